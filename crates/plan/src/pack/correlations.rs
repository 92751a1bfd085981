//! Reads which parameters are drawn together.

use canghai_sim::{Parameters, Quantity};

use super::Correlation;
use super::numbers::{filled, provenance};
use crate::problem::Issue;
use crate::reader::Reader;

const LIST: &str = "correlation";

/// The pairs of a pack; there may be none.
pub(super) fn correlations(reader: &Reader) -> Option<Vec<Correlation>> {
    if !reader.has(LIST) {
        reader.known(LIST);
        return Some(Vec::new());
    }
    let mut taken = Vec::new();
    let pairs: Vec<Option<Correlation>> =
        reader.tables(LIST).into_iter().map(|entry| correlation(entry, &mut taken)).collect();
    pairs.into_iter().collect()
}

fn correlation(reader: Reader, taken: &mut Vec<usize>) -> Option<Correlation> {
    let first = parameter(&reader, "first", taken);
    let second = parameter(&reader, "second", taken);
    // at -1 or 1 the second would be no draw of its own
    let value = reader.number("value", (-1.0_f64).next_up()..=1.0_f64.next_down(), "1");
    let provenance = provenance(&reader, "1");
    reader.close();
    Some(Correlation { first: first?, second: second?, value: value?, provenance: provenance? })
}

/// The place of a parameter that stands in no pair yet.
fn parameter(reader: &Reader, key: &str, taken: &mut Vec<usize>) -> Option<usize> {
    let catalogue: &[Quantity] = Parameters::<f64>::FIELDS;
    let found = filled(reader, key)?;
    let Some(place) = catalogue.iter().position(|quantity| quantity.key == found) else {
        let allowed = catalogue.iter().map(|quantity| quantity.key.to_owned()).collect();
        reader.note(key, Issue::UnknownWord { found, allowed });
        return None;
    };
    if taken.contains(&place) {
        reader.note(key, Issue::Repeated { found });
        return None;
    }
    taken.push(place);
    Some(place)
}
