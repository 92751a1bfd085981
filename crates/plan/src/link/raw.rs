//! The content of a token as numbers, and their order in each version of the format.
//!
//! Written once for both ways. Whatever digits stand in a token, reading ends: every list has a
//! largest length, and past the last digit only zeros follow. Nothing is checked here but form;
//! what the numbers may be is the reader's matter.

use super::decimal::Decimal;
use super::digits::Digits;
use super::frozen::{BASE_SHARE, GROUPS, INSTRUMENTS, LEVERS};
use super::grid::{Grid, Value};
use super::name;
use super::parts::Parts;

mod second;

/// Most scenarios of a token.
pub(super) const MOST_SCENARIOS: usize = 6;
/// Most headline results.
pub(super) const MOST_HEADLINES: usize = 8;
/// Most assumptions of a scenario.
const MOST_ASSUMPTIONS: usize = 127;
/// Most levers and blocks of later versions in a scenario.
const MOST_LATER: usize = 15;
/// Most words of a block.
const MOST_WORDS: usize = 255;
/// Permanent numbers of catalogue entries and of blocks are below this.
pub(super) const NUMBERS: u64 = 4096;
/// Outcomes have numbers from this one on.
const FIRST_OUTCOME: u64 = 401;
const OUTCOMES: u64 = 128;
/// Years are counted from the base year.
pub(super) const YEARS: u64 = 32;
/// Probabilities are in thousandths.
pub(super) const CHANCES: u64 = 1001;
/// Months are counted from the plan's beginning.
pub(super) const MONTHS: u64 = 1024;
const PLANS: u64 = 256;
const MODELS: u64 = 4096;
/// Fingerprints of packs have 24 bits.
pub(super) const PRINTS: u64 = 1 << 24;
const PAGES: u64 = 32;
const BASELINES: u64 = 64;
const WORLDS: u64 = 64;
const AFTERS: u64 = 4;

/// A version of the format: they differ in the order of a scenario's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Written until November 2026.
    First,
    /// Written since.
    Second,
}

impl Format {
    /// All versions that are read, the one that is written last.
    pub(super) const ALL: [Self; 2] = [Self::First, Self::Second];

    /// The character that a token of the version begins with.
    pub(super) fn character(self) -> u8 {
        match self {
            Self::First => b'1',
            Self::Second => b'2',
        }
    }
}

/// What says how the digits of a content are to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) format: Format,
    pub(super) years: usize,
    pub(super) sectors: usize,
}

/// What everything else depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    /// Permanent number of the plan.
    pub(super) plan: u64,
    /// Version of the model.
    pub(super) model: u64,
    /// Fingerprint of the pack.
    pub(super) print: u64,
}

/// Everything after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    pub(super) scenarios: Vec<RawScenario>,
    /// One more than the place of the base; 0 for none.
    pub(super) base: usize,
    pub(super) open: usize,
    /// Number of the page; 0 for none.
    pub(super) page: u64,
    /// Years from the base year to the horizon; 0 for none.
    pub(super) horizon: u64,
    pub(super) headlines: Vec<RawHeadline>,
}

/// A headline result.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RawHeadline {
    pub(super) scenario: usize,
    /// Years from the base year.
    pub(super) year: u64,
    /// Number of the outcome; not used by every measure.
    pub(super) outcome: u64,
    pub(super) measure: RawMeasure,
}

/// What a headline says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RawMeasure {
    /// The outcome of the central run.
    Central(Decimal),
    /// Thousandths of the futures in which the outcome's target is met.
    Chance(u64),
    /// Thousandths of the futures in which all targets are met.
    AllTargets(u64),
    /// Months from the plan's beginning until the share's target is reached; 0 for not reached.
    Reached(u64),
}

impl Default for RawMeasure {
    fn default() -> Self {
        Self::Reached(0)
    }
}

/// A scenario as it differs from a baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RawScenario {
    pub(super) baseline: u64,
    /// Code points, or the baseline's name.
    pub(super) name: Option<Vec<u32>>,
    /// The world's number, or the baseline's.
    pub(super) world: Option<u64>,
    pub(super) pandemic: bool,
    pub(super) after: u64,
    /// The base share, or the baseline's.
    pub(super) base_share: Option<Value>,
    pub(super) levers: [RawLever; LEVERS.len()],
    /// The mix, or unset.
    pub(super) mix: Option<Parts>,
    pub(super) shares: [RawSplit; GROUPS.len()],
    pub(super) assumptions: Vec<RawAssumption>,
    pub(super) later: Later,
}

/// A lever.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum RawLever {
    /// As in the baseline, set or not.
    #[default]
    Baseline,
    /// Not set, though the baseline sets it.
    Unset,
    /// One step for all years.
    Level(u64),
    /// A step for each year.
    Steps(Vec<u64>),
    /// Values on steps or not.
    Values(Vec<Value>),
}

