//! Work that is handed to the workers piece by piece, so that its progress is seen and the newest
//! order waits for a few pieces of an older one at most.

use canghai_app::{WhyEvent, WhyOrder, WhyReply};
use gloo::timers::future::TimeoutFuture;
use js_sys::{Date, Float64Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;
use yew::Callback;

use crate::desk::combine;
use crate::pool::{Pool, State, get, set};

#[wasm_bindgen(module = "/later.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn explain(
        work: &str,
        from: &str,
        to: &str,
        first: usize,
        last: usize,
    ) -> Result<Float64Array, JsValue>;
}

/// Time between two words on progress, milliseconds: each has the page drawn.
const BETWEEN_WORDS: f64 = 100.0;

/// The running order, and where its answers go.
pub(crate) struct Slices {
    tell: Callback<WhyEvent>,
    running: Option<Running>,
    /// Orders that were run: the number of the running one.
    asked: u32,
}

struct Running {
    order: WhyOrder,
    /// The first piece that nobody was asked for.
    next: usize,
    /// The first piece of each slice that came back, with its numbers.
    done: Vec<(usize, Vec<f64>)>,
    /// Pieces that came back.
    pieces: usize,
    /// When its progress was told last.
    told: f64,
}

impl Slices {
    pub(crate) fn new(tell: Callback<WhyEvent>) -> Self {
        Self { tell, running: None, asked: 0 }
    }

    /// Takes up another order, or none; gives whether it is another than before.
    fn take_up(&mut self, order: Option<&WhyOrder>) -> bool {
        if self.running.as_ref().map(|running| &running.order) == order {
            return false;
        }
        self.asked += 1;
        self.running = order.map(|order| Running {
            order: order.clone(),
            next: 0,
            done: Vec::new(),
            pieces: 0,
            told: Date::now(),
        });
        true
    }

    /// Asks a worker for the next slice, if there is one.
    fn ask(&mut self, worker: &Worker) {
        let Some(running) = &mut self.running else { return };
        let Some((first, last)) = running.deal() else { return };
        let question = Object::new();
        let WhyOrder { work, from, to, .. } = &running.order;
        let texts = [("why", work.word()), ("from", &from.write()), ("to", &to.write())];
        for (name, text) in texts {
            set(&question, name, &text.into());
        }
        set(&question, "combines", &running.order.is_of_combinations().into());
        for (name, value) in [("order", self.asked as usize), ("first", first), ("last", last)] {
            set(&question, name, &JsValue::from_f64(value as f64));
        }
        // a message of texts and numbers can always be sent
        let _ = worker.post_message(&question);
    }

    /// Keeps a slice, and says how far it is or what came of the whole. Without numbers it could not
    /// be run, and the order is given up.
    fn keep(&mut self, first: usize, values: Option<Vec<f64>>) -> Option<WhyEvent> {
        let Some(values) = values else {
            return self.running.take().map(|_| WhyEvent::Missing);
        };
        let running = self.running.as_mut()?;
        if values.is_empty() || running.done.iter().any(|(known, _)| *known == first) {
            return None;
        }
        let order = &running.order;
        running.pieces += order.at_once().min(order.pieces.saturating_sub(first));
        running.done.push((first, values));
        if running.pieces < order.pieces {
            let now = Date::now();
            let due = now - running.told >= BETWEEN_WORDS;
            running.told = if due { now } else { running.told };
            return due.then_some(WhyEvent::Progress(running.pieces));
        }
        let Running { order, mut done, .. } = self.running.take()?;
        done.sort_by_key(|(first, _)| *first);
        let values = done.into_iter().flat_map(|(_, values)| values).collect();
        Some(WhyEvent::Answer(Box::new(WhyReply { order, values })))
    }
}

impl Running {
    /// The first and the last piece of the next slice, the last not included.
    fn deal(&mut self) -> Option<(usize, usize)> {
        let first = self.next;
        self.next = (first + self.order.at_once()).min(self.order.pieces);
        (first < self.next).then_some((first, self.next))
    }
}

impl Pool {
    /// Runs an order in place of the one before; none stops that.
    pub(crate) fn explain(&self, order: Option<&WhyOrder>) {
        let mut state = self.0.borrow_mut();
        let State { slices, workers, desk, .. } = &mut *state;
        if !slices.take_up(order) {
            return;
        }
        for worker in &*workers {
            slices.ask(worker);
        }
        let (runs_here, asked) = (desk.is_some(), slices.asked);
        if runs_here && order.is_some() {
            let pool = self.clone();
            spawn_local(async move { pool.run_slices(asked).await });
        }
    }

    /// Takes up again what workers that are gone were asked for.
    pub(crate) fn explain_here(&self) {
        let mut state = self.0.borrow_mut();
        let order = state.slices.running.take().map(|running| running.order);
        drop(state);
        self.explain(order.as_ref());
    }

    /// Takes a slice of the running order and asks the worker that it came from for the next.
    pub(crate) fn take_slice(&self, message: &JsValue, worker: Option<&Worker>) {
        let state = self.0.borrow();
        if get(message, "order").as_f64() != Some(f64::from(state.slices.asked)) {
            return;
        }
        let values = get(message, "values").dyn_into::<Float64Array>().ok();
        let first = get(message, "first").as_f64().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as was asked")]
        let first = first as usize;
        let asked = state.slices.asked;
        drop(state);
        self.keep_slice(asked, first, values.map(|values| values.to_vec()), worker);
    }

    /// Where there are no workers: runs the slices of an order in the page, one after the other, as
    /// long as no other order took its place.
    async fn run_slices(&self, asked: u32) {
        while let Some((order, first, last)) = self.next_slice(asked) {
            let (from, to) = (order.from.write(), order.to.write());
            let word = order.work.word();
            let values = if order.is_of_combinations() {
                Some(combine(word, &from, &to, first, last))
            } else {
                let values = explain(word, &from, &to, first, last).await;
                values.ok().map(|values| values.to_vec())
            };
            self.keep_slice(asked, first, values, None);
            // the page is drawn and listens to its reader between two slices
            TimeoutFuture::new(0).await;
        }
    }

    /// Keeps a slice, asks the worker that it came from for the next, and tells what there is to tell.
    fn keep_slice(
        &self,
        asked: u32,
        first: usize,
        values: Option<Vec<f64>>,
        from: Option<&Worker>,
    ) {
        let mut state = self.0.borrow_mut();
        if state.slices.asked != asked {
            return;
        }
        let event = state.slices.keep(first, values);
        if let Some(worker) = from {
            state.slices.ask(worker);
        }
        let tell = state.slices.tell.clone();
        drop(state);
        if let Some(event) = event {
            tell.emit(event);
        }
    }

    fn next_slice(&self, asked: u32) -> Option<(WhyOrder, usize, usize)> {
        let mut state = self.0.borrow_mut();
        let slices = &mut state.slices;
        let running = slices.running.as_mut().filter(|_| slices.asked == asked)?;
        let (first, last) = running.deal()?;
        Some((running.order.clone(), first, last))
    }
}
