//! The presentation: what its slides say, how they are arranged, and what the presenter's window gets.

use canghai_app::view::{
    Block, ConsoleEvent, ConsoleView, KnobField, Present, SlideTable, SlideView, StageView,
    console, page,
};
use canghai_app::{
    App, Depth, Event, Field, FileContent, GivenFile, Language, Page, PresentEvent, Reply,
    ShareEvent, Slide, TabEvent, WhyEvent, WhyReply, percent,
};

use crate::common::{answer, app, app_in, lever};

/// Members that the tests run, fewer than the page's.
const MEMBERS: u32 = 64;
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn send(app: &mut App, events: impl IntoIterator<Item = PresentEvent>) {
    events.into_iter().for_each(|event| app.update(Event::Present(event)));
}

/// The page with the futures of all scenarios.
fn ready(language: Language) -> App {
    let mut app = app_in(language);
    app.update(Event::Show(Page::Present));
    app.update(Event::Share(ShareEvent::Here("https://example.org/canghai/".into())));
    run(&mut app);
    app
}

/// What the workers would do for the page, with fewer members.
fn run(app: &mut App) {
    let order = app.order(Depth::Exact);
    let answer = answer(app, order.clone(), MEMBERS);
    let reply = Reply { revision: order.revision, depth: Depth::Exact, answer };
    app.update(Event::Answer(Box::new(reply)));
    while let Some(order) = app.compare_order() {
        let answer = self::answer(app, order.clone(), MEMBERS);
        let reply = Reply { revision: order.revision, depth: Depth::Exact, answer };
        app.update(Event::Answer(Box::new(reply)));
    }
}

fn seen(app: &App) -> Present {
    page(app).present.expect("the page is seen")
}

fn stage(app: &App) -> StageView {
    seen(app).stage.expect("one presents")
}

fn slide(app: &mut App, slide: Slide) -> SlideView {
    send(app, [PresentEvent::Choose(slide)]);
    seen(app).preview.expect("nobody presents")
}

fn table(slide: &SlideView) -> &SlideTable {
    let table = slide.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.expect("a table")
}

fn texts(slide: &SlideView) -> Vec<String> {
    let mut all = vec![slide.sentence.clone(), slide.source.clone(), slide.name.clone()];
    for block in &slide.blocks {
        match block {
            Block::Number(number) => {
                all.extend([number.label.clone(), number.value.clone()]);
                all.extend(number.notes.clone());
                all.extend(number.chance.clone().map(|(_, words)| words));
            }
            Block::Table(table) => {
                all.extend(table.head.clone());
                all.extend(table.rows.iter().flatten().map(|cell| cell.text.clone()));
            }
            Block::Strip(strip) => all.extend(strip.rows.iter().map(|(name, _)| name.clone())),
            Block::Lines(lines) => all.extend(lines.clone()),
            Block::Chart(..) => {}
        }
    }
    all
}

/// Width of a sentence in ems, rather too wide than too narrow.
fn ems(sentence: &str) -> f64 {
    sentence.chars().map(|c| if c.is_ascii() { 0.56 } else { 1.0 }).sum()
}

#[test]
fn the_share_on_its_slide_is_that_of_the_page_and_of_the_results() {
    let mut app = ready(Language::Chinese);
    let view = slide(&mut app, Slide::Share);
    let Some(Block::Number(number)) = view.blocks.first() else { panic!("{view:?}") };
    let plan = app.pack().calendar.plan_years - 1;
    let share = percent(app.results().years[plan].city.share, 2);
    assert_eq!(format!("{}{}", number.value, number.unit), share);
    let page = page(&app);
    assert_eq!((share, &view.sentence), (page.headline.value, &page.headline.verdict));
    let futures = page.futures.expect("futures");
    assert_eq!(number.notes[0], futures.interval);
    let (likelihood, words) = number.chance.clone().expect("a probability");
    let chance = futures.share.expect("a probability");
    assert_eq!(likelihood, chance.likelihood);
    assert!(words.contains(&chance.number), "{words}");
}

