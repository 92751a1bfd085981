//! The workbook, read by another library.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};
use canghai_app::Language;
use canghai_sim::Outcomes;

use crate::common::{LINK, app, computed, pack, report, texts, unzipped};

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    book.worksheet_range(name).expect("a sheet")
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(value) => *value,
        Data::Int(value) => *value as f64,
        other => panic!("{other} is no number"),
    }
}

#[test]
fn sheets_hold_the_numbers_of_run_and_ensemble() {
    let app = app(Language::English, &["trend", "plan-effort", "strong-push"]);
    let bytes = report(&app).xlsx().expect("a workbook");
    let outcomes = sheet(&bytes, "Outcomes");
    for (id, name) in [("trend", "trend"), ("strong-push", "strong push")] {
        let (results, summary) = computed(id);
        let own: Vec<&[Data]> =
            outcomes.rows().filter(|row| row[0] == Data::String(name.to_owned())).collect();
        let per_year = Outcomes::<f64>::FIELDS.len() + pack().sectors.len();
        for (index, year) in results.years.iter().enumerate() {
            for (place, value) in year.city.values().into_iter().enumerate() {
                let row = own[index * per_year + place];
                assert_eq!(number(&row[4]), value);
                assert_eq!(number(&row[9]), summary.years[index].quantiles[place][4]);
            }
        }
        let months = sheet(&bytes, "Months");
        let own = months.rows().filter(|row| row[0] == Data::String(name.to_owned()));
        let shares: Vec<f64> = own.map(|row| number(&row[2])).collect();
        assert_eq!(shares, results.rolling_share);
        let targets = sheet(&bytes, "Targets");
        let own = targets.rows().filter(|row| row[0] == Data::String(name.to_owned()));
        let chances: Vec<f64> = own.map(|row| number(&row[13])).collect();
        let expected = summary.targets.iter().chain([&summary.joint]).map(|it| it.value);
        assert_eq!(chances, expected.collect::<Vec<_>>());
    }
}

#[test]
fn a_workbook_has_its_sheets_charts_frozen_heads_and_a_code() {
    for (language, first) in [(Language::Chinese, "说明"), (Language::English, "About")] {
        let app = app(language, &["trend", "plan-effort"]);
        let bytes = report(&app).xlsx().expect("a workbook");
        let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).expect("a book");
        assert_eq!(book.sheet_names().len(), 9);
        let cover = sheet(&bytes, first);
        let said: Vec<String> = cover.rows().flatten().map(ToString::to_string).collect();
        assert!(said.iter().any(|words| words == LINK), "{said:?}");
        assert!(said.iter().all(|words| !words.contains("report.")), "{said:?}");
        let parts = unzipped(&bytes);
        let text = |name: &str| String::from_utf8_lossy(&parts[name]).into_owned();
        assert!(text("xl/charts/chart1.xml").contains("lineChart"));
        assert!(text("xl/charts/chart2.xml").contains("areaChart"));
        assert!(text("xl/worksheets/sheet4.xml").contains("state=\"frozen\""));
        assert!(parts.contains_key("xl/media/image1.png"));
        let names = texts(&text("xl/charts/chart1.xml"), "v");
        assert!(names.iter().any(|name| name.contains("12%")), "{names:?}");
    }
}

#[test]
fn the_same_scenarios_give_the_same_bytes() {
    let app = app(Language::Chinese, &["trend", "plan-effort"]);
    let report = report(&app);
    assert!(report.xlsx() == report.xlsx());
    assert!(report.pptx() == report.pptx());
}
