//! One input after the other at the ends of its distribution, the rest at their central values.

use canghai_plan::{Pack, Scenario};
use canghai_sim::InputError;

use crate::distributions::Point;
use crate::futures::{Factor, Futures, Member, draw, firms};
use crate::run::Runner;
use crate::samples::OUTCOMES;

/// Parts of the distribution below the low and below the high value.
pub const ENDS: (f64, f64) = (0.10, 0.90);

/// What one input does alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Id of the parameter, or `demand_common`, `demand_sectors`, `firms`. What is drawn by sector
    /// moves in all sectors together.
    pub name: String,
    /// Its low and high value; a factor for a sector parameter, standard normals for demand.
    pub ends: (f64, f64),
    /// By outcome of the catalogue its values at the low and the high end.
    pub outcomes: Vec<(f64, f64)>,
}

/// The bars of a scenario for a year, and the central values of the outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tornado {
    /// By outcome of the catalogue its value where all is central.
    pub central: Vec<f64>,
    /// A bar for each uncertain number that the scenario does not set.
    pub bars: Vec<Bar>,
}

/// Works out the bars of a scenario for the outcomes of a year, the plan's first being 0.
///
/// # Errors
/// What the model refuses; never for a scenario read with the pack.
pub fn tornado(pack: &Pack, scenario: &Scenario, year: usize) -> Result<Tornado, Vec<InputError>> {
    let ends = ends(pack, scenario);
    let central = central(pack);
    let members: Vec<Member> = std::iter::once(central)
        .chain(ends.iter().flat_map(|(_, low, high)| [low.1.clone(), high.1.clone()]))
        .collect();
    let samples = Runner::new(pack, scenario, year + 1)?.run(&members)?;
    let value =
        |outcome, member: usize| samples.column(samples.layout().outcome(year, outcome))[member];
    let bars = ends.into_iter().enumerate().map(|(index, (name, low, high))| {
        let first = 1 + 2 * index;
        let both = |outcome| (value(outcome, first), value(outcome, first + 1));
        Bar { name, ends: (low.0, high.0), outcomes: (0..OUTCOMES).map(both).collect() }
    });
    Ok(Tornado {
        bars: bars.collect(),
        central: (0..OUTCOMES).map(|outcome| value(outcome, 0)).collect(),
    })
}

/// The member with all central values.
fn central(pack: &Pack) -> Member {
    let factors = vec![1.0; pack.sector_parameters.len()];
    Member {
        parameters: pack.parameters.iter().map(|parameter| parameter.value).collect(),
        sector_factors: vec![factors; pack.sectors.len()],
        growth: vec![0.0; pack.sectors.len()],
        firms: pack.base.firms.value,
    }
}

/// A value and the member that has it, all else central.
type End = (f64, Member);

/// Name, low and high end of each uncertain number that the scenario does not set.
fn ends(pack: &Pack, scenario: &Scenario) -> Vec<(String, End, End)> {
    let futures = Futures::new(pack, Futures::SEED);
    let is_free = |key: &str| !scenario.assumptions.contains_key(key);
    let with = |value: f64, set: &dyn Fn(&mut Member, f64)| {
        let mut member = central(pack);
        set(&mut member, value);
        (value, member)
    };
    let bar = |name: &str, values: (f64, f64), set: &dyn Fn(&mut Member, f64)| {
        (name.to_owned(), with(values.0, set), with(values.1, set))
    };
    let both = |value: &dyn Fn(Point) -> f64| {
        (value(Point::Uniform(ENDS.0)), value(Point::Uniform(ENDS.1)))
    };
    let mut bars = Vec::new();
    for (place, parameter) in pack.parameters.iter().enumerate() {
        if is_free(parameter.quantity.key) {
            let values = both(&|point| draw(parameter, point));
            let set = |member: &mut Member, value| member.parameters[place] = value;
            bars.push(bar(parameter.quantity.key, values, &set));
        }
    }
    for (index, parameter) in pack.sector_parameters.iter().enumerate() {
        if is_free(parameter.quantity.key) {
            let values = both(&|point| Factor::of(parameter).at(point));
            let set = |member: &mut Member, value| {
                member.sector_factors.iter_mut().for_each(|factors| factors[index] = value);
            };
            bars.push(bar(parameter.quantity.key, values, &set));
        }
    }
    let normals = both(&Point::normal);
    let grown = |member: &mut Member, (common, own): (f64, f64)| {
        for (sector, growth) in member.growth.iter_mut().enumerate() {
            *growth = futures.growth(sector, common, own);
        }
    };
    bars.push(bar("demand_common", normals, &|member, value| grown(member, (value, 0.0))));
    bars.push(bar("demand_sectors", normals, &|member, value| grown(member, (0.0, value))));
    let values = both(&|point| firms(pack, point));
    bars.push(bar("firms", values, &|member, value| member.firms = value));
    bars
}