#[test]
fn the_board_on_its_slide_is_the_board() {
    for language in LANGUAGES {
        let mut app = ready(language);
        let view = slide(&mut app, Slide::Board);
        let board = page(&app).board;
        let rows = &table(&view).rows;
        assert_eq!(rows.len(), app.pack().targets.len());
        for (row, of_board) in rows.iter().zip(&board) {
            let futures = of_board.futures.as_ref().expect("futures");
            let chance = futures.probability.as_ref().expect("a probability");
            let words: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let expected =
                [&of_board.label, &of_board.value, &of_board.level, &futures.range, &chance.number];
            assert_eq!(words, expected.map(String::as_str));
            assert_eq!(row[4].sign, Some(chance.likelihood));
        }
    }
}

#[test]
fn sectors_and_levers_are_those_of_the_run_and_of_the_scenario() {
    let mut app = ready(Language::English);
    let view = slide(&mut app, Slide::Sectors);
    let plan = app.pack().calendar.plan_years - 1;
    for (row, value) in table(&view).rows.iter().zip(&app.results().years[plan].value_added) {
        let shown: f64 = row[2].text.replace(',', "").parse().expect("a number");
        assert!((shown - value).abs() < 0.051, "{shown} is not {value}");
    }
    let view = slide(&mut app, Slide::Question);
    let rows = &table(&view).rows;
    assert_eq!(rows.len(), 8);
    let land = app.scenario().lever(app.pack(), "land");
    let mean = land.iter().sum::<f64>() / land.len() as f64;
    let shown: f64 = rows[lever("land")][3].text.replace(',', "").parse().expect("a number");
    assert!((shown - mean).abs() < 0.51, "{shown} is not {mean}");
    // what the plan effort leaves as it is is said to be alike
    assert_eq!(rows[lever("plot_ratio")][4].text, "alike");
}

#[test]
fn every_slide_speaks_both_languages_in_two_lines_with_code_and_place() {
    let mut spoken = Vec::new();
    for language in LANGUAGES {
        let mut app = ready(language);
        for (index, one) in Slide::ALL.into_iter().enumerate() {
            let view = slide(&mut app, one);
            assert!(ems(&view.sentence) < 51.0, "{} {}", ems(&view.sentence), view.sentence);
            assert_eq!(view.place, format!("{} / 9", index + 1));
            assert!(view.code.is_some() && !view.blocks.is_empty() && !view.source.is_empty());
            for text in texts(&view) {
                assert!(!text.contains("present.") && !text.contains("%{"), "{text}");
                assert!(!text.contains("NaN") && !text.contains("无法"), "{text}");
            }
            spoken.push(view.sentence);
        }
    }
    spoken.sort();
    let all = spoken.len();
    spoken.dedup();
    // share and what it would take begin with the same verdict until a question is put
    assert_eq!(spoken.len(), all - 2);
}

#[test]
fn one_goes_through_the_slides_that_are_shown() {
    let mut app = ready(Language::English);
    send(&mut app, [PresentEvent::Show(Slide::Board, false), PresentEvent::Start]);
    assert_eq!(stage(&app).key, Slide::Question);
    send(&mut app, [PresentEvent::Previous, PresentEvent::Next, PresentEvent::Next]);
    let seen = stage(&app);
    assert_eq!((seen.key, seen.ways), (Slide::Sectors, (true, true)));
    assert!(seen.announcement.starts_with("slide 3 of 8: "), "{}", seen.announcement);
    send(&mut app, [PresentEvent::Black]);
    assert!(stage(&app).black);
    send(&mut app, [PresentEvent::Last, PresentEvent::Next]);
    let seen = stage(&app);
    assert_eq!((seen.key, seen.ways, seen.black), (Slide::Sources, (true, false), false));
    send(&mut app, [PresentEvent::First]);
    assert_eq!(stage(&app).key, Slide::Question);
    send(&mut app, [PresentEvent::Last, PresentEvent::Leave]);
    let present = self::seen(&app);
    assert!(present.stage.is_none());
    assert_eq!(present.chosen, Slide::Sources);
}

#[test]
fn without_a_slide_to_show_nothing_begins() {
    let mut app = ready(Language::Chinese);
    send(&mut app, Slide::ALL.map(|slide| PresentEvent::Show(slide, false)));
    assert!(!seen(&app).can_start);
    send(&mut app, [PresentEvent::Start, PresentEvent::Next]);
    assert!(seen(&app).stage.is_none());
}

