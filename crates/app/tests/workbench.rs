//! Scenario tabs, parts of a whole, taking back and doing again, and what is kept.

use canghai_app::view::page;
use canghai_app::{
    App, Event, Field, Language, Lock, MOST_TABS, Notice, Question, TabEvent, Theme, Whole, Years,
};
use canghai_plan::{ShareGroup, Split};

use crate::common::{after, app, lever};

const LAND: Whole = Whole::Sectors(ShareGroup::Land, Years::All);

fn tab(event: TabEvent) -> Event {
    Event::Tab(event)
}

fn names(app: &App) -> Vec<String> {
    page(app).tabs.tabs.into_iter().map(|tab| tab.name).collect()
}

#[test]
fn the_page_opens_with_the_plan_effort_against_the_trend() {
    let app = app();
    assert_eq!(names(&app), ["trend", "plan effort (assumed)"]);
    let page = page(&app);
    assert!(page.tabs.tabs[0].base && page.tabs.tabs[1].open);
    let welcome = page.welcome.expect("the first words");
    assert!(welcome.finding.contains("9.59%") && welcome.finding.contains("+1.18"));
    assert_eq!(welcome.questions.len(), 3);
}

#[test]
fn scenarios_are_added_copied_named_moved_and_taken_away() {
    let app = after([
        tab(TabEvent::Add("strong-push".into())),
        tab(TabEvent::Duplicate(3)),
        tab(TabEvent::Rename(4, " a\nname ".into())),
        tab(TabEvent::Shift(4, false)),
        tab(TabEvent::Delete(2)),
    ]);
    assert_eq!(names(&app), ["trend", "a name", "strong push"]);
    assert_eq!(app.workspace().open().id, 4);
    let copy = &app.workspace().tabs()[1].scenario;
    assert_eq!(copy.levers, app.pack().ready_made("strong-push").expect("it").scenario.levers);
    assert_eq!(app.notice(), Some(&Notice::Deleted("plan effort (assumed)".into())));
}

#[test]
fn the_last_scenario_stays_and_no_more_than_six_stand_side_by_side() {
    let app = after([tab(TabEvent::Delete(1)), tab(TabEvent::Delete(2))]);
    assert_eq!(names(&app), ["plan effort (assumed)"]);
    let app = after((0..9).map(|_| tab(TabEvent::Duplicate(2))));
    assert_eq!(app.workspace().tabs().len(), MOST_TABS);
    assert_eq!(app.notice(), Some(&Notice::NoRoom));
    assert_eq!(names(&app)[2..4], ["scenario 1", "scenario 2"]);
}

#[test]
fn any_scenario_can_be_the_base() {
    let app = after([tab(TabEvent::Base(2))]);
    assert_eq!(app.results(), app.base());
    let app = after([tab(TabEvent::Base(2)), tab(TabEvent::Open(1))]);
    assert!(app.base().years[2].city.share > app.results().years[2].city.share);
}

#[test]
fn everything_can_be_taken_back_and_done_again() {
    let steps = [
        Event::Slide(Field::Lever(lever("land"), 0), 9000.0),
        Event::World("observed".into()),
        Event::Pandemic(true),
        Event::Lock(Lock::Sector(ShareGroup::Land, 1)),
        Event::Split(ShareGroup::Land, true),
        Event::Ask(Question::TwiceTheLand),
        tab(TabEvent::Add("money-first".into())),
        tab(TabEvent::Rename(4, "mine".into())),
        tab(TabEvent::Shift(4, false)),
        tab(TabEvent::Base(2)),
        tab(TabEvent::Delete(1)),
    ];
    let mut app = app();
    let mut states = vec![app.workspace().clone()];
    for step in steps.clone() {
        app.update(step);
        assert_ne!(Some(app.workspace()), states.last(), "each step does something");
        states.push(app.workspace().clone());
    }
    assert!(page(&app).tabs.undo.contains("delete"), "{}", page(&app).tabs.undo);
    for state in states.iter().rev().skip(1) {
        app.update(Event::Undo);
        assert_eq!(app.workspace(), state);
    }
    app.update(Event::Undo);
    assert_eq!(app.workspace(), &states[0], "nothing is before the beginning");
    assert_eq!(page(&app).tabs.undo, "");
    assert_eq!(app.results(), self::app().results(), "results follow what is taken back");
    for state in &states[1..] {
        app.update(Event::Redo);
        assert_eq!(app.workspace(), state);
    }
    assert_eq!(page(&app).tabs.redo, "");
}

#[test]
fn a_slider_dragged_in_one_go_is_taken_back_in_one() {
    let field = Field::Lever(lever("land"), 0);
    let drag = [4000.0, 5000.0, 6000.0].map(|value| Event::Slide(field, value));
    let mut app = after(drag.into_iter().chain([Event::Leave(field)]));
    app.update(Event::Slide(field, 7000.0));
    assert!(page(&app).tabs.undo.contains("land for SEI 2018"), "{}", page(&app).tabs.undo);
    app.update(Event::Undo);
    assert_eq!(app.scenario().lever(app.pack(), "land")[0], 6000.0);
    app.update(Event::Undo);
    assert_eq!(app.scenario().lever(app.pack(), "land")[0], 3500.0);
    assert_eq!(page(&app).tabs.undo, "");
}

