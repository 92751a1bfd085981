//! The difference between two scenarios in a sentence.

use super::Column;
use super::cost::{spent, spent_by_base};
use super::targets::difference;
use crate::board::month;
use crate::format::{chance, grouped, percent};
use crate::state::App;
use crate::text::{text, text_with};

/// The open scenario against the base, or the first other one where the base is open: the share in
/// the plan's last year, when the target is reached, and what it takes more. Nothing where there is
/// no scenario but the base.
pub(super) fn sentence(app: &App, columns: &[Column]) -> String {
    let open = app.workspace().open().id;
    let others = || columns.iter().filter(|column| !column.is_base);
    let column = others().find(|column| column.tab.id == open).or_else(|| others().next());
    let Some(column) = column else { return String::new() };
    let language = app.language();
    let parts = [share(app, column), reached(app, column), takes(app, column)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let end = text(language, "sentence.end");
    parts.join(&text(language, "sentence.then")) + &end
}

fn base_name(app: &App) -> String {
    app.workspace().base().name(app.language(), app.pack())
}

/// The share of both and its difference, which counts as one from a hundredth of a point on.
fn share(app: &App, column: &Column) -> String {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let plan = calendar.plan_years - 1;
    let of = |results: &crate::results::Results| {
        results.years.get(plan).map_or(0.0, |year| year.city.share)
    };
    let (own, base) = (of(column.results), of(column.base));
    let points = (own - base) * 100.0;
    let key = if points.abs() < 0.005 {
        "sentence.same"
    } else if points > 0.0 {
        "sentence.more"
    } else {
        "sentence.less"
    };
    let values = [
        ("scenario", column.name(app)),
        ("base", base_name(app)),
        ("year", calendar.year(plan).to_string()),
        ("share", percent(own, 2)),
        ("points", grouped(points.abs(), 2)),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words = text_with(language, key, &values);
    match difference(column, plan, "share").filter(|_| key != "sentence.same") {
        None => words,
        Some((difference, members)) => {
            let (key, part) = if points > 0.0 {
                ("sentence.more_in", difference.more)
            } else {
                ("sentence.less_in", difference.less)
            };
            words + &text_with(language, key, &[("part", &chance(part, members))])
        }
    }
}

/// When a scenario reaches the share's target, in words.
pub(in crate::view) fn when_reached(app: &App, time: Option<f64>) -> String {
    let calendar = &app.pack().calendar;
    let last = calendar.year(calendar.horizon_years - 1).to_string();
    match time {
        Some(time) => month(app.language(), time),
        None => text_with(app.language(), "futures.after", &[("last", &last)]),
    }
}

/// When both reach the share's target; nothing where neither does within the run.
pub(in crate::view) fn reached(app: &App, column: &Column) -> String {
    let language = app.language();
    let (own, base) = (column.results.reached, column.base.reached);
    if own.is_none() && base.is_none() {
        return String::new();
    }
    let level = percent(app.pack().share_target().unwrap_or_default(), 0);
    let (own, base) = (when_reached(app, own), when_reached(app, base));
    let name = base_name(app);
    let values = [("level", level.as_str()), ("own", &own), ("base", &name), ("other", &base)];
    let key = if own == base { "sentence.reached_alike" } else { "sentence.reached" };
    text_with(language, key, &values)
}

/// What the scenario takes more or less than the base over the plan's years.
pub(in crate::view) fn takes(app: &App, column: &Column) -> String {
    let language = app.language();
    let money = spent(app, column, MONEY) - spent_by_base(app, MONEY);
    let land = spent(app, column, LAND) - spent_by_base(app, LAND);
    let part = |difference: f64, unit: &str, decimals: usize| {
        let amount = grouped(difference.abs(), decimals);
        let unit = text(language, unit);
        let key = if difference > 0.0 { "sentence.takes_more" } else { "sentence.takes_less" };
        // what the amount would be shown as nothing for is no difference to speak of
        let shown = difference.abs() >= 0.5 * 0.1_f64.powi(i32::from(decimals == 1));
        shown.then(|| text_with(language, key, &[("amount", &amount), ("unit", &unit)]))
    };
    let parts: Vec<String> =
        [part(money, "unit.yi_yuan", 1), part(land, "unit.mu", 0)].into_iter().flatten().collect();
    if parts.is_empty() {
        return text(language, "sentence.takes_alike");
    }
    let parts = parts.join(&text(language, "sentence.and"));
    text_with(language, "sentence.takes", &[("parts", &parts)])
}

const MONEY: &[&str] = &["special_fund", "guidance_fund"];
const LAND: &[&str] = &["land"];
