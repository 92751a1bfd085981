//! What an ensemble says, as table, JSON and CSV.

use std::io::Write;

use canghai_analysis::{LEVELS, Precision, Quantiles, Summary, YearSummary};
use canghai_app::{Language, chance, label, text, text_with};
use canghai_plan::Pack;
use canghai_sim::Outcomes;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::futures::precision_name;
use crate::table_output::{number, table as new_table};

/// Places of 10, 50 and 90 % among the levels.
const THREE: [usize; 3] = [0, 2, 4];

/// The year that the targets are asked for: the plan's last.
fn target_year(pack: &Pack, summary: &Summary) -> usize {
    (pack.calendar.plan_years - 1).min(summary.years.len().saturating_sub(1))
}

/// The key by which a target is named: its outcome's, without the word for the sum of years.
pub(crate) fn target_name(outcome: &str) -> &str {
    outcome.strip_suffix("_total").unwrap_or(outcome)
}

/// One scenario's ensemble as an object.
pub(crate) fn object(
    pack: &Pack,
    name: &str,
    seed: u32,
    precision: Precision,
    summary: &Summary,
) -> Value {
    let year = &summary.years[target_year(pack, summary)];
    let targets = || pack.targets.iter().zip(&summary.targets);
    let probability: Map<String, Value> = targets()
        .map(|(target, p)| (target_name(target.outcome.key).to_owned(), json!(p.value)))
        .collect();
    let error: Map<String, Value> = targets()
        .map(|(target, p)| (target_name(target.outcome.key).to_owned(), json!(p.error)))
        .collect();
    let years: Map<String, Value> = summary
        .years
        .iter()
        .enumerate()
        .map(|(index, year)| (pack.calendar.year(index).to_string(), all_quantiles(year)))
        .collect();
    let reached: Vec<Option<f64>> =
        summary.reached.iter().map(|time| Some(*time).filter(|time| time.is_finite())).collect();
    let reached_by: Map<String, Value> = summary
        .reached_by
        .iter()
        .enumerate()
        .map(|(index, p)| (pack.calendar.year(index).to_string(), json!(p)))
        .collect();
    json!({
        "scenario": name,
        "members": summary.members,
        "seed": seed,
        "precision": precision_name(precision),
        "probability": probability,
        "joint": summary.joint.value,
        "quantiles": three(&year.quantiles),
        "mean_quantiles": three(&year.mean_quantiles),
        "probability_error": error,
        "joint_error": summary.joint.error,
        "levels": LEVELS,
        "years": years,
        "monthly": {
            "rolling_share": summary.rolling_share,
            "value_added": summary.value_added,
        },
        "reaches_12_percent": reached,
        "reached_by": reached_by,
    })
}

/// The 10, 50 and 90 % points of every outcome.
fn three(quantiles: &[Quantiles]) -> Value {
    let fields = Outcomes::<f64>::FIELDS.iter().zip(quantiles);
    let outcomes: Map<String, Value> = fields
        .map(|(outcome, all)| (outcome.key.to_owned(), json!(THREE.map(|place| all[place]))))
        .collect();
    Value::Object(outcomes)
}

fn all_quantiles(year: &YearSummary) -> Value {
    let by_outcome = |quantiles: &[Quantiles]| {
        let fields = Outcomes::<f64>::FIELDS.iter().zip(quantiles);
        let outcomes: Map<String, Value> =
            fields.map(|(outcome, all)| (outcome.key.to_owned(), json!(all))).collect();
        Value::Object(outcomes)
    };
    json!({
        "quantiles": by_outcome(&year.quantiles),
        "mean_quantiles": by_outcome(&year.mean_quantiles),
    })
}

/// A row for each scenario, year and outcome with the quantiles of what would be observed.
pub(crate) fn csv(
    pack: &Pack,
    summaries: &[(String, Summary)],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["scenario", "year", "outcome", "p10", "p25", "p50", "p75", "p90", "unit"])?;
    for (name, summary) in summaries {
        for (index, year) in summary.years.iter().enumerate() {
            let when = pack.calendar.year(index).to_string();
            for (outcome, all) in Outcomes::<f64>::FIELDS.iter().zip(&year.quantiles) {
                let mut row = vec![name.clone(), when.clone(), outcome.key.to_owned()];
                row.extend(all.iter().map(ToString::to_string));
                row.push(outcome.unit.to_owned());
                csv.write_record(row)?;
            }
        }
    }
    Ok(csv.flush()?)
}

/// The targets with their ranges and probabilities.
pub(crate) fn table(
    pack: &Pack,
    language: Language,
    name: &str,
    summary: &Summary,
    precision: Precision,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let say = |key: &str| text(language, &format!("cli.ensemble.{key}"));
    let members = summary.members.to_string();
    let digits = say(precision_name(precision));
    let values = [("name", name), ("members", &members), ("precision", &digits)];
    writeln!(out, "{}", text_with(language, "cli.ensemble.heading", &values))?;
    let head = ["outcome", "low", "median", "high", "target", "probability"].map(say);
    let mut table = new_table(head.to_vec(), &[0]);
    let year = &summary.years[target_year(pack, summary)];
    for (place, outcome) in Outcomes::<f64>::FIELDS.iter().enumerate() {
        let target = pack.targets.iter().position(|target| target.outcome.key == outcome.key);
        let mut row = vec![label(language, outcome)];
        row.extend(THREE.map(|level| number(outcome.key, year.quantiles[place][level])));
        row.push(target.map_or_else(String::new, |target| {
            let target = &pack.targets[target];
            canghai_app::level(target.outcome, target.at_least)
        }));
        let probability = target.and_then(|target| summary.targets.get(target));
        row.push(probability.map_or_else(String::new, |p| chance(p.value, summary.members)));
        table.add_row(row);
    }
    writeln!(out, "{table}")?;
    let joint = chance(summary.joint.value, summary.members);
    writeln!(out, "{}", text_with(language, "cli.ensemble.joint", &[("probability", &joint)]))?;
    writeln!(out, "{}", text(language, "cli.ensemble.note"))?;
    Ok(())
}
