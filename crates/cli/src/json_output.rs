//! Results as JSON.

use std::io::Write;

use canghai_plan::Pack;
use canghai_sim::{Outcomes, YearOutcomes};
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::run::Run;

/// Writes one object for one scenario, a list of objects for several.
pub(crate) fn write(pack: &Pack, runs: &[Run], out: &mut impl Write) -> Result<(), Failure> {
    let mut objects: Vec<Value> = runs.iter().map(|run| object(pack, run)).collect();
    let value = if objects.len() == 1 { objects.remove(0) } else { Value::Array(objects) };
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

fn object(pack: &Pack, run: &Run) -> Value {
    let years = run.results.years.iter().enumerate();
    let outcomes: Map<String, Value> = years
        .map(|(index, year)| (pack.calendar.year(index).to_string(), outcomes(year)))
        .collect();
    let months = run.results.rolling_share.len();
    let months: Vec<String> = (0..months)
        .map(|month| format!("{}-{:02}", pack.calendar.year(month / 12), month % 12 + 1))
        .collect();
    let sectors: Vec<&str> = pack.sectors.iter().map(|sector| sector.id.as_str()).collect();
    json!({
        "scenario": run.name,
        "plan": pack.id,
        "base_share": run.scenario.base_share,
        "sectors": sectors,
        "outcomes": outcomes,
        "monthly": {
            "months": months,
            "value_added": run.results.value_added,
            "rolling_share": run.results.rolling_share,
        },
        "reaches_12_percent": run.results.reached,
    })
}

/// Every outcome of a year; value added as a list, one a sector.
fn outcomes(year: &YearOutcomes<f64>) -> Value {
    let fields = Outcomes::<f64>::FIELDS.iter().zip(year.city.values());
    let outcomes: Map<String, Value> = fields
        .map(|(outcome, value)| match outcome.key {
            "value_added" => (outcome.key.to_owned(), json!(year.value_added)),
            key => (key.to_owned(), json!(value)),
        })
        .collect();
    Value::Object(outcomes)
}
