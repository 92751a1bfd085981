//! Permanent numbers stay what they are, and the version of the model follows its results.

use std::collections::BTreeMap;

use canghai_plan::Scenario;
use canghai_plan::link::{self, Shared, decode, encode};
use canghai_sim::catalogue::{self, Kind};
use canghai_sim::{MODEL_VERSION, Mix, Outcomes, Quantity};
use toml::Table;

use crate::runs::{pack, run, stress};

/// Every permanent number with its kind and what it stands for.
fn numbers() -> BTreeMap<(String, u64), String> {
    let kind = |quantity: &Quantity| match quantity.kind {
        Kind::Lever => "lever",
        Kind::Parameter => "parameter",
        Kind::Outcome => "outcome",
    };
    let entries = catalogue::all().map(|entry| (kind(entry), u64::from(entry.id), entry.key));
    let mix = Mix::<f64>::FIELDS.iter().map(|part| ("instrument", u64::from(part.id), part.key));
    let sectors = pack().sectors.iter().zip(1..);
    let sectors = sectors.map(|(sector, number)| ("sector", number, sector.id.as_str()));
    let all = entries.chain(mix).chain(sectors).chain(link::numbers());
    all.map(|(kind, number, key)| ((kind.to_owned(), number), key.to_owned())).collect()
}

/// The numbers of `tests/links/numbers.toml`, of the kinds in force or of those retired.
fn recorded(retired: bool) -> BTreeMap<(String, u64), String> {
    let file: Table = include_str!("../links/numbers.toml").parse().expect("TOML");
    let wanted = |kind: &str| kind.starts_with("retired-") == retired;
    let kinds = file.iter().filter(|(kind, _)| wanted(kind));
    let entries = kinds.flat_map(|(kind, entries)| {
        let entries = entries.as_table().expect("a table of numbers").iter();
        entries.map(move |(number, key)| {
            let number = number.parse().expect("a number");
            let kind = kind.trim_start_matches("retired-").to_owned();
            ((kind, number), key.as_str().expect("a key").to_owned())
        })
    });
    entries.collect()
}

#[test]
fn permanent_numbers_are_those_on_record_and_new_ones_are_recorded() {
    assert_eq!(numbers(), recorded(false), "add new numbers to tests/links/numbers.toml");
}

#[test]
fn a_retired_number_is_not_used_again() {
    let numbers = numbers();
    for (retired, key) in recorded(true) {
        assert!(!numbers.contains_key(&retired), "{retired:?} was {key}");
    }
}

#[test]
fn every_world_of_the_plan_has_a_number() {
    for world in &pack().worlds {
        let scenario = Scenario { world: world.id.clone(), ..Scenario::trend(pack()) };
        let shared = Shared::new(vec![scenario]);
        let token = encode(pack(), &shared).expect("a token");
        assert_eq!(decode(pack(), &token).map(|opened| opened.shared), Ok(shared));
    }
}

/// All outcomes of all years to nine digits, folded into one number.
fn results() -> String {
    let plan = Scenario::read(pack(), "plan", include_str!("../vectors/plan.toml"));
    let scenarios = [Scenario::trend(pack()), plan.expect("a valid scenario"), stress()];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for scenario in &scenarios {
        for year in &run(scenario).outcomes {
            let values = year.city.values().into_iter().chain(year.value_added.iter().copied());
            for byte in values.flat_map(|value| format!("{value:.8e} ").into_bytes()) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    format!("{hash:016x}")
}

#[test]
fn other_results_have_another_model_version() {
    assert_eq!(Outcomes::<f64>::FIELDS.len(), 17, "another outcome changes the sum below");
    let file: Table = include_str!("../links/models.toml").parse().expect("TOML");
    let version = MODEL_VERSION.to_string();
    let recorded = file.get(&version).and_then(|value| value.as_str()).unwrap_or("nothing");
    let newest = file.keys().filter_map(|version| version.parse().ok()).max();
    assert_eq!(newest, Some(MODEL_VERSION), "the last version on record is the present one");
    assert_eq!(
        results(),
        recorded,
        "results differ from those of model version {version}: if that is meant, raise \
         MODEL_VERSION and add a line to tests/links/models.toml"
    );
}
