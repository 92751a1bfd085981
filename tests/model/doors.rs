//! What the model refuses, and that nothing it accepts can make a run fail.

use canghai_sim::{City, InputError, Inputs, Model, Policy};

use crate::made_up::{city_of, steady, trend};
use crate::runs::{pack, ready_made};

fn accepted() -> (City<f64>, Policy<f64>) {
    let city = city_of(2);
    let policy = steady(&city, trend());
    (city, policy)
}

/// The mistakes found when a city and its inputs are changed.
fn mistakes(change: impl Fn(&mut City<f64>, &mut Inputs<f64>)) -> Vec<InputError> {
    let (mut city, policy) = accepted();
    let mut inputs = policy.inputs(&city.calendar);
    change(&mut city, &mut inputs);
    Model::new(city, &inputs).err().unwrap_or_default()
}

/// The names of the mistakes.
fn names(change: impl Fn(&mut City<f64>, &mut Inputs<f64>)) -> Vec<String> {
    let name = |mistake| match mistake {
        InputError::OutOfRange { name, .. }
        | InputError::WrongLength { name, .. }
        | InputError::WrongSum { name } => name,
    };
    mistakes(change).into_iter().map(name).collect()
}

#[test]
fn a_number_out_of_its_range_is_refused_by_name() {
    let nan = f64::NAN;
    assert_eq!(names(|city, _| city.gdp = nan), ["GDP of the base year"]);
    assert_eq!(names(|city, _| city.base_share = 0.0), ["base share"]);
    assert_eq!(names(|city, _| city.base_share = 1.0), ["base share"]);
    assert_eq!(names(|city, _| city.firms = -1.0), ["firms of the base year"]);
    assert_eq!(names(|city, _| city.parameters.knowledge_lag = 0.0), ["knowledge_lag"]);
    assert_eq!(names(|city, _| city.constants.hiring_time = nan), ["hiring_time"]);
    let depreciation = |city: &mut City<f64>, _: &mut _| city.parameters.depreciation = 0.5;
    assert_eq!(
        mistakes(depreciation),
        [InputError::OutOfRange {
            name: "depreciation".to_owned(),
            min: 0.01,
            max: 0.4,
            unit: "1/yr"
        }]
    );
    let message = mistakes(depreciation)[0].to_string();
    assert_eq!(message, "depreciation must be a number from 0.01 to 0.4 (unit 1/yr)");
}

#[test]
fn a_sector_s_numbers_are_checked_in_every_sector() {
    let share = |city: &mut City<f64>, _: &mut _| city.sectors[1].share_of_base = -0.5;
    assert_eq!(names(share), ["shares of the base", "share of the base"]);
    let rate = |city: &mut City<f64>, _: &mut _| city.sectors[1].demand_growth[2] = 3.0;
    assert_eq!(names(rate), ["demand growth"]);
    let time = |city: &mut City<f64>, _: &mut _| {
        city.sectors[1].parameters.construction_time = f64::INFINITY;
    };
    assert_eq!(names(time), ["construction_time"]);
}

#[test]
fn negative_and_endless_inputs_are_refused() {
    let amount = "amount of a lever for a sector";
    for value in [-1e-9, f64::NAN, f64::INFINITY, 2e9] {
        assert_eq!(names(|_, inputs| inputs.years[7].sectors[1].land = value), [amount]);
    }
    assert_eq!(names(|_, inputs| inputs.years[0].plot_ratio = 0.0), ["plot ratio"]);
    assert_eq!(names(|_, inputs| inputs.years[0].flexible_tenure = 1.1), ["flexible tenure"]);
}

#[test]
fn lists_that_do_not_fit_are_refused_with_both_lengths() {
    let years = |_: &mut _, inputs: &mut Inputs<f64>| inputs.years.truncate(3);
    let name = "inputs by year".to_owned();
    assert_eq!(mistakes(years), [InputError::WrongLength { name, found: 3, expected: 8 }]);
    let sector = |_: &mut _, inputs: &mut Inputs<f64>| inputs.years[4].sectors.truncate(1);
    assert_eq!(names(sector), ["inputs by sector"]);
    let growth = |city: &mut City<f64>, _: &mut _| city.sectors[0].demand_growth.truncate(3);
    assert_eq!(names(growth), ["demand growth by year"]);
}

#[test]
fn parts_that_do_not_sum_to_one_are_refused() {
    let base = |city: &mut City<f64>, _: &mut _| city.sectors[0].share_of_base = 0.4;
    assert_eq!(names(base), ["shares of the base"]);
    let firms = |city: &mut City<f64>, _: &mut _| city.sectors[0].share_of_firms = 0.6;
    assert_eq!(names(firms), ["shares of the firms"]);
}

#[test]
fn a_shock_that_takes_everything_is_refused() {
    let mut scenario = ready_made("trend");
    scenario.pandemic = true;
    let shocks = pack().city(&scenario).pandemic;
    let strong = |city: &mut City<f64>, _: &mut _| {
        city.pandemic = shocks.clone();
        city.parameters.pandemic_severity = 1.9;
        city.pandemic.sectors[1] = 0.6;
    };
    assert_eq!(names(strong), ["fall of a month times severity"]);
}

#[test]
fn every_mistake_is_reported_at_once() {
    let found = names(|city, inputs| {
        city.gdp = f64::NAN;
        city.parameters.ramp_time = -1.0;
        city.sectors[0].parameters.value_added_rate = 2.0;
        inputs.years[0].plot_ratio = -1.0;
    });
    assert_eq!(found, ["GDP of the base year", "ramp_time", "value_added_rate", "plot ratio"]);
}

#[test]
fn a_city_without_sectors_years_or_horizon_is_refused() {
    assert!(!names(|city, _| city.sectors.clear()).is_empty());
    assert!(!names(|city, _| city.calendar.plan_years = 0).is_empty());
    let no_horizon = |city: &mut City<f64>, inputs: &mut Inputs<f64>| {
        city.calendar.horizon_years = 0;
        inputs.years.clear();
    };
    assert_eq!(names(no_horizon), ["years up to the horizon"]);
    let short_horizon = |city: &mut City<f64>, inputs: &mut Inputs<f64>| {
        city.calendar.horizon_years = 2;
        inputs.years.truncate(2);
    };
    assert_eq!(names(short_horizon), ["years up to the horizon"]);
}

#[test]
fn a_policy_whose_shares_do_not_fit_gives_inputs_that_are_refused() {
    let (city, policy) = accepted();
    let shortened: [fn(&mut canghai_sim::Shares<f64>); 5] = [
        |shares| shares.special_fund.truncate(1),
        |shares| shares.guidance_fund.truncate(1),
        |shares| shares.land.truncate(1),
        |shares| shares.talent.truncate(1),
        |shares| shares.signed_projects.truncate(1),
    ];
    for shorten in shortened {
        let mut short = policy.clone();
        shorten(&mut short.years[0].shares);
        let refused = Model::new(city.clone(), &short.inputs(&city.calendar)).is_err();
        assert!(refused);
    }
    let nothing = Policy { years: Vec::new(), ..policy };
    assert!(Model::new(city.clone(), &nothing.inputs(&city.calendar)).is_err());
}
