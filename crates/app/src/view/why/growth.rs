//! What growth is made of, sector by sector and year by year.

use std::rc::Rc;

use canghai_analysis::{Growth as Grown, GrowthPart};
use canghai_chart::{Bar, BarChart, BarRow, HeatCell, HeatStrip, Node, Tick, nice_axis};

use super::names;
use crate::format::signed;
use crate::state::App;
use crate::text::{growth_part_label, text, text_with};
use crate::view::Choice;
use crate::view::picture::height_of;

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// Its title.
    pub title: String,
    /// What is shown, small.
    pub note: String,
    /// The sector that is looked at.
    pub of: Choice,
    /// What the rows are.
    pub part: String,
    /// The years.
    pub years: Vec<String>,
    /// The parts of each year one beside the other, those that lower it left of nothing.
    pub chart: Rc<Node>,
    /// A row for each part, the residual and the total last.
    pub rows: Vec<GrowthRow>,
    /// The method by name.
    pub method: String,
}

/// A part of growth.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowthRow {
    /// Its key; `residual` and `total` stand last.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Class of its colour in the drawing; none for the total.
    pub class: Option<&'static str>,
    /// For each year what it contributes, in words, and how much that is of the most that any part
    /// contributes in any year, from -1 to 1.
    pub cells: Vec<(String, f64)>,
}

/// The choice that is no sector.
const ALL: &str = "all";

pub(super) fn growth(app: &App, room: f64) -> Option<Growth> {
    let (language, pack) = (app.language(), app.pack());
    let say = |key: &str| text(language, &format!("contributions.growth.{key}"));
    let chosen = app.why().growth_of;
    let years: Vec<&Grown> = app
        .why_central()?
        .growth
        .iter()
        .map(|year| chosen.and_then(|place| year.sectors.get(place)).unwrap_or(&year.all))
        .collect();
    let all = (ALL.to_owned(), say("all"), chosen.is_none());
    let sectors = pack.sectors.iter().enumerate().map(|(place, sector)| {
        (sector.id.clone(), language.of(&sector.label).to_owned(), chosen == Some(place))
    });
    let [_, to] = names(app);
    Some(Growth {
        title: say("title"),
        note: text_with(language, "contributions.growth.note", &[("to", &to)]),
        of: Choice { label: say("of"), options: std::iter::once(all).chain(sectors).collect() },
        part: say("part"),
        years: (0..years.len()).map(|index| pack.calendar.year(index).to_string()).collect(),
        chart: Rc::new(chart(app, &years, room).draw()),
        rows: rows(app, &years),
        method: say("method"),
    })
}

fn rows(app: &App, years: &[&Grown]) -> Vec<GrowthRow> {
    let language = app.language();
    let parts = years.iter().flat_map(|year| year.parts).map(f64::abs);
    let most = parts.fold(f64::MIN_POSITIVE, f64::max);
    let row = |key, label, class, value: &dyn Fn(&Grown) -> f64| GrowthRow {
        key,
        label,
        class,
        cells: years
            .iter()
            .map(|year| {
                let value = value(year);
                // a column of zeros is no column of sentences
                let words =
                    if value == 0.0 { "0".to_owned() } else { signed(language, value * 100.0, 2) };
                (words, (value / most).clamp(-1.0, 1.0))
            })
            .collect(),
    };
    let say = |key: &str| text(language, &format!("contributions.growth.{key}"));
    let part = |part: GrowthPart| {
        let (label, class) = (growth_part_label(language, part), class(part));
        row(part.key(), label, Some(class), &|year| year.parts[part.place()])
    };
    let last = [
        row("residual", say("residual"), Some(RESIDUAL), &Grown::residual),
        row("total", say("total"), None, &|year| year.total),
    ];
    GrowthPart::ALL.into_iter().map(part).chain(last).collect()
}

/// The class of what the method misses.
const RESIDUAL: &str = "growth-residual";
/// Steps along the axis.
const STEPS: usize = 6;

