//! The room that a chart has, and the axes that several have alike.

use canghai_analysis::{Answer, Quantiles};
use canghai_chart::{
    Band, EndLabel, LineChart, Series, Shape, Span, Tick, label_room, nice_axis, tick_room,
};
use canghai_sim::Calendar;

use crate::state::App;
use crate::text::text_with;

/// Months in a year.
pub(in crate::view) const MONTHS: f64 = 12.0;
/// Widths of the window at which the layout changes, pixels.
pub(in crate::view) const WIDE: f64 = 1280.0;
pub(in crate::view) const MIDDLE: f64 = 768.0;
/// What the border and padding of a card take at both sides: of the large one, of a small one.
const LARGE_CARD: f64 = 2.0 * 17.0;
const SMALL_CARD: f64 = 2.0 * 13.0;
/// Between cards.
const BETWEEN: f64 = 12.0;

/// The room of one chart, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::view) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether it is on the stage.
    pub(super) large: bool,
}

impl Room {
    /// One of several beside each other on the stage, `part` as high as wide within limits.
    pub(super) fn on_stage(width: f64, columns: usize, part: f64, limits: (f64, f64)) -> Self {
        let columns = columns as f64;
        let width = ((width - 16.0 * (columns - 1.0)) / columns).max(120.0);
        Self { width, height: (width * part).clamp(limits.0, limits.1), large: true }
    }

    /// One on a slide, which has all that one on the stage has.
    pub(super) fn on_slide((width, height): (f64, f64)) -> Self {
        Self { width, height, large: true }
    }

    /// One of several beside each other below the stage.
    pub(super) fn below(app: &App, columns: usize, part: f64, limits: (f64, f64)) -> Self {
        let (outside, columns) = (stage_width(app) + LARGE_CARD, columns as f64);
        let width = (outside - BETWEEN * (columns - 1.0)) / columns - SMALL_CARD;
        let width = width.max(110.0);
        Self { width, height: (width * part).clamp(limits.0, limits.1), large: false }
    }
}

/// Width of the large card's inside, pixels: as measured, or as the window's width lets expect.
pub(in crate::view) fn stage_width(app: &App) -> f64 {
    let width = app.width();
    let expected = if width >= WIDE {
        width - 336.0 - 352.0 - 2.0 * 20.0 - 2.0 * BETWEEN
    } else if width >= MIDDLE {
        width - 336.0 - 2.0 * 20.0 - BETWEEN
    } else {
        width - 2.0 * BETWEEN
    };
    app.charts().width.unwrap_or(expected - LARGE_CARD).clamp(240.0, 1400.0)
}

/// Columns of the page that finds what it would take, beside the answer.
const LIMITS: f64 = 324.0;
const FRONTIER: f64 = 436.0;

/// Width of the inside of the card with the answer on that page, pixels.
pub(in crate::view) fn reach_room(app: &App) -> f64 {
    let width = app.width();
    let outside = if width >= WIDE {
        width - LIMITS - FRONTIER - 2.0 * 20.0 - 2.0 * BETWEEN
    } else {
        below_wide(width)
    };
    (outside - LARGE_CARD).max(240.0)
}

/// Width of the inside of the card with the frontier, pixels.
pub(in crate::view) fn frontier_room(app: &App) -> f64 {
    let width = app.width();
    let outside = if width >= WIDE { FRONTIER } else { below_wide(width) };
    (outside - LARGE_CARD).max(240.0)
}

/// Where the window is not wide both cards stand below each other, beside the limits or below them.
fn below_wide(width: f64) -> f64 {
    if width >= MIDDLE { width - LIMITS - 2.0 * 20.0 - BETWEEN } else { width - 2.0 * BETWEEN }
}

/// Columns for so many charts of the whole below the stage.
pub(in crate::view) fn columns(app: &App, count: usize) -> usize {
    let width = stage_width(app);
    match count {
        _ if width < 480.0 => 1,
        4 if width >= 1000.0 => 4,
        4 => 2,
        count => count.clamp(1, 3),
    }
}

