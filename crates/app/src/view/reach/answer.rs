//! What the search found.

use std::rc::Rc;

use canghai_analysis::reach::{Answer, Binding, Change, VERIFIED};
use canghai_chart::{EndLabel, LineChart, Marker, Node, Rule, Series, Shape};
use canghai_sim::{Levers, Outcomes, Quantity};

use crate::board::{Chance, amount, level};
use crate::format::{four_digits, grouped, lever_number, percent, signed};
use crate::needed::describe_needed;
use crate::reach_state::{Held, shown_times};
use crate::results::Results;
use crate::state::App;
use crate::text::{label, short_label, text, text_with, unit_label};
use crate::view::charts::frame::{
    Edges, axis, extent, framed, monthly, names, plan_span, reach_room,
};

/// A change that reaches the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// What was found, in a few words.
    pub heading: String,
    /// The outcome with the change.
    pub value: String,
    /// The year of that value, in words.
    pub year: String,
    /// What the probability is of.
    pub asked: String,
    /// The probability of the goal.
    pub chance: Chance,
    /// What is raised by how much in all, and what it costs, in a sentence.
    pub sentence: String,
    /// The two changes that can be looked at, and whether the second is; `None` where they are one.
    pub kinds: Option<([String; 2], bool)>,
    /// What is raised.
    pub moved: Vec<MovedLever>,
    /// What is not, in a sentence.
    pub unmoved: String,
    /// When the goal is reached, and what binds.
    pub notes: Vec<String>,
    /// Title of the drawing.
    pub title: String,
    /// The outcome of the scenario and with the change.
    pub chart: Rc<Node>,
}

/// A lever that is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedLever {
    /// Its key.
    pub key: &'static str,
    /// The group that colours it.
    pub group: &'static str,
    /// Its name.
    pub label: String,
    /// Its unit in words.
    pub unit: String,
    /// Means over the plan's years before and after, in words.
    pub means: [String; 2],
    /// The same over the ceiling, for bars.
    pub lengths: [f64; 2],
    /// The mean increase with its sign.
    pub more: String,
    /// Year, value before and value after.
    pub years: Vec<(String, String, String)>,
    /// What it costs in all.
    pub cost: String,
}

/// A goal that is out of reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Beyond {
    /// That it is, in words.
    pub heading: String,
    /// What is attained at the most.
    pub value: String,
    /// Explanation of that value.
    pub at_best: String,
    /// What the probability is of.
    pub asked: String,
    /// The probability of the goal there.
    pub chance: Chance,
    /// When it would be reached.
    pub outlook: String,
    /// The limits that bind: lever, what its limit is, what lies beyond in words, and its part of
    /// the largest.
    pub limits: Vec<(String, String, String, f64)>,
    /// The levers that are at the ends of their ranges, in a sentence; empty where none is.
    pub at_ends: String,
    /// Assumptions that would have to hold instead, each in a sentence.
    pub needed: Vec<String>,
    /// Title of the drawing.
    pub title: String,
    /// The outcome of the scenario and of the most that is attained.
    pub chart: Rc<Node>,
}

/// Assumptions that there is room for.
const MOST_NEEDED: usize = 3;

pub(in crate::view) fn changed(app: &App) -> Option<Changed> {
    let (held, _) = app.reached()?;
    let (change, results) = app.looked_at().filter(|_| held.answer.reached)?;
    let language = app.language();
    let goal = goal(held);
    let unchanged = change.moves.is_empty();
    let (year, outcome) = (held.order.ask.by, label(language, goal));
    let values = [("year", year.to_string()), ("outcome", outcome)];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let heading = if unchanged { "reach.page.unchanged" } else { "reach.page.changed" };
    let kinds = held.answer.fewest.as_ref().filter(|few| few.moves != held.answer.change.moves);
    Some(Changed {
        heading: text_with(language, heading, &values),
        value: amount(language, goal, change.value),
        year: text_with(language, "time.year", &values),
        asked: chance_of(app, held),
        chance: Chance::of(language, change.probability, VERIFIED as usize),
        sentence: sentence(app, change),
        kinds: kinds.map(|_| {
            let names = ["cheapest", "fewest"];
            (names.map(|kind| text(language, &format!("reach.page.{kind}"))), app.reach.fewest)
        }),
        moved: moved(app, held, change),
        unmoved: unmoved(app, held, change),
        notes: notes(app, change),
        title: label(language, goal),
        chart: Rc::new(chart(app, held, results, ("reach.page.solved", size(app)))),
    })
}

