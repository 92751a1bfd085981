//! The page that finds what it would take.

use canghai_analysis::reach::{Answer, Frontier, Question, Reach};
use canghai_app::view::{Block, ReachView, page};
use canghai_app::{
    App, Event, Field, Language, MOST_TABS, Notice, Page, PresentEvent, ReachEvent, ReachField,
    ReachNews, ReachOrder, ReachSearch, ReachStep, Slide, TabEvent,
};
use canghai_sim::Levers;

use crate::common::{app, app_in, lever};

fn reach(event: ReachEvent) -> Event {
    Event::Reach(event)
}

/// The page of the trend with a question that is soon answered: projects of the first year, by
/// land and signatures alone.
fn asked(language: Language, level: &str) -> App {
    let mut app = app_in(language);
    let free = [lever("land"), lever("signed_projects")];
    let held = (0..Levers::<f64>::FIELDS.len()).filter(|place| !free.contains(place));
    let events = [Event::Show(Page::Reach), Event::Tab(TabEvent::Open(1))].into_iter().chain(
        [
            ReachEvent::Outcome("landed_projects".into()),
            ReachEvent::Year(2018),
            ReachEvent::Probability(None),
            ReachEvent::Type(ReachField::Level, level.into()),
            ReachEvent::Leave(ReachField::Level),
        ]
        .into_iter()
        .chain(held.map(ReachEvent::Lock))
        .chain([ReachEvent::Solve])
        .map(reach),
    );
    events.for_each(|event| app.update(event));
    app
}

/// The answer to what the application wants to know.
fn found(app: &App) -> (u64, Question, Answer) {
    let order = app.reach_order().expect("a search that is wanted");
    let question = Question::new(app.pack(), &order.scenario, &order.ask).expect("sound");
    (order.ticket, question.clone(), Reach::new(question).answer())
}

fn answered(language: Language, level: &str) -> (App, Answer) {
    let mut app = asked(language, level);
    let (ticket, question, answer) = found(&app);
    app.update(reach(ReachEvent::Heard(ticket, ReachNews::Answer(Box::new(answer.clone())))));
    for point in Frontier::new(question) {
        app.update(reach(ReachEvent::Heard(ticket, ReachNews::Point(point))));
    }
    app.update(reach(ReachEvent::Heard(ticket, ReachNews::Over)));
    (app, answer)
}

fn view(app: &App) -> ReachView {
    page(app).reach.expect("the page is seen")
}

#[test]
fn the_question_is_what_the_fields_say() {
    let mut app = asked(Language::English, "20");
    let ceiling = ReachField::Ceiling(lever("land"));
    app.update(reach(ReachEvent::Type(ceiling, "4000".into())));
    app.update(reach(ReachEvent::Type(ReachField::Cost(lever("land")), "0.003".into())));
    app.update(reach(ReachEvent::Solve));
    let order = app.reach_order().expect("a search that is wanted");
    assert_eq!((order.ask.outcome.as_str(), order.ask.by), ("landed_projects", 2018));
    assert_eq!((order.ask.at_least, order.ask.probability), (20.0, None));
    assert_eq!(order.ask.ceilings, [("land".to_owned(), 4000.0)]);
    assert_eq!(order.ask.costs, [("land".to_owned(), 0.003)]);
    assert_eq!(order.ask.locked.len(), 6);
    assert!(!order.ask.locked.iter().any(|key| key == "land"));
}

#[test]
fn a_share_is_typed_in_percent() {
    let mut app = app();
    app.update(Event::Show(Page::Reach));
    app.update(reach(ReachEvent::Type(ReachField::Level, "11.5".into())));
    app.update(reach(ReachEvent::Solve));
    let asked = app.reach_order().expect("a search that is wanted").ask.at_least;
    assert!((asked - 0.115).abs() < 1e-15);
    assert_eq!(view(&app).level.unit, "%");
}

#[test]
fn a_wrong_number_is_named_with_its_range_and_nothing_is_asked() {
    let mut app = app();
    app.update(Event::Show(Page::Reach));
    let field = ReachField::Ceiling(lever("land"));
    for (typed, said) in [("99999", "99999"), ("a lot", "a lot"), ("1", " 1 ")] {
        app.update(reach(ReachEvent::Type(field, typed.into())));
        app.update(reach(ReachEvent::Leave(field)));
        app.update(reach(ReachEvent::Solve));
        assert!(app.reach_order().is_none(), "{typed}");
        let wrong = view(&app).wrong;
        assert!(wrong.contains(said) && wrong.contains("mu"), "{wrong}");
    }
    app.update(reach(ReachEvent::Type(field, "6000".into())));
    app.update(reach(ReachEvent::Leave(field)));
    assert_eq!(view(&app).wrong, "");
}

