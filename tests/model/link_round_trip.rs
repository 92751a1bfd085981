//! What goes into a link comes out of it: exactly on the steps of sliders, else to six digits.

use canghai_plan::link::{Headline, MOST_SCENARIOS, Measure, Page, Shared, View, decode, encode};
use canghai_plan::{Assumption, Scenario, Split};
use canghai_sim::{Outcomes, Quantity};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random;
use crate::runs::{pack, ready_made, stress};

fn token(shared: &Shared) -> String {
    encode(pack(), shared).unwrap_or_else(|error| panic!("{error:?}"))
}

fn opened(token: &str) -> Shared {
    let opened = decode(pack(), token).unwrap_or_else(|error| panic!("{token}: {error:?}"));
    assert_eq!(opened.warnings, [], "{token}");
    assert!(!opened.model_moved && !opened.plan_moved);
    opened.shared
}

/// Whether a value was kept to six significant digits.
fn near(found: f64, expected: f64) -> bool {
    let six: f64 = format!("{:.5e}", expected.abs()).parse().expect("a number");
    let exponent = six.log10().floor();
    found == expected || (found - expected).abs() <= 0.500_001 * 10_f64.powf(exponent - 5.0)
}

fn all_near(found: &[f64], expected: &[f64]) -> bool {
    found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| near(*a, *b))
}

fn same_split(found: &Split, expected: &Split) -> bool {
    match (found, expected) {
        (Split::AllYears(found), Split::AllYears(expected)) => all_near(found, expected),
        (Split::ByYear(found), Split::ByYear(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| all_near(a, b))
        }
        _ => false,
    }
}

fn same_assumption(found: &Assumption, expected: &Assumption) -> bool {
    match (found, expected) {
        (Assumption::City(found), Assumption::City(expected)) => near(*found, *expected),
        (Assumption::BySector(found), Assumption::BySector(expected)) => all_near(found, expected),
        _ => false,
    }
}

/// Whether every part of a scenario came back, numbers to six digits.
fn assert_same(found: &Scenario, expected: &Scenario) {
    assert_eq!(found.name, expected.name);
    let rest = |scenario: &Scenario| (scenario.world.clone(), scenario.pandemic, scenario.after);
    assert_eq!(rest(found), rest(expected));
    assert!(near(found.base_share, expected.base_share));
    for (found, expected) in
        found.levers.clone().values().iter().zip(expected.levers.clone().values())
    {
        match (found, expected) {
            (None, None) => {}
            (Some(found), Some(expected)) => assert!(all_near(found, &expected)),
            other => panic!("{other:?}"),
        }
    }
    match (found.mix, expected.mix) {
        (None, None) => {}
        (Some(found), Some(expected)) => assert!(all_near(&found.values(), &expected.values())),
        other => panic!("{other:?}"),
    }
    assert!(found.shares.keys().eq(expected.shares.keys()));
    for (group, split) in &found.shares {
        assert!(same_split(split, &expected.shares[group]), "{split:?} {:?}", expected.shares);
    }
    assert!(found.assumptions.keys().eq(expected.assumptions.keys()));
    for (key, set) in &found.assumptions {
        assert!(same_assumption(set, &expected.assumptions[key]), "{key} {set:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_scenario_keeps_six_digits(scenario in random::scenario()) {
        let token = token(&Shared::new(vec![scenario.clone()]));
        let back = opened(&token);
        assert_same(&back.scenarios[0], &scenario);
        // what was read is a valid file, and is written as the same token
        let file = back.scenarios[0].write();
        let read = Scenario::read(pack(), "file", &file);
        prop_assert_eq!(read.as_ref(), Ok(&back.scenarios[0]));
        prop_assert_eq!(self::token(&back), token);
    }

    #[test]
    fn scenarios_on_steps_come_back_exactly(
        scenarios in vec(random::scenario_on_steps(), 1..=MOST_SCENARIOS),
        base in proptest::option::of(any::<prop::sample::Index>()),
        open in any::<prop::sample::Index>(),
    ) {
        let count = scenarios.len();
        let base = base.map(|base| base.index(count));
        let shared = Shared { base, open: open.index(count), ..Shared::new(scenarios) };
        prop_assert_eq!(opened(&token(&shared)), shared);
    }
}

#[test]
fn ready_made_scenarios_come_back_from_the_shortest_links() {
    for ready in &pack().ready_made {
        let shared = Shared::new(vec![ready.scenario.clone()]);
        let token = token(&shared);
        assert_eq!(opened(&token), shared);
        assert!(token.len() <= 30, "{} takes {}", ready.id, token.len());
    }
    assert_same(&opened(&token(&Shared::new(vec![stress()]))).scenarios[0], &stress());
}

#[test]
fn a_lever_set_at_its_trend_and_one_left_unset_are_told_apart() {
    let mut scenario = ready_made("strong-push");
    scenario.levers.land = Some(vec![2500.0; 3]);
    scenario.levers.plot_ratio = None;
    let shared = Shared::new(vec![scenario]);
    assert_eq!(opened(&token(&shared)), shared);
}

#[test]
fn the_page_the_horizon_and_the_headlines_come_along() {
    let outcome = |key: &str| {
        let found = Outcomes::<f64>::FIELDS.iter().find(|outcome| outcome.key == key);
        found.expect("an outcome") as &'static Quantity
    };
    let headlines = vec![
        Measure::Central { outcome: outcome("share"), year: 2020, value: 0.08437 },
        Measure::Central { outcome: outcome("employment"), year: 2025, value: 12345.6 },
        Measure::Chance { outcome: outcome("platforms"), year: 2020, value: 0.31 },
        Measure::AllTargets { year: 2020, value: 0.004 },
        Measure::Reached { month: Some(58) },
        Measure::Reached { month: None },
    ];
    let headlines =
        headlines.into_iter().map(|measure| Headline { scenario: 1, measure }).collect();
    let view = View { page: Some(Page::Compare), horizon: Some(2025) };
    let scenarios = vec![ready_made("trend"), ready_made("plan-effort")];
    let shared = Shared { view, headlines, base: Some(0), open: 1, ..Shared::new(scenarios) };
    assert_eq!(opened(&token(&shared)), shared);
    for (_, page) in Page::NUMBERS {
        let view = View { page: Some(page), horizon: None };
        let shared = Shared { view, ..shared.clone() };
        assert_eq!(opened(&token(&shared)).view, view);
    }
}

#[test]
fn a_link_holds_one_to_six_scenarios() {
    for count in [0, 7] {
        let shared = Shared::new(vec![ready_made("trend"); count]);
        assert!(encode(pack(), &shared).is_err());
    }
    let shared = Shared::new(vec![ready_made("trend"); 6]);
    assert_eq!(opened(&token(&shared)), shared);
}
