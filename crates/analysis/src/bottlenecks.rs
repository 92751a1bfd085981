//! What binds, when: by sector and quarter, how near each constraint is.
//!
//! | constraint | what is looked at | it binds where |
//! |---|---|---|
//! | land | part of the investment ready to start that finds no land, `1 - ell` | it is above 0.25 |
//! | demand | utilisation below that of the base year, `1 - u/u0` | it is above 0.05 |
//! | construction | investment that broke ground and does not yet produce in full, over capital | it is above 0.20 |
//! | eligible firms | part of the waiting projects that the special fund reaches, by money | it is above 0.75 |
//!
//! The pressure of a constraint is what is looked at over its threshold: 1 and more binds. The
//! tightest is the one with the largest pressure among those that bind. Thresholds are conventions
//! of ours: in the base scenario none of the plan's sectors is bound at any time.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{InputError, Parameters, SectorFlows, SectorInputs, SectorState, Trajectory};

use crate::samples::MONTHS;

/// Months in a quarter.
const QUARTER: usize = 3;

/// What can hold a sector back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Constraint {
    /// Land.
    Land,
    /// Demand.
    Demand,
    /// Construction time.
    Construction,
    /// Eligible firms.
    Firms,
}

/// Number of constraints.
pub const CONSTRAINTS: usize = Constraint::ALL.len();

impl Constraint {
    /// All constraints.
    pub const ALL: [Self; 4] = [Self::Land, Self::Demand, Self::Construction, Self::Firms];

    /// Its name in results.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Demand => "demand",
            Self::Construction => "construction",
            Self::Firms => "firms",
        }
    }

    /// Above which value it binds; see the table at the module's head.
    #[must_use]
    pub fn threshold(self) -> f64 {
        match self {
            Self::Land => 0.25,
            Self::Demand => 0.05,
            Self::Construction => 0.20,
            Self::Firms => 0.75,
        }
    }

    /// Its place among [`Constraint::ALL`].
    #[must_use]
    pub fn place(self) -> usize {
        self as usize
    }
}

/// A sector in a quarter: means over the starts of its months.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SectorQuarter {
    /// Part of the land sought that is to be had.
    pub land_factor: f64,
    /// Output over capacity.
    pub utilisation: f64,
    /// Demand over capacity.
    pub demand_over_capacity: f64,
    /// Investment under construction or not yet at full output, over productive capital.
    pub under_way: f64,
    /// Years that the signed projects wait, at the rate at which they start.
    pub waiting_years: f64,
    /// Part of the projects waiting for money that the special fund reaches, its instruments
    /// weighted by their money; 0 where there is none.
    pub reached: f64,
    /// Each constraint over its threshold, in the order of [`Constraint::ALL`]; at least 1 where it
    /// binds.
    pub pressure: [f64; CONSTRAINTS],
}

impl SectorQuarter {
    /// Whether a constraint binds.
    #[must_use]
    pub fn binds(&self, constraint: Constraint) -> bool {
        self.pressure[constraint.place()] >= 1.0
    }

    /// The constraint that binds most; `None` where none does.
    #[must_use]
    pub fn tightest(&self) -> Option<Constraint> {
        let pressure = |constraint: &Constraint| self.pressure[constraint.place()];
        Constraint::ALL
            .into_iter()
            .filter(|constraint| self.binds(*constraint))
            .max_by(|one, other| pressure(one).total_cmp(&pressure(other)))
    }
}

/// A constraint that binds a sector without a break up to the end of what is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The sector's place.
    pub sector: usize,
    /// What binds.
    pub constraint: Constraint,
    /// The quarter since which it does, the plan's first being 0.
    pub since: usize,
}

/// Every sector in every quarter of so many calendar years, in the central run.
///
/// # Errors
/// What the model refuses; never for a scenario read with this pack.
pub fn bottlenecks(
    pack: &Pack,
    scenario: &Scenario,
    years: usize,
) -> Result<Vec<Vec<SectorQuarter>>, Vec<InputError>> {
    let model = pack.model(scenario)?;
    let inputs = pack.policy(scenario).inputs(&pack.calendar);
    let parameters = &model.city().parameters;
    let years = years.min(pack.calendar.horizon_years);
    let run = Trajectory::of(&model, years * MONTHS);
    let quarter = |quarter: usize, sector: usize| {
        let months = (quarter * QUARTER..(quarter + 1) * QUARTER).map(|month| Month {
            parameters,
            state: &run.states[month].sectors[sector],
            flows: &run.flows[month][sector],
            inputs: &inputs.years[month / MONTHS].sectors[sector],
        });
        sector_quarter(&months.collect::<Vec<_>>())
    };
    let sectors = pack.sectors.len();
    let all = (0..years * MONTHS / QUARTER)
        .map(|index| (0..sectors).map(|sector| quarter(index, sector)).collect());
    Ok(all.collect())
}

