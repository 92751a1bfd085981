//! What a screen reader is told.

use canghai_app::{Language, text};

use crate::controls::LANGUAGE;
use crate::page::{Accessible, Page};
use crate::visit::Visit;
use crate::why;

/// Roles of what can be operated, and of pictures.
const NAMED: [&str; 9] = [
    "slider",
    "spinbutton",
    "combobox",
    "checkbox",
    "radio",
    "button",
    "link",
    "DisclosureTriangle",
    "image",
];

fn with_role<'a>(elements: &'a [Accessible], role: &str) -> Vec<&'a Accessible> {
    elements.iter().filter(|element| element.role == role).collect()
}

/// The page with all its parts open, so that they are told too.
fn opened() -> Page {
    let page = Visit::in_language(Language::Chinese).open();
    page.open_all_parts();
    page
}

fn assert_named(elements: &[Accessible], role: &str) {
    let found = with_role(elements, role);
    assert!(!found.is_empty(), "there is no {role}");
    let nameless = found.iter().filter(|element| element.name.trim().is_empty()).count();
    assert_eq!(nameless, 0, "{role}s without a name");
}

#[test]
fn everything_that_can_be_operated_and_every_picture_has_a_name() {
    let page = opened();
    for _ in [Language::Chinese, Language::English] {
        let elements = page.accessible();
        for role in NAMED {
            assert_named(&elements, role);
        }
        page.click(LANGUAGE);
    }
}

#[test]
fn the_contributions_have_names_for_all_that_can_be_operated_and_every_picture() {
    for language in [Language::Chinese, Language::English] {
        let page = why::opened(language);
        page.open_all_parts();
        let elements = page.accessible();
        for role in ["combobox", "radio", "button", "DisclosureTriangle", "image"] {
            assert_named(&elements, role);
        }
        assert_eq!(page.evaluate("document.querySelectorAll('h1').length"), 1);
        assert_eq!(with_role(&elements, "main").len(), 1);
    }
}

fn assert_paired(elements: &[Accessible]) {
    let names = |role| -> Vec<&str> {
        with_role(elements, role).iter().map(|element| element.name.as_str()).collect()
    };
    let month = text(Language::Chinese, "chart.month");
    let sorted = |role, odd: char| {
        let mut names = names(role);
        // the month that the charts show is no number to type
        names.retain(|name| !name.contains(odd) && *name != month);
        names.sort_unstable();
        names
    };
    // the boundaries of bars are sliders alone, amounts are fields alone; both say so after a colon
    let (sliders, fields) = (sorted("slider", '：'), sorted("spinbutton", '：'));
    assert_eq!(sliders, fields);
    // levers by year and in all; instruments; sectors for each of five groups; the base share
    assert_eq!(sliders.len(), 24 + 8 + 4 + 5 * 6 + 1);
    assert_eq!(names("slider").len() - sliders.len(), 3 + 5 * 5 + 1, "boundaries and the month");
    assert_eq!(names("spinbutton").len() - fields.len(), 4 + 6 * 6, "amounts, two for talent");
}

#[test]
fn the_page_has_one_title_its_landmarks_and_a_field_beside_each_slider() {
    let page = opened();
    assert_eq!(page.evaluate("document.querySelectorAll('h1').length"), 1);
    let elements = page.accessible();
    assert_paired(&elements);
    for landmark in ["banner", "main", "contentinfo"] {
        assert_eq!(with_role(&elements, landmark).len(), 1, "{landmark}");
    }
}
