//! The results of members, one column a quantity.

use canghai_plan::Pack;
use canghai_sim::Outcomes;

use crate::columns::Columns;

/// Which column holds what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Calendar years run.
    pub years: usize,
    /// Sectors of the city.
    pub sectors: usize,
}

/// Outcomes of a year.
pub(crate) const OUTCOMES: usize = Outcomes::<f64>::FIELDS.len();
pub(crate) const MONTHS: usize = 12;

impl Layout {
    /// The columns for a run of so many years.
    #[must_use]
    pub fn new(pack: &Pack, years: usize) -> Self {
        Self { years, sectors: pack.sectors.len() }
    }

    /// Months run.
    #[must_use]
    pub fn months(self) -> usize {
        self.years * MONTHS
    }

    /// Column of the overdispersion of counts.
    #[must_use]
    pub fn dispersion(self) -> usize {
        0
    }

    /// Column of an outcome, by its place in the catalogue, in a year.
    #[must_use]
    pub fn outcome(self, year: usize, outcome: usize) -> usize {
        1 + year * OUTCOMES + outcome
    }

    /// Column of the probability that a sector has won a base by the end of a year.
    #[must_use]
    pub fn base(self, year: usize, sector: usize) -> usize {
        1 + self.years * OUTCOMES + year * self.sectors + sector
    }

    /// Column of the rolling share at the end of a month.
    #[must_use]
    pub fn rolling_share(self, month: usize) -> usize {
        self.base(self.years, 0) + month
    }

    /// Column of a sector's value added in a month, 1e8 CNY a year.
    #[must_use]
    pub fn value_added(self, month: usize, sector: usize) -> usize {
        self.rolling_share(self.months()) + month * self.sectors + sector
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(self) -> usize {
        self.value_added(self.months(), 0)
    }
}

/// The results of a scenario's members.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    layout: Layout,
    columns: Columns,
}

/// Some members' part of the samples, to be filled.
#[derive(Debug)]
pub(crate) struct SampleGroup<'a> {
    layout: Layout,
    columns: Vec<&'a mut [f64]>,
}

impl SampleGroup<'_> {
    /// Which column holds what.
    pub(crate) fn layout(&self) -> Layout {
        self.layout
    }

    /// The group's values of a column, one a member.
    pub(crate) fn column_mut(&mut self, column: usize) -> &mut [f64] {
        self.columns[column]
    }
}

impl Samples {
    /// Samples of so many members, all zero.
    #[must_use]
    pub fn new(layout: Layout, members: usize) -> Self {
        Self { layout, columns: Columns::new(layout.columns(), members) }
    }

    /// Samples from the numbers that [`Samples::numbers`] gave; `None` where they do not fit.
    #[must_use]
    pub fn from_numbers(layout: Layout, values: Vec<f64>) -> Option<Self> {
        Some(Self { layout, columns: Columns::from_numbers(layout.columns(), values)? })
    }

    /// All values, column by column.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        self.columns.numbers()
    }

    /// Which column holds what.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Number of members.
    #[must_use]
    pub fn members(&self) -> usize {
        self.columns.members()
    }

    /// The values of a column, one a member.
    #[must_use]
    pub fn column(&self, column: usize) -> &[f64] {
        self.columns.column(column)
    }

    pub(crate) fn column_mut(&mut self, column: usize) -> &mut [f64] {
        self.columns.column_mut(column)
    }

    /// Puts the values of each column in ascending order: no row is a member's any more.
    pub(crate) fn put_in_order(&mut self) {
        self.columns.put_in_order();
    }

    /// The samples cut into groups of so many members, to be filled one apart from the other.
    pub(crate) fn groups_mut(&mut self, members: usize) -> Vec<SampleGroup<'_>> {
        let layout = self.layout;
        let groups = self.columns.groups_mut(members);
        groups.into_iter().map(|columns| SampleGroup { layout, columns }).collect()
    }

    /// The members of several parts of one ensemble, in their order; `None` where a part was run for
    /// other years.
    #[must_use]
    pub fn joined(layout: Layout, parts: &[Self]) -> Option<Self> {
        let columns: Vec<&Columns> = parts.iter().map(|part| &part.columns).collect();
        Some(Self { layout, columns: Columns::joined(layout.columns(), &columns)? })
    }
}
