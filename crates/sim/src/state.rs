//! The state of the model and the flows between its stocks, by name and unit.

use crate::record::record;

/// What a state or flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Name in results.
    pub key: &'static str,
    /// Symbol in the model's description.
    pub symbol: &'static str,
    /// Unit.
    pub unit: &'static str,
}

impl Variable {
    const fn new(key: &'static str, symbol: &'static str, unit: &'static str) -> Self {
        Self { key, symbol, unit }
    }
}

record! {
    /// Stocks of one sector, and what has flowed since the plan began.
    pub struct SectorState of Variable::new {
        /// Signed projects that have not broken ground, 1e8 CNY.
        backlog("S", "1e8 CNY"),
        /// Plants in the first third of construction, 1e8 CNY.
        construction_1("C1", "1e8 CNY"),
        /// Plants in the second third of construction, 1e8 CNY.
        construction_2("C2", "1e8 CNY"),
        /// Plants in the last third of construction, 1e8 CNY.
        construction_3("C3", "1e8 CNY"),
        /// Equipment on order, 1e8 CNY.
        equipment("E", "1e8 CNY"),
        /// New plants on their way to full output, 1e8 CNY.
        ramping("Kn", "1e8 CNY"),
        /// Productive capital, 1e8 CNY.
        capital("K", "1e8 CNY"),
        /// Land in use, mu.
        land_in_use("B", "mu"),
        /// Serviced land that is free, mu.
        free_land("V", "mu"),
        /// Plot ratio of the stock, base year = 1.
        plot_ratio("O", "1"),
        /// Effective labour, persons of the base year.
        labour("L", "person"),
        /// People in training.
        trainees("Ht", "person"),
        /// Skilled workers.
        skilled("Hs", "person"),
        /// High-level talent, persons.
        talent("Z", "person"),
        /// R&D in gestation, 1e8 CNY.
        gestation("W", "1e8 CNY"),
        /// Knowledge: the usable R&D stock, 1e8 CNY.
        knowledge("R", "1e8 CNY"),
        /// Modernised share of equipment.
        modernised("X", "1"),
        /// Market share relative to the base year.
        market_share("M", "1"),
        /// Demand that introduced plants brought, 1e8 CNY of value added a year.
        demand_brought("Dx", "1e8 CNY/yr"),
        /// Above-scale firms.
        firms("N", "firm"),
        /// Guidance money not yet deployed, 1e8 CNY.
        guidance("G", "1e8 CNY"),
        /// New innovation platforms since the plan began.
        platforms("P", "platform"),
        /// Demand growth summed over time, log.
        demand_growth("gamma", "1"),
        /// Value added since the plan began, 1e8 CNY.
        value_added("cV", "1e8 CNY"),
        /// Projects that broke ground since the plan began.
        landed("landed", "project"),
        /// Projects that began production since the plan began.
        producing("producing", "project"),
        /// Demonstration projects since the plan began.
        demonstration("demonstration", "project"),
        /// Technical-transformation projects since the plan began.
        transformation("transformation", "project"),
        /// Research projects since the plan began.
        research("research", "project"),
        /// Standards since the plan began.
        standards("standards", "standard"),
        /// Hazard of a demonstration base, summed over time.
        hazard("hazard", "1"),
        /// Land taken into use since the plan began, mu.
        land_used("land_used", "mu"),
        /// Signed projects lost since the plan began, 1e8 CNY.
        lost("lost", "1e8 CNY"),
    }
}

record! {
    /// The rest of the city's economy.
    pub struct CityState of Variable::new {
        /// Yearly output of the rest of GDP before any shock, 1e8 CNY a year.
        other_gdp("Yo", "1e8 CNY/yr"),
        /// Output of the rest of GDP since the plan began, 1e8 CNY.
        other_output("cO", "1e8 CNY"),
    }
}

record! {
    /// Flows and levels of one sector at an instant.
    pub struct SectorFlows of Variable::new {
        /// Capacity, 1e8 CNY of value added a year.
        capacity("Q", "1e8 CNY/yr"),
        /// Demand, 1e8 CNY of value added a year.
        demand("D", "1e8 CNY/yr"),
        /// Output, 1e8 CNY of value added a year.
        output("Y", "1e8 CNY/yr"),
        /// Output over capacity.
        utilisation("u", "1"),
        /// Total factor productivity, base year = 1.
        productivity("A", "1"),
        /// Revenue, 1e8 CNY a year.
        revenue("Rev", "1e8 CNY/yr"),
        /// Signed investment ready to break ground, 1e8 CNY a year.
        ready("want", "1e8 CNY/yr"),
        /// Investment that demonstration money adds, 1e8 CNY a year.
        demonstration_investment("idem", "1e8 CNY/yr"),
        /// Investment that transformation money adds, 1e8 CNY a year.
        transformation_investment("itt", "1e8 CNY/yr"),
        /// Investment that guidance funds add, 1e8 CNY a year.
        fund_investment("ig", "1e8 CNY/yr"),
        /// Part of the land sought that is to be had, 0 to 1.
        land_factor("ell", "1"),
        /// Signed projects breaking ground, 1e8 CNY a year.
        starts("start", "1e8 CNY/yr"),
        /// Plants of demonstration and guidance money breaking ground, 1e8 CNY a year.
        fund_starts("gf", "1e8 CNY/yr"),
        /// Plants beginning production, 1e8 CNY a year.
        completions("com", "1e8 CNY/yr"),
        /// Capital reaching full output, 1e8 CNY a year.
        ramp_up("ramp", "1e8 CNY/yr"),
        /// Equipment ordered by incumbents of themselves, 1e8 CNY a year.
        incumbent_investment("inc", "1e8 CNY/yr"),
        /// Equipment put in place, 1e8 CNY a year.
        equipment_installed("ed", "1e8 CNY/yr"),
        /// Signed investment given up, 1e8 CNY a year.
        losses("lost", "1e8 CNY/yr"),
        /// Land taken into use, mu a year.
        land_taken("land_used", "mu/yr"),
        /// R&D spending, 1e8 CNY a year.
        research_spending("rd", "1e8 CNY/yr"),
        /// R&D becoming usable, 1e8 CNY a year.
        maturing_research("W/tg", "1e8 CNY/yr"),
    }
}

/// The whole state: every sector and the rest of the economy.
#[derive(Clone, Debug, PartialEq)]
pub struct State<T> {
    /// Stocks by sector.
    pub sectors: Vec<SectorState<T>>,
    /// The rest of the economy.
    pub city: CityState<T>,
}

impl<T: crate::number::Number> State<T> {
    /// Value added of all sectors since the plan began, 1e8 CNY.
    #[must_use]
    pub fn value_added(&self) -> T {
        self.sectors.iter().fold(T::constant(0.0), |sum, x| sum + x.value_added)
    }
}
