//! Levels and flows at every instant of a run, reckoned again from the stocks as the description
//! of the model writes them: with powers, without logarithms.

use crate::runs::relative;
use crate::sights::{Seen, Sight};

/// Sees that a level or flow is what the formula makes of the stocks, everywhere.
fn holds(name: &str, flow: fn(&Sight) -> f64, formula: impl Fn(&Sight) -> f64) {
    let seen = Seen::stress();
    for (index, sight) in seen.everywhere().enumerate() {
        let (found, expected) = (flow(&sight), formula(&sight));
        let same = found.abs() + expected.abs() < 1e-300 || relative(found, expected) < 1e-11;
        assert!(same, "{name} at place {index}: {found}, expected {expected}");
    }
}

fn smooth_min(a: f64, b: f64, sharpness: f64) -> f64 {
    (a.powf(-sharpness) + b.powf(-sharpness)).powf(-1.0 / sharpness)
}

/// Skilled workers in use over those of the base year (U / U0).
fn skill_ratio(at: &Sight) -> f64 {
    let used = |skilled, labour: f64| {
        smooth_min(skilled, at.c.skill_ceiling * labour, at.c.skill_sharpness)
    };
    used(at.x.skilled, at.x.labour) / used(at.x0.skilled, at.x0.labour)
}

fn saturated(fund: f64, at: &Sight) -> f64 {
    fund / (1.0 + fund / (at.p.fund_half_saturation * at.x.capital))
}

fn investment_per_mu(at: &Sight) -> f64 {
    at.s.investment_per_mu / 1e4 * at.plot_ratio.powf(at.p.plot_ratio_intensity)
}

#[test]
fn productivity_is_trend_knowledge_talent_scale_spillovers_and_modernisation() {
    holds(
        "productivity",
        |at| at.f.productivity,
        |at| {
            let h = skill_ratio(at) / (at.x.labour / at.x0.labour);
            let absorption = 2.0 * h / (1.0 + h);
            (at.p.tfp_trend * at.time).exp()
                * (at.x.knowledge / at.x0.knowledge).powf(at.p.knowledge_elasticity)
                * (at.x.talent / at.x0.talent).powf(at.p.talent_elasticity)
                * (at.x.capital / at.x0.capital).powf(at.p.agglomeration)
                * at.others_knowledge.powf(at.p.cross_sector_spillover * absorption)
                * (at.p.modernisation_gain * (at.x.modernised - at.x0.modernised)).exp()
        },
    );
}

#[test]
fn capacity_is_productivity_times_capital_labour_and_land() {
    holds(
        "capacity",
        |at| at.f.capacity,
        |at| {
            let (k, lab) = (at.x.capital / at.x0.capital, at.x.labour / at.x0.labour);
            let omega = at.p.skilled_weight;
            let work = lab.powf(1.0 - omega) * skill_ratio(at).powf(omega);
            let composite = k.powf(at.p.capital_weight) * work.powf(1.0 - at.p.capital_weight);
            let space = at.x.land_in_use / at.x0.land_in_use
                * at.x.plot_ratio.powf(at.p.plot_ratio_elasticity);
            at.f0.capacity
                * at.f.productivity
                * composite.powf(1.0 - at.p.land_share)
                * space.powf(at.p.land_share)
                * (1.0 - at.fall)
        },
    );
}

#[test]
fn demand_is_market_share_of_growing_demand_and_what_plants_bring() {
    holds(
        "demand",
        |at| at.f.demand,
        |at| {
            let own = at.f0.demand * at.x.demand_growth.exp() * at.x.market_share;
            (own + at.x.demand_brought) * (1.0 - at.fall)
        },
    );
}

#[test]
fn output_is_the_smooth_minimum_of_capacity_and_demand() {
    holds(
        "output",
        |at| at.f.output,
        |at| smooth_min(at.f.capacity, at.f.demand, at.p.market_sharpness),
    );
    holds("utilisation", |at| at.f.utilisation, |at| at.f.output / at.f.capacity);
    holds("revenue", |at| at.f.revenue, |at| at.f.output / at.s.value_added_rate);
}

