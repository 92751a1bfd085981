//! Makes links.

use std::io::Write;

use canghai_analysis::{Detail, Futures, Summary, run_parallel};
use canghai_app::{FULL, Language, Results, headlines, text, text_with};
use canghai_plan::link::{self, Shared, View};
use canghai_plan::{Pack, Scenario};
use serde_json::json;

use crate::arguments::{LinkOptions, ListFormat};
use crate::failure::Failure;
use crate::open::{self, Named};

/// Writes the token of the scenarios asked for and the address that carries it.
pub(crate) fn run(
    options: &LinkOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let scenarios = open::scenarios(&pack, language, &options.scenarios)?;
    let token = token(&pack, &scenarios)?;
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

/// The token of scenarios: the first is open, and with several the base as well.
pub(crate) fn token(pack: &Pack, scenarios: &[Named]) -> Result<String, Failure> {
    let scenarios: Vec<Scenario> = scenarios.iter().map(|(_, scenario)| scenario.clone()).collect();
    let mut shared = Shared::new(scenarios);
    if let Some(first) = shared.scenarios.first() {
        let futures = summary(pack, first)?;
        shared.headlines = headlines(pack, &Results::of(pack, first)?, Some(&futures), 0);
    }
    shared.base = (shared.scenarios.len() > 1).then_some(0);
    let last = pack.calendar.horizon_years.saturating_sub(1);
    shared.view = View { page: None, horizon: Some(pack.calendar.year(last)) };
    Ok(link::encode(pack, &shared)?)
}

/// What as many futures say of a scenario as the page runs.
fn summary(pack: &Pack, scenario: &Scenario) -> Result<Summary, Failure> {
    let (futures, years) = (Futures::new(pack, Futures::SEED), pack.calendar.horizon_years);
    let samples = run_parallel(&futures, scenario, years, FULL)?;
    Ok(Summary::of(pack, scenario.base_share, &samples, Detail::PlanEnd))
}
