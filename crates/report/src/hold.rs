//! Scenarios as an application that a report is made of.

use canghai_app::{App, Language};
use canghai_plan::{Pack, Scenario};

/// Scenarios side by side, with the places of the open one and of the base; one alone stands against
/// the trend of the plan.
///
/// # Errors
/// As [`App::holding`].
pub fn hold(
    pack: Pack,
    language: Language,
    mut scenarios: Vec<Scenario>,
    (mut open, base): (usize, usize),
) -> Result<App, String> {
    if let ([alone], Some(trend)) = (scenarios.as_slice(), pack.ready_made.first()) {
        let name = language.of(&trend.label).to_owned();
        let trend = Scenario { name, ..trend.scenario.clone() };
        if *alone != (Scenario { name: alone.name.clone(), ..trend.clone() }) {
            scenarios.insert(0, trend);
            open = 1;
        }
    }
    App::holding(pack, language, &scenarios, (open, base))
}
