//! What takes the large card, by name or from below, and the table in it.

use canghai_app::{Language, OnStage, text};
use serde_json::json;
use thirtyfour::Key;

use crate::layout::faults;
use crate::page::{Page, complaint};
use crate::visit::{DESKTOP, LAPTOP, PHONE, TABLET, Visit};

/// Chooses what takes the stage by the name that a reader sees.
const CHOOSE: &str = "const [name] = arguments;
    [...document.querySelectorAll('.choices.stage label')]
        .find(label => label.textContent === name).querySelector('input').click();";

fn choose(page: &Page, language: Language, word: &str) {
    page.run(CHOOSE, &[json!(text(language, &format!("view.{word}")))]);
}

/// Complains where the stage holds no line or layer of this name.
fn stage_has(page: &Page, line: &str) -> Vec<String> {
    let found = page.run(
        "return document.querySelector('div.stage').querySelectorAll(
            `[data-series=\"${arguments[0]}\"], [data-band=\"${arguments[0]}\"]`).length",
        &[json!(line)],
    );
    complaint(found == 1, &format!("{found} of {line} on the stage"))
}

#[test]
fn every_view_takes_the_stage_by_its_name() {
    let page = Visit::in_language(Language::Chinese).open();
    let lines = [("funnel", "signed"), ("stacked", "laser"), ("share", "scenario")];
    for (word, line) in lines {
        choose(&page, Language::Chinese, word);
        page.comes_right(|page| stage_has(page, line));
    }
    choose(&page, Language::Chinese, "side_by_side");
    let charts = "document.querySelectorAll('div.stage svg.chart').length";
    page.comes_right(|page| complaint(page.evaluate(charts) == 6, "six sectors are missing"));
}

/// The button that enlarges the third chart of the sectors.
const ENLARGE: &str = "[data-figure=\"Sector(2)\"] .enlarge";

#[test]
fn a_small_chart_takes_the_stage_by_key_and_escape_puts_it_back_with_the_focus() {
    let page = Visit::in_language(Language::Chinese).open();
    page.focus(ENLARGE);
    page.press(Key::Enter);
    page.comes_right(|page| stage_has(page, "electronics"));
    page.comes_right(|page| {
        let focused = page.evaluate("document.activeElement.className");
        complaint(focused == "put-back", &format!("the focus is on \"{focused}\""))
    });
    page.press(Key::Escape);
    page.comes_right(|page| stage_has(page, "scenario"));
    page.comes_right(|page| {
        let focused =
            page.run("return document.activeElement.matches(arguments[0])", &[json!(ENLARGE)]);
        complaint(focused == true, "the focus is elsewhere")
    });
}

/// What a spreadsheet would be given: from the clipboard's stand-in.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: text => { window.copied = text; return Promise.resolve(); } } });";

#[test]
fn the_table_has_heads_and_is_copied_with_tabs() {
    let page = Visit::in_language(Language::English).after(CLIPBOARD).open();
    choose(&page, Language::English, "table");
    let shape = "[...document.querySelectorAll('table')].map(table => [
        table.caption !== null, table.querySelectorAll('thead th[scope=col]').length,
        table.querySelectorAll('tbody th[scope=row]').length])";
    page.comes_right(|page| {
        let found = page.evaluate(shape);
        complaint(found == json!([[true, 14, 8]]), &format!("the table is {found}"))
    });
    page.click(".table button");
    page.becomes(
        |page| page.text(".table [role=status]"),
        &text(Language::English, "table.copied"),
    );
    let lines =
        page.evaluate("window.copied.trim().split('\\n').map(line => line.split('\\t').length)");
    assert_eq!(lines, json!(vec![14; 9]));
}

/// Refuses to copy, as browsers do over a plain connection.
const NO_CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";

#[test]
fn where_the_browser_does_not_copy_the_text_is_selected_for_the_reader() {
    let page = Visit::in_language(Language::English).after(NO_CLIPBOARD).open();
    choose(&page, Language::English, "table");
    page.click(".table button");
    page.comes_right(|page| {
        let selected =
            page.evaluate("document.querySelector('.table textarea')?.selectionEnd > 100");
        complaint(selected == true, "no text is selected")
    });
}

fn assert_every_view_is_laid_out(language: Language) {
    let page = Visit::in_language(language).open();
    for window in [LAPTOP, DESKTOP, TABLET, PHONE] {
        page.resize(window);
        page.reload();
        for (word, _) in OnStage::CHOICES {
            choose(&page, language, word);
            page.comes_right(faults);
        }
    }
}

#[test]
fn every_view_shows_everything_in_every_window_in_chinese() {
    assert_every_view_is_laid_out(Language::Chinese);
}

#[test]
fn every_view_shows_everything_in_every_window_in_english() {
    assert_every_view_is_laid_out(Language::English);
}
