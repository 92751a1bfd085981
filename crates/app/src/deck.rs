//! The slides of a presentation: their order, which of them are shown, and what the speaker wants to
//! say. Kept, undone and saved with the scenarios.

use canghai_plan::project::DeckSlide;
use serde::{Deserialize, Serialize};

/// Characters of one slide's notes.
pub const LONGEST_NOTES: usize = 2000;

/// A slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Slide {
    /// The question and the levers.
    Question,
    /// The share against its target.
    Share,
    /// The board of targets.
    Board,
    /// The sectors.
    Sectors,
    /// The scenarios side by side.
    Compare,
    /// What the levers add to the base scenario.
    Why,
    /// What binds, when.
    Binds,
    /// What it would take.
    Takes,
    /// Assumptions and sources.
    Sources,
}

impl Slide {
    /// All slides in the order that they have at first.
    pub const ALL: [Self; 9] = [
        Self::Question,
        Self::Share,
        Self::Board,
        Self::Sectors,
        Self::Compare,
        Self::Why,
        Self::Binds,
        Self::Takes,
        Self::Sources,
    ];

    /// Its key in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Share => "share",
            Self::Board => "board",
            Self::Sectors => "sectors",
            Self::Compare => "compare",
            Self::Why => "why",
            Self::Binds => "binds",
            Self::Takes => "takes",
            Self::Sources => "sources",
        }
    }

    /// The slide with a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slide| slide.key() == key)
    }
}

/// A slide in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    /// The slide.
    pub slide: Slide,
    /// Whether it is shown.
    pub shown: bool,
    /// What the speaker wants to say.
    pub notes: String,
}

/// All slides in their order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck(Vec<Arranged>);

impl Default for Deck {
    fn default() -> Self {
        Self::of([])
    }
}

impl Deck {
    /// A deck in the order given. A slide that comes again counts once, and those that do not come
    /// stand at the end.
    #[must_use]
    pub fn of(given: impl IntoIterator<Item = Arranged>) -> Self {
        let rest = Slide::ALL.map(|slide| Arranged { slide, shown: true, notes: String::new() });
        let mut slides: Vec<Arranged> = Vec::new();
        for one in given.into_iter().chain(rest) {
            if slides.iter().all(|other| other.slide != one.slide) {
                slides.push(Arranged { notes: presentable(&one.notes), ..one });
            }
        }
        Self(slides)
    }

    /// The slides in their order.
    #[must_use]
    pub fn slides(&self) -> &[Arranged] {
        &self.0
    }

    /// The notes of a slide.
    #[must_use]
    pub fn notes(&self, slide: Slide) -> &str {
        self.0.iter().find(|one| one.slide == slide).map_or("", |one| &one.notes)
    }

    pub(crate) fn show(&mut self, slide: Slide, shown: bool) {
        self.set(slide, |one| one.shown = shown);
    }

    pub(crate) fn note(&mut self, slide: Slide, notes: &str) {
        self.set(slide, |one| one.notes = presentable(notes));
    }

    fn set(&mut self, slide: Slide, set: impl FnOnce(&mut Arranged)) {
        if let Some(one) = self.0.iter_mut().find(|one| one.slide == slide) {
            set(one);
        }
    }

    /// Moves a slide one place down or up.
    pub(crate) fn shift(&mut self, slide: Slide, down: bool) {
        let Some(place) = self.0.iter().position(|one| one.slide == slide) else { return };
        let other = if down { Some(place + 1) } else { place.checked_sub(1) };
        if let Some(other) = other.filter(|other| *other < self.0.len()) {
            self.0.swap(place, other);
        }
    }

    /// The deck as a project file has it; nothing where nobody arranged it.
    pub(crate) fn saved(&self) -> Vec<DeckSlide> {
        if *self == Self::default() {
            return Vec::new();
        }
        let saved = |one: &Arranged| DeckSlide {
            slide: one.slide.key().to_owned(),
            shown: one.shown,
            notes: one.notes.clone(),
        };
        self.0.iter().map(saved).collect()
    }

    /// Takes order and choice from a project file, and the notes of those slides that it has notes
    /// for. Slides that this version does not know are left out; no slides change nothing.
    pub(crate) fn take(&mut self, saved: &[DeckSlide]) {
        if saved.is_empty() {
            return;
        }
        let arranged = saved.iter().filter_map(|one| {
            let slide = Slide::from_key(&one.slide)?;
            let own = self.notes(slide);
            let notes = if one.notes.is_empty() { own } else { one.notes.as_str() };
            Some(Arranged { slide, shown: one.shown, notes: notes.to_owned() })
        });
        let rest = self.0.iter().cloned();
        *self = Self::of(arranged.chain(rest).collect::<Vec<_>>());
    }
}

/// Notes without what cannot be seen, and not without end.
fn presentable(notes: &str) -> String {
    let visible = notes.chars().filter(|c| *c == '\n' || !c.is_control());
    visible.take(LONGEST_NOTES).collect()
}

#[cfg(test)]
mod tests {
    use super::{Arranged, Deck, LONGEST_NOTES, Slide};
    use canghai_plan::project::DeckSlide;

    fn saved(slide: &str, shown: bool, notes: &str) -> DeckSlide {
        DeckSlide { slide: slide.into(), shown, notes: notes.into() }
    }

    fn order(deck: &Deck) -> Vec<Slide> {
        deck.slides().iter().map(|one| one.slide).collect()
    }

    #[test]
    fn keys_lead_back_to_their_slides() {
        for slide in Slide::ALL {
            assert_eq!(Slide::from_key(slide.key()), Some(slide));
        }
        assert_eq!(Slide::from_key("budget"), None);
    }

    #[test]
    fn a_deck_from_outside_keeps_what_is_known_and_loses_nothing() {
        let mut deck = Deck::default();
        deck.note(Slide::Board, "own");
        deck.take(&[
            saved("sources", true, "theirs"),
            saved("budget", true, "unknown"),
            saved("board", false, ""),
            saved("sources", false, "twice"),
        ]);
        assert_eq!(order(&deck)[..2], [Slide::Sources, Slide::Board]);
        assert_eq!(deck.slides().len(), Slide::ALL.len());
        assert_eq!((deck.notes(Slide::Sources), deck.notes(Slide::Board)), ("theirs", "own"));
        assert_eq!((deck.slides()[0].shown, deck.slides()[1].shown), (true, false));
        let before = deck.clone();
        deck.take(&[]);
        assert_eq!(deck, before);
    }

    #[test]
    fn slides_move_within_the_deck() {
        let mut deck = Deck::default();
        deck.shift(Slide::Question, false);
        deck.shift(Slide::Sources, true);
        assert_eq!(deck, Deck::default());
        assert!(deck.saved().is_empty());
        deck.shift(Slide::Question, true);
        assert_eq!(order(&deck)[..2], [Slide::Share, Slide::Question]);
        assert_eq!(deck.saved()[0].slide, "share");
    }

    #[test]
    fn notes_are_lines_of_what_can_be_seen() {
        let notes = format!("a\nb\t\u{7}{}", "c".repeat(3000));
        let deck = Deck::of([Arranged { slide: Slide::Why, shown: true, notes }]);
        assert!(deck.notes(Slide::Why).starts_with("a\nbc"));
        assert_eq!(deck.notes(Slide::Why).chars().count(), LONGEST_NOTES);
    }
}
