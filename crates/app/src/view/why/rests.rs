//! What the result rests on: one uncertain input after the other, low and high.

use std::rc::Rc;

use canghai_analysis::Futures;
use canghai_analysis::sensitivity::{Bar as Moved, Design};
use canghai_chart::{Bar, BarChart, BarRow, Level, Node, Tick, nice_axis};
use canghai_plan::Grade;
use canghai_sim::{Outcomes, Quantity};

use super::told::Told;
use super::variance::{self, Variance};
use super::waterfall::goal;
use super::{names, year};
use crate::state::App;
use crate::text::{input_label, label, text, text_with};
use crate::view::marks::grade_word;
use crate::why_runs::Central;

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Rests {
    /// Its title.
    pub title: String,
    /// Which outcome in which year, small.
    pub note: String,
    /// What the base share would do, which is set and not sampled.
    pub base_share: Vec<String>,
    /// The drawing.
    pub chart: Rc<Node>,
    /// How it is meant.
    pub method: String,
    /// How much of the variance each input explains.
    pub variance: Variance,
}

/// Inputs that are drawn.
const DRAWN: usize = 10;
/// Steps along the axis.
const STEPS: usize = 5;

pub(super) fn rests(app: &App, room: f64) -> Option<Rests> {
    let language = app.language();
    let say = |key: &str| text(language, &format!("contributions.rests.{key}"));
    let central = app.why_central()?;
    let outcome = app.why().measure.outcome(app.pack());
    let place = Outcomes::<f64>::FIELDS.iter().position(|own| own.id == outcome.id)?;
    let mut moved: Vec<&Moved> = central.tornado.bars.iter().collect();
    let spread = |bar: &Moved| (bar.outcomes[place].1 - bar.outcomes[place].0).abs();
    moved.sort_by(|one, other| spread(other).total_cmp(&spread(one)));
    moved.truncate(DRAWN);
    let largest = moved.first().map_or(0.0, |bar| spread(bar));
    let told = Told::outcome(outcome, largest);
    let ([_, to], year, name) = (names(app), year(app), label(language, outcome));
    let values = [("to", to.as_str()), ("year", &year), ("outcome", &name)];
    Some(Rests {
        title: say("title"),
        note: text_with(language, "contributions.rests.note", &values),
        base_share: base_share(app, central, outcome, told, largest),
        chart: Rc::new(
            chart(app, &moved, place, central.tornado.central[place], (told, room)).draw(),
        ),
        method: say("method"),
        variance: variance::variance(app, room),
    })
}

fn chart(
    app: &App,
    moved: &[&Moved],
    place: usize,
    central: f64,
    (told, room): (Told, f64),
) -> BarChart {
    let language = app.language();
    let outcome = &Outcomes::<f64>::FIELDS[place];
    let ends = moved.iter().flat_map(|bar| [bar.outcomes[place].0, bar.outcomes[place].1]);
    let ends = ends.chain([central]);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let (values, ticks) = nice_axis((low, high), STEPS);
    let step = ticks.windows(2).map(|two| two[1] - two[0]).fold(f64::INFINITY, f64::min);
    let grades = grades(app);
    let row = |bar: &&Moved| {
        let grade = grades.iter().find(|(name, _)| name.split('+').any(|own| own == bar.name));
        row(app, bar, place, central, told, grade.map_or(Grade::Assumption, |(_, grade)| *grade))
    };
    let value = told.value(central);
    let centre = Level {
        value: central,
        label: text_with(language, "contributions.rests.central", &[("value", &value)]),
        class: "centre",
    };
    let target = app.pack().target(outcome.key);
    let target = target.filter(|own| (values.0..=values.1).contains(&own.at_least));
    let target =
        target.map(|own| Level { value: own.at_least, label: goal(app, own), class: "goal" });
    let ticks = ticks.iter();
    BarChart {
        id: "rests",
        width: room,
        values,
        ticks: ticks.map(|own| Tick { value: *own, label: told.tick(*own, step) }).collect(),
        levels: target.into_iter().chain([centre]).collect(),
        rows: moved.iter().map(row).collect(),
        joined: false,
        description: description(app, moved, place, told),
    }
}

fn description(app: &App, moved: &[&Moved], place: usize, told: Told) -> String {
    let language = app.language();
    let what = label(language, &Outcomes::<f64>::FIELDS[place]);
    let Some(first) = moved.first() else { return what };
    let (low, high) = first.outcomes[place];
    let (first, low, high) =
        (input_label(language, &first.name), told.value(low), told.value(high));
    let values = [("what", what.as_str()), ("first", &first), ("low", &low), ("high", &high)];
    text_with(language, "contributions.rests.description", &values)
}

/// The inputs of the open scenario with how well each is founded.
fn grades(app: &App) -> Vec<(String, Grade)> {
    let futures = Futures::new(app.pack(), Futures::SEED);
    let design = Design::new(futures, app.scenario(), app.why_year(), 0);
    design.inputs().iter().map(|input| (input.name.clone(), input.grade)).collect()
}

/// From the central value to that at the low end, and to that at the high end.
fn row(app: &App, moved: &Moved, place: usize, central: f64, told: Told, grade: Grade) -> BarRow {
    let (low, high) = moved.outcomes[place];
    let bar = |to: f64, class: &'static str| Bar {
        from: central,
        to,
        class,
        hatched: grade == Grade::Assumption,
        broken: false,
    };
    // an input that lowers the outcome has its high end at the left
    let (left, right) = (low.min(high), low.max(high));
    BarRow {
        id: moved.name.clone(),
        label: input_label(app.language(), &moved.name),
        note: grade_word(app, grade),
        bars: vec![bar(low, "low"), bar(high, "high")],
        words: (told.value(left), told.value(right)),
        class: class(grade),
        ..BarRow::default()
    }
}

pub(super) fn class(grade: Grade) -> &'static str {
    match grade {
        Grade::Plan => "grade-plan",
        Grade::Statistic => "grade-statistic",
        Grade::Derived => "grade-derived",
        Grade::Literature => "grade-literature",
        Grade::Assumption => "grade-assumption",
    }
}

/// What the base share does, which is set; nothing of a pack that gives it no range.
fn base_share(
    app: &App,
    central: &Central,
    outcome: &Quantity,
    told: Told,
    largest: f64,
) -> Vec<String> {
    let language = app.language();
    let [low, high] = central.base_shares.as_slice() else { return Vec::new() };
    let result = |(_, results): &(f64, crate::Results)| {
        let year = results.years.get(app.why_year());
        year.and_then(|year| year.city.get(outcome.key)).copied().unwrap_or_default()
    };
    let (first, second) = (result(low), result(high));
    let [low, high] = [low.0, high.0].map(|share| crate::format::percent(share, 2));
    let (one, other) = (told.value(first), told.value(second));
    let values = [("low", low.as_str()), ("high", &high), ("first", &one), ("second", &other)];
    let sentence = text_with(language, "contributions.rests.base_share", &values);
    let most = (second - first).abs() > largest;
    let most = most.then(|| text(language, "contributions.rests.base_share_most"));
    std::iter::once(sentence).chain(most).collect()
}
