//! Results follow a slider while it moves.

use canghai_app::Language;
use serde_json::json;

use crate::controls::Control;
use crate::page::{Page, complaint};
use crate::visit::Visit;

fn headline(page: &Page) -> String {
    page.text("strong[data-outcome=share]")
}

fn assert_changes(page: &Page, before: &str) {
    page.comes_right(|page| complaint(headline(page) != before, "the headline stays the same"));
}

fn slider() -> String {
    Control::lever(Language::Chinese, "special_fund", 2018).slider
}

/// What a slider tells while it is held.
const SLIDE: &str = "const slider = document.querySelector(arguments[0]);
    slider.value = arguments[1];
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));";

#[test]
fn every_input_event_runs_the_model_again_while_the_slider_is_still_held() {
    let page = Visit::in_language(Language::Chinese).open_whole();
    for value in [20, 10, 0] {
        let before = headline(&page);
        page.run(SLIDE, &[json!(slider()), json!(value)]);
        assert_changes(&page, &before);
    }
    let before = headline(&page);
    page.drag(&slider(), 60);
    assert_changes(&page, &before);
}
