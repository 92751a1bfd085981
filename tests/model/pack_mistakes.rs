//! Mistakes in a pack: each is reported with file, key and what is allowed, all of them at once.

use canghai_plan::{Files, Issue, Pack, Problem};

/// The embedded pack with pieces of text replaced, each of which must stand in its file.
pub(crate) fn edited(edits: &[(&str, &str, &str)]) -> Files {
    edits.iter().fold(Files::embedded(), |files, (file, old, new)| {
        let text = files.get(file).unwrap_or_else(|| panic!("no file {file}")).to_owned();
        assert!(text.contains(old), "{file} has no {old}");
        files.with(file, &text.replacen(old, new, 1))
    })
}

pub(crate) fn problems(edits: &[(&str, &str, &str)]) -> Vec<Problem> {
    Pack::load(&edited(edits)).err().unwrap_or_default()
}

/// The only problem of a pack with one edit.
pub(crate) fn only(file: &str, old: &str, new: &str) -> Problem {
    let mut problems = problems(&[(file, old, new)]);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = problems.remove(0);
    assert_eq!(problem.file, file);
    problem
}

pub(crate) fn at(file: &str, key: &str, issue: Issue) -> Problem {
    Problem { file: file.to_owned(), key: key.to_owned(), issue }
}

fn differs(found: &str, expected: &str) -> Issue {
    Issue::Differs { found: found.to_owned(), expected: expected.to_owned() }
}

#[test]
fn five_mistakes_in_three_files_are_reported_at_once() {
    let found = problems(&[
        ("plan.toml", "value = 3816.9", "value = -3816.9"),
        ("plan.toml", "grade = \"statistic\"", "grade = \"guess\""),
        ("parameters.toml", "symbol = \"alpha\"", "symbol = \"beta\""),
        ("parameters.toml", "low = 0.07", "low = 0.17"),
        ("worlds.toml", "rates = [0.1, 0.1, 0.1, 0.06]", "rates = [0.1, 0.1, 0.06]"),
    ]);
    let places: Vec<_> = found.iter().map(|p| (p.file.as_str(), p.key.as_str())).collect();
    assert_eq!(
        places,
        [
            ("plan.toml", "base.gdp.value"),
            ("plan.toml", "base.gdp.grade"),
            ("parameters.toml", "parameter[1].symbol"),
            ("parameters.toml", "parameter[3].low"),
            ("worlds.toml", "world[1].growth[1].rates"),
        ]
    );
    assert!(matches!(found[0].issue, Issue::OutOfRange { found, .. } if found < 0.0));
    assert!(matches!(&found[1].issue, Issue::UnknownWord { found, allowed }
        if found == "guess" && allowed.contains(&"literature".to_owned())));
    assert_eq!(found[2].issue, differs("beta", "alpha"));
    assert!(matches!(found[3].issue, Issue::OutOfRange { found: 0.17, max: 0.1, .. }));
    assert_eq!(found[4].issue, Issue::WrongLength { found: 3, expected: 4 });
}

#[test]
fn a_mistake_in_a_sector_hides_none_in_the_files_that_list_sectors() {
    let found = problems(&[
        ("sectors.toml", "stage = \"advance\"", "stage = \"retreat\""),
        ("parameters.toml", "values = [2.4, 2.4, 2.6, 2.6, 2.4, 3.0]", "values = [2.4, 2.4]"),
        ("worlds.toml", "sector = \"laser\"", "sector = \"lasers\""),
        ("levers.toml", "unit = \"mu/yr\"", "unit = \"ha/yr\""),
        ("targets.toml", "refs = [\"plan\"]", "refs = [\"plam\"]"),
    ]);
    let places: Vec<_> = found.iter().map(|p| (p.file.as_str(), p.key.as_str())).collect();
    assert_eq!(
        places,
        [
            ("sectors.toml", "sector[1].stage"),
            ("parameters.toml", "sector_parameter[1].values"),
            ("levers.toml", "lever[3].unit"),
            ("worlds.toml", "world[1].growth[2].sector"),
            ("worlds.toml", "world[1].growth.laser"),
            ("targets.toml", "target[1].refs[1]"),
        ]
    );
}

