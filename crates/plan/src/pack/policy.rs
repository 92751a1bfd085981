//! Reads what the plan is about: levers, worlds, targets, sources.

use canghai_sim::{Calendar, Levers, Outcomes, Quantity};

use super::evidence::{largest_seen, usual};
use super::numbers::{by_catalogue, filled, provenance, text};
use super::{Lever, Provenance, Shock, Shown, Source, Target, Text, World, Yearly};
use crate::problem::Issue;
use crate::reader::Reader;

/// Yearly rates of demand growth that the model takes.
const GROWTH: std::ops::RangeInclusive<f64> = -0.9..=2.0;
const KINDS: [&str; 6] = ["plan", "report", "statistic", "paper", "press", "model"];

pub(super) fn levers(reader: &Reader, years: usize) -> Option<Vec<Lever>> {
    by_catalogue(reader, "lever", "key", Levers::<f64>::FIELDS, |quantity, reader| {
        let trend = reader.numbers("trend", years, quantity.min..=quantity.max, quantity.unit);
        let section = filled(&reader, "section");
        let provenance = provenance(&reader, quantity.unit);
        let (usual, largest_seen) = (usual(&reader, quantity), largest_seen(&reader, quantity));
        reader.close();
        Some(Lever {
            quantity,
            trend: trend?,
            section: section?,
            provenance: provenance?,
            usual: usual?,
            largest_seen: largest_seen?,
        })
    })
}

pub(super) fn worlds(reader: &Reader, sectors: &[&str], years: usize) -> Option<Vec<World>> {
    let worlds = reader.tables("world");
    if worlds.is_empty() {
        reader.note("world", Issue::Missing);
    }
    let worlds: Vec<_> = worlds.into_iter().map(|entry| world(entry, sectors, years)).collect();
    let worlds = worlds.into_iter().collect::<Option<Vec<World>>>()?;
    reader.no_repeats("world", "id", worlds.iter().map(|world| world.id.as_str()));
    Some(worlds)
}

fn world(reader: Reader, sectors: &[&str], years: usize) -> Option<World> {
    let id = filled(&reader, "id");
    let (label, description) = (text(&reader, "label"), text(&reader, "description"));
    let growth = growth(&reader, sectors, years);
    reader.close();
    Some(World { id: id?, label: label?, description: description?, growth: growth? })
}

/// Rates of growth in the order of the sectors, each sector once.
fn growth(reader: &Reader, sectors: &[&str], years: usize) -> Option<Vec<(Vec<f64>, Provenance)>> {
    let mut growth: Vec<_> = sectors.iter().map(|_| None).collect();
    let words: Vec<(&str, usize)> =
        sectors.iter().enumerate().map(|(index, sector)| (*sector, index)).collect();
    for entry in reader.tables("growth") {
        let sector = entry.word("sector", &words);
        let rates = entry.numbers("rates", years + 1, GROWTH, "1/yr");
        let provenance = provenance(&entry, "1/yr");
        if let Some(index) = sector {
            if growth[index].is_some() {
                entry.note("sector", Issue::Repeated { found: sectors[index].to_owned() });
            }
            growth[index] = Some(rates.zip(provenance));
        }
        entry.close();
    }
    for (sector, _) in sectors.iter().zip(&growth).filter(|(_, growth)| growth.is_none()) {
        reader.note(&format!("growth.{sector}"), Issue::Missing);
    }
    growth.into_iter().map(Option::flatten).collect()
}

/// The name and meaning of the pandemic, its falls in the sectors and in the rest of GDP.
pub(super) fn pandemic(
    parent: &Reader,
    calendar: &Calendar,
) -> Option<((Text, Text), Shock, Shock)> {
    let reader = parent.table("pandemic")?;
    let (label, description) = (text(&reader, "label"), text(&reader, "description"));
    let (mut sectors, mut other) = (None, None);
    for entry in reader.tables("shock") {
        let place = match entry.word("applies_to", &[("sectors", true), ("other", false)]) {
            Some(true) => &mut sectors,
            Some(false) => &mut other,
            None => continue,
        };
        if place.is_some() {
            let found = entry.word_at("applies_to").unwrap_or_default();
            entry.note("applies_to", Issue::Repeated { found });
        }
        *place = Some(shock(entry, calendar));
    }
    if sectors.is_none() || other.is_none() {
        reader.note("shock", Issue::Missing);
    }
    reader.close();
    Some(((label?, description?), sectors??, other??))
}

