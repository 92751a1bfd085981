//! What scenarios have where they set nothing, kept so that a file means the same later.

use canghai_sim::Levers;

use crate::pack::Pack;
use crate::scenario::{Scenario, ShareGroup, Split};

/// The pack's trend with nothing left unset.
pub(super) fn explicit(pack: &Pack) -> Scenario {
    let shares = ShareGroup::ALL.map(|group| (group, Split::AllYears(pack.shares_of_base())));
    Scenario {
        levers: pack.trend().map(Some),
        mix: Some(pack.mix),
        shares: shares.into_iter().collect(),
        ..Scenario::trend(pack)
    }
}

/// Sets what a scenario leaves unset and what had another value in the trend of its day.
pub(super) fn keep(pack: &Pack, scenario: &mut Scenario, then: &Scenario) {
    let now = explicit(pack);
    for lever in Levers::<f64>::FIELDS {
        let [then, now] = [then, &now].map(|trend| trend.levers.get(lever.key).cloned().flatten());
        if let Some(own) = scenario.levers.get_mut(lever.key)
            && own.is_none()
            && then != now
        {
            *own = then;
        }
    }
    if scenario.mix.is_none() && then.mix != now.mix {
        scenario.mix = then.mix;
    }
    for (group, split) in &then.shares {
        if now.shares.get(group) != Some(split) {
            scenario.shares.entry(*group).or_insert_with(|| split.clone());
        }
    }
}
