//! Sliders and fields: levers, parts, base share.

use canghai_plan::ShareGroup;
use canghai_sim::{Levers, Mix};

use crate::field::{BadInput, Field};
use crate::format::{grouped, rounded};
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};

/// A slider beside a number field.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What it sets.
    pub field: Field,
    /// Its accessible name, whole.
    pub name: String,
    /// What stands beside it, short.
    pub short: String,
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
}

/// The levers of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverGroup {
    /// Its key, for the style sheet.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its levers.
    pub levers: Vec<LeverView>,
}

/// One lever with its years.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverView {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its unit in words.
    pub unit: String,
    /// What the model does with it, and where the evidence is weak.
    pub help: String,
    /// One control a plan year.
    pub years: Vec<Control>,
}

/// Parts of a whole that sum to 100 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// What is parted.
    pub label: String,
    /// One control a part.
    pub parts: Vec<Control>,
}

/// The groups and the levers in them, by key.
const GROUPS: [(&str, &[&str]); 4] = [
    ("money", &["special_fund", "guidance_fund"]),
    ("land", &["land", "plot_ratio", "flexible_tenure"]),
    ("talent", &["high_level_talent", "skilled_training"]),
    ("promotion", &["signed_projects"]),
];

pub(super) fn groups(app: &App) -> Vec<LeverGroup> {
    let language = app.language();
    let group = |(key, levers): &(&'static str, &[&str])| LeverGroup {
        key,
        label: text(language, &format!("group.{key}.label")),
        levers: levers.iter().filter_map(|lever| self::lever(app, lever)).collect(),
    };
    GROUPS.iter().map(group).collect()
}

fn lever(app: &App, key: &str) -> Option<LeverView> {
    let language = app.language();
    let index = Levers::<f64>::FIELDS.iter().position(|lever| lever.key == key)?;
    let lever = &Levers::<f64>::FIELDS[index];
    let name = label(language, lever);
    let unit = unit_label(language, lever.unit);
    let trend = app.pack().lever(key).map(|lever| lever.trend.as_slice()).unwrap_or_default();
    let years = app.pack().plan_years().enumerate().map(|(number, year)| {
        let short = year.to_string();
        let year = text_with(language, "time.year", &[("year", &short)]);
        let base = trend.get(number).copied();
        let name = format!("{name} {year}");
        control(app, Field::Lever(index, number), name, short, &unit, base)
    });
    Some(LeverView {
        key: lever.key,
        help: text(language, &format!("lever.{key}.help")),
        years: years.collect(),
        label: name,
        unit,
    })
}

pub(super) fn parts(app: &App) -> Vec<Parts> {
    let language = app.language();
    let mix = Parts {
        label: text(language, "mix.title"),
        parts: Mix::<f64>::FIELDS
            .iter()
            .enumerate()
            .map(|(index, part)| {
                let short = text(language, &format!("mix.{}.label", part.key));
                part_control(app, Field::Mix(index), &text(language, "mix.title"), short)
            })
            .collect(),
    };
    let shares = ShareGroup::ALL.into_iter().map(|group| {
        let title = text(language, &format!("shares.{}.label", group.key()));
        let sectors = app.pack().sectors.iter().enumerate();
        let parts = sectors.map(|(index, sector)| {
            let short = language.of(&sector.short).to_owned();
            part_control(app, Field::Share(group, index), &title, short)
        });
        Parts { parts: parts.collect(), label: title.clone() }
    });
    std::iter::once(mix).chain(shares).collect()
}

fn part_control(app: &App, field: Field, whole: &str, short: String) -> Control {
    let name = format!("{whole} {short}");
    control(app, field, name, short, "%", None)
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
    let (min, max, step) = field.range(app.pack());
    let value = field.value(app.pack(), app.scenario());
    let draft = app.draft(field);
    let problem = draft.and_then(|text| problem(app, field, text, &name, unit)).unwrap_or_default();
    let shown = rounded((value * 1e4).round() / 1e4);
    Control {
        field,
        spoken: format!("{shown} {unit}").trim_end().to_owned(),
        text: draft.map_or(shown, str::to_owned),
        name,
        short,
        min,
        max,
        step,
        value,
        base,
        problem,
    }
}

/// What is wrong with a typed text, naming the text and the range.
fn problem(app: &App, field: Field, typed: &str, name: &str, unit: &str) -> Option<String> {
    let (min, max, _) = field.range(app.pack());
    let decimals = |value: f64| usize::from(value.fract() != 0.0);
    let (min, max) = (grouped(min, decimals(min)), grouped(max, decimals(max)));
    let key = match field.parse(app.pack(), typed) {
        Ok(_) => return None,
        Err(BadInput::NotANumber) => "field.not_a_number",
        Err(BadInput::OutOfRange) => "field.out_of_range",
    };
    let values = [("name", name), ("text", typed), ("min", &min), ("max", &max), ("unit", unit)];
    Some(text_with(app.language(), key, &values).trim_end().to_owned())
}
