//! What the growth of the open scenario is made of.

use canghai_analysis::{Growth, GrowthPart};
use canghai_app::{growth_part_label, text};

use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 5] = ["scenario", "year", "sector", "growth_part", "growth"];

/// A row for each year, sector and part, and for all sectors; residual and total stand last.
pub(super) fn growth(report: &Report) -> Table {
    let (language, pack) = (report.language(), report.pack());
    let years = pack.calendar.horizon_years;
    // a scenario that was run cannot be refused here
    let found = canghai_analysis::growth(pack, report.app().scenario(), years).unwrap_or_default();
    let mut rows = Vec::new();
    for (index, year) in found.iter().enumerate() {
        let sectors = pack.sectors.iter().map(|sector| language.of(&sector.label).to_owned());
        let all = (text(language, "contributions.growth.all"), &year.all);
        for (name, own) in sectors.zip(&year.sectors).chain([all]) {
            let head = [
                Cell::text(report.open_name()),
                Cell::year(pack.calendar.year(index)),
                Cell::text(name),
            ];
            rows.extend(parts(report, own).into_iter().map(|(part, value)| {
                let own = [Cell::text(part), Cell::Number(value, Look::Exact)];
                [head.to_vec(), own.to_vec()].concat()
            }));
        }
    }
    Table { columns: report.heads(KEYS), rows }
}

fn parts(report: &Report, own: &Growth) -> Vec<(String, f64)> {
    let language = report.language();
    let say = |key: &str| text(language, &format!("contributions.growth.{key}"));
    let parts = GrowthPart::ALL
        .map(|part| (growth_part_label(language, part), own.parts[part.place()]))
        .into_iter();
    parts.chain([(say("residual"), own.residual()), (say("total"), own.total)]).collect()
}