/// The plan's beginning and the horizon, in calendar years.
pub(in crate::view) fn times(calendar: &Calendar) -> (f64, f64) {
    let start = f64::from(calendar.base_year + 1);
    (start, start + calendar.horizon_years as f64)
}

/// The end of the plan, in calendar years.
pub(in crate::view) fn plan_end(calendar: &Calendar) -> f64 {
    times(calendar).0 + calendar.plan_years as f64
}

/// Ends of the years as marks, each where its year is over: all where a plot is wide enough, else
/// those of the base year, of the plan's last and of the last.
pub(in crate::view) fn year_ticks(calendar: &Calendar, plot: f64) -> Vec<Tick> {
    let per_year = plot / calendar.horizon_years as f64;
    let few = [0, calendar.plan_years, calendar.horizon_years];
    let every =
        (0..=calendar.horizon_years).filter(|index| per_year >= 40.0 || few.contains(index));
    // where even three would touch, the ends alone
    let kept = every.filter(|index| {
        let inner = *index != 0 && *index != calendar.horizon_years;
        !inner || per_year * calendar.plan_years as f64 >= 34.0
    });
    kept.map(|index| Tick {
        value: times(calendar).0 + index as f64,
        label: (calendar.year(index) - 1).to_string(),
    })
    .collect()
}

/// The plan's years as a shaded stretch, named where there is room.
pub(in crate::view) fn plan_span(app: &App, named: bool) -> Span {
    let calendar = &app.pack().calendar;
    let years: Vec<String> = app.pack().plan_years().map(|year| year.to_string()).collect();
    let label = match (named, years.first(), years.last()) {
        (true, Some(first), Some(last)) => {
            let years = [("first", first.as_str()), ("last", last.as_str())];
            text_with(app.language(), "chart.plan_period", &years)
        }
        _ => String::new(),
    };
    Span { times: (times(calendar).0, plan_end(calendar)), label }
}

/// Points of values by month, the first of which stands at the month `first` (0 is the plan's
/// beginning, `n` the end of its n-th month).
pub(in crate::view) fn monthly<V>(
    calendar: &Calendar,
    first: usize,
    values: impl IntoIterator<Item = V>,
) -> Vec<(f64, V)> {
    let start = times(calendar).0;
    let point = |(index, value)| (start + (first + index) as f64 / MONTHS, value);
    values.into_iter().enumerate().map(point).collect()
}

/// Times and values of a line.
pub(in crate::view) type Points = [(f64, f64)];
/// Quantiles over time.
pub(in crate::view) type Ranges = Vec<(f64, Quantiles)>;

/// The answer of the futures, if there is one.
pub(in crate::view) fn answer(app: &App) -> Option<&Answer> {
    app.futures().map(|(reply, _)| &reply.answer)
}

/// The ranges of 80 and 50 % as areas.
pub(in crate::view) fn bands(ranges: &Ranges) -> Vec<Band> {
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
pub(in crate::view) fn median(ranges: &Ranges) -> Option<Series> {
    let points: Vec<(f64, f64)> = ranges.iter().map(|(time, q)| (*time, q[2])).collect();
    (!points.is_empty()).then(|| series("median", "median", points, None))
}

/// The middle four fifths at each time, for reading them off.
pub(in crate::view) fn tails(ranges: &Ranges) -> Vec<(f64, f64)> {
    ranges.iter().map(|(_, q)| (q[0], q[4])).collect()
}

/// The outermost values of ranges, as levels that must be seen.
fn ends(ranges: &Ranges) -> Vec<f64> {
    ranges.iter().flat_map(|(_, q)| [q[0], q[4]]).collect()
}

/// Ranges of the futures over time, and the levels for which an axis has room: while a slider moves
/// those of the ensemble to the horizon before too, so that no axis jumps when a slider is taken or
/// let go.
pub(in crate::view) fn spread(app: &App, ranges: impl Fn(&Answer) -> Ranges) -> (Ranges, Vec<f64>) {
    let own = answer(app).map_or_else(Vec::new, &ranges);
    let before = app.full_before().map_or_else(Vec::new, ranges);
    let levels = [ends(&own), ends(&before)].concat();
    (own, levels)
}

/// Lowest and highest value of several lines, with other levels that must be seen.
pub(in crate::view) fn extent<'a>(
    lines: impl IntoIterator<Item = &'a [(f64, f64)]>,
    levels: &[f64],
) -> (f64, f64) {
    let values = lines.into_iter().flatten().map(|(_, value)| *value).chain(levels.iter().copied());
    values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
}

