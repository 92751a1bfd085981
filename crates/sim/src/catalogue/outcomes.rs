//! The results of a calendar year.

use super::Quantity;
use crate::record::record;

record! {
    /// Results of one calendar year for the whole city.
    pub struct Outcomes of Quantity::outcome {
        /// Value added of the sectors over GDP, a fraction.
        share(401, "share", "1", 1.0, 0.0001),
        /// Value added of all sectors in the year, 1e8 CNY.
        value_added(402, "VA", "1e8 CNY", 1e6, 0.1),
        /// New innovation platforms since the plan began.
        platforms(403, "P", "platform", 1e5, 0.1),
        /// Demonstration projects of the year.
        demonstration(404, "demonstration", "project", 1e5, 0.1),
        /// Technical-transformation projects of the year.
        transformation(405, "transformation", "project", 1e5, 0.1),
        /// Research projects of the year.
        research(406, "research", "project", 1e5, 0.1),
        /// Standards of the year.
        standards(407, "standards", "standard", 1e5, 0.1),
        /// Demonstration projects since the plan began.
        demonstration_total(408, "demonstration_total", "project", 1e5, 0.1),
        /// Technical-transformation projects since the plan began.
        transformation_total(409, "transformation_total", "project", 1e5, 0.1),
        /// Research projects since the plan began.
        research_total(410, "research_total", "project", 1e5, 0.1),
        /// Standards since the plan began.
        standards_total(411, "standards_total", "standard", 1e5, 0.1),
        /// Firms above the revenue threshold and strong in innovation.
        leading_firms(412, "leading_firms", "firm", 1e5, 0.1),
        /// Demonstration bases, those before the plan included.
        bases(413, "bases", "base", 1e3, 0.1),
        /// Projects that broke ground since the plan began, earlier signatures included.
        landed_projects(414, "landed", "project", 1e5, 0.1),
        /// Projects that began production since the plan began, earlier ones and those of funds
        /// included.
        producing_projects(415, "producing", "project", 1e5, 0.1),
        /// Sectors with revenue above the cluster threshold, a smoothed count.
        clusters(416, "clusters", "sector", 1e3, 0.1),
        /// Employment at the end of the year, persons.
        employment(417, "employment", "person", 1e8, 1.0),
    }
}
