//! The base year of a sector: its stocks at rest when the plan begins.

use crate::city::{City, Sector};
use crate::number::Number;
use crate::primitives::{Investment, ln_smooth_min};
use crate::state::SectorState;

/// 1e4 CNY in one 1e8 CNY.
const WAN_IN_YI: f64 = 1e4;
/// Slowest growth of demand that enters as a rate, -50 % a year.
const LOWEST_GROWTH: f64 = -0.5;

/// Base values of one sector, with the logarithms that every step needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Base<T> {
    /// Output at the plan's beginning, 1e8 CNY a year (Y0).
    pub(crate) output: T,
    /// Logarithm of capacity (Q0).
    pub(crate) ln_capacity: T,
    /// Demand, 1e8 CNY a year (D0).
    pub(crate) demand: T,
    /// Capital, 1e8 CNY (K0).
    pub(crate) capital: T,
    /// Investment, 1e8 CNY per mu (emu).
    pub(crate) investment_per_mu: T,
    /// Land in use, mu (B0).
    pub(crate) land: T,
    /// Effective labour, persons (L0).
    pub(crate) labour: T,
    pub(crate) ln_labour: T,
    /// Skilled workers (H0).
    pub(crate) skilled: T,
    /// Logarithm of the skilled workers in use (U0).
    pub(crate) ln_skilled_used: T,
    /// High-level talent, persons (Z0).
    pub(crate) talent: T,
    /// Own R&D, 1e8 CNY a year (rd0).
    pub(crate) research: T,
    /// Knowledge, 1e8 CNY (R0).
    pub(crate) knowledge: T,
    /// Above-scale firms (N0).
    pub(crate) firms: T,
    /// Modernised share at rest (X0).
    pub(crate) modernised: T,
    /// Incumbents' investment over capital, 1/yr.
    pub(crate) investment_rate: T,
}

/// Growth of demand as a continuous rate: `ln(1 + max(yearly rate, -0.5))`.
pub(crate) fn continuous_growth<T: Number>(yearly_rate: T) -> T {
    let above_lowest = yearly_rate - LOWEST_GROWTH;
    let positive_part = (above_lowest + (above_lowest * above_lowest).sqrt()) * 0.5;
    (positive_part + (1.0 + LOWEST_GROWTH)).ln()
}

/// The investment function with the city's parameters.
pub(crate) fn investment<T: Number>(city: &City<T>) -> Investment<T> {
    let (p, c) = (&city.parameters, &city.constants);
    let scale = c.investment_reference / p.depreciation;
    Investment {
        growth_response: p.investment_growth_response * scale,
        utilisation_response: p.investment_utilisation_response * scale,
        cap: c.investment_cap,
        headroom: c.investment_cap / p.depreciation - 1.0,
    }
}

/// Logarithm of the skilled workers that the labour at hand can use.
#[inline]
pub(crate) fn ln_skilled_used<T: Number>(city: &City<T>, skilled: T, ln_labour: T) -> T {
    let ceiling = city.constants.skill_ceiling.ln() + ln_labour;
    ln_smooth_min(skilled.ln(), ceiling, city.constants.skill_sharpness)
}

impl<T: Number> Base<T> {
    /// Base values of a sector whose demand grows by `growth` (continuous, 1/yr) in the first year.
    ///
    /// The figure of the base year stands at mid-year; half a year of growth carries it to the
    /// plan's beginning.
    pub(crate) fn new(city: &City<T>, sector: &Sector<T>, growth: T) -> Self {
        let (p, c, s) = (&city.parameters, &city.constants, &sector.parameters);
        let base_value_added = city.gdp * city.base_share * sector.share_of_base;
        let output = base_value_added * (growth * 0.5).exp();
        let ln_utilisation = p.base_utilisation.ln();
        let unserved = (T::constant(1.0) - (p.market_sharpness * ln_utilisation).exp()).ln();
        let capital = s.capital_output_ratio * output;
        let investment_per_mu = s.investment_per_mu / WAN_IN_YI;
        let labour = output * WAN_IN_YI / c.worker_output;
        let skilled = c.skilled_share_0 * labour;
        let own = T::constant(1.0) - p.relabelled_share;
        let research = s.research_intensity * (output / s.value_added_rate) * own;
        let investment_rate = investment(city).rate(growth, T::constant(0.0));
        let renewal = c.modernisation_by_renewal * investment_rate;
        Self {
            output,
            ln_capacity: output.ln() - ln_utilisation,
            demand: output * (-(unserved / p.market_sharpness)).exp(),
            capital,
            investment_per_mu,
            land: capital / investment_per_mu,
            labour,
            ln_labour: labour.ln(),
            skilled,
            ln_skilled_used: ln_skilled_used(city, skilled, labour.ln()),
            talent: c.talent_per_output * output,
            research,
            knowledge: research / (p.knowledge_depreciation + c.knowledge_growth_0),
            firms: city.firms * sector.share_of_firms,
            modernised: renewal / (renewal + T::constant(1.0) / c.modernisation_life),
            investment_rate,
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
