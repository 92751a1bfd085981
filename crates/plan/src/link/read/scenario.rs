//! One scenario of a token, checked against the pack.

use std::collections::BTreeMap;

use canghai_sim::{After, Constants, Levers, Mix, Quantity};

use super::super::decimal::Decimal;
use super::super::errors::{IdKind, LinkWarning};
use super::super::frozen::{BASE_SHARE, Baseline, GROUPS, LEVERS, Plan};
use super::super::name;
use super::super::parts::Parts;
use super::super::raw::{RawAssumption, RawLever, RawScenario, RawSplit};
use super::super::write::with_number;
use crate::pack::Pack;
use crate::problem::{Issue, Problem};
use crate::scenario::{Assumption, LONGEST_NAME, Scenario, ShareGroup, Split};

/// The scenario, or nothing if it would be another one without what is unknown.
pub(super) fn read(
    pack: &Pack,
    plan: &Plan,
    raw: &RawScenario,
    number: usize,
    warnings: &mut Vec<LinkWarning>,
) -> Option<Scenario> {
    let mut reader = Reader { pack, number, name: String::new(), warnings };
    let baseline = plan.baselines.iter().find(|baseline| baseline.number == raw.baseline);
    let baseline = baseline.or_else(|| reader.unknown(IdKind::Baseline, raw.baseline));
    let name = reader.name(raw, baseline);
    reader.name.clone_from(&name);
    let world = raw.world.or(baseline.map(|baseline| baseline.trend.world));
    let world = world.and_then(|world| reader.world(plan, world));
    let after = reader.after(raw.after);
    let (baseline, world, after) = (baseline?, world?, after?);
    Some(Scenario {
        name,
        world,
        pandemic: raw.pandemic,
        after,
        base_share: reader.base_share(raw, baseline),
        levers: reader.levers(raw, baseline),
        mix: reader.mix(raw, baseline),
        shares: reader.shares(raw, baseline),
        assumptions: reader.assumptions(&raw.assumptions),
    })
}

/// What one scenario is read with.
struct Reader<'a> {
    pack: &'a Pack,
    /// The scenario's place in the token, from 1.
    number: usize,
    /// The scenario's name, for messages.
    name: String,
    warnings: &'a mut Vec<LinkWarning>,
}

