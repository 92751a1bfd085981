//! Tables as text.

use canghai_app::{Language, TableName};
use canghai_sim::Outcomes;

use crate::common::{LINK, app, app_of, computed, pack, ready_made, report};

/// Head and rows of a table as text, without what it says of itself.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head: Vec<String> = csv.headers().expect("a head").iter().map(str::to_owned).collect();
    let rows = csv.records().map(|row| row.expect("a row"));
    let rows = rows.map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>());
    let rows = rows.take_while(|row| row.len() == head.len()).collect();
    (head, rows)
}

fn table(ids: &[&str], name: TableName) -> Vec<Vec<String>> {
    let app = app(Language::English, ids);
    read(&report(&app).csv(name).expect("a table")).1
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

#[test]
fn outcomes_are_those_of_the_run_and_the_ensemble() {
    let (results, summary) = computed("plan-effort");
    let rows = table(&["trend", "plan-effort"], TableName::Outcomes);
    let own: Vec<_> = rows.iter().filter(|row| row[0] == "plan effort (assumed)").collect();
    let per_year = Outcomes::<f64>::FIELDS.len() + pack().sectors.len();
    assert_eq!(own.len(), 8 * per_year);
    for (index, year) in results.years.iter().enumerate() {
        let rows = &own[index * per_year..];
        for (place, value) in year.city.values().into_iter().enumerate() {
            assert_eq!(number(&rows[place][4]), value);
            let quantiles = rows[place][5..].iter().map(|cell| number(cell));
            assert!(quantiles.eq(summary.years[index].quantiles[place]), "{:?}", rows[place]);
        }
        for (sector, value) in year.value_added.iter().enumerate() {
            assert_eq!(number(&rows[Outcomes::<f64>::FIELDS.len() + sector][4]), *value);
        }
    }
}

#[test]
fn targets_have_the_probabilities_of_the_ensemble() {
    let (results, summary) = computed("strong-push");
    let rows = table(&["trend", "strong-push"], TableName::Targets);
    let own: Vec<_> = rows.iter().filter(|row| row[0] == "strong push").collect();
    assert_eq!(own.len(), pack().targets.len() + 1);
    for (row, (target, probability)) in own.iter().zip(pack().targets.iter().zip(&summary.targets))
    {
        assert_eq!(number(&row[6]), target.at_least);
        assert_eq!(results.years[2].city.get(target.outcome.key), Some(&number(&row[7])));
        assert_eq!((number(&row[13]), number(&row[14])), (probability.value, probability.error));
    }
    assert_eq!(number(&own[9][13]), summary.joint.value);
}

#[test]
fn months_are_those_of_the_run() {
    let (results, summary) = computed("plan-effort");
    let rows = table(&["trend", "plan-effort"], TableName::Months);
    let own: Vec<_> = rows.iter().filter(|row| row[0] == "plan effort (assumed)").collect();
    assert_eq!((own.len(), own[0][1].as_str(), own[95][1].as_str()), (96, "2018-01", "2025-12"));
    for (month, row) in own.iter().enumerate() {
        assert_eq!(number(&row[2]), results.rolling_share[month]);
        assert_eq!(number(&row[5]), summary.rolling_share[month][4]);
        let sectors = row[8..14].iter().map(|cell| number(cell));
        assert!(sectors.eq(results.value_added[month].iter().copied()));
    }
}

#[test]
fn uncertainty_says_when_the_target_is_reached() {
    let (_, summary) = computed("strong-push");
    let rows = table(&["trend", "strong-push"], TableName::Uncertainty);
    let by: Vec<f64> = rows
        .iter()
        .filter(|row| row[0] == "strong push" && row[1] == "target share reached by the year's end")
        .map(|row| number(&row[10]))
        .collect();
    assert_eq!(by, summary.reached_by);
}

#[test]
fn inputs_say_what_differs_and_parameters_where_they_come_from() {
    let rows = table(&["trend", "plan-effort"], TableName::Inputs);
    let land: Vec<_> = rows.iter().filter(|row| row[1] == "land for SEI").collect();
    assert_eq!(land.len(), 3);
    assert!(land.iter().all(|row| row[4..] == ["2500", "3500", "yes"]), "{land:?}");
    let rows = table(&["trend", "plan-effort"], TableName::Parameters);
    let sources = rows.iter().filter(|row| !row[10].is_empty() && !row[8].is_empty()).count();
    assert_eq!(sources, rows.len(), "every number has a grade and a source");
    let base = rows.iter().find(|row| row[1].starts_with("base share")).expect("the base share");
    assert_eq!(base[3..6], ["0.0765", "0.01", "0.3"]);
}

#[test]
fn a_table_says_where_its_numbers_come_from() {
    for (language, words) in [
        (Language::Chinese, "32 次模拟，随机种子 2018"),
        (Language::English, "32 simulated futures, seed 2018"),
    ] {
        let app = app(language, &["trend", "plan-effort"]);
        // what takes thousands of runs is not made here
        for (_, name) in TableName::ALL.into_iter().filter(|(_, name)| *name != TableName::Variance)
        {
            let bytes = report(&app).csv(name).expect("a table");
            let text = String::from_utf8(bytes).expect("UTF-8");
            let content = format!("{:08x}", pack().fingerprint());
            for part in [words, LINK, &content, "www.kj.cangzhou.gov.cn"] {
                assert!(text.contains(part), "{part} in {name:?}");
            }
            let keys = ["\nreport.", ",report.", "\u{feff}report."];
            assert!(keys.iter().all(|key| !text.contains(key)), "a key without words in {name:?}");
        }
    }
}

#[test]
fn contributions_of_each_year_and_outcome_add_up() {
    let rows = table(&["trend", "plan-effort"], TableName::Contributions);
    let number = |text: &String| text.parse::<f64>().expect("a number");
    let of = |row: &&Vec<String>| row[2] == "2025" && row[4] == "fraction";
    let own: Vec<&Vec<String>> = rows.iter().filter(of).collect();
    let (totals, parts): (Vec<_>, Vec<_>) = own.into_iter().partition(|row| row[5] == "total");
    assert_eq!(totals.len(), 1);
    let sum: f64 = parts.iter().map(|row| number(&row[6])).sum();
    assert!((sum - number(&totals[0][6])).abs() < 1e-12, "{sum} {totals:?}");
    let (first, _) = computed("trend");
    let (second, _) = computed("plan-effort");
    let difference = second.years[7].city.share - first.years[7].city.share;
    assert!((number(&totals[0][6]) - difference).abs() < 1e-12);
}

#[test]
fn a_name_that_a_spreadsheet_would_run_is_words() {
    let mut own = ready_made(Language::English, "plan-effort");
    own.name = "=1+1".to_owned();
    let app = app_of(Language::English, &[ready_made(Language::English, "trend"), own]);
    let (_, rows) = read(&report(&app).csv(TableName::Targets).expect("a table"));
    assert!(rows.iter().any(|row| row[0] == "'=1+1"));
}
