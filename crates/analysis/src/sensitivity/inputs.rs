//! What is uncertain, in groups that are drawn independently of each other.

use canghai_plan::{Grade, Pack, Scenario};

use crate::futures::{Draw, Futures, Member};

/// An uncertain input: one draw or several that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Ids of its parameters, joined by `+` where they are drawn together; `demand_common` and
    /// `demand_sectors` are the parts of demand growth that all sectors share and that each has for
    /// itself, `firms` the firms of the base year.
    pub name: String,
    /// How well it is founded: of several numbers the weakest grade. Growth of demand has the grade
    /// of its standard deviations.
    pub grade: Grade,
    pub(crate) part: Part,
}

/// The part of a member that an input is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// Parameters of the city by place in the catalogue.
    Parameters(Vec<usize>),
    /// The factors of all sectors on a sector parameter.
    Factors(usize),
    /// Firms of the base year.
    Firms,
    /// The part of demand growth that all sectors share.
    DemandCommon,
    /// The parts that each sector has for itself.
    DemandSectors,
}

/// The inputs of a scenario in the order of the catalogue: what it sets itself is none.
pub(crate) fn inputs(pack: &Pack, scenario: &Scenario) -> Vec<Input> {
    let is_free = |key: &str| !scenario.assumptions.contains_key(key);
    let mut inputs = Vec::new();
    for place in 0..pack.parameters.len() {
        let places = together(pack, place);
        // a pair stands where its first parameter does
        if places[0] != place {
            continue;
        }
        let free: Vec<_> = places
            .iter()
            .map(|place| &pack.parameters[*place])
            .filter(|parameter| is_free(parameter.quantity.key))
            .collect();
        let keys: Vec<&str> = free.iter().map(|parameter| parameter.quantity.key).collect();
        let Some(grade) = free.iter().map(|parameter| parameter.provenance.grade).max() else {
            continue;
        };
        // both places, as the second of a pair is drawn from the first's draw as well
        inputs.push(Input { name: keys.join("+"), grade, part: Part::Parameters(places) });
    }
    for (index, parameter) in pack.sector_parameters.iter().enumerate() {
        if is_free(parameter.quantity.key) {
            let (name, grade) = (parameter.quantity.key.to_owned(), parameter.provenance.grade);
            inputs.push(Input { name, grade, part: Part::Factors(index) });
        }
    }
    let deviations = pack.sectors.iter().map(|sector| sector.demand_growth_sd.provenance.grade);
    let demand = deviations.max().unwrap_or(Grade::Assumption);
    let others = [
        ("demand_common", demand, Part::DemandCommon),
        ("demand_sectors", demand, Part::DemandSectors),
        ("firms", pack.base.firms.provenance.grade, Part::Firms),
    ];
    inputs.extend(others.map(|(name, grade, part)| Input { name: name.to_owned(), grade, part }));
    inputs
}

/// The places of the parameters that are drawn together with one, itself among them, in order.
fn together(pack: &Pack, place: usize) -> Vec<usize> {
    let pair = pack.correlations.iter().find(|pair| pair.first == place || pair.second == place);
    let mut places = pair.map_or_else(|| vec![place], |pair| vec![pair.first, pair.second]);
    places.sort_unstable();
    places
}

impl Part {
    /// Gives a draw this part of another.
    pub(crate) fn take(&self, futures: &Futures, own: &mut Draw, other: &Draw) {
        match self {
            Self::Parameters(places) => {
                for place in places {
                    own.member.parameters[*place] = other.member.parameters[*place];
                }
            }
            Self::Factors(index) => {
                let sectors = own.member.sector_factors.iter_mut();
                for (own, other) in sectors.zip(&other.member.sector_factors) {
                    own[*index] = other[*index];
                }
            }
            Self::Firms => own.member.firms = other.member.firms,
            Self::DemandCommon => {
                own.common = other.common;
                grow(futures, own);
            }
            Self::DemandSectors => {
                own.own.clone_from(&other.own);
                grow(futures, own);
            }
        }
    }
}

/// Works out the growth of demand from its two parts.
fn grow(futures: &Futures, draw: &mut Draw) {
    let Draw { member: Member { growth, .. }, common, own } = draw;
    for (sector, growth) in growth.iter_mut().enumerate() {
        *growth = futures.growth(sector, *common, own[sector]);
    }
}
