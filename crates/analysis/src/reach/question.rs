//! What is asked: a goal, what may be changed how far, and what a change costs.

use canghai_plan::{LARGEST_COST, Pack, Scenario};
use canghai_sim::{InputError, Levers, Outcomes, Quantity};

use super::room::{Room, Variable};

/// A question as it is put: names and numbers that were not looked at yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// Key of the outcome.
    pub outcome: String,
    /// Level that it is to reach, in its unit.
    pub at_least: f64,
    /// Calendar year in which it is to be there.
    pub by: i32,
    /// Probability with which it is to be there; without one the central run is asked.
    pub probability: Option<f64>,
    /// Highest values of levers in any year, by key; a lever that is not named may go to the end of
    /// its range.
    pub ceilings: Vec<(String, f64)>,
    /// Keys of levers that are not to be moved.
    pub locked: Vec<String>,
    /// Costs of levers, 1e8 CNY per unit and year, by key, in place of the pack's.
    pub costs: Vec<(String, f64)>,
}

/// What a question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The outcome.
    Outcome,
    /// Its level.
    Level,
    /// The year.
    Year,
    /// The probability.
    Probability,
    /// A ceiling.
    Ceiling,
    /// A lock.
    Lock,
    /// A cost.
    Cost,
}

/// Why a question is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A name that means nothing.
    Unknown {
        /// What it was to name.
        item: Item,
        /// The name.
        found: String,
        /// The names there are.
        allowed: Vec<&'static str>,
    },
    /// A number outside its range, or not a number.
    OutOfRange {
        /// What it is.
        item: Item,
        /// Key of the lever that it is for; empty for the goal's own numbers.
        lever: &'static str,
        /// The number.
        found: f64,
        /// Smallest allowed; for a ceiling the largest value that the scenario has already.
        min: f64,
        /// Largest allowed.
        max: f64,
        /// Unit of all three, as in the catalogue.
        unit: &'static str,
    },
    /// A lever that may be moved and has no cost, neither in the pack nor in the question.
    NoCost {
        /// Its key.
        lever: &'static str,
    },
    /// Numbers that make no model; never for a scenario that was read with this pack.
    Model(Vec<InputError>),
}

/// The goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// What is to reach the level.
    pub outcome: &'static Quantity,
    /// The level, in the outcome's unit.
    pub level: f64,
    /// Number of the calendar year, the plan's first being 0.
    pub year: usize,
    /// Probability with which it is to be there; without one the central run is asked.
    pub probability: Option<f64>,
}

/// A question that can be answered.
#[derive(Clone, Debug)]
pub struct Question {
    pub(crate) pack: Pack,
    pub(crate) scenario: Scenario,
    pub(crate) goal: Goal,
    pub(crate) room: Room,
    /// By lever of the catalogue: its highest value, and whether it may be moved.
    pub(crate) limits: Vec<(f64, bool)>,
    costs: Vec<f64>,
}

impl Question {
    /// A question about a scenario that was read with the pack.
    ///
    /// # Errors
    /// Everything in it that means nothing or is outside its range.
    pub fn new(pack: &Pack, scenario: &Scenario, ask: &Ask) -> Result<Self, Vec<Refusal>> {
        let mut refused = Vec::new();
        let goal = goal(pack, ask, &mut refused);
        let limits = limits(pack, scenario, ask, &mut refused);
        let costs = costs(pack, ask, &limits, &mut refused);
        refused.extend(pack.model(scenario).err().map(Refusal::Model));
        match goal {
            Some(goal) if refused.is_empty() => {
                let variables = variables(pack, scenario, goal.year, &limits, &costs);
                let room = Room::new(pack, scenario, variables);
                let (pack, scenario) = (pack.clone(), scenario.clone());
                Ok(Self { pack, scenario, goal, room, limits, costs })
            }
            _ => Err(refused),
        }
    }

    /// The goal.
    #[must_use]
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// What one more unit of each lever costs for a year, 1e8 CNY, by key.
    pub fn costs(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let levers = Levers::<f64>::FIELDS.iter();
        levers.zip(&self.costs).map(|(lever, cost)| (lever.key, *cost))
    }
}

