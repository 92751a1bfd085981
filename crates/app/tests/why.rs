//! The page that says why.

use canghai_analysis::sensitivity::{Design, OutcomeSensitivity};
use canghai_analysis::{Futures, Group, best_next, explain, marginals};
use canghai_app::view::{Why, WhyParts, page};
use canghai_app::{
    App, Event, Field, Language, Page, TabEvent, WHY_SAMPLES, WhyEvent, WhyOrder, WhyReply,
    WhyWork, WhyYear, percent, signed,
};
use canghai_plan::Scenario;

use crate::common::{app_in, lever};

fn app(language: Language) -> App {
    let mut app = app_in(language);
    app.update(Event::Show(Page::Contributions));
    app
}

fn after(events: impl IntoIterator<Item = Event>) -> App {
    let mut app = app(Language::English);
    events.into_iter().for_each(|event| app.update(event));
    app
}

fn seen(app: &App) -> Why {
    page(app).why.expect("the page is seen")
}

fn why(event: WhyEvent) -> Event {
    Event::Why(event)
}

/// What the workers answer, slice by slice.
fn answer(app: &App, order: &WhyOrder) -> Event {
    let starts = (0..order.pieces).step_by(order.at_once());
    let slices = starts.flat_map(|first| {
        let last = (first + order.at_once()).min(order.pieces);
        order.run(app.pack(), first..last).expect("a valid order")
    });
    let reply = WhyReply { order: order.clone(), values: slices.collect() };
    why(WhyEvent::Answer(Box::new(reply)))
}

/// Answers whatever is asked until nothing more is.
fn run_all(app: &mut App) {
    while let Some(order) = app.why_order().cloned() {
        app.update(answer(app, &order));
    }
}

fn run(mut app: App) -> App {
    run_all(&mut app);
    app
}

fn ready<'a>(app: &'a App, id: &str) -> &'a Scenario {
    &app.pack().ready_made(id).expect("a ready-made scenario").scenario
}

/// The base scenario and a copy of it with more land.
fn more_land() -> App {
    after([
        Event::Tab(TabEvent::Open(1)),
        Event::Tab(TabEvent::Duplicate(1)),
        Event::Slide(Field::Lever(lever("land"), 0), 3400.0),
        Event::Leave(Field::Lever(lever("land"), 0)),
    ])
}

/// A change as the table tells it: with as many decimals as its first.
fn in_points(parts: &WhyParts, value: f64) -> String {
    let decimals = parts.rows[0].cells[0].split('.').nth(1).map_or(0, str::len);
    signed(Language::English, value * 100.0, decimals)
}

#[test]
fn the_table_holds_the_contributions_and_their_sum() {
    let mut app = run(app(Language::English));
    let years = explain(app.pack(), ready(&app, "trend"), ready(&app, "plan-effort"), 8);
    let years = years.expect("valid scenarios");
    for (year, index) in [(WhyYear::Horizon, 7), (WhyYear::Plan, 2)] {
        app.update(why(WhyEvent::At(year)));
        let (share, parts) = (years[index].city.share, seen(&app).parts);
        for row in &parts.rows[..parts.rows.len() - 1] {
            let group = Group::ALL.into_iter().find(|group| group.key() == row.key);
            let place = group.expect("a group").place();
            let own = [share.parts[place], share.alone[place], share.last[place]];
            assert_eq!(row.cells, own.map(|value| in_points(&parts, value)), "{}", row.key);
        }
        let total: f64 = share.parts.iter().sum();
        assert!((total - (share.to - share.from)).abs() < 1e-12);
        let row = parts.rows.last().expect("the total");
        assert_eq!((row.key, &row.cells[0]), ("total", &in_points(&parts, total)));
        let together = in_points(&parts, share.interaction());
        assert!(parts.sentences.iter().any(|own| own.contains(&together)), "{together}");
    }
}

#[test]
fn bars_go_from_one_scenario_to_the_other_without_a_gap() {
    let app = run(app(Language::English));
    let chart = seen(&app).parts.chart.expect("a drawing");
    let blocks: Vec<(f64, f64)> = chart
        .walk()
        .filter(|node| node.attribute("class") == Some("block"))
        .map(|node| {
            let number = |name| -> f64 {
                node.attribute(name).and_then(|value| value.parse().ok()).expect("a number")
            };
            (number("x"), number("x") + number("width"))
        })
        .collect();
    let rows = seen(&app).parts.rows.len();
    assert_eq!(blocks.len(), rows + 1, "both scenarios and every group");
    // all parts are more than nothing here, so each begins where the one before ends
    for two in blocks.windows(2).take(rows - 1) {
        assert!((two[1].0 - two[0].1).abs() < 1.6, "{blocks:?}");
    }
    assert!((blocks[rows].1 - blocks[rows - 1].1).abs() < 1.6, "{blocks:?}");
}

