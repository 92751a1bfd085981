//! Reads a project file.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::error::Category;
use toml::Table;

use super::{
    DeckSlide, Entry, FORMAT, LARGEST_PROJECT, MOST_ENTRIES, MOST_PROJECT_SCENARIOS, MOST_SLIDES,
    Project, VERSION, json, trend,
};
use crate::link::{Page, View};
use crate::pack::Pack;
use crate::problem::{Issue, Problem};
use crate::reader::{Problems, Reader};
use crate::scenario::Scenario;

/// A project that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedProject {
    /// The project; its scenarios are valid for the pack.
    pub project: Project,
    /// Whether it was written with another version of the model.
    pub model_moved: bool,
    /// Whether it was written with other numbers of the plan.
    pub plan_moved: bool,
    /// Keys that this version does not know and ignores.
    pub ignored: Vec<Problem>,
}

/// Why a project file is not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum ProjectError {
    /// The file cannot be read.
    Unreadable {
        /// What the system says.
        detail: String,
    },
    /// The file is larger than any project.
    TooLarge {
        /// Its size, bytes.
        found: u64,
        /// The largest size read, bytes.
        max: u64,
    },
    /// The file is no text, as pictures and spreadsheets are not.
    NotText,
    /// The text is not JSON.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether it simply ends too early.
        cut: bool,
    },
    /// The text is JSON, but no project.
    NotProject,
    /// The project was written by a newer version of the program.
    Newer {
        /// The version of its format.
        found: i64,
        /// The newest version that is read.
        known: i64,
    },
    /// The project is about another plan.
    OtherPlan {
        /// The id of its plan.
        found: String,
        /// The id of the plan that is open.
        open: String,
    },
    /// Values that a project may not have.
    Problems(Vec<Problem>),
}

impl Project {
    /// Reads a project from the bytes of a file; `file` is how messages name it.
    ///
    /// # Errors
    /// Bytes that are too many, no text, no JSON, no project of this version and plan, and every
    /// value that a project may not have.
    pub fn read(pack: &Pack, file: &str, bytes: &[u8]) -> Result<OpenedProject, ProjectError> {
        let found = bytes.len() as u64;
        if found > LARGEST_PROJECT {
            return Err(ProjectError::TooLarge { found, max: LARGEST_PROJECT });
        }
        let table = table(bytes)?;
        identify(pack, &table)?;
        let problems = Problems::default();
        let project = project(pack, Reader::new(file, &table, &problems));
        let (ignored, refused): (Vec<Problem>, Vec<Problem>) =
            problems.into_all().into_iter().partition(is_unknown_key);
        let (project, model, print) = match project {
            Some(read) if refused.is_empty() => read,
            _ => return Err(ProjectError::Problems(refused)),
        };
        let model_moved = model != i32::from(canghai_sim::MODEL_VERSION);
        let plan_moved = print != format!("{:08x}", pack.fingerprint());
        Ok(OpenedProject { project, model_moved, plan_moved, ignored })
    }

    /// Reads a project file, of which no more is read than a project can have.
    ///
    /// # Errors
    /// As [`Project::read`], and a file that cannot be read.
    pub fn from_file(pack: &Pack, path: &Path) -> Result<OpenedProject, ProjectError> {
        let unreadable =
            |error: std::io::Error| ProjectError::Unreadable { detail: error.to_string() };
        let file = File::open(path).map_err(unreadable)?;
        let found = file.metadata().map_err(unreadable)?.len();
        if found > LARGEST_PROJECT {
            return Err(ProjectError::TooLarge { found, max: LARGEST_PROJECT });
        }
        let mut bytes = Vec::new();
        // a file may grow while it is read
        file.take(LARGEST_PROJECT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        Self::read(pack, &path.display().to_string(), &bytes)
    }
}

fn is_unknown_key(problem: &Problem) -> bool {
    matches!(problem.issue, Issue::UnknownKey { .. })
}

/// The JSON object in the bytes.
fn table(bytes: &[u8]) -> Result<Table, ProjectError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ProjectError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\0') {
        return Err(ProjectError::NotText);
    }
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(object)) => Ok(json::table(object)),
        Ok(_) => Err(ProjectError::NotProject),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            let cut = error.classify() == Category::Eof;
            Err(ProjectError::NotJson { line, column, cut })
        }
    }
}

/// Refuses what is no project of this version and plan.
fn identify(pack: &Pack, table: &Table) -> Result<(), ProjectError> {
    let text =
        |table: &Table, key| table.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    if text(table, "format").as_deref() != Some(FORMAT) {
        return Err(ProjectError::NotProject);
    }
    let version = table.get("version").and_then(toml::Value::as_integer);
    match version {
        Some(VERSION) => {}
        Some(found) if found > VERSION => {
            return Err(ProjectError::Newer { found, known: VERSION });
        }
        _ => return Err(ProjectError::NotProject),
    }
    let plan = table.get("plan").and_then(toml::Value::as_table);
    let found = plan.and_then(|plan| text(plan, "id")).unwrap_or_default();
    if found == pack.id {
        return Ok(());
    }
    Err(ProjectError::OtherPlan { found, open: pack.id.clone() })
}

