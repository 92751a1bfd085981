//! Mistakes between the files of a pack: ready-made scenarios without their reasons, files that are
//! missing.

use canghai_plan::{Files, Issue, Pack};

use crate::pack_mistakes::{at, only};
use crate::pack_numbers::FILES;
use crate::runs::pack;

#[test]
fn a_lever_set_without_a_reason_and_a_reason_without_a_lever_are_reported() {
    let text = "name = \"trend\"\n[levers]\nland = [1, 2, 3]\n";
    let files = Files::embedded().with("scenarios/trend.toml", text);
    let found = Pack::load(&files).expect_err("no reason given");
    assert_eq!(found, [at("scenarios.toml", "scenario[1].lever.land", Issue::Missing)]);
    let files = Files::embedded().with("scenarios/projects-first.toml", "name = \"projects\"\n");
    let found = Pack::load(&files).expect_err("a reason for nothing");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].key, "scenario[6].lever.signed_projects");
}

#[test]
fn a_ready_made_scenario_whose_file_is_missing_or_wrong_is_reported() {
    let file = only("scenarios.toml", "scenarios/trend.toml", "scenarios/tend.toml");
    assert_eq!(file.key, "scenario[1].file");
    assert!(matches!(file.issue, Issue::Unreadable { .. }));
    let value = only("scenarios/plan-effort.toml", "land = [3500,", "land = [-3500,");
    assert_eq!(value.key, "levers.land[1]");
}

#[test]
fn a_missing_file_and_a_file_that_is_not_toml_are_reported_beside_other_mistakes() {
    let all = Files::embedded();
    let names = ["plan.toml", "sectors.toml", "worlds.toml", "parameters.toml", "levers.toml"];
    let some: Files = names
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), all.get(name)?.to_owned())))
        .collect();
    let found = Pack::load(&some.with("levers.toml", "[[lever]\n")).expect_err("files missing");
    let places: Vec<_> = found.iter().map(|p| (p.file.as_str(), &p.issue)).collect();
    assert!(matches!(
        places[..],
        [
            ("constants.toml", Issue::Missing),
            ("levers.toml", Issue::Syntax { line: 1, .. }),
            ("targets.toml", Issue::Missing),
            ("sources.toml", Issue::Missing),
        ]
    ));
}

#[test]
fn a_pack_without_costs_is_whole_and_has_none() {
    let all = Files::embedded();
    let scenarios = pack().ready_made.iter().map(|ready| format!("scenarios/{}.toml", ready.id));
    let names = FILES.map(str::to_owned).into_iter().chain(scenarios);
    let some: Files = names
        .filter(|name| name != "costs.toml")
        .filter_map(|name| Some((name.clone(), all.get(&name)?.to_owned())))
        .collect();
    let pack = Pack::load(&some).expect("a pack without costs");
    assert!(pack.costs.is_empty() && pack.cost("land").is_none());
}

#[test]
fn the_embedded_pack_is_the_one_in_the_files() {
    let of_files = Pack::load(&Files::embedded()).expect("a valid pack");
    assert_eq!(Pack::embedded().expect("a valid pack"), of_files);
}
