//! Mistakes in scenario files: each is reported with its key and what is allowed, all of them at
//! once.

use canghai_plan::{Issue, LONGEST_NAME};

use crate::mistakes::{assert_each, assert_only, problems};
use crate::runs::pack;

#[test]
fn levers_out_of_range_or_of_another_shape_are_refused() {
    assert_each(&[
        ("[levers]\nland = [1, 2, 20001]", "levers.land[3]", "20001 is not in 0..20000 mu/yr"),
        (
            "[levers]\nspecial_fund = [-0.1, 2, 3]",
            "levers.special_fund[1]",
            "-0.1 is not in 0..20 1e8 CNY/yr",
        ),
        ("[levers]\nplot_ratio = [1, 0.79, 1]", "levers.plot_ratio[2]", "0.79 is not in 0.8..2 1"),
        ("[levers]\nland = [nan, 2, 3]", "levers.land[1]", "NaN is not in 0..20000 mu/yr"),
        ("[levers]\nland = [1, +inf, 3]", "levers.land[2]", "inf is not in 0..20000 mu/yr"),
        ("[levers]\nland = [1, -inf, 3]", "levers.land[2]", "-inf is not in 0..20000 mu/yr"),
        ("[levers]\nland = [1, 2]", "levers.land", "length 2, not 3"),
        ("[levers]\nland = [1, 2, 3, 4]", "levers.land", "length 4, not 3"),
        ("[levers]\nland = []", "levers.land", "length 0, not 3"),
        ("[levers]\nland = [1, \"2\", 3]", "levers.land[2]", "\"2\" is not Number"),
        ("[levers]\nland = [1, true, 3]", "levers.land[2]", "true is not Number"),
        ("[levers]\nland = 3500", "levers.land", "3500 is not Numbers"),
        ("[levers]\nland = \"3500\"", "levers.land", "\"3500\" is not Numbers"),
        ("[levers]\nlnad = [1, 2, 3]", "levers.lnad", "unknown key"),
        ("levers = [1, 2, 3]", "levers", "[1, 2, 3] is not Table"),
        ("[[levers]]\nland = [1, 2, 3]", "levers", "[{ land = [1, 2, 3] }] is not Table"),
    ]);
}

#[test]
fn words_and_names_that_are_not_allowed_are_refused() {
    assert_each(&[
        ("world = \"hoped\"", "world", "hoped is not of expected|observed"),
        ("world = 1", "world", "1 is not Text"),
        ("after = \"maybe\"", "after", "maybe is not of hold|stop"),
        ("after = false", "after", "false is not Text"),
        ("pandemic = 1", "pandemic", "1 is not Boolean"),
        ("pandemic = \"true\"", "pandemic", "\"true\" is not Boolean"),
        ("name = 5", "name", "5 is not Text"),
        ("name = \"a\\u0000b\"", "name", "bad text, at most 100"),
        ("name = \"two\\nlines\"", "name", "bad text, at most 100"),
        ("nmae = \"x\"", "nmae", "unknown key"),
        ("base_share = 0.5", "base_share", "0.5 is not in 0.01..0.3 1"),
        ("base_share = 7.65", "base_share", "7.65 is not in 0.01..0.3 1"),
        ("base_share = \"0.1\"", "base_share", "\"0.1\" is not Number"),
        ("base_share = nan", "base_share", "NaN is not in 0.01..0.3 1"),
    ]);
    let long = format!("name = \"{}\"", "长".repeat(LONGEST_NAME + 1));
    assert_only(&long, "name", "bad text, at most 100");
}

#[test]
fn mixes_and_shares_that_are_no_parts_of_a_whole_are_refused() {
    assert_each(&[
        (
            "[mix]\ndemonstration = 0.5\ntransformation = 0.3\nplatforms = 0.2",
            "mix.research",
            "missing",
        ),
        (
            "[mix]\ndemonstration = 0.4\ntransformation = 0.3\nplatforms = 0.1\nresearch = 0.1",
            "mix",
            "sum 0.9000",
        ),
        (
            "[mix]\ndemonstration = -0.4\ntransformation = 0.7\nplatforms = 0.5\nresearch = 0.2",
            "mix.demonstration",
            "-0.4 is not in 0..1 1",
        ),
        ("mix = 0.5", "mix", "0.5 is not Table"),
        ("[shares]\nland = [0.15, 0.4, 0.1, 0.25, 0.07, 0.02]", "shares.land", "sum 0.9900"),
        ("[shares]\nland = [0.5, 0.5]", "shares.land", "length 2, not 6"),
        (
            "[shares]\nland = [[1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]]",
            "shares.land",
            "length 2, not 3",
        ),
        (
            "[shares]\nland = [[1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]]",
            "shares.land[2]",
            "length 5, not 6",
        ),
        (
            "[shares]\nland = [[1, 0, 0, 0, 0, 0], 1, [1, 0, 0, 0, 0, 0]]",
            "shares.land[2]",
            "1 is not Numbers",
        ),
        ("[shares]\ntalent = [1, -0.2, 0.2, 0, 0, 0]", "shares.talent[2]", "-0.2 is not in 0..1 1"),
        ("[shares]\ntalent = [0.5, nan, 0.5, 0, 0, 0]", "shares.talent[2]", "NaN is not in 0..1 1"),
        ("[shares]\ntalent = \"equal\"", "shares.talent", "\"equal\" is not NumbersByYear"),
        ("[shares]\nmoney = [1, 0, 0, 0, 0, 0]", "shares.money", "unknown key"),
    ]);
}

