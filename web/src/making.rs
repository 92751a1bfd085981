//! The file that the page is making to be taken home: one at most, in a worker of its own.

use canghai_app::{Event, ExportEvent, ExportNews, ExportOrder, text};
use js_sys::{Function, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use yew::Callback;

use crate::files;

#[wasm_bindgen(module = "/export.js")]
extern "C" {
    /// Begins a file and gives what calls it off.
    #[wasm_bindgen(js_name = startExport)]
    fn start_export(order: &str, tell: &Tell) -> Function;
}

type Tell = Closure<dyn FnMut(JsValue)>;

/// A file under way; it is called off when this is dropped.
pub(crate) struct Making {
    pub(crate) ticket: u64,
    call_off: Function,
    /// Kept as long as it is called.
    _listener: Tell,
}

impl Making {
    /// Begins the file of an order; what becomes of it goes to the application.
    pub(crate) fn begin(order: &ExportOrder, send: &Callback<Event>) -> Self {
        let ticket = order.ticket;
        let (own, send) = (order.clone(), send.clone());
        let tell = Tell::new(move |value: JsValue| {
            send.emit(Event::Export(ExportEvent::Heard(ticket, news(&own, &value))));
        });
        Self { ticket, call_off: start_export(&order.message(), &tell), _listener: tell }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // it does nothing but end a worker
        let _ = self.call_off.call0(&JsValue::UNDEFINED);
    }
}

/// What is said of a file; one that is there is saved.
fn news(order: &ExportOrder, value: &JsValue) -> ExportNews {
    if let Some(done) = value.as_f64() {
        return ExportNews::Progress(done);
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        files::save_bytes(&order.name, order.ending.content(), bytes);
        return ExportNews::Saved;
    }
    match value.as_string() {
        Some(words) => ExportNews::Refused(words),
        None if value.is_null() => ExportNews::NotLoaded,
        None => ExportNews::Refused(text(order.language, "export.no_picture")),
    }
}
