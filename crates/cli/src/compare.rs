//! Scenarios against the first of them, over the same futures.

use std::io::Write;

use canghai_analysis::{Comparison, Precision, compare};
use canghai_app::{Language, label, percent, text, text_with};
use canghai_plan::Pack;
use canghai_sim::Outcomes;
use serde_json::{Map, Value, json};

use crate::arguments::{CompareOptions, Format};
use crate::failure::Failure;
use crate::futures::{self, Ensembles, precision_name};
use crate::table_output::{difference, table as new_table};

/// A scenario's name and how it differs from the first.
type Difference = (String, Comparison);

/// Compares the scenarios asked for and writes the differences.
pub(crate) fn run(
    options: &CompareOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let precision = futures::precision_of_differences(&options.futures);
    let Ensembles { pack, all, pool } =
        futures::run(&options.scenarios, &options.futures, precision, language)?;
    let Some((first, others)) = all.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Err(Failure::OneScenario);
    };
    let differences: Vec<Difference> = others
        .iter()
        .filter_map(|other| {
            let comparison = pool.install(|| compare(&other.samples, &first.samples))?;
            Some((other.name.clone(), comparison))
        })
        .collect();
    match options.futures.how.format {
        Format::Table => table(&pack, language, &first.name, precision, &differences, out),
        Format::Json => json_output(&pack, &first.name, precision, &differences, out),
        Format::Csv => csv(&pack, &first.name, &differences, out),
    }
}

fn json_output(
    pack: &Pack,
    first: &str,
    precision: Precision,
    differences: &[Difference],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let precision = precision_name(precision);
    let objects: Vec<Value> = differences
        .iter()
        .map(|(name, comparison)| {
            let years: Map<String, Value> = comparison
                .years
                .iter()
                .enumerate()
                .map(|(index, year)| {
                    let fields = Outcomes::<f64>::FIELDS.iter().zip(year);
                    let outcomes: Map<String, Value> = fields
                        .map(|(outcome, d)| {
                            let value = json!({
                                "quantiles": d.quantiles,
                                "mean": d.mean,
                                "more": d.more,
                                "less": d.less,
                            });
                            (outcome.key.to_owned(), value)
                        })
                        .collect();
                    (pack.calendar.year(index).to_string(), Value::Object(outcomes))
                })
                .collect();
            json!({ "scenario": name, "against": first, "precision": precision, "years": years })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &objects)?;
    Ok(writeln!(out)?)
}

fn csv(
    pack: &Pack,
    first: &str,
    differences: &[Difference],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    let head = ["scenario", "against", "year", "outcome", "p10", "p50", "p90", "more", "less"];
    csv.write_record(head)?;
    for (name, comparison) in differences {
        for (index, year) in comparison.years.iter().enumerate() {
            let when = pack.calendar.year(index).to_string();
            for (outcome, d) in Outcomes::<f64>::FIELDS.iter().zip(year) {
                let mut row = vec![name.clone(), first.to_owned(), when.clone()];
                row.push(outcome.key.to_owned());
                let [low, _, median, _, high] = d.quantiles;
                row.extend([low, median, high, d.more, d.less].map(|value| value.to_string()));
                csv.write_record(row)?;
            }
        }
    }
    Ok(csv.flush()?)
}

/// The differences in the plan's last year, scenario by scenario.
fn table(
    pack: &Pack,
    language: Language,
    first: &str,
    precision: Precision,
    differences: &[Difference],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let say = |key: &str| text(language, &format!("cli.ensemble.{key}"));
    let digits = say(precision_name(precision));
    for (name, comparison) in differences {
        let year = comparison.years.len().min(pack.calendar.plan_years).saturating_sub(1);
        let when = pack.calendar.year(year).to_string();
        let values =
            [("name", name.as_str()), ("first", first), ("precision", &digits), ("year", &when)];
        writeln!(out, "{}", text_with(language, "cli.ensemble.against", &values))?;
        let head = ["outcome", "low", "median", "high", "more"].map(say);
        let mut table = new_table(head.to_vec(), &[0]);
        for (outcome, d) in Outcomes::<f64>::FIELDS.iter().zip(&comparison.years[year]) {
            let [low, _, median, _, high] = d.quantiles;
            let mut row = vec![label(language, outcome)];
            row.extend([low, median, high].map(|value| difference(language, outcome.key, value)));
            row.push(percent(d.more, 0));
            table.add_row(row);
        }
        writeln!(out, "{table}")?;
    }
    writeln!(out, "{}", text(language, "cli.ensemble.note"))?;
    Ok(())
}
