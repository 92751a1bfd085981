//! What is open of the board and of the cards that say where a number comes from.

use crate::view::Subject;

/// A card that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCard {
    /// What it is about.
    pub subject: Subject,
    /// Id of the button that opened it, where the focus returns.
    pub opener: String,
}

/// The open parts of the board and the cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardsState {
    card: Option<OpenCard>,
    row: Option<String>,
    list: bool,
    search: String,
}

/// Something that happens to them.
#[derive(Clone, Debug, PartialEq)]
pub enum CardEvent {
    /// A button asks for a card. The button of the open card closes it.
    Open(OpenCard),
    /// The open card gives way to another one; the focus still returns to the first button.
    Turn(Subject),
    /// The open card is closed.
    Close,
    /// A row of the board, by its outcome's key, opens, or closes if it was open.
    Row(String),
    /// The list of all numbers is opened or closed.
    List(bool),
    /// The list of all numbers is searched for a text.
    Search(String),
}

impl CardsState {
    /// Changes what is open after an event.
    pub(crate) fn update(&mut self, event: CardEvent) {
        match event {
            CardEvent::Open(card) if self.card.as_ref() == Some(&card) => self.card = None,
            CardEvent::Open(card) => self.card = Some(card),
            CardEvent::Turn(subject) => {
                if let Some(card) = &mut self.card {
                    card.subject = subject;
                }
            }
            CardEvent::Close => self.card = None,
            CardEvent::Row(key) => {
                let open = self.row.as_deref() == Some(key.as_str());
                self.row = if open { None } else { Some(key) };
            }
            CardEvent::List(open) => self.list = open,
            CardEvent::Search(text) => self.search = text,
        }
    }

    /// The card that is open.
    #[must_use]
    pub fn card(&self) -> Option<&OpenCard> {
        self.card.as_ref()
    }

    /// Key of the board's row that is open.
    #[must_use]
    pub fn row(&self) -> Option<&str> {
        self.row.as_deref()
    }

    /// Whether the list of all numbers is open, and what it is searched for.
    #[must_use]
    pub fn list(&self) -> (bool, &str) {
        (self.list, &self.search)
    }
}
