//! Words that come later than the program that shows them.
//!
//! They are packed when the program is built. A program for a computer has them in itself; a page is
//! given them with the rest of its program, before or when one of them is first asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What stands between the parts of an entry.
const NEXT: char = '\u{1f}';
/// What stands behind an entry.
const LAST: char = '\u{1e}';

static BRING: OnceLock<fn(&str)> = OnceLock::new();

/// Words by their keys, each in Chinese and in English.
///
/// They are packed as a key and its two texts, parted by unit separators (U+001F), and a record
/// separator (U+001E) behind each entry.
#[derive(Debug, Default)]
pub struct LaterWords(OnceLock<HashMap<&'static str, [&'static str; 2]>>);

impl LaterWords {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Takes the words, which are kept for as long as the program runs; those that came first stay.
    pub fn take(&self, packed: &'static [u8]) {
        let read = |entry: &'static str| {
            let mut parts = entry.split(NEXT);
            Some((parts.next()?, [parts.next()?, parts.next()?]))
        };
        self.0.get_or_init(|| {
            // the words of this very program are text
            let words = str::from_utf8(packed).unwrap_or_default();
            words.split_terminator(LAST).filter_map(read).collect()
        });
    }

    /// Takes the words that a program has in itself, unless it said what is to bring them.
    pub fn take_own(&self, packed: &'static [u8]) {
        if BRING.get().is_none() {
            self.take(packed);
        }
    }

    /// The texts of a key, if there are such, see [`when_words_miss`].
    pub fn texts(&self, key: &str) -> Option<[&'static str; 2]> {
        if self.0.get().is_none() {
            BRING.get().inspect(|bring| bring(key));
        }
        self.0.get()?.get(key).copied()
    }
}

/// Has something called with its key when a word is asked for before the words were taken; it is to
/// have them taken. The first one stays.
pub fn when_words_miss(bring: fn(&str)) {
    let _ = BRING.set(bring);
}
