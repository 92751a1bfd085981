//! What is chosen of a presentation, and what can happen to it.

use serde::{Deserialize, Serialize};

use crate::deck::Slide;

/// What is chosen of a presentation; neither kept nor undone, as the deck is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PresentState {
    /// The slide that is looked at in the list; the first where none was chosen.
    pub chosen: Option<Slide>,
    /// The slide on the stage, while one presents.
    pub stage: Option<Slide>,
    /// Whether the stage is black.
    pub black: bool,
    /// Whether the levers stand beside the slide.
    pub levers: bool,
    /// Whether the share is shown before and after the last change.
    pub replay: bool,
}

/// Something that happens to a presentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PresentEvent {
    /// A slide of the list is looked at.
    Choose(Slide),
    /// A slide is shown or not.
    Show(Slide, bool),
    /// A slide moves one place, down or up.
    Shift(Slide, bool),
    /// What the speaker wants to say on a slide.
    Note(Slide, String),
    /// The presentation begins, with the slide that is looked at.
    Start,
    /// The presentation ends.
    Leave,
    /// The next slide.
    Next,
    /// The slide before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The stage goes black, or light again.
    Black,
    /// The levers come beside the slide, or go.
    Levers,
    /// The last change is shown before and after, or no longer.
    Replay,
}
