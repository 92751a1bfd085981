//! The charts of the page.

use canghai_analysis::{Answer, Quantiles};
use canghai_chart::{Band, LineChart, Marker, Node, Rule, Series, Tick, nice_axis};
use canghai_sim::Calendar;

use crate::board::month;
use crate::format::{grouped, percent, signed};
use crate::language::Language;
use crate::state::App;
use crate::text::{text, text_with};

/// A chart with its title and what to read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its title.
    pub title: String,
    /// Unit or explanation, small.
    pub note: String,
    /// The number to take along, where there is one.
    pub value: String,
    /// The drawing.
    pub chart: Node,
}

const MONTHS: f64 = 12.0;
/// Widths of the window at which the layout changes, pixels.
const WIDE: f64 = 1280.0;
pub(super) const MIDDLE: f64 = 768.0;

/// Width of the column of charts for the window's width, pixels.
fn column(width: f64) -> f64 {
    let column = if width >= WIDE {
        width - 336.0 - 352.0 - 2.0 * 20.0 - 2.0 * 12.0
    } else if width >= MIDDLE {
        width - 336.0 - 2.0 * 20.0 - 12.0
    } else {
        width - 2.0 * 12.0
    };
    (column - 2.0 * 16.0).clamp(280.0, 1400.0)
}

/// Width of each of several charts in a row of the column.
pub(super) fn in_row(app: &App, wide: f64, narrow: f64) -> f64 {
    let count = if app.width() >= MIDDLE { wide } else { narrow };
    let inside = column(app.width()) + 32.0;
    ((inside - 12.0 * (count - 1.0)) / count - 32.0).max(130.0)
}

/// Ends of the years as marks: each stands where its year is over.
pub(super) fn year_ticks(calendar: &Calendar, every: usize) -> Vec<Tick> {
    let years = (0..=calendar.horizon_years).filter(|index| index % every == 0);
    let tick = |index: usize| Tick {
        value: f64::from(calendar.base_year + 1) + index as f64,
        label: (calendar.year(index) - 1).to_string(),
    };
    years.map(tick).collect()
}

/// Points at the ends of months, the first month being `first`.
pub(super) fn monthly<V>(
    calendar: &Calendar,
    first: usize,
    values: impl IntoIterator<Item = V>,
) -> Vec<(f64, V)> {
    let start = f64::from(calendar.base_year + 1);
    let point = |(index, value)| (start + (first + index + 1) as f64 / MONTHS, value);
    values.into_iter().enumerate().map(point).collect()
}

/// Quantiles over time.
pub(super) type Ranges = Vec<(f64, Quantiles)>;

/// The answer of the futures, if there is one.
pub(super) fn answer(app: &App) -> Option<&Answer> {
    app.futures().map(|(reply, _)| &reply.answer)
}

/// The ranges of 80 and 50 % as areas.
pub(super) fn bands(ranges: &Ranges) -> Vec<Band> {
    let band = |id: &str, class, low: usize, high: usize| Band {
        id: id.to_owned(),
        class,
        points: ranges.iter().map(|(time, q)| (*time, q[low], q[high])).collect(),
    };
    if ranges.is_empty() {
        return Vec::new();
    }
    vec![band("80", "band-80", 0, 4), band("50", "band-50", 1, 3)]
}

/// The median of the futures as a thin line, where there is one.
fn median(ranges: &Ranges) -> Option<Series> {
    let points: Vec<(f64, f64)> = ranges.iter().map(|(time, q)| (*time, q[2])).collect();
    (!points.is_empty()).then(|| series("median", "median", points, String::new(), String::new()))
}

/// The outermost values of ranges, as levels that must be seen.
pub(super) fn ends(ranges: &Ranges) -> Vec<f64> {
    ranges.iter().flat_map(|(_, q)| [q[0], q[4]]).collect()
}

pub(super) fn times(calendar: &Calendar) -> (f64, f64) {
    let start = f64::from(calendar.base_year + 1);
    (start, start + calendar.horizon_years as f64)
}

/// Lowest and highest value of several lines, with other levels that must be seen.
pub(super) fn extent<'a>(
    lines: impl IntoIterator<Item = &'a [(f64, f64)]>,
    levels: &[f64],
) -> (f64, f64) {
    let values = lines.into_iter().flatten().map(|(_, value)| *value).chain(levels.iter().copied());
    values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
}

