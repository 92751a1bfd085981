//! Results as CSV: a row for each scenario, year, outcome and, for value added, sector.

use std::io::Write;

use canghai_plan::Pack;
use canghai_sim::Outcomes;

use crate::failure::Failure;
use crate::run::Run;

const HEAD: [&str; 6] = ["scenario", "year", "outcome", "sector", "value", "unit"];

pub(crate) fn write(pack: &Pack, runs: &[Run], out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    for run in runs {
        for (index, year) in run.results.years.iter().enumerate() {
            let when = pack.calendar.year(index).to_string();
            for (outcome, value) in Outcomes::<f64>::FIELDS.iter().zip(year.city.values()) {
                let value = value.to_string();
                csv.write_record([&run.name, &when, outcome.key, "", &value, outcome.unit])?;
            }
            for (sector, value) in pack.sectors.iter().zip(&year.value_added) {
                let value = value.to_string();
                let row = [&run.name, &when, "value_added", &sector.id, &value, "1e8 CNY"];
                csv.write_record(row)?;
            }
        }
    }
    Ok(csv.flush()?)
}
