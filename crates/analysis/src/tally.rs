//! What members say each by itself: counts, targets, the year of reaching the share. It can be put
//! together from parts, when the parts' columns are in order and no row is a member's any more.

use std::ops::Range;

use canghai_plan::{Pack, Target};
use canghai_sim::{Outcomes, Quantity, year_reached};

use crate::counts::{ABREAST, Count, Mixture};
use crate::samples::Samples;
use crate::summary::{Detail, Probability, place};
use crate::threads::of_each;
use crate::wire::Numbers;

/// Outcomes that are counts with noise of their own.
const COUNTS: [&str; 8] = [
    "platforms",
    "demonstration_total",
    "transformation_total",
    "research_total",
    "standards_total",
    "landed_projects",
    "leading_firms",
    "bases",
];

/// Members that are tallied in one go, a multiple of [`ABREAST`].
const TOGETHER: usize = 4096;

/// What some members of an ensemble say each by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// The counts of the years that were integrated.
    pub(crate) counts: Vec<CountTally>,
    /// By target, each member's probability of meeting it; no target where the run ends before their
    /// year.
    targets: Vec<Vec<f64>>,
    /// Each member's probability of meeting all of them; no member without targets.
    joint: Vec<f64>,
    /// When each member reaches the share's target, calendar years; infinite where it does not.
    pub(crate) reached: Vec<f64>,
}

/// A count of one year over the members.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CountTally {
    /// The calendar year, from 0.
    pub(crate) year: usize,
    /// Its place in the catalogue.
    pub(crate) outcome: usize,
    /// What would be observed.
    pub(crate) mixture: Mixture,
}

/// A count with each member's probability of the target's level, where one is asked.
type Reaching = (CountTally, Vec<f64>);

impl Tally {
    /// What the members of samples say, run with this base share.
    pub(crate) fn of(pack: &Pack, base_share: f64, samples: &Samples, detail: Detail) -> Self {
        let members = |piece: usize| {
            let begin = piece * TOGETHER;
            begin..samples.members().min(begin + TOGETHER)
        };
        let tally = |piece: usize| Self {
            reached: reached(pack, base_share, samples, members(piece)),
            ..Self::of_targets(pack, samples, members(piece), detail)
        };
        let pieces = samples.members().div_ceil(TOGETHER).max(1);
        let mut whole = Self::default();
        for piece in of_each(pieces, tally) {
            whole.append(piece);
        }
        whole
    }

    /// What some of the members say, without the time of reaching the share.
    fn of_targets(pack: &Pack, samples: &Samples, members: Range<usize>, detail: Detail) -> Self {
        let years = 0..samples.layout().years;
        let counts: Vec<Reaching> =
            years.flat_map(|year| counts(pack, samples, year, &members, detail)).collect();
        let conditional = |target| conditional(pack, samples, &members, &counts, target);
        let targets: Option<Vec<Vec<f64>>> = pack.targets.iter().map(conditional).collect();
        let targets = targets.unwrap_or_default();
        let all = |member: usize| targets.iter().map(|target| target[member]).product();
        let members = if targets.is_empty() { 0 } else { members.len() };
        Self {
            joint: (0..members).map(all).collect(),
            counts: counts.into_iter().map(|(count, _)| count).collect(),
            targets,
            reached: Vec::new(),
        }
    }

    /// Probability of each target and of all at once.
    pub(crate) fn probabilities(&self) -> (Vec<Probability>, Probability) {
        let targets = self.targets.iter().map(|target| Probability::mean(target)).collect();
        (targets, Probability::mean(&self.joint))
    }

    /// Takes up what other members of the same ensemble say.
    pub(crate) fn append(&mut self, other: Self) {
        if self.counts.is_empty() {
            self.counts = other.counts;
        } else {
            for (own, other) in self.counts.iter_mut().zip(other.counts) {
                own.mixture.append(&other.mixture);
            }
        }
        self.targets.resize_with(other.targets.len(), Vec::new);
        for (own, other) in self.targets.iter_mut().zip(other.targets) {
            own.extend(other);
        }
        self.joint.extend(other.joint);
        self.reached.extend(other.reached);
    }

    /// The tally as numbers.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        let mut numbers = vec![self.counts.len() as f64, self.targets.len() as f64];
        for CountTally { year, outcome, mixture } in &self.counts {
            numbers.extend([*year as f64, *outcome as f64]);
            mixture.write(&mut numbers);
        }
        for values in self.targets.iter().chain([&self.joint, &self.reached]) {
            numbers.push(values.len() as f64);
            numbers.extend(values);
        }
        numbers
    }

    /// The tally from its numbers; `None` where they are no tally's.
    pub(crate) fn from_numbers(numbers: Vec<f64>) -> Option<Self> {
        let mut numbers = Numbers::new(numbers);
        let (counts, targets) = (numbers.whole()?, numbers.whole()?);
        let tally = Self {
            counts: numbers.many(counts, |numbers| {
                let (year, outcome) = (numbers.whole()?, numbers.whole()?);
                Some(CountTally { year, outcome, mixture: Mixture::read(numbers)? })
            })?,
            targets: numbers.many(targets, Numbers::list)?,
            joint: numbers.list()?,
            reached: numbers.list()?,
        };
        numbers.is_over().then_some(tally)
    }
}