/// Parts by sector of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum RawSplit {
    /// Not set.
    #[default]
    Unset,
    /// One list.
    AllYears(Parts),
    /// A list for each year.
    ByYear(Vec<Parts>),
}

/// A parameter that the scenario sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RawAssumption {
    pub(super) number: u64,
    pub(super) by_sector: bool,
    pub(super) values: Vec<Decimal>,
}

/// What only later versions of the same format write.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Later {
    /// Levers by number, with a value a year.
    pub(super) levers: Vec<(u64, Vec<Decimal>)>,
    /// Blocks by number, with words of twelve bits.
    pub(super) blocks: Vec<(u64, Vec<u64>)>,
}

impl Origin {
    pub(super) fn coded(&self, digits: &mut impl Digits) -> Self {
        Self {
            plan: digits.digit(self.plan, PLANS),
            model: digits.digit(self.model.min(MODELS - 1), MODELS),
            print: digits.digit(self.print, PRINTS),
        }
    }
}

impl Content {
    pub(super) fn coded(&self, digits: &mut impl Digits, shape: Shape) -> Self {
        let count = digits.length(self.scenarios.len().saturating_sub(1), MOST_SCENARIOS - 1) + 1;
        let base = digits.length(self.base, count);
        let open = digits.length(self.open, count - 1);
        let page = digits.digit(self.page, PAGES);
        let horizon = digits.digit(self.horizon, YEARS);
        let headlines = list(digits, &self.headlines, MOST_HEADLINES, |digits, headline| {
            headline.coded(digits, count)
        });
        let scenario = |place| self.scenarios.get(place).cloned().unwrap_or_default();
        let scenarios = (0..count).map(|place| scenario(place).coded(digits, shape)).collect();
        Self { scenarios, base, open, page, horizon, headlines }
    }
}

impl RawHeadline {
    fn coded(&self, digits: &mut impl Digits, scenarios: usize) -> Self {
        let scenario = digits.length(self.scenario, scenarios - 1);
        let measure = self.measure.coded(digits);
        let year = match measure {
            RawMeasure::Reached(_) => 0,
            _ => digits.digit(self.year, YEARS),
        };
        let outcome = match measure {
            RawMeasure::Central(_) | RawMeasure::Chance(_) => {
                let offset = self.outcome.saturating_sub(FIRST_OUTCOME).min(OUTCOMES - 1);
                FIRST_OUTCOME + digits.digit(offset, OUTCOMES)
            }
            _ => 0,
        };
        Self { scenario, year, outcome, measure }
    }
}

impl RawMeasure {
    fn coded(self, digits: &mut impl Digits) -> Self {
        let (kind, value, decimal) = match self {
            Self::Central(decimal) => (0, 0, decimal),
            Self::Chance(value) => (1, value, Decimal::default()),
            Self::AllTargets(value) => (2, value, Decimal::default()),
            Self::Reached(value) => (3, value, Decimal::default()),
        };
        match digits.digit(kind, 4) {
            0 => Self::Central(decimal.coded(digits)),
            1 => Self::Chance(digits.digit(value, CHANCES)),
            2 => Self::AllTargets(digits.digit(value, CHANCES)),
            _ => Self::Reached(digits.digit(value, MONTHS)),
        }
    }
}

impl RawScenario {
    pub(super) fn coded(&self, digits: &mut impl Digits, shape: Shape) -> Self {
        match shape.format {
            Format::First => self.first(digits, shape),
            Format::Second => self.second(digits, shape),
        }
    }

    fn first(&self, digits: &mut impl Digits, shape: Shape) -> Self {
        let Shape { years, sectors, .. } = shape;
        Self {
            baseline: digits.digit(self.baseline, BASELINES),
            name: optional(digits, self.name.as_ref(), |digits, name| name::coded(digits, name)),
            world: optional(digits, self.world.as_ref(), |digits, w| digits.digit(*w, WORLDS)),
            pandemic: digits.flag(self.pandemic),
            after: digits.digit(self.after, AFTERS),
            base_share: optional(digits, self.base_share.as_ref(), |digits, value| {
                BASE_SHARE.coded(digits, *value)
            }),
            levers: std::array::from_fn(|place| {
                self.levers[place].coded(digits, LEVERS[place].1, years)
            }),
            mix: optional(digits, self.mix.as_ref(), |digits, mix| mix.coded(digits, INSTRUMENTS)),
            shares: std::array::from_fn(|place| self.shares[place].coded(digits, shape)),
            assumptions: list(digits, &self.assumptions, MOST_ASSUMPTIONS, |digits, set| {
                set.coded(digits, sectors)
            }),
            later: self.later.coded(digits, years),
        }
    }
}

impl RawLever {
    const KINDS: u64 = 5;

    fn coded(&self, digits: &mut impl Digits, grid: Grid, years: usize) -> Self {
        let kind = digits.digit(self.kind(), Self::KINDS);
        self.of_kind(digits, kind, grid, years)
    }

