//! The members: what is uncertain, drawn once for all scenarios.

use canghai_plan::{BySector, Pack, Uncertain};
use sobol_burley::sample_4d;

use crate::distributions::{Point, log_deviation, parameter_value, settled, triangular_quantile};

/// Fours of dimensions, and length, of one quasi-random sequence.
const FOURS: u32 = 64;
const LENGTH: u32 = 1 << 16;

/// One future: a value for everything that is uncertain.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Values of the city's parameters, in the order of the catalogue.
    pub parameters: Vec<f64>,
    /// For each sector, factors on its own parameters, in the order of the catalogue.
    pub sector_factors: Vec<Vec<f64>>,
    /// What is added to each sector's yearly growth of demand.
    pub growth: Vec<f64>,
    /// Above-scale firms in the base year.
    pub firms: f64,
}

/// The members of an ensemble, drawn with a seed from a pack.
///
/// Points of an Owen-scrambled Sobol sequence: they fill the space evenly, and the first members of
/// a large ensemble are the members of a small one.
#[derive(Clone, Debug)]
pub struct Futures<'a> {
    pack: &'a Pack,
    seed: u32,
    /// The factors on the sectors' parameters, in the order of the catalogue.
    factors: Vec<Factor>,
}

impl<'a> Futures<'a> {
    /// The seed that is used where none is asked for.
    pub const SEED: u32 = 2018;

    /// The futures of a pack.
    #[must_use]
    pub fn new(pack: &'a Pack, seed: u32) -> Self {
        Self { pack, seed, factors: pack.sector_parameters.iter().map(Factor::of).collect() }
    }

    /// The pack that is drawn from.
    #[must_use]
    pub fn pack(&self) -> &'a Pack {
        self.pack
    }

    /// The member with this number.
    #[must_use]
    pub fn member(&self, number: u32) -> Member {
        self.draw(number, 0).member
    }

    /// Dimensions of a member.
    pub(crate) fn dimensions(&self) -> usize {
        self.sector_start(self.pack.sectors.len())
    }

    /// The first dimension of a sector: its growth, then its parameters' factors.
    fn sector_start(&self, sector: usize) -> usize {
        self.pack.parameters.len() + 2 + sector * (self.pack.sector_parameters.len() + 1)
    }

    /// A member drawn from the point with a number, whose dimensions are counted from `first`.
    pub(crate) fn draw(&self, number: u32, first: usize) -> Draw {
        let pack = self.pack;
        let points = self.points(number, first);
        let point = |dimension: usize| points[dimension];
        let count = pack.parameters.len();
        let parameters = self.correlated(points[..count].to_vec());
        let common = point(count + 1).normal();
        let sectors = || 0..pack.sectors.len();
        let own: Vec<f64> =
            sectors().map(|sector| point(self.sector_start(sector)).normal()).collect();
        let factors = |sector: usize| {
            let points = points[self.sector_start(sector) + 1..].iter();
            self.factors.iter().zip(points).map(|(factor, point)| factor.at(*point)).collect()
        };
        let parameters = pack.parameters.iter().zip(parameters);
        let member = Member {
            parameters: parameters.map(|(parameter, point)| draw(parameter, point)).collect(),
            firms: firms(pack, point(count)),
            growth: sectors().map(|sector| self.growth(sector, common, own[sector])).collect(),
            sector_factors: sectors().map(factors).collect(),
        };
        Draw { member, common, own }
    }

    /// Points of the city's parameters, the pack's pairs correlated.
    fn correlated(&self, mut points: Vec<Point>) -> Vec<Point> {
        for pair in &self.pack.correlations {
            let own = (1.0 - pair.value * pair.value).sqrt() * points[pair.second].normal();
            let shared = pair.value * points[pair.first].normal();
            points[pair.second] = Point::Normal(shared + own);
        }
        points
    }

    /// Deviation of a sector's growth: a part common to all sectors and one of its own.
    pub(crate) fn growth(&self, sector: usize, common: f64, own: f64) -> f64 {
        let loading = self.pack.demand_common_loading.value;
        let deviation = self.pack.sectors[sector].demand_growth_sd.value;
        settled(deviation * (loading * common + (1.0 - loading * loading).sqrt() * own))
    }

    /// The points of a member, one for each dimension from `first` on.
    fn points(&self, number: u32, first: usize) -> Vec<Point> {
        let (fours, before) = (first / 4, first % 4);
        let count = self.dimensions();
        let end = (first + count).div_ceil(4);
        let uniforms = (fours..end).flat_map(|four| self.four_uniforms(number, four));
        // the middle of the cell, so that neither 0 nor 1 is drawn
        let point = |u: f32| Point::Uniform(f64::from(u) + 0.5 / f64::from(1 << 24));
        uniforms.skip(before).take(count).map(point).collect()
    }

    /// Four dimensions of a member, which cost little more than one; `four` counts the fours before.
    fn four_uniforms(&self, number: u32, four: usize) -> [f32; 4] {
        let four = u32::try_from(four).unwrap_or(u32::MAX);
        // beyond its length or dimensions a sequence of another seed goes on
        let seed = self.seed
            ^ (number / LENGTH).wrapping_mul(0x9E37_79B9)
            ^ (four / FOURS).wrapping_mul(0x85EB_CA6B);
        sample_4d(number % LENGTH, four % FOURS, seed)
    }
}

/// A member with the standard normals that the growth of demand was drawn from.
#[derive(Clone, Debug)]
pub(crate) struct Draw {
    pub(crate) member: Member,
    /// What all sectors share.
    pub(crate) common: f64,
    /// Each sector's own.
    pub(crate) own: Vec<f64>,
}

/// Above-scale firms at a point: triangular between the ends that the pack gives, around its value.
pub(crate) fn firms(pack: &Pack, point: Point) -> f64 {
    let firms = &pack.base.firms;
    firms.range.map_or(firms.value, |(low, high)| {
        settled(triangular_quantile((low, firms.value, high), point.uniform()))
    })
}

/// The value of a parameter at a point.
pub(crate) fn draw(parameter: &Uncertain, point: Point) -> f64 {
    let ends = (parameter.low, parameter.value, parameter.high);
    let (lowest, highest) = parameter.allowed();
    settled(parameter_value(parameter.distribution, ends, point)).clamp(lowest, highest)
}

/// A lognormal factor with median 1, drawn for each sector.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Factor {
    /// Standard deviation of its logarithm.
    deviation: f64,
    lowest: f64,
    highest: f64,
}

impl Factor {
    /// The factor on a parameter.
    pub(crate) fn of(parameter: &BySector) -> Self {
        let (low, high) = (parameter.low_factor, parameter.high_factor);
        Self { deviation: log_deviation(low, high), lowest: low / 2.0, highest: 2.0 * high }
    }

    /// Its value at a point.
    pub(crate) fn at(self, point: Point) -> f64 {
        settled((self.deviation * point.normal()).exp()).clamp(self.lowest, self.highest)
    }
}
