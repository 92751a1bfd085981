//! Reads lists of numbers, and parts that sum to 1.

use std::ops::RangeInclusive;

use toml::Value;

use super::{Reader, number_of};
use crate::problem::{Issue, ValueType};
use crate::scenario::Split;

/// How far parts may sum from 1.
const SUM_TOLERANCE: f64 = 1e-6;

impl Reader<'_> {
    /// A list of as many numbers as `length` says, each between the ends.
    pub(crate) fn numbers(
        &self,
        key: &str,
        length: usize,
        range: RangeInclusive<f64>,
        unit: &str,
    ) -> Option<Vec<f64>> {
        let value = self.require(key)?;
        let Some(items) = value.as_array() else {
            return self.wrong_type(key, value, ValueType::Numbers);
        };
        self.list(key, items, length, range, unit)
    }

    /// A list of numbers, at least one and at most `max`, each between the ends.
    pub(crate) fn numbers_up_to(
        &self,
        key: &str,
        max: usize,
        range: RangeInclusive<f64>,
        unit: &str,
    ) -> Option<Vec<f64>> {
        let length = self.table.get(key).and_then(Value::as_array).map_or(1, Vec::len);
        self.numbers(key, length.clamp(1, max), range, unit)
    }

    fn list(
        &self,
        key: &str,
        items: &[Value],
        length: usize,
        range: RangeInclusive<f64>,
        unit: &str,
    ) -> Option<Vec<f64>> {
        if items.len() != length {
            self.note(key, Issue::WrongLength { found: items.len(), expected: length });
            return None;
        }
        let numbers: Vec<Option<f64>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let key = format!("{key}[{}]", index + 1);
                match number_of(item) {
                    Some(number) => self.in_range(&key, number, range.clone(), unit),
                    None => self.wrong_type(&key, item, ValueType::Number),
                }
            })
            .collect();
        numbers.into_iter().collect()
    }

    /// Parts that sum to 1.
    fn parts(&self, key: &str, items: &[Value], length: usize) -> Option<Vec<f64>> {
        let parts = self.list(key, items, length, 0.0..=1.0, "1")?;
        self.sums_to_one(key, &parts).then_some(parts)
    }

    /// Notes parts that do not sum to 1.
    pub(crate) fn sums_to_one(&self, key: &str, parts: &[f64]) -> bool {
        let found: f64 = parts.iter().sum();
        let holds = (found - 1.0).abs() <= SUM_TOLERANCE;
        if !holds {
            self.note(key, Issue::WrongSum { found });
        }
        holds
    }

    /// Either one list of parts for all years or one list a year.
    pub(crate) fn split(&self, key: &str, sectors: usize, years: usize) -> Option<Split> {
        let value = self.require(key)?;
        let Some(items) = value.as_array() else {
            return self.wrong_type(key, value, ValueType::NumbersByYear);
        };
        if !items.iter().any(Value::is_array) {
            return self.parts(key, items, sectors).map(Split::AllYears);
        }
        if items.len() != years {
            self.note(key, Issue::WrongLength { found: items.len(), expected: years });
            return None;
        }
        let lists: Vec<Option<Vec<f64>>> = items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let key = format!("{key}[{}]", index + 1);
                match item.as_array() {
                    Some(items) => self.parts(&key, items, sectors),
                    None => self.wrong_type(&key, item, ValueType::Numbers),
                }
            })
            .collect();
        lists.into_iter().collect::<Option<_>>().map(Split::ByYear)
    }
}
