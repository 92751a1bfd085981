//! The cards that say where a number comes from: opened by keyboard, touch and mouse, one at a time.

use canghai_app::Language;
use canghai_app::text;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{Page, complaint};
use crate::runs::PACK;
use crate::visit::{LAPTOP, PHONE, Visit, Window};

/// The button of the base share, in the footer of every page.
const BASE_SHARE: &str = "footer button.info";
/// The card that is open.
const CARD: &str = ".info-card";
/// A middling screen.
const TABLET: Window = Window { width: 1024, height: 768, phone: false };

fn open_by_key(page: &Page, button: &str) {
    page.focus(button);
    page.press(Key::Enter);
    page.comes_right(|page| complaint(is_open(page), "no card is open"));
}

fn is_open(page: &Page) -> bool {
    page.evaluate("!!document.querySelector('.info-card')") == true
}

fn assert_closes(page: &Page) {
    page.comes_right(|page| complaint(!is_open(page), "the card is still open"));
}

fn focused(page: &Page) -> Value {
    page.evaluate("document.activeElement.id || document.activeElement.className")
}

#[test]
fn the_base_share_has_a_card_with_what_the_seeds_say() {
    for language in [Language::Chinese, Language::English] {
        let page = Visit::in_language(language).open();
        open_by_key(&page, BASE_SHARE);
        let card = page.text(CARD);
        let share = &PACK.base.share.provenance;
        for words in [language.of(&share.source), &text(language, "base_share.note"), "7.65%"] {
            assert!(card.contains(words), "{words} in {card}");
        }
        for id in &share.refs {
            let source = PACK.sources.iter().find(|source| source.id == *id).expect("a source");
            assert!(card.contains(language.of(&source.title)), "{id}");
            assert!(
                card.contains(source.address.as_ref().map_or("", |address| language.of(address))),
                "{id}"
            );
        }
        assert!(card.contains(&text(language, "grade.derived")), "{card}");
    }
}

#[test]
fn the_focus_goes_into_a_card_and_back_to_its_button() {
    let page = Visit::in_language(Language::Chinese).open();
    open_by_key(&page, BASE_SHARE);
    assert_eq!(focused(&page), "info-card");
    page.press(Key::Escape);
    assert_closes(&page);
    assert_eq!(focused(&page), "info-base-share-footer");
    // Enter opens it, and again, on the button that closes it, closes it
    page.press(Key::Enter);
    page.comes_right(|page| complaint(is_open(page), "no card is open"));
    page.press(Key::Tab);
    page.press(Key::Enter);
    assert_closes(&page);
    assert_eq!(focused(&page), "info-base-share-footer");
    // going back beyond the first element leaves the card
    page.press(Key::Enter);
    page.comes_right(|page| complaint(is_open(page), "no card is open"));
    page.press_shift_tab();
    assert_closes(&page);
    assert_eq!(focused(&page), "info-base-share-footer");
}

#[test]
fn one_card_is_open_at_a_time_and_a_press_outside_closes_it() {
    let page = Visit::in_language(Language::Chinese).open();
    page.click(".board [data-outcome=share] button.info");
    page.comes_right(|page| complaint(is_open(page), "no card is open"));
    // the first card lies over this button; a keyboard reaches it all the same
    page.focus(".board [data-outcome=platforms] button.info");
    page.press(Key::Enter);
    page.becomes(|page| page.text("#info-card-title"), "新建省级以上创新平台");
    assert_eq!(page.evaluate("document.querySelectorAll('.info-card').length"), 1);
    page.click(".board [data-outcome=platforms] button.info");
    assert_closes(&page);
    page.click(".board [data-outcome=platforms] button.info");
    page.comes_right(|page| complaint(is_open(page), "no card is open"));
    page.click("header h1");
    assert_closes(&page);
    assert_eq!(page.console(), Vec::<String>::new());
}

/// Whether the card is a named dialog that lies within the window.
const WITHIN: &str = "(() => {
    const card = document.querySelector('.info-card'), box = card.getBoundingClientRect();
    const title = document.getElementById(card.getAttribute('aria-labelledby'));
    return card.getAttribute('role') === 'dialog' && !!title.textContent.trim()
        && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
})()";

#[test]
fn a_card_lies_within_the_window_wherever_its_button_is() {
    let page = Visit::in_language(Language::Chinese).open();
    for window in [LAPTOP, TABLET, PHONE] {
        page.resize(window);
        page.reload();
        for button in [
            ".board [data-outcome=share] button.info",
            ".board [data-outcome=landed_projects] button.info",
            BASE_SHARE,
        ] {
            page.run(
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'end' })",
                &[json!(button)],
            );
            open_by_key(&page, button);
            page.settle();
            // the card comes in by a short movement
            page.comes_right(|page| {
                complaint(page.evaluate(WITHIN) == true, &format!("{button} in {window:?}"))
            });
            page.press(Key::Escape);
            assert_closes(&page);
        }
    }
}

#[test]
fn what_is_touched_on_a_phone_is_large_enough() {
    let page = Visit::in_language(Language::Chinese).in_window(PHONE).open();
    open_by_key(&page, BASE_SHARE);
    let small = page.evaluate(
        "[...document.querySelectorAll('button.info, .info-card button, .info-card summary, .unfold')]
            .filter(element => element.checkVisibility())
            .map(element => element.getBoundingClientRect())
            .filter(box => box.width < 44 || box.height < 44).length",
    );
    assert_eq!(small, 0);
}

#[test]
fn all_numbers_are_listed_when_asked_for_and_each_has_its_card() {
    let page = Visit::in_language(Language::Chinese).open();
    assert_eq!(page.evaluate("document.querySelectorAll('.numbers li').length"), 0);
    open_list(&page);
    let numbers = PACK.parameters.len() + PACK.sector_parameters.len() + PACK.constants.len();
    let lines = page.evaluate("document.querySelectorAll('.numbers .number-line').length");
    assert_eq!(lines, numbers);
    page.type_over(".search input", "落地率");
    page.comes_right(|page| {
        let lines = page.evaluate("document.querySelectorAll('.numbers .number-line').length");
        complaint(lines == 1, &lines.to_string())
    });
    open_by_key(&page, ".numbers button.info");
    assert_eq!(page.text("[data-fact=value] dd"), "0.65");
    assert_eq!(page.text("[data-fact=range] dd"), "0.45 – 0.9");
}

fn open_list(page: &Page) {
    page.click(".unfold");
    page.comes_right(|page| {
        complaint(
            page.evaluate("!!document.querySelector('.search')") == true,
            "the list is closed",
        )
    });
}

#[test]
fn a_lever_s_card_leads_to_the_numbers_it_works_through() {
    let page = Visit::in_language(Language::Chinese).open();
    open_list(&page);
    open_by_key(&page, "#info-lever-land-list");
    let land = &PACK.lever("land").expect("a lever").provenance;
    assert!(page.text(CARD).contains(land.source.zh()));
    page.focus(".through > summary");
    page.press(Key::Enter);
    page.click(".through .turn");
    page.becomes(|page| page.text("#info-card-title"), "储备用地保障系数(年)");
    page.press(Key::Escape);
    assert_closes(&page);
    assert_eq!(focused(&page), "info-lever-land-list");
}
