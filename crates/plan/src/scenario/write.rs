//! Writes a scenario file.

use toml::{Table, Value};

use crate::tree;

use super::read::AFTER;
use super::{Assumption, Scenario, Split};

impl Scenario {
    /// The scenario as the text of a file that reads back as the same scenario.
    ///
    /// What is at the pack's trend or default is left out; the world and base share are always said.
    #[must_use]
    pub fn write(&self) -> String {
        self.table().to_string()
    }

    /// The scenario for another thread of the same program, which reads it without TOML.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // a scenario holds no date, the one thing that has no bytes
        tree::write(&self.table()).unwrap_or_default()
    }

    /// The scenario as the table that its file holds.
    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new();
        if !self.name.is_empty() {
            table.insert("name".into(), self.name.clone().into());
        }
        table.insert("world".into(), self.world.clone().into());
        table.insert("pandemic".into(), self.pandemic.into());
        let after = AFTER.iter().find(|(_, after)| *after == self.after);
        table.insert("after".into(), after.map_or("hold", |(word, _)| word).into());
        table.insert("base_share".into(), self.base_share.into());
        insert(&mut table, "levers", self.lever_table());
        insert(&mut table, "mix", self.mix_table());
        insert(&mut table, "shares", self.share_table());
        insert(&mut table, "assumptions", self.assumption_table());
        table
    }

    fn lever_table(&self) -> Table {
        let fields = canghai_sim::Levers::<f64>::FIELDS;
        let set = fields.iter().filter_map(|lever| {
            let values = self.levers.get(lever.key)?.as_ref()?;
            Some((lever.key.to_owned(), values.clone().into()))
        });
        set.collect()
    }

    fn mix_table(&self) -> Table {
        let fields = canghai_sim::Mix::<f64>::FIELDS;
        let parts = self.mix.map(|mix| fields.iter().zip(mix.values()));
        let parts = parts.into_iter().flatten();
        parts.map(|(part, value)| (part.key.to_owned(), value.into())).collect()
    }

    fn share_table(&self) -> Table {
        let value = |split: &Split| match split {
            Split::AllYears(parts) => Value::from(parts.clone()),
            Split::ByYear(years) => Value::from(years.clone()),
        };
        self.shares.iter().map(|(group, split)| (group.key().to_owned(), value(split))).collect()
    }

    fn assumption_table(&self) -> Table {
        let value = |assumption: &Assumption| match assumption {
            Assumption::City(value) => Value::from(*value),
            Assumption::BySector(values) => Value::from(values.clone()),
        };
        self.assumptions.iter().map(|(key, set)| ((*key).to_owned(), value(set))).collect()
    }
}

fn insert(table: &mut Table, key: &str, part: Table) {
    if !part.is_empty() {
        table.insert(key.to_owned(), Value::Table(part));
    }
}
