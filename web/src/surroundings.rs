//! What the page hears of and tells the browser around it.

use canghai_app::{Event, Language, Theme, text};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

/// Width of the window, pixels.
pub(crate) fn width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1440.0)
}

/// Listens to the window: its width, its keys for taking back and doing again, and its end.
pub(crate) fn listen(send: &Callback<Event>, leave: Callback<()>) -> Vec<EventListener> {
    let (resized, pressed) = (send.clone(), send.clone());
    let (printing, printed) = (send.clone(), send.clone());
    let active = EventListenerOptions::enable_prevent_default();
    vec![
        EventListener::new(&window(), "resize", move |_| resized.emit(Event::Resize(width()))),
        EventListener::new(&window(), "beforeprint", move |_| printing.emit(Event::Print(true))),
        EventListener::new(&window(), "afterprint", move |_| printed.emit(Event::Print(false))),
        EventListener::new(&window(), "pagehide", move |_| leave.emit(())),
        EventListener::new_with_options(&window(), "keydown", active, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            if let Some(step) = step(key) {
                event.prevent_default();
                pressed.emit(step);
            }
        }),
    ]
}

/// Ctrl or Cmd with Z takes back; with Shift, or with Y, it does again. Where words are typed, the
/// keys are the words' own.
fn step(key: &KeyboardEvent) -> Option<Event> {
    let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    let words = target.is_some_and(|element| element.matches(".free-text").unwrap_or(false));
    if words || !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return None;
    }
    match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(Event::Undo),
        ("z", true) | ("y", false) => Some(Event::Redo),
        _ => None,
    }
}

/// Tells the browser the page's language and theme.
pub(crate) fn say(language: Language, theme: Theme) {
    if let Some(root) = document().document_element() {
        // attributes that cannot be set cost hyphenation and colours, nothing else
        let _ = root.set_attribute("lang", language.tag());
        let _ = root.set_attribute("data-theme", painted(theme));
    }
    document().set_title(&text(language, "title"));
}

fn painted(theme: Theme) -> &'static str {
    let dark = || window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    match theme {
        Theme::Dark => "dark",
        Theme::System if dark().is_some_and(|query| query.matches()) => "dark",
        Theme::System | Theme::Light => "light",
    }
}
