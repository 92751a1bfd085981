//! The sampled values and outcomes as CSV, so that others can work out the indices again.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use canghai_analysis::Member;
use canghai_analysis::sensitivity::{Design, Draws, Point};
use canghai_plan::{Assumption, Pack, Scenario};
use canghai_sim::Outcomes;

use crate::failure::Failure;

/// Writes a row for each point, sample by sample in the order of [`Design::points`].
///
/// The points that mix all assumptions (`matrix` is `assumption`) are in no order of `SALib`'s: without
/// them the rows are what `SALib.analyze.sobol` takes, one column of outcomes for each call, with
/// the names in `input` as groups and without second order.
pub(crate) fn write(design: &Design, draws: &Draws, path: &Path) -> Result<(), Failure> {
    let failure = |error: std::io::Error| Failure::File {
        file: path.display().to_string(),
        detail: error.to_string(),
    };
    let mut file = BufWriter::new(File::create(path).map_err(failure)?);
    rows(design, draws, &mut csv::Writer::from_writer(&mut file))?;
    file.flush().map_err(failure)
}

fn rows(
    design: &Design,
    draws: &Draws,
    csv: &mut csv::Writer<impl std::io::Write>,
) -> Result<(), Failure> {
    let pack = design.pack();
    csv.write_record(head(pack))?;
    let mut row = 0;
    for sample in 0..design.samples() {
        for (point, member) in design.points().zip(design.members(sample)) {
            let (matrix, input) = match point {
                Point::A => ("A", ""),
                Point::B => ("B", ""),
                Point::Mixed(input) => ("AB", design.inputs()[input].name.as_str()),
                Point::Assumptions => ("assumption", ""),
            };
            let mut cells = vec![sample.to_string(), matrix.to_owned(), input.to_owned()];
            cells.extend(values(pack, design.scenario(), &member).map(|value| value.to_string()));
            cells.extend(draws.outcomes.iter().map(|outcome| outcome[row].to_string()));
            csv.write_record(cells)?;
            row += 1;
        }
    }
    Ok(csv.flush()?)
}

fn head(pack: &Pack) -> Vec<String> {
    let mut head: Vec<String> = ["sample", "matrix", "input"].map(str::to_owned).to_vec();
    head.extend(pack.parameters.iter().map(|parameter| parameter.quantity.key.to_owned()));
    head.push("firms".to_owned());
    let sectors = || pack.sectors.iter().map(|sector| sector.id.as_str());
    head.extend(sectors().map(|sector| format!("demand_growth.{sector}")));
    for parameter in &pack.sector_parameters {
        head.extend(sectors().map(|sector| format!("{}.{sector}", parameter.quantity.key)));
    }
    head.extend(Outcomes::<f64>::FIELDS.iter().map(|outcome| format!("outcome.{}", outcome.key)));
    head
}

/// The values that a member meets, in the order of the head; growth is what is added to the world's.
fn values<'a>(
    pack: &'a Pack,
    scenario: &'a Scenario,
    member: &'a Member,
) -> impl Iterator<Item = f64> + 'a {
    let city = pack.parameters.iter().zip(&member.parameters).map(|(parameter, drawn)| {
        match scenario.assumptions.get(parameter.quantity.key) {
            Some(Assumption::City(value)) => *value,
            _ => *drawn,
        }
    });
    let by_sector =
        pack.sector_parameters.iter().enumerate().flat_map(move |(place, parameter)| {
            let set = scenario.assumptions.get(parameter.quantity.key);
            (0..pack.sectors.len()).map(move |sector| match set {
                Some(Assumption::BySector(values)) => values[sector],
                _ => parameter.values[sector] * member.sector_factors[sector][place],
            })
        });
    city.chain([member.firms]).chain(member.growth.iter().copied()).chain(by_sector)
}
