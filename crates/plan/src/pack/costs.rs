//! Reads what a unit of a lever costs.

use canghai_sim::{Levers, Quantity};

use super::Provenance;
use super::numbers::{by_catalogue, provenance};
use crate::reader::Reader;

/// Largest cost of a unit, 1e8 CNY.
pub const LARGEST_COST: f64 = 1e6;

/// What raising a lever by one unit for one year costs the city.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// The lever.
    pub quantity: &'static Quantity,
    /// 1e8 CNY per unit of the lever and year.
    pub value: f64,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The costs of all levers, in the order of the catalogue.
pub(super) fn costs(reader: &Reader) -> Option<Vec<Cost>> {
    by_catalogue(reader, "cost", "lever", Levers::<f64>::FIELDS, |quantity, reader| {
        let unit = unit_of(quantity);
        let value = reader.number("value", 0.0..=LARGEST_COST, unit);
        let provenance = provenance(&reader, unit);
        reader.close();
        Some(Cost { quantity, value: value?, provenance: provenance? })
    })
}

/// Money a year over the lever's own unit.
fn unit_of(lever: &Quantity) -> &'static str {
    match lever.unit {
        "1e8 CNY/yr" => "1",
        "mu/yr" => "1e8 CNY/mu",
        "person/yr" => "1e8 CNY/person",
        "project/yr" => "1e8 CNY/project",
        _ => "1e8 CNY/yr",
    }
}
