//! What is usual of a lever, and the largest value of it that was seen.

use canghai_sim::Quantity;

use super::numbers::{provenance, text};
use super::{Provenance, Text};
use crate::problem::Issue;
use crate::reader::Reader;

/// The range in which a lever ordinarily lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Usual {
    /// Low end, in the lever's unit.
    pub low: f64,
    /// High end; the same as the low one where the lever ordinarily has one value.
    pub high: f64,
    /// Where the ends come from.
    pub provenance: Provenance,
}

/// A value of a lever that a document reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The value, in the lever's unit.
    pub value: f64,
    /// What the value is of: a place, a year.
    pub what: Text,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// The largest comparable value of a lever that was found.
#[derive(Clone, Debug, PartialEq)]
pub enum LargestSeen {
    /// It was found.
    Found(Seen),
    /// No comparable value was found: what was looked for, and what there is instead.
    Nothing(Text),
}

impl LargestSeen {
    /// The value, where one was found.
    #[must_use]
    pub fn found(&self) -> Option<&Seen> {
        match self {
            Self::Found(seen) => Some(seen),
            Self::Nothing(_) => None,
        }
    }
}

/// Reads `usual` of a lever.
pub(super) fn usual(parent: &Reader, lever: &Quantity) -> Option<Usual> {
    let reader = parent.table("usual")?;
    let low = reader.number("low", lever.min..=lever.max, lever.unit);
    // an end below the other would be a range without a value
    let lowest = low.unwrap_or(lever.min);
    let high = reader.number("high", lowest..=lever.max, lever.unit);
    let provenance = provenance(&reader, lever.unit);
    reader.close();
    Some(Usual { low: low?, high: high?, provenance: provenance? })
}

/// Reads `largest_seen` of a lever, or in its place `nothing_seen`.
pub(super) fn largest_seen(parent: &Reader, lever: &Quantity) -> Option<LargestSeen> {
    if !parent.has("nothing_seen") {
        return seen(parent.table("largest_seen")?, lever).map(LargestSeen::Found);
    }
    if parent.has("largest_seen") {
        parent.known("largest_seen");
        parent.note("nothing_seen", Issue::Repeated { found: "largest_seen".to_owned() });
    }
    text(parent, "nothing_seen").map(LargestSeen::Nothing)
}

fn seen(reader: Reader, lever: &Quantity) -> Option<Seen> {
    let value = reader.number("value", lever.min..=lever.max, lever.unit);
    let what = text(&reader, "what");
    let provenance = provenance(&reader, lever.unit);
    reader.close();
    Some(Seen { value: value?, what: what?, provenance: provenance? })
}
