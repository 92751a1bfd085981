//! The small cards that say what a number means and where it comes from.

mod assumptions;
mod evidence;
mod levers;
mod list;
mod numbers;
mod outcome;
mod paths;
mod sector;
mod subject;

use canghai_plan::Provenance;

use crate::cards_state::OpenCard;
use crate::state::App;
use crate::text::{text, text_with};

pub use evidence::{Badge, Document, Evidence};
pub(super) use levers::by_year;
pub(super) use list::number_list;
pub use list::{NumberGroup, NumberList};
pub use numbers::NumberLine;
pub use paths::{of_lever as numbers_of_lever, of_outcome as numbers_of_outcome};
pub use subject::{Info, Subject, info};

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardView {
    /// What it is about.
    pub subject: Subject,
    /// Id of the button that opened it, where the focus returns; empty where it was not opened.
    pub opener: String,
    /// Its title.
    pub title: String,
    /// What the number means, in a sentence.
    pub meaning: String,
    /// Unit, value, range, section of the plan and the like.
    pub facts: Vec<Fact>,
    /// Where its numbers come from.
    pub evidence: Vec<Evidence>,
    /// What in the model it acts on, in words.
    pub acts: Vec<String>,
    /// The numbers of the model through which it works.
    pub numbers: Vec<NumberLine>,
    /// The documents behind it.
    pub documents: Vec<Document>,
}

/// A fact of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is, for programs.
    pub key: &'static str,
    /// What it is.
    pub label: String,
    /// What it is like.
    pub value: String,
}

/// The card on a subject; one the pack does not have is empty but for its title.
#[must_use]
#[inline(never)]
pub fn card(app: &App, subject: Subject) -> CardView {
    let content = match subject {
        Subject::Lever(key) => levers::lever(app, key),
        Subject::Shares(group) => levers::shares(app, group),
        Subject::Mix => Some(levers::mix(app)),
        Subject::MixPart(index) => levers::part(app, index),
        Subject::Outcome(key) => outcome::outcome(app, key),
        Subject::Sector(index) => sector::sector(app, index),
        Subject::Parameter(key) => assumptions::parameter(app, key),
        Subject::BaseShare => Some(assumptions::base_share(app)),
        Subject::World => assumptions::world(app),
        Subject::Pandemic => Some(assumptions::pandemic(app)),
    };
    let content = content.unwrap_or_default();
    CardView {
        subject,
        opener: String::new(),
        title: subject::title(app, subject),
        meaning: content.meaning,
        facts: content.facts,
        evidence: content
            .founded
            .iter()
            .map(|(what, provenance)| evidence::evidence(app, what, provenance))
            .collect(),
        acts: content.acts,
        numbers: content.numbers.iter().filter_map(|key| numbers::line(app, key)).collect(),
        documents: evidence::documents(app, content.founded.iter().map(|(_, from)| *from)),
    }
}

/// The card that is open.
pub(super) fn open_card(app: &App) -> Option<CardView> {
    let OpenCard { subject, opener } = app.cards().card()?;
    Some(CardView { opener: opener.clone(), ..card(app, *subject) })
}

/// What one kind of card is made of, before its provenances are put in words.
#[derive(Debug, Default)]
struct Content<'a> {
    meaning: String,
    facts: Vec<Fact>,
    /// What each provenance is of, and the provenance.
    founded: Vec<(String, &'a Provenance)>,
    acts: Vec<String>,
    /// Keys of parameters and constants.
    numbers: &'static [&'static str],
}

/// A fact under one of the labels `card.fact.*`.
fn fact(app: &App, key: &'static str, value: impl Into<String>) -> Fact {
    let label = text(app.language(), &format!("card.fact.{key}"));
    Fact { key, label, value: value.into() }
}

/// A unit as a fact; a ratio says that it has none.
fn unit_fact(app: &App, unit: &str) -> Fact {
    let words = match unit {
        "1" => text(app.language(), "unit.one"),
        unit => crate::text::unit_label(app.language(), unit),
    };
    fact(app, "unit", words)
}

/// The section of the plan as a fact.
fn section_fact(app: &App, section: &str) -> Fact {
    let words = text_with(app.language(), "board.section", &[("section", section)]);
    fact(app, "section", words)
}

/// The name of a fact, for what a provenance is of.
fn named(app: &App, key: &str) -> String {
    text(app.language(), &format!("card.fact.{key}"))
}

/// A value with the year that it is of.
fn in_year(app: &App, year: i32, value: &str) -> String {
    let values = [("year", year.to_string()), ("value", value.to_owned())];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, word)| (*key, word.as_str())).collect();
    text_with(app.language(), "card.in_year", &values)
}
