//! The application driven by events, without a browser.

use canghai_app::view::{Control, Page, page};
use canghai_app::{
    App, Below, ChartEvent, Depth, Event, Field, Language, Likelihood, Results, Status, TabEvent,
    Whole, Years, percent,
};
use canghai_plan::{Scenario, ShareGroup};

use crate::common::{after, app, lever, reply};

const LAND: Whole = Whole::Sectors(ShareGroup::Land, Years::All);

fn control(page: &Page, field: Field) -> Control {
    let levers = page.groups.iter().flat_map(|group| &group.levers);
    let levers = levers.flat_map(|lever| lever.years.iter().chain([&lever.all]));
    let bars = page.parts.iter().flat_map(|parts| &parts.bars);
    let parts = bars.flat_map(|bar| {
        let parts = bar.parts.iter().flat_map(|part| part.amounts.iter().chain([&part.control]));
        parts.chain(&bar.boundaries)
    });
    let mut all = levers.chain(parts).chain([&page.base_share]);
    all.find(|control| control.field == field).expect("a control for the field").clone()
}

#[test]
fn moving_a_slider_reruns_the_model() {
    let field = Field::Lever(lever("signed_projects"), 0);
    let app = after([Event::Slide(field, 150.0)]);
    let mut scenario = Scenario::clone(&app.pack().ready_made[1].scenario);
    scenario.set_lever(app.pack(), "signed_projects", 0, 150.0);
    let expected = Results::of(app.pack(), &scenario).expect("a valid scenario");
    assert_eq!(app.results(), &expected);
    assert!(app.workspace().open().changed(app.pack()));
}

#[test]
fn futures_are_asked_for_before_the_model_is_run_and_only_for_other_scenarios() {
    let field = Field::Lever(lever("signed_projects"), 0);
    let mut app = app();
    let before = app.results().clone();
    let mut asked = Vec::new();
    let events = [Event::Slide(field, 150.0), Event::Leave(field), Event::Slide(field, 150.0)];
    for event in events {
        app.update_and_ask(event, &mut |app| {
            assert_eq!(app.results(), &before, "the run of before");
            asked.push(app.order(Depth::Quick));
        });
    }
    app.catch_up();
    assert_ne!(app.results(), &before);
    assert_eq!(asked, [app.order(Depth::Quick)]);
}

#[test]
fn the_page_shows_the_results_of_the_run() {
    let app = app();
    let page = page(&app);
    let share = app.results().years[2].city.share;
    assert_eq!(page.headline.value, percent(share, 2));
    let row = page.board.iter().find(|row| row.key == "share").expect("a row for the share");
    assert_eq!((row.value.as_str(), row.status), (page.headline.value.as_str(), Status::Short));
}

#[test]
fn every_lever_has_a_control_for_every_plan_year_with_a_name_of_its_own() {
    let page = page(&app());
    let controls =
        page.groups.iter().flat_map(|group| &group.levers).flat_map(|lever| &lever.years);
    let mut names: Vec<String> = controls.map(|control| control.name.clone()).collect();
    assert_eq!(names.len(), 24);
    assert!(names.contains(&"land for SEI 2019".to_owned()));
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 24);
}

#[test]
fn a_part_that_grows_takes_from_the_others() {
    let app = after([Event::Slide(Field::Part(LAND, 0), 60.0)]);
    let shares = app.scenario().shares(app.pack(), ShareGroup::Land, 1);
    assert!((shares[0] - 0.6).abs() < 1e-12);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!((shares[1] / shares[2] - 4.0).abs() < 1e-9, "the others keep their proportions");
}

#[test]
fn bad_input_is_named_with_its_range_and_changes_nothing() {
    let field = Field::Lever(lever("special_fund"), 1);
    for typed in ["99", "-1", "NaN", "inf", "", "two", "1e400"] {
        let app = after([Event::Type(field, typed.to_owned()), Event::Leave(field)]);
        let control = control(&page(&app), field);
        assert_eq!(control.text, typed, "what was typed is kept");
        assert!(control.problem.contains(typed) && control.problem.contains("0 to 20"), "{typed}");
        assert_eq!(app.results(), self::app().results());
    }
}

#[test]
fn digits_on_the_way_to_a_refused_number_leave_nothing_behind() {
    let field = Field::Lever(lever("special_fund"), 1);
    let typed = ["9", "99"].map(|text| Event::Type(field, text.to_owned()));
    assert_eq!(after(typed).scenario(), app().scenario());
    let part = Field::Part(Whole::Mix, 2);
    let typed = ["9", "90", "900"].map(|text| Event::Type(part, text.to_owned()));
    assert_eq!(after(typed).results(), app().results());
}

#[test]
fn a_typed_number_counts_at_once_and_is_tidied_when_the_field_is_left() {
    let field = Field::Lever(lever("land"), 0);
    let mut app = after([Event::Type(field, "5000.0".to_owned())]);
    assert_eq!(app.scenario().lever(app.pack(), "land")[0], 5000.0);
    assert_eq!(control(&page(&app), field).text, "5000.0");
    app.update(Event::Leave(field));
    assert_eq!(control(&page(&app), field).text, "5000");
}

#[test]
fn the_base_scenario_meets_the_same_world() {
    let app = after([Event::Slide(Field::BaseShare, 9.0), Event::Pandemic(true)]);
    assert!(app.base().years[0].city.share > 0.095, "the base scenario starts at 9 % too");
    let app = after([Event::Tab(TabEvent::Open(1))]);
    assert_eq!(app.results(), app.base());
    assert!(page(&app).headline.difference.contains("no change"));
}

