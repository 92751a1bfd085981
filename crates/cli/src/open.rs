//! Opens plan packs and scenarios.

use std::path::Path;

use canghai_app::{Language, text_with};
use canghai_plan::{Files, Pack, Scenario};

use crate::failure::Failure;

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

/// A scenario with the name to show for it: a ready-made one by id or name, or a file.
pub(crate) fn scenario(
    pack: &Pack,
    language: Language,
    name: &str,
) -> Result<(String, Scenario), Failure> {
    let ready = pack
        .ready_made
        .iter()
        .find(|ready| ready.id == name || ready.label.zh == name || ready.label.en == name);
    if let Some(ready) = ready {
        return Ok((language.of(&ready.label).to_owned(), ready.scenario.clone()));
    }
    let path = Path::new(name);
    if !path.exists() {
        let known = pack.ready_made.iter().map(|ready| ready.id.clone()).collect();
        return Err(Failure::UnknownScenario { name: name.to_owned(), known });
    }
    let scenario = Scenario::from_file(pack, path)?;
    let own_name = scenario.name.trim();
    let shown = if own_name.is_empty() { name } else { own_name };
    Ok((shown.to_owned(), scenario))
}
