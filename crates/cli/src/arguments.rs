//! The command line.

use std::path::PathBuf;

use canghai_analysis::Futures;
use canghai_app::{FULL, Language, text};
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

/// What is asked.
#[derive(Debug, Parser)]
#[command(name = "canghai", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Tongue>,
}

/// A language by its usual tag.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Run(RunOptions),
    Ensemble(EnsembleOptions),
    Compare(CompareOptions),
    Explain(ExplainOptions),
    Marginal(MarginalOptions),
    Growth(PathOptions),
    Bottlenecks(PathOptions),
    Reach(ReachOptions),
    Sensitivity(SensitivityOptions),
    Report(ReportOptions),
    Minutes(MinutesOptions),
    Link(LinkOptions),
    Open(OpenOptions),
    Scenarios(ListOptions),
    CheckPlan {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// What to run and how to show it.
#[derive(Args, Debug)]
pub(crate) struct RunOptions {
    #[arg(required = true, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    #[command(flatten)]
    pub(crate) how: How,
}

/// With which plan, how far, and in what form the results are shown.
#[derive(Args, Debug)]
pub(crate) struct How {
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) until: Option<i32>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
}

/// Which futures to run.
#[derive(Args, Debug)]
pub(crate) struct FutureOptions {
    #[arg(long, value_name = "N", default_value_t = 1000,
        value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub(crate) members: u32,
    #[arg(long, value_name = "S", default_value_t = Futures::SEED)]
    pub(crate) seed: u32,
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "PRECISION")]
    pub(crate) precision: Option<Digits>,
    #[command(flatten)]
    pub(crate) how: How,
}

/// With how many digits futures are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Digits {
    Single,
    Double,
}

/// Which scenario to run over many futures.
#[derive(Args, Debug)]
pub(crate) struct EnsembleOptions {
    #[arg(required = true, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    #[command(flatten)]
    pub(crate) futures: FutureOptions,
}

/// Which scenarios to compare over the same futures; the first is what the others are held against.
/// One argument is enough where it is a link to several.
#[derive(Args, Debug)]
pub(crate) struct CompareOptions {
    #[arg(required = true, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    #[command(flatten)]
    pub(crate) futures: FutureOptions,
}

/// Which two scenarios to explain the difference of, and when. One argument is enough where it is a
/// link to two.
#[derive(Args, Debug)]
pub(crate) struct ExplainOptions {
    #[arg(required = true, num_args = 1..=2, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) at: Option<i32>,
    #[arg(long)]
    pub(crate) probabilities: bool,
    #[arg(long, value_name = "N", default_value_t = 256, requires = "probabilities",
        value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub(crate) members: u32,
    #[arg(long, value_name = "S", default_value_t = Futures::SEED, requires = "probabilities")]
    pub(crate) seed: u32,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
}

/// Which scenario to work out the value of one more for.
#[derive(Args, Debug)]
pub(crate) struct MarginalOptions {
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
}

/// Which scenario's path to look into.
#[derive(Args, Debug)]
pub(crate) struct PathOptions {
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    #[command(flatten)]
    pub(crate) how: How,
}

/// What is to be reached, and what may be changed for it.
#[derive(Args, Debug)]
pub(crate) struct ReachOptions {
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    #[arg(long, value_name = "OUTCOME")]
    pub(crate) outcome: String,
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub(crate) at_least: String,
    #[arg(long, value_name = "YEAR", allow_hyphen_values = true)]
    pub(crate) by: i32,
    #[arg(long, value_name = "P", allow_hyphen_values = true)]
    pub(crate) probability: Option<String>,
    #[arg(long, value_name = "LEVER=VALUE")]
    pub(crate) max: Vec<String>,
    #[arg(long, value_name = "LEVER")]
    pub(crate) lock: Vec<String>,
    #[arg(long, value_name = "LEVER=VALUE")]
    pub(crate) cost: Vec<String>,
    #[arg(long)]
    pub(crate) frontier: bool,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ListFormat,
}

/// Of which scenario to find what its results rest on, and with how many samples.
#[derive(Args, Debug)]
pub(crate) struct SensitivityOptions {
    #[arg(value_name = "SCENARIO")]
    pub(crate) scenario: String,
    #[arg(long, value_name = "YEAR", allow_hyphen_values = true)]
    pub(crate) at: Option<i32>,
    #[arg(long = "outcome", value_name = "OUTCOME", default_value = "share")]
    pub(crate) shown: String,
    #[arg(long, value_name = "N", default_value_t = 1024,
        value_parser = clap::value_parser!(u32).range(16..=65_536))]
    pub(crate) samples: u32,
    #[arg(long, value_name = "S", default_value_t = Futures::SEED)]
    pub(crate) seed: u32,
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "FILE")]
    pub(crate) draws: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
}

