//! Charts of several scenarios on top of each other.

use std::rc::Rc;

use canghai_chart::{Band, EndLabel, LineChart, Marker, Node, Rule, Series};

use super::frame::{
    Edges, MIDDLE, WIDE, axis, extent, framed, monthly, plan_end, plan_span, shortened,
};
use super::sectors::values;
use crate::board::month;
use crate::format::{grouped, percent};
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::compare::{Column, Overlaid};

/// Width of the left column on a wide window, and what edges and paddings take, pixels.
const LEFT: f64 = 640.0;
const INSIDE: f64 = 34.0;
const EDGES: f64 = 40.0;
const NARROW_EDGES: f64 = 24.0;
/// Scenarios up to which every one has the month of reaching the target named.
const MOST_NAMED: usize = 3;

/// Width of the inside of the card that holds the charts, pixels.
fn room(app: &App) -> f64 {
    let width = app.width();
    let outside = if width >= WIDE {
        LEFT
    } else if width >= MIDDLE {
        width - EDGES
    } else {
        width - NARROW_EDGES
    };
    (outside - INSIDE).max(240.0)
}

/// The line of a column.
fn line(column: &Column, points: Vec<(f64, f64)>) -> Series {
    Series {
        id: column.tab.id.to_string(),
        points,
        class: column.class(),
        end: Some(column.shape()),
    }
}

/// The size of the chart of the shares on the page, pixels.
pub(in crate::view) fn share_size(app: &App) -> (f64, f64) {
    (room(app), (room(app) * 0.56).clamp(280.0, 420.0))
}

/// The shares with the target, and the range of the open scenario.
pub(in crate::view) fn share(app: &App, columns: &[Column], size: (f64, f64)) -> Overlaid {
    let language = app.language();
    let open = columns.iter().find(|column| column.tab.id == app.workspace().open().id);
    let note = open.map_or_else(String::new, |column| {
        text_with(language, "compare.share_note", &[("scenario", &column.name(app))])
    });
    let chart = Rc::new(share_chart(app, columns, size));
    Overlaid { title: text(language, "chart.share"), note, chart }
}

/// The same as a drawing of this size.
pub(in crate::view) fn share_chart(app: &App, columns: &[Column], size: (f64, f64)) -> Node {
    let (language, pack) = (app.language(), app.pack());
    let calendar = &pack.calendar;
    let series: Vec<Series> = columns
        .iter()
        .map(|column| {
            let start = std::iter::once(column.scenario().base_share);
            let shares = start.chain(column.results.rolling_share.iter().copied());
            line(column, monthly(calendar, 0, shares))
        })
        .collect();
    let bands: Vec<Band> = band(app, columns).into_iter().collect();
    let mut levels: Vec<f64> = pack.share_target().into_iter().collect();
    levels.extend(bands.iter().flat_map(|band| &band.points).flat_map(|(_, a, b)| [*a, *b]));
    let lines = series.iter().map(|series| series.points.as_slice());
    let axes = axis(extent(lines, &levels), 5, |value, decimals| {
        // a step of a fraction has two digits more than the same in percent
        percent(value, decimals.saturating_sub(2))
    });
    let labels = labels(app, columns, &series, |value| percent(value, 2));
    let edges = Edges { top: 16.0, right: 16.0, bottom: 28.0 };
    let span = plan_span(app, true);
    LineChart {
        rules: target(app).into_iter().collect(),
        bands,
        series,
        markers: columns.iter().filter_map(|column| reached(app, columns, column)).collect(),
        description: text(language, "compare.share_description"),
        ..framed(app, size, edges, axes, labels, span)
    }
    .draw()
}

