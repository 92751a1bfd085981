//! The scenarios' tabs, and the way back and forth.

use std::rc::Rc;

use canghai_chart::Node;

use super::arrival;
use super::compare::tab_sample;
use crate::field::Field;
use crate::history::Change;
use crate::state::{App, Notice};
use crate::text::{label, text, text_with};
use crate::workspace::{MOST_TABS, Tab};

/// The tabs.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabs {
    /// One a scenario.
    pub tabs: Vec<TabView>,
    /// Ready-made scenarios that can be added: id, name and what they are.
    pub ready_made: Vec<(String, String, String)>,
    /// Whether one more fits.
    pub has_room: bool,
    /// What is taken back, in words; empty where nothing is.
    pub undo: String,
    /// What is done again, in words; empty where nothing is.
    pub redo: String,
    /// What the reader is told once, and whether it can be taken back.
    pub notice: Option<(String, bool)>,
    /// Changes with every touch, see [`App::touches`].
    pub touches: u64,
}

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct TabView {
    /// Its number.
    pub id: u32,
    /// Its scenario's name.
    pub name: String,
    /// The name that the reader gave; empty where there is none.
    pub own_name: String,
    /// A piece of the line that it has in the comparison.
    pub sample: Rc<Node>,
    /// Whether it is seen.
    pub open: bool,
    /// Whether the others are compared with it.
    pub base: bool,
    /// Said where it was changed since it was picked; else empty.
    pub changed: String,
}

pub(super) fn tabs(app: &App) -> Tabs {
    let (language, pack) = (app.language(), app.pack());
    let ready = pack.ready_made.iter().map(|ready| {
        let [label, summary] = [&ready.label, &ready.summary].map(|text| language.of(text));
        (ready.id.clone(), label.to_owned(), summary.to_owned())
    });
    let (last, next) = app.steps();
    let step = |key, change: Option<Change>| {
        change.map_or_else(String::new, |change| {
            text_with(language, key, &[("change", &words(app, change))])
        })
    };
    Tabs {
        tabs: app.workspace().tabs().iter().map(|tab| self::tab(app, tab)).collect(),
        ready_made: ready.collect(),
        has_room: app.workspace().has_room(),
        undo: step("history.undo", last),
        redo: step("history.redo", next),
        notice: app.notice().map(|notice| self::notice(app, notice)),
        touches: app.touches(None),
    }
}

fn tab(app: &App, tab: &Tab) -> TabView {
    let workspace = app.workspace();
    let changed = tab.changed(app.pack());
    TabView {
        id: tab.id,
        name: tab.name(app.language(), app.pack()),
        own_name: tab.scenario.name.clone(),
        sample: Rc::new(tab_sample(app, tab)),
        open: tab.id == workspace.open().id,
        base: tab.id == workspace.base().id,
        changed: if changed { text(app.language(), "scenario.changed") } else { String::new() },
    }
}

fn notice(app: &App, notice: &Notice) -> (String, bool) {
    let language = app.language();
    match notice {
        Notice::Deleted(name) => (text_with(language, "notice.deleted", &[("name", name)]), true),
        Notice::Arrived(arrived) => (arrival::arrived(app, arrived), false),
        Notice::Refused(reason) => (arrival::refused(language, reason), false),
        Notice::NoRoom => {
            let most = MOST_TABS.to_string();
            (text_with(language, "notice.no_room", &[("most", &most)]), false)
        }
        Notice::Unreadable => (text(language, "notice.unreadable"), false),
        Notice::Missing => (text(language, "notice.missing"), false),
    }
}

/// A change in words.
pub(super) fn words(app: &App, change: Change) -> String {
    let language = app.language();
    let key = match change {
        Change::Set(field) => return field_words(app, field),
        Change::Lock => "lock",
        Change::Split => "split",
        Change::World => "world",
        Change::Add => "add",
        Change::Arrive => "arrive",
        Change::Rename => "rename",
        Change::Base => "base",
        Change::Order => "order",
        Change::Delete => "delete",
        Change::Minutes => "minutes",
        Change::Deck => "deck",
    };
    text(language, &format!("history.change.{key}"))
}

fn field_words(app: &App, field: Field) -> String {
    let language = app.language();
    match (field, field.lever()) {
        (Field::Lever(_, year), Some(lever)) => {
            let year = app.pack().calendar.year(year).to_string();
            format!("{} {year}", label(language, lever))
        }
        (Field::AllYears(_), Some(lever)) => label(language, lever),
        (Field::BaseShare, _) => text(language, "base_share.label"),
        _ => text(language, "history.change.parts"),
    }
}
