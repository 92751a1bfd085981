//! The parameters and constants of the model: what each means, its unit and the values that the
//! equations are defined for. Their values come with a plan.
//!
//! # Source
//! The symbols are those of the model's description; evidence for values stands in the plan pack.

use super::Quantity;
use crate::record::record;

/// One time step, years: no delay of the model is shorter.
const MONTH: f64 = 1.0 / 12.0;

record! {
    /// Uncertain parameters that hold for the whole city.
    pub struct Parameters of Quantity::parameter {
        /// Weight of capital in the capital-labour composite, a ratio.
        capital_weight(101, "alpha", "1", 0.0, 1.0),
        /// Elasticity of capacity to effective industrial land, a ratio.
        land_share(102, "lambda", "1", 0.0, 0.9),
        /// Depreciation of productive capital, 1/yr.
        depreciation(103, "delta", "1/yr", 0.01, 0.4),
        /// Trend growth of total factor productivity, 1/yr.
        tfp_trend(104, "gA", "1/yr", -0.2, 0.2),
        /// Weight of skilled workers in the labour composite, a ratio.
        skilled_weight(105, "omega", "1", 0.0, 1.0),
        /// Log gain of productivity at full modernisation, a ratio.
        modernisation_gain(106, "xi", "1", 0.0, 5.0),
        /// Capacity utilisation in the base year, a ratio.
        base_utilisation(107, "u0", "1", 0.05, 0.99),
        /// Elasticity of productivity to the R&D stock, a ratio.
        knowledge_elasticity(108, "betaR", "1", 0.0, 5.0),
        /// Share of firms' reported R&D that is relabelled other spending, a ratio.
        relabelled_share(109, "relab", "1", 0.0, 0.99),
        /// Share of public R&D money that is spent on R&D, a ratio.
        grant_effectiveness(110, "eff", "1", 0.0, 1.0),
        /// Private yuan per effective public yuan at low intensity, a ratio.
        crowding_in(111, "theta0", "1", -0.5, 5.0),
        /// Depreciation of the R&D stock, 1/yr.
        knowledge_depreciation(112, "dR", "1/yr", 0.01, 2.0),
        /// Gestation lag from R&D spending to usable knowledge, yr.
        knowledge_lag(113, "tg", "yr", MONTH, 50.0),
        /// Ratio of public to own R&D at which the private response has fallen halfway to its
        /// floor of -0.5, a ratio.
        crowding_half_point(114, "xc", "1", 0.001, 10.0),
        /// Uplift of R&D productivity per e-fold of new platforms, a ratio.
        platform_uplift(115, "etaP", "1", 0.0, 5.0),
        /// Net additional investment per yuan for demonstration projects, a ratio.
        demonstration_multiplier(116, "muD", "1", 0.0, 100.0),
        /// Net additional investment per yuan for technical transformation, a ratio.
        transformation_multiplier(117, "muT", "1", 0.0, 100.0),
        /// Net additional local capital formation per yuan of guidance fund, a ratio.
        guidance_multiplier(118, "muG", "1", 0.0, 100.0),
        /// Mean time to deploy committed guidance-fund money, yr.
        guidance_lag(119, "tG", "yr", MONTH, 50.0),
        /// Yearly fund, as a share of capital, at which its effect per yuan halves, 1/yr.
        fund_half_saturation(120, "satd", "1/yr", 0.0001, 10.0),
        /// Share of signed projects that finally break ground, a ratio.
        landing_fraction(121, "phi", "1", 0.01, 1.0),
        /// Mean time from signing to start, yr.
        signing_to_start(122, "ts", "yr", MONTH, 50.0),
        /// Mean time from commissioning to full output, yr.
        ramp_time(123, "tr", "yr", MONTH, 50.0),
        /// Mean time of equipment-only investment, yr.
        equipment_time(124, "te", "yr", MONTH, 50.0),
        /// Mean investment of an introduced project, 1e8 CNY.
        project_size(125, "size", "1e8 CNY", 0.001, 10000.0),
        /// Elasticity of effective space to plot ratio, a ratio.
        plot_ratio_elasticity(126, "psi", "1", 0.0, 5.0),
        /// Elasticity of investment per mu to plot ratio, a ratio.
        plot_ratio_intensity(127, "psie", "1", 0.0, 5.0),
        /// Serviced land held as years of need at which starts halve, yr.
        land_buffer_time(128, "tv", "yr", MONTH, 50.0),
        /// Fall of the log failure rate and of the log start time under full flexible tenure,
        /// a ratio.
        flexible_tenure_effect(129, "kf", "1", 0.0, 10.0),
        /// Elasticity of productivity to high-level talent, a ratio.
        talent_elasticity(130, "betaZ", "1", 0.0, 5.0),
        /// Mean time of training a skilled worker, yr.
        training_lag(131, "tt", "yr", MONTH, 50.0),
        /// Share of trainees who stay, a ratio.
        trainee_retention(132, "retH", "1", 0.0, 1.0),
        /// Yearly quit rate of skilled workers, 1/yr.
        skilled_quit_rate(133, "qH", "1/yr", 0.0, 2.0),
        /// Share of introduced high-level talent kept at arrival, a ratio.
        talent_retention(134, "retZ", "1", 0.0, 1.0),
        /// Yearly loss of high-level talent, 1/yr.
        talent_loss_rate(135, "qZ", "1/yr", 0.0, 2.0),
        /// Elasticity of productivity to the sector's own scale, a ratio.
        agglomeration(136, "betaM", "1", 0.0, 5.0),
        /// Elasticity of productivity to other sectors' R&D stock, a ratio.
        cross_sector_spillover(137, "betaJ", "1", 0.0, 5.0),
        /// Elasticity of market share to relative productivity, a ratio.
        market_share_elasticity(138, "epsM", "1", 0.0, 5.0),
        /// Adjustment time of market share, yr.
        market_share_time(139, "tM", "yr", MONTH, 50.0),
        /// Largest market share relative to the base year, a ratio.
        market_share_cap(140, "Mmax", "1", 1.01, 100.0),
        /// Share of introduced capacity that brings its own customers, a ratio.
        demand_brought(141, "chi", "1", 0.0, 1.0),
        /// Response of incumbents' investment to demand growth, a ratio.
        investment_growth_response(142, "eg", "1", 0.0, 50.0),
        /// Response of incumbents' investment to utilisation, a ratio.
        investment_utilisation_response(143, "eu", "1", 0.0, 50.0),
        /// Sharpness of the smooth minimum of capacity and demand, a ratio.
        market_sharpness(144, "kappa", "1", 1.0, 50.0),
        /// Projects signed a year before the plan, project/yr.
        projects_before(145, "sign0", "project/yr", 0.0, 10000.0),
        /// Real growth of the rest of GDP, 1/yr.
        other_gdp_growth(146, "gO", "1/yr", -0.2, 0.3),
        /// Size of the 2020 pandemic shock relative to the observed fall, a ratio.
        pandemic_severity(147, "cov", "1", 0.0, 1.9),
        /// Pareto tail of firms' revenue, a ratio.
        pareto_tail(148, "zeta", "1", 1.01, 10.0),
        /// City money per new provincial platform, 1e8 CNY.
        platform_cost(149, "cp", "1e8 CNY", 1e-6, 1000.0),
        /// City money per demonstration project, 1e8 CNY.
        demonstration_cost(150, "cd", "1e8 CNY", 1e-6, 1000.0),
        /// City money per technical-transformation project, 1e8 CNY.
        transformation_cost(151, "ct", "1e8 CNY", 1e-6, 1000.0),
        /// City money per research project, 1e8 CNY.
        research_cost(152, "cr", "1e8 CNY", 1e-6, 1000.0),
        /// Above-scale firms able to found a platform per year, 1/yr.
        platform_eligible(153, "pp", "1/yr", 1e-6, 10.0),
        /// Above-scale firms with an eligible demonstration project per year, 1/yr.
        demonstration_eligible(154, "pd", "1/yr", 1e-6, 10.0),
        /// Above-scale firms with an eligible transformation project per year, 1/yr.
        transformation_eligible(155, "pt", "1/yr", 1e-6, 10.0),
        /// Above-scale firms with an eligible research project per year, 1/yr.
        research_eligible(156, "pr", "1/yr", 1e-6, 10.0),
        /// Share of eligible firms that found a platform without city money, a ratio.
        platform_natural(157, "bp", "1", 0.0, 1.0),
        /// Share of eligible demonstration projects that go ahead without city money, a ratio.
        demonstration_natural(158, "bd", "1", 0.0, 1.0),
        /// Share of eligible transformation projects that go ahead without city money, a ratio.
        transformation_natural(159, "bt", "1", 0.0, 1.0),
        /// Share of eligible research projects that go ahead without city money, a ratio.
        research_natural(160, "br", "1", 0.0, 1.0),
        /// Time in which the plot ratio of the whole stock follows that of new building and
        /// added floors, yr.
        plot_ratio_time(161, "tF", "yr", MONTH, 50.0),
        /// Standards per year at one 1e8 CNY of maturing R&D a year, standard/yr.
        standards_rate(162, "kst", "standard/yr", 0.0, 100.0),
        /// Share of firms above the revenue threshold that are strong in innovation, in the
        /// base year, a ratio.
        innovator_share(163, "io", "1", 0.01, 1.0),
        /// Overdispersion of administrative counts, variance = mean + `aNB` mean^2, a ratio.
        count_dispersion(164, "aNB", "1", 0.0, 10.0),
        /// Net growth of above-scale firms besides new plants, 1/yr.
        firm_net_growth(165, "nn", "1/yr", -0.5, 1.0),
        /// Capital of a new above-scale firm, 1e8 CNY.
        capital_per_firm(166, "sizef", "1e8 CNY", 0.001, 10000.0),
        /// Yearly intensity of a demonstration-base designation at a revenue of 1e10 CNY, 1/yr.
        base_hazard(167, "hb", "1/yr", 0.0, 2.0),
    }
}

