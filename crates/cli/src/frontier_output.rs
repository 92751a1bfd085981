//! How far more money, land and people lead, as table and JSON.

use std::io::Write;

use canghai_analysis::reach::FrontierPoint;
use canghai_app::{Language, grouped, percent, text};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::reach_output::Asked;
use crate::table_output::{number, table as new_table};

pub(crate) fn list(points: &[FrontierPoint]) -> Value {
    let object = |point: &FrontierPoint| {
        let [money, land, people] = point.parts;
        json!({
            "parts": { "money": money, "land": land, "people": people },
            "costs": { "money": point.costs[0], "land": point.costs[1], "people": point.costs[2] },
            "land": point.land,
            "people": point.people,
            "value": point.value,
            "probability": point.probability,
        })
    };
    Value::Array(points.iter().map(object).collect())
}

/// A row for each point; nothing where there are none.
pub(crate) fn table(
    asked: &Asked,
    language: Language,
    points: &[FrontierPoint],
    out: &mut impl Write,
) -> Result<(), Failure> {
    if points.is_empty() {
        return Ok(());
    }
    let say = |key: &str| text(language, &format!("cli.reach.{key}"));
    writeln!(out)?;
    writeln!(out, "{}", say("frontier"))?;
    let head = ["money", "land", "people", "outcome", "probability"].map(say);
    let mut table = new_table(head.to_vec(), &[]);
    let key = asked.question.goal().outcome.key;
    for point in points {
        table.add_row(vec![
            grouped(point.costs[0], 1),
            grouped(point.land, 0),
            grouped(point.people, 0),
            number(key, point.value),
            point.probability.map_or_else(String::new, |probability| percent(probability, 0)),
        ]);
    }
    writeln!(out, "{table}")?;
    Ok(())
}