/// The ends of an axis and its ticks in words, which get the decimals that tell the ticks apart.
pub(super) fn axis(
    extent: (f64, f64),
    count: usize,
    words: impl Fn(f64, usize) -> String,
) -> ((f64, f64), Vec<Tick>) {
    let (ends, values) = nice_axis(extent, count);
    let step = values.get(1).map_or(1.0, |second| second - values[0]);
    let decimals = decimals(step);
    let tick = |value| Tick { value, label: words(value, decimals) };
    (ends, values.into_iter().map(tick).collect())
}

/// Decimals that a step needs to be seen.
fn decimals(step: f64) -> usize {
    (0..6).find(|decimals| step * 10_f64.powi(*decimals) >= 0.99).unwrap_or(6).unsigned_abs()
        as usize
}

/// Names of the open scenario and of the base, as short as a line's end has room for.
fn names(app: &App) -> (String, String) {
    let workspace = app.workspace();
    let [own, base] = [workspace.open(), workspace.base()].map(|tab| {
        let name = tab.name(app.language(), app.pack());
        // the words in brackets are said on the tab
        name.split(['(', '（']).next().unwrap_or(&name).trim().to_owned()
    });
    (own, base)
}

pub(super) fn series(
    id: &str,
    class: &'static str,
    points: Vec<(f64, f64)>,
    name: String,
    value: String,
) -> Series {
    Series { id: id.to_owned(), points, class, name, value }
}

/// The share of GDP to the horizon, with the target and the base scenario.
pub(super) fn share(app: &App) -> Figure {
    let (language, pack) = (app.language(), app.pack());
    let calendar = &pack.calendar;
    let line = |shares: &[f64], start: f64| {
        let mut points = vec![(times(calendar).0, start)];
        points.extend(monthly(calendar, 0, shares.iter().copied()));
        points
    };
    let start = app.scenario().base_share;
    let own = line(&app.results().rolling_share, start);
    let base = line(&app.base().rolling_share, start);
    let target = pack.share_target().unwrap_or_default();
    let ranges = share_ranges(app, start);
    let width = column(app.width());
    let mut levels = ends(&ranges);
    levels.push(target);
    let (values, value_ticks) =
        axis(extent([own.as_slice(), &base], &levels), 5, |value, decimals| {
            // a step of a fraction has two digits more than the same in percent
            percent(value, decimals.saturating_sub(2))
        });
    let end =
        |points: &[(f64, f64)]| points.last().map_or_else(String::new, |(_, v)| percent(*v, 2));
    let (name, base_name) = names(app);
    let year = pack.target("share").map_or(0, |target| target.year).to_string();
    let level = percent(target, 0);
    let labels = [("year", year.as_str()), ("level", &level)];
    let chart = LineChart {
        size: (width, (width * 0.42).clamp(230.0, 400.0)),
        margin: (16.0, end_room(language), 30.0, 44.0),
        times: times(calendar),
        values,
        time_ticks: year_ticks(calendar, if width < 420.0 { 2 } else { 1 }),
        value_ticks,
        rules: vec![Rule {
            value: target,
            label: text_with(language, "chart.target", &labels),
            class: "target",
        }],
        bands: bands(&ranges),
        markers: share_markers(app, &own),
        series: median(&ranges)
            .into_iter()
            .chain([
                series("base", "base", base.clone(), base_name, end(&base)),
                series("scenario", "scenario", own.clone(), name, end(&own)),
            ])
            .collect(),
        description: share_description(app),
    };
    Figure {
        title: text(language, "chart.share"),
        note: text(language, "chart.share_note"),
        value: String::new(),
        chart: chart.draw(),
    }
}

/// The ranges of the rolling share, from the base share on.
fn share_ranges(app: &App, start: f64) -> Ranges {
    let calendar = &app.pack().calendar;
    answer(app).map_or_else(Vec::new, |answer| {
        let mut ranges = vec![(times(calendar).0, [start; 5])];
        ranges.extend(monthly(calendar, 0, answer.summary.rolling_share.iter().copied()));
        ranges
    })
}

/// Pixels for names at the ends of lines.
fn end_room(language: Language) -> f64 {
    match language {
        Language::Chinese => 104.0,
        Language::English => 116.0,
    }
}

/// A ring at the end of the plan, and one where the target is reached.
fn share_markers(app: &App, own: &[(f64, f64)]) -> Vec<Marker> {
    let pack = app.pack();
    let at_plan_end = own.get(pack.calendar.plan_months()).map(|point| Marker {
        point: *point,
        label: String::new(),
        class: "plan-end",
    });
    let reached = app.results().reached.map(|time| Marker {
        point: (time, pack.share_target().unwrap_or_default().max(app.scenario().base_share)),
        label: month(app.language(), time),
        class: "reached",
    });
    at_plan_end.into_iter().chain(reached).collect()
}

