//! Where one thread works: its members, and the base scenario's results kept for run after run.

use canghai_plan::{Pack, Scenario};
use canghai_sim::InputError;

use crate::compare::{Comparison, Differences};
use crate::futures::{Futures, Member};
use crate::run::{Members, Runner};
use crate::samples::{Layout, Samples};
use crate::summary::{Detail, Summary};
use crate::tally::Tally;
use crate::wire::Answer;

/// What is to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The scenario.
    pub scenario: Scenario,
    /// The scenario that it is compared with.
    pub base: Scenario,
    /// Calendar years to run.
    pub years: usize,
    /// The members to run.
    pub members: Deal,
    /// How exactly.
    pub precision: Precision,
}

/// With how many digits members are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Double precision, for everything that rests.
    Double,
    /// Single precision, for what follows a finger; see [`Runner::quick`].
    Single,
}

/// Members dealt to one of several threads as cards are dealt to players: every thread's members
/// for a small ensemble are the first of those for a large one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deal {
    /// Number of this thread, from 0.
    pub thread: u32,
    /// Threads that the members are dealt to.
    pub threads: u32,
    /// Members of the whole ensemble.
    pub all: u32,
}

impl Deal {
    /// The numbers of the thread's members.
    fn numbers(self) -> impl ExactSizeIterator<Item = u32> {
        (self.thread..self.all).step_by(self.threads.max(1) as usize)
    }

    /// Whether another deal's members are the first of this one's, or this one's of the other's.
    fn same_cards(self, other: Self) -> bool {
        (self.thread, self.threads) == (other.thread, other.threads)
    }

    /// How many they are.
    #[must_use]
    pub fn count(self) -> usize {
        self.numbers().len()
    }
}

/// A part of an ensemble: some of its members, and their difference to the base scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The members' results.
    pub samples: Samples,
    /// Their differences.
    pub differences: Differences,
    /// What follows from each member by itself.
    tally: Tally,
}

/// A thread's desk.
#[derive(Debug)]
pub struct Desk {
    pack: Pack,
    seed: u32,
    drawn: Vec<(Deal, Members)>,
    bases: Vec<(Job, Samples)>,
}

/// Results of base scenarios and lists of members that are kept: those of the small ensemble, and of
/// the large one in all the slices that a thread may run it in.
const KEPT: usize = 16;

impl Desk {
    /// A desk for a pack's futures.
    #[must_use]
    pub fn new(pack: Pack, seed: u32) -> Self {
        Self { pack, seed, drawn: Vec::new(), bases: Vec::new() }
    }

    /// The pack.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Runs the members of a job.
    ///
    /// # Errors
    /// What the model refuses; never for scenarios read with the desk's pack.
    pub fn run(&mut self, job: &Job) -> Result<Part, Vec<InputError>> {
        self.draw(job.members);
        let base = self.base(job)?;
        let samples = self.samples(&job.scenario, job)?;
        let nothing = || Differences::nothing(samples.layout());
        let differences = Differences::between(&samples, &base).unwrap_or_else(nothing);
        self.keep(job, base);
        let share = job.scenario.base_share;
        let tally = Tally::of(&self.pack, share, &samples, Detail::PlanEnd);
        Ok(Part { samples, differences, tally })
    }

    /// Draws the members that are not drawn yet; a smaller job uses the first of them.
    fn draw(&mut self, deal: Deal) {
        if self.members(deal).is_none() {
            let members = Members::draw(&Futures::new(&self.pack, self.seed), deal.numbers());
            self.drawn.retain(|(drawn, _)| !drawn.same_cards(deal));
            self.drawn.insert(0, (deal, members));
            self.drawn.truncate(KEPT);
        }
    }

    /// The members of a deal, if they are drawn.
    fn members(&self, deal: Deal) -> Option<&[Member]> {
        let drawn = self.drawn.iter().find(|(drawn, _)| drawn.same_cards(deal))?;
        drawn.1.as_slice().get(..deal.count())
    }

    fn samples(&self, scenario: &Scenario, job: &Job) -> Result<Samples, Vec<InputError>> {
        let members = self.members(job.members).unwrap_or_default();
        match job.precision {
            Precision::Double => Runner::new(&self.pack, scenario, job.years)?.run(members),
            Precision::Single => Runner::quick(&self.pack, scenario, job.years)?.run(members),
        }
    }

    /// The base scenario's results for a job, kept or run.
    fn base(&mut self, job: &Job) -> Result<Samples, Vec<InputError>> {
        let kind = |job: &Job| (job.years, job.members, job.precision);
        let same = |kept: &Job| kept.base == job.base && kind(kept) == kind(job);
        match self.bases.iter().position(|(kept, _)| same(kept)) {
            Some(place) => Ok(self.bases.swap_remove(place).1),
            None => self.samples(&job.base, job),
        }
    }

    fn keep(&mut self, job: &Job, base: Samples) {
        self.bases.insert(0, (job.clone(), base));
        self.bases.truncate(KEPT);
    }

    /// What is shown of an ensemble whose parts are all there; `None` where they do not fit.
    #[must_use]
    pub fn answer(&self, job: &Job, parts: Vec<Part>) -> Option<Answer> {
        let Part { samples, differences, tally } =
            Part::joined(Layout::new(&self.pack, job.years), parts)?;
        Some(Answer {
            summary: Summary::from_tally(&self.pack, &samples, tally),
            comparison: Comparison::of(&differences),
        })
    }
}

impl Part {
    /// Several parts as one; `None` where they do not fit.
    fn joined(layout: Layout, parts: Vec<Self>) -> Option<Self> {
        let (mut samples, mut differences) = (Vec::new(), Vec::new());
        let mut tally = Tally::default();
        for part in parts {
            samples.push(part.samples);
            differences.push(part.differences);
            tally.append(part.tally);
        }
        Some(Self {
            samples: Samples::joined(layout, &samples)?,
            differences: Differences::joined(layout, &differences)?,
            tally,
        })
    }

    /// The slices of a thread's members as one part, each quantity's values put in order, which leaves
    /// less to do where the threads' parts come together; `None` where they do not fit.
    #[must_use]
    pub fn of_slices(layout: Layout, slices: Vec<Self>) -> Option<Self> {
        let mut part = Self::joined(layout, slices)?;
        part.samples.put_in_order();
        part.differences.put_in_order();
        Some(part)
    }

    /// The part as numbers: those of the samples, of the differences and of the tally.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        [self.samples.numbers(), self.differences.numbers(), &self.tally.numbers()].concat()
    }

    /// The part of so many members from its numbers; `None` where they do not fit.
    #[must_use]
    pub fn from_numbers(layout: Layout, members: usize, mut numbers: Vec<f64>) -> Option<Self> {
        let ends = [layout.columns() * members, Differences::columns(layout) * members];
        if numbers.len() < ends[0] + ends[1] {
            return None;
        }
        let tally = numbers.split_off(ends[0] + ends[1]);
        let differences = numbers.split_off(ends[0]);
        let part = Self {
            samples: Samples::from_numbers(layout, numbers)?,
            differences: Differences::from_numbers(layout, differences)?,
            tally: Tally::from_numbers(tally)?,
        };
        (part.tally.reached.len() == members).then_some(part)
    }
}
