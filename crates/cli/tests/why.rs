//! Why a result is what it is.

use serde_json::{Map, Value};

use crate::common::{self, refused, shown};

const GROUPS: [&str; 12] = [
    "demonstration",
    "transformation",
    "platforms",
    "research",
    "guidance_fund",
    "land",
    "plot_ratio_and_tenure",
    "high_level_talent",
    "skilled_training",
    "signed_projects",
    "assumptions",
    "world",
];

fn json(arguments: &[&str]) -> Value {
    common::json(&[arguments, &["--format", "json"]].concat())
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

/// Parts of all groups that add up to the difference.
fn assert_adds_up(contribution: &Value) {
    let parts = object(&contribution["parts"]);
    assert_eq!(parts.keys().collect::<Vec<_>>(), GROUPS);
    let (from, to) = (number(&contribution["from"]), number(&contribution["to"]));
    let sum: f64 = parts.values().map(number).sum();
    assert!((sum - (to - from)).abs() <= 1e-12 * from.abs().max(to.abs()), "{contribution}");
}

#[test]
fn an_explanation_has_every_outcome_and_group_and_the_ends_of_both_runs() {
    let found = json(&["explain", "trend", "land-first", "--at", "2025"]);
    assert_eq!(found["at"], 2025);
    let run = |name: &str| json(&["run", name])["outcomes"]["2025"].clone();
    let (from, to) = (run("trend"), run("land-first"));
    let outcomes = object(&found["outcomes"]);
    assert_eq!(outcomes.keys().collect::<Vec<_>>(), object(&from).keys().collect::<Vec<_>>());
    for (key, contribution) in outcomes {
        assert_adds_up(contribution);
        assert_eq!(object(contribution).len(), 3);
        if key != "value_added" {
            assert_eq!((&contribution["from"], &contribution["to"]), (&from[key], &to[key]));
        }
    }
    let share = &found["outcomes"]["share"]["parts"];
    assert!(number(&share["land"]) > 0.0 && number(&share["plot_ratio_and_tenure"]) > 0.0);
    assert_eq!((&share["guidance_fund"], &share["world"]), (&0.0.into(), &0.0.into()));
    let sectors = object(&found["sectors"]);
    assert_eq!(sectors.len(), 6);
    for (place, contribution) in sectors.values().enumerate() {
        assert_adds_up(contribution);
        assert_eq!(contribution["to"], to["value_added"][place]);
    }
    let interaction = &found["interaction"]["share"];
    let alone: f64 = object(&interaction["alone"]).values().map(number).sum();
    let share = &found["outcomes"]["share"];
    let difference = number(&share["to"]) - number(&share["from"]);
    assert!((alone + number(&interaction["together"]) - difference).abs() < 1e-15);
}

#[test]
fn the_year_explained_is_the_plans_last_unless_another_is_asked_for() {
    assert_eq!(json(&["explain", "trend", "talent-first"])["at"], 2020);
    assert_eq!(json(&["explain", "trend", "talent-first", "--at", "2018"])["at"], 2018);
    let (message, code) = refused(&["explain", "trend", "talent-first", "--at", "2031"]);
    assert_eq!(code, Some(1));
    assert!(message.contains("--at 2031") && message.contains("2018 to 2025"), "{message}");
}

#[test]
fn probabilities_are_explained_where_they_are_asked_for() {
    let arguments = ["explain", "trend", "talent-first", "--probabilities", "--members", "16"];
    let found = json(&arguments);
    let probabilities = object(&found["probabilities"]);
    assert_eq!(probabilities.len(), 10);
    for contribution in probabilities.values() {
        assert_adds_up(contribution);
    }
    let ensemble = ["ensemble", "talent-first", "--members", "16", "--until", "2020"];
    let ensemble = json(&ensemble);
    assert_eq!(probabilities["research"]["to"], ensemble["probability"]["research"]);
    assert!(json(&["explain", "trend", "talent-first"])["probabilities"].is_null());
    assert_eq!(refused(&["explain", "trend", "talent-first", "--members", "16"]).1, Some(2));
}

#[test]
fn two_scenarios_are_explained_no_more_and_no_fewer() {
    let (message, code) = refused(&["explain", "trend"]);
    assert!(code == Some(2) && message.contains("found 1 scenarios, allowed is 2"), "{message}");
    assert_eq!(refused(&["explain", "trend", "trend", "trend"]).1, Some(2));
    let link: Value = json(&["link", "trend", "talent-first"]);
    let token = link["token"].as_str().expect("a token");
    let found = shown(&["explain", token, "--format", "csv"]);
    let expected = shown(&["explain", "trend", "talent-first", "--format", "csv"]);
    assert_eq!(found, expected);
}

#[test]
fn a_table_of_contributions_speaks_the_language_asked_for() {
    let of =
        |language| shown(&["explain", "trend", "land-first", "--at", "2025", "--lang", language]);
    let (zh, en) = (of("zh"), of("en"));
    assert!(
        zh.contains("战新产业供地") && zh.contains("个百分点") && zh.contains("协同作用"),
        "{zh}"
    );
    assert!(en.contains("plot ratio and flexible tenure") && en.contains("changed last"), "{en}");
    assert_eq!(zh.lines().count(), en.lines().count());
    let same = shown(&["explain", "trend", "trend"]);
    assert!(same.contains("the same inputs"), "{same}");
}

#[test]
fn csv_of_an_explanation_has_a_row_for_every_outcome_sector_and_group() {
    let csv = shown(&["explain", "trend", "land-first", "--format", "csv"]);
    let head = "year,what,key,from,to,group,part,alone,last";
    assert_eq!(csv.lines().next(), Some(head));
    assert_eq!(csv.lines().count(), 1 + (17 + 6) * 12);
}

#[test]
fn the_value_of_one_more_is_there_for_every_lever_sector_year_and_outcome() {
    let found = json(&["marginal", "plan-effort"]);
    let entries = found["marginal"].as_array().expect("a list");
    assert_eq!(entries.len(), (6 * 6 * 3 + 2 * 3) * 17 * 2);
    let find = |lever: &str, sector: Value, outcome: &str, at: i32| {
        let entry = entries.iter().find(|entry| {
            entry["lever"] == lever
                && entry["sector"] == sector
                && entry["year"] == 2019
                && entry["outcome"] == outcome
                && entry["at"] == at
        });
        number(&entry.expect("an entry")["per_unit"])
    };
    assert!(find("land", "laser".into(), "share", 2025) > 0.0);
    assert!(find("plot_ratio", Value::Null, "value_added", 2020) > 0.0);
    let keys: Vec<&String> = object(&entries[0]).keys().collect();
    assert_eq!(keys, ["lever", "sector", "year", "outcome", "at", "per_unit"]);
    let csv = shown(&["marginal", "plan-effort", "--format", "csv"]);
    assert_eq!(csv.lines().count(), entries.len() + 1);
}

#[test]
fn a_table_of_marginal_values_names_where_the_next_one_does_most() {
    let (zh, en) = (["marginal", "plan-effort", "--lang", "zh"], ["marginal", "plan-effort"]);
    let (zh, en) = (shown(&zh), shown(&en));
    assert!(zh.contains("最有效的下一份") && zh.contains("100 亩"), "{zh}");
    assert!(en.contains("the next 100 mu does most") && en.contains("percentage points"), "{en}");
    assert_eq!(zh.lines().count(), en.lines().count());
    assert_eq!(refused(&["marginal", "trend", "trend"]).1, Some(2));
}

#[test]
fn growth_of_every_year_and_sector_adds_up() {
    let found = json(&["growth", "strong-push"]);
    let entries = found["growth"].as_array().expect("a list");
    assert_eq!(entries.len(), 8 * 7);
    let run = json(&["run", "strong-push"]);
    for entry in entries {
        let parts: f64 = object(&entry["parts"]).values().map(number).sum();
        let total = number(&entry["log_growth"]);
        assert!((parts + number(&entry["residual"]) - total).abs() < 1e-12);
    }
    let laser = entries.iter().find(|entry| entry["year"] == 2020 && entry["sector"] == "laser");
    let value = |year: &str| number(&run["outcomes"][year]["value_added"][1]);
    let expected = (value("2020") / value("2019")).ln();
    assert!((number(&laser.expect("an entry")["log_growth"]) - expected).abs() < 1e-12);
    let csv = shown(&["growth", "strong-push", "--format", "csv", "--until", "2020"]);
    assert_eq!(csv.lines().count(), 1 + 3 * 7 * 16);
    let (zh, en) = (shown(&["growth", "trend", "--lang", "zh"]), shown(&["growth", "trend"]));
    assert!(zh.contains("领域间溢出") && en.contains("spillover between sectors"), "{zh} {en}");
    assert_eq!(zh.lines().count(), en.lines().count());
}

#[test]
fn what_binds_is_said_by_sector_and_quarter_and_since_when() {
    let found = json(&["bottlenecks", "projects-first"]);
    let quarters = found["quarters"].as_array().expect("a list");
    assert_eq!(quarters.len(), 32 * 6);
    let last = &quarters[31 * 6 + 1];
    assert_eq!((&last["year"], &last["quarter"]), (&2025.into(), &4.into()));
    assert_eq!((&last["sector"], &last["tightest"]), (&"laser".into(), &"land".into()));
    assert!(number(&last["pressure"]["land"]) > 1.0 && number(&last["land_factor"]) < 0.5);
    let binding = found["binding"].as_array().expect("a list");
    assert!(binding.iter().any(|own| own["sector"] == "laser" && own["since"]["year"] == 2018));
    let zh = shown(&["bottlenecks", "projects-first", "--lang", "zh"]);
    assert!(zh.contains("激光及智能制造：2018 年起受用地约束") && zh.contains("地地地地"), "{zh}");
    let en = shown(&["bottlenecks", "trend", "--until", "2020"]);
    assert!(en.contains("at the end of 2020 no sector is bound"), "{en}");
    let csv = shown(&["bottlenecks", "trend", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 1 + 32 * 6);
    let (message, code) = refused(&["bottlenecks", "trend", "--until", "2031"]);
    assert!(code == Some(1) && message.contains("--until 2031"), "{message}");
}
