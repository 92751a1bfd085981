//! The way of projects: signed, ground broken, under construction, in production, at full output.

use canghai_chart::{EndLabel, LineChart, Series, Shape};

use super::figure::{Figure, Words};
use super::frame::{Edges, Room, axis, extent, framed, monthly, plan_span, series, two_years};
use super::probe::{Line, Probe};
use super::unit::Unit;
use crate::charts_state::{Counted, FigureId};
use crate::format::grouped;
use crate::pipeline::Pipeline;
use crate::state::App;
use crate::text::{text, text_with, unit_label};

/// One line of the chart.
struct Step {
    /// The last part of its keys, and its name for programs.
    key: &'static str,
    class: &'static str,
    shape: Shape,
    money: fn(&Pipeline) -> f64,
}

/// The steps in their order, and what is lost on the way.
const STEPS: [Step; 6] = [
    Step { key: "signed", class: "step-1", shape: Shape::Square, money: |p| p.signed },
    Step { key: "started", class: "step-2", shape: Shape::Triangle, money: |p| p.started },
    Step { key: "building", class: "step-3", shape: Shape::Diamond, money: |p| p.building },
    Step { key: "completed", class: "step-4", shape: Shape::Disc, money: |p| p.completed },
    Step { key: "full", class: "step-5", shape: Shape::Bar, money: |p| p.full },
    Step { key: "lost", class: "step-lost", shape: Shape::Cross, money: |p| p.lost },
];

impl Step {
    fn name(&self, app: &App) -> String {
        text(app.language(), &format!("funnel.{}", self.key))
    }

    /// Its values by month in what is counted.
    fn values(&self, app: &App) -> Vec<f64> {
        let results = app.results();
        let unit = match app.charts().counted {
            Counted::Projects => results.project_size,
            Counted::Money => 1.0,
        };
        results.pipeline.iter().map(|month| (self.money)(month) / unit).collect()
    }
}

/// The way of projects over time.
pub(super) fn funnel(app: &App, room: Room) -> Figure {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let unit = match app.charts().counted {
        Counted::Projects => Unit::Projects,
        Counted::Money => Unit::Money,
    };
    let lines: Vec<Series> = STEPS
        .iter()
        .map(|step| {
            let points = monthly(calendar, 0, step.values(app));
            series(step.key, step.class, points, Some(step.shape))
        })
        .collect();
    let (_, high) = extent(lines.iter().map(|line| line.points.as_slice()), &[0.0]);
    let axes = axis((0.0, high), if room.large { 5 } else { 3 }, grouped);
    let labels = STEPS.iter().zip(&lines).filter_map(|(step, line)| {
        let (_, at) = *line.points.last()?;
        Some(EndLabel {
            at,
            name: step.name(app),
            // a small chart has no room for the numbers, which stand above it
            value: if room.large { unit.words(language, at) } else { String::new() },
            class: step.class,
            one_line: true,
        })
    });
    let labels: Vec<EndLabel> = labels.collect();
    let edges = Edges { top: 12.0, right: 0.0, bottom: 26.0 };
    let span = plan_span(app, room.large);
    let chart = LineChart {
        series: lines,
        description: description(app, unit),
        ..framed(app, (room.width, room.height), edges, axes, labels, span)
    };
    let probed = STEPS.iter().map(|step| Line {
        name: step.name(app),
        class: step.class,
        first: 0,
        values: step.values(app),
        ranges: Vec::new(),
        heights: Vec::new(),
    });
    let probe = Probe::new(app, unit, &chart, probed.collect());
    let words = Words {
        title: text(language, "funnel.title"),
        note: unit_words(app),
        factor: String::new(),
        value: if room.large { String::new() } else { summary(app, unit) },
        help: if room.large { help(app) } else { String::new() },
    };
    Figure::of(app, FigureId::Funnel, words, &chart, probe)
}

fn unit_words(app: &App) -> String {
    let unit = match app.charts().counted {
        Counted::Projects => "project",
        Counted::Money => "1e8 CNY",
    };
    unit_label(app.language(), unit)
}

/// The values of all steps at the plan's end.
fn at_plan_end(app: &App, unit: Unit) -> Vec<String> {
    let month = app.pack().calendar.plan_months();
    let value = |step: &Step| step.values(app).get(month).copied().unwrap_or_default();
    STEPS.iter().map(|step| unit.words(app.language(), value(step))).collect()
}

fn sentence(app: &App, unit: Unit, key: &str) -> String {
    let (values, unit_name) = (at_plan_end(app, unit), unit_words(app));
    let (year, _) = two_years(app);
    let mut words: Vec<(&str, &str)> =
        STEPS.iter().map(|step| step.key).zip(values.iter().map(String::as_str)).collect();
    words.extend([("year", year.as_str()), ("unit", &unit_name)]);
    text_with(app.language(), key, &words)
}

fn summary(app: &App, unit: Unit) -> String {
    sentence(app, unit, "funnel.summary")
}

fn description(app: &App, unit: Unit) -> String {
    sentence(app, unit, "funnel.description")
}

/// What each step counts, with what stood in it when the plan began.
fn help(app: &App) -> String {
    let results = app.results();
    let first = results.pipeline.first().copied().unwrap_or_default();
    let money = |value: f64| grouped(value, 1);
    let words = [
        ("size", money(results.project_size)),
        ("waiting", money(first.waiting)),
        ("building", money(first.building)),
        ("ramping", money(first.ramping)),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(key, word)| (*key, word.as_str())).collect();
    text_with(app.language(), "funnel.help", &words)
}
