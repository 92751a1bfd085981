//! How much of the variance of a result each uncertain input explains, alone and with others.

use std::rc::Rc;

use canghai_analysis::sensitivity::{Indices, Input};
use canghai_chart::{Bar, BarChart, BarRow, Node, Tick, nice_axis};
use canghai_plan::Grade;

use super::ask::{Ask, Progress};
use super::rests::class;
use super::told::Told;
use crate::format::percent;
use crate::state::App;
use crate::text::{input_label, label, text, text_with};
use crate::view::marks::grade_word;
use crate::why_orders::{WHY_SAMPLES, WhyWork};
use crate::why_runs::Variance as Found;

/// What the samples say, or what asks for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Variance {
    /// Its title.
    pub title: String,
    /// What asks for them, where they are not there.
    pub ask: Option<Ask>,
    /// Policy, assumptions and luck.
    pub sentences: Vec<String>,
    /// The drawing, where they are there.
    pub chart: Option<Rc<Node>>,
    /// Summary of the table, and its heads.
    pub table: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// All inputs, that with the largest total index first.
    pub rows: Vec<VarianceRow>,
    /// How it is meant.
    pub method: String,
}

/// The indices of an input.
#[derive(Clone, Debug, PartialEq)]
pub struct VarianceRow {
    /// Its name in results.
    pub name: String,
    /// Its name in words.
    pub label: String,
    /// Its grade, first and total index, each with its interval.
    pub cells: Vec<String>,
}

/// Inputs that are drawn.
const DRAWN: usize = 10;
/// Steps along the axis.
const STEPS: usize = 5;

pub(super) fn variance(app: &App, room: f64) -> Variance {
    let language = app.language();
    let say = |key: &str| text(language, &format!("contributions.variance.{key}"));
    let found = app.why_variance();
    let rows = found.map_or_else(Vec::new, |found| rows(app, found));
    let samples = [("samples", WHY_SAMPLES.to_string())];
    let samples = [("samples", samples[0].1.as_str())];
    Variance {
        title: say("title"),
        ask: found.is_none().then(|| ask(app)),
        sentences: found.map_or_else(Vec::new, |found| sentences(app, found)),
        chart: found.map(|found| Rc::new(chart(app, found, room).draw())),
        table: say("table"),
        heads: ["input", "grade", "first", "total"].map(say).to_vec(),
        rows,
        method: text_with(language, "contributions.variance.method", &samples),
    }
}

fn ask(app: &App) -> Ask {
    let language = app.language();
    let all = WHY_SAMPLES as usize;
    let running = app.why_order().filter(|order| matches!(order.work, WhyWork::Rests(_)));
    let done = running.map_or(0, |_| app.why().done);
    let (done_words, all_words) = (done.to_string(), all.to_string());
    let values = [("done", done_words.as_str()), ("all", &all_words), ("samples", &all_words)];
    let key = if running.is_some() { "variance.progress" } else { "parts.waiting" };
    let progress = || Progress {
        done,
        all,
        words: text_with(language, &format!("contributions.{key}"), &values),
        cancel: text(language, "contributions.parts.cancel"),
    };
    Ask {
        note: text_with(language, "contributions.variance.ask_note", &values),
        start: text(language, "contributions.parts.ask"),
        progress: app.why_rests_is_asked().then(progress),
    }
}

/// Inputs with their indices, the largest total first.
fn ordered(found: &Found) -> Vec<(&Input, &Indices)> {
    let mut inputs: Vec<_> = found.inputs.iter().zip(&found.found.inputs).collect();
    inputs.sort_by(|one, other| other.1.total.total_cmp(&one.1.total));
    inputs
}

