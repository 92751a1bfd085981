//! What a worker does: runs its share of an ensemble, or puts the shares together.

use std::cell::RefCell;
use std::mem;

use canghai_analysis::{Answer, Deal, Desk, Futures, Job, Layout, Part, Precision};
use canghai_app::{Results, WhyMembers, WhyOrder};
use canghai_plan::{Pack, Scenario};
use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::pool::get;
use crate::rest;

/// The worker's desk, and what it has run of an ensemble that is under way.
struct Work {
    desk: Desk,
    /// The slices of this worker's share so far.
    slices: Vec<Part>,
    /// The share of the first worker, whole, with its threads and members.
    own: Option<(Job, Part)>,
    /// The members over which probabilities are shared out.
    why: WhyMembers,
    /// Scenarios read last with their texts, the newest first: one is asked for share after share.
    read: Vec<(Vec<u8>, Scenario)>,
}

/// Scenarios that are kept: that of the question and its base, and those before.
const KEPT: usize = 4;

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Answers a question of the page with numbers; no numbers say that it could not be answered.
///
/// A question is to run a `slice` of `slices` of a share of the members, with `scenario` and `base` as
/// bytes, `years`, `thread`, `threads`, `all` and whether in `single` precision, which is answered when
/// all slices are run; to join the other `parts` to the first; or to run one `central` scenario for the
/// rolling share of each month and the outcomes of each year.
#[must_use]
#[wasm_bindgen]
pub fn work(question: &JsValue) -> Float64Array {
    let numbers = at_work(|work| {
        if let Some(scenario) = get(question, "central").as_string() {
            return central(work.desk.pack(), &scenario);
        }
        match get(question, "parts").dyn_into::<Array>() {
            Ok(parts) => work.join(&parts),
            Err(_) => work.run(question),
        }
    });
    Float64Array::from(numbers.unwrap_or_default().as_slice())
}

/// Runs the combinations of inputs from `first` to before `last` of an order; no numbers say that it
/// means nothing. What runs them has run the futures, so that a browser has compiled it for speed.
#[must_use]
#[wasm_bindgen]
pub fn combine(why: &str, from: &str, to: &str, first: usize, last: usize) -> Vec<f64> {
    // a rest that cannot be loaded is said before the desk is taken
    if !rest::is_here() {
        rest::load_rest();
    }
    let numbers = at_work(|work| {
        let pack = work.desk.pack();
        let read = |name, text| Scenario::read(pack, name, text).ok();
        let order = WhyOrder::of_words(why, read("from", from)?, read("to", to)?, last)?;
        order.combinations(pack, first..last, &mut work.why)
    });
    numbers.unwrap_or_default()
}

fn at_work<T>(act: impl FnOnce(&mut Work) -> Option<T>) -> Option<T> {
    WORK.with_borrow_mut(|work| {
        if work.is_none() {
            let desk = Desk::new(Pack::embedded().ok()?, Futures::SEED);
            let why = WhyMembers::default();
            *work = Some(Work { desk, slices: Vec::new(), own: None, why, read: Vec::new() });
        }
        act(work.as_mut()?)
    })
}

impl Work {
    /// Runs a slice of a share. The first worker's share is kept and says nothing.
    fn run(&mut self, question: &JsValue) -> Option<Vec<f64>> {
        let (job, slice, slices) =
            (self.job(question)?, whole(question, "slice")?, whole(question, "slices")?);
        let Deal { thread, threads, all } = job.members;
        if slice == 0 {
            self.slices.clear();
        }
        let members = Deal { thread: thread + threads * slice, threads: threads * slices, all };
        self.slices.push(self.desk.run(&Job { members, ..job.clone() }).ok()?);
        if slice + 1 < slices {
            return None;
        }
        let layout = Layout::new(self.desk.pack(), job.years);
        let part = Part::of_slices(layout, mem::take(&mut self.slices))?;
        if thread > 0 {
            return Some(part.numbers());
        }
        self.own = Some((job, part));
        None
    }

    /// Puts the other shares to the first.
    fn join(&mut self, others: &Array) -> Option<Vec<f64>> {
        let (job, own) = self.own.take()?;
        let layout = Layout::new(self.desk.pack(), job.years);
        let mut parts = vec![own];
        for (thread, other) in (1..job.members.threads).zip(others.iter()) {
            let members = Deal { thread, ..job.members }.count();
            let numbers = other.dyn_into::<Float64Array>().ok()?.to_vec();
            parts.push(Part::from_numbers(layout, members, numbers)?);
        }
        self.desk.answer(&job, parts).as_ref().map(Answer::numbers)
    }

    fn job(&mut self, question: &JsValue) -> Option<Job> {
        Some(Job {
            scenario: self.scenario(question, "scenario")?,
            base: self.scenario(question, "base")?,
            years: whole(question, "years")? as usize,
            members: Deal {
                thread: whole(question, "thread")?,
                threads: whole(question, "threads")?,
                all: whole(question, "all")?,
            },
            precision: match get(question, "single").as_bool() {
                Some(true) => Precision::Single,
                _ => Precision::Double,
            },
        })
    }

    /// A scenario of a question, read unless it was read before.
    fn scenario(&mut self, question: &JsValue, name: &str) -> Option<Scenario> {
        let bytes = get(question, name).dyn_into::<Uint8Array>().ok()?.to_vec();
        if let Some((_, scenario)) = self.read.iter().find(|(known, _)| *known == bytes) {
            return Some(scenario.clone());
        }
        let scenario = Scenario::from_bytes(self.desk.pack(), &bytes)?;
        self.read.insert(0, (bytes, scenario.clone()));
        self.read.truncate(KEPT);
        Some(scenario)
    }
}

/// The central run of a scenario: the rolling share by month, then the outcomes by year.
fn central(pack: &Pack, scenario: &str) -> Option<Vec<f64>> {
    let scenario = Scenario::read(pack, "central", scenario).ok()?;
    let results = Results::of(pack, &scenario).ok()?;
    let outcomes = results.years.iter().flat_map(|year| year.city.values());
    Some(results.rolling_share.iter().copied().chain(outcomes).collect())
}

fn whole(object: &JsValue, name: &str) -> Option<u32> {
    let value = get(object, name).as_f64()?;
    let whole = (0.0..=f64::from(u32::MAX)).contains(&value) && value.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    whole.then_some(value as u32)
}
