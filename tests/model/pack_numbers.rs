//! The embedded pack: it loads, and no number of it stands without unit, grade and source.

use std::path::Path;

use canghai_plan::{Files, Issue, Pack, Problem};
use canghai_sim::{Constants, Levers, Outcomes, Parameters, SectorParameters};
use toml::{Table, Value};

use crate::runs::pack;

pub(crate) const FILES: [&str; 10] = [
    "plan.toml",
    "sectors.toml",
    "worlds.toml",
    "parameters.toml",
    "constants.toml",
    "levers.toml",
    "costs.toml",
    "targets.toml",
    "sources.toml",
    "scenarios.toml",
];

/// The keys under which a number or list of numbers stands beside its unit.
const VALUES: [&str; 9] =
    ["value", "values", "trend", "rates", "at_least", "low", "high", "demonstration", "research"];

fn table(file: &str) -> Table {
    let files = Files::embedded();
    files.get(file).expect("a file of the pack").parse().expect("TOML")
}

/// Loads the embedded pack with another text for one file.
fn load_with(file: &str, table: &Table) -> Vec<Problem> {
    let files = Files::embedded().with(file, &table.to_string());
    Pack::load(&files).err().unwrap_or_default()
}

/// Calls `found` with every table that is a number with its provenance, and the key of the table.
fn each_number(path: &str, value: &mut Value, found: &mut dyn FnMut(&str, &mut Table)) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::Table(table) => {
            // a target's yearly level has no grade of its own, it shares that of the target
            if table.contains_key("grade") {
                found(path, table);
            }
            for (key, value) in table.iter_mut() {
                each_number(&below(key), value, found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter_mut().enumerate() {
                each_number(&format!("{path}[{}]", index + 1), value, found);
            }
        }
        _ => {}
    }
}

/// The table without `part` of each of its numbers, and the keys that were taken out.
fn without(file: &str, parts: &[&str]) -> (Table, Vec<String>) {
    let mut value = Value::Table(table(file));
    let mut taken = Vec::new();
    each_number("", &mut value, &mut |path, number| {
        for part in parts {
            if number.remove(*part).is_some() {
                taken.push(format!("{path}.{part}"));
            }
        }
    });
    let Value::Table(table) = value else { unreachable!("it was a table") };
    (table, taken)
}

#[test]
fn the_embedded_pack_is_the_folder_of_seeds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/cangzhou-2018-2020");
    let files = Files::from_folder(&folder).expect("a folder that can be read");
    assert_eq!(files, Files::embedded());
    assert_eq!(&Pack::load(&files).expect("a valid pack"), pack());
}

#[test]
fn a_folder_that_is_not_there_is_reported() {
    let problems = Files::from_folder(Path::new("/no/such/folder")).expect_err("no folder");
    assert!(matches!(problems[0].issue, Issue::Unreadable { .. }));
    assert_eq!(problems[0].file, "/no/such/folder");
}

#[test]
fn the_pack_has_every_quantity_of_the_catalogue_in_its_order() {
    let keys = |quantities: Vec<&'static canghai_sim::Quantity>| -> Vec<&str> {
        quantities.into_iter().map(|quantity| quantity.key).collect()
    };
    let all = |fields: &'static [canghai_sim::Quantity]| keys(fields.iter().collect());
    let parameters = pack().parameters.iter().map(|entry| entry.quantity).collect();
    assert_eq!(keys(parameters), all(Parameters::<f64>::FIELDS));
    let by_sector = pack().sector_parameters.iter().map(|entry| entry.quantity).collect();
    assert_eq!(keys(by_sector), all(SectorParameters::<f64>::FIELDS));
    let constants = pack().constants.iter().map(|entry| entry.quantity).collect();
    assert_eq!(keys(constants), all(Constants::<f64>::FIELDS));
    let levers = pack().levers.iter().map(|entry| entry.quantity).collect();
    assert_eq!(keys(levers), all(Levers::<f64>::FIELDS));
}

#[test]
fn every_number_has_unit_grade_and_source_in_both_languages() {
    let mut count = 0;
    for (file, provenance) in pack().provenances() {
        count += 1;
        let texts = [&provenance.unit, provenance.source.zh(), provenance.source.en()];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{file}");
        assert!(!provenance.source.zh().is_ascii(), "{file}");
    }
    let mut written = 0;
    for file in FILES {
        let mut value = Value::Table(table(file));
        each_number("", &mut value, &mut |_, _| written += 1);
    }
    assert!(written > 150);
    assert_eq!(count, written, "numbers in the files are numbers of the pack");
}

#[test]
fn a_number_without_value_unit_grade_or_source_is_reported_with_file_and_key() {
    for file in FILES {
        for part in VALUES.into_iter().chain(["unit", "grade", "source"]) {
            let (table, taken) = without(file, &[part]);
            if taken.is_empty() {
                continue;
            }
            let problems = load_with(file, &table);
            for key in taken {
                let missing =
                    Problem { file: file.to_owned(), key: key.clone(), issue: Issue::Missing };
                assert!(problems.contains(&missing), "{file} {key} in {problems:#?}");
            }
        }
    }
}

