//! Numbers that the page shows in words, against numbers that were computed.

use serde_json::Value;

use crate::page::Page;
use crate::runs::{PACK, Run};

/// A number as a page shows it: `1,234.5 项`, `9.57%`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown<'a> {
    digits: String,
    words: &'a str,
}

impl<'a> Shown<'a> {
    fn read(text: &'a str) -> Self {
        let text = text.trim();
        let end = text.find(|c: char| !"−0123456789,.".contains(c)).unwrap_or(text.len());
        let digits = text[..end].replace(',', "").replace('−', "-");
        Self { digits, words: &text[end..] }
    }

    /// The digits that a value has where it is shown as this number is.
    fn digits_of(&self, value: f64) -> String {
        let value = if self.words.starts_with('%') { value * 100.0 } else { value };
        let decimals = self.digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        format!("{value:.decimals$}")
    }
}

/// Complains where a text does not begin with the digits of a value.
fn difference(what: &str, text: &str, value: f64) -> Option<String> {
    let shown = Shown::read(text);
    let expected = shown.digits_of(value);
    (shown.digits != expected).then(|| format!("{what}: \"{text}\" is shown for {value}"))
}

/// Everything that is said to be an outcome on the page, the yearly values of the board included.
const OUTCOMES: &str = "[...document.querySelectorAll('[data-outcome]')].map(element => ({
    key: element.dataset.outcome,
    text: (element.querySelector('.value') ?? element).textContent,
    years: [...element.querySelectorAll('.years > *')].map(cell => ({
        year: cell.querySelector('.year').textContent,
        text: cell.textContent.replace(cell.querySelector('.year').textContent, ''),
    })),
}))";

/// How many outcomes the page shows: the headline's and those of the board.
fn expected_count() -> usize {
    1 + PACK.targets.len() + PACK.shown.len()
}

/// Where the outcomes that are shown are not those of a run.
pub(crate) fn outcome_differences(page: &Page, run: &Run) -> Vec<String> {
    let outcomes = page.evaluate(OUTCOMES);
    let outcomes = outcomes.as_array().cloned().unwrap_or_default();
    let mut differences: Vec<String> =
        outcomes.iter().flat_map(|outcome| of_outcome(outcome, run)).collect();
    if outcomes.len() != expected_count() {
        let (found, wanted) = (outcomes.len(), expected_count());
        differences.push(format!("{found} outcomes are shown, not {wanted}"));
    }
    differences
}

fn of_outcome(outcome: &Value, run: &Run) -> Vec<String> {
    let key = words(&outcome["key"]);
    let target = PACK.target(key);
    let year = target.map_or_else(last_plan_year, |target| target.year);
    let last = difference(key, words(&outcome["text"]), run.outcome(year, key));
    let yearly = target.and_then(|target| target.yearly).map(|yearly| yearly.outcome.key);
    let cells = outcome["years"].as_array().cloned().unwrap_or_default();
    let expected = if yearly.is_some() { PACK.calendar.plan_years } else { 0 };
    let count = (cells.len() != expected).then(|| format!("{key}: {} years", cells.len()));
    let years = cells.iter().filter_map(|cell| {
        let year = words(&cell["year"]).parse().expect("a cell begins with its year");
        difference(key, words(&cell["text"]), run.outcome(year, yearly?))
    });
    last.into_iter().chain(count).chain(years).collect()
}

/// The year of the board, 2020.
pub(crate) fn last_plan_year() -> i32 {
    PACK.plan_years().last().expect("a plan has years")
}

fn words(value: &Value) -> &str {
    value.as_str().expect("the page was asked for texts")
}
