//! The equations run on other number types: lanes of scenarios, values with a derivative.

use canghai_plan::{Assumption, Scenario};
use canghai_sim::{City, Inputs, Levers, Model, Number, Outcomes, Trajectory};

use crate::lift::{self, Dual, Lanes};
use crate::runs::{pack, ready_made, relative, run_inputs, stress};

fn inputs(scenario: &Scenario) -> Inputs<f64> {
    pack().policy(scenario).inputs(&pack().calendar)
}

/// Four scenarios that differ in everything that may differ from lane to lane.
fn four_scenarios() -> [Scenario; 4] {
    let mut faster = stress();
    faster.world = String::from("expected");
    faster.assumptions.insert("pandemic_severity", Assumption::City(0.6));
    faster.assumptions.insert("market_sharpness", Assumption::City(9.0));
    [ready_made("plan-effort"), stress(), ready_made("land-first"), faster]
}

/// The city of each scenario; all have the pandemic's months, at no severity where it is not set.
fn cities(scenarios: &[Scenario; 4]) -> [City<f64>; 4] {
    scenarios.each_ref().map(|scenario| {
        let mut city = pack().city(&Scenario { pandemic: true, ..scenario.clone() });
        if !scenario.pandemic {
            city.parameters.pandemic_severity = 0.0;
        }
        city
    })
}

fn trajectory<T: Number>(city: City<T>, inputs: &Inputs<T>) -> Trajectory<T> {
    let months = city.calendar.horizon_months();
    Trajectory::of(&Model::new(city, inputs).expect("a valid model"), months)
}

#[test]
fn four_lanes_give_the_bits_of_four_runs() {
    let scenarios = four_scenarios();
    let (cities, inputs) = (cities(&scenarios), scenarios.each_ref().map(inputs));
    let join = |value: &dyn Fn(usize) -> f64| Lanes(std::array::from_fn(value));
    let lanes = trajectory(lift::city(&cities, join), &lift::inputs(&inputs, join));
    for lane in 0..4 {
        let single = run_inputs(&cities[lane], &inputs[lane], 1);
        assert_eq!(lanes.states.len(), single.states.len());
        for (lanes, single) in lanes.states.iter().zip(&single.states) {
            for (lanes, single) in lanes.sectors.iter().zip(&single.sectors) {
                assert_eq!(lanes.map(|x| x.0[lane].to_bits()), single.map(f64::to_bits));
            }
            let city = lanes.city.map(|x| x.0[lane].to_bits());
            assert_eq!(city, single.city.map(f64::to_bits));
        }
        for (lanes, single) in lanes.outcomes.iter().zip(&single.outcomes) {
            let city: Outcomes<u64> = lanes.city.map(|x| x.0[lane].to_bits());
            assert_eq!(city, single.city.map(f64::to_bits));
        }
    }
}

#[test]
fn a_lane_at_no_severity_has_the_bits_of_a_run_without_pandemic() {
    let scenario = ready_made("plan-effort");
    let calm = run_inputs(&pack().city(&scenario), &inputs(&scenario), 1);
    let severity = run_inputs(&cities(&four_scenarios())[0], &inputs(&scenario), 1);
    assert_eq!(calm.states, severity.states);
}

#[test]
fn one_bad_lane_is_refused() {
    let scenario = ready_made("trend");
    let city = pack().city(&scenario);
    let mut bad = city.clone();
    bad.parameters.ramp_time = 0.0;
    let cities = [city.clone(), city.clone(), bad, city];
    let join = |value: &dyn Fn(usize) -> f64| Lanes(std::array::from_fn(value));
    let inputs = [&scenario; 4].map(inputs);
    let refused = Model::new(lift::city(&cities, join), &lift::inputs(&inputs, join));
    assert_eq!(refused.err().map(|mistakes| mistakes.len()), Some(1));
}

/// A model input that is changed by an amount.
type Change<'a> = &'a dyn Fn(f64) -> (City<f64>, Inputs<f64>);

/// The 2020 share after a change, from a run on plain numbers.
fn share(change: Change, amount: f64) -> f64 {
    let (city, inputs) = change(amount);
    run_inputs(&city, &inputs, 1).outcomes[2].city.share
}

/// The derivative of the 2020 share from a central difference of fourth order.
fn difference(change: Change, step: f64) -> f64 {
    let pair = |step: f64| share(change, step) - share(change, -step);
    (8.0 * pair(step) - pair(2.0 * step)) / (12.0 * step)
}

/// The derivative of the 2020 share from a run on numbers that carry it.
///
/// Inputs and city depend on the amount along a straight line, whose slope two points give.
fn slope(change: Change, step: f64) -> Dual {
    let ((city, inputs), (moved_city, moved_inputs)) = (change(0.0), change(step));
    let join = |value: &dyn Fn(usize) -> f64| Dual {
        value: value(0),
        slope: (value(1) - value(0)) / step,
    };
    let city = lift::city(&[city, moved_city], join);
    trajectory(city, &lift::inputs(&[inputs, moved_inputs], join)).outcomes[2].city.share
}

fn assert_slope(name: &str, change: Change, step: f64) {
    let (dual, expected) = (slope(change, step), difference(change, step));
    assert_eq!(dual.value.to_bits(), share(change, 0.0).to_bits(), "{name}");
    let error = relative(dual.slope, expected);
    assert!(error < 1e-6, "{name}: {} and {expected} differ by {error:e}", dual.slope);
}

#[test]
fn derivatives_by_each_lever_equal_central_differences() {
    let scenario = ready_made("strong-push");
    for lever in Levers::<f64>::FIELDS {
        let change = |amount: f64| {
            let mut policy = pack().policy(&scenario);
            for year in &mut policy.years {
                *year.levers.get_mut(lever.key).expect("a lever") += amount;
            }
            (pack().city(&scenario), policy.inputs(&pack().calendar))
        };
        let middle = scenario.lever(pack(), lever.key)[1];
        assert_slope(lever.key, &change, 0.01 * middle);
    }
}

#[test]
fn derivatives_by_parameters_equal_central_differences() {
    let mut scenario = ready_made("strong-push");
    scenario.pandemic = true;
    let parameters = pack().city(&scenario).parameters;
    // what no later year's count or chance but the share itself depends on
    for key in ["landing_fraction", "knowledge_elasticity", "depreciation", "market_sharpness"] {
        let change = |amount: f64| {
            let mut city = pack().city(&scenario);
            *city.parameters.get_mut(key).expect("a parameter") += amount;
            (city, inputs(&scenario))
        };
        assert_slope(key, &change, 0.005 * parameters.get(key).expect("a parameter"));
    }
}
