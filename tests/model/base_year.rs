//! The base year: the model starts from the figures it was given, and rests there if nothing pushes.

use canghai_sim::{City, SectorState};

use crate::made_up::{distinct, nothing, steady, still_city, trend, with_calendar};
use crate::runs::{pack, path, ready_made, relative, run, run_city, with_lever};

/// Changes a city into one that nothing moves: no growth, no project on its way, no decay that
/// is not replaced.
fn at_rest(mut city: City<f64>) -> City<f64> {
    city.parameters.tfp_trend = 0.0;
    city.parameters.projects_before = 0.0;
    city.parameters.platform_uplift = 0.0;
    city.parameters.firm_net_growth = 0.0;
    city.constants.natural_productivity = 0.0;
    city.constants.knowledge_growth_0 = 0.0;
    city.constants.natural_skill_growth = 0.0;
    city.constants.land_retirement = 0.0;
    city
}

#[test]
fn the_figures_of_the_base_year_come_back() {
    for scenario in ["trend", "strong-push"].map(ready_made) {
        let (city, run) = (pack().city(&scenario), run(&scenario));
        let mut base_year = 0.0;
        for (sector, flows) in city.sectors.iter().zip(&run.flows[0]) {
            let half_a_year = (1.0 + sector.demand_growth[0]).sqrt();
            let value_added = flows.output / half_a_year;
            let figure = city.gdp * city.base_share * sector.share_of_base;
            assert!(relative(value_added, figure) < 1e-14);
            base_year += value_added;
        }
        let rest = run.states[0].city.other_gdp / (1.0 + city.parameters.other_gdp_growth).sqrt();
        assert!(relative(base_year + rest, pack().base.gdp.value) < 1e-14);
        assert!(relative(base_year / (base_year + rest), scenario.base_share) < 1e-14);
    }
}

#[test]
fn a_larger_base_share_is_taken_from_the_rest_of_gdp() {
    let (small, mut scenario) = (run(&ready_made("trend")), ready_made("trend"));
    scenario.base_share *= 2.0;
    let large = run(&scenario);
    for (small, large) in small.flows[0].iter().zip(&large.flows[0]) {
        assert!(relative(large.output, 2.0 * small.output) < 1e-14);
    }
    let rest = (1.0 - scenario.base_share) / (1.0 - scenario.base_share / 2.0);
    let [small, large] = [small, large].map(|run| run.states[0].city.other_gdp);
    assert!(relative(large, rest * small) < 1e-14);
}

#[test]
fn the_plan_begins_at_base_utilisation_with_demand_and_capacity_that_give_it() {
    let (p, run) = (pack().city(&ready_made("trend")).parameters, run(&ready_made("trend")));
    for flows in &run.flows[0] {
        assert!(relative(flows.utilisation, p.base_utilisation) < 1e-14);
        assert!(relative(flows.capacity, flows.output / p.base_utilisation) < 1e-14);
        let power = |x: f64| x.powf(-p.market_sharpness);
        assert!(relative(power(flows.capacity) + power(flows.demand), power(flows.output)) < 1e-13);
        assert!((flows.productivity - 1.0).abs() < 1e-15);
    }
}

#[test]
fn stocks_begin_in_the_proportions_of_the_base_year() {
    // money for demonstration would take land from the first projects
    let scenario = with_lever(&ready_made("trend"), "special_fund", 0.0);
    let city = distinct(pack().city(&scenario));
    let run = run_city(&city, &pack().policy(&scenario));
    let (p, c) = (&city.parameters, &city.constants);
    let signed = p.projects_before * p.project_size;
    for ((sector, x), flows) in city.sectors.iter().zip(&run.states[0].sectors).zip(&run.flows[0]) {
        let (s, output) = (&sector.parameters, flows.output);
        let research =
            s.research_intensity * output / s.value_added_rate * (1.0 - p.relabelled_share);
        let expected = [
            (x.capital, s.capital_output_ratio * output),
            (x.land_in_use, x.capital / s.investment_per_mu * 1e4),
            (x.free_land, c.land_stock_0 * x.land_in_use),
            (x.labour, output * 1e4 / c.worker_output),
            (x.skilled, c.skilled_share_0 * x.labour),
            (x.talent, c.talent_per_output * output),
            (x.gestation, research * p.knowledge_lag),
            (x.knowledge, research / (p.knowledge_depreciation + c.knowledge_growth_0)),
            (x.firms, city.firms * sector.share_of_firms),
            (x.equipment, p.equipment_time * flows.incumbent_investment),
            (x.backlog, signed * sector.share_of_base * p.signing_to_start),
            (x.construction_1, flows.starts * s.construction_time / 3.0),
            (x.construction_3, x.construction_1),
            (x.ramping, flows.starts * p.ramp_time),
        ];
        for (index, (found, expected)) in expected.into_iter().enumerate() {
            assert!(relative(found, expected) < 1e-13, "proportion {index}");
        }
    }
}

#[test]
fn the_modernised_share_begins_where_renewal_and_ageing_are_equal() {
    let (city, run) = (pack().city(&ready_made("trend")), run(&ready_made("trend")));
    let c = &city.constants;
    for (x, flows) in run.states[0].sectors.iter().zip(&run.flows[0]) {
        let renewed = c.modernisation_by_renewal * flows.incumbent_investment / x.capital;
        let aged = x.modernised / c.modernisation_life;
        assert!(relative((1.0 - x.modernised) * renewed, aged) < 1e-13);
    }
}

#[test]
fn a_city_that_nothing_moves_stays_as_it_is_for_sixty_years() {
    let mut calendar = pack().calendar;
    calendar.horizon_years = 60;
    let city = with_calendar(at_rest(still_city()), calendar);
    let run = run_city(&city, &steady(&city, nothing()));
    let accumulates = ["platforms", "value_added", "demonstration", "transformation", "research"];
    let accumulates = |key| accumulates.contains(&key) || ["standards", "hazard"].contains(&key);
    for variable in SectorState::<f64>::FIELDS.iter().filter(|x| !accumulates(x.key)) {
        let path = path(&run, 0, |x| *x.get(variable.key).expect("a field of the record"));
        for value in &path {
            assert!((value - path[0]).abs() <= 1e-11 * path[0].abs(), "{}", variable.key);
        }
    }
    for (first, last) in run.flows[0][0].values().into_iter().zip(run.flows[720][0].values()) {
        assert!((last - first).abs() <= 1e-11 * first.abs());
    }
}

#[test]
fn projects_signed_as_before_keep_the_pipeline_as_it_is() {
    let mut city = at_rest(still_city());
    city.parameters.projects_before = trend().signed_projects;
    city.constants.land_stock_0 = 100.0;
    city.parameters.land_buffer_time = 1.0 / 12.0;
    let mut levers = nothing();
    levers.signed_projects = trend().signed_projects;
    let run = run_city(&city, &steady(&city, levers));
    let pipeline: [fn(&SectorState<f64>) -> f64; 5] = [
        |x| x.backlog,
        |x| x.construction_1,
        |x| x.construction_2,
        |x| x.construction_3,
        |x| x.ramping,
    ];
    for stock in pipeline {
        let path = path(&run, 0, stock);
        // a hundredth of the land stock in use is free: what is missing is below 1e-4
        assert!(path.iter().all(|value| relative(*value, path[0]) < 1e-4));
    }
}