#[test]
fn a_symbol_or_unit_that_is_not_the_catalogue_s_is_reported() {
    let unit = only("parameters.toml", "unit = \"1/yr\"", "unit = \"%/yr\"");
    assert_eq!(unit, at("parameters.toml", "parameter[3].unit", differs("%/yr", "1/yr")));
    let symbol = only("constants.toml", "symbol = \"hmax\"", "symbol = \"hmin\"");
    assert_eq!(symbol, at("constants.toml", "constant[1].symbol", differs("hmin", "hmax")));
    let by_sector = only("parameters.toml", "symbol = \"kK\"", "symbol = \"K\"");
    assert_eq!(by_sector.key, "sector_parameter[1].symbol");
    let target = only("targets.toml", "unit = \"platform\"", "unit = \"1\"");
    assert_eq!(target, at("targets.toml", "target[2].unit", differs("1", "platform")));
    let gdp = only("plan.toml", "unit = \"1e8 CNY\"", "unit = \"1e9 CNY\"");
    assert_eq!(gdp, at("plan.toml", "base.gdp.unit", differs("1e9 CNY", "1e8 CNY")));
}

#[test]
fn a_key_that_means_nothing_is_reported_wherever_it_stands() {
    let cases = [
        ("plan.toml", "base_year = 2017", "base_year = 2017\nbase_yaer = 2017", "base_yaer"),
        ("plan.toml", "value = 3816.9", "value = 3816.9\nlow = 3000.0", "base.gdp.low"),
        ("sectors.toml", "id = \"laser\"", "id = \"laser\"\ncolour = \"red\"", "sector[2].colour"),
        ("parameters.toml", "low = 0.38", "low = 0.38\nmode = 0.5", "parameter[1].mode"),
        ("constants.toml", "value = 0.6", "value = 0.6\nlow = 0.5", "constant[1].low"),
        ("levers.toml", "key = \"land\"", "key = \"land\"\nmax = 9", "lever[3].max"),
        ("worlds.toml", "id = \"expected\"", "id = \"expected\"\nyear = 1", "world[1].year"),
        (
            "worlds.toml",
            "applies_to = \"other\"",
            "applies_to = \"other\"\nm = 1",
            "pandemic.shock[2].m",
        ),
        ("targets.toml", "outcome = \"share\"", "outcome = \"share\"\nmost = 1", "target[1].most"),
        ("sources.toml", "id = \"plan\"", "id = \"plan\"\nurl = \"x\"", "source[1].url"),
        ("scenarios.toml", "id = \"trend\"", "id = \"trend\"\nhidden = true", "scenario[1].hidden"),
        ("scenarios/trend.toml", "name", "author = \"me\"\nname", "author"),
    ];
    for (file, old, new, key) in cases {
        let problem = only(file, old, new);
        assert_eq!(problem.key, key);
        assert!(matches!(problem.issue, Issue::UnknownKey { .. }), "{problem:?}");
    }
}

#[test]
fn a_misspelt_key_is_reported_as_unknown_and_as_missing() {
    let found = problems(&[("parameters.toml", "low = 0.38", "lwo = 0.38")]);
    let places: Vec<_> = found.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(places, ["parameter[1].low", "parameter[1].lwo"]);
    assert_eq!(found[0].issue, Issue::Missing);
    assert!(matches!(&found[1].issue, Issue::UnknownKey { allowed }
        if allowed.contains(&"low".to_owned())));
}

