//! How far more money, land and people lead.

use std::rc::Rc;

use canghai_analysis::reach::{Frontier, FrontierPoint};
use canghai_chart::{EndLabel, LineChart, Node, Rule, Series, Shape, label_room, tick_room};

use super::answer::{asked as level_asked, goal};
use crate::format::{grouped, percent};
use crate::reach_state::{Held, shown_times};
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::Choice;
use crate::view::charts::frame::{axis, extent, frontier_room};

/// The frontier as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierView {
    /// What the drawing shows.
    pub note: String,
    /// How many people more, to be chosen.
    pub people: Choice,
    /// The drawing; `None` while no line is whole.
    pub chart: Option<Rc<Node>>,
    /// The same as a table: its head, and money, land, people and what they lead to.
    pub head: [String; 4],
    /// Its rows.
    pub rows: Vec<[String; 4]>,
}

/// Points of one line, and lines of one number of people.
const MONEY: usize = 11;
const LAND: usize = 3;
/// Classes of the lines, the least land first.
const CLASSES: [&str; LAND] = ["land-none", "land-half", "land-all"];
const SHAPES: [Shape; LAND] = [Shape::Bar, Shape::Square, Shape::Disc];

pub(super) fn frontier(app: &App) -> Option<FrontierView> {
    let (held, _) = app.reached()?;
    let language = app.language();
    let lines = lines(app, held);
    let [note, short] = match held.order.ask.probability {
        Some(_) => ["reach.page.frontier_probability", "reach.page.frontier_probability_short"],
        None => ["reach.page.frontier_level", "reach.page.frontier_level_short"],
    };
    let note = text_with(language, note, &[("year", &held.order.ask.by.to_string())]);
    let head = ["money", "land", "people"].map(|key| text(language, &format!("cli.reach.{key}")));
    let [money, land, people] = head;
    let rows = lines.iter().flat_map(|line| line.iter()).map(|point| {
        [
            grouped(point.costs[0], 1),
            grouped(point.land, 0),
            grouped(point.people, 0),
            words(held, height(held, point), 1),
        ]
    });
    let rows = rows.collect();
    Some(FrontierView {
        chart: (!lines.is_empty())
            .then(|| Rc::new(chart(app, held, &lines, (&note, (frontier_room(app), 300.0))))),
        people: people_choice(app, held),
        head: [money, land, people, text(language, short)],
        rows,
        note,
    })
}

/// Title, note and drawing in a size in pixels, once a line is whole.
pub(in crate::view) fn far(app: &App, size: (f64, f64)) -> Option<(String, String, Rc<Node>)> {
    let view = frontier(app)?;
    let (held, _) = app.reached()?;
    let lines = lines(app, held);
    let drawing = (!lines.is_empty()).then(|| chart(app, held, &lines, (&view.note, size)))?;
    let people = view.people.options.into_iter().find(|(_, _, chosen)| *chosen);
    let note = [view.note, people.map_or_else(String::new, |(_, words, _)| words)];
    Some((text(app.language(), "reach.page.frontier"), note.join(" · "), Rc::new(drawing)))
}

/// The lines that are whole for the number of people chosen, the least land first.
fn lines<'a>(app: &App, held: &'a Held) -> Vec<&'a [FrontierPoint]> {
    let start = app.reach.people * MONEY * LAND;
    let known = held.points.get(start..).unwrap_or_default();
    known.chunks_exact(MONEY).take(LAND).collect()
}

fn people_choice(app: &App, held: &Held) -> Choice {
    let language = app.language();
    let options = (0..Frontier::POINTS / (MONEY * LAND)).map(|halves| {
        // where land and money are at their ceilings, most people are of use
        let last = held.points.get((halves + 1) * MONEY * LAND - 1);
        let words = match (halves, last) {
            (0, _) => text(language, "reach.page.no_people"),
            (_, Some(point)) => text_with(
                language,
                "reach.page.more_people",
                &[("people", &grouped(point.people, 0))],
            ),
            (1, None) => text(language, "reach.page.people_1"),
            (_, None) => text(language, "reach.page.people_2"),
        };
        (halves.to_string(), words, halves == app.reach.people)
    });
    Choice { label: text(language, "reach.page.people"), options: options.collect() }
}

/// What a point leads to: the probability where one is asked, else the outcome as shown.
fn height(held: &Held, point: &FrontierPoint) -> f64 {
    point.probability.unwrap_or(point.value * times(held))
}

/// How many times its number the outcome is as it is shown.
fn times(held: &Held) -> f64 {
    shown_times(goal(held))
}

fn words(held: &Held, height: f64, decimals: usize) -> String {
    if held.order.ask.probability.is_some() {
        percent(height, 0)
    } else if times(held) > 1.0 {
        format!("{}%", grouped(height, decimals))
    } else {
        grouped(height, decimals)
    }
}

fn chart(
    app: &App,
    held: &Held,
    lines: &[&[FrontierPoint]],
    (description, size): (&str, (f64, f64)),
) -> Node {
    let series: Vec<Series> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| Series {
            id: CLASSES[place].to_owned(),
            points: line.iter().map(|point| (point.costs[0], height(held, point))).collect(),
            class: CLASSES[place],
            end: Some(SHAPES[place]),
        })
        .collect();
    let labels: Vec<EndLabel> = lines
        .iter()
        .zip(&series)
        .zip(CLASSES)
        .filter_map(|((line, series), class)| {
            let (point, (_, at)) = (line.last()?, *series.points.last()?);
            let land = grouped(point.land, 0);
            let name = if point.land > 0.0 {
                text_with(app.language(), "reach.page.more_land", &[("land", &land)])
            } else {
                text(app.language(), "reach.page.no_land")
            };
            Some(EndLabel { at, name, value: words(held, at, 1), class, one_line: true })
        })
        .collect();
    let asked = held.order.ask.probability;
    let wanted = asked.unwrap_or(held.order.ask.at_least * times(held));
    let drawn = || series.iter().map(|series| series.points.as_slice());
    let ends = if asked.is_some() { (0.0, 1.0) } else { extent(drawn(), &[wanted]) };
    let (values, value_ticks) = axis(ends, 5, |value, decimals| words(held, value, decimals));
    let most = drawn().flatten().map(|(cost, _)| *cost).fold(1.0, f64::max);
    let ((_, _), time_ticks) = axis((0.0, most), 4, grouped);
    let time_ticks = time_ticks.into_iter().filter(|tick| tick.value <= most).collect();
    let right = label_room(&labels, size.1).max(16.0);
    let goal = if asked.is_some() { words(held, wanted, 0) } else { level_asked(held) };
    let label = text_with(app.language(), "reach.page.wanted", &[("level", &goal)]);
    LineChart {
        size,
        margin: (14.0, right, 28.0, tick_room(&value_ticks)),
        times: (0.0, most),
        values,
        time_ticks,
        value_ticks,
        rules: vec![Rule { value: wanted, until: None, label, class: "target" }],
        series,
        labels,
        description: description.to_owned(),
        ..LineChart::default()
    }
    .draw()
}