/// The outcome that was asked for.
pub(super) fn goal(held: &Held) -> &'static Quantity {
    let outcomes: &'static [Quantity] = Outcomes::<f64>::FIELDS;
    let asked = outcomes.iter().find(|outcome| outcome.key == held.order.ask.outcome);
    asked.unwrap_or(&outcomes[0])
}

/// What is raised by how much over all the plan's years, and what that costs.
fn sentence(app: &App, change: &Change) -> String {
    let language = app.language();
    if change.moves.is_empty() {
        return text(language, "reach.page.nothing_needed");
    }
    let raised = Levers::<f64>::FIELDS.iter().filter_map(|lever| {
        let own = change.moves.iter().filter(|moved| moved.lever == lever.key);
        let more: f64 = own.map(|moved| moved.to - moved.from).sum();
        let years = app.pack().calendar.plan_years as f64;
        (more > 0.0).then(|| {
            let more = lever_number(lever, more / years);
            let unit = unit_label(language, lever.unit);
            format!("{} +{more} {unit}", short_label(language, lever)).trim_end().to_owned()
        })
    });
    let raised = raised.collect::<Vec<_>>().join(&text(language, "reach.page.and"));
    let cost = grouped(change.cost, 1);
    text_with(language, "reach.page.sentence", &[("raised", &raised), ("cost", &cost)])
}

fn moved(app: &App, held: &Held, change: &Change) -> Vec<MovedLever> {
    let all = crate::view::controls::GROUPS.iter();
    let levers = all.flat_map(|(group, levers)| levers.iter().map(move |lever| (*group, *lever)));
    levers.filter_map(|(group, lever)| moved_lever(app, held, change, (group, lever))).collect()
}

