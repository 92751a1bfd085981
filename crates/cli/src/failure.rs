//! What can go wrong, and how it is said.

use std::io;

use canghai_analysis::reach::Refusal;
use canghai_app::{
    Ending, Language, describe, describe_link_error, describe_project_error, describe_refusal,
    text_with,
};
use canghai_plan::Problem;
use canghai_plan::link::LinkError;
use canghai_plan::project::ProjectError;
use canghai_report::Trouble;
use canghai_sim::InputError;

/// Why nothing came of a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Files that are refused or cannot be read.
    Problems(Vec<Problem>),
    /// A scenario that is neither a file nor a ready-made one.
    UnknownScenario { name: String, known: Vec<String> },
    /// A year that an option cannot have.
    Year { option: &'static str, year: i32, first: i32, last: i32 },
    /// A link that cannot be opened or made.
    Link(LinkError),
    /// A file that is there already and would be overwritten.
    Exists(String),
    /// A file that cannot be read or written.
    File { file: String, detail: String },
    /// A project file that is refused.
    Project { file: String, error: ProjectError },
    /// A file for minutes whose ending is that of no document.
    NoDocument(String),
    /// A single scenario where two are to be compared.
    OneScenario,
    /// Another number of scenarios than a command takes.
    Count { wanted: usize, found: usize },
    /// A question that has no meaning.
    Refused(Vec<Refusal>),
    /// An option's text that is no number.
    NotANumber { option: &'static str, found: String },
    /// An option's text that is no lever with a value.
    NotAPair { option: &'static str, found: String },
    /// Numbers that make no model.
    Model(Vec<InputError>),
    /// A file whose ending names no kind that can be made.
    Ending(String),
    /// A name that an option does not know.
    Name { option: &'static str, found: String, known: Vec<String> },
    /// An option's text that is no size.
    NotASize(String),
    /// A report that was not made.
    Report(Trouble),
    /// Threads that the system does not give.
    Threads(String),
    /// Output that could not be written.
    Output(io::Error),
}

impl Failure {
    /// The exit code: 2 for a command line that makes no sense, 1 for input that is refused.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::OneScenario
            | Self::Count { .. }
            | Self::Ending(_)
            | Self::NoDocument(_)
            | Self::Name { .. }
            | Self::NotASize(_) => 2,
            _ => 1,
        }
    }

    /// The message, a line for each mistake.
    pub(crate) fn message(&self, language: Language) -> String {
        let lines: Vec<String> = match self {
            Self::Problems(problems) => {
                problems.iter().map(|problem| describe(language, problem)).collect()
            }
            Self::UnknownScenario { name, known } => {
                let known = known.join(", ");
                vec![say(language, "unknown_scenario", &[("name", name), ("known", &known)])]
            }
            Self::Year { option, year, first, last } => {
                let [year, first, last] = [year, first, last].map(ToString::to_string);
                let values =
                    [("option", *option), ("year", &year), ("first", &first), ("last", &last)];
                vec![say(language, "year", &values)]
            }
            Self::Link(error) => describe_link_error(language, error),
            Self::Exists(file) => vec![say(language, "exists", &[("file", file)])],
            Self::File { file, detail } => {
                vec![say(language, "file", &[("file", file), ("detail", detail)])]
            }
            Self::Project { file, error } => describe_project_error(language, file, error),
            Self::NoDocument(file) => vec![say(language, "no_document", &[("file", file)])],
            Self::OneScenario => vec![say(language, "one_scenario", &[])],
            Self::Count { wanted, found } => {
                let (wanted, found) = (wanted.to_string(), found.to_string());
                vec![say(language, "count", &[("wanted", &wanted), ("found", &found)])]
            }
            Self::Refused(refused) => {
                refused.iter().map(|refusal| describe_refusal(language, refusal)).collect()
            }
            Self::NotANumber { option, found } => {
                vec![say(language, "not_a_number", &[("option", option), ("found", found)])]
            }
            Self::NotAPair { option, found } => {
                vec![say(language, "not_a_pair", &[("option", option), ("found", found)])]
            }
            Self::Ending(file) => {
                let known = Ending::ALL.map(|(ending, _)| ending).join(", ");
                vec![say(language, "ending", &[("file", file), ("known", &known)])]
            }
            Self::Name { option, found, known } => {
                let known = known.join(", ");
                let values = [("option", *option), ("found", found), ("known", &known)];
                vec![say(language, "name", &values)]
            }
            Self::NotASize(found) => vec![say(language, "not_a_size", &[("found", found)])],
            Self::Report(trouble) => vec![trouble.describe(language)],
            Self::Model(errors) => errors.iter().map(ToString::to_string).collect(),
            Self::Threads(detail) => vec![say(language, "threads", &[("detail", detail)])],
            Self::Output(error) => {
                vec![say(language, "output", &[("detail", &error.to_string())])]
            }
        };
        let lines: Vec<String> = lines.iter().map(|line| format!("canghai: {line}")).collect();
        lines.join("\n")
    }
}

fn say(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    text_with(language, &format!("cli.problem.{key}"), values)
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Problems(problems)
    }
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}

impl From<Vec<Refusal>> for Failure {
    fn from(refused: Vec<Refusal>) -> Self {
        Self::Refused(refused)
    }
}

impl From<Vec<InputError>> for Failure {
    fn from(errors: Vec<InputError>) -> Self {
        Self::Model(errors)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Report(trouble)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
