//! The files of a plan pack, from the program itself or from a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::problem::{Issue, Problem};

/// Names and texts of a pack's files; names have forward slashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

/// Largest file of a pack, bytes.
const LARGEST: u64 = 1 << 20;

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../seeds/cangzhou-2018-2020/", $name)))),+]
    };
}

impl Files {
    /// The embedded pack: Cangzhou's plan 2018-2020.
    #[must_use]
    pub fn embedded() -> Self {
        let files = embedded![
            "plan.toml",
            "sectors.toml",
            "worlds.toml",
            "parameters.toml",
            "constants.toml",
            "levers.toml",
            "costs.toml",
            "targets.toml",
            "sources.toml",
            "scenarios.toml",
            "scenarios/trend.toml",
            "scenarios/plan-effort.toml",
            "scenarios/money-first.toml",
            "scenarios/land-first.toml",
            "scenarios/talent-first.toml",
            "scenarios/projects-first.toml",
            "scenarios/strong-push.toml",
        ];
        files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    /// The TOML files of a folder and of the folders directly in it.
    ///
    /// # Errors
    /// The folder or a file that cannot be read, is too large or is not text.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<Problem>> {
        let mut files = Self::default();
        let problems = files.add_folder(folder, "", true);
        if problems.is_empty() { Ok(files) } else { Err(problems) }
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str, deeper: bool) -> Vec<Problem> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return vec![unreadable(&folder.display().to_string(), &error)],
        };
        let mut problems = Vec::new();
        for path in entries.flatten().map(|entry| entry.path()) {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let name = format!("{prefix}{name}");
            if path.is_dir() && deeper {
                problems.extend(self.add_folder(&path, &format!("{name}/"), false));
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                problems.extend(self.add_file(&path, name).err());
            }
        }
        problems
    }

    fn add_file(&mut self, path: &Path, name: String) -> Result<(), Problem> {
        let text = read_text(path, &name, LARGEST)?;
        self.0.insert(name, text);
        Ok(())
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The pack with one file's text replaced.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), text.to_owned());
        self
    }
}

impl FromIterator<(String, String)> for Files {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

/// Reads a text file that is at most `max` bytes.
pub(crate) fn read_text(path: &Path, name: &str, max: u64) -> Result<String, Problem> {
    let problem = |issue| Problem { file: name.to_owned(), key: String::new(), issue };
    let found = fs::metadata(path).map_err(|error| unreadable(name, &error))?.len();
    if found > max {
        return Err(problem(Issue::TooLarge { found, max }));
    }
    fs::read_to_string(path).map_err(|error| unreadable(name, &error))
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    let issue = Issue::Unreadable { detail: error.to_string() };
    Problem { file: name.to_owned(), key: String::new(), issue }
}
