//! One evaluation of the equations: from a state to its flows and rates of change.

#![expect(clippy::inline_always, reason = "a run is compiled as a whole for its instructions")]

use crate::base::{Base, Shared};
use crate::city::{City, Sector};
use crate::inputs::SectorInputs;
use crate::model::Year;
use crate::number::Number;
use crate::primitives::{Instrument, saturation};
use crate::state::{SectorFlows, SectorState};

/// R&D that private firms lose a public yuan at most, at high intensity.
const CROWDING_FLOOR: f64 = -0.5;
/// Shortest time from signing to start, years.
const SHORTEST_START: f64 = 1.0 / 12.0;
/// One over the revenue at which the hazard of a base is read, 100 times 1e8 CNY.
const PER_HAZARD_REVENUE: f64 = 0.01;

/// What does not change within a month for the whole city.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month<'a, T> {
    /// The terms of its year.
    pub(crate) year: &'a Year<T>,
    /// Logarithm of the shock to capacity and demand.
    pub(crate) ln_shock: T,
    /// The shock to the rest of GDP.
    pub(crate) shock_other: T,
}

/// What all sectors share at an instant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment<'a, T> {
    pub(crate) month: &'a Month<'a, T>,
    /// Years since the plan began.
    pub(crate) time: f64,
    /// Logarithm of the stock's plot ratio.
    pub(crate) ln_plot_ratio: T,
}

/// What does not change within a year for one sector.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SectorYear<T> {
    /// Amounts from the levers.
    pub(crate) inputs: SectorInputs<T>,
    /// Growth of demand, continuous, 1/yr.
    pub(crate) growth: T,
    /// Landing fraction under the year's tenure (`phi_f`).
    landing: T,
    /// Rate at which the backlog is decided, 1/yr (`1/ts_f`).
    decision_rate: T,
    /// Land per investment, mu per 1e8 CNY at the year's plot ratio (`1/e_f`).
    mu_per_investment: T,
    demonstration: Instrument<T>,
    transformation: Instrument<T>,
    platforms: Instrument<T>,
    research: Instrument<T>,
}

impl<T: Number> SectorYear<T> {
    /// The year's terms of a sector.
    pub(crate) fn new(
        city: &City<T>,
        base: &Base<T>,
        (plot_ratio, flexible_tenure): (T, T),
        inputs: SectorInputs<T>,
        growth: T,
    ) -> Self {
        let p = &city.parameters;
        let one = T::constant(1.0);
        let easing = (-(p.flexible_tenure_effect * flexible_tenure)).exp();
        let start_time = (p.signing_to_start - SHORTEST_START) * easing + SHORTEST_START;
        Self {
            inputs,
            growth,
            landing: one - (one - p.landing_fraction) * easing,
            decision_rate: one / start_time,
            mu_per_investment: one
                / (base.investment_per_mu * (p.plot_ratio_intensity * plot_ratio.ln()).exp()),
            demonstration: Instrument::new(
                inputs.demonstration,
                p.demonstration_cost,
                p.demonstration_eligible,
                p.demonstration_natural,
            ),
            transformation: Instrument::new(
                inputs.transformation,
                p.transformation_cost,
                p.transformation_eligible,
                p.transformation_natural,
            ),
            platforms: Instrument::new(
                inputs.platforms,
                p.platform_cost,
                p.platform_eligible,
                p.platform_natural,
            ),
            research: Instrument::new(
                inputs.research,
                p.research_cost,
                p.research_eligible,
                p.research_natural,
            ),
        }
    }
}

/// Everything about one sector at one instant.
#[derive(Clone, Copy)]
pub(crate) struct Instant<'a, T> {
    pub(crate) city: &'a City<T>,
    pub(crate) sector: &'a Sector<T>,
    pub(crate) base: &'a Base<T>,
    pub(crate) year: &'a SectorYear<T>,
    pub(crate) moment: &'a Moment<'a, T>,
    pub(crate) shared: &'a Shared<T>,
    /// Demand at the market share of the base year, 1e8 CNY a year (`D0 exp(gamma)`).
    pub(crate) own_demand: T,
    /// Knowledge over its base value.
    pub(crate) own_knowledge: T,
    /// Mean of the other sectors' knowledge over its base value (`J`).
    pub(crate) others_knowledge: T,
}

/// The algebra: what the stocks produce, and the exponentials that the rates need again.
struct Production<T> {
    output: T,
    ln_capacity: T,
    ln_demand: T,
    ln_utilisation: T,
    ln_productivity: T,
    /// Incumbents' yearly investment over capital.
    investment_rate: T,
    /// Logarithm of one plus platforms over their scale.
    ln_platforms: T,
    /// What relative productivity does to market share, `y` of its rate.
    pull: T,
    /// Maturing R&D to the elasticity of standards.
    maturing: T,
    /// Part of the waiting projects that no money reaches: platforms, demonstration,
    /// transformation, research.
    unfunded: [T; 4],
}

