//! The search that the page has under way: one at most, in a worker of its own.

use canghai_app::{Event, ReachEvent, ReachNews, ReachOrder};
use canghai_plan::Pack;
use js_sys::{Float64Array, Function};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen(module = "/search.js")]
extern "C" {
    /// Begins the search for a question that is likely to be put, up to its answer.
    #[wasm_bindgen(js_name = searchAhead)]
    pub(crate) fn search_ahead(question: &str);

    /// Begins a search and gives what calls it off.
    #[wasm_bindgen(js_name = startSearch)]
    fn start_search(question: &str, tell: &Tell, fail: &Fail) -> Function;
}

type Tell = Closure<dyn FnMut(Float64Array)>;
type Fail = Closure<dyn FnMut()>;

/// A search under way; it is called off when this is dropped.
pub(crate) struct Search {
    pub(crate) ticket: u64,
    call_off: Function,
    /// Kept as long as the search calls them.
    _listeners: (Tell, Fail),
}

impl Search {
    /// Begins the search for an order; what it finds goes to the application.
    pub(crate) fn begin(pack: &Pack, order: &ReachOrder, send: &Callback<Event>) -> Option<Self> {
        let question = order.question(pack)?;
        let ticket = order.ticket;
        let tell = {
            let send = send.clone();
            Tell::new(move |numbers: Float64Array| {
                let news = ReachNews::of_numbers(&question, &numbers.to_vec());
                send.emit(Event::Reach(ReachEvent::Heard(ticket, news)));
            })
        };
        let fail = {
            let send = send.clone();
            let missing = move || ReachEvent::Heard(ticket, ReachNews::Missing);
            Fail::new(move || send.emit(Event::Reach(missing())))
        };
        let call_off = start_search(&order.message(), &tell, &fail);
        Some(Self { ticket, call_off, _listeners: (tell, fail) })
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        // it does nothing but end a worker
        let _ = self.call_off.call0(&JsValue::UNDEFINED);
    }
}