#[test]
fn the_sentence_names_the_difference_its_largest_parts_and_what_binds() {
    for (language, more) in [(Language::English, "rises by"), (Language::Chinese, "占比高")] {
        let app = run(app(language));
        let years = explain(app.pack(), ready(&app, "trend"), ready(&app, "plan-effort"), 8);
        let share = years.expect("valid scenarios")[7].city.share;
        let sentence = seen(&app).sentence;
        let points = format!("{:.2}", (share.to - share.from) * 100.0);
        assert!(sentence.contains(more) && sentence.contains(&points), "{sentence}");
        let most = Group::ALL
            .into_iter()
            .max_by(|a, b| share.parts[a.place()].total_cmp(&share.parts[b.place()]));
        let most = canghai_app::group_label(language, most.expect("groups"));
        assert!(sentence.contains(&most) && sentence.contains("2025"), "{sentence}");
    }
    let mut less = after([Event::Tab(TabEvent::Base(2)), Event::Tab(TabEvent::Open(1))]);
    run_all(&mut less);
    assert!(seen(&less).sentence.contains("falls by"), "{}", seen(&less).sentence);
}

#[test]
fn the_base_scenario_alone_has_nothing_to_explain_but_all_the_rest() {
    let app = run(after([Event::Tab(TabEvent::Open(1))]));
    let page = seen(&app);
    assert!(page.sentence.contains("Open another tab"), "{}", page.sentence);
    assert!(page.parts.chart.is_none() && page.parts.instead == page.sentence);
    assert!(!page.next.best.is_empty() && !page.growth.rows.is_empty());
    // another scenario to compare with is chosen
    let mut app = app;
    app.update(why(WhyEvent::From("2".into())));
    run_all(&mut app);
    assert!(seen(&app).sentence.contains("From plan effort (assumed) to trend"));
    assert!(seen(&app).parts.chart.is_some());
}

#[test]
fn nothing_is_asked_of_the_workers_on_another_page() {
    let app = after([Event::Show(Page::Explore)]);
    assert!(app.why_order().is_none() && page(&app).why.is_none());
}

#[test]
fn an_answer_for_what_was_changed_since_is_dropped() {
    let mut app = app(Language::English);
    let order = app.why_order().cloned().expect("an order");
    let late = answer(&app, &order);
    app.update(Event::Tab(TabEvent::Add("strong-push".into())));
    app.update(late);
    let page = seen(&app);
    assert!(page.parts.chart.is_none(), "it was for another scenario");
    assert!(page.wait.contains("0 of"), "{}", page.wait);
    assert_ne!(app.why_order(), Some(&order));
    run_all(&mut app);
    assert!(seen(&app).parts.chart.is_some() && seen(&app).wait.is_empty());
}

#[test]
fn the_old_picture_stays_faded_until_the_new_one_comes() {
    let mut app = run(app(Language::English));
    assert!(!seen(&app).parts.stale && !seen(&app).next.stale);
    app.update(Event::Tab(TabEvent::Add("strong-push".into())));
    let page = seen(&app);
    assert!(page.parts.stale && page.next.stale && page.parts.chart.is_some());
    assert!(page.parts.instead.starts_with("Computing") && page.sentence.starts_with("Computing"));
    let told = page.parts.chart.and_then(|chart| chart.attribute("aria-label").map(str::to_owned));
    assert!(told.expect("words").contains("plan effort"), "it is still said what it is of");
    run_all(&mut app);
    assert!(!seen(&app).parts.stale && seen(&app).parts.instead.is_empty());
    // what was seen before is there at once
    app.update(Event::Tab(TabEvent::Open(2)));
    assert!(app.why_order().is_none() && !seen(&app).parts.stale);
}

#[test]
fn a_target_off_the_axis_is_said_in_words_and_one_on_it_is_drawn() {
    let mut app = run(app(Language::English));
    let goal = |app: &App| {
        let chart = seen(app).parts.chart.expect("a drawing");
        chart.walk().any(|node| node.text == "target of 2020: 12%")
    };
    assert!(goal(&app));
    app.update(why(WhyEvent::At(WhyYear::Plan)));
    assert!(!goal(&app), "in 2020 both are far below it");
    let sentences = seen(&app).parts.sentences.join(" ");
    let share = app.results().years[2].city.share;
    let gap = format!("{:.2}", (0.12 - share) * 100.0);
    assert!(sentences.contains("12%") && sentences.contains(&gap), "{sentences} {gap}");
}

