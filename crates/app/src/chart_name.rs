//! The charts that can be drawn, by name.

use canghai_plan::Pack;

use crate::charts_state::FigureId;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartName {
    /// The share of every scenario.
    All,
    /// One chart of the open scenario.
    One(FigureId),
    /// Both differences to the base scenario.
    Differences,
    /// All sectors beside each other.
    SideBySide,
}

/// Charts that every plan has, with their names on the command line; the page's words, where it has
/// some.
const NAMES: [(&str, ChartName); 8] = [
    ("share", ChartName::One(FigureId::Share)),
    ("all", ChartName::All),
    ("difference", ChartName::Differences),
    ("share_difference", ChartName::One(FigureId::ShareDifference)),
    ("money_difference", ChartName::One(FigureId::MoneyDifference)),
    ("funnel", ChartName::One(FigureId::Funnel)),
    ("stacked", ChartName::One(FigureId::Stacked)),
    ("side_by_side", ChartName::SideBySide),
];

impl ChartName {
    /// The chart of a name: one of those that every plan has, or a sector by its id.
    #[must_use]
    pub fn of(pack: &Pack, name: &str) -> Option<Self> {
        let known = NAMES.iter().find(|(word, _)| *word == name).map(|(_, chart)| *chart);
        let sector = || pack.sectors.iter().position(|sector| sector.id == name);
        known.or_else(|| sector().map(|index| Self::One(FigureId::Sector(index))))
    }

    /// All names.
    #[must_use]
    pub fn names(pack: &Pack) -> Vec<&str> {
        let sectors = pack.sectors.iter().map(|sector| sector.id.as_str());
        NAMES.iter().map(|(word, _)| *word).chain(sectors).collect()
    }
}
