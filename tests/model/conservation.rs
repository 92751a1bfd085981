//! Nothing appears or vanishes between the stocks.
//!
//! What is linear in stocks and accumulators holds to rounding at any step; what needs a flow summed
//! over time holds as far as the sum over months is exact, and better with a smaller step.

use canghai_sim::{City, Policy, SectorInputs, SectorState, Trajectory};

use crate::runs::{pack, ready_made, relative, run_city, stress};

/// A run with what went into it.
pub(crate) struct Account {
    pub(crate) city: City<f64>,
    pub(crate) policy: Policy<f64>,
    pub(crate) run: Trajectory<f64>,
}

impl Account {
    pub(crate) fn of(scenario: &canghai_plan::Scenario) -> Self {
        let (city, policy) = (pack().city(scenario), pack().policy(scenario));
        let run = run_city(&city, &policy);
        Self { city, policy, run }
    }

    /// The sum over months of an input of a sector, up to each month.
    fn supplied(&self, sector: usize, input: fn(&SectorInputs<f64>) -> f64) -> Vec<f64> {
        let inputs = self.policy.inputs(&self.city.calendar);
        let mut sum = 0.0;
        let monthly = (0..self.run.months()).map(|month| {
            sum += input(&inputs.years[month / 12].sectors[sector]) / 12.0;
            sum
        });
        std::iter::once(0.0).chain(monthly).collect()
    }

    fn states(&self, sector: usize) -> impl Iterator<Item = &SectorState<f64>> {
        self.run.states.iter().map(move |state| &state.sectors[sector])
    }

    /// Largest error of signed = landed + lost + change of the backlog, relative to what moved.
    fn signed_error(&self, sector: usize) -> f64 {
        let size = self.city.parameters.project_size;
        let signed = self.supplied(sector, |inputs| inputs.signed);
        let start = self.run.states[0].sectors[sector].backlog;
        let errors = self.states(sector).zip(signed).map(|(x, signed)| {
            let given = start + signed * size;
            let kept = x.landed * size + x.lost + x.backlog;
            (kept - given).abs() / given.max(1e-3)
        });
        errors.fold(0.0, f64::max)
    }

    /// Largest error of land supplied + recovered = taken into use + change of free land.
    fn land_error(&self, sector: usize) -> f64 {
        let recovery = self.city.constants.land_recovery;
        let supplied = self.supplied(sector, |inputs| inputs.land);
        let first = self.run.states[0].sectors[sector];
        let errors = self.states(sector).zip(supplied).map(|(x, supplied)| {
            let idle = x.land_used - (x.land_in_use - first.land_in_use);
            let given = first.free_land + supplied + recovery * idle;
            (x.land_used + x.free_land - given).abs() / given
        });
        errors.fold(0.0, f64::max)
    }

    /// Largest error of plants begun = plants finished + change of those under construction.
    fn construction_error(&self, sector: usize) -> f64 {
        let (p, inputs) = (&self.city.parameters, self.policy.inputs(&self.city.calendar));
        let per_mu = self.city.sectors[sector].parameters.investment_per_mu / 1e4;
        let building =
            |x: &SectorState<f64>| x.construction_1 + x.construction_2 + x.construction_3;
        let states: Vec<_> = self.states(sector).collect();
        let mut begun = building(states[0]);
        let mut worst = 0.0_f64;
        for (month, pair) in states.windows(2).enumerate() {
            let plot_ratio = inputs.years[month / 12].plot_ratio;
            let taken = pair[1].land_used - pair[0].land_used;
            begun += taken * per_mu * plot_ratio.powf(p.plot_ratio_intensity);
            let finished = pair[1].producing * p.project_size;
            worst = worst.max((finished + building(pair[1]) - begun).abs() / begun);
        }
        worst
    }

