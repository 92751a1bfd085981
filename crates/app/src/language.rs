//! The two languages.

use canghai_plan::Text;
use serde::{Deserialize, Serialize};

/// A language of the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Chinese, simplified.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language for a tag as browsers and locales write it (`zh-CN`, `en_US.UTF-8`); Chinese
    /// where the tag is neither.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("en") { Self::English } else { Self::Chinese }
    }

    /// The tag of a page in this language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language's key in the translations.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// The text of a pack in this language.
    #[must_use]
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Chinese => text.zh(),
            Self::English => text.en(),
        }
    }
}
