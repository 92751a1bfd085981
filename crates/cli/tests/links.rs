//! Links on the command line: made, opened, and taken where a scenario is expected.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::common::{canghai, canghai_reading, folder, json, refused, shown};

fn link(scenarios: &[&str]) -> Value {
    json(&[&["link"][..], scenarios, &["--format", "json"]].concat())
}

fn token(scenarios: &[&str]) -> String {
    link(scenarios)["token"].as_str().expect("a token").to_owned()
}

/// A folder with nothing in it.
fn new_folder(name: &str) -> PathBuf {
    fs::remove_dir_all(folder(name)).expect("a scratch folder can be taken away");
    folder(name)
}

#[test]
fn a_link_is_a_token_and_an_address_that_carries_it() {
    let made = link(&["plan-effort", "--address", "https://canghai.example/p/?lang=zh#top"]);
    let token = made["token"].as_str().expect("a token");
    let address = format!("https://canghai.example/p/?lang=zh&s={token}#top");
    assert_eq!(made["address"], address);
    assert_eq!(made["length"], token.len());
    let table = shown(&["link", "plan-effort"]);
    assert!(table.contains(token), "the same token: {table}");
    assert!(table.contains(&format!("http://127.0.0.1:8080/?s={token}\n")), "{table}");
    assert!(table.contains(&format!("{} characters", token.len())), "{table}");
}

#[test]
fn a_link_opens_as_the_file_that_it_was_made_of() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/stress.toml");
    let opened = new_folder("round").join("opened.toml");
    fs::write(&opened, shown(&["open", &token(&[file])])).expect("a scratch file");
    let run = |name: &str| shown(&["run", name, "--format", "json", "--until", "2020"]);
    let opened = opened.to_str().expect("a UTF-8 path");
    assert_eq!(run(opened), run(file));
    assert_eq!(token(&[opened]), token(&[file]));
}

#[test]
fn a_token_or_address_is_taken_where_a_scenario_is_expected() {
    let token = token(&["plan-effort", "strong-push"]);
    let address = format!("https://a.b/?s={token}&from=singlemessage");
    for text in [&token, &address] {
        let csv = shown(&["run", "trend", text, "--format", "csv", "--until", "2020"]);
        assert_eq!(csv.lines().count(), 1 + 3 * 3 * (17 + 6));
        let json = shown(&["compare", text, "--members", "16", "--format", "json"]);
        let list: Value = serde_json::from_str(&json).expect("JSON output");
        assert_eq!(list.as_array().map(Vec::len), Some(1));
        let again = link(&["trend", text]);
        let opened = shown(&["open", again["token"].as_str().expect("a token")]);
        assert!(opened.contains("# 3/3\nname = \"强力推进\""), "{opened}");
    }
    assert_eq!(refused(&["compare", &token[..20]]).1, Some(1));
    let (message, code) = refused(&["compare", "trend"]);
    assert!(code == Some(2) && message.contains("at least two"), "{message}");
    let own = shown(&["ensemble", &token, "--members", "16", "--until", "2020"]);
    assert!(own.contains("方案力度(测算假设)"), "{own}");
}

#[test]
fn a_link_of_several_scenarios_opens_as_several_files() {
    let token = token(&["trend", "plan-effort"]);
    let printed = shown(&["open", &token]);
    let (first, second) = printed.split_once("\n# 2/2\n").expect("two files");
    assert!(first.starts_with("# 1/2\nname = \"基准情景\""), "{printed}");
    assert!(second.contains("special_fund = [2.0, 2.4, 2.8]"), "{printed}");
    let folder = new_folder("several");
    let place = folder.to_str().expect("a UTF-8 path");
    let said = shown(&["open", &token, "--output", place]);
    assert_eq!(said.lines().count(), 2);
    let file = fs::read_to_string(folder.join("scenario-2.toml")).expect("the second file");
    assert_eq!(file, second);
    // what is there is not overwritten
    fs::remove_file(folder.join("scenario-1.toml")).expect("a file to remove");
    let output = canghai(&["open", &token, "--output", place]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).expect("UTF-8 messages");
    assert!(message.contains("scenario-2.toml exists"), "{message}");
}

#[test]
fn a_message_is_read_from_standard_input() {
    let token = token(&["land-first"]);
    let message =
        format!("张工您好：\r\n请看 https://a.b/?s={}\r\n{}，谢谢", &token[..9], &token[9..]);
    let output = canghai_reading(&["open", "-"], &message);
    let text = String::from_utf8(output.stdout).expect("UTF-8 output");
    assert!(output.status.success() && text.contains("name = \"土地优先\""), "{text}");
    let output = canghai_reading(&["open", "-"], &"x".repeat(200_000));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn several_links_in_a_text_open_the_first_and_say_so() {
    let text = format!("{} {}", token(&["land-first"]), token(&["money-first"]));
    let output = canghai(&["open", &text]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("土地优先"));
    let message = String::from_utf8(output.stderr).expect("UTF-8 messages");
    assert!(output.status.success() && message.contains("1 more link"), "{message}");
}

#[test]
fn a_damaged_link_says_how_and_ends_with_one() {
    let token = token(&["plan-effort"]);
    let cut = &token[..token.len() - 3];
    let (message, code) = refused(&["open", cut]);
    assert_eq!(code, Some(1));
    let expected = format!("{} characters are there, it had {}", cut.len(), token.len());
    assert!(message.contains("was cut") && message.contains(&expected), "{message}");
    let (message, _) = refused(&["run", cut, "--lang", "zh"]);
    assert!(message.contains("链接被截断"), "{message}");
    let other = if token.as_bytes()[30] == b'A' { 'B' } else { 'A' };
    let altered = format!("?s={}{other}{}", &token[..30], &token[31..]);
    let (message, code) = refused(&["open", &altered, "--lang", "zh"]);
    assert!(code == Some(1) && message.contains("链接被改动"), "{message}");
    let (message, code) = refused(&["open", "strong-push"]);
    assert!(code == Some(1) && message.contains("no scenario link found"), "{message}");
    let (message, code) =
        refused(&["link", "trend", "trend", "trend", "trend", "trend", "trend", "trend"]);
    assert!(code == Some(1) && message.contains("1 to 6 scenarios"), "{message}");
    assert_eq!(refused(&["link"]).1, Some(2));
    assert_eq!(refused(&["open"]).1, Some(2));
}

#[test]
fn what_asks_for_one_scenario_refuses_a_link_of_several() {
    let several = token(&["trend", "plan-effort"]);
    let goal = ["--outcome", "share", "--at-least", "0.12", "--by", "2025"];
    for command in ["marginal", "growth", "bottlenecks", "sensitivity", "reach"] {
        let mut arguments = vec![command, &several];
        arguments.extend(if command == "reach" { goal.as_slice() } else { &[] });
        let (message, code) = refused(&arguments);
        assert!(code == Some(2) && message.contains("found 2 scenarios"), "{command}: {message}");
    }
}
