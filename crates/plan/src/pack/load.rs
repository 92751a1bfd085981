//! Reads a whole pack and reports all its mistakes at once.

use canghai_sim::{Calendar, Mix};

use super::correlations::correlations;
use super::costs::costs;
use super::numbers::{
    constants, figure, filled, parameters, provenance, sector_parameters, sectors, text,
};
use super::policy::{levers, pandemic, shown, sources, targets, worlds};
use super::ready_made::ready_made;
use super::tables::{Embedded, Tables};
use super::{Base, Lever, Pack, Provenance, Source};
use crate::files::Files;
use crate::problem::{Issue, Problem};
use crate::reader::{Problems, Reader};
use crate::scenario::{Scenario, mix};

/// Longest plan and horizon, years.
const MOST_YEARS: usize = 60;
/// The file of the levers' costs.
const COSTS: &str = "costs.toml";

impl Pack {
    /// The embedded pack.
    ///
    /// # Errors
    /// None in a program that passed its tests: the pack is part of it.
    pub fn embedded() -> Result<Self, Vec<Problem>> {
        Self::read(&Embedded::default())
    }

    /// Reads a pack from its files.
    ///
    /// # Errors
    /// Every mistake of every file: a number without value, unit, grade or source, a value outside
    /// the catalogue's range, a key that is missing or means nothing, a list that does not fit the
    /// sectors or years, parts that do not sum to 1, a reference to nothing. Nothing can be checked
    /// without the years of plan.toml, and the ready-made scenarios are read when the rest is sound.
    pub fn load(files: &Files) -> Result<Self, Vec<Problem>> {
        Self::read(files)
    }

    fn read(files: &dyn Tables) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let pack = load(files, &problems);
        let pack = pack.and_then(|pack| ready_made(pack, files, &problems));
        if let Some(pack) = &pack {
            problems.check_references(&ids(&pack.sources));
            if problems.is_empty() {
                check_model(pack, &problems);
            }
        }
        problems.unless_any(pack)
    }
}

fn load(files: &dyn Tables, problems: &Problems) -> Option<Pack> {
    let head = with_file(files, "plan.toml", problems, |reader| {
        let calendar = calendar(reader);
        Some((calendar, head(reader)))
    });
    // the other files can only be checked against the years that this one gives
    let (calendar, head) = head?;
    let calendar = calendar?;
    let years = calendar.plan_years;
    let sectors = with_file(files, "sectors.toml", problems, |reader| {
        let loading = figure(reader, "demand_common_loading", 0.0..=1.0, "1", false);
        Some((loading, all_sectors(reader)))
    });
    let (loading, sectors) = sectors.unwrap_or_default();
    let sector_ids: Vec<&str> = sectors.iter().map(|(id, _)| id.as_str()).collect();
    let parameters = with_file(files, "parameters.toml", problems, |reader| {
        let city = parameters(reader);
        let by_sector = sector_parameters(reader, sector_ids.len());
        let correlations = correlations(reader);
        Some((city?, by_sector?, correlations?))
    });
    let constants = with_file(files, "constants.toml", problems, constants);
    let levers = with_file(files, "levers.toml", problems, |reader| levers(reader, years));
    // a pack without costs is whole: no result of the model depends on them
    let costs =
        if files.has(COSTS) { with_file(files, COSTS, problems, costs) } else { Some(Vec::new()) };
    let worlds = with_file(files, "worlds.toml", problems, |reader| {
        let (pandemic, worlds) = (pandemic(reader, &calendar), worlds(reader, &sector_ids, years));
        Some((worlds?, pandemic?))
    });
    let targets = with_file(files, "targets.toml", problems, |reader| {
        let (targets, shown) = (targets(reader, &calendar), shown(reader));
        Some((targets?, shown?))
    });
    let sources = with_file(files, "sources.toml", problems, sources);
    if let Some(sources) = &sources {
        problems.check_references(&ids(sources));
    }
    let sectors: Option<Vec<_>> = sectors.into_iter().map(|(_, sector)| sector).collect();
    let head = head?;
    let (parameters, sector_parameters, correlations) = parameters?;
    let (worlds, (pandemic, pandemic_sectors, pandemic_other)) = worlds?;
    let (targets, shown) = targets?;
    Some(Pack {
        id: head.id,
        version: head.version,
        label: head.label,
        short: head.short,
        calendar,
        base: head.base,
        mix: head.mix,
        mix_provenance: head.mix_provenance,
        sectors: sectors?,
        demand_common_loading: loading?,
        parameters,
        correlations,
        sector_parameters,
        constants: constants?,
        levers: levers?,
        costs: costs?,
        worlds,
        pandemic,
        pandemic_sectors,
        pandemic_other,
        targets,
        shown,
        sources: sources?,
        ready_made: Vec::new(),
    })
}

/// Parses a file, reads it and notes the keys that nobody asked for.
pub(super) fn with_file<T>(
    files: &dyn Tables,
    name: &str,
    problems: &Problems,
    read: impl FnOnce(&Reader) -> Option<T>,
) -> Option<T> {
    if !files.has(name) {
        problems.add(name, "", Issue::Missing);
        return None;
    }
    let table = files.table(name, problems)?;
    let reader = Reader::new(name, &table, problems);
    let reader = if files.have_later_texts() { reader.with_later_texts() } else { reader };
    let found = read(&reader);
    reader.close();
    found
}

/// What plan.toml says.
struct Head {
    id: String,
    version: String,
    label: super::Text,
    short: super::Text,
    base: Base,
    mix: Mix<f64>,
    mix_provenance: Provenance,
}

