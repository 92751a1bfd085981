//! What makes the difference of two scenarios, as table, JSON and CSV.

use std::io::Write;

use canghai_analysis::{Contribution, Group};
use canghai_app::{
    Language, chance, group_label, grouped, label, percent, signed, text, text_with,
};
use canghai_plan::Pack;
use canghai_sim::Outcomes;
use serde_json::{Map, Value, json};

use crate::ensemble_output::target_name;
use crate::explain::Explained;
use crate::failure::Failure;
use crate::table_output::{difference, number, table as new_table};

/// The outcomes of the city by key.
fn outcomes(explained: &Explained) -> impl Iterator<Item = (&'static str, Contribution)> {
    let fields = Outcomes::<f64>::FIELDS.iter().map(|outcome| outcome.key);
    fields.zip(explained.year.city.values())
}

/// The value added of each sector by its id.
fn sectors<'a>(
    pack: &'a Pack,
    explained: &'a Explained,
) -> impl Iterator<Item = (&'a str, Contribution)> {
    let ids = pack.sectors.iter().map(|sector| sector.id.as_str());
    ids.zip(explained.year.sectors.iter().copied())
}

/// The probability of each target by name and of all at once, where they were asked for.
fn probabilities<'a>(
    pack: &'a Pack,
    explained: &'a Explained,
) -> impl Iterator<Item = (&'a str, Contribution)> {
    explained.probabilities.iter().flat_map(|found| {
        let names = pack.targets.iter().map(|target| target_name(target.outcome.key));
        names.zip(found.targets.iter().copied()).chain([("joint", found.joint)])
    })
}

pub(crate) fn json(
    pack: &Pack,
    explained: &Explained,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut value = json!({
        "at": explained.at,
        "from": explained.names[0],
        "to": explained.names[1],
        "outcomes": all(outcomes(explained), shares),
        "sectors": all(sectors(pack, explained), shares),
        "interaction": all(outcomes(explained), interaction),
    });
    if explained.probabilities.is_some() {
        value["probabilities"] = all(probabilities(pack, explained), shares);
    }
    serde_json::to_writer_pretty(&mut *out, &value)?;
    Ok(writeln!(out)?)
}

fn all<'a>(
    contributions: impl Iterator<Item = (&'a str, Contribution)>,
    object: fn(&Contribution) -> Value,
) -> Value {
    contributions.map(|(key, contribution)| (key.to_owned(), object(&contribution))).collect()
}

fn shares(contribution: &Contribution) -> Value {
    json!({
        "from": contribution.from,
        "to": contribution.to,
        "parts": by_group(&contribution.parts),
    })
}

/// What the groups do alone, last, and together beyond what each does alone.
fn interaction(contribution: &Contribution) -> Value {
    json!({
        "together": contribution.interaction(),
        "alone": by_group(&contribution.alone),
        "last": by_group(&contribution.last),
    })
}

fn by_group(values: &[f64]) -> Map<String, Value> {
    Group::ALL
        .iter()
        .zip(values)
        .map(|(group, value)| (group.key().to_owned(), json!(value)))
        .collect()
}

/// A row for each outcome, sector or target and each group.
pub(crate) fn csv(pack: &Pack, explained: &Explained, out: &mut impl Write) -> Result<(), Failure> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["year", "what", "key", "from", "to", "group", "part", "alone", "last"])?;
    let all = outcomes(explained)
        .map(|(key, contribution)| ("outcome", key, contribution))
        .chain(sectors(pack, explained).map(|(id, own)| ("value_added", id, own)))
        .chain(probabilities(pack, explained).map(|(name, own)| ("probability", name, own)));
    for (what, key, contribution) in all {
        let ends = [contribution.from, contribution.to].map(|value| value.to_string());
        for group in Group::ALL {
            let place = group.place();
            let mut row = vec![explained.at.to_string(), what.to_owned(), key.to_owned()];
            row.extend(ends.clone());
            row.push(group.key().to_owned());
            let own = [&contribution.parts, &contribution.alone, &contribution.last];
            row.extend(own.map(|values| values[place].to_string()));
            csv.write_record(row)?;
        }
    }
    Ok(csv.flush()?)
}

