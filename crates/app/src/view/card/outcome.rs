//! Cards of outcomes, with the plan's target where there is one.

use canghai_sim::Outcomes;

use crate::board::{amount, level, range};
use crate::state::App;
use crate::text::{label, text, text_with};
use crate::view::drivers::drivers_of;

use super::{Content, fact, in_year, paths, section_fact, unit_fact};

pub(super) fn outcome<'a>(app: &'a App, key: &str) -> Option<Content<'a>> {
    let (language, pack) = (app.language(), app.pack());
    let outcome = Outcomes::<f64>::FIELDS.iter().find(|outcome| outcome.key == key)?;
    let target = pack.target(key);
    let shown = pack.shown.iter().find(|shown| shown.outcome.key == key);
    let year = target.and_then(|target| pack.calendar.index(target.year));
    let year = year.unwrap_or(pack.calendar.plan_years - 1);
    let mut facts = vec![unit_fact(app, if key == "share" { "percent" } else { outcome.unit })];
    if let Some(value) = app.results().years.get(year).and_then(|year| year.city.get(key)) {
        let words = in_year(app, pack.calendar.year(year), &amount(language, outcome, *value));
        facts.push(fact(app, "expected", words));
    }
    let futures = app.futures().map(|(reply, _)| &reply.answer.summary);
    if let Some(&[low, _, _, _, high]) = futures.and_then(|f| f.quantiles(year, key)) {
        facts.push(fact(app, "range_80", range(outcome, low, high)));
    }
    if let Some(target) = target {
        facts.push(fact(app, "target", target_words(app, target)));
        facts.push(fact(app, "asks", language.of(&target.asks)));
        facts.push(section_fact(app, &target.section));
    }
    if let Some(shown) = shown {
        facts.push(fact(app, "asks", language.of(&shown.asks)));
        facts.push(section_fact(app, &shown.section));
    }
    let levers: Vec<String> = drivers_of(key)
        .iter()
        .filter_map(|lever| pack.lever(lever))
        .map(|lever| label(language, lever.quantity))
        .collect();
    let separator = text(language, "card.separator");
    let acts = [
        text(language, &format!("card.outcome.{}", key.strip_suffix("_total").unwrap_or(key))),
        text_with(language, "card.moved_by", &[("levers", &levers.join(&separator))]),
    ];
    Some(Content {
        meaning: text(language, &format!("outcome.{key}.help")),
        facts,
        founded: target
            .map(|target| (text(language, "card.fact.target"), &target.provenance))
            .into_iter()
            .collect(),
        acts: acts.into_iter().collect(),
        numbers: paths::of_outcome(key),
    })
}

/// The level asked, with the yearly one where there is one.
fn target_words(app: &App, target: &canghai_plan::Target) -> String {
    let language = app.language();
    let whole = level(target.outcome, target.at_least);
    let year = target.year.to_string();
    match target.yearly {
        None => text_with(language, "card.target", &[("year", &year), ("level", &whole)]),
        Some(yearly) => {
            let each = level(yearly.outcome, yearly.at_least);
            let values = [("year", year.as_str()), ("level", &whole), ("yearly", &each)];
            text_with(language, "card.target_yearly", &values)
        }
    }
}
