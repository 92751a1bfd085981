//! What the page and the presenter's window tell each other: by a broadcast channel of their own,
//! and where there is none by messages from window to window.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Window};
use yew::Callback;

/// One end of the talk.
#[derive(Clone)]
pub(crate) struct Channel {
    name: String,
    broadcast: Option<BroadcastChannel>,
    other: Rc<RefCell<Option<Window>>>,
    _listener: Rc<EventListener>,
}

impl Channel {
    /// The end of a talk with this id. Texts that come go to `hear`.
    pub(crate) fn new(id: &str, other: Option<Window>, hear: Callback<String>) -> Self {
        let name = format!("canghai-{id}");
        let broadcast = BroadcastChannel::new(&name).ok();
        let other = Rc::new(RefCell::new(other));
        let listener = if let Some(channel) = &broadcast {
            EventListener::new(channel, "message", move |event| {
                if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(text) {
                    hear.emit(text);
                }
            })
        } else {
            let (name, known) = (name.clone(), other.clone());
            EventListener::new(&window(), "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                if let Some(text) = from_known(event, known.borrow().as_ref(), &name) {
                    hear.emit(text);
                }
            })
        };
        Self { name, broadcast, other, _listener: Rc::new(listener) }
    }

    /// The window at the other end.
    pub(crate) fn join(&self, other: Window) {
        self.other.replace(Some(other));
    }

    /// Sends a text; it is lost where nobody listens.
    pub(crate) fn tell(&self, text: &str) {
        if let Some(channel) = &self.broadcast {
            // a text can always be sent
            let _ = channel.post_message(&text.into());
        } else if let Some(other) = self.other.borrow().as_ref() {
            let message = format!("{}\n{text}", self.name);
            // a window that was closed hears nothing
            let _ = other.post_message(&message.as_str().into(), &origin());
        }
    }
}

fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

fn text(event: &MessageEvent) -> Option<String> {
    event.data().as_string()
}

/// The text of a message from the window at the other end; of any other it is none of ours.
fn from_known(event: &MessageEvent, known: Option<&Window>, name: &str) -> Option<String> {
    let source = event.source()?;
    let from_there = known.is_some_and(|known| JsValue::from(known) == JsValue::from(&source));
    if !from_there || event.origin() != origin() {
        return None;
    }
    let text = text(event)?;
    let (to, rest) = text.split_once('\n')?;
    (to == name).then(|| rest.to_owned())
}
