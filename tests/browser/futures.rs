//! Ranges and probabilities come from the workers, and only those for the scenario as it is.

use canghai_app::Language;
use serde_json::json;

use crate::controls::Control;
use crate::page::{Page, complaint};
use crate::visit::Visit;

/// Whether the ranges shown are for the scenario as it is now, of so many futures.
pub(crate) fn shows(page: &Page, members: &str) -> Vec<String> {
    let fresh = page.evaluate("!document.querySelector('.page').matches('.stale')") == true;
    let note = page.text(".simulations");
    complaint(fresh && note.contains(members), &format!("fresh: {fresh}, note: {note}"))
}

/// Whether they are as exact as they become.
pub(crate) fn is_exact(page: &Page) -> Vec<String> {
    let exact = page.evaluate("!!document.querySelector('[data-futures=exact]')") == true;
    complaint(exact, "the ensemble is not exact")
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
pub(crate) const NO_WORKERS: &str =
    "window.Worker = class { constructor() { throw new Error('refused') } };";

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
    const board = document.querySelector(".board");
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
        const start = performance.now();
        // what is shown before the first move is drawn is of no account; a slow machine takes its time
        while (!page.matches(".stale")) await wait(5);
        const soon = () => performance.now() < start + 1500;
        const late = () => performance.now() > start + 20000;
        while (soon() || (fresh.length === 0 && !late())) {
            // the board follows the page in a picture of its own
            if (!page.matches(".stale") && !board.matches(".stale")) {
                fresh.push(board.querySelector("[data-outcome=landed_projects] .probability").textContent);
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

/// The bands of what is on the stage, as one text.
pub(crate) const BANDS: &str = r#"const bands = () =>
    [...document.querySelectorAll(".stage [data-band]")].map(band => band.getAttribute("d")).join();"#;

/// Moves a slider on and on, each time before the workers can have answered, and notes what range of
/// the share and what board were seen with the ranges of one state.
const RUN_ON: &str = r#"const slider = document.querySelector(arguments[0]);
    const page = document.querySelector(".page");
    const board = document.querySelector(".board");
    const seen = { bands: new Set(), boards: new Set() };
    const look = () => {
        if (page.matches(".stale")) return;
        seen.bands.add(bands());
        if (!board.matches(".stale")) seen.boards.add(board.textContent);
    };
    const wait = time => new Promise(done => setTimeout(done, time));
    return (async () => {
        for (let number = 0; number < 200; number++) {
            slider.value = number;
            slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await wait(10);
            look();
        }
        return [seen.bands.size, seen.boards.size];
    })()"#;

#[test]
fn a_slider_that_outruns_the_workers_is_followed_by_ranges_and_board() {
    let page = opened();
    let slider = Control::lever(Language::Chinese, "signed_projects", 2018).slider;
    let seen = page.run(&[BANDS, RUN_ON].concat(), &[json!(slider)]);
    let [bands, boards]: [usize; 2] = serde_json::from_value(seen).expect("two counts");
    // before the first move, and then several times on the way
    assert!(bands > 3 && boards > 3, "{bands} bands and {boards} boards");
    page.comes_right(|page| shows(page, "1024"));
}

/// Moves a slider, and moves it back as soon as its ranges are there, ahead of the rest of the page.
const THERE_AND_BACK: &str = r#"const slider = document.querySelector(arguments[0]);
    const move = value => {
        slider.value = value;
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const before = bands();
    const follow = new Promise(done => {
        const observer = new MutationObserver(() => bands() !== before && (observer.disconnect(), done()));
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const value = slider.value;
    return (async () => {
        move(200);
        await follow;
        move(value);
    })()"#;

#[test]
fn a_slider_that_is_moved_there_and_back_leaves_the_results_as_they_were() {
    let page = opened();
    page.comes_right(is_exact);
    let seen = || {
        page.evaluate(
            "[...document.querySelectorAll('main > :not(.inputs)')].map(part => part.innerHTML)",
        )
    };
    let before = seen();
    let slider = Control::lever(Language::Chinese, "signed_projects", 2018).slider;
    page.run(&[BANDS, THERE_AND_BACK].concat(), &[json!(slider)]);
    page.comes_right(|page| {
        let same = seen() == before;
        complaint(same && is_exact(page).is_empty(), "not what it was")
    });
}

/// How high the parts of a selector begin that are seen, in pixels.
const TOPS_OF: &str = "const topsOf = selector => [...document.querySelectorAll(selector)]
    .filter(part => part.checkVisibility())
    .map(part => Math.round(part.getBoundingClientRect().top));";

/// How high what stands on the page begins, in pixels: at rest, and while a slider is held whose
/// futures end with the plan.
const HEIGHTS: &str = r#"const [selector] = arguments;
    const slider = document.querySelector(selector);
    const page = document.querySelector(".page");
    const wait = time => new Promise(done => setTimeout(done, time));
    const tops = () => topsOf("main :is(.finding, .views, .stage, .row, .track)");
    const shows = async depth => {
        while (page.dataset.futures !== depth || page.matches(".stale")) await wait(2);
    };
    return (async () => {
        const all = [tops()];
        for (let step = 1; step <= 3; step++) {
            slider.value = Number(slider.value) + Number(slider.step);
            slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await shows("quick");
            all.push(tops());
            await shows("exact");
            all.push(tops());
        }
        return all;
    })()"#;

#[test]
fn nothing_jumps_when_a_slider_is_taken_and_let_go() {
    for language in [Language::Chinese, Language::English] {
        let page = Visit::in_language(language).open();
        page.comes_right(is_exact);
        let slider = Control::lever(language, "land", 2019).slider;
        let heights = page.run(&[TOPS_OF, HEIGHTS].concat(), &[json!(slider)]);
        let heights: Vec<Vec<f64>> = serde_json::from_value(heights).expect("lists of pixels");
        assert!(heights[0].len() > 20, "{heights:?}");
        for (number, later) in heights.iter().enumerate().skip(1) {
            assert_eq!(*later, heights[0], "{language:?}, picture {number}");
        }
    }
}

/// How high a lever's parts and what follows it stand, below and above all that was seen.
const FLAGGED: &str = r#"const wait = time => new Promise(done => setTimeout(done, time));
    const slider = document.querySelector("[data-lever=special_fund] .track input");
    return (async () => {
        const all = [];
        for (const value of [5, 18]) {
            slider.value = value;
            slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await wait(300);
            const tops = topsOf(".levers :is(.track, .lever-foot, summary)");
            all.push([tops, document.querySelector("[data-lever=special_fund] .warning")?.textContent ?? ""]);
        }
        return all;
    })()"#;

#[test]
fn a_flag_at_a_lever_moves_nothing() {
    for (language, flag) in [(Language::Chinese, "超出所见"), (Language::English, "never seen")]
    {
        let page = Visit::in_language(language).open();
        page.comes_right(is_exact);
        let found = page.run(&[TOPS_OF, FLAGGED].concat(), &[]);
        let [(below, none), (above, said)]: [(Vec<f64>, String); 2] =
            serde_json::from_value(found).expect("pixels and words of two values");
        assert_eq!(none, "");
        assert!(said.contains(flag) && said.contains("11"), "{said}");
        assert_eq!(below, above, "{language:?}");
    }
}
