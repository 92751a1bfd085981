//! What keeps a file from being made.

use std::fmt::Display;

use canghai_app::{Language, no_size, text, text_with};

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No font that was given has this letter; it would be drawn as a box.
    NoLetter(char),
    /// A width and height that a picture cannot have, pixels.
    Size((u32, u32)),
    /// A chart that has nothing to show: why, in words.
    Nothing(String),
    /// A file that its writer did not make: what it said.
    Writer(String),
}

impl Trouble {
    /// What a writer said.
    pub(crate) fn writer(error: impl Display) -> Self {
        Self::Writer(error.to_string())
    }

    /// The trouble in words.
    #[must_use]
    pub fn describe(&self, language: Language) -> String {
        match self {
            Self::NoLetter(letter) => {
                let script = if is_chinese(*letter) { "chinese" } else { "other" };
                let script = text(language, &format!("report.script.{script}"));
                let letter = letter.to_string();
                let values = [("letter", letter.as_str()), ("script", &script)];
                text_with(language, "report.problem.no_letter", &values)
            }
            Self::Size((width, height)) => {
                no_size(language, &width.to_string(), &height.to_string())
            }
            Self::Nothing(words) => words.clone(),
            Self::Writer(detail) => {
                text_with(language, "report.problem.writer", &[("detail", detail)])
            }
        }
    }
}

/// Whether a letter is a Chinese character or one of its signs.
pub(crate) fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{2fa1f}')
}
