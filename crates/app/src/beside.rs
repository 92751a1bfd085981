//! The scenarios that stand side by side with their runs, for those who want numbers and not words.

use canghai_analysis::Answer;
use canghai_plan::Scenario;

use crate::results::Results;
use crate::state::App;

/// A scenario with its runs.
#[derive(Clone, Debug)]
pub struct Beside<'a> {
    /// Its tab.
    pub id: u32,
    /// Its name in words.
    pub name: String,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Whether the others are compared with it.
    pub is_base: bool,
    /// Its central run.
    pub results: &'a Results,
    /// The central run of the base in the scenario's world.
    pub base: &'a Results,
    /// What many futures say, once they are run.
    pub answer: Option<&'a Answer>,
}

impl App {
    /// The scenarios in the order of their tabs; empty while the page that compares them is not
    /// seen.
    #[must_use]
    pub fn beside(&self) -> Vec<Beside<'_>> {
        let base_id = self.workspace().base().id;
        let tabs = self.workspace().tabs().iter().filter_map(|tab| {
            let (results, base, answer) = self.runs_of(tab)?;
            let name = tab.name(self.language(), self.pack());
            let (scenario, is_base) = (&tab.scenario, tab.id == base_id);
            Some(Beside { id: tab.id, name, scenario, is_base, results, base, answer })
        });
        tabs.collect()
    }
}
