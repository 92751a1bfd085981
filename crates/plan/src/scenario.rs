//! Scenarios: what a planner sets, as a value and as a file.

mod read;
mod write;

pub(crate) use read::mix;

use std::collections::BTreeMap;

use canghai_sim::{After, Levers, Mix};

use crate::pack::Pack;

/// Largest scenario file, bytes; a full one has about two thousand.
pub const LARGEST_FILE: u64 = 1 << 20;
/// Longest name, characters.
pub const LONGEST_NAME: usize = 100;

/// One scenario: what differs from the trend of its pack, and the world it meets.
///
/// A scenario that was read is valid for its pack. What is `None` is at the pack's trend or
/// default.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name; empty where the file gives none.
    pub name: String,
    /// Id of the world.
    pub world: String,
    /// Whether the pandemic comes.
    pub pandemic: bool,
    /// What follows the plan's last year.
    pub after: After,
    /// Share of the sectors in GDP in the base year, a fraction.
    pub base_share: f64,
    /// Lever values, one a plan year.
    pub levers: Levers<Option<Vec<f64>>>,
    /// Parts of the special fund by instrument.
    pub mix: Option<Mix<f64>>,
    /// Parts by sector, for each group of levers.
    pub shares: BTreeMap<ShareGroup, Split>,
    /// Parameters set by the scenario, by key.
    pub assumptions: BTreeMap<&'static str, Assumption>,
}

/// Levers that share one split among the sectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShareGroup {
    /// The special fund.
    SpecialFund,
    /// The guidance fund.
    GuidanceFund,
    /// Land.
    Land,
    /// High-level talent and skilled training.
    Talent,
    /// Signed projects.
    SignedProjects,
}

impl ShareGroup {
    /// All groups, in the order of the levers.
    pub const ALL: [Self; 5] =
        [Self::SpecialFund, Self::GuidanceFund, Self::Land, Self::Talent, Self::SignedProjects];

    /// The group's key in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::SpecialFund => "special_fund",
            Self::GuidanceFund => "guidance_fund",
            Self::Land => "land",
            Self::Talent => "talent",
            Self::SignedProjects => "signed_projects",
        }
    }
}

/// Parts by sector, summing to 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Split {
    /// The same parts in every year.
    AllYears(Vec<f64>),
    /// Parts of each plan year.
    ByYear(Vec<Vec<f64>>),
}

impl Split {
    /// The parts of a plan year, the first being 0.
    #[must_use]
    pub fn year(&self, year: usize) -> &[f64] {
        match self {
            Self::AllYears(parts) => parts,
            Self::ByYear(years) => years.get(year).or(years.last()).map_or(&[], Vec::as_slice),
        }
    }
}

/// A parameter's value set by a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Assumption {
    /// One value for the city.
    City(f64),
    /// One value a sector.
    BySector(Vec<f64>),
}

impl Scenario {
    /// The scenario that leaves everything at the pack's trend.
    #[must_use]
    pub fn trend(pack: &Pack) -> Self {
        Self {
            name: String::new(),
            world: pack.worlds.first().map(|world| world.id.clone()).unwrap_or_default(),
            pandemic: false,
            after: After::Hold,
            base_share: pack.base.share.value,
            levers: Levers::from_fn(|_| None),
            mix: None,
            shares: BTreeMap::new(),
            assumptions: BTreeMap::new(),
        }
    }

    /// The values of a lever by plan year, the pack's trend where the scenario sets none.
    #[must_use]
    pub fn lever<'a>(&'a self, pack: &'a Pack, key: &str) -> &'a [f64] {
        let own = self.levers.get(key).and_then(Option::as_deref);
        own.or_else(|| pack.lever(key).map(|lever| lever.trend.as_slice())).unwrap_or(&[])
    }

    /// Sets a lever's value in one plan year (the first is 0), leaving the other years as they are.
    pub fn set_lever(&mut self, pack: &Pack, key: &str, year: usize, value: f64) {
        let mut values = self.lever(pack, key).to_vec();
        if let (Some(slot), Some(lever)) = (values.get_mut(year), self.levers.get_mut(key)) {
            *slot = value;
            *lever = Some(values);
        }
    }

    /// Parts by sector of a group in a plan year, the parts of the base where none are set.
    #[must_use]
    pub fn shares(&self, pack: &Pack, group: ShareGroup, year: usize) -> Vec<f64> {
        self.shares
            .get(&group)
            .map_or_else(|| pack.shares_of_base(), |split| split.year(year).to_vec())
    }

    /// Parts of the special fund by instrument.
    #[must_use]
    pub fn mix(&self, pack: &Pack) -> Mix<f64> {
        self.mix.unwrap_or(pack.mix)
    }
}
