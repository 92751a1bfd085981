//! The city that a scenario meets in one future, and several such cities side by side.

use canghai_plan::{Assumption, Pack, Scenario};
use canghai_sim::math::Real;
use canghai_sim::{
    City, Constants, Inputs, Number, Parameters, Quantity, Sector, SectorInputs, SectorParameters,
    YearInputs,
};

use crate::futures::Member;
use crate::lanes::Lanes;

/// The city of a member; what the scenario sets stays as it sets it.
///
/// `central` is the scenario's city at the central values.
pub(crate) fn city_of(
    pack: &Pack,
    scenario: &Scenario,
    central: &City<f64>,
    member: &Member,
) -> City<f64> {
    let mut places = 0..;
    let parameters = Parameters::from_fn(|quantity: &'static Quantity| {
        let place: usize = places.next().unwrap_or_default();
        match scenario.assumptions.get(quantity.key) {
            Some(Assumption::City(value)) => *value,
            _ => member.parameters[place],
        }
    });
    let sectors = central.sectors.iter().enumerate();
    let sectors = sectors.map(|(index, sector)| sector_of(pack, scenario, index, sector, member));
    City {
        firms: member.firms,
        parameters,
        sectors: sectors.collect(),
        pandemic: central.pandemic.clone(),
        ..*central
    }
}

fn sector_of(
    pack: &Pack,
    scenario: &Scenario,
    index: usize,
    sector: &Sector<f64>,
    member: &Member,
) -> Sector<f64> {
    let mut places = 0..;
    let parameters = SectorParameters::from_fn(|quantity: &'static Quantity| {
        let place: usize = places.next().unwrap_or_default();
        match scenario.assumptions.get(quantity.key) {
            Some(Assumption::BySector(values)) => values[index],
            _ => pack.sector_parameters[place].values[index] * member.sector_factors[index][place],
        }
    });
    let growth = sector.demand_growth.iter().map(|rate| rate + member.growth[index]);
    Sector { demand_growth: growth.collect(), parameters, ..*sector }
}

/// Cities of one plan side by side, one a lane.
pub(crate) fn wide_city<R: Real, const N: usize>(cities: [&City<f64>; N]) -> City<Lanes<R, N>> {
    let first = cities[0];
    let wide = |value: &dyn Fn(&City<f64>) -> f64| lanes(cities.map(value));
    let sector = |index: usize| {
        let sectors = cities.map(|city| &city.sectors[index]);
        let wide = |value: &dyn Fn(&Sector<f64>) -> f64| lanes(sectors.map(value));
        let growth = 0..sectors[0].demand_growth.len();
        let parameters = sectors.map(|sector| sector.parameters.values());
        let mut places = 0..;
        Sector {
            share_of_base: wide(&|sector| sector.share_of_base),
            share_of_firms: wide(&|sector| sector.share_of_firms),
            demand_growth: growth.map(|year| wide(&|sector| sector.demand_growth[year])).collect(),
            parameters: SectorParameters::from_fn(|_| {
                let place: usize = places.next().unwrap_or_default();
                lanes(std::array::from_fn(|lane| parameters[lane][place]))
            }),
        }
    };
    let parameters = cities.map(|city| city.parameters.values());
    let mut places = 0..;
    City {
        calendar: first.calendar,
        gdp: wide(&|city| city.gdp),
        base_share: wide(&|city| city.base_share),
        firms: wide(&|city| city.firms),
        parameters: Parameters::from_fn(|_| {
            let place: usize = places.next().unwrap_or_default();
            lanes(std::array::from_fn(|lane| parameters[lane][place]))
        }),
        constants: Constants::map(first.constants, Lanes::constant),
        sectors: (0..first.sectors.len()).map(sector).collect(),
        pandemic: first.pandemic.clone(),
    }
}

/// The inputs of several scenarios side by side, one a lane.
pub(crate) fn wide_inputs<R: Real, const N: usize>(
    inputs: [&Inputs<f64>; N],
) -> Inputs<Lanes<R, N>> {
    let year = |year: usize| {
        let years = inputs.map(|inputs| &inputs.years[year]);
        let sector = |sector: usize| wide_sector(years.map(|year| &year.sectors[sector]));
        YearInputs {
            plot_ratio: lanes(years.map(|year| year.plot_ratio)),
            flexible_tenure: lanes(years.map(|year| year.flexible_tenure)),
            sectors: (0..years[0].sectors.len()).map(sector).collect(),
        }
    };
    Inputs { years: (0..inputs[0].years.len()).map(year).collect() }
}

fn wide_sector<R: Real, const N: usize>(
    sectors: [&SectorInputs<f64>; N],
) -> SectorInputs<Lanes<R, N>> {
    let amounts = sectors.map(SectorInputs::values);
    SectorInputs::from_values(std::array::from_fn(|amount| lanes(amounts.map(|own| own[amount]))))
}

fn lanes<R: Real, const N: usize>(values: [f64; N]) -> Lanes<R, N> {
    Lanes(values.map(R::nearest))
}
