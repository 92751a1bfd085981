//! Links and files: what is passed on, and what opens beside the reader's own scenarios.

use canghai_app::view::{Share, page};
use canghai_app::{
    App, Depth, Event, Field, FileContent, GivenFile, MOST_BESIDE, Notice, Page, Refused, Reply,
    ShareEvent, TabEvent,
};
use canghai_plan::link::{self, LinkError, Measure, Shared};
use canghai_plan::project::ProjectError;
use canghai_plan::{Issue, Pack, Scenario};

use crate::common::{after, answer, app, lever};

const HERE: &str = "https://example.org/canghai/";

/// Somebody else's page: a scenario of their own, which is the base, and the comparison open.
fn sender() -> App {
    after([
        Event::Tab(TabEvent::Duplicate(2)),
        Event::Slide(Field::Lever(lever("land"), 1), 4200.0),
        Event::Tab(TabEvent::Rename(3, "more land".into())),
        Event::Tab(TabEvent::Base(3)),
        Event::Show(Page::Compare),
        Event::Share(ShareEvent::Here(HERE.into())),
        Event::Share(ShareEvent::Show(true)),
    ])
}

fn panel(app: &App) -> Share {
    page(app).share.expect("the panel is open")
}

fn names(app: &App) -> Vec<String> {
    page(app).tabs.tabs.into_iter().map(|tab| tab.name).collect()
}

fn notice(app: &App) -> String {
    page(app).tabs.notice.map(|(words, _)| words).unwrap_or_default()
}

fn arrive(text: &str) -> App {
    after([Event::Share(ShareEvent::Arrive(text.into()))])
}

fn given(name: &str, content: FileContent) -> Event {
    Event::Share(ShareEvent::File(GivenFile { name: name.into(), content }))
}

#[test]
fn a_link_opens_beside_the_readers_own_scenarios_and_one_step_takes_it_away() {
    let link = panel(&sender()).link;
    assert!(link.starts_with("https://example.org/canghai/?s="), "{link}");
    let own = after([Event::Slide(Field::Lever(lever("land"), 0), 3000.0)]);
    let mut app = own.clone();
    app.update(Event::Share(ShareEvent::Arrive(link)));
    // the trend is the same in both and stands there once; the other two are new
    assert_eq!(
        names(&app),
        ["trend", "plan effort (assumed)", "plan effort (assumed)", "more land"]
    );
    assert_eq!(app.workspace().tabs()[..2], own.workspace().tabs()[..2]);
    assert_eq!(app.workspace().open().scenario.name, "more land");
    assert_eq!(app.scenario().lever(app.pack(), "land")[1], 4200.0);
    assert_eq!(app.workspace().base().id, app.workspace().open().id);
    assert_eq!(app.settings().page, Page::Compare);
    assert!(notice(&app).contains("more land"), "{}", notice(&app));
    app.update(Event::Undo);
    assert_eq!(app.workspace(), own.workspace());
}

#[test]
fn a_link_that_is_open_is_not_opened_twice() {
    let link = panel(&sender()).link;
    let mut app = arrive(&link);
    let before = app.workspace().clone();
    app.update(Event::Share(ShareEvent::Paste(format!("look at this: {link} (sent today)"))));
    assert_eq!(app.workspace(), &before);
    assert!(notice(&app).contains("not doubled"), "{}", notice(&app));
}

#[test]
fn an_address_without_a_link_says_nothing_and_a_pasted_text_without_one_does() {
    let app = arrive("https://example.org/canghai/?from=timeline#results");
    assert_eq!((app.notice(), app.workspace()), (None, self::app().workspace()));
    let app = after([Event::Share(ShareEvent::Paste("good morning".into()))]);
    assert!(notice(&app).contains("no scenario link"), "{}", notice(&app));
}

#[test]
fn a_damaged_link_opens_nothing_and_says_how_it_is_damaged() {
    let link = panel(&sender()).link;
    let cut = &link[..link.len() - 9];
    let mut altered = link.clone();
    let place = altered.len() - 5;
    let other = if altered.as_bytes()[place] == b'A' { "B" } else { "A" };
    altered.replace_range(place..=place, other);
    for (text, words) in [(cut, "was cut"), (altered.as_str(), "was altered")] {
        let app = arrive(text);
        assert!(notice(&app).contains(words), "{}", notice(&app));
        assert_eq!(app.workspace(), self::app().workspace());
    }
}

