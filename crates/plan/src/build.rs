//! From a pack and a scenario to the model.

use canghai_sim::{
    City, Constants, InputError, Levers, Model, Pandemic, Parameters, Policy, Quantity, Sector,
    SectorParameters, Shares, YearPolicy,
};

use crate::pack::Pack;
use crate::scenario::{Assumption, Scenario, ShareGroup};

impl Pack {
    /// The model of a scenario, with every parameter at its central value or as the scenario sets
    /// it.
    ///
    /// # Errors
    /// What the model refuses; never for a scenario read with this pack.
    pub fn model(&self, scenario: &Scenario) -> Result<Model<f64>, Vec<InputError>> {
        let policy = self.policy(scenario);
        Model::new(self.city(scenario), &policy.inputs(&self.calendar))
    }

    /// The city that the scenario meets.
    #[must_use]
    pub fn city(&self, scenario: &Scenario) -> City<f64> {
        City {
            calendar: self.calendar,
            gdp: self.base.gdp.value,
            base_share: scenario.base_share,
            firms: self.base.firms.value,
            parameters: self.city_parameters(scenario),
            constants: self.city_constants(),
            sectors: (0..self.sectors.len()).map(|index| self.sector(scenario, index)).collect(),
            pandemic: if scenario.pandemic { self.shocks() } else { Pandemic::default() },
        }
    }

    /// What the scenario decides.
    #[must_use]
    pub fn policy(&self, scenario: &Scenario) -> Policy<f64> {
        let years = (0..self.calendar.plan_years).map(|year| YearPolicy {
            levers: Levers::from_fn(|lever| {
                scenario.lever(self, lever.key).get(year).copied().unwrap_or_default()
            }),
            shares: self.year_shares(scenario, year),
        });
        Policy { years: years.collect(), mix: scenario.mix(self), after: scenario.after }
    }

    fn year_shares(&self, scenario: &Scenario, year: usize) -> Shares<f64> {
        let shares = |group| scenario.shares(self, group, year);
        Shares {
            special_fund: shares(ShareGroup::SpecialFund),
            guidance_fund: shares(ShareGroup::GuidanceFund),
            land: shares(ShareGroup::Land),
            talent: shares(ShareGroup::Talent),
            signed_projects: shares(ShareGroup::SignedProjects),
        }
    }

    fn city_parameters(&self, scenario: &Scenario) -> Parameters<f64> {
        let value = |quantity: &'static Quantity| {
            let central = self.parameters.iter().find(|entry| entry.quantity.key == quantity.key);
            match scenario.assumptions.get(quantity.key) {
                Some(Assumption::City(value)) => *value,
                _ => central.map_or(f64::NAN, |entry| entry.value),
            }
        };
        Parameters::from_fn(value)
    }

    fn city_constants(&self) -> Constants<f64> {
        let value = |quantity: &'static Quantity| {
            let entry = self.constants.iter().find(|entry| entry.quantity.key == quantity.key);
            entry.map_or(f64::NAN, |entry| entry.value)
        };
        Constants::from_fn(value)
    }

    fn sector(&self, scenario: &Scenario, index: usize) -> Sector<f64> {
        let sector = &self.sectors[index];
        let growth = self.world(&scenario.world).and_then(|world| world.growth.get(index));
        let value = |quantity: &'static Quantity| {
            let central =
                self.sector_parameters.iter().find(|entry| entry.quantity.key == quantity.key);
            match scenario.assumptions.get(quantity.key) {
                Some(Assumption::BySector(values)) => values.get(index).copied(),
                _ => central.and_then(|entry| entry.values.get(index)).copied(),
            }
            .unwrap_or(f64::NAN)
        };
        Sector {
            share_of_base: sector.share_of_base.value,
            share_of_firms: sector.share_of_firms.value,
            demand_growth: growth.map(|(rates, _)| rates.clone()).unwrap_or_default(),
            parameters: SectorParameters::from_fn(value),
        }
    }

    fn shocks(&self) -> Pandemic {
        // the model counts both lists from one month: the later list begins with nothing
        let first_month = self.pandemic_sectors.first_month.min(self.pandemic_other.first_month);
        let falls = |shock: &crate::pack::Shock| {
            let mut falls = vec![0.0; shock.first_month - first_month];
            falls.extend(&shock.values);
            falls
        };
        Pandemic {
            first_month,
            sectors: falls(&self.pandemic_sectors),
            other: falls(&self.pandemic_other),
        }
    }
}
