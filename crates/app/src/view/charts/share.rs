//! The share of GDP against the target.

use canghai_chart::{EndLabel, Gap, LineChart, Marker, Rule, Shape};

use super::figure::{Figure, Words};
use super::frame::{
    Edges, Ranges, Room, axis, bands, extent, framed, median, monthly, names, plan_end, plan_span,
    series, spread, times, two_years,
};
use super::probe::{Line, Probe};
use super::unit::Unit;
use crate::board::month;
use crate::charts_state::FigureId;
use crate::format::{percent, signed};
use crate::state::App;
use crate::text::{text, text_with};

/// What the chart is drawn from: values from the plan's beginning on, one a month.
struct Shares {
    own: Vec<(f64, f64)>,
    base: Vec<(f64, f64)>,
    ranges: Ranges,
    /// Levels of ranges for which the axis has room.
    levels: Vec<f64>,
}

impl Shares {
    fn of(app: &App) -> Self {
        let (calendar, start) = (&app.pack().calendar, app.scenario().base_share);
        let line = |shares: &[f64]| {
            monthly(calendar, 0, std::iter::once(start).chain(shares.iter().copied()))
        };
        let (ranges, levels) = spread(app, |answer| {
            let shares = answer.summary.rolling_share.iter().copied();
            monthly(calendar, 0, std::iter::once([start; 5]).chain(shares))
        });
        Self {
            own: line(&app.results().rolling_share),
            base: line(&app.base().rolling_share),
            ranges,
            levels,
        }
    }

    /// The values of both scenarios at a month.
    fn at(&self, month: usize) -> Option<(f64, f64)> {
        Some((self.base.get(month)?.1, self.own.get(month)?.1))
    }
}

/// The share of GDP to the horizon, with the target and the base scenario.
pub(super) fn share(app: &App, room: Room) -> Figure {
    let (language, pack) = (app.language(), app.pack());
    let shares = Shares::of(app);
    let levels: Vec<f64> = shares.levels.iter().copied().chain(pack.share_target()).collect();
    let ticks = if room.large { 5 } else { 3 };
    let axes =
        axis(extent([shares.own.as_slice(), &shares.base], &levels), ticks, |value, decimals| {
            // a step of a fraction has two digits more than the same in percent
            percent(value, decimals.saturating_sub(2))
        });
    let labels = end_labels(app, room, &shares);
    let edges = Edges { top: 16.0, right: 16.0, bottom: 28.0 };
    let span = plan_span(app, room.large);
    let mut chart = LineChart {
        rules: target(app, room.large).into_iter().collect(),
        bands: bands(&shares.ranges),
        description: description(app),
        ..framed(app, (room.width, room.height), edges, axes, labels, span)
    };
    if room.large {
        chart.gaps = gaps(app, &shares);
        chart.markers = reached(app).into_iter().collect();
    }
    let probe = Probe::new(app, Unit::Share, &chart, lines(app, &shares));
    chart.series = median(&shares.ranges)
        .into_iter()
        .chain([
            series("base", "base", shares.base, Some(Shape::Bar)),
            series("scenario", "scenario", shares.own, Some(Shape::Disc)),
        ])
        .collect();
    let words = Words {
        title: text(language, "chart.share"),
        note: if room.large { text(language, "chart.share_note") } else { String::new() },
        factor: String::new(),
        value: String::new(),
        help: String::new(),
    };
    Figure::of(app, FigureId::Share, words, &chart, probe)
}

fn lines(app: &App, shares: &Shares) -> Vec<Line> {
    Line::pair(app, "scenario", 0, (&shares.own, &shares.base), &shares.ranges)
}

/// The lines' names and last values, and how far apart they are.
fn end_labels(app: &App, room: Room, shares: &Shares) -> Vec<EndLabel> {
    let Some((base, own)) = shares.at(app.pack().calendar.horizon_months()) else {
        return Vec::new();
    };
    let (name, base_name) = names(app);
    let label = |at: f64, name: String, class| EndLabel {
        at,
        name: if room.large { name } else { String::new() },
        value: percent(at, if room.large { 2 } else { 1 }),
        class,
        one_line: !room.large,
    };
    let gap = gap_words(app, own - base).filter(|_| room.large).map(|words| EndLabel {
        at: f64::midpoint(own, base),
        name: words,
        value: String::new(),
        class: "gap",
        one_line: true,
    });
    [label(own, name, "scenario"), label(base, base_name, "base")].into_iter().chain(gap).collect()
}

/// A difference in percentage points; `None` where there is nothing to tell apart.
fn gap_words(app: &App, difference: f64) -> Option<String> {
    let points = difference * 100.0;
    // what rounding leaves of a run that is the base scenario's
    (points.abs() > 1e-9).then(|| {
        let points = signed(app.language(), points, 2);
        text_with(app.language(), "chart.gap", &[("points", &points)])
    })
}

/// What policy makes at the end of the plan and at the horizon: the second is the model's finding.
fn gaps(app: &App, shares: &Shares) -> Vec<Gap> {
    let calendar = &app.pack().calendar;
    let start = times(calendar).0;
    let gap = |months: usize, named: bool, aside: f64| {
        let (base, own) = shares.at(months)?;
        let words = gap_words(app, own - base)?;
        let label = if named { words } else { String::new() };
        Some(Gap { time: start + months as f64 / 12.0, values: (base, own), label, aside })
    };
    let plan = gap(calendar.plan_months(), true, 0.0);
    // the words of the last stand among those of the lines
    plan.into_iter().chain(gap(calendar.horizon_months(), false, 9.0)).collect()
}

fn target(app: &App, named: bool) -> Option<Rule> {
    let (pack, language) = (app.pack(), app.language());
    let target = pack.target("share")?;
    let (year, level) = (target.year.to_string(), percent(target.at_least, 0));
    let labels = [("year", year.as_str()), ("level", &level)];
    Some(Rule {
        value: target.at_least,
        until: Some(plan_end(&pack.calendar)),
        label: if named { text_with(language, "chart.target", &labels) } else { String::new() },
        class: "target",
    })
}

/// Where the target is reached, and when.
fn reached(app: &App) -> Option<Marker> {
    let time = app.results().reached?;
    let level = app.pack().share_target()?.max(app.scenario().base_share);
    let label = month(app.language(), time);
    Some(Marker { point: (time, level), label, class: "reached" })
}

fn description(app: &App) -> String {
    let calendar = &app.pack().calendar;
    let (year, horizon) = two_years(app);
    let share = |years: usize| {
        let outcomes = app.results().years.get(years - 1);
        percent(outcomes.map_or(0.0, |year| year.city.share), 2)
    };
    let words = [
        ("year", year.as_str()),
        ("share", &share(calendar.plan_years)),
        ("horizon", &horizon),
        ("later", &share(calendar.horizon_years)),
    ];
    text_with(app.language(), "chart.share_description", &words)
}