fn head(reader: &Reader) -> Option<Head> {
    let (id, version) = (filled(reader, "id"), filled(reader, "version"));
    let (label, short) = (text(reader, "label"), text(reader, "short"));
    let base = base(reader);
    let mix = default_mix(reader);
    let (mix, mix_provenance) = mix?;
    Some(Head {
        id: id?,
        version: version?,
        label: label?,
        short: short?,
        base: base?,
        mix,
        mix_provenance,
    })
}

/// The years: the plan's follow the base year without a gap, the horizon is theirs or later.
fn calendar(reader: &Reader) -> Option<Calendar> {
    let base_year = reader.integer("base_year", 1900..=2200);
    let years = reader.numbers_up_to("plan_years", MOST_YEARS, 1900.0..=2300.0, "1");
    reader.known("horizon");
    let base_year = base_year?;
    let years = years?;
    for (index, (year, expected)) in years.iter().zip(base_year + 1..).enumerate() {
        let expected = f64::from(expected);
        reader.in_range(&format!("plan_years[{}]", index + 1), *year, expected..=expected, "1");
    }
    let last = base_year + i32::try_from(years.len()).ok()?;
    let horizon = reader.integer("horizon", last..=base_year + i32::try_from(MOST_YEARS).ok()?)?;
    Some(Calendar {
        base_year,
        plan_years: years.len(),
        horizon_years: usize::try_from(horizon - base_year).ok()?,
    })
}

fn base(parent: &Reader) -> Option<Base> {
    let reader = parent.table("base")?;
    let gdp = figure(&reader, "gdp", 1.0..=1e6, "1e8 CNY", false);
    let share = figure(&reader, "share", 0.001..=0.9, "1", true);
    let firms = figure(&reader, "firms", 1.0..=1e6, "firm", true);
    reader.close();
    Some(Base { gdp: gdp?, share: share?, firms: firms? })
}

fn default_mix(parent: &Reader) -> Option<(Mix<f64>, Provenance)> {
    let defaults = parent.table("defaults")?;
    let reader = defaults.table("mix")?;
    defaults.close();
    let mix = mix(&reader);
    let provenance = provenance(&reader, "1");
    reader.close();
    Some((mix?, provenance?))
}

/// Sectors with their ids, checked against each other.
fn all_sectors(reader: &Reader) -> Vec<(String, Option<super::Sector>)> {
    let found = sectors(reader);
    if found.is_empty() {
        reader.note("sector", Issue::Missing);
    }
    reader.no_repeats("sector", "id", found.iter().map(|(id, _)| id.as_str()));
    let sound: Option<Vec<_>> = found.iter().map(|(_, sector)| sector.as_ref()).collect();
    if let Some(sectors) = sound {
        let parts = |share: fn(&super::Sector) -> f64| -> Vec<f64> {
            sectors.iter().map(|sector| share(sector)).collect()
        };
        let of_base = parts(|sector| sector.share_of_base.value);
        reader.sums_to_one("sector.share_of_base", &of_base);
        let of_firms = parts(|sector| sector.share_of_firms.value);
        reader.sums_to_one("sector.share_of_firms", &of_firms);
    }
    found
}

fn ids(sources: &[Source]) -> Vec<String> {
    sources.iter().map(|source| source.id.clone()).collect()
}

/// Notes what the model refuses, where every number is allowed but not all of them together.
fn check_model(pack: &Pack, problems: &Problems) {
    let refused = pack.model(&Scenario::trend(pack)).err().unwrap_or_default();
    for error in refused {
        problems.add("plan.toml", "", Issue::NoModel { detail: error.to_string() });
    }
}

impl Pack {
    /// The provenance of every number, with the file that it stands in.
    pub fn provenances(&self) -> impl Iterator<Item = (&'static str, &Provenance)> {
        let base = [&self.base.gdp, &self.base.share, &self.base.firms];
        let base = base.into_iter().map(|figure| &figure.provenance).chain([&self.mix_provenance]);
        let sectors = self.sectors.iter().flat_map(|sector| {
            [&sector.share_of_base, &sector.share_of_firms, &sector.demand_growth_sd]
        });
        let sectors = sectors.chain([&self.demand_common_loading]).map(|figure| &figure.provenance);
        let parameters = self.parameters.iter().map(|parameter| &parameter.provenance);
        let by_sector = self.sector_parameters.iter().map(|parameter| &parameter.provenance);
        let pairs = self.correlations.iter().map(|pair| &pair.provenance);
        let by_sector = by_sector.chain(pairs);
        let worlds = self.worlds.iter().flat_map(|world| world.growth.iter().map(|(_, from)| from));
        let shocks = [&self.pandemic_sectors.provenance, &self.pandemic_other.provenance];
        let ready = self.ready_made.iter().flat_map(|ready| &ready.levers);
        let in_file = |file| move |provenance| (file, provenance);
        base.map(in_file("plan.toml"))
            .chain(sectors.map(in_file("sectors.toml")))
            .chain(parameters.chain(by_sector).map(in_file("parameters.toml")))
            .chain(self.constants.iter().map(|c| &c.provenance).map(in_file("constants.toml")))
            .chain(self.levers.iter().flat_map(Lever::provenances).map(in_file("levers.toml")))
            .chain(self.costs.iter().map(|cost| &cost.provenance).map(in_file(COSTS)))
            .chain(worlds.chain(shocks).map(in_file("worlds.toml")))
            .chain(self.targets.iter().map(|t| &t.provenance).map(in_file("targets.toml")))
            .chain(ready.map(|lever| &lever.provenance).map(in_file("scenarios.toml")))
    }
}
