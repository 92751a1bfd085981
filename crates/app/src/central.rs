//! Central runs of the open scenario and its base: the one that is shown, and those that wait for
//! their futures.

use std::rc::Rc;

use crate::results::Results;

/// A state of the open scenario and its base, run for the central city.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Central {
    /// Which state it is; a later state has a larger number.
    pub(crate) revision: u64,
    pub(crate) own: Rc<Results>,
    pub(crate) base: Rc<Results>,
}

/// What is shown, and what is run beyond that. While a slider moves, numbers wait for their ranges, so
/// that a picture is of one state throughout.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    now: Central,
    /// Later states, in their order.
    ahead: Vec<Central>,
}

impl Shown {
    pub(crate) fn new(now: Central) -> Self {
        Self { now, ahead: Vec::new() }
    }

    /// The run that is shown.
    pub(crate) fn now(&self) -> &Central {
        &self.now
    }

    /// The run of the latest state.
    pub(crate) fn newest(&self) -> &Central {
        self.ahead.last().unwrap_or(&self.now)
    }

    pub(crate) fn is_behind(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// Adds the run of a state that is later than all others.
    pub(crate) fn add(&mut self, newest: Central) {
        self.ahead.push(newest);
    }

    /// Shows the run of the latest state.
    pub(crate) fn catch_up(&mut self) {
        self.go_on_by(self.ahead.len());
    }

    /// Shows the run of a state where that is ahead of what is shown.
    pub(crate) fn go_on_to(&mut self, revision: u64) {
        let place = self.ahead.iter().position(|central| central.revision == revision);
        self.go_on_by(place.map_or(0, |place| place + 1));
    }

    fn go_on_by(&mut self, steps: usize) {
        if let Some(last) = self.ahead.drain(..steps).next_back() {
            self.now = last;
        }
    }
}
