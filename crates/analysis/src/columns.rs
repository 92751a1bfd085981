//! Tables of numbers, one column a quantity and one row a member.

use crate::order::put_in_order;

/// Columns of equal length, kept one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    count: usize,
    members: usize,
    values: Vec<f64>,
}

impl Columns {
    /// So many columns for so many members, all zero.
    pub(crate) fn new(columns: usize, members: usize) -> Self {
        Self { count: columns, members, values: vec![0.0; columns * members] }
    }

    /// Columns from the numbers that [`Columns::numbers`] gave; `None` where they do not fit.
    pub(crate) fn from_numbers(columns: usize, values: Vec<f64>) -> Option<Self> {
        let members = values.len() / columns.max(1);
        (members * columns == values.len()).then_some(Self { count: columns, members, values })
    }

    /// All values, column by column.
    pub(crate) fn numbers(&self) -> &[f64] {
        &self.values
    }

    /// Number of members.
    pub(crate) fn members(&self) -> usize {
        self.members
    }

    /// The values of a column, one a member.
    pub(crate) fn column(&self, column: usize) -> &[f64] {
        &self.values[column * self.members..(column + 1) * self.members]
    }

    /// The columns cut into groups of so many members, the last one perhaps smaller: for each group a
    /// piece of every column.
    pub(crate) fn groups_mut(&mut self, members: usize) -> Vec<Vec<&mut [f64]>> {
        let size = members.max(1);
        let mut groups: Vec<Vec<&mut [f64]>> = Vec::new();
        groups.resize_with(self.members.div_ceil(size), || Vec::with_capacity(self.count));
        for column in self.values.chunks_mut(self.members.max(1)) {
            for (group, piece) in groups.iter_mut().zip(column.chunks_mut(size)) {
                group.push(piece);
            }
        }
        groups
    }

    /// Puts the values of each column in ascending order: no row is a member's any more.
    pub(crate) fn put_in_order(&mut self) {
        let mut columns: Vec<&mut [f64]> = self.values.chunks_mut(self.members.max(1)).collect();
        put_in_order(&mut columns);
    }

    pub(crate) fn column_mut(&mut self, column: usize) -> &mut [f64] {
        &mut self.values[column * self.members..(column + 1) * self.members]
    }

    /// The members of several parts of one table, in their order; `None` where the parts differ in
    /// their number of columns.
    // as long as it is, it stands in a page once
    #[inline(never)]
    pub(crate) fn joined(columns: usize, parts: &[&Self]) -> Option<Self> {
        if parts.iter().any(|part| part.count != columns) {
            return None;
        }
        let members = parts.iter().map(|part| part.members).sum::<usize>();
        let mut values = Vec::with_capacity(members * columns);
        for column in 0..columns {
            for part in parts {
                values.extend_from_slice(part.column(column));
            }
        }
        Some(Self { count: columns, members, values })
    }
}
