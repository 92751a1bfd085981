//! What an open row of the board shows: its outcome over time and the levers that move it.

use canghai_analysis::YearSummary;
use canghai_chart::{LineChart, Node, Rule, Series, Tick, nice_axis};
use canghai_sim::{Outcomes, Quantity};

use crate::board::{amount, level};
use crate::format::{grouped, percent};
use crate::results::Results;
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};

use super::card::{Info, Subject, by_year, info};
use super::charts::frame::{Ranges, answer, bands, monthly};
use super::drivers::drivers_of;

/// Size of the chart, pixels; the page scales it to its column.
const SIZE: (f64, f64) = (336.0, 168.0);
/// Room around the plot: top, right, bottom, left.
const MARGIN: (f64, f64, f64, f64) = (16.0, 12.0, 26.0, 40.0);

/// The words around the board and what its open row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardWords {
    /// The board's title.
    pub title: String,
    /// What its numbers are.
    pub note: String,
    /// The button for the card of each row, in the order of the rows.
    pub infos: Vec<Info>,
    /// What the open row shows.
    pub detail: Option<Detail>,
}

/// What an open row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Key of the row's outcome.
    pub key: &'static str,
    /// What the plan asks.
    pub asks: String,
    /// What the chart shows.
    pub chart_title: String,
    /// How to read it.
    pub chart_note: String,
    /// The outcome over time against the base scenario and the target.
    pub chart: Node,
    /// The title of the levers.
    pub drivers_title: String,
    /// What their order means.
    pub drivers_note: String,
    /// The levers that move the outcome, the strongest first.
    pub drivers: Vec<Driver>,
}

/// A lever that moves an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The button for its card.
    pub info: Info,
    /// Its name.
    pub label: String,
    /// Its values in the plan's years.
    pub values: String,
}

pub(super) fn words(app: &App) -> BoardWords {
    let (language, pack) = (app.language(), app.pack());
    let year = pack.plan_years().last().unwrap_or_default().to_string();
    let outcomes = pack.targets.iter().map(|target| target.outcome);
    let outcomes = outcomes.chain(pack.shown.iter().map(|shown| shown.outcome));
    let open = outcomes.clone().find(|outcome| app.cards().row() == Some(outcome.key));
    BoardWords {
        title: text_with(language, "board.title", &[("year", &year)]),
        note: text(language, "board.note"),
        infos: outcomes.map(|outcome| info(app, Subject::Outcome(outcome.key))).collect(),
        detail: open.map(|outcome| detail(app, outcome)),
    }
}

#[inline(never)]
fn detail(app: &App, outcome: &'static Quantity) -> Detail {
    let (language, pack) = (app.language(), app.pack());
    let shown = || pack.shown.iter().find(|shown| shown.outcome == outcome);
    let asks = pack.target(outcome.key).map(|target| &target.asks);
    let asks = asks.or_else(|| shown().map(|shown| &shown.asks));
    let levers = drivers_of(outcome.key).iter().filter_map(|key| pack.lever(key));
    let drivers = levers.map(|lever| Driver {
        info: info(app, Subject::Lever(lever.quantity.key)),
        label: label(language, lever.quantity),
        values: by_year(app, lever, app.scenario().lever(pack, lever.quantity.key)),
    });
    Detail {
        key: outcome.key,
        asks: asks.map_or("", |asks| language.of(asks)).to_owned(),
        chart_title: title(app, outcome),
        chart_note: text(language, "board.over_time_note"),
        chart: chart(app, outcome, SIZE),
        drivers_title: text(language, "board.drivers"),
        drivers_note: text(language, "board.drivers_note"),
        drivers: drivers.collect(),
    }
}

/// What the chart shows, with its unit.
fn title(app: &App, outcome: &Quantity) -> String {
    let language = app.language();
    let unit = if outcome.key == "share" { "percent" } else { outcome.unit };
    let (name, unit) = (label(language, outcome), unit_label(language, unit));
    let values = [("name", name.as_str()), ("unit", &unit)];
    text_with(language, "board.over_time", &values)
}

/// Title, note and drawing of the outcome at a place of the catalogue, in a size in pixels.
pub(super) fn picture(app: &App, place: usize, size: (f64, f64)) -> Option<(String, String, Node)> {
    let outcome = Outcomes::<f64>::FIELDS.get(place)?;
    let note = text(app.language(), "board.over_time_note");
    Some((title(app, outcome), note, chart(app, outcome, size)))
}