#[test]
fn one_scenario_alone_is_not_compared() {
    let mut app = ready(Language::English);
    assert!(app.played().contains(&Slide::Compare));
    app.update(Event::Tab(TabEvent::Delete(1)));
    assert!(!app.played().contains(&Slide::Compare));
    let row = seen(&app).deck.into_iter().find(|row| row.slide == Slide::Compare);
    assert!(!row.expect("it stands in the list").missing.is_empty());
}

fn arranged() -> App {
    let mut app = ready(Language::Chinese);
    let notes = "先说结论；\n\\n 再说“代价” scenario x\nopen 9".to_owned();
    send(
        &mut app,
        [
            PresentEvent::Shift(Slide::Question, true),
            PresentEvent::Show(Slide::Binds, false),
            PresentEvent::Note(Slide::Share, notes),
        ],
    );
    app
}

#[test]
fn order_choice_and_notes_are_kept_saved_and_undone() {
    let app = arranged();
    let deck = app.workspace().deck().clone();
    let mut again = self::app();
    assert!(again.restore(&app.stored()));
    assert_eq!(again.workspace().deck(), &deck);
    assert_eq!(again.workspace().tabs().len(), 2);

    let file = app.project_file();
    let mut other = self::app();
    let content = FileContent::Bytes(file.text.into_bytes());
    let given = GivenFile { name: file.name, content };
    other.update(Event::Share(ShareEvent::File(given)));
    assert_eq!(other.workspace().deck(), &deck);
    other.update(Event::Undo);
    assert_eq!(other.workspace(), self::app().workspace());

    let mut back = app;
    for _ in 0..3 {
        back.update(Event::Undo);
    }
    assert_eq!(back.workspace().deck(), self::app().workspace().deck());
    assert!(!back.project_file().text.contains("\"deck\""));
}

/// The address of what is open.
fn link(app: &mut App) -> String {
    app.update(Event::Share(ShareEvent::Here("https://example.org/canghai/".into())));
    app.update(Event::Share(ShareEvent::Show(true)));
    page(app).share.expect("the panel is open").link
}

#[test]
fn order_and_choice_travel_by_link_and_notes_stay() {
    let mut sender = arranged();
    let address = link(&mut sender);
    assert!(address.contains("&deck=1"), "{address}");
    let share = page(&sender).share.expect("the panel is open");
    assert!(share.notes.iter().any(|note| note.contains("不带讲者备注")), "{share:?}");

    let mut app = self::app();
    send(&mut app, [PresentEvent::Note(Slide::Sources, "mine".into())]);
    let before = app.workspace().clone();
    app.update(Event::Share(ShareEvent::Arrive(address.clone())));
    let placed = |app: &App| -> Vec<(Slide, bool)> {
        app.workspace().deck().slides().iter().map(|one| (one.slide, one.shown)).collect()
    };
    assert_eq!(placed(&app), placed(&sender));
    assert_eq!(app.workspace().deck().notes(Slide::Sources), "mine");
    app.update(Event::Undo);
    assert_eq!(app.workspace(), &before);

    // what was altered is said, the scenarios come all the same and one's own order stays
    let junk = address.replace("&deck=1", "&deck=1z");
    app.update(Event::Share(ShareEvent::Arrive(junk)));
    assert_eq!(placed(&app), placed(&self::app()));
    let said = page(&app).tabs.notice.expect("it is said").0;
    assert!(said.contains("Opened from the link") && said.contains("cut or altered"), "{said}");
    assert!(!link(&mut self::app()).contains("deck="));
}

#[test]
fn the_page_prints_every_slide_that_is_shown() {
    let mut app = ready(Language::Chinese);
    assert!(seen(&app).printed.is_empty());
    send(&mut app, [PresentEvent::Show(Slide::Board, false)]);
    app.update(Event::Print(true));
    let keys: Vec<String> = seen(&app).printed.into_iter().map(|slide| slide.key).collect();
    let played: Vec<&str> = app.played().into_iter().map(Slide::key).collect();
    assert_eq!(keys, played);
    assert_eq!(keys.len(), Slide::ALL.len() - 1);
}

