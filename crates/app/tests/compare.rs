//! The page that compares scenarios.

use canghai_analysis::{Futures, Members, Runner, compare};
use canghai_app::view::{Compare, TabView, page};
use canghai_app::{
    App, CompareEvent, Depth, Event, Field, Language, Page, Reply, TabEvent, Whole, percent, signed,
};
use canghai_sim::Outcomes;

use crate::common::{answer, app_in, lever};

/// Members that the tests run, fewer than the page's.
const MEMBERS: u32 = 48;

fn app(language: Language) -> App {
    let mut app = app_in(language);
    app.update(Event::Show(Page::Compare));
    app
}

fn after(events: impl IntoIterator<Item = Event>) -> App {
    let mut app = app(Language::English);
    events.into_iter().for_each(|event| app.update(event));
    app
}

fn seen(app: &App) -> Compare {
    page(app).compare.expect("the page is seen")
}

/// What the workers would do for the page, with fewer members.
fn run_all(app: &mut App) {
    while let Some(order) = app.compare_order() {
        let answer = answer(app, order.clone(), MEMBERS);
        let reply = Reply { revision: order.revision, depth: Depth::Exact, answer };
        app.update(Event::Answer(Box::new(reply)));
    }
}

fn names(compare: &Compare) -> Vec<&str> {
    compare.columns.iter().map(|column| column.name.as_str()).collect()
}

#[test]
fn only_inputs_that_differ_are_listed_and_marked() {
    let app = after([
        Event::Tab(TabEvent::Duplicate(1)),
        Event::Slide(Field::Lever(lever("land"), 1), 4200.0),
        Event::World("hindsight".into()),
        Event::Tab(TabEvent::Delete(2)),
    ]);
    let inputs = seen(&app).inputs;
    let land = inputs.rows.iter().find(|row| row.label.contains("land")).expect("land differs");
    assert_eq!(land.cells[0].text, "2,500");
    assert_eq!(land.cells[1].text, "2,500 → 4,200 → 2,500");
    assert_eq!((land.cells[0].differs, land.cells[1].differs), (false, true));
    let worlds = usize::from(app.pack().world("hindsight").is_some());
    assert_eq!(inputs.rows.len(), 1 + worlds);
}

#[test]
fn every_input_that_differs_has_a_name() {
    for language in [Language::Chinese, Language::English] {
        let mut app = app(language);
        app.update(Event::Slide(Field::Part(Whole::Mix, 0), 10.0));
        let rows = seen(&app).inputs.rows;
        assert!(rows.iter().all(|row| !row.label.contains(".label")), "{rows:?}");
        assert!(rows.iter().filter(|row| row.label.contains(" · ")).count() >= 4, "{rows:?}");
    }
}

#[test]
fn nothing_is_asked_of_the_workers_on_another_page() {
    let app = after([Event::Show(Page::Explore)]);
    assert!(app.compare_order().is_none() && page(&app).compare.is_none());
}

#[test]
fn every_number_is_that_of_the_scenario_and_of_the_same_members() {
    let mut app = after([Event::Tab(TabEvent::Add("strong-push".into()))]);
    assert!(seen(&app).targets.rows[0].cells.iter().all(|cell| cell.chance.is_none()));
    run_all(&mut app);
    let compare_page = seen(&app);
    let pack = app.pack();
    let futures = Futures::new(pack, Futures::SEED);
    let members = Members::draw(&futures, 0..MEMBERS);
    let samples = |place: usize| {
        let scenario = &app.workspace().tabs()[place].scenario;
        let runner = Runner::new(pack, scenario, pack.calendar.horizon_years).expect("valid");
        runner.run(members.as_slice()).expect("valid")
    };
    let base = samples(0);
    let share = Outcomes::<f64>::FIELDS.iter().position(|o| o.key == "share").expect("share");
    let year = pack.calendar.plan_years - 1;
    assert_eq!(compare_page.paired.len(), 2);
    for (place, paired) in [1, 2].into_iter().zip(&compare_page.paired) {
        let expected = compare(&samples(place), &base).expect("the same members");
        let difference = expected.years[year][share];
        assert_eq!(paired.part, difference.more);
        let median = signed(Language::English, difference.quantiles[2] * 100.0, 2);
        assert!(paired.sentence.contains(&median), "{} {median}", paired.sentence);
        let row = compare_page.targets.rows.iter().find(|row| row.key == "share").expect("it");
        assert!(row.cells[place].paired.contains(&median), "{}", row.cells[place].paired);
        assert!(row.cells[place].chance.is_some() && !row.cells[place].range.is_empty());
    }
    let row = compare_page.targets.rows.iter().find(|row| row.key == "share").expect("share");
    assert!(row.cells[0].paired.is_empty());
    let shown = [0, 2].map(|place| row.cells[place].value.clone());
    let (base, own) = (app.base(), app.results());
    assert_eq!(shown, [base, own].map(|results| percent(results.years[year].city.share, 2)));
}

