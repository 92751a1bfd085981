//! Files to take home, made from the command line.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::{canghai, folder, json, refused};

/// A file in a folder of these tests' own, which is not there yet.
fn fresh(name: &str) -> PathBuf {
    let path = folder("reports").join(name);
    let _ = fs::remove_file(&path);
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

/// Makes a file of few members and gives its bytes.
fn made(name: &str, arguments: &[&str]) -> Vec<u8> {
    let path = fresh(name);
    let arguments = [&["report"], arguments, &["-o", text(&path), "--members", "16"]].concat();
    let output = canghai(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("UTF-8 output");
    assert!(said.contains(text(&path)), "{said}");
    fs::read(&path).expect("the file")
}

/// The column of a table's rows that begin with these cells.
fn column(csv: &[u8], begin: &[&str], place: usize) -> Vec<f64> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv);
    let rows = reader.records().map(|row| row.expect("a row"));
    let rows =
        rows.filter(|row| begin.iter().enumerate().all(|(at, cell)| row.get(at) == Some(cell)));
    rows.map(|row| row[place].parse().expect("a number")).collect()
}

#[test]
fn a_table_has_the_figures_of_run_and_ensemble() {
    let csv = made("outcomes.csv", &["plan-effort", "--table", "outcomes", "--lang", "en"]);
    let run = json(&["run", "plan-effort", "--format", "json"]);
    let ensemble = json(&["ensemble", "plan-effort", "--members", "16", "--format", "json"]);
    for year in ["2018", "2020", "2025"] {
        let begin = ["plan effort (assumed)", year];
        let (central, high) = (column(&csv, &begin, 4), column_of_quantiles(&csv, &begin));
        assert_eq!(run["outcomes"][year]["share"], central[0]);
        let quantiles = &ensemble["years"][year]["quantiles"];
        assert_eq!(quantiles["share"][4], high[0]);
        assert_eq!(quantiles["platforms"][4], high[2]);
    }
    let csv = made("targets.csv", &["plan-effort", "--table", "targets", "--lang", "en"]);
    let chances = column(&csv, &["plan effort (assumed)"], 13);
    assert_eq!(chances.len(), 10);
    assert_eq!(ensemble["probability"]["share"], chances[0]);
    assert_eq!(ensemble["joint"], chances[9]);
}

/// The 90 % points of the outcomes of a year, without the sectors, which have none.
fn column_of_quantiles(csv: &[u8], begin: &[&str]) -> Vec<f64> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv);
    let rows = reader.records().map(|row| row.expect("a row"));
    let rows =
        rows.filter(|row| begin.iter().enumerate().all(|(at, cell)| row.get(at) == Some(cell)));
    rows.filter_map(|row| row[9].parse().ok()).collect()
}

#[test]
fn a_file_carries_the_link_that_the_link_command_prints() {
    let address = ["--address", "https://canghai.example/"];
    let link =
        json(&[&["link", "trend", "strong-push", "--format", "json"], &address[..]].concat());
    let link = link["address"].as_str().expect("an address").to_owned();
    for (name, more) in [("link.csv", &[][..]), ("link.svg", &["--chart", "stacked"])] {
        let bytes = made(name, &[&["trend", "strong-push"], &address[..], more].concat());
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.contains(&link), "{link} in {name}");
    }
}

#[test]
fn each_ending_makes_its_kind_of_file() {
    let begins: [(&str, &[u8]); 4] = [
        ("a.xlsx", b"PK"),
        ("a.pptx", b"PK"),
        ("a.svg", b"<svg"),
        ("a.CSV", "\u{feff}".as_bytes()),
    ];
    for (name, begin) in begins {
        assert!(made(name, &["trend", "plan-effort", "--lang", "zh"]).starts_with(begin), "{name}");
    }
}

#[test]
fn a_picture_is_made_or_the_missing_script_is_named() {
    for (name, begin) in [("a.png", &b"\x89PNG"[..]), ("a.docx", b"PK")] {
        let path = fresh(name);
        let output =
            canghai(&["report", "trend", "-o", text(&path), "--members", "16", "--lang", "zh"]);
        if output.status.success() {
            assert!(fs::read(&path).expect("the file").starts_with(begin), "{name}");
        } else {
            let message = String::from_utf8(output.stderr).expect("UTF-8 messages");
            assert!(message.contains("没有一种字体含有") && !path.exists(), "{message}");
        }
    }
}

#[test]
fn what_cannot_be_made_is_named_with_what_can() {
    let ask = |file: &str, more: &[&str]| {
        refused(&[&["report", "trend", "--members", "16", "-o", file], more].concat())
    };
    let (message, code) = ask("report.pdf", &[]);
    assert_eq!(code, Some(2));
    assert!(message.contains("report.pdf") && message.contains("xlsx, docx, pptx, svg, png, csv"));
    let (message, code) = ask("report", &["--lang", "zh"]);
    assert!(code == Some(2) && message.contains("应以 xlsx"), "{message}");
    let (message, code) = ask("a.svg", &["--chart", "pie"]);
    assert!(code == Some(2) && message.contains("\"pie\"") && message.contains("side_by_side"));
    let (message, code) = ask("a.csv", &["--table", "levers"]);
    assert!(code == Some(2) && message.contains("levers") && message.contains("parameters"));
    let (message, code) = ask("a.svg", &["--size", "big"]);
    assert!(code == Some(2) && message.contains("big") && message.contains("1600x1000"));
    let (message, code) = ask("a.svg", &["--size", "99999x600"]);
    assert!(code == Some(1) && message.contains("8192x8192"), "{message}");
    let nowhere = folder("reports").join("no such folder").join("a.csv");
    let (message, code) = ask(text(&nowhere), &[]);
    assert!(code == Some(1) && message.contains("no such folder"), "{message}");
    let seven = ["trend"; 7];
    let (message, code) = refused(&[&["report", "-o", "a.csv"], &seven[..]].concat());
    assert!(code == Some(1) && message.contains("1 to 6 scenarios"), "{message}");
    assert_eq!(refused(&["report", "trend"]).1, Some(2));
}

#[test]
fn a_scenario_alone_stands_against_the_trend() {
    let csv = made("alone.csv", &["strong-push", "--table", "months", "--lang", "en"]);
    let run = json(&["run", "trend", "--format", "json"]);
    let months = run["monthly"]["rolling_share"].as_array().expect("months").clone();
    let found: Vec<Value> = column(&csv, &["trend"], 2).into_iter().map(Value::from).collect();
    assert_eq!(found, months);
}
