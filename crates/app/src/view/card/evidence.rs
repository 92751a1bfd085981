//! Where a number comes from, in words.

use canghai_plan::{Grade, Provenance, Source};

use crate::state::App;
use crate::text::text;
use crate::view::marks::grade_word;

/// How well a number is founded: a word, and a key for colour and pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The grade's key, for the style sheet.
    pub grade: &'static str,
    /// The grade in a word.
    pub word: String,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which number; empty where the card has only one.
    pub what: String,
    /// How well it is founded.
    pub badge: Badge,
    /// Its source in a sentence.
    pub source: String,
}

/// A document behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What kind it is and when it appeared, in words.
    pub kind: String,
    /// Its address; empty where none is known.
    pub address: String,
}

/// The grade as a badge.
pub(super) fn badge(app: &App, grade: Grade) -> Badge {
    Badge { grade: grade.word(), word: grade_word(app, grade) }
}

/// Where a number comes from; `what` names it where the card has several.
pub(super) fn evidence(app: &App, what: &str, provenance: &Provenance) -> Evidence {
    Evidence {
        what: what.to_owned(),
        badge: badge(app, provenance.grade),
        source: app.language().of(&provenance.source).to_owned(),
    }
}

/// The documents that several provenances name, each once, in the order of the pack's list.
pub(super) fn documents<'a>(
    app: &App,
    provenances: impl IntoIterator<Item = &'a Provenance>,
) -> Vec<Document> {
    let named: Vec<&str> = provenances
        .into_iter()
        .flat_map(|provenance| provenance.refs.iter().map(String::as_str))
        .collect();
    let sources = app.pack().sources.iter().filter(|source| named.contains(&source.id.as_str()));
    sources.map(|source| document(app, source)).collect()
}

fn document(app: &App, source: &Source) -> Document {
    let language = app.language();
    let mut kind = vec![text(language, &format!("source.{}", source.kind))];
    kind.extend(source.year.map(|year| year.to_string()));
    if !source.seen {
        kind.push(text(language, "source.recalled"));
    }
    Document {
        title: language.of(&source.title).to_owned(),
        kind: kind.join(" · "),
        address: source.address.as_ref().map_or("", |address| language.of(address)).to_owned(),
    }
}
