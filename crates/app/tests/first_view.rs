//! The page's first view, which does without the rest of the program.

use std::sync::Mutex;

use canghai_analysis::{Deal, Desk, Futures, Job};
use canghai_app::{App, Depth, Event, Field, Language, Reply, view};
use canghai_plan::{Pack, when_words_miss};

static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note(key: &str) {
    ASKED.lock().expect("one thread").push(key.to_owned());
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
fn it_asks_for_no_word_that_comes_later() {
    when_words_miss(note);
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
    assert_eq!(*ASKED.lock().expect("one thread"), Vec::<String>::new());
    // what a card says is one of them
    assert!(pack.levers[0].provenance.source.zh().is_empty());
    assert_eq!(ASKED.lock().expect("one thread").len(), 1);
}
