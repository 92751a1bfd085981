//! What binds each sector of the open scenario, quarter by quarter.

use canghai_analysis::{SectorQuarter, bottlenecks};
use canghai_app::bound_by;

use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 9] = [
    "scenario",
    "year",
    "quarter",
    "sector",
    "tightest",
    "land",
    "demand",
    "construction",
    "firms",
];
/// Quarters of a year.
const QUARTERS: usize = 4;

/// A row for each quarter and sector; a constraint binds from one time its threshold on.
pub(super) fn binds(report: &Report) -> Table {
    let (language, pack) = (report.language(), report.pack());
    let years = pack.calendar.horizon_years;
    // a scenario that was run cannot be refused here
    let quarters = bottlenecks(pack, report.app().scenario(), years).unwrap_or_default();
    let row = |index: usize, place: usize, own: &SectorQuarter| {
        let sector = pack.sectors.get(place).map_or("", |sector| language.of(&sector.label));
        let tightest = own.tightest().map_or_else(String::new, |own| bound_by(language, own));
        let mut row = vec![
            Cell::text(report.open_name()),
            Cell::year(pack.calendar.year(index / QUARTERS)),
            Cell::Number((index % QUARTERS + 1) as f64, Look::Whole),
            Cell::text(sector),
            Cell::text(tightest),
        ];
        row.extend(own.pressure.map(|value| Cell::Number(value, Look::Exact)));
        row
    };
    let rows = quarters.iter().enumerate().flat_map(|(index, sectors)| {
        sectors.iter().enumerate().map(move |(place, own)| row(index, place, own))
    });
    Table { columns: report.heads(KEYS), rows: rows.collect() }
}
