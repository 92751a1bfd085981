//! What is asked on the page that finds what it would take, and what came of it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use canghai_analysis::reach::{Answer, Ask, FrontierPoint};
use canghai_plan::link::Page;
use canghai_plan::{LARGEST_COST, Pack, Scenario};
use canghai_sim::{Levers, Outcomes, Quantity};

use crate::field::BadInput;
use crate::results::Results;
use crate::typed;

/// A number of the question that can be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReachField {
    /// The level of the outcome, as shown.
    Level,
    /// The ceiling of the lever at a place of the catalogue.
    Ceiling(usize),
    /// What one more unit of that lever costs for a year, 1e8 CNY.
    Cost(usize),
}

/// Something that happens to the question or its answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ReachEvent {
    /// An outcome was chosen, by key.
    Outcome(String),
    /// A year was chosen.
    Year(i32),
    /// A probability was chosen, or that the central run is asked.
    Probability(Option<f64>),
    /// A text was typed into a field.
    Type(ReachField, String),
    /// A field was left.
    Leave(ReachField),
    /// A lever is held or free, by its place in the catalogue.
    Lock(usize),
    /// The question is put.
    Solve,
    /// The search is called off.
    Cancel,
    /// The search with this number gave something.
    Heard(u64, ReachNews),
    /// Which change is looked at: the one with the fewest levers, or the cheapest.
    Fewest(bool),
    /// How much of the way to their ceilings talent goes in the frontier, halves.
    People(usize),
    /// The change that is looked at becomes a scenario of its own, seen on this page.
    Open(Page),
}

/// What a search gives on its way.
#[derive(Clone, Debug, PartialEq)]
pub enum ReachNews {
    /// Steps taken, and how many it will take.
    Progress(usize, usize),
    /// The answer.
    Answer(Box<Answer>),
    /// One more point of the frontier.
    Point(FrontierPoint),
    /// It is over.
    Over,
    /// What searches could not be loaded.
    Missing,
}

/// A search that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachOrder {
    /// Its number.
    pub ticket: u64,
    /// The scenario that is changed, without its name.
    pub scenario: Scenario,
    /// The question.
    pub ask: Ask,
}

/// An answer and what it answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    pub(crate) order: ReachOrder,
    pub(crate) answer: Answer,
    /// Central runs of the scenario itself, of the change, and of that with the fewest levers.
    pub(crate) own: Rc<Results>,
    pub(crate) changed: Rc<Results>,
    pub(crate) fewest: Option<Rc<Results>>,
    pub(crate) points: Vec<FrontierPoint>,
}

/// The question as it stands, and the last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachState {
    pub(crate) outcome: &'static Quantity,
    pub(crate) year: i32,
    pub(crate) level: f64,
    pub(crate) probability: Option<f64>,
    pub(crate) ceilings: BTreeMap<usize, f64>,
    pub(crate) costs: BTreeMap<usize, f64>,
    pub(crate) locked: BTreeSet<usize>,
    pub(crate) drafts: BTreeMap<ReachField, String>,
    /// The search that is under way, and how far it is.
    pub(crate) order: Option<ReachOrder>,
    pub(crate) progress: (usize, usize),
    pub(crate) tickets: u64,
    pub(crate) held: Option<Held>,
    pub(crate) fewest: bool,
    pub(crate) people: usize,
}

/// Years after the plan's last for which is asked at first: projects that it starts are at work then.
const YEARS_LATER: usize = 3;
/// Percent in one.
const PERCENT: f64 = 100.0;

/// How many times its number an outcome is as it is shown.
pub(crate) fn shown_times(outcome: &Quantity) -> f64 {
    if outcome.key == "share" { PERCENT } else { 1.0 }
}

impl ReachState {
    /// Probabilities that can be chosen.
    pub const PROBABILITIES: [f64; 4] = [0.5, 0.65, 0.8, 0.9];

    /// Whether the plan's target for the share is reached some years after the plan, likely so.
    pub(crate) fn new(pack: &Pack) -> Self {
        let calendar = &pack.calendar;
        let last = (calendar.plan_years - 1 + YEARS_LATER).min(calendar.horizon_years - 1);
        // the share stands first
        let outcome: &'static Quantity = &Outcomes::<f64>::FIELDS[0];
        Self {
            outcome,
            year: pack.calendar.year(last),
            level: pack.share_target().unwrap_or(outcome.min),
            probability: Some(0.8),
            ceilings: BTreeMap::new(),
            costs: BTreeMap::new(),
            locked: BTreeSet::new(),
            drafts: BTreeMap::new(),
            order: None,
            progress: (0, 0),
            tickets: 0,
            held: None,
            fewest: false,
            people: 0,
        }
    }

