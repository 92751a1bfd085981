//! Opens plan packs and scenarios.

use std::fs;
use std::path::Path;

use canghai_app::{App, Language, text_with};
use canghai_plan::link::LinkError;
use canghai_plan::project::Project;
use canghai_plan::{Files, Pack, Scenario, link};

use crate::failure::Failure;
use crate::open_link::warn;

/// The pack in a folder, or the embedded one.
pub(crate) fn pack(folder: Option<&Path>) -> Result<Pack, Failure> {
    let files = match folder {
        Some(folder) => Files::from_folder(folder)?,
        None => Files::embedded(),
    };
    Ok(Pack::load(&files)?)
}

/// What is said of a pack without mistakes.
pub(crate) fn sound(language: Language, pack: &Pack) -> String {
    let numbers = pack.provenances().count().to_string();
    let values = [("plan", language.of(&pack.label)), ("numbers", &numbers)];
    text_with(language, "cli.sound", &values)
}

/// A scenario with the name to show for it.
pub(crate) type Named = (String, Scenario);

/// Every scenario asked for, or the mistakes of all files that are refused.
pub(crate) fn scenarios(
    pack: &Pack,
    language: Language,
    names: &[String],
) -> Result<Vec<Named>, Failure> {
    let (mut scenarios, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        match named(pack, language, name) {
            Ok(found) => scenarios.extend(found),
            Err(Failure::Problems(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if problems.is_empty() { Ok(scenarios) } else { Err(Failure::Problems(problems)) }
}

/// Whether a name is that of a project file.
pub(crate) fn is_project(name: &str) -> bool {
    let path = Path::new(name);
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) && path.exists()
}

/// A project file as an application.
pub(crate) fn project(pack: &Pack, language: Language, path: &Path) -> Result<App, Failure> {
    let file = path.display().to_string();
    let unread = |detail: String| Failure::File { file: file.clone(), detail };
    let bytes = fs::read(path).map_err(|error| unread(error.to_string()))?;
    let opened = Project::read(pack, &file, &bytes)
        .map_err(|error| Failure::Project { file: file.clone(), error })?;
    App::of_project(pack.clone(), language, opened.project).map_err(unread)
}

/// Exactly so many scenarios, however many of them an argument holds.
pub(crate) fn exactly<const N: usize>(
    pack: &Pack,
    language: Language,
    names: &[String],
) -> Result<[Named; N], Failure> {
    let scenarios = scenarios(pack, language, names)?;
    let found = scenarios.len();
    scenarios.try_into().map_err(|_| Failure::Count { wanted: N, found })
}

/// The one scenario that an argument stands for.
pub(crate) fn one(pack: &Pack, language: Language, name: &str) -> Result<Named, Failure> {
    let [one] = exactly(pack, language, &[name.to_owned()])?;
    Ok(one)
}

/// What a name stands for: a ready-made scenario by id or name, a file, or the scenarios of a link.
fn named(pack: &Pack, language: Language, name: &str) -> Result<Vec<Named>, Failure> {
    let ready = pack
        .ready_made
        .iter()
        .find(|ready| ready.id == name || ready.label.zh() == name || ready.label.en() == name);
    if let Some(ready) = ready {
        return Ok(vec![(language.of(&ready.label).to_owned(), ready.scenario.clone())]);
    }
    let path = Path::new(name);
    if path.exists() {
        return Ok(vec![with_name(Scenario::from_file(pack, path)?, name)]);
    }
    let opened = match link::open(pack, name) {
        Ok(opened) => opened,
        Err(LinkError::NotFound) => {
            let known = pack.ready_made.iter().map(|ready| ready.id.clone()).collect();
            return Err(Failure::UnknownScenario { name: name.to_owned(), known });
        }
        Err(error) => return Err(error.into()),
    };
    warn(language, &opened);
    let scenarios = opened.shared.scenarios.into_iter().zip(1..);
    Ok(scenarios.map(|(scenario, place)| with_name(scenario, &format!("link {place}"))).collect())
}

/// A scenario by its own name, or by another where it has none.
fn with_name(scenario: Scenario, otherwise: &str) -> Named {
    let own = scenario.name.trim();
    let shown = if own.is_empty() { otherwise } else { own };
    (shown.to_owned(), scenario)
}
