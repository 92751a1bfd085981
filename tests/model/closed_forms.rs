//! Stocks under constant inputs against their exact solutions.
//!
//! For a stock that empties at the rate `a`, Heun's error is at most `(a h)^2 / 6` of the change,
//! `h` the step (to leading order). Each test states its bound for `h = 1/12` and sees the error
//! fall by 4 when the step is halved, so that it is the integrator's and not the equation's.

use canghai_sim::{City, CityState, Levers, Mix, Policy, SectorState};

use crate::exact::{Closed, MONTH, bound, erlang, moved, second_of_two};
use crate::made_up::{nothing, only, steady, still_city};
use crate::runs::{relative, run_city, run_in_steps};

/// A still city without past projects, where free land never limits and money works undiminished.
fn unlimited() -> City<f64> {
    let mut city = still_city();
    city.parameters.projects_before = 0.0;
    city.parameters.fund_half_saturation = 10.0;
    city.parameters.land_buffer_time = MONTH;
    city.constants.land_stock_0 = 100.0;
    city
}

/// Output of the still city when the plan begins.
fn base_output(city: &City<f64>) -> f64 {
    city.gdp * city.base_share
}

fn policy(city: &City<f64>, set: impl Fn(&mut Levers<f64>)) -> Policy<f64> {
    let mut levers = nothing();
    set(&mut levers);
    steady(city, levers)
}

#[test]
fn talent_moves_to_what_arrivals_and_losses_balance() {
    let city = still_city();
    let policy = policy(&city, |levers| levers.high_level_talent = 500.0);
    let lost = city.parameters.talent_loss_rate;
    let start = city.constants.talent_per_output * base_output(&city);
    let balance = city.parameters.talent_retention * 500.0 / lost;
    let exact = |t| start + balance * moved(lost, t);
    Closed { stock: |x| x.talent, exact: &exact }.holds(&city, &policy, bound(lost));
}

#[test]
fn trainees_stay_their_time_and_then_are_skilled() {
    let city = still_city();
    let policy = policy(&city, |levers| levers.skilled_training = 4000.0);
    let (p, c) = (&city.parameters, &city.constants);
    let (rate, quit) = (1.0 / p.training_lag, p.skilled_quit_rate);
    let exact = |t| 4000.0 / rate * moved(rate, t);
    Closed { stock: |x| x.trainees, exact: &exact }.holds(&city, &policy, bound(rate));
    let start = c.skilled_share_0 * base_output(&city) * 1e4 / c.worker_output;
    let natural = |t| start * (1.0 + c.natural_skill_growth / quit * moved(quit, t));
    let stay = p.trainee_retention * 4000.0;
    let exact = |t| natural(t) + stay * second_of_two(rate, quit, t);
    Closed { stock: |x| x.skilled, exact: &exact }.holds(&city, &policy, bound(rate));
}

#[test]
fn guidance_money_waits_to_be_deployed() {
    let city = still_city();
    let policy = policy(&city, |levers| levers.guidance_fund = 6.0);
    let rate = 1.0 / city.parameters.guidance_lag;
    let exact = |t| 6.0 / rate * moved(rate, t);
    Closed { stock: |x| x.guidance, exact: &exact }.holds(&city, &policy, bound(rate));
}

#[test]
fn the_plot_ratio_of_the_stock_follows_that_of_new_building() {
    let city = still_city();
    let policy = policy(&city, |levers| levers.plot_ratio = 1.6);
    let rate = 1.0 / city.parameters.plot_ratio_time;
    let exact = |t| 1.0 + 0.6 * moved(rate, t);
    Closed { stock: |x| x.plot_ratio, exact: &exact }.holds(&city, &policy, bound(rate));
}

