//! What was done, so that it can be taken back and done again.

use crate::field::Field;
use crate::workspace::Workspace;

/// Steps that can be taken back.
const MOST_STEPS: usize = 200;

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A field was set.
    Set(Field),
    /// A part was locked or set free.
    Lock,
    /// The sectors' parts were set apart by year, or made alike.
    Split,
    /// The world, the pandemic or what follows the plan was chosen.
    World,
    /// A scenario was added.
    Add,
    /// Scenarios came by link or file.
    Arrive,
    /// A scenario was renamed.
    Rename,
    /// The base scenario was chosen.
    Base,
    /// The scenarios' order was changed.
    Order,
    /// A scenario was taken away.
    Delete,
    /// Something was written into the minutes.
    Minutes,
    /// The slides were arranged, or their notes written.
    Deck,
}

/// A state of the workspace and the change that left it.
type Step = (Workspace, Change);

/// The steps behind and ahead of the present state.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct History {
    behind: Vec<Step>,
    ahead: Vec<Step>,
}

impl History {
    /// Notes the state that a change has left.
    pub(crate) fn note(&mut self, before: Workspace, change: Change) {
        self.ahead.clear();
        self.behind.push((before, change));
        let surplus = self.behind.len().saturating_sub(MOST_STEPS);
        self.behind.drain(..surplus);
    }

    /// The state before the last change, in exchange for the present one.
    pub(crate) fn undo(&mut self, now: &Workspace) -> Option<Workspace> {
        let (before, change) = self.behind.pop()?;
        self.ahead.push((now.clone(), change));
        Some(before)
    }

    /// The state after the change that was taken back last.
    pub(crate) fn redo(&mut self, now: &Workspace) -> Option<Workspace> {
        let (after, change) = self.ahead.pop()?;
        self.behind.push((now.clone(), change));
        Some(after)
    }

    /// The states before the changes, the newest first.
    pub(crate) fn earlier(&self) -> impl Iterator<Item = (&Workspace, Change)> {
        self.behind.iter().rev().map(|(workspace, change)| (workspace, *change))
    }

    /// What would be taken back.
    pub(crate) fn last(&self) -> Option<Change> {
        self.behind.last().map(|(_, change)| *change)
    }

    /// What would be done again.
    pub(crate) fn next(&self) -> Option<Change> {
        self.ahead.last().map(|(_, change)| *change)
    }
}