fn shock(reader: Reader, calendar: &Calendar) -> Option<Shock> {
    let first_month = month(&reader, "first_month", calendar);
    let values = reader.numbers_up_to("values", calendar.horizon_months(), 0.0..=0.9, "1");
    let provenance = provenance(&reader, "1");
    reader.close();
    Some(Shock { first_month: first_month?, values: values?, provenance: provenance? })
}

/// A month as `2020-01`, counted from the plan's beginning.
fn month(reader: &Reader, key: &str, calendar: &Calendar) -> Option<usize> {
    let found = reader.text(key)?;
    let index = month_index(&found, calendar);
    if index.is_none() {
        let (first, last) = (calendar.year(0), calendar.year(calendar.horizon_years - 1));
        let allowed = vec![format!("{first}-01 … {last}-12")];
        reader.note(key, Issue::UnknownWord { found, allowed });
    }
    index
}

fn month_index(text: &str, calendar: &Calendar) -> Option<usize> {
    let (year, month) = text.split_once('-')?;
    let year = calendar.index(year.parse().ok()?)?;
    let month: usize = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(year * 12 + month - 1)
}

pub(super) fn targets(reader: &Reader, calendar: &Calendar) -> Option<Vec<Target>> {
    let targets: Vec<_> =
        reader.tables("target").into_iter().map(|entry| target(entry, calendar)).collect();
    let targets = targets.into_iter().collect::<Option<Vec<Target>>>()?;
    reader.no_repeats("target", "outcome", targets.iter().map(|target| target.outcome.key));
    Some(targets)
}

fn target(reader: Reader, calendar: &Calendar) -> Option<Target> {
    let outcome = outcome_of(&reader, "outcome");
    let (max, unit) = outcome.map_or((f64::MAX, "1"), |outcome| (outcome.max, outcome.unit));
    let at_least = reader.number("at_least", 0.0..=max, unit);
    let year = reader.integer("year", calendar.year(0)..=calendar.year(calendar.plan_years - 1));
    let yearly = reader.optional_table("yearly").map(yearly);
    let section = filled(&reader, "section");
    let asks = text(&reader, "asks");
    let provenance = provenance(&reader, unit);
    reader.close();
    Some(Target {
        outcome: outcome?,
        at_least: at_least?,
        year: year?,
        yearly: match yearly {
            Some(yearly) => Some(yearly?),
            None => None,
        },
        section: section?,
        asks: asks?,
        provenance: provenance?,
    })
}

fn yearly(reader: Reader) -> Option<Yearly> {
    let outcome = outcome_of(&reader, "outcome");
    let (max, unit) = outcome.map_or((f64::MAX, "1"), |outcome| (outcome.max, outcome.unit));
    let at_least = reader.number("at_least", 0.0..=max, unit);
    reader.close();
    Some(Yearly { outcome: outcome?, at_least: at_least? })
}

fn outcome_of(reader: &Reader, key: &str) -> Option<&'static Quantity> {
    let words: Vec<_> =
        Outcomes::<f64>::FIELDS.iter().map(|quantity| (quantity.key, quantity)).collect();
    reader.word(key, &words)
}

pub(super) fn shown(reader: &Reader) -> Option<Vec<Shown>> {
    let entries = reader.tables("shown").into_iter().map(|entry| {
        let outcome = outcome_of(&entry, "outcome");
        let (section, asks) = (filled(&entry, "section"), text(&entry, "asks"));
        entry.close();
        Some(Shown { outcome: outcome?, section: section?, asks: asks? })
    });
    let entries: Vec<_> = entries.collect();
    entries.into_iter().collect()
}

pub(super) fn sources(reader: &Reader) -> Option<Vec<Source>> {
    let sources: Vec<_> = reader.tables("source").into_iter().map(source).collect();
    let sources = sources.into_iter().collect::<Option<Vec<Source>>>()?;
    reader.no_repeats("source", "id", sources.iter().map(|source| source.id.as_str()));
    Some(sources)
}

fn address(reader: &Reader) -> Option<Text> {
    match reader.later_text_at("address") {
        Some(later) => Some(Text::later(later)),
        None => reader.optional_text("address").map(|found| Text::new(found.clone(), found)),
    }
}

fn source(reader: Reader) -> Option<Source> {
    let (id, title) = (filled(&reader, "id"), text(&reader, "title"));
    let kind = reader.word("kind", &KINDS.map(|kind| (kind, kind)));
    let year = reader.optional_integer("year", 1900..=2100);
    let address = address(&reader);
    let seen = reader.boolean("seen", true);
    reader.close();
    Some(Source { id: id?, title: title?, kind: kind?.to_owned(), year, address, seen: seen? })
}
