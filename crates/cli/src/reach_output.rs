//! What it would take, as table and JSON.

use std::io::Write;

use canghai_analysis::reach::{Answer, Change, FrontierPoint, Question, VERIFIED};
use canghai_app::{
    Language, chance, describe_needed, grouped, label, level, lever_number, percent, text,
    text_with,
};
use canghai_plan::Pack;
use canghai_sim::Levers;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::frontier_output;
use crate::table_output::{number, table as new_table};

/// What was asked.
pub(crate) struct Asked<'a> {
    pub(crate) pack: &'a Pack,
    /// The scenario's name.
    pub(crate) name: &'a str,
    pub(crate) question: &'a Question,
}

pub(crate) fn json(
    asked: &Asked,
    answer: &Answer,
    frontier: &[FrontierPoint],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let goal = asked.question.goal();
    let mut value = change_object(&answer.change, answer.reached, answer.best_attainable);
    let fewest = answer.fewest.as_ref();
    value["fewest"] =
        json!(fewest.map(|change| change_object(change, true, answer.best_attainable)));
    value["best_probability"] = json!(answer.best_probability);
    let costs = asked.question.costs().map(|(lever, cost)| (lever.to_owned(), json!(cost)));
    value["costs"] = Value::Object(costs.collect());
    let needed = answer.needed.iter().map(|one| {
        json!({ "parameter": one.parameter, "from": one.from, "value": one.value, "end": one.end })
    });
    let needed: Vec<Value> = needed.collect();
    value["assumption"] = json!(needed.first());
    value["assumptions"] = json!(needed);
    value["goal"] = json!({
        "outcome": goal.outcome.key,
        "at_least": goal.level,
        "by": asked.pack.calendar.year(goal.year),
        "probability": goal.probability,
    });
    if !frontier.is_empty() {
        value["frontier"] = frontier_output::list(frontier);
    }
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

fn change_object(change: &Change, reached: bool, best_attainable: f64) -> Value {
    let binding: Vec<&str> = change.binding.iter().map(|limit| limit.lever).collect();
    let limits: Vec<Value> = change
        .binding
        .iter()
        .map(|limit| json!({ "lever": limit.lever, "locked": limit.locked, "gain": limit.gain }))
        .collect();
    let moves: Vec<Value> = change
        .moves
        .iter()
        .map(|moved| {
            json!({
                "lever": moved.lever,
                "year": moved.year,
                "from": moved.from,
                "to": moved.to,
                "cost": moved.cost,
            })
        })
        .collect();
    json!({
        "reached": reached,
        "probability": change.probability.value,
        "cost": change.cost,
        "scenario": change.scenario.write(),
        "best_attainable": best_attainable,
        "binding": binding,
        "year_reached": change.year_reached,
        "value": change.value,
        "probability_error": change.probability.error,
        "moves": moves,
        "limits": limits,
    })
}

pub(crate) fn table(
    asked: &Asked,
    language: Language,
    answer: &Answer,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let say = |key: &str| text(language, &format!("cli.reach.{key}"));
    writeln!(out, "{}", goal(asked, language))?;
    if !answer.reached {
        writeln!(out, "{}", attained(asked, language, "beyond", &answer.change))?;
        write_change(asked, language, &answer.change, out)?;
        for needed in answer.needed.iter().take(MOST_NEEDED) {
            writeln!(out, "{}", describe_needed(language, needed))?;
        }
    } else if answer.change.moves.is_empty() {
        writeln!(out, "{}", say("unchanged"))?;
        writeln!(out, "{}", attained(asked, language, "attained", &answer.change))?;
    } else {
        let changes = [("cheapest", Some(&answer.change)), ("fewest", answer.fewest.as_ref())];
        for (kind, change) in changes {
            let Some(change) = change else { continue };
            writeln!(out)?;
            let cost = grouped(change.cost, 2);
            let heading = text_with(language, &format!("cli.reach.{kind}"), &[("cost", &cost)]);
            writeln!(out, "{heading}")?;
            writeln!(out, "{}", attained(asked, language, "attained", change))?;
            write_change(asked, language, change, out)?;
        }
    }
    writeln!(out, "{}", say("note"))?;
    Ok(())
}

/// Assumptions that a table has room for.
const MOST_NEEDED: usize = 3;

fn goal(asked: &Asked, language: Language) -> String {
    let goal = asked.question.goal();
    let outcome = label(language, goal.outcome);
    let (level, year) = (level(goal.outcome, goal.level), asked.pack.calendar.year(goal.year));
    let year = year.to_string();
    let values = [("name", asked.name), ("outcome", &outcome), ("level", &level), ("year", &year)];
    let mut sentence = text_with(language, "cli.reach.goal", &values);
    if let Some(probability) = goal.probability {
        let probability = percent(probability, 0);
        sentence += &text_with(language, "cli.reach.likely", &[("probability", &probability)]);
    }
    sentence
}

fn attained(asked: &Asked, language: Language, key: &str, change: &Change) -> String {
    let value = number(asked.question.goal().outcome.key, change.value);
    let probability = chance(change.probability.value, VERIFIED as usize);
    let values = [("value", value.as_str()), ("probability", &probability)];
    text_with(language, &format!("cli.reach.{key}"), &values)
}

/// What is raised, when the goal is reached with it, and what binds.
fn write_change(
    asked: &Asked,
    language: Language,
    change: &Change,
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}", moves(asked, language, change))?;
    let last = asked.pack.calendar.year(asked.pack.calendar.horizon_years - 1).to_string();
    let when = match change.year_reached {
        Some(year) => text_with(language, "cli.reach.later", &[("year", &year.to_string())]),
        None => text_with(language, "cli.reach.after", &[("last", &last)]),
    };
    writeln!(out, "{when}")?;
    let limits: Vec<String> = change
        .binding
        .iter()
        .filter_map(|limit| {
            let key = if limit.locked { "locked" } else { "at_ceiling" };
            let lever = &asked.pack.lever(limit.lever)?.quantity;
            let values = [("lever", &*label(language, lever))];
            Some(text_with(language, &format!("cli.reach.{key}"), &values))
        })
        .collect();
    let none = || text(language, "cli.reach.none");
    let limits = if limits.is_empty() { none() } else { limits.join(", ") };
    writeln!(out, "{}: {limits}", text(language, "cli.reach.binding"))?;
    Ok(())
}

/// A row for each lever that is raised: before and after by plan year, and the cost.
fn moves(asked: &Asked, language: Language, change: &Change) -> comfy_table::Table {
    let say = |key: &str| text(language, &format!("cli.reach.{key}"));
    let mut head = vec![say("lever")];
    head.extend(asked.pack.plan_years().map(|year| year.to_string()));
    head.push(say("raised"));
    let mut table = new_table(head, &[0]);
    for lever in Levers::<f64>::FIELDS {
        let own = || change.moves.iter().filter(|moved| moved.lever == lever.key);
        if own().next().is_none() {
            continue;
        }
        let mut cells = vec![label(language, lever)];
        cells.extend(asked.pack.plan_years().map(|year| {
            let moved = own().find(|moved| moved.year == year);
            moved.map_or_else(String::new, |moved| {
                let [from, to] = [moved.from, moved.to].map(|value| lever_number(lever, value));
                format!("{from} → {to}")
            })
        }));
        cells.push(grouped(own().map(|moved| moved.cost).sum(), 2));
        table.add_row(cells);
    }
    table
}
