//! Which assumption would have to hold for a goal that is out of reach.

use canghai_plan::{Assumption, Scenario};

use super::chance::Chance;
use super::question::Question;

/// How often the way from an assumption's value to its favourable end is halved.
const HALVED: usize = 12;
/// Assumptions whose probability is worked out, where one is asked.
const LIKELY: usize = 6;

/// An assumption that would bring a goal within reach by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Needed {
    /// Id of the parameter; `base_share` for the share of the base year.
    pub parameter: &'static str,
    /// The value that it has now; of a parameter by sector the factor 1.
    pub from: f64,
    /// The value nearest to it that suffices, within the range of the pack; of a parameter by sector
    /// the factor on all sectors.
    pub value: f64,
    /// The end of the range in that direction.
    pub end: f64,
}

/// A number that a scenario may set, with the ends of its range.
struct Candidate {
    parameter: &'static str,
    from: f64,
    ends: [f64; 2],
    /// Values of the sectors, for a parameter by sector.
    sectors: Vec<f64>,
}

impl Question {
    /// The assumptions of which each alone would do at a point; where a probability is asked, among
    /// those that do most for the central run.
    pub(crate) fn needed(&self, chance: &Chance, point: &[f64]) -> Vec<Needed> {
        let best = self.room.scenario(&self.pack, &self.scenario, point);
        let value = |candidate: &Candidate, at: f64| self.central(&candidate.set(&best, at)).0;
        let mut favourable: Vec<(Candidate, f64, f64)> = self
            .candidates()
            .into_iter()
            .map(|candidate| {
                let [low, high] = candidate.ends.map(|end| (end, value(&candidate, end)));
                let (end, found) = if high.1 > low.1 { high } else { low };
                (candidate, end, found)
            })
            .collect();
        favourable.sort_by(|a, b| b.2.total_cmp(&a.2));
        let mut needed: Vec<Needed> = match self.goal.probability {
            None => favourable
                .iter()
                .filter(|(_, _, found)| *found >= self.goal.level)
                .map(|(candidate, end, _)| {
                    candidate.least(*end, |at| value(candidate, at) >= self.goal.level)
                })
                .collect(),
            Some(probability) => favourable
                .iter()
                .take(LIKELY)
                .filter_map(|(candidate, end, _)| {
                    let likely =
                        |at| chance.quick_of(self, &candidate.set(&best, at)) >= probability;
                    likely(*end).then(|| candidate.least(*end, likely))
                })
                .collect(),
        };
        let departure = |one: &Needed| ((one.value - one.from) / (one.end - one.from)).abs();
        needed.sort_by(|a, b| departure(a).total_cmp(&departure(b)));
        needed
    }

    /// Everything that a scenario may set and that this one does not.
    fn candidates(&self) -> Vec<Candidate> {
        let is_free = |key: &str| !self.scenario.assumptions.contains_key(key);
        let city = self.pack.parameters.iter().filter(|one| is_free(one.quantity.key));
        let city = city.map(|one| Candidate {
            parameter: one.quantity.key,
            from: one.value,
            ends: [one.low, one.high],
            sectors: Vec::new(),
        });
        let by_sector = self.pack.sector_parameters.iter().filter(|one| is_free(one.quantity.key));
        let by_sector = by_sector.map(|one| Candidate {
            parameter: one.quantity.key,
            from: 1.0,
            ends: [one.low_factor, one.high_factor],
            sectors: one.values.clone(),
        });
        let share = &self.pack.base.share;
        let base = share.range.map(|(low, high)| Candidate {
            parameter: BASE_SHARE,
            from: self.scenario.base_share,
            ends: [low, high],
            sectors: Vec::new(),
        });
        city.chain(by_sector).chain(base).collect()
    }
}

pub(super) const BASE_SHARE: &str = "base_share";

impl Candidate {
    /// A scenario that sets the number to a value.
    fn set(&self, scenario: &Scenario, value: f64) -> Scenario {
        let mut scenario = scenario.clone();
        if self.parameter == BASE_SHARE {
            scenario.base_share = value;
            return scenario;
        }
        let assumption = if self.sectors.is_empty() {
            Assumption::City(value)
        } else {
            Assumption::BySector(self.sectors.iter().map(|central| central * value).collect())
        };
        scenario.assumptions.insert(self.parameter, assumption);
        scenario
    }

    /// The value nearest to the present one that suffices, on the way to an end that does.
    fn least(&self, end: f64, suffices: impl Fn(f64) -> bool) -> Needed {
        let (mut short, mut enough) = (self.from, end);
        for _ in 0..HALVED {
            let middle = f64::midpoint(short, enough);
            *(if suffices(middle) { &mut enough } else { &mut short }) = middle;
        }
        Needed { parameter: self.parameter, from: self.from, value: enough, end }
    }
}
