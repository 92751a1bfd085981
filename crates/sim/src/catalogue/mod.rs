//! What the model's numbers are, each declared once: slider, validation, link, command line and
//! documentation derive from here.

mod levers;
mod outcomes;
mod parameters;

pub use levers::{Levers, Mix};
pub use outcomes::Outcomes;
pub use parameters::{Constants, Parameters, SectorParameters};

/// What kind of quantity a catalogue entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An instrument of policy, one value a plan year.
    Lever,
    /// An uncertain number of the model, or a constant of it.
    Parameter,
    /// A result for a calendar year.
    Outcome,
}

/// One entry of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// Permanent number, unique over the whole catalogue; never used again for something else.
    pub id: u16,
    /// Name in files, on the command line and in translations.
    pub key: &'static str,
    /// Symbol in the model's description.
    pub symbol: &'static str,
    /// Unit: money 1e8 CNY, land mu, time yr; "1" for a ratio.
    pub unit: &'static str,
    /// Smallest value that the equations (for a lever: the slider) allow.
    pub min: f64,
    /// Largest such value.
    pub max: f64,
    /// Step of the slider, or of the last digit shown; `None` where any number is as good.
    pub step: Option<f64>,
    /// Value at which a lever does nothing; `None` where the plan pack gives the value.
    pub default: Option<f64>,
    /// Which kind it is; with the key it makes the label's key.
    pub kind: Kind,
}

impl Quantity {
    /// The key of the label in the translations, as `lever.land.label`.
    #[must_use]
    pub fn label_key(&self) -> String {
        let kind = match self.kind {
            Kind::Lever => "lever",
            Kind::Parameter => "parameter",
            Kind::Outcome => "outcome",
        };
        format!("{kind}.{}.label", self.key)
    }

    /// Whether the value is a number between the ends.
    #[must_use]
    pub fn allows(&self, value: f64) -> bool {
        (self.min..=self.max).contains(&value)
    }

    const fn parameter(
        key: &'static str,
        id: u16,
        symbol: &'static str,
        unit: &'static str,
        min: f64,
        max: f64,
    ) -> Self {
        Self { id, key, symbol, unit, min, max, step: None, default: None, kind: Kind::Parameter }
    }

    const fn outcome(
        key: &'static str,
        id: u16,
        symbol: &'static str,
        unit: &'static str,
        max: f64,
        step: f64,
    ) -> Self {
        let kind = Kind::Outcome;
        Self { id, key, symbol, unit, min: 0.0, max, step: Some(step), default: None, kind }
    }
}

/// The whole catalogue: levers, parameters, sector parameters, constants, outcomes.
pub fn all() -> impl Iterator<Item = &'static Quantity> {
    [
        Levers::<f64>::FIELDS.as_slice(),
        Parameters::<f64>::FIELDS,
        SectorParameters::<f64>::FIELDS,
        Constants::<f64>::FIELDS,
        Outcomes::<f64>::FIELDS,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Levers, Parameters, SectorParameters, all};

    #[test]
    fn ids_are_unique() {
        let ids: BTreeSet<u16> = all().map(|quantity| quantity.id).collect();
        assert_eq!(ids.len(), all().count());
    }

    #[test]
    fn keys_are_unique_within_what_a_scenario_can_name() {
        let named = || {
            let parameters = Parameters::<f64>::FIELDS.iter();
            Levers::<f64>::FIELDS.iter().chain(parameters).chain(SectorParameters::<f64>::FIELDS)
        };
        let keys: BTreeSet<&str> = named().map(|quantity| quantity.key).collect();
        assert_eq!(keys.len(), named().count());
    }

    #[test]
    fn ranges_are_ordered_and_hold_their_defaults() {
        for quantity in all() {
            assert!(quantity.min < quantity.max, "{}", quantity.key);
            assert!(quantity.default.is_none_or(|default| quantity.allows(default)));
        }
    }
}
