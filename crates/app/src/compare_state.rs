//! What is chosen on the page that compares scenarios.

use std::collections::BTreeSet;

/// What is chosen of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareState {
    /// Tabs that are not shown.
    pub hidden: BTreeSet<u32>,
    /// Tabs that stand first.
    pub pinned: BTreeSet<u32>,
    /// Key of the outcome by which the scenarios are sorted, the highest first.
    pub sort: Option<String>,
}

/// Something that happens to the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareEvent {
    /// A tab is shown or not.
    Show(u32, bool),
    /// A tab stands first or not.
    Pin(u32, bool),
    /// The scenarios are sorted by an outcome, or stand as their tabs do.
    Sort(Option<String>),
}

impl CompareState {
    /// Changes what is chosen.
    pub fn update(&mut self, event: CompareEvent) {
        match event {
            CompareEvent::Show(id, true) => drop(self.hidden.remove(&id)),
            CompareEvent::Show(id, false) => drop(self.hidden.insert(id)),
            CompareEvent::Pin(id, true) => drop(self.pinned.insert(id)),
            CompareEvent::Pin(id, false) => drop(self.pinned.remove(&id)),
            CompareEvent::Sort(key) => self.sort = key,
        }
    }
}