#[test]
fn assumptions_beyond_what_a_scenario_may_set_are_refused() {
    assert_each(&[
        ("[assumptions]\nluck = 1", "assumptions.luck", "unknown key"),
        ("[assumptions]\nskill_ceiling = 0.5", "assumptions.skill_ceiling", "not overridable"),
        ("[assumptions]\nbases_0 = 3", "assumptions.bases_0", "not overridable"),
        ("[assumptions]\nfirms = 400", "assumptions.firms", "not overridable"),
        // a triangular parameter: its own ends
        (
            "[assumptions]\ncapital_weight = 0.37",
            "assumptions.capital_weight",
            "0.37 is not in 0.38..0.62 1",
        ),
        // a PERT parameter: its own ends
        (
            "[assumptions]\nlanding_fraction = 0.91",
            "assumptions.landing_fraction",
            "0.91 is not in 0.45..0.9 1",
        ),
        // a lognormal parameter: half the low and twice the high end
        (
            "[assumptions]\nproject_size = 0.9",
            "assumptions.project_size",
            "0.9 is not in 1..7.2 1e8 CNY",
        ),
        (
            "[assumptions]\nproject_size = 7.3",
            "assumptions.project_size",
            "7.3 is not in 1..7.2 1e8 CNY",
        ),
        ("[assumptions]\nramp_time = nan", "assumptions.ramp_time", "NaN is not in 0.33..1.5 yr"),
        (
            "[assumptions]\nconstruction_time = 2",
            "assumptions.construction_time",
            "2 is not Numbers",
        ),
        (
            "[assumptions]\nramp_time = [1, 1, 1, 1, 1, 1]",
            "assumptions.ramp_time",
            "[1, 1, 1, 1, 1, 1] is not Number",
        ),
        (
            "[assumptions]\nconstruction_time = [2, 1]",
            "assumptions.construction_time",
            "length 2, not 6",
        ),
        (
            "[assumptions]\ncapital_output_ratio = [2.4, 2.4, 2.6, 2.6, 2.4, 8]",
            "assumptions.capital_output_ratio[6]",
            "8 is not in 1.08..7.98 yr",
        ),
        ("[assumptions]\nramp_time = \"1\"", "assumptions.ramp_time", "\"1\" is not Number"),
        ("assumptions = 1", "assumptions", "1 is not Table"),
    ]);
}

#[test]
fn what_is_not_toml_is_refused_with_line_and_column() {
    assert_each(&[
        ("name = \"a\"\nname = \"b\"", "", "syntax at 2:1"),
        ("name = \"a", "", "syntax at 1:10"),
        ("[levers]\nland = [1, 2,, 3]", "", "syntax at 2:14"),
        ("[levers\n", "", "syntax at 1:8"),
        ("名字 = 1", "", "syntax at 1:1"),
        ("name = \"好\" x", "", "syntax at 1:12"),
        ("\u{1}\u{2}\u{3}", "", "syntax at 1:4"),
        ("\u{feff}\n\n= 1", "", "syntax at 3:1"),
        // the mark before the text is no column of it
        ("\u{feff}a = = 1", "", "syntax at 1:5"),
        ("<html>", "", "syntax at 1:7"),
    ]);
}

#[test]
fn every_mistake_of_a_file_is_reported_at_once() {
    let text = "name = \"\\u0007\"\nworld = \"hoped\"\npandemic = 1\nafter = \"maybe\"\n\
                base_share = 0.5\nextra = 1\n\
                [levers]\nland = [1, 2]\nlnad = [1, 2, 3]\nplot_ratio = [0, 3, 1]\n\
                [mix]\ndemonstration = 2\nfun = 1\n\
                [shares]\nland = [1, 1, 0, 0, 0, 0]\nfunds = 1\n\
                [assumptions]\nluck = 1\nfirms = 1\nramp_time = 9\n";
    let problems = problems(text);
    let mut keys: Vec<_> = problems.iter().map(|problem| problem.key.as_str()).collect();
    keys.sort_unstable();
    let expected = [
        "after",
        "assumptions.firms",
        "assumptions.luck",
        "assumptions.ramp_time",
        "base_share",
        "extra",
        "levers.land",
        "levers.lnad",
        "levers.plot_ratio[1]",
        "levers.plot_ratio[2]",
        "mix.demonstration",
        "mix.fun",
        "mix.platforms",
        "mix.research",
        "mix.transformation",
        "name",
        "pandemic",
        "shares.funds",
        "shares.land",
        "world",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn an_unknown_key_comes_with_the_keys_that_may_stand() {
    let allowed = |text: &str| match problems(text).remove(0).issue {
        Issue::UnknownKey { allowed } => allowed,
        other => panic!("{other:?}"),
    };
    let top = ["name", "world", "pandemic", "after", "base_share", "levers", "mix", "shares"];
    let mut expected = Vec::from(top);
    expected.push("assumptions");
    assert_eq!(allowed("extra = 1"), expected);
    assert_eq!(allowed("[levers]\nx = 1").len(), 8);
    assert_eq!(allowed("[shares]\nx = 1").len(), 5);
    let parameters = pack().parameters.len() + pack().sector_parameters.len();
    assert_eq!(allowed("[assumptions]\nx = 1").len(), parameters);
}

#[test]
fn a_long_value_is_repeated_in_part_only() {
    let text = format!("pandemic = \"{}\"", "长".repeat(500));
    let Issue::WrongType { found, .. } = problems(&text).remove(0).issue else {
        panic!("a wrong type");
    };
    assert_eq!((found.chars().count(), found.ends_with('…')), (61, true));
}
