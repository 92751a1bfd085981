//! One month in all charts at once, by pointer and by keyboard, over drawings that stay as they are.

use canghai_app::Language;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::futures::{is_exact, shows};
use crate::page::{Page, complaint};
use crate::visit::Visit;

/// The slider of the month.
const SLIDER: &str = ".months input";

/// Drawings, lines over them, and the months that the lines stand at.
const LINES: &str = "(() => {
    const month = line => {
        const chart = line.closest('.plot').querySelector('svg.chart');
        const [low, high, start, end] = chart.dataset.x.split(',').map(Number);
        const time = low + (line.getAttribute('x1') - start) / (end - start) * (high - low);
        return Math.round((time - low) * 12);
    };
    const lines = [...document.querySelectorAll('.cursor-line')];
    return [document.querySelectorAll('.plot svg.chart').length, lines.length,
        [...new Set(lines.map(month))]];
})()";

/// Complains where not every chart has a line at this month.
fn at_month(page: &Page, month: u32) -> Vec<String> {
    let found = page.evaluate(LINES);
    let all = found[0].as_u64().is_some_and(|charts| charts >= 10) && found[0] == found[1];
    complaint(all && found[2] == json!([month]), &format!("{month} wanted, found {found}"))
}

fn no_line(page: &Page) -> Vec<String> {
    complaint(page.evaluate(LINES)[1] == 0, "there are lines")
}

fn spoken(page: &Page) -> String {
    let words = page.run(
        "return document.querySelector(arguments[0]).getAttribute('aria-valuetext')",
        &[json!(SLIDER)],
    );
    words.as_str().unwrap_or_default().to_owned()
}

#[test]
fn keys_move_one_month_or_one_year_in_every_chart_and_escape_hides_it() {
    let page = Visit::in_language(Language::Chinese).open();
    page.comes_right(no_line);
    page.focus(SLIDER);
    let steps = [
        (Key::Right, 37),
        (Key::PageUp, 49),
        (Key::Left, 48),
        (Key::PageDown, 36),
        (Key::End, 96),
        (Key::Home, 0),
    ];
    for (key, month) in steps {
        page.press(key);
        page.comes_right(|page| at_month(page, month));
    }
    assert!(spoken(&page).starts_with("2017 年末"), "{}", spoken(&page));
    page.press(Key::PageUp);
    let base = "基准情景";
    let says = spoken(&page);
    assert!(says.starts_with("2018 年 12 月") && says.contains(base), "{says}");
    page.press(Key::Escape);
    page.comes_right(no_line);
}

/// Counts the changes inside drawings, and the elements that come and go as a whole.
const WATCH: &str = "window.changes = 0;
    const observer = new MutationObserver(list => window.changes += list.length);
    for (const chart of document.querySelectorAll('svg.chart')) {
        observer.observe(chart, { attributes: true, childList: true, characterData: true, subtree: true });
        chart.watched = true;
    }";
const CHANGES: &str =
    "[window.changes, [...document.querySelectorAll('svg.chart')].every(chart => chart.watched)]";

#[test]
fn no_drawing_changes_while_the_month_does() {
    let page = Visit::in_language(Language::Chinese).open();
    page.comes_right(is_exact);
    page.settle();
    page.run(WATCH, &[]);
    page.focus(SLIDER);
    for _ in 0..5 {
        page.press(Key::Left);
    }
    page.comes_right(|page| at_month(page, 31));
    assert_eq!(page.evaluate(CHANGES), json!([0, true]));
}

/// Moves a pointer to a part of the width of the first chart, and out of it.
const POINT: &str = "const plot = document.querySelector('.stage .plot');
    const edge = plot.getBoundingClientRect();
    const [x0, x1] = plot.querySelector('svg.chart').dataset.x.split(',').slice(2).map(Number);
    const scale = edge.width / plot.querySelector('svg.chart').viewBox.baseVal.width;
    const x = edge.left + (x0 + (x1 - x0) * arguments[1]) * scale;
    plot.dispatchEvent(new PointerEvent(arguments[0],
        { clientX: x, clientY: edge.top + 50, pointerType: arguments[2], bubbles: true }));";

fn point(page: &Page, event: &str, part: f64, kind: &str) {
    page.run(POINT, &[json!(event), Value::from(part), json!(kind)]);
}

#[test]
fn a_pointer_on_one_chart_points_in_all_and_a_lifted_finger_leaves_the_line() {
    let page = Visit::in_language(Language::English).open();
    // the ranges change the axes, and with them where a month stands
    page.comes_right(|page| shows(page, "1024"));
    point(&page, "pointermove", 0.5, "mouse");
    page.comes_right(|page| at_month(page, 48));
    assert_eq!(page.value(SLIDER), "48");
    point(&page, "pointerleave", 0.5, "mouse");
    page.comes_right(no_line);
    point(&page, "pointerdown", 0.75, "touch");
    point(&page, "pointerleave", 0.75, "touch");
    page.comes_right(|page| at_month(page, 72));
}
