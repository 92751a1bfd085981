//! Shortens the names under which a module imports the functions of its script.
//!
//! wasm-bindgen gives each a fingerprint, which cannot be compressed and stands in both files.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use walrus::Module;

use crate::assets;

/// What the names begin with.
const GENERATED: &str = "__wb";

/// Gives the imports of a module, and what its script calls them, short names.
pub(crate) fn shorten(module: &Path, script: &Path) -> Result<()> {
    let mut wasm = Module::from_buffer(&assets::read(module)?)
        .with_context(|| format!("{} could not be read", module.display()))?;
    let mut text = String::from_utf8(assets::read(script)?)
        .with_context(|| format!("{} is no text", script.display()))?;
    let generated = wasm.imports.iter_mut().filter(|import| import.name.starts_with(GENERATED));
    for (number, import) in generated.enumerate() {
        let short = format!("i{number}");
        text = rename(&text, &import.name, &short)?;
        import.name = short;
    }
    let written = |path: &Path| format!("{} could not be written", path.display());
    fs::write(module, wasm.emit_wasm()).with_context(|| written(module))?;
    fs::write(script, text).with_context(|| written(script))
}

/// Renames a key of the script's table of functions.
fn rename(script: &str, name: &str, short: &str) -> Result<String> {
    let key = format!(" {name}: ");
    let found = script.matches(&key).count();
    ensure!(found == 1, "the page's script has {name} {found} times, not once");
    Ok(script.replace(&key, &format!(" {short}: ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_renamed_and_nothing_that_begins_like_it() {
        let script = "{ __wbg_a_1: function() {}, __wbg_a_12: function() {} }";
        let renamed = rename(script, "__wbg_a_1", "i0").expect("one key of this name");
        assert_eq!(renamed, "{ i0: function() {}, __wbg_a_12: function() {} }");
    }

    #[test]
    fn a_key_that_is_not_there_is_refused_by_its_name() {
        let refused = rename("{ __wbg_a: 1 }", "__wbg_b", "i0").expect_err("no such key");
        assert_eq!(refused.to_string(), "the page's script has __wbg_b 0 times, not once");
    }
}