#[test]
fn a_world_of_its_own_is_a_contribution_of_its_own() {
    let world = app(Language::English).pack().worlds[1].id.clone();
    let app = run(after([Event::World(world)]));
    let page = seen(&app);
    assert!(page.note.contains("its own demand"), "{}", page.note);
    assert!(page.parts.rows.iter().any(|row| row.key == Group::World.key()));
    assert!(page.parts.chart.is_some());
}

#[test]
fn every_measure_is_told_in_both_languages() {
    for language in [Language::English, Language::Chinese] {
        let mut app = run(app(language));
        let words = seen(&app).parts.measure.options;
        let pack = app.pack();
        let outcomes = canghai_sim::Outcomes::<f64>::FIELDS.len();
        assert_eq!(words.len(), outcomes + pack.sectors.len() + pack.targets.len() + 1);
        for (word, name, _) in words {
            app.update(why(WhyEvent::Measure(word.clone())));
            let page = format!("{:?}", seen(&app));
            assert!(!page.contains("%{") && !page.contains("contributions."), "{word}: {page}");
            let chosen = seen(&app).parts.measure.options.into_iter().find(|option| option.2);
            assert_eq!(chosen.map(|option| option.1), Some(name));
        }
    }
}

#[test]
fn probabilities_are_run_when_they_are_asked_for_and_add_up() {
    let mut app = run(more_land());
    assert!(app.why_order().is_none());
    app.update(why(WhyEvent::Measure("target landed_projects".into())));
    assert!(app.why_order().is_none(), "they were not asked for");
    let ask = seen(&app).parts.ask.expect("what asks for them");
    assert!(ask.progress.is_none() && ask.note.contains("256"), "{ask:?}");
    app.update(why(WhyEvent::Ask));
    let order = app.why_order().cloned().expect("an order");
    assert_eq!((order.work, order.pieces), (WhyWork::Chances, 2));
    app.update(why(WhyEvent::Progress(1)));
    let progress = seen(&app).parts.ask.and_then(|ask| ask.progress).expect("progress");
    assert_eq!((progress.done, progress.all), (1, 2));
    // stopped, and a late answer is dropped
    app.update(why(WhyEvent::Cancel));
    assert!(app.why_order().is_none());
    let late = answer(&app, &order);
    app.update(late.clone());
    assert!(seen(&app).parts.rows.is_empty());
    app.update(why(WhyEvent::Ask));
    app.update(late);
    let parts = seen(&app).parts;
    assert!(parts.ask.is_none() && parts.chart.is_some());
    assert_eq!(parts.rows[0].key, "land");
    assert_eq!(parts.rows[0].cells[0], parts.rows[1].cells[0], "one group makes all of it");
}

#[test]
fn indices_are_run_when_they_are_asked_for_and_are_those_of_the_analysis() {
    let mut app = run(app(Language::English));
    let ask = seen(&app).rests.variance.ask.expect("what asks for them");
    assert!(ask.progress.is_none() && ask.note.contains("256"), "{ask:?}");
    app.update(why(WhyEvent::AskRests));
    let order = app.why_order().cloned().expect("an order");
    assert_eq!((order.work, order.pieces), (WhyWork::Rests(WhyYear::Horizon), 256));
    app.update(why(WhyEvent::Progress(4)));
    let ask = seen(&app).rests.variance.ask.and_then(|ask| ask.progress).expect("progress");
    assert_eq!((ask.done, ask.all), (4, 256));
    // stopped, and nothing is asked for
    app.update(why(WhyEvent::CancelRests));
    assert!(app.why_order().is_none());
    app.update(why(WhyEvent::At(WhyYear::Plan)));
    app.update(why(WhyEvent::AskRests));
    run_all(&mut app);
    let variance = seen(&app).rests.variance;
    assert!(variance.ask.is_none() && variance.chart.is_some() && variance.sentences.len() == 3);
    let scenario = ready(&app, "plan-effort");
    let design = Design::new(Futures::new(app.pack(), Futures::SEED), scenario, 2, WHY_SAMPLES);
    let draws = design.run(0..WHY_SAMPLES).expect("a valid scenario");
    let share = OutcomeSensitivity::at(&design, &draws, 0).expect("the share");
    assert_eq!(variance.rows.len(), design.inputs().len());
    for (input, indices) in design.inputs().iter().zip(&share.inputs) {
        let row = variance.rows.iter().find(|row| row.name == input.name).expect("a row");
        let total = percent(indices.total, 1);
        assert!(row.cells[2].starts_with(&total), "{}: {:?}, not {total}", input.name, row.cells);
    }
    // another outcome of the same samples is there at once, another year is not
    app.update(why(WhyEvent::Measure("platforms".into())));
    assert!(seen(&app).rests.variance.ask.is_none() && app.why_order().is_none());
    app.update(why(WhyEvent::At(WhyYear::Horizon)));
    assert!(seen(&app).rests.variance.ask.is_some());
}