#[test]
fn construction_is_an_erlang_delay_of_three_stages() {
    let mut city = unlimited();
    city.sectors[0].parameters.construction_time = 1.5;
    let mut policy = policy(&city, |levers| levers.special_fund = 1e-6);
    policy.mix = only("demonstration");
    let started = city.parameters.demonstration_multiplier * 1e-6;
    let rate = 3.0 / 1.5;
    let stages: [fn(&SectorState<f64>) -> f64; 3] =
        [|x| x.construction_1, |x| x.construction_2, |x| x.construction_3];
    for (stage, stock) in (1..).zip(stages) {
        let exact = |t| started * erlang(stage, rate, t);
        Closed { stock, exact: &exact }.holds(&city, &policy, bound(rate));
    }
}

#[test]
fn plants_come_to_full_output_after_construction_and_ramp_up() {
    let mut city = unlimited();
    city.sectors[0].parameters.construction_time = 1.5;
    let mut policy = policy(&city, |levers| levers.special_fund = 1e-6);
    policy.mix = only("demonstration");
    let started = city.parameters.demonstration_multiplier * 1e-6;
    let (b, c) = (2.0, 1.0 / city.parameters.ramp_time);
    let exact = |t: f64| {
        let k = b - c;
        // integrals of exp(-ks) s^n / n! from 0 to t
        let i = |stage| erlang(stage, k, t) / k.powi(stage - 1);
        let held_back = i(1) + b * i(2) + b * b * i(3);
        started * (moved(c, t) / c - (-c * t).exp() * held_back)
    };
    Closed { stock: |x| x.ramping, exact: &exact }.holds(&city, &policy, bound(b));
}

#[test]
fn signed_projects_break_ground_or_are_lost_within_their_time() {
    let mut city = unlimited();
    // projects so small that the land they take is nothing
    city.parameters.project_size = 0.001;
    let policy = policy(&city, |levers| levers.signed_projects = 40.0);
    let (landing, time) = (city.parameters.landing_fraction, city.parameters.signing_to_start);
    let backlog = |t| 0.04 * time * moved(1.0 / time, t);
    let bound = bound(1.0 / time);
    Closed { stock: |x| x.backlog, exact: &backlog }.holds(&city, &policy, bound);
    let decided = |t| 0.04 * t - backlog(t);
    let landed = |t| landing * decided(t) / 0.001;
    Closed { stock: |x| x.landed, exact: &landed }.holds(&city, &policy, bound);
    let lost = |t| (1.0 - landing) * decided(t);
    Closed { stock: |x| x.lost, exact: &lost }.holds(&city, &policy, bound);
}

#[test]
fn flexible_tenure_lands_more_projects_sooner() {
    let mut city = unlimited();
    city.parameters.project_size = 0.001;
    let policy = policy(&city, |levers| {
        levers.signed_projects = 40.0;
        levers.flexible_tenure = 0.8;
    });
    let p = &city.parameters;
    let easing = (-p.flexible_tenure_effect * 0.8).exp();
    let landing = 1.0 - (1.0 - p.landing_fraction) * easing;
    let time = MONTH + (p.signing_to_start - MONTH) * easing;
    let landed = |t| landing * 40.0 * (t - time * moved(1.0 / time, t));
    Closed { stock: |x| x.landed, exact: &landed }.holds(&city, &policy, bound(1.0 / time));
}

#[test]
fn research_money_is_knowledge_after_its_lag_and_decays() {
    let mut city = still_city();
    let (p, c) = (&mut city.parameters, &mut city.constants);
    // output, and with it the firms' own research, stays as it is
    (p.knowledge_elasticity, p.platform_uplift, p.tfp_trend) = (0.0, 0.0, 0.0);
    (c.natural_productivity, c.knowledge_growth_0, c.natural_skill_growth) = (0.0, 0.0, 0.0);
    (p.projects_before, c.land_retirement) = (0.0, 0.0);
    let mut policy = policy(&city, |levers| levers.special_fund = 2.0);
    policy.mix = only("research");
    let (p, s) = (&city.parameters, &city.sectors[0].parameters);
    let all = s.research_intensity * base_output(&city) / s.value_added_rate;
    let own = (1.0 - p.relabelled_share) * all;
    let intensity = 2.0 / all / p.crowding_half_point;
    let crowding = (p.crowding_in + 0.5) / (1.0 + intensity * intensity) - 0.5;
    let added = p.grant_effectiveness * 2.0 * (1.0 + crowding);
    let (rate, decay) = (1.0 / p.knowledge_lag, p.knowledge_depreciation);
    let gestation = |t| (own + added * moved(rate, t)) / rate;
    Closed { stock: |x| x.gestation, exact: &gestation }.holds(&city, &policy, bound(rate));
    let knowledge = |t| own / decay + added * second_of_two(rate, decay, t);
    Closed { stock: |x| x.knowledge, exact: &knowledge }.holds(&city, &policy, bound(rate));
}

