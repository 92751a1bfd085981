//! Two scenarios over the same futures.

use crate::columns::Columns;
use crate::order::quantiles_of_columns;
use crate::samples::{Layout, MONTHS, OUTCOMES, Samples};
use crate::summary::{LEVELS, Quantiles};

/// The difference of one outcome in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomeDifference {
    /// Quantiles of the difference over the members.
    pub quantiles: Quantiles,
    /// Its mean.
    pub mean: f64,
    /// Part of the members in which the scenario has more than the other.
    pub more: f64,
    /// Part of the members in which it has less.
    pub less: f64,
}

/// A scenario against another, member by member.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// By year, the outcomes in the order of the catalogue.
    pub years: Vec<Vec<OutcomeDifference>>,
    /// Difference of the rolling share at the ends of months, a fraction.
    pub rolling_share: Vec<Quantiles>,
    /// Difference of the sectors' value added over twelve months, from the twelfth month's end on,
    /// 1e8 CNY.
    pub value_added: Vec<Quantiles>,
}

/// The differences of two scenarios, member by member.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    layout: Layout,
    columns: Columns,
}

impl Differences {
    /// The differences of two scenarios run with the same members for the same years; `None` where
    /// they were not.
    #[must_use]
    pub fn between(own: &Samples, other: &Samples) -> Option<Self> {
        let layout = own.layout();
        if layout != other.layout() || own.members() != other.members() {
            return None;
        }
        let mut differences =
            Self { layout, columns: Columns::new(Self::columns(layout), own.members()) };
        for year in 0..layout.years {
            for outcome in 0..OUTCOMES {
                let source = layout.outcome(year, outcome);
                differences.put(
                    year * OUTCOMES + outcome,
                    own.column(source),
                    other.column(source),
                );
            }
        }
        for month in 0..layout.months() {
            let source = layout.rolling_share(month);
            let place = share(layout, month);
            differences.put(place, own.column(source), other.column(source));
        }
        differences.add_value_added(own, other);
        Some(differences)
    }

    /// Number of columns of such differences.
    pub(crate) fn columns(layout: Layout) -> usize {
        value_added(layout, spans(layout))
    }

    /// The differences of no members.
    #[must_use]
    pub fn nothing(layout: Layout) -> Self {
        Self { layout, columns: Columns::new(Self::columns(layout), 0) }
    }

    /// Number of members.
    #[must_use]
    pub fn members(&self) -> usize {
        self.columns.members()
    }

    /// Differences from the numbers that [`Differences::numbers`] gave; `None` where they do not
    /// fit.
    #[must_use]
    pub fn from_numbers(layout: Layout, values: Vec<f64>) -> Option<Self> {
        Some(Self { layout, columns: Columns::from_numbers(Self::columns(layout), values)? })
    }

    /// All values, column by column.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        self.columns.numbers()
    }

    /// The members of several parts, in their order; `None` where a part is of other years.
    #[must_use]
    pub fn joined(layout: Layout, parts: &[Self]) -> Option<Self> {
        let parts: Vec<&Columns> = parts.iter().map(|part| &part.columns).collect();
        Some(Self { layout, columns: Columns::joined(Self::columns(layout), &parts)? })
    }

    /// Puts the values of each column in ascending order: no row is a member's any more.
    pub(crate) fn put_in_order(&mut self) {
        self.columns.put_in_order();
    }

    fn put(&mut self, place: usize, own: &[f64], other: &[f64]) {
        let pairs = own.iter().zip(other);
        for (difference, (own, other)) in self.columns.column_mut(place).iter_mut().zip(pairs) {
            *difference = own - other;
        }
    }

    /// Value added over twelve months: the running sum of the months' differences.
    fn add_value_added(&mut self, own: &Samples, other: &Samples) {
        let layout = self.layout;
        let month_differences = |month: usize| {
            let mut sums = vec![0.0; own.members()];
            for sector in 0..layout.sectors {
                let place = layout.value_added(month, sector);
                let pairs = own.column(place).iter().zip(other.column(place));
                for (sum, (own, other)) in sums.iter_mut().zip(pairs) {
                    *sum += own - other;
                }
            }
            for sum in &mut sums {
                *sum /= MONTHS as f64;
            }
            sums
        };
        let months: Vec<Vec<f64>> = (0..layout.months()).map(month_differences).collect();
        for (index, year) in months.windows(MONTHS).enumerate() {
            let column = self.columns.column_mut(value_added(layout, index));
            for month in year {
                for (sum, difference) in column.iter_mut().zip(month) {
                    *sum += difference;
                }
            }
        }
    }

    /// The quantiles of so many columns from a first one on.
    fn quantiles(&self, first: usize, count: usize) -> Vec<Quantiles> {
        let columns: Vec<&[f64]> =
            (first..first + count).map(|place| self.columns.column(place)).collect();
        quantiles_of_columns(&columns, LEVELS)
    }
}

/// Column of the rolling share's difference at the end of a month.
fn share(layout: Layout, month: usize) -> usize {
    layout.years * OUTCOMES + month
}

/// Column of the difference of value added over twelve months, the first twelve being 0.
fn value_added(layout: Layout, index: usize) -> usize {
    share(layout, layout.months()) + index
}

/// Twelve-month spans in a run.
fn spans(layout: Layout) -> usize {
    (layout.months() + 1).saturating_sub(MONTHS)
}

impl Comparison {
    /// What is shown of the differences.
    #[must_use]
    pub fn of(differences: &Differences) -> Self {
        let layout = differences.layout;
        let outcomes = differences.quantiles(0, layout.years * OUTCOMES);
        let outcomes: Vec<OutcomeDifference> = outcomes
            .into_iter()
            .enumerate()
            .map(|(place, quantiles)| difference(differences.columns.column(place), quantiles))
            .collect();
        Self {
            years: outcomes.chunks(OUTCOMES).map(<[OutcomeDifference]>::to_vec).collect(),
            rolling_share: differences.quantiles(share(layout, 0), layout.months()),
            value_added: differences.quantiles(value_added(layout, 0), spans(layout)),
        }
    }
}

/// Compares two scenarios run with the same members for the same years; `None` where they were not.
#[must_use]
pub fn compare(own: &Samples, other: &Samples) -> Option<Comparison> {
    Some(Comparison::of(&Differences::between(own, other)?))
}

fn difference(differences: &[f64], quantiles: Quantiles) -> OutcomeDifference {
    let members = differences.len().max(1) as f64;
    let part = |holds: fn(f64) -> bool| {
        differences.iter().filter(|value| holds(**value)).count() as f64 / members
    };
    OutcomeDifference {
        more: part(|value| value > 0.0),
        less: part(|value| value < 0.0),
        mean: differences.iter().sum::<f64>() / members,
        quantiles,
    }
}