#[test]
fn results_that_moved_since_are_shown_then_and_now() {
    let app = app();
    let mut shared = Shared::new(vec![Scenario { name: "old".into(), ..app.scenario().clone() }]);
    shared.headlines = canghai_app::headlines(app.pack(), app.results(), None, 0);
    let same = link::encode(app.pack(), &shared).expect("a token");
    assert!(!notice(&arrive(&same)).contains("then"), "{}", notice(&arrive(&same)));
    let Measure::Central { value, .. } = &mut shared.headlines[0].measure else {
        panic!("the share comes first")
    };
    *value = 0.0901;
    let moved = link::encode(app.pack(), &shared).expect("a token");
    let words = notice(&arrive(&moved));
    assert!(words.contains("9.01% then, 9.59% now"), "{words}");
    assert_eq!(words.matches(" then, ").count(), 1, "{words}");
}

/// The application with the futures that the page runs when it rests.
fn with_futures(mut app: App) -> App {
    let order = app.order(Depth::Exact);
    let (revision, depth) = (order.revision, order.depth);
    let answer = answer(&app, order, depth.members());
    app.update(Event::Answer(Box::new(Reply { revision, depth, answer })));
    app
}

#[test]
fn the_probability_of_the_target_travels_and_is_shown_then_and_now() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let before = sender().token().expect("a token");
    let sender = with_futures(sender());
    let token = sender.token().expect("a token");
    assert!(token.len() <= before.len() + 6, "{} after {}", token.len(), before.len());
    let mut shared = link::decode(&pack, &token).expect("whole").shared;
    let app = with_futures(arrive(&token));
    assert!(!notice(&app).contains("then"), "{}", notice(&app));
    let chance = shared.headlines.last_mut().expect("headline results");
    let Measure::Chance { outcome, value, .. } = &mut chance.measure else {
        panic!("the probability comes last")
    };
    assert_eq!(outcome.key, "share");
    let now = canghai_app::chance(*value, 1024);
    *value = 0.873;
    let moved = arrive(&link::encode(&pack, &shared).expect("a token"));
    assert!(!notice(&moved).contains("then"), "what it is now is not known yet");
    let words = notice(&with_futures(moved));
    let expected = format!("probability of the target: 87% then, {now} now");
    assert!(words.contains(&expected), "{words}");
}

#[test]
fn a_full_link_fits_beside_six_own_scenarios_and_what_does_not_fit_is_said() {
    let six = (0..4).map(|n| Event::Tab(TabEvent::Duplicate(1 + n % 2)));
    let mut sender = after(six.clone());
    for id in 1..=6 {
        sender.update(Event::Tab(TabEvent::Rename(id, format!("theirs {id}"))));
    }
    let link = sender.token().expect("a token");
    let mut app = after(six);
    app.update(Event::Share(ShareEvent::Paste(link)));
    assert_eq!(app.workspace().tabs().len(), MOST_BESIDE);
    let before = app.workspace().clone();
    app.update(Event::Share(ShareEvent::Paste(self::sender().token().expect("a token"))));
    let Some(Notice::Arrived(arrived)) = app.notice() else { panic!("{:?}", app.notice()) };
    assert_eq!((arrived.left_out, app.workspace().tabs()), (1, before.tabs()));
    assert!(notice(&app).contains("at most 12"), "{}", notice(&app));
    // by hand there is no room beyond six
    app.update(Event::Tab(TabEvent::Duplicate(1)));
    assert_eq!(app.notice(), Some(&Notice::NoRoom));
}

#[test]
fn a_link_holds_the_open_scenario_and_the_base_before_the_others() {
    let mut app = after((0..4).map(|_| Event::Tab(TabEvent::Duplicate(2))));
    let theirs = Scenario { name: "theirs".into(), base_share: 0.07, ..app.scenario().clone() };
    let token = link::encode(app.pack(), &Shared::new(vec![theirs])).expect("a token");
    app.update(Event::Share(ShareEvent::Paste(token)));
    let shared = link::decode(app.pack(), &app.token().expect("a token")).expect("whole").shared;
    assert_eq!((shared.scenarios.len(), shared.base), (6, Some(0)));
    assert_eq!(shared.scenarios[shared.open].name, "theirs");
    app.update(Event::Share(ShareEvent::Here(HERE.into())));
    app.update(Event::Share(ShareEvent::Show(true)));
    assert!(panel(&app).notes.iter().any(|note| note.contains("1 are not in it")));
}

#[test]
fn without_an_address_there_is_no_link_until_one_is_given() {
    let mut app = after([Event::Share(ShareEvent::Show(true))]);
    let share = panel(&app);
    assert!(share.link.is_empty() && share.code.is_none());
    assert!(share.notes[0].contains("no address"), "{:?}", share.notes);
    app.update(Event::Share(ShareEvent::Address(" http://10.0.0.8/plan/ \n".into())));
    let share = panel(&app);
    assert!(share.link.starts_with("http://10.0.0.8/plan/?s="), "{}", share.link);
    assert!(share.code.is_some() && share.notes.is_empty());
    let mut again = self::app();
    assert!(again.restore(&app.stored()));
    assert_eq!(again.share().address(), "http://10.0.0.8/plan/");
}

