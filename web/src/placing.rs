//! Where a card stands, and where the focus is in it.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::NodeRef;

/// Pixels between a card, its button and the edges of the window.
const GAP: f64 = 8.0;
/// Elements that the Tab key reaches in a card.
const REACHED: &str = "button, summary, input, textarea";

/// Puts the focus on an element without scrolling to it.
pub(crate) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // an element that takes no focus leaves it where it is
    let _ = element.focus_with_options(&options);
}

/// Puts a card beside the button that opened it, wholly within the window. On narrow windows the
/// style sheet puts it at the lower edge instead.
pub(crate) fn place(card: &NodeRef, opener: &str) {
    let (Some(card), Some(button)) =
        (card.cast::<HtmlElement>(), document().get_element_by_id(opener))
    else {
        return;
    };
    let Some(root) = document().document_element() else { return };
    let window = (f64::from(root.client_width()), f64::from(root.client_height()));
    let size = card.get_bounding_client_rect();
    let at = button.get_bounding_client_rect();
    let (left, top) = beside(
        (size.width(), size.height()),
        (at.left(), at.top(), at.right(), at.bottom()),
        window,
    );
    let style = card.style();
    // a position that cannot be set leaves the card where it was
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

/// Left and top of a card of a size: below the button, else above it, else to its side.
fn beside(
    (width, height): (f64, f64),
    (left, top, right, bottom): (f64, f64, f64, f64),
    (window_width, window_height): (f64, f64),
) -> (f64, f64) {
    let furthest = (window_width - width - GAP).max(GAP);
    let lowest = (window_height - height - GAP).max(GAP);
    let (left, top) = if bottom + GAP <= lowest {
        (left, bottom + GAP)
    } else if top - GAP - height >= GAP {
        (left, top - GAP - height)
    } else {
        (if right + GAP <= furthest { right + GAP } else { left - GAP - width }, top)
    };
    // the button itself may have left the window
    (left.clamp(GAP, furthest), top.clamp(GAP, lowest))
}

/// Whether the focus is on the last element of a card that Tab reaches, or, going back, on the
/// first or on the card itself.
pub(crate) fn at_the_end(card: &HtmlElement, back: bool) -> bool {
    let Ok(all) = card.query_selector_all(REACHED) else { return false };
    let reached = (0..all.length()).filter_map(|index| all.get(index)?.dyn_into::<Element>().ok());
    // what is in a part that is closed has no place on the page
    let reached: Vec<Element> = reached.filter(|e| e.get_client_rects().length() > 0).collect();
    let end = if back { reached.first() } else { reached.last() };
    let active = document().active_element();
    active.as_ref() == end || (back && active.as_deref() == Some(card.unchecked_ref::<Element>()))
}
