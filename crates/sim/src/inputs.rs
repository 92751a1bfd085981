//! From levers, shares and mix to the amounts that each sector gets in each year.

use crate::catalogue::{Levers, Mix};
use crate::city::Calendar;
use crate::number::Number;

/// What a city decides: levers and shares for each plan year, and what comes after.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy<T> {
    /// One entry a plan year.
    pub years: Vec<YearPolicy<T>>,
    /// Parts of the special fund by instrument.
    pub mix: Mix<T>,
    /// What happens when the plan has ended.
    pub after: After,
}

/// The decisions for one plan year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPolicy<T> {
    /// The levers' values.
    pub levers: Levers<T>,
    /// How they are shared out among the sectors.
    pub shares: Shares<T>,
}

/// Parts of each lever by sector; each list sums to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares<T> {
    /// Parts of the special fund.
    pub special_fund: Vec<T>,
    /// Parts of the guidance fund.
    pub guidance_fund: Vec<T>,
    /// Parts of the land.
    pub land: Vec<T>,
    /// Parts of high-level talent and of skilled training.
    pub talent: Vec<T>,
    /// Parts of the signed projects.
    pub signed_projects: Vec<T>,
}

/// What follows the plan's last year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// Every lever keeps its last value.
    #[default]
    Hold,
    /// Money, land, talent and signed projects stop; plot ratio and tenure keep their last value.
    Stop,
}

/// The absolute amounts of every calendar year up to the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs<T> {
    /// One entry a calendar year, the plan's first year first.
    pub years: Vec<YearInputs<T>>,
}

/// What the city and its sectors get in one calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearInputs<T> {
    /// Plot ratio of new building, base year = 1.
    pub plot_ratio: T,
    /// Share of land on flexible tenure, 0 to 1.
    pub flexible_tenure: T,
    /// Amounts by sector.
    pub sectors: Vec<SectorInputs<T>>,
}

/// What one sector gets in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectorInputs<T> {
    /// Special fund for demonstration, 1e8 CNY a year.
    pub demonstration: T,
    /// Special fund for technical transformation, 1e8 CNY a year.
    pub transformation: T,
    /// Special fund for platforms, 1e8 CNY a year.
    pub platforms: T,
    /// Special fund for research, 1e8 CNY a year.
    pub research: T,
    /// Guidance fund, 1e8 CNY a year.
    pub guidance: T,
    /// Land, mu a year.
    pub land: T,
    /// High-level talent introduced, persons a year.
    pub talent: T,
    /// Skilled workers trained, persons a year.
    pub training: T,
    /// Projects signed a year.
    pub signed: T,
}

impl<T: Number> SectorInputs<T> {
    /// The amounts in the order of the structure.
    #[must_use]
    pub fn values(&self) -> [T; 9] {
        [
            self.demonstration,
            self.transformation,
            self.platforms,
            self.research,
            self.guidance,
            self.land,
            self.talent,
            self.training,
            self.signed,
        ]
    }

    /// The amounts from a list in the order of the structure.
    #[must_use]
    pub fn from_values(values: [T; 9]) -> Self {
        let [
            demonstration,
            transformation,
            platforms,
            research,
            guidance,
            land,
            talent,
            training,
            signed,
        ] = values;
        Self {
            demonstration,
            transformation,
            platforms,
            research,
            guidance,
            land,
            talent,
            training,
            signed,
        }
    }
}

impl<T> Shares<T> {
    /// Sectors that every list has a part for.
    fn sectors(&self) -> usize {
        let Self { special_fund, guidance_fund, land, talent, signed_projects } = self;
        let lists = [special_fund, guidance_fund, land, talent, signed_projects];
        lists.map(Vec::len).into_iter().min().unwrap_or(0)
    }
}

impl<T: Number> Policy<T> {
    /// The amounts of every year to the horizon; empty where the policy has no year.
    ///
    /// A year has as many sectors as its shortest list of shares.
    #[must_use]
    pub fn inputs(&self, calendar: &Calendar) -> Inputs<T> {
        let years =
            (0..calendar.horizon_years).filter_map(|index| self.year_inputs(index)).collect();
        Inputs { years }
    }

    fn year_inputs(&self, index: usize) -> Option<YearInputs<T>> {
        let last = self.years.len().checked_sub(1)?;
        let YearPolicy { levers, shares } = &self.years[index.min(last)];
        let levers = match self.after {
            After::Stop if index > last => stopped(levers),
            After::Stop | After::Hold => *levers,
        };
        Some(year_inputs(&levers, shares, &self.mix))
    }
}

fn year_inputs<T: Number>(levers: &Levers<T>, shares: &Shares<T>, mix: &Mix<T>) -> YearInputs<T> {
    let sectors = (0..shares.sectors()).map(|sector| {
        let fund = levers.special_fund * shares.special_fund[sector];
        SectorInputs {
            demonstration: fund * mix.demonstration,
            transformation: fund * mix.transformation,
            platforms: fund * mix.platforms,
            research: fund * mix.research,
            guidance: levers.guidance_fund * shares.guidance_fund[sector],
            land: levers.land * shares.land[sector],
            talent: levers.high_level_talent * shares.talent[sector],
            training: levers.skilled_training * shares.talent[sector],
            signed: levers.signed_projects * shares.signed_projects[sector],
        }
    });
    YearInputs {
        plot_ratio: levers.plot_ratio,
        flexible_tenure: levers.flexible_tenure,
        sectors: sectors.collect(),
    }
}

/// The levers with every yearly amount at zero; plot ratio and tenure are rules and stay.
fn stopped<T: Number>(levers: &Levers<T>) -> Levers<T> {
    let zero = T::constant(0.0);
    Levers {
        special_fund: zero,
        guidance_fund: zero,
        land: zero,
        plot_ratio: levers.plot_ratio,
        flexible_tenure: levers.flexible_tenure,
        high_level_talent: zero,
        skilled_training: zero,
        signed_projects: zero,
    }
}
