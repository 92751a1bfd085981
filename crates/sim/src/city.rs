//! What the model knows of a city before any policy.

use crate::catalogue::{Constants, Parameters, SectorParameters};

/// Months in a year, one time step each.
pub(crate) const MONTHS: usize = 12;

/// The years a model covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The year whose figures are the base; the plan begins with the next.
    pub base_year: i32,
    /// Years of the plan.
    pub plan_years: usize,
    /// Years that a run can reach to, those of the plan included.
    pub horizon_years: usize,
}

impl Calendar {
    /// Time steps up to the horizon.
    #[must_use]
    pub fn horizon_months(&self) -> usize {
        self.horizon_years * MONTHS
    }

    /// The calendar year with this number, the plan's first being 0.
    #[must_use]
    pub fn year(&self, index: usize) -> i32 {
        self.base_year + 1 + i32::try_from(index).unwrap_or(i32::MAX / 2)
    }

    /// The number of a calendar year, if a run can reach it.
    #[must_use]
    pub fn index(&self, year: i32) -> Option<usize> {
        (0..self.horizon_years).find(|&index| self.year(index) == year)
    }

    /// Months from the plan's beginning to the end of its last year.
    #[must_use]
    pub fn plan_months(&self) -> usize {
        self.plan_years * MONTHS
    }
}

/// A city in its base year, with the parameters of its growth.
#[derive(Clone, Debug, PartialEq)]
pub struct City<T> {
    /// The years covered.
    pub calendar: Calendar,
    /// GDP of the base year, 1e8 CNY.
    pub gdp: T,
    /// Value added of the sectors over GDP in the base year, a fraction.
    pub base_share: T,
    /// Above-scale firms of the sectors in the base year.
    pub firms: T,
    /// Parameters of the whole city.
    pub parameters: Parameters<T>,
    /// Constants of the model.
    pub constants: Constants<T>,
    /// The sectors, in the order of every list by sector.
    pub sectors: Vec<Sector<T>>,
    /// The shock of a pandemic; empty where none is assumed.
    pub pandemic: Pandemic,
}

/// One sector of the city.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector<T> {
    /// Its part of the sectors' value added in the base year; the parts sum to 1.
    pub share_of_base: T,
    /// Its part of the above-scale firms; the parts sum to 1.
    pub share_of_firms: T,
    /// Growth of demand, a yearly rate for each plan year and one for all years after.
    pub demand_growth: Vec<T>,
    /// Parameters with a value of its own.
    pub parameters: SectorParameters<T>,
}

impl<T: Copy> City<T> {
    /// The city with `change` done to every number; the falls of a pandemic stay as they are.
    #[must_use]
    pub fn map<U>(&self, mut change: impl FnMut(T) -> U) -> City<U> {
        City {
            calendar: self.calendar,
            gdp: change(self.gdp),
            base_share: change(self.base_share),
            firms: change(self.firms),
            parameters: self.parameters.map(&mut change),
            constants: self.constants.map(&mut change),
            sectors: self.sectors.iter().map(|sector| sector.map(&mut change)).collect(),
            pandemic: self.pandemic.clone(),
        }
    }
}

impl<T: Copy> Sector<T> {
    /// The sector with `change` done to every number.
    fn map<U>(&self, mut change: impl FnMut(T) -> U) -> Sector<U> {
        Sector {
            share_of_base: change(self.share_of_base),
            share_of_firms: change(self.share_of_firms),
            demand_growth: self.demand_growth.iter().map(|rate| change(*rate)).collect(),
            parameters: self.parameters.map(&mut change),
        }
    }
}

/// Falls of activity in consecutive months, as fractions, at a severity of 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pandemic {
    /// Month of the first value, counted from the plan's beginning.
    pub first_month: usize,
    /// Fall of capacity and demand of the sectors.
    pub sectors: Vec<f64>,
    /// Fall of the rest of GDP.
    pub other: Vec<f64>,
}

impl Pandemic {
    /// The falls of (sectors, rest of GDP) in a month, 0 outside the list.
    #[must_use]
    pub fn falls(&self, month: usize) -> (f64, f64) {
        let at = |falls: &[f64]| {
            let index = month.checked_sub(self.first_month);
            index.and_then(|index| falls.get(index)).copied().unwrap_or(0.0)
        };
        (at(&self.sectors), at(&self.other))
    }
}
