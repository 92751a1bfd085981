//! Through which numbers of the model a lever, an outcome or an instrument works.

use canghai_sim::{Constants, Mix, Parameters, SectorParameters};

/// The parameters and constants through which each lever works, by key.
const LEVERS: [(&str, &[&str]); 8] = [
    (
        "special_fund",
        &[
            "fund_half_saturation",
            "demonstration_multiplier",
            "transformation_multiplier",
            "demonstration_cost",
            "transformation_cost",
            "platform_cost",
            "research_cost",
            "grant_effectiveness",
            "crowding_in",
            "platform_uplift",
        ],
    ),
    (
        "guidance_fund",
        &["guidance_multiplier", "guidance_lag", "construction_time", "investment_per_mu"],
    ),
    ("land", &["land_buffer_time", "investment_per_mu", "land_share", "land_stock_0"]),
    (
        "plot_ratio",
        &["plot_ratio_elasticity", "plot_ratio_intensity", "plot_ratio_time", "land_share"],
    ),
    ("flexible_tenure", &["flexible_tenure_effect", "landing_fraction", "signing_to_start"]),
    ("high_level_talent", &["talent_elasticity", "talent_retention", "talent_loss_rate"]),
    (
        "skilled_training",
        &[
            "training_lag",
            "trainee_retention",
            "skilled_quit_rate",
            "skilled_weight",
            "cross_sector_spillover",
        ],
    ),
    (
        "signed_projects",
        &[
            "project_size",
            "landing_fraction",
            "signing_to_start",
            "construction_time",
            "ramp_time",
            "demand_brought",
            "land_buffer_time",
        ],
    ),
];

/// The parameters and constants that make each outcome of what the sectors do.
const OUTCOMES: [(&str, &[&str]); 17] = [
    (
        "share",
        &[
            "base_utilisation",
            "capital_output_ratio",
            "tfp_trend",
            "market_share_elasticity",
            "other_gdp_growth",
        ],
    ),
    ("value_added", &["base_utilisation", "capital_output_ratio", "tfp_trend", "market_sharpness"]),
    ("platforms", &["platform_cost", "platform_eligible", "platform_natural"]),
    ("demonstration", &["demonstration_cost", "demonstration_eligible", "demonstration_natural"]),
    (
        "transformation",
        &["transformation_cost", "transformation_eligible", "transformation_natural"],
    ),
    ("research", &["research_cost", "research_eligible", "research_natural"]),
    (
        "standards",
        &["standards_rate", "standards_elasticity", "research_intensity", "knowledge_lag"],
    ),
    (
        "demonstration_total",
        &["demonstration_cost", "demonstration_eligible", "demonstration_natural"],
    ),
    (
        "transformation_total",
        &["transformation_cost", "transformation_eligible", "transformation_natural"],
    ),
    ("research_total", &["research_cost", "research_eligible", "research_natural"]),
    (
        "standards_total",
        &["standards_rate", "standards_elasticity", "research_intensity", "knowledge_lag"],
    ),
    (
        "leading_firms",
        &["firm_threshold", "pareto_tail", "innovator_share", "firm_net_growth", "platform_scale"],
    ),
    ("bases", &["bases_0", "base_hazard", "platform_scale", "value_added_rate"]),
    (
        "landed_projects",
        &[
            "project_size",
            "landing_fraction",
            "signing_to_start",
            "projects_before",
            "land_buffer_time",
            "investment_per_mu",
        ],
    ),
    ("producing_projects", &["project_size", "construction_time", "landing_fraction"]),
    ("clusters", &["cluster_threshold", "cluster_width", "value_added_rate"]),
    ("employment", &["worker_output", "hiring_time", "hiring_productivity_trend"]),
];

/// The parameters through which each instrument of the special fund works.
const MIX: [(&str, &[&str]); 4] = [
    (
        "demonstration",
        &[
            "demonstration_cost",
            "demonstration_eligible",
            "demonstration_natural",
            "demonstration_multiplier",
            "fund_half_saturation",
        ],
    ),
    (
        "transformation",
        &[
            "transformation_cost",
            "transformation_eligible",
            "transformation_natural",
            "transformation_multiplier",
            "equipment_time",
            "modernisation_gain",
        ],
    ),
    ("platforms", &["platform_cost", "platform_eligible", "platform_natural", "platform_uplift"]),
    (
        "research",
        &[
            "research_cost",
            "research_eligible",
            "research_natural",
            "grant_effectiveness",
            "crowding_in",
            "crowding_half_point",
        ],
    ),
];

fn find(table: &[(&str, &'static [&'static str])], key: &str) -> &'static [&'static str] {
    table.iter().find(|(name, _)| *name == key).map_or(&[], |(_, keys)| keys)
}

/// Keys of the parameters and constants through which a lever works.
#[must_use]
pub fn of_lever(key: &str) -> &'static [&'static str] {
    find(&LEVERS, key)
}

/// Keys of the parameters and constants that make an outcome of what the sectors do.
#[must_use]
pub fn of_outcome(key: &str) -> &'static [&'static str] {
    find(&OUTCOMES, key)
}

/// Keys of the parameters through which an instrument of the special fund works.
pub(super) fn of_part(index: usize) -> &'static [&'static str] {
    Mix::<f64>::FIELDS.get(index).map_or(&[], |part| find(&MIX, part.key))
}

/// Keys of the levers and outcomes that a parameter is named with.
pub(super) fn users(parameter: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let using = |table: &[(&'static str, &[&str])]| {
        let rows = table.iter().filter(|(_, keys)| keys.contains(&parameter));
        rows.map(|(key, _)| *key).collect()
    };
    (using(&LEVERS), using(&OUTCOMES))
}

/// Every parameter and constant of the model, in the order of the catalogue.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let city = Parameters::<f64>::FIELDS.iter();
    let by_sector = SectorParameters::<f64>::FIELDS.iter();
    city.chain(by_sector).chain(Constants::<f64>::FIELDS).map(|quantity| quantity.key)
}