/// The range of 80 % of the open scenario, whose colour it has.
fn band(app: &App, columns: &[Column]) -> Option<Band> {
    let open = columns.iter().find(|column| column.tab.id == app.workspace().open().id)?;
    let start = std::iter::once([open.scenario().base_share; 5]);
    let shares = start.chain(open.answer?.summary.rolling_share.iter().copied());
    let ranges = monthly(&app.pack().calendar, 0, shares);
    let points = ranges.into_iter().map(|(time, q)| (time, q[0], q[4])).collect();
    Some(Band { id: "80".to_owned(), class: band_class(open.class()), points })
}

/// The class of a band in a line's colour.
fn band_class(line: &str) -> &'static str {
    match line {
        "side-1" => "band-80 side-1",
        "side-2" => "band-80 side-2",
        "side-3" => "band-80 side-3",
        "side-4" => "band-80 side-4",
        "side-5" => "band-80 side-5",
        _ => "band-80 side-0",
    }
}

fn labels(
    app: &App,
    columns: &[Column],
    series: &[Series],
    words: impl Fn(f64) -> String,
) -> Vec<EndLabel> {
    let label = |(column, series): (&Column, &Series)| {
        let (_, at) = *series.points.last()?;
        Some(EndLabel {
            at,
            name: shortened(&column.name(app)),
            value: words(at),
            class: column.class(),
            one_line: false,
        })
    };
    columns.iter().zip(series).filter_map(label).collect()
}

fn target(app: &App) -> Option<Rule> {
    let target = app.pack().target("share")?;
    let (year, level) = (target.year.to_string(), percent(target.at_least, 0));
    let labels = [("year", year.as_str()), ("level", &level)];
    Some(Rule {
        value: target.at_least,
        until: Some(plan_end(&app.pack().calendar)),
        label: text_with(app.language(), "chart.target", &labels),
        class: "target",
    })
}

/// Where a scenario reaches the target, with its name and the month where there is room for that.
fn reached(app: &App, columns: &[Column], column: &Column) -> Option<Marker> {
    let time = column.results.reached?;
    let level = app.pack().share_target()?.max(column.scenario().base_share);
    let named = columns.len() <= MOST_NAMED || column.tab.id == app.workspace().open().id;
    let words = || format!("{} {}", shortened(&column.name(app)), month(app.language(), time));
    let label = if named { words() } else { String::new() };
    Some(Marker { point: (time, level), label, class: column.class() })
}

/// Value added of each sector, all from zero.
pub(in crate::view) fn sectors(app: &App, columns: &[Column]) -> Vec<Overlaid> {
    let across = if room(app) >= 480.0 { 2.0 } else { 1.0 };
    let width = (room(app) - 16.0 * (across - 1.0)) / across;
    let size = (width, (width * 0.55).clamp(130.0, 190.0));
    (0..app.pack().sectors.len()).map(|index| sector(app, columns, index, size)).collect()
}

/// Value added of one sector from zero, in a size in pixels.
pub(in crate::view) fn sector(
    app: &App,
    columns: &[Column],
    index: usize,
    size: (f64, f64),
) -> Overlaid {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let series: Vec<Series> = columns
        .iter()
        .map(|column| {
            line(column, monthly(calendar, 1, values(&column.results.value_added, index)))
        })
        .collect();
    let lines = series.iter().map(|series| series.points.as_slice());
    let axes = axis((0.0, extent(lines, &[]).1.max(1.0)), 3, grouped);
    let labels: Vec<EndLabel> = labels(app, columns, &series, |value| grouped(value, 0))
        .into_iter()
        .map(|label| EndLabel { one_line: true, ..label })
        .collect();
    let name = language.of(&app.pack().sectors[index].label).to_owned();
    let edges = Edges { top: 8.0, right: 0.0, bottom: 24.0 };
    let span = plan_span(app, false);
    let chart = LineChart {
        series,
        description: text_with(language, "compare.sector_description", &[("sector", &name)]),
        ..framed(app, size, edges, axes, labels, span)
    };
    Overlaid { title: name, note: String::new(), chart: Rc::new(chart.draw()) }
}
