//! Which constants in memory the functions of a module read, as the linker noted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context as _, Result, bail, ensure};
use wasmparser::{
    DataKind, DefinedDataSymbol, KnownCustom, Linking, LinkingSectionReader, Name,
    NameSectionReader, Operator, Parser, Payload, RelocSectionReader, RelocationType, SymbolInfo,
};

use super::calls::reached;

/// The segment of what never changes, as the linker names it.
const CONSTANTS: &str = ".rodata";
/// The sections in which the linker notes what functions and data refer to.
const OF_CODE: &str = "reloc.CODE";
const OF_DATA: &str = "reloc.DATA";

/// Addresses in memory.
type Addresses = Range<u32>;

/// A module's data, and who refers to them. Data are numbered in the order of their addresses.
#[derive(Default)]
pub(super) struct Constants {
    /// Where each of the data stands in memory; none overlaps with another.
    places: Vec<Addresses>,
    /// What never changes.
    unchanging: Addresses,
    /// What the functions of a name refer to.
    by_function: BTreeMap<String, BTreeSet<usize>>,
    /// What data refer to.
    by_data: BTreeMap<usize, BTreeSet<usize>>,
}

impl Constants {
    /// Reads them from a module that was linked with `--emit-relocs`.
    pub(super) fn of(module: &[u8]) -> Result<Self> {
        Linked::read(module)
            .and_then(|linked| linked.constants())
            .context("the notes of the linker could not be read")
    }

    /// Where in memory the constants are that functions of these names alone refer to, in order; those
    /// that follow one another as one.
    pub(super) fn of_these_alone(&self, names: &BTreeSet<String>) -> Vec<Addresses> {
        let (these, others): (Vec<_>, Vec<_>) =
            self.by_function.iter().partition(|(name, _)| names.contains(*name));
        let alone = &self.reached_from(&these) - &self.reached_from(&others);
        let alone = alone.into_iter().map(|number| self.places[number].clone());
        merged(alone.filter(|place| self.unchanging.contains(&place.start)), 1)
    }

    /// What functions refer to, and all that this refers to.
    fn reached_from(&self, functions: &[(&String, &BTreeSet<usize>)]) -> BTreeSet<usize> {
        let own = functions.iter().flat_map(|(_, data)| *data).copied();
        reached(own.collect(), &self.by_data)
    }
}

/// What a linked module says of itself. Places in the file are bytes from its begin.
#[derive(Default)]
struct Linked {
    /// Where the contents of the sections of code and of data begin in the file.
    sections: (usize, usize),
    /// Where each function stands in the file, in the order of their numbers after `imported`.
    functions: Vec<Range<usize>>,
    imported: u32,
    names: BTreeMap<u32, String>,
    segments: Vec<Segment>,
    segment_names: BTreeMap<u32, String>,
    /// Where each symbol of data stands, by the number of the symbol.
    symbols: BTreeMap<u32, DefinedDataSymbol>,
    /// Where in each section which symbol is referred to.
    references: Vec<(Section, u32, u32)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Code,
    Data,
}

/// Data as they stand in memory and in the file.
struct Segment {
    address: u32,
    content: Range<usize>,
}

