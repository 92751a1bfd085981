//! Growth accounting inside one scenario: what each sector's value added grows by, year by year.
//!
//! # Method
//! A Divisia index with the model's own elasticities, month by month. Capacity is a product of
//! powers, so that its logarithm is a sum whose terms are read off the stocks exactly: each factor
//! counts by its elasticity of capacity. Output is a smooth minimum of capacity `Q` and demand `D`;
//! along a step it follows `d ln Y = (1 - s) d ln Q + s d ln D` with `s = 1 / (1 + (D/Q)^kappa)`,
//! taken in the step's middle. What of the growth of capacity demand does not take up, `-s d ln Q`,
//! is the part of utilisation; what demand gives, `s d ln D`, is the part of demand; the two sum to
//! the change of the rate of utilisation. A shock multiplies capacity and demand alike.
//!
//! A month stands for the mean of the stocks at its ends. Months are put together to years with
//! logarithmic means, which give the growth of yearly value added exactly: with
//! `L(a, b) = (a - b) / ln(a/b)`, `ln(V/V') = sum L(Y, Y') / L(V, V') ln(Y/Y')` over the months `Y`
//! of a year and `Y'` of the year before; the weights sum to 1 where all months grow alike, else to a
//! little less. The plan's first year follows a year that is not run: its
//! figure is the base year's, and the half year of growth that carries it to the plan's beginning is
//! a part of its own. What the steps miss is the residual.
//!
//! # Source
//! C. R. Hulten, Divisia index numbers, 1973; B. W. Ang, the LMDI approach to decomposition
//! analysis, 2005.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{InputError, Trajectory, math};

use crate::growth_path::{Point, points};
use crate::samples::MONTHS;

/// What growth is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthPart {
    /// Productive capital.
    Capital,
    /// Labour.
    Labour,
    /// Skilled workers in use.
    Skills,
    /// Knowledge, the sector's own R&D.
    Knowledge,
    /// High-level talent.
    Talent,
    /// Land in use and its plot ratio.
    Land,
    /// Modernisation of equipment.
    Modernisation,
    /// Agglomeration, the sector's own scale.
    Agglomeration,
    /// What other sectors' R&D spills over.
    Spillover,
    /// Trend of productivity.
    Trend,
    /// Growth of capacity that demand does not take up.
    Utilisation,
    /// Growth of demand.
    Demand,
    /// The shock of a pandemic.
    Shock,
    /// The half year of growth from the base year's middle to the plan's beginning.
    BeforePlan,
}

/// Number of parts.
pub const GROWTH_PARTS: usize = GrowthPart::ALL.len();

impl GrowthPart {
    /// All parts: the factors of capacity, then what is made of capacity.
    pub const ALL: [Self; 14] = [
        Self::Capital,
        Self::Labour,
        Self::Skills,
        Self::Knowledge,
        Self::Talent,
        Self::Land,
        Self::Modernisation,
        Self::Agglomeration,
        Self::Spillover,
        Self::Trend,
        Self::Utilisation,
        Self::Demand,
        Self::Shock,
        Self::BeforePlan,
    ];

    /// Its name in results.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Capital => "capital",
            Self::Labour => "labour",
            Self::Skills => "skills",
            Self::Knowledge => "knowledge",
            Self::Talent => "talent",
            Self::Land => "land",
            Self::Modernisation => "modernisation",
            Self::Agglomeration => "agglomeration",
            Self::Spillover => "spillover",
            Self::Trend => "trend",
            Self::Utilisation => "utilisation",
            Self::Demand => "demand",
            Self::Shock => "shock",
            Self::BeforePlan => "before_plan",
        }
    }

    /// Its place among [`GrowthPart::ALL`].
    #[must_use]
    pub fn place(self) -> usize {
        self as usize
    }
}

/// The growth of value added from one calendar year to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The logarithm of the ratio of both years' value added.
    pub total: f64,
    /// What each part contributes, in the order of [`GrowthPart::ALL`].
    pub parts: [f64; GROWTH_PARTS],
}

impl Growth {
    /// What the method misses: the total less all parts.
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.total - self.parts.iter().sum::<f64>()
    }

    /// Several growths together, each with a weight.
    fn weighted(all: &[(f64, Self)]) -> Self {
        let sum = |value: &dyn Fn(&Self) -> f64| {
            all.iter().map(|(weight, growth)| weight * value(growth)).sum()
        };
        Self {
            total: sum(&|growth| growth.total),
            parts: std::array::from_fn(|place| sum(&|growth| growth.parts[place])),
        }
    }
}

/// The growth of all sectors in one calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearGrowth {
    /// Of each sector.
    pub sectors: Vec<Growth>,
    /// Of all sectors together.
    pub all: Growth,
}

