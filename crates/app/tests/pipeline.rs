//! Nothing appears or vanishes on the way of projects from signature to full output.

use canghai_app::{Pipeline, Results};
use canghai_plan::{Pack, Scenario};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn scenarios(pack: &Pack) -> Vec<Scenario> {
    pack.ready_made.iter().map(|ready| ready.scenario.clone()).collect()
}

/// Investment signed up to each month, from the levers alone, 1e8 CNY.
fn signed(pack: &Pack, scenario: &Scenario) -> Vec<f64> {
    let city = pack.city(scenario);
    let inputs = pack.policy(scenario).inputs(&city.calendar);
    let mut sum = 0.0;
    let months = (0..city.calendar.horizon_months()).map(|month| {
        let sectors = inputs.years[month / 12].sectors.iter();
        sum += sectors.map(|sector| sector.signed).sum::<f64>() / 12.0;
        sum * city.parameters.project_size
    });
    std::iter::once(0.0).chain(months).collect()
}

fn assert_close(found: f64, wanted: f64, what: &str) {
    let error = (found - wanted).abs() / wanted.abs().max(1e-3);
    assert!(error < 1e-9, "{what}: {found} instead of {wanted}");
}

#[test]
fn what_was_signed_has_broken_ground_is_lost_or_waits() {
    let pack = pack();
    for scenario in scenarios(&pack) {
        let results = Results::of(&pack, &scenario).expect("a valid scenario");
        let before = results.pipeline[0].waiting;
        for (month, signed) in results.pipeline.iter().zip(signed(&pack, &scenario)) {
            assert_close(month.signed, before + signed, "signed");
            assert_close(month.landed + month.lost + month.waiting, month.signed, "parts");
        }
    }
}

#[test]
fn what_broke_ground_is_built_or_produces_and_what_produces_ramps_up_or_has() {
    let pack = pack();
    for scenario in scenarios(&pack) {
        let results = Results::of(&pack, &scenario).expect("a valid scenario");
        let first = results.pipeline[0];
        for month in &results.pipeline {
            assert_close(month.building + month.completed, first.building + month.started, "built");
            assert_close(month.ramping + month.full, first.ramping + month.completed, "ramped");
            assert!(month.started >= month.landed - 1e-9, "fund money adds to the signed");
        }
    }
}

#[test]
fn nothing_that_is_summed_up_ever_falls() {
    let pack = pack();
    let sums: [fn(&Pipeline) -> f64; 5] =
        [|p| p.signed, |p| p.started, |p| p.completed, |p| p.full, |p| p.lost];
    for scenario in scenarios(&pack) {
        let results = Results::of(&pack, &scenario).expect("a valid scenario");
        for pair in results.pipeline.windows(2) {
            for sum in sums {
                assert!(sum(&pair[1]) >= sum(&pair[0]) - 1e-9);
            }
        }
    }
}

#[test]
fn projects_at_the_ends_of_years_are_the_outcomes_of_the_run() {
    let pack = pack();
    for scenario in scenarios(&pack) {
        let results = Results::of(&pack, &scenario).expect("a valid scenario");
        for (index, year) in results.years.iter().enumerate() {
            let month = results.pipeline[(index + 1) * 12];
            let size = results.project_size;
            assert_close(month.landed / size, year.city.landed_projects, "landed");
            assert_close(month.completed / size, year.city.producing_projects, "producing");
        }
    }
}
