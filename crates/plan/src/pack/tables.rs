//! What a pack is read from: files, or what was read of them when the program was built.

use toml::{Table, Value};

use crate::files::Files;
use crate::reader::{Problems, parse};
use crate::tree;

/// The files of a pack as tables.
pub(super) trait Tables {
    /// Whether there is a file of this name.
    fn has(&self, name: &str) -> bool;

    /// A file; a mistake in its writing is noted.
    fn table(&self, name: &str, problems: &Problems) -> Option<Table>;

    /// Whether some texts stand elsewhere and come later, see `Reader::later_text`.
    fn have_later_texts(&self) -> bool {
        false
    }
}

impl Tables for Files {
    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn table(&self, name: &str, problems: &Problems) -> Option<Table> {
        parse(name, self.get(name)?, problems)
    }
}

/// The embedded pack, which `build.rs` read.
pub(super) struct Embedded(Table);

impl Default for Embedded {
    fn default() -> Self {
        let mut bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/embedded"));
        Self(tree::read(&mut bytes).unwrap_or_default())
    }
}

impl Tables for Embedded {
    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn table(&self, name: &str, _: &Problems) -> Option<Table> {
        self.0.get(name).and_then(Value::as_table).cloned()
    }

    fn have_later_texts(&self) -> bool {
        true
    }
}