fn share_description(app: &App) -> String {
    let (language, pack) = (app.language(), app.pack());
    let at = |index: usize| app.results().years.get(index).map_or(0.0, |year| year.city.share);
    let (plan, last) = (pack.calendar.plan_years - 1, pack.calendar.horizon_years - 1);
    let values = [
        pack.calendar.year(plan).to_string(),
        percent(at(plan), 2),
        pack.calendar.year(last).to_string(),
        percent(at(last), 2),
    ];
    let names = ["year", "share", "horizon", "later"];
    let values: Vec<(&str, &str)> =
        names.into_iter().zip(values.iter().map(String::as_str)).collect();
    text_with(language, "chart.share_description", &values)
}

/// The differences to the base scenario, each on its own scale.
pub(super) fn differences(app: &App) -> Vec<Figure> {
    let calendar = &app.pack().calendar;
    let start = (times(calendar).0, 0.0);
    let (own, base) = (app.results(), app.base());
    let shares = own.rolling_share.iter().zip(&base.rolling_share).map(|(a, b)| (a - b) * 100.0);
    let mut points = vec![start];
    points.extend(monthly(calendar, 0, shares));
    let (added, base_added) = (own.yearly_value_added(), base.yearly_value_added());
    let money = added.iter().zip(&base_added).map(|(a, b)| a - b);
    let money = monthly(calendar, 11, money);
    let comparison = answer(app).map(|answer| &answer.comparison);
    let in_points = |q: &Quantiles| q.map(|share| share * 100.0);
    let share_ranges = comparison.map_or_else(Vec::new, |comparison| {
        let mut ranges = vec![(start.0, Quantiles::default())];
        ranges.extend(monthly(calendar, 0, comparison.rolling_share.iter().map(in_points)));
        ranges
    });
    let money_ranges = comparison.map_or_else(Vec::new, |comparison| {
        monthly(calendar, 11, comparison.value_added.iter().copied())
    });
    vec![
        difference(app, "difference.share", "unit.percentage_point", (points, share_ranges), 2),
        difference(app, "difference.value_added", "unit.yi_yuan", (money, money_ranges), 1),
    ]
}

fn difference(
    app: &App,
    title: &str,
    unit: &str,
    (points, ranges): (Vec<(f64, f64)>, Ranges),
    shown_decimals: usize,
) -> Figure {
    let language = app.language();
    let calendar = &app.pack().calendar;
    let mut levels = ends(&ranges);
    levels.push(0.0);
    let (low, high) = extent([points.as_slice()], &levels);
    // a scale finer than rounding leaves would draw noise as if it were an effect
    let room = 0.5 * 0.1_f64.powi(i32::try_from(shown_decimals).unwrap_or(2));
    let high = if high - low < room { low + room } else { high };
    let (values, value_ticks) = axis((low, high), 3, grouped);
    let at_plan_end = times(calendar).0 + calendar.plan_years as f64;
    let at = |time: f64| {
        points.iter().find(|(t, _)| (t - time).abs() < 1e-9).map_or(0.0, |(_, value)| *value)
    };
    let (plan, last) = (at(at_plan_end), points.last().map_or(0.0, |(_, value)| *value));
    let (year, horizon) = (
        calendar.year(calendar.plan_years - 1).to_string(),
        calendar.year(calendar.horizon_years - 1).to_string(),
    );
    let words = [
        ("year", year.as_str()),
        ("now", &signed(language, plan, shown_decimals)),
        ("horizon", &horizon),
        ("later", &signed(language, last, shown_decimals)),
        ("unit", &text(language, unit)),
    ];
    let width = in_row(app, 2.0, 1.0);
    let chart = LineChart {
        size: (width, 150.0),
        margin: (12.0, 14.0, 28.0, 46.0),
        times: times(calendar),
        values,
        time_ticks: year_ticks(calendar, if width < 360.0 { 2 } else { 1 }),
        value_ticks,
        rules: Vec::new(),
        bands: bands(&ranges),
        markers: vec![Marker {
            point: (at_plan_end, plan),
            label: String::new(),
            class: "plan-end",
        }],
        series: median(&ranges)
            .into_iter()
            .chain([series("difference", "difference", points, String::new(), String::new())])
            .collect(),
        description: text_with(language, "difference.description", &words),
    };
    Figure {
        title: text(language, title),
        note: text(language, unit),
        value: text_with(language, "difference.summary", &words),
        chart: chart.draw(),
    }
}
