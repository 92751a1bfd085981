//! What it costs to find what a result rests on and what it would take, on one thread.
//!
//! `cargo bench -p canghai-analysis --bench rest`

use canghai_analysis::Futures;
use canghai_analysis::reach::{Answer, Ask, Question, Reach};
use canghai_analysis::sensitivity::{Design, Draws, Sensitivity, Tornado, tornado};
use canghai_plan::{Pack, Scenario};
use divan::Bencher;
use divan::counter::ItemsCount;

const SAMPLES: u32 = 64;

fn opened() -> (Pack, Scenario) {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let scenario = pack.ready_made("plan-effort").expect("a ready-made scenario").scenario.clone();
    (pack, scenario)
}

fn reach(at_least: f64, by: i32, probability: Option<f64>) -> Answer {
    let (pack, scenario) = opened();
    let ask = Ask { outcome: "share".into(), at_least, by, probability, ..Ask::default() };
    Reach::new(Question::new(&pack, &scenario, &ask).expect("a sound question")).answer()
}

/// Ten percent in the plan's last year, three years run.
#[divan::bench(sample_count = 5)]
fn reach_level_2020() -> Answer {
    reach(0.10, 2020, None)
}

/// Fourteen percent at the horizon, eight years run.
#[divan::bench(sample_count = 5)]
fn reach_level_2025() -> Answer {
    reach(0.14, 2025, None)
}

#[divan::bench(sample_count = 3)]
fn reach_with_probability_2025() -> Answer {
    reach(0.12, 2025, Some(0.8))
}

/// Runs of samples; the counter counts single runs.
#[divan::bench(args = [2, 7], sample_count = 3)]
fn draw_samples(bencher: Bencher, year: usize) {
    let (pack, scenario) = opened();
    let futures = Futures::new(&pack, Futures::SEED);
    let design = Design::new(futures, &scenario, year, SAMPLES);
    let runs = SAMPLES as usize * design.points().count();
    bencher.counter(ItemsCount::new(runs)).bench(|| design.run(0..SAMPLES));
}

#[divan::bench(sample_count = 3)]
fn work_out_indices(bencher: Bencher) {
    let (pack, scenario) = opened();
    let design = Design::new(Futures::new(&pack, Futures::SEED), &scenario, 2, SAMPLES);
    let draws: Draws = design.run(0..SAMPLES).expect("a valid scenario");
    bencher.bench(|| Sensitivity::of(&design, &draws));
}

#[divan::bench(sample_count = 5)]
fn tornado_2020() -> Tornado {
    let (pack, scenario) = opened();
    tornado(&pack, &scenario, 2).expect("a valid scenario")
}

fn main() {
    divan::main();
}
