//! What asks for the probabilities, which take longer than the rest.

use crate::state::App;
use crate::text::{text, text_with};
use crate::why_orders::{WHY_MEMBERS, WhyWork};
use crate::why_state::Measure;

/// What asks for the probabilities.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What it takes.
    pub note: String,
    /// Words of the button.
    pub start: String,
    /// How far it is, where it runs.
    pub progress: Option<Progress>,
}

/// How far a computation is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Pieces done.
    pub done: usize,
    /// Pieces in all.
    pub all: usize,
    /// The same in words.
    pub words: String,
    /// Words of the button that stops it.
    pub cancel: String,
}

/// What asks for them, where they are looked at and not there.
pub(super) fn ask(app: &App, measure: Measure) -> Option<Ask> {
    let pair = app.why_pair()?;
    if !measure.is_probability() || app.why_chances().is_some() {
        return None;
    }
    let language = app.language();
    let all = app.why_combinations(&pair);
    let running = app.why_order().filter(|order| order.work == WhyWork::Chances);
    let progress = || {
        let done = running.map_or(0, |_| app.why().done);
        let values = [("done", done.to_string()), ("all", all.to_string())];
        let values = [("done", values[0].1.as_str()), ("all", &values[1].1)];
        let key = if running.is_some() { "progress" } else { "waiting" };
        Progress {
            done,
            all,
            words: text_with(language, &format!("contributions.parts.{key}"), &values),
            cancel: text(language, "contributions.parts.cancel"),
        }
    };
    let values = [("all", all.to_string()), ("members", WHY_MEMBERS.to_string())];
    let values = [("all", values[0].1.as_str()), ("members", &values[1].1)];
    Some(Ask {
        note: text_with(language, "contributions.parts.ask_note", &values),
        start: text(language, "contributions.parts.ask"),
        progress: app.why_is_asked().then(progress),
    })
}
