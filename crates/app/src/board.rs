//! The board of targets: value, target and gap of each, and when it is met.

use canghai_analysis::{Probability, Quantiles, Summary};
use canghai_plan::{Pack, Target};
use canghai_sim::Quantity;

use crate::format::{chance, grouped, percent};
use crate::language::Language;
use crate::results::Results;
use crate::text::{label, text, text_with, unit_label};

/// Whether the central value meets the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Met,
    /// It does not.
    Short,
    /// The plan gives no level.
    Shown,
}

/// One row of the board, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// Key of the outcome that judges the target.
    pub key: &'static str,
    /// The outcome's name.
    pub label: String,
    /// Section of the plan, in words.
    pub section: String,
    /// What the plan asks.
    pub asks: String,
    /// Central value in the target's year, with unit.
    pub value: String,
    /// The level asked; empty where none is.
    pub level: String,
    /// The level in words.
    pub target: String,
    /// Distance to the target, in words.
    pub gap: String,
    /// Whether it is met.
    pub status: Status,
    /// The status in words.
    pub status_text: String,
    /// When it is met, where that is not in the target's year.
    pub outlook: String,
    /// Value over target, for a bar; 0 where no level is asked.
    pub progress: f64,
    /// What many futures say of it, once they are run.
    pub futures: Option<RowFutures>,
    /// Years and values against the yearly level, where one is asked.
    pub years: Vec<YearCell>,
}

/// What many futures say of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFutures {
    /// The range from 10 to 90 %, in words.
    pub range: String,
    /// Its ends over the target, for whiskers.
    pub whiskers: (f64, f64),
    /// The probability of the target, where a level is asked.
    pub probability: Option<Chance>,
}

/// A probability as number, sign and word.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// In percent.
    pub number: String,
    /// How likely that is.
    pub likelihood: Likelihood,
    /// The same in a word.
    pub word: String,
    /// The same in a sentence that says what it is a probability of.
    pub sentence: String,
}

/// How likely something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likelihood {
    /// 65 % or more.
    Likely,
    /// In between.
    Even,
    /// Less than 35 %.
    Unlikely,
}

impl Likelihood {
    fn of(probability: f64) -> Self {
        if probability >= 0.65 {
            Self::Likely
        } else if probability >= 0.35 {
            Self::Even
        } else {
            Self::Unlikely
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Likely => "chance.likely",
            Self::Even => "chance.even",
            Self::Unlikely => "chance.unlikely",
        }
    }
}

impl Chance {
    /// A probability that so many futures gave.
    #[must_use]
    pub fn of(language: Language, probability: Probability, members: usize) -> Self {
        let number = chance(probability.value, members);
        let likelihood = Likelihood::of(probability.value);
        let values = [("number", number.as_str()), ("members", &members.to_string())];
        Self {
            sentence: text_with(language, "chance.sentence", &values),
            word: text(language, likelihood.key()),
            number,
            likelihood,
        }
    }
}

/// One year of a yearly target.
#[derive(Clone, Debug, PartialEq)]
pub struct YearCell {
    /// The year.
    pub year: String,
    /// Its value.
    pub value: String,
    /// Whether it meets the yearly level.
    pub met: bool,
}

/// The rows of the board, targets first, then what is shown without a verdict.
#[must_use]
pub fn board(
    language: Language,
    pack: &Pack,
    results: &Results,
    futures: Option<&Summary>,
) -> Vec<BoardRow> {
    let targets = pack.targets.iter().filter_map(|target| {
        let row = row(language, pack, target, results)?;
        let futures = futures.and_then(|summary| row_futures(language, pack, target, summary));
        Some(BoardRow { futures, ..row })
    });
    let shown = pack.shown.iter().filter_map(|shown| {
        let last = results.years.get(pack.calendar.plan_years - 1)?;
        let value = *last.city.get(shown.outcome.key)?;
        Some(BoardRow {
            key: shown.outcome.key,
            label: label(language, shown.outcome),
            section: section(language, &shown.section),
            asks: language.of(&shown.asks).to_owned(),
            value: amount(language, shown.outcome, value),
            level: String::new(),
            target: String::new(),
            gap: String::new(),
            status: Status::Shown,
            status_text: text(language, "board.shown"),
            outlook: String::new(),
            progress: 0.0,
            futures: None,
            years: Vec::new(),
        })
    });
    targets.chain(shown).collect()
}

