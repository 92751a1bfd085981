//! What holds for every scenario that the plan allows.

use canghai_plan::{Scenario, ShareGroup};
use canghai_sim::{Levers, Quantity, SectorState, Trajectory};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::conservation::Account;
use crate::random;
use crate::runs::{pack, run};

/// Accumulators: they count what has happened and never fall.
pub(crate) const ACCUMULATORS: [&str; 12] = [
    "platforms",
    "value_added",
    "landed",
    "producing",
    "demonstration",
    "transformation",
    "research",
    "standards",
    "hazard",
    "land_used",
    "lost",
    // every world of the pack has growth in every year
    "demand_growth",
];

/// What is wrong with a run, if anything: a number that is not finite, a negative stock or flow, a
/// share outside 0 to 1, an accumulator that fell.
pub(crate) fn fault(run: &Trajectory<f64>) -> Option<String> {
    let names = SectorState::<f64>::FIELDS.map(|variable| variable.key);
    let states = run.states.iter().flat_map(|state| &state.sectors);
    for value in states.flat_map(|x| names.into_iter().zip(x.values())) {
        if !(value.1.is_finite() && value.1 >= 0.0) {
            return Some(format!("{value:?}"));
        }
    }
    let mut flows = run.flows.iter().flatten().flat_map(|flows| flows.values());
    if let Some(flow) = flows.find(|flow| !(flow.is_finite() && *flow >= 0.0)) {
        return Some(format!("a flow of {flow}"));
    }
    let outcomes = || run.outcomes.iter().flat_map(|year| year.city.values());
    if let Some(value) = outcomes().find(|value| !(value.is_finite() && *value >= 0.0)) {
        return Some(format!("an outcome of {value}"));
    }
    let mut shares = run.rolling_share().into_iter();
    if let Some(share) = shares.find(|share| !(*share > 0.0 && *share < 1.0)) {
        return Some(format!("a share of {share}"));
    }
    let fallen = |key: &&str| !run.states.windows(2).all(|pair| rises(&pair[0], &pair[1], key));
    ACCUMULATORS.iter().find(|key| fallen(key)).map(|key| format!("{key} fell"))
}

fn rises(start: &canghai_sim::State<f64>, end: &canghai_sim::State<f64>, key: &str) -> bool {
    let pairs = start.sectors.iter().zip(&end.sectors);
    pairs.into_iter().all(|(start, end)| end.get(key) >= start.get(key))
}

/// The scenario with a lever a part of the way to its maximum in every year.
fn raised(scenario: &Scenario, lever: &Quantity, part: f64) -> Scenario {
    let mut raised = scenario.clone();
    for year in 0..pack().calendar.plan_years {
        let value = scenario.lever(pack(), lever.key)[year];
        raised.set_lever(pack(), lever.key, year, value + (lever.max - value) * part);
    }
    raised
}

/// Within the 5 % and 95 % points of every assumption, shares in proportion to the base.
fn member(mut scenario: Scenario) -> Scenario {
    scenario.shares.clear();
    for parameter in &pack().parameters {
        if let Some(canghai_plan::Assumption::City(value)) =
            scenario.assumptions.get_mut(parameter.quantity.key)
        {
            *value = value.clamp(parameter.low, parameter.high);
        }
    }
    for parameter in &pack().sector_parameters {
        if let Some(canghai_plan::Assumption::BySector(values)) =
            scenario.assumptions.get_mut(parameter.quantity.key)
        {
            for (value, central) in values.iter_mut().zip(&parameter.values) {
                let (low, high) = (central * parameter.low_factor, central * parameter.high_factor);
                *value = value.clamp(low, high);
            }
        }
    }
    scenario
}

fn refuse(reason: Option<String>) -> Result<(), TestCaseError> {
    reason.map_or(Ok(()), |reason| Err(TestCaseError::fail(reason)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_scenario_stays_finite_and_never_negative(scenario in random::scenario()) {
        refuse(fault(&run(&scenario)))?;
    }

    #[test]
    fn every_scenario_keeps_its_accounts(scenario in random::scenario()) {
        for (what, error) in Account::of(&scenario).exact_errors() {
            prop_assert!(error < 1e-11, "{what}: {error:e}");
        }
    }

    #[test]
    fn raising_a_lever_lowers_the_share_by_a_tenth_of_a_point_at_most(
        scenario in random::scenario().prop_map(member),
        lever in proptest::sample::select(Levers::<f64>::FIELDS),
        part in 0.0..=1.0,
    ) {
        let (before, after) = (run(&scenario), run(&raised(&scenario, &lever, part)));
        for (before, after) in before.outcomes.iter().zip(&after.outcomes) {
            prop_assert!(after.city.share > before.city.share - 0.001, "{}", lever.key);
        }
    }

    #[test]
    fn a_later_year_s_levers_leave_earlier_years_alone(
        scenario in random::scenario(),
        lever in proptest::sample::select(Levers::<f64>::FIELDS),
        year in 1_usize..3,
    ) {
        let mut changed = scenario.clone();
        changed.set_lever(pack(), lever.key, year, lever.max);
        let (first, second) = (run(&scenario), run(&changed));
        prop_assert_eq!(&first.states[..=12 * year], &second.states[..=12 * year]);
    }

    #[test]
    fn the_same_scenario_gives_the_same_bits(scenario in random::scenario()) {
        let (first, second) = (run(&scenario), run(&scenario.clone()));
        prop_assert_eq!(bits(&first), bits(&second));
    }
}

fn bits(run: &Trajectory<f64>) -> Vec<u64> {
    let states = run.states.iter().flat_map(|state| state.sectors.iter().flat_map(|x| x.values()));
    let outcomes = run.outcomes.iter().flat_map(|year| year.city.values());
    states.chain(outcomes).map(f64::to_bits).collect()
}

#[test]
fn random_scenarios_reach_every_kind_of_input() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let draw = |_| random::scenario().new_tree(&mut runner).expect("a scenario").current();
    let drawn: Vec<Scenario> = (0..200).map(draw).collect();
    let seen = |holds: &dyn Fn(&Scenario) -> bool| drawn.iter().filter(|x| holds(x)).count();
    assert!(seen(&|x| x.pandemic) > 50 && seen(&|x| x.mix.is_some()) > 50);
    for group in ShareGroup::ALL {
        assert!(seen(&|x| x.shares.contains_key(&group)) > 20);
    }
    let parameters = pack().parameters.iter().map(|parameter| parameter.quantity.key);
    for key in parameters.chain(pack().sector_parameters.iter().map(|x| x.quantity.key)) {
        assert!(seen(&|x| x.assumptions.contains_key(key)) > 5, "{key}");
    }
}
