//! What a page loads when it is asked for: long work that few readers start, as a WebAssembly module
//! of its own, so that the first view does not wait for it.
//!
//! Questions and answers are plain texts and numbers; both ends of them stand in the application.

use canghai_app::{ReachOrder, ReachSearch, WhyOrder};
use canghai_plan::{Pack, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs the pieces from `first` to before `last` of what says why the difference is between two
/// scenarios; no numbers say that the question means nothing.
#[must_use]
#[wasm_bindgen]
pub fn explain(work: &str, from: &str, to: &str, first: usize, last: usize) -> Vec<f64> {
    let numbers = || {
        let pack = Pack::embedded().ok()?;
        let read = |name, text| Scenario::read(&pack, name, text).ok();
        let order = WhyOrder::of_words(work, read("from", from)?, read("to", to)?, last)?;
        order.run(&pack, first..last)
    };
    numbers().unwrap_or_default()
}

/// A search for what it would take.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Search(Option<ReachSearch>);

#[wasm_bindgen]
impl Search {
    /// The search for a question as [`ReachOrder::message`] writes it, or the part `number` of as
    /// many that share its work; one that means nothing is over at once.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(question: &str, number: usize, of: usize) -> Self {
        let search = || {
            let pack = Pack::embedded().ok()?;
            let order = ReachOrder::of_message(&pack, question)?;
            ReachSearch::shared(&pack, &order, number, of)
        };
        Self(search())
    }

    /// The numbers that one step gives; none when all is over.
    #[must_use]
    pub fn step(&mut self) -> Vec<f64> {
        self.0.as_mut().map(|search| search.step().numbers()).unwrap_or_default()
    }

    /// Hears of a piece of the work that another search has done.
    pub fn hear(&mut self, piece: &[f64]) {
        if let Some(search) = &mut self.0 {
            search.hear(piece);
        }
    }
}
