//! A number of the model in words: value, range, grade, and whether the scenario sets it.

use canghai_plan::{Assumption, BySector, Constant, Distribution, Provenance, Uncertain};
use canghai_sim::{Constants, Parameters, Quantity, SectorParameters};

use crate::format::{four_digits, with_unit};
use crate::state::App;
use crate::text::{label, text, text_with};

use super::evidence::{Badge, badge};
use super::{Info, Subject, info};

/// A number of the model in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberLine {
    /// The button for its card.
    pub info: Info,
    /// Its name.
    pub label: String,
    /// Its central value with unit.
    pub value: String,
    /// Its range in words; empty for a constant.
    pub range: String,
    /// How well it is founded.
    pub badge: Badge,
    /// What the scenario sets instead; empty where it sets nothing.
    pub set: String,
}

/// A number of the model as the pack has it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known<'a> {
    City(&'a Uncertain),
    BySector(&'a BySector),
    Constant(&'a Constant),
}

/// The catalogue entry of a parameter or constant.
pub(super) fn quantity(key: &str) -> Option<&'static Quantity> {
    let city = Parameters::<f64>::FIELDS.iter();
    let by_sector = SectorParameters::<f64>::FIELDS.iter();
    let mut all = city.chain(by_sector).chain(Constants::<f64>::FIELDS);
    all.find(|quantity| quantity.key == key)
}

/// What the pack says of a parameter or constant.
pub(super) fn known<'a>(app: &'a App, key: &str) -> Option<Known<'a>> {
    let pack = app.pack();
    let city = pack.parameters.iter().find(|entry| entry.quantity.key == key).map(Known::City);
    let by_sector = || {
        let entry = pack.sector_parameters.iter().find(|entry| entry.quantity.key == key);
        entry.map(Known::BySector)
    };
    let constant = || {
        let entry = pack.constants.iter().find(|entry| entry.quantity.key == key);
        entry.map(Known::Constant)
    };
    city.or_else(by_sector).or_else(constant)
}

impl<'a> Known<'a> {
    pub(super) fn provenance(self) -> &'a Provenance {
        match self {
            Self::City(entry) => &entry.provenance,
            Self::BySector(entry) => &entry.provenance,
            Self::Constant(entry) => &entry.provenance,
        }
    }

    pub(super) fn quantity(self) -> &'static Quantity {
        match self {
            Self::City(entry) => entry.quantity,
            Self::BySector(entry) => entry.quantity,
            Self::Constant(entry) => entry.quantity,
        }
    }

    /// The value with its unit; the values of all sectors where it has one each.
    pub(super) fn value(self, app: &App) -> String {
        let numbers = match self {
            Self::City(entry) => four_digits(entry.value),
            Self::BySector(entry) => list(&entry.values),
            Self::Constant(entry) => four_digits(entry.value),
        };
        with_unit(app.language(), &numbers, self.quantity().unit)
    }

    /// The range in words; empty for a constant, which has none.
    pub(super) fn range(self, app: &App) -> String {
        let language = app.language();
        match self {
            Self::City(entry) => {
                let ends = format!("{} – {}", four_digits(entry.low), four_digits(entry.high));
                match entry.distribution {
                    Distribution::Triangular | Distribution::Pert => ends,
                    Distribution::Lognormal => {
                        text_with(language, "card.quantiles", &[("range", &ends)])
                    }
                }
            }
            Self::BySector(entry) => {
                let (low, high) = (four_digits(entry.low_factor), four_digits(entry.high_factor));
                text_with(language, "card.factors", &[("low", &low), ("high", &high)])
            }
            Self::Constant(_) => String::new(),
        }
    }

    /// How it is drawn, in words.
    pub(super) fn distribution(self, app: &App) -> String {
        let key = match self {
            Self::City(Uncertain { distribution: Distribution::Triangular, .. }) => "triangular",
            Self::City(Uncertain { distribution: Distribution::Pert, .. }) => "pert",
            Self::City(_) | Self::BySector(_) => "lognormal",
            Self::Constant(_) => "constant",
        };
        text(app.language(), &format!("card.distribution.{key}"))
    }
}

/// What the scenario sets for a parameter, in words; empty where it sets nothing.
pub(super) fn set(app: &App, key: &str) -> String {
    let value = match app.scenario().assumptions.get(key) {
        None => return String::new(),
        Some(Assumption::City(value)) => four_digits(*value),
        Some(Assumption::BySector(values)) => list(values),
    };
    text_with(app.language(), "card.set", &[("value", &value)])
}

/// One value a sector as a list.
fn list(values: &[f64]) -> String {
    values.iter().map(|value| four_digits(*value)).collect::<Vec<_>>().join(" / ")
}

/// A parameter or constant in one line.
pub(super) fn line(app: &App, key: &str) -> Option<NumberLine> {
    let known = known(app, key)?;
    let quantity = known.quantity();
    Some(NumberLine {
        info: info(app, Subject::Parameter(quantity.key)),
        label: label(app.language(), quantity),
        value: known.value(app),
        range: known.range(app),
        badge: badge(app, known.provenance().grade),
        set: set(app, key),
    })
}
