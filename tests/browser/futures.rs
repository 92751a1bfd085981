//! Ranges and probabilities come from the workers, and only those for the scenario as it is.

use std::env;

use canghai_app::Language;
use serde_json::{Value, json};

use crate::controls::Control;
use crate::page::{Page, complaint};
use crate::visit::Visit;

/// Whether the ranges shown are for the scenario as it is now, of so many futures.
fn shows(page: &Page, members: &str) -> Vec<String> {
    let fresh = page.evaluate("!document.querySelector('.page').matches('.stale')") == true;
    let note = page.text(".simulations");
    complaint(fresh && note.contains(members), &format!("fresh: {fresh}, note: {note}"))
}

fn opened() -> Page {
    let page = Visit::in_language(Language::Chinese).open();
    page.comes_right(|page| shows(page, "1024"));
    page
}

#[test]
fn the_full_ensemble_comes_by_itself() {
    let page = opened();
    let bands = page.evaluate("document.querySelectorAll('.share [data-band]').length");
    assert_eq!(bands, 2);
    let chances = page.evaluate("document.querySelectorAll('.board .probability').length");
    assert_eq!(chances, 10, "nine targets and all of them at once");
    assert_eq!(page.console(), Vec::<String>::new());
}

/// Refuses every worker, as some browsers and settings do.
const NO_WORKERS: &str = "window.Worker = class { constructor() { throw new Error('refused') } };";

#[test]
fn a_browser_that_refuses_workers_gets_ranges_all_the_same() {
    let page = Visit::in_language(Language::Chinese).after(NO_WORKERS).open();
    page.comes_right(|page| shows(page, "256"));
}

/// Holds back every answer of a worker for as long as `window.heldBack` says.
const LATE_WORKERS: &str = "const Real = window.Worker;
    window.heldBack = 0;
    window.Worker = class extends Real {
        set onmessage(listener) {
            super.onmessage = event => setTimeout(() => listener(event), window.heldBack);
        }
    };";

/// Moves a slider twice while the workers' answers are held back, and notes what the page says of
/// the chance of the share each time something changes.
const MOVE_TWICE: &str = r#"const slider = document.querySelector(arguments[0]);
    const page = document.querySelector(".page");
    const move = value => {
        slider.value = value;
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const wait = time => new Promise(done => setTimeout(done, time));
    return (async () => {
        const fresh = [];
        window.heldBack = 300;
        move(200);
        await wait(100);
        window.heldBack = 0;
        move(0);
        const until = performance.now() + 1500;
        while (performance.now() < until) {
            if (!page.matches(".stale")) {
                fresh.push(document.querySelector(".board [data-outcome=landed_projects] .probability").textContent);
            }
            await wait(5);
        }
        return [...new Set(fresh)];
    })()"#;

#[test]
fn an_answer_that_a_worker_gives_too_late_is_never_shown() {
    let page = Visit::in_language(Language::Chinese).after(LATE_WORKERS).open();
    page.comes_right(|page| shows(page, "1024"));
    let slider = Control::lever(Language::Chinese, "signed_projects", 2018).slider;
    let shown = page.run(MOVE_TWICE, &[json!(slider)]);
    let shown: Vec<String> = serde_json::from_value(shown).expect("a list of words");
    // with 200 projects signed in 2018 more than half of the futures reach the target, with none
    // next to none do; the small and the full ensemble may differ by a little
    assert!(!shown.is_empty(), "an answer came");
    let percent = |word: &String| word.trim_matches(['<', '>', ' ', '%']).parse::<f64>();
    assert!(shown.iter().all(|word| percent(word).is_ok_and(|p| p < 20.0)), "{shown:?}");
}

/// Moves a slider so many times as a finger does and measures each time, in milliseconds, until the
/// new ranges are in the document and until they are painted; then how long the full ensemble takes
/// after the finger has rested.
const LATENCY: &str = r#"const [selector, moves, rests] = arguments;
    const slider = document.querySelector(selector);
    const page = document.querySelector(".page");
    const wait = time => new Promise(done => setTimeout(done, time));
    const painted = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const until = holds => new Promise(done => {
        const look = () => holds() && (observer.disconnect(), done(performance.now()));
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
    });
    const fresh = () => !page.matches(".stale");
    const full = () => fresh() && document.querySelector(".simulations").textContent.includes("1024");
    const move = number => {
        slider.value = 40 + number % 60;
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    return (async () => {
        const long = [];
        new PerformanceObserver(list => list.getEntries().forEach(entry => long.push(entry.duration)))
            .observe({ entryTypes: ["longtask"] });
        const document_ = [], paint = [], rest = [];
        for (let number = 0; number < moves; number++) {
            const start = performance.now();
            move(number);
            document_.push(await until(fresh) - start);
            await painted();
            paint.push(performance.now() - start);
            await wait(16);
        }
        for (let number = 0; number < rests; number++) {
            await wait(1000);
            const start = performance.now();
            move(number * 7 + 1);
            rest.push(await until(full) - start - 150);
        }
        return { document: document_, paint, rest, long };
    })()"#;

fn median_and_95(times: &Value) -> (f64, f64) {
    let mut times: Vec<f64> =
        times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
    (at(50), at(95))
}

/// With `CANGHAI_BENCH` (set by `cargo xtask bench-web`) it moves the slider more often and prints
/// how long the answers took; how long that is depends on the machine and is not judged.
#[test]
fn every_move_of_a_dragged_slider_is_answered() {
    let page = opened();
    let slider = Control::lever(Language::Chinese, "signed_projects", 2019).slider;
    let bench = env::var_os("CANGHAI_BENCH").is_some();
    let (moves, rests) = if bench { (120, 8) } else { (5, 1) };
    let times = page.run(LATENCY, &[json!(slider), json!(moves), json!(rests)]);
    assert_eq!(times["document"].as_array().map(Vec::len), Some(moves));
    assert_eq!(times["rest"].as_array().map(Vec::len), Some(rests));
    if bench {
        let line = |name: &str, key: &str| {
            let (median, worst) = median_and_95(&times[key]);
            eprintln!("{name}: median {median:.1} ms, 95th percentile {worst:.1} ms");
        };
        line("256 futures to the plan's end, event to document", "document");
        line("256 futures to the plan's end, event to paint", "paint");
        line("1,024 futures to the horizon, after the rest", "rest");
        eprintln!("tasks over 50 ms: {}", times["long"]);
    }
}