#[test]
fn references_to_nothing_are_reported_where_they_stand() {
    let cases = [
        ("parameters.toml", "\"brandt-2012\"", "parameter[1].refs[1]"),
        ("levers.toml", "\"plan\"]", "lever[1].refs[2]"),
        ("plan.toml", "\"work-report-2018\"", "base.gdp.refs[1]"),
        ("scenarios.toml", "\"canghai-model\"", "scenario[2].lever[1].refs[1]"),
        ("worlds.toml", "\"growth-medicine-2018-2019\"", "world[2].growth[1].refs[1]"),
    ];
    for (file, old, key) in cases {
        let new = old.replacen('"', "\"no-such-", 1);
        let problem = only(file, old, &new);
        assert_eq!(problem.key, key);
        let id = new.trim_end_matches(']').trim_matches('"').to_owned();
        assert!(matches!(&problem.issue, Issue::UnknownWord { found, allowed }
            if *found == id && allowed.contains(&"plan".to_owned())));
    }
}

#[test]
fn parts_that_do_not_sum_to_one_are_reported_with_their_sum() {
    let base =
        only("sectors.toml", "share_of_base = { value = 0.15", "share_of_base = { value = 0.25");
    assert_eq!(base.key, "sector.share_of_base");
    assert!(matches!(base.issue, Issue::WrongSum { found } if (found - 1.1).abs() < 1e-9));
    let firms =
        only("sectors.toml", "share_of_firms = { value = 0.2", "share_of_firms = { value = 0.1");
    assert_eq!(firms.key, "sector.share_of_firms");
    let mix = only("plan.toml", "demonstration = 0.40", "demonstration = 0.30");
    assert_eq!(mix.key, "defaults.mix");
    assert!(matches!(mix.issue, Issue::WrongSum { found } if (found - 0.9).abs() < 1e-9));
}

#[test]
fn what_stands_twice_where_it_may_stand_once_is_reported() {
    let cases = [
        ("sectors.toml", "id = \"laser\"", "id = \"biomedicine\"", "sector[2].id"),
        ("worlds.toml", "id = \"observed\"", "id = \"expected\"", "world[2].id"),
        ("sources.toml", "id = \"work-report-2022\"", "id = \"work-report-2018\"", "source[4].id"),
        (
            "worlds.toml",
            "applies_to = \"other\"",
            "applies_to = \"sectors\"",
            "pandemic.shock[2].applies_to",
        ),
        (
            "worlds.toml",
            "sector = \"laser\"",
            "sector = \"biomedicine\"",
            "world[1].growth[2].sector",
        ),
        ("parameters.toml", "id = \"land_share\"", "id = \"capital_weight\"", "parameter[2].id"),
        ("levers.toml", "key = \"guidance_fund\"", "key = \"special_fund\"", "lever[2].key"),
    ];
    for (file, old, new, key) in cases {
        let found = problems(&[(file, old, new)]);
        let repeated = found.iter().find(|problem| problem.key == key);
        let issue = repeated.map(|problem| &problem.issue);
        assert!(matches!(issue, Some(Issue::Repeated { .. })), "{key} in {found:#?}");
    }
}

