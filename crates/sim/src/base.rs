//! The base year of a sector: its stocks at rest when the plan begins.

use crate::city::{City, Sector};
use crate::number::Number;
use crate::primitives::{Investment, SmoothMin};
use crate::state::SectorState;

/// 1e4 CNY in one 1e8 CNY.
const WAN_IN_YI: f64 = 1e4;
/// Slowest growth of demand that enters as a rate, -50 % a year.
const LOWEST_GROWTH: f64 = -0.5;

/// Base values of one sector, with the logarithms that every step needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Base<T> {
    /// Logarithm of capacity (Q0).
    pub(crate) ln_capacity: T,
    /// Demand, 1e8 CNY a year (D0).
    pub(crate) demand: T,
    /// Capital, 1e8 CNY (K0).
    pub(crate) capital: T,
    pub(crate) ln_capital: T,
    /// Investment, 1e8 CNY per mu (emu).
    pub(crate) investment_per_mu: T,
    /// Land in use, mu (B0).
    pub(crate) land: T,
    pub(crate) ln_land: T,
    /// Effective labour, persons (L0).
    pub(crate) labour: T,
    pub(crate) ln_labour: T,
    /// Labour per output, persons a year per 1e8 CNY (L0/Y0).
    pub(crate) labour_per_output: T,
    /// Skilled workers (H0).
    pub(crate) skilled: T,
    /// Logarithm of the skilled workers in use (U0).
    pub(crate) ln_skilled_used: T,
    /// High-level talent, persons (Z0).
    pub(crate) talent: T,
    pub(crate) ln_talent: T,
    /// Own R&D, 1e8 CNY a year (rd0).
    pub(crate) research: T,
    /// Knowledge, 1e8 CNY (R0).
    pub(crate) knowledge: T,
    /// `1/R0`.
    pub(crate) per_knowledge: T,
    /// Above-scale firms (N0).
    pub(crate) firms: T,
    /// Modernised share at rest (X0).
    pub(crate) modernised: T,
    /// Incumbents' investment over capital, 1/yr.
    pub(crate) investment_rate: T,
    /// Passage through a third of construction, 1/yr (3/tc).
    pub(crate) construction_rate: T,
    /// Revenue per value added (1/va).
    pub(crate) revenue_per_output: T,
    /// Demand that a unit of new capital brings, 1/yr (chi/kK).
    pub(crate) demand_per_capital: T,
}

/// Growth of demand as a continuous rate: `ln(1 + max(yearly rate, -0.5))`.
pub(crate) fn continuous_growth<T: Number>(yearly_rate: T) -> T {
    let above_lowest = yearly_rate - LOWEST_GROWTH;
    let positive_part = (above_lowest + (above_lowest * above_lowest).sqrt()) * 0.5;
    (positive_part + (1.0 + LOWEST_GROWTH)).ln()
}

/// The investment function with the city's parameters.
fn investment<T: Number>(city: &City<T>) -> Investment<T> {
    let (p, c) = (&city.parameters, &city.constants);
    let scale = c.investment_reference / p.depreciation;
    Investment {
        growth_response: p.investment_growth_response * scale,
        utilisation_response: p.investment_utilisation_response * scale,
        cap: c.investment_cap,
        headroom: c.investment_cap / p.depreciation - 1.0,
    }
}

/// What every sector and month reads and nothing changes: logarithms and rates (one over a time,
/// 1/yr) of the city's parameters, worked out once because a division costs several products.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shared<T> {
    /// Incumbents' investment.
    pub(crate) investment: Investment<T>,
    /// The smaller of capacity and demand.
    pub(crate) market: SmoothMin<T>,
    /// Logarithm of utilisation in the base year.
    pub(crate) ln_base_utilisation: T,
    /// Deployment of guidance money (`1/tG`).
    pub(crate) guidance_rate: T,
    /// Ramp-up of new plants (`1/tr`).
    pub(crate) ramp_rate: T,
    /// Arrival of equipment (`1/te`).
    pub(crate) equipment_rate: T,
    /// Maturing of R&D (`1/tg`).
    pub(crate) maturing_rate: T,
    /// End of training (`1/tt`).
    pub(crate) training_rate: T,
    /// Adjustment of the stock's plot ratio (`1/tF`).
    pub(crate) plot_ratio_rate: T,
    /// Hiring (`1/tL`).
    pub(crate) hiring_rate: T,
    /// Ageing of modern equipment (`1/to`).
    pub(crate) ageing_rate: T,
    /// Adjustment of market share (`1/tM`).
    pub(crate) share_rate: T,
    /// Projects per 1e8 CNY (`1/size`).
    pub(crate) per_project: T,
    /// New firms per 1e8 CNY (`1/sizef`).
    pub(crate) per_firm: T,
    /// `1/P0`.
    pub(crate) per_platform_scale: T,
    /// `1/xc`.
    pub(crate) per_crowding_point: T,
    /// The smaller of skilled workers and what the labour at hand can use of them.
    pub(crate) skills: SmoothMin<T>,
    pub(crate) ln_skill_ceiling: T,
}

