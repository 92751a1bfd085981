//! Reads the ready-made scenarios and why their values are what they are.

use canghai_sim::Levers;

use super::load::with_file;
use super::numbers::{filled, provenance, text};
use super::tables::Tables;
use super::{Pack, ReadyMade, ReadyMadeLever};
use crate::problem::{Issue, Problem};
use crate::reader::{Problems, Reader};
use crate::scenario::Scenario;

/// The pack with its ready-made scenarios.
pub(super) fn ready_made(pack: Pack, files: &dyn Tables, problems: &Problems) -> Option<Pack> {
    let ready_made = with_file(files, "scenarios.toml", problems, |reader| {
        let entries: Vec<_> = reader
            .tables("scenario")
            .into_iter()
            .map(|entry| one(&pack, files, problems, entry))
            .collect();
        let entries = entries.into_iter().collect::<Option<Vec<ReadyMade>>>()?;
        reader.no_repeats("scenario", "id", entries.iter().map(|entry| entry.id.as_str()));
        Some(entries)
    })?;
    Some(Pack { ready_made, ..pack })
}

fn one(pack: &Pack, files: &dyn Tables, problems: &Problems, reader: Reader) -> Option<ReadyMade> {
    let (id, file) = (filled(&reader, "id"), filled(&reader, "file"));
    let (label, summary) = (text(&reader, "label"), text(&reader, "summary"));
    let levers: Vec<_> = if reader.has("lever") {
        reader.tables("lever").into_iter().map(lever).collect()
    } else {
        reader.known("lever");
        Vec::new()
    };
    let levers: Option<Vec<_>> = levers.into_iter().collect();
    let scenario = file.and_then(|file| in_file(pack, files, problems, &reader, file));
    if let (Some(scenario), Some(levers)) = (&scenario, &levers) {
        explained(&reader, scenario, levers);
    }
    reader.close();
    Some(ReadyMade {
        id: id?,
        label: label?,
        summary: summary?,
        scenario: scenario?,
        levers: levers?,
    })
}

/// The scenario that stands in a file of the pack.
fn in_file(
    pack: &Pack,
    files: &dyn Tables,
    problems: &Problems,
    reader: &Reader,
    file: String,
) -> Option<Scenario> {
    if !files.has(&file) {
        reader.note("file", Issue::Unreadable { detail: file });
        return None;
    }
    let own = Problems::default();
    let table = files.table(&file, &own);
    let scenario =
        table.and_then(|table| Scenario::read_table(pack, Reader::new(&file, &table, &own)));
    own.unless_any(scenario).map_err(|found| pass_on(found, problems)).ok()
}

fn pass_on(found: Vec<Problem>, problems: &Problems) {
    for Problem { file, key, issue } in found {
        problems.add(&file, key, issue);
    }
}

fn lever(reader: Reader) -> Option<ReadyMadeLever> {
    let words: Vec<_> = Levers::<f64>::FIELDS.iter().map(|lever| (lever.key, lever)).collect();
    let lever = reader.word("key", &words)?;
    let provenance = provenance(&reader, lever.unit);
    reader.close();
    Some(ReadyMadeLever { key: lever.key.to_owned(), provenance: provenance? })
}

/// Notes levers that the scenario sets without saying why, and reasons for levers that it leaves.
fn explained(reader: &Reader, scenario: &Scenario, levers: &[ReadyMadeLever]) {
    for quantity in Levers::<f64>::FIELDS {
        let set = scenario.levers.get(quantity.key).is_some_and(Option::is_some);
        let explained = levers.iter().filter(|lever| lever.key == quantity.key).count();
        let key = format!("lever.{}", quantity.key);
        match (set, explained) {
            (true, 1) | (false, 0) => {}
            (true, 0) => reader.note(&key, Issue::Missing),
            _ => reader.note(&key, Issue::Repeated { found: quantity.key.to_owned() }),
        }
    }
}