#[test]
fn the_parts_of_a_year_s_growth_lie_beside_each_other_and_end_where_they_sum_to() {
    let growth = seen(&run(app(Language::English))).growth;
    let drawing = &growth.chart;
    let rows: Vec<_> = drawing.walk().filter(|node| node.attribute("data-row").is_some()).collect();
    assert_eq!(rows.len(), growth.years.len());
    for (index, row) in rows.iter().enumerate() {
        let drawn = row.walk().filter(|node| node.attribute("class") == Some("block")).count();
        let parts = growth.rows.iter().filter(|part| part.class.is_some());
        let there = parts.filter(|part| part.cells[index].0 != "0").count();
        assert_eq!(drawn, there, "{}", growth.years[index]);
        let residual = row.walk().any(|node| {
            node.attribute("class").is_some_and(|class| class.contains("growth-residual"))
        });
        assert!(residual, "what the method misses is a part of its own");
    }
}

#[test]
fn the_best_cell_of_a_column_is_where_the_next_one_does_most() {
    let app = run(app(Language::English));
    let all = marginals(app.pack(), ready(&app, "plan-effort")).expect("a valid scenario");
    let next = seen(&app).next;
    for best in best_next(&all, "share", 7) {
        let own = |head: &(String, String)| {
            head.1 == canghai_app::short_label(Language::English, best.marginal.lever)
        };
        let column = next.heads.iter().position(own).expect("a column");
        let sector = best.marginal.sector.expect("a sector");
        let (words, heat) = &next.rows[sector].cells[column];
        assert_eq!(*heat, 1.0);
        let decimals = words.split('.').nth(1).map_or(0, str::len);
        assert_eq!(*words, signed(Language::English, best.gain * 100.0, decimals));
        let sector = Language::English.of(&app.pack().sectors[sector].label).to_owned();
        assert!(next.best.iter().any(|own| own.contains(&sector)), "{:?}", next.best);
    }
    assert_eq!(next.best.len(), 4);
}

#[test]
fn the_strip_has_a_letter_and_words_in_every_cell_and_grows_with_the_year() {
    let mut app = app(Language::Chinese);
    let strip = seen(&app).binds;
    assert_eq!((strip.rows.len(), strip.quarters.len()), (6, 32));
    assert!(strip.rows.iter().all(|row| row.cells.len() == 32));
    let cells = || strip.rows.iter().flat_map(|row| &row.cells);
    assert!(cells().all(|cell| !cell.mark.is_empty() && !cell.words.is_empty()));
    assert!(cells().any(|cell| cell.class == "land" && cell.mark == "地"));
    assert!(strip.sentences[0].contains("起受"), "{:?}", strip.sentences);
    app.update(why(WhyEvent::At(WhyYear::Plan)));
    assert_eq!(seen(&app).binds.quarters.len(), 12);
}

#[test]
fn growth_is_the_sum_of_its_parts_and_the_residual_stands_by_itself() {
    let mut app = app(Language::English);
    let sector = app.pack().sectors[1].id.clone();
    let all = seen(&app).growth;
    app.update(why(WhyEvent::GrowthOf(sector)));
    let own = seen(&app).growth;
    assert_ne!(all.rows, own.rows);
    for growth in [all, own] {
        assert_eq!((growth.rows.len(), growth.years.len()), (16, 8));
        let keys: Vec<&str> = growth.rows.iter().rev().take(2).map(|row| row.key).collect();
        assert_eq!(keys, ["total", "residual"]);
        assert!(growth.method.contains("Divisia"));
    }
}

#[test]
fn the_inputs_that_move_it_most_stand_first_with_their_grade() {
    let app = app(Language::English);
    let rests = seen(&app).rests;
    let notes = rests.chart.walk().filter(|node| node.attribute("class") == Some("row-note"));
    assert_eq!(notes.count(), 10);
    let hatched = rests.chart.walk().any(|node| node.attribute("class") == Some("hatch"));
    assert!(hatched, "an assumption is hatched");
    let share = app.scenario().base_share;
    let ends = [share - 0.01, share + 0.01].map(|share| percent(share, 2));
    assert!(ends.iter().all(|end| rests.base_share[0].contains(end)), "{:?}", rests.base_share);
}
