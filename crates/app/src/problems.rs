//! Mistakes in files, in the reader's language.

use canghai_plan::{Issue, Problem, ValueType};

use crate::format::rounded;
use crate::language::Language;
use crate::text::{text, text_with, unit_label};

/// A mistake in a sentence: file, key, what was found and what is allowed.
#[must_use]
pub fn describe(language: Language, problem: &Problem) -> String {
    let place = match (problem.file.as_str(), problem.key.as_str()) {
        (file, "") => file.to_owned(),
        (file, key) => format!("{file}: {key}"),
    };
    format!("{place}: {}", what(language, &problem.issue))
}

fn what(language: Language, issue: &Issue) -> String {
    let say =
        |key: &str, values: &[(&str, &str)]| text_with(language, &format!("problem.{key}"), values);
    match issue {
        Issue::Syntax { line, column, detail } => {
            let (line, column) = (line.to_string(), column.to_string());
            say("syntax", &[("line", &line), ("column", &column), ("detail", detail)])
        }
        Issue::Unreadable { detail } => say("unreadable", &[("detail", detail)]),
        Issue::TooLarge { found, max } => {
            say("too_large", &[("found", &found.to_string()), ("max", &max.to_string())])
        }
        Issue::Missing => say("missing", &[]),
        Issue::UnknownKey { allowed } => say("unknown_key", &[("allowed", &allowed.join(", "))]),
        Issue::WrongType { found, expected } => {
            say("wrong_type", &[("found", found), ("expected", &type_name(language, *expected))])
        }
        Issue::OutOfRange { found, min, max, unit } => {
            let unit = unit_label(language, unit);
            let values = [("found", number(*found)), ("min", number(*min)), ("max", number(*max))];
            let mut values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            values.push(("unit", &unit));
            say("out_of_range", &values).trim_end().to_owned()
        }
        Issue::WrongLength { found, expected } => {
            let (found, expected) = (found.to_string(), expected.to_string());
            say("wrong_length", &[("found", &found), ("expected", &expected)])
        }
        Issue::WrongSum { found } => say("wrong_sum", &[("found", &number(*found))]),
        Issue::UnknownWord { found, allowed } => {
            say("unknown_word", &[("found", found), ("allowed", &allowed.join(", "))])
        }
        Issue::Repeated { found } => say("repeated", &[("found", found)]),
        Issue::Differs { found, expected } => {
            say("differs", &[("found", found), ("expected", expected)])
        }
        Issue::BadText { max } => say("bad_text", &[("max", &max.to_string())]),
        Issue::NotOverridable => say("not_overridable", &[]),
        Issue::NoModel { detail } => say("no_model", &[("detail", detail)]),
    }
}

/// A number as it was written, as far as a reader needs it.
fn number(value: f64) -> String {
    if value.is_finite() && value.abs() < 1e15 { rounded(value) } else { value.to_string() }
}

fn type_name(language: Language, expected: ValueType) -> String {
    let key = match expected {
        ValueType::Number => "number",
        ValueType::Integer => "integer",
        ValueType::Boolean => "boolean",
        ValueType::Text => "text",
        ValueType::Numbers => "numbers",
        ValueType::Texts => "texts",
        ValueType::NumbersByYear => "numbers_by_year",
        ValueType::Table => "table",
        ValueType::Tables => "tables",
    };
    text(language, &format!("type.{key}"))
}
