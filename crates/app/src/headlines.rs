//! The results that travel with a link.

use canghai_analysis::Summary;
use canghai_plan::link::{Headline, Measure};
use canghai_plan::{Pack, Target};
use canghai_sim::{Outcomes, Quantity};

use crate::results::Results;

/// Outcomes of the central run that a link carries for the plan's last year.
const AT_THE_END: [&str; 2] = ["share", "landed_projects"];

/// The headline results of a scenario: the share and the landed projects in the plan's last year,
/// the share at the horizon, when it reaches its target, and, where its futures are run, the
/// probability of that target.
#[must_use]
pub fn headlines(
    pack: &Pack,
    results: &Results,
    futures: Option<&Summary>,
    scenario: usize,
) -> Vec<Headline> {
    let last = pack.calendar.plan_years.saturating_sub(1);
    let horizon = results.years.len().saturating_sub(1);
    let ends = AT_THE_END.map(|key| central(pack, results, key, last));
    let later = central(pack, results, "share", horizon);
    let reached = Measure::Reached { month: month(pack, results) };
    let chance = futures.and_then(|futures| share_chance(pack, futures));
    let measures = ends.into_iter().chain([later, Some(reached), chance]).flatten();
    measures.map(|measure| Headline { scenario, measure }).collect()
}

fn share_chance(pack: &Pack, futures: &Summary) -> Option<Measure> {
    let target = pack.target("share")?;
    chance(pack, futures, target.outcome, target.year)
}

/// The probability that an outcome meets its target of a year; `None` where there is no such target.
pub(crate) fn chance(
    pack: &Pack,
    futures: &Summary,
    outcome: &'static Quantity,
    year: i32,
) -> Option<Measure> {
    let same = |target: &Target| target.outcome.key == outcome.key && target.year == year;
    let value = futures.targets.get(pack.targets.iter().position(same)?)?.value;
    Some(Measure::Chance { outcome, year, value })
}

fn central(pack: &Pack, results: &Results, key: &str, index: usize) -> Option<Measure> {
    let outcome: &'static Quantity =
        Outcomes::<f64>::FIELDS.iter().find(|outcome| outcome.key == key)?;
    let value = *results.years.get(index)?.city.get(key)?;
    Some(Measure::Central { outcome, year: pack.calendar.year(index), value })
}

/// The result of a central run that a measure of another day stands for; `None` for what a central
/// run does not say.
pub(crate) fn now(pack: &Pack, results: &Results, then: &Measure) -> Option<Measure> {
    match then {
        Measure::Central { outcome, year, .. } => {
            central(pack, results, outcome.key, pack.calendar.index(*year)?)
        }
        Measure::Reached { .. } => Some(Measure::Reached { month: month(pack, results) }),
        Measure::Chance { .. } | Measure::AllTargets { .. } => None,
    }
}

/// The month in which the share reaches its target, the plan's first being 1.
fn month(pack: &Pack, results: &Results) -> Option<u32> {
    let months = (results.reached? - f64::from(pack.calendar.year(0))) * 12.0;
    let last = u32::try_from(results.rolling_share.len()).unwrap_or(u32::MAX);
    (1..=last).find(|month| months < f64::from(*month))
}
