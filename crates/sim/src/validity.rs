//! What the model refuses, checked once so that a run cannot fail.

use std::fmt;

use crate::catalogue::{Constants, Parameters, Quantity, SectorParameters};
use crate::city::{Calendar, City, Pandemic, Sector};
use crate::inputs::{Inputs, SectorInputs, YearInputs};
use crate::number::Number;

/// How far a list of shares may sum from 1.
const SUM_TOLERANCE: f64 = 1e-6;
/// Largest input that is taken for a number and not for a mistake of units.
const LARGEST: f64 = 1e9;

/// A value that the equations are not defined for.
#[derive(Clone, Debug, PartialEq)]
pub enum InputError {
    /// A number outside what is allowed.
    OutOfRange {
        /// What it is, and of which sector or year.
        name: String,
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
        /// Unit of the value.
        unit: &'static str,
    },
    /// A list of the wrong length.
    WrongLength {
        /// Which list.
        name: String,
        /// Its length.
        found: usize,
        /// The length that fits the city.
        expected: usize,
    },
    /// Parts that do not sum to 1.
    WrongSum {
        /// Which parts.
        name: String,
    },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { name, min, max, unit } => {
                write!(f, "{name} must be a number from {min} to {max} (unit {unit})")
            }
            Self::WrongLength { name, found, expected } => {
                write!(f, "{name} has {found} entries, must have {expected}")
            }
            Self::WrongSum { name } => write!(f, "{name} must sum to 1"),
        }
    }
}

impl std::error::Error for InputError {}

/// Every mistake of a city and its inputs; empty where the model can be built.
pub(crate) fn mistakes<T: Number>(city: &City<T>, inputs: &Inputs<T>) -> Vec<InputError> {
    let mut found = Mistakes::default();
    found.city(city);
    found.calendar(&city.calendar);
    found.pandemic(&city.pandemic, city.parameters.pandemic_severity);
    for sector in &city.sectors {
        found.sector(sector, city.calendar.plan_years + 1);
    }
    found.length("inputs by year", inputs.years.len(), city.calendar.horizon_years);
    for year in &inputs.years {
        found.year(year, city.sectors.len());
    }
    found.0
}

#[derive(Default)]
struct Mistakes(Vec<InputError>);

impl Mistakes {
    fn city<T: Number>(&mut self, city: &City<T>) {
        self.range("GDP of the base year", city.gdp, 1e-3, LARGEST, "1e8 CNY");
        self.range("base share", city.base_share, 1e-6, 0.99, "1");
        self.range("firms of the base year", city.firms, 1e-3, LARGEST, "firm");
        self.record(Parameters::<T>::FIELDS, city.parameters.values());
        self.record(Constants::<T>::FIELDS, city.constants.values());
        if city.sectors.is_empty() {
            self.length("sectors", 0, 1);
        }
        let parts = city.sectors.iter().map(|sector| sector.share_of_base);
        self.sum("shares of the base", parts);
        let parts = city.sectors.iter().map(|sector| sector.share_of_firms);
        self.sum("shares of the firms", parts);
    }

    fn calendar(&mut self, calendar: &Calendar) {
        if calendar.plan_years == 0 {
            self.length("plan years", 0, 1);
        }
        if calendar.horizon_years < calendar.plan_years {
            self.length("years up to the horizon", calendar.horizon_years, calendar.plan_years);
        }
    }

    fn sector<T: Number>(&mut self, sector: &Sector<T>, growth_rates: usize) {
        self.range("share of the base", sector.share_of_base, 1e-6, 1.0, "1");
        self.range("share of the firms", sector.share_of_firms, 1e-6, 1.0, "1");
        self.length("demand growth by year", sector.demand_growth.len(), growth_rates);
        for rate in &sector.demand_growth {
            self.range("demand growth", *rate, -0.99, 2.0, "1/yr");
        }
        self.record(SectorParameters::<T>::FIELDS, sector.parameters.values());
    }

    fn pandemic<T: Number>(&mut self, pandemic: &Pandemic, severity: T) {
        for fall in pandemic.sectors.iter().chain(&pandemic.other) {
            self.range("fall of a month times severity", severity * *fall, 0.0, 0.99, "1");
        }
    }

    fn year<T: Number>(&mut self, year: &YearInputs<T>, sectors: usize) {
        self.range("plot ratio", year.plot_ratio, 0.01, 100.0, "1");
        self.range("flexible tenure", year.flexible_tenure, 0.0, 1.0, "1");
        self.length("inputs by sector", year.sectors.len(), sectors);
        for value in year.sectors.iter().flat_map(SectorInputs::values) {
            self.range("amount of a lever for a sector", value, 0.0, LARGEST, "a year");
        }
    }

    fn record<T: Number, const N: usize>(&mut self, fields: &[Quantity; N], values: [T; N]) {
        for (field, value) in fields.iter().zip(values) {
            self.range(field.key, value, field.min, field.max, field.unit);
        }
    }

    fn range<T: Number>(&mut self, name: &str, value: T, min: f64, max: f64, unit: &'static str) {
        let slack = |end: f64| T::ROUNDING * end.abs();
        if !value.all(|value| (min - slack(min)..=max + slack(max)).contains(&value)) {
            self.0.push(InputError::OutOfRange { name: name.to_owned(), min, max, unit });
        }
    }

    fn length(&mut self, name: &str, found: usize, expected: usize) {
        if found != expected {
            self.0.push(InputError::WrongLength { name: name.to_owned(), found, expected });
        }
    }

    fn sum<T: Number>(&mut self, name: &str, parts: impl Iterator<Item = T>) {
        let (mut sum, mut tolerance) = (T::constant(0.0), SUM_TOLERANCE);
        for part in parts {
            sum = sum + part;
            // the part and the sum are rounded
            tolerance += 2.0 * T::ROUNDING;
        }
        if !sum.all(|sum| (sum - 1.0).abs() <= tolerance) {
            self.0.push(InputError::WrongSum { name: name.to_owned() });
        }
    }
}
