//! Why a question for what it would take is refused, in the reader's language.

use canghai_analysis::reach::{Item, Refusal};

use crate::format::rounded;
use crate::language::Language;
use crate::text::{text, text_with, unit_label};

/// A refusal in a sentence: what was found and what is allowed.
#[must_use]
pub fn describe_refusal(language: Language, refusal: &Refusal) -> String {
    let say = |key: &str, values: &[(&str, &str)]| {
        text_with(language, &format!("reach.refused.{key}"), values)
    };
    match refusal {
        Refusal::Unknown { item, found, allowed } => {
            let (item, allowed) = (item_name(language, *item), allowed.join(", "));
            say("unknown", &[("item", &item), ("found", found), ("allowed", &allowed)])
        }
        Refusal::OutOfRange { item: Item::Year, found, min, max, .. } => {
            let [found, min, max] = [found, min, max].map(|year| format!("{year:.0}"));
            say("year", &[("found", &found), ("min", &min), ("max", &max)])
        }
        Refusal::OutOfRange { item: Item::Probability, found, .. } => {
            say("probability", &[("found", &found.to_string())])
        }
        Refusal::OutOfRange { item, lever, found, min, max, unit } => {
            let item = item_name(language, *item);
            let place = if lever.is_empty() { item } else { format!("{item} {lever}") };
            let unit = unit_label(language, unit);
            let [min, max] = [min, max].map(|value| rounded(*value));
            let values = [
                ("place", place.as_str()),
                ("found", &found.to_string()),
                ("min", &min),
                ("max", &max),
                ("unit", &unit),
            ];
            say("out_of_range", &values).trim_end().to_owned()
        }
        Refusal::NoCost { lever } => say("no_cost", &[("lever", lever)]),
        Refusal::Model(errors) => {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            lines.join("; ")
        }
    }
}

fn item_name(language: Language, item: Item) -> String {
    let word = match item {
        Item::Outcome => "outcome",
        Item::Level => "level",
        Item::Year => "year",
        Item::Probability => "probability",
        Item::Ceiling => "ceiling",
        Item::Lock => "lock",
        Item::Cost => "cost",
    };
    text(language, &format!("reach.item.{word}"))
}
