//! What the numbers in a token mean: permanent, whatever becomes of catalogue and seeds.
//!
//! Nothing here is ever changed or used again for something else; it only grows. When the trend of
//! the seeds moves, a new [`Trend`] and a new baseline on it are added, and old tokens go on meaning
//! the old one.

use super::grid::Grid;
use crate::scenario::ShareGroup;

/// Levers that a token has a place for, in its order: permanent number and steps.
pub(super) const LEVERS: [(u16, Grid); 8] = [
    (1, Grid { numerator: 1, denominator: 10, ends: (0, 200) }),
    (2, Grid { numerator: 1, denominator: 10, ends: (0, 300) }),
    (3, Grid { numerator: 50, denominator: 1, ends: (0, 400) }),
    (4, Grid { numerator: 1, denominator: 100, ends: (80, 200) }),
    (5, Grid { numerator: 1, denominator: 100, ends: (0, 100) }),
    (6, Grid { numerator: 5, denominator: 1, ends: (0, 200) }),
    (7, Grid { numerator: 50, denominator: 1, ends: (0, 400) }),
    (8, Grid { numerator: 1, denominator: 1, ends: (0, 200) }),
];

/// Steps of the base share.
pub(super) const BASE_SHARE: Grid = Grid { numerator: 1, denominator: 2000, ends: (20, 600) };

/// Instruments that share the special fund.
pub(super) const INSTRUMENTS: usize = 4;

/// Groups of shares in the order of a token.
pub(super) const GROUPS: [ShareGroup; 5] = [
    ShareGroup::SpecialFund,
    ShareGroup::GuidanceFund,
    ShareGroup::Land,
    ShareGroup::Talent,
    ShareGroup::SignedProjects,
];

/// A plan that links can be made for.
#[derive(Debug)]
pub(super) struct Plan {
    /// Its permanent number.
    pub(super) number: u64,
    /// The id of its pack.
    pub(super) id: &'static str,
    /// Plan years.
    pub(super) years: usize,
    /// Sectors.
    pub(super) sectors: usize,
    /// Worlds: permanent number and id in the pack.
    pub(super) worlds: &'static [(u64, &'static str)],
    /// Scenarios to start from.
    pub(super) baselines: &'static [Baseline],
}

/// What a scenario has where it sets nothing.
#[derive(Debug, PartialEq)]
pub(super) struct Trend {
    /// Values of each lever by plan year, in the order of [`LEVERS`].
    pub(super) levers: [&'static [f64]; 8],
    /// Parts of the special fund by instrument.
    pub(super) mix: [f64; INSTRUMENTS],
    /// Parts by sector, the same for every group.
    pub(super) shares: &'static [f64],
    /// Share of the sectors in GDP in the base year.
    pub(super) base_share: f64,
    /// Permanent number of the world.
    pub(super) world: u64,
}

/// A frozen scenario that others are coded against.
#[derive(Debug)]
pub(super) struct Baseline {
    /// Its permanent number.
    pub(super) number: u64,
    /// Its name.
    pub(super) name: &'static str,
    /// What it leaves unset.
    pub(super) trend: &'static Trend,
    /// The levers that it sets, in the order of [`LEVERS`].
    pub(super) levers: [Option<&'static [f64]>; 8],
}

impl Baseline {
    /// The values of a lever, set or at trend.
    pub(super) fn lever(&self, place: usize) -> (&'static [f64], bool) {
        self.levers[place].map_or((self.trend.levers[place], false), |values| (values, true))
    }
}

/// Every plan with a permanent number.
pub(super) const PLANS: [Plan; 1] = [Plan {
    number: 1,
    id: "cangzhou-2018-2020",
    years: 3,
    sectors: 6,
    worlds: &[(1, "expected"), (2, "observed")],
    baselines: &CANGZHOU,
}];

/// The trend of Cangzhou's plan as of November 2026.
const CANGZHOU_2026: Trend = Trend {
    levers: [
        &[1.2, 1.2, 1.2],
        &[1.0, 1.0, 1.0],
        &[2500.0, 2500.0, 2500.0],
        &[1.0, 1.0, 1.0],
        &[0.0, 0.0, 0.0],
        &[60.0, 60.0, 60.0],
        &[1500.0, 1500.0, 1500.0],
        &[30.0, 30.0, 30.0],
    ],
    mix: [0.4, 0.3, 0.1, 0.2],
    shares: &[0.15, 0.4, 0.1, 0.25, 0.07, 0.03],
    base_share: 0.0765,
    world: 1,
};

const fn baseline(
    number: u64,
    name: &'static str,
    levers: [Option<&'static [f64]>; 8],
) -> Baseline {
    Baseline { number, name, trend: &CANGZHOU_2026, levers }
}

/// The ready-made scenarios as of November 2026.
const CANGZHOU: [Baseline; 7] = [
    baseline(1, "基准情景", [None; 8]),
    baseline(
        2,
        "方案力度(测算假设)",
        [
            Some(&[2.0, 2.4, 2.8]),
            Some(&[2.0, 3.0, 4.0]),
            Some(&[3500.0, 3500.0, 3500.0]),
            None,
            None,
            Some(&[120.0, 120.0, 120.0]),
            Some(&[3000.0, 3000.0, 3000.0]),
            Some(&[50.0, 55.0, 60.0]),
        ],
    ),
    baseline(
        3,
        "资金优先",
        [Some(&[4.0, 4.8, 5.6]), Some(&[4.0, 6.0, 8.0]), None, None, None, None, None, None],
    ),
    baseline(
        4,
        "土地优先",
        [
            None,
            None,
            Some(&[7000.0, 7000.0, 7000.0]),
            Some(&[1.1, 1.2, 1.3]),
            Some(&[0.2, 0.4, 0.5]),
            None,
            None,
            None,
        ],
    ),
    baseline(
        5,
        "人才优先",
        [
            None,
            None,
            None,
            None,
            None,
            Some(&[240.0, 240.0, 240.0]),
            Some(&[6000.0, 6000.0, 6000.0]),
            None,
        ],
    ),
    baseline(
        6,
        "招商优先",
        [None, None, None, None, None, None, None, Some(&[100.0, 110.0, 120.0])],
    ),
    baseline(
        7,
        "强力推进",
        [
            Some(&[4.0, 4.8, 5.6]),
            Some(&[4.0, 6.0, 8.0]),
            Some(&[7000.0, 7000.0, 7000.0]),
            Some(&[1.1, 1.2, 1.3]),
            Some(&[0.2, 0.4, 0.5]),
            Some(&[240.0, 240.0, 240.0]),
            Some(&[6000.0, 6000.0, 6000.0]),
            Some(&[100.0, 110.0, 120.0]),
        ],
    ),
];
