//! How soon a moved slider is answered, by the workers and by the page.

use canghai_app::Language;
use serde_json::{Value, json};

use crate::controls::Control;
use crate::environment;
use crate::futures::{BANDS, shows};
use crate::visit::Visit;

/// Keeps the workers that the page starts and what it asks of them.
const KEEP_WORKERS: &str = "const Real = window.Worker;
    window.startedWorkers = [];
    window.askedQuestions = [];
    window.Worker = class extends Real {
        constructor(...how) {
            super(...how);
            window.startedWorkers.push(this);
        }
        postMessage(message, moved) {
            if (message.all) window.askedQuestions.push(message);
            super.postMessage(message, moved);
        }
    };";

const LATENCY: &str = include_str!("latency.js");

/// Longest time between two frames of a dragged slider that nobody minds, milliseconds.
const LATEST_FRAME: f64 = 50.0;

/// Times in ascending order, milliseconds.
struct Times(Vec<f64>);

impl Times {
    fn of(times: &Value) -> Self {
        let mut times: Vec<f64> =
            times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    fn percentile(&self, part: usize) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get((self.0.len() * part / 100).min(last)).copied().unwrap_or(f64::NAN)
    }

    fn print(&self, name: &str) {
        let (median, worst) = (self.percentile(50), self.percentile(95));
        eprintln!("{name}: median {median:.1} ms, 95th percentile {worst:.1} ms");
    }
}

/// With `CANGHAI_BENCH` (set by `cargo xtask bench-web`) it moves the slider more often and prints
/// how long the answers took; how long that is depends on the machine and is not judged.
#[test]
fn every_move_of_a_dragged_slider_is_answered() {
    let page = Visit::in_language(Language::Chinese).after(KEEP_WORKERS).open();
    page.comes_right(|page| shows(page, "1024"));
    let slider = Control::lever(Language::Chinese, "signed_projects", 2019).slider;
    let bench = environment::measures();
    let (moves, rests) = if bench { (120, 8) } else { (5, 1) };
    let found = page.run(&[BANDS, LATENCY].concat(), &[json!(slider), json!(moves), json!(rests)]);
    let times = |key: &str| Times::of(&found[key]);
    let done = ["document", "board", "rest"].map(|key| times(key).0.len());
    assert_eq!(done, [moves, moves, rests]);
    if bench {
        times("document").print("page, 256 futures to the plan's end, event to document");
        times("paint").print("page, 256 futures to the plan's end, event to paint");
        times("board").print("page, 256 futures to the plan's end, event to board in document");
        times("rest").print("page, 1,024 futures to the horizon, after the rest");
        let frames = times("frames").0;
        let late = frames.iter().filter(|frame| **frame > LATEST_FRAME).count();
        let last = frames.last().copied().unwrap_or_default();
        let all = frames.len();
        eprintln!(
            "page, frames while dragging: {late} of {all} over 50 ms after the one before, the \
             latest {last:.1} ms"
        );
        for (key, name, members) in [
            ("quick", "256 futures to the plan's end in single precision", 256.0),
            ("plan", "1,024 futures to the plan's end in single precision", 1024.0),
            ("horizon", "1,024 futures to the horizon in single precision", 1024.0),
            ("planExact", "1,024 futures to the plan's end in double precision", 1024.0),
            ("horizonExact", "1,024 futures to the horizon in double precision", 1024.0),
        ] {
            let times = times(key);
            times.print(&format!("workers alone, {name}"));
            eprintln!("    {:.0} futures a second", members / times.percentile(50) * 1e3);
        }
    }
}
