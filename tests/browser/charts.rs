//! The lines of the charts hold the points of the run.

use canghai_app::Language;
use canghai_plan::Scenario;

use crate::controls::{PANDEMIC, pick};
use crate::drawing::Line;
use crate::page::Page;
use crate::runs::{PACK, Run, ready_made};
use crate::visit::{PHONE, Visit};

/// The first day of the plan in calendar years.
fn start() -> f64 {
    f64::from(PACK.calendar.base_year + 1)
}

/// Values at the ends of months, with their times.
fn at_ends_of_months(values: &[f64]) -> Vec<(f64, f64)> {
    let time = |month: usize| start() + (month + 1) as f64 / 12.0;
    values.iter().enumerate().map(|(month, value)| (time(month), *value)).collect()
}

/// A value at the start, then at the ends of months.
fn from_start(first: f64, values: &[f64]) -> Vec<(f64, f64)> {
    std::iter::once((start(), first)).chain(at_ends_of_months(values)).collect()
}

fn share_differences(page: &Page, run: &Run, base: &Run, base_share: f64) -> Vec<String> {
    let line = |name: &str, run: &Run| {
        let points = from_start(base_share, &run.rolling_share());
        assert_eq!(points.len(), 97, "a start and eight years of months");
        Line::on(page, name, "scenario", 0).differences(name, &points)
    };
    [line("scenario", run), line("base", base)].concat()
}

fn sector_differences(page: &Page, run: &Run, base: &Run) -> Vec<String> {
    let sectors = PACK.sectors.iter().enumerate();
    let differences = sectors.flat_map(|(index, sector)| {
        let line = |name: &str, run: &Run| {
            let points = at_ends_of_months(&run.value_added(index));
            Line::on(page, name, &sector.id, 0).differences(&sector.id, &points)
        };
        [line(&sector.id, run), line("base", base)].concat()
    });
    differences.collect()
}

/// Value added of all sectors in the twelve months up to each month, from the twelfth on.
fn value_added_of_years(run: &Run) -> Vec<f64> {
    let sectors: Vec<Vec<f64>> = (0..PACK.sectors.len()).map(|i| run.value_added(i)).collect();
    let month = |month: usize| sectors.iter().map(|sector| sector[month] / 12.0).sum::<f64>();
    let months: Vec<f64> = (0..PACK.calendar.horizon_months()).map(month).collect();
    months.windows(12).map(|year| year.iter().sum()).collect()
}

fn effect_differences(page: &Page, run: &Run, base: &Run) -> Vec<String> {
    let minus = |own: Vec<f64>, base: Vec<f64>| -> Vec<f64> {
        own.into_iter().zip(base).map(|(own, base)| own - base).collect()
    };
    let shares = minus(run.rolling_share(), base.rolling_share());
    let points: Vec<f64> = shares.iter().map(|share| share * 100.0).collect();
    let money = minus(value_added_of_years(run), value_added_of_years(base));
    let money: Vec<(f64, f64)> = at_ends_of_months(&money)
        .into_iter()
        .map(|(time, money)| (time + 11.0 / 12.0, money))
        .collect();
    let line = |index: usize, what: &str, points: &[(f64, f64)]| {
        Line::on(page, "difference", "difference", index).differences(what, points)
    };
    let shares = line(0, "effect on the share", &from_start(0.0, &points));
    [shares, line(1, "effect on value added", &money)].concat()
}

/// Waits until all charts are those of a scenario and of the trend in the same world.
fn assert_charts_show(page: &Page, scenario: &Scenario) {
    let trend = Scenario {
        world: scenario.world.clone(),
        pandemic: scenario.pandemic,
        base_share: scenario.base_share,
        ..ready_made("trend")
    };
    let (run, base) = (Run::of_scenario(scenario), Run::of_scenario(&trend));
    page.comes_right(|page| {
        let shares = share_differences(page, &run, &base, scenario.base_share);
        let sectors = sector_differences(page, &run, &base);
        [shares, sectors, effect_differences(page, &run, &base)].concat()
    });
}

#[test]
fn the_lines_hold_the_points_of_the_run_and_follow_to_another_scenario_and_world() {
    let page = Visit::in_language(Language::Chinese).open();
    let (run, trend) = (Run::of_ready_made("plan-effort"), Run::of_ready_made("trend"));
    let share = PACK.base.share.value;
    page.comes_right(|page| share_differences(page, &run, &trend, share));
    assert_charts_show(&page, &ready_made("plan-effort"));
    pick(&page, "strong-push");
    page.click(PANDEMIC);
    assert_charts_show(&page, &Scenario { pandemic: true, ..ready_made("strong-push") });
}

#[test]
fn the_lines_on_a_phone_hold_the_same_points() {
    let page = Visit::in_language(Language::Chinese).in_window(PHONE).open();
    assert_charts_show(&page, &ready_made("plan-effort"));
}
