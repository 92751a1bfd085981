//! Scenario links: one token of letters, digits, `-` and `_` that holds up to six scenarios, the
//! view they were seen in, and what came of them then.
//!
//! # What a token keeps
//! A scenario is coded as it differs from one of a few frozen scenarios with permanent numbers, the
//! one that makes the token shortest. Levers, parameters, worlds and outcomes stand by the permanent
//! numbers of the catalogue. A value on a slider's step is exact, any other keeps six significant
//! digits, and parts of a whole sum to 1.
//!
//! # What it means later
//! The frozen scenarios, what they leave at the trend, and the steps of the sliders are part of the
//! format and not read from the seeds: an old token gives the same levers, shares, mix and base
//! share whatever the seeds say by then. What a scenario never holds, the central values of the
//! parameters it does not set and the growth of its world, comes from the pack of the day; the
//! token therefore names the version of the model and a fingerprint of the pack
//! ([`Pack::fingerprint`]), and carries headline results, so that a reader can be shown then and
//! now.
//!
//! What a scenario leaves unset comes back unset as long as the pack's trend is the frozen one,
//! and as explicit values once it is not.
//!
//! # Versions
//! The head of a token (its first six characters) and its checks mean the same in every version of
//! the format, so that a newer token is known for what it is and not taken for a damaged one.
//! Within a version, levers, parameters, worlds, pages and outcomes may be added: a reader that
//! does not know a number says so and leaves it out. It never puts something else in its place: a
//! scenario whose world, baseline or end of policy it does not know is left out as a whole.
//!
//! Version 2, which is written, differs from version 1 in the order of a scenario's numbers alone:
//! it says once what is often the same for many and numbers the compositions of parts.

mod address;
mod check;
mod compositions;
mod decimal;
mod digits;
mod errors;
mod find;
#[cfg(test)]
mod foreign_tests;
mod frame;
mod frozen;
#[cfg(test)]
mod fuzz_tests;
mod grid;
mod headlines;
mod name;
mod parts;
mod raw;
mod read;
mod write;

pub use address::address;
pub use errors::{IdKind, LinkError, LinkWarning};
pub(crate) use find::unescaped;
pub use find::{Found, LARGEST_TEXT, find};
pub use headlines::{Headline, Measure};
pub use read::{Opened, decode, open};
pub use write::encode;

use crate::pack::Pack;
use crate::scenario::Scenario;

/// Most scenarios that a token holds.
pub const MOST_SCENARIOS: usize = raw::MOST_SCENARIOS;
/// Most headline results that a token holds.
pub const MOST_HEADLINES: usize = raw::MOST_HEADLINES;

/// What a link shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The scenarios, one to six.
    pub scenarios: Vec<Scenario>,
    /// Which of them the others are held against; `None` for the trend of the pack.
    pub base: Option<usize>,
    /// Which of them is open.
    pub open: usize,
    /// What was on the screen.
    pub view: View,
    /// Results as they were when the link was made.
    pub headlines: Vec<Headline>,
}

impl Shared {
    /// Scenarios alone: the first open, held against the trend.
    #[must_use]
    pub fn new(scenarios: Vec<Scenario>) -> Self {
        let view = View::default();
        Self { scenarios, base: None, open: 0, view, headlines: Vec::new() }
    }
}

/// What was on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The page.
    pub page: Option<Page>,
    /// The last calendar year shown.
    pub horizon: Option<i32>,
}

/// A page of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// Levers and what follows.
    Explore,
    /// Scenarios side by side.
    Compare,
    /// What each lever contributes.
    Contributions,
    /// What it takes to reach a target.
    Reach,
    /// Where things stand against time.
    Progress,
    /// For the screen of a meeting.
    Present,
    /// Method and data.
    Method,
}

impl Page {
    /// All pages with their permanent numbers.
    pub const NUMBERS: [(u16, Self); 7] = [
        (1, Self::Explore),
        (2, Self::Compare),
        (3, Self::Contributions),
        (4, Self::Reach),
        (5, Self::Progress),
        (6, Self::Present),
        (7, Self::Method),
    ];

    /// The page's key in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Explore => "explore",
            Self::Compare => "compare",
            Self::Contributions => "contributions",
            Self::Reach => "reach",
            Self::Progress => "progress",
            Self::Present => "present",
            Self::Method => "method",
        }
    }
}

/// Every permanent number that tokens of this version use beside those of the catalogue, with the
/// kind and the name of what it stands for.
pub fn numbers() -> impl Iterator<Item = (&'static str, u64, &'static str)> {
    let plans = frozen::PLANS.iter().map(|plan| ("plan", plan.number, plan.id));
    let worlds = frozen::PLANS.iter().flat_map(|plan| plan.worlds);
    let worlds = worlds.map(|(number, id)| ("world", *number, *id));
    let baselines = frozen::PLANS.iter().flat_map(|plan| plan.baselines);
    let baselines = baselines.map(|baseline| ("baseline", baseline.number, baseline.name));
    let groups = frozen::GROUPS.iter().zip(1..);
    let groups = groups.map(|(group, number)| ("shares", number, group.key()));
    let pages = Page::NUMBERS.iter().map(|(number, page)| ("page", u64::from(*number), page.key()));
    plans.chain(worlds).chain(baselines).chain(groups).chain(pages)
}

/// The fingerprint as far as a token has room for it.
fn print(pack: &Pack) -> u64 {
    pack.fingerprint() % raw::PRINTS
}
