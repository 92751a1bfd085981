//! Answers as lists of numbers that pass between threads, as those of ensembles do.

use canghai_sim::{Levers, Quantity, catalogue};

use super::Found;
use super::answer::{Answer, Binding, Change, Move};
use super::assumptions::{BASE_SHARE, Needed};
use super::frontier::FrontierPoint;
use super::question::Question;
use crate::wire::Numbers;

/// Stands for what there is none of.
const NONE: f64 = -1.0;

impl Answer {
    /// The answer as numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let mut numbers = vec![flag(self.reached), self.best_attainable, self.best_probability];
        self.change.write(&mut numbers);
        numbers.push(flag(self.fewest.is_some()));
        if let Some(fewest) = &self.fewest {
            fewest.write(&mut numbers);
        }
        numbers.push(self.needed.len() as f64);
        for needed in &self.needed {
            let place = catalogue::all().position(|quantity| quantity.key == needed.parameter);
            let place = place.map_or(NONE, |place| place as f64);
            numbers.extend([place, needed.from, needed.value, needed.end]);
        }
        numbers
    }

    /// The answer to a question from its numbers; `None` where they are not those of an answer.
    #[must_use]
    pub fn from_numbers(question: &Question, numbers: Vec<f64>) -> Option<Self> {
        let mut numbers = Numbers::new(numbers);
        let reached = read_flag(&mut numbers)?;
        let (best_attainable, best_probability) = (numbers.next()?, numbers.next()?);
        let change = Change::read(question, &mut numbers)?;
        let fewest = if read_flag(&mut numbers)? {
            Some(Change::read(question, &mut numbers)?)
        } else {
            None
        };
        let count = numbers.whole()?;
        let needed = numbers.many(count, read_needed)?;
        let answer = Self { reached, change, fewest, best_attainable, best_probability, needed };
        numbers.is_over().then_some(answer)
    }
}

impl Change {
    /// All but the scenario, which follows from what is raised.
    fn write(&self, numbers: &mut Vec<f64>) {
        numbers.extend([self.cost, self.value, self.probability.value, self.probability.error]);
        numbers.push(flag(self.year_reached.is_some()));
        numbers.extend(self.year_reached.map(f64::from));
        numbers.push(self.moves.len() as f64);
        for moved in &self.moves {
            numbers.extend([place_of(moved.lever), moved.year.into(), moved.from]);
            numbers.extend([moved.to, moved.cost]);
        }
        numbers.push(self.binding.len() as f64);
        for limit in &self.binding {
            numbers.extend([place_of(limit.lever), flag(limit.locked), limit.gain]);
        }
    }

    fn read(question: &Question, numbers: &mut Numbers) -> Option<Self> {
        let (cost, value) = (numbers.next()?, numbers.next()?);
        let probability = numbers.probability()?;
        let year_reached = if read_flag(numbers)? { Some(read_year(numbers)?) } else { None };
        let count = numbers.whole()?;
        let moves = numbers.many(count, |numbers| {
            Some(Move {
                lever: lever(numbers)?.key,
                year: read_year(numbers)?,
                from: numbers.next()?,
                to: numbers.next()?,
                cost: numbers.next()?,
            })
        })?;
        let count = numbers.whole()?;
        let binding = numbers.many(count, |numbers| {
            Some(Binding {
                lever: lever(numbers)?.key,
                locked: read_flag(numbers)?,
                gain: numbers.next()?,
            })
        })?;
        let mut scenario = question.scenario.clone();
        for moved in &moves {
            let year = question.pack.calendar.index(moved.year)?;
            scenario.set_lever(&question.pack, moved.lever, year, moved.to);
        }
        Some(Self { scenario, moves, cost, value, probability, binding, year_reached })
    }
}

impl FrontierPoint {
    /// The point as numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let mut numbers = [self.parts, self.costs].concat();
        numbers.extend([self.land, self.people, self.value, self.probability.unwrap_or(NONE)]);
        numbers
    }

    /// The point from its numbers; `None` where they are not those of a point.
    #[must_use]
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let [a, b, c, d, e, f, land, people, value, probability] = *numbers else { return None };
        Some(Self {
            parts: [a, b, c],
            costs: [d, e, f],
            land,
            people,
            value,
            probability: (probability >= 0.0).then_some(probability),
        })
    }
}

impl Found {
    pub(super) fn write(&self, numbers: &mut Vec<f64>) {
        numbers.push(self.chosen.len() as f64);
        numbers.extend(self.chosen.iter().map(|lever| *lever as f64));
        numbers.push(self.point.len() as f64);
        numbers.extend(&self.point);
        numbers.push(flag(self.likely.is_some()));
        if let Some((probability, first)) = self.likely {
            numbers.extend([probability.value, probability.error, flag(first.is_some())]);
            numbers.extend(first.map(|year| year as f64));
        }
    }

    pub(super) fn read(numbers: &mut Numbers) -> Option<Self> {
        let count = numbers.whole()?;
        let chosen = numbers.many(count, Numbers::whole)?;
        let count = numbers.whole()?;
        let point = numbers.many(count, Numbers::next)?;
        let likely = if read_flag(numbers)? {
            let probability = numbers.probability()?;
            Some((probability, if read_flag(numbers)? { Some(numbers.whole()?) } else { None }))
        } else {
            None
        };
        Some(Self { chosen, point, likely })
    }
}

fn flag(set: bool) -> f64 {
    f64::from(u8::from(set))
}

fn read_flag(numbers: &mut Numbers) -> Option<bool> {
    match numbers.next()? {
        0.0 => Some(false),
        1.0 => Some(true),
        _ => None,
    }
}

/// A calendar year.
fn read_year(numbers: &mut Numbers) -> Option<i32> {
    let value = numbers.next()?;
    let whole = (0.0..=1e4).contains(&value) && value.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "0 to 1e4")]
    whole.then_some(value as i32)
}

fn place_of(lever: &str) -> f64 {
    let place = Levers::<f64>::FIELDS.iter().position(|field| field.key == lever);
    place.map_or(NONE, |place| place as f64)
}

fn lever(numbers: &mut Numbers) -> Option<&'static Quantity> {
    let fields: &'static [Quantity] = Levers::<f64>::FIELDS;
    fields.get(numbers.whole()?)
}

fn read_needed(numbers: &mut Numbers) -> Option<Needed> {
    let place = numbers.next()?;
    let parameter = if place == NONE {
        BASE_SHARE
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        catalogue::all().nth(place as usize)?.key
    };
    let (from, value, end) = (numbers.next()?, numbers.next()?, numbers.next()?);
    Some(Needed { parameter, from, value, end })
}
