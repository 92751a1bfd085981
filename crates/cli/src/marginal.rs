//! The value of one more of every lever.

use std::io::Write;

use canghai_analysis::{Best, Marginal, Resource, best_next, marginals};
use canghai_app::{Language, grouped, short_label, text, text_with};
use canghai_plan::Pack;
use canghai_sim::{Levers, Outcomes, Quantity};
use serde_json::{Value, json};

use crate::arguments::{Format, MarginalOptions};
use crate::failure::Failure;
use crate::open;
use crate::table_output::{points, table as new_table};

/// Works out the value of one more for the scenario asked for and writes it.
pub(crate) fn run(
    options: &MarginalOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let (name, scenario) = open::one(&pack, language, &options.scenario)?;
    let marginals = marginals(&pack, &scenario)?;
    match options.format {
        Format::Table => table(&pack, language, &name, &marginals, out),
        Format::Json => json_output(&pack, &marginals, out),
        Format::Csv => csv(&pack, &marginals, out),
    }
}

/// One derivative: of which outcome by which marginal, at which calendar year.
struct Entry<'a> {
    marginal: &'a Marginal,
    sector: Option<&'a str>,
    outcome: &'static Quantity,
    at: i32,
    per_unit: f64,
}

/// The derivatives of every outcome at the plan's end and at the horizon.
fn entries<'a>(pack: &'a Pack, marginals: &'a [Marginal]) -> impl Iterator<Item = Entry<'a>> {
    let calendar = &pack.calendar;
    let ends = [calendar.plan_years - 1, calendar.horizon_years - 1];
    marginals.iter().flat_map(move |marginal| {
        let sector = marginal.sector.and_then(|place| pack.sectors.get(place));
        Outcomes::<f64>::FIELDS.iter().flat_map(move |outcome| {
            ends.into_iter().filter_map(move |index| {
                Some(Entry {
                    marginal,
                    sector: sector.map(|sector| sector.id.as_str()),
                    outcome,
                    at: calendar.year(index),
                    per_unit: marginal.per_unit(outcome.key, index)?,
                })
            })
        })
    })
}

fn json_output(pack: &Pack, marginals: &[Marginal], out: &mut impl Write) -> Result<(), Failure> {
    let entries: Vec<Value> = entries(pack, marginals)
        .map(|entry| {
            json!({
                "lever": entry.marginal.lever.key,
                "sector": entry.sector,
                "year": pack.calendar.year(entry.marginal.year),
                "outcome": entry.outcome.key,
                "at": entry.at,
                "per_unit": entry.per_unit,
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "marginal": entries }))?;
    Ok(writeln!(out)?)
}

fn csv(pack: &Pack, marginals: &[Marginal], out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["lever", "sector", "year", "outcome", "at", "per_unit", "unit", "per"])?;
    for entry in entries(pack, marginals) {
        let lever = entry.marginal.lever;
        let year = pack.calendar.year(entry.marginal.year).to_string();
        let (at, per_unit) = (entry.at.to_string(), entry.per_unit.to_string());
        let sector = entry.sector.unwrap_or_default();
        let outcome = entry.outcome;
        csv.write_record([
            lever.key,
            sector,
            &year,
            outcome.key,
            &at,
            &per_unit,
            outcome.unit,
            lever.unit,
        ])?;
    }
    Ok(csv.flush()?)
}

/// What a portion more of each lever in every year of the plan brings, sector by sector, and where
/// the next one does most.
fn table(
    pack: &Pack,
    language: Language,
    name: &str,
    marginals: &[Marginal],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let horizon = pack.calendar.horizon_years - 1;
    let year = pack.calendar.year(horizon).to_string();
    let values = [("name", name), ("year", year.as_str())];
    writeln!(out, "{}", text_with(language, "cli.marginal.heading", &values))?;
    let levers: Vec<(&Quantity, Resource)> = Levers::<f64>::FIELDS
        .iter()
        .filter_map(|lever| Some((lever, Resource::of(lever.key)?)))
        .collect();
    let mut head = vec![text(language, "cli.marginal.sector")];
    head.extend(levers.iter().map(|(lever, resource)| {
        let (lever, amount) = (short_label(language, lever), amount(language, *resource));
        let values = [("lever", lever.as_str()), ("amount", &amount)];
        text_with(language, "cli.marginal.head", &values)
    }));
    let mut table = new_table(head, &[0]);
    for (index, sector) in pack.sectors.iter().enumerate() {
        let mut row = vec![language.of(&sector.label).to_owned()];
        row.extend(levers.iter().map(|(lever, resource)| {
            let own = marginals
                .iter()
                .filter(|one| one.lever.key == lever.key && one.sector == Some(index));
            let per_unit: f64 = own.filter_map(|one| one.per_unit("value_added", horizon)).sum();
            grouped(per_unit * resource.amount(), 3)
        }));
        table.add_row(row);
    }
    writeln!(out, "{table}")?;
    for best in best_next(marginals, "share", horizon) {
        writeln!(out, "{}", best_sentence(pack, language, &best, horizon))?;
    }
    Ok(writeln!(out, "{}", text(language, "cli.marginal.note"))?)
}

fn best_sentence(pack: &Pack, language: Language, best: &Best, at: usize) -> String {
    let year = pack.calendar.year(at).to_string();
    let when = pack.calendar.year(best.marginal.year).to_string();
    let sector = best.marginal.sector.and_then(|place| pack.sectors.get(place));
    let lever = short_label(language, best.marginal.lever);
    let (gain, amount) = (points(language, best.gain, 4), amount(language, best.resource));
    let values = [
        ("year", year.as_str()),
        ("when", &when),
        ("sector", sector.map_or("", |sector| language.of(&sector.label))),
        ("lever", &lever),
        ("amount", &amount),
        ("gain", &gain),
    ];
    let key = if best.marginal.years_given(at) > 1 { "best" } else { "best_once" };
    text_with(language, &format!("cli.marginal.{key}"), &values)
}

/// The amount that effects are told for, in words.
fn amount(language: Language, resource: Resource) -> String {
    text(language, &format!("why.resource.{}", resource.key()))
}