pub(crate) fn table(
    pack: &Pack,
    language: Language,
    explained: &Explained,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let say = |key: &str| text(language, &format!("cli.explain.{key}"));
    let [from, to] = &explained.names;
    let at = explained.at.to_string();
    let values = [("year", at.as_str()), ("from", from), ("to", to)];
    writeln!(out, "{}", text_with(language, "cli.explain.heading", &values))?;
    share(language, &explained.year.city.share, out)?;
    let plain = |value: f64| grouped(value, 1);
    let changed = |value: f64| signed(language, value, 1);
    let mut summary = Summary::new(language, say("outcome"));
    for (outcome, own) in Outcomes::<f64>::FIELDS.iter().zip(explained.year.city.values()) {
        let change = |value: f64| difference(language, outcome.key, value);
        summary.add(label(language, outcome), &own, |value| number(outcome.key, value), change);
    }
    writeln!(out, "{}", summary.table)?;
    let mut summary = Summary::new(language, say("sector"));
    for (sector, own) in pack.sectors.iter().zip(&explained.year.sectors) {
        summary.add(language.of(&sector.label).to_owned(), own, plain, changed);
    }
    writeln!(out, "{}", summary.table)?;
    if let Some(found) = &explained.probabilities {
        let members = usize::try_from(explained.members).unwrap_or(usize::MAX);
        let mut summary = Summary::new(language, say("target"));
        let names = pack.targets.iter().map(|target| label(language, target.outcome));
        let all = names.zip(&found.targets).chain([(say("joint"), &found.joint)]);
        for (name, own) in all {
            let change = |value: f64| difference(language, "share", value);
            summary.add(name, own, |value| chance(value, members), change);
        }
        writeln!(out, "{}", summary.table)?;
    }
    Ok(writeln!(out, "{}", say("note"))?)
}

/// The share, group by group.
fn share(language: Language, share: &Contribution, out: &mut impl Write) -> Result<(), Failure> {
    let (from, to) = (percent(share.from, 2), percent(share.to, 2));
    let values = [("from", from.as_str()), ("to", &to)];
    writeln!(out, "{}", text_with(language, "cli.explain.share", &values))?;
    let say = |key: &str| text(language, &format!("cli.explain.{key}"));
    let change = |value: f64| difference(language, "share", value);
    let mut table = new_table(["group", "part", "alone", "last"].map(say).to_vec(), &[0]);
    for group in Group::ALL {
        let own = [&share.parts, &share.alone, &share.last].map(|values| values[group.place()]);
        if own.iter().any(|value| *value != 0.0) {
            let mut row = vec![group_label(language, group)];
            row.extend(own.map(change));
            table.add_row(row);
        }
    }
    if table.row_count() == 0 {
        return Ok(writeln!(out, "{}", say("same"))?);
    }
    table.add_row([say("difference"), change(share.to - share.from)]);
    writeln!(out, "{table}")?;
    let interaction = change(share.interaction());
    let values = [("interaction", interaction.as_str())];
    Ok(writeln!(out, "{}", text_with(language, "cli.explain.interaction", &values))?)
}

/// A table of results with their change and the group that has the largest part in it.
struct Summary {
    language: Language,
    table: comfy_table::Table,
}

impl Summary {
    fn new(language: Language, what: String) -> Self {
        let rest = ["from", "to", "change", "largest"];
        let rest = rest.map(|key| text(language, &format!("cli.explain.{key}")));
        let head = [what].into_iter().chain(rest).collect();
        Self { language, table: new_table(head, &[0, 4]) }
    }

    fn add(
        &mut self,
        name: String,
        own: &Contribution,
        value: impl Fn(f64) -> String,
        change: impl Fn(f64) -> String,
    ) {
        let part = |group: &Group| own.parts[group.place()];
        let largest = Group::ALL
            .into_iter()
            .filter(|group| part(group) != 0.0)
            .max_by(|one, other| part(one).abs().total_cmp(&part(other).abs()));
        let largest = largest
            .map(|group| format!("{} {}", group_label(self.language, group), change(part(&group))));
        self.table.add_row([
            name,
            value(own.from),
            value(own.to),
            change(own.to - own.from),
            largest.unwrap_or_default(),
        ]);
    }
}
