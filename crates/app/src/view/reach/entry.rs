//! A number of the question.

use crate::field::BadInput;
use crate::format::{grouped, rounded};
use crate::reach_state::ReachField;
use crate::state::App;
use crate::text::text_with;

/// A number field, which may have a slider beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it sets.
    pub field: ReachField,
    /// Its accessible name.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// Smallest and largest value and the step.
    pub range: [f64; 3],
    /// The value.
    pub value: f64,
    /// What stands in the field: the value, or what is being typed.
    pub text: String,
    /// What is wrong with what is typed; empty where nothing is.
    pub problem: String,
    /// Whether a lock keeps it as it is.
    pub fixed: bool,
}

pub(super) fn entry(app: &App, field: ReachField, name: String, unit: String) -> Entry {
    let (pack, scenario, state) = (app.pack(), app.scenario(), &app.reach);
    let value = state.value(field, pack, scenario);
    let range = state.range(field, pack, scenario);
    let draft = state.drafts.get(&field);
    let wrong = draft.and_then(|typed| state.parse(field, pack, scenario, typed).err());
    let problem =
        wrong.zip(draft).map(|(wrong, typed)| problem(app, &name, &unit, range, (wrong, typed)));
    Entry {
        field,
        range,
        text: draft.cloned().unwrap_or_else(|| rounded(value)),
        value,
        problem: problem.unwrap_or_default(),
        fixed: matches!(field, ReachField::Ceiling(place) | ReachField::Cost(place) if state.locked.contains(&place)),
        name,
        unit,
    }
}

/// What is wrong, naming the text and the range.
fn problem(
    app: &App,
    name: &str,
    unit: &str,
    [min, max, _]: [f64; 3],
    (wrong, typed): (BadInput, &String),
) -> String {
    let key = match wrong {
        BadInput::NotANumber => "field.not_a_number",
        BadInput::OutOfRange => "field.out_of_range",
    };
    let words = |value: f64| grouped(value, if value.fract() == 0.0 { 0 } else { 2 });
    let (min, max) = (words(min), words(max));
    let values = [("name", name), ("text", typed), ("min", &min), ("max", &max), ("unit", unit)];
    text_with(app.language(), key, &values).trim_end().to_owned()
}
