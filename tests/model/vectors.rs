//! The reference's results for three scenarios: every key, year and month.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{Outcomes, Trajectory, YearOutcomes, year_reached};
use serde_json::Value;

const VECTORS: [(&str, &str, &str); 3] = [
    ("trend", include_str!("../vectors/trend.toml"), include_str!("../vectors/trend.json")),
    ("plan", include_str!("../vectors/plan.toml"), include_str!("../vectors/plan.json")),
    ("stress", include_str!("../vectors/stress.toml"), include_str!("../vectors/stress.json")),
];

/// Largest relative difference from the reference.
const TOLERANCE: f64 = 1e-9;

fn assert_same(what: &str, found: f64, expected: &Value) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: no number in the vector"));
    let error = ((found - expected) / expected).abs();
    assert!(error <= TOLERANCE, "{what}: {found} differs from {expected} by {error:e}");
}

fn assert_list(what: &str, found: &[f64], expected: &Value) {
    let expected = expected.as_array().unwrap_or_else(|| panic!("{what}: no list in the vector"));
    assert_eq!(found.len(), expected.len(), "{what}");
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_same(&format!("{what}[{index}]"), *found, expected);
    }
}

fn assert_year(what: &str, found: &YearOutcomes<f64>, expected: &Value) {
    let keys = expected.as_object().map_or(0, serde_json::Map::len);
    assert_eq!(keys, Outcomes::<f64>::FIELDS.len(), "{what}: outcomes in the vector");
    assert_list(&format!("{what} value_added"), &found.value_added, &expected["value_added"]);
    let scalars = Outcomes::<f64>::FIELDS.iter().filter(|outcome| outcome.key != "value_added");
    for outcome in scalars {
        let value = *found.city.get(outcome.key).expect("a field of the record");
        assert_same(&format!("{what} {}", outcome.key), value, &expected[outcome.key]);
    }
}

#[test]
fn every_outcome_and_month_equals_the_reference() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    for (name, scenario, expected) in VECTORS {
        let scenario = Scenario::read(&pack, name, scenario).expect("a valid scenario");
        let expected: Value = serde_json::from_str(expected).expect("a JSON vector");
        let model = pack.model(&scenario).expect("a valid model");
        let run = Trajectory::of(&model, pack.calendar.horizon_months());
        for (index, year) in run.outcomes.iter().enumerate() {
            let year_number = pack.calendar.year(index).to_string();
            assert_year(
                &format!("{name} {year_number}"),
                year,
                &expected["outcomes"][&year_number],
            );
        }
        let rolling = run.rolling_share();
        assert_list(name, &rolling, &expected["monthly"]["rolling_share"]);
        for month in 0..run.months() {
            let value_added = run.monthly(month, |x| x.value_added);
            let expected = &expected["monthly"]["value_added"][month];
            assert_list(&format!("{name} month {month}"), &value_added, expected);
        }
        let reached = year_reached(&rolling, scenario.base_share, 0.12, pack.calendar.base_year);
        match reached {
            Some(reached) => assert_same(name, reached, &expected["reaches_12_percent"]),
            None => assert!(!expected["reaches_12_percent"].is_number(), "{name}: not reached"),
        }
    }
}
