//! Cards of the base share, the world, the pandemic and the numbers of the model.

use crate::format::{grouped, percent};
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};
use canghai_sim::{Levers, Outcomes, Quantity};

use super::sector::growth_words;
use super::{Content, Fact, fact, named, numbers, paths, unit_fact};

pub(super) fn base_share(app: &App) -> Content<'_> {
    let (language, pack) = (app.language(), app.pack());
    let base = &pack.base;
    let (low, high) = base.share.range.unwrap_or((base.share.value, base.share.value));
    let money = unit_label(language, "1e8 CNY");
    let gdp = format!("{} {money}", grouped(base.gdp.value, 1));
    Content {
        meaning: text(language, "base_share.note"),
        facts: vec![
            unit_fact(app, "percent"),
            fact(app, "now", percent(app.scenario().base_share, 2)),
            fact(app, "derived", percent(base.share.value, 2)),
            fact(app, "allowed", format!("{} – {}", percent(low, 0), percent(high, 0))),
            fact(app, "gdp", gdp),
        ],
        founded: vec![
            (named(app, "derived"), &base.share.provenance),
            (named(app, "gdp"), &base.gdp.provenance),
        ],
        acts: vec![text(language, "card.base_share.acts")],
        numbers: &[],
    }
}

pub(super) fn world(app: &App) -> Option<Content<'_>> {
    let (language, pack) = (app.language(), app.pack());
    let world = pack.world(&app.scenario().world)?;
    let rates = pack.sectors.iter().zip(&world.growth);
    let mut facts = vec![fact(app, "now", language.of(&world.label)), unit_fact(app, "1/yr")];
    facts.extend(rates.map(|(sector, (rates, _))| Fact {
        key: "growth",
        label: language.of(&sector.short).to_owned(),
        value: growth_words(app, rates),
    }));
    let named = pack.sectors.iter().zip(&world.growth);
    Some(Content {
        meaning: language.of(&world.description).to_owned(),
        facts,
        founded: named
            .map(|(sector, (_, from))| (language.of(&sector.short).to_owned(), from))
            .collect(),
        acts: vec![text(language, "card.world.acts")],
        numbers: &["market_sharpness", "investment_growth_response"],
    })
}

pub(super) fn pandemic(app: &App) -> Content<'_> {
    let (language, pack) = (app.language(), app.pack());
    let comes = if app.scenario().pandemic { "card.pandemic.on" } else { "card.pandemic.off" };
    let falls = |values: &[f64]| {
        values.iter().map(|fall| percent(*fall, 1)).collect::<Vec<_>>().join(" · ")
    };
    let (sectors, other) = (&pack.pandemic_sectors, &pack.pandemic_other);
    Content {
        meaning: language.of(&pack.pandemic.1).to_owned(),
        facts: vec![
            fact(app, "now", text(language, comes)),
            fact(app, "falls_sectors", falls(&sectors.values)),
            fact(app, "falls_other", falls(&other.values)),
        ],
        founded: vec![
            (named(app, "falls_sectors"), &sectors.provenance),
            (named(app, "falls_other"), &other.provenance),
        ],
        acts: vec![text(language, "card.pandemic.acts")],
        numbers: &["pandemic_severity"],
    }
}

pub(super) fn parameter<'a>(app: &'a App, key: &str) -> Option<Content<'a>> {
    let language = app.language();
    let known = numbers::known(app, key)?;
    let quantity = known.quantity();
    let mut facts = vec![
        unit_fact(app, quantity.unit),
        fact(app, "value", known.value(app)),
        fact(app, "range", known.range(app)),
        fact(app, "distribution", known.distribution(app)),
        fact(app, "set", numbers::set(app, key)),
    ];
    facts.retain(|fact| !fact.value.is_empty());
    let symbol = [("symbol", quantity.symbol)];
    Some(Content {
        meaning: text_with(language, "card.parameter.meaning", &symbol),
        facts,
        founded: vec![(String::new(), known.provenance())],
        acts: users(app, key),
        numbers: &[],
    })
}

/// The levers that work through a parameter and the outcomes that it makes, in words.
fn users(app: &App, parameter: &str) -> Vec<String> {
    let language = app.language();
    let (levers, outcomes) = paths::users(parameter);
    let names = |keys: &[&str], all: &'static [Quantity]| {
        let found = keys.iter().filter_map(|key| all.iter().find(|entry| entry.key == *key));
        let names: Vec<String> = found.map(|entry| label(language, entry)).collect();
        names.join(&text(language, "card.separator"))
    };
    let mut words = Vec::new();
    if !levers.is_empty() {
        let names = names(&levers, Levers::<f64>::FIELDS);
        words.push(text_with(language, "card.parameter.levers", &[("levers", &names)]));
    }
    if !outcomes.is_empty() {
        let names = names(&outcomes, Outcomes::<f64>::FIELDS);
        words.push(text_with(language, "card.parameter.outcomes", &[("outcomes", &names)]));
    }
    if words.is_empty() {
        words.push(text(language, "card.parameter.general"));
    }
    words
}
