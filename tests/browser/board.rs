//! The board of targets: its numbers are those of the command line, and a row opens what drives it.

use canghai_app::{FULL, Language, chance, grouped, percent};
use canghai_plan::Scenario;
use serde_json::json;
use thirtyfour::Key;

use crate::controls::Control;
use crate::page::{Page, complaint};
use crate::runs::{Ensemble, PACK, Run, ready_made};
use crate::visit::Visit;

const LANGUAGE: Language = Language::Chinese;

/// What stands in a part of a row of the board; empty where there is no such part.
fn part(page: &Page, outcome: &str, selector: &str) -> String {
    let text = page.run(
        "return document.querySelector(`.board [data-outcome=${arguments[0]}] ${arguments[1]}`)
            ?.textContent ?? ''",
        &[json!(outcome), json!(selector)],
    );
    text.as_str().expect("a text").to_owned()
}

/// Whether the ranges of the best ensemble stand for the scenario as it is.
fn refined(page: &Page) -> bool {
    let exact = "document.querySelector('.page').dataset.futures === 'exact'";
    let fresh = page.evaluate("!document.querySelector('.page').matches('.stale')") == true;
    fresh
        && page.evaluate(exact) == true
        && page.text(".simulations").starts_with(&FULL.to_string())
        && !page.text(".simulations").contains('…')
}

/// A value as the board writes it, without its unit.
fn value_of(outcome: &str, value: f64) -> String {
    if outcome == "share" { percent(value, 2) } else { grouped(value, 1) }
}

fn range_of(outcome: &str, (low, high): (f64, f64)) -> String {
    match outcome {
        "share" => format!("{} – {}", grouped(low * 100.0, 1), percent(high, 1)),
        _ => format!("{} – {}", grouped(low, 0), grouped(high, 0)),
    }
}

/// Where the board differs from the command line's run and ensemble of a scenario.
fn differences(page: &Page, run: &Run, ensemble: &Ensemble) -> Vec<String> {
    let mut differences = complaint(refined(page), &page.text(".simulations"));
    let mut compare = |what: &str, shown: String, expected: String| {
        if shown != expected {
            differences.push(format!("{what}: \"{shown}\" is shown, not \"{expected}\""));
        }
    };
    let members = FULL as usize;
    for target in &PACK.targets {
        let key = target.outcome.key;
        let shown = part(page, key, ".value");
        let number = shown.split(' ').next().unwrap_or_default().to_owned();
        compare(key, number, value_of(key, run.outcome(target.year, key)));
        compare(key, part(page, key, ".interval"), range_of(key, ensemble.range(key)));
        let probability = chance(ensemble.probability(key), members);
        compare(key, part(page, key, ".probability"), probability);
    }
    for shown in &PACK.shown {
        let key = shown.outcome.key;
        compare(key, part(page, key, ".interval"), range_of(key, ensemble.range(key)));
        compare(key, part(page, key, ".probability"), String::new());
    }
    let joint = page.text(".board .joint .probability");
    compare("joint", joint, chance(ensemble.joint(), members));
    differences
}

fn assert_equals_the_command_line(page: &Page, scenario: &Scenario) {
    let last = PACK.calendar.year(PACK.calendar.horizon_years - 1);
    let ensemble = Ensemble::of_scenario(scenario, FULL, last);
    let run = Run::of_scenario(scenario);
    page.comes_right(|page| differences(page, &run, &ensemble));
}

#[test]
fn every_number_on_the_board_is_the_command_line_s_for_the_same_futures() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    let mut scenario = ready_made("plan-effort");
    assert_equals_the_command_line(&page, &scenario);
    page.type_over(&Control::lever(LANGUAGE, "signed_projects", 2018).field, "80");
    page.type_over(&Control::lever(LANGUAGE, "special_fund", 2019).field, "4");
    scenario.set_lever(&PACK, "signed_projects", 0, 80.0);
    scenario.set_lever(&PACK, "special_fund", 1, 4.0);
    assert_equals_the_command_line(&page, &scenario);
}

#[test]
fn a_click_on_a_bar_opens_its_row() {
    let page = Visit::in_language(LANGUAGE).open();
    page.comes_right(|page| complaint(refined(page), &page.text(".simulations")));
    let hit = page.evaluate(
        "(bar => {
            const { left, top, width, height } = bar.getBoundingClientRect();
            const hit = document.elementFromPoint(left + width / 4, top + height / 2);
            hit.click();
            return hit.className;
        })(document.querySelector('.board [data-outcome=share] .bar'))",
    );
    assert_eq!(hit, "open");
    page.comes_right(|page| {
        let open = page.evaluate("!!document.querySelector('.board [data-outcome=share] .detail')");
        complaint(open == true, "the row is closed")
    });
}

#[test]
fn a_row_opens_by_keyboard_and_shows_what_drives_its_target() {
    let page = Visit::in_language(LANGUAGE).open();
    page.focus(".board [data-outcome=landed_projects] .open");
    page.press(Key::Enter);
    let detail = ".board [data-outcome=landed_projects] .detail";
    page.becomes(|page| part(page, "landed_projects", ".detail h3"), "影响它的投入");
    let drivers = page.run(
        "return document.querySelectorAll(arguments[0] + ' .drivers li').length",
        &[json!(detail)],
    );
    assert_eq!(drivers, 4);
    let asks = page.text(&format!("{detail} .asks"));
    assert!(asks.contains("三(六)") && asks.contains("100项"), "{asks}");
    let lines = page.run(
        "return [...document.querySelectorAll(arguments[0] + ' [data-series]')].map(line => line.dataset.series)",
        &[json!(detail)],
    );
    assert_eq!(lines, json!(["base", "scenario"]));
    let open = "document.querySelectorAll('.board [aria-expanded=true]').length";
    assert_eq!(page.evaluate(open), 1);
    page.click(".board [data-outcome=bases] .open");
    page.comes_right(|page| {
        complaint(
            page.evaluate("!!document.querySelector('[data-outcome=bases] .detail')") == true,
            "closed",
        )
    });
    assert_eq!(page.evaluate(open), 1, "one row is open at a time");
    page.press(Key::Enter);
    page.comes_right(|page| complaint(page.evaluate(open) == 0, "still open"));
}
