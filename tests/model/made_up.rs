//! Cities that no plan is of, with the embedded pack's parameters.

use canghai_sim::{After, Calendar, City, Levers, Mix, Policy, Sector, Shares, YearPolicy};

use crate::runs::{pack, ready_made};

/// The pack's city, its sectors taken in turn until there are `count`, of equal size.
pub(crate) fn city_of(count: usize) -> City<f64> {
    let city = pack().city(&ready_made("trend"));
    let part = 1.0 / count as f64;
    let sectors = city.sectors.iter().cycle().take(count).map(|sector| Sector {
        share_of_base: part,
        share_of_firms: part,
        ..sector.clone()
    });
    City { sectors: sectors.collect(), ..city }
}

/// A city of `count` sectors that are all the same.
pub(crate) fn city_of_equals(count: usize) -> City<f64> {
    let mut city = city_of(count);
    let first = city.sectors[0].clone();
    city.sectors.fill(first);
    city
}

/// The city with every number moved by a factor of its own, so that no two which happen to be equal
/// in the pack can stand for each other.
pub(crate) fn distinct(city: City<f64>) -> City<f64> {
    let mut place = 0.0;
    let mut moved = |value: f64| {
        place += 1.0;
        value * (1.0 + 0.002 * place)
    };
    City {
        gdp: moved(city.gdp),
        firms: moved(city.firms),
        parameters: city.parameters.map(&mut moved),
        constants: city.constants.map(&mut moved),
        ..city
    }
}

/// A city of one sector whose demand does not grow, with numbers of its own.
pub(crate) fn still_city() -> City<f64> {
    let mut city = distinct(city_of(1));
    city.sectors[0].demand_growth.fill(0.0);
    city
}

/// The city with a calendar of its own, each sector's first rate of growth kept throughout.
pub(crate) fn with_calendar(city: City<f64>, calendar: Calendar) -> City<f64> {
    let sectors = city.sectors.iter().map(|sector| Sector {
        demand_growth: vec![sector.demand_growth[0]; calendar.plan_years + 1],
        ..sector.clone()
    });
    City { sectors: sectors.collect(), calendar, ..city }
}

/// Levers of which none does anything.
pub(crate) fn nothing() -> Levers<f64> {
    Levers::from_fn(|lever| lever.default.unwrap_or_default())
}

/// The trend's levers in the plan's first year.
pub(crate) fn trend() -> Levers<f64> {
    pack().trend().map(|values| values[0])
}

/// The same levers every year, shared out equally.
pub(crate) fn steady(city: &City<f64>, levers: Levers<f64>) -> Policy<f64> {
    let year = YearPolicy { levers, shares: equal_shares(city.sectors.len()) };
    Policy { years: vec![year; city.calendar.plan_years], mix: pack().mix, after: After::Hold }
}

/// The whole special fund for one instrument.
pub(crate) fn only(instrument: &str) -> Mix<f64> {
    Mix::from_fn(|part| if part.key == instrument { 1.0 } else { 0.0 })
}

/// Parts of `count` sectors of which one gets everything.
pub(crate) fn whole(count: usize, sector: usize) -> Vec<f64> {
    (0..count).map(|at| if at == sector { 1.0 } else { 0.0 }).collect()
}

fn equal_shares(count: usize) -> Shares<f64> {
    let parts = vec![1.0 / count as f64; count];
    Shares {
        special_fund: parts.clone(),
        guidance_fund: parts.clone(),
        land: parts.clone(),
        talent: parts.clone(),
        signed_projects: parts,
    }
}
