//! The path of a sector's output through its factors, month by month, in logarithms.

use canghai_sim::math::{exp, ln};
use canghai_sim::{City, Model, SectorFlows, SectorState, State, Trajectory};

use crate::growth::{GROWTH_PARTS, GrowthPart};
use crate::samples::MONTHS;

/// Where a sector stands on its path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    /// What each part has contributed to the logarithm of output since the plan began.
    pub(crate) parts: [f64; GROWTH_PARTS],
    /// Output without the shock, 1e8 CNY a year.
    pub(crate) output: f64,
}

/// Each sector's points: the plan's beginning, then the middle of every month.
pub(crate) fn points(model: &Model<f64>, run: &Trajectory<f64>) -> Vec<Vec<Point>> {
    (0..model.city().sectors.len()).map(|sector| sector_points(model, run, sector)).collect()
}

fn sector_points(model: &Model<f64>, run: &Trajectory<f64>, sector: usize) -> Vec<Point> {
    let city = model.city();
    let levels: Vec<Levels> = run
        .states
        .iter()
        .zip(&run.flows)
        .enumerate()
        .map(|(month, (state, flows))| {
            Levels::of(city, [&run.states[0], state], &flows[sector], sector, month)
        })
        .collect();
    let beginning =
        Point { parts: [0.0; GROWTH_PARTS], output: run.flows[0][sector].output / shock(city, 0) };
    let mut points = vec![beginning];
    let (mut last, mut point) = (levels[0], beginning);
    for (month, ends) in levels.windows(2).enumerate() {
        let middle = Levels::middle(ends[0], ends[1]);
        point.step(city.parameters.market_sharpness, last, middle);
        point.parts[GrowthPart::Shock.place()] = ln(shock(city, month));
        points.push(point);
        last = middle;
    }
    points
}

/// What the shock of a month multiplies capacity and demand by.
fn shock(city: &City<f64>, month: usize) -> f64 {
    1.0 - city.parameters.pandemic_severity * city.pandemic.falls(month).0
}

impl Point {
    /// Goes from one set of levels to another.
    fn step(&mut self, sharpness: f64, from: Levels, to: Levels) {
        let middle = Levels::middle(from, to);
        let share = 1.0 / (1.0 + exp(sharpness * middle.demand_over_capacity));
        for (place, (from, to)) in from.factors.iter().zip(to.factors).enumerate() {
            self.parts[place] += to - from;
        }
        let capacity = to.capacity() - from.capacity();
        let demand = capacity + (to.demand_over_capacity - from.demand_over_capacity);
        self.parts[GrowthPart::Utilisation.place()] -= share * capacity;
        self.parts[GrowthPart::Demand.place()] += share * demand;
    }
}

/// Number of factors of capacity; they are the first of the parts.
const FACTORS: usize = GrowthPart::Trend as usize + 1;

/// A sector at an instant, in logarithms.
#[derive(Clone, Copy, Debug)]
struct Levels {
    /// What each factor adds to the logarithm of capacity beyond its base value, without the shock.
    factors: [f64; FACTORS],
    /// Logarithm of demand over capacity, which no shock changes.
    demand_over_capacity: f64,
}

impl Levels {
    /// The levels at the start of a month, from the states at the plan's beginning and then.
    ///
    /// # Formula
    /// The algebra of the model: `ln Q` is `ln A + (1 - lambda) ln q + lambda ln((B/B0) O^psi)`
    /// beyond its base value.
    fn of(
        city: &City<f64>,
        [base, now]: [&State<f64>; 2],
        flows: &SectorFlows<f64>,
        sector: usize,
        month: usize,
    ) -> Self {
        let p = &city.parameters;
        let (x, x0) = (&now.sectors[sector], &base.sectors[sector]);
        let ratio = |of: fn(&SectorState<f64>) -> f64| ln(of(x) / of(x0));
        let (capital, labour) = (ratio(|x| x.capital), ratio(|x| x.labour));
        let skills = ln_skilled_used(city, x) - ln_skilled_used(city, x0);
        let per_labour = exp(skills - labour);
        let absorption = 2.0 * per_labour / (1.0 + per_labour);
        let composite = 1.0 - p.land_share;
        let work = composite * (1.0 - p.capital_weight);
        let time = month as f64 / MONTHS as f64;
        Self {
            factors: [
                composite * p.capital_weight * capital,
                work * (1.0 - p.skilled_weight) * labour,
                work * p.skilled_weight * skills,
                p.knowledge_elasticity * ratio(|x| x.knowledge),
                p.talent_elasticity * ratio(|x| x.talent),
                p.land_share
                    * (ratio(|x| x.land_in_use) + p.plot_ratio_elasticity * ln(x.plot_ratio)),
                p.modernisation_gain * (x.modernised - x0.modernised),
                p.agglomeration * capital,
                p.cross_sector_spillover * absorption * ln(others_knowledge(base, now, sector)),
                p.tfp_trend * time,
            ],
            demand_over_capacity: ln(flows.demand / flows.capacity),
        }
    }

    /// Logarithm of capacity over its base value, without the shock.
    fn capacity(&self) -> f64 {
        self.factors.iter().sum()
    }

    fn middle(one: Self, other: Self) -> Self {
        Self {
            factors: std::array::from_fn(|place| {
                f64::midpoint(one.factors[place], other.factors[place])
            }),
            demand_over_capacity: f64::midpoint(
                one.demand_over_capacity,
                other.demand_over_capacity,
            ),
        }
    }
}

/// Logarithm of the skilled workers in use, `smin(Hs, hmax L; ksk)`.
fn ln_skilled_used(city: &City<f64>, x: &SectorState<f64>) -> f64 {
    let c = &city.constants;
    let (skilled, usable) = (ln(x.skilled), ln(c.skill_ceiling * x.labour));
    let e = exp((skilled - usable) * c.skill_sharpness / 2.0);
    f64::midpoint(skilled, usable) - ln(e + 1.0 / e) / c.skill_sharpness
}

/// Mean of the other sectors' knowledge over its base value; 1 where there is no other.
fn others_knowledge(base: &State<f64>, now: &State<f64>, sector: usize) -> f64 {
    let pairs = now.sectors.iter().zip(&base.sectors).enumerate();
    let others = pairs.filter(|(index, _)| *index != sector);
    let ratios: Vec<f64> = others.map(|(_, (x, x0))| x.knowledge / x0.knowledge).collect();
    if ratios.is_empty() { 1.0 } else { ratios.iter().sum::<f64>() / ratios.len() as f64 }
}

#[cfg(test)]
mod tests {
    use canghai_plan::Pack;
    use canghai_sim::Trajectory;

    use super::{Levels, shock};

    #[test]
    fn the_factors_of_capacity_are_all_that_the_model_has() {
        let pack = Pack::embedded().expect("the embedded pack is valid");
        let mut scenario = pack.ready_made("strong-push").expect("a scenario").scenario.clone();
        scenario.pandemic = true;
        let model = pack.model(&scenario).expect("a valid scenario");
        let city = model.city();
        let run = Trajectory::of(&model, 96);
        for (month, flows) in run.flows.iter().enumerate() {
            for (sector, flow) in flows.iter().enumerate() {
                let ends = [&run.states[0], &run.states[month]];
                let levels = Levels::of(city, ends, flow, sector, month);
                // the last flows are those of the last month's end
                let shock = shock(city, month.min(95));
                let found = levels.capacity() + shock.ln();
                let expected = (flow.capacity / run.flows[0][sector].capacity).ln();
                assert!((found - expected).abs() < 1e-12, "{sector} {month}: {found} {expected}");
            }
        }
    }
}
