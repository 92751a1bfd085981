//! The order of a scenario's numbers in version 2 of the format.
//!
//! It says once what is often the same for many: of what kind the levers are, of what kind the
//! shares, of what kind a name's characters, and on which steps all parts stand. Parts of a whole
//! are the number of their composition among all of them.

use super::super::digits::{Digits, Writer};
use super::super::frozen::{BASE_SHARE, GROUPS, INSTRUMENTS, LEVERS};
use super::super::name;
use super::super::parts::{Parts, SCALES};
use super::{
    AFTERS, BASELINES, Later, MOST_ASSUMPTIONS, RawLever, RawScenario, RawSplit, Shape, WORLDS,
    list, optional,
};

/// Baselines that take four bits.
const FEW_BASELINES: u64 = 16;

impl RawScenario {
    pub(super) fn second(&self, digits: &mut impl Digits, shape: Shape) -> Self {
        let baseline = digits.small(self.baseline, FEW_BASELINES, BASELINES);
        let name = optional(digits, self.name.as_ref(), |digits, name| name::alike(digits, name));
        let world = optional(digits, self.world.as_ref(), |digits, w| digits.digit(*w, WORLDS));
        let pandemic = digits.flag(self.pandemic);
        let after = digits.digit(self.after, AFTERS);
        let base_share = optional(digits, self.base_share.as_ref(), |digits, value| {
            BASE_SHARE.coded(digits, *value)
        });
        let kinds = alike(digits, self.levers.each_ref().map(RawLever::kind), RawLever::KINDS);
        let levers = std::array::from_fn(|place| {
            self.levers[place].of_kind(digits, kinds[place], LEVERS[place].1, shape.years)
        });
        let (mix, shares) = self.parts(digits, shape);
        let further = !self.assumptions.is_empty() || self.later != Later::default();
        let further = digits.flag(further);
        let most = if further { MOST_ASSUMPTIONS } else { 0 };
        let assumptions =
            list(digits, &self.assumptions, most, |digits, set| set.coded(digits, shape.sectors));
        let later = if further { self.later.coded(digits, shape.years) } else { Later::default() };
        Self {
            baseline,
            name,
            world,
            pandemic,
            after,
            base_share,
            levers,
            mix,
            shares,
            assumptions,
            later,
        }
    }

    /// Mix and shares: which there are, their common steps, if any, and then all lists.
    fn parts(
        &self,
        digits: &mut impl Digits,
        shape: Shape,
    ) -> (Option<Parts>, [RawSplit; GROUPS.len()]) {
        let mix = digits.flag(self.mix.is_some());
        let kinds = alike(digits, self.shares.each_ref().map(RawSplit::kind), RawSplit::KINDS);
        let mut scale = None;
        if mix || kinds.iter().any(|kind| *kind > 0) {
            let common = self.common_scale(shape).map_or(0, |scale| scale + 1);
            scale = digits.length(common, SCALES).checked_sub(1);
        }
        let mix = mix.then(|| {
            let mix = self.mix.clone().unwrap_or_default();
            mix.ranked(digits, INSTRUMENTS, scale)
        });
        let shares = std::array::from_fn(|place| {
            self.shares[place].of_kind(kinds[place], shape.years, |list| {
                list.ranked(digits, shape.sectors, scale)
            })
        });
        (mix, shares)
    }

    /// The steps on which to write all lists of parts, if that is shorter than saying them of each.
    fn common_scale(&self, shape: Shape) -> Option<usize> {
        let mut lists: Vec<(&Parts, usize)> =
            self.mix.iter().map(|mix| (mix, INSTRUMENTS)).collect();
        let shares = self.shares.iter().flat_map(RawSplit::lists);
        lists.extend(shares.map(|list| (list, shape.sectors)));
        let finest = lists.iter().map(|(list, _)| list.scale()).max()?;
        let room = |scale: Option<usize>| {
            let mut writer = Writer::default();
            for (list, length) in &lists {
                list.ranked(&mut writer, *length, scale);
            }
            writer.room()
        };
        (room(Some(finest)) <= room(None)).then_some(finest)
    }
}

/// Choices among `count`, said once where all are the same.
fn alike<const N: usize>(digits: &mut impl Digits, choices: [u64; N], count: u64) -> [u64; N] {
    let first = choices.first().copied().unwrap_or(0);
    let one = choices.iter().all(|choice| *choice == first);
    let one = digits.digit(if one { first } else { count }, count + 1);
    if one < count { [one; N] } else { choices.map(|choice| digits.digit(choice, count)) }
}
