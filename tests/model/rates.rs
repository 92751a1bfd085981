//! What each stock changes by in a month is its rate of change as the description writes it.
//!
//! A step of Heun changes a stock by the mean of its rate at the month's start and at a trial end.
//! The mean over the true ends differs from it by the square of the step over the delay, so the two
//! are compared where delays are long, with a tolerance that a wrong sign, factor or term exceeds.

use canghai_sim::SectorState;

use crate::sights::{Seen, Sight};

/// Largest difference, relative to the largest rate of the stock in the sector's whole run.
const TOLERANCE: f64 = 2.5e-3;

fn funded(fund: f64, cost: f64, eligible: f64, natural: f64) -> f64 {
    eligible * (1.0 - (1.0 - natural) * (-fund / (cost * eligible)).exp())
}

/// The rates of change of every stock, from the stocks and flows at an instant.
fn rates(at: &Sight) -> SectorState<f64> {
    let (p, c, s, x, f, i) = (at.p, at.c, at.s, at.x, at.f, at.inputs);
    let begun = f.starts + f.fund_starts;
    let idle = c.land_retirement * x.land_in_use;
    let maturing = x.gestation / p.knowledge_lag;
    let trained = x.trainees / p.training_lag;
    let renewed = f.transformation_investment + c.modernisation_by_renewal * f.incumbent_investment;
    let platforms = 1.0 + x.platforms / c.platform_scale;
    let projects = |fund, cost, part, natural| funded(fund, cost, part * x.firms, natural);
    SectorState {
        backlog: i.signed * p.project_size - f.starts - f.losses,
        construction_1: begun - 3.0 * x.construction_1 / s.construction_time,
        construction_2: 3.0 * (x.construction_1 - x.construction_2) / s.construction_time,
        construction_3: 3.0 * (x.construction_2 - x.construction_3) / s.construction_time,
        equipment: f.incumbent_investment + f.transformation_investment - f.equipment_installed,
        ramping: f.completions - f.ramp_up,
        capital: f.ramp_up + f.equipment_installed - p.depreciation * x.capital,
        land_in_use: f.land_taken - idle,
        free_land: i.land + c.land_recovery * idle - f.land_taken,
        plot_ratio: (at.plot_ratio - x.plot_ratio) / p.plot_ratio_time,
        labour: (at.x0.labour * f.output / at.f0.output - x.labour) / c.hiring_time,
        trainees: i.training - trained,
        skilled: p.trainee_retention * trained
            + (p.skilled_quit_rate + c.natural_skill_growth) * at.x0.skilled
            - p.skilled_quit_rate * x.skilled,
        talent: p.talent_retention * i.talent + p.talent_loss_rate * (at.x0.talent - x.talent),
        gestation: f.research_spending - maturing,
        knowledge: maturing - p.knowledge_depreciation * x.knowledge,
        modernised: (1.0 - x.modernised) * renewed / x.capital
            - x.modernised / c.modernisation_life,
        market_share: market_share_rate(at),
        demand_brought: p.demand_brought * at.f0.output / at.x0.capital * f.ramp_up
            + at.growth * x.demand_brought,
        firms: p.firm_net_growth * x.firms + f.ramp_up / p.capital_per_firm,
        guidance: i.guidance - x.guidance / p.guidance_lag,
        platforms: projects(i.platforms, p.platform_cost, p.platform_eligible, p.platform_natural),
        demand_growth: at.growth,
        value_added: f.output,
        landed: f.starts / p.project_size,
        producing: f.completions / p.project_size,
        demonstration: projects(
            i.demonstration,
            p.demonstration_cost,
            p.demonstration_eligible,
            p.demonstration_natural,
        ),
        transformation: projects(
            i.transformation,
            p.transformation_cost,
            p.transformation_eligible,
            p.transformation_natural,
        ),
        research: projects(i.research, p.research_cost, p.research_eligible, p.research_natural),
        standards: p.standards_rate * maturing.powf(c.standards_elasticity),
        hazard: p.base_hazard * (f.revenue / 100.0).sqrt() * platforms,
        land_used: f.land_taken,
        lost: f.losses,
    }
}

fn market_share_rate(at: &Sight) -> f64 {
    let competitors = ((at.p.tfp_trend + at.c.natural_productivity) * at.time).exp();
    let pull = (at.f.productivity / competitors).powf(at.p.market_share_elasticity);
    let cap = at.p.market_share_cap;
    (cap * pull / (cap - 1.0 + pull) - at.x.market_share) / at.p.market_share_time
}

/// Months at whose end inputs and shock stay as they are, so that the flows there are known.
fn months(seen: &Seen) -> impl Iterator<Item = usize> + '_ {
    let shock = |month: usize| (23..36).contains(&month);
    (0..seen.run.months()).filter(move |month| month % 12 != 11 && !shock(*month))
}

#[test]
fn every_stock_changes_at_the_rate_of_its_equation() {
    let seen = Seen::slow();
    for sector in 0..seen.city.sectors.len() {
        let pairs: Vec<(SectorState<f64>, SectorState<f64>)> = months(&seen)
            .map(|month| {
                let at = |month| rates(&seen.at(month, month).nth(sector).expect("a sector"));
                let mean = at(month).zip_with(at(month + 1), f64::midpoint);
                let ends = [month + 1, month].map(|month| seen.run.states[month].sectors[sector]);
                let [end, start] = ends;
                (end.zip_with(start, |end, start| (end - start) * 12.0), mean)
            })
            .collect();
        for (index, variable) in SectorState::<f64>::FIELDS.iter().enumerate() {
            let largest = pairs.iter().map(|pair| pair.1.values()[index].abs()).fold(0.0, f64::max);
            for (found, expected) in &pairs {
                let error = (found.values()[index] - expected.values()[index]).abs();
                assert!(error <= TOLERANCE * largest, "{} is off by {error:e}", variable.key);
            }
        }
    }
}
