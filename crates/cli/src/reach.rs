//! What it would take to reach a target.

use std::io::Write;

use canghai_analysis::reach::{Ask, Frontier, Question, Reach};
use canghai_app::Language;

use crate::arguments::{ListFormat, ReachOptions};
use crate::failure::Failure;
use crate::{frontier_output, open, reach_output as output};

/// Answers the question that is asked and writes the answer.
pub(crate) fn run(
    options: &ReachOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let (name, scenario) = open::one(&pack, language, &options.scenario)?;
    let question = Question::new(&pack, &scenario, &ask(options)?)?;
    let asked = output::Asked { pack: &pack, name: &name, question: &question };
    let answer = Reach::new(question.clone()).answer();
    let points =
        if options.frontier { Frontier::new(question.clone()).collect() } else { Vec::new() };
    match options.format {
        ListFormat::Table => {
            output::table(&asked, language, &answer, out)?;
            frontier_output::table(&asked, language, &points, out)
        }
        ListFormat::Json => output::json(&asked, &answer, &points, out),
    }
}

fn ask(options: &ReachOptions) -> Result<Ask, Failure> {
    let probability = options.probability.as_ref();
    Ok(Ask {
        outcome: options.outcome.clone(),
        at_least: number("--at-least", &options.at_least)?,
        by: options.by,
        probability: probability.map(|text| number("--probability", text)).transpose()?,
        ceilings: pairs("--max", &options.max)?,
        locked: options.lock.clone(),
        costs: pairs("--cost", &options.cost)?,
    })
}

fn number(option: &'static str, text: &str) -> Result<f64, Failure> {
    finite(text).ok_or_else(|| Failure::NotANumber { option, found: text.to_owned() })
}

fn finite(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Levers with a value each, as `land=6000`.
fn pairs(option: &'static str, texts: &[String]) -> Result<Vec<(String, f64)>, Failure> {
    let pair = |text: &String| {
        let Some((lever, value)) = text.split_once('=') else {
            return Err(Failure::NotAPair { option, found: text.clone() });
        };
        let value =
            finite(value).ok_or_else(|| Failure::NotANumber { option, found: text.clone() })?;
        Ok((lever.trim().to_owned(), value))
    };
    texts.iter().map(pair).collect()
}