#[test]
fn a_question_is_likely_to_be_put_until_it_is_put_and_where_no_number_of_it_is_wrong() {
    let mut app = app();
    app.update(Event::Show(Page::Reach));
    let first = view(&app).likely;
    assert!(ReachOrder::of_message(app.pack(), &first).is_some(), "{first}");
    let level = |text: &str| reach(ReachEvent::Type(ReachField::Level, text.into()));
    app.update(level("11.5"));
    let other = view(&app).likely;
    assert_ne!(other, first);
    app.update(reach(ReachEvent::Solve));
    let order = app.reach_order().expect("a search that is wanted");
    assert_eq!((view(&app).likely, order.message()), (String::new(), other.clone()));
    app.update(reach(ReachEvent::Cancel));
    assert_eq!(view(&app).likely, other);
    app.update(level("much"));
    assert_eq!(view(&app).likely, "");
    let (answered, _) = answered(Language::English, "20");
    assert_eq!(view(&answered).likely, "");
}

#[test]
fn a_question_is_the_same_after_its_way_to_a_worker_and_so_is_what_comes_back() {
    let app = asked(Language::English, "25");
    let order = app.reach_order().expect("a search that is wanted");
    let arrived = ReachOrder::of_message(app.pack(), &order.message()).expect("a message");
    assert_eq!(arrived, ReachOrder { ticket: 0, ..order.clone() });
    assert_eq!(ReachOrder::of_message(app.pack(), "{}"), None);
    let question = order.question(app.pack()).expect("sound");
    let mut search = ReachSearch::new(app.pack(), &arrived).expect("sound");
    let mut kinds = [0; 3];
    loop {
        let step = search.step();
        let numbers = step.numbers();
        let ReachStep::News(news) = step else { panic!("nobody shares the work: {step:?}") };
        assert_eq!(ReachNews::of_numbers(&question, &numbers), news);
        match news {
            ReachNews::Progress(..) => kinds[0] += 1,
            ReachNews::Answer(_) => kinds[1] += 1,
            ReachNews::Point(_) => kinds[2] += 1,
            ReachNews::Over | ReachNews::Missing => break,
        }
    }
    assert!(kinds[0] > 0 && kinds[1] == 1 && kinds[2] > 0, "{kinds:?}");
    assert_eq!(ReachNews::of_numbers(&question, &[7.0, 1.0]), ReachNews::Over);
}

#[test]
fn a_search_that_cannot_be_loaded_is_said_and_over() {
    let mut app = asked(Language::English, "20");
    let ticket = app.reach_order().expect("a search that is wanted").ticket;
    app.update(reach(ReachEvent::Heard(ticket, ReachNews::Missing)));
    assert!(app.reach_order().is_none());
    assert_eq!(app.notice(), Some(&Notice::Missing));
}

#[test]
fn what_was_called_off_or_comes_late_is_dropped() {
    let mut app = asked(Language::English, "20");
    let (ticket, _, answer) = found(&app);
    let answer = ReachNews::Answer(Box::new(answer));
    app.update(reach(ReachEvent::Heard(ticket, ReachNews::Progress(2, 9))));
    assert_eq!(view(&app).working.expect("under way").steps, Some((2, 9)));
    app.update(reach(ReachEvent::Cancel));
    assert!(app.reach_order().is_none());
    app.update(reach(ReachEvent::Heard(ticket, answer.clone())));
    assert!(view(&app).changed.is_none() && view(&app).working.is_none());
    app.update(reach(ReachEvent::Solve));
    app.update(reach(ReachEvent::Heard(ticket, answer)));
    assert!(view(&app).changed.is_none());
}