#[test]
fn each_number_without_its_grade_alone_makes_loading_fail() {
    for file in
        ["plan.toml", "sectors.toml", "worlds.toml", "levers.toml", "costs.toml", "targets.toml"]
    {
        let mut paths = Vec::new();
        each_number("", &mut Value::Table(table(file)), &mut |path, _| paths.push(path.to_owned()));
        for chosen in paths {
            let mut value = Value::Table(table(file));
            each_number("", &mut value, &mut |path, number| {
                if path == chosen {
                    number.remove("grade");
                }
            });
            let Value::Table(table) = value else { unreachable!("it was a table") };
            let problems = load_with(file, &table);
            let key = format!("{chosen}.grade");
            assert_eq!(problems, [Problem { file: file.to_owned(), key, issue: Issue::Missing }]);
        }
    }
}

#[test]
fn a_number_without_a_sentence_of_its_source_in_one_language_is_reported() {
    for file in FILES {
        for language in ["zh", "en"] {
            let mut value = Value::Table(table(file));
            let mut keys = Vec::new();
            each_number("", &mut value, &mut |path, number| {
                let source = number.get_mut("source").and_then(Value::as_table_mut);
                let sentence = source.expect("a source").get_mut(language).expect("a sentence");
                *sentence = Value::from("  ");
                keys.push(format!("{path}.source.{language}"));
            });
            let Value::Table(table) = value else { unreachable!("it was a table") };
            let problems = load_with(file, &table);
            assert!(keys.iter().all(|key| problems.iter().any(|problem| problem.key == *key)));
        }
    }
}

#[test]
fn the_base_and_targets_are_those_of_the_plan() {
    let base = &pack().base;
    assert_eq!((base.gdp.value, base.share.value, base.firms.value), (3816.9, 0.0765, 380.0));
    assert_eq!(base.share.range, Some((0.01, 0.3)));
    let target = |key: &str| pack().target(key).map(|target| (target.at_least, target.year));
    assert_eq!(pack().share_target(), Some(0.12));
    let expected = [
        ("platforms", 30.0),
        ("demonstration_total", 30.0),
        ("transformation_total", 75.0),
        ("research_total", 90.0),
        ("standards_total", 18.0),
        ("leading_firms", 8.0),
        ("bases", 4.0),
        ("landed_projects", 100.0),
    ];
    for (key, level) in expected {
        assert_eq!(target(key), Some((level, 2020)), "{key}");
    }
    assert_eq!(pack().targets.len(), 9);
    let shown: Vec<&str> = pack().shown.iter().map(|shown| shown.outcome.key).collect();
    assert_eq!(shown, ["clusters"]);
    for target in pack().targets.iter().filter(|target| target.yearly.is_some()) {
        let yearly = target.yearly.expect("a yearly level");
        assert_eq!(format!("{}_total", yearly.outcome.key), target.outcome.key);
        assert!((3.0 * yearly.at_least - target.at_least).abs() < 1e-12);
    }
    assert!(Outcomes::<f64>::FIELDS.len() > pack().targets.len());
}

#[test]
fn amounts_that_the_plan_does_not_state_are_graded_as_assumptions() {
    let levers = pack().levers.iter().map(|lever| &lever.provenance);
    let ready_made = pack().ready_made.iter().flat_map(|ready| &ready.levers);
    for provenance in levers.chain(ready_made.map(|lever| &lever.provenance)) {
        assert_eq!(provenance.grade.word(), "assumption");
        assert!(provenance.source.zh().contains("测算假设"));
    }
}

#[test]
fn the_plan_s_years_follow_its_base_year_to_the_horizon() {
    let calendar = pack().calendar;
    assert_eq!(pack().plan_years().collect::<Vec<_>>(), [2018, 2019, 2020]);
    assert_eq!(
        (calendar.base_year, calendar.horizon_months(), calendar.plan_months()),
        (2017, 96, 36)
    );
    assert_eq!(
        (calendar.index(2025), calendar.index(2026), calendar.index(2017)),
        (Some(7), None, None)
    );
}

#[test]
fn the_named_pairs_are_correlated() {
    let symbol = |place: usize| Parameters::<f64>::FIELDS[place].symbol;
    let pairs = pack().correlations.iter();
    let pairs: Vec<_> = pairs.map(|p| (symbol(p.first), symbol(p.second), p.value)).collect();
    assert_eq!(pairs, [("phi", "ts", 0.6), ("gA", "betaR", -0.4), ("chi", "epsM", -0.3)]);
}

#[test]
fn every_lever_has_a_cost_in_its_own_unit() {
    let costs = pack().costs.iter().map(|cost| (cost.quantity.key, cost.provenance.unit.as_str()));
    let expected = [
        ("special_fund", "1"),
        ("guidance_fund", "1"),
        ("land", "1e8 CNY/mu"),
        ("plot_ratio", "1e8 CNY/yr"),
        ("flexible_tenure", "1e8 CNY/yr"),
        ("high_level_talent", "1e8 CNY/person"),
        ("skilled_training", "1e8 CNY/person"),
        ("signed_projects", "1e8 CNY/project"),
    ];
    assert_eq!(costs.collect::<Vec<_>>(), expected);
}
