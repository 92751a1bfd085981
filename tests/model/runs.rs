//! Runs of the embedded pack's scenarios.

use std::sync::LazyLock;

use canghai_plan::{Pack, Scenario};
use canghai_sim::{City, Inputs, Model, Outcomes, Policy, SectorState, Trajectory};

static PACK: LazyLock<Pack> =
    LazyLock::new(|| Pack::embedded().expect("the embedded pack is valid"));

/// The embedded pack.
pub(crate) fn pack() -> &'static Pack {
    &PACK
}

/// A ready-made scenario.
pub(crate) fn ready_made(id: &str) -> Scenario {
    pack().ready_made(id).unwrap_or_else(|| panic!("no ready-made scenario {id}")).scenario.clone()
}

/// The scenario of one of the reference vectors with every input at once.
pub(crate) fn stress() -> Scenario {
    let text = include_str!("../vectors/stress.toml");
    Scenario::read(pack(), "stress", text).expect("a valid scenario")
}

/// The scenario with one lever at a value in every plan year.
pub(crate) fn with_lever(scenario: &Scenario, lever: &str, value: f64) -> Scenario {
    let mut changed = scenario.clone();
    for year in 0..pack().calendar.plan_years {
        changed.set_lever(pack(), lever, year, value);
    }
    changed
}

/// A run of the scenario to the pack's horizon.
pub(crate) fn run(scenario: &Scenario) -> Trajectory<f64> {
    let model = pack().model(scenario).expect("a valid model");
    Trajectory::of(&model, pack().calendar.horizon_months())
}

/// A run of a city under a policy to the city's horizon.
pub(crate) fn run_city(city: &City<f64>, policy: &Policy<f64>) -> Trajectory<f64> {
    run_in_steps(city, policy, 1)
}

/// The same with several steps a month.
pub(crate) fn run_in_steps(city: &City<f64>, policy: &Policy<f64>, steps: u32) -> Trajectory<f64> {
    run_inputs(city, &policy.inputs(&city.calendar), steps)
}

/// A run of a city with these inputs to its horizon.
pub(crate) fn run_inputs(city: &City<f64>, inputs: &Inputs<f64>, steps: u32) -> Trajectory<f64> {
    let months = city.calendar.horizon_months();
    let model = Model::new(city.clone(), inputs).expect("a valid model");
    Trajectory::in_steps(&model, months, steps)
}

/// An outcome of a calendar year.
pub(crate) fn outcome(run: &Trajectory<f64>, year: i32, key: &str) -> f64 {
    let outcomes = &run.outcomes_of(year).unwrap_or_else(|| panic!("no year {year}")).city;
    *outcomes.get(key).unwrap_or_else(|| panic!("no outcome {key}"))
}

/// Every outcome of every year, by name.
pub(crate) fn outcomes(run: &Trajectory<f64>) -> Vec<(String, f64)> {
    let keys = Outcomes::<f64>::FIELDS.iter().map(|outcome| outcome.key);
    let years = run.outcomes.iter().enumerate();
    years
        .flat_map(|(index, year)| {
            let name = move |key| format!("{key} of year {}", index + 1);
            keys.clone().map(name).zip(year.city.values())
        })
        .collect()
}

/// A state of one sector at every month.
pub(crate) fn path(
    run: &Trajectory<f64>,
    sector: usize,
    state: impl Fn(&SectorState<f64>) -> f64,
) -> Vec<f64> {
    run.states.iter().map(|x| state(&x.sectors[sector])).collect()
}

/// Difference over the size of what is expected.
pub(crate) fn relative(found: f64, expected: f64) -> f64 {
    ((found - expected) / expected).abs()
}
