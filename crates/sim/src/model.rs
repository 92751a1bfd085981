//! The model of one city under one policy.

#![expect(clippy::inline_always, reason = "a run is compiled as a whole for its instructions")]

use crate::base::{Base, Shared, continuous_growth};
use crate::city::City;
use crate::inputs::Inputs;
use crate::number::Number;
use crate::run::Run;
use crate::stage::SectorYear;
use crate::state::{CityState, SectorFlows, State};
use crate::validity::{InputError, mistakes};

/// A checked city with the inputs of one scenario.
#[derive(Clone, Debug)]
pub struct Model<T> {
    pub(crate) city: City<T>,
    pub(crate) base: Vec<Base<T>>,
    pub(crate) years: Vec<Year<T>>,
    pub(crate) shared: Shared<T>,
    pub(crate) other_growth: T,
}

/// What does not change within a year.
#[derive(Clone, Debug)]
pub(crate) struct Year<T> {
    pub(crate) plot_ratio: T,
    pub(crate) sectors: Vec<SectorYear<T>>,
}

/// Sees a run as it goes. It is asked once a month, so that a run is compiled once for each number
/// type and not once more for every observer.
pub trait Observer<T> {
    /// The state at the start of a month and the flows there.
    fn month_starts(&mut self, month: usize, state: &State<T>, flows: &[SectorFlows<T>]);

    /// The state when the run is over, and the flows there with the last month's inputs.
    fn run_ends(&mut self, state: &State<T>, flows: &[SectorFlows<T>]);
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

    /// Runs the given number of months (at most to the horizon), one step a month, for an observer
    /// of states alone: flows are not kept, and the lists of them that it gets hold nothing of use.
    #[inline(always)]
    pub fn run_states(&self, months: usize, observer: &mut dyn Observer<T>) {
        Run::of(self, 1).to::<false>(months, observer);
    }

    /// Runs with several equal steps a month, for tests of the integrator; inputs, demand growth
    /// and shocks keep the month's value in all of them.
    #[inline(always)]
    pub fn run_in_steps(&self, months: usize, steps: u32, observer: &mut dyn Observer<T>) {
        Run::of(self, steps).to::<true>(months, observer);
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
