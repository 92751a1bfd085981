//! What it would take to reach a target.

mod answer;
mod entry;
mod frontier;
mod limits;

use canghai_sim::Outcomes;

use crate::format::percent;
use crate::reach_state::{ReachField, ReachState, shown_times};
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};
use crate::view::Choice;

pub use answer::{Beyond, Changed, MovedLever};
pub(in crate::view) use answer::{answer, asked, beyond, changed};
pub use entry::Entry;
pub use frontier::FrontierView;
pub(in crate::view) use frontier::far;
pub use limits::{Limit, LimitGroup};

/// The page that finds what it would take.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachView {
    /// The years that can be chosen.
    pub year: Choice,
    /// The outcomes.
    pub outcome: Choice,
    /// The level.
    pub level: Entry,
    /// The probabilities; the first is none.
    pub probability: Choice,
    /// Which scenario it starts from, and what is looked for.
    pub note: String,
    /// Why the question cannot be put; empty where it can.
    pub wrong: String,
    /// Ceilings, locks and costs, by kind of lever.
    pub limits: Vec<LimitGroup>,
    /// How far the search is, while it is under way.
    pub working: Option<Working>,
    /// The question that is likely to be put next, as a message: its search may begin before. Empty
    /// where there is none.
    pub likely: String,
    /// Whether the answer is to the question as it stands.
    pub fresh: bool,
    /// The change that is looked at, where the goal is reached.
    pub changed: Option<Changed>,
    /// What is said where the goal is out of reach.
    pub beyond: Option<Beyond>,
    /// How far more leads.
    pub frontier: Option<FrontierView>,
    /// What a screen reader is told.
    pub announcement: String,
}

/// How far a search is.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// Steps taken, of so many; none are known at the beginning.
    pub steps: Option<(usize, usize)>,
    /// The same in words.
    pub words: String,
}

/// The page.
#[inline(never)]
pub(super) fn reach(app: &App) -> ReachView {
    let state = &app.reach;
    let changed = answer::changed(app);
    let beyond = answer::beyond(app);
    let announcement = changed
        .as_ref()
        .map(|changed| changed.heading.clone())
        .or(beyond.as_ref().map(|beyond| beyond.heading.clone()));
    ReachView {
        year: year(app),
        outcome: outcome(app),
        level: level(app),
        probability: probability(app),
        note: note(app),
        wrong: wrong(app),
        limits: limits::groups(app),
        working: state.order.as_ref().map(|_| working(app)),
        likely: app.likely_question().map_or_else(String::new, |order| order.message()),
        fresh: app.reached().is_none_or(|(_, fresh)| fresh),
        changed,
        beyond,
        frontier: frontier::frontier(app),
        announcement: announcement.unwrap_or_default(),
    }
}

fn year(app: &App) -> Choice {
    let calendar = &app.pack().calendar;
    let years = (0..calendar.horizon_years).map(|index| calendar.year(index));
    let options = years.map(|year| {
        let words = text_with(app.language(), "reach.page.by", &[("year", &year.to_string())]);
        (year.to_string(), words, year == app.reach.year)
    });
    Choice { label: text(app.language(), "reach.item.year"), options: options.collect() }
}

fn outcome(app: &App) -> Choice {
    let options = Outcomes::<f64>::FIELDS.iter().map(|outcome| {
        let chosen = outcome.key == app.reach.outcome.key;
        (outcome.key.to_owned(), label(app.language(), outcome), chosen)
    });
    Choice { label: text(app.language(), "reach.item.outcome"), options: options.collect() }
}

fn level(app: &App) -> Entry {
    let outcome = app.reach.outcome;
    let percent = shown_times(outcome) > 1.0;
    let unit = if percent { "%".to_owned() } else { unit_label(app.language(), outcome.unit) };
    entry::entry(app, ReachField::Level, text(app.language(), "reach.item.level"), unit)
}

fn probability(app: &App) -> Choice {
    let language = app.language();
    let chosen = app.reach.probability;
    let none = (String::new(), text(language, "reach.page.central"), chosen.is_none());
    let likely = ReachState::PROBABILITIES.map(|one| {
        let words = percent(one, 0);
        let words = text_with(language, "reach.page.at_least", &[("probability", &words)]);
        (one.to_string(), words, chosen == Some(one))
    });
    let options = std::iter::once(none).chain(likely).collect();
    Choice { label: text(language, "reach.item.probability"), options }
}

fn note(app: &App) -> String {
    let name = app.workspace().open().name(app.language(), app.pack());
    text_with(app.language(), "reach.page.note", &[("scenario", &name)])
}

/// The first number of the question that is wrong.
fn wrong(app: &App) -> String {
    let Some(field) = app.wrong_in_reach() else { return String::new() };
    match field {
        ReachField::Level => level(app).problem,
        ReachField::Ceiling(_) | ReachField::Cost(_) => {
            let groups = limits::groups(app);
            let mut limits = groups.into_iter().flat_map(|group| group.limits);
            let entry = limits.find_map(|limit| {
                [limit.ceiling, limit.cost].into_iter().find(|entry| entry.field == field)
            });
            entry.map_or_else(String::new, |entry| entry.problem)
        }
    }
}

fn working(app: &App) -> Working {
    let language = app.language();
    let (done, of) = app.reach.progress;
    let answered = app.reached().is_some_and(|(held, _)| Some(&held.order) == app.reach_order());
    if answered {
        return Working { steps: None, words: text(language, "reach.page.frontier_working") };
    }
    let words = text_with(
        language,
        "reach.page.working",
        &[("done", &done.to_string()), ("of", &of.to_string())],
    );
    if of == 0 {
        return Working { steps: None, words: text(language, "reach.page.beginning") };
    }
    Working { steps: Some((done, of)), words }
}
