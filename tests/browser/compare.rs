//! What stands beside the levers: the page that compares scenarios, the minutes of a meeting, an
//! open card: they keep the rules, and nothing of the comparison is cut off.

use canghai_app::Language;
use serde_json::json;

use crate::controls::pick;
use crate::layout::faults;
use crate::page::{Page, complaint};
use crate::rules;
use crate::visit::{DESKTOP, LAPTOP, PHONE, TABLET, Visit, Window};

/// Three scenarios side by side, with their futures.
fn compared(language: Language, window: Window) -> Page {
    let page = Visit::in_language(language).in_window(window).open();
    page.resize(window);
    pick(&page, "strong-push");
    page.click("button[data-page=compare]");
    page.comes_right(|page| {
        let ranges = page.evaluate("document.querySelectorAll('.whisker-line').length");
        complaint(ranges == 27, &format!("{ranges} ranges are drawn, not 27"))
    });
    page
}

/// The minutes, with a change accepted.
fn minuted(language: Language, window: Window) -> Page {
    let page = Visit::in_language(language).in_window(window).open();
    page.resize(window);
    page.type_over("[data-lever=special_fund] .lever-head [role=spinbutton]", "6");
    page.settle();
    page.click("#minutes-button");
    page.comes_right(|page| {
        let open = page.evaluate("!!document.querySelector('[name=who]')");
        complaint(open == true, "the minutes are not open")
    });
    page.type_over("[name=who]", "王");
    page.type_over("[name=reason]", "用地先行");
    page.click("[data-action=accept]");
    page.comes_right(|page| {
        let entries = page.evaluate("document.querySelectorAll('[data-entry]').length");
        complaint(entries == 1, "nothing was written down")
    });
    page
}

/// What lies over the page is no fault of layout, so only the rules are asked of it.
fn assert_keeps_the_rules(page: &Page) {
    rules::load(page);
    for theme in ["light", "dark"] {
        page.run("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
        page.settle();
        assert_eq!(rules::violations(page), Vec::<String>::new(), "{theme}");
    }
}

#[test]
fn scenarios_side_by_side_are_laid_out_and_keep_the_rules() {
    for language in [Language::Chinese, Language::English] {
        for window in [LAPTOP, DESKTOP, TABLET, PHONE] {
            let page = compared(language, window);
            // on small windows tables are scrolled in their cards
            if window.width >= LAPTOP.width {
                page.comes_right(faults);
            }
            assert_keeps_the_rules(&page);
        }
    }
}

#[test]
fn the_minutes_keep_the_rules_and_outlast_a_reload() {
    for (language, window) in [(Language::Chinese, LAPTOP), (Language::English, TABLET)] {
        let page = minuted(language, window);
        assert_keeps_the_rules(&page);
        page.reload();
        page.click("#minutes-button");
        page.comes_right(|page| {
            let said = page.text("[data-entry]");
            complaint(said.contains('王') && said.contains("用地先行"), &said)
        });
        assert_eq!(page.console(), Vec::<String>::new());
    }
}

#[test]
fn an_open_card_keeps_the_rules() {
    for language in [Language::Chinese, Language::English] {
        let page = Visit::in_language(language).open();
        page.click("[data-lever=land] button.info");
        page.comes_right(|page| {
            let open = page.evaluate("!!document.querySelector('.info-card')");
            complaint(open == true, "no card is open")
        });
        assert_keeps_the_rules(&page);
    }
}