impl Reader<'_> {
    fn unknown<T>(&mut self, kind: IdKind, number: u64) -> Option<T> {
        self.warnings.push(LinkWarning::Unknown { scenario: Some(self.number), kind, number });
        None
    }

    fn refuse<T>(&mut self, key: &str, issue: Issue) -> Option<T> {
        let file = if self.name.is_empty() { self.number.to_string() } else { self.name.clone() };
        self.warnings.push(LinkWarning::Refused(Problem { file, key: key.to_owned(), issue }));
        None
    }

    /// The value if it lies between the ends, or the end that it is six digits of.
    fn within(&mut self, key: &str, value: f64, (min, max): (f64, f64), unit: &str) -> Option<f64> {
        if (min..=max).contains(&value) {
            return Some(value);
        }
        let rounded = Decimal::of(value);
        let end = [min, max].into_iter().find(|end| Decimal::of(*end) == rounded);
        let issue = Issue::OutOfRange { found: value, min, max, unit: unit.to_owned() };
        end.or_else(|| self.refuse(key, issue))
    }

    fn name(&mut self, raw: &RawScenario, baseline: Option<&Baseline>) -> String {
        let Some(own) = &raw.name else {
            return baseline.map_or_else(String::new, |baseline| baseline.name.to_owned());
        };
        let name = name::text(own);
        name.or_else(|| self.refuse("name", Issue::BadText { max: LONGEST_NAME }))
            .unwrap_or_default()
    }

    fn world(&mut self, plan: &Plan, number: u64) -> Option<String> {
        let world = plan.worlds.iter().find(|(known, _)| *known == number);
        let world = world.filter(|(_, id)| self.pack.world(id).is_some());
        world.map(|(_, id)| (*id).to_owned()).or_else(|| self.unknown(IdKind::World, number))
    }

    fn after(&mut self, number: u64) -> Option<After> {
        match number {
            0 => Some(After::Hold),
            1 => Some(After::Stop),
            _ => self.unknown(IdKind::After, number),
        }
    }

    fn base_share(&mut self, raw: &RawScenario, baseline: &Baseline) -> f64 {
        let value = raw.base_share.map_or(baseline.trend.base_share, |set| BASE_SHARE.value(set));
        let share = &self.pack.base.share;
        let range = share.range.unwrap_or((share.value, share.value));
        self.within("base_share", value, range, "1").unwrap_or(share.value)
    }

    fn levers(&mut self, raw: &RawScenario, baseline: &Baseline) -> Levers<Option<Vec<f64>>> {
        let mut levers = Levers::from_fn(|_| None);
        for (place, lever) in raw.levers.iter().enumerate() {
            let (number, grid) = LEVERS[place];
            let values = match lever {
                RawLever::Baseline if baseline.levers[place].is_some() => {
                    baseline.lever(place).0.to_vec()
                }
                RawLever::Baseline | RawLever::Unset => {
                    let frozen = baseline.trend.levers[place];
                    if self.at_trend(number, frozen) {
                        continue;
                    }
                    frozen.to_vec()
                }
                explicit => explicit.values(grid, self.pack.calendar.plan_years),
            };
            self.set_lever(&mut levers, number.into(), &values);
        }
        for (number, values) in &raw.later.levers {
            let values: Vec<f64> = values.iter().map(|value| value.value()).collect();
            self.set_lever(&mut levers, *number, &values);
        }
        for (number, _) in &raw.later.blocks {
            self.unknown::<()>(IdKind::Block, *number);
        }
        levers
    }

    /// Whether the pack's trend of a lever is still the frozen one.
    fn at_trend(&self, number: u16, frozen: &[f64]) -> bool {
        let lever = self.pack.levers.iter().find(|lever| lever.quantity.id == number);
        lever.is_some_and(|lever| lever.trend == frozen)
    }

    fn set_lever(&mut self, levers: &mut Levers<Option<Vec<f64>>>, number: u64, values: &[f64]) {
        let known = u16::try_from(number).ok();
        let Some(lever) = known.and_then(|number| with_number(Levers::<f64>::FIELDS, number))
        else {
            self.unknown::<()>(IdKind::Lever, number);
            return;
        };
        let ends = (lever.min, lever.max);
        let years = values.iter().enumerate();
        let checked: Vec<Option<f64>> = years
            .map(|(year, value)| {
                let key = format!("levers.{}[{}]", lever.key, year + 1);
                self.within(&key, *value, ends, lever.unit)
            })
            .collect();
        if let Some(place) = levers.get_mut(lever.key) {
            *place = checked.into_iter().collect();
        }
    }

    fn mix(&self, raw: &RawScenario, baseline: &Baseline) -> Option<Mix<f64>> {
        let frozen = baseline.trend.mix;
        let moved = (self.pack.mix.values() != frozen).then(|| frozen.to_vec());
        let parts = raw.mix.as_ref().map(Parts::values).or(moved)?;
        let mut parts = parts.into_iter();
        Some(Mix::from_fn(|_| parts.next().unwrap_or_default()))
    }

    fn shares(&self, raw: &RawScenario, baseline: &Baseline) -> BTreeMap<ShareGroup, Split> {
        let frozen = baseline.trend.shares;
        let moved = self.pack.shares_of_base() != frozen;
        let split = |split: &RawSplit| match split {
            RawSplit::Unset => moved.then(|| Split::AllYears(frozen.to_vec())),
            RawSplit::AllYears(parts) => Some(Split::AllYears(parts.values())),
            RawSplit::ByYear(years) => {
                Some(Split::ByYear(years.iter().map(Parts::values).collect()))
            }
        };
        let groups = GROUPS.iter().zip(&raw.shares);
        groups.filter_map(|(group, raw)| Some((*group, split(raw)?))).collect()
    }

    fn assumptions(&mut self, raw: &[RawAssumption]) -> BTreeMap<&'static str, Assumption> {
        let mut set = BTreeMap::new();
        for one in raw {
            let Some((key, assumption)) = self.assumption(one) else { continue };
            if set.contains_key(key) {
                let issue = Issue::Repeated { found: key.to_owned() };
                self.refuse::<()>(&format!("assumptions.{key}"), issue);
            } else {
                set.insert(key, assumption);
            }
        }
        set
    }

    fn assumption(&mut self, raw: &RawAssumption) -> Option<(&'static str, Assumption)> {
        let pack = self.pack;
        let same = |quantity: &Quantity| u64::from(quantity.id) == raw.number;
        let values: Vec<f64> = raw.values.iter().map(|value| value.value()).collect();
        if let Some(parameter) = pack.parameters.iter().find(|entry| same(entry.quantity)) {
            let quantity = parameter.quantity;
            let value = self.single(quantity, raw.by_sector, &values)?;
            let key = format!("assumptions.{}", quantity.key);
            let value = self.within(&key, value, parameter.allowed(), quantity.unit)?;
            return Some((quantity.key, Assumption::City(value)));
        }
        if let Some(parameter) = pack.sector_parameters.iter().find(|entry| same(entry.quantity)) {
            let quantity = parameter.quantity;
            if !raw.by_sector {
                return self.wrong_length(quantity, values.len(), pack.sectors.len());
            }
            let checked: Vec<Option<f64>> = values
                .iter()
                .enumerate()
                .map(|(sector, value)| {
                    let key = format!("assumptions.{}[{}]", quantity.key, sector + 1);
                    self.within(&key, *value, parameter.allowed(sector), quantity.unit)
                })
                .collect();
            let values = checked.into_iter().collect::<Option<Vec<f64>>>()?;
            return Some((quantity.key, Assumption::BySector(values)));
        }
        if let Some(constant) = Constants::<f64>::FIELDS.iter().find(|constant| same(constant)) {
            let key = format!("assumptions.{}", constant.key);
            return self.refuse(&key, Issue::NotOverridable);
        }
        self.unknown(IdKind::Parameter, raw.number)
    }

    /// The one value of a parameter of the whole city.
    fn single(&mut self, quantity: &Quantity, by_sector: bool, values: &[f64]) -> Option<f64> {
        if by_sector {
            return self.wrong_length(quantity, values.len(), 1);
        }
        values.first().copied()
    }

    fn wrong_length<T>(&mut self, quantity: &Quantity, found: usize, expected: usize) -> Option<T> {
        let key = format!("assumptions.{}", quantity.key);
        self.refuse(&key, Issue::WrongLength { found, expected })
    }
}
