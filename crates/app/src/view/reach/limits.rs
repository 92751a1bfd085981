//! Ceilings, locks and costs of the levers.

use canghai_sim::Levers;

use super::entry::{Entry, entry};
use crate::format::lever_amount;
use crate::reach_state::ReachField;
use crate::state::App;
use crate::text::{label, short_label, text, text_with, unit_label};
use crate::view::controls::GROUPS;
use crate::view::{Info, Subject, info};

/// The levers of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitGroup {
    /// Its key, for the style sheet.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its levers.
    pub limits: Vec<Limit>,
}

/// How far a lever may go, and at what cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Key of the lever.
    pub key: &'static str,
    /// Its place in the catalogue.
    pub place: usize,
    /// Its name, short.
    pub label: String,
    /// The button for its card.
    pub info: Info,
    /// The ceiling.
    pub ceiling: Entry,
    /// Where along the lever's whole range the scenario's highest value and the ceiling are, 0 to 1.
    pub along: (f64, f64),
    /// What the scenario has at the most, in words.
    pub now: String,
    /// What one more unit costs for a year.
    pub cost: Entry,
    /// Whether it is held, and the name of the button for that.
    pub lock: (bool, String),
}

pub(super) fn groups(app: &App) -> Vec<LimitGroup> {
    let group = |(key, levers): &(&'static str, &[&str])| LimitGroup {
        key,
        label: text(app.language(), &format!("group.{key}.label")),
        limits: levers.iter().filter_map(|lever| limit(app, lever)).collect(),
    };
    GROUPS.iter().map(group).collect()
}

fn limit(app: &App, key: &str) -> Option<Limit> {
    let language = app.language();
    let place = Levers::<f64>::FIELDS.iter().position(|lever| lever.key == key)?;
    let lever = &Levers::<f64>::FIELDS[place];
    let name = label(language, lever);
    let named = |key: &str| text_with(language, key, &[("lever", &name)]);
    let unit = unit_label(language, lever.unit);
    let ceiling = entry(app, ReachField::Ceiling(place), named("reach.page.ceiling_of"), unit);
    let cost_unit = text(language, &format!("reach.page.cost_unit.{}", lever.key));
    let along = |value: f64| ((value - lever.min) / (lever.max - lever.min)).clamp(0.0, 1.0);
    let highest = ceiling.range[0];
    Some(Limit {
        key: lever.key,
        place,
        info: info(app, Subject::Lever(lever.key)),
        along: (along(highest), along(ceiling.value)),
        now: text_with(
            language,
            "reach.page.now",
            &[("amount", &lever_amount(language, lever, highest))],
        ),
        cost: entry(app, ReachField::Cost(place), named("reach.page.cost_of"), cost_unit),
        lock: (app.reach.locked.contains(&place), named("reach.page.lock")),
        ceiling,
        label: short_label(language, lever),
    })
}