/// Answers what the page asks of the workers.
fn explain(app: &mut App) {
    while let Some(order) = app.why_order().cloned() {
        let values = order.run(app.pack(), 0..order.pieces).expect("a valid order");
        let reply = WhyReply { order, values };
        app.update(Event::Why(WhyEvent::Answer(Box::new(reply))));
    }
}

#[test]
fn the_slide_of_contributions_shows_the_parts_once_they_are_there() {
    let mut app = ready(Language::English);
    let waits = "being computed";
    let before = slide(&mut app, Slide::Why);
    assert!(texts(&before).iter().any(|text| text.contains(waits)), "{before:?}");
    explain(&mut app);
    let seen = slide(&mut app, Slide::Why);
    assert!(!texts(&seen).iter().any(|text| text.contains(waits)), "{seen:?}");
    let pack = app.pack();
    let ready = |id: &str| &pack.ready_made(id).expect("a ready-made scenario").scenario;
    let years = canghai_analysis::explain(pack, ready("trend"), ready("plan-effort"), 8);
    let share = years.expect("valid scenarios")[7].city.share;
    let Some(Block::Chart(Some(chart), _)) = seen.blocks.first() else { panic!("{seen:?}") };
    let words: Vec<&str> = chart.walk().map(|node| node.text.as_str()).collect();
    for value in [share.from, share.to] {
        assert!(words.contains(&percent(value, 2).as_str()), "{words:?}");
    }
    // the largest stand apart, and all others together
    assert!(words.iter().any(|text| text.ends_with(" others")), "{words:?}");
    // nothing is computed behind a hand that pulls levers
    send(&mut app, [PresentEvent::Choose(Slide::Share), PresentEvent::Start]);
    app.update(Event::Slide(Field::AllYears(lever("land")), 2500.0));
    assert_eq!(app.why_order(), None);
    send(&mut app, [PresentEvent::Next]);
    assert!(app.why_order().is_some());
}

#[test]
fn a_deck_from_outside_is_read_safely() {
    let file = arranged().project_file().text;
    assert!(file.contains("\"slide\": \"share\""), "{file}");
    let open = |text: String| {
        let mut app = app();
        let content = FileContent::Bytes(text.into_bytes());
        let given = GivenFile { name: "deck.json".into(), content };
        app.update(Event::Share(ShareEvent::File(given)));
        app
    };
    let unknown = open(file.replace("\"slide\": \"share\"", "\"slide\": \"budget\""));
    let slides = unknown.workspace().deck().slides();
    assert_eq!(slides.len(), Slide::ALL.len());
    assert_eq!(slides[0].slide, Slide::Question);
    let wrong = open(file.replace("\"slide\": \"share\"", "\"slide\": 7"));
    assert_eq!(wrong.workspace(), app().workspace());
    let said = page(&wrong).tabs.notice.expect("it is said").0;
    assert!(said.contains("deck.json") && said.contains("deck"), "{said}");

    let mut app = app();
    let kept = arranged().stored().replace("slide share shown", "slide budget maybe");
    assert!(app.restore(&kept));
    assert_eq!(app.workspace().deck().notes(Slide::Share), "");
}

#[test]
fn a_lever_pulled_on_the_stage_changes_the_slide() {
    let mut app = ready(Language::English);
    send(&mut app, [PresentEvent::Choose(Slide::Share), PresentEvent::Start, PresentEvent::Levers]);
    let before = stage(&app);
    let groups = before.levers.1.expect("levers stand beside it");
    assert_eq!(groups.iter().map(|group| group.levers.len()).sum::<usize>(), 8);
    app.update(Event::Slide(Field::AllYears(lever("land")), 4000.0));
    let after = stage(&app);
    assert_ne!(before.slide.blocks, after.slide.blocks);
    send(&mut app, [PresentEvent::Next]);
    assert_eq!(stage(&app).levers, (false, None));
}