fn row(language: Language, pack: &Pack, target: &Target, results: &Results) -> Option<BoardRow> {
    let outcome = target.outcome;
    let year = results.years.get(pack.calendar.index(target.year)?)?;
    let value = *year.city.get(outcome.key)?;
    let met = value >= target.at_least;
    let (status, word) =
        if met { (Status::Met, "board.met") } else { (Status::Short, "board.short") };
    let level = level(outcome, target.at_least);
    Some(BoardRow {
        key: outcome.key,
        label: label(language, target.yearly.map_or(outcome, |yearly| yearly.outcome))
            .replace(&text(language, "board.in_the_year"), ""),
        section: section(language, &target.section),
        asks: language.of(&target.asks).to_owned(),
        value: amount(language, outcome, value),
        target: text_with(language, "board.at_least", &[("level", &level)]),
        level,
        gap: gap(language, outcome, value - target.at_least),
        status,
        status_text: text(language, word),
        outlook: if met { String::new() } else { outlook(language, pack, target, results) },
        progress: value / target.at_least,
        futures: None,
        years: year_cells(pack, target, results),
    })
}

/// Range and probability of a target; `None` where the futures end before its year.
fn row_futures(
    language: Language,
    pack: &Pack,
    target: &Target,
    summary: &Summary,
) -> Option<RowFutures> {
    let year = pack.calendar.index(target.year)?;
    let &[low, _, _, _, high]: &Quantiles = summary.quantiles(year, target.outcome.key)?;
    let probability = summary.target(pack, target.outcome.key);
    Some(RowFutures {
        range: range(target.outcome, low, high),
        whiskers: (low / target.at_least, high / target.at_least),
        probability: probability.map(|p| Chance::of(language, p, summary.members)),
    })
}

/// A range of an outcome; whole numbers for what is counted.
pub(crate) fn range(outcome: &Quantity, low: f64, high: f64) -> String {
    match outcome.key {
        "share" => format!("{} – {}", grouped(low * 100.0, 1), percent(high, 1)),
        _ => format!("{} – {}", grouped(low, 0), grouped(high, 0)),
    }
}

fn section(language: Language, section: &str) -> String {
    text_with(language, "board.section", &[("section", section)])
}

fn year_cells(pack: &Pack, target: &Target, results: &Results) -> Vec<YearCell> {
    let Some(yearly) = target.yearly else { return Vec::new() };
    let cells = pack.plan_years().zip(&results.years).filter_map(|(year, outcomes)| {
        let value = *outcomes.city.get(yearly.outcome.key)?;
        let met = value >= yearly.at_least;
        Some(YearCell { year: year.to_string(), value: grouped(value, 1), met })
    });
    cells.collect()
}

/// A value of an outcome with its unit.
#[must_use]
pub(crate) fn amount(language: Language, outcome: &Quantity, value: f64) -> String {
    match outcome.key {
        "share" => percent(value, 2),
        "employment" => with_unit(language, outcome, &grouped(value, 0)),
        _ => with_unit(language, outcome, &grouped(value, 1)),
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

fn with_unit(language: Language, outcome: &Quantity, number: &str) -> String {
    format!("{number} {}", unit_label(language, outcome.unit))
}

/// The distance from a target: above it or below it, in the unit of the value beside it.
fn gap(language: Language, outcome: &Quantity, difference: f64) -> String {
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
fn outlook(language: Language, pack: &Pack, target: &Target, results: &Results) -> String {
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