fn sentences(app: &App, found: &Found) -> Vec<String> {
    let (language, own) = (app.language(), &found.found);
    let say = |key: &str, values: &[(&str, &str)]| {
        text_with(language, &format!("contributions.variance.{key}"), values)
    };
    let told = Told::outcome(own.outcome, own.deviation);
    let what = label(language, own.outcome);
    let policy = [own.policy.mean, own.policy.low, own.policy.high];
    let [mean, low, high] = policy.map(|value| told.change(language, value));
    let unit = told.unit(language);
    let deviation = told.change(language, own.deviation).trim_start_matches('+').to_owned();
    let values = [
        ("what", what.as_str()),
        ("mean", &mean),
        ("low", &low),
        ("high", &high),
        ("deviation", &deviation),
        ("unit", &unit),
    ];
    let policy = say("policy", &values);
    let i = &own.assumptions;
    let parts = [i.first, i.first_low, i.first_high].map(|part| percent(part.clamp(0.0, 1.0), 0));
    let values = [("share", parts[0].as_str()), ("low", &parts[1]), ("high", &parts[2])];
    let assumptions = say("assumptions", &values);
    let share = percent(own.luck, 0);
    let luck = if own.luck > 0.0 { say("luck", &[("share", &share)]) } else { say("no_luck", &[]) };
    vec![policy, assumptions, luck]
}

fn rows(app: &App, found: &Found) -> Vec<VarianceRow> {
    let language = app.language();
    let interval = |value: f64, low: f64, high: f64| {
        format!("{} ({}–{})", percent(value, 1), percent(low, 1), percent(high, 1))
    };
    let row = |(input, i): (&Input, &Indices)| VarianceRow {
        name: input.name.clone(),
        label: name(app, input),
        cells: vec![
            text(language, &format!("grade.{}", input.grade.word())),
            interval(i.first, i.first_low, i.first_high),
            interval(i.total, i.total_low, i.total_high),
        ],
    };
    ordered(found).into_iter().map(row).collect()
}

/// The name of an input; of several that are drawn together that they are a group.
fn name(app: &App, input: &Input) -> String {
    let language = app.language();
    let label = input_label(language, &input.name);
    let together = input.name.contains('+');
    let key = if together { "pair" } else { "group" };
    if together || input.name.starts_with("demand_") {
        let key = format!("contributions.variance.{key}");
        return text_with(language, &key, &[("input", &label)]);
    }
    label
}

fn chart(app: &App, found: &Found, room: f64) -> BarChart {
    let language = app.language();
    let mut inputs = ordered(found);
    inputs.truncate(DRAWN);
    let highest = inputs.iter().map(|(_, i)| i.total_high.max(i.first_high)).fold(0.0, f64::max);
    let lowest = inputs.iter().map(|(_, i)| i.first_low).fold(0.0, f64::min);
    let (values, ticks) = nice_axis((lowest, highest.max(0.01)), STEPS);
    let row = |(input, i): &(&Input, &Indices)| {
        let bar = |to, class| Bar {
            from: 0.0,
            to,
            class,
            hatched: input.grade == Grade::Assumption,
            broken: false,
        };
        BarRow {
            id: input.name.clone(),
            label: name(app, input),
            note: grade_word(app, input.grade),
            bars: vec![bar(i.first, "high"), bar(i.total, "low")],
            ranges: vec![(i.first_low, i.first_high), (i.total_low, i.total_high)],
            words: (String::new(), percent(i.total, 0)),
            class: class(input.grade),
        }
    };
    let what = label(language, found.found.outcome);
    let first = inputs.first().map_or_else(String::new, |(input, _)| name(app, input));
    let total = inputs.first().map_or_else(String::new, |(_, i)| percent(i.total, 0));
    let description = [("what", what.as_str()), ("first", &first), ("total", &total)];
    BarChart {
        id: "variance",
        width: room,
        values,
        ticks: ticks.iter().map(|at| Tick { value: *at, label: percent(*at, 0) }).collect(),
        levels: Vec::new(),
        rows: inputs.iter().map(row).collect(),
        joined: false,
        description: text_with(language, "contributions.variance.description", &description),
    }
}