#[test]
fn an_answer_for_what_was_changed_since_is_not_shown() {
    let mut app = after([]);
    let order = app.compare_order().expect("an order");
    let late = Reply {
        revision: order.revision,
        depth: Depth::Exact,
        answer: answer(&app, order, MEMBERS),
    };
    // whatever is changed, the base is the first that is asked for
    app.update(Event::Tab(TabEvent::Open(1)));
    app.update(Event::Slide(Field::Lever(lever("land"), 0), 3000.0));
    app.update(Event::Answer(Box::new(late)));
    assert!(seen(&app).targets.joint.iter().all(Option::is_none));
    assert!(app.futures().is_none(), "it is none for the open scenario either");
    run_all(&mut app);
    assert!(seen(&app).targets.joint.iter().all(Option::is_some));
    // taken back and done again it is there at once
    app.update(Event::Undo);
    assert!(seen(&app).targets.joint.iter().all(Option::is_none));
    app.update(Event::Redo);
    assert!(seen(&app).targets.joint.iter().all(Option::is_some));
}

#[test]
fn scenarios_are_sorted_pinned_and_hidden() {
    let mut app = after([Event::Tab(TabEvent::Add("strong-push".into()))]);
    assert_eq!(names(&seen(&app)), ["trend", "plan effort (assumed)", "strong push"]);
    app.update(Event::Compare(CompareEvent::Sort(Some("share".into()))));
    assert_eq!(names(&seen(&app)), ["strong push", "plan effort (assumed)", "trend"]);
    app.update(Event::Compare(CompareEvent::Pin(1, true)));
    assert_eq!(names(&seen(&app)), ["trend", "strong push", "plan effort (assumed)"]);
    let styles = |app: &App| {
        seen(app).columns.iter().map(|column| (column.id, column.class)).collect::<Vec<_>>()
    };
    assert_eq!(styles(&app), [(1, "side-0"), (3, "side-2"), (2, "side-1")]);
    app.update(Event::Compare(CompareEvent::Show(2, false)));
    assert_eq!(styles(&app), [(1, "side-0"), (3, "side-2")]);
    assert_eq!(seen(&app).hidden, [(2, "plan effort (assumed)".to_owned())]);
    app.update(Event::Compare(CompareEvent::Show(2, true)));
    assert_eq!(seen(&app).columns.len(), 3);
}

#[test]
fn the_sentence_says_more_less_and_the_same() {
    let mut app = app(Language::Chinese);
    run_all(&mut app);
    let better = seen(&app).sentence;
    let year = app.pack().calendar.plan_years - 1;
    let points = app.results().years[year].city.share - app.base().years[year].city.share;
    let points = format!("{:.2} 个百分点", points * 100.0);
    assert!(
        better.contains(&format!("高 {points}")) && better.contains("的模拟中更高"),
        "{better}"
    );
    assert!(better.contains("多用") && better.ends_with('。'), "{better}");
    app.update(Event::Tab(TabEvent::Base(2)));
    run_all(&mut app);
    let worse = seen(&app).sentence;
    assert!(worse.contains(&format!("低 {points}")) && worse.contains("少用"), "{worse}");
    let same =
        after([Event::Tab(TabEvent::Duplicate(1)), Event::Tab(TabEvent::Rename(3, "copy".into()))]);
    let sentence = seen(&same).sentence;
    assert!(sentence.contains("the same as under trend"), "{sentence}");
    assert!(sentence.contains("money and land are the same"), "{sentence}");
}

