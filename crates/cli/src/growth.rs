//! What a scenario's growth is made of.

use std::io::Write;

use canghai_analysis::{Growth, GrowthPart, YearGrowth, growth};
use canghai_app::{Language, grouped, growth_part_label, text, text_with};
use canghai_plan::Pack;
use serde_json::{Map, Value, json};

use crate::arguments::{Format, PathOptions};
use crate::failure::Failure;
use crate::run::{self, Path};
use crate::table_output::table as new_table;

/// Accounts for the growth of the scenario asked for and writes what it is made of.
pub(crate) fn run(
    options: &PathOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let Path { pack, name, scenario, years } = run::path(options, language)?;
    let years = growth(&pack, &scenario, years)?;
    match options.how.format {
        Format::Table => table(&pack, language, &name, &years, out),
        Format::Json => json_output(&pack, &name, &years, out),
        Format::Csv => csv(&pack, &name, &years, out),
    }
}

/// The growth of every year and sector, `None` being all sectors together.
fn all<'a>(
    pack: &'a Pack,
    years: &'a [YearGrowth],
) -> impl Iterator<Item = (i32, Option<&'a str>, &'a Growth)> {
    years.iter().enumerate().flat_map(|(index, year)| {
        let when = pack.calendar.year(index);
        let ids = pack.sectors.iter().map(|sector| Some(sector.id.as_str()));
        let own = ids.zip(&year.sectors).chain([(None, &year.all)]);
        own.map(move |(sector, growth)| (when, sector, growth))
    })
}

/// Every part by its key.
fn parts(growth: &Growth) -> impl Iterator<Item = (&'static str, f64)> {
    GrowthPart::ALL.into_iter().map(GrowthPart::key).zip(growth.parts)
}

fn json_output(
    pack: &Pack,
    name: &str,
    years: &[YearGrowth],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let entries: Vec<Value> = all(pack, years)
        .map(|(year, sector, growth)| {
            let parts: Map<String, Value> =
                parts(growth).map(|(key, value)| (key.to_owned(), json!(value))).collect();
            json!({
                "year": year,
                "sector": sector,
                "log_growth": growth.total,
                "parts": parts,
                "residual": growth.residual(),
            })
        })
        .collect();
    let value = json!({
        "scenario": name,
        "method": "Divisia index with the model's elasticities at the middle of monthly steps, \
                   months weighted by logarithmic means",
        "growth": entries,
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

/// A row for each year, sector and part; no sector is all of them together.
fn csv(pack: &Pack, name: &str, years: &[YearGrowth], out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["scenario", "year", "sector", "part", "log_growth"])?;
    for (year, sector, growth) in all(pack, years) {
        let whole = [("residual", growth.residual()), ("total", growth.total)];
        for (part, value) in parts(growth).chain(whole) {
            let (year, value) = (year.to_string(), value.to_string());
            csv.write_record([name, &year, sector.unwrap_or_default(), part, &value])?;
        }
    }
    Ok(csv.flush()?)
}

/// All sectors together by year, then each sector's mean over the years.
fn table(
    pack: &Pack,
    language: Language,
    name: &str,
    years: &[YearGrowth],
    out: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(out, "{}", text_with(language, "cli.growth.heading", &[("name", name)]))?;
    let heads = (0..years.len()).map(|index| pack.calendar.year(index).to_string());
    let columns: Vec<Vec<Growth>> = years.iter().map(|year| vec![year.all]).collect();
    writeln!(out, "{}", parts_table(language, heads.collect(), &columns))?;
    let last = pack.calendar.year(years.len().saturating_sub(1)).to_string();
    let first = pack.calendar.year(0).to_string();
    let values = [("first", first.as_str()), ("last", &last)];
    writeln!(out, "{}", text_with(language, "cli.growth.mean", &values))?;
    let heads = pack.sectors.iter().map(|sector| language.of(&sector.short).to_owned());
    let columns: Vec<Vec<Growth>> = (0..pack.sectors.len())
        .map(|sector| years.iter().map(|year| year.sectors[sector]).collect())
        .collect();
    writeln!(out, "{}", parts_table(language, heads.collect(), &columns))?;
    Ok(writeln!(out, "{}", text(language, "cli.growth.note"))?)
}

/// The parts in rows; each column is the mean of some growths, in percentage points.
fn parts_table(
    language: Language,
    heads: Vec<String>,
    columns: &[Vec<Growth>],
) -> comfy_table::Table {
    let say = |key: &str| text(language, &format!("cli.growth.{key}"));
    let mut table = new_table([vec![say("part")], heads].concat(), &[0]);
    let mut add = |name: String, value: &dyn Fn(&Growth) -> f64| {
        let mean = |growths: &Vec<Growth>| {
            let sum: f64 = growths.iter().map(value).sum();
            grouped(sum / growths.len().max(1) as f64 * 100.0, 2)
        };
        table.add_row([vec![name], columns.iter().map(mean).collect()].concat());
    };
    for part in GrowthPart::ALL {
        add(growth_part_label(language, part), &|growth| growth.parts[part.place()]);
    }
    add(say("residual"), &Growth::residual);
    add(say("total"), &|growth| growth.total);
    table
}