#[test]
fn the_last_change_is_shown_before_and_after() {
    let mut app = ready(Language::English);
    send(&mut app, [PresentEvent::Choose(Slide::Share), PresentEvent::Start]);
    assert_eq!(stage(&app).replay, (false, false));
    let year = app.pack().calendar.plan_years - 1;
    let share = |app: &App| percent(app.results().years[year].city.share, 2);
    let then = share(&app);
    // keys make a step of each press; together they are one change
    for value in [120.0, 200.0] {
        app.update(Event::Slide(Field::AllYears(lever("signed_projects")), value));
        app.update(Event::Leave(Field::AllYears(lever("signed_projects"))));
    }
    // arranging slides is no change of the scenario
    send(&mut app, [PresentEvent::Show(Slide::Board, false), PresentEvent::Replay]);
    let seen = stage(&app);
    assert_eq!(seen.replay, (true, true));
    let sentence = &seen.slide.sentence;
    assert!(sentence.contains(&then) && sentence.contains(&share(&app)), "{sentence}");
    assert!(sentence.contains("signed projects"), "{sentence}");
}

#[test]
fn the_presenters_window_gets_what_is_shown_and_nothing_else_passes() {
    for language in LANGUAGES {
        let mut app = ready(language);
        send(
            &mut app,
            [PresentEvent::Note(Slide::Question, "a \"b\" <c>".into()), PresentEvent::Start],
        );
        for one in Slide::ALL {
            let view = console(&app);
            assert_eq!(ConsoleView::read(&view.write()), Some(view.clone()));
            assert_eq!((view.current.key.as_str(), view.language()), (one.key(), language));
            assert_eq!(view.next.is_none(), one == Slide::Sources);
            assert_eq!(view.knobs.len(), 8);
            assert!(view.knobs.iter().all(|knob| knob.years.len() == 3));
            send(&mut app, [PresentEvent::Next]);
        }
    }
    let mut app = ready(Language::English);
    let text = {
        send(&mut app, [PresentEvent::Start, PresentEvent::Next]);
        console(&app).write()
    };
    assert!(ConsoleView::read(&text).is_some());
    for (from, to) in [
        ("\"tag\":\"path\"", "\"tag\":\"script\""),
        ("\"tag\":\"path\"", "\"tag\":\"foreignObject\""),
        ("[\"class\",", "[\"onload\","),
        ("[\"fill\",", "[\"href\","),
        ("[\"class\",\"", "[\"fill\",\"url(https://a.b/#"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(ConsoleView::read(&text.replacen(from, to, 1)), None, "{to}");
    }
    for text in ["", "{}", "null", "[1,2]", "\u{0}", "{\"current\":1}"] {
        assert_eq!(ConsoleView::read(text), None);
    }
}

#[test]
fn what_the_presenters_window_asks_for_is_checked() {
    let pack = ready(Language::English).pack().clone();
    let event = |text: &str| ConsoleEvent::read(text).and_then(|asked| asked.event(&pack));
    let next = ConsoleEvent::Present(PresentEvent::Next);
    assert_eq!(event(&next.write()), Some(Event::Present(PresentEvent::Next)));
    let land = lever("land");
    for (year, field) in [(None, Field::AllYears(land)), (Some(2), Field::Lever(land, 2))] {
        let pulled = ConsoleEvent::Slide(KnobField { lever: land, year }, 3000.0);
        assert_eq!(event(&pulled.write()), Some(Event::Slide(field, 3000.0)));
    }
    assert_eq!(ConsoleEvent::Hello.event(&pack), None);
    for text in [
        "",
        "next",
        "\"Explode\"",
        "{\"Slide\":[{\"lever\":8,\"year\":null},1.0]}",
        "{\"Slide\":[{\"lever\":-1,\"year\":null},1.0]}",
        "{\"Slide\":[{\"lever\":1,\"year\":3},1.0]}",
        "{\"Rest\":{\"lever\":99,\"year\":null}}",
        "{\"Slide\":[{\"lever\":1,\"year\":null},null]}",
    ] {
        assert_eq!(event(text), None, "{text}");
    }
    // a value beyond the lever's range is brought back into it
    let mut app = ready(Language::English);
    let far = event("{\"Slide\":[{\"lever\":2,\"year\":null},1e300]}").expect("a lever");
    app.update(far);
    assert!(app.scenario().lever(app.pack(), "land").iter().all(|value| *value <= 20_000.0));
}