#[test]
fn one_scenario_alone_says_so() {
    let app = after([Event::Tab(TabEvent::Delete(2))]);
    let compare = seen(&app);
    assert!(compare.notes[0].contains("one scenario only"), "{:?}", compare.notes);
    assert!(compare.sentence.is_empty() && compare.inputs.rows.is_empty());
}

#[test]
fn costs_are_sums_of_the_years_and_a_ratio_is_given_only_where_both_are_more() {
    let app = after([]);
    let compare = seen(&app);
    let (trend, effort) = (&app.workspace().tabs()[0].scenario, app.scenario());
    let land = |scenario: &canghai_plan::Scenario| -> f64 {
        scenario.lever(app.pack(), "land").iter().sum()
    };
    assert_eq!((land(trend), land(effort)), (7500.0, 10500.0));
    let cells = |place: usize| -> Vec<&str> {
        compare.cost.rows[place].cells.iter().map(|(value, _)| value.as_str()).collect()
    };
    assert_eq!(cells(1), ["7,500", "10,500"]);
    let year = app.pack().calendar.plan_years - 1;
    let of = |results: &canghai_app::Results| results.years[year].city.value_added;
    let more = of(app.results()) - of(app.base());
    assert_eq!(cells(4), ["—", &signed(Language::English, more, 1)]);
    let per_land = canghai_app::grouped(more / 3000.0 * 100.0, 2);
    assert_eq!(cells(7), ["—", &per_land]);
    let less = after([Event::Tab(TabEvent::Base(2)), Event::Tab(TabEvent::Open(1))]);
    assert!(seen(&less).cost.rows[6..].iter().all(|row| row.cells.iter().all(|(v, _)| v == "—")));
}

#[test]
fn the_tables_are_copied_with_tabs_and_plain_numbers() {
    let mut app = after([]);
    run_all(&mut app);
    let text = seen(&app).tab_separated;
    let land = text.lines().find(|line| line.starts_with("land supplied")).expect("the cost");
    assert_eq!(land, "land supplied (mu)\t7500\t10500");
    let share = text.lines().find(|line| line.starts_with("SEI")).expect("the share");
    assert_eq!(share.split('\t').count(), 1 + 2 * 4);
}

#[test]
fn no_more_than_six_scenarios_stand_side_by_side() {
    let six = (0..4).map(|_| Event::Tab(TabEvent::Duplicate(2)));
    let mut app = after(six);
    let mut other = after([Event::Slide(Field::Lever(lever("land"), 0), 3000.0)]);
    other.update(Event::Tab(TabEvent::Rename(2, "other".into())));
    let token = other.token().expect("a token");
    app.update(Event::Share(canghai_app::ShareEvent::Paste(token)));
    let compare = seen(&app);
    assert_eq!((compare.columns.len(), compare.hidden.len()), (6, 1));
    let mut classes: Vec<&str> = compare.columns.iter().map(|column| column.class).collect();
    classes.sort_unstable();
    classes.dedup();
    assert_eq!(classes.len(), 6);
}

#[test]
fn a_tab_shows_the_line_that_its_scenario_has_in_the_comparison() {
    let mut app = after([
        Event::Tab(TabEvent::Add("money-first".into())),
        Event::Tab(TabEvent::Add("land-first".into())),
        Event::Tab(TabEvent::Base(2)),
        Event::Show(Page::Explore),
    ]);
    let before = page(&app).tabs.tabs;
    app.update(Event::Show(Page::Compare));
    let found = page(&app);
    let columns = found.compare.expect("the comparison").columns;
    assert_eq!(columns.len(), 4);
    for (tab, column) in before.iter().zip(&columns) {
        assert_eq!((tab.id, &tab.sample), (column.id, &column.sample));
    }
    let different =
        |(at, tab): (usize, &TabView)| before[..at].iter().all(|b| b.sample != tab.sample);
    assert!(before.iter().enumerate().all(different));
}
