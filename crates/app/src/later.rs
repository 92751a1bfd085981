//! Words that the page's first view does without.

use canghai_plan::LaterWords;

use crate::language::Language;

/// The words, packed by `build.rs` as [`LaterWords`] has it.
///
/// An array and no reference to one, so that a program that keeps it elsewhere has it only there.
#[expect(clippy::large_const_arrays, reason = "a static would be in every program")]
pub const LATER_WORDS: [u8; PACKED.len()] = *PACKED;

const PACKED: &[u8; include_bytes!(concat!(env!("OUT_DIR"), "/later")).len()] =
    include_bytes!(concat!(env!("OUT_DIR"), "/later"));

static LATER: LaterWords = LaterWords::new();

/// Takes the words.
pub fn take_later_words(packed: &'static [u8]) {
    LATER.take(packed);
}

/// The text of a key, if it is one of these words.
#[inline(never)]
pub(crate) fn text(language: Language, key: &str) -> Option<&'static str> {
    #[cfg(not(target_arch = "wasm32"))]
    {
        static WORDS: [u8; LATER_WORDS.len()] = LATER_WORDS;
        LATER.take_own(&WORDS);
    }
    let [chinese, english] = LATER.texts(key)?;
    Some(match language {
        Language::Chinese => chinese,
        Language::English => english,
    })
}
