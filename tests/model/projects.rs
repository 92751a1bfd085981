//! Project files keep everything, and a wrong file says what is wrong with it.

use std::fs::{self, File};
use std::path::PathBuf;

use canghai_plan::link::{Page, View};
use canghai_plan::project::{
    DeckSlide, Entry, LARGEST_PROJECT, OpenedProject, Project, ProjectError,
};
use canghai_plan::{Files, Issue, Pack, Scenario};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random;
use crate::runs::{pack, ready_made, stress};

fn project() -> Project {
    Project {
        scenarios: vec![ready_made("trend"), ready_made("plan-effort"), stress()],
        base: Some(0),
        open: 2,
        view: View { page: Some(Page::Compare), horizon: Some(2025) },
        notes: "会上的意见：\n“土地” \\ 先行\u{2028}".to_owned(),
        deck: vec![DeckSlide {
            slide: "share".to_owned(),
            shown: false,
            notes: "先说结论；\n\t“再说代价” \\".to_owned(),
        }],
        history: vec![Entry {
            time: "2026-11-24T08:00:00+08:00".to_owned(),
            who: "发改委".to_owned(),
            what: "供地 2500 → 3500 亩".to_owned(),
            reason: "“先行”".to_owned(),
            effect: "2020 年占比 9.10% → 9.31%".to_owned(),
            marked: true,
            scenario: Some(1),
            state: ready_made("land-first"),
        }],
    }
}

fn read(text: &str) -> Result<OpenedProject, ProjectError> {
    Project::read(pack(), "file", text.as_bytes())
}

fn opened(text: &str) -> OpenedProject {
    read(text).unwrap_or_else(|error| panic!("{error:#?}\n{text}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_project_reads_back_as_it_was_written(
        scenarios in vec(random::scenario(), 1..5),
        states in vec(random::scenario(), 0..3),
        notes in any::<String>(),
    ) {
        let entry = |state| Entry {
            time: "t".into(),
            who: String::new(),
            what: "w".into(),
            reason: notes.clone(),
            effect: String::new(),
            marked: false,
            scenario: None,
            state,
        };
        let history: Vec<Entry> = states.into_iter().map(entry).collect();
        let view = View::default();
        let deck = Vec::new();
        let project = Project { scenarios, base: None, open: 0, view, notes, deck, history };
        // a zero character is a mark of files that are no text
        prop_assume!(!project.notes.contains('\0'));
        let text = project.write(pack());
        let back = opened(&text);
        prop_assert_eq!(back.project, project);
        prop_assert!(back.ignored.is_empty() && !back.model_moved && !back.plan_moved);
    }

    #[test]
    fn any_text_is_refused_with_a_reason(text in any::<String>()) {
        prop_assert!(read(&text).is_err());
    }
}

#[test]
fn everything_in_a_project_comes_back() {
    let text = project().write(pack());
    assert_eq!(opened(&text).project, project());
    assert_eq!(opened(&format!("\u{feff}{text}")).project, project());
}

#[test]
fn keys_of_later_versions_are_named_and_ignored() {
    let text = project().write(pack()).replacen(
        "\"notes\":",
        "\"mood\": \"good\", \"later\": { \"a\": [1, null] }, \"notes\":",
        1,
    );
    let text = text.replacen("\"levers\": {", "\"levers\": { \"luck\": [1, 2, 3],", 1);
    let back = opened(&text);
    assert_eq!(back.project, project());
    let keys: Vec<&str> = back.ignored.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["trend.levers.luck", "mood", "later"]);
}

#[test]
fn a_file_of_another_kind_is_refused_for_what_it_is() {
    for text in ["{}", "[]", "3", "null", "{\"format\": \"other\", \"version\": 1}"] {
        assert_eq!(read(text), Err(ProjectError::NotProject), "{text}");
    }
    for text in ["name = \"a\"", "PK\u{3}\u{4}", "<html>", "{\"a\": tru}"] {
        let error = read(text).expect_err("no JSON");
        assert!(matches!(error, ProjectError::NotJson { cut: false, .. }), "{text}: {error:?}");
    }
    let cut = read(&project().write(pack())[..500]).expect_err("half a file");
    assert!(matches!(cut, ProjectError::NotJson { cut: true, .. }), "{cut:?}");
    for bytes in [&[0xff, 0xd8, 0xff, 0xe0][..], b"{\"a\": \0}"] {
        assert_eq!(Project::read(pack(), "file", bytes), Err(ProjectError::NotText));
    }
    let deep = "[".repeat(1_000_000);
    assert!(matches!(read(&deep), Err(ProjectError::NotJson { .. })));
}

