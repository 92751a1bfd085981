//! Who calls whom in a module.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionId, Module};

/// The calls by name in a module, and the functions that are reached in other ways.
pub(super) struct Calls {
    /// The functions that each function of the module calls or takes the address of.
    pub(super) by_caller: BTreeMap<FunctionId, BTreeSet<FunctionId>>,
    /// Functions in the table: reached by their place in it.
    pub(super) held: BTreeSet<FunctionId>,
    /// Functions that are reached from outside.
    exported: BTreeSet<FunctionId>,
}

/// Notes the functions that are met in a body.
#[derive(Default)]
struct Met(BTreeSet<FunctionId>);

impl Visitor<'_> for Met {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.insert(*function);
    }
}

impl Calls {
    pub(super) fn of(module: &Module) -> Self {
        let by_caller = module.funcs.iter_local().map(|(id, body)| {
            let mut met = Met::default();
            dfs_in_order(&mut met, body, body.entry_block());
            (id, met.0)
        });
        let held = module.elements.iter().filter_map(|segment| match &segment.items {
            ElementItems::Functions(functions) => Some(functions),
            ElementItems::Expressions(..) => None,
        });
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(function) => Some(function),
            _ => None,
        });
        Self {
            by_caller: by_caller.collect(),
            held: held.flatten().copied().collect(),
            exported: exported.collect(),
        }
    }

    /// A function and all that are called on its behalf.
    pub(super) fn reached_from(&self, function: FunctionId) -> BTreeSet<FunctionId> {
        reached(BTreeSet::from([function]), &self.by_caller)
    }

    /// The functions named and all that are reached through these alone. What is exported is never
    /// among them.
    pub(super) fn closed(&self, named: &BTreeSet<FunctionId>) -> BTreeSet<FunctionId> {
        let mut callers: BTreeMap<FunctionId, BTreeSet<FunctionId>> = BTreeMap::new();
        for (caller, callees) in &self.by_caller {
            for callee in callees {
                callers.entry(*callee).or_default().insert(*caller);
            }
        }
        let mut closed = named - &self.exported;
        let mut open: Vec<FunctionId> = closed.iter().copied().collect();
        while let Some(caller) = open.pop() {
            for callee in self.by_caller.get(&caller).into_iter().flatten() {
                let own = self.by_caller.contains_key(callee)
                    && !self.held.contains(callee)
                    && !self.exported.contains(callee);
                if own && callers[callee].is_subset(&closed) && closed.insert(*callee) {
                    open.push(*callee);
                }
            }
        }
        closed
    }
}

/// Some things and all that they refer to, by themselves or by others.
pub(super) fn reached<T: Copy + Ord>(
    mut reached: BTreeSet<T>,
    references: &BTreeMap<T, BTreeSet<T>>,
) -> BTreeSet<T> {
    let mut open: Vec<T> = reached.iter().copied().collect();
    while let Some(one) = open.pop() {
        for next in references.get(&one).into_iter().flatten() {
            if reached.insert(*next) {
                open.push(*next);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use walrus::FunctionBuilder;

    use super::*;

    /// A function of a module that calls others.
    fn function(module: &mut Module, calls: &[FunctionId]) -> FunctionId {
        let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
        for callee in calls {
            function.func_body().call(*callee);
        }
        function.finish(Vec::new(), &mut module.funcs)
    }

    #[test]
    fn what_is_called_by_functions_of_the_rest_alone_goes_with_them() {
        let mut module = Module::default();
        let deepest = function(&mut module, &[]);
        let shared = function(&mut module, &[]);
        let deep = function(&mut module, &[deepest, shared]);
        let later = function(&mut module, &[deep]);
        let first = function(&mut module, &[later, shared]);
        module.exports.add("first", first);
        let calls = Calls::of(&module);
        assert_eq!(calls.closed(&BTreeSet::from([later])), BTreeSet::from([later, deep, deepest]));
        assert_eq!(calls.closed(&BTreeSet::from([first])), BTreeSet::new());
        let reached = BTreeSet::from([deep, deepest, shared]);
        assert_eq!(calls.reached_from(deep), reached);
    }
}