#[test]
fn the_page_and_what_was_kept_before_there_were_pages_come_back() {
    let app = after([Event::Show(Page::Compare)]);
    let mut again = self::app();
    assert!(again.restore(&app.stored()));
    assert_eq!(again.settings().page, Page::Compare);
    let older = app.stored().replace("page compare\n", "");
    assert!(again.restore(&older));
    assert_eq!(again.settings().page, Page::Explore);
}

#[test]
fn files_open_what_was_saved() {
    let sender = sender();
    let share = panel(&sender);
    assert_eq!(share.scenario.name, "canghai-more-land.toml");
    let bytes = FileContent::Bytes(share.project.text.into_bytes());
    let app = after([given(&share.project.name, bytes)]);
    assert_eq!(names(&app), ["trend", "plan effort (assumed)", "more land"]);
    assert_eq!(app.workspace().base().scenario.name, "more land");
    assert_eq!(app.scenario(), sender.scenario());
    let mut app = after([given("mine.toml", FileContent::Bytes(share.scenario.text.into()))]);
    assert_eq!(app.scenario(), sender.scenario());
    assert_eq!(names(&app).len(), 3);
    assert!(notice(&app).contains("mine.toml"), "{}", notice(&app));
    app.update(Event::Undo);
    assert_eq!(app.workspace(), self::app().workspace());
}

#[test]
fn a_file_that_is_none_of_ours_is_named_and_changes_nothing() {
    let bytes = |text: &[u8]| FileContent::Bytes(text.to_vec());
    let newer = panel(&sender()).project.text.replace("\"version\": 1", "\"version\": 2");
    let cases = [
        ("film.mp4", FileContent::TooLarge(100 << 20), "104857600"),
        ("photo.jpg", bytes(&[0xff, 0xd8, 0xff, 0xe0, 0, 16]), "no text file"),
        ("junk.toml", bytes(b"\0\0\0\0"), "no text file"),
        ("other.json", bytes(b"{\"a\": 1}"), "no Canghai project"),
        ("half.json", bytes(b"{\"format\": \"cang"), "breaks off"),
        ("newer.json", bytes(newer.as_bytes()), "newer version"),
        ("list.toml", bytes(b"[levers]\nland = [1, 2, 3, 4]\n"), "land"),
        ("letter.txt", bytes("您好".as_bytes()), "letter.txt"),
        ("gone.toml", FileContent::Unreadable("NotFoundError".into()), "NotFoundError"),
    ];
    for (name, content, words) in cases {
        let app = after([given(name, content)]);
        let said = notice(&app);
        assert!(said.contains(name) && said.contains(words), "{said}");
        assert_eq!(app.workspace(), self::app().workspace());
    }
}

#[test]
fn a_large_text_is_refused_by_its_size() {
    let text = "# x\n".repeat(1 << 19);
    let app = after([given("large.toml", FileContent::Bytes(text.into_bytes()))]);
    let Some(Notice::Refused(reason)) = app.notice() else { panic!("{:?}", app.notice()) };
    let Refused::Scenario(problems) = &**reason else { panic!("{reason:?}") };
    assert!(matches!(problems[0].issue, Issue::TooLarge { .. }));
    assert_ne!(Refused::Link(LinkError::NotFound), **reason);
    assert_ne!(Refused::Project("x".into(), ProjectError::NotText), **reason);
}

#[test]
fn a_code_is_square_black_on_white_with_a_quiet_zone() {
    let code = panel(&sender()).code.expect("a code");
    let size: usize = code
        .attribute("viewBox")
        .and_then(|view| view.rsplit(' ').next()?.parse().ok())
        .expect("a size");
    let pixels: usize =
        code.attribute("width").and_then(|width| width.parse().ok()).expect("pixels");
    assert_eq!((pixels % size, pixels >= 2 * size), (0, true));
    assert_eq!(code.children[0].attribute("fill"), Some("#fff"));
    // the corner of the first pattern stands four modules from the edge
    let path = code.children[1].attribute("d").expect("modules");
    assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
}

#[test]
fn a_text_that_is_neither_scenario_nor_project_is_said_to_be_neither() {
    let note = || FileContent::Bytes("周三开会，带上地块清单\n".as_bytes().to_vec());
    let app = after([given("note.txt", note())]);
    let said = notice(&app);
    assert!(said.contains("note.txt") && !said.contains("TOML parse"), "{said}");
    assert_eq!(app.workspace(), self::app().workspace());
    // what calls itself a scenario is told where it is none
    let said = notice(&after([given("note.toml", note())]));
    assert!(said.contains("note.toml") && said.contains("TOML"), "{said}");
}
