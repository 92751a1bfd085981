//! Files that are dropped anywhere on the page.

use canghai_app::Event;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{body, window};
use wasm_bindgen::JsCast as _;
use web_sys::DragEvent;
use yew::Callback;

use crate::files;

/// Class of the page while a file is held over it.
const OVER: &str = "dropping";

/// Listens to files that are dragged over the page and dropped.
pub(crate) fn listen(send: &Callback<Event>) -> [EventListener; 3] {
    let active = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&window(), "dragover", active, |event| {
        if event.dyn_ref::<DragEvent>().is_some_and(holds_files) {
            // else the browser would leave the page for the file
            event.prevent_default();
            show(true);
        }
    });
    let leave = EventListener::new(&window(), "dragleave", |event| {
        // a pointer that goes from one element to the next has not left the page
        let outside = |event: &DragEvent| event.related_target().is_none();
        if event.dyn_ref::<DragEvent>().is_some_and(outside) {
            show(false);
        }
    });
    let send = send.clone();
    let drop = EventListener::new_with_options(&window(), "drop", active, move |event| {
        show(false);
        let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| holds_files(event)) else {
            return;
        };
        event.prevent_default();
        files::open(event.data_transfer().and_then(|data| data.files()), &send);
    });
    [over, leave, drop]
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn show(over: bool) {
    body().set_class_name(if over { OVER } else { "" });
}
