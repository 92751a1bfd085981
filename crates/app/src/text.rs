//! Words from the translations.

use canghai_analysis::{Constraint, Group, GrowthPart};
use canghai_sim::{Quantity, catalogue};

use crate::language::Language;
use crate::later;

/// The text of a key.
#[must_use]
pub fn text(language: Language, key: &str) -> String {
    match crate::_rust_i18n_try_translate(language.key(), key) {
        Some(text) => text.into_owned(),
        None => later::text(language, key).unwrap_or(key).to_owned(),
    }
}

/// The text of a key with `%{name}` replaced by the value given for the name.
#[must_use]
pub fn text_with(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    let (names, values): (Vec<&str>, Vec<String>) =
        values.iter().map(|(name, value)| (*name, (*value).to_owned())).unzip();
    rust_i18n::replace_patterns(&text(language, key), &names, &values)
}

/// The name of a catalogue entry.
#[must_use]
pub fn label(language: Language, quantity: &Quantity) -> String {
    text(language, &quantity.label_key())
}

/// The name of a catalogue entry where there is little room.
#[must_use]
pub fn short_label(language: Language, quantity: &Quantity) -> String {
    text(language, &quantity.label_key().replace(".label", ".short"))
}

/// The name of a group of inputs.
#[must_use]
pub fn group_label(language: Language, group: Group) -> String {
    text(language, &format!("why.group.{}", group.key()))
}

/// The name of a part of growth.
#[must_use]
pub fn growth_part_label(language: Language, part: GrowthPart) -> String {
    text(language, &format!("why.growth.{}", part.key()))
}

/// The name of an uncertain input; of several that are drawn together, all their names.
#[must_use]
pub fn input_label(language: Language, input: &str) -> String {
    let part = |key: &str| match key {
        "demand_common" | "demand_sectors" | "firms" => text(language, &format!("why.input.{key}")),
        _ => {
            let quantity = catalogue::all().find(|quantity| quantity.key == key);
            quantity.map_or_else(|| key.to_owned(), |quantity| label(language, quantity))
        }
    };
    input.split('+').map(part).collect::<Vec<_>>().join(" + ")
}

/// What is said of a sector that a constraint binds.
#[must_use]
pub fn bound_by(language: Language, constraint: Constraint) -> String {
    text(language, &format!("why.constraint.{}.bound", constraint.key()))
}

/// A constraint in one character.
#[must_use]
pub fn constraint_mark(language: Language, constraint: Constraint) -> String {
    text(language, &format!("why.constraint.{}.mark", constraint.key()))
}

/// A unit of the catalogue in words; empty for a ratio.
#[must_use]
pub fn unit_label(language: Language, unit: &str) -> String {
    let key = match unit {
        "1e8 CNY" => "yi_yuan",
        "1e8 CNY/yr" => "yi_yuan_per_year",
        "1e4 CNY/mu" => "wan_yuan_per_mu",
        "1e4 CNY/person" => "wan_yuan_per_person",
        "person/1e8 CNY" => "person_per_yi_yuan",
        "mu/yr" => "mu_per_year",
        "person/yr" => "person_per_year",
        "project/yr" => "project_per_year",
        "standard/yr" => "standard_per_year",
        "1/yr" => "per_year",
        "yr" => "year",
        "1" => return String::new(),
        word => word,
    };
    text(language, &format!("unit.{key}"))
}