    /// Every conservation that holds to rounding.
    pub(crate) fn exact_errors(&self) -> Vec<(String, f64)> {
        let errors = (0..self.city.sectors.len()).map(|sector| {
            let signed = (format!("signed projects of sector {sector}"), self.signed_error(sector));
            let land = (format!("land of sector {sector}"), self.land_error(sector));
            let building = (format!("plants of sector {sector}"), self.construction_error(sector));
            [signed, land, building]
        });
        errors.flatten().collect()
    }

    /// Error at the horizon of a stock = its start + inflow - outflow summed over the months,
    /// relative to the inflow.
    fn summed_error(
        &self,
        stock: fn(&SectorState<f64>) -> f64,
        flows: impl Fn(&SectorState<f64>, &canghai_sim::SectorFlows<f64>) -> (f64, f64),
    ) -> f64 {
        let errors = (0..self.city.sectors.len()).map(|sector| {
            let at = |month: usize| {
                flows(&self.run.states[month].sectors[sector], &self.run.flows[month][sector])
            };
            let months = self.run.months();
            let sum = |part: fn((f64, f64)) -> f64| -> f64 {
                (0..months).map(|month| (part(at(month)) + part(at(month + 1))) / 24.0).sum()
            };
            let (inflow, outflow) = (sum(|both| both.0), sum(|both| both.1));
            let stock = |month: usize| stock(&self.run.states[month].sectors[sector]);
            (stock(months) - stock(0) - inflow + outflow).abs() / inflow
        });
        errors.fold(0.0, f64::max)
    }
}

fn accounts() -> Vec<Account> {
    let mut all: Vec<_> =
        pack().ready_made.iter().map(|ready| Account::of(&ready.scenario)).collect();
    all.push(Account::of(&stress()));
    all
}

#[test]
fn signed_projects_land_are_lost_or_wait_and_land_and_plants_are_accounted_for() {
    for account in accounts() {
        for (what, error) in account.exact_errors() {
            assert!(error < 1e-12, "{what}: {error:e}");
        }
    }
}

#[test]
fn capital_on_order_and_in_use_is_what_came_in_less_depreciation() {
    for account in accounts() {
        let delta = account.city.parameters.depreciation;
        let equipment = account.summed_error(
            |x| x.equipment,
            |_, f| (f.incumbent_investment + f.transformation_investment, f.equipment_installed),
        );
        let ramping = account.summed_error(|x| x.ramping, |_, f| (f.completions, f.ramp_up));
        let capital = account.summed_error(
            |x| x.capital,
            move |x, f| (f.ramp_up + f.equipment_installed, delta * x.capital),
        );
        // months in which inputs jump are summed with the values before and after
        for error in [equipment, ramping, capital] {
            assert!(error < 2e-3, "{error:e}");
        }
    }
}

#[test]
fn output_summed_over_the_months_is_value_added() {
    for account in accounts() {
        let error = account.summed_error(|x| x.value_added, |_, f| (f.output, 0.0));
        let limit = if account.city.pandemic.sectors.is_empty() { 1e-4 } else { 5e-3 };
        assert!(error < limit, "{error:e}");
    }
}

#[test]
fn what_comes_to_full_output_brings_customers_and_firms() {
    let mut city = pack().city(&ready_made("plan-effort"));
    city.parameters.firm_net_growth = 0.0;
    for sector in &mut city.sectors {
        sector.demand_growth.fill(0.0);
    }
    let run = run_city(&city, &pack().policy(&ready_made("plan-effort")));
    let p = &city.parameters;
    for (index, sector) in city.sectors.iter().enumerate() {
        let (first, last) = (&run.states[0].sectors[index], &run.states[96].sectors[index]);
        let full = last.producing * p.project_size - (last.ramping - first.ramping);
        let brought = p.demand_brought * full / sector.parameters.capital_output_ratio;
        assert!(relative(last.demand_brought, brought) < 1e-12);
        assert!(relative(last.firms - first.firms, full / p.capital_per_firm) < 1e-11);
    }
}
