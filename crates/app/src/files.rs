//! Files of scenarios: what is saved, and what a given file holds.

use canghai_plan::link::View;
use canghai_plan::project::{LARGEST_PROJECT, Minutes, Project, ProjectError};
use canghai_plan::{Issue, LARGEST_FILE, Problem, Scenario};

use crate::arrival::{Arriving, Refused};
use crate::share_state::{FileContent, GivenFile};
use crate::state::App;
use crate::workspace::Tab;

/// Largest file that is worth reading, bytes.
pub const LARGEST_GIVEN: u64 = LARGEST_PROJECT;

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// What kind of content it has, as browsers name it.
    pub kind: &'static str,
    /// Its text.
    pub text: String,
}

impl App {
    /// The open scenario as a file.
    #[must_use]
    pub fn scenario_file(&self) -> SavedFile {
        let tab = self.workspace.open();
        let name = tab.name(self.language(), &self.pack);
        SavedFile {
            name: format!("canghai-{}.toml", file_name(&name)),
            kind: "application/toml",
            text: self.named(tab).write(),
        }
    }

    /// All scenarios as a project file.
    #[must_use]
    pub fn project_file(&self) -> SavedFile {
        let place = |tab: &Tab| self.workspace.place(tab.id);
        let project = Project {
            scenarios: self.workspace.tabs().iter().map(|tab| self.named(tab)).collect(),
            base: place(self.workspace.base()),
            open: place(self.workspace.open()).unwrap_or(0),
            view: self.view(),
            notes: self.workspace.minutes.notes.clone(),
            history: self.workspace.minutes.entries.clone(),
            deck: self.workspace.deck().saved(),
        };
        SavedFile {
            name: format!("canghai-{}.json", file_name(&self.pack.id)),
            kind: "application/json",
            text: project.write(&self.pack),
        }
    }

    /// A tab's scenario with the name that another reader knows it by; a ready-made one that was
    /// not changed is known without.
    pub(crate) fn named(&self, tab: &Tab) -> Scenario {
        let mut scenario = tab.scenario.clone();
        if !tab.is_ready_made(&self.pack) {
            scenario.name = tab.name(self.language(), &self.pack);
        }
        scenario
    }

    /// What is on the screen.
    pub(crate) fn view(&self) -> View {
        let last = self.pack.calendar.horizon_years.saturating_sub(1);
        View { page: Some(self.settings.page), horizon: Some(self.pack.calendar.year(last)) }
    }

    /// Opens a file, or says what is wrong with it.
    pub(crate) fn open_file(&mut self, file: GivenFile) {
        let GivenFile { name, content } = file;
        match content {
            FileContent::TooLarge(found) => {
                let error = ProjectError::TooLarge { found, max: LARGEST_GIVEN };
                self.refuse(Refused::Project(name, error));
            }
            FileContent::Unreadable(detail) => {
                self.refuse(Refused::Project(name, ProjectError::Unreadable { detail }));
            }
            FileContent::Bytes(bytes) => match scenario_text(&name, &bytes) {
                Some(text) => self.open_scenario(&name, text, bytes.len() as u64),
                None => self.open_project(&name, &bytes),
            },
        }
    }

    fn open_project(&mut self, name: &str, bytes: &[u8]) {
        match Project::read(&self.pack, name, bytes) {
            Ok(opened) => self.take_project(name, opened),
            Err(error) => self.refuse(Refused::Project(name.to_owned(), error)),
        }
    }

    fn open_scenario(&mut self, name: &str, text: &str, found: u64) {
        if found > LARGEST_FILE {
            let issue = Issue::TooLarge { found, max: LARGEST_FILE };
            let problem = Problem { file: name.to_owned(), key: String::new(), issue };
            self.refuse(Refused::Scenario(vec![problem]));
            return;
        }
        match Scenario::read(&self.pack, name, text) {
            Ok(scenario) => {
                let arriving = Arriving {
                    scenarios: vec![scenario],
                    base: None,
                    open: 0,
                    view: View::default(),
                    minutes: Minutes::default(),
                    deck: Vec::new(),
                };
                self.take_file(name, &arriving, Vec::new(), false);
            }
            Err(problems) => {
                let named = name.to_ascii_lowercase().ends_with(".toml");
                let syntax = |problem: &Problem| matches!(problem.issue, Issue::Syntax { .. });
                self.refuse(if !named && problems.iter().any(syntax) {
                    Refused::NoScenario(name.to_owned())
                } else {
                    Refused::Scenario(problems)
                });
            }
        }
    }
}

/// The text of what is a scenario file and no project: not JSON by its name or by its first sign.
/// Bytes that are no text are left to the reader of projects, which says so.
fn scenario_text<'a>(name: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json = name.to_ascii_lowercase().ends_with(".json") || text.trim_start().starts_with('{');
    (!json).then_some(text)
}

/// A name without what file systems refuse.
pub(crate) fn file_name(name: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name: String = name.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
