//! Everything works from the keyboard.

use canghai_app::Language;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::controls::{Control, pick};
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
    let page = Visit::in_language(LANGUAGE).open_whole();
    assert_moves(&page, Key::Right, "2.1");
    assert_moves(&page, Key::Left, "2");
    assert_moves(&page, Key::PageUp, "4");
    assert_moves(&page, Key::End, "20");
    assert_moves(&page, Key::Home, "0");
}

#[test]
fn a_typed_number_moves_the_slider_and_arrow_keys_step_from_it_within_the_range() {
    let page = Visit::in_language(LANGUAGE).open_whole();
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

/// Controls that can be seen and did not get the focus; of radio buttons the one chosen gets it.
const NOT_REACHED: &str =
    "[...document.querySelectorAll('a[href], button:enabled, input:enabled:not([type=radio]:not(:checked)), select, summary')]
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
fn a_boundary_of_the_bar_moves_by_keys() {
    let page = Visit::in_language(LANGUAGE).open();
    let segments = |page: &Page| {
        page.evaluate(
            "[...document.querySelectorAll('[data-whole=mix] .segment')].map(s => s.textContent)",
        )
    };
    assert_eq!(segments(&page), json!(["40", "30", "10", "20"]));
    page.focus("[data-whole=mix] .handle");
    page.press(Key::Right);
    page.comes_right(|page| {
        complaint(segments(page) == json!(["41", "29", "10", "20"]), &segments(page).to_string())
    });
}

#[test]
fn the_skip_link_leads_to_the_results_and_keys_open_another_scenario() {
    let page = Visit::in_language(LANGUAGE).open();
    page.press(Key::Tab);
    page.press(Key::Enter);
    assert_eq!(page.evaluate("document.activeElement.id"), json!("results"));
    page.focus(".tab:first-child .tab-name");
    page.press(Key::Enter);
    page.becomes(|page| page.text(".tab.open .name"), "基准情景");
    let run = Run::of_ready_made("trend");
    page.comes_right(|page| outcome_differences(page, &run));
}

#[test]
fn a_reload_brings_back_the_scenarios_the_language_and_the_theme() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    pick(&page, "strong-push");
    page.type_over(&special_fund().field, "7");
    page.choose("select.theme", "dark");
    page.click(crate::controls::LANGUAGE);
    page.becomes(|page| page.text(".tab.open .name"), "strong push");
    page.reload();
    page.becomes(|page| page.text(".tab.open .name"), "strong push");
    let field = Control::lever(Language::English, "special_fund", 2018).field;
    assert_eq!(page.value(&field), "7");
    assert_eq!(page.evaluate("document.documentElement.dataset.theme"), json!("dark"));
    assert_eq!(page.console(), Vec::<String>::new());
}

/// Opens the page again with something else in the place of what the browser kept.
const SPOIL: &str =
    "addEventListener('pagehide', () => localStorage.setItem('canghai', arguments[0]))";

#[test]
fn what_the_browser_kept_and_nobody_can_read_is_put_aside_and_said() {
    let page = Visit::in_language(LANGUAGE).open();
    page.run(SPOIL, &[json!("rubbish")]);
    page.reload();
    page.becomes(|page| page.text(".tab.open .name"), "方案力度(测算假设)");
    assert!(page.text(".notice-line").contains("无法读取"));
    assert_eq!(page.evaluate("localStorage.getItem('canghai-unreadable')"), json!("rubbish"));
}

#[test]
fn keys_take_back_and_do_again() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    let Control { field, slider } = special_fund();
    page.focus(&slider);
    page.press(Key::End);
    page.becomes(|page| page.value(&field), "20");
    page.press_with_control("z");
    page.becomes(|page| page.value(&field), "2");
    page.press_with_control("y");
    page.becomes(|page| page.value(&field), "20");
    page.click("header .steps button");
    page.becomes(|page| page.value(&field), "2");
}