/// A bar a year, made of its parts; the residual is one of them.
fn chart(app: &App, years: &[&Grown], room: f64) -> BarChart {
    let language = app.language();
    let calendar = &app.pack().calendar;
    let stacked: Vec<Vec<Bar>> = years.iter().map(|year| bars(year)).collect();
    let ends = stacked.iter().flatten().map(|bar| bar.to);
    let (low, high) =
        ends.fold((0.0_f64, 0.0_f64), |(low, high), end| (low.min(end), high.max(end)));
    let (values, ticks) = nice_axis((low, high.max(0.01)), STEPS);
    let percent =
        |value: f64| if value == 0.0 { "0".to_owned() } else { signed(language, value, 0) };
    let row = |(index, (year, bars)): (usize, (&&Grown, Vec<Bar>))| BarRow {
        id: calendar.year(index).to_string(),
        label: calendar.year(index).to_string(),
        bars,
        words: (String::new(), signed(language, year.total * 100.0, 2)),
        ..BarRow::default()
    };
    let rows = years.iter().zip(stacked).enumerate().map(row).collect();
    let last = years.last().map_or(0.0, |year| year.total);
    let last = signed(language, last * 100.0, 2);
    let of = app.why().growth_of.and_then(|place| app.pack().sectors.get(place));
    let all = || text(language, "contributions.growth.all");
    let of = of.map_or_else(all, |sector| language.of(&sector.label).to_owned());
    let year = calendar.year(years.len().saturating_sub(1)).to_string();
    let told = [("of", of.as_str()), ("year", &year), ("total", &last)];
    BarChart {
        id: "growth",
        width: room,
        values,
        ticks: ticks.iter().map(|at| Tick { value: *at, label: percent(*at * 100.0) }).collect(),
        levels: Vec::new(),
        rows,
        joined: false,
        description: text_with(language, "contributions.growth.description", &told),
    }
}

/// The bars with the names of their colours below them.
pub(super) fn keyed(bars: &Node, width: f64, keys: &[(&'static str, String)]) -> Node {
    let swatch = |class: &'static str| HeatCell { class, mark: String::new(), heat: 1.0 };
    let legend = keys.iter().map(|(class, name)| (swatch(class), name.clone())).collect();
    let legend = HeatStrip { width, legend, ..HeatStrip::default() };
    let high = height_of(bars);
    let box_of = |high: f64| format!("0 0 {width} {high}");
    let below = legend.draw().at("y", high).at("width", width).at("height", legend.height());
    let bars = bars.clone().at("width", width).at("height", high);
    Node::new("svg").with("viewBox", box_of(high + legend.height())).holding([bars, below])
}

/// The parts of a year from nothing outwards, in their order, those that lower it to the left.
fn bars(year: &Grown) -> Vec<Bar> {
    let parts = GrowthPart::ALL.into_iter().map(|part| (class(part), year.parts[part.place()]));
    let (mut right, mut left) = (0.0, 0.0);
    let bar = |(class, value): (&'static str, f64)| {
        let end = if value < 0.0 { &mut left } else { &mut right };
        let from = *end;
        *end += value;
        Bar { from, to: *end, class, hatched: class == RESIDUAL, broken: false }
    };
    let all = parts.chain([(RESIDUAL, year.residual())]);
    all.filter(|(_, value)| *value != 0.0).map(bar).collect()
}

fn class(part: GrowthPart) -> &'static str {
    match part {
        GrowthPart::Capital => "growth-capital",
        GrowthPart::Labour => "growth-labour",
        GrowthPart::Skills => "growth-skills",
        GrowthPart::Knowledge => "growth-knowledge",
        GrowthPart::Talent => "growth-talent",
        GrowthPart::Land => "growth-land",
        GrowthPart::Modernisation => "growth-modernisation",
        GrowthPart::Agglomeration => "growth-agglomeration",
        GrowthPart::Spillover => "growth-spillover",
        GrowthPart::Trend => "growth-trend",
        GrowthPart::Utilisation => "growth-utilisation",
        GrowthPart::Demand => "growth-demand",
        GrowthPart::Shock => "growth-shock",
        GrowthPart::BeforePlan => "growth-before-plan",
    }
}
