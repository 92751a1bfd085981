//! A whole run kept: every state and flow by month, and what follows from them.

use crate::city::{Calendar, MONTHS};
use crate::model::{Model, Observer};
use crate::number::Number;
use crate::outcomes::YearOutcomes;
use crate::state::{SectorFlows, SectorState, State};

/// States and flows of a run.
#[derive(Clone, Debug)]
pub struct Trajectory<T> {
    calendar: Calendar,
    base_value_added: T,
    base_other: T,
    /// The state at the start of each month, and at the end of the last: one more than months.
    pub states: Vec<State<T>>,
    /// The flows at the same instants, by sector.
    pub flows: Vec<Vec<SectorFlows<T>>>,
    /// Results of each calendar year that the run completes.
    pub outcomes: Vec<YearOutcomes<T>>,
}

impl<T: Number> Observer<T> for Trajectory<T> {
    fn month_starts(&mut self, _month: usize, state: &State<T>, flows: &[SectorFlows<T>]) {
        self.states.push(state.clone());
        self.flows.push(flows.to_vec());
    }

    fn run_ends(&mut self, state: &State<T>, flows: &[SectorFlows<T>]) {
        self.month_starts(self.months(), state, flows);
    }
}

impl Trajectory<f64> {
    /// Runs a model of plain numbers, as for a central run. It is [`Trajectory::of`], but compiled in
    /// this crate, which a page has compiled for speed, and not in the one that calls it.
    #[inline(never)]
    #[must_use]
    pub fn central(model: &Model<f64>, months: usize) -> Self {
        Self::of(model, months)
    }
}

impl<T: Number> Trajectory<T> {
    /// Runs the model for a number of months, at most to its horizon.
    #[must_use]
    pub fn of(model: &Model<T>, months: usize) -> Self {
        Self::in_steps(model, months, 1)
    }

    /// Runs the model with several steps a month; see [`Model::run_in_steps`].
    #[must_use]
    pub fn in_steps(model: &Model<T>, months: usize, steps: u32) -> Self {
        let city = model.city();
        let mut run = Self {
            calendar: city.calendar,
            base_value_added: city.gdp * city.base_share,
            base_other: city.gdp * (T::constant(1.0) - city.base_share),
            states: Vec::with_capacity(months + 1),
            flows: Vec::with_capacity(months + 1),
            outcomes: Vec::new(),
        };
        model.run_in_steps(months, steps, &mut run);
        run.outcomes = run
            .states
            .iter()
            .step_by(MONTHS)
            .zip(run.states.iter().step_by(MONTHS).skip(1))
            .enumerate()
            .map(|(index, (start, end))| YearOutcomes::new(model, index, start, end))
            .collect();
        run
    }

    /// Months that the run covers.
    #[must_use]
    pub fn months(&self) -> usize {
        self.flows.len().saturating_sub(1)
    }

    /// The years covered.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Results of a calendar year, if the run completes it.
    #[must_use]
    pub fn outcomes_of(&self, year: i32) -> Option<&YearOutcomes<T>> {
        self.outcomes.get(self.calendar.index(year)?)
    }

    /// Increase of an accumulator in a month, by sector, times 12: its flow per year.
    #[must_use]
    pub fn monthly(&self, month: usize, accumulator: impl Fn(&SectorState<T>) -> T) -> Vec<T> {
        let (start, end) = (&self.states[month].sectors, &self.states[month + 1].sectors);
        let increase = |(start, end)| (accumulator(end) - accumulator(start)) * MONTHS as f64;
        start.iter().zip(end).map(increase).collect()
    }

    /// Output of the rest of GDP in a month, 1e8 CNY.
    fn other_output(&self, month: usize) -> T {
        self.states[month + 1].city.other_output - self.states[month].city.other_output
    }

    /// Share of the sectors in GDP over the twelve months that end with each month.
    ///
    /// A month before the plan counts as a twelfth of the base year.
    #[must_use]
    pub fn rolling_share(&self) -> Vec<T> {
        let total = |state: &State<T>| state.value_added();
        let value_added: Vec<T> = self.states.iter().map(total).collect();
        let other: Vec<T> = self.states.iter().map(|state| state.city.other_output).collect();
        rolling_share(&value_added, &other, (self.base_value_added, self.base_other))
    }

    /// GDP by month at a yearly rate, 1e8 CNY a year.
    #[must_use]
    pub fn monthly_gdp(&self) -> Vec<T> {
        let total = |month| {
            let sectors = self.monthly(month, |x| x.value_added);
            let sum = sectors.into_iter().fold(T::constant(0.0), |sum, value| sum + value);
            sum + self.other_output(month) * MONTHS as f64
        };
        (0..self.months()).map(total).collect()
    }
}

/// Share of the sectors in GDP over the twelve months that end with each month.
///
/// `value_added` and `other` are what the sectors and the rest of GDP made since the plan began, at
/// the start of each month and the end of the last; `base` is what they made in the base year, a
/// twelfth of which stands for a month before the plan.
#[must_use]
pub fn rolling_share<T: Number>(value_added: &[T], other: &[T], base: (T, T)) -> Vec<T> {
    let share = |month: usize| {
        let first = (month + 1).saturating_sub(MONTHS);
        let missing = (MONTHS - (month + 1 - first)) as f64 / MONTHS as f64;
        let value_added = value_added[month + 1] - value_added[first] + base.0 * missing;
        let other = other[month + 1] - other[first] + base.1 * missing;
        value_added / (value_added + other)
    };
    (0..value_added.len().saturating_sub(1)).map(share).collect()
}
