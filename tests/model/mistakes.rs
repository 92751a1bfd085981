//! Sees which mistakes a scenario file has.

use canghai_plan::{Issue, Problem, Scenario};

use crate::runs::pack;

/// The issue in few words, so that a table of cases can name it.
fn said(issue: &Issue) -> String {
    match issue {
        Issue::Syntax { line, column, .. } => format!("syntax at {line}:{column}"),
        Issue::Unreadable { .. } => "unreadable".to_owned(),
        Issue::TooLarge { .. } => "too large".to_owned(),
        Issue::Missing => "missing".to_owned(),
        Issue::UnknownKey { .. } => "unknown key".to_owned(),
        Issue::WrongType { found, expected } => format!("{found} is not {expected:?}"),
        Issue::OutOfRange { found, min, max, unit } => {
            format!("{found} is not in {min}..{max} {unit}")
        }
        Issue::WrongLength { found, expected } => format!("length {found}, not {expected}"),
        Issue::WrongSum { found } => format!("sum {found:.4}"),
        Issue::UnknownWord { found, allowed } => format!("{found} is not of {}", allowed.join("|")),
        Issue::Repeated { found } => format!("{found} repeated"),
        Issue::Differs { found, expected } => format!("{found} is not {expected}"),
        Issue::BadText { max } => format!("bad text, at most {max}"),
        Issue::NotOverridable => "not overridable".to_owned(),
        Issue::NoModel { detail } => format!("no model: {detail}"),
    }
}

pub(crate) fn problems(text: &str) -> Vec<Problem> {
    Scenario::read(pack(), "bad.toml", text).err().unwrap_or_default()
}

/// Sees that a file has exactly one mistake, at this key and of this kind.
pub(crate) fn assert_only(text: &str, key: &str, issue: &str) {
    let problems = problems(text);
    let found: Vec<_> = problems.iter().map(|p| (p.key.as_str(), said(&p.issue))).collect();
    assert_eq!(found, [(key, issue.to_owned())], "in {text:?}");
    assert_eq!(problems[0].file, "bad.toml");
}

pub(crate) fn assert_each(cases: &[(&str, &str, &str)]) {
    for (text, key, issue) in cases {
        assert_only(text, key, issue);
    }
}
