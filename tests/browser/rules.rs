//! The rules of accessibility that a program can check, by axe-core.

use std::fs;

use canghai_app::Language;
use serde_json::{Value, json};

use crate::environment;
use crate::page::Page;
use crate::visit::{LAPTOP, PHONE, Visit, Window};
use crate::why;

/// Checks the page and gives each violation with the elements that have it.
const CHECK: &str = "return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
        'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.slice(0, 5).map(node => `${node.html.slice(0, 160)} ${node.any.map(one => one.message)}`).join(' | ')}`))";

pub(crate) fn violations(page: &Page) -> Vec<String> {
    let found = page.run(CHECK, &[]);
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Loads the rules into a page; the page itself never does.
pub(crate) fn load(page: &Page) {
    let script = fs::read_to_string(environment::rules()).expect("the script with the rules");
    page.run("const script = document.createElement('script'); script.textContent = arguments[0]; document.head.append(script)", &[json!(script)]);
}

/// Looks at the page as opened, in both themes, and with every part open and a field refused.
fn assert_keeps_the_rules(language: Language, window: Window) {
    let page = Visit::in_language(language).in_window(window).open();
    page.resize(window);
    load(&page);
    for theme in ["light", "dark"] {
        page.choose("select.theme", theme);
        page.settle();
        assert_eq!(violations(&page), Vec::<String>::new(), "{theme}");
    }
    page.open_all_parts();
    page.paste_over("[data-lever=land] [role=spinbutton]", "x");
    page.click("[data-outcome=platforms] button");
    page.settle();
    assert_eq!(violations(&page), Vec::<String>::new(), "with every part open");
}

#[test]
fn the_contributions_keep_the_rules_in_both_languages_and_themes() {
    for (language, window) in [(Language::Chinese, LAPTOP), (Language::English, PHONE)] {
        let page = why::opened(language);
        page.resize(window);
        page.open_all_parts();
        load(&page);
        for theme in ["light", "dark"] {
            page.choose("select.theme", theme);
            page.settle();
            assert_eq!(violations(&page), Vec::<String>::new(), "{theme}");
        }
    }
}

#[test]
fn a_laptop_keeps_the_rules_in_chinese() {
    assert_keeps_the_rules(Language::Chinese, LAPTOP);
}

#[test]
fn a_laptop_keeps_the_rules_in_english() {
    assert_keeps_the_rules(Language::English, LAPTOP);
}

#[test]
fn a_phone_keeps_the_rules_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        assert_keeps_the_rules(language, PHONE);
    }
}
