//! The value of one more: derivatives of every result by every lever, sector and year.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{
    After, InputError, Inputs, Levers, Model, Number as _, Outcomes, Policy, Quantity,
    SectorInputs, Shares, YearInputs, YearOutcomes, YearPolicy,
};

use crate::dual::Dual;
use crate::yearly::yearly;

/// Levers that are run at once.
const AT_ONCE: usize = 8;

/// Levers that are rules of the whole city: they belong to no sector, and stay as they are in the
/// plan's last year whatever follows it.
const RULES: [&str; 2] = ["plot_ratio", "flexible_tenure"];

/// What one more unit of a lever changes, for a sector in a plan year.
#[derive(Clone, Debug, PartialEq)]
pub struct Marginal {
    /// The lever.
    pub lever: &'static Quantity,
    /// The sector that it is given to, by its place; `None` for what holds for the whole city.
    pub sector: Option<usize>,
    /// The plan year, the first being 0.
    pub year: usize,
    /// Whether what is given in that year is given in every year after it as well: in the plan's
    /// last year, where the levers keep their last value.
    pub carries_on: bool,
    /// The change of every result per unit of the lever a year, by calendar year: each result in its
    /// own unit, the share as a fraction.
    pub years: Vec<YearOutcomes<f64>>,
}

impl Marginal {
    /// The change of an outcome of the city in a calendar year (the plan's first is 0).
    #[must_use]
    pub fn per_unit(&self, outcome: &str, year: usize) -> Option<f64> {
        self.years.get(year)?.city.get(outcome).copied()
    }

    /// Years up to and with this one in which the lever is given.
    #[must_use]
    pub fn years_given(&self, year: usize) -> usize {
        match (year + 1).saturating_sub(self.year) {
            years if self.carries_on => years,
            years => years.min(1),
        }
    }
}

/// The value of one more of every lever, for every sector and plan year, up to the horizon.
///
/// The derivatives are exact: the equations are run on dual numbers, at the central values.
/// Special funds are split by the scenario's mix.
///
/// # Errors
/// What the model refuses; never for a scenario read with this pack.
pub fn marginals(pack: &Pack, scenario: &Scenario) -> Result<Vec<Marginal>, Vec<InputError>> {
    // no lever changes the city
    let city = pack.city(scenario).map(Dual::<AT_ONCE>::constant);
    let policy = pack.policy(scenario);
    let inputs = policy.inputs(&pack.calendar);
    let mut found = Vec::new();
    for places in places(pack).chunks(AT_ONCE) {
        let directions: Vec<Inputs<f64>> =
            places.iter().map(|place| place.direction(pack, &policy)).collect();
        let model = Model::new(city.clone(), &along(&inputs, &directions))?;
        let years = yearly(&model, pack.calendar.horizon_years);
        let marginals = places.iter().enumerate().map(|(index, place)| Marginal {
            lever: place.lever,
            sector: place.sector,
            year: place.year,
            carries_on: place.carries_on(pack, policy.after),
            years: years.iter().map(|year| derivatives(year, index)).collect(),
        });
        found.extend(marginals);
    }
    Ok(found)
}

/// Where one more is given.
#[derive(Clone, Copy, Debug)]
struct Place {
    lever: &'static Quantity,
    sector: Option<usize>,
    year: usize,
}

/// All places, by lever, sector and year.
fn places(pack: &Pack) -> Vec<Place> {
    let mut places = Vec::new();
    for lever in Levers::<f64>::FIELDS {
        let sectors = if RULES.contains(&lever.key) {
            vec![None]
        } else {
            (0..pack.sectors.len()).map(Some).collect()
        };
        for sector in sectors {
            let years = 0..pack.calendar.plan_years;
            places.extend(years.map(|year| Place { lever, sector, year }));
        }
    }
    places
}

impl Place {
    fn carries_on(self, pack: &Pack, after: After) -> bool {
        let last = self.year + 1 == pack.calendar.plan_years;
        last && (after == After::Hold || RULES.contains(&self.lever.key))
    }

    /// How the inputs change per unit: they are linear in the levers, so that a policy of one unit
    /// and nothing else gives their slope.
    fn direction(self, pack: &Pack, policy: &Policy<f64>) -> Inputs<f64> {
        let sectors = pack.sectors.len();
        let years = (0..pack.calendar.plan_years).map(|year| YearPolicy {
            levers: Levers::from_fn(|lever| {
                f64::from(u8::from(year == self.year && lever.key == self.lever.key))
            }),
            shares: all_to(self.sector, sectors),
        });
        Policy { years: years.collect(), mix: policy.mix, after: policy.after }
            .inputs(&pack.calendar)
    }
}

/// Shares that give everything to one sector.
fn all_to(sector: Option<usize>, sectors: usize) -> Shares<f64> {
    let parts: Vec<f64> =
        (0..sectors).map(|index| f64::from(u8::from(sector == Some(index)))).collect();
    Shares {
        special_fund: parts.clone(),
        guidance_fund: parts.clone(),
        land: parts.clone(),
        talent: parts.clone(),
        signed_projects: parts,
    }
}

/// The inputs as functions of a step along each direction.
fn along<const N: usize>(inputs: &Inputs<f64>, directions: &[Inputs<f64>]) -> Inputs<Dual<N>> {
    let dual = |value: &dyn Fn(&YearInputs<f64>) -> f64, year: usize| Dual {
        value: value(&inputs.years[year]),
        derivatives: std::array::from_fn(|index| {
            directions.get(index).map_or(0.0, |direction| value(&direction.years[year]))
        }),
    };
    let sector = |year: usize, sector: usize| {
        SectorInputs::from_values(std::array::from_fn(|amount| {
            dual(&|inputs| inputs.sectors[sector].values()[amount], year)
        }))
    };
    let years = inputs.years.iter().enumerate().map(|(year, inputs)| YearInputs {
        plot_ratio: dual(&|inputs| inputs.plot_ratio, year),
        flexible_tenure: dual(&|inputs| inputs.flexible_tenure, year),
        sectors: (0..inputs.sectors.len()).map(|index| sector(year, index)).collect(),
    });
    Inputs { years: years.collect() }
}

/// The derivatives of a year's results by one of the variables.
fn derivatives<const N: usize>(year: &YearOutcomes<Dual<N>>, index: usize) -> YearOutcomes<f64> {
    YearOutcomes {
        city: Outcomes::map(year.city, |value| value.derivatives[index]),
        value_added: year.value_added.iter().map(|value| value.derivatives[index]).collect(),
        other: year.other.derivatives[index],
    }
}
