//! What the browser keeps between two visits.

use gloo::utils::window;
use web_sys::Storage;

const KEY: &str = "canghai";
/// Where what could not be read is put, so that nothing is lost.
const UNREADABLE: &str = "canghai-unreadable";

/// The browser's own shelf; `None` where it is refused.
fn shelf() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What was kept at the last visit.
pub(crate) fn read() -> Option<String> {
    shelf()?.get_item(KEY).ok().flatten()
}

/// Keeps a text. A full or refused shelf costs the next visit its scenarios, and nothing now.
pub(crate) fn write(text: &str) {
    if let Some(shelf) = shelf() {
        let _ = shelf.set_item(KEY, text);
    }
}

/// Puts aside what could not be read.
pub(crate) fn put_aside(text: &str) {
    if let Some(shelf) = shelf() {
        let _ = shelf.set_item(UNREADABLE, text);
    }
}
