//! Reads the results of calendar years off a run.

use canghai_sim::{Model, Number, Observer, SectorFlows, State, YearOutcomes};

use crate::samples::MONTHS;
use crate::widest::run_widest;

/// Runs a model for a number of calendar years.
pub(crate) fn yearly<T: Number>(model: &Model<T>, years: usize) -> Vec<YearOutcomes<T>> {
    let mut yearly = Yearly { model, start: model.initial_state(), outcomes: Vec::new() };
    run_widest(model, years * MONTHS, &mut yearly);
    yearly.outcomes
}

struct Yearly<'a, T> {
    model: &'a Model<T>,
    /// The state when the running year began.
    start: State<T>,
    outcomes: Vec<YearOutcomes<T>>,
}

impl<T: Number> Observer<T> for Yearly<'_, T> {
    fn month_starts(&mut self, month: usize, state: &State<T>, _: &[SectorFlows<T>]) {
        if month > 0 && month.is_multiple_of(MONTHS) {
            self.year_ends(state);
        }
    }

    fn run_ends(&mut self, state: &State<T>, _: &[SectorFlows<T>]) {
        self.year_ends(state);
    }
}

impl<T: Number> Yearly<'_, T> {
    fn year_ends(&mut self, end: &State<T>) {
        let index = self.outcomes.len();
        self.outcomes.push(YearOutcomes::new(self.model, index, &self.start, end));
        self.start.clone_from(end);
    }
}
