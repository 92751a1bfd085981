//! Everything works from the keyboard.

use canghai_app::Language;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::controls::{Control, PICKER};
use crate::figures::outcome_differences;
use crate::page::{Page, complaint};
use crate::runs::{Run, ready_made};
use crate::visit::Visit;

const LANGUAGE: Language = Language::Chinese;

fn special_fund() -> Control {
    Control::lever(LANGUAGE, "special_fund", 2018)
}

/// Presses a key on the slider and checks the number beside it and the outcomes of the whole page.
fn assert_moves(page: &Page, key: Key, expected: &str) {
    let control = special_fund();
    page.focus(&control.slider);
    page.press(key);
    page.becomes(|page| page.value(&control.field), expected);
    let mut scenario = ready_made("plan-effort");
    let value = expected.parse().expect("a number is expected");
    scenario.set_lever(&crate::runs::PACK, "special_fund", 0, value);
    let run = Run::of_scenario(&scenario);
    page.comes_right(|page| outcome_differences(page, &run));
}

#[test]
fn keys_move_a_slider_with_its_field_and_the_results() {
    let page = Visit::in_language(LANGUAGE).open();
    assert_moves(&page, Key::Right, "2.1");
    assert_moves(&page, Key::Left, "2");
    assert_moves(&page, Key::PageUp, "4");
    assert_moves(&page, Key::End, "20");
    assert_moves(&page, Key::Home, "0");
}

#[test]
fn a_typed_number_moves_the_slider_and_arrow_keys_step_from_it_within_the_range() {
    let page = Visit::in_language(LANGUAGE).open();
    let Control { field, slider } = special_fund();
    page.type_over(&field, "19.9");
    page.becomes(|page| page.value(&slider), "19.9");
    for (key, expected) in [(Key::Up, "20"), (Key::Up, "20"), (Key::Down, "19.9")] {
        page.press(key);
        page.becomes(|page| page.value(&field), expected);
        page.becomes(|page| page.value(&slider), expected);
    }
}

/// Notes every element that gets the focus.
const WATCH_FOCUS: &str = "window.reached = new Set();
    addEventListener('focusin', event => window.reached.add(event.target));";

/// Controls that can be seen and did not get the focus.
const NOT_REACHED: &str =
    "[...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter(element => element.checkVisibility() && !window.reached.has(element))
        .map(element => element.outerHTML.slice(0, 120))";

fn not_reached(page: &Page) -> Vec<String> {
    let elements = page.evaluate(NOT_REACHED);
    let elements = elements.as_array().cloned().unwrap_or_default();
    elements.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn the_tab_key_reaches_every_control() {
    let page = Visit::in_language(LANGUAGE).open();
    page.run(WATCH_FOCUS, &[]);
    let controls = not_reached(&page).len();
    assert!(controls > 50, "only {controls} controls are seen");
    page.press(String::from(Key::Tab.value()).repeat(controls));
    assert_eq!(not_reached(&page), Vec::<String>::new());
}

/// What has the focus, in a closed part of the page or in an opened one.
const FOCUSED: &str = "[document.activeElement.type, \
    document.activeElement.closest('details')?.open ?? null]";

#[test]
fn a_closed_part_opens_and_its_sliders_work() {
    let page = Visit::in_language(LANGUAGE).open();
    page.focus("details.parts:not([open]) > summary");
    page.press(Key::Enter);
    page.press(Key::Tab);
    assert_eq!(page.evaluate(FOCUSED), json!(["range", true]));
    let platforms = |page: &Page| page.text("[data-outcome=platforms] .value");
    let before = platforms(&page);
    page.press(Key::End);
    page.comes_right(|page| complaint(platforms(page) != before, "the outcomes stay the same"));
}

#[test]
fn the_skip_link_leads_to_the_results_and_keys_pick_a_scenario() {
    let page = Visit::in_language(LANGUAGE).open();
    page.press(Key::Tab);
    page.press(Key::Enter);
    assert_eq!(page.evaluate("document.activeElement.id"), json!("results"));
    page.focus(PICKER);
    page.press(Key::Up);
    page.becomes(|page| page.value(PICKER), "trend");
    let run = Run::of_ready_made("trend");
    page.comes_right(|page| outcome_differences(page, &run));
}

#[test]
fn a_reload_starts_afresh_after_anything() {
    let page = Visit::in_language(LANGUAGE).open();
    page.choose(PICKER, "strong-push");
    page.type_over(&special_fund().field, "99");
    page.reload();
    assert_eq!(page.value(&special_fund().field), "2");
    let run = Run::of_ready_made("plan-effort");
    page.comes_right(|page| outcome_differences(page, &run));
    assert_eq!(page.value(PICKER), "plan-effort");
    assert_eq!(page.console(), Vec::<String>::new());
}
