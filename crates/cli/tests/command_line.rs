//! Runs, plans, what results rest on and what it would take.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::common::{folder, json, refused, shown};

fn file(name: &str, text: &str) -> PathBuf {
    let path = folder("files").join(name);
    std::fs::write(&path, text).expect("a scratch file can be written");
    path
}

fn seeds() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/cangzhou-2018-2020")
}

#[test]
fn json_of_a_vector_equals_the_reference() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");
    let found = json(&["run", &format!("{folder}/stress.toml"), "--format", "json"]);
    let text = std::fs::read_to_string(format!("{folder}/stress.json")).expect("the vector");
    let expected: Value = serde_json::from_str(&text).expect("a JSON vector");
    for (year, outcomes) in expected["outcomes"].as_object().expect("outcomes by year") {
        for (key, value) in outcomes.as_object().expect("outcomes by key") {
            assert_close(&format!("{year} {key}"), &found["outcomes"][year][key], value);
        }
    }
    let month = |value: &Value| value["monthly"]["rolling_share"][35].clone();
    assert_close("rolling share", &month(&found), &month(&expected));
    assert_close("year", &found["reaches_12_percent"], &expected["reaches_12_percent"]);
    assert_eq!(found["monthly"]["months"][95], "2025-12");
}

fn assert_close(what: &str, found: &Value, expected: &Value) {
    if let Some(list) = expected.as_array() {
        for (index, value) in list.iter().enumerate() {
            assert_close(what, &found[index], value);
        }
        return;
    }
    let (found, expected) = (found.as_f64(), expected.as_f64());
    let (found, expected) = (found.expect("a number"), expected.expect("a number"));
    assert!(((found - expected) / expected).abs() < 1e-9, "{what}: {found} {expected}");
}

#[test]
fn several_scenarios_make_a_list() {
    let list = json(&["run", "trend", "plan-effort", "--format", "json", "--until", "2020"]);
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    assert_eq!(list[0]["outcomes"].as_object().map(serde_json::Map::len), Some(3));
    assert_eq!(list[1]["monthly"]["months"].as_array().map(Vec::len), Some(36));
    assert!(list[0]["reaches_12_percent"].is_null());
}

#[test]
fn a_table_speaks_the_language_asked_for() {
    let (zh, en) = (["run", "强力推进", "--lang", "zh"], ["run", "strong-push", "--lang", "en"]);
    let (zh, en) = (shown(&zh), shown(&en));
    assert!(zh.contains("新建省级以上创新平台") && zh.contains("预计 2022 年 10 月达到"), "{zh}");
    assert!(en.contains("new provincial innovation platforms") && en.contains("October 2022"));
    assert_eq!(zh.lines().count(), en.lines().count());
}

#[test]
fn the_locale_gives_the_language() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_canghai"));
    let output = command.arg("scenarios").env("LC_ALL", "zh_CN.UTF-8").output();
    let output = String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8");
    assert!(output.contains("方案力度(测算假设)"), "{output}");
}

#[test]
fn csv_has_a_row_for_every_outcome_and_sector() {
    let csv = shown(&["run", "trend", "--format", "csv", "--until", "2020"]);
    assert_eq!(csv.lines().next(), Some("scenario,year,outcome,sector,value,unit"));
    assert_eq!(csv.lines().count(), 1 + 3 * (17 + 6));
    assert!(csv.contains("trend,2020,value_added,laser,"));
}

#[test]
fn a_refused_file_names_value_and_range_in_the_language_asked_for() {
    let path = file("bad.toml", "[levers]\nland = [1, 2, 30000]\nlnad = [1]\n");
    let path = path.to_str().expect("a UTF-8 path");
    let (message, code) = refused(&["run", "trend", path]);
    assert_eq!(code, Some(1));
    assert!(
        message.contains("levers.land[3]: found 30000, allowed 0 to 20000 mu a year"),
        "{message}"
    );
    assert!(message.contains("levers.lnad"), "{message}");
    let (message, _) = refused(&["run", path, "--lang", "zh"]);
    assert!(message.contains("得到 30000，允许 0 至 20000 亩/年"), "{message}");
}

