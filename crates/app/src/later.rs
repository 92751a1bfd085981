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
    #[cfg(test)]
    tests::note(key);
    #[cfg(not(target_arch = "wasm32"))]
    {
        static WORDS: [u8; LATER_WORDS.len()] = LATER_WORDS;
        take_later_words(&WORDS);
    }
    let [chinese, english] = LATER.texts(key)?;
    Some(match language {
        Language::Chinese => chinese,
        Language::English => english,
    })
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
