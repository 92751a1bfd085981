//! The kinds of files, by the endings of their names.

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// A workbook.
    Xlsx,
    /// A document.
    Docx,
    /// Slides.
    Pptx,
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// A table as text.
    Csv,
}

impl Ending {
    /// All kinds with their endings.
    pub const ALL: [(&'static str, Self); 6] = [
        ("xlsx", Self::Xlsx),
        ("docx", Self::Docx),
        ("pptx", Self::Pptx),
        ("svg", Self::Svg),
        ("png", Self::Png),
        ("csv", Self::Csv),
    ];

    /// The ending, without its dot.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// What kind of content it has, as browsers name it.
    #[must_use]
    pub fn content(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Csv => "text/csv",
        }
    }

    /// The kind that a file's name ends in, in capitals or not; `None` for any other.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let known = Self::ALL.iter().find(|(word, _)| ending.eq_ignore_ascii_case(word));
        known.filter(|_| !stem.is_empty()).map(|(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::Ending;

    #[test]
    fn a_name_says_what_it_is_by_its_ending() {
        assert_eq!(Ending::of("a/b.c/report.XLSX"), Some(Ending::Xlsx));
        for name in ["report", "report.pdf", "xlsx", ".csv", "report."] {
            assert_eq!(Ending::of(name), None, "{name}");
        }
    }
}
