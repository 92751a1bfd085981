//! The search that the page has under way: one at most, in a worker of its own.

use std::cell::RefCell;
use std::rc::Rc;

use canghai_analysis::reach::Question;
use canghai_app::{Event, ReachEvent, ReachNews, ReachOrder};
use canghai_plan::Pack;
use gloo::timers::callback::Timeout;
use js_sys::Float64Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use crate::searching::{self, Searching};

#[wasm_bindgen(module = "/search.js")]
extern "C" {
    #[wasm_bindgen(js_name = startSearch, catch)]
    fn start_search(module: &JsValue, question: &JsValue) -> Result<Worker, JsValue>;
}

/// A search under way; it is called off when this is dropped.
pub(crate) struct Search {
    pub(crate) ticket: u64,
    worker: Option<Worker>,
    /// Kept as long as the worker calls them.
    _listener: Option<Closure<dyn FnMut(MessageEvent)>>,
    _failure: Option<Closure<dyn FnMut()>>,
    here: Rc<Here>,
}

/// The search on the page's own thread, where the browser refuses workers.
struct Here {
    work: RefCell<Option<Searching>>,
    later: RefCell<Option<Timeout>>,
}

impl Search {
    /// Begins the search for an order; what it finds goes to the application.
    pub(crate) fn begin(pack: &Pack, order: &ReachOrder, send: &Callback<Event>) -> Option<Self> {
        let question = Question::new(pack, &order.scenario, &order.ask).ok()?;
        let ticket = order.ticket;
        let tell = {
            let (question, send) = (question.clone(), send.clone());
            Callback::from(move |numbers: Vec<f64>| {
                // what cannot be read ends the search instead of leaving it under way for ever
                let news = searching::news(&question, &numbers).unwrap_or(ReachNews::Over);
                send.emit(Event::Reach(ReachEvent::Heard(ticket, news)));
            })
        };
        let here = Rc::new(Here { work: RefCell::default(), later: RefCell::default() });
        let work_here = {
            let (here, tell) = (here.clone(), tell.clone());
            move || begin_here(&here, Searching::of(question.clone()), &tell)
        };
        let message = searching::question(&order.scenario, &order.ask);
        let Ok(worker) = start_search(&wasm_bindgen::module(), &message) else {
            work_here();
            return Some(Self { ticket, worker: None, _listener: None, _failure: None, here });
        };
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let numbers = event.data().dyn_into::<Float64Array>();
            tell.emit(numbers.map(|numbers| numbers.to_vec()).unwrap_or_default());
        });
        let failure = Closure::<dyn FnMut()>::new(work_here);
        worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failure.as_ref().unchecked_ref()));
        let worker = Some(worker);
        Some(Self { ticket, worker, _listener: Some(listener), _failure: Some(failure), here })
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
        self.here.work.take();
        self.here.later.take();
    }
}

fn begin_here(here: &Rc<Here>, work: Searching, tell: &Callback<Vec<f64>>) {
    here.work.replace(Some(work));
    go_on(here, tell);
}

/// Takes the next step after the page was drawn, as long as nobody calls it off.
fn go_on(here: &Rc<Here>, tell: &Callback<Vec<f64>>) {
    let (own, tell) = (Rc::downgrade(here), tell.clone());
    let next = Timeout::new(0, move || {
        let Some(here) = own.upgrade() else { return };
        let Some(numbers) = here.work.borrow_mut().as_mut().map(Searching::numbers) else { return };
        let over = numbers.is_empty();
        tell.emit(numbers);
        if !over {
            go_on(&here, &tell);
        }
    });
    here.later.replace(Some(next));
}