/// The project, the version of the model and the fingerprint of the plan.
fn project(pack: &Pack, reader: Reader) -> Option<(Project, i32, String)> {
    for key in ["format", "version"] {
        reader.known(key);
    }
    let model = reader.integer("model", 0..=i32::MAX);
    let print = reader.table("plan").and_then(|plan| {
        plan.known("id");
        let print = plan.text("fingerprint");
        plan.close();
        print
    });
    let then = reader.optional_table("trend").map(|trend| Scenario::read_table(pack, trend));
    let view = view(pack, &reader);
    let notes = reader.optional_text("notes").unwrap_or_default();
    let entries = entries(&reader, "scenarios", 1..=MOST_PROJECT_SCENARIOS);
    let scenarios: Vec<_> =
        entries.into_iter().map(|entry| Scenario::read_table(pack, entry)).collect();
    let last = scenarios.len().saturating_sub(1);
    let (base, open) = (place(&reader, "base", last), place(&reader, "open", last));
    let deck = deck(&reader);
    let history = entries_of_history(pack, &reader, last);
    reader.close();
    let mut project = Project {
        scenarios: scenarios.into_iter().collect::<Option<_>>()?,
        base,
        open: open.unwrap_or(0),
        view,
        notes,
        deck: deck?,
        history: history?,
    };
    if let Some(then) = then {
        let then = then?;
        let states = project.history.iter_mut().map(|entry| &mut entry.state);
        for scenario in project.scenarios.iter_mut().chain(states) {
            trend::keep(pack, scenario, &then);
        }
    }
    Some((project, model?, print?))
}

fn deck(reader: &Reader) -> Option<Vec<DeckSlide>> {
    if !reader.has("deck") {
        return Some(Vec::new());
    }
    let slides = entries(reader, "deck", 0..=MOST_SLIDES).into_iter().map(|slide| {
        let (key, shown) = (slide.text("slide"), slide.boolean("shown", true));
        let notes = slide.optional_text("notes").unwrap_or_default();
        slide.close();
        Some(DeckSlide { slide: key?, shown: shown?, notes })
    });
    // every slide is looked at, so that every mistake is said
    slides.collect::<Vec<_>>().into_iter().collect()
}

pub(super) fn entries_of_history(pack: &Pack, reader: &Reader, last: usize) -> Option<Vec<Entry>> {
    if !reader.has("history") {
        reader.known("history");
        return Some(Vec::new());
    }
    let entries = entries(reader, "history", 0..=MOST_ENTRIES);
    let entries: Vec<_> = entries.into_iter().map(|entry| self::entry(pack, entry, last)).collect();
    entries.into_iter().collect()
}

fn entry(pack: &Pack, reader: Reader, last: usize) -> Option<Entry> {
    let (time, what) = (reader.text("time"), reader.text("what"));
    let said = |key| reader.optional_text(key).unwrap_or_default();
    let (who, reason, effect) = (said("who"), said("reason"), said("effect"));
    let marked = reader.boolean("marked", false);
    let scenario = place(&reader, "scenario", last);
    let state = reader.table("state").and_then(|state| Scenario::read_table(pack, state));
    reader.close();
    let (time, what, state, marked) = (time?, what?, state?, marked?);
    Some(Entry { time, who, what, reason, effect, marked, scenario, state })
}

/// The tables of a list that is neither too short nor too long.
fn entries<'a>(
    reader: &Reader<'a>,
    key: &str,
    lengths: std::ops::RangeInclusive<usize>,
) -> Vec<Reader<'a>> {
    let entries = reader.tables(key);
    let found = entries.len();
    if lengths.contains(&found) {
        return entries;
    }
    let expected = if found < *lengths.start() { *lengths.start() } else { *lengths.end() };
    reader.note(key, Issue::WrongLength { found, expected });
    Vec::new()
}

/// The place of a scenario in the list.
fn place(reader: &Reader, key: &str, last: usize) -> Option<usize> {
    let last = i32::try_from(last).unwrap_or(i32::MAX);
    let place = reader.optional_integer(key, 0..=last)?;
    usize::try_from(place).ok()
}

fn view(pack: &Pack, reader: &Reader) -> View {
    let words: Vec<(&str, Page)> =
        Page::NUMBERS.iter().map(|(_, page)| (page.key(), *page)).collect();
    let page = if reader.has("page") { reader.word("page", &words) } else { None };
    reader.known("page");
    let calendar = &pack.calendar;
    let (first, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let years = calendar.year(first)..=calendar.year(last);
    View { page, horizon: reader.optional_integer("horizon", years) }
}
