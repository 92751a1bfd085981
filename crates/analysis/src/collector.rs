//! What is kept of the members of a run.

use canghai_sim::math::Real;
use canghai_sim::{Model, Number, Observer, SectorFlows, State, YearOutcomes, rolling_share};

use crate::lanes::Lanes;
use crate::samples::SampleGroup;

/// Reads off a run what is kept of it.
pub(crate) struct Collector<'a, 'g, R, const N: usize> {
    model: &'a Model<Lanes<R, N>>,
    samples: &'a mut SampleGroup<'g>,
    /// Place of the first lane's member in the group.
    first: usize,
    /// The state when the running year began.
    year_start: State<Lanes<R, N>>,
    /// Each sector's value added since the plan began when the running month began.
    month_start: Vec<Lanes<R, N>>,
    value_added: Vec<Lanes<R, N>>,
    other: Vec<Lanes<R, N>>,
}

impl<R: Real, const N: usize> Observer<Lanes<R, N>> for Collector<'_, '_, R, N> {
    fn month_starts(
        &mut self,
        month: usize,
        state: &State<Lanes<R, N>>,
        _: &[SectorFlows<Lanes<R, N>>],
    ) {
        self.month(month, state);
    }

    fn run_ends(&mut self, state: &State<Lanes<R, N>>, _: &[SectorFlows<Lanes<R, N>>]) {
        self.month(self.samples.layout().months(), state);
    }
}

impl<'a, 'g, R: Real, const N: usize> Collector<'a, 'g, R, N> {
    pub(crate) fn new(
        model: &'a Model<Lanes<R, N>>,
        samples: &'a mut SampleGroup<'g>,
        first: usize,
    ) -> Self {
        let start = model.initial_state();
        let months = samples.layout().months() + 1;
        Self {
            model,
            samples,
            first,
            month_start: start.sectors.iter().map(|sector| sector.value_added).collect(),
            year_start: start,
            value_added: Vec::with_capacity(months),
            other: Vec::with_capacity(months),
        }
    }

    /// The start of a month, which is the end of the one before.
    fn month(&mut self, month: usize, state: &State<Lanes<R, N>>) {
        self.value_added.push(state.value_added());
        self.other.push(state.city.other_output);
        if month == 0 {
            return;
        }
        for (sector, now) in state.sectors.iter().enumerate() {
            let before = std::mem::replace(&mut self.month_start[sector], now.value_added);
            let column = self.samples.layout().value_added(month - 1, sector);
            self.put(column, (now.value_added - before) * 12.0);
        }
        if month.is_multiple_of(12) {
            self.year(month / 12 - 1, state);
            self.year_start.clone_from(state);
        }
    }

    fn year(&mut self, year: usize, end: &State<Lanes<R, N>>) {
        let outcomes = YearOutcomes::new(self.model, year, &self.year_start, end);
        let layout = self.samples.layout();
        for (outcome, value) in outcomes.city.values().into_iter().enumerate() {
            self.put(layout.outcome(year, outcome), value);
        }
        for (sector, state) in end.sectors.iter().enumerate() {
            let won = Lanes::<R, N>::constant(1.0) - (-state.hazard).exp();
            self.put(layout.base(year, sector), won);
        }
    }

    /// What takes the whole run.
    pub(crate) fn finish(mut self) {
        let city = self.model.city();
        let one = Lanes::<R, N>::constant(1.0);
        let base = (city.gdp * city.base_share, city.gdp * (one - city.base_share));
        let shares = rolling_share(&self.value_added, &self.other, base);
        for (month, share) in shares.into_iter().enumerate() {
            self.put(self.samples.layout().rolling_share(month), share);
        }
    }

    pub(crate) fn put(&mut self, column: usize, value: Lanes<R, N>) {
        let column = &mut self.samples.column_mut(column)[self.first..];
        for (place, value) in column.iter_mut().zip(value.0) {
            *place = value.into();
        }
    }
}
