//! What a run at the central values costs, from the scenario to the outcomes.
//!
//! `cargo bench -p canghai-tests`; the goal is a run of 36 months in under 150 microseconds.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{Model, Observer, SectorFlows, State, Trajectory};
use divan::{Bencher, black_box};

/// Months to the end of the plan and to the horizon.
const MONTHS: [usize; 2] = [36, 96];

/// Keeps nothing of a run.
struct Nothing;

impl Observer<f64> for Nothing {
    fn month_starts(&mut self, _month: usize, state: &State<f64>, _flows: &[SectorFlows<f64>]) {
        black_box(state);
    }

    fn run_ends(&mut self, state: &State<f64>, _flows: &[SectorFlows<f64>]) {
        black_box(state);
    }
}

fn plan_effort() -> (Pack, Scenario) {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let ready_made = pack.ready_made("plan-effort").expect("a ready-made scenario");
    let scenario = ready_made.scenario.clone();
    (pack, scenario)
}

fn model() -> Model<f64> {
    let (pack, scenario) = plan_effort();
    pack.model(&scenario).expect("a valid model")
}

/// The run alone, observed by nobody.
#[divan::bench(args = MONTHS)]
fn run(bencher: Bencher, months: usize) {
    let model = model();
    bencher.bench(|| black_box(&model).run_states(months, &mut Nothing));
}

/// The run with every state, flow and outcome kept.
#[divan::bench(args = MONTHS)]
fn trajectory(bencher: Bencher, months: usize) {
    let model = model();
    bencher.bench(|| Trajectory::of(black_box(&model), months));
}

/// From a scenario to the model that can run.
#[divan::bench]
fn build(bencher: Bencher) {
    let (pack, scenario) = plan_effort();
    bencher.bench(|| pack.model(black_box(&scenario)));
}

fn main() {
    divan::main();
}
