//! What the command line says of a scenario.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use canghai_plan::{Pack, Scenario};
use canghai_sim::Levers;
use serde_json::Value;

use crate::environment::{self, unique_number};

/// The plan that the page shows.
pub(crate) static PACK: LazyLock<Pack> =
    LazyLock::new(|| Pack::embedded().expect("the embedded plan is valid"));

/// Results of `canghai ensemble`.
pub(crate) struct Ensemble(Value);

impl Ensemble {
    /// Of a scenario over so many members to the end of a year.
    pub(crate) fn of_scenario(scenario: &Scenario, members: u32, until: i32) -> Self {
        let file = new_file();
        fs::write(&file, scenario.write()).expect("the folder for tests can be written to");
        let (members, until) = (members.to_string(), until.to_string());
        let scenario = file.to_string_lossy();
        let arguments = ["ensemble", &scenario, "--members", &members, "--until", &until];
        Self(answer(&arguments))
    }

    /// The 10 and the 90 % point of an outcome in the plan's last year.
    pub(crate) fn range(&self, outcome: &str) -> (f64, f64) {
        let quantiles = &self.0["quantiles"][outcome];
        (number(&quantiles[0]), number(&quantiles[2]))
    }

    /// The probability of the target that an outcome judges.
    pub(crate) fn probability(&self, outcome: &str) -> f64 {
        let name = outcome.strip_suffix("_total").unwrap_or(outcome);
        number(&self.0["probability"][name])
    }

    /// The probability of all targets at once.
    pub(crate) fn joint(&self) -> f64 {
        number(&self.0["joint"])
    }
}

/// The cheapest change that `canghai reach` finds.
pub(crate) struct Reached {
    pub(crate) in_reach: bool,
    pub(crate) cost: f64,
    pub(crate) value: f64,
}

impl Reached {
    /// For a level of an outcome in a year, with some levers free alone.
    pub(crate) fn of_scenario(
        scenario: &Scenario,
        outcome: &str,
        level: &str,
        year: i32,
        free: &[&str],
    ) -> Self {
        let file = new_file();
        fs::write(&file, scenario.write()).expect("the folder for tests can be written to");
        let (file, year) = (file.to_string_lossy(), year.to_string());
        let goal = ["--outcome", outcome, "--at-least", level, "--by", &year];
        let locked = Levers::<f64>::FIELDS.iter().filter(|lever| !free.contains(&lever.key));
        let locks = locked.flat_map(|lever| ["--lock", lever.key]);
        let arguments: Vec<&str> = ["reach", &file].into_iter().chain(goal).chain(locks).collect();
        let answer = answer(&arguments);
        Self {
            in_reach: answer["reached"] == true,
            cost: number(&answer["cost"]),
            value: number(&answer["value"]),
        }
    }
}

/// What the command line answers in JSON.
fn answer(arguments: &[&str]) -> Value {
    let output = Command::new(environment::command_line())
        .args(arguments)
        .args(["--format", "json", "--lang", "en"])
        .output()
        .expect("the command line must start");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`canghai {}` failed: {message}", arguments.join(" "));
    serde_json::from_slice(&output.stdout).expect("the command line must write JSON")
}

/// Results of `canghai run`.
pub(crate) struct Run(Value);

impl Run {
    /// Of a ready-made scenario, by its id.
    pub(crate) fn of_ready_made(id: &str) -> Self {
        Self::of(id)
    }

    /// Of a scenario, by way of a file.
    pub(crate) fn of_scenario(scenario: &Scenario) -> Self {
        let file = new_file();
        fs::write(&file, scenario.write()).expect("the folder for tests can be written to");
        Self::of(&file.to_string_lossy())
    }

    fn of(scenario: &str) -> Self {
        Self(answer(&["run", scenario]))
    }

    /// An outcome of a year for the whole city.
    pub(crate) fn outcome(&self, year: i32, key: &str) -> f64 {
        number(&self.0["outcomes"][year.to_string()][key])
    }

    /// Share of the last twelve months at the end of each month.
    pub(crate) fn rolling_share(&self) -> Vec<f64> {
        let months = &self.0["monthly"]["rolling_share"];
        list(months).iter().map(number).collect()
    }

    /// Value added of each month at a yearly rate, of the sector with this place in the plan.
    pub(crate) fn value_added(&self, sector: usize) -> Vec<f64> {
        let months = &self.0["monthly"]["value_added"];
        list(months).iter().map(|sectors| number(&sectors[sector])).collect()
    }

    /// When the share reaches the plan's target, in calendar years.
    pub(crate) fn reached(&self) -> Option<f64> {
        self.0["reaches_12_percent"].as_f64()
    }
}

/// What `canghai explain` answers for two ready-made scenarios in a year.
pub(crate) struct Explained(Value);

impl Explained {
    pub(crate) fn between(from: &str, to: &str, at: i32) -> Self {
        Self(answer(&["explain", from, to, "--at", &at.to_string()]))
    }

    /// The share in the first and in the second scenario.
    pub(crate) fn share(&self) -> (f64, f64) {
        let share = &self.0["outcomes"]["share"];
        (number(&share["from"]), number(&share["to"]))
    }

    /// What a group contributes to the difference of the share, what it does alone and last.
    pub(crate) fn part(&self, group: &str) -> [f64; 3] {
        let alone = &self.0["interaction"]["share"];
        let parts = &self.0["outcomes"]["share"]["parts"];
        [parts, &alone["alone"], &alone["last"]].map(|values| number(&values[group]))
    }
}

/// What the command line says a scenario's results rest on.
pub(crate) struct Rests(Value);

impl Rests {
    pub(crate) fn of(scenario: &str, at: i32, samples: u32) -> Self {
        let (at, samples) = (at.to_string(), samples.to_string());
        Self(answer(&["sensitivity", scenario, "--at", &at, "--samples", &samples]))
    }

    /// Names of the uncertain inputs of an outcome.
    pub(crate) fn inputs(&self, outcome: &str) -> Vec<String> {
        let inputs = self.0["outcomes"][outcome].as_object();
        inputs.map(|inputs| inputs.keys().cloned().collect()).unwrap_or_default()
    }

    /// One of an input's indices, or the end of its interval.
    pub(crate) fn index(&self, outcome: &str, input: &str, name: &str) -> f64 {
        number(&self.0["outcomes"][outcome][input][name])
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("`canghai run` wrote {value} for a number"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("`canghai run` wrote {value} for a list"))
}

/// A file that no other test writes.
fn new_file() -> PathBuf {
    let name = format!("scenario-{}.toml", unique_number());
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// The ready-made scenario with an id.
pub(crate) fn ready_made(id: &str) -> Scenario {
    let ready = PACK.ready_made(id);
    ready.unwrap_or_else(|| panic!("the plan has no scenario {id}")).scenario.clone()
}
