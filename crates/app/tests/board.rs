//! The board of targets in words.

use canghai_app::view::{Page, page};
use canghai_app::{App, CardEvent, Depth, Event, Language, Status};
use canghai_plan::Pack;

use crate::common::{app_in, reply};

fn with_row(language: Language, key: &str) -> (App, Page) {
    let mut app = app_in(language);
    app.update(Event::Card(CardEvent::Row(key.to_owned())));
    let page = page(&app);
    (app, page)
}

#[test]
fn the_title_names_the_pack_s_own_last_year() {
    assert_eq!(page(&app_in(Language::Chinese)).board_words.title, "2020 年目标看板");
    let mut pack = Pack::embedded().expect("the embedded pack is valid");
    pack.calendar.base_year += 5;
    let app = App::new(pack, Language::English).expect("a model");
    assert_eq!(page(&app).board_words.title, "Targets for 2025");
}

#[test]
fn every_row_has_a_button_for_its_card_and_opens() {
    let app = app_in(Language::Chinese);
    let closed = page(&app);
    assert_eq!(closed.board_words.infos.len(), closed.board.len());
    assert_eq!(closed.board_words.detail, None);
    for row in &closed.board {
        let (app, page) = with_row(Language::Chinese, row.key);
        let detail = page.board_words.detail.expect("an open row");
        assert_eq!(detail.key, row.key);
        assert!(!detail.drivers.is_empty() && !detail.asks.is_empty(), "{}", row.key);
        let lines = detail.chart.walk().filter(|node| node.tag == "path").count();
        assert_eq!(lines, 2, "{}: the scenario and the base", row.key);
        let first = &detail.drivers[0];
        assert!(first.values.contains('亿') || first.values.contains("2018"), "{}", first.values);
        assert_eq!(app.cards().row(), Some(row.key));
    }
}

#[test]
fn what_the_futures_say_is_shaded_in_the_chart_of_a_row() {
    for key in ["share", "platforms", "landed_projects"] {
        let (mut app, _) = with_row(Language::Chinese, key);
        app.update(reply(&app, app.order(Depth::Quick), 16));
        let detail = page(&app).board_words.detail.expect("an open row");
        let bands = detail.chart.walk().filter(|node| node.attribute("data-band").is_some());
        assert_eq!(bands.count(), 2, "{key}: four fifths and a half of the futures");
    }
}

#[test]
fn a_second_click_closes_a_row() {
    let (mut app, _) = with_row(Language::Chinese, "bases");
    app.update(Event::Card(CardEvent::Row("bases".to_owned())));
    assert_eq!(page(&app).board_words.detail, None);
}

#[test]
fn the_target_stands_in_the_chart_of_its_row_and_none_in_that_of_the_clusters() {
    let rules = |key: &str| {
        let detail = with_row(Language::Chinese, key).1.board_words.detail.expect("an open row");
        detail
            .chart
            .walk()
            .filter(|node| {
                node.attribute("class").is_some_and(|class| class.starts_with("rule-label"))
            })
            .count()
    };
    assert_eq!((rules("platforms"), rules("clusters")), (1, 0));
}

#[test]
fn yearly_targets_show_every_year_against_the_yearly_level_and_the_total() {
    let board = page(&app_in(Language::Chinese)).board;
    let row = board.iter().find(|row| row.key == "demonstration_total").expect("a row");
    assert_eq!((row.yearly.as_str(), row.target.as_str()), ("每年 ≥ 10", "目标 30"));
    let years: Vec<&str> = row.years.iter().map(|year| year.year.as_str()).collect();
    assert_eq!(years, ["2018", "2019", "2020"]);
}

#[test]
fn what_has_no_level_has_no_verdict() {
    let board = page(&app_in(Language::Chinese)).board;
    let clusters = board.iter().find(|row| row.key == "clusters").expect("a row");
    assert_eq!(clusters.status, Status::Shown);
    assert!(clusters.gap.is_empty() && clusters.target.is_empty() && clusters.outlook.is_empty());
}
