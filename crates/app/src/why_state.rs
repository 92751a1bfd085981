//! What is chosen on the page that says why.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{Outcomes, Quantity};

use crate::runs::Pair;
use crate::why_orders::WhyReply;

/// What the difference of two scenarios is shared out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// An outcome of the city, by its place in the catalogue.
    Outcome(usize),
    /// Value added of a sector, by its place.
    Sector(usize),
    /// The probability of a target, by its place on the board.
    Target(usize),
    /// The probability of all targets at once.
    Joint,
}

impl Measure {
    /// All measures of a pack: outcomes, sectors, targets, all targets at once.
    pub(crate) fn all(pack: &Pack) -> Vec<Self> {
        let outcomes = (0..Outcomes::<f64>::FIELDS.len()).map(Self::Outcome);
        let sectors = (0..pack.sectors.len()).map(Self::Sector);
        let targets = (0..pack.targets.len()).map(Self::Target);
        outcomes.chain(sectors).chain(targets).chain([Self::Joint]).collect()
    }

    /// Its word in the page's parts.
    pub(crate) fn word(self, pack: &Pack) -> String {
        let sector = |place: usize| pack.sectors.get(place).map_or("", |own| own.id.as_str());
        let target = |place: usize| pack.targets.get(place).map_or("", |own| own.outcome.key);
        match self {
            Self::Outcome(place) => outcome(place).key.to_owned(),
            Self::Sector(place) => format!("sector {}", sector(place)),
            Self::Target(place) => format!("target {}", target(place)),
            Self::Joint => "joint".to_owned(),
        }
    }

    /// Whether it is a probability, which is worked out only when it is asked for.
    #[must_use]
    pub fn is_probability(self) -> bool {
        matches!(self, Self::Target(_) | Self::Joint)
    }

    /// The outcome of the city that stands for it where there are outcomes alone: value added for a
    /// sector's, what judges the target for a probability, else the share.
    pub(crate) fn outcome(self, pack: &Pack) -> &'static Quantity {
        let of = |key: &str| {
            let place = Outcomes::<f64>::FIELDS.iter().position(|outcome| outcome.key == key);
            outcome(place.unwrap_or(0))
        };
        match self {
            Self::Outcome(place) => outcome(place),
            Self::Sector(_) => of("value_added"),
            Self::Target(place) => pack.targets.get(place).map_or(of("share"), |own| own.outcome),
            Self::Joint => of("share"),
        }
    }
}

fn outcome(place: usize) -> &'static Quantity {
    let all = Outcomes::<f64>::FIELDS;
    all.get(place).unwrap_or(&all[0])
}

/// The year that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhyYear {
    /// The plan's last.
    Plan,
    /// The last of the run.
    #[default]
    Horizon,
}

impl WhyYear {
    /// Its place, the plan's first being 0.
    pub(crate) fn place(self, pack: &Pack) -> usize {
        match self {
            Self::Plan => pack.calendar.plan_years - 1,
            Self::Horizon => pack.calendar.horizon_years - 1,
        }
    }
}

/// What is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyState {
    /// The tab that the difference is counted from; the base scenario's where none is chosen.
    pub from: Option<u32>,
    /// What the difference is shared out of.
    pub measure: Measure,
    /// The year that is looked at.
    pub at: WhyYear,
    /// The sector whose growth is accounted for; all together where none is chosen.
    pub growth_of: Option<usize>,
    /// The scenarios whose probabilities are asked for.
    pub(crate) asked: Option<Pair>,
    /// The scenario and year of which it is asked what the results rest on.
    pub(crate) asked_rests: Option<(Scenario, WhyYear)>,
    /// Combinations of inputs that are run by now.
    pub(crate) done: usize,
}

impl Default for WhyState {
    fn default() -> Self {
        Self {
            from: None,
            // the share stands first in the catalogue
            measure: Measure::Outcome(0),
            at: WhyYear::default(),
            growth_of: None,
            asked: None,
            asked_rests: None,
            done: 0,
        }
    }
}

/// Something that happens on the page that says why.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyEvent {
    /// The difference is counted from the scenario of a tab, by the tab's number in words.
    From(String),
    /// The difference is shared out of something, by its word.
    Measure(String),
    /// A year is looked at.
    At(WhyYear),
    /// The growth of a sector is accounted for, by its id; of all together where there is none such.
    GrowthOf(String),
    /// The probabilities are to be shared out.
    Ask,
    /// They are no longer.
    Cancel,
    /// What the results of the open scenario rest on is to be computed.
    AskRests,
    /// It is no longer.
    CancelRests,
    /// So many combinations of the running order are done.
    Progress(usize),
    /// The workers answered.
    Answer(Box<WhyReply>),
    /// What the workers run could not be loaded.
    Missing,
}

impl WhyEvent {
    /// Whether it comes from the workers and not from the reader.
    #[must_use]
    pub fn is_told(&self) -> bool {
        matches!(self, Self::Progress(_) | Self::Answer(_) | Self::Missing)
    }
}
