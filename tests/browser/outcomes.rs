//! What the page shows is what the command line computes.

use canghai_app::{Language, month};
use canghai_plan::Scenario;
use canghai_sim::After;
use thirtyfour::Key;

use crate::controls::{self, AFTER, Control, PANDEMIC, WORLD, pick};
use crate::figures::outcome_differences;
use crate::page::Page;
use crate::runs::{PACK, Run, ready_made};
use crate::visit::Visit;

const LANGUAGE: Language = Language::English;

fn assert_shows(page: &Page, run: &Run) {
    page.comes_right(|page| outcome_differences(page, run));
}

#[test]
fn every_ready_made_scenario_shows_its_outcomes() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    for ready in &PACK.ready_made {
        pick(&page, &ready.id);
        assert_shows(&page, &Run::of_ready_made(&ready.id));
    }
}

/// Moves a lever's slider by a key and notes the value that the page then shows.
fn move_slider(page: &Page, scenario: &mut Scenario, (lever, year, key): (&str, usize, Key)) {
    let calendar_year = PACK.calendar.year(year);
    let control = Control::lever(LANGUAGE, lever, calendar_year);
    let before = page.value(&control.field);
    page.focus(&control.slider);
    page.press(key);
    page.comes_right(|page| {
        let unmoved = page.value(&control.field) == before;
        unmoved.then(|| format!("{lever} {calendar_year} stays at {before}")).into_iter().collect()
    });
    let value = page.value(&control.field).parse().expect("the field holds a number");
    scenario.set_lever(&PACK, lever, year, value);
}

#[test]
fn moved_sliders_show_the_outcomes_of_the_scenario_with_their_values() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    let mut scenario = ready_made("plan-effort");
    let moves = [
        ("special_fund", 0, Key::PageUp),
        ("land", 1, Key::Home),
        ("signed_projects", 2, Key::End),
    ];
    for lever in moves {
        move_slider(&page, &mut scenario, lever);
    }
    assert_shows(&page, &Run::of_scenario(&scenario));
}

#[test]
fn the_world_the_pandemic_the_base_share_and_what_follows_all_count() {
    let page = Visit::in_language(LANGUAGE).open_whole();
    page.choose(WORLD, "observed");
    page.click(PANDEMIC);
    page.choose(AFTER, "stop");
    page.type_over(&Control::base_share(LANGUAGE).field, "9");
    let scenario = Scenario {
        world: "observed".to_owned(),
        pandemic: true,
        after: After::Stop,
        base_share: 0.09,
        ..ready_made("plan-effort")
    };
    assert_shows(&page, &Run::of_scenario(&scenario));
}

#[test]
fn the_page_opens_on_the_outcomes_of_the_plan_effort_and_when_they_reach_the_target() {
    let page = Visit::in_language(Language::Chinese).open();
    let run = Run::of_ready_made("plan-effort");
    assert_shows(&page, &run);
    let reached = run.reached().expect("the plan effort reaches the target by the horizon");
    for language in [Language::Chinese, Language::English] {
        let verdict = page.text(".verdict");
        assert!(verdict.contains(&month(language, reached)), "{verdict} ({reached})");
        page.click(controls::LANGUAGE);
    }
}
