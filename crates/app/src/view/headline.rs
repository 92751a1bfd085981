//! The result in a few numbers and one sentence.

use crate::board::month;
use crate::format::{percent, signed};
use crate::state::App;
use crate::text::{text, text_with};

/// The share in the plan's last year, and what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// What the number is.
    pub title: String,
    /// The number.
    pub value: String,
    /// The difference to the base scenario.
    pub difference: String,
    /// The target and whether it is met.
    pub verdict: String,
    /// Whether it is met.
    pub met: bool,
}

pub(super) fn headline(app: &App) -> Headline {
    let (language, pack) = (app.language(), app.pack());
    let last_plan = pack.calendar.plan_years - 1;
    let last = pack.calendar.horizon_years - 1;
    let (year, horizon) = (pack.calendar.year(last_plan), pack.calendar.year(last));
    let (year, horizon) = (year.to_string(), horizon.to_string());
    let share = |index: usize| app.results().years.get(index).map_or(0.0, |y| y.city.share);
    let base = |index: usize| app.base().years.get(index).map_or(0.0, |y| y.city.share);
    let points = |index| signed(language, (share(index) - base(index)) * 100.0, 2);
    let target = pack.share_target().unwrap_or(1.0);
    let level = percent(target, 0);
    let met = share(last_plan) >= target;
    let verdict = match (met, app.results().reached) {
        (true, _) => text_with(language, "headline.met", &[("year", &year), ("level", &level)]),
        (false, Some(time)) => {
            let when = month(language, time);
            let values = [("year", year.as_str()), ("level", &level), ("when", &when)];
            text_with(language, "headline.later", &values)
        }
        (false, None) => {
            let values = [("year", year.as_str()), ("level", &level), ("last", &horizon)];
            text_with(language, "headline.after", &values)
        }
    };
    let difference = |index| {
        text_with(
            language,
            "headline.difference",
            &[("points", &points(index)), ("unit", &text(language, "unit.percentage_point"))],
        )
    };
    Headline {
        title: text_with(language, "headline.title", &[("year", &year)]),
        value: percent(share(last_plan), 2),
        difference: difference(last_plan),
        verdict,
        met,
    }
}
