//! The charts that can be drawn, by name.

use canghai_plan::Pack;
use canghai_sim::{Outcomes, Quantity};

use crate::charts_state::FigureId;
use crate::needs::Needs;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartName {
    /// The share of every scenario.
    All,
    /// Value added of every sector, each of every scenario.
    AllSectors,
    /// Value added of one sector, of every scenario.
    AllOf(usize),
    /// One chart of the open scenario.
    One(FigureId),
    /// Both differences to the base scenario.
    Differences,
    /// All sectors beside each other.
    SideBySide,
    /// An outcome of the open scenario over time, by its place in the catalogue.
    Outcome(usize),
    /// One of the charts that say why.
    Why(WhyChart),
    /// The open scenario and the change that reaches a goal.
    Reach,
    /// How far more money, land and people lead.
    Frontier,
}

/// Charts that say why the open scenario ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyChart {
    /// From the scenario that it is compared with to the open one, group of inputs by group.
    Waterfall,
    /// What binds each sector, quarter by quarter.
    Binds,
    /// One uncertain input after the other, low and high.
    Tornado,
    /// How much of the variance each uncertain input explains.
    Variance,
    /// What growth is made of.
    Growth,
}

/// Charts that every plan has, with their names on the command line; the page's words, where it has
/// some.
const NAMES: [(&str, ChartName); 16] = [
    ("share", ChartName::One(FigureId::Share)),
    ("all", ChartName::All),
    ("all_sectors", ChartName::AllSectors),
    ("difference", ChartName::Differences),
    ("share_difference", ChartName::One(FigureId::ShareDifference)),
    ("money_difference", ChartName::One(FigureId::MoneyDifference)),
    ("funnel", ChartName::One(FigureId::Funnel)),
    ("stacked", ChartName::One(FigureId::Stacked)),
    ("side_by_side", ChartName::SideBySide),
    ("waterfall", ChartName::Why(WhyChart::Waterfall)),
    ("binds", ChartName::Why(WhyChart::Binds)),
    ("tornado", ChartName::Why(WhyChart::Tornado)),
    ("variance", ChartName::Why(WhyChart::Variance)),
    ("growth", ChartName::Why(WhyChart::Growth)),
    ("reach", ChartName::Reach),
    ("frontier", ChartName::Frontier),
];

/// What is read before a name that is a sector's or an outcome's.
const OUTCOME: &str = "board_";

impl ChartName {
    /// The chart of a name: one of those that every plan has, a sector by its id, or an outcome of
    /// the board by its key behind `board_`.
    #[must_use]
    pub fn of(pack: &Pack, name: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(word, _)| *word == name).map(|(_, chart)| *chart);
        let sector = || pack.sectors.iter().position(|sector| sector.id == name);
        let outcome = || {
            let key = name.strip_prefix(OUTCOME)?;
            let own = on_board(pack).find(|outcome| outcome.key == key)?;
            Outcomes::<f64>::FIELDS.iter().position(|outcome| outcome.id == own.id)
        };
        known
            .or_else(|| sector().map(|index| Self::One(FigureId::Sector(index))))
            .or_else(|| outcome().map(Self::Outcome))
    }

    /// All names.
    #[must_use]
    pub fn names(pack: &Pack) -> Vec<String> {
        let known = NAMES.iter().map(|(word, _)| (*word).to_owned());
        let sectors = pack.sectors.iter().map(|sector| sector.id.clone());
        let outcomes = on_board(pack).map(|outcome| format!("{OUTCOME}{}", outcome.key));
        known.chain(sectors).chain(outcomes).collect()
    }

    /// What has to be worked out before it can be drawn, beside the runs of all scenarios.
    #[must_use]
    pub fn needs(self) -> Needs {
        match self {
            Self::Why(WhyChart::Waterfall) => Needs::Parts,
            Self::Why(WhyChart::Variance) => Needs::Variance,
            Self::Why(_) => Needs::Runs,
            Self::Reach => Needs::Answer,
            Self::Frontier => Needs::Frontier,
            _ => Needs::Nothing,
        }
    }
}

/// The outcomes that stand on the board.
fn on_board(pack: &Pack) -> impl Iterator<Item = &'static Quantity> {
    let targets = pack.targets.iter().map(|target| target.outcome);
    targets.chain(pack.shown.iter().map(|shown| shown.outcome))
}
