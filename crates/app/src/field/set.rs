//! Setting a field in a scenario.

use std::collections::BTreeSet;

use canghai_plan::{Pack, Scenario, ShareGroup, Split};
use canghai_sim::Mix;

use super::{Field, PERCENT, Whole, Years, parts, years};

/// A part that stays as it is while others change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lock {
    /// A sector's part of a group of levers, in every year.
    Sector(ShareGroup, usize),
    /// An instrument's part of the special fund.
    Instrument(usize),
}

impl Lock {
    /// The lock of a part.
    #[must_use]
    pub fn of(whole: Whole, part: usize) -> Self {
        match whole {
            Whole::Sectors(group, _) => Self::Sector(group, part),
            Whole::Mix => Self::Instrument(part),
        }
    }
}

pub(super) fn is_locked(locks: &BTreeSet<Lock>, whole: Whole, part: usize) -> bool {
    locks.contains(&Lock::of(whole, part))
}

impl Field {
    /// Sets the value (as shown, within the range) in a scenario. Parts of a whole take from the
    /// others that are not locked, in proportion.
    pub fn set(self, pack: &Pack, scenario: &mut Scenario, locks: &BTreeSet<Lock>, value: f64) {
        match self {
            Self::Lever(_, year) => {
                if let Some(lever) = self.lever() {
                    scenario.set_lever(pack, lever.key, year, value);
                }
            }
            Self::AllYears(_) => self.set_all_years(pack, scenario, value),
            Self::Part(whole, part) => {
                set_part(pack, scenario, locks, (whole, part), value / PERCENT);
            }
            Self::Boundary(whole, part) => {
                let moved = parts::divided(&whole.parts(pack, scenario), part, value / PERCENT);
                whole.set(pack, scenario, moved);
            }
            Self::Amount(whole, lever, part) => {
                let total = whole.total(pack, scenario, lever);
                if total > 0.0 {
                    set_part(pack, scenario, locks, (whole, part), value / total);
                }
            }
            Self::BaseShare => scenario.base_share = value / PERCENT,
        }
    }

    fn set_all_years(self, pack: &Pack, scenario: &mut Scenario, value: f64) {
        let Some(lever) = self.lever() else { return };
        let range = self.range(pack, scenario);
        let moved = years::moved_to(scenario.lever(pack, lever.key), value, range);
        for (year, value) in moved.into_iter().enumerate() {
            scenario.set_lever(pack, lever.key, year, value);
        }
    }
}

fn set_part(
    pack: &Pack,
    scenario: &mut Scenario,
    locks: &BTreeSet<Lock>,
    (whole, part): (Whole, usize),
    value: f64,
) {
    let before = whole.parts(pack, scenario);
    let locked: Vec<bool> = (0..before.len()).map(|part| is_locked(locks, whole, part)).collect();
    whole.set(pack, scenario, parts::rebalanced(&before, part, value, &locked));
}

impl Whole {
    fn set(self, pack: &Pack, scenario: &mut Scenario, parts: Vec<f64>) {
        match self {
            Self::Sectors(group, Years::All) => {
                scenario.shares.insert(group, Split::AllYears(parts));
            }
            Self::Sectors(group, Years::One(year)) => {
                let mut years = by_year(pack, scenario, group);
                if let Some(of_year) = years.get_mut(year) {
                    *of_year = parts;
                }
                scenario.shares.insert(group, Split::ByYear(years));
            }
            Self::Mix => {
                let mut parts = parts.into_iter();
                scenario.mix = Some(Mix::from_fn(|_| parts.next().unwrap_or_default()));
            }
        }
    }
}

/// The parts of a group in every plan year.
fn by_year(pack: &Pack, scenario: &Scenario, group: ShareGroup) -> Vec<Vec<f64>> {
    (0..pack.calendar.plan_years).map(|year| scenario.shares(pack, group, year)).collect()
}

/// Parts a group anew: by year with what stands now, or in all years as in the first.
pub(crate) fn split_by_year(pack: &Pack, scenario: &mut Scenario, group: ShareGroup, split: bool) {
    let years = by_year(pack, scenario, group);
    let parts = if split {
        Split::ByYear(years)
    } else {
        Split::AllYears(years.into_iter().next().unwrap_or_default())
    };
    scenario.shares.insert(group, parts);
}
