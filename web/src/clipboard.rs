//! The way of texts into the clipboard.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlInputElement};

/// Puts a text into the clipboard; false where the browser does not let a page do so.
pub(crate) async fn copy(text: &str) -> bool {
    // over a plain connection there is no clipboard, and asking for it gives nothing
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Selects what stands in a field and copies it the old way, which plain connections allow, too;
/// where that is refused, it is left selected.
pub(crate) fn copy_field(field: &HtmlInputElement) -> bool {
    field.select();
    let document = document().dyn_into::<HtmlDocument>().ok();
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