    fn kind(&self) -> u64 {
        match self {
            Self::Baseline => 0,
            Self::Unset => 1,
            Self::Level(_) => 2,
            Self::Steps(_) => 3,
            Self::Values(_) => 4,
        }
    }

    fn of_kind(&self, digits: &mut impl Digits, kind: u64, grid: Grid, years: usize) -> Self {
        match kind {
            0 => Self::Baseline,
            1 => Self::Unset,
            2 => Self::Level(grid.step(digits, self.step(0))),
            3 => Self::Steps((0..years).map(|y| grid.step(digits, self.step(y))).collect()),
            _ => Self::Values((0..years).map(|y| grid.coded(digits, self.value(y))).collect()),
        }
    }

    fn step(&self, year: usize) -> u64 {
        match self {
            Self::Level(step) => *step,
            Self::Steps(steps) => steps.get(year).copied().unwrap_or(0),
            _ => 0,
        }
    }

    fn value(&self, year: usize) -> Value {
        match self {
            Self::Values(values) => values.get(year).copied().unwrap_or_default(),
            _ => Value::default(),
        }
    }
}

impl RawSplit {
    const KINDS: u64 = 3;

    fn coded(&self, digits: &mut impl Digits, shape: Shape) -> Self {
        let kind = digits.digit(self.kind(), Self::KINDS);
        self.of_kind(kind, shape.years, |list| list.coded(digits, shape.sectors))
    }

    fn kind(&self) -> u64 {
        match self {
            Self::Unset => 0,
            Self::AllYears(_) => 1,
            Self::ByYear(_) => 2,
        }
    }

    fn of_kind(&self, kind: u64, years: usize, mut coded: impl FnMut(Parts) -> Parts) -> Self {
        match kind {
            0 => Self::Unset,
            1 => Self::AllYears(coded(self.list(0))),
            _ => Self::ByYear((0..years).map(|year| coded(self.list(year))).collect()),
        }
    }

    fn lists(&self) -> &[Parts] {
        match self {
            Self::Unset => &[],
            Self::AllYears(parts) => std::slice::from_ref(parts),
            Self::ByYear(years) => years,
        }
    }

    fn list(&self, year: usize) -> Parts {
        match self {
            Self::Unset => Parts::default(),
            Self::AllYears(parts) => parts.clone(),
            Self::ByYear(years) => years.get(year).cloned().unwrap_or_default(),
        }
    }
}

impl RawAssumption {
    fn coded(&self, digits: &mut impl Digits, sectors: usize) -> Self {
        let number = digits.digit(self.number, NUMBERS);
        let by_sector = digits.flag(self.by_sector);
        let values = decimals(digits, &self.values, if by_sector { sectors } else { 1 });
        Self { number, by_sector, values }
    }
}

impl Later {
    fn coded(&self, digits: &mut impl Digits, years: usize) -> Self {
        if !digits.flag(*self != Self::default()) {
            return Self::default();
        }
        let levers = list(digits, &self.levers, MOST_LATER, |digits, (number, values)| {
            (digits.digit(*number, NUMBERS), decimals(digits, values, years))
        });
        let blocks = list(digits, &self.blocks, MOST_LATER, |digits, (number, words)| {
            let number = digits.digit(*number, NUMBERS);
            (number, list(digits, words, MOST_WORDS, |digits, word| digits.digit(*word, NUMBERS)))
        });
        Self { levers, blocks }
    }
}

/// A value that may be missing.
fn optional<D: Digits, T: Default + Clone>(
    digits: &mut D,
    value: Option<&T>,
    coded: impl Fn(&mut D, &T) -> T,
) -> Option<T> {
    let there = digits.flag(value.is_some());
    there.then(|| coded(digits, &value.cloned().unwrap_or_default()))
}

/// A list of any length up to `max`.
fn list<D: Digits, T: Default + Clone>(
    digits: &mut D,
    values: &[T],
    max: usize,
    coded: impl Fn(&mut D, &T) -> T,
) -> Vec<T> {
    let length = digits.length(values.len().min(max), max);
    let value = |place| values.get(place).cloned().unwrap_or_default();
    (0..length).map(|place| coded(digits, &value(place))).collect()
}

/// A list of decimals of a known length.
fn decimals(digits: &mut impl Digits, values: &[Decimal], length: usize) -> Vec<Decimal> {
    let value = |place: usize| values.get(place).copied().unwrap_or_default();
    (0..length).map(|place| value(place).coded(digits)).collect()
}

impl RawLever {
    /// The values of a lever that is given by values.
    pub(super) fn values(&self, grid: Grid, years: usize) -> Vec<f64> {
        match self {
            Self::Level(step) => vec![grid.value(Value::Step(*step)); years],
            Self::Steps(steps) => steps.iter().map(|step| grid.value(Value::Step(*step))).collect(),
            Self::Values(values) => values.iter().map(|value| grid.value(*value)).collect(),
            Self::Baseline | Self::Unset => Vec::new(),
        }
    }
}
