//! What can be set on the page, each with its range and step in the unit that the page shows.

mod parts;
mod set;
mod years;

use std::collections::BTreeSet;

use canghai_plan::{Pack, Scenario, ShareGroup};
use canghai_sim::{Levers, Quantity};

use crate::typed;

pub use set::Lock;
pub(crate) use set::split_by_year;

/// One control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A lever in a plan year: its place in the catalogue, and the year's number.
    Lever(usize, usize),
    /// A lever in all plan years, which move together: the mean of its values.
    AllYears(usize),
    /// A part of a whole, percent.
    Part(Whole, usize),
    /// The boundary after a part: the sum of the parts up to there, percent.
    Boundary(Whole, usize),
    /// What a part amounts to: the lever's place in the catalogue, and the part.
    Amount(Whole, usize, usize),
    /// Share of the sectors in GDP in the base year, percent.
    BaseShare,
}

/// What is parted, its parts summing to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// Levers among the sectors, in all years alike or in one plan year.
    Sectors(ShareGroup, Years),
    /// The special fund among its instruments.
    Mix,
}

/// The plan years that parts are set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Years {
    /// All alike.
    All,
    /// One, by its number.
    One(usize),
}

/// What was typed and is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BadInput {
    /// Not a number.
    NotANumber,
    /// A number outside the range.
    OutOfRange,
}

const PERCENT: f64 = 100.0;

impl Whole {
    /// The parts in a scenario, fractions of 1.
    #[must_use]
    pub fn parts(self, pack: &Pack, scenario: &Scenario) -> Vec<f64> {
        match self {
            Self::Sectors(group, Years::All) => scenario.shares(pack, group, 0),
            Self::Sectors(group, Years::One(year)) => scenario.shares(pack, group, year),
            Self::Mix => scenario.mix(pack).values().to_vec(),
        }
    }

    /// The levers that are parted, by their places in the catalogue.
    pub fn levers(self) -> impl Iterator<Item = usize> {
        let keys: &[&str] = match self {
            Self::Sectors(ShareGroup::SpecialFund, _) | Self::Mix => &["special_fund"],
            Self::Sectors(ShareGroup::GuidanceFund, _) => &["guidance_fund"],
            Self::Sectors(ShareGroup::Land, _) => &["land"],
            Self::Sectors(ShareGroup::Talent, _) => &["high_level_talent", "skilled_training"],
            Self::Sectors(ShareGroup::SignedProjects, _) => &["signed_projects"],
        };
        let place = |key: &&str| Levers::<f64>::FIELDS.iter().position(|lever| lever.key == *key);
        keys.iter().filter_map(place)
    }

    /// What there is to part of a lever: its value in the year, or its mean over the plan years.
    #[must_use]
    pub fn total(self, pack: &Pack, scenario: &Scenario, lever: usize) -> f64 {
        let values = lever_values(pack, scenario, lever);
        match self {
            Self::Sectors(_, Years::One(year)) => values.get(year).copied().unwrap_or_default(),
            Self::Sectors(_, Years::All) | Self::Mix => years::mean(values),
        }
    }
}

/// The values of the lever at a place of the catalogue.
fn lever_values<'a>(pack: &'a Pack, scenario: &'a Scenario, lever: usize) -> &'a [f64] {
    Levers::<f64>::FIELDS.get(lever).map_or(&[], |lever| scenario.lever(pack, lever.key))
}

impl Field {
    /// The catalogue entry of a lever.
    #[must_use]
    pub fn lever(self) -> Option<&'static Quantity> {
        match self {
            Self::Lever(lever, _) | Self::AllYears(lever) | Self::Amount(_, lever, _) => {
                Levers::<f64>::FIELDS.get(lever)
            }
            _ => None,
        }
    }

    /// Smallest and largest value and the step, as shown.
    #[must_use]
    pub fn range(self, pack: &Pack, scenario: &Scenario) -> (f64, f64, f64) {
        let step = self.lever().and_then(|lever| lever.step).unwrap_or(0.01);
        match (self, self.lever()) {
            (Self::Amount(whole, lever, _), _) => (0.0, whole.total(pack, scenario, lever), step),
            (Self::Boundary(whole, part), _) => {
                let parts = whole.parts(pack, scenario);
                let sum = |end: usize| PERCENT * parts.iter().take(end).sum::<f64>();
                (sum(part), sum(part + 2), 1.0)
            }
            (Self::BaseShare, _) => {
                let (min, max) = pack.base.share.range.unwrap_or((0.01, 0.3));
                (min * PERCENT, max * PERCENT, 0.05)
            }
            (_, Some(lever)) => (lever.min, lever.max, step),
            (_, None) => (0.0, PERCENT, 1.0),
        }
    }

    /// The value in a scenario, as shown.
    #[must_use]
    pub fn value(self, pack: &Pack, scenario: &Scenario) -> f64 {
        match self {
            Self::Lever(lever, year) => {
                lever_values(pack, scenario, lever).get(year).copied().unwrap_or_default()
            }
            Self::AllYears(lever) => years::mean(lever_values(pack, scenario, lever)),
            Self::Part(whole, part) => {
                PERCENT * whole.parts(pack, scenario).get(part).copied().unwrap_or_default()
            }
            Self::Boundary(whole, part) => {
                PERCENT * whole.parts(pack, scenario).iter().take(part + 1).sum::<f64>()
            }
            Self::Amount(whole, lever, part) => {
                let parts = whole.parts(pack, scenario);
                let part = parts.get(part).copied().unwrap_or_default();
                part * whole.total(pack, scenario, lever)
            }
            Self::BaseShare => PERCENT * scenario.base_share,
        }
    }

    /// A typed text as a value of this field.
    ///
    /// # Errors
    /// A text that is no number, or a number outside the range.
    pub fn parse(self, pack: &Pack, scenario: &Scenario, text: &str) -> Result<f64, BadInput> {
        let (min, max, _) = self.range(pack, scenario);
        let value = typed::number(text)?;
        // the ends in percent are products; what reads as the end is the end
        let within = value >= min - 1e-9 && value <= max + 1e-9;
        if within { Ok(value.clamp(min, max)) } else { Err(BadInput::OutOfRange) }
    }

    /// Whether a lock, or nothing to part, keeps the field as it is.
    #[must_use]
    pub fn is_fixed(self, pack: &Pack, scenario: &Scenario, locks: &BTreeSet<Lock>) -> bool {
        let held = |whole: Whole, part| set::is_locked(locks, whole, part);
        match self {
            Self::Part(whole, part) => {
                let others = (0..whole.parts(pack, scenario).len()).filter(|other| *other != part);
                held(whole, part) || others.into_iter().all(|other| held(whole, other))
            }
            Self::Boundary(whole, part) => held(whole, part) || held(whole, part + 1),
            Self::Amount(whole, lever, part) => {
                whole.total(pack, scenario, lever) <= 0.0
                    || Self::Part(whole, part).is_fixed(pack, scenario, locks)
            }
            Self::Lever(..) | Self::AllYears(_) | Self::BaseShare => false,
        }
    }
}