impl Linked {
    fn read(module: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                        linked.imported += u32::from(is_function);
                    }
                }
                Payload::CodeSectionStart { range, .. } => linked.sections.0 = range.start,
                Payload::CodeSectionEntry(body) => linked.functions.push(body.range()),
                Payload::DataSection(data) => {
                    linked.sections.1 = data.range().start;
                    for segment in data {
                        linked.segments.push(Segment::of(&segment?)?);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(names) => linked.read_names(names)?,
                    KnownCustom::Linking(symbols) => linked.read_symbols(&symbols)?,
                    KnownCustom::Reloc(references) => {
                        linked.read_references(section.name(), &references)?;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(linked)
    }

    fn read_names(&mut self, names: NameSectionReader) -> Result<()> {
        for kind in names {
            let (into, found) = match kind? {
                Name::Function(found) => (&mut self.names, found),
                Name::Data(found) => (&mut self.segment_names, found),
                _ => continue,
            };
            for naming in found {
                let naming = naming?;
                into.insert(naming.index, naming.name.to_owned());
            }
        }
        Ok(())
    }

    fn read_symbols(&mut self, linking: &LinkingSectionReader) -> Result<()> {
        for part in linking.subsections() {
            let Linking::SymbolTable(symbols) = part? else { continue };
            for (number, symbol) in (0..).zip(symbols) {
                if let SymbolInfo::Data { symbol: Some(place), .. } = symbol? {
                    self.symbols.insert(number, place);
                }
            }
        }
        Ok(())
    }

    fn read_references(&mut self, name: &str, references: &RelocSectionReader) -> Result<()> {
        let section = match name {
            OF_CODE => Section::Code,
            OF_DATA => Section::Data,
            _ => return Ok(()),
        };
        for reference in references.entries() {
            let reference = reference?;
            match reference.ty {
                RelocationType::MemoryAddrLeb
                | RelocationType::MemoryAddrSleb
                | RelocationType::MemoryAddrI32 => {
                    self.references.push((section, reference.offset, reference.index));
                }
                // functions, their places in the table, types and globals
                RelocationType::FunctionIndexLeb
                | RelocationType::TableIndexSleb
                | RelocationType::TableIndexI32
                | RelocationType::TypeIndexLeb
                | RelocationType::GlobalIndexLeb
                | RelocationType::TableNumberLeb => {}
                other => bail!("{other:?} in {name}"),
            }
        }
        Ok(())
    }

    fn constants(&self) -> Result<Constants> {
        let named = self.segment_names.iter().find(|(_, name)| *name == CONSTANTS);
        let constants = named.and_then(|(number, _)| self.segments.get(*number as usize));
        let mut data = Constants {
            places: merged(self.symbols.values().filter_map(|place| self.addresses(*place)), 0),
            unchanging: constants.context("no constants")?.addresses(),
            ..Constants::default()
        };
        ensure!(!self.references.is_empty(), "no references");
        for (section, offset, symbol) in &self.references {
            let Some(to) = self.symbols.get(symbol).and_then(|place| self.addresses(*place)) else {
                continue;
            };
            let Some(to) = holder(&data.places, to.start) else { continue };
            let from = match section {
                Section::Code => {
                    let name = self.function_at(self.sections.0 + *offset as usize)?;
                    data.by_function.entry(name.to_owned()).or_default()
                }
                Section::Data => {
                    let address = self.address_at(self.sections.1 + *offset as usize)?;
                    let number = holder(&data.places, address).context("data without a symbol")?;
                    data.by_data.entry(number).or_default()
                }
            };
            from.insert(to);
        }
        Ok(data)
    }

    /// Where a symbol stands in memory, if its segment is in the file and it is not empty.
    fn addresses(&self, symbol: DefinedDataSymbol) -> Option<Addresses> {
        let segment = self.segments.get(symbol.index as usize)?;
        let start = segment.address + symbol.offset;
        (symbol.size > 0).then(|| start..start + symbol.size)
    }

    /// The name of the function at a place of the file.
    fn function_at(&self, place: usize) -> Result<&str> {
        let number = holder(&self.functions, place).context("code outside functions")?;
        let number = self.imported + u32::try_from(number)?;
        let name = self.names.get(&number).context("a function without a name")?;
        Ok(name)
    }

    /// The address in memory of a place of the file.
    fn address_at(&self, place: usize) -> Result<u32> {
        let holds = |segment: &&Segment| segment.content.contains(&place);
        let segment = self.segments.iter().find(holds).context("data outside segments")?;
        Ok(segment.address + u32::try_from(place - segment.content.start)?)
    }
}

impl Segment {
    fn of(data: &wasmparser::Data) -> Result<Self> {
        let DataKind::Active { offset_expr, .. } = &data.kind else {
            bail!("data without a place")
        };
        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("data at a place that is not fixed");
        };
        let content = data.range.end - data.data.len()..data.range.end;
        Ok(Self { address: value.cast_unsigned(), content })
    }

    fn addresses(&self) -> Addresses {
        let length = u32::try_from(self.content.len()).unwrap_or(u32::MAX);
        self.address..self.address.saturating_add(length)
    }
}

/// Which of ranges in order holds a place.
fn holder<T: PartialOrd + Copy>(ranges: &[Range<T>], place: T) -> Option<usize> {
    let number = ranges.partition_point(|range| range.start <= place).checked_sub(1)?;
    ranges[number].contains(&place).then_some(number)
}

/// Ranges in order, those that overlap or are less than `apart` from one another made one.
fn merged(ranges: impl Iterator<Item = Addresses>, apart: u32) -> Vec<Addresses> {
    let mut ranges: Vec<Addresses> = ranges.collect();
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Addresses> = Vec::new();
    for range in ranges {
        match merged.last_mut().filter(|last| range.start < last.end + apart) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_constant_that_others_reach_stays_and_so_does_what_can_change() {
        let data = Constants {
            // to the last constant nobody refers, and what follows can change
            places: vec![0..10, 10..20, 20..25, 26..30, 30..40, 40..50],
            unchanging: 0..40,
            by_function: BTreeMap::from([
                ("first".to_owned(), BTreeSet::from([0])),
                ("later".to_owned(), BTreeSet::from([1, 2, 3, 5])),
            ]),
            by_data: BTreeMap::from([(0, BTreeSet::from([1]))]),
        };
        assert_eq!(data.of_these_alone(&names(&["later"])), [20..25, 26..30]);
        let all = [0..25, 26..30];
        assert_eq!(data.of_these_alone(&names(&["first", "later"])), all);
        assert_eq!(data.of_these_alone(&names(&[])), []);
    }

    #[test]
    fn ranges_that_overlap_are_one_and_so_are_neighbours_where_asked() {
        let ranges = || [4..8, 0..4, 6..7, 7..9, 10..11].into_iter();
        assert_eq!(merged(ranges(), 0), [0..4, 4..9, 10..11]);
        assert_eq!(merged(ranges(), 1), [0..9, 10..11]);
        assert_eq!(holder(&[0..4, 6..9], 4), None);
        assert_eq!(holder(&[0..4, 6..9], 6), Some(1));
    }
}
