//! The page's workers: what is asked of them, and in what order.
//!
//! The latest order wins: while one is being run only the newest of those that come in waits, and
//! whatever comes of an older one is left to the application to refuse.

use std::cell::RefCell;
use std::rc::Rc;

use canghai_analysis::{Answer, Deal, Desk, Futures, Job, Layout, Precision};
use canghai_app::{Depth, Order, Reply, WhyEvent};
use canghai_plan::Pack;
use gloo::timers::callback::Timeout;
use js_sys::{Float64Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use crate::slices::Slices;

#[wasm_bindgen(module = "/worker.js")]
extern "C" {
    #[wasm_bindgen(js_name = startWorkers, catch)]
    fn start_workers(module: &JsValue, count: usize) -> Result<Vec<Worker>, JsValue>;
}

/// Workers beyond which the members' shares become too small to be worth a message.
const MOST_WORKERS: f64 = 4.0;

/// Slices in which each worker runs a large ensemble, so that a newer question does not wait for all
/// of it.
const SLICES: usize = 6;

/// Runs orders and gives replies.
#[derive(Clone)]
pub(crate) struct Pool(pub(crate) Rc<RefCell<State>>);

pub(crate) struct State {
    pub(crate) pack: Pack,
    reply: Callback<Reply>,
    pub(crate) workers: Vec<Worker>,
    /// What is run piece by piece beside the futures.
    pub(crate) slices: Slices,
    /// Where the browser refuses workers the page runs the orders itself, soon.
    pub(crate) desk: Option<Desk>,
    later: Option<Timeout>,
    running: Option<Order>,
    /// Orders that the workers were given: the number of the running one.
    asked: u32,
    waiting: Option<Order>,
    /// Kept as long as the workers call them.
    listener: Option<Closure<dyn FnMut(MessageEvent)>>,
    failure: Option<Closure<dyn FnMut()>>,
}

impl Pool {
    /// A pool that gives its replies to callbacks.
    pub(crate) fn new(pack: Pack, reply: Callback<Reply>, tell: Callback<WhyEvent>) -> Self {
        let pool = Self(Rc::new(RefCell::new(State {
            pack,
            reply,
            workers: Vec::new(),
            slices: Slices::new(tell),
            desk: None,
            later: None,
            running: None,
            asked: 0,
            waiting: None,
            listener: None,
            failure: None,
        })));
        pool.start_workers();
        pool
    }

    fn start_workers(&self) {
        let processors = gloo::utils::window().navigator().hardware_concurrency();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 4")]
        let count = processors.clamp(1.0, MOST_WORKERS) as usize;
        let Ok(workers) = start_workers(&wasm_bindgen::module(), count) else {
            self.work_here();
            return;
        };
        let pool = self.clone();
        let failure = Closure::<dyn FnMut()>::new(move || pool.work_here());
        let pool = self.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data();
            if get(&message, "why").is_undefined() {
                pool.take(&message);
            } else {
                let worker = event.target().and_then(|own| own.dyn_into().ok());
                pool.take_slice(&message, worker.as_ref());
            }
        });
        // of an ensemble the first alone speaks: the others give it their parts to put together
        for worker in &workers {
            worker.set_onerror(Some(failure.as_ref().unchecked_ref()));
            worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        let mut state = self.0.borrow_mut();
        state.workers = workers;
        state.listener = Some(listener);
        state.failure = Some(failure);
    }

    /// Goes on without workers.
    fn work_here(&self) {
        let mut state = self.0.borrow_mut();
        if state.desk.is_some() {
            return;
        }
        for worker in state.workers.drain(..) {
            worker.terminate();
        }
        state.desk = Some(Desk::new(state.pack.clone(), Futures::SEED));
        let unanswered = state.running.take();
        let next = state.waiting.take().or(unanswered);
        drop(state);
        if let Some(order) = next {
            self.run(order);
        }
        self.explain_here();
    }

    /// Runs an order. It takes the place of a full one that is running, and waits for a small one,
    /// which is soon done; an order that waited before is dropped. One that is running goes on.
    pub(crate) fn run(&self, order: Order) {
        let mut state = self.0.borrow_mut();
        if state.running.as_ref() == Some(&order) {
            state.waiting = None;
            return;
        }
        if state.running.as_ref().is_some_and(|running| running.depth == Depth::Quick) {
            state.waiting = Some(order);
            return;
        }
        if state.desk.is_some() {
            state.waiting = Some(order);
            let pool = self.clone();
            // after the page is drawn; a newer order takes this one's place
            state.later = Some(Timeout::new(0, move || pool.run_here()));
            return;
        }
        state.ask(&order);
        state.running = Some(order);
    }

    /// Runs the waiting order on the page's own thread, a small ensemble at most.
    fn run_here(&self) {
        let mut state = self.0.borrow_mut();
        let Some(order) = state.waiting.take() else { return };
        let Some(desk) = state.desk.as_mut() else { return };
        let members = Deal { thread: 0, threads: 1, all: Depth::Quick.members() };
        let (precision, years) = (order.depth.precision(), order.years);
        let job = Job { scenario: order.scenario, base: order.base, years, members, precision };
        let part = desk.run(&job).ok();
        let answer = part.and_then(|part| desk.answer(&job, vec![part]));
        let reply = state.reply.clone();
        drop(state);
        if let Some(answer) = answer {
            reply.emit(Reply { revision: order.revision, depth: order.depth, answer });
        }
    }

    /// Takes the answer to the running order and goes on with the newest of those that wait.
    fn take(&self, message: &JsValue) {
        let mut state = self.0.borrow_mut();
        // what comes of an order that another took the place of is of no use
        if get(message, "order").as_f64() != Some(f64::from(state.asked)) {
            return;
        }
        let Some(order) = state.running.take() else { return };
        let layout = Layout::new(&state.pack, order.years);
        let numbers = get(message, "values").dyn_into::<Float64Array>().ok();
        let numbers = numbers.map(|numbers| numbers.to_vec());
        let answer = numbers.and_then(|numbers| Answer::from_numbers(layout, numbers));
        let (reply, next) = (state.reply.clone(), state.waiting.take());
        drop(state);
        if let Some(next) = next {
            self.run(next);
        }
        if let Some(answer) = answer {
            reply.emit(Reply { revision: order.revision, depth: order.depth, answer });
        }
    }
}

impl State {
    /// Asks each worker for its share of an order, the first, which puts them together, after the others.
    fn ask(&mut self, order: &Order) {
        self.asked += 1;
        let question = Object::new();
        for (name, scenario) in [("scenario", &order.scenario), ("base", &order.base)] {
            set(&question, name, &Uint8Array::from(&*scenario.to_bytes()));
        }
        let single = order.depth.precision() == Precision::Single;
        set(&question, "single", &single.into());
        for (name, value) in [
            ("order", self.asked as usize),
            ("years", order.years),
            ("threads", self.workers.len()),
            ("all", order.depth.members() as usize),
            ("slices", if order.depth == Depth::Quick { 1 } else { SLICES }),
        ] {
            set(&question, name, &JsValue::from_f64(value as f64));
        }
        for (thread, worker) in self.workers.iter().enumerate().rev() {
            set(&question, "thread", &JsValue::from_f64(thread as f64));
            // a message of bytes and numbers can always be sent
            let _ = worker.post_message(&question);
        }
    }
}

pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    // a property of a plain object can always be set
    let _ = Reflect::set(object, &name.into(), value);
}
