//! Runs the members of an ensemble.

use canghai_plan::{Pack, Scenario};
use canghai_sim::math::Real;
use canghai_sim::{City, InputError, Inputs, Model};

use crate::collector::Collector;
#[cfg(feature = "parallel")]
use crate::desk::Precision;
use crate::future::{city_of, wide_city, wide_inputs};
use crate::futures::{Futures, Member};
use crate::lanes::Lanes;
use crate::samples::{Layout, SampleGroup, Samples};
use crate::widest::run_widest;

/// Members that were drawn, kept for run after run.
#[derive(Clone, Debug, Default)]
pub struct Members(Vec<Member>);

impl Members {
    /// Draws members by their numbers.
    #[must_use]
    pub fn draw(futures: &Futures, numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(numbers.into_iter().map(|number| futures.member(number)).collect())
    }

    /// The members.
    #[must_use]
    pub fn as_slice(&self) -> &[Member] {
        &self.0
    }
}

/// Doubles that are run side by side: two of the narrowest vectors, so that the processor has
/// something to do while a step waits for the one before; in a page one, for half the code.
pub(crate) const DOUBLES: usize = if cfg!(target_family = "wasm") { 2 } else { 4 };
/// Singles that are run side by side, two vectors too.
pub(crate) const SINGLES: usize = 8;

/// Runs `N` members of one scenario side by side, in double or single precision.
#[derive(Debug)]
pub struct Runner<'a, R, const N: usize> {
    pack: &'a Pack,
    scenario: &'a Scenario,
    city: City<f64>,
    inputs: Inputs<Lanes<R, N>>,
    layout: Layout,
}

impl<'a> Runner<'a, f64, DOUBLES> {
    /// A runner of a scenario for a number of years.
    ///
    /// # Errors
    /// What the model refuses at the central values; never for a scenario read with this pack.
    pub fn new(
        pack: &'a Pack,
        scenario: &'a Scenario,
        years: usize,
    ) -> Result<Self, Vec<InputError>> {
        Self::of(pack, scenario, years)
    }

    /// Runs members one group of lanes after the other.
    ///
    /// # Errors
    /// What the model refuses; a drawn member is within every range.
    pub fn run(&self, members: &[Member]) -> Result<Samples, Vec<InputError>> {
        self.run_lanes(members)
    }
}

impl<'a> Runner<'a, f32, SINGLES> {
    /// A runner in single precision, three times as fast: quantiles agree with those in double
    /// precision to 1e-4, for pictures that follow a finger.
    ///
    /// # Errors
    /// As [`Runner::new`].
    pub fn quick(
        pack: &'a Pack,
        scenario: &'a Scenario,
        years: usize,
    ) -> Result<Self, Vec<InputError>> {
        Self::of(pack, scenario, years)
    }

    /// Runs members one group of lanes after the other.
    ///
    /// # Errors
    /// As [`Runner::run`] in double precision.
    pub fn run(&self, members: &[Member]) -> Result<Samples, Vec<InputError>> {
        self.run_lanes(members)
    }
}

impl<'a, R: Real, const N: usize> Runner<'a, R, N> {
    fn of(pack: &'a Pack, scenario: &'a Scenario, years: usize) -> Result<Self, Vec<InputError>> {
        // the same checks as for the central run, said once for all members
        pack.model(scenario)?;
        Ok(Self::under(pack, scenario, &pack.policy(scenario).inputs(&pack.calendar), years))
    }

    /// A runner of inputs in the world and under the assumptions of a scenario, whose levers mean
    /// nothing.
    pub(crate) fn under(
        pack: &'a Pack,
        scenario: &'a Scenario,
        inputs: &Inputs<f64>,
        years: usize,
    ) -> Self {
        let years = years.min(pack.calendar.horizon_years);
        let (city, inputs) = (pack.city(scenario), wide_inputs([inputs; N]));
        Self { pack, scenario, city, inputs, layout: Layout::new(pack, years) }
    }

    // not public: what is generic is compiled where it is called from, and only this crate is
    // compiled for speed in a page
    fn run_lanes(&self, members: &[Member]) -> Result<Samples, Vec<InputError>> {
        let mut samples = Samples::new(self.layout, members.len());
        for group in &mut samples.groups_mut(members.len()) {
            self.fill(group, members)?;
        }
        Ok(samples)
    }

    /// Runs members into their part of the samples.
    fn fill(
        &self,
        samples: &mut SampleGroup<'_>,
        members: &[Member],
    ) -> Result<(), Vec<InputError>> {
        for (index, group) in members.chunks(N).enumerate() {
            let city = self.wide_city(group);
            let dispersion = city.parameters.count_dispersion;
            let model = Model::new(city, &self.inputs)?;
            let mut collector = Collector::new(&model, samples, index * N);
            collector.put(self.layout.dispersion(), dispersion);
            run_widest(&model, self.layout.months(), &mut collector);
            collector.finish();
        }
        Ok(())
    }

    /// The city with a member in each lane; where members run out the last fills the lanes.
    fn wide_city(&self, members: &[Member]) -> City<Lanes<R, N>> {
        let city = |member| city_of(self.pack, self.scenario, &self.city, member);
        let cities: Vec<City<f64>> = members.iter().map(city).collect();
        let last = cities.len() - 1;
        wide_city(std::array::from_fn(|lane| &cities[lane.min(last)]))
    }
}

/// Members that one task runs, a multiple of the lanes.
#[cfg(feature = "parallel")]
const TASK: u32 = 256;
/// Lanes of many members: two of the vectors that most processors have. A page has narrower ones,
/// and few members would leave lanes idle.
#[cfg(feature = "parallel")]
const MANY_DOUBLES: usize = 8;
/// The same in single precision.
#[cfg(feature = "parallel")]
const MANY_SINGLES: usize = 16;

/// Draws and runs an ensemble on all threads of the current pool; the answer does not depend on
/// their number.
///
/// # Errors
/// What the model refuses; never for a scenario read with this pack.
#[cfg(feature = "parallel")]
pub fn run_parallel(
    futures: &Futures,
    scenario: &Scenario,
    years: usize,
    members: u32,
    precision: Precision,
) -> Result<Samples, Vec<InputError>> {
    let pack = futures.pack();
    match precision {
        Precision::Double => {
            Runner::<f64, MANY_DOUBLES>::of(pack, scenario, years)?.run_all(futures, members)
        }
        Precision::Single => {
            Runner::<f32, MANY_SINGLES>::of(pack, scenario, years)?.run_all(futures, members)
        }
    }
}

#[cfg(feature = "parallel")]
impl<R: Real + Send + Sync, const N: usize> Runner<'_, R, N> {
    fn run_all(&self, futures: &Futures, members: u32) -> Result<Samples, Vec<InputError>> {
        use rayon::prelude::*;

        let mut samples = Samples::new(self.layout, members as usize);
        let groups = samples.groups_mut(TASK as usize).into_par_iter();
        groups.zip((0..members).into_par_iter().step_by(TASK as usize)).try_for_each(
            |(mut group, first)| {
                let numbers = first..members.min(first.saturating_add(TASK));
                self.fill(&mut group, Members::draw(futures, numbers).as_slice())
            },
        )?;
        Ok(samples)
    }
}
