//! From Rust to files that a browser can load, in a folder of their own.
//!
//! Each stage is left out when the one before it gave nothing new.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::assets;
use crate::fingerprint::fingerprint;
use crate::wasm_target::{TARGET, Toolchain};
use crate::{glue, parting, system, wasm_opt, workspace};

/// A WebAssembly module of the page: the package that it is made of, and the stem of its files.
struct Module {
    package: &'static str,
    name: &'static str,
}

/// The stem of the page's own files, as `index.html` names them.
pub(crate) const NAME: &str = "canghai";

/// The page, and what it loads when that is asked for.
const MODULES: [Module; 3] = [
    Module { package: "canghai-web", name: NAME },
    Module { package: "canghai-workshop", name: "workshop" },
    Module { package: "canghai-web-report", name: "report" },
];

/// What the page's module does without in its first view, as `web/rest.js` names it.
const REST: &str = "canghai_rest.wasm";

/// The folder of the style sheets that are in the rest.
const LATER_STYLE: &str = "later";

/// The profile of `Cargo.toml` in which they are compiled.
const PROFILE: &str = "page";

/// Lowers what the page asks of a browser to WebAssembly with SIMD, as in Chromium 91.
///
/// By default the compiler also uses reference types, for which Chromium 96 is needed. Names of
/// functions are written in full, for [`parting`] reads in them what a function is about, and the
/// linker notes which data functions refer to, for [`parting`] reads that as well. Where
/// libraries stand on this machine is nobody's business who opens the page.
fn rustflags() -> String {
    let mut flags = vec![
        "-Ctarget-feature=-reference-types".to_owned(),
        "-Csymbol-mangling-version=v0".to_owned(),
        "-Clink-arg=--emit-relocs".to_owned(),
    ];
    let home = || env::home_dir().map(|home| home.join(".cargo"));
    if let Some(cargo) = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home) {
        flags.push(format!("--remap-path-prefix={}=cargo", cargo.display()));
    }
    format!("target.{TARGET}.rustflags={flags:?}")
}

/// The section in which the standard library says that it was compiled with reference types, which
/// wasm-bindgen would follow.
const FEATURES_SECTION: &str = "target_features";

/// Begins of the names of sections in which the linker made its notes.
const LINKERS_SECTIONS: [&str; 2] = ["linking", "reloc."];

/// Compiles the modules and returns the folder with `canghai.js`, `canghai_bg.wasm`, the like of
/// each further module, and any snippets.
pub(crate) fn generate(toolchain: Toolchain) -> Result<PathBuf> {
    let compiled = compile(toolchain)?;
    // cargo keeps a folder of the profile's name for itself
    let folder = workspace::target().join("bindings");
    let stamp = folder.with_extension("made-from");
    let source = source_of(&compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == source) {
        return Ok(folder);
    }
    workspace::remove(&folder)?;
    for (module, compiled) in MODULES.iter().zip(&compiled) {
        bind(module, compiled, &folder)?;
    }
    part(&compiled[0], &folder)?;
    glue::shorten(&folder.join(wasm_file(NAME)), &folder.join(format!("{NAME}.js")))?;
    for file in
        MODULES.map(|module| wasm_file(module.name)).iter().map(String::as_str).chain([REST])
    {
        wasm_opt::optimize(&folder.join(file));
    }
    write(&stamp, source.as_bytes())?;
    Ok(folder)
}

/// Compiles a page that notes which of its functions run; returns its folder and their names.
pub(crate) fn generate_noting(toolchain: Toolchain) -> Result<(PathBuf, Vec<String>)> {
    let folder = workspace::target().join("noting");
    workspace::remove(&folder)?;
    for (module, compiled) in MODULES.iter().zip(compile(toolchain)?) {
        bind(module, &compiled, &folder)?;
    }
    let whole = folder.join(wasm_file(NAME));
    let (noting, names) = parting::noting(&assets::read(&whole)?)?;
    write(&whole, &noting)?;
    Ok((folder, names))
}

/// Takes out of the page's module what its first view does without.
fn part(compiled: &Path, folder: &Path) -> Result<()> {
    let (whole, style) = (folder.join(wasm_file(NAME)), assets::style(LATER_STYLE)?);
    let parts = parting::part(&assets::read(&whole)?, &assets::read(compiled)?, style)?;
    write(&whole, &parts.first)?;
    write(&folder.join(REST), &parts.rest)
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    fs::write(file, content).with_context(|| format!("could not write {}", file.display()))
}

/// The WebAssembly of a module, as wasm-bindgen names it.
fn wasm_file(name: &str) -> String {
    format!("{name}_bg.wasm")
}

/// Compiles the modules, in their order. Never for debugging: a debug build of the model is too slow
/// to drag a slider in.
fn compile(toolchain: Toolchain) -> Result<Vec<PathBuf>> {
    let target = workspace::target();
    let mut cargo = toolchain.cargo()?;
    cargo
        .current_dir(workspace::root())
        .args(["build", "--lib", "--profile", PROFILE])
        .args(MODULES.iter().flat_map(|module| ["--package", module.package]))
        .args(["--target", TARGET, "--config", &rustflags(), "--target-dir"])
        .arg(&target);
    system::run(&mut cargo).context("the page could not be compiled")?;
    let folder = target.join(TARGET).join(PROFILE);
    let file = |module: &Module| format!("{}.wasm", module.package.replace('-', "_"));
    Ok(MODULES.iter().map(|module| folder.join(file(module))).collect())
}

/// What the generated files depend on: the compiled modules, style sheets and this program.
fn source_of(compiled: &[PathBuf]) -> Result<String> {
    let modules = compiled.iter().map(|path| assets::read(path));
    let sources: Vec<_> = modules.chain([assets::style(LATER_STYLE)]).collect::<Result<_>>()?;
    let sources: Vec<&[u8]> = sources.iter().map(Vec::as_slice).collect();
    let program = std::env::current_exe().and_then(fs::metadata).and_then(|file| file.modified());
    Ok(format!("{} {program:?}", fingerprint(&sources)))
}

fn bind(module: &Module, compiled: &Path, folder: &Path) -> Result<()> {
    let mut wasm = walrus::Module::from_file(compiled)
        .with_context(|| format!("{} could not be read", compiled.display()))?;
    let names = wasm.customs.iter().map(|(_, section)| section.name().to_owned());
    let linkers = names.filter(|name| LINKERS_SECTIONS.iter().any(|begin| name.starts_with(begin)));
    for section in linkers.collect::<Vec<_>>() {
        wasm.customs.remove_raw(&section);
    }
    wasm.customs.remove_raw(FEATURES_SECTION);
    let mut bindgen = Bindgen::new();
    bindgen
        .input_module(module.name, wasm)
        .out_name(module.name)
        .omit_default_module_path(false)
        .typescript(false)
        .demangle(false)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .context("wasm-bindgen could not read the compiled page")
}
