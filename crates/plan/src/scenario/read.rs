//! Reads a scenario file.

use std::collections::BTreeMap;
use std::path::Path;

use canghai_sim::{After, Constants, Levers, Mix, Quantity};

use super::{Assumption, LARGEST_FILE, LONGEST_NAME, Scenario, ShareGroup, Split};
use crate::files::read_text;
use crate::pack::Pack;
use crate::problem::{Issue, Problem};
use crate::reader::{Problems, Reader, parse};
use crate::tree;

/// Words for what follows the plan.
pub(super) const AFTER: [(&str, After); 2] = [("hold", After::Hold), ("stop", After::Stop)];

impl Scenario {
    /// Reads a scenario from the text of a file; `file` is how messages name it.
    ///
    /// # Errors
    /// Every value outside its range, unknown key, wrong length, sum or type.
    pub fn read(pack: &Pack, file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let scenario = parse(file, text, &problems)
            .and_then(|table| Self::read_table(pack, Reader::new(file, &table, &problems)));
        problems.unless_any(scenario)
    }

    /// A scenario from the bytes of [`Scenario::to_bytes`]; `None` if they hold none.
    #[must_use]
    pub fn from_bytes(pack: &Pack, mut bytes: &[u8]) -> Option<Self> {
        let (table, problems) = (tree::read(&mut bytes)?, Problems::default());
        let scenario = Self::read_table(pack, Reader::new("", &table, &problems));
        problems.unless_any(scenario).ok()
    }

    /// Reads a scenario from a table; what is wrong is noted by the reader.
    pub(crate) fn read_table(pack: &Pack, reader: Reader) -> Option<Self> {
        scenario(pack, reader)
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// As [`Scenario::read`], and a file that cannot be read, is no text or is over 1 MiB.
    pub fn from_file(pack: &Pack, path: &Path) -> Result<Self, Vec<Problem>> {
        let file = path.display().to_string();
        let text = read_text(path, &file, LARGEST_FILE).map_err(|problem| vec![problem])?;
        Self::read(pack, &file, &text)
    }
}

/// Parts of the special fund: all four, summing to 1.
pub(crate) fn mix(reader: &Reader) -> Option<Mix<f64>> {
    let parts = Mix::from_fn(|part| reader.number(part.key, 0.0..=1.0, "1"));
    let values: Option<Vec<f64>> = parts.values().into_iter().collect();
    reader.sums_to_one("", &values?).then(|| parts.map(Option::unwrap_or_default))
}

fn scenario(pack: &Pack, reader: Reader) -> Option<Scenario> {
    let name = name(&reader);
    let world = world(pack, &reader);
    let pandemic = reader.boolean("pandemic", false);
    let after = if reader.has("after") {
        reader.word("after", &AFTER)
    } else {
        reader.known("after");
        Some(After::Hold)
    };
    let base_share = base_share(pack, &reader);
    let levers = reader.optional_table("levers").map(|levers| self::levers(pack, levers));
    let mix = reader.optional_table("mix").map(|reader| {
        let mix = mix(&reader);
        reader.close();
        mix
    });
    let shares = reader.optional_table("shares").map(|shares| self::shares(pack, shares));
    let assumptions = reader.optional_table("assumptions");
    let assumptions = assumptions.map(|reader| self::assumptions(pack, &reader));
    reader.close();
    Some(Scenario {
        name: name?,
        world: world?,
        pandemic: pandemic?,
        after: after?,
        base_share: base_share?,
        levers: levers.unwrap_or_else(|| Levers::from_fn(|_| None)),
        mix: mix.flatten(),
        shares: shares.unwrap_or_default(),
        assumptions: assumptions.unwrap_or_default(),
    })
}

fn name(reader: &Reader) -> Option<String> {
    if !reader.has("name") {
        reader.known("name");
        return Some(String::new());
    }
    let name = reader.text("name")?;
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        reader.note("name", Issue::BadText { max: LONGEST_NAME });
        return None;
    }
    Some(name)
}

fn world(pack: &Pack, reader: &Reader) -> Option<String> {
    if !reader.has("world") {
        reader.known("world");
        return pack.worlds.first().map(|world| world.id.clone());
    }
    let words: Vec<_> = pack.worlds.iter().map(|world| (world.id.as_str(), &world.id)).collect();
    reader.word("world", &words).cloned()
}

fn base_share(pack: &Pack, reader: &Reader) -> Option<f64> {
    let share = &pack.base.share;
    if !reader.has("base_share") {
        reader.known("base_share");
        return Some(share.value);
    }
    let (min, max) = share.range.unwrap_or((share.value, share.value));
    reader.number("base_share", min..=max, "1")
}

fn levers(pack: &Pack, reader: Reader) -> Levers<Option<Vec<f64>>> {
    let years = pack.calendar.plan_years;
    let levers = Levers::from_fn(|lever| {
        if !reader.has(lever.key) {
            reader.known(lever.key);
            return None;
        }
        reader.numbers(lever.key, years, lever.min..=lever.max, lever.unit)
    });
    reader.close();
    levers
}

fn shares(pack: &Pack, reader: Reader) -> BTreeMap<ShareGroup, Split> {
    let (sectors, years) = (pack.sectors.len(), pack.calendar.plan_years);
    let mut shares = BTreeMap::new();
    for group in ShareGroup::ALL {
        if !reader.has(group.key()) {
            reader.known(group.key());
            continue;
        }
        if let Some(split) = reader.split(group.key(), sectors, years) {
            shares.insert(group, split);
        }
    }
    reader.close();
    shares
}

fn assumptions(pack: &Pack, reader: &Reader) -> BTreeMap<&'static str, Assumption> {
    let found = reader.keys().filter_map(|key| assumption(pack, reader, key));
    found.collect()
}

fn assumption(pack: &Pack, reader: &Reader, key: &str) -> Option<(&'static str, Assumption)> {
    if let Some(parameter) = pack.parameters.iter().find(|entry| entry.quantity.key == key) {
        let (min, max) = parameter.allowed();
        let value = reader.number(key, min..=max, parameter.quantity.unit)?;
        return Some((parameter.quantity.key, Assumption::City(value)));
    }
    if let Some(parameter) = pack.sector_parameters.iter().find(|entry| entry.quantity.key == key) {
        let unit = parameter.quantity.unit;
        let values = reader.numbers(key, pack.sectors.len(), f64::MIN..=f64::MAX, unit)?;
        let checked: Vec<Option<f64>> = values
            .iter()
            .enumerate()
            .map(|(sector, value)| {
                let (min, max) = parameter.allowed(sector);
                reader.in_range(&format!("{key}[{}]", sector + 1), *value, min..=max, unit)
            })
            .collect();
        let values = checked.into_iter().collect::<Option<Vec<f64>>>()?;
        return Some((parameter.quantity.key, Assumption::BySector(values)));
    }
    reader.note(key, unknown_assumption(pack, key));
    None
}

fn unknown_assumption(pack: &Pack, key: &str) -> Issue {
    let constant = |quantity: &Quantity| quantity.key == key;
    if Constants::<f64>::FIELDS.iter().any(constant) || key == "firms" {
        return Issue::NotOverridable;
    }
    let city = pack.parameters.iter().map(|entry| entry.quantity.key);
    let by_sector = pack.sector_parameters.iter().map(|entry| entry.quantity.key);
    Issue::UnknownKey { allowed: city.chain(by_sector).map(str::to_owned).collect() }
}