#[test]
fn a_target_out_of_reach_is_a_finding_with_a_year() {
    let mut app = app();
    app.update(Event::Speak(Language::Chinese));
    let verdict = page(&app).headline.verdict;
    assert_eq!(verdict, "按现有假设 2020 年难以达到 12%，预计 2024 年 1 月达到");
    app.update(Event::Slide(Field::BaseShare, 4.0));
    assert!(page(&app).headline.verdict.ends_with("预计 2025 年后达到"));
}

#[test]
fn an_answer_puts_ranges_and_probabilities_on_the_page() {
    let mut app = app();
    assert!(page(&app).futures.is_none());
    app.update(reply(&app, app.order(Depth::Full), 64));
    let page = page(&app);
    let futures = page.futures.expect("futures after an answer");
    assert!(futures.fresh && futures.reached.contains("12%"), "{}", futures.reached);
    let share = futures.share.expect("a probability of the share");
    assert_eq!((share.number.as_str(), share.likelihood), ("< 1.6%", Likelihood::Unlikely));
    let platforms = &page.board[1].futures.as_ref().expect("futures of a row");
    assert!(platforms.range.contains(" – ") && platforms.whiskers.0 < platforms.whiskers.1);
}

#[test]
fn the_line_of_when_the_target_is_reached_is_there_while_a_slider_moves() {
    let mut app = app();
    app.update(reply(&app, app.order(Depth::Quick), 64));
    let reached = |app: &App| page(app).futures.expect("futures after an answer").reached;
    assert_eq!(reached(&app), "12% is reached: still refining…");
    app.update(reply(&app, app.order(Depth::Full), 64));
    assert!(reached(&app).starts_with("12% is reached: median "), "{}", reached(&app));
}

#[test]
fn an_answer_that_comes_too_late_is_dropped() {
    let mut app = app();
    let late = reply(&app, app.order(Depth::Quick), 64);
    app.update(Event::Slide(Field::Lever(lever("land"), 2), 9000.0));
    app.update(late);
    assert!(app.futures().is_none(), "an answer for an earlier state is never shown");
    let in_time = reply(&app, app.order(Depth::Quick), 64);
    app.update(in_time);
    assert!(app.futures().is_some_and(|(_, fresh)| fresh));
    app.update(Event::Slide(Field::Lever(lever("land"), 2), 9500.0));
    assert!(!page(&app).futures.expect("the ranges of before").fresh, "they look like it");
}

/// The share of GDP at the plan's end, and whether what is shown has its ranges.
fn shown(app: &App) -> (f64, bool) {
    let share = app.results().years[2].city.share;
    (share, app.futures().is_some_and(|(_, fresh)| fresh))
}

#[test]
fn a_slider_is_shown_with_its_futures_also_where_it_has_gone_on() {
    let slide = |value: f64| Event::Slide(Field::Lever(lever("land"), 2), value);
    let mut app = app();
    app.update(reply(&app, app.order(Depth::Full), 64));
    let before = shown(&app);
    app.update_and_ask(slide(9000.0), &mut |_| {});
    let first = reply(&app, app.order(Depth::Quick), 64);
    assert_eq!((shown(&app), app.is_behind()), (before, true), "a whole picture stays");
    assert_eq!(app.next_depth(), Some(Depth::Full), "what is shown is not the latest");
    app.update_and_ask(slide(12000.0), &mut |_| {});
    let second = reply(&app, app.order(Depth::Quick), 64);
    app.update_and_ask(first, &mut |_| {});
    app.update(Event::Chart(ChartEvent::Draw(Below::Later)));
    let after = |value| shown(&after([slide(value)])).0;
    assert_eq!((shown(&app), app.is_behind()), ((after(9000.0), true), true));
    app.update_and_ask(Event::Leave(Field::Lever(lever("land"), 2)), &mut |_| {});
    assert_eq!(
        (shown(&app), app.is_behind()),
        ((after(9000.0), true), true),
        "letting go waits too"
    );
    app.update_and_ask(second, &mut |_| {});
    assert_eq!((shown(&app), app.is_behind()), ((after(12000.0), true), false));
}

#[test]
fn a_slider_whose_futures_are_late_is_shown_without_and_none_before_it() {
    let slide = |value: f64| Event::Slide(Field::Lever(lever("land"), 2), value);
    let mut app = app();
    app.update(reply(&app, app.order(Depth::Full), 64));
    app.update_and_ask(slide(9000.0), &mut |_| {});
    let late = reply(&app, app.order(Depth::Quick), 64);
    app.update_and_ask(slide(12000.0), &mut |_| {});
    app.catch_up();
    let expected = (shown(&after([slide(12000.0)])).0, false);
    assert_eq!(shown(&app), expected);
    app.update_and_ask(late, &mut |_| {});
    assert_eq!(shown(&app), expected, "what comes for an earlier state is dropped");
}

#[test]
fn what_the_reader_does_next_is_done_with_the_latest_state() {
    let mut app = app();
    app.update_and_ask(Event::Slide(Field::Lever(lever("land"), 2), 9000.0), &mut |_| {});
    app.update_and_ask(Event::Undo, &mut |_| {});
    assert_eq!((app.is_behind(), app.shown()), (false, app.revision()));
    assert_eq!(app.results(), self::app().results());
}

#[test]
fn a_worse_answer_does_not_replace_a_better_one() {
    let mut app = app();
    app.update(reply(&app, app.order(Depth::Full), 64));
    app.update(reply(&app, app.order(Depth::Quick), 64));
    assert!(app.futures().is_some_and(|(reply, _)| reply.is_full()));
    assert_eq!(app.next_depth(), Some(Depth::Exact));
    app.update(reply(&app, app.order(Depth::Exact), 64));
    app.update(reply(&app, app.order(Depth::Full), 64));
    assert_eq!(app.next_depth(), None);
}
