//! The model of one city under one policy, and its run month by month.

use crate::base::{Base, Shared, continuous_growth};
use crate::city::{City, MONTHS};
use crate::inputs::Inputs;
use crate::number::Number;
use crate::stage::{Instant, Month, SectorYear};
use crate::state::{CityState, SectorFlows, SectorState, State};
use crate::validity::{InputError, mistakes};

/// A checked city with the inputs of one scenario.
#[derive(Clone, Debug)]
pub struct Model<T> {
    city: City<T>,
    base: Vec<Base<T>>,
    years: Vec<Year<T>>,
    shared: Shared<T>,
    other_growth: T,
}

#[derive(Clone, Debug)]
struct Year<T> {
    plot_ratio: T,
    sectors: Vec<SectorYear<T>>,
}

/// Sees a run as it goes.
pub trait Observer<T> {
    /// Whether it looks at the flows; where it does not, they are not kept, and the lists of flows
    /// that it gets hold nothing of use.
    const FLOWS: bool = true;

    /// The state at the start of a month and the flows there.
    fn month_starts(&mut self, month: usize, state: &State<T>, flows: &[SectorFlows<T>]);

    /// The state when the run is over, and the flows there with the last month's inputs.
    fn run_ends(&mut self, state: &State<T>, flows: &[SectorFlows<T>]);
}

/// Rates of change and flows at one instant, kept to be written again.
struct Rates<T> {
    state: State<T>,
    flows: Vec<SectorFlows<T>>,
}

impl<T: Number> Model<T> {
    /// A model of the city under these inputs.
    ///
    /// # Errors
    /// Every value that is not a number or outside its range in the catalogue (a lever's amount may
    /// be any number from 0), every list that does not fit the sectors and years, and shares that do
    /// not sum to 1.
    pub fn new(city: City<T>, inputs: &Inputs<T>) -> Result<Self, Vec<InputError>> {
        let mistakes = mistakes(&city, inputs);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let shared = Shared::new(&city);
        let growths: Vec<Vec<T>> = city
            .sectors
            .iter()
            .map(|sector| {
                sector.demand_growth.iter().map(|rate| continuous_growth(*rate)).collect()
            })
            .collect();
        let base: Vec<Base<T>> = city
            .sectors
            .iter()
            .zip(&growths)
            .map(|(sector, growth)| Base::new(&city, &shared, sector, growth[0]))
            .collect();
        let years = (0..city.calendar.horizon_years)
            .map(|index| Year::new(&city, &base, &growths, inputs, index))
            .collect();
        let other_growth = (city.parameters.other_gdp_growth + 1.0).ln();
        Ok(Self { city, base, years, shared, other_growth })
    }

    /// The city that the model is of.
    #[must_use]
    pub fn city(&self) -> &City<T> {
        &self.city
    }

    /// Base values by sector.
    pub(crate) fn base(&self) -> &[Base<T>] {
        &self.base
    }

    /// The state when the plan begins.
    #[must_use]
    pub fn initial_state(&self) -> State<T> {
        let sectors = self.city.sectors.iter().zip(&self.base);
        let other_gdp = self.city.gdp
            * (T::constant(1.0) - self.city.base_share)
            * (self.other_growth * 0.5).exp();
        State {
            sectors: sectors.map(|(sector, base)| base.state(&self.city, sector)).collect(),
            city: CityState { other_gdp, other_output: T::constant(0.0) },
        }
    }

    /// Runs the given number of months (at most to the horizon), one step a month.
    pub fn run<O: Observer<T>>(&self, months: usize, observer: &mut O) {
        self.run_in_steps(months, 1, observer);
    }