record! {
    /// Uncertain parameters with one value a sector.
    pub struct SectorParameters of Quantity::parameter {
        /// Capital per value added in the base year, yr.
        capital_output_ratio(201, "kK", "yr", 0.05, 50.0),
        /// Value added per revenue, a ratio.
        value_added_rate(202, "va", "1", 0.01, 1.0),
        /// Own R&D per revenue, a ratio.
        research_intensity(203, "r", "1", 1e-5, 1.0),
        /// Mean construction time of a new plant, yr.
        construction_time(204, "tc", "yr", 0.25, 50.0),
        /// Investment per mu of new plant, 1e4 CNY/mu.
        investment_per_mu(205, "e", "1e4 CNY/mu", 1.0, 1e5),
    }
}

record! {
    /// Numbers of the model that are not sampled and that no scenario changes.
    pub struct Constants of Quantity::parameter {
        /// Largest usable skilled share of labour, a ratio.
        skill_ceiling(301, "hmax", "1", 0.01, 1.0),
        /// Sharpness of the skill ceiling, a ratio.
        skill_sharpness(302, "ksk", "1", 1.0, 50.0),
        /// Depreciation at which `eg` and `eu` are read, 1/yr.
        investment_reference(303, "dref", "1/yr", 0.01, 0.4),
        /// Trend by which workers per unit of effective labour fall; only employment shows it, 1/yr.
        hiring_productivity_trend(304, "gLP", "1/yr", -0.2, 0.2),
        /// Modernising part of ordinary investment, a ratio.
        modernisation_by_renewal(305, "wX", "1", 0.0, 1.0),
        /// Largest incumbent investment rate, 1/yr.
        investment_cap(306, "im", "1/yr", 0.41, 2.0),
        /// Life of modernised equipment, yr.
        modernisation_life(307, "to", "yr", MONTH, 50.0),
        /// Productivity growth of competitors beyond the trend, 1/yr.
        natural_productivity(308, "gnat", "1/yr", -0.2, 0.2),
        /// Platforms at which the uplift of R&D is `etaP` ln 2, a ratio.
        platform_scale(309, "P0", "1", 0.01, 10000.0),
        /// Natural inflow of skilled workers beyond replacement, 1/yr.
        natural_skill_growth(310, "nH", "1/yr", -0.2, 0.2),
        /// Industrial land falling idle a year, 1/yr.
        land_retirement(311, "qB", "1/yr", 0.0, 2.0),
        /// Share of idle land put back to use, a ratio.
        land_recovery(312, "recov", "1", 0.0, 1.0),
        /// Growth of R&D before the base year, 1/yr.
        knowledge_growth_0(313, "gR0", "1/yr", -0.009, 1.0),
        /// Revenue of a leading firm, 1e8 CNY.
        firm_threshold(314, "T", "1e8 CNY", 0.001, 10000.0),
        /// Revenue of a cluster, 1e8 CNY.
        cluster_threshold(315, "Tc", "1e8 CNY", 0.001, 10000.0),
        /// Width of the cluster indicator, log revenue, a ratio.
        cluster_width(316, "hcl", "1", 0.001, 10.0),
        /// Elasticity of standards to maturing R&D, a ratio.
        standards_elasticity(317, "est", "1", 0.0, 5.0),
        /// Value added per worker in the base year, 1e4 CNY/person.
        worker_output(318, "wv", "1e4 CNY/person", 0.1, 10000.0),
        /// Skilled share of employment in the base year, a ratio.
        skilled_share_0(319, "hs0", "1", 0.001, 1.0),
        /// High-level talent per value added in the base year, person/1e8 CNY.
        talent_per_output(320, "zv", "person/1e8 CNY", 1e-6, 10000.0),
        /// Adjustment time of employment, yr.
        hiring_time(321, "tL", "yr", MONTH, 50.0),
        /// Serviced free land per land in use in the base year, a ratio.
        land_stock_0(322, "v0", "1", 1e-6, 100.0),
        /// Demonstration bases that stand when the plan starts, base.
        bases_0(323, "bases0", "base", 0.0, 1000.0),
    }
}
