//! What a meeting has written down, as one line of text that a browser keeps.

use serde_json::{Map, Value};

use super::write::entry;
use super::{Entry, json, read};
use crate::pack::Pack;
use crate::reader::{Problems, Reader};

/// Notes and entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Minutes {
    /// What the reader has written down.
    pub notes: String,
    /// What was done, the oldest first.
    pub entries: Vec<Entry>,
}

impl Minutes {
    /// As one line that reads back as the same.
    #[must_use]
    pub fn write(&self) -> String {
        let mut object = Map::new();
        object.insert("notes".into(), self.notes.clone().into());
        object.insert("history".into(), self.entries.iter().map(entry).collect());
        Value::Object(object).to_string()
    }

    /// From such a line; `None` where it is none, or holds what the pack does not know.
    #[must_use]
    pub fn read(pack: &Pack, line: &str) -> Option<Self> {
        let Ok(Value::Object(object)) = serde_json::from_str(line) else { return None };
        let table = json::table(object);
        let problems = Problems::default();
        let reader = Reader::new("minutes", &table, &problems);
        let notes = reader.optional_text("notes").unwrap_or_default();
        let entries = read::entries_of_history(pack, &reader, 0);
        reader.close();
        problems.unless_any(entries).ok().map(|entries| Self { notes, entries })
    }
}
