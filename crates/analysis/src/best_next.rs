//! Where the next yuan, mu, person and project do most.

use crate::marginal::Marginal;

/// What levers are given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// Money, 1e8 CNY.
    Money,
    /// Land, 100 mu.
    Land,
    /// People, 100 persons.
    People,
    /// Signed projects, one.
    Projects,
}

impl Resource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Money, Self::Land, Self::People, Self::Projects];

    /// What a lever is given in; `None` for a rule that costs nothing of the kind.
    #[must_use]
    pub fn of(lever: &str) -> Option<Self> {
        match lever {
            "special_fund" | "guidance_fund" => Some(Self::Money),
            "land" => Some(Self::Land),
            "high_level_talent" | "skilled_training" => Some(Self::People),
            "signed_projects" => Some(Self::Projects),
            _ => None,
        }
    }

    /// Its name in results.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Land => "land",
            Self::People => "people",
            Self::Projects => "projects",
        }
    }

    /// The amount that effects are told for, in the levers' unit: 1e8 CNY, 100 mu, 100 persons, one
    /// project.
    #[must_use]
    pub fn amount(self) -> f64 {
        match self {
            Self::Money | Self::Projects => 1.0,
            Self::Land | Self::People => 100.0,
        }
    }
}

/// The lever, sector and year in which the next amount of a resource raises an outcome most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best<'a> {
    /// The resource.
    pub resource: Resource,
    /// Where it is given.
    pub marginal: &'a Marginal,
    /// Rise of the outcome, in its unit, for [`Resource::amount`] given in all: where it is given in
    /// several years up to the one looked at, each gets its part.
    pub gain: f64,
}

/// For each resource, where its next amount raises an outcome in a calendar year (the plan's first
/// is 0) most; a resource that raises it nowhere is left out.
#[must_use]
pub fn best_next<'a>(marginals: &'a [Marginal], outcome: &str, year: usize) -> Vec<Best<'a>> {
    let best = |resource: Resource| {
        let own = marginals.iter().filter(|one| Resource::of(one.lever.key) == Some(resource));
        let gains = own.filter_map(|marginal| {
            let years = marginal.years_given(year);
            let per_unit = marginal.per_unit(outcome, year)?;
            let gain = per_unit * resource.amount() / years as f64;
            (years > 0 && gain > 0.0).then_some(Best { resource, marginal, gain })
        });
        gains.max_by(|one, other| one.gain.total_cmp(&other.gain))
    };
    Resource::ALL.into_iter().filter_map(best).collect()
}