#[test]
fn incumbents_invest_by_growth_and_utilisation_below_a_cap() {
    holds(
        "incumbent investment",
        |at| at.f.incumbent_investment,
        |at| {
            let response = at.p.investment_growth_response * at.growth
                + at.p.investment_utilisation_response
                    * (at.f.utilisation / at.p.base_utilisation).ln();
            let z = (response * at.c.investment_reference / at.p.depreciation).exp();
            let headroom = at.c.investment_cap / at.p.depreciation - 1.0;
            at.x.capital * at.c.investment_cap * z / (headroom + z)
        },
    );
}

#[test]
fn money_adds_investment_that_saturates_with_the_fund() {
    holds(
        "demonstration investment",
        |at| at.f.demonstration_investment,
        |at| at.p.demonstration_multiplier * saturated(at.inputs.demonstration, at),
    );
    holds(
        "transformation investment",
        |at| at.f.transformation_investment,
        |at| at.p.transformation_multiplier * saturated(at.inputs.transformation, at),
    );
    holds(
        "fund investment",
        |at| at.f.fund_investment,
        |at| at.p.guidance_multiplier * at.x.guidance / at.p.guidance_lag,
    );
}

#[test]
fn the_backlog_breaks_ground_or_is_lost_as_tenure_and_land_allow() {
    let easing = |at: &Sight| (-at.p.flexible_tenure_effect * at.flexible_tenure).exp();
    let landing = move |at: &Sight| 1.0 - (1.0 - at.p.landing_fraction) * easing(at);
    let time = move |at: &Sight| 1.0 / 12.0 + (at.p.signing_to_start - 1.0 / 12.0) * easing(at);
    holds("ready", |at| at.f.ready, |at| at.x.backlog * landing(at) / time(at));
    holds("losses", |at| at.f.losses, |at| at.x.backlog * (1.0 - landing(at)) / time(at));
    holds("starts", |at| at.f.starts, |at| at.f.ready * at.f.land_factor);
}

#[test]
fn plants_take_the_land_that_is_to_be_had() {
    holds(
        "land factor",
        |at| at.f.land_factor,
        |at| {
            let sought = at.f.ready + at.f.demonstration_investment + at.f.fund_investment;
            let sought = sought / investment_per_mu(at);
            at.x.free_land / (at.x.free_land + at.p.land_buffer_time * sought)
        },
    );
    holds(
        "fund starts",
        |at| at.f.fund_starts,
        |at| (at.f.demonstration_investment + at.f.fund_investment) * at.f.land_factor,
    );
    holds(
        "land taken",
        |at| at.f.land_taken,
        |at| (at.f.starts + at.f.fund_starts) / investment_per_mu(at),
    );
}

#[test]
fn pipelines_empty_at_their_delays() {
    holds(
        "completions",
        |at| at.f.completions,
        |at| 3.0 * at.x.construction_3 / at.s.construction_time,
    );
    holds("ramp up", |at| at.f.ramp_up, |at| at.x.ramping / at.p.ramp_time);
    holds("equipment", |at| at.f.equipment_installed, |at| at.x.equipment / at.p.equipment_time);
    holds("research", |at| at.f.maturing_research, |at| at.x.gestation / at.p.knowledge_lag);
}

#[test]
fn public_research_money_crowds_in_or_out_and_platforms_lift_all() {
    holds(
        "research spending",
        |at| at.f.research_spending,
        |at| {
            let own = at.s.research_intensity * at.f.revenue;
            let intensity = at.inputs.research / own / at.p.crowding_half_point;
            let crowding = (at.p.crowding_in + 0.5) / (1.0 + intensity.powi(2)) - 0.5;
            let public = at.p.grant_effectiveness * at.inputs.research * (1.0 + crowding);
            let uplift =
                1.0 + at.p.platform_uplift * (1.0 + at.x.platforms / at.c.platform_scale).ln();
            (own * (1.0 - at.p.relabelled_share) + public) * uplift
        },
    );
}
