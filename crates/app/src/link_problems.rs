//! What is wrong with links and project files, in the reader's language.

use canghai_plan::link::{IdKind, LinkError, LinkWarning};
use canghai_plan::project::ProjectError;
use canghai_plan::{Issue, Problem};

use crate::language::Language;
use crate::problems::describe;
use crate::text::{text, text_with};

/// Why nothing comes of a link, a line for each reason.
#[must_use]
pub fn describe_link_error(language: Language, error: &LinkError) -> Vec<String> {
    let say = |key: &str, values: &[(&str, &str)]| {
        vec![text_with(language, &format!("link.{key}"), values)]
    };
    match error {
        LinkError::NotFound => say("not_found", &[]),
        LinkError::TextTooLong { found, max } => {
            say("text_too_long", &[("found", &found.to_string()), ("max", &max.to_string())])
        }
        LinkError::Cut { found, expected: Some(expected) } => {
            say("cut", &[("found", &found.to_string()), ("expected", &expected.to_string())])
        }
        LinkError::Cut { found, expected: None } => {
            say("cut_short", &[("found", &found.to_string())])
        }
        LinkError::Altered => say("altered", &[]),
        LinkError::Newer { version } => say("newer", &[("version", &version.to_string())]),
        LinkError::OtherPlan { id: Some(plan), open, .. } => {
            say("other_plan", &[("plan", plan), ("open", open)])
        }
        LinkError::OtherPlan { number, id: None, open } => {
            say("unknown_plan", &[("number", &number.to_string()), ("open", open)])
        }
        LinkError::Garbled => say("garbled", &[]),
        LinkError::NothingLeft { warnings } => {
            let reasons = warnings.iter().map(|warning| describe_link_warning(language, warning));
            say("nothing_left", &[]).into_iter().chain(reasons).collect()
        }
        LinkError::PlanWithoutNumber { id } => say("plan_without_number", &[("id", id)]),
        LinkError::WorldWithoutNumber { id } => say("world_without_number", &[("id", id)]),
        LinkError::Scenarios { found, max } => {
            say("scenarios", &[("found", &found.to_string()), ("max", &max.to_string())])
        }
        LinkError::TooLong => say("too_long", &[]),
    }
}

/// What of a link was left out, in a sentence.
#[must_use]
pub fn describe_link_warning(language: Language, warning: &LinkWarning) -> String {
    let say =
        |key: &str, values: &[(&str, &str)]| text_with(language, &format!("link.{key}"), values);
    match warning {
        LinkWarning::Unknown { scenario, kind, number } => {
            let (kind, number) = (kind_name(language, *kind), number.to_string());
            let values = [("kind", kind.as_str()), ("number", &number)];
            match scenario {
                None => say("unknown", &values),
                Some(scenario) => {
                    let scenario = scenario.to_string();
                    let [kind, number] = values;
                    say("unknown_in", &[("scenario", &scenario), kind, number])
                }
            }
        }
        LinkWarning::Refused(problem) => {
            say("refused", &[("problem", &describe(language, problem))])
        }
        LinkWarning::ScenarioLeftOut { scenario } => {
            say("scenario_left_out", &[("scenario", &scenario.to_string())])
        }
        LinkWarning::OtherLinks { count } => say("other_links", &[("count", &count.to_string())]),
    }
}

/// What is said where model or plan have moved since a link or project was made.
#[must_use]
pub fn describe_moved(language: Language) -> String {
    text(language, "link.moved")
}

fn kind_name(language: Language, kind: IdKind) -> String {
    let key = match kind {
        IdKind::Lever => "lever",
        IdKind::Parameter => "parameter",
        IdKind::World => "world",
        IdKind::Baseline => "baseline",
        IdKind::After => "after",
        IdKind::Page => "page",
        IdKind::Outcome => "outcome",
        IdKind::Block => "block",
    };
    text(language, &format!("link.kind.{key}"))
}

/// Why a project file is not opened, a line for each reason; `file` is how messages name it.
#[must_use]
pub fn describe_project_error(language: Language, file: &str, error: &ProjectError) -> Vec<String> {
    let say = |key: &str, values: &[(&str, &str)]| {
        vec![format!("{file}: {}", text_with(language, &format!("project.{key}"), values))]
    };
    let issue = |issue: Issue| {
        let problem = Problem { file: file.to_owned(), key: String::new(), issue };
        vec![describe(language, &problem)]
    };
    match error {
        ProjectError::Unreadable { detail } => issue(Issue::Unreadable { detail: detail.clone() }),
        ProjectError::TooLarge { found, max } => {
            issue(Issue::TooLarge { found: *found, max: *max })
        }
        ProjectError::NotText => say("not_text", &[]),
        ProjectError::NotJson { line, column, cut } => {
            let key = if *cut { "cut_short" } else { "not_json" };
            say(key, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        ProjectError::NotProject => say("not_project", &[]),
        ProjectError::Newer { found, known } => {
            say("newer", &[("found", &found.to_string()), ("known", &known.to_string())])
        }
        ProjectError::OtherPlan { found, open } => {
            say("other_plan", &[("found", found), ("open", open)])
        }
        ProjectError::Problems(problems) => {
            problems.iter().map(|problem| describe(language, problem)).collect()
        }
    }
}