/// What the growth of each calendar year over the year before is made of, in the central run.
///
/// # Errors
/// What the model refuses; never for a scenario read with this pack.
pub fn growth(
    pack: &Pack,
    scenario: &Scenario,
    years: usize,
) -> Result<Vec<YearGrowth>, Vec<InputError>> {
    let model = pack.model(scenario)?;
    let years = years.min(pack.calendar.horizon_years);
    let run = Trajectory::of(&model, years * MONTHS);
    let sectors: Vec<SectorPath> = points(&model, &run)
        .into_iter()
        .zip(model.city().sectors.iter().zip(0..))
        .map(|(points, (sector, index))| {
            let months =
                (0..run.months()).map(|month| run.monthly(month, |x| x.value_added)[index]);
            let base = scenario.base_share * pack.base.gdp.value * sector.share_of_base;
            SectorPath { points, months: months.collect(), base }
        })
        .collect();
    Ok((0..years).map(|year| year_growth(&sectors, year)).collect())
}

/// A sector's path: its points, the first being the plan's beginning.
struct SectorPath {
    points: Vec<Point>,
    /// Value added by month, 1e8 CNY a year.
    months: Vec<f64>,
    /// Value added of the base year, 1e8 CNY.
    base: f64,
}

impl SectorPath {
    /// Value added of a year, 1e8 CNY; that of the base year for the year before the first.
    fn year(&self, year: Option<usize>) -> f64 {
        let months = |year: usize| &self.months[year * MONTHS..(year + 1) * MONTHS];
        year.map_or(self.base, |year| months(year).iter().sum::<f64>() / MONTHS as f64)
    }

    fn growth(&self, year: usize) -> Growth {
        match year.checked_sub(1) {
            Some(before) => self.over(year, |month| {
                let month = before * MONTHS + month;
                (self.months[month], &self.points[month + 1])
            }),
            None => self.first_year(),
        }
    }

    /// Growth over twelve months before, each given with its value added.
    fn over<'a>(&'a self, year: usize, before: impl Fn(usize) -> (f64, &'a Point)) -> Growth {
        let mean =
            |values: &dyn Fn(usize) -> f64| (0..MONTHS).map(values).sum::<f64>() / MONTHS as f64;
        let now = self.year(Some(year));
        let then = mean(&|month| before(month).0);
        let all = logarithmic_mean(now, then);
        let months: Vec<(f64, Growth)> = (0..MONTHS)
            .map(|month| {
                let (own, (other, start)) = (self.months[year * MONTHS + month], before(month));
                let end = &self.points[year * MONTHS + month + 1];
                let parts = std::array::from_fn(|place| end.parts[place] - start.parts[place]);
                let weight = logarithmic_mean(own, other) / (all * MONTHS as f64);
                (weight, Growth { total: math::ln(own / other), parts })
            })
            .collect();
        Growth { total: math::ln(now / then), ..Growth::weighted(&months) }
    }

    /// Growth over the base year: over the plan's beginning, and from the base year to there.
    fn first_year(&self) -> Growth {
        let beginning = &self.points[0];
        let mut growth = self.over(0, |_| (beginning.output, beginning));
        let before = math::ln(beginning.output / self.base);
        growth.total += before;
        growth.parts[GrowthPart::BeforePlan.place()] = before;
        growth
    }
}

fn year_growth(sectors: &[SectorPath], year: usize) -> YearGrowth {
    let before = year.checked_sub(1);
    let total = |year: Option<usize>| sectors.iter().map(|sector| sector.year(year)).sum::<f64>();
    let all = logarithmic_mean(total(Some(year)), total(before));
    let weight =
        |sector: &SectorPath| logarithmic_mean(sector.year(Some(year)), sector.year(before)) / all;
    let own: Vec<Growth> = sectors.iter().map(|sector| sector.growth(year)).collect();
    let weighted: Vec<(f64, Growth)> =
        sectors.iter().map(weight).zip(own.iter().copied()).collect();
    YearGrowth { sectors: own, all: Growth::weighted(&weighted) }
}

/// The logarithmic mean of two positive numbers, `(a - b) / ln(a/b)`; `a` where they are the same.
fn logarithmic_mean(a: f64, b: f64) -> f64 {
    let logarithm = math::ln(a / b);
    // so near one another, the arithmetic mean is as good as rounding allows
    if logarithm.abs() < 1e-7 { f64::midpoint(a, b) } else { (a - b) / logarithm }
}

#[cfg(test)]
mod tests {
    use super::{GrowthPart, logarithmic_mean};

    #[test]
    fn the_list_is_in_the_order_of_the_places() {
        assert!(GrowthPart::ALL.iter().enumerate().all(|(place, part)| part.place() == place));
    }

    #[test]
    fn a_logarithmic_mean_turns_logarithms_into_differences() {
        assert!((logarithmic_mean(3.0, 2.0) * 1.5_f64.ln() - 1.0).abs() < 1e-15);
        assert_eq!(logarithmic_mean(2.0, 2.0), 2.0);
        let near = logarithmic_mean(2.0 + 1e-6, 2.0);
        assert!((near - 2.000_000_5).abs() < 1e-9, "{near}");
    }
}
