//! What a run of a scenario gives to see.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{InputError, Trajectory, YearOutcomes, year_reached};

use crate::pipeline::Pipeline;

/// The central run of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Share over the last twelve months at the end of each month, a fraction.
    pub rolling_share: Vec<f64>,
    /// Value added by month and sector, 1e8 CNY a year.
    pub value_added: Vec<Vec<f64>>,
    /// Value added of the rest of GDP by month, 1e8 CNY a year.
    pub other: Vec<f64>,
    /// The way of projects at the start of each month and at the end of the last.
    pub pipeline: Vec<Pipeline>,
    /// Investment of a project, 1e8 CNY.
    pub project_size: f64,
    /// Results of each calendar year.
    pub years: Vec<YearOutcomes<f64>>,
    /// When the share first reaches the plan's target, in calendar years.
    pub reached: Option<f64>,
}

impl Results {
    /// Runs a scenario to the horizon.
    ///
    /// # Errors
    /// What the model refuses; never for a scenario read with this pack.
    pub fn of(pack: &Pack, scenario: &Scenario) -> Result<Self, Vec<InputError>> {
        Self::until(pack, scenario, pack.calendar.horizon_years)
    }

    /// Runs a scenario for a number of years.
    ///
    /// # Errors
    /// As [`Results::of`].
    pub fn until(pack: &Pack, scenario: &Scenario, years: usize) -> Result<Self, Vec<InputError>> {
        let model = pack.model(scenario)?;
        let run = Trajectory::central(&model, years * 12);
        let rolling_share = run.rolling_share();
        let reached = pack.share_target().and_then(|level| {
            year_reached(&rolling_share, scenario.base_share, level, pack.calendar.base_year)
        });
        let value_added: Vec<Vec<f64>> =
            (0..run.months()).map(|month| run.monthly(month, |x| x.value_added)).collect();
        let gdp = run.monthly_gdp();
        let other = gdp.iter().zip(&value_added).map(|(gdp, sectors)| gdp - total(sectors));
        let project_size = model.city().parameters.project_size;
        Ok(Self {
            rolling_share,
            other: other.collect(),
            value_added,
            pipeline: Pipeline::of(&run, project_size),
            project_size,
            years: run.outcomes,
            reached,
        })
    }

    /// Value added of all sectors over the twelve months that end with each month from the
    /// twelfth on, 1e8 CNY.
    #[must_use]
    pub fn yearly_value_added(&self) -> Vec<f64> {
        let months: Vec<f64> =
            self.value_added.iter().map(|sectors| total(sectors) / 12.0).collect();
        months.windows(12).map(|year| year.iter().sum()).collect()
    }
}

fn total(sectors: &[f64]) -> f64 {
    sectors.iter().sum()
}
