//! What can happen to the application.

use canghai_plan::ShareGroup;
use canghai_plan::link::Page;
use canghai_sim::After;

use crate::cards_state::CardEvent;
use crate::charts_state::ChartEvent;
use crate::compare_state::CompareEvent;
use crate::export_state::ExportEvent;
use crate::field::{Field, Lock};
use crate::futures::Reply;
use crate::language::Language;
use crate::ledger::LedgerEvent;
use crate::present_state::PresentEvent;
use crate::questions::Question;
use crate::reach_state::ReachEvent;
use crate::share_state::ShareEvent;
use crate::theme::Theme;
use crate::why_state::WhyEvent;

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A slider moved to a value.
    Slide(Field, f64),
    /// A text was typed into a field.
    Type(Field, String),
    /// A slider was let go, or a field left: what was set in one go can be taken back in one.
    Leave(Field),
    /// A part was locked or set free.
    Lock(Lock),
    /// A group's parts are set apart by year, or alike in all years.
    Split(ShareGroup, bool),
    /// A world was chosen, by id.
    World(String),
    /// The pandemic was switched on or off.
    Pandemic(bool),
    /// What follows the plan was chosen.
    After(After),
    /// Something was done with the scenarios' tabs.
    Tab(TabEvent),
    /// A ready question was asked.
    Ask(Question),
    /// The last change is taken back.
    Undo,
    /// What was taken back is done again.
    Redo,
    /// The notice was read.
    Dismiss,
    /// The welcome was read.
    Welcomed,
    /// The language was chosen.
    Speak(Language),
    /// The theme was chosen.
    Paint(Theme),
    /// The window has this width, pixels.
    Resize(f64),
    /// The page is about to be printed, or was.
    Print(bool),
    /// Something happened to the cards or the board.
    Card(CardEvent),
    /// The workers answered.
    Answer(Box<Reply>),
    /// A page was chosen.
    Show(Page),
    /// Something happened to sharing, or came from elsewhere.
    Share(ShareEvent),
    /// Something happened to the comparison.
    Compare(CompareEvent),
    /// Something happened on the page that finds what it would take.
    Reach(ReachEvent),
    /// Something happened to the minutes.
    Ledger(LedgerEvent),
    /// Something happened to the page that says why.
    Why(WhyEvent),
    /// Something happened to exports.
    Export(ExportEvent),
    /// Something happened to the presentation.
    Present(PresentEvent),
    /// Something happened to the charts.
    Chart(ChartEvent),
}

impl Event {
    /// Whether it comes from the reader, and not from the page or its workers.
    pub(crate) fn is_by_hand(&self) -> bool {
        match self {
            Self::Answer(_)
            | Self::Chart(ChartEvent::Draw(_) | ChartEvent::Measure(_) | ChartEvent::Sight(..))
            | Self::Reach(ReachEvent::Heard(..))
            | Self::Export(ExportEvent::Heard(..)) => false,
            Self::Why(event) => !event.is_told(),
            _ => true,
        }
    }

    /// Whether numbers that wait for their futures may go on waiting: while a slider moves, when it is
    /// let go, and where the reader did nothing. Whatever else the reader does is done with the latest
    /// state.
    #[must_use]
    pub fn may_wait(&self) -> bool {
        matches!(self, Self::Slide(..) | Self::Leave(_)) || !self.is_by_hand()
    }
}

/// Something done with the scenarios' tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TabEvent {
    /// A tab was opened.
    Open(u32),
    /// A ready-made scenario was added, by id.
    Add(String),
    /// A tab was copied.
    Duplicate(u32),
    /// A tab got a name.
    Rename(u32, String),
    /// A tab became the one that the others are compared with.
    Base(u32),
    /// A tab was moved, to the right or to the left.
    Shift(u32, bool),
    /// A tab was taken away.
    Delete(u32),
}
