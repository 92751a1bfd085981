//! The plan pack: all numbers of a city's plan, each with unit, grade and source.

mod aims;
mod correlations;
mod costs;
mod evidence;
mod load;
mod numbers;
mod policy;
mod ready_made;
mod tables;
mod text;

use canghai_sim::{Calendar, Levers, Mix, Quantity};

pub use aims::{ReadyMade, ReadyMadeLever, Shock, Shown, Source, Target, World, Yearly};
pub use costs::{Cost, LARGEST_COST};
pub use evidence::{LargestSeen, Seen, Usual};
pub use text::{LATER_TEXTS, Text, take_later_texts};

/// How well a number is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The plan says so.
    Plan,
    /// A published statistic.
    Statistic,
    /// Derived from statistics by arithmetic.
    Derived,
    /// Estimated in the literature.
    Literature,
    /// An assumption of ours.
    Assumption,
}

impl Grade {
    /// The words of the grades in files and translations.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("plan", Self::Plan),
        ("statistic", Self::Statistic),
        ("derived", Self::Derived),
        ("literature", Self::Literature),
        ("assumption", Self::Assumption),
    ];

    /// The grade's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, grade)| *grade == self).map_or("assumption", |(word, _)| word)
    }
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Unit, as in the catalogue.
    pub unit: String,
    /// How well it is founded.
    pub grade: Grade,
    /// Its source, in a sentence.
    pub source: Text,
    /// Ids of documents among the pack's sources.
    pub refs: Vec<String>,
}

/// A number with its range, where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The value.
    pub value: f64,
    /// Lowest and highest value, where the pack gives them.
    pub range: Option<(f64, f64)>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Figures of the base year.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// GDP, 1e8 CNY.
    pub gdp: Figure,
    /// Share of the sectors in GDP, a fraction; its range is what a scenario may set.
    pub share: Figure,
    /// Above-scale firms of the sectors; its range is that of a triangular distribution.
    pub firms: Figure,
}

/// What the plan asks of a sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Keep advancing.
    Advance,
    /// Accelerate.
    Accelerate,
    /// Cultivate.
    Cultivate,
}

/// One sector.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    /// Its id in files.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// Its name where there is little room.
    pub short: Text,
    /// What the plan asks of it.
    pub stage: Stage,
    /// Section of the plan that says so.
    pub stage_section: String,
    /// Part of the sectors' value added in the base year.
    pub share_of_base: Figure,
    /// Part of the above-scale firms.
    pub share_of_firms: Figure,
    /// Standard deviation of demand growth, 1/yr.
    pub demand_growth_sd: Figure,
}

/// The family of an uncertain parameter's distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distribution {
    /// Triangular between low and high with the value as mode.
    Triangular,
    /// PERT between low and high with the value as mode.
    Pert,
    /// Lognormal with the value as median.
    Lognormal,
}

/// An uncertain parameter of the whole city.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertain {
    /// What it is.
    pub quantity: &'static Quantity,
    /// Central value.
    pub value: f64,
    /// Low end, or 5 % point of a lognormal.
    pub low: f64,
    /// High end, or 95 % point of a lognormal.
    pub high: f64,
    /// Its distribution.
    pub distribution: Distribution,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl Uncertain {
    /// The values that a scenario may set: `[low, high]`, of a lognormal `[low/2, 2 high]`.
    #[must_use]
    pub fn allowed(&self) -> (f64, f64) {
        match self.distribution {
            Distribution::Triangular | Distribution::Pert => (self.low, self.high),
            Distribution::Lognormal => (self.low / 2.0, 2.0 * self.high),
        }
    }
}

/// An uncertain parameter with one value a sector.
#[derive(Clone, Debug, PartialEq)]
pub struct BySector {
    /// What it is.
    pub quantity: &'static Quantity,
    /// Central values by sector.
    pub values: Vec<f64>,
    /// Low factor on every value, the 5 % point of a lognormal.
    pub low_factor: f64,
    /// High factor, the 95 % point.
    pub high_factor: f64,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl BySector {
    /// The values that a scenario may set for a sector.
    #[must_use]
    pub fn allowed(&self, sector: usize) -> (f64, f64) {
        let value = self.values[sector];
        (value * (self.low_factor / 2.0), value * (2.0 * self.high_factor))
    }
}

/// A constant of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// What it is.
    pub quantity: &'static Quantity,
    /// Its value.
    pub value: f64,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Two parameters that are drawn together.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    /// Place of the first in the catalogue.
    pub first: usize,
    /// Place of the second.
    pub second: usize,
    /// Correlation of the standard normals that they are drawn from, between -1 and 1.
    pub value: f64,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a pack says of a lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// What it is.
    pub quantity: &'static Quantity,
    /// Value of each plan year where a scenario says nothing.
    pub trend: Vec<f64>,
    /// Section of the plan that it stands for.
    pub section: String,
    /// Where the trend values come from.
    pub provenance: Provenance,
    /// The range in which it ordinarily lies.
    pub usual: Usual,
    /// The largest comparable value found in a document.
    pub largest_seen: LargestSeen,
}