fn moved_lever(
    app: &App,
    held: &Held,
    change: &Change,
    (group, key): (&'static str, &str),
) -> Option<MovedLever> {
    let (language, pack) = (app.language(), app.pack());
    let lever = Levers::<f64>::FIELDS.iter().find(|lever| lever.key == key)?;
    let own = || change.moves.iter().filter(|moved| moved.lever == key);
    own().next()?;
    let [before, after] =
        [&held.order.scenario, &change.scenario].map(|scenario| scenario.lever(pack, key));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let means = [mean(before), mean(after)];
    let asked = held.order.ask.ceilings.iter().find(|(lever, _)| lever == key);
    let ceiling = asked.map_or(lever.max, |(_, value)| *value);
    let number = |value: f64| lever_number(lever, value);
    let years = pack.plan_years().zip(before.iter().zip(after));
    Some(MovedLever {
        key: lever.key,
        group,
        label: label(language, lever),
        unit: unit_label(language, lever.unit),
        means: means.map(number),
        lengths: means.map(|value| (value / ceiling).clamp(0.0, 1.0)),
        more: format!("+{}", number(means[1] - means[0])),
        years: years
            .map(|(year, (from, to))| (year.to_string(), number(*from), number(*to)))
            .collect(),
        cost: grouped(own().map(|moved| moved.cost).sum(), 1),
    })
}

/// The levers that stay, and which of them are held.
fn unmoved(app: &App, held: &Held, change: &Change) -> String {
    let language = app.language();
    let stays = |lever: &&Quantity| change.moves.iter().all(|moved| moved.lever != lever.key);
    let names = Levers::<f64>::FIELDS.iter().filter(stays).map(|lever| {
        let name = short_label(language, lever);
        if held.order.ask.locked.iter().any(|key| key == lever.key) {
            text_with(language, "reach.page.held", &[("lever", &name)])
        } else {
            name
        }
    });
    let names = names.collect::<Vec<_>>().join(&text(language, "reach.page.and"));
    if names.is_empty() {
        names
    } else {
        text_with(language, "reach.page.unmoved", &[("levers", &names)])
    }
}

fn notes(app: &App, change: &Change) -> Vec<String> {
    let language = app.language();
    let names: Vec<String> = change.binding.iter().map(|limit| limit_words(app, limit)).collect();
    let binding = (!names.is_empty() && !change.moves.is_empty()).then(|| {
        let names = names.join(&text(language, "reach.page.and"));
        text_with(language, "reach.page.bound", &[("levers", &names)])
    });
    std::iter::once(outlook(app, change)).chain(binding).collect()
}

/// The year in which the goal is reached with a change.
fn outlook(app: &App, change: &Change) -> String {
    let calendar = &app.pack().calendar;
    let last = calendar.year(calendar.horizon_years - 1).to_string();
    match change.year_reached {
        Some(year) => text_with(app.language(), "cli.reach.later", &[("year", &year.to_string())]),
        None => text_with(app.language(), "cli.reach.after", &[("last", &last)]),
    }
}

fn limit_words(app: &App, limit: &Binding) -> String {
    let key = if limit.locked { "cli.reach.locked" } else { "cli.reach.at_ceiling" };
    text_with(app.language(), key, &[("lever", &lever_name(app, limit))])
}

fn lever_name(app: &App, limit: &Binding) -> String {
    let lever = Levers::<f64>::FIELDS.iter().find(|lever| lever.key == limit.lever);
    lever.map_or_else(String::new, |lever| label(app.language(), lever))
}

pub(in crate::view) fn beyond(app: &App) -> Option<Beyond> {
    let (held, _) = app.reached()?;
    let Answer { reached: false, change, needed, .. } = &held.answer else { return None };
    let language = app.language();
    let goal = goal(held);
    let (year, asked) = (held.order.ask.by.to_string(), asked(held));
    let outcome = label(language, goal);
    let values = [("year", year.as_str()), ("level", &asked), ("outcome", &outcome)];
    let largest = change.binding.iter().map(|limit| limit.gain).fold(0.0, f64::max);
    let (beyond, at_ends): (Vec<&Binding>, Vec<&Binding>) =
        change.binding.iter().partition(|limit| limit.gain > 0.0);
    let limits = beyond.into_iter().map(|limit| {
        let kind = if limit.locked { "reach.page.is_locked" } else { "reach.page.is_at_ceiling" };
        let gain = gain(app, goal, limit.gain);
        (lever_name(app, limit), text(language, kind), gain, limit.gain / largest)
    });
    let names: Vec<String> = at_ends.into_iter().map(|limit| lever_name(app, limit)).collect();
    let names = names.join(&text(language, "reach.page.and"));
    let at_ends = text_with(language, "reach.page.at_ends", &[("levers", &names)]);
    Some(Beyond {
        heading: beyond_heading(app, held, &values),
        asked: chance_of(app, held),
        value: amount(language, goal, held.answer.best_attainable),
        at_best: text_with(language, "reach.page.at_best", &values),
        chance: Chance::of(language, change.probability, VERIFIED as usize),
        outlook: outlook(app, change),
        limits: limits.collect(),
        at_ends: if names.is_empty() { names } else { at_ends },
        title: outcome.clone(),
        chart: Rc::new(chart(app, held, &held.changed, ("reach.page.best_way", size(app)))),
        needed: needed.iter().take(MOST_NEEDED).map(|one| describe_needed(language, one)).collect(),
    })
}

fn beyond_heading(app: &App, held: &Held, values: &[(&str, &str)]) -> String {
    let language = app.language();
    let Some(probability) = held.order.ask.probability else {
        return text_with(language, "reach.page.beyond", values);
    };
    let probability = percent(probability, 0);
    let values = [values, &[("probability", probability.as_str())]].concat();
    text_with(language, "reach.page.beyond_likely", &values)
}

/// What the probability is of.
fn chance_of(app: &App, held: &Held) -> String {
    text_with(app.language(), "reach.page.chance_of", &[("level", &asked(held))])
}

/// The level that was asked for, in words.
pub(in crate::view) fn asked(held: &Held) -> String {
    let goal = goal(held);
    if shown_times(goal) > 1.0 {
        let level = four_digits(held.order.ask.at_least * shown_times(goal));
        return format!("{level}%");
    }
    level(goal, held.order.ask.at_least)
}

/// What lies beyond a limit, in the outcome's unit.
fn gain(app: &App, goal: &Quantity, gain: f64) -> String {
    let language = app.language();
    let times = shown_times(goal);
    let unit = if times > 1.0 {
        text(language, "unit.percentage_point")
    } else {
        unit_label(language, goal.unit)
    };
    format!("{} {unit}", signed(language, gain * times, 2)).trim_end().to_owned()
}

/// The size of the drawing on the page, pixels.
fn size(app: &App) -> (f64, f64) {
    let room = reach_room(app);
    (room, (room * 0.42).clamp(180.0, 260.0))
}

/// Title, what was found and the drawing in a size in pixels, once there is an answer.
pub(in crate::view) fn answer(app: &App, size: (f64, f64)) -> Option<(String, String, Rc<Node>)> {
    let (held, _) = app.reached()?;
    let title = label(app.language(), goal(held));
    let found = changed(app).map(|changed| (changed.sentence, "reach.page.solved"));
    let (note, name) = found.or_else(|| Some((beyond(app)?.heading, "reach.page.best_way")))?;
    let results = app.looked_at().map_or(&*held.changed, |(_, results)| results);
    Some((title, note, Rc::new(chart(app, held, results, (name, size)))))
}

/// The outcome over time: the scenario's, the change's, and the level that is asked.
fn chart(app: &App, held: &Held, results: &Results, (name, size): (&str, (f64, f64))) -> Node {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let goal = goal(held);
    let lines =
        [(&*held.own, "own", "scenario", Shape::Bar), (results, "solved", "solved", Shape::Disc)];
    let series: Vec<Series> = lines
        .into_iter()
        .map(|(results, id, class, shape)| Series {
            id: id.to_owned(),
            points: points(app, held, results),
            class,
            end: Some(shape),
        })
        .collect();
    let words = |value: f64| amount(language, goal, value);
    let names = [names(app).0, text(language, name)];
    let labels = series.iter().zip(names).filter_map(|(series, name)| {
        let (_, at) = *series.points.last()?;
        Some(EndLabel { at, name, value: words(at), class: series.class, one_line: false })
    });
    let level = held.order.ask.at_least;
    let drawn = series.iter().map(|series| series.points.as_slice());
    let axes = axis(extent(drawn, &[level]), 4, |value, decimals| {
        if shown_times(goal) > 1.0 {
            percent(value, decimals.saturating_sub(2))
        } else {
            grouped(value, decimals)
        }
    });
    let until = calendar.index(held.order.ask.by).unwrap_or(0) + 1;
    let time = f64::from(calendar.base_year + 1) + until as f64;
    let labels: Vec<EndLabel> = labels.collect();
    let edges = Edges { top: 14.0, right: 16.0, bottom: 26.0 };
    let rule = Rule { value: level, until: None, label: asked(held), class: "target" };
    let ring = Marker { point: (time, level), label: String::new(), class: "solved" };
    LineChart {
        rules: vec![rule],
        markers: vec![ring],
        series,
        description: text(language, "reach.page.chart_description"),
        ..framed(app, size, edges, axes, labels, plan_span(app, false))
    }
    .draw()
}

/// The share month by month, any other outcome at the ends of years.
fn points(app: &App, held: &Held, results: &Results) -> Vec<(f64, f64)> {
    let calendar = &app.pack().calendar;
    let goal = goal(held);
    if goal.key == "share" {
        let start = std::iter::once(held.order.scenario.base_share);
        return monthly(calendar, 0, start.chain(results.rolling_share.iter().copied()));
    }
    let first = f64::from(calendar.base_year + 2);
    let years = results.years.iter().enumerate();
    years
        .filter_map(|(index, year)| Some((first + index as f64, *year.city.get(goal.key)?)))
        .collect()
}
