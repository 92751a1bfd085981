//! What results rest on, as table, JSON and CSV.

use std::io::Write;

use canghai_analysis::sensitivity::{Bar, Design, Indices, OutcomeSensitivity, Sensitivity};
use canghai_app::{Language, input_label, label, percent, text, text_with};
use canghai_sim::Quantity;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::table_output::difference;
use crate::table_output::{number, table as new_table};

/// Inputs that a table has room for.
const SHOWN: usize = 15;

/// What was asked.
pub(crate) struct Asked<'a> {
    pub(crate) design: &'a Design<'a>,
    /// The scenario's name.
    pub(crate) name: &'a str,
    pub(crate) seed: u32,
}

impl Asked<'_> {
    fn year(&self) -> i32 {
        self.design.pack().calendar.year(self.design.year())
    }
}

pub(crate) fn json(
    asked: &Asked,
    found: &Sensitivity,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let inputs = asked.design.inputs();
    let by_outcome = |value: &dyn Fn(&OutcomeSensitivity) -> Value| {
        let outcomes = found.outcomes.iter();
        let values: Map<String, Value> =
            outcomes.map(|one| (one.outcome.key.to_owned(), value(one))).collect();
        Value::Object(values)
    };
    let all_indices = |one: &OutcomeSensitivity| {
        let indices = inputs.iter().zip(&one.inputs);
        let named: Map<String, Value> =
            indices.map(|(input, found)| (input.name.clone(), indices_object(found))).collect();
        Value::Object(named)
    };
    let grades: Map<String, Value> =
        inputs.iter().map(|input| (input.name.clone(), json!(input.grade.word()))).collect();
    let value = json!({
        "outcomes": by_outcome(&all_indices),
        "scenario": asked.name,
        "at": asked.year(),
        "samples": asked.design.samples(),
        "seed": asked.seed,
        "inputs": grades,
        "assumption_share": by_outcome(&|one| indices_object(&one.assumptions)),
        "luck": by_outcome(&|one| json!(one.luck)),
        "policy": by_outcome(&|one| {
            json!({ "mean": one.policy.mean, "low": one.policy.low, "high": one.policy.high })
        }),
        "spread": by_outcome(&|one| json!({ "mean": one.mean, "deviation": one.deviation })),
        "tornado": tornado(found),
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

fn indices_object(found: &Indices) -> Value {
    json!({
        "first": found.first,
        "total": found.total,
        "total_low": found.total_low,
        "total_high": found.total_high,
        "first_low": found.first_low,
        "first_high": found.first_high,
    })
}

/// By outcome its central value, and by input its values at the low and the high end.
fn tornado(found: &Sensitivity) -> Value {
    let outcomes = found.outcomes.iter().enumerate().map(|(place, one)| {
        let bars: Map<String, Value> = found
            .tornado
            .bars
            .iter()
            .map(|bar| {
                let (low, high) = bar.outcomes[place];
                let value =
                    json!({ "low": low, "high": high, "from": bar.ends.0, "to": bar.ends.1 });
                (bar.name.clone(), value)
            })
            .collect();
        let value = json!({ "central": found.tornado.central[place], "inputs": bars });
        (one.outcome.key.to_owned(), value)
    });
    Value::Object(outcomes.collect())
}

/// A row for each outcome and input.
pub(crate) fn csv(asked: &Asked, found: &Sensitivity, out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "outcome",
        "input",
        "grade",
        "first",
        "first_low",
        "first_high",
        "total",
        "total_low",
        "total_high",
    ])?;
    for one in &found.outcomes {
        let inputs = asked.design.inputs().iter().zip(&one.inputs);
        let rows = inputs.map(|(input, found)| (input.name.as_str(), input.grade.word(), found));
        // the group of all assumptions stands behind the inputs
        for (name, grade, i) in rows.chain([("", "assumption", &one.assumptions)]) {
            let mut row = [one.outcome.key, name, grade].map(str::to_owned).to_vec();
            let values = [i.first, i.first_low, i.first_high, i.total, i.total_low, i.total_high];
            row.extend(values.map(|value| value.to_string()));
            csv.write_record(row)?;
        }
    }
    Ok(csv.flush()?)
}

/// The inputs that explain most of an outcome's variance, and what it rests on as a whole.
pub(crate) fn table(
    asked: &Asked,
    language: Language,
    shown: &Quantity,
    found: &Sensitivity,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let Some(place) = found.outcomes.iter().position(|one| one.outcome.key == shown.key) else {
        return Ok(());
    };
    let (one, year) = (&found.outcomes[place], asked.year().to_string());
    let samples = asked.design.samples().to_string();
    let outcome = label(language, shown);
    let say = |key: &str, values: &[(&str, &str)]| {
        text_with(language, &format!("cli.sensitivity.{key}"), values)
    };
    let values =
        [("name", asked.name), ("outcome", &outcome), ("year", &year), ("samples", &samples)];
    writeln!(out, "{}", say("heading", &values))?;
    let head = ["input", "grade", "first", "total", "interval", "low", "high"];
    let mut table = new_table(head.map(|key| say(key, &[])).to_vec(), &[0, 1]);
    let mut order: Vec<usize> = (0..one.inputs.len()).collect();
    order.sort_by(|a, b| one.inputs[*b].total.total_cmp(&one.inputs[*a].total));
    for input in order.into_iter().take(SHOWN) {
        let (about, i) = (&asked.design.inputs()[input], &one.inputs[input]);
        let bars = found.tornado.bars.iter();
        let bar = bars.filter(|bar| about.name.split('+').any(|name| name == bar.name));
        let [low, high] = ends(&bar.collect::<Vec<_>>(), place, shown);
        table.add_row(vec![
            input_label(language, &about.name),
            text(language, &format!("grade.{}", about.grade.word())),
            percent(i.first.max(0.0), 1),
            percent(i.total, 1),
            format!("{}–{}", percent(i.total_low, 1), percent(i.total_high, 1)),
            low,
            high,
        ]);
    }
    writeln!(out, "{table}")?;
    let (share, luck) = (percent(one.assumptions.first, 0), percent(one.luck, 0));
    writeln!(out, "{}", say("assumptions", &[("share", &share)]))?;
    if one.luck > 0.0 {
        writeln!(out, "{}", say("luck", &[("share", &luck)]))?;
    }
    let effect = [one.policy.mean, one.policy.low, one.policy.high, one.deviation];
    let [mean, low, high, deviation] = effect.map(|value| difference(language, shown.key, value));
    let deviation = deviation.trim_start_matches('+');
    let values =
        [("mean", mean.as_str()), ("low", &low), ("high", &high), ("deviation", deviation)];
    writeln!(out, "{}", say("policy", &values))?;
    writeln!(out, "{}", say("note", &[]))?;
    Ok(())
}

/// The values at both ends of an input; empty for several parameters that are drawn together.
fn ends(bars: &[&Bar], place: usize, outcome: &Quantity) -> [String; 2] {
    let [bar] = bars else { return Default::default() };
    let (low, high) = bar.outcomes[place];
    [low, high].map(|value| number(outcome.key, value))
}
