//! From Rust to files that a browser can load, in a folder of their own.
//!
//! Each stage is left out when the one before it gave nothing new.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::assets;
use crate::fingerprint::fingerprint;
use crate::wasm_target::{TARGET, Toolchain};
use crate::{system, wasm_opt, workspace};

/// The stem of the generated files, as `index.html` names them.
pub(crate) const NAME: &str = "canghai";

/// Lowers what the page asks of a browser to WebAssembly with SIMD, as in Chromium 91.
///
/// By default the compiler also uses reference types, for which Chromium 96 is needed. The
/// standard library is compiled with them and says so in a section that wasm-bindgen would
/// follow; stripping takes that section out.
const RUSTFLAGS: &str = r#"target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=-reference-types","-Cstrip=symbols"]"#;

/// Compiles the page and returns the folder with `canghai.js`, `canghai_bg.wasm` and any snippets.
pub(crate) fn generate(toolchain: Toolchain) -> Result<PathBuf> {
    let compiled = compile(toolchain)?;
    let folder = workspace::target().join("page");
    let stamp = folder.with_extension("made-from");
    let source = source_of(&compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == source) {
        return Ok(folder);
    }
    workspace::remove(&folder)?;
    bind(&compiled, &folder)?;
    wasm_opt::optimize(&folder.join(format!("{NAME}_bg.wasm")));
    fs::write(&stamp, source).with_context(|| format!("could not write {}", stamp.display()))?;
    Ok(folder)
}

/// Always in the release profile: a debug build of the model is too slow to drag a slider in.
fn compile(toolchain: Toolchain) -> Result<PathBuf> {
    let target = workspace::target();
    let mut cargo = toolchain.cargo()?;
    cargo
        .current_dir(workspace::root())
        .args(["build", "--release", "--package", "canghai-web", "--lib"])
        .args(["--target", TARGET, "--config", RUSTFLAGS, "--target-dir"])
        .arg(&target);
    system::run(&mut cargo).context("the page could not be compiled")?;
    Ok(target.join(TARGET).join("release").join("canghai_web.wasm"))
}

/// What the generated files depend on: the compiled module and this program.
fn source_of(compiled: &Path) -> Result<String> {
    let module = assets::read(compiled)?;
    let program = std::env::current_exe().and_then(fs::metadata).and_then(|file| file.modified());
    Ok(format!("{} {program:?}", fingerprint(&[&module])))
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(NAME)
        .omit_default_module_path(false)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .context("wasm-bindgen could not read the compiled page")
}