impl<T: Number> Instant<'_, T> {
    /// Flows of the sector and the rates of change of its stocks; levels that no rate depends on are
    /// worked out only where they are `seen`.
    #[inline(always)]
    pub(crate) fn evaluate(
        &self,
        state: &SectorState<T>,
        seen: bool,
    ) -> (SectorFlows<T>, SectorState<T>) {
        let production = self.production(state);
        let flows = self.flows(state, &production, seen);
        let rates = self.rates(state, &flows, &production);
        (flows, rates)
    }

    /// Logarithms and exponentials are taken together as far as they do not wait for each other.
    #[inline(always)]
    fn production(&self, x: &SectorState<T>) -> Production<T> {
        let (p, c, base, shared) =
            (&self.city.parameters, &self.city.constants, self.base, self.shared);
        let (year, one) = (self.year, T::constant(1.0));
        let [
            labour,
            skilled,
            capital,
            knowledge,
            others,
            talent,
            land,
            demand,
            platforms,
            maturing,
        ] = T::ln_all([
            x.labour,
            x.skilled,
            x.capital,
            self.own_knowledge,
            self.others_knowledge,
            x.talent,
            x.land_in_use,
            self.own_demand * x.market_share + x.demand_brought,
            one + x.platforms * shared.per_platform_scale,
            x.gestation * shared.maturing_rate,
        ]);
        let usable = shared.ln_skill_ceiling + labour;
        let per_firms = one / x.firms;
        let [skill_e, maturing, unfunded @ ..] = T::exp_all([
            shared.skills.exponent(skilled, usable),
            c.standards_elasticity * maturing,
            year.platforms.exponent(per_firms),
            year.demonstration.exponent(per_firms),
            year.transformation.exponent(per_firms),
            year.research.exponent(per_firms),
        ]);
        let capital_ratio = capital - base.ln_capital;
        let labour_ratio = labour - base.ln_labour;
        let skill_ratio = shared.skills.ln_from(skilled, usable, skill_e) - base.ln_skilled_used;
        let skill = (skill_ratio - labour_ratio).exp();
        let absorption = skill * 2.0 / (skill + 1.0);
        let ln_productivity = p.tfp_trend * self.moment.time
            + p.knowledge_elasticity * knowledge
            + p.talent_elasticity * (talent - base.ln_talent)
            + p.agglomeration * capital_ratio
            + p.cross_sector_spillover * absorption * others
            + p.modernisation_gain * (x.modernised - base.modernised);
        let labour_composite =
            (one - p.skilled_weight) * labour_ratio + p.skilled_weight * skill_ratio;
        let composite =
            p.capital_weight * capital_ratio + (one - p.capital_weight) * labour_composite;
        let space = land - base.ln_land + p.plot_ratio_elasticity * self.moment.ln_plot_ratio;
        let ln_shock = self.moment.month.ln_shock;
        let ln_capacity = base.ln_capacity
            + ln_productivity
            + (one - p.land_share) * composite
            + p.land_share * space
            + ln_shock;
        let ln_demand = demand + ln_shock;
        let ln_competitors = (p.tfp_trend + c.natural_productivity) * self.moment.time;
        let [market_e, pull] = T::exp_all([
            shared.market.exponent(ln_capacity, ln_demand),
            p.market_share_elasticity * (ln_productivity - ln_competitors),
        ]);
        let ln_output = shared.market.ln_from(ln_capacity, ln_demand, market_e);
        let ln_utilisation = ln_output - ln_capacity;
        let [output, response] = T::exp_all([
            ln_output,
            shared.investment.exponent(year.growth, ln_utilisation - shared.ln_base_utilisation),
        ]);
        Production {
            output,
            ln_capacity,
            ln_demand,
            ln_utilisation,
            ln_productivity,
            investment_rate: shared.investment.rate(response),
            ln_platforms: platforms,
            pull,
            maturing,
            unfunded,
        }
    }

    #[inline(always)]
    fn flows(&self, x: &SectorState<T>, production: &Production<T>, seen: bool) -> SectorFlows<T> {
        let (p, shared, base) = (&self.city.parameters, self.shared, self.base);
        let inputs = &self.year.inputs;
        let half = p.fund_half_saturation * x.capital;
        let decided = x.backlog * self.year.decision_rate;
        let ready = decided * self.year.landing;
        let demonstration_investment = p.demonstration_multiplier
            * inputs.demonstration
            * saturation(inputs.demonstration, half);
        let transformation_investment = p.transformation_multiplier
            * inputs.transformation
            * saturation(inputs.transformation, half);
        let deployed = x.guidance * shared.guidance_rate;
        let fund_investment = p.guidance_multiplier * deployed;
        let fund_projects = demonstration_investment + fund_investment;
        let land_sought = (ready + fund_projects) * self.year.mu_per_investment;
        let land_factor = x.free_land / (x.free_land + p.land_buffer_time * land_sought);
        let revenue = production.output * base.revenue_per_output;
        let levels = [
            production.ln_capacity,
            production.ln_demand,
            production.ln_utilisation,
            production.ln_productivity,
        ];
        let [capacity, demand, utilisation, productivity] =
            if seen { T::exp_all(levels) } else { levels };
        SectorFlows {
            capacity,
            demand,
            output: production.output,
            utilisation,
            productivity,
            revenue,
            ready,
            demonstration_investment,
            transformation_investment,
            fund_investment,
            land_factor,
            starts: ready * land_factor,
            fund_starts: fund_projects * land_factor,
            completions: x.construction_3 * base.construction_rate,
            ramp_up: x.ramping * shared.ramp_rate,
            incumbent_investment: x.capital * production.investment_rate,
            equipment_installed: x.equipment * shared.equipment_rate,
            losses: decided - ready,
            land_taken: land_sought * land_factor,
            research_spending: self.research_spending(revenue, production.ln_platforms),
            maturing_research: x.gestation * shared.maturing_rate,
        }
    }

    /// R&D spending: firms' own, less what is relabelled, plus the effective public money and what
    /// it brings in or crowds out, lifted by platforms.
    #[inline(always)]
    fn research_spending(&self, revenue: T, ln_platforms: T) -> T {
        let (p, shared) = (&self.city.parameters, self.shared);
        let own = self.sector.parameters.research_intensity * revenue;
        let public = self.year.inputs.research;
        let one = T::constant(1.0);
        let intensity = public / own * shared.per_crowding_point;
        let crowding =
            (p.crowding_in - CROWDING_FLOOR) / (one + intensity * intensity) + CROWDING_FLOOR;
        let uplift = one + p.platform_uplift * ln_platforms;
        let spent_own = own * (one - p.relabelled_share);
        (spent_own + p.grant_effectiveness * public * (one + crowding)) * uplift
    }

    #[inline(always)]
    fn rates(
        &self,
        x: &SectorState<T>,
        f: &SectorFlows<T>,
        production: &Production<T>,
    ) -> SectorState<T> {
        let (p, c, base) = (&self.city.parameters, &self.city.constants, self.base);
        let (shared, year, one) = (self.shared, self.year, T::constant(1.0));
        let (inputs, stage_rate) = (&year.inputs, base.construction_rate);
        let trained = x.trainees * shared.training_rate;
        let idle_land = c.land_retirement * x.land_in_use;
        let [platforms, demonstration, transformation, research] = production.unfunded;
        SectorState {
            backlog: inputs.signed * p.project_size - f.starts - f.losses,
            construction_1: f.starts + f.fund_starts - x.construction_1 * stage_rate,
            construction_2: (x.construction_1 - x.construction_2) * stage_rate,
            construction_3: (x.construction_2 - x.construction_3) * stage_rate,
            equipment: f.incumbent_investment + f.transformation_investment - f.equipment_installed,
            ramping: f.completions - f.ramp_up,
            capital: f.ramp_up + f.equipment_installed - p.depreciation * x.capital,
            land_in_use: f.land_taken - idle_land,
            free_land: inputs.land + c.land_recovery * idle_land - f.land_taken,
            plot_ratio: (self.moment.month.year.plot_ratio - x.plot_ratio) * shared.plot_ratio_rate,
            labour: (base.labour_per_output * f.output - x.labour) * shared.hiring_rate,
            trainees: inputs.training - trained,
            skilled: p.trainee_retention * trained
                + (p.skilled_quit_rate + c.natural_skill_growth) * base.skilled
                - p.skilled_quit_rate * x.skilled,
            talent: p.talent_retention * inputs.talent
                + p.talent_loss_rate * (base.talent - x.talent),
            gestation: f.research_spending - f.maturing_research,
            knowledge: f.maturing_research - p.knowledge_depreciation * x.knowledge,
            modernised: (one - x.modernised)
                * (f.transformation_investment
                    + c.modernisation_by_renewal * f.incumbent_investment)
                / x.capital
                - x.modernised * shared.ageing_rate,
            market_share: self.market_share_rate(x.market_share, production.pull),
            demand_brought: base.demand_per_capital * f.ramp_up + year.growth * x.demand_brought,
            firms: p.firm_net_growth * x.firms + f.ramp_up * shared.per_firm,
            guidance: inputs.guidance - x.guidance * shared.guidance_rate,
            platforms: year.platforms.projects(x.firms, platforms),
            demand_growth: year.growth,
            value_added: f.output,
            landed: f.starts * shared.per_project,
            producing: f.completions * shared.per_project,
            demonstration: year.demonstration.projects(x.firms, demonstration),
            transformation: year.transformation.projects(x.firms, transformation),
            research: year.research.projects(x.firms, research),
            standards: p.standards_rate * production.maturing,
            hazard: p.base_hazard
                * (f.revenue * PER_HAZARD_REVENUE).sqrt()
                * (one + x.platforms * shared.per_platform_scale),
            land_used: f.land_taken,
            lost: f.losses,
        }
    }

    /// Market share moves to where productivity relative to competitors puts it, below its cap.
    #[inline(always)]
    fn market_share_rate(&self, share: T, pull: T) -> T {
        let p = &self.city.parameters;
        let aim = p.market_share_cap * pull / (p.market_share_cap - 1.0 + pull);
        (aim - share) * self.shared.share_rate
    }
}
