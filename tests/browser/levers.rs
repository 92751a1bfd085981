//! Every lever can be set for every year, and says what it is.

use std::collections::BTreeSet;

use canghai_app::{Language, label, text_with};
use canghai_sim::Quantity;
use serde_json::json;

use crate::controls::{Control, LANGUAGE, lever_name, levers};
use crate::page::Page;
use crate::runs::PACK;
use crate::visit::Visit;

/// The names of all levers in all years, in the page's order.
fn expected_names(language: Language) -> BTreeSet<String> {
    let names = |lever| PACK.plan_years().map(move |year| lever_name(language, lever, year));
    levers().iter().flat_map(names).collect()
}

/// The names that a screen reader is told for a role, each of which must be there once.
fn names_of(page: &Page, role: &str) -> BTreeSet<String> {
    let found: Vec<String> =
        page.accessible().into_iter().filter(|e| e.role == role).map(|e| e.name).collect();
    let names: BTreeSet<String> = found.iter().cloned().collect();
    assert_eq!(names.len(), found.len(), "some {role}s have the same name: {found:?}");
    names
}

fn assert_named(page: &Page, language: Language) {
    let expected = expected_names(language);
    assert_eq!(expected.len(), 24, "eight levers in three years");
    for role in ["slider", "spinbutton"] {
        let names = names_of(page, role);
        let missing: Vec<_> = expected.difference(&names).collect();
        assert!(missing.is_empty(), "no {role} is named {missing:?}; there are {names:?}");
    }
}

/// The range and step of an input.
const BOUNDS: &str =
    "const i = document.querySelector(arguments[0]); return [i.min, i.max, i.step].join(' ')";

/// Complains of a slider whose range and step are not the model's.
fn assert_bounds(page: &Page, lever: &Quantity, year: i32) {
    let control = Control::lever(Language::English, lever.key, year);
    let expected = format!("{} {} {}", lever.min, lever.max, lever.step.unwrap_or_default());
    assert_eq!(page.run(BOUNDS, &[json!(control.slider)]), json!(expected), "{}", lever.key);
}

#[test]
fn every_lever_has_a_slider_and_a_field_for_each_year_in_both_languages() {
    let page = Visit::in_language(Language::Chinese).open_whole();
    assert_named(&page, Language::Chinese);
    page.click(LANGUAGE);
    assert_named(&page, Language::English);
    for lever in levers() {
        for year in PACK.plan_years() {
            assert_bounds(&page, lever, year);
        }
    }
}

/// From where to where a slider's thumb is drawn, and how high it stands in the window.
const WAY: &str = "const slider = document.querySelector(arguments[0]);
    slider.scrollIntoView({ block: 'center' });
    const { left, right, top, height } = slider.getBoundingClientRect();
    const part = (slider.value - slider.min) / (slider.max - slider.min);
    return [left + 9 + part * (right - left - 18), right - 2, top + height / 2];";

/// Waits until what was done is painted, and the futures of it are there.
const PAINTED: &str = "return new Promise(done => setTimeout(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 60))";

#[test]
fn a_drag_goes_on_where_a_warning_comes_in() {
    let language = Language::Chinese;
    let page = Visit::in_language(language).open();
    let fund = levers().iter().find(|lever| lever.key == "special_fund").expect("a lever");
    let name = text_with(language, "lever_years.all", &[("lever", &label(language, fund))]);
    let slider = Control::named(&name).slider;
    let way = page.run(WAY, &[json!(slider)]);
    let [from, to, height] = serde_json::from_value::<[f64; 3]>(way).expect("three pixels");
    let mouse = |kind: &str, x: f64| {
        let event = json!({ "type": kind, "x": x, "y": height, "button": "left", "buttons": 1, "clickCount": 1 });
        page.devtools("Input.dispatchMouseEvent", event);
        page.run(PAINTED, &[]);
    };
    mouse("mousePressed", from);
    for step in 1..=10 {
        mouse("mouseMoved", from + (to - from) * f64::from(step) / 10.0);
    }
    mouse("mouseReleased", to);
    let warned = page.evaluate("!!document.querySelector('[data-lever=special_fund] .warning')");
    assert_eq!(warned, json!(true), "nothing came into the page during the drag");
    let value = page.run("return document.querySelector(arguments[0]).value", &[json!(slider)]);
    assert_eq!(value, json!(fund.max.to_string()));
}
