//! Parts a WebAssembly module in two: what the first view runs, and a rest that follows it.
//!
//! The parts share memory, table and globals. In the place of a function that went to the rest the
//! first part has a door: it sees to it that the rest is there and then calls the function through
//! the table, whose last places the rest fills when it is instantiated. The first part exports what
//! the rest takes from it, the functions of the page's scripts included, so that a browser
//! instantiates the rest with these exports alone. Constants that functions of the rest alone read
//! travel with them: the rest puts them where they belong in memory.

mod calls;
mod constants;
mod notes;

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Context as _, Result};
use walrus::ir::{UnaryOp, Value};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, GlobalKind, ImportedFunction, LocalId, Module, RawCustomSection, TableId, ValType,
    passes,
};

use calls::Calls;
use constants::Constants;
pub(crate) use notes::{keep, noting};

/// The name under which the rest imports from the first part, as `web/rest.js` has it.
const FIRST: &str = "first";
/// The global of the first part that is 1 once the rest is there, as `web/rest.js` sets it.
const HERE: &str = "restHere";
/// The page's function that loads the rest at once, as `web/src/rest.rs` exports it.
const LOAD: &str = "loadRest";

/// The sections with what the rest brings beside functions, as `web/src/rest.rs` names them.
const BROUGHT: [&str; 2] = ["later-words", "later-texts"];
/// The section with the style that the rest brings, as `web/rest.js` names it.
const STYLE: &str = "later-style";

/// Functions table and memory, as the rest imports them.
const TABLE: &str = "t";
const MEMORY: &str = "m";

/// The two parts of a module.
pub(crate) struct Parts {
    pub(crate) first: Vec<u8>,
    pub(crate) rest: Vec<u8>,
}

/// Parts a module in which functions have their names; the rest also brings a style. `linked` is the
/// module as it was before wasm-bindgen, with what the linker noted; where that cannot be read all
/// constants stay in the first part.
pub(crate) fn part(module: &[u8], linked: &[u8], style: Vec<u8>) -> Result<Parts> {
    let read = || Module::from_buffer(module).context("the page's WebAssembly could not be read");
    let (mut first, mut rest) = (read()?, read()?);
    let load = first.exports.get_func(LOAD).context("the page has nothing to load the rest")?;
    let cut = Cut::of(&first, load);
    let constants = Constants::of(linked).unwrap_or_else(|error| {
        eprintln!("going on with all constants in the page's first part: {error:#}");
        Constants::default()
    });
    let constants = constants.of_these_alone(&cut.later);
    let places = cut.keep(&mut first, load)?;
    cut.take(&mut rest, places);
    move_constants(&constants, &mut first, &mut rest);
    for section in BROUGHT {
        first.customs.remove_raw(section);
    }
    rest.customs.add(RawCustomSection { name: STYLE.to_owned(), data: style });
    passes::gc::run(&mut first);
    passes::gc::run(&mut rest);
    Ok(Parts { first: first.emit_wasm(), rest: rest.emit_wasm() })
}

/// Where the cut goes: functions by their numbers, which are those of every copy of the module.
struct Cut {
    /// Functions of the rest that the first part calls or holds in its table, in order.
    doors: Vec<usize>,
    /// Functions of the first part that the rest calls, in order.
    shared: Vec<usize>,
    /// Names that functions of the rest have, and none of the first part.
    later: BTreeSet<String>,
}

impl Cut {
    fn of(module: &Module, load: FunctionId) -> Self {
        let calls = Calls::of(module);
        // what loads the rest cannot be in it
        let later = calls.closed(&(&notes::later(module) - &calls.reached_from(load)));
        let (in_rest, in_first): (Vec<_>, Vec<_>) =
            calls.by_caller.iter().partition(|(caller, _)| later.contains(caller));
        let called = |calls: Vec<(&FunctionId, &BTreeSet<FunctionId>)>| -> BTreeSet<FunctionId> {
            calls.into_iter().flat_map(|(_, callees)| callees).copied().collect()
        };
        let from_first = &called(in_first) | &calls.held;
        let named = |wanted: bool| -> BTreeSet<String> {
            let own = calls.by_caller.keys().filter(|id| later.contains(id) == wanted);
            own.filter_map(|id| module.funcs.get(*id).name.clone()).collect()
        };
        Self {
            doors: numbers(module, &(&later & &from_first)),
            shared: numbers(module, &(&called(in_rest) - &later)),
            later: &named(true) - &named(false),
        }
    }

    /// Makes the first part of a copy of the module; gives where in the table the rest begins.
    fn keep(&self, first: &mut Module, load: FunctionId) -> Result<u64> {
        let table = first.tables.iter().next().context("the page's module has no table")?.id();
        let memory = first.memories.iter().next().context("the page's module has no memory")?.id();
        let globals: Vec<GlobalId> = first.globals.iter().map(walrus::Global::id).collect();
        let functions = functions(first);
        let here =
            first.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
        let ready = ready(first, here, load);
        let begin = widen(first, table, self.doors.len());
        for (place, &door) in (begin..).zip(&self.doors) {
            put_door(first, functions[door], ready, table, place);
        }
        for (place, &number) in self.shared.iter().enumerate() {
            first.exports.add(&function_name(place), functions[number]);
        }
        for (number, global) in globals.into_iter().enumerate() {
            first.exports.add(&global_name(number), global);
        }
        first.exports.add(HERE, here);
        first.exports.add(TABLE, table);
        first.exports.add(MEMORY, memory);
        Ok(begin)
    }

