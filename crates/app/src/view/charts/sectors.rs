//! A chart of each sector.

use canghai_chart::{EndLabel, LineChart, Shape};
use canghai_plan::Stage;

use super::figure::{Figure, Words};
use super::frame::{
    Edges, Ranges, Room, axis, bands, extent, framed, monthly, names, plan_span, series, spread,
    two_years,
};
use super::probe::{Line, Probe};
use super::unit::Unit;
use crate::charts_state::FigureId;
use crate::format::grouped;
use crate::state::App;
use crate::text::{text, text_with};

/// Classes that colour the sectors, in their order.
const CLASSES: [&str; 6] = ["sector-1", "sector-2", "sector-3", "sector-4", "sector-5", "sector-6"];

/// The class of a sector.
pub(super) fn class(index: usize) -> &'static str {
    CLASSES[index % CLASSES.len()]
}

/// Value added of one sector by month, 1e8 CNY a year.
pub(super) fn values(months: &[Vec<f64>], index: usize) -> Vec<f64> {
    months.iter().filter_map(|sectors| sectors.get(index)).copied().collect()
}

/// What the chart of a sector is drawn from.
struct Sector {
    own: Vec<(f64, f64)>,
    base: Vec<(f64, f64)>,
    ranges: Ranges,
    /// Levels of ranges for which the axis has room.
    levels: Vec<f64>,
}

impl Sector {
    fn of(app: &App, index: usize) -> Self {
        let calendar = &app.pack().calendar;
        let (ranges, levels) = spread(app, |answer| {
            let months = answer.summary.value_added.iter();
            monthly(calendar, 1, months.filter_map(|sectors| sectors.get(index)).copied())
        });
        Self {
            own: monthly(calendar, 1, values(&app.results().value_added, index)),
            base: monthly(calendar, 1, values(&app.base().value_added, index)),
            ranges,
            levels,
        }
    }

    fn highest(&self) -> f64 {
        extent([self.own.as_slice(), &self.base], &self.levels).1
    }
}

/// The charts of all sectors.
pub(super) fn all(app: &App, room: Room) -> Vec<Figure> {
    let ceiling = common_ceiling(app);
    (0..app.pack().sectors.len()).map(|index| figure(app, index, room, ceiling)).collect()
}

/// The chart of one sector.
pub(super) fn one(app: &App, index: usize, room: Room) -> Figure {
    figure(app, index, room, common_ceiling(app))
}

/// The highest value of all sectors, where their charts have one scale.
fn common_ceiling(app: &App) -> Option<f64> {
    app.charts().common_scale.then(|| {
        let all = (0..app.pack().sectors.len()).map(|index| Sector::of(app, index).highest());
        all.fold(0.0, f64::max)
    })
}

fn figure(app: &App, index: usize, room: Room, ceiling: Option<f64>) -> Figure {
    let language = app.language();
    let sector = Sector::of(app, index);
    let ceiling = ceiling.unwrap_or_else(|| sector.highest());
    let ticks = if room.height > 200.0 { 4 } else { 2 };
    let axes = axis((0.0, ceiling), ticks, grouped);
    let labels: Vec<EndLabel> = end_labels(app, index, &sector, room).collect();
    let edges = Edges { top: 8.0, right: 0.0, bottom: 24.0 };
    let span = plan_span(app, false);
    let mut chart = LineChart {
        bands: bands(&sector.ranges),
        description: words(app, index, "sector.description"),
        ..framed(app, (room.width, room.height), edges, axes, labels, span)
    };
    let lines = Line::pair(app, class(index), 1, (&sector.own, &sector.base), &sector.ranges);
    let probe = Probe::new(app, Unit::Money, &chart, lines);
    let pack = &app.pack().sectors[index];
    chart.series = vec![
        series("base", "base", sector.base, room.large.then_some(Shape::Bar)),
        series(&pack.id, class(index), sector.own, Some(shape(index))),
    ];
    let words = Words {
        title: language.of(&pack.label).to_owned(),
        note: text(language, &format!("stage.{}", stage_key(pack.stage))),
        factor: factor(app, index),
        value: words(app, index, "sector.summary"),
        help: String::new(),
    };
    Figure::of(app, FigureId::Sector(index), words, &chart, probe)
}

/// The shape that marks a sector.
fn shape(index: usize) -> Shape {
    Shape::ALL[index % Shape::ALL.len()]
}

fn end_labels<'a>(
    app: &'a App,
    index: usize,
    sector: &Sector,
    room: Room,
) -> impl Iterator<Item = EndLabel> + use<'a> {
    // a small chart has room for its own value alone
    let with_base = room.width >= 320.0;
    let label = |points: &[(f64, f64)], class, name: String| {
        let (_, at) = *points.last()?;
        let value = grouped(at, usize::from(at < 10.0));
        Some(EndLabel { at, name, value, class, one_line: true })
    };
    let own = label(&sector.own, class(index), String::new());
    let base = label(&sector.base, "base", names(app).1).filter(|_| with_base);
    own.into_iter().chain(base)
}

/// Value added of a sector in a year of the run, 1e8 CNY.
fn in_year(app: &App, index: usize, year: usize) -> f64 {
    let outcomes = app.results().years.get(year);
    outcomes.and_then(|year| year.value_added.get(index)).copied().unwrap_or_default()
}

/// Value added of the last year over that of the base year.
fn factor(app: &App, index: usize) -> String {
    let pack = app.pack();
    let share = app.scenario().base_share * pack.sectors[index].share_of_base.value;
    let last = in_year(app, index, pack.calendar.horizon_years - 1);
    let (_, year) = two_years(app);
    let values = [
        ("factor", grouped(last / (pack.base.gdp.value * share), 1)),
        ("year", year),
        ("base", pack.calendar.base_year.to_string()),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, word)| (*key, word.as_str())).collect();
    text_with(app.language(), "sector.factor", &values)
}

fn words(app: &App, index: usize, key: &str) -> String {
    let (language, pack) = (app.language(), app.pack());
    let (year, horizon) = two_years(app);
    let value = |years: usize| grouped(in_year(app, index, years - 1), 1);
    let words = [
        ("sector", language.of(&pack.sectors[index].label)),
        ("year", year.as_str()),
        ("now", &value(pack.calendar.plan_years)),
        ("horizon", &horizon),
        ("later", &value(pack.calendar.horizon_years)),
    ];
    text_with(language, key, &words)
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Advance => "advance",
        Stage::Accelerate => "accelerate",
        Stage::Cultivate => "cultivate",
    }
}
