//! Notes which functions of the page its first view runs, and keeps the list of those that it does
//! not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use walrus::ir::{MemArg, Store, StoreKind, Value};
use walrus::{ConstExpr, FunctionId, Module, ValType};

use crate::fingerprint::fingerprint;
use crate::workspace;

/// Fingerprints of the names of functions that the first view did not run when that was noted.
/// Functions that have come since then are not among them, so they stay in the first part.
const LATER: &str = include_str!("later.txt");

/// Parts of the names of functions that run or not by chance: hashes are random in each visit; what
/// is allocated, what waits to be drawn and what is drawn behind a picture follows the order of the
/// workers' answers.
const CHANCE: [&str; 8] = [
    "hashbrown",
    "dlmalloc",
    "raw_vec",
    "scheduler::QueueEntry",
    "dyn yew::scheduler::Runnable",
    "behind::Behind",
    "draw_soon",
    "draw_first",
];

/// Digits of a fingerprint that are kept.
const DIGITS: usize = 8;
/// Fingerprints in a line of the list.
const IN_A_LINE: usize = 11;

/// The global that says where in memory the notes stand, a byte for each function.
const NOTES: &str = "notes";
/// The global that says how many they are.
const COUNT: &str = "noteCount";
/// Bytes of a page of memory.
const PAGE: u64 = 65536;

/// The functions of a module that its first view did not run, by their names.
pub(super) fn later(module: &Module) -> BTreeSet<FunctionId> {
    let known: BTreeSet<&str> = LATER.split_whitespace().collect();
    let ids = module.funcs.iter_local().map(|(id, _)| id);
    ids.filter(|id| {
        let name = name(module, *id);
        !CHANCE.iter().any(|part| name.contains(part)) && known.contains(&*mark(&name))
    })
    .collect()
}

/// A module that notes each of its functions that runs, and the functions' names.
pub(crate) fn noting(module: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut module =
        Module::from_buffer(module).context("the page's WebAssembly could not be read")?;
    let ids: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let memory = module.memories.iter().next().context("the page's module has no memory")?.id();
    let pages = module.memories.get(memory).initial;
    // what is allocated comes behind the memory that a module begins with
    module.memories.get_mut(memory).initial += (ids.len() as u64).div_ceil(PAGE);
    let begin = i32::try_from(pages * PAGE).context("the page's module begins too large")?;
    for (id, note) in ids.iter().zip(begin..) {
        let store = Store {
            memory,
            kind: StoreKind::I32_8 { atomic: false },
            arg: MemArg { align: 1, offset: 0 },
        };
        let function = module.funcs.get_mut(*id).kind.unwrap_local_mut();
        function
            .builder_mut()
            .func_body()
            .const_at(0, Value::I32(note))
            .const_at(1, Value::I32(1))
            .instr_at(2, store);
    }
    // the page behaves as one whose rest has not come
    let here = ConstExpr::Value(Value::I32(0));
    let here = module.globals.add_local(ValType::I32, true, false, here);
    module.exports.add(super::HERE, here);
    let count = i32::try_from(ids.len()).context("too many functions")?;
    for (name, value) in [(NOTES, begin), (COUNT, count)] {
        let value = ConstExpr::Value(Value::I32(value));
        let global = module.globals.add_local(ValType::I32, false, false, value);
        module.exports.add(name, global);
    }
    let names = ids.iter().map(|id| name(&module, *id)).collect();
    Ok((module.emit_wasm(), names))
}

/// Writes the list anew: `notes` holds a digit for each function, 1 for one that ran.
pub(crate) fn keep(names: &[String], notes: &Path) -> Result<PathBuf> {
    let notes = fs::read_to_string(notes)
        .with_context(|| format!("the browser left no {}", notes.display()))?;
    ensure!(notes.len() == names.len(), "the browser noted other functions than were built");
    let ran = |wanted: char| -> BTreeSet<String> {
        let noted = names.iter().zip(notes.chars()).filter(|(_, ran)| *ran == wanted);
        noted.map(|(name, _)| mark(name)).collect()
    };
    // of several of one name, and of two names of one fingerprint, all stay if one ran
    let mut later: Vec<String> = ran('0').difference(&ran('1')).cloned().collect();
    later.sort_unstable();
    let lines: Vec<String> = later.chunks(IN_A_LINE).map(|line| line.join(" ")).collect();
    let file = workspace::root().join("crates/xtask/src/parting/later.txt");
    fs::write(&file, lines.join("\n") + "\n")
        .with_context(|| format!("could not write {}", file.display()))?;
    Ok(file)
}

/// A function's name without what changes from compiler to compiler.
fn name(module: &Module, id: FunctionId) -> String {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    format!("{:#}", rustc_demangle::demangle(name))
}

fn mark(name: &str) -> String {
    let mut mark = fingerprint(&[name.as_bytes()]);
    mark.truncate(DIGITS);
    mark
}
