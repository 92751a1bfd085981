//! The groups of inputs by which the difference of two scenarios is explained.

/// What may differ between two scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Special fund for demonstration.
    Demonstration,
    /// Special fund for technical transformation.
    Transformation,
    /// Special fund for platforms.
    Platforms,
    /// Special fund for research.
    Research,
    /// Guidance fund.
    GuidanceFund,
    /// Land.
    Land,
    /// Plot ratio and flexible tenure, the rules of land.
    PlotRatioAndTenure,
    /// High-level talent.
    HighLevelTalent,
    /// Skilled training.
    SkilledTraining,
    /// Signed projects.
    SignedProjects,
    /// Every parameter that a scenario sets.
    Assumptions,
    /// Demand growth, pandemic and base share.
    World,
}

/// Number of groups.
pub const GROUPS: usize = Group::ALL.len();

impl Group {
    /// All groups: policy in the order of the levers, then what policy meets.
    pub const ALL: [Self; 12] = [
        Self::Demonstration,
        Self::Transformation,
        Self::Platforms,
        Self::Research,
        Self::GuidanceFund,
        Self::Land,
        Self::PlotRatioAndTenure,
        Self::HighLevelTalent,
        Self::SkilledTraining,
        Self::SignedProjects,
        Self::Assumptions,
        Self::World,
    ];

    /// The groups that the amounts of a sector belong to, in the order of
    /// [`canghai_sim::SectorInputs::values`].
    pub(crate) const AMOUNTS: [Self; 9] = [
        Self::Demonstration,
        Self::Transformation,
        Self::Platforms,
        Self::Research,
        Self::GuidanceFund,
        Self::Land,
        Self::HighLevelTalent,
        Self::SkilledTraining,
        Self::SignedProjects,
    ];

    /// Its name in results.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Demonstration => "demonstration",
            Self::Transformation => "transformation",
            Self::Platforms => "platforms",
            Self::Research => "research",
            Self::GuidanceFund => "guidance_fund",
            Self::Land => "land",
            Self::PlotRatioAndTenure => "plot_ratio_and_tenure",
            Self::HighLevelTalent => "high_level_talent",
            Self::SkilledTraining => "skilled_training",
            Self::SignedProjects => "signed_projects",
            Self::Assumptions => "assumptions",
            Self::World => "world",
        }
    }

    /// Its place among [`Group::ALL`].
    #[must_use]
    pub fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Group;

    #[test]
    fn the_list_is_in_the_order_of_the_places() {
        assert!(Group::ALL.iter().enumerate().all(|(place, group)| group.place() == place));
    }
}
