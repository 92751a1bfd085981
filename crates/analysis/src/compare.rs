//! Two scenarios over the same futures.

use canghai_sim::Outcomes;

use crate::samples::Samples;
use crate::summary::{Quantiles, of_values};

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

/// Compares two scenarios run with the same members for the same years; `None` where they were not.
#[must_use]
pub fn compare(own: &Samples, other: &Samples) -> Option<Comparison> {
    let layout = own.layout();
    if layout != other.layout() || own.members() != other.members() {
        return None;
    }
    let differences = |column: usize| {
        own.column(column).iter().zip(other.column(column)).map(|(own, other)| own - other)
    };
    let outcomes = Outcomes::<f64>::FIELDS.len();
    let year = |year: usize| {
        (0..outcomes)
            .map(|outcome| difference(differences(layout.outcome(year, outcome)).collect()))
            .collect()
    };
    Some(Comparison {
        years: (0..layout.years).map(year).collect(),
        rolling_share: (0..layout.months())
            .map(|month| of_values(differences(layout.rolling_share(month))))
            .collect(),
        value_added: value_added(own, other),
    })
}

fn difference(differences: Vec<f64>) -> OutcomeDifference {
    let members = differences.len().max(1) as f64;
    let part = |holds: fn(f64) -> bool| {
        differences.iter().filter(|value| holds(**value)).count() as f64 / members
    };
    OutcomeDifference {
        more: part(|value| value > 0.0),
        less: part(|value| value < 0.0),
        mean: differences.iter().sum::<f64>() / members,
        quantiles: of_values(differences),
    }
}

fn value_added(own: &Samples, other: &Samples) -> Vec<Quantiles> {
    let layout = own.layout();
    let month = |samples: &Samples, month: usize, member: usize| -> f64 {
        let value = |sector| samples.column(layout.value_added(month, sector))[member];
        (0..layout.sectors).map(value).sum::<f64>() / 12.0
    };
    // a running sum over twelve months for each member
    let mut year: Vec<f64> = vec![0.0; own.members()];
    let mut quantiles = Vec::with_capacity(layout.months());
    for end in 0..layout.months() {
        for (member, sum) in year.iter_mut().enumerate() {
            let added = |m: usize| month(own, m, member) - month(other, m, member);
            *sum += added(end) - if end >= 12 { added(end - 12) } else { 0.0 };
        }
        if end >= 11 {
            quantiles.push(of_values(year.iter().copied()));
        }
    }
    quantiles
}