/// The counts of a year: those of the plan's last year, or of every year.
fn counts(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    members: &Range<usize>,
    detail: Detail,
) -> Vec<Reaching> {
    if detail == Detail::PlanEnd && year + 1 != pack.calendar.plan_years {
        return Vec::new();
    }
    let count = |key: &&str| {
        let level = pack.target(key).map_or(f64::INFINITY, |target| target.at_least);
        let (mixture, reaching) = mixture(pack, samples, year, members, key, level);
        Some((CountTally { year, outcome: place(key)?, mixture }, reaching))
    };
    COUNTS.iter().filter_map(count).collect()
}

/// The mixture of a count over some members, and each member's probability of at least a level.
fn mixture(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    members: &Range<usize>,
    key: &str,
    level: f64,
) -> (Mixture, Vec<f64>) {
    let outcome = place(key).unwrap_or_default();
    let mut mixture = Mixture::default();
    if key == "bases" {
        let mut won = Vec::new();
        let mut add =
            |member| mixture.add(&count(pack, samples, year, outcome, member, &mut won), level);
        let reaching = members.clone().map(&mut add).collect();
        return (mixture, reaching);
    }
    let layout = samples.layout();
    let values = |column| samples.column(column)[members.clone()].chunks(ABREAST);
    let (means, drawn) = (values(layout.outcome(year, outcome)), values(layout.dispersion()));
    let mut reaching = Vec::with_capacity(members.len());
    for (means, drawn) in means.zip(drawn) {
        let mut dispersions = [0.0; ABREAST];
        for (place, drawn) in dispersions.iter_mut().zip(drawn) {
            *place = dispersion(key, *drawn);
        }
        let chances = mixture.add_negative_binomials(means, &dispersions, level);
        reaching.extend(&chances[..means.len()]);
    }
    (mixture, reaching)
}

/// Overdispersion of a count, given what a member has drawn: leading firms have none.
fn dispersion(key: &str, drawn: f64) -> f64 {
    if key == "leading_firms" { 0.0 } else { drawn }
}

/// How a member's count is distributed; the probabilities of bases are kept in `won`.
pub(crate) fn count<'a>(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    outcome: usize,
    member: usize,
    won: &'a mut Vec<f64>,
) -> Count<'a> {
    let layout = samples.layout();
    let mean = samples.column(layout.outcome(year, outcome))[member];
    let drawn = samples.column(layout.dispersion())[member];
    match Outcomes::<f64>::FIELDS[outcome].key {
        "bases" => {
            let base = |sector| samples.column(layout.base(year, sector))[member];
            won.clear();
            won.extend((0..layout.sectors).map(base));
            Count::PoissonBinomial { standing: standing_bases(pack), probabilities: won }
        }
        key => Count::NegativeBinomial { mean, dispersion: dispersion(key, drawn) },
    }
}

/// Demonstration bases that stand when the plan begins.
fn standing_bases(pack: &Pack) -> usize {
    let constant = pack.constants.iter().find(|constant| constant.quantity.key == "bases_0");
    let standing = constant.map_or(0.0, |constant| constant.value.round());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let standing = standing.clamp(0.0, 1000.0) as usize;
    standing
}

/// Probability of each target and of all at once; no target where the run ends before their year.
pub(crate) fn target_probabilities(
    pack: &Pack,
    samples: &Samples,
) -> (Vec<Probability>, Probability) {
    Tally::of_targets(pack, samples, 0..samples.members(), Detail::PlanEnd).probabilities()
}

/// The probability of some members of meeting a target; `None` where the run ends before its year.
fn conditional(
    pack: &Pack,
    samples: &Samples,
    members: &Range<usize>,
    counts: &[Reaching],
    target: &Target,
) -> Option<Vec<f64>> {
    let year = pack.calendar.index(target.year).filter(|year| *year < samples.layout().years)?;
    let outcome = place(target.outcome.key)?;
    let is_its = |count: &CountTally| count.year == year && count.outcome == outcome;
    if let Some((_, reaching)) = counts.iter().find(|(count, _)| is_its(count)) {
        return Some(reaching.clone());
    }
    let values = samples.column(samples.layout().outcome(year, outcome));
    Some(at_or_above(&values[members.clone()], target.at_least))
}

/// 1 for each value that is at least the level, 0 for the others.
fn at_or_above(values: &[f64], level: f64) -> Vec<f64> {
    values.iter().map(|value| f64::from(u8::from(*value >= level))).collect()
}

/// Each member's probability that an outcome is at least a level in a year: for a count of its
/// distribution given the member, else 0 or 1.
pub(crate) fn chances(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    outcome: &Quantity,
    level: f64,
) -> Vec<f64> {
    if is_count(outcome) {
        return mixture(pack, samples, year, &(0..samples.members()), outcome.key, level).1;
    }
    let column = samples.layout().outcome(year, place(outcome.key).unwrap_or_default());
    at_or_above(samples.column(column), level)
}

/// Whether an outcome is a count with noise of its own.
pub(crate) fn is_count(outcome: &Quantity) -> bool {
    COUNTS.contains(&outcome.key)
}

/// When some members reach the share's target; infinite where one does not.
fn reached(pack: &Pack, base_share: f64, samples: &Samples, members: Range<usize>) -> Vec<f64> {
    let layout = samples.layout();
    let level = pack.share_target().unwrap_or(1.0);
    let mut shares = vec![0.0; layout.months()];
    let time = |member: usize| {
        for (month, share) in shares.iter_mut().enumerate() {
            *share = samples.column(layout.rolling_share(month))[member];
        }
        let time = year_reached(&shares, base_share, level, pack.calendar.base_year);
        time.unwrap_or(f64::INFINITY)
    };
    members.map(time).collect()
}