#[test]
fn an_answer_says_what_is_raised_and_opens_as_a_scenario_of_its_own() {
    let (mut app, answer) = answered(Language::English, "20");
    let seen = view(&app);
    let changed = seen.changed.expect("within reach");
    assert!(seen.fresh && seen.beyond.is_none() && seen.working.is_none());
    assert!(changed.unmoved.contains("locked"), "{}", changed.unmoved);
    let moved: Vec<&str> = changed.moved.iter().map(|moved| moved.key).collect();
    let mut levers: Vec<&str> = answer.change.moves.iter().map(|moved| moved.lever).collect();
    levers.dedup();
    assert_eq!(moved.len(), levers.len());
    assert!(!moved.is_empty() && moved.iter().all(|key| levers.contains(key)));
    let before = app.workspace().tabs().len();
    app.update(reach(ReachEvent::Open(Page::Compare)));
    assert_eq!((app.workspace().tabs().len(), app.settings().page), (before + 1, Page::Compare));
    let opened = canghai_plan::Scenario { name: String::new(), ..app.scenario().clone() };
    assert_eq!(opened, answer.change.scenario);
    // the answer is to the scenario before
    app.update(Event::Show(Page::Reach));
    assert!(!view(&app).fresh);
    app.update(Event::Undo);
    assert!(view(&app).fresh);
}

#[test]
fn without_room_for_a_scenario_the_reader_is_told() {
    let (mut app, _) = answered(Language::English, "20");
    while app.workspace().tabs().len() < MOST_TABS {
        app.update(Event::Tab(TabEvent::Duplicate(1)));
    }
    app.update(reach(ReachEvent::Open(Page::Explore)));
    assert_eq!(app.notice(), Some(&Notice::NoRoom));
}

#[test]
fn out_of_reach_the_most_is_shown_with_what_binds() {
    for language in [Language::Chinese, Language::English] {
        let (app, answer) = answered(language, "90");
        assert!(!answer.reached);
        let seen = view(&app);
        let beyond = seen.beyond.expect("out of reach");
        assert!(seen.changed.is_none());
        assert!(!beyond.heading.contains("无法") && !beyond.heading.contains("impossible"));
        assert!(beyond.value.contains(&format!("{:.1}", answer.best_attainable)), "{beyond:?}");
        let gains = answer.change.binding.iter().filter(|limit| limit.gain > 0.0).count();
        let all = answer.change.binding.len();
        assert_eq!((beyond.limits.len(), beyond.at_ends.is_empty()), (gains, gains == all));
        assert!(all > 0);
    }
}

#[test]
fn the_frontier_has_a_line_for_each_amount_of_land_and_every_word() {
    for language in [Language::Chinese, Language::English] {
        let (mut app, _) = answered(language, "20");
        for people in 0..3 {
            app.update(reach(ReachEvent::People(people)));
            let seen = view(&app);
            let frontier = seen.frontier.clone().expect("a frontier");
            assert_eq!(frontier.rows.len(), 33);
            let drawn = frontier.chart.expect("whole lines").to_string();
            assert!(["land-none", "land-half", "land-all"].iter().all(|id| drawn.contains(id)));
            let words = format!("{seen:?}");
            assert!(!words.contains("reach.page") && !words.contains("cli.reach"), "{words}");
        }
    }
}

#[test]
fn a_slide_shows_the_answer_and_says_when_it_is_an_earlier_one() {
    for level in ["20", "90"] {
        let (mut app, answer) = answered(Language::English, level);
        let of_page = view(&app);
        app.update(Event::Show(Page::Present));
        app.update(Event::Present(PresentEvent::Choose(Slide::Takes)));
        let slide = |app: &App| page(app).present.and_then(|seen| seen.preview).expect("a slide");
        let seen = slide(&app);
        let Block::Number(number) = &seen.blocks[0] else { panic!("{seen:?}") };
        let value = format!("{} {}", number.value, number.unit);
        match &seen.blocks[1] {
            Block::Table(table) => {
                let changed = of_page.changed.expect("it is within reach");
                assert!(answer.reached && value == changed.value, "{value}");
                assert!(seen.sentence.starts_with("Reaching 20 in 2018"), "{}", seen.sentence);
                let shown: Vec<&str> = table.rows.iter().map(|row| row[3].text.as_str()).collect();
                let needed: Vec<&str> =
                    changed.moved.iter().map(|moved| moved.means[1].as_str()).collect();
                assert_eq!(shown, needed);
            }
            Block::Lines(lines) => {
                let beyond = of_page.beyond.expect("it is out of reach");
                assert!(!answer.reached && value == beyond.value, "{value}");
                assert!(lines.iter().any(|line| line == &beyond.needed[0]), "{lines:?}");
            }
            other => panic!("{other:?}"),
        }
        assert!(!seen.source.contains("earlier"), "{}", seen.source);
        app.update(Event::Slide(Field::AllYears(lever("land")), 3000.0));
        assert!(slide(&app).source.contains("earlier"));
    }
}
