//! What can be set on the page, each with its range and step in the unit that the page shows.

use canghai_plan::{Pack, Scenario, ShareGroup, Split};
use canghai_sim::{Levers, Mix, Quantity};

/// One control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A lever in a plan year: its place in the catalogue, and the year's number.
    Lever(usize, usize),
    /// A sector's part of a group of levers, percent.
    Share(ShareGroup, usize),
    /// An instrument's part of the special fund, percent.
    Mix(usize),
    /// Share of the sectors in GDP in the base year, percent.
    BaseShare,
}

/// What was typed and is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BadInput {
    /// Not a number.
    NotANumber,
    /// A number outside the range.
    OutOfRange,
}

const PERCENT: f64 = 100.0;

impl Field {
    /// The catalogue entry of a lever.
    #[must_use]
    pub fn lever(self) -> Option<&'static Quantity> {
        match self {
            Self::Lever(lever, _) => Levers::<f64>::FIELDS.get(lever),
            _ => None,
        }
    }

    /// Smallest and largest value and the step, as shown.
    #[must_use]
    pub fn range(self, pack: &Pack) -> (f64, f64, f64) {
        match (self, self.lever()) {
            (Self::Lever(..), Some(lever)) => (lever.min, lever.max, lever.step.unwrap_or(0.01)),
            (Self::BaseShare, _) => {
                let (min, max) = pack.base.share.range.unwrap_or((0.01, 0.3));
                (min * PERCENT, max * PERCENT, 0.05)
            }
            _ => (0.0, PERCENT, 1.0),
        }
    }

    /// The value in a scenario, as shown.
    #[must_use]
    pub fn value(self, pack: &Pack, scenario: &Scenario) -> f64 {
        match self {
            Self::Lever(_, year) => self
                .lever()
                .and_then(|lever| scenario.lever(pack, lever.key).get(year).copied())
                .unwrap_or_default(),
            Self::Share(group, sector) => {
                PERCENT * scenario.shares(pack, group, 0).get(sector).copied().unwrap_or_default()
            }
            Self::Mix(part) => {
                PERCENT * scenario.mix(pack).values().get(part).copied().unwrap_or_default()
            }
            Self::BaseShare => PERCENT * scenario.base_share,
        }
    }

    /// A typed text as a value of this field.
    ///
    /// # Errors
    /// A text that is no number, or a number outside the range.
    pub fn parse(self, pack: &Pack, text: &str) -> Result<f64, BadInput> {
        let (min, max, _) = self.range(pack);
        let value: f64 = text.trim().parse().map_err(|_| BadInput::NotANumber)?;
        if !value.is_finite() {
            return Err(BadInput::NotANumber);
        }
        // the ends in percent are products; what reads as the end is the end
        let within = value >= min - 1e-9 && value <= max + 1e-9;
        if within { Ok(value.clamp(min, max)) } else { Err(BadInput::OutOfRange) }
    }

    /// Puts back what this field sets, as it was in an earlier state of the scenario.
    pub(crate) fn restore(self, pack: &Pack, scenario: &mut Scenario, before: &Scenario) {
        match self {
            Self::Lever(..) => self.set(pack, scenario, self.value(pack, before)),
            Self::Share(group, _) => match before.shares.get(&group) {
                Some(split) => drop(scenario.shares.insert(group, split.clone())),
                None => drop(scenario.shares.remove(&group)),
            },
            Self::Mix(_) => scenario.mix = before.mix,
            Self::BaseShare => scenario.base_share = before.base_share,
        }
    }

    /// Sets the value (as shown, within the range) in a scenario. Parts of a whole take from the
    /// others in proportion.
    pub fn set(self, pack: &Pack, scenario: &mut Scenario, value: f64) {
        match self {
            Self::Lever(_, year) => {
                if let Some(lever) = self.lever() {
                    scenario.set_lever(pack, lever.key, year, value);
                }
            }
            Self::Share(group, sector) => {
                let parts = scenario.shares(pack, group, 0);
                let split = Split::AllYears(rebalanced(&parts, sector, value / PERCENT));
                scenario.shares.insert(group, split);
            }
            Self::Mix(part) => {
                let parts = rebalanced(&scenario.mix(pack).values(), part, value / PERCENT);
                let mut parts = parts.into_iter();
                scenario.mix = Some(Mix::from_fn(|_| parts.next().unwrap_or_default()));
            }
            Self::BaseShare => scenario.base_share = value / PERCENT,
        }
    }
}

/// The parts with one of them set; the others keep their proportions and the sum stays 1.
fn rebalanced(parts: &[f64], index: usize, value: f64) -> Vec<f64> {
    let others: f64 = parts.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, p)| p).sum();
    let equal = 1.0 / (parts.len().max(2) - 1) as f64;
    let part = |(i, part): (usize, &f64)| match (i == index, others > 0.0) {
        (true, _) => value,
        (false, true) => part / others * (1.0 - value),
        (false, false) => equal * (1.0 - value),
    };
    parts.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::rebalanced;

    #[test]
    fn raising_one_part_takes_from_the_others_in_proportion() {
        let parts = rebalanced(&[0.2, 0.6, 0.2], 0, 0.6);
        assert!((parts[1] - 0.3).abs() < 1e-15 && (parts[2] - 0.1).abs() < 1e-15);
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn parts_that_were_nothing_share_what_is_given_back() {
        assert_eq!(rebalanced(&[1.0, 0.0, 0.0], 0, 0.5), [0.5, 0.25, 0.25]);
    }
}
