//! What the page that says why asks of the workers.

use std::ops::Range;

use canghai_analysis::sensitivity::Design;
use canghai_analysis::{Between, Futures, Member, Members, Precision, marginals};
use canghai_plan::{Pack, Scenario};

use crate::runs::Pair;
use crate::why_state::WhyYear;
use crate::why_wire;

/// Members over which probabilities are shared out.
pub const WHY_MEMBERS: u32 = 256;

/// Samples that say what a result rests on: each is run for every uncertain input.
pub const WHY_SAMPLES: u32 = 256;

/// What the workers run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyWork {
    /// Every combination of inputs in the central run.
    Parts,
    /// The value of one more.
    Marginals,
    /// Every combination of inputs over the members.
    Chances,
    /// The samples that say what the results of a year rest on.
    Rests(WhyYear),
}

impl WhyWork {
    /// All of them, with their words in messages.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("parts", Self::Parts),
        ("marginals", Self::Marginals),
        ("chances", Self::Chances),
        ("rests plan", Self::Rests(WhyYear::Plan)),
        ("rests horizon", Self::Rests(WhyYear::Horizon)),
    ];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, own)| *own == self).map_or("parts", |(word, _)| word)
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(own, _)| *own == word).map(|(_, work)| *work)
    }
}

/// What the workers are to run, piece by piece.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyOrder {
    /// What is run.
    pub work: WhyWork,
    /// The scenario that the difference is counted from.
    pub from: Scenario,
    /// The scenario that is explained.
    pub to: Scenario,
    /// How many pieces it is in all.
    pub pieces: usize,
}

/// What came of an order: the numbers of all pieces in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyReply {
    /// The order.
    pub order: WhyOrder,
    /// What came of it.
    pub values: Vec<f64>,
}

/// The members over which probabilities are shared out, drawn when they are first wanted.
#[derive(Debug, Default)]
pub struct WhyMembers(Option<Members>);

impl WhyMembers {
    fn of(&mut self, pack: &Pack) -> &[Member] {
        let draw = || Members::draw(&Futures::new(pack, Futures::SEED), 0..WHY_MEMBERS);
        self.0.get_or_insert_with(draw).as_slice()
    }
}

impl WhyOrder {
    /// Pieces that one message asks for: some tens of milliseconds of work, after which the worker
    /// is free for something newer.
    #[must_use]
    pub fn at_once(&self) -> usize {
        match self.work {
            WhyWork::Parts => 128,
            WhyWork::Marginals => 1,
            WhyWork::Chances | WhyWork::Rests(_) => 4,
        }
    }

    /// Runs some of the pieces; `None` for scenarios that the model refuses, which are none that
    /// were read with the pack.
    #[must_use]
    pub fn run(&self, pack: &Pack, pieces: Range<usize>) -> Option<Vec<f64>> {
        match self.work {
            WhyWork::Parts | WhyWork::Chances => {
                self.combinations(pack, pieces, &mut WhyMembers::default())
            }
            WhyWork::Marginals => marginals(pack, &self.to).ok().map(|all| why_wire::write(&all)),
            WhyWork::Rests(year) => {
                let samples = u32::try_from(pieces.start).ok()?..u32::try_from(pieces.end).ok()?;
                let draws = self.design(pack, year).run(samples).ok()?;
                Some(draws.numbers())
            }
        }
    }

    /// Whether it runs combinations of inputs.
    #[must_use]
    pub fn is_of_combinations(&self) -> bool {
        matches!(self.work, WhyWork::Parts | WhyWork::Chances)
    }

    /// Runs some combinations of inputs; `None` where it is not of them, and as [`Self::run`].
    #[must_use]
    pub fn combinations(
        &self,
        pack: &Pack,
        pieces: Range<usize>,
        members: &mut WhyMembers,
    ) -> Option<Vec<f64>> {
        match self.work {
            WhyWork::Parts => self.between(pack)?.outcomes(pieces).ok(),
            WhyWork::Chances => {
                let members = members.of(pack);
                self.between(pack)?.probabilities(pieces, members, Precision::Double).ok()
            }
            WhyWork::Marginals | WhyWork::Rests(_) => None,
        }
    }

    /// Probabilities are of the plan's years alone: what differs only later is no difference.
    pub(crate) fn between<'a>(&'a self, pack: &'a Pack) -> Option<Between<'a>> {
        let years = match self.work {
            WhyWork::Chances => pack.calendar.plan_years,
            WhyWork::Parts | WhyWork::Marginals | WhyWork::Rests(_) => pack.calendar.horizon_years,
        };
        Between::new(pack, &self.from, &self.to, years).ok()
    }

    /// An order with the number of its pieces.
    pub(crate) fn new(pack: &Pack, work: WhyWork, (from, to): Pair) -> Option<Self> {
        let mut order = Self { work, from, to, pieces: 1 };
        order.pieces = match work {
            WhyWork::Marginals => 1,
            WhyWork::Rests(_) => usize::try_from(WHY_SAMPLES).ok()?,
            WhyWork::Parts | WhyWork::Chances => order.between(pack)?.coalitions(),
        };
        Some(order)
    }

    /// An order of so many pieces whose work is said by its word; `None` for any other word.
    #[must_use]
    pub fn of_words(work: &str, from: Scenario, to: Scenario, pieces: usize) -> Option<Self> {
        Some(Self { work: WhyWork::of_word(work)?, from, to, pieces })
    }

    /// The samples that say what the results of a year rest on.
    pub(crate) fn design<'a>(&'a self, pack: &'a Pack, year: WhyYear) -> Design<'a> {
        let futures = Futures::new(pack, Futures::SEED);
        Design::new(futures, &self.to, year.place(pack), WHY_SAMPLES)
    }

    pub(crate) fn pair(&self) -> Pair {
        (self.from.clone(), self.to.clone())
    }
}