    /// Runs with several equal steps a month, for tests of the integrator; inputs, demand growth
    /// and shocks keep the month's value in all of them.
    ///
    /// # Formula
    /// Heun: `k1` at `t`, `k2` at `t + dt` from `x + dt k1`, then `x += dt (k1 + k2) / 2`.
    pub fn run_in_steps<O: Observer<T>>(&self, months: usize, steps: u32, observer: &mut O) {
        let months = months.min(self.city.calendar.horizon_months());
        let steps = steps.max(1);
        let dt = 1.0 / MONTHS as f64 / f64::from(steps);
        let mut state = self.initial_state();
        let (mut first, mut second) = (Rates::at(&state), Rates::at(&state));
        let mut trial = state.clone();
        for month in 0..months {
            for step in 0..steps {
                let time = month as f64 / MONTHS as f64 + f64::from(step) * dt;
                self.evaluate::<O>(month, time, &state, &mut first);
                if step == 0 {
                    observer.month_starts(month, &state, &first.flows);
                }
                trial.clone_from(&state);
                trial.add(&first.state, dt);
                self.evaluate::<O>(month, time + dt, &trial, &mut second);
                state.add(&first.state, dt * 0.5);
                state.add(&second.state, dt * 0.5);
            }
        }
        let last = months.saturating_sub(1);
        self.evaluate::<O>(last, months as f64 / MONTHS as f64, &state, &mut first);
        observer.run_ends(&state, &first.flows);
    }

    fn evaluate<O: Observer<T>>(
        &self,
        month: usize,
        time: f64,
        state: &State<T>,
        rates: &mut Rates<T>,
    ) {
        let year = &self.years[month / MONTHS];
        let terms = self.month(month, year.plot_ratio);
        let knowledge = self.knowledge_ratios(state);
        for (index, sector) in self.city.sectors.iter().enumerate() {
            let own = state.sectors[index].knowledge * self.base[index].per_knowledge;
            let instant = Instant {
                city: &self.city,
                sector,
                base: &self.base[index],
                year: &year.sectors[index],
                month: &terms,
                shared: &self.shared,
                time,
                others_knowledge: self.mean_of_others(knowledge, own),
            };
            let (flows, change) = instant.evaluate(&state.sectors[index]);
            if O::FLOWS {
                rates.flows[index] = flows;
            }
            rates.state.sectors[index] = change;
        }
        rates.state.city = CityState {
            other_gdp: self.other_growth * state.city.other_gdp,
            other_output: state.city.other_gdp * terms.shock_other,
        };
    }

    fn month(&self, month: usize, plot_ratio: T) -> Month<T> {
        let (sectors, other) = self.city.pandemic.falls(month);
        let one = T::constant(1.0);
        let severity = self.city.parameters.pandemic_severity;
        Month {
            plot_ratio,
            ln_shock: (one - severity * sectors).ln(),
            shock_other: one - severity * other,
        }
    }

    /// Sum over the sectors of knowledge over its base value.
    fn knowledge_ratios(&self, state: &State<T>) -> T {
        let ratios =
            state.sectors.iter().zip(&self.base).map(|(x, base)| x.knowledge * base.per_knowledge);
        ratios.fold(T::constant(0.0), |sum, ratio| sum + ratio)
    }

    /// Mean over the other sectors; 1 where there is no other.
    fn mean_of_others(&self, sum: T, own: T) -> T {
        match self.city.sectors.len() {
            0 | 1 => T::constant(1.0),
            sectors => (sum - own) / (sectors - 1) as f64,
        }
    }
}

impl<T: Number> Rates<T> {
    /// Room for the rates of a state.
    fn at(state: &State<T>) -> Self {
        let nothing = SectorFlows::from_fn(|_| T::constant(0.0));
        Self { state: state.clone(), flows: vec![nothing; state.sectors.len()] }
    }
}

impl<T: Number> Year<T> {
    fn new(
        city: &City<T>,
        base: &[Base<T>],
        growths: &[Vec<T>],
        inputs: &Inputs<T>,
        index: usize,
    ) -> Self {
        let year = &inputs.years[index];
        let rules = (year.plot_ratio, year.flexible_tenure);
        let sectors = year.sectors.iter().zip(base.iter().zip(growths));
        let sectors = sectors.map(|(inputs, (base, growth))| {
            let growth = growth[index.min(city.calendar.plan_years)];
            SectorYear::new(city, base, rules, *inputs, growth)
        });
        Self { plot_ratio: year.plot_ratio, sectors: sectors.collect() }
    }
}

impl<T: Number> State<T> {
    fn add(&mut self, rates: &Self, dt: f64) {
        for (x, rate) in self.sectors.iter_mut().zip(&rates.sectors) {
            *x = SectorState::zip_with(*x, *rate, |x, rate| x + rate * dt);
        }
        self.city = CityState::zip_with(self.city, rates.city, |x, rate| x + rate * dt);
    }
}
