//! A run of the model, month by month.

#![expect(clippy::inline_always, reason = "a run is compiled as a whole for its instructions")]

use crate::city::MONTHS;
use crate::model::{Model, Observer};
use crate::number::Number;
use crate::stage::{Instant, Moment, Month};
use crate::state::{CityState, SectorFlows, SectorState, State};

/// A run under way.
///
/// # Formula
/// Heun: `k1` at `t`, the trial `x + dt k1`, `k2` at `t + dt` from the trial, and
/// `(x + trial + dt k2) / 2`, which is `x + dt (k1 + k2) / 2`.
pub(crate) struct Run<'a, T> {
    model: &'a Model<T>,
    steps: u32,
    /// Length of a step, years.
    dt: f64,
    state: State<T>,
    trial: State<T>,
    flows: Vec<SectorFlows<T>>,
    demand: Vec<OwnDemand<T>>,
}

/// A sector's demand at its market share of the base year, `D0 exp(gamma)`.
///
/// Its growth depends on the year alone: a product carries it on, where an exponential of the sum
/// would cost more.
#[derive(Clone, Copy)]
struct OwnDemand<T> {
    /// 1e8 CNY a year.
    now: T,
    /// Factor by which a step raises it.
    step: T,
}

/// The two evaluations of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// At the step's start.
    First,
    /// At its end, from the trial.
    Second,
}

impl<'a, T: Number> Run<'a, T> {
    /// A run that begins, with so many steps a month.
    pub(crate) fn of(model: &'a Model<T>, steps: u32) -> Self {
        let steps = steps.max(1);
        let state = model.initial_state();
        let nothing = SectorFlows::from_fn(|_| T::constant(0.0));
        let still = |demand| OwnDemand { now: demand, step: T::constant(1.0) };
        Self {
            model,
            steps,
            dt: 1.0 / MONTHS as f64 / f64::from(steps),
            trial: state.clone(),
            flows: vec![nothing; state.sectors.len()],
            demand: model.base.iter().map(|base| still(base.demand)).collect(),
            state,
        }
    }

    /// Runs so many months, at most to the horizon.
    #[inline(always)]
    pub(crate) fn to<const FLOWS: bool>(mut self, months: usize, observer: &mut dyn Observer<T>) {
        let months = months.min(self.model.city.calendar.horizon_months());
        let start = |month: usize| month as f64 / MONTHS as f64;
        for month in 0..months {
            if month.is_multiple_of(MONTHS) {
                self.year_starts(month / MONTHS);
            }
            let terms = self.month(month);
            for step in 0..self.steps {
                let time = start(month) + f64::from(step) * self.dt;
                self.stage::<FLOWS>(Stage::First, &terms, time);
                if step == 0 {
                    observer.month_starts(month, &self.state, &self.flows);
                }
                for demand in &mut self.demand {
                    demand.now = demand.now * demand.step;
                }
                self.stage::<FLOWS>(Stage::Second, &terms, time + self.dt);
            }
        }
        if FLOWS {
            let terms = self.month(months.saturating_sub(1));
            self.stage::<FLOWS>(Stage::First, &terms, start(months));
        }
        observer.run_ends(&self.state, &self.flows);
    }

    /// Takes the year's growth of demand.
    #[inline(always)]
    fn year_starts(&mut self, year: usize) {
        for (demand, year) in self.demand.iter_mut().zip(&self.model.years[year].sectors) {
            demand.step = (year.growth * self.dt).exp();
        }
    }

    #[inline(always)]
    fn month(&self, month: usize) -> Month<'a, T> {
        let city = &self.model.city;
        let (sectors, other) = city.pandemic.falls(month);
        let one = T::constant(1.0);
        let severity = city.parameters.pandemic_severity;
        Month {
            year: &self.model.years[month / MONTHS],
            ln_shock: (one - severity * sectors).ln(),
            shock_other: one - severity * other,
        }
    }

    /// Evaluates all sectors and moves the trial or the state.
    #[inline(always)]
    fn stage<const FLOWS: bool>(&mut self, stage: Stage, month: &Month<T>, time: f64) {
        let model = self.model;
        let now = if stage == Stage::First { &self.state } else { &self.trial };
        let knowledge = self.knowledge_ratios(now);
        let moment = Moment { month, time, ln_plot_ratio: plot_ratio(now).ln() };
        let city = self.city_rates(now, month);
        for (index, sector) in model.city.sectors.iter().enumerate() {
            let base = &model.base[index];
            let now = if stage == Stage::First { &self.state } else { &self.trial };
            let x = &now.sectors[index];
            let own_knowledge = x.knowledge * base.per_knowledge;
            let instant = Instant {
                city: &model.city,
                sector,
                base,
                year: &month.year.sectors[index],
                moment: &moment,
                shared: &model.shared,
                own_demand: self.demand[index].now,
                own_knowledge,
                others_knowledge: self.mean_of_others(knowledge, own_knowledge),
            };
            let (flows, rates) = instant.evaluate(x, FLOWS);
            if FLOWS && stage == Stage::First {
                self.flows[index] = flows;
            }
            let (x, trial) = (&mut self.state.sectors[index], &mut self.trial.sectors[index]);
            match stage {
                Stage::First => *trial = SectorState::zip_with(*x, rates, |x, k| x + k * self.dt),
                Stage::Second => {
                    let sum = SectorState::zip_with(*x, *trial, |x, trial| x + trial);
                    *x = SectorState::zip_with(sum, rates, |sum, k| (sum + k * self.dt) * 0.5);
                }
            }
        }
        let (x, trial) = (&mut self.state.city, &mut self.trial.city);
        match stage {
            Stage::First => *trial = CityState::zip_with(*x, city, |x, k| x + k * self.dt),
            Stage::Second => {
                let sum = CityState::zip_with(*x, *trial, |x, trial| x + trial);
                *x = CityState::zip_with(sum, city, |sum, k| (sum + k * self.dt) * 0.5);
            }
        }
    }

    #[inline(always)]
    fn city_rates(&self, state: &State<T>, month: &Month<T>) -> CityState<T> {
        CityState {
            other_gdp: self.model.other_growth * state.city.other_gdp,
            other_output: state.city.other_gdp * month.shock_other,
        }
    }

    /// Sum over the sectors of knowledge over its base value.
    #[inline(always)]
    fn knowledge_ratios(&self, state: &State<T>) -> T {
        let sectors = state.sectors.iter().zip(&self.model.base);
        let ratios = sectors.map(|(x, base)| x.knowledge * base.per_knowledge);
        ratios.fold(T::constant(0.0), |sum, ratio| sum + ratio)
    }

    /// Mean over the other sectors; 1 where there is no other.
    #[inline(always)]
    fn mean_of_others(&self, sum: T, own: T) -> T {
        match self.model.city.sectors.len() {
            0 | 1 => T::constant(1.0),
            sectors => (sum - own) * (1.0 / (sectors - 1) as f64),
        }
    }
}

/// The plot ratio of the stock, which is one rule for the whole city and the same in every sector.
#[inline(always)]
fn plot_ratio<T: Number>(state: &State<T>) -> T {
    state.sectors.first().map_or(T::constant(1.0), |sector| sector.plot_ratio)
}
