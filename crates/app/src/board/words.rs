//! Values, levels, distances and times of the board in words.

use canghai_plan::{Pack, Target};
use canghai_sim::Quantity;

use crate::format::{grouped, percent, with_unit};
use crate::language::Language;
use crate::results::Results;
use crate::text::{text, text_with};

/// A range of an outcome; whole numbers for what is counted.
pub(crate) fn range(outcome: &Quantity, low: f64, high: f64) -> String {
    match outcome.key {
        "share" => format!("{} – {}", grouped(low * 100.0, 1), percent(high, 1)),
        _ => format!("{} – {}", grouped(low, 0), grouped(high, 0)),
    }
}

pub(super) fn section(language: Language, section: &str) -> String {
    text_with(language, "board.section", &[("section", section)])
}

/// A value of an outcome with its unit.
#[must_use]
pub(crate) fn amount(language: Language, outcome: &Quantity, value: f64) -> String {
    match outcome.key {
        "share" => percent(value, 2),
        "employment" => with_unit(language, &grouped(value, 0), outcome.unit),
        _ => with_unit(language, &grouped(value, 1), outcome.unit),
    }
}

/// A target's level; levels are round numbers, and the value beside them has the unit.
#[must_use]
pub fn level(outcome: &Quantity, value: f64) -> String {
    match outcome.key {
        "share" => percent(value, 0),
        _ => grouped(value, 0),
    }
}

/// The distance from a target: above it or below it, in the unit of the value beside it.
pub(super) fn gap(language: Language, outcome: &Quantity, difference: f64) -> String {
    let size = if outcome.key == "share" {
        let unit = text(language, "unit.percentage_point");
        format!("{} {unit}", grouped(difference.abs() * 100.0, 2))
    } else {
        grouped(difference.abs(), 1)
    };
    let key = if difference >= 0.0 { "board.above" } else { "board.below" };
    text_with(language, key, &[("size", &size)])
}

/// When a target that is missed in its year is met later.
pub(super) fn outlook(
    language: Language,
    pack: &Pack,
    target: &Target,
    results: &Results,
) -> String {
    let year = target.year.to_string();
    let when = if target.outcome.key == "share" {
        results.reached.map(|time| month(language, time))
    } else {
        let met = results.years.iter().position(|outcomes| {
            outcomes.city.get(target.outcome.key).is_some_and(|value| *value >= target.at_least)
        });
        met.map(|index| {
            let year = pack.calendar.year(index).to_string();
            text_with(language, "time.year", &[("year", &year)])
        })
    };
    let last = pack.calendar.year(pack.calendar.horizon_years - 1).to_string();
    match when {
        Some(when) => text_with(language, "board.later", &[("year", &year), ("when", &when)]),
        None => text_with(language, "board.after", &[("year", &year), ("last", &last)]),
    }
}

/// A time in calendar years as month and year.
#[must_use]
pub fn month(language: Language, time: f64) -> String {
    let (year, part) = (time.floor(), time.fract());
    let month = (1..=12).rev().find(|month| part * 12.0 >= f64::from(month - 1)).unwrap_or(1);
    let name = text(language, &format!("time.months.m{month}"));
    text_with(language, "time.month", &[("year", &format!("{year:.0}")), ("month", &name)])
}
