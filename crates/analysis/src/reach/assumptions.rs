//! Which assumption would have to hold for a goal that is out of reach.

use canghai_plan::{Assumption, Scenario};

use super::chance::Chance;
use super::question::Question;

/// How near to the least that suffices a value is to be, as part of what is lacking now; but no
/// nearer than this part of what the way to the favourable end gives, which single precision tells.
const NEAR: f64 = 1.0 / 256.0;
const NEAREST: f64 = 1.0 / 262_144.0;
/// Most values that are tried, each fifth of them half-way.
const TRIED: usize = 24;
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
#[derive(Clone, Debug)]
struct Candidate {
    parameter: &'static str,
    from: f64,
    ends: [f64; 2],
    /// Values of the sectors, for a parameter by sector.
    sectors: Vec<f64>,
}

/// An assumption that may bring a goal within reach, and the end of its range that does most.
#[derive(Clone, Debug)]
pub(crate) struct Favourable {
    candidate: Candidate,
    end: f64,
}

impl Question {
    /// The assumptions of which each alone may do at a point: those whose favourable end does it in
    /// the central run or, where a probability is asked, those that do most for that run.
    pub(crate) fn favourable(&self, point: &[f64]) -> Vec<Favourable> {
        let best = self.room.scenario(&self.pack, &self.scenario, point);
        let value = |candidate: &Candidate, at: f64| self.central(&candidate.set(&best, at)).0;
        let candidates = self.candidates().into_iter();
        let mut favourable: Vec<(Favourable, f64)> = candidates
            .map(|candidate| {
                let [low, high] = candidate.ends.map(|end| (end, value(&candidate, end)));
                let (end, found) = if high.1 > low.1 { high } else { low };
                (Favourable { candidate, end }, found)
            })
            .collect();
        favourable.sort_by(|a, b| b.1.total_cmp(&a.1));
        match self.goal.probability {
            None => favourable.retain(|(_, found)| *found >= self.goal.level),
            Some(_) => favourable.truncate(LIKELY),
        }
        favourable.into_iter().map(|(favourable, _)| favourable).collect()
    }

    /// The value of an assumption that just suffices at a point, where its end does. One that is set
    /// is no longer uncertain: of a probability its present value may suffice.
    pub(crate) fn suffices(
        &self,
        chance: &Chance,
        point: &[f64],
        favourable: &Favourable,
    ) -> Option<f64> {
        let best = self.room.scenario(&self.pack, &self.scenario, point);
        let Favourable { candidate, end } = favourable;
        candidate.least(*end, |at| {
            let scenario = candidate.set(&best, at);
            match self.goal.probability {
                None => Some(self.goal.level - self.central(&scenario).0),
                Some(probability) => {
                    let look = chance.look_at(self, &scenario, chance.all())?;
                    Some(look.lacking(self, probability))
                }
            }
        })
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

    /// The value nearest to the present one that suffices, on the way to an end, if that does; what
    /// is lacking at a value is not above 0 where it suffices.
    fn least(&self, end: f64, lacking: impl Fn(f64) -> Option<f64>) -> Option<f64> {
        let (mut short, mut enough) = ((self.from, lacking(self.from)?), (end, lacking(end)?));
        if short.1 <= 0.0 {
            return Some(self.from);
        }
        if enough.1 > 0.0 {
            return None;
        }
        let near = (NEAR * short.1).max(NEAREST * (short.1 - enough.1));
        for tried in 1..=TRIED {
            if enough.1 >= -2.0 * near {
                break;
            }
            // it rises or falls almost in proportion
            let way = if tried % 5 == 0 { 0.5 } else { (short.1 + near) / (short.1 - enough.1) };
            let at = short.0 + way * (enough.0 - short.0);
            let found = (at, lacking(at)?);
            *(if found.1 > 0.0 { &mut short } else { &mut enough }) = found;
        }
        Some(enough.0)
    }
}

impl Favourable {
    /// What is said of the assumption where a value suffices.
    pub(crate) fn needed(&self, value: f64) -> Needed {
        let Candidate { parameter, from, .. } = self.candidate;
        Needed { parameter, from, value, end: self.end }
    }
}

impl Needed {
    /// How far the value departs from what it is now, as part of the way to the end.
    pub(crate) fn departure(&self) -> f64 {
        ((self.value - self.from) / (self.end - self.from)).abs()
    }
}
