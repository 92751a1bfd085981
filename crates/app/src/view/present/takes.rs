//! What it would take: the last answer of the page that finds it, or when the target is reached.

use super::slide::{BigNumber, Block, Cell, SlideTable};
use super::{Content, apart, share, simulated};
use crate::board::Chance;
use crate::language::Language;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::futures;
use crate::view::reach::{Beyond, Changed, asked, beyond, changed};

pub(super) fn takes(app: &App) -> Content {
    let fresh = app.reached().is_some_and(|(_, fresh)| fresh);
    let key = if fresh { "present.searched" } else { "present.searched_before" };
    let source = text(app.language(), key);
    match (changed(app), beyond(app)) {
        (Some(changed), _) => by_change(app, &changed, source),
        (None, Some(beyond)) => at_best(app, beyond, source),
        (None, None) => unasked(app),
    }
}

/// The probability of a goal in words.
fn likely(app: &App, chance: &Chance) -> String {
    text_with(app.language(), "present.likely", &[("number", &chance.number)])
}

/// What is raised and by how much.
fn by_change(app: &App, changed: &Changed, source: String) -> Content {
    let language = app.language();
    let (value, unit) = apart(&changed.value);
    let number = BigNumber {
        label: match language {
            Language::Chinese => format!("{}{}", changed.year, changed.title),
            Language::English => format!("{} {}", changed.year, changed.title),
        },
        value,
        unit,
        notes: Vec::new(),
        chance: Some((changed.chance.likelihood, likely(app, &changed.chance))),
    };
    let head = ["lever", "unit", "from", "to", "more"];
    let head = head.map(|key| text(language, &format!("present.move.{key}")));
    let rows = changed.moved.iter().map(|moved| {
        let [from, to] = &moved.means;
        vec![
            Cell::of(&moved.label),
            Cell { class: "muted".to_owned(), ..Cell::of(&moved.unit) },
            Cell::of(from),
            Cell::strong(to),
            Cell::of(&moved.more),
        ]
    });
    let table = SlideTable { head: head.to_vec(), rows: rows.collect() };
    Content {
        sentence: headline(app, changed),
        blocks: vec![Block::Number(number), Block::Table(table)],
        source,
    }
}

/// The goal and that it takes what stands below; the search's own words where it takes nothing.
fn headline(app: &App, changed: &Changed) -> String {
    let Some((held, _)) = app.reached().filter(|_| !changed.moved.is_empty()) else {
        return changed.heading.clone();
    };
    let (level, year) = (asked(held), held.order.ask.by.to_string());
    let values = [("level", level.as_str()), ("year", &year), ("number", &changed.chance.number)];
    text_with(app.language(), "present.takes", &values)
}

/// How near the goal comes, and what would have to hold.
fn at_best(app: &App, beyond: Beyond, source: String) -> Content {
    let (value, unit) = apart(&beyond.value);
    let number = BigNumber {
        label: beyond.at_best,
        value,
        unit,
        notes: vec![beyond.outlook],
        chance: Some((beyond.chance.likelihood, likely(app, &beyond.chance))),
    };
    let limits = beyond.limits.iter();
    let limits = limits.map(|(lever, limit, gain, _)| format!("{lever}: {limit} ({gain})"));
    let lines = limits.chain([beyond.at_ends]).chain(beyond.needed);
    Content {
        sentence: beyond.heading,
        blocks: vec![
            Block::Number(number),
            Block::Lines(lines.filter(|line| !line.is_empty()).collect()),
        ],
        source,
    }
}

/// When the target is reached as things are, and where the question can be put.
fn unasked(app: &App) -> Content {
    let language = app.language();
    let reached = futures::futures(app).map(|futures| futures.reached);
    let lines = reached.into_iter().chain([text(language, "present.ask")]);
    Content {
        sentence: crate::view::headline::headline(app).verdict,
        blocks: vec![
            Block::Number(share::number(app, Vec::new())),
            Block::Lines(lines.filter(|line| !line.is_empty()).collect()),
        ],
        source: simulated(app),
    }
}
