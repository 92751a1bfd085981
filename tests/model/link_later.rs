//! What a link means when the plan's numbers have moved since it was made.

use canghai_plan::link::{Shared, decode, encode};
use canghai_plan::{Files, Pack, Scenario, Split};

use crate::runs::{pack, ready_made};

/// The plan with other trend values, mix, parts of the base and base share.
fn moved() -> Pack {
    let change = |files: Files, file: &str, old: &str, new: &str| {
        let text = files.get(file).expect("a file of the pack").replace(old, new);
        assert_ne!(Some(text.as_str()), files.get(file), "{old}");
        files.with(file, &text)
    };
    let files = Files::embedded();
    let files = change(files, "levers.toml", "[2500, 2500, 2500]", "[2600, 2600, 2700]");
    let files = change(
        files,
        "plan.toml",
        "demonstration = 0.40, transformation = 0.30",
        "demonstration = 0.30, transformation = 0.40",
    );
    let files = change(files, "plan.toml", "value = 0.0765", "value = 0.08");
    let files = change(
        files,
        "sectors.toml",
        "share_of_base = { value = 0.15",
        "share_of_base = { value = 0.05",
    );
    let files = change(
        files,
        "sectors.toml",
        "share_of_base = { value = 0.4,",
        "share_of_base = { value = 0.5,",
    );
    Pack::load(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn an_old_link_gives_the_same_inputs_when_the_trend_has_moved() {
    let later = moved();
    for ready in &pack().ready_made {
        let token = encode(pack(), &Shared::new(vec![ready.scenario.clone()])).expect("a token");
        let opened = decode(&later, &token).expect("a link");
        assert!(opened.plan_moved && !opened.model_moved);
        assert_eq!(opened.warnings, []);
        let scenario = &opened.shared.scenarios[0];
        assert_eq!(scenario.base_share, 0.0765);
        assert_eq!(later.policy(scenario), pack().policy(&ready.scenario), "{}", ready.id);
    }
}

#[test]
fn a_link_made_after_the_trend_has_moved_gives_the_inputs_of_that_day() {
    let later = moved();
    for scenario in [Scenario::trend(&later), ready_made("strong-push"), ready_made("talent-first")]
    {
        let token = encode(&later, &Shared::new(vec![scenario.clone()])).expect("a token");
        for reader in [&later, pack()] {
            let opened = decode(reader, &token).expect("a link").shared.scenarios.remove(0);
            assert_eq!(reader.policy(&opened), later.policy(&scenario));
            assert_eq!(opened.base_share, scenario.base_share);
        }
    }
}

#[test]
fn what_was_left_unset_stays_unset_only_while_the_trend_is_the_same() {
    let token = encode(pack(), &Shared::new(vec![ready_made("money-first")])).expect("a token");
    let now = decode(pack(), &token).expect("a link").shared.scenarios.remove(0);
    assert_eq!(now, ready_made("money-first"));
    let then = decode(&moved(), &token).expect("a link").shared.scenarios.remove(0);
    assert_eq!(then.levers.land, Some(vec![2500.0; 3]));
    assert_eq!(then.levers.plot_ratio, None);
    let parts = Split::AllYears(vec![0.15, 0.4, 0.1, 0.25, 0.07, 0.03]);
    assert!(then.shares.len() == 5 && then.shares.values().all(|split| *split == parts));
}

#[test]
fn the_fingerprint_follows_the_numbers_and_not_the_words() {
    let with = |file: &str, old: &str, new: &str| {
        let text = Files::embedded().get(file).expect("a file").replace(old, new);
        Pack::load(&Files::embedded().with(file, &text)).expect("a valid pack").fingerprint()
    };
    let print = pack().fingerprint();
    assert_eq!(
        with("plan.toml", "en = \"Cangzhou SEI plan 2018-2020\"", "en = \"SEI plan\""),
        print
    );
    assert_eq!(with("levers.toml", "测算假设：", "假设："), print);
    assert_ne!(with("levers.toml", "[30, 30, 30]", "[30, 30, 31]"), print);
    assert_ne!(with("targets.toml", "at_least = 30", "at_least = 31"), print);
    assert_ne!(moved().fingerprint(), print);
}
