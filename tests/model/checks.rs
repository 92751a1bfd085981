//! Runs the checks of `checks.toml`, behaviour that a planner can read.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use canghai_plan::Scenario;
use canghai_sim::{Levers, Outcomes};
use serde::Deserialize;
use toml::{Table, Value};

use crate::runs::{outcome, pack, ready_made, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Checks {
    check: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    describe: String,
    it: String,
    from: Vec<String>,
    #[serde(default)]
    times: BTreeMap<String, f64>,
    #[serde(default)]
    set: BTreeMap<String, f64>,
    #[serde(default)]
    file: Table,
    outcome: String,
    years: Vec<i32>,
    rises_by: Option<[f64; 2]>,
    falls_by: Option<[f64; 2]>,
    moves_by_at_most: Option<f64>,
    is_between: Option<[f64; 2]>,
}

fn checks() -> Vec<Check> {
    let checks: Checks = toml::from_str(include_str!("../checks.toml")).expect("valid checks");
    checks.check
}

impl Check {
    /// The ready-made scenario with what the check changes.
    fn scenario(&self, from: &Scenario) -> Scenario {
        let mut changed = from.clone();
        for year in 0..pack().calendar.plan_years {
            for (lever, factor) in &self.times {
                let value = from.lever(pack(), lever)[year] * factor;
                changed.set_lever(pack(), lever, year, value);
            }
            for (lever, value) in &self.set {
                changed.set_lever(pack(), lever, year, *value);
            }
        }
        let mut table: Table = changed.write().parse().expect("a scenario file");
        merge(&mut table, &self.file);
        let name = format!("{} {}", self.describe, self.it);
        Scenario::read(pack(), &name, &table.to_string())
            .unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    /// What the check asks of the change and of the value.
    fn asked(&self) -> (RangeInclusive<f64>, RangeInclusive<f64>) {
        let any = || f64::NEG_INFINITY..=f64::INFINITY;
        match (self.rises_by, self.falls_by, self.moves_by_at_most, self.is_between) {
            (Some([least, most]), None, None, None) => (least..=most, any()),
            (None, Some([least, most]), None, None) => (-most..=-least, any()),
            (None, None, Some(most), None) => (-most..=most, any()),
            (None, None, None, Some([least, most])) => (any(), least..=most),
            _ => panic!("{}, {}: exactly one thing may be asked", self.describe, self.it),
        }
    }

    /// What does not hold, one line a case.
    fn failures(&self) -> Vec<String> {
        let (change, value) = self.asked();
        let mut failures = Vec::new();
        for from in &self.from {
            let before = ready_made(from);
            let (before, after) = (run(&before), run(&self.scenario(&before)));
            for year in &self.years {
                let after = outcome(&after, *year, &self.outcome);
                let moved = after - outcome(&before, *year, &self.outcome);
                if !(change.contains(&moved) && value.contains(&after)) {
                    let Self { describe, it, outcome, .. } = self;
                    failures.push(format!(
                        "{describe}: {it} — from {from}, {outcome} of {year} is {after}, moved by {moved}"
                    ));
                }
            }
        }
        failures
    }
}

/// Puts every value of `change` into `table`, tables key by key.
fn merge(table: &mut Table, change: &Table) {
    for (key, value) in change {
        match (table.get_mut(key), value) {
            (Some(Value::Table(inner)), Value::Table(change)) => merge(inner, change),
            _ => {
                table.insert(key.clone(), value.clone());
            }
        }
    }
}

#[test]
fn every_check_of_the_model_s_behaviour_holds() {
    let checks = checks();
    let failures: Vec<String> = checks.iter().flat_map(Check::failures).collect();
    assert!(failures.is_empty(), "{} of the checks fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_lever_has_a_check_of_the_share_and_no_check_is_empty() {
    let checks = checks();
    for lever in Levers::<f64>::FIELDS {
        let moves = |check: &&Check| {
            check.times.contains_key(lever.key) || check.set.contains_key(lever.key)
        };
        assert!(checks.iter().filter(moves).any(|check| check.outcome == "share"), "{}", lever.key);
    }
    for check in &checks {
        let known = Outcomes::<f64>::FIELDS.iter().any(|outcome| outcome.key == check.outcome);
        assert!(known && !check.from.is_empty() && !check.years.is_empty(), "{}", check.it);
        let levers = check.times.keys().chain(check.set.keys());
        assert!(levers.into_iter().all(|key| pack().lever(key).is_some()), "{}", check.it);
        // a range of changes that begins below zero would not say a direction
        let ends = check.rises_by.into_iter().chain(check.falls_by);
        assert!(ends.into_iter().all(|[least, most]| 0.0 < least && least < most), "{}", check.it);
    }
}

#[test]
fn no_lever_lowers_the_share_by_more_than_a_hundredth_of_a_point_at_central_values() {
    for ready in &pack().ready_made {
        let before = run(&ready.scenario);
        for lever in Levers::<f64>::FIELDS {
            for part in [0.05, 0.3, 1.0] {
                let mut raised = ready.scenario.clone();
                for year in 0..pack().calendar.plan_years {
                    let value = ready.scenario.lever(pack(), lever.key)[year];
                    let value = value + (lever.max - value) * part;
                    raised.set_lever(pack(), lever.key, year, value);
                }
                for (before, after) in before.outcomes.iter().zip(&run(&raised).outcomes) {
                    let moved = after.city.share - before.city.share;
                    assert!(moved > -0.0001, "{} from {} by {moved}", lever.key, ready.id);
                }
            }
        }
    }
}
