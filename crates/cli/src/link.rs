//! Makes links.

use std::io::Write;

use canghai_analysis::{Detail, Futures, Precision, Summary, run_parallel};
use canghai_app::{FULL, Language, text, text_with, token_of};
use canghai_plan::{Pack, Scenario, link};
use serde_json::json;

use crate::arguments::{LinkOptions, ListFormat};
use crate::failure::Failure;
use crate::open;

/// Writes the token of the scenarios asked for and the address that carries it.
pub(crate) fn run(
    options: &LinkOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let scenarios = open::scenarios(&pack, language, &options.scenarios)?;
    let scenarios: Vec<Scenario> = scenarios.into_iter().map(|(_, scenario)| scenario).collect();
    let places = (scenarios.len().saturating_sub(1).min(1), 0);
    let token = token(&pack, &scenarios, places)?;
    let address = link::address(&options.address, &token);
    match options.format {
        ListFormat::Json => {
            let value = json!({ "token": token, "address": address, "length": token.len() });
            serde_json::to_writer_pretty(&mut *out, &value)?;
            writeln!(out)?;
        }
        ListFormat::Table => {
            let length =
                text_with(language, "cli.link.length", &[("count", &token.len().to_string())]);
            writeln!(out, "{}: {token}", text(language, "cli.link.token"))?;
            writeln!(out, "{address}")?;
            writeln!(out, "{length}")?;
        }
    }
    Ok(())
}

/// The token of scenarios, with the places of the open one and of the base; the page makes the same.
pub(crate) fn token(
    pack: &Pack,
    scenarios: &[Scenario],
    places: (usize, usize),
) -> Result<String, Failure> {
    let futures = scenarios.get(places.0).map(|open| summary(pack, open)).transpose()?;
    Ok(token_of(pack, scenarios, places, futures.as_ref())?)
}

/// What as many futures say of a scenario as the page runs.
fn summary(pack: &Pack, scenario: &Scenario) -> Result<Summary, Failure> {
    let (futures, years) = (Futures::new(pack, Futures::SEED), pack.calendar.horizon_years);
    let samples = run_parallel(&futures, scenario, years, FULL, Precision::Double)?;
    Ok(Summary::of(pack, scenario.base_share, &samples, Detail::PlanEnd))
}