#[test]
fn firms_and_what_they_do_without_money_grow_exponentially() {
    let mut city = still_city();
    city.parameters.projects_before = 0.0;
    city.parameters.firm_net_growth = 0.1;
    let policy = policy(&city, |_| ());
    let firms = |t: f64| city.firms * (0.1 * t).exp();
    Closed { stock: |x| x.firms, exact: &firms }.holds(&city, &policy, bound(0.1) * 2.0);
    let natural = city.parameters.platform_natural * city.parameters.platform_eligible;
    let natural = |t: f64| natural * city.firms * (0.1 * t).exp_m1() / 0.1;
    Closed { stock: |x| x.platforms, exact: &natural }.holds(&city, &policy, bound(0.1) * 2.0);
}

#[test]
fn money_buys_counts_that_saturate_at_the_eligible_firms() {
    let mut city = still_city();
    city.parameters.projects_before = 0.0;
    city.parameters.firm_net_growth = 0.0;
    // no new plants, hence no new firms
    city.parameters.demonstration_multiplier = 0.0;
    let mut policy = policy(&city, |levers| levers.special_fund = 1.0);
    policy.mix = Mix { demonstration: 0.4, transformation: 0.3, platforms: 0.1, research: 0.2 };
    let run = run_city(&city, &policy);
    let p = &city.parameters;
    let bought = |fund: f64, cost: f64, part: f64, natural: f64| {
        let eligible = part * city.firms;
        3.0 * eligible * (1.0 - (1.0 - natural) * (-fund / (cost * eligible)).exp())
    };
    let x = &run.states[36].sectors[0];
    let expected = [
        (x.demonstration, p.demonstration_cost, p.demonstration_eligible, p.demonstration_natural),
        (
            x.transformation,
            p.transformation_cost,
            p.transformation_eligible,
            p.transformation_natural,
        ),
        (x.platforms, p.platform_cost, p.platform_eligible, p.platform_natural),
        (x.research, p.research_cost, p.research_eligible, p.research_natural),
    ];
    for ((found, cost, eligible, natural), fund) in expected.into_iter().zip([0.4, 0.3, 0.1, 0.2]) {
        assert!(relative(found, bought(fund, cost, eligible, natural)) < 1e-12, "{fund}");
    }
}

#[test]
fn demand_and_the_rest_of_the_economy_grow_at_their_rates() {
    let city = crate::made_up::city_of(6);
    let policy = policy(&city, |_| ());
    let run = run_city(&city, &policy);
    for (sector, x) in city.sectors.iter().zip(&run.states[60].sectors) {
        let rates = &sector.demand_growth;
        let logs: f64 = [0, 1, 2, 3, 3].iter().map(|year| (1.0 + rates[*year]).ln()).sum();
        assert!(relative(x.demand_growth, logs) < 1e-12);
    }
    let error = |steps| {
        let CityState { other_gdp, .. } = run_in_steps(&city, &policy, steps).states[60].city;
        let growth = 1.0 + city.parameters.other_gdp_growth;
        relative(other_gdp, city.gdp * (1.0 - city.base_share) * growth.powf(5.5))
    };
    assert!(error(1) < 2e-6 && (3.9..4.1).contains(&(error(1) / error(2))));
}
