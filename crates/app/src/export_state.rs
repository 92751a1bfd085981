//! What is chosen to be taken home as a file, and what becomes of it.

use serde::{Deserialize, Serialize};

use crate::ending::Ending;
use crate::language::Language;
use crate::needs::LookedAt;
use crate::picture_size::PICTURE_SIZE;
use crate::table_name::TableName;

/// What is chosen, and the file that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportState {
    /// Whether the panel is open.
    pub(crate) open: bool,
    pub(crate) ending: Ending,
    /// Name of the chart, see [`crate::ChartName`].
    pub(crate) chart: String,
    pub(crate) table: TableName,
    /// Width and height of a picture as typed, pixels.
    pub(crate) size: [String; 2],
    /// The file that is wanted, and how much of it is done, a part of 1.
    pub(crate) order: Option<ExportOrder>,
    pub(crate) done: f64,
    pub(crate) tickets: u64,
    /// What came of the last.
    pub(crate) came: Option<Came>,
}

impl Default for ExportState {
    fn default() -> Self {
        Self {
            open: false,
            ending: Ending::Xlsx,
            chart: "share".to_owned(),
            table: TableName::Outcomes,
            size: [PICTURE_SIZE.0, PICTURE_SIZE.1].map(|side| side.to_string()),
            order: None,
            done: 0.0,
            tickets: 0,
            came: None,
        }
    }
}

/// What came of a file that was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// It was saved under this name.
    Saved(String),
    /// What makes it could not be loaded.
    NotLoaded,
    /// What makes it said this.
    Refused(String),
    /// A picture has no such size.
    NoSize,
}

/// A file that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOrder {
    /// Its number.
    pub ticket: u64,
    /// The name that it is saved under.
    pub name: String,
    /// Its kind.
    pub ending: Ending,
    /// Whether it holds the minutes and not the results.
    pub minutes: bool,
    /// What a picture shows, by the chart's name.
    pub chart: String,
    /// What a table holds.
    pub table: TableName,
    /// Width and height of a picture, pixels.
    pub size: (u32, u32),
    /// What the page looks at, where a chart depends on it.
    pub looked: LookedAt,
    /// Everything that is open, as a project file.
    pub project: String,
    /// The language.
    pub language: Language,
    /// The address that links get.
    pub address: String,
}

impl ExportOrder {
    /// The order as a text.
    #[must_use]
    pub fn message(&self) -> String {
        // texts and numbers can always be written
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The order of such a text; `None` for any other.
    #[must_use]
    pub fn of_message(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// Something that happens to exports.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEvent {
    /// The panel was opened or closed.
    Show(bool),
    /// A kind of file was chosen.
    Kind(Ending),
    /// A chart was chosen, by name.
    Chart(String),
    /// A table was chosen.
    Table(TableName),
    /// Width (0) or height (1) of a picture was typed.
    Side(usize, String),
    /// The file is to be made.
    Make,
    /// The minutes are to be made as a document.
    Minutes,
    /// It is called off.
    Cancel,
    /// What makes the file with this number says something.
    Heard(u64, ExportNews),
}

/// What is said while a file is made.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportNews {
    /// So much is done, a part of 1.
    Progress(f64),
    /// It was given to the browser to be saved.
    Saved,
    /// What makes it could not be loaded.
    NotLoaded,
    /// It was refused, in the reader's language.
    Refused(String),
}
