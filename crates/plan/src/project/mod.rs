//! Project files: everything that is open, as JSON, to be kept and opened again.
//!
//! ```json
//! {
//!   "format": "canghai-project", "version": 1,
//!   "model": 1,
//!   "plan": { "id": "cangzhou-2018-2020", "fingerprint": "0abcdef0" },
//!   "trend": { "levers": { "land": [2500.0, 2500.0, 2500.0] }, "mix": {}, "shares": {} },
//!   "base": 0, "open": 1, "page": "compare", "horizon": 2025,
//!   "notes": "…",
//!   "deck": [ { "slide": "share", "shown": true, "notes": "…" } ],
//!   "scenarios": [ { "name": "方案一", "levers": { "land": [3500.0, 3500.0, 3500.0] } } ],
//!   "history": [ { "time": "2026-11-24T08:00:00Z", "who": "…", "what": "…", "reason": "…",
//!                  "effect": "…", "marked": true, "scenario": 0, "state": { } } ]
//! }
//! ```
//!
//! A scenario is an object with the keys of a scenario file, and is checked as one. `trend` holds what
//! a scenario had where it set nothing on the day of writing: where the plan's trend has moved since,
//! the values of that day are set, so that the file keeps meaning what it meant. `base`, `page`,
//! `horizon`, `deck` and of the history `scenario`, `who`, `reason`, `effect` and `marked` may be
//! missing. Within a version keys may be added; a
//! reader that does not know one says so and goes on.

mod json;
mod minutes;
mod read;
mod trend;
mod write;

pub use minutes::Minutes;
pub use read::{OpenedProject, ProjectError};

use crate::link::View;
use crate::scenario::Scenario;

/// Largest project file, bytes.
pub const LARGEST_PROJECT: u64 = 8 << 20;
/// The word that a project file names its format by.
const FORMAT: &str = "canghai-project";
/// The version that is written.
const VERSION: i64 = 1;
/// Most scenarios of a project.
pub const MOST_PROJECT_SCENARIOS: usize = 100;
/// Most entries of a history.
pub const MOST_ENTRIES: usize = 10_000;
/// Most slides of a deck.
pub const MOST_SLIDES: usize = 100;

/// Everything that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// The scenarios, at least one.
    pub scenarios: Vec<Scenario>,
    /// Which of them the others are held against; `None` for the trend of the pack.
    pub base: Option<usize>,
    /// Which of them is open.
    pub open: usize,
    /// What is on the screen.
    pub view: View,
    /// What the reader has written down.
    pub notes: String,
    /// The slides of a presentation in their order; none where nobody arranged them.
    pub deck: Vec<DeckSlide>,
    /// What was done, the oldest first.
    pub history: Vec<Entry>,
}

/// A slide of a presentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckSlide {
    /// Its key, which this version of the program may not know.
    pub slide: String,
    /// Whether it is shown.
    pub shown: bool,
    /// What the speaker wants to say.
    pub notes: String,
}

/// A step of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When, as RFC 3339 says it.
    pub time: String,
    /// Who proposed it; empty where nobody said.
    pub who: String,
    /// What changed, in words.
    pub what: String,
    /// Why, in words.
    pub reason: String,
    /// What it does to the results, in words.
    pub effect: String,
    /// Whether it is to be found again at once.
    pub marked: bool,
    /// Which scenario, if it is still there.
    pub scenario: Option<usize>,
    /// The scenario as it was then.
    pub state: Scenario,
}