#[test]
fn an_unknown_scenario_is_answered_with_those_there_are() {
    let (message, code) = refused(&["run", "strongpush"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("strongpush") && message.contains("strong-push"), "{message}");
}

#[test]
fn a_year_out_of_reach_is_refused_with_the_range() {
    let (message, code) = refused(&["run", "trend", "--until", "2031"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("2031") && message.contains("2020 to 2025"), "{message}");
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_two() {
    assert_eq!(refused(&["run"]).1, Some(2));
    assert_eq!(refused(&["run", "trend", "--format", "xml"]).1, Some(2));
    assert_eq!(refused(&["frobnicate"]).1, Some(2));
}

#[test]
fn a_plan_folder_is_checked_and_used() {
    let said = shown(&["check-plan", seeds()]);
    assert!(said.contains("no mistakes"), "{said}");
    let own = shown(&["run", "trend", "--plan", seeds(), "--format", "json"]);
    assert_eq!(own, shown(&["run", "trend", "--format", "json"]));
    let empty = folder("no-plan");
    let (message, code) = refused(&["check-plan", empty.to_str().expect("a UTF-8 path")]);
    assert_eq!(code, Some(1));
    assert!(message.contains("plan.toml"), "{message}");
}

#[test]
fn ready_made_scenarios_are_listed() {
    let list = json(&["scenarios", "--format", "json"]);
    let ids: Vec<&str> =
        list.as_array().into_iter().flatten().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), 7);
    assert!(ids.starts_with(&["trend", "plan-effort"]));
}

#[test]
fn an_ensemble_gives_probabilities_that_do_not_depend_on_the_threads() {
    let arguments =
        ["ensemble", "plan-effort", "--members", "512", "--until", "2020", "--format", "json"];
    let one = json(&[&arguments[..], &["--threads", "1"]].concat());
    assert_eq!(one, json(&[&arguments[..], &["--threads", "2"]].concat()));
    assert_eq!(one["members"], 512);
    let targets = one["probability"].as_object().expect("probabilities by target");
    let mut names: Vec<&str> = targets.keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut expected = [
        "share",
        "platforms",
        "demonstration",
        "transformation",
        "research",
        "standards",
        "leading_firms",
        "bases",
        "landed_projects",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    for quantiles in [&one["quantiles"], &one["mean_quantiles"]] {
        let of = |level: usize| quantiles["share"][level].as_f64().expect("a quantile");
        assert!(of(0) < of(1) && of(1) < of(2));
    }
    assert!(one["joint"].as_f64().is_some_and(|p| p < 0.01));
}

#[test]
fn the_precision_can_be_chosen_and_is_said() {
    let arguments = ["ensemble", "plan-effort", "--members", "64", "--until", "2020"];
    let of = |more: &[&str]| json(&[&arguments[..], &["--format", "json"], more].concat());
    let (single, double) = (of(&["--precision", "single"]), of(&[]));
    assert_eq!((&single["precision"], &double["precision"]), (&"single".into(), &"double".into()));
    let share = |value: &Value| value["quantiles"]["share"][1].as_f64().expect("a quantile");
    assert!(
        share(&single) != share(&double) && (share(&single) / share(&double) - 1.0).abs() < 1e-4
    );
    let table = shown(&[&arguments[..], &["--precision", "single"]].concat());
    assert!(table.contains("64 simulated futures in single precision"), "{table}");
}

#[test]
fn scenarios_are_compared_over_the_same_futures() {
    let list =
        json(&["compare", "trend", "plan-effort", "trend", "--members", "64", "--format", "json"]);
    let more = |which: usize| list[which]["years"]["2020"]["share"]["more"].as_f64();
    assert_eq!((more(0), more(1)), (Some(1.0), Some(0.0)));
    let table = shown(&["compare", "trend", "plan-effort", "--members", "64"]);
    assert!(table.contains("percentage points") && table.contains("100%"), "{table}");
}

#[test]
fn what_it_would_take_is_answered_with_a_scenario_that_reaches_it() {
    let arguments = ["reach", "trend", "--outcome", "research_total", "--at-least", "80"];
    let limits = ["--by", "2020", "--max", "special_fund=4", "--cost", "special_fund=2"];
    let answer = json(&[&arguments[..], &limits, &["--format", "json"]].concat());
    assert_eq!(answer["reached"], true);
    let path = file("reached.toml", answer["scenario"].as_str().expect("a scenario"));
    let path = path.to_str().expect("a UTF-8 path");
    let run = json(&["run", path, "--format", "json", "--until", "2020"]);
    let total = run["outcomes"]["2020"]["research_total"].as_f64().expect("an outcome");
    assert!((80.0..81.0).contains(&total), "{total}");
    assert_eq!(answer["value"], total);
    let raised: f64 = answer["moves"].as_array().into_iter().flatten().fold(0.0, |sum, moved| {
        sum + moved["to"].as_f64().expect("a value") - moved["from"].as_f64().expect("a value")
    });
    let cost = answer["cost"].as_f64().expect("a cost");
    assert!((cost - 2.0 * raised).abs() < 1e-9, "{cost}");
    assert!(answer["probability"].as_f64().is_some_and(|p| p > 0.1 && p < 0.9));
    assert_eq!(answer["year_reached"], 2020);
}

#[test]
fn a_question_without_meaning_names_value_and_range() {
    let ask = |more: &[&str]| refused(&[&["reach", "plan-effort", "--by", "2020"], more].concat());
    let (message, code) =
        ask(&["--outcome", "share", "--at-least", "0.12", "--max", "special_fund=2"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("special_fund: found 2, allowed 2.8 to 20"), "{message}");
    let (message, code) = ask(&["--outcome", "share", "--at-least", "many", "--lang", "zh"]);
    assert!(code == Some(1) && message.contains("--at-least many：应为数值"), "{message}");
    let (message, _) = ask(&["--outcome", "shares", "--at-least", "0.1", "--probability", "1"]);
    assert!(message.contains("shares") && message.contains("landed_projects"), "{message}");
    assert!(message.contains("probability: found 1"), "{message}");
}

#[test]
fn sensitivity_can_be_worked_out_again_from_its_draws_on_any_number_of_threads() {
    let path = folder("files").join("draws.csv");
    let path = path.to_str().expect("a UTF-8 path");
    let arguments = ["sensitivity", "plan-effort", "--samples", "16", "--format", "json"];
    let one = json(&[&arguments[..], &["--threads", "1", "--draws", path]].concat());
    assert_eq!(one, json(&[&arguments[..], &["--threads", "2"]].concat()));
    assert_eq!(one["at"], 2020);
    let mut reader = csv::Reader::from_path(path).expect("a file of draws");
    let head = reader.headers().expect("a head").clone();
    let column = |name: &str| head.iter().position(|one| one == name).expect("a column");
    let (input, share) = (column("input"), column("outcome.share"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let values = |matrix: &str, of: &str| -> Vec<f64> {
        let own = rows.iter().filter(|row| &row[1] == matrix && &row[input] == of);
        own.map(|row| row[share].parse().expect("a number")).collect()
    };
    let (a, b) = (values("A", ""), values("B", ""));
    let mixed = values("AB", "landing_fraction+signing_to_start");
    let all: Vec<f64> = a.iter().chain(&b).copied().collect();
    let mean = all.iter().sum::<f64>() / 32.0;
    let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 32.0;
    let distance = a.iter().zip(&mixed).map(|(a, m)| (a - m) * (a - m)).sum::<f64>() / 16.0;
    let indices = &one["outcomes"]["share"]["landing_fraction+signing_to_start"];
    let total = indices["total"].as_f64().expect("a total index");
    assert!((total - distance / 2.0 / variance).abs() < 1e-9, "{total}");
    for key in ["first", "total_low", "total_high"] {
        assert!(indices[key].is_f64(), "{key}");
    }
    assert!(one["assumption_share"]["share"]["first"].is_f64());
}

#[test]
fn a_year_that_is_not_run_is_refused() {
    let (message, code) = refused(&["sensitivity", "trend", "--at", "2017"]);
    assert!(code == Some(1) && message.contains("2018 to 2025"), "{message}");
}

#[test]
fn out_of_reach_is_said_with_what_would_have_to_hold() {
    let answer = json(&[
        "reach",
        "plan-effort",
        "--outcome",
        "research",
        "--at-least",
        "60",
        "--by",
        "2018",
        "--format",
        "json",
    ]);
    assert_eq!((&answer["reached"], &answer["fewest"]), (&Value::Bool(false), &Value::Null));
    assert_eq!(answer["value"], answer["best_attainable"]);
    assert!(answer["binding"].as_array().is_some_and(|levers| levers[0] == "special_fund"));
    assert_eq!(answer["assumption"], answer["assumptions"][0]);
}
