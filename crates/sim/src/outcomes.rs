//! The results of a calendar year, from the states at its ends.

use crate::base::Base;
use crate::catalogue::Outcomes;
use crate::city::{City, MONTHS, Sector};
use crate::model::Model;
use crate::number::Number;
use crate::state::{SectorState, State};

/// Results of one calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearOutcomes<T> {
    /// Results for the whole city.
    pub city: Outcomes<T>,
    /// Value added of each sector in the year, 1e8 CNY.
    pub value_added: Vec<T>,
    /// Value added of the rest of GDP in the year, 1e8 CNY.
    pub other: T,
}

/// One sector over one year.
struct SectorYear<'a, T> {
    city: &'a City<T>,
    sector: &'a Sector<T>,
    start: &'a SectorState<T>,
    end: &'a SectorState<T>,
    base: &'a Base<T>,
}

impl<T: Number> YearOutcomes<T> {
    /// Results of the year with this number (the plan's first is 0), between two states.
    #[must_use]
    pub fn new(model: &Model<T>, index: usize, start: &State<T>, end: &State<T>) -> Self {
        let city = model.city();
        let years = sector_years(model, start, end);
        let sum = |value: &dyn Fn(&SectorYear<T>) -> T| {
            years.iter().map(value).fold(T::constant(0.0), |sum, value| sum + value)
        };
        let value_added = sum(&|year| year.value_added());
        let other = end.city.other_output - start.city.other_output;
        let elapsed = (index + 1) as f64;
        let workers_per_unit = (-(city.constants.hiring_productivity_trend * elapsed)).exp();
        let outcomes = Outcomes {
            share: value_added / (value_added + other),
            value_added,
            platforms: sum(&|year| year.end.platforms),
            demonstration: sum(&|year| year.end.demonstration - year.start.demonstration),
            transformation: sum(&|year| year.end.transformation - year.start.transformation),
            research: sum(&|year| year.end.research - year.start.research),
            standards: sum(&|year| year.end.standards - year.start.standards),
            demonstration_total: sum(&|year| year.end.demonstration),
            transformation_total: sum(&|year| year.end.transformation),
            research_total: sum(&|year| year.end.research),
            standards_total: sum(&|year| year.end.standards),
            leading_firms: sum(&|year| year.leading_firms()),
            bases: city.constants.bases_0 + sum(&|year| year.new_bases()),
            landed_projects: sum(&|year| year.end.landed),
            producing_projects: sum(&|year| year.end.producing),
            clusters: sum(&|year| year.cluster()),
            employment: sum(&|year| year.end.labour) * workers_per_unit,
        };
        let value_added = years.iter().map(SectorYear::value_added).collect();
        Self { city: outcomes, value_added, other }
    }
}

fn sector_years<'a, T: Number>(
    model: &'a Model<T>,
    start: &'a State<T>,
    end: &'a State<T>,
) -> Vec<SectorYear<'a, T>> {
    let city = model.city();
    let bases = city.sectors.iter().zip(&model.base);
    let ends = start.sectors.iter().zip(&end.sectors);
    bases
        .zip(ends)
        .map(|((sector, base), (start, end))| SectorYear { city, sector, start, end, base })
        .collect()
}

impl<T: Number> SectorYear<'_, T> {
    fn value_added(&self) -> T {
        self.end.value_added - self.start.value_added
    }

    fn revenue(&self) -> T {
        self.value_added() / self.sector.parameters.value_added_rate
    }

    /// Expected firms above the revenue threshold that are strong in innovation.
    ///
    /// # Formula
    /// `N ((rev/N) (zeta - 1) / (zeta T))^zeta`, the upper tail of a Pareto distribution of
    /// revenue with mean `rev/N`, times `y / (y + (1 - io)/io)` with
    /// `y = (R/R0) (1 + P/P0)^0.5`.
    fn leading_firms(&self) -> T {
        let (p, c) = (&self.city.parameters, &self.city.constants);
        let one = T::constant(1.0);
        let mean_revenue = self.revenue() / self.end.firms;
        let relative = mean_revenue * (p.pareto_tail - 1.0) / (p.pareto_tail * c.firm_threshold);
        let large = self.end.firms * (p.pareto_tail * relative.ln()).exp();
        let platforms = (one + self.end.platforms / c.platform_scale).sqrt();
        let strength = self.end.knowledge / self.base.knowledge * platforms;
        large * strength / (strength + (one - p.innovator_share) / p.innovator_share)
    }

    /// Probability that the sector has won a demonstration base since the plan began.
    fn new_bases(&self) -> T {
        T::constant(1.0) - (-self.end.hazard).exp()
    }

    /// 1 where revenue is well above the cluster threshold, 0 where well below.
    fn cluster(&self) -> T {
        let c = &self.city.constants;
        let distance = (self.revenue().ln() - c.cluster_threshold.ln()) / c.cluster_width;
        let one = T::constant(1.0);
        one / (one + (-distance).exp())
    }
}

/// The time at which the rolling share first reaches a level, in calendar years (2020.5 is mid-2020);
/// `None` if it does not within the run.
///
/// The rolling share of month `m` stands at the month's end, before month 0 at `base_share`; between
/// them it is taken as a straight line. A later fall is ignored.
#[must_use]
pub fn year_reached(
    rolling_share: &[f64],
    base_share: f64,
    level: f64,
    base_year: i32,
) -> Option<f64> {
    let start = f64::from(base_year) + 1.0;
    if base_share >= level {
        return Some(start);
    }
    let mut before = base_share;
    for (month, &share) in rolling_share.iter().enumerate() {
        if share >= level {
            let part = (level - before) / (share - before);
            return Some(start + (month as f64 + part) / MONTHS as f64);
        }
        before = share;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::year_reached;

    #[test]
    fn the_year_reached_is_the_first_crossing() {
        let rolling = [0.09, 0.11, 0.13, 0.10, 0.14];
        assert_eq!(year_reached(&rolling, 0.08, 0.12, 2017), Some(2018.0 + 2.5 / 12.0));
        assert_eq!(year_reached(&rolling, 0.12, 0.12, 2017), Some(2018.0));
        assert_eq!(year_reached(&rolling, 0.08, 0.15, 2017), None);
    }
}
