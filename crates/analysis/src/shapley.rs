//! Shapley values: the difference of two scenarios, shared out among the groups that make it.

use crate::groups::{GROUPS, Group};

/// How one result gets from its value in the first scenario to that in the second.
///
/// Lists are in the order of [`Group::ALL`], 0 for a group that is the same in both; numbers are in
/// the result's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// The value in the first scenario.
    pub from: f64,
    /// The value in the second scenario.
    pub to: f64,
    /// Each group's Shapley value; they sum to `to - from`.
    pub parts: [f64; GROUPS],
    /// What each group changes where it alone is taken from the second scenario.
    pub alone: [f64; GROUPS],
    /// What each group changes where it is taken last, all others being as in the second scenario.
    pub last: [f64; GROUPS],
}

impl Contribution {
    /// What the groups do together beyond what each does alone: `to - from` less the sum of
    /// `alone`.
    #[must_use]
    pub fn interaction(&self) -> f64 {
        self.to - self.from - self.alone.iter().sum::<f64>()
    }

    /// A result that is the same in both scenarios.
    fn still(value: f64) -> Self {
        let nothing = [0.0; GROUPS];
        Self { from: value, to: value, parts: nothing, alone: nothing, last: nothing }
    }
}

/// Shares out every column of a table that has a row for each coalition of `groups`: in row `r` the
/// group at place `p` is as in the second scenario where bit `p` of `r` is set.
///
/// `None` where the table is not of that size.
///
/// # Formula
/// Group `i` of `k` gets the sum over the coalitions `S` without it of
/// `|S|! (k - |S| - 1)! / k!` times what it adds to `S`.
///
/// # Source
/// L. S. Shapley, A value for n-person games, 1953.
pub(crate) fn contributions(
    groups: &[Group],
    columns: usize,
    table: &[f64],
) -> Option<Vec<Contribution>> {
    let coalitions = 1_usize << groups.len();
    if table.len() != coalitions * columns {
        return None;
    }
    let row = |coalition: usize| &table[coalition * columns..(coalition + 1) * columns];
    let (first, everyone) = (row(0), row(coalitions - 1));
    let mut found: Vec<Contribution> =
        first.iter().map(|from| Contribution::still(*from)).collect();
    for (contribution, to) in found.iter_mut().zip(everyone) {
        contribution.to = *to;
    }
    let weights = weights(groups.len());
    for (place, group) in groups.iter().enumerate() {
        let (own, group) = (1_usize << place, group.place());
        for coalition in (0..coalitions).filter(|coalition| coalition & own == 0) {
            let weight = weights[coalition.count_ones() as usize];
            let rows = row(coalition | own).iter().zip(row(coalition));
            for (contribution, (with, without)) in found.iter_mut().zip(rows) {
                contribution.parts[group] += weight * (with - without);
            }
        }
        let (alone, others) = (row(own), row(coalitions - 1 - own));
        for (column, contribution) in found.iter_mut().enumerate() {
            contribution.alone[group] = alone[column] - first[column];
            contribution.last[group] = everyone[column] - others[column];
        }
    }
    Some(found)
}

/// The weight of a coalition by its size, for `k` groups: `1 / (k C(k - 1, size))`.
fn weights(k: usize) -> Vec<f64> {
    let mut binomial = 1.0;
    let weight = |size: usize| {
        let weight = 1.0 / (k as f64 * binomial);
        binomial *= (k - 1 - size) as f64 / (size + 1) as f64;
        weight
    };
    (0..k).map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::{contributions, weights};
    use crate::groups::Group;

    #[test]
    fn weights_are_those_of_the_orders_of_arrival() {
        assert_eq!(weights(3), [1.0 / 3.0, 1.0 / 6.0, 1.0 / 3.0]);
        assert!(weights(0).is_empty());
    }

    #[test]
    fn two_groups_share_what_they_do_together() {
        let groups = [Group::Land, Group::World];
        let of = contributions(&groups, 1, &[10.0, 11.0, 13.0, 20.0]).expect("four rows");
        let (land, world) = (Group::Land.place(), Group::World.place());
        assert_eq!((of[0].from, of[0].to), (10.0, 20.0));
        assert_eq!((of[0].parts[land], of[0].parts[world]), (4.0, 6.0));
        assert_eq!((of[0].alone[land], of[0].last[land]), (1.0, 7.0));
        assert_eq!(of[0].interaction(), 6.0);
        assert_eq!(of[0].parts.iter().sum::<f64>(), 10.0);
    }

    #[test]
    fn a_table_of_another_size_is_refused() {
        assert_eq!(contributions(&[Group::Land], 1, &[1.0]), None);
        assert!(contributions(&[], 2, &[1.0, 2.0]).is_some());
    }
}
