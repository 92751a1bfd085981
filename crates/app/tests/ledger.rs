//! The minutes of a meeting.

use canghai_app::view::{Ledger, page};
use canghai_app::{
    App, Event, Field, FileContent, GivenFile, Language, LedgerEvent, ShareEvent, TabEvent,
};

use crate::common::{app_in, lever};

const TIME: &str = "2026-11-24T09:30:00+08:00";

fn minutes(event: LedgerEvent) -> Event {
    Event::Ledger(event)
}

/// The minutes open, with land changed and accepted.
fn accepted(language: Language) -> App {
    let mut app = app_in(language);
    let land = Field::AllYears(lever("land"));
    for event in [
        minutes(LedgerEvent::Show(true)),
        Event::Slide(land, 6000.0),
        Event::Leave(land),
        minutes(LedgerEvent::Who("王".into())),
        minutes(LedgerEvent::Reason("用地先行".into())),
        minutes(LedgerEvent::Accept(TIME.into())),
    ] {
        app.update(event);
    }
    app
}

fn seen(app: &App) -> Ledger {
    page(app).ledger.expect("the minutes are open")
}

#[test]
fn what_is_accepted_says_what_who_why_and_to_what_effect() {
    let app = accepted(Language::English);
    let entry = &seen(&app).entries[0];
    assert_eq!((entry.time.as_str(), entry.who.as_str()), ("2026-11-24 09:30", "王"));
    assert_eq!(entry.reason, "用地先行");
    assert!(entry.what.iter().any(|line| line.contains("2,500 ⇒ 6,000 mu")), "{:?}", entry.what);
    let shares = [&app.base().years, &app.results().years].map(|years| years[2].city.share);
    let effect = shares.map(|share| format!("{:.2}%", share * 100.0)).join(" ⇒ ");
    assert!(entry.effect.contains(&effect), "{} lacks {effect}", entry.effect);
    // nothing is left to write down, and what was typed is used up
    let left = seen(&app);
    assert!(left.changes.is_empty() && left.who.is_empty() && left.reason.is_empty());
}

#[test]
fn the_next_entry_is_against_the_last_one_and_nothing_is_written_twice() {
    let mut app = accepted(Language::English);
    app.update(minutes(LedgerEvent::Accept(TIME.into())));
    assert_eq!(seen(&app).entries.len(), 1);
    app.update(Event::Slide(Field::Lever(lever("signed_projects"), 1), 80.0));
    assert_eq!(seen(&app).changes.len(), 1);
    app.update(minutes(LedgerEvent::Accept(TIME.into())));
    let entries = seen(&app).entries;
    assert_eq!((entries.len(), entries[0].what.len(), entries[0].place), (2, 1, 1));
}

#[test]
fn an_entry_is_marked_opened_again_and_struck_out_each_in_a_step() {
    let mut app = accepted(Language::English);
    app.update(minutes(LedgerEvent::Mark(0)));
    assert!(seen(&app).entries[0].marked);
    let then = app.scenario().clone();
    app.update(Event::Slide(Field::BaseShare, 5.0));
    app.update(minutes(LedgerEvent::Open(0)));
    assert_eq!(app.scenario().base_share, then.base_share);
    assert_eq!(app.workspace().tabs().len(), 3);
    app.update(minutes(LedgerEvent::Strike(0)));
    assert!(seen(&app).entries.is_empty());
    app.update(Event::Undo);
    assert!(seen(&app).entries[0].marked);
    for place in [7, usize::MAX] {
        app.update(minutes(LedgerEvent::Strike(place)));
        app.update(minutes(LedgerEvent::Open(place)));
        app.update(minutes(LedgerEvent::Mark(place)));
    }
    assert_eq!(seen(&app).entries.len(), 1);
}

#[test]
fn minutes_are_kept_travel_in_the_project_and_are_not_doubled() {
    let mut app = accepted(Language::Chinese);
    app.update(minutes(LedgerEvent::Notes("下次会议\n补充数据 \"引号\"".into())));
    let kept = app.stored();
    let mut again = app_in(Language::Chinese);
    assert!(again.restore(&kept));
    again.update(minutes(LedgerEvent::Show(true)));
    assert_eq!(seen(&again).entries, seen(&app).entries);
    assert_eq!(seen(&again).notes, seen(&app).notes);
    let project = app.project_file();
    let file = GivenFile {
        name: project.name.clone(),
        content: FileContent::Bytes(project.text.clone().into_bytes()),
    };
    let mut other = app_in(Language::Chinese);
    for _ in 0..2 {
        other.update(Event::Share(ShareEvent::File(file.clone())));
        other.update(minutes(LedgerEvent::Show(true)));
        assert_eq!(seen(&other).entries, seen(&app).entries);
        assert_eq!(seen(&other).notes, seen(&app).notes);
    }
    // what came is taken back in one step
    other = app_in(Language::Chinese);
    other.update(Event::Share(ShareEvent::File(file)));
    other.update(Event::Undo);
    other.update(minutes(LedgerEvent::Show(true)));
    assert!(seen(&other).entries.is_empty() && seen(&other).notes.is_empty());
    assert_eq!(other.workspace().tabs().len(), 2);
}

#[test]
fn the_file_holds_everything_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let mut app = accepted(language);
        app.update(Event::Share(ShareEvent::Here("https://plan.example/".into())));
        let ledger = seen(&app);
        let text = &ledger.file.text;
        let entry = &ledger.entries[0];
        assert!(entry.link.starts_with("https://plan.example/?s="), "{}", entry.link);
        let said = [&entry.title, &entry.who, &entry.reason, &entry.effect, &entry.link];
        assert!(said.into_iter().chain(&entry.what).all(|words| text.contains(words)), "{text}");
        assert!(!text.contains("ledger."), "{text}");
    }
}

#[test]
fn minutes_that_cannot_be_read_do_not_lose_the_scenarios_silently() {
    let app = accepted(Language::English);
    let spoilt = app.stored().replace("\"history\":[{", "\"history\":[{]");
    let mut again = app_in(Language::English);
    assert!(!again.restore(&spoilt));
    assert!(again.notice().is_some());
}

#[test]
fn another_tab_of_another_name_is_against_the_base() {
    let mut app = accepted(Language::English);
    app.update(Event::Tab(TabEvent::Duplicate(2)));
    let ledger = seen(&app);
    assert!(ledger.against.contains("trend"), "{}", ledger.against);
    assert!(!ledger.changes.is_empty());
}

#[test]
fn a_ready_made_scenario_keeps_its_name_and_what_follows_is_against_it() {
    let mut app = app_in(Language::English);
    app.update(minutes(LedgerEvent::Show(true)));
    app.update(minutes(LedgerEvent::Accept(TIME.into())));
    let entry = seen(&app).entries.remove(0);
    assert!(entry.title.contains("plan effort"), "{}", entry.title);
    app.update(Event::Slide(Field::AllYears(lever("land")), 3750.0));
    let changes = seen(&app).changes;
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert!(changes[0].1.contains("3,500 ⇒ 3,750"), "{changes:?}");
}
