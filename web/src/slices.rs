//! Work that is handed to the workers piece by piece, so that its progress is seen and the newest
//! order waits for a few pieces of an older one at most.

use canghai_app::{WhyEvent, WhyOrder, WhyReply};
use gloo::timers::callback::Timeout;
use js_sys::{Date, Float64Array, Object};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Worker;
use yew::Callback;

use crate::pool::{Pool, get, set};

/// Time between two words on progress, milliseconds: each has the page drawn.
const BETWEEN_WORDS: f64 = 100.0;

/// The running order, and where its answers go.
pub(crate) struct Slices {
    tell: Callback<WhyEvent>,
    running: Option<Running>,
    /// Orders that were run: the number of the running one.
    asked: u32,
    later: Option<Timeout>,
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
        Self { tell, running: None, asked: 0, later: None }
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
        for (name, value) in [("order", self.asked as usize), ("first", first), ("last", last)] {
            set(&question, name, &JsValue::from_f64(value as f64));
        }
        // a message of texts and numbers can always be sent
        let _ = worker.post_message(&question);
    }

    /// Keeps a slice, and says how far it is or what came of the whole.
    fn keep(&mut self, first: usize, values: Vec<f64>) -> Option<WhyEvent> {
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
        let state = &mut *state;
        if !state.slices.take_up(order) {
            return;
        }
        for worker in &state.workers {
            state.slices.ask(worker);
        }
        if state.desk.is_some() {
            self.explain_later(&mut state.slices);
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
    pub(crate) fn take_slice(&self, message: &JsValue, worker: Option<Worker>) {
        let mut state = self.0.borrow_mut();
        if get(message, "order").as_f64() != Some(f64::from(state.slices.asked)) {
            return;
        }
        let values = get(message, "values").dyn_into::<Float64Array>().ok();
        let first = get(message, "first").as_f64().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as was asked")]
        let first = first as usize;
        let event = state.slices.keep(first, values.map(|v| v.to_vec()).unwrap_or_default());
        if let Some(worker) = worker {
            state.slices.ask(&worker);
        }
        let tell = state.slices.tell.clone();
        drop(state);
        if let Some(event) = event {
            tell.emit(event);
        }
    }

    /// Where there are no workers: runs the next slice after the page is drawn.
    fn explain_later(&self, slices: &mut Slices) {
        let pool = self.clone();
        slices.later = Some(Timeout::new(0, move || pool.run_slice()));
    }

    fn run_slice(&self) {
        let mut state = self.0.borrow_mut();
        let state = &mut *state;
        let slices = &mut state.slices;
        let Some(running) = &mut slices.running else { return };
        let Some((first, last)) = running.deal() else { return };
        let values = running.order.run(&state.pack, first..last).unwrap_or_default();
        let event = slices.keep(first, values);
        self.explain_later(slices);
        let tell = slices.tell.clone();
        if let Some(event) = event {
            // the page hears of it when this state is free again
            Timeout::new(0, move || tell.emit(event)).forget();
        }
    }
}
