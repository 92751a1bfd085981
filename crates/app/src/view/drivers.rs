//! Which levers move an outcome in the model.

/// Levers that move each outcome by the end of the plan, the strongest first; a total that has no
/// entry is moved by those of its yearly outcome. Every one of them raises what it moves.
///
/// # Formula
/// From the plan effort each lever is doubled in all years (plot ratio to 1.3, flexible tenure to a
/// half). It stands here if it moves the outcome at least a twentieth as far as the strongest lever
/// does. A test holds this against the model.
const DRIVERS: [(&str, &[&str]); 14] = [
    ("share", BY_OUTPUT),
    ("value_added", BY_OUTPUT),
    ("employment", BY_OUTPUT),
    ("clusters", BY_OUTPUT),
    ("platforms", &["special_fund", "signed_projects"]),
    ("demonstration", &["special_fund"]),
    ("transformation", &["special_fund"]),
    ("research", &["special_fund"]),
    ("standards_total", &["special_fund", "signed_projects", "skilled_training"]),
    (
        "standards",
        &[
            "special_fund",
            "signed_projects",
            "skilled_training",
            "flexible_tenure",
            "high_level_talent",
        ],
    ),
    (
        "leading_firms",
        &[
            "special_fund",
            "signed_projects",
            "skilled_training",
            "high_level_talent",
            "flexible_tenure",
            "land",
            "plot_ratio",
        ],
    ),
    ("bases", &["special_fund", "signed_projects"]),
    ("landed_projects", &["signed_projects", "flexible_tenure", "land", "plot_ratio"]),
    ("producing_projects", &["signed_projects", "flexible_tenure", "land", "plot_ratio"]),
];

/// Levers that move what follows from output.
const BY_OUTPUT: &[&str] = &[
    "signed_projects",
    "skilled_training",
    "flexible_tenure",
    "land",
    "high_level_talent",
    "plot_ratio",
    "special_fund",
];

/// Keys of the levers that raise an outcome noticeably, the strongest first.
#[must_use]
pub fn drivers_of(outcome: &str) -> &'static [&'static str] {
    let entry = |key: &str| DRIVERS.iter().find(|(outcome, _)| *outcome == key);
    let yearly = || entry(outcome.strip_suffix("_total")?);
    entry(outcome).or_else(yearly).map_or(&[], |(_, levers)| levers)
}
