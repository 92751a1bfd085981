//! What it would take: a goal is set, solved and opened as a scenario.

use canghai_app::{Language, text};
use canghai_sim::Levers;
use serde_json::json;

use crate::futures::NO_WORKERS;
use crate::layout::faults;
use crate::page::{Page, complaint};
use crate::rules;
use crate::runs::{PACK, Reached};
use crate::site::Served;
use crate::visit::{DESKTOP, LAPTOP, PHONE, TABLET, Visit};

const SOLVE: &str = ".reach-solve";
/// Levers that are free in the questions here, so that the command line is soon done as well.
const FREE: [&str; 2] = ["land", "signed_projects"];

/// Asks for projects landed in the first year, by land and signatures alone.
fn ask(page: &Page, level: &str) {
    page.click("button[data-page=reach]");
    page.choose(".reach-sentence select:nth-of-type(2)", "landed_projects");
    page.choose(".reach-sentence select:nth-of-type(1)", "2018");
    page.choose(".reach-sentence select:nth-of-type(3)", "");
    page.type_over(".reach-level input", level);
    for lever in Levers::<f64>::FIELDS.iter().filter(|lever| !FREE.contains(&lever.key)) {
        page.click(&format!("[data-limit={}] .lock", lever.key));
    }
}

fn solve(page: &Page) {
    page.click(SOLVE);
    page.comes_right(|page| {
        let there = page.evaluate("!!document.querySelector('.reach-changed, .reach-beyond')");
        let over = page.evaluate("!!document.querySelector('.reach-solve')");
        complaint(there == true && over == true, "the search is not over")
    });
}

#[test]
fn an_answer_is_that_of_the_command_line_and_opens_as_a_scenario() {
    let page = Visit::in_language(Language::English).open();
    ask(&page, "25");
    solve(&page);
    let open = PACK.ready_made("plan-effort").expect("a ready-made scenario").scenario.clone();
    let same = Reached::of_scenario(&open, "landed_projects", "25", 2018, &FREE);
    assert!(same.in_reach);
    let sentence = page.text(".reach-changed .reach-words");
    let cost = format!("CNY {:.1} ×", same.cost);
    assert!(sentence.contains(&cost), "{sentence} lacks {cost}");
    let value = page.text(".reach-changed .big");
    assert!(value.starts_with(&format!("{:.1} ", same.value)), "{value} is not {}", same.value);
    page.click(".reach-ways .primary");
    page.comes_right(|page| {
        let tabs = page.evaluate("document.querySelectorAll('[data-tab]').length");
        complaint(tabs == 3, "the scenario is not open")
    });
    assert_eq!(page.evaluate("!!document.querySelector('.levers')"), json!(true));
    assert_eq!(page.console(), Vec::<String>::new());
}

/// Keeps the number of the newest search that a worker is asked for, and of the newest that found its
/// answer.
const WATCH: &str = "const Real = window.Worker;
    window.asked = 0;
    window.found = 0;
    window.Worker = class extends Real {
        constructor(...how) {
            super(...how);
            this.addEventListener('message', ({ data: { number, values } }) => {
                if (values?.[0] === 1) window.found = number;
            });
        }
        postMessage(message, ...how) {
            if (message.question) window.asked = message.number;
            super.postMessage(message, ...how);
        }
    };";

#[test]
fn the_answer_to_a_likely_question_is_found_before_it_is_put() {
    let page = Visit::in_language(Language::English).after(WATCH).open();
    ask(&page, "25");
    page.comes_right(|page| {
        let found = page.evaluate("window.asked > 0 && window.found === window.asked");
        complaint(found == true, "no answer yet")
    });
    let asked = page.evaluate("window.asked");
    assert_eq!(page.evaluate("!!document.querySelector('.reach-changed')"), json!(false));
    solve(&page);
    assert!(page.text(".reach-changed .big").starts_with("25."), "no answer");
    assert_eq!(page.evaluate("window.asked"), asked, "the question was searched anew");
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn a_search_can_be_called_off() {
    let page = Visit::in_language(Language::English).open();
    page.click("button[data-page=reach]");
    page.click(SOLVE);
    page.comes_right(|page| {
        let under_way = page.evaluate("!!document.querySelector('.reach-cancel')");
        complaint(under_way == true, "nothing is under way")
    });
    page.click(".reach-cancel");
    page.comes_right(|page| {
        let asked = page.evaluate("!!document.querySelector('.reach-solve')");
        complaint(asked == true, "it is still under way")
    });
    assert_eq!(page.evaluate("!!document.querySelector('.reach-changed')"), json!(false));
}

#[test]
fn a_wrong_number_is_named_and_no_question_is_put() {
    let page = Visit::in_language(Language::Chinese).open();
    page.click("button[data-page=reach]");
    page.type_over("[data-limit=land] [role=spinbutton]", "99999");
    page.comes_right(|page| {
        let said = page.text("#reach-wrong");
        complaint(said.contains("99999") && said.contains("20,000"), &said)
    });
    assert_eq!(page.evaluate("document.querySelector('.reach-solve').disabled"), json!(true));
}

#[test]
fn the_page_is_laid_out_and_keeps_the_rules_with_either_answer() {
    for language in [Language::Chinese, Language::English] {
        for window in [LAPTOP, DESKTOP, TABLET, PHONE] {
            let page = Visit::in_language(language).in_window(window).open();
            page.resize(window);
            ask(&page, "25");
            rules::load(&page);
            for level in ["25", "90"] {
                page.type_over(".reach-level input", level);
                solve(&page);
                page.comes_right(faults);
                page.settle();
                assert_eq!(rules::violations(&page), Vec::<String>::new(), "{level}");
            }
            assert!(page.text(".reach-beyond h2").contains("90"));
            let seen = page.text("main.reach");
            assert!(seen.contains(&text(language, "reach.page.limits")));
        }
    }
}

#[test]
fn a_search_goes_on_in_the_page_where_workers_are_refused() {
    let page = Visit::in_language(Language::English).after(NO_WORKERS).open();
    ask(&page, "25");
    solve(&page);
    assert!(page.text(".reach-changed .big").starts_with("25."), "no answer");
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn a_search_that_cannot_be_loaded_is_said_and_can_be_tried_again() {
    let served = Served { missing: "workshop", ..Served::default() };
    let page = Visit::in_language(Language::Chinese).to(served).open();
    ask(&page, "25");
    page.click(SOLVE);
    let said = text(Language::Chinese, "notice.missing");
    page.comes_right(|page| {
        complaint(page.text(".notice-line").contains(&said), "nothing is said of what is missing")
    });
    assert_eq!(page.evaluate("!!document.querySelector('.reach-solve')"), json!(true));
}
