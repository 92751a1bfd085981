//! The page of contributions shows what the command line answers.

use canghai_analysis::Group;
use canghai_app::{Language, Page as Place, WHY_SAMPLES, percent, signed, text};
use serde_json::{Value, json};

use crate::page::{Page, complaint};
use crate::runs::{Explained, Rests};
use crate::visit::Visit;

/// Clicks what has a role and a name, as a reader with a screen reader does.
fn press_named(page: &Page, selector: &str, name: &str) {
    let found = page.run(
        "const [selector, name] = arguments;
         const named = [...document.querySelectorAll(selector)].find(one => one.textContent.trim() === name);
         named?.click();
         return !!named",
        &[json!(selector), json!(name)],
    );
    assert_eq!(found, Value::Bool(true), "there is no {selector} called {name}");
}

/// Whether all that the page asks of the workers is there.
fn computed(page: &Page) -> Vec<String> {
    let there = page.evaluate(
        "!!document.querySelector('.why-parts svg') && !document.querySelector('.why .stale-part')
         && document.querySelector('.why-wait').textContent === ''",
    );
    complaint(there == true, "something is still being computed")
}

/// The page of contributions, with all that it asks of the workers.
pub(crate) fn opened(language: Language) -> Page {
    let page = Visit::in_language(language).open();
    press_named(
        &page,
        "nav.pages button",
        &text(language, &format!("pages.{}", Place::Contributions.key())),
    );
    page.comes_right(computed);
    page
}

/// Looks at another year.
pub(crate) fn look_at(page: &Page, year: &str) {
    page.comes_right(computed);
    press_named(page, "fieldset.why-year label", year);
    page.comes_right(computed);
}

/// The words in a cell of the table of contributions.
fn cell(page: &Page, group: &str, column: usize) -> String {
    page.text(&format!(".why-parts tr[data-part={group}] td:nth-of-type({column})"))
}

/// Where the table differs from the command line's answer for a year.
fn differences(page: &Page, year: i32) -> Vec<String> {
    let explained = Explained::between("trend", "plan-effort", year);
    let total = cell(page, "total", 1);
    let decimals = total.split('.').nth(1).map_or(0, str::len);
    let words = |value: f64| signed(Language::Chinese, value * 100.0, decimals);
    let (from, to) = explained.share();
    let mut found = complaint(total == words(to - from), &format!("{total} in all"));
    for group in Group::ALL.into_iter().map(Group::key) {
        let part = explained.part(group);
        if part == [0.0; 3] {
            continue;
        }
        for (column, value) in (1..).zip(part) {
            let shown = cell(page, group, column);
            let right = shown == words(value);
            found.extend(complaint(right, &format!("{group}: {shown}, not {}", words(value))));
        }
    }
    found
}

#[test]
fn the_waterfall_and_its_table_are_those_of_the_command_line() {
    let page = opened(Language::Chinese);
    assert_eq!(differences(&page, 2025), Vec::<String>::new());
    look_at(&page, "2020");
    assert_eq!(differences(&page, 2020), Vec::<String>::new());
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn probabilities_show_their_progress_and_can_be_stopped() {
    let page = opened(Language::English);
    page.choose(".why-parts select", "joint");
    page.click("[data-action=ask]");
    page.comes_right(|page| {
        let done = page.evaluate("document.querySelector('.why-progress progress')?.value ?? 0");
        complaint(done.as_f64() > Some(0.0), "no progress")
    });
    page.click("[data-action=cancel]");
    page.comes_right(|page| {
        let stopped = page.evaluate("!!document.querySelector('[data-action=ask]')");
        complaint(stopped == true, "it goes on")
    });
    // what was computed before is there at once
    page.choose(".why-parts select", "share");
    page.comes_right(computed);
}

#[test]
fn indices_are_those_of_the_command_line_for_the_same_samples() {
    let page = opened(Language::Chinese);
    look_at(&page, "2020");
    page.click(".why-variance [data-action=ask]");
    // however long it takes, as long as it goes on
    let done = || {
        let script = "document.querySelector('.why-variance svg') ? 1e9
            : document.querySelector('.why-variance progress')?.value ?? 0";
        page.evaluate(script).as_f64().unwrap_or_default()
    };
    let mut before = 0.0;
    while before < 1e9 {
        page.comes_right(|_| complaint(done() > before, "it does not go on"));
        before = done();
    }
    // without optimisation the command line takes minutes
    if std::env::var_os("CANGHAI_SLOW").is_none() {
        return;
    }
    let rests = Rests::of("plan-effort", 2020, WHY_SAMPLES);
    let inputs = rests.inputs("share");
    assert!(inputs.len() > 30, "{}", inputs.len());
    for input in inputs {
        for (column, index) in [(2, "first"), (3, "total")] {
            let cell = format!(".why-variance tr[data-input='{input}'] td:nth-of-type({column})");
            let shown = page.text(&cell);
            let part = |name: &str| percent(rests.index("share", &input, name), 1);
            let [value, low, high] =
                ["", "_low", "_high"].map(|end| part(&format!("{index}{end}")));
            assert_eq!(shown, format!("{value} ({low}–{high})"), "{input}");
        }
    }
    assert_eq!(page.console(), Vec::<String>::new());
}

/// Refuses every worker, as some browsers and settings do.
const NO_WORKERS: &str = "window.Worker = class { constructor() { throw new Error('refused') } };";

#[test]
fn a_browser_that_refuses_workers_explains_all_the_same() {
    let page = Visit::in_language(Language::Chinese).after(NO_WORKERS).open();
    page.click("button[data-page=contributions]");
    page.comes_right(computed);
    assert_eq!(differences(&page, 2025), Vec::<String>::new());
}