impl<T: Number> Shared<T> {
    pub(crate) fn new(city: &City<T>) -> Self {
        let (p, c) = (&city.parameters, &city.constants);
        let per = |value: T| T::constant(1.0) / value;
        Self {
            investment: investment(city),
            market: SmoothMin::new(p.market_sharpness),
            ln_base_utilisation: p.base_utilisation.ln(),
            guidance_rate: per(p.guidance_lag),
            ramp_rate: per(p.ramp_time),
            equipment_rate: per(p.equipment_time),
            maturing_rate: per(p.knowledge_lag),
            training_rate: per(p.training_lag),
            plot_ratio_rate: per(p.plot_ratio_time),
            hiring_rate: per(c.hiring_time),
            ageing_rate: per(c.modernisation_life),
            share_rate: per(p.market_share_time),
            per_project: per(p.project_size),
            per_firm: per(p.capital_per_firm),
            per_platform_scale: per(c.platform_scale),
            per_crowding_point: per(p.crowding_half_point),
            skills: SmoothMin::new(c.skill_sharpness),
            ln_skill_ceiling: c.skill_ceiling.ln(),
        }
    }
}

impl<T: Number> Base<T> {
    /// Base values of a sector whose demand grows by `growth` (continuous, 1/yr) in the first year.
    ///
    /// The figure of the base year stands at mid-year; half a year of growth carries it to the
    /// plan's beginning.
    pub(crate) fn new(city: &City<T>, shared: &Shared<T>, sector: &Sector<T>, growth: T) -> Self {
        let (p, c, s) = (&city.parameters, &city.constants, &sector.parameters);
        let base_value_added = city.gdp * city.base_share * sector.share_of_base;
        let output = base_value_added * (growth * 0.5).exp();
        let ln_utilisation = shared.ln_base_utilisation;
        let unserved = (T::constant(1.0) - (p.market_sharpness * ln_utilisation).exp()).ln();
        let capital = s.capital_output_ratio * output;
        let investment_per_mu = s.investment_per_mu / WAN_IN_YI;
        let labour = output * WAN_IN_YI / c.worker_output;
        let skilled = c.skilled_share_0 * labour;
        let own = T::constant(1.0) - p.relabelled_share;
        let research = s.research_intensity * (output / s.value_added_rate) * own;
        let land = capital / investment_per_mu;
        let talent = c.talent_per_output * output;
        let one = T::constant(1.0);
        let response = shared.investment.exponent(growth, T::constant(0.0));
        let investment_rate = shared.investment.rate(response.exp());
        let knowledge = research / (p.knowledge_depreciation + c.knowledge_growth_0);
        let renewal = c.modernisation_by_renewal * investment_rate;
        Self {
            ln_capacity: output.ln() - ln_utilisation,
            demand: output * (-(unserved / p.market_sharpness)).exp(),
            capital,
            ln_capital: capital.ln(),
            investment_per_mu,
            land,
            ln_land: land.ln(),
            labour,
            ln_labour: labour.ln(),
            labour_per_output: labour / output,
            skilled,
            ln_skilled_used: shared
                .skills
                .ln_of(skilled.ln(), shared.ln_skill_ceiling + labour.ln()),
            talent,
            ln_talent: talent.ln(),
            research,
            knowledge,
            per_knowledge: one / knowledge,
            firms: city.firms * sector.share_of_firms,
            modernised: renewal / (renewal + shared.ageing_rate),
            investment_rate,
            construction_rate: T::constant(3.0) / s.construction_time,
            revenue_per_output: one / s.value_added_rate,
            demand_per_capital: p.demand_brought / s.capital_output_ratio,
        }
    }

    /// The stocks at the plan's beginning: every pipeline as the years before would have filled it.
    pub(crate) fn state(&self, city: &City<T>, sector: &Sector<T>) -> SectorState<T> {
        let (p, s) = (&city.parameters, &sector.parameters);
        let signed_before = p.projects_before * p.project_size * sector.share_of_base;
        let starting = signed_before * p.landing_fraction;
        let free_land = city.constants.land_stock_0 * self.land;
        let land_sought = p.land_buffer_time * starting / self.investment_per_mu;
        let started = starting * (free_land / (free_land + land_sought));
        let (zero, one) = (T::constant(0.0), T::constant(1.0));
        let building = started * s.construction_time / 3.0;
        SectorState {
            backlog: signed_before * p.signing_to_start,
            construction_1: building,
            construction_2: building,
            construction_3: building,
            equipment: p.equipment_time * self.capital * self.investment_rate,
            ramping: started * p.ramp_time,
            capital: self.capital,
            land_in_use: self.land,
            free_land,
            plot_ratio: one,
            labour: self.labour,
            trainees: zero,
            skilled: self.skilled,
            talent: self.talent,
            gestation: self.research * p.knowledge_lag,
            knowledge: self.knowledge,
            modernised: self.modernised,
            market_share: one,
            firms: self.firms,
            ..SectorState::from_fn(|_| zero)
        }
    }
}
