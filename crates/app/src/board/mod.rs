//! The board of targets: value, target and gap of each, and when it is met.

mod chance;
mod words;

use canghai_analysis::{Quantiles, Summary};
use canghai_plan::{Pack, Shown, Target};

use crate::format::grouped;
use crate::language::Language;
use crate::results::Results;
use crate::text::{label, text, text_with};

pub use chance::{Chance, Likelihood};
pub(crate) use words::{amount, range};
use words::{gap, outlook, section};
pub use words::{level, month};

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
    /// The level asked every year, in words; empty where none is.
    pub yearly: String,
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
    /// Said where a count's expectation and its probability point different ways; else empty.
    pub count_note: String,
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
        let value =
            results.years.get(pack.calendar.index(target.year)?)?.city.get(target.outcome.key);
        let futures = futures
            .zip(value)
            .and_then(|(summary, value)| row_futures(language, pack, target, *value, summary));
        Some(BoardRow { futures, ..row })
    });
    let shown =
        pack.shown.iter().filter_map(|shown| shown_row(language, pack, shown, results, futures));
    targets.chain(shown).collect()
}

/// A row without a level, and so without a verdict.
fn shown_row(
    language: Language,
    pack: &Pack,
    shown: &Shown,
    results: &Results,
    futures: Option<&Summary>,
) -> Option<BoardRow> {
    let (year, key) = (pack.calendar.plan_years - 1, shown.outcome.key);
    let value = *results.years.get(year)?.city.get(key)?;
    let futures = futures.and_then(|summary| summary.quantiles(year, key));
    Some(BoardRow {
        key,
        label: label(language, shown.outcome),
        section: section(language, &shown.section),
        value: amount(language, shown.outcome, value),
        level: String::new(),
        target: String::new(),
        gap: String::new(),
        status: Status::Shown,
        status_text: text(language, "board.shown"),
        outlook: String::new(),
        progress: 0.0,
        futures: futures.map(|&[low, _, _, _, high]| RowFutures {
            range: range(shown.outcome, low, high),
            whiskers: (0.0, 0.0),
            probability: None,
            count_note: String::new(),
        }),
        yearly: String::new(),
        years: Vec::new(),
    })
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
        value: amount(language, outcome, value),
        target: text_with(language, "board.at_least", &[("level", &level)]),
        level,
        gap: gap(language, outcome, value - target.at_least),
        status,
        status_text: text(language, word),
        outlook: if met { String::new() } else { outlook(language, pack, target, results) },
        progress: value / target.at_least,
        futures: None,
        yearly: target.yearly.map_or_else(String::new, |yearly| {
            let level = self::level(yearly.outcome, yearly.at_least);
            text_with(language, "board.yearly", &[("level", &level)])
        }),
        years: year_cells(pack, target, results),
    })
}

/// Range and probability of a target; `None` where the futures end before its year.
fn row_futures(
    language: Language,
    pack: &Pack,
    target: &Target,
    expected: f64,
    summary: &Summary,
) -> Option<RowFutures> {
    let year = pack.calendar.index(target.year)?;
    let &[low, _, _, _, high]: &Quantiles = summary.quantiles(year, target.outcome.key)?;
    let probability = summary.target(pack, target.outcome.key);
    Some(RowFutures {
        range: range(target.outcome, low, high),
        whiskers: (low / target.at_least, high / target.at_least),
        count_note: probability.map_or_else(String::new, |probability| {
            count_note(language, target, expected, probability.value, summary.members)
        }),
        probability: probability.map(|p| Chance::of(language, p, summary.members)),
    })
}

/// What is to be said where a count is expected below its target and still likely to meet it, or
/// the other way round: the expectation of a count need not be a number that it often takes.
fn count_note(
    language: Language,
    target: &Target,
    expected: f64,
    probability: f64,
    members: usize,
) -> String {
    let key = match (expected >= target.at_least, probability >= 0.5) {
        _ if target.outcome.unit == "1" => return String::new(),
        (true, true) | (false, false) => return String::new(),
        (false, true) => "board.likely_all_the_same",
        (true, false) => "board.expected_all_the_same",
    };
    let level = level(target.outcome, target.at_least);
    let number = crate::format::chance(probability, members);
    let expected = grouped(expected, 1);
    let values = [("expected", expected.as_str()), ("level", &level), ("number", &number)];
    text_with(language, key, &values)
}

fn year_cells(pack: &Pack, target: &Target, results: &Results) -> Vec<YearCell> {
    let Some(yearly) = target.yearly else { return Vec::new() };
    let cells = pack.plan_years().zip(&results.years).filter_map(|(year, outcomes)| {
        let value = *outcomes.city.get(yearly.outcome.key)?;
        let met = value >= yearly.at_least;
        // a value below its level does not read as if it had it
        let tenths = (value * 10.0).round() / 10.0;
        let decimals = if !met && tenths >= yearly.at_least { 2 } else { 1 };
        Some(YearCell { year: year.to_string(), value: grouped(value, decimals), met })
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use canghai_plan::Pack;

    use super::count_note;
    use crate::language::Language;

    #[test]
    fn a_count_whose_expectation_and_probability_point_different_ways_is_explained() {
        let pack = Pack::embedded().expect("the embedded pack is valid");
        let note = |key: &str, expected, probability| {
            let target = pack.target(key).expect("a target");
            count_note(Language::English, target, expected, probability, 1024)
        };
        let likely = "expected 3.9 is below 4, but a count is whole: 55% of the futures meet it";
        assert_eq!(note("bases", 3.9, 0.55), likely);
        let unlikely =
            "expected 30.4 meets 30, but a count varies: only 45% of the futures meet it";
        assert_eq!(note("platforms", 30.4, 0.45), unlikely);
        assert_eq!(note("bases", 4.1, 0.66), "");
        assert_eq!(note("bases", 3.1, 0.2), "");
        assert_eq!(note("share", 0.119, 0.55), "", "a share is no count");
    }
}