#[test]
fn a_newer_project_and_one_of_another_plan_are_refused() {
    let text = project().write(pack());
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(read(&newer), Err(ProjectError::Newer { found: 2, known: 1 }));
    let other = text.replacen("\"id\": \"cangzhou-2018-2020\"", "\"id\": \"elsewhere\"", 1);
    let open = "cangzhou-2018-2020".to_owned();
    assert_eq!(read(&other), Err(ProjectError::OtherPlan { found: "elsewhere".to_owned(), open }));
}

#[test]
fn every_bad_value_is_named_at_once() {
    let text = project().write(pack());
    let text = text.replacen("\"open\": 2", "\"open\": 3", 1);
    let text = text.replacen("\"base\": 0", "\"base\": -1", 1);
    let text = text.replacen("\"horizon\": 2025", "\"horizon\": 2031", 1);
    let text = text.replacen("\"page\": \"compare\"", "\"page\": \"games\"", 1);
    let text = text.replacen("\"special_fund\": [", "\"special_fund\": [ 99,", 1);
    let Err(ProjectError::Problems(problems)) = read(&text) else { panic!("refused") };
    let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["trend.levers.special_fund", "page", "horizon", "base", "open"]);
}

#[test]
fn a_project_without_scenarios_or_with_too_many_is_refused() {
    for count in [0, 101] {
        let scenarios = vec![ready_made("trend"); count];
        let text = Project { scenarios, base: None, open: 0, ..project() }.write(pack());
        let Err(ProjectError::Problems(problems)) = read(&text) else { panic!("refused") };
        assert!(problems.iter().any(|problem| problem.key == "scenarios"
            && matches!(problem.issue, Issue::WrongLength { found, .. } if found == count)));
    }
}

#[test]
fn an_old_project_keeps_its_inputs_when_the_trend_has_moved() {
    let files = Files::embedded();
    let levers =
        files.get("levers.toml").expect("levers").replace("[2500, 2500, 2500]", "[1, 2, 3]");
    let later = Pack::load(&files.with("levers.toml", &levers)).expect("a valid pack");
    let text = project().write(pack());
    let back = Project::read(&later, "file", text.as_bytes()).expect("a project");
    assert!(back.plan_moved);
    for (found, then) in back.project.scenarios.iter().zip(&project().scenarios) {
        assert_eq!(later.policy(found), pack().policy(then), "{}", then.name);
    }
    let state = &back.project.history[0].state;
    assert_eq!(later.policy(state), pack().policy(&ready_made("land-first")));
}

fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("projects");
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder.join(name)
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_by_its_size() {
    let path = file("large.json");
    let size = 100_000_000;
    File::create(&path).and_then(|file| file.set_len(size)).expect("a sparse file");
    let error = ProjectError::TooLarge { found: size, max: LARGEST_PROJECT };
    assert_eq!(Project::from_file(pack(), &path), Err(error));
    let missing = Project::from_file(pack(), &file("no such file.json"));
    assert!(matches!(missing, Err(ProjectError::Unreadable { .. })));
    let path = file("方案.json");
    fs::write(&path, project().write(pack())).expect("a scratch file");
    assert_eq!(Project::from_file(pack(), &path).map(|opened| opened.project), Ok(project()));
}

#[test]
fn a_scenario_in_a_project_has_the_keys_of_a_scenario_file() {
    let value: serde_json::Value =
        serde_json::from_str(&project().write(pack())).expect("a project is JSON");
    let json = &value["scenarios"][2];
    let file: toml::Table = stress().write().parse().expect("a scenario file");
    let keys = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<String>>();
    let object = json.as_object().expect("an object");
    assert_eq!(keys(object.keys().collect()), keys(file.keys().collect()));
    assert_eq!(Scenario::read(pack(), "file", &file.to_string()), Ok(stress()));
}
