//! The model's main finding in one look: what three years start comes in later.

use canghai_analysis::{Comparison, Quantiles};
use canghai_sim::{After, Outcomes};

use super::frame::{answer, two_years};
use super::unit::Unit;
use crate::state::App;
use crate::text::{text, text_with};

/// The difference to the base scenario at the plan's end and at the horizon, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What the bars are.
    pub title: String,
    /// The two years.
    pub bars: Vec<FindingBar>,
    /// What they say.
    pub sentence: String,
}

/// A bar of the finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingBar {
    /// The year.
    pub year: String,
    /// The difference with its unit.
    pub value: String,
    /// The middle four fifths of the futures; empty until they are run.
    pub range: String,
    /// Its length over that of the longest, 0 to 1.
    pub length: f64,
    /// Whether it is below zero.
    pub negative: bool,
}

/// Less than this many percentage points are called none.
const NONE: f64 = 1e-9;
/// From this factor on the later difference is said to be the larger one.
const LARGER: f64 = 1.2;

pub(super) fn finding(app: &App) -> Finding {
    let calendar = &app.pack().calendar;
    let years = [calendar.plan_years - 1, calendar.horizon_years - 1];
    let points = years.map(|year| points(app, year));
    let longest = points.iter().fold(NONE, |longest, points| longest.max(points.abs()));
    let (year, horizon) = two_years(app);
    let bars = [year, horizon].into_iter().zip(years).zip(points).map(|((year, index), points)| {
        FindingBar {
            year,
            value: with_unit(app, points),
            range: range(app, index),
            length: points.abs() / longest,
            negative: points < 0.0,
        }
    });
    Finding {
        title: text(app.language(), "finding.title"),
        bars: bars.collect(),
        sentence: sentence(app, points),
    }
}

/// The difference of the share in a year, percentage points.
fn points(app: &App, year: usize) -> f64 {
    let share = |results: &crate::results::Results| {
        results.years.get(year).map_or(0.0, |outcomes| outcomes.city.share)
    };
    (share(app.results()) - share(app.base())) * 100.0
}

fn with_unit(app: &App, points: f64) -> String {
    let language = app.language();
    let words = Unit::Points.words(language, points);
    // "no change" takes no unit
    if points.abs() < NONE {
        words
    } else {
        format!("{words} {}", text(language, "unit.percentage_point"))
    }
}

/// The range of the difference in a year over the same futures.
fn range(app: &App, year: usize) -> String {
    let range = answer(app).and_then(|answer| {
        let &[low, _, _, _, high] = share_difference(&answer.comparison, year)?;
        Some(Unit::Points.range(app.language(), (low * 100.0, high * 100.0)))
    });
    range.unwrap_or_default()
}

/// The paired difference of the share in a year; `None` where the futures end before it.
fn share_difference(comparison: &Comparison, year: usize) -> Option<&Quantiles> {
    let place = Outcomes::<f64>::FIELDS.iter().position(|quantity| quantity.key == "share")?;
    Some(&comparison.years.get(year)?.get(place)?.quantiles)
}

fn sentence(app: &App, [now, later]: [f64; 2]) -> String {
    let language = app.language();
    let (year, horizon) = two_years(app);
    let (now_words, later_words) = (with_unit(app, now), with_unit(app, later));
    let after = match app.scenario().after {
        After::Hold => text_with(language, "finding.hold", &[("year", &year)]),
        After::Stop => text_with(language, "finding.stop", &[("year", &year)]),
    };
    let factor = format!("{:.1}", later / now);
    let words = [
        ("year", year.as_str()),
        ("now", &now_words),
        ("horizon", &horizon),
        ("later", &later_words),
        ("factor", &factor),
        ("after", &after),
    ];
    let key = if now.abs() < NONE && later.abs() < NONE {
        "finding.none"
    } else if now >= 0.01 && later >= LARGER * now {
        "finding.larger"
    } else {
        "finding.plain"
    };
    text_with(language, key, &words)
}
