//! The futures behind a file, run on one thread with word of how far they are.

use canghai_analysis::{Futures, Layout, Members, Runner, Samples};
use canghai_app::{App, FULL, in_the_same_world};
use canghai_plan::{Pack, Scenario};

/// Members between two words, a multiple of those that are run side by side.
const SLICE: u32 = 64;

/// Runs ensembles.
pub(crate) struct Ensembles<'a, F> {
    pack: &'a Pack,
    /// Slices of the members, each drawn once for all scenarios.
    members: Vec<Members>,
    /// Hears how much is done, a part of 1.
    tell: F,
    /// Slices run, and how many there are in all.
    done: u32,
    all: u32,
}

impl<'a, F: FnMut(f64)> Ensembles<'a, F> {
    /// Those of an application's scenarios and of the base in the world of each.
    pub(crate) fn new(pack: &'a Pack, app: &App, tell: F) -> Self {
        let base = &app.workspace().base().scenario;
        let mut different: Vec<Scenario> = Vec::new();
        for tab in app.workspace().tabs() {
            for scenario in [tab.scenario.clone(), in_the_same_world(base, &tab.scenario)] {
                let scenario = Scenario { name: String::new(), ..scenario };
                if !different.contains(&scenario) {
                    different.push(scenario);
                }
            }
        }
        let all = u32::try_from(different.len()).unwrap_or(u32::MAX) * FULL.div_ceil(SLICE);
        let futures = Futures::new(pack, Futures::SEED);
        let slice = |first| Members::draw(&futures, first..FULL.min(first + SLICE));
        let members = (0..FULL).step_by(SLICE as usize).map(slice).collect();
        Self { pack, members, tell, done: 0, all }
    }

    /// The full ensemble of a scenario for a number of years, in double precision.
    pub(crate) fn run(&mut self, scenario: &Scenario, years: usize) -> Result<Samples, String> {
        let said = |errors: Vec<_>| {
            let words = errors.iter().map(canghai_sim::InputError::to_string);
            words.collect::<Vec<_>>().join("; ")
        };
        let runner = Runner::new(self.pack, scenario, years).map_err(said)?;
        let mut parts = Vec::new();
        for members in &self.members {
            parts.push(runner.run(members.as_slice()).map_err(said)?);
            self.done += 1;
            let part = f64::from(self.done.min(self.all)) / f64::from(self.all);
            (self.tell)(part);
        }
        let layout = Layout::new(self.pack, years);
        Ok(Samples::joined(layout, &parts).unwrap_or_else(|| Samples::new(layout, 0)))
    }
}
