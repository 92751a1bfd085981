//! The slides.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use canghai_app::{Language, board, chance, percent};

use crate::common::{LINK, app, computed, is_sound, pack, part, report, texts, unzipped};

fn slide(parts: &std::collections::BTreeMap<String, Vec<u8>>, number: usize) -> Vec<String> {
    texts(part(parts, &format!("ppt/slides/slide{number}.xml")), "t")
}

#[test]
fn a_deck_is_sound_and_says_what_the_run_says() {
    for language in [Language::Chinese, Language::English] {
        let app = app(language, &["trend", "plan-effort"]);
        let parts = unzipped(&report(&app).pptx().expect("slides"));
        is_sound(&parts);
        let (results, summary) = computed("plan-effort");
        let all: Vec<String> = (1..=6).flat_map(|number| slide(&parts, number)).collect();
        assert!(all.iter().all(|words| !words.contains("report.")), "{all:?}");
        let share = percent(results.years[2].city.share, 2);
        assert!(slide(&parts, 2).contains(&share), "{share}");
        let words = slide(&parts, 3);
        for (row, probability) in
            board(language, &pack(), &results, Some(&summary)).iter().zip(&summary.targets)
        {
            assert!(words.contains(&row.label) && words.contains(&row.value), "{}", row.label);
            let number = chance(probability.value, summary.members);
            assert!(words.iter().any(|words| words.starts_with(&number)), "{number}");
        }
        let last = part(&parts, "ppt/slides/_rels/slide6.xml.rels");
        assert!(last.contains("&amp;s=1AbcDEF_-") && LINK.contains("&s="), "{last}");
    }
}

#[test]
fn the_native_chart_and_its_workbook_hold_the_shares() {
    let app = app(Language::English, &["trend", "plan-effort", "strong-push"]);
    let parts = unzipped(&report(&app).pptx().expect("slides"));
    let chart = part(&parts, "ppt/charts/chart2.xml");
    let document = roxmltree::Document::parse(chart).expect("well-formed XML");
    let values = document.descendants().filter(|node| node.tag_name().name() == "val");
    let values: Vec<Vec<f64>> = values
        .filter(|node| node.descendants().any(|inner| inner.tag_name().name() == "numCache"))
        .map(|node| {
            let points = node.descendants().filter(|inner| inner.tag_name().name() == "v");
            points.filter_map(|point| point.text()?.parse().ok()).collect()
        })
        .collect();
    assert_eq!(values.len(), 3 + 2 + 1);
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(&parts["ppt/embeddings/book2.xlsx"]))
            .expect("a workbook");
    let sheet = book.worksheet_range("Sheet1").expect("a sheet");
    for (place, id) in ["trend", "plan-effort", "strong-push"].into_iter().enumerate() {
        let (results, summary) = computed(id);
        assert_eq!(values[place], results.rolling_share);
        let column = sheet.rows().skip(1).map(|row| match row[place + 1] {
            Data::Float(value) => value,
            ref other => panic!("{other} is no number"),
        });
        assert!(column.eq(results.rolling_share.iter().copied()));
        if id == "plan-effort" {
            let high: Vec<f64> = summary.rolling_share.iter().map(|range| range[4]).collect();
            assert_eq!(values[3], high);
        }
    }
    assert!(values[5].iter().all(|level| *level == 0.12));
}

#[test]
fn a_scenario_alone_has_no_slide_that_compares() {
    let app = app(Language::English, &["trend"]);
    let parts = unzipped(&report(&app).pptx().expect("slides"));
    is_sound(&parts);
    assert!(!parts.contains_key("ppt/slides/slide6.xml"));
}