#[test]
fn a_part_that_is_raised_and_lowered_in_one_go_gives_back_what_it_took() {
    let part = Field::Part(LAND, 0);
    let before = app().scenario().shares(app().pack(), ShareGroup::Land, 0);
    let app = after([100.0, 40.0, before[0] * 100.0].map(|value| Event::Slide(part, value)));
    let now = app.scenario().shares(app.pack(), ShareGroup::Land, 0);
    assert!(before.iter().zip(&now).all(|(a, b)| (a - b).abs() < 1e-12), "{now:?}");
}

#[test]
fn a_locked_part_keeps_its_size_and_its_controls_are_off() {
    let app = after([
        Event::Lock(Lock::Sector(ShareGroup::Land, 1)),
        Event::Slide(Field::Part(LAND, 0), 99.0),
        Event::Leave(Field::Part(LAND, 0)),
        Event::Slide(Field::Part(LAND, 1), 1.0),
    ]);
    let start = self::app().scenario().shares(self::app().pack(), ShareGroup::Land, 0);
    let parts = app.scenario().shares(app.pack(), ShareGroup::Land, 0);
    assert!((parts[1] - start[1]).abs() < 1e-12, "{parts:?}");
    assert!((parts[0] - (1.0 - start[1])).abs() < 1e-12, "it takes all that is not locked");
    let page = page(&app);
    let land = page.parts.iter().find(|parts| parts.key == "land").expect("land");
    assert!(land.bars[0].parts[1].control.fixed && land.bars[0].boundaries[0].fixed);
}

#[test]
fn an_amount_sets_the_part_that_gives_it() {
    let field = Field::Amount(LAND, lever("land"), 5);
    let app = after([Event::Type(field, "700".into())]);
    let parts = app.scenario().shares(app.pack(), ShareGroup::Land, 0);
    assert!((parts[5] - 0.2).abs() < 1e-12, "700 of 3500 mu a year: {parts:?}");
    assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn parts_set_apart_by_year_change_one_year_alone() {
    let year = Whole::Sectors(ShareGroup::Land, Years::One(1));
    let app =
        after([Event::Split(ShareGroup::Land, true), Event::Slide(Field::Part(year, 0), 50.0)]);
    let [first, second] = [0, 1].map(|y| app.scenario().shares(app.pack(), ShareGroup::Land, y)[0]);
    assert!((second - 0.5).abs() < 1e-12 && first < 0.5);
    let land = |app: &App| {
        page(app).parts.into_iter().find(|parts| parts.key == "land").expect("land").bars.len()
    };
    assert_eq!(land(&app), 3);
    let app = after([Event::Split(ShareGroup::Land, true), Event::Split(ShareGroup::Land, false)]);
    assert!(matches!(app.scenario().shares[&ShareGroup::Land], Split::AllYears(_)));
    assert_eq!(land(&app), 1);
}

#[test]
fn one_slider_moves_all_years_of_a_lever_and_back() {
    let field = Field::AllYears(lever("special_fund"));
    let app = after([Event::Slide(field, 20.0), Event::Slide(field, 3.0)]);
    assert_eq!(app.scenario().lever(app.pack(), "special_fund"), [2.6, 3.0, 3.4]);
}

#[test]
fn a_question_becomes_a_scenario_of_its_own() {
    let app = after([Event::Ask(Question::TwiceTheMoney)]);
    assert_eq!(names(&app)[2], "twice the money");
    assert_eq!(app.scenario().lever(app.pack(), "special_fund"), [4.0, 4.8, 5.6]);
    assert_eq!(app.scenario().lever(app.pack(), "guidance_fund"), [4.0, 6.0, 8.0]);
}

#[test]
fn what_is_kept_comes_back_whole() {
    let app = after([
        Event::Ask(Question::TwiceTheLand),
        tab(TabEvent::Rename(3, "two \" lines\nscenario numbered 9".into())),
        Event::Lock(Lock::Sector(ShareGroup::Talent, 2)),
        Event::Lock(Lock::Instrument(1)),
        Event::Split(ShareGroup::Land, true),
        tab(TabEvent::Base(2)),
        Event::Speak(Language::Chinese),
        Event::Paint(Theme::Dark),
        Event::Welcomed,
    ]);
    let mut again = self::app();
    assert!(again.restore(&app.stored()), "{}", app.stored());
    assert_eq!(again.workspace(), app.workspace());
    assert_eq!(again.settings(), app.settings());
    assert_eq!((again.results(), again.base()), (app.results(), app.base()));
}

#[test]
fn what_cannot_be_read_is_said_and_changes_nothing() {
    let good = app().stored();
    let bad =
        [String::new(), "canghai 2\n".into(), good.replace("0.0765", "7.65"), good[..60].into()];
    for text in bad {
        let mut app = app();
        assert!(!app.restore(&text), "{text}");
        assert_eq!(app.notice(), Some(&Notice::Unreadable));
        assert_eq!(app.workspace(), self::app().workspace());
    }
}
