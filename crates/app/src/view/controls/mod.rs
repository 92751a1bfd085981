//! Sliders and fields: levers, parts, base share.

mod levers;
mod parts;

use crate::field::{BadInput, Field};
use crate::format::{grouped, rounded};
use crate::state::App;
use crate::text::{text, text_with};

pub(super) use levers::{GROUPS, groups};
pub use levers::{LeverGroup, LeverView};
pub(super) use parts::parts;
pub use parts::{Bar, PartView, Parts};

/// A slider beside a number field.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What it sets.
    pub field: Field,
    /// Its accessible name, whole.
    pub name: String,
    /// What stands beside it, short.
    pub short: String,
    /// Its unit in words.
    pub unit: String,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Step.
    pub step: f64,
    /// The value.
    pub value: f64,
    /// Value of the base scenario, where it has one.
    pub base: Option<f64>,
    /// What stands in the number field: the value, or what is being typed.
    pub text: String,
    /// Value and unit in words, for a screen reader.
    pub spoken: String,
    /// What is wrong with what is typed; empty where nothing is.
    pub problem: String,
    /// Whether a lock, or nothing to part, keeps it as it is.
    pub fixed: bool,
    /// Changes with every touch, see [`App::touches`].
    pub touches: u64,
}

pub(super) fn base_share(app: &App) -> Control {
    let name = text(app.language(), "base_share.label");
    let base = app.pack().base.share.value * 100.0;
    control(app, Field::BaseShare, name.clone(), name, "%", Some(base))
}

fn control(
    app: &App,
    field: Field,
    name: String,
    short: String,
    unit: &str,
    base: Option<f64>,
) -> Control {
    let tab = app.workspace().open();
    let (min, max, step) = field.range(app.pack(), &tab.scenario);
    let value = field.value(app.pack(), &tab.scenario);
    let draft = app.draft(field);
    let problem = draft.and_then(|text| problem(app, field, text, &name, unit)).unwrap_or_default();
    let shown = shown(value, field);
    Control {
        field,
        spoken: format!("{shown} {unit}").trim_end().to_owned(),
        text: draft.map_or(shown, str::to_owned),
        fixed: field.is_fixed(app.pack(), &tab.scenario, &tab.locks),
        unit: unit.to_owned(),
        name,
        short,
        min,
        max,
        step,
        value,
        base,
        problem,
        touches: app.touches(Some(field)),
    }
}

/// A value as a field shows it: means, parts and amounts to a tenth of a step or a hundredth.
fn shown(value: f64, field: Field) -> String {
    let digits = match field {
        Field::Lever(..) | Field::BaseShare => 1e4,
        Field::AllYears(_) | Field::Part(..) | Field::Boundary(..) | Field::Amount(..) => {
            if value.abs() < 100.0 { 1e2 } else { 1e1 }
        }
    };
    rounded((value * digits).round() / digits)
}

/// What is wrong with a typed text, naming the text and the range.
fn problem(app: &App, field: Field, typed: &str, name: &str, unit: &str) -> Option<String> {
    let (min, max, _) = field.range(app.pack(), app.scenario());
    let decimals = |value: f64| if value.fract() == 0.0 { 0 } else { 2 };
    let (min, max) = (grouped(min, decimals(min)), grouped(max, decimals(max)));
    let key = match field.parse(app.pack(), app.scenario(), typed) {
        Ok(_) => return None,
        Err(BadInput::NotANumber) => "field.not_a_number",
        Err(BadInput::OutOfRange) => "field.out_of_range",
    };
    let values = [("name", name), ("text", typed), ("min", &min), ("max", &max), ("unit", unit)];
    Some(text_with(app.language(), key, &values).trim_end().to_owned())
}