/// What binds in the last of some quarters, and since when without a break; the tightest first.
#[must_use]
pub fn binding_since(quarters: &[Vec<SectorQuarter>]) -> Vec<Binding> {
    let Some(last) = quarters.last() else { return Vec::new() };
    let mut found = Vec::new();
    for (sector, quarter) in last.iter().enumerate() {
        for constraint in Constraint::ALL.into_iter().filter(|own| quarter.binds(*own)) {
            let free = |quarter: &Vec<SectorQuarter>| !quarter[sector].binds(constraint);
            let since = quarters.iter().rposition(free).map_or(0, |free| free + 1);
            found.push(Binding { sector, constraint, since });
        }
    }
    let pressure = |own: &Binding| last[own.sector].pressure[own.constraint.place()];
    found.sort_by(|one, other| pressure(other).total_cmp(&pressure(one)));
    found
}

/// A sector at the start of a month.
struct Month<'a> {
    parameters: &'a Parameters<f64>,
    state: &'a SectorState<f64>,
    flows: &'a SectorFlows<f64>,
    inputs: &'a SectorInputs<f64>,
}

impl Month<'_> {
    fn under_way(&self) -> f64 {
        let x = self.state;
        (x.construction_1 + x.construction_2 + x.construction_3 + x.ramping) / x.capital
    }

    fn waiting_years(&self) -> f64 {
        let starts = self.flows.starts;
        if starts > 0.0 { self.state.backlog / starts } else { 0.0 }
    }

    /// # Formula
    /// Of the `n = p N` eligible projects that would not go ahead by themselves, a fund `f` reaches
    /// the part `1 - exp(-f / (cost n))`.
    fn reached(&self) -> f64 {
        let (p, inputs) = (self.parameters, self.inputs);
        let instruments = [
            (inputs.demonstration, p.demonstration_cost, p.demonstration_eligible),
            (inputs.transformation, p.transformation_cost, p.transformation_eligible),
            (inputs.platforms, p.platform_cost, p.platform_eligible),
            (inputs.research, p.research_cost, p.research_eligible),
        ];
        let money: f64 = instruments.iter().map(|(fund, ..)| fund).sum();
        let reached = |(fund, cost, eligible): &(f64, f64, f64)| {
            fund * (1.0 - canghai_sim::math::exp(-fund / (cost * eligible * self.state.firms)))
        };
        if money > 0.0 { instruments.iter().map(reached).sum::<f64>() / money } else { 0.0 }
    }
}

fn sector_quarter<'a>(months: &[Month<'a>]) -> SectorQuarter {
    let mean = |value: &dyn Fn(&Month<'a>) -> f64| {
        months.iter().map(value).sum::<f64>() / months.len().max(1) as f64
    };
    let land_factor = mean(&|month| month.flows.land_factor);
    let idle = mean(&|month| 1.0 - month.flows.utilisation / month.parameters.base_utilisation);
    let under_way = mean(&Month::under_way);
    let reached = mean(&Month::reached);
    let looked_at = [1.0 - land_factor, idle.max(0.0), under_way, reached];
    SectorQuarter {
        land_factor,
        utilisation: mean(&|month| month.flows.utilisation),
        demand_over_capacity: mean(&|month| month.flows.demand / month.flows.capacity),
        under_way,
        waiting_years: mean(&Month::waiting_years),
        reached,
        pressure: Constraint::ALL
            .map(|constraint| looked_at[constraint.place()] / constraint.threshold()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Constraint, SectorQuarter, binding_since};

    fn quarter(land: f64, demand: f64) -> Vec<SectorQuarter> {
        vec![SectorQuarter { pressure: [land, demand, 0.5, 0.5], ..SectorQuarter::default() }]
    }

    #[test]
    fn the_list_is_in_the_order_of_the_places() {
        assert!(Constraint::ALL.iter().enumerate().all(|(place, own)| own.place() == place));
    }

    #[test]
    fn the_tightest_is_the_furthest_beyond_its_threshold() {
        assert_eq!(quarter(1.2, 1.1)[0].tightest(), Some(Constraint::Land));
        assert_eq!(quarter(1.2, 1.3)[0].tightest(), Some(Constraint::Demand));
        assert_eq!(quarter(0.9, 0.99)[0].tightest(), None);
    }

    #[test]
    fn binding_counts_from_the_last_break() {
        let quarters = [(1.1, 0.5), (0.9, 0.5), (1.1, 0.5), (1.2, 1.0)];
        let quarters = quarters.map(|(land, demand)| quarter(land, demand));
        let found = binding_since(&quarters);
        let found: Vec<_> = found.iter().map(|own| (own.constraint, own.since)).collect();
        assert_eq!(found, [(Constraint::Land, 2), (Constraint::Demand, 3)]);
        assert!(binding_since(&quarters[..2]).is_empty());
        assert_eq!(binding_since(&quarters[..1])[0].since, 0);
        assert!(binding_since(&[]).is_empty());
    }
}