/// An outcome over time: the share by month, all else at the ends of years.
fn points(app: &App, outcome: &Quantity, results: &Results) -> Vec<(f64, f64)> {
    let start = f64::from(app.pack().calendar.base_year + 1);
    if outcome.key == "share" {
        let months = results.rolling_share.iter().enumerate();
        let months = months.map(|(month, share)| (start + (month + 1) as f64 / 12.0, *share));
        return std::iter::once((start, app.scenario().base_share)).chain(months).collect();
    }
    let years = results.years.iter().enumerate();
    years
        .filter_map(|(year, outcomes)| {
            Some((start + (year + 1) as f64, *outcomes.city.get(outcome.key)?))
        })
        .collect()
}

/// What the futures say of an outcome over time: of the share by month, of all else their
/// expectations at the ends of years, without the chance of single projects.
fn ranges(app: &App, outcome: &Quantity) -> Ranges {
    let Some(summary) = answer(app).map(|answer| &answer.summary) else { return Vec::new() };
    let calendar = &app.pack().calendar;
    if outcome.key == "share" {
        let start = [app.scenario().base_share; 5];
        let shares = summary.rolling_share.iter().copied();
        return monthly(calendar, 0, std::iter::once(start).chain(shares));
    }
    let place = Outcomes::<f64>::FIELDS.iter().position(|own| own.key == outcome.key);
    let of_year = |year: &YearSummary| year.mean_quantiles.get(place?).copied();
    let years = summary.years.iter().map_while(of_year).enumerate();
    years.map(|(year, range)| (f64::from(calendar.year(year)) + 1.0, range)).collect()
}

fn chart(app: &App, outcome: &'static Quantity, size: (f64, f64)) -> Node {
    let (language, pack) = (app.language(), app.pack());
    let calendar = &pack.calendar;
    let own = points(app, outcome, app.results());
    let base = points(app, outcome, app.base());
    let target = pack.target(outcome.key);
    let ranges = ranges(app, outcome);
    let levels = own.iter().chain(&base).map(|(_, value)| *value);
    let levels = levels.chain(target.map(|target| target.at_least));
    let levels = levels.chain(ranges.iter().flat_map(|(_, range)| [range[0], range[4]]));
    let (low, high) = levels.fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
    // a count is read from nothing up; a share is not
    let low = if outcome.key == "share" { low } else { 0.0 };
    let (values, ticks) = nice_axis((low, high), 4);
    let start = f64::from(calendar.base_year + 1);
    let tick = |value: f64| Tick { value, label: axis_number(outcome, value) };
    let year_tick = |index: usize| Tick {
        value: start + index as f64,
        label: (calendar.year(index) - 1).to_string(),
    };
    let line = |id: &str, class, points| Series { id: id.to_owned(), points, class, end: None };
    let rules = target.map(|target| Rule {
        value: target.at_least,
        until: None,
        label: text_with(
            language,
            "chart.target",
            &[
                ("year", &target.year.to_string()),
                ("level", &level(target.outcome, target.at_least)),
            ],
        ),
        class: "target",
    });
    LineChart {
        size,
        margin: MARGIN,
        times: (start, start + calendar.horizon_years as f64),
        values,
        time_ticks: (0..=calendar.horizon_years).step_by(2).map(year_tick).collect(),
        value_ticks: ticks.into_iter().map(tick).collect(),
        rules: rules.into_iter().collect(),
        bands: bands(&ranges),
        series: vec![line("base", "base", base), line("scenario", "scenario", own)],
        description: description(app, outcome),
        ..LineChart::default()
    }
    .draw()
}

fn axis_number(outcome: &Quantity, value: f64) -> String {
    match outcome.key {
        "share" => percent(value, 0),
        _ if value.fract().abs() < 1e-9 => grouped(value, 0),
        _ => grouped(value, 1),
    }
}

fn description(app: &App, outcome: &'static Quantity) -> String {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let (plan, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let at = |index: usize| {
        let year = app.results().years.get(index);
        year.and_then(|year| year.city.get(outcome.key))
            .map_or_else(String::new, |value| amount(language, outcome, *value))
    };
    let values = [
        ("name", label(language, outcome)),
        ("year", calendar.year(plan).to_string()),
        ("now", at(plan)),
        ("horizon", calendar.year(last).to_string()),
        ("later", at(last)),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, word)| (*name, word.as_str())).collect();
    text_with(language, "board.chart_description", &values)
}
