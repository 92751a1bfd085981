//! Texts in both languages, some of which come later than the numbers that they are about.

use crate::later::LaterWords;

/// The texts of the embedded pack that come later, packed as [`LaterWords`] has it.
///
/// An array and no reference to one, so that a program that keeps it elsewhere has it only there.
#[expect(clippy::large_const_arrays, reason = "a static would be in every program")]
pub const LATER_TEXTS: [u8; PACKED.len()] = *PACKED;

const PACKED: &[u8; include_bytes!(concat!(env!("OUT_DIR"), "/later")).len()] =
    include_bytes!(concat!(env!("OUT_DIR"), "/later"));

static LATER: LaterWords = LaterWords::new();

/// Takes the texts of the embedded pack that come later.
pub fn take_later_texts(packed: &'static [u8]) {
    LATER.take(packed);
}

/// A text in both languages.
#[derive(Clone, Debug)]
pub struct Text(Words);

#[derive(Clone, Debug)]
enum Words {
    Here {
        zh: String,
        en: String,
    },
    /// The key of one of [`LATER_TEXTS`].
    Later(String),
}

impl Text {
    /// A text.
    #[must_use]
    pub fn new(zh: String, en: String) -> Self {
        Self(Words::Here { zh, en })
    }

    /// A text of the embedded pack that comes later.
    pub(super) fn later(key: String) -> Self {
        Self(Words::Later(key))
    }

    /// It in Chinese, simplified.
    #[must_use]
    pub fn zh(&self) -> &str {
        match &self.0 {
            Words::Here { zh, .. } => zh,
            Words::Later(key) => come(key)[0],
        }
    }

    /// It in English.
    #[must_use]
    pub fn en(&self) -> &str {
        match &self.0 {
            Words::Here { en, .. } => en,
            Words::Later(key) => come(key)[1],
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.zh() == other.zh() && self.en() == other.en()
    }
}

impl Eq for Text {}

fn come(key: &str) -> [&'static str; 2] {
    #[cfg(not(target_arch = "wasm32"))]
    {
        static TEXTS: [u8; LATER_TEXTS.len()] = LATER_TEXTS;
        LATER.take_own(&TEXTS);
    }
    LATER.texts(key).unwrap_or_default()
}