fn keys(quantities: &'static [Quantity]) -> Vec<&'static str> {
    quantities.iter().map(|quantity| quantity.key).collect()
}

fn goal(pack: &Pack, ask: &Ask, refused: &mut Vec<Refusal>) -> Option<Goal> {
    let outcomes: &'static [Quantity] = Outcomes::<f64>::FIELDS;
    let outcome = outcomes.iter().find(|outcome| outcome.key == ask.outcome);
    if outcome.is_none() {
        let (found, allowed) = (ask.outcome.clone(), keys(outcomes));
        refused.push(Refusal::Unknown { item: Item::Outcome, found, allowed });
    }
    let mut within = |item, found: f64, min: f64, max: f64, unit| {
        let holds = (min..=max).contains(&found);
        if !holds {
            refused.push(Refusal::OutOfRange { item, lever: "", found, min, max, unit });
        }
        holds
    };
    let (max, unit) = outcome.map_or((f64::MAX, "1"), |outcome| (outcome.max, outcome.unit));
    let level = within(Item::Level, ask.at_least, 0.0, max, unit);
    let year = pack.calendar.index(ask.by);
    if year.is_none() {
        let last = pack.calendar.year(pack.calendar.horizon_years - 1);
        within(Item::Year, ask.by.into(), pack.calendar.year(0).into(), last.into(), "");
    }
    let likely = ask.probability.is_none_or(|probability| {
        // neither never nor always can be shown by simulations
        let (min, max) = (0.0_f64.next_up(), 1.0_f64.next_down());
        within(Item::Probability, probability, min, max, "1")
    });
    let (outcome, year) = (outcome?, year?);
    (level && likely).then_some(Goal {
        outcome,
        level: ask.at_least,
        year,
        probability: ask.probability,
    })
}

/// The lever with this key, its place in the catalogue beside it.
fn lever(item: Item, key: &str, refused: &mut Vec<Refusal>) -> Option<usize> {
    let fields: &'static [Quantity] = Levers::<f64>::FIELDS;
    let place = fields.iter().position(|lever| lever.key == key);
    if place.is_none() {
        refused.push(Refusal::Unknown { item, found: key.to_owned(), allowed: keys(fields) });
    }
    place
}

fn limits(
    pack: &Pack,
    scenario: &Scenario,
    ask: &Ask,
    refused: &mut Vec<Refusal>,
) -> Vec<(f64, bool)> {
    let fields = Levers::<f64>::FIELDS;
    let mut limits: Vec<(f64, bool)> = fields.iter().map(|lever| (lever.max, true)).collect();
    for (key, found) in &ask.ceilings {
        let Some(place) = lever(Item::Ceiling, key, refused) else { continue };
        let lever = &fields[place];
        let highest = scenario.lever(pack, lever.key).iter().copied().fold(lever.min, f64::max);
        if (highest..=lever.max).contains(found) {
            limits[place].0 = *found;
            continue;
        }
        refused.push(Refusal::OutOfRange {
            item: Item::Ceiling,
            lever: lever.key,
            found: *found,
            min: highest,
            max: lever.max,
            unit: lever.unit,
        });
    }
    for key in &ask.locked {
        if let Some(place) = lever(Item::Lock, key, refused) {
            limits[place].1 = false;
        }
    }
    limits
}

fn costs(pack: &Pack, ask: &Ask, limits: &[(f64, bool)], refused: &mut Vec<Refusal>) -> Vec<f64> {
    let fields = Levers::<f64>::FIELDS;
    let of_pack = |lever: &Quantity| pack.cost(lever.key).map(|cost| cost.value);
    let mut costs: Vec<Option<f64>> = fields.iter().map(of_pack).collect();
    for (key, found) in &ask.costs {
        let Some(place) = lever(Item::Cost, key, refused) else { continue };
        costs[place] = Some(*found);
        if !(0.0..=LARGEST_COST).contains(found) {
            let lever = fields[place].key;
            let (item, unit, max) = (Item::Cost, "1e8 CNY", LARGEST_COST);
            refused.push(Refusal::OutOfRange { item, lever, found: *found, min: 0.0, max, unit });
        }
    }
    let levers = fields.iter().zip(&costs).zip(limits);
    for ((lever, _), _) in levers.filter(|((_, cost), (_, free))| *free && cost.is_none()) {
        refused.push(Refusal::NoCost { lever: lever.key });
    }
    costs.into_iter().map(Option::unwrap_or_default).collect()
}

/// The values that may be raised: of each free lever in each plan year up to the goal's.
fn variables(
    pack: &Pack,
    scenario: &Scenario,
    year: usize,
    limits: &[(f64, bool)],
    costs: &[f64],
) -> Vec<Variable> {
    let years = pack.calendar.plan_years.min(year + 1);
    let levers = Levers::<f64>::FIELDS.iter().enumerate();
    let free = levers.filter(|(place, _)| limits[*place].1);
    let variables = free.flat_map(|(place, lever)| {
        let values = scenario.lever(pack, lever.key).iter().take(years).enumerate();
        values.map(move |(year, low)| Variable {
            lever: place,
            year,
            low: *low,
            high: limits[place].0,
            step: lever.step.unwrap_or(0.0),
            cost: costs[place],
        })
    });
    variables.filter(|variable| variable.high > variable.low).collect()
}
