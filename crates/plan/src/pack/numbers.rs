//! Reads numbers with their unit, grade and source: sectors, parameters, constants.

use std::ops::RangeInclusive;

use canghai_sim::{Constants, Parameters, Quantity, SectorParameters};

use super::{
    BySector, Constant, Distribution, Figure, Grade, Provenance, Sector, Stage, Text, Uncertain,
};
use crate::problem::Issue;
use crate::reader::Reader;

const DISTRIBUTIONS: [(&str, Distribution); 3] = [
    ("triangular", Distribution::Triangular),
    ("pert", Distribution::Pert),
    ("lognormal", Distribution::Lognormal),
];

const STAGES: [(&str, Stage); 3] = [
    ("advance", Stage::Advance),
    ("accelerate", Stage::Accelerate),
    ("cultivate", Stage::Cultivate),
];

/// A text in both languages, neither of them empty.
pub(super) fn text(reader: &Reader, key: &str) -> Option<Text> {
    let table = reader.table(key)?;
    if let Some(key) = table.later_text() {
        return Some(Text::later(key));
    }
    let (zh, en) = (filled(&table, "zh"), filled(&table, "en"));
    table.close();
    Some(Text::new(zh?, en?))
}

/// A text that is not empty.
pub(super) fn filled(reader: &Reader, key: &str) -> Option<String> {
    let text = reader.text(key)?;
    if text.trim().is_empty() {
        reader.note(key, Issue::Missing);
        return None;
    }
    Some(text)
}

/// Unit, grade and source of a number; `unit` is the one that the model reckons in.
pub(super) fn provenance(reader: &Reader, unit: &str) -> Option<Provenance> {
    let found = filled(reader, "unit");
    let grade = reader.word("grade", &Grade::WORDS);
    let source = text(reader, "source");
    let refs = reader.references("refs");
    same(reader, "unit", found.as_deref(), unit);
    Some(Provenance { unit: found?, grade: grade?, source: source?, refs })
}

/// Notes a text that differs from what the catalogue says.
fn same(reader: &Reader, key: &str, found: Option<&str>, expected: &str) {
    if let Some(found) = found.filter(|found| *found != expected) {
        let issue = Issue::Differs { found: found.to_owned(), expected: expected.to_owned() };
        reader.note(key, issue);
    }
}

/// A table that is one number, with `low` and `high` where `ranged`.
pub(super) fn figure(
    parent: &Reader,
    key: &str,
    range: RangeInclusive<f64>,
    unit: &str,
    ranged: bool,
) -> Option<Figure> {
    let reader = parent.table(key)?;
    let value = reader.number("value", range.clone(), unit);
    let ends = ranged.then(|| low_and_high(&reader, value, range, unit));
    let provenance = provenance(&reader, unit);
    reader.close();
    let range = match ends {
        Some(ends) => Some(ends?),
        None => None,
    };
    Some(Figure { value: value?, range, provenance: provenance? })
}

/// The ends around a value.
fn low_and_high(
    reader: &Reader,
    value: Option<f64>,
    range: RangeInclusive<f64>,
    unit: &str,
) -> Option<(f64, f64)> {
    let low = reader.number("low", range.clone(), unit);
    let high = reader.number("high", range, unit);
    let (value, low, high) = (value?, low?, high?);
    reader.in_range("low", low, f64::MIN..=value, unit)?;
    reader.in_range("high", high, value..=f64::MAX, unit)?;
    if low >= high {
        reader.in_range("high", high, low.next_up()..=f64::MAX, unit)?;
    }
    Some((low, high))
}

/// Sectors in the order of the file, each with its id where the rest of it is wrong.
pub(super) fn sectors(reader: &Reader) -> Vec<(String, Option<Sector>)> {
    let sectors = reader.tables("sector").into_iter();
    sectors.map(|entry| (entry.word_at("id").unwrap_or_default(), sector(entry))).collect()
}

fn sector(reader: Reader) -> Option<Sector> {
    let id = filled(&reader, "id");
    let (label, short) = (text(&reader, "label"), text(&reader, "short"));
    let stage = reader.word("stage", &STAGES);
    let stage_section = filled(&reader, "stage_section");
    let share_of_base = figure(&reader, "share_of_base", 1e-6..=1.0, "1", false);
    let share_of_firms = figure(&reader, "share_of_firms", 1e-6..=1.0, "1", false);
    let demand_growth_sd = figure(&reader, "demand_growth_sd", 0.0..=1.0, "1/yr", false);
    reader.close();
    Some(Sector {
        id: id?,
        label: label?,
        short: short?,
        stage: stage?,
        stage_section: stage_section?,
        share_of_base: share_of_base?,
        share_of_firms: share_of_firms?,
        demand_growth_sd: demand_growth_sd?,
    })
}

