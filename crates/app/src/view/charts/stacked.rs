//! Value added of all sectors on top of each other.

use canghai_chart::{Band, EndLabel, LineChart};

use super::figure::{Figure, Words};
use super::frame::{Edges, Room, axis, framed, monthly, plan_span, two_years};
use super::probe::{Line, Probe};
use super::sectors::{class, values};
use super::unit::Unit;
use crate::charts_state::FigureId;
use crate::format::grouped;
use crate::state::App;
use crate::text::{text, text_with};

/// One layer: the values of a sector, and what lies below it.
struct Layer {
    index: usize,
    values: Vec<f64>,
    below: Vec<f64>,
}

impl Layer {
    fn top(&self) -> Vec<f64> {
        self.values.iter().zip(&self.below).map(|(own, below)| own + below).collect()
    }
}

/// The layers from the ground up: the last sector lowest, so that names read in the plan's order.
fn layers(app: &App) -> Vec<Layer> {
    let months = &app.results().value_added;
    let mut below = vec![0.0; months.len()];
    let mut layers = Vec::new();
    for index in (0..app.pack().sectors.len()).rev() {
        let layer = Layer { index, values: values(months, index), below };
        below = layer.top();
        layers.push(layer);
    }
    layers
}

/// Value added of the sectors as layers.
pub(super) fn stacked(app: &App, room: Room) -> Figure {
    let language = app.language();
    let layers = layers(app);
    let total = layers.last().map_or_else(Vec::new, Layer::top);
    let high = total.iter().copied().fold(0.0, f64::max);
    let axes = axis((0.0, high), 5, grouped);
    let labels = end_labels(app, &layers, &total);
    let edges = Edges { top: 14.0, right: 0.0, bottom: 28.0 };
    let span = plan_span(app, true);
    let chart = LineChart {
        bands: layers.iter().map(|layer| band(app, layer)).collect(),
        description: description(app, &total),
        ..framed(app, (room.width, room.height), edges, axes, labels, span)
    };
    let probe = Probe::new(app, Unit::Money, &chart, probed(app, &layers, total));
    let words = Words {
        title: text(language, "stacked.title"),
        note: text(language, "stacked.note"),
        factor: String::new(),
        value: String::new(),
        help: String::new(),
    };
    Figure::of(app, FigureId::Stacked, words, &chart, probe)
}

fn band(app: &App, layer: &Layer) -> Band {
    let ends = layer.below.iter().copied().zip(layer.top());
    Band {
        id: app.pack().sectors[layer.index].id.clone(),
        class: class(layer.index),
        points: monthly(&app.pack().calendar, 1, ends)
            .into_iter()
            .map(|(time, (low, high))| (time, low, high))
            .collect(),
    }
}

/// The sum, then the sectors, each beside the middle of its layer.
fn end_labels(app: &App, layers: &[Layer], total: &[f64]) -> Vec<EndLabel> {
    let language = app.language();
    let label = |at: f64, name: String, value: f64, class| EndLabel {
        at,
        name,
        value: grouped(value, usize::from(value < 10.0)),
        class,
        one_line: true,
    };
    let sum = total.last().map(|sum| label(*sum, text(language, "stacked.total"), *sum, "total"));
    let sectors = layers.iter().rev().filter_map(|layer| {
        let (value, below) = (*layer.values.last()?, *layer.below.last()?);
        let name = language.of(&app.pack().sectors[layer.index].short).to_owned();
        Some(label(below + value / 2.0, name, value, class(layer.index)))
    });
    sum.into_iter().chain(sectors).collect()
}

fn probed(app: &App, layers: &[Layer], total: Vec<f64>) -> Vec<Line> {
    let language = app.language();
    let line = |name: String, class, values: Vec<f64>, heights| {
        let ranges = Vec::new();
        Line { name, class, first: 1, values, ranges, heights }
    };
    let sectors = layers.iter().rev().map(|layer| {
        let name = language.of(&app.pack().sectors[layer.index].short).to_owned();
        line(name, class(layer.index), layer.values.clone(), layer.top())
    });
    let sum = line(text(language, "stacked.total"), "total", total, Vec::new());
    std::iter::once(sum).chain(sectors).collect()
}

fn description(app: &App, total: &[f64]) -> String {
    let calendar = &app.pack().calendar;
    let (year, horizon) = two_years(app);
    let at = |months: usize| grouped(total.get(months - 1).copied().unwrap_or_default(), 1);
    let words = [
        ("year", year.as_str()),
        ("now", &at(calendar.plan_months())),
        ("horizon", &horizon),
        ("later", &at(calendar.horizon_months())),
    ];
    text_with(app.language(), "stacked.description", &words)
}
