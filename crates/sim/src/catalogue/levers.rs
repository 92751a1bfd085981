//! The instruments of policy.

use super::{Kind, Quantity};
use crate::record::record;

record! {
    /// The levers, constant within a plan year.
    pub struct Levers of Quantity::lever {
        /// City money for industry, whatever its channel, 1e8 CNY a year.
        special_fund(1, "fund", "1e8 CNY/yr", 0.0, 20.0, 0.1, 0.0),
        /// Commitment to guidance funds, 1e8 CNY a year.
        guidance_fund(2, "guid", "1e8 CNY/yr", 0.0, 30.0, 0.1, 0.0),
        /// Land supplied to strategic emerging industries, mu a year.
        land(3, "land", "mu/yr", 0.0, 20_000.0, 50.0, 0.0),
        /// Plot ratio relative to the base year.
        plot_ratio(4, "far", "1", 0.8, 2.0, 0.01, 1.0),
        /// Share of land supplied on flexible tenure, 0 to 1.
        flexible_tenure(5, "flex", "1", 0.0, 1.0, 0.01, 0.0),
        /// High-level talent introduced, persons a year.
        high_level_talent(6, "intro", "person/yr", 0.0, 1_000.0, 5.0, 0.0),
        /// Skilled workers trained, persons a year.
        skilled_training(7, "train", "person/yr", 0.0, 20_000.0, 50.0, 0.0),
        /// Projects signed, a year.
        signed_projects(8, "sign", "project/yr", 0.0, 200.0, 1.0, 0.0),
    }
}

record! {
    /// Parts of the special fund by instrument; they sum to 1.
    pub struct Mix of Quantity::part {
        /// Industrialisation demonstration.
        demonstration(11, "Fd"),
        /// Technical transformation.
        transformation(12, "Ft"),
        /// Innovation platforms.
        platforms(13, "Fp"),
        /// Research projects.
        research(14, "Fr"),
    }
}

impl Quantity {
    #[expect(clippy::too_many_arguments, reason = "a row of the table above, read with its head")]
    const fn lever(
        key: &'static str,
        id: u16,
        symbol: &'static str,
        unit: &'static str,
        min: f64,
        max: f64,
        step: f64,
        default: f64,
    ) -> Self {
        let (step, default) = (Some(step), Some(default));
        Self { id, key, symbol, unit, min, max, step, default, kind: Kind::Lever }
    }

    const fn part(key: &'static str, id: u16, symbol: &'static str) -> Self {
        let kind = Kind::Lever;
        let step = Some(0.01);
        Self { id, key, symbol, unit: "1", min: 0.0, max: 1.0, step, default: None, kind }
    }
}