    /// Another outcome, with the level and year of the plan's target for it where there is one.
    pub(crate) fn choose(&mut self, pack: &Pack, key: &str) {
        let outcomes: &'static [Quantity] = Outcomes::<f64>::FIELDS;
        let Some(outcome) = outcomes.iter().find(|outcome| outcome.key == key) else { return };
        self.outcome = outcome;
        self.drafts.remove(&ReachField::Level);
        if let Some(target) = pack.target(key) {
            (self.level, self.year) = (target.at_least, target.year);
        }
    }

    /// The question to the engine.
    pub(crate) fn ask(&self) -> Ask {
        self.ask_with(&self.ceilings)
    }

    pub(crate) fn ask_with(&self, ceilings: &BTreeMap<usize, f64>) -> Ask {
        let keyed = |values: &BTreeMap<usize, f64>| {
            let key = |place: usize| Levers::<f64>::FIELDS.get(place).map(|lever| lever.key);
            let pair = |(place, value): (&usize, &f64)| Some((key(*place)?.to_owned(), *value));
            values.iter().filter_map(pair).collect()
        };
        let levers = Levers::<f64>::FIELDS.iter().enumerate();
        let locked = levers.filter(|(place, _)| self.locked.contains(place));
        Ask {
            outcome: self.outcome.key.to_owned(),
            at_least: self.level,
            by: self.year,
            probability: self.probability,
            ceilings: keyed(ceilings),
            locked: locked.map(|(_, lever)| lever.key.to_owned()).collect(),
            costs: keyed(&self.costs),
        }
    }

    /// Smallest and largest value of a field and its step, as shown. A ceiling is not below what the
    /// scenario has.
    pub(crate) fn range(&self, field: ReachField, pack: &Pack, scenario: &Scenario) -> [f64; 3] {
        match field {
            ReachField::Level => {
                let times = shown_times(self.outcome);
                [0.0, self.outcome.max * times, if times > 1.0 { 0.1 } else { 1.0 }]
            }
            ReachField::Ceiling(place) => {
                let lever = &Levers::<f64>::FIELDS[place];
                let values = scenario.lever(pack, lever.key).iter();
                let highest = values.copied().fold(lever.min, f64::max);
                [highest, lever.max, lever.step.unwrap_or(1.0)]
            }
            ReachField::Cost(place) => {
                [0.0, LARGEST_COST, 0.1 * self.value(ReachField::Cost(place), pack, scenario)]
            }
        }
    }

    /// The value of a field, as shown. A ceiling that the scenario has grown beyond is what it has.
    pub(crate) fn value(&self, field: ReachField, pack: &Pack, scenario: &Scenario) -> f64 {
        match field {
            ReachField::Level => self.level * shown_times(self.outcome),
            ReachField::Ceiling(place) => {
                let [min, max, _] = self.range(field, pack, scenario);
                self.ceilings.get(&place).map_or(max, |value| value.max(min))
            }
            ReachField::Cost(place) => {
                let of_pack = pack.cost(Levers::<f64>::FIELDS[place].key);
                let of_pack = || of_pack.map_or(0.0, |cost| cost.value);
                self.costs.get(&place).copied().unwrap_or_else(of_pack)
            }
        }
    }

    /// A typed text as a value of a field, as shown.
    ///
    /// # Errors
    /// A text that is no number, or a number outside the range.
    pub(crate) fn parse(
        &self,
        field: ReachField,
        pack: &Pack,
        scenario: &Scenario,
        text: &str,
    ) -> Result<f64, BadInput> {
        let value = typed::number(text)?;
        let [min, max, _] = self.range(field, pack, scenario);
        if (min..=max).contains(&value) { Ok(value) } else { Err(BadInput::OutOfRange) }
    }

    pub(crate) fn set(&mut self, field: ReachField, value: f64) {
        match field {
            ReachField::Level => self.level = value / shown_times(self.outcome),
            ReachField::Ceiling(place) => drop(self.ceilings.insert(place, value)),
            ReachField::Cost(place) => drop(self.costs.insert(place, value)),
        }
    }

    /// The ceilings as the engine takes them: those that the scenario has grown beyond are what it
    /// has.
    pub(crate) fn settled_ceilings(
        &self,
        pack: &Pack,
        scenario: &Scenario,
    ) -> BTreeMap<usize, f64> {
        let value = |place| self.value(ReachField::Ceiling(place), pack, scenario);
        self.ceilings.keys().map(|place| (*place, value(*place))).collect()
    }
}
