//! What binds a scenario's sectors, when.

use std::io::Write;

use canghai_analysis::{Constraint, SectorQuarter, binding_since, bottlenecks};
use canghai_app::{Language, bound_by, constraint_mark, grouped, percent, text, text_with};
use canghai_plan::Pack;
use serde_json::{Map, Value, json};

use crate::arguments::{Format, PathOptions};
use crate::failure::Failure;
use crate::run::{self, Path};
use crate::table_output::table as new_table;

/// Quarters of a year.
const QUARTERS: usize = 4;

/// A number of a sector in a quarter.
type Read = fn(&SectorQuarter) -> f64;

/// The numbers of a quarter by name.
const NUMBERS: [(&str, Read); 6] = [
    ("land_factor", |quarter| quarter.land_factor),
    ("utilisation", |quarter| quarter.utilisation),
    ("demand_over_capacity", |quarter| quarter.demand_over_capacity),
    ("under_way", |quarter| quarter.under_way),
    ("waiting_years", |quarter| quarter.waiting_years),
    ("reached", |quarter| quarter.reached),
];

/// Works out what binds in the scenario asked for and writes it.
pub(crate) fn run(
    options: &PathOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let Path { pack, name, scenario, years } = run::path(options, language)?;
    let quarters = bottlenecks(&pack, &scenario, years)?;
    match options.how.format {
        Format::Table => table(&pack, language, &name, &quarters, out),
        Format::Json => json_output(&pack, &name, &quarters, out),
        Format::Csv => csv(&pack, &name, &quarters, out),
    }
}

/// The calendar year of a quarter and its number in it, from 1.
fn when(pack: &Pack, quarter: usize) -> (i32, usize) {
    (pack.calendar.year(quarter / QUARTERS), quarter % QUARTERS + 1)
}

/// Every sector in every quarter, with the quarter's number.
fn all<'a>(
    pack: &'a Pack,
    quarters: &'a [Vec<SectorQuarter>],
) -> impl Iterator<Item = (usize, &'a str, &'a SectorQuarter)> {
    quarters.iter().enumerate().flat_map(|(index, sectors)| {
        let ids = pack.sectors.iter().map(|sector| sector.id.as_str());
        ids.zip(sectors).map(move |(sector, own)| (index, sector, own))
    })
}

fn json_output(
    pack: &Pack,
    name: &str,
    quarters: &[Vec<SectorQuarter>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let by_constraint = |value: &dyn Fn(Constraint) -> f64| -> Map<String, Value> {
        let all = Constraint::ALL.into_iter();
        all.map(|own| (own.key().to_owned(), json!(value(own)))).collect()
    };
    let entries: Vec<Value> = all(pack, quarters)
        .map(|(index, sector, own)| {
            let (year, quarter) = when(pack, index);
            let mut entry = json!({ "year": year, "quarter": quarter, "sector": sector });
            for (key, value) in NUMBERS {
                entry[key] = json!(value(own));
            }
            entry["pressure"] = by_constraint(&|one| own.pressure[one.place()]).into();
            entry["tightest"] = json!(own.tightest().map(Constraint::key));
            entry
        })
        .collect();
    let binding: Vec<Value> = binding_since(quarters)
        .into_iter()
        .map(|own| {
            let (year, quarter) = when(pack, own.since);
            json!({
                "sector": pack.sectors[own.sector].id,
                "constraint": own.constraint.key(),
                "since": { "year": year, "quarter": quarter },
            })
        })
        .collect();
    let value = json!({
        "scenario": name,
        "thresholds": by_constraint(&Constraint::threshold),
        "quarters": entries,
        "binding": binding,
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

fn csv(
    pack: &Pack,
    name: &str,
    quarters: &[Vec<SectorQuarter>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    let head = ["scenario", "year", "quarter", "sector"].into_iter();
    let head = head.chain(NUMBERS.map(|(key, _)| key)).chain(["tightest"]);
    csv.write_record(head)?;
    for (index, sector, own) in all(pack, quarters) {
        let (year, quarter) = when(pack, index);
        let mut row = vec![name.to_owned(), year.to_string(), quarter.to_string()];
        row.push(sector.to_owned());
        row.extend(NUMBERS.map(|(_, value)| value(own).to_string()));
        row.push(own.tightest().map_or("", Constraint::key).to_owned());
        csv.write_record(row)?;
    }
    Ok(csv.flush()?)
}

/// A mark for each quarter, the numbers at the plan's end, and since when what binds at the end does.
fn table(
    pack: &Pack,
    language: Language,
    name: &str,
    quarters: &[Vec<SectorQuarter>],
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}", text_with(language, "cli.bottlenecks.heading", &[("name", name)]))?;
    writeln!(out, "{}", marks(pack, language, quarters))?;
    let plan_end = pack.calendar.plan_years * QUARTERS - 1;
    if let Some(sectors) = quarters.get(plan_end) {
        let year = when(pack, plan_end).0.to_string();
        writeln!(out, "{}", text_with(language, "cli.bottlenecks.numbers", &[("year", &year)]))?;
        writeln!(out, "{}", numbers(pack, language, sectors))?;
    }
    let binding = binding_since(quarters);
    for own in &binding {
        let year = when(pack, own.since).0.to_string();
        let sector = language.of(&pack.sectors[own.sector].label);
        let bound = bound_by(language, own.constraint);
        let values = [("sector", sector), ("year", &year), ("bound", &bound)];
        writeln!(out, "{}", text_with(language, "cli.bottlenecks.since", &values))?;
    }
    if binding.is_empty() {
        let year = when(pack, quarters.len().saturating_sub(1)).0.to_string();
        writeln!(out, "{}", text_with(language, "cli.bottlenecks.free", &[("year", &year)]))?;
    }
    Ok(writeln!(out, "{}", text(language, "cli.bottlenecks.note"))?)
}

/// The tightest constraint of each quarter in one character, a cell a year.
fn marks(pack: &Pack, language: Language, quarters: &[Vec<SectorQuarter>]) -> comfy_table::Table {
    let mut head = vec![text(language, "cli.bottlenecks.sector")];
    let years = 0..quarters.len() / QUARTERS;
    head.extend(years.map(|index| pack.calendar.year(index).to_string()));
    let mut table = new_table(head, &[0]);
    let mark = |own: &SectorQuarter| {
        let none = || text(language, "cli.bottlenecks.none");
        own.tightest().map_or_else(none, |constraint| constraint_mark(language, constraint))
    };
    for (sector, own) in pack.sectors.iter().enumerate() {
        let year = |year: &[Vec<SectorQuarter>]| -> String {
            year.iter().map(|quarter| mark(&quarter[sector])).collect()
        };
        let mut row = vec![language.of(&own.label).to_owned()];
        row.extend(quarters.chunks(QUARTERS).map(year));
        table.add_row(row);
    }
    table
}

fn numbers(pack: &Pack, language: Language, sectors: &[SectorQuarter]) -> comfy_table::Table {
    let say = |key: &str| text(language, &format!("cli.bottlenecks.{key}"));
    let mut table =
        new_table([vec![say("sector")], NUMBERS.map(|(key, _)| say(key)).to_vec()].concat(), &[0]);
    for (sector, own) in pack.sectors.iter().zip(sectors) {
        let cells = NUMBERS.map(|(key, value)| match key {
            "waiting_years" => grouped(value(own), 1),
            _ => percent(value(own), 0),
        });
        table.add_row([vec![language.of(&sector.label).to_owned()], cells.to_vec()].concat());
    }
    table
}