#[test]
fn a_quantity_that_is_missing_or_unknown_is_reported() {
    let found = problems(&[("parameters.toml", "id = \"ramp_time\"", "id = \"ramp_tim\"")]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(matches!(&found[0].issue, Issue::UnknownWord { found, .. } if found == "ramp_tim"));
    assert_eq!(found[1], at("parameters.toml", "parameter.ramp_time", Issue::Missing));
}

#[test]
fn years_that_do_not_follow_the_base_year_are_reported() {
    let gap = only("plan.toml", "[2018, 2019, 2020]", "[2018, 2019, 2021]");
    assert_eq!(gap.key, "plan_years[3]");
    let horizon = only("plan.toml", "horizon = 2025", "horizon = 2019");
    assert!(matches!(horizon.issue, Issue::OutOfRange { found, min, .. }
        if found < min && (min - 2020.0).abs() < 1e-9));
    assert_eq!(horizon.key, "horizon");
    let text = only("plan.toml", "base_year = 2017", "base_year = \"2017\"");
    assert!(matches!(text.issue, Issue::WrongType { .. }));
}

#[test]
fn a_range_that_reaches_beyond_what_the_model_takes_is_reported() {
    // a scenario may set twice the high end of a lognormal parameter
    let high = only("parameters.toml", "high = 0.9166666666666666", "high = 40.0");
    assert_eq!(high.key, "parameter[22].high");
    assert!(matches!(high.issue, Issue::OutOfRange { found: 80.0, max: 50.0, .. }));
    let factor = only("parameters.toml", "low_factor = 0.6", "low_factor = 0.3");
    assert_eq!(factor.key, "sector_parameter[4].low_factor");
}

#[test]
fn a_shock_s_month_is_a_month_of_the_calendar() {
    for month in ["2017-12", "2026-01", "2020-13", "2020", "January"] {
        let problem = only("worlds.toml", "\"2020-01\"", &format!("{month:?}"));
        assert_eq!(problem.key, "pandemic.shock[1].first_month");
        assert!(matches!(problem.issue, Issue::UnknownWord { .. }));
    }
}

#[test]
fn shocks_may_begin_in_different_months() {
    let pack = Pack::load(&edited(&[("worlds.toml", "\"2020-01\"", "\"2019-11\"")]));
    let pack = pack.expect("a valid pack");
    let mut scenario = canghai_plan::Scenario::trend(&pack);
    scenario.pandemic = true;
    let pandemic = pack.city(&scenario).pandemic;
    assert_eq!((pandemic.first_month, pandemic.sectors[0]), (22, 0.22));
    assert_eq!(pandemic.other[..4], [0.0, 0.0, 0.05, 0.12]);
}

#[test]
fn a_lever_says_what_was_seen_of_it_or_that_nothing_was() {
    let file = "levers.toml";
    let high = only(file, "high = 2.6", "high = 0.2");
    assert_eq!(high.key, "lever[1].usual.high");
    assert!(matches!(high.issue, Issue::OutOfRange { found: 0.2, min: 0.5, max: 20.0, .. }));
    let seen = only(file, "largest_seen = { value = 11", "largest_seen = { value = 21");
    assert_eq!(seen.key, "lever[1].largest_seen.value");
    let neither = problems(&[(file, "nothing_seen =", "no_figure =")]);
    let keys: Vec<&str> = neither.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["lever[2].largest_seen", "lever[2].no_figure"]);
    let nothing = "nothing_seen = { zh = \"无\", en = \"none\" }\nlargest_seen =";
    let both = only(file, "largest_seen =", nothing);
    assert_eq!(both.key, "lever[1].nothing_seen");
}

#[test]
fn a_correlation_joins_two_known_parameters_that_stand_in_no_other() {
    let file = "parameters.toml";
    let unknown = only(file, "second = \"signing_to_start\"", "second = \"signing\"");
    assert_eq!(unknown.key, "correlation[1].second");
    assert!(matches!(&unknown.issue, Issue::UnknownWord { found, allowed }
        if found == "signing" && allowed.contains(&"signing_to_start".to_owned())));
    let itself = only(file, "second = \"signing_to_start\"", "second = \"landing_fraction\"");
    let repeated = |found: &str| Issue::Repeated { found: found.to_owned() };
    assert_eq!(itself, at(file, "correlation[1].second", repeated("landing_fraction")));
    let chained = only(file, "first = \"tfp_trend\"", "first = \"signing_to_start\"");
    assert_eq!(chained, at(file, "correlation[2].first", repeated("signing_to_start")));
    for value in ["1.0", "-1.0", "nan"] {
        let edge = only(file, "value = -0.3\n", &format!("value = {value}\n"));
        assert_eq!(edge.key, "correlation[3].value");
        assert!(matches!(edge.issue, Issue::OutOfRange { .. }), "{:?}", edge.issue);
    }
}
