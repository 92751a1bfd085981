//! What a dragged slider has the page's own thread do, task by task, as the browser traces it.

use canghai_app::Language;
use serde_json::{Value, json};

use crate::controls::Control;
use crate::environment;
use crate::futures::{BANDS, shows};
use crate::visit::Visit;

/// Moves a slider, each time until its ranges are painted; marks in the trace say when it is touched,
/// dragged on and left.
const DRAG: &str = r#"const [selector, moves] = arguments;
    const slider = document.querySelector(selector);
    const page = document.querySelector(".page");
    const wait = time => new Promise(done => setTimeout(done, time));
    const frame = () => new Promise(requestAnimationFrame);
    const move = async number => {
        const before = bands();
        slider.value = 40 + number % 60;
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
        do await frame(); while (page.matches(".stale") || bands() === before);
        await wait(16);
    };
    return (async () => {
        performance.mark("touched");
        await move(0);
        await wait(1000);
        performance.mark("dragged");
        for (let number = 1; number <= moves; number++) await move(number);
        performance.mark("left");
    })();"#;

/// Longest task that a dragged slider may want, microseconds.
const LONGEST: f64 = 8000.0;

/// Tasks of the page's own thread, microseconds by the clock and on a processor.
struct Tasks(Vec<(f64, f64)>);

impl Tasks {
    /// Those between two marks, on the thread that made them.
    fn between(trace: &[Value], marks: [&str; 2]) -> Self {
        let mark = |name: &str| trace.iter().find(|event| event["name"] == name);
        let [first, last] = marks.map(|name| mark(name).expect("the page marks it"));
        let is_within = |event: &&Value| {
            event["name"] == "ThreadControllerImpl::RunTask"
                && thread(event) == thread(first)
                && time(event) >= time(first)
                && time(event) < time(last)
        };
        let times = |event: &Value| Some((event["dur"].as_f64()?, event["tdur"].as_f64()?));
        Self(trace.iter().filter(is_within).filter_map(times).collect())
    }

    fn print(&self, name: &str) {
        let over = |time: fn(&(f64, f64)) -> f64| {
            let times = self.0.iter().map(time);
            let longest = times.clone().fold(0.0, f64::max) / 1000.0;
            (times.filter(|time| *time > LONGEST).count(), longest)
        };
        let (clock, processor) = (over(|task| task.0), over(|task| task.1));
        let all = self.0.len();
        eprintln!(
            "page, tasks of its thread {name}: of {all} over 8 ms on a processor {}, the longest \
             {:.1} ms; by the clock, with what else ran on that processor, {}, the longest {:.1} ms",
            processor.0, processor.1, clock.0, clock.1
        );
    }
}

/// When an event began, microseconds.
fn time(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap_or_default()
}

/// Numbers of its process and thread.
fn thread(event: &Value) -> (u64, u64) {
    let number = |key: &str| event[key].as_u64().unwrap_or_default();
    (number("pid"), number("tid"))
}

/// With `CANGHAI_BENCH` (set by `cargo xtask bench-web`) it moves the slider more often and prints
/// how long the tasks took; how long that is depends on the machine and is not judged.
#[test]
fn a_dragged_slider_leaves_the_pages_thread_free_in_between() {
    let page = Visit::in_language(Language::Chinese).traced().open();
    page.comes_right(|page| shows(page, "1024"));
    let slider = Control::lever(Language::Chinese, "signed_projects", 2019).slider;
    let moves = if environment::measures() { 120 } else { 5 };
    page.run(&[BANDS, DRAG].concat(), &[json!(slider), json!(moves)]);
    let trace = page.trace();
    let first = Tasks::between(&trace, ["touched", "dragged"]);
    let others = Tasks::between(&trace, ["dragged", "left"]);
    let (at_first, then) = (first.0.len(), others.0.len());
    // an answer and a frame at least for each move
    assert!(at_first >= 2 && then >= 2 * moves, "{at_first} and {then} tasks in {moves} moves");
    if environment::measures() {
        first.print("at the first touch, which loads the rest of the program");
        others.print(&format!("in {moves} moves after it"));
    }
}
