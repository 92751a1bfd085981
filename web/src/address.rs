//! The address that the page sits at, and the link that it was opened with.

use canghai_app::{Event, ShareEvent};
use gloo::events::EventListener;
use gloo::utils::{history, window};
use wasm_bindgen::JsValue;
use yew::Callback;

/// Where the page sits and what it was opened with. A link is then taken out of the address, so
/// that loading the page again does not open it again.
pub(crate) fn take() -> Vec<ShareEvent> {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let (whole, path) = (part(location.href()), part(location.pathname()));
    let on_the_web = part(location.protocol()).starts_with("http");
    let page = format!("{}{path}", part(location.origin()));
    let here = if on_the_web { page } else { String::new() };
    // most visits bring nothing, and what reads links is no part of the first view
    if [location.search(), location.hash()].into_iter().all(|added| part(added).is_empty()) {
        return vec![ShareEvent::Here(here)];
    }
    if canghai_plan::link::find(&whole) != Err(canghai_plan::link::LinkError::NotFound) {
        // an address that cannot be set costs a link that is opened again, which changes nothing
        let _ = history().replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    vec![ShareEvent::Here(here), ShareEvent::Arrive(whole)]
}

/// Listens to links that are pasted into the address of the open page.
pub(crate) fn listen(send: &Callback<Event>) -> EventListener {
    let send = send.clone();
    EventListener::new(&window(), "hashchange", move |_| {
        for event in take() {
            send.emit(Event::Share(event));
        }
    })
}