/// The ends of an axis and its ticks in words, which get the decimals that tell the ticks apart.
pub(in crate::view) fn axis(
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

/// Free pixels of a chart above and below its plot, and at the right at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::view) struct Edges {
    pub(in crate::view) top: f64,
    pub(in crate::view) right: f64,
    pub(in crate::view) bottom: f64,
}

/// A chart with its axes, the plan's years and the labels at its right, for which it leaves room.
pub(in crate::view) fn framed(
    app: &App,
    size: (f64, f64),
    edges: Edges,
    (values, value_ticks): ((f64, f64), Vec<Tick>),
    labels: Vec<EndLabel>,
    span: Span,
) -> LineChart {
    let calendar = &app.pack().calendar;
    let right = label_room(&labels, size.1).max(edges.right);
    let margin = (edges.top, right, edges.bottom, tick_room(&value_ticks));
    LineChart {
        size,
        margin,
        times: times(calendar),
        values,
        time_ticks: year_ticks(calendar, size.0 - margin.1 - margin.3),
        value_ticks,
        spans: vec![span],
        labels,
        ..LineChart::default()
    }
}

/// Decimals that a step needs to be seen.
fn decimals(step: f64) -> usize {
    (0..6).find(|decimals| step * 10_f64.powi(*decimals) >= 0.99).unwrap_or(6).unsigned_abs()
        as usize
}

/// A line.
pub(in crate::view) fn series(
    id: &str,
    class: &'static str,
    points: Vec<(f64, f64)>,
    end: Option<Shape>,
) -> Series {
    Series { id: id.to_owned(), points, class, end }
}

/// Names of the open scenario and of the base, as short as a line's end has room for.
pub(in crate::view) fn names(app: &App) -> (String, String) {
    let workspace = app.workspace();
    let [own, base] = [workspace.open(), workspace.base()]
        .map(|tab| shortened(&tab.name(app.language(), app.pack())));
    (own, base)
}

/// Latin letters that a name at a line's end has room for; a Chinese sign takes that of two.
const NAME_ROOM: usize = 18;

/// A name as short as a line's end has room for.
pub(in crate::view) fn shortened(name: &str) -> String {
    // the words in brackets are said on the tab
    let name = name.split(['(', '（']).next().unwrap_or(name).trim();
    let room = |letter: char| if letter.is_ascii() { 1 } else { 2 };
    if name.chars().map(room).sum::<usize>() <= NAME_ROOM {
        return name.to_owned();
    }
    let mut left = NAME_ROOM - 1;
    let kept = name.chars().take_while(|letter| {
        let fits = room(*letter) <= left;
        left = left.saturating_sub(room(*letter));
        fits
    });
    kept.collect::<String>().trim_end().to_owned() + "…"
}

/// The plan's last year and the last year of all.
pub(in crate::view) fn two_years(app: &App) -> (String, String) {
    let calendar = &app.pack().calendar;
    let year = |years: usize| calendar.year(years - 1).to_string();
    (year(calendar.plan_years), year(calendar.horizon_years))
}
