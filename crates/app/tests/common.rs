//! What several tests begin with.

use canghai_analysis::{Answer, Deal, Desk, Futures, Job, Precision};
use canghai_app::{App, Event, Language, Order, Reply};
use canghai_plan::Pack;

/// The application as a reader of a language finds it first.
pub(crate) fn app_in(language: Language) -> App {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    App::new(pack, language).expect("the embedded pack makes a model")
}

/// The application in English.
pub(crate) fn app() -> App {
    app_in(Language::English)
}

/// The application in English after some events.
pub(crate) fn after(events: impl IntoIterator<Item = Event>) -> App {
    let mut app = app();
    events.into_iter().for_each(|event| app.update(event));
    app
}

/// Place of a lever in the catalogue.
pub(crate) fn lever(key: &str) -> usize {
    canghai_sim::Levers::<f64>::FIELDS.iter().position(|lever| lever.key == key).expect("a lever")
}

/// What the workers would answer to an order, with as many members as said here.
pub(crate) fn answer(app: &App, order: Order, members: u32) -> Answer {
    let job = Job {
        scenario: order.scenario,
        base: order.base,
        years: order.years,
        members: Deal { thread: 0, threads: 1, all: members },
        precision: Precision::Double,
    };
    let mut desk = Desk::new(app.pack().clone(), Futures::SEED);
    let part = desk.run(&job).expect("a valid order");
    desk.answer(&job, vec![part]).expect("one whole part")
}

/// The event of what the workers would answer to an order, with as many members as said here.
pub(crate) fn reply(app: &App, order: Order, members: u32) -> Event {
    let (revision, depth) = (order.revision, order.depth);
    Event::Answer(Box::new(Reply { revision, depth, answer: answer(app, order, members) }))
}
