//! A scenario that is written reads back as it was, and the files people may hand in are read.

use std::fs;
use std::path::PathBuf;

use canghai_plan::{Assumption, Issue, LARGEST_FILE, LONGEST_NAME, Scenario, ShareGroup, Split};
use canghai_sim::{After, Mix};
use proptest::prelude::*;

use crate::made_up::whole;
use crate::random;
use crate::runs::{pack, ready_made};

fn read(text: &str) -> Scenario {
    Scenario::read(pack(), "file", text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_scenario_reads_back_as_it_was_written(scenario in random::scenario()) {
        let text = scenario.write();
        let back = Scenario::read(pack(), "file", &text);
        prop_assert_eq!(back.as_ref(), Ok(&scenario), "{}", text);
        prop_assert_eq!(back.map(|back| back.write()), Ok(text));
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_reason(text in "\\PC{0,80}(\n\\PC{0,80}){0,4}") {
        if let Err(problems) = Scenario::read(pack(), "file", &text) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn a_scenario_with_a_byte_changed_is_read_or_refused_with_a_reason(
        scenario in random::scenario(),
        place in any::<prop::sample::Index>(),
        character in any::<char>(),
    ) {
        let text: Vec<char> = scenario.write().chars().collect();
        let place = place.index(text.len());
        let changed: String = text
            .iter()
            .enumerate()
            .map(|(index, old)| if index == place { character } else { *old })
            .collect();
        if let Err(problems) = Scenario::read(pack(), "file", &changed) {
            prop_assert!(!problems.is_empty());
        }
    }
}

#[test]
fn an_empty_file_is_the_trend() {
    for text in ["", "\n", "# nothing but a comment\n", "\u{feff}"] {
        assert_eq!(read(text), Scenario::trend(pack()));
    }
    assert_eq!(read("[levers]\n[shares]\n[assumptions]\n"), Scenario::trend(pack()));
}

#[test]
fn every_part_of_a_file_reaches_its_place() {
    let scenario = read(
        "name = \"all\"\nworld = \"observed\"\npandemic = true\nafter = \"stop\"\nbase_share = 0.1\n\
         [levers]\nland = [1, 2.5, 20_000]\n\
         [mix]\ndemonstration = 0\ntransformation = 0.25\nplatforms = 0.25\nresearch = 0.5\n\
         [shares]\nland = [1, 0, 0, 0, 0, 0]\n\
         talent = [[0, 1, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 0, 0]]\n\
         [assumptions]\nlanding_fraction = 0.9\nconstruction_time = [2, 1, 1, 1, 1, 2]\n",
    );
    assert_eq!((scenario.name.as_str(), scenario.world.as_str()), ("all", "observed"));
    assert_eq!((scenario.pandemic, scenario.after, scenario.base_share), (true, After::Stop, 0.1));
    assert_eq!(scenario.levers.land, Some(vec![1.0, 2.5, 20_000.0]));
    assert_eq!(scenario.levers.plot_ratio, None);
    let mix = Mix { demonstration: 0.0, transformation: 0.25, platforms: 0.25, research: 0.5 };
    assert_eq!(scenario.mix, Some(mix));
    let land = Split::AllYears(vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(scenario.shares.get(&ShareGroup::Land), Some(&land));
    let talent = scenario.shares(pack(), ShareGroup::Talent, 2);
    assert_eq!(talent, [0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    assert_eq!(scenario.shares(pack(), ShareGroup::SpecialFund, 0), pack().shares_of_base());
    assert_eq!(scenario.assumptions["landing_fraction"], Assumption::City(0.9));
    let city = pack().city(&scenario);
    assert_eq!((city.parameters.landing_fraction, city.base_share), (0.9, 0.1));
    assert_eq!(city.sectors[5].parameters.construction_time, 2.0);
    assert_eq!(city.sectors[1].demand_growth, [0.12, 0.09, 0.08, 0.11]);
    let policy = pack().policy(&scenario);
    assert_eq!(policy.years[1].levers.land, 2.5);
    assert_eq!(policy.years[1].levers.signed_projects, 30.0);
    assert_eq!(policy.years[1].shares.talent, [0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
}

#[test]
fn each_share_of_a_file_reaches_its_own_lever() {
    let sectors = pack().sectors.len();
    let lines: Vec<String> = ShareGroup::ALL
        .iter()
        .enumerate()
        .map(|(index, group)| format!("{} = {:?}", group.key(), whole(sectors, index)))
        .collect();
    let shares =
        pack().policy(&read(&format!("[shares]\n{}", lines.join("\n")))).years[0].shares.clone();
    let found = [
        shares.special_fund,
        shares.guidance_fund,
        shares.land,
        shares.talent,
        shares.signed_projects,
    ];
    for (index, parts) in found.into_iter().enumerate() {
        assert_eq!(parts, whole(sectors, index), "{}", ShareGroup::ALL[index].key());
    }
}

#[test]
fn a_mark_before_the_text_and_line_ends_of_windows_are_accepted() {
    let text = "\u{feff}name = \"土地\"\r\n[levers]\r\nland = [1, 2, 3]\r\n";
    assert_eq!(read(text).levers.land, Some(vec![1.0, 2.0, 3.0]));
}

#[test]
fn the_ends_of_every_range_are_allowed() {
    for lever in canghai_sim::Levers::<f64>::FIELDS {
        for end in [lever.min, lever.max] {
            read(&format!("[levers]\n{} = [{end:?}, {end:?}, {end:?}]", lever.key));
        }
    }
    for parameter in &pack().parameters {
        let (min, max) = parameter.allowed();
        for end in [min, max] {
            read(&format!("[assumptions]\n{} = {end:?}", parameter.quantity.key));
        }
    }
    read("base_share = 0.01");
    read("base_share = 0.30");
    read(&format!("name = \"{}\"", "名".repeat(LONGEST_NAME)));
}

#[test]
fn setting_a_lever_keeps_the_other_years_at_the_trend() {
    let mut scenario = ready_made("trend");
    scenario.set_lever(pack(), "land", 1, 9000.0);
    assert_eq!(scenario.levers.land, Some(vec![2500.0, 9000.0, 2500.0]));
    scenario.set_lever(pack(), "land", 7, 1.0);
    scenario.set_lever(pack(), "no such lever", 0, 1.0);
    assert_eq!(scenario.levers.land, Some(vec![2500.0, 9000.0, 2500.0]));
}

/// A file of this test run with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("a file that can be written");
    path
}

#[test]
fn a_file_on_disk_is_read_and_named_in_its_problems() {
    let path = file("plan effort 方案.toml", ready_made("plan-effort").write().as_bytes());
    assert_eq!(Scenario::from_file(pack(), &path), Ok(ready_made("plan-effort")));
    let path = file("bad.toml", b"[levers]\nland = [1, 2]\n");
    let problems = Scenario::from_file(pack(), &path).expect_err("two years");
    assert_eq!(problems[0].file, path.display().to_string());
}

#[test]
fn a_file_that_is_no_text_too_large_or_not_there_is_refused() {
    let junk = file("junk.toml", &[0x00, 0xff, 0xfe, 0x80, 0x0a, 0xc3]);
    let problems = Scenario::from_file(pack(), &junk).expect_err("no text");
    assert!(matches!(problems[0].issue, Issue::Unreadable { .. }));
    let size = usize::try_from(LARGEST_FILE).expect("a size") + 1;
    let large = file("large.toml", &vec![b'#'; size]);
    let problems = Scenario::from_file(pack(), &large).expect_err("too large");
    let expected = Issue::TooLarge { found: LARGEST_FILE + 1, max: LARGEST_FILE };
    assert_eq!(problems[0].issue, expected);
    let missing = large.with_file_name("no such file.toml");
    let problems = Scenario::from_file(pack(), &missing).expect_err("no file");
    assert!(matches!(problems[0].issue, Issue::Unreadable { .. }));
    assert_eq!(problems[0].file, missing.display().to_string());
}
