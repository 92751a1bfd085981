//! Nothing is cut off, nothing runs into anything else, and nothing has to be scrolled sideways.

use canghai_app::Language;
use serde_json::Value;

use crate::controls::{Control, pick};
use crate::page::{Page, complaint};
use crate::visit::{DESKTOP, LAPTOP, PHONE, TABLET, Visit, ZOOMED};
use crate::why;

/// Finds faults of layout and describes each.
const FAULTS: &str = include_str!("layout.js");

/// Faults of the page's layout, each described.
pub(crate) fn faults(page: &Page) -> Vec<String> {
    let faults = page.run(FAULTS, &[]);
    let faults = faults.as_array().cloned().unwrap_or_default();
    faults.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Looks at the page as opened, then with what makes it fullest: everything open, a message, the
/// longest values and lines far apart or close together.
fn assert_laid_out(page: &Page, language: Language) {
    page.comes_right(faults);
    page.open_all_parts();
    page.type_over(&Control::lever(language, "land", 2018).field, "99999");
    page.comes_right(faults);
    for scenario in ["trend", "strong-push"] {
        pick(page, scenario);
        page.comes_right(faults);
    }
}

fn assert_laid_out_in_all_windows(language: Language) {
    let page = Visit::in_language(language).open();
    for window in [LAPTOP, DESKTOP, TABLET, ZOOMED, PHONE] {
        page.resize(window);
        page.reload();
        assert_laid_out(&page, language);
    }
}

/// The page of contributions with everything open, for a year near and one far away.
fn assert_contributions_laid_out(language: Language) {
    let page = why::opened(language);
    for window in [LAPTOP, DESKTOP, TABLET, ZOOMED, PHONE] {
        page.resize(window);
        page.reload();
        for year in ["2020", "2025"] {
            why::look_at(&page, year);
            page.open_all_parts();
            page.comes_right(faults);
        }
    }
}

#[test]
fn every_screen_shows_the_contributions_in_both_languages() {
    assert_contributions_laid_out(Language::Chinese);
    assert_contributions_laid_out(Language::English);
}

/// Changes to the page, and what must then be found.
const SPOILT: [(&str, &str); 7] = [
    ("document.querySelector('main').style.width = '3000px'", "the page is"),
    ("document.querySelector('h1').style.marginLeft = '-40px'", "leaves the window"),
    ("document.querySelector('.board h2').style.position = 'absolute'", "overlap"),
    ("document.querySelector('[role=spinbutton]').style.width = '20px'", "INPUT"),
    (
        "document.querySelector('.pages button').style = 'width: 9px; white-space: nowrap'",
        "its button",
    ),
    ("document.querySelector('select').style.width = '50px'", "the choice"),
    ("document.querySelector('svg text').setAttribute('x', -50)", "leaves its drawing"),
];

#[test]
fn every_kind_of_fault_is_found() {
    let page = Visit::in_language(Language::Chinese).open();
    for (change, found) in SPOILT {
        page.run(change, &[]);
        page.comes_right(|page| {
            let faults = faults(page);
            complaint(
                faults.iter().any(|fault| fault.contains(found)),
                &format!("{change}: {faults:?}"),
            )
        });
    }
}

#[test]
fn every_screen_shows_everything_in_chinese() {
    assert_laid_out_in_all_windows(Language::Chinese);
}

#[test]
fn every_screen_shows_everything_in_english() {
    assert_laid_out_in_all_windows(Language::English);
}