/// What to put into a file that is passed on. Of several scenarios the first is what the others are
/// held against, and charts of one scenario show the second.
#[derive(Args, Debug)]
pub(crate) struct ReportOptions {
    #[arg(required = true, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "CHART")]
    pub(crate) chart: Option<String>,
    #[arg(long, value_name = "WxH")]
    pub(crate) size: Option<String>,
    #[arg(long = "table", value_name = "TABLE")]
    pub(crate) table_name: Option<String>,
    #[arg(long, value_name = "N", default_value_t = FULL,
        value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub(crate) members: u32,
    #[arg(long, value_name = "S", default_value_t = Futures::SEED)]
    pub(crate) seed: u32,
    #[arg(long, value_name = "T", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080/")]
    pub(crate) address: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
}

/// Of which project file to write the minutes, and where.
#[derive(Args, Debug)]
pub(crate) struct MinutesOptions {
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[arg(id = "document", short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080/")]
    pub(crate) address: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
}

/// Which scenarios to make a link to; of several the first is the base and the second open.
#[derive(Args, Debug)]
pub(crate) struct LinkOptions {
    #[arg(required = true, value_name = "SCENARIO")]
    pub(crate) scenarios: Vec<String>,
    /// Where `cargo xtask serve` shows the page, as there is no other place that is known.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080/")]
    pub(crate) address: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ListFormat,
}

/// Which link to open and where to put what is in it.
#[derive(Args, Debug)]
pub(crate) struct OpenOptions {
    #[arg(value_name = "TOKEN|URL|TEXT|-", allow_hyphen_values = true)]
    pub(crate) text: String,
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
}

/// Which ready-made scenarios to list and how.
#[derive(Args, Debug)]
pub(crate) struct ListOptions {
    #[arg(long, value_name = "DIR")]
    pub(crate) plan: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ListFormat,
}

/// How results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
    Csv,
}

/// How a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Table,
    Json,
}

impl Arguments {
    /// The language asked for, or the locale's.
    pub(crate) fn language(&self) -> Language {
        match self.lang {
            Some(Tongue::Zh) => Language::Chinese,
            Some(Tongue::En) => Language::English,
            None => of_locale(),
        }
    }
}

/// Chinese or English as the locale says; English where it says neither, as terminals without a
/// locale often cannot show Chinese.
fn of_locale() -> Language {
    let locale = sys_locale::get_locale().unwrap_or_default();
    if locale.starts_with("zh") { Language::Chinese } else { Language::English }
}

/// The language of the help, which is needed before the command line is understood.
fn of_help() -> Language {
    let arguments: Vec<String> = std::env::args().collect();
    let asked = arguments.iter().enumerate().find_map(|(index, argument)| {
        let value = argument.strip_prefix("--lang=");
        value.or_else(|| {
            let next = arguments.get(index + 1).map(String::as_str);
            if argument == "--lang" { next } else { None }
        })
    });
    match asked {
        Some("zh") => Language::Chinese,
        Some("en") => Language::English,
        _ => of_locale(),
    }
}

/// Reads the command line; ends the program with help or a usage message where it must.
pub(crate) fn parse() -> Arguments {
    let matches = explained(of_help()).get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// The command line with its help in a language.
fn explained(language: Language) -> clap::Command {
    let say = |key: &str| text(language, &format!("cli.{key}"));
    let explain = |command: clap::Command| {
        let name = command.get_name().to_owned();
        command.about(say(&format!("{name}.about"))).mut_args(|argument| {
            let help = say(&format!("argument.{}", argument.get_id()));
            argument.help(help)
        })
    };
    let command = Arguments::command().about(say("about")).after_help(say("exit_codes"));
    let command = command.mut_arg("lang", |argument| argument.help(say("argument.lang")));
    command.mut_subcommands(explain)
}

#[cfg(test)]
mod tests {
    use super::explained;
    use canghai_app::Language;

    #[test]
    fn the_command_line_is_consistent_and_explained_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            explained(language).debug_assert();
            for subcommand in explained(language).get_subcommands() {
                let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty() && !about.contains("cli."), "{about}");
                for argument in subcommand.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.contains("cli."), "{help}");
                }
            }
        }
    }
}
