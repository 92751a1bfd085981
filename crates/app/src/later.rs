//! Words that the page's first view does without.
//!
//! They are packed when the program is built (`build.rs`). A program has them in itself; the page
//! is given them with the rest of its program, before or when one of them is first asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::Language;

/// The words: a key and its texts in the languages' order, parted by unit separators, and a record
/// separator behind each entry.
///
/// An array and no reference to one, so that a program that keeps it elsewhere has it only there.
#[expect(clippy::large_const_arrays, reason = "a static would be in every program")]
pub const LATER_WORDS: [u8; PACKED.len()] = *PACKED;

const PACKED: &[u8; include_bytes!(concat!(env!("OUT_DIR"), "/later")).len()] =
    include_bytes!(concat!(env!("OUT_DIR"), "/later"));

/// What stands between the parts of an entry.
const NEXT: char = '\u{1f}';
/// What stands behind an entry.
const LAST: char = '\u{1e}';

static TAKEN: OnceLock<HashMap<&'static str, [&'static str; 2]>> = OnceLock::new();
static MISSING: OnceLock<fn()> = OnceLock::new();

/// Takes the words, which are kept for as long as the program runs; those that came first stay.
pub fn take_later_words(words: &'static [u8]) {
    // the words of this very program are text
    let words = str::from_utf8(words).unwrap_or_default();
    let read = |entry: &'static str| {
        let mut parts = entry.split(NEXT);
        Some((parts.next()?, [parts.next()?, parts.next()?]))
    };
    let _ = TAKEN.set(words.split_terminator(LAST).filter_map(read).collect());
}

/// Has something called when a word is asked for before the words were taken; it is to take them.
pub fn when_words_miss(bring: fn()) {
    // the first one stays
    let _ = MISSING.set(bring);
}

/// The text of a key, if it is one of these words.
#[inline(never)]
pub(crate) fn text(language: Language, key: &str) -> Option<&'static str> {
    #[cfg(test)]
    tests::note(key);
    if TAKEN.get().is_none() {
        bring();
    }
    let texts = TAKEN.get()?.get(key)?;
    Some(match language {
        Language::Chinese => texts[0],
        Language::English => texts[1],
    })
}

#[cfg(target_arch = "wasm32")]
fn bring() {
    if let Some(bring) = MISSING.get() {
        bring();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn bring() {
    static WORDS: [u8; LATER_WORDS.len()] = LATER_WORDS;
    take_later_words(&WORDS);
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use canghai_analysis::{Deal, Desk, Futures, Job};
    use canghai_plan::Pack;

    use super::*;
    use crate::{App, Depth, Event, Field, Reply, view};

    thread_local! {
        static ASKED: RefCell<BTreeSet<String>> = RefCell::default();
    }

    pub(super) fn note(key: &str) {
        ASKED.with_borrow_mut(|asked| asked.insert(key.to_owned()));
    }

    fn reply(app: &App, desk: &mut Desk) -> Reply {
        let order = app.order(Depth::Quick);
        let job = Job {
            scenario: order.scenario,
            base: order.base,
            years: order.years,
            members: Deal { thread: 0, threads: 1, all: 32 },
            precision: order.depth.precision(),
        };
        let part = desk.run(&job).expect("a valid job");
        let answer = desk.answer(&job, vec![part]).expect("one whole part");
        Reply { revision: order.revision, depth: order.depth, answer }
    }

    #[test]
    fn the_first_view_asks_for_none_of_these_words() {
        let pack = Pack::embedded().expect("the embedded pack is valid");
        let mut desk = Desk::new(pack.clone(), Futures::SEED);
        for language in [Language::Chinese, Language::English] {
            let mut app = App::new(pack.clone(), language).expect("a valid model");
            for width in [1440.0, 390.0] {
                app.update(Event::Resize(width));
                let _ = view::page(&app);
                let answered = reply(&app, &mut desk);
                app.update(Event::Answer(Box::new(answered)));
                let _ = view::page(&app);
                app.update(Event::Slide(Field::AllYears(0), 4.0));
                let _ = view::page(&app);
            }
        }
        let asked = ASKED.with_borrow(|asked| asked.iter().cloned().collect::<Vec<_>>());
        assert_eq!(asked, Vec::<String>::new());
    }
}
