//! The minutes of a meeting.

use canghai_plan::ReadyMade;
use canghai_plan::link::{self, Shared};
use canghai_plan::project::Entry;

use super::export::{self, Making};
use crate::files::SavedFile;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::differences;
use crate::workspace::unnamed;

/// The panel with the minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Who proposes, as typed so far.
    pub who: String,
    /// Why, as typed so far.
    pub reason: String,
    /// What the changes below are against.
    pub against: String,
    /// What would be written down: name, and values before and after.
    pub changes: Vec<(String, String)>,
    /// The entries, the newest first.
    pub entries: Vec<LedgerEntry>,
    /// The notes.
    pub notes: String,
    /// The minutes as a text.
    pub file: SavedFile,
    /// The minutes as a document, as far as it is made.
    pub making: Option<Making>,
    /// What is to be said of the last document.
    pub said: String,
    /// Changes with every touch, see [`App::touches`].
    pub touches: u64,
}

/// Something that was accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// Its place among all, the oldest being 0.
    pub place: usize,
    /// Its number and the scenario's name.
    pub title: String,
    /// When, in the time of the place.
    pub time: String,
    /// Who proposed it; empty where nobody said.
    pub who: String,
    /// Why; empty where nobody said.
    pub reason: String,
    /// What changed, a line each.
    pub what: Vec<String>,
    /// What it does.
    pub effect: String,
    /// A link to the scenario as it was then; empty where the page has no address.
    pub link: String,
    /// Whether it is marked.
    pub marked: bool,
}

/// The panel.
#[inline(never)]
pub(super) fn ledger(app: &App) -> Ledger {
    let language = app.language();
    let (before, accepted) = app.accepted_before();
    let against = if accepted {
        text(language, "ledger.against_last")
    } else {
        let base = app.workspace().base().name(language, app.pack());
        text_with(language, "ledger.against_base", &[("scenario", &base)])
    };
    let entries = minutes(app);
    Ledger {
        who: app.ledger.who.clone(),
        reason: app.ledger.reason.clone(),
        against,
        changes: differences(app, &before, app.scenario()),
        file: file(app, &entries),
        making: export::making(app, true),
        said: export::said(app),
        entries: entries.into_iter().rev().collect(),
        notes: app.workspace().minutes.notes.clone(),
        touches: app.touches(None),
    }
}

/// What was accepted so far, the oldest first.
#[must_use]
pub fn minutes(app: &App) -> Vec<LedgerEntry> {
    let entries = app.workspace().minutes.entries.iter().enumerate();
    entries.map(|(place, one)| entry(app, place, one)).collect()
}

fn entry(app: &App, place: usize, entry: &Entry) -> LedgerEntry {
    let number = (place + 1).to_string();
    // a ready-made scenario is kept without a name
    let is_it = |ready: &&ReadyMade| unnamed(&ready.scenario) == entry.state;
    let ready = app.pack().ready_made.iter().find(is_it);
    let name = ready.map_or(entry.state.name.as_str(), |ready| app.language().of(&ready.label));
    let values = [("number", number.as_str()), ("scenario", name)];
    LedgerEntry {
        place,
        title: text_with(app.language(), "ledger.entry", &values).trim_end().to_owned(),
        time: moment(&entry.time),
        who: entry.who.clone(),
        reason: entry.reason.clone(),
        what: entry.what.lines().map(str::to_owned).collect(),
        effect: entry.effect.clone(),
        link: link(app, entry),
        marked: entry.marked,
    }
}

/// Day and minute of a time as RFC 3339 writes it; anything else as it stands.
fn moment(time: &str) -> String {
    let minute: String = time.chars().take("2026-11-24T08:00".len()).collect();
    minute.replacen('T', " ", 1)
}

fn link(app: &App, entry: &Entry) -> String {
    let address = app.share().address();
    let shared = Shared::new(vec![entry.state.clone()]);
    match link::encode(app.pack(), &shared) {
        Ok(token) if !address.is_empty() => link::address(address, &token),
        _ => String::new(),
    }
}

/// The minutes as a text that any program opens.
fn file(app: &App, entries: &[LedgerEntry]) -> SavedFile {
    let language = app.language();
    let line = |key: &str, value: &str| {
        let line = text_with(language, key, &[("value", value)]);
        (!value.is_empty()).then_some(line)
    };
    let mut blocks =
        vec![format!("{}\n{}", text(language, "ledger.title"), language.of(&app.pack().label))];
    for entry in entries {
        let mark = if entry.marked { "★ " } else { "" };
        let mut lines = vec![format!("{mark}{}　{}", entry.title, entry.time)];
        lines.extend(line("ledger.line_who", &entry.who));
        lines.extend(entry.what.iter().map(|what| format!("  {what}")));
        lines.extend(line("ledger.line_reason", &entry.reason));
        lines.extend(line("ledger.line_effect", &entry.effect));
        lines.extend(line("ledger.line_link", &entry.link));
        blocks.push(lines.join("\n"));
    }
    blocks.extend(line("ledger.line_notes", &app.workspace().minutes.notes));
    blocks.push(text(language, "ledger.assumed"));
    // with its byte order mark the text is read as Chinese by older programs as well
    let text = format!("\u{feff}{}\n", blocks.join("\n\n"));
    SavedFile { name: crate::text::text(language, "ledger.file"), kind: "text/plain", text }
}