    /// Makes the rest of a copy of the module: nothing of its own but functions.
    fn take(&self, rest: &mut Module, begin: u64) {
        let functions = functions(rest);
        empty(rest);
        for (place, &number) in self.shared.iter().enumerate() {
            let id = functions[number];
            let ty = rest.funcs.get(id).ty();
            let import = rest.imports.add(FIRST, &function_name(place), id);
            rest.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        let globals: Vec<GlobalId> = rest.globals.iter().map(walrus::Global::id).collect();
        for (number, id) in globals.into_iter().enumerate() {
            let import = rest.imports.add(FIRST, &global_name(number), id);
            rest.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        for memory in rest.memories.iter_mut() {
            memory.import = Some(rest.imports.add(FIRST, MEMORY, memory.id()));
        }
        let table = rest.tables.iter().next().map(walrus::Table::id);
        if let Some(table) = table {
            widen(rest, table, self.doors.len());
            rest.tables.get_mut(table).import = Some(rest.imports.add(FIRST, TABLE, table));
            let offset = ConstExpr::Value(Value::I32(place(begin)));
            let items = self.doors.iter().map(|&door| functions[door]).collect();
            let segment = rest
                .elements
                .add(ElementKind::Active { table, offset }, ElementItems::Functions(items));
            rest.tables.get_mut(table).elem_segments.insert(segment);
        }
    }
}

/// Takes everything out of a copy but its functions: it stands in the first part.
fn empty(rest: &mut Module) {
    rest.start = None;
    for import in rest.imports.iter().map(walrus::Import::id).collect::<Vec<_>>() {
        rest.imports.delete(import);
    }
    for export in rest.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        rest.exports.delete(export);
    }
    rest.tables.iter_mut().for_each(|table| table.elem_segments.clear());
    for segment in rest.elements.iter().map(walrus::Element::id).collect::<Vec<_>>() {
        rest.elements.delete(segment);
    }
    rest.memories.iter_mut().for_each(|memory| memory.data_segments.clear());
    for segment in rest.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        rest.data.delete(segment);
    }
}

/// Moves constants from the first part's memory to what the rest puts there.
fn move_constants(constants: &[Range<u32>], first: &mut Module, rest: &mut Module) {
    let Some(memory) = rest.memories.iter().next().map(walrus::Memory::id) else { return };
    let mut moved = Vec::new();
    for id in first.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        let segment = first.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(begin)), .. } = segment.kind
        else {
            continue;
        };
        let begin = begin.cast_unsigned();
        let end = begin as usize + segment.value.len();
        for place in constants {
            if begin <= place.start && place.end as usize <= end {
                let own = (place.start - begin) as usize..(place.end - begin) as usize;
                moved.push((place.start, segment.value[own.clone()].to_vec()));
                segment.value[own].fill(0);
            }
        }
    }
    for (start, value) in moved {
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        let segment = rest.data.add(DataKind::Active { memory, offset }, value);
        rest.memories.get_mut(memory).data_segments.insert(segment);
    }
}

/// The function that returns once the rest is there.
fn ready(first: &mut Module, here: GlobalId, load: FunctionId) -> FunctionId {
    let mut ready = FunctionBuilder::new(&mut first.types, &[], &[]);
    ready.func_body().global_get(here).unop(UnaryOp::I32Eqz).if_else(
        None,
        |missing| {
            missing.call(load);
        },
        |_| {},
    );
    ready.finish(Vec::new(), &mut first.funcs)
}

/// Puts a door in the place of a function.
fn put_door(first: &mut Module, id: FunctionId, ready: FunctionId, table: TableId, at: u64) {
    let ty = first.funcs.get(id).ty();
    let (parameters, results) = first.types.params_results(ty);
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let arguments: Vec<LocalId> = parameters.iter().map(|ty| first.locals.add(*ty)).collect();
    let mut door = FunctionBuilder::new(&mut first.types, &parameters, &results);
    let mut body = door.func_body();
    body.call(ready);
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(place(at)).call_indirect(ty, table);
    first.funcs.get_mut(id).kind = FunctionKind::Local(door.local_func(arguments));
}

/// Makes a table wider and gives where what was added begins.
fn widen(module: &mut Module, table: TableId, by: usize) -> u64 {
    let table = module.tables.get_mut(table);
    let begin = table.initial;
    table.initial += by as u64;
    table.maximum = table.maximum.map(|most| most + by as u64);
    begin
}

/// A place in the table as an instruction has it; no table comes near the limit.
fn place(at: u64) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

/// What the rest takes from the first part is called by its place among its like: names that follow
/// one another are hardly anything once they are compressed.
fn function_name(place: usize) -> String {
    format!("f{place}")
}

fn global_name(number: usize) -> String {
    format!("g{number}")
}

/// All functions, those of scripts included, by their numbers.
fn functions(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(walrus::Function::id).collect()
}

fn numbers(module: &Module, of: &BTreeSet<FunctionId>) -> Vec<usize> {
    let all = functions(module);
    (0..all.len()).filter(|&number| of.contains(&all[number])).collect()
}
