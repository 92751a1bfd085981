//! A short number that changes when the numbers of a pack do.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use crate::pack::{Distribution, Figure, Pack, Shock};

impl Pack {
    /// A fingerprint of every number of the pack that a result or a verdict depends on: years, base,
    /// mix, sectors, parameters, constants, trend, worlds, pandemic and targets, each with its id.
    ///
    /// Words, sources and ready-made scenarios do not count. It is the same on every platform. It
    /// tells a moved plan from the same one; it is no protection against forgery.
    ///
    /// # Formula
    /// FNV-1a of 64 bits over ids (with a zero byte behind each) and numbers (IEEE doubles, lowest
    /// byte first, −0 as 0), its upper half folded onto the lower.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut print = Print::default();
        print.id(&self.id);
        print.years(self);
        print.base(self);
        print.sectors(self);
        print.parameters(self);
        print.policy(self);
        print.worlds(self);
        print.targets(self);
        let hash = print.0.finish();
        (hash >> 32) ^ (hash & 0xffff_ffff)
    }
}

/// What was read so far.
#[derive(Default)]
struct Print(FnvHasher);

impl Print {
    fn id(&mut self, id: &str) {
        self.0.write(id.as_bytes());
        self.0.write(&[0]);
    }

    fn number(&mut self, value: f64) {
        // adding 0 makes −0 the same as 0
        self.0.write(&(value + 0.0).to_bits().to_le_bytes());
    }

    /// Numbers with their count before them, so that lists cannot run into each other.
    fn numbers(&mut self, values: &[f64]) {
        self.number(values.len() as f64);
        for value in values {
            self.number(*value);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let (low, high) = figure.range.unwrap_or((figure.value, figure.value));
        self.numbers(&[figure.value, low, high]);
    }

    fn years(&mut self, pack: &Pack) {
        let calendar = &pack.calendar;
        let years = [calendar.plan_years, calendar.horizon_years].map(|years| years as f64);
        self.number(calendar.base_year.into());
        self.numbers(&years);
    }

    fn base(&mut self, pack: &Pack) {
        for figure in [&pack.base.gdp, &pack.base.share, &pack.base.firms] {
            self.figure(figure);
        }
    }

    fn sectors(&mut self, pack: &Pack) {
        for sector in &pack.sectors {
            self.id(&sector.id);
            for figure in [&sector.share_of_base, &sector.share_of_firms, &sector.demand_growth_sd]
            {
                self.figure(figure);
            }
        }
        self.figure(&pack.demand_common_loading);
    }

    fn parameters(&mut self, pack: &Pack) {
        for parameter in &pack.parameters {
            let family = match parameter.distribution {
                Distribution::Triangular => 0.0,
                Distribution::Pert => 1.0,
                Distribution::Lognormal => 2.0,
            };
            let values = [parameter.value, parameter.low, parameter.high, family];
            self.number(parameter.quantity.id.into());
            self.numbers(&values);
        }
        for parameter in &pack.sector_parameters {
            self.number(parameter.quantity.id.into());
            self.numbers(&parameter.values);
            self.numbers(&[parameter.low_factor, parameter.high_factor]);
        }
        for constant in &pack.constants {
            self.numbers(&[constant.quantity.id.into(), constant.value]);
        }
    }

    fn policy(&mut self, pack: &Pack) {
        self.numbers(&pack.mix.values());
        for lever in &pack.levers {
            self.number(lever.quantity.id.into());
            self.numbers(&lever.trend);
        }
    }

    fn worlds(&mut self, pack: &Pack) {
        for world in &pack.worlds {
            self.id(&world.id);
            for (rates, _) in &world.growth {
                self.numbers(rates);
            }
        }
        self.shock(&pack.pandemic_sectors);
        self.shock(&pack.pandemic_other);
    }

    fn shock(&mut self, shock: &Shock) {
        self.number(shock.first_month as f64);
        self.numbers(&shock.values);
    }

    fn targets(&mut self, pack: &Pack) {
        for target in &pack.targets {
            let target_numbers = [target.outcome.id.into(), target.at_least, target.year.into()];
            self.numbers(&target_numbers);
            if let Some(yearly) = &target.yearly {
                self.numbers(&[yearly.outcome.id.into(), yearly.at_least]);
            }
        }
    }
}
