//! Walks over a TOML table, asks for what must stand there and notes every mistake.

mod lists;
mod notes;

use std::cell::RefCell;
use std::ops::RangeInclusive;

use toml::{Table, Value};

use crate::problem::{Issue, ValueType};
use crate::tree::LATER;

pub(crate) use notes::{Problems, parse};

/// Characters of a found value that a message repeats.
const SHOWN: usize = 60;

/// One table of a file, read key by key.
///
/// A reading that gives `None` has noted why. [`Reader::close`] notes the keys that nobody asked
/// for.
pub(crate) struct Reader<'a> {
    file: &'a str,
    path: String,
    table: &'a Table,
    asked: RefCell<Vec<String>>,
    problems: &'a Problems,
    later_texts: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: &'a str, table: &'a Table, problems: &'a Problems) -> Self {
        let (path, asked) = (String::new(), RefCell::default());
        Self { file, path, table, asked, problems, later_texts: false }
    }

    /// A reader of a table in which the key of a later text may stand in the place of a text: one of
    /// the embedded pack.
    pub(crate) fn with_later_texts(self) -> Self {
        Self { later_texts: true, ..self }
    }

    /// A reader of a table in this one.
    fn inner(&self, path: String, table: &'a Table) -> Self {
        let (file, problems, later_texts) = (self.file, self.problems, self.later_texts);
        Self { file, path, table, asked: RefCell::default(), problems, later_texts }
    }

    /// The key of the later text that this table stands for, if it is one.
    pub(crate) fn later_text(&self) -> Option<String> {
        self.later_texts.then(|| self.word_at(LATER)).flatten()
    }

    /// The key of the later text that stands for what is here at a key, if it is one.
    pub(crate) fn later_text_at(&self, key: &str) -> Option<String> {
        let is_later = self.later_texts && self.table.get(key).is_some_and(Value::is_table);
        is_later.then(|| self.table(key)?.later_text()).flatten()
    }

    /// The whole key of a key of this table.
    pub(crate) fn path(&self, key: &str) -> String {
        match (self.path.as_str(), key) {
            ("", key) => key.to_owned(),
            (path, "") => path.to_owned(),
            (path, key) => format!("{path}.{key}"),
        }
    }

    pub(crate) fn note(&self, key: &str, issue: Issue) {
        self.problems.add(self.file, self.path(key), issue);
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.table.keys().map(String::as_str)
    }

    /// Makes a key known without reading it.
    pub(crate) fn known(&self, key: &str) {
        self.asked.borrow_mut().push(key.to_owned());
    }

    /// Notes every key that was not asked for.
    pub(crate) fn close(self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key)) {
            self.note(key, Issue::UnknownKey { allowed: asked.clone() });
        }
    }

    /// The value of a key, if it stands there; the key is then known.
    fn ask(&self, key: &str) -> Option<&'a Value> {
        self.known(key);
        self.table.get(key)
    }

    fn require(&self, key: &str) -> Option<&'a Value> {
        let value = self.ask(key);
        if value.is_none() {
            self.note(key, Issue::Missing);
        }
        value
    }

    fn wrong_type<T>(&self, key: &str, found: &Value, expected: ValueType) -> Option<T> {
        self.note(key, Issue::WrongType { found: shown(found), expected });
        None
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let value = self.require(key)?;
        match value.as_str() {
            Some(text) => Some(text.to_owned()),
            None => self.wrong_type(key, value, ValueType::Text),
        }
    }

    pub(crate) fn optional_text(&self, key: &str) -> Option<String> {
        if self.has(key) {
            return self.text(key);
        }
        self.known(key);
        None
    }

    /// The text of a key, if one stands there; notes nothing.
    pub(crate) fn word_at(&self, key: &str) -> Option<String> {
        self.table.get(key).and_then(Value::as_str).map(str::to_owned)
    }

    pub(crate) fn boolean(&self, key: &str, default: bool) -> Option<bool> {
        let Some(value) = self.ask(key) else { return Some(default) };
        match value.as_bool() {
            Some(value) => Some(value),
            None => self.wrong_type(key, value, ValueType::Boolean),
        }
    }

    pub(crate) fn integer(&self, key: &str, range: RangeInclusive<i32>) -> Option<i32> {
        let value = self.require(key)?;
        let Some(number) = value.as_integer() else {
            return self.wrong_type(key, value, ValueType::Integer);
        };
        let whole = i32::try_from(number).ok().filter(|number| range.contains(number));
        if whole.is_none() {
            let (min, max) = (f64::from(*range.start()), f64::from(*range.end()));
            self.note(
                key,
                Issue::OutOfRange { found: number as f64, min, max, unit: "1".to_owned() },
            );
        }
        whole
    }

    pub(crate) fn optional_integer(&self, key: &str, range: RangeInclusive<i32>) -> Option<i32> {
        if self.has(key) {
            return self.integer(key, range);
        }
        self.known(key);
        None
    }

    /// A number between the ends, which are of the given unit.
    pub(crate) fn number(&self, key: &str, range: RangeInclusive<f64>, unit: &str) -> Option<f64> {
        let value = self.require(key)?;
        let Some(number) = number_of(value) else {
            return self.wrong_type(key, value, ValueType::Number);
        };
        self.in_range(key, number, range, unit)
    }

    pub(crate) fn in_range(
        &self,
        key: &str,
        found: f64,
        range: RangeInclusive<f64>,
        unit: &str,
    ) -> Option<f64> {
        if range.contains(&found) {
            return Some(found);
        }
        let (min, max) = range.into_inner();
        self.note(key, Issue::OutOfRange { found, min, max, unit: unit.to_owned() });
        None
    }

    /// One of the words allowed.
    pub(crate) fn word<T: Copy>(&self, key: &str, allowed: &[(&str, T)]) -> Option<T> {
        let found = self.text(key)?;
        let meaning = allowed.iter().find(|(word, _)| *word == found).map(|(_, meaning)| *meaning);
        if meaning.is_none() {
            let allowed = allowed.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.note(key, Issue::UnknownWord { found, allowed });
        }
        meaning
    }

    fn optional_texts(&self, key: &str) -> Vec<String> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let texts = value.as_array().and_then(|items| {
            items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
        });
        texts.or_else(|| self.wrong_type(key, value, ValueType::Texts)).unwrap_or_default()
    }

    /// The ids of documents behind a number, to be checked by [`Problems::check_references`].
    pub(crate) fn references(&self, key: &str) -> Vec<String> {
        let ids = self.optional_texts(key);
        for (index, id) in ids.iter().enumerate() {
            let place = self.path(&format!("{key}[{}]", index + 1));
            self.problems.cite(self.file, place, id);
        }
        ids
    }

    /// Notes the words that stand twice among the entries of a list.
    pub(crate) fn no_repeats<'w>(
        &self,
        list: &str,
        key: &str,
        words: impl Iterator<Item = &'w str>,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, word) in words.enumerate() {
            if seen.contains(&word) {
                let issue = Issue::Repeated { found: word.to_owned() };
                self.note(&format!("{list}[{}].{key}", index + 1), issue);
            }
            seen.push(word);
        }
    }

    pub(crate) fn table(&self, key: &str) -> Option<Reader<'a>> {
        let value = self.require(key)?;
        match value.as_table() {
            Some(table) => Some(self.inner(self.path(key), table)),
            None => self.wrong_type(key, value, ValueType::Table),
        }
    }

    pub(crate) fn optional_table(&self, key: &str) -> Option<Reader<'a>> {
        if self.has(key) {
            self.table(key)
        } else {
            self.known(key);
            None
        }
    }

    /// The tables of a list, each with its number (from 1) in its path.
    pub(crate) fn tables(&self, key: &str) -> Vec<Reader<'a>> {
        let Some(value) = self.require(key) else { return Vec::new() };
        let tables = value
            .as_array()
            .and_then(|items| items.iter().map(Value::as_table).collect::<Option<Vec<&Table>>>());
        let Some(tables) = tables else {
            return self.wrong_type(key, value, ValueType::Tables).unwrap_or_default();
        };
        let reader = |(index, table)| {
            let path = format!("{}[{}]", self.path(key), index + 1);
            self.inner(path, table)
        };
        tables.into_iter().enumerate().map(reader).collect()
    }
}

/// The number in a value; a whole number is one too.
fn number_of(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|integer| integer as f64))
}

/// A value as a message repeats it.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => format!("{text:?}"),
        other => other.to_string(),
    };
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