/// Reads the entries of a list into the order of the catalogue, noting those that are missing,
/// unknown or there twice.
pub(super) fn by_catalogue<T>(
    reader: &Reader,
    list: &str,
    key: &str,
    catalogue: &'static [Quantity],
    mut read: impl FnMut(&'static Quantity, Reader) -> Option<T>,
) -> Option<Vec<T>> {
    let mut found: Vec<Option<Option<T>>> = catalogue.iter().map(|_| None).collect();
    for entry in reader.tables(list) {
        let Some(name) = filled(&entry, key) else { continue };
        match catalogue.iter().position(|quantity| quantity.key == name) {
            None => {
                let allowed = catalogue.iter().map(|quantity| quantity.key.to_owned()).collect();
                entry.note(key, Issue::UnknownWord { found: name, allowed });
            }
            Some(index) if found[index].is_some() => {
                entry.note(key, Issue::Repeated { found: name });
            }
            Some(index) => found[index] = Some(read(&catalogue[index], entry)),
        }
    }
    for (quantity, _) in catalogue.iter().zip(&found).filter(|(_, entry)| entry.is_none()) {
        reader.note(&format!("{list}.{}", quantity.key), Issue::Missing);
    }
    found.into_iter().map(Option::flatten).collect()
}

pub(super) fn parameters(reader: &Reader) -> Option<Vec<Uncertain>> {
    by_catalogue(reader, "parameter", "id", Parameters::<f64>::FIELDS, parameter)
}

fn parameter(quantity: &'static Quantity, reader: Reader) -> Option<Uncertain> {
    let range = quantity.min..=quantity.max;
    same(&reader, "symbol", filled(&reader, "symbol").as_deref(), quantity.symbol);
    let value = reader.number("value", range.clone(), quantity.unit);
    let ends = low_and_high(&reader, value, range, quantity.unit);
    let distribution = reader.word("distribution", &DISTRIBUTIONS);
    let provenance = provenance(&reader, quantity.unit);
    let parameter = || {
        let (low, high) = ends?;
        let (value, distribution, provenance) = (value?, distribution?, provenance?);
        let parameter = Uncertain { quantity, value, low, high, distribution, provenance };
        within(&reader, quantity, parameter.allowed(), ("low", "high")).then_some(parameter)
    };
    let parameter = parameter();
    reader.close();
    parameter
}

/// Whether the model takes all that a scenario may set a parameter to; notes the end that is at
/// fault.
fn within(
    reader: &Reader,
    quantity: &Quantity,
    (lowest, highest): (f64, f64),
    (low, high): (&str, &str),
) -> bool {
    let takes = |key, value| {
        reader.in_range(key, value, quantity.min..=quantity.max, quantity.unit).is_some()
    };
    let low = takes(low, lowest);
    takes(high, highest) && low
}

pub(super) fn sector_parameters(reader: &Reader, sectors: usize) -> Option<Vec<BySector>> {
    let catalogue = SectorParameters::<f64>::FIELDS;
    by_catalogue(reader, "sector_parameter", "id", catalogue, |quantity, reader| {
        sector_parameter(quantity, reader, sectors)
    })
}

fn sector_parameter(
    quantity: &'static Quantity,
    reader: Reader,
    sectors: usize,
) -> Option<BySector> {
    let range = quantity.min..=quantity.max;
    same(&reader, "symbol", filled(&reader, "symbol").as_deref(), quantity.symbol);
    let values = reader.numbers("values", sectors, range, quantity.unit);
    let low_factor = reader.number("low_factor", 0.01..=1.0, "1");
    let high_factor = reader.number("high_factor", 1.0..=100.0, "1");
    reader.word("distribution", &DISTRIBUTIONS[2..]);
    let provenance = provenance(&reader, quantity.unit);
    let parameter = || {
        let (values, low_factor, high_factor) = (values?, low_factor?, high_factor?);
        let provenance = provenance?;
        let parameter = BySector { quantity, values, low_factor, high_factor, provenance };
        let ends = ("low_factor", "high_factor");
        let mut allowed = (0..sectors).map(|sector| parameter.allowed(sector));
        allowed.all(|allowed| within(&reader, quantity, allowed, ends)).then_some(parameter)
    };
    let parameter = parameter();
    reader.close();
    parameter
}

pub(super) fn constants(reader: &Reader) -> Option<Vec<Constant>> {
    by_catalogue(reader, "constant", "id", Constants::<f64>::FIELDS, constant)
}

fn constant(quantity: &'static Quantity, reader: Reader) -> Option<Constant> {
    same(&reader, "symbol", filled(&reader, "symbol").as_deref(), quantity.symbol);
    let value = reader.number("value", quantity.min..=quantity.max, quantity.unit);
    let provenance = provenance(&reader, quantity.unit);
    reader.close();
    Some(Constant { quantity, value: value?, provenance: provenance? })
}
