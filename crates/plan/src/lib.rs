//! Every serialised form: the plan pack, a folder of TOML with all numbers of a city's plan, scenario
//! files, scenario links and project files.
//!
//! A pack or scenario is read whole: all its mistakes are reported at once, each as a [`Problem`]
//! with file, key, what was found and what is allowed. What was read is valid, so that a model can
//! be built from it.

#![forbid(unsafe_code)]

mod build;
pub mod deck_link;
mod files;
mod fingerprint;
mod later;
pub mod link;
mod pack;
mod problem;
pub mod project;
mod reader;
mod scenario;
mod tree;

pub use files::Files;
pub use later::{LaterWords, when_words_miss};
pub use pack::{
    Base, BySector, Constant, Correlation, Cost, Distribution, Figure, Grade, LARGEST_COST,
    LATER_TEXTS, LargestSeen, Lever, Pack, Provenance, ReadyMade, ReadyMadeLever, Sector, Seen,
    Shock, Shown, Source, Stage, Target, Text, Uncertain, Usual, World, Yearly, take_later_texts,
};
pub use problem::{Issue, Problem, ValueType};
pub use scenario::{Assumption, LARGEST_FILE, LONGEST_NAME, Scenario, ShareGroup, Split};