impl Lever {
    /// The provenance of every number that stands with the lever.
    pub fn provenances(&self) -> impl Iterator<Item = &Provenance> {
        let seen = self.largest_seen.found().map(|seen| &seen.provenance);
        [&self.provenance, &self.usual.provenance].into_iter().chain(seen)
    }
}

/// A city's plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its full title.
    pub label: Text,
    /// Its short title.
    pub short: Text,
    /// The years covered.
    pub calendar: Calendar,
    /// Figures of the base year.
    pub base: Base,
    /// Parts of the special fund by instrument where a scenario says nothing.
    pub mix: Mix<f64>,
    /// Where those parts come from.
    pub mix_provenance: Provenance,
    /// The sectors.
    pub sectors: Vec<Sector>,
    /// Weight of the common part of demand growth.
    pub demand_common_loading: Figure,
    /// Parameters of the whole city, in the order of the catalogue.
    pub parameters: Vec<Uncertain>,
    /// Parameters that are drawn together, each in one pair at most.
    pub correlations: Vec<Correlation>,
    /// Parameters by sector, in the order of the catalogue.
    pub sector_parameters: Vec<BySector>,
    /// Constants, in the order of the catalogue.
    pub constants: Vec<Constant>,
    /// Levers, in the order of the catalogue.
    pub levers: Vec<Lever>,
    /// What a unit of each lever costs, in the order of the catalogue; empty where the pack has no
    /// costs.toml.
    pub costs: Vec<Cost>,
    /// Worlds; the first is the default.
    pub worlds: Vec<World>,
    /// Name and meaning of the pandemic.
    pub pandemic: (Text, Text),
    /// Its falls in the sectors.
    pub pandemic_sectors: Shock,
    /// Its falls in the rest of GDP.
    pub pandemic_other: Shock,
    /// Targets, in the order of the board.
    pub targets: Vec<Target>,
    /// Outcomes shown without a verdict.
    pub shown: Vec<Shown>,
    /// Documents behind the numbers.
    pub sources: Vec<Source>,
    /// Ready-made scenarios; the first is the trend, the base of comparison.
    pub ready_made: Vec<ReadyMade>,
}

impl Pack {
    /// The calendar years of the plan.
    pub fn plan_years(&self) -> impl Iterator<Item = i32> + '_ {
        (0..self.calendar.plan_years).map(|index| self.calendar.year(index))
    }

    /// The lever with this key.
    #[must_use]
    pub fn lever(&self, key: &str) -> Option<&Lever> {
        self.levers.iter().find(|lever| lever.quantity.key == key)
    }

    /// What a unit of the lever with this key costs, where the pack says so.
    #[must_use]
    pub fn cost(&self, key: &str) -> Option<&Cost> {
        self.costs.iter().find(|cost| cost.quantity.key == key)
    }

    /// The world with this id.
    #[must_use]
    pub fn world(&self, id: &str) -> Option<&World> {
        self.worlds.iter().find(|world| world.id == id)
    }

    /// The ready-made scenario with this id.
    #[must_use]
    pub fn ready_made(&self, id: &str) -> Option<&ReadyMade> {
        self.ready_made.iter().find(|scenario| scenario.id == id)
    }

    /// Parts of the base by sector, the default of every share.
    #[must_use]
    pub fn shares_of_base(&self) -> Vec<f64> {
        self.sectors.iter().map(|sector| sector.share_of_base.value).collect()
    }

    /// The level of the share that the plan asks for, a fraction.
    #[must_use]
    pub fn share_target(&self) -> Option<f64> {
        self.target("share").map(|target| target.at_least)
    }

    /// The target that an outcome judges.
    #[must_use]
    pub fn target(&self, outcome: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.outcome.key == outcome)
    }

    /// The trend values of every lever.
    #[must_use]
    pub fn trend(&self) -> Levers<Vec<f64>> {
        Levers::from_fn(|quantity| {
            self.lever(quantity.key).map(|lever| lever.trend.clone()).unwrap_or_default()
        })
    }
}
