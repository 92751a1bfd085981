//! Cards of levers, of their split by sector, and of the instrument mix.

use canghai_plan::{LargestSeen, Lever, ShareGroup};
use canghai_sim::Mix;

use crate::format::{lever_amount, lever_number, percent, with_unit};
use crate::state::App;
use crate::text::text;
use crate::view::marks::{marks, usual_range};

use super::{Content, Fact, fact, in_year, named, paths, section_fact, unit_fact};

pub(super) fn lever<'a>(app: &'a App, key: &str) -> Option<Content<'a>> {
    let (language, pack) = (app.language(), app.pack());
    let lever = pack.lever(key)?;
    let quantity = lever.quantity;
    let (seen_fact, seen) = match &lever.largest_seen {
        LargestSeen::Nothing(sentence) => (language.of(sentence).to_owned(), None),
        LargestSeen::Found(seen) => {
            let amount = lever_amount(language, quantity, seen.value);
            (format!("{amount} · {}", language.of(&seen.what)), Some(&seen.provenance))
        }
    };
    let effort = pack.ready_made.get(1);
    let effort_values = effort.map(|ready| ready.scenario.lever(pack, key));
    let effort_provenance = effort.and_then(|ready| {
        ready.levers.iter().find(|lever| lever.key == key).map(|lever| &lever.provenance)
    });
    let founded = [
        ("trend", Some(&lever.provenance)),
        ("effort", effort_provenance),
        ("usual", Some(&lever.usual.provenance)),
        ("largest_seen", seen),
    ];
    let range = format!(
        "{} – {}",
        lever_number(quantity, quantity.min),
        lever_amount(language, quantity, quantity.max)
    );
    let beyond = marks(app, key, None).filter(|marks| marks.heroic_from.is_some());
    let beyond = beyond.map(|marks| fact(app, "beyond", marks.heroic_words));
    let facts = vec![
        unit_fact(app, quantity.unit),
        fact(app, "now", by_year(app, lever, app.scenario().lever(pack, key))),
        fact(app, "trend", by_year(app, lever, &lever.trend)),
        fact(app, "effort", by_year(app, lever, effort_values.unwrap_or(&[]))),
        fact(app, "allowed", range),
        fact(app, "usual", usual_range(app, lever)),
        fact(app, "largest_seen", seen_fact),
    ];
    Some(Content {
        meaning: text(language, &format!("card.lever.{key}.meaning")),
        facts: facts.into_iter().chain(beyond).chain([section_fact(app, &lever.section)]).collect(),
        founded: founded
            .into_iter()
            .filter_map(|(what, provenance)| Some((named(app, what), provenance?)))
            .collect(),
        acts: vec![
            text(language, &format!("card.lever.{key}.acts")),
            text(language, &format!("lever.{key}.help")),
        ],
        numbers: paths::of_lever(key),
    })
}

/// Values by plan year, each with its year; one value where all years have the same.
pub(in crate::view) fn by_year(app: &App, lever: &Lever, values: &[f64]) -> String {
    let words = |value: &f64| lever_amount(app.language(), lever.quantity, *value);
    match values {
        [] => String::new(),
        [first, rest @ ..] if rest.iter().all(|value| value == first) => words(first),
        values => {
            let years = app.pack().plan_years().zip(values);
            let parts = years
                .map(|(year, value)| in_year(app, year, &lever_number(lever.quantity, *value)));
            let all = parts.collect::<Vec<_>>().join(" · ");
            with_unit(app.language(), &all, lever.quantity.unit)
        }
    }
}

/// How a group of levers is shared out: the parts of the base are its default.
pub(super) fn shares(app: &App, group: ShareGroup) -> Option<Content<'_>> {
    let (language, pack) = (app.language(), app.pack());
    let parts = app.scenario().shares(pack, group, 0);
    let sectors = pack.sectors.iter().zip(parts);
    let now: Vec<String> = sectors
        .map(|(sector, part)| format!("{} {}", language.of(&sector.short), percent(part, 0)))
        .collect();
    Some(Content {
        meaning: text(language, "card.shares.meaning"),
        facts: vec![
            unit_fact(app, "percent"),
            fact(app, "now", now.join(" · ")),
            fact(app, "allowed", format!("0 – {}", percent(1.0, 0))),
        ],
        founded: vec![(named(app, "trend"), &pack.sectors.first()?.share_of_base.provenance)],
        acts: vec![text(language, "card.shares.acts")],
        numbers: &[],
    })
}

fn mix_fact(app: &App, key: &'static str, mix: &Mix<f64>) -> Fact {
    let names = Mix::<f64>::FIELDS.iter().zip(mix.values());
    let parts: Vec<String> = names
        .map(|(part, value)| {
            let name = text(app.language(), &format!("mix.{}.label", part.key));
            format!("{name} {}", percent(value, 0))
        })
        .collect();
    fact(app, key, parts.join(" · "))
}

pub(super) fn mix(app: &App) -> Content<'_> {
    let (language, pack) = (app.language(), app.pack());
    Content {
        meaning: text(language, "card.mix.meaning"),
        facts: vec![
            unit_fact(app, "percent"),
            mix_fact(app, "now", &app.scenario().mix(pack)),
            mix_fact(app, "trend", &pack.mix),
            fact(app, "allowed", format!("0 – {}", percent(1.0, 0))),
        ],
        founded: vec![(String::new(), &pack.mix_provenance)],
        acts: vec![text(language, "card.mix.acts")],
        numbers: &["fund_half_saturation"],
    }
}

pub(super) fn part(app: &App, index: usize) -> Option<Content<'_>> {
    let (language, pack) = (app.language(), app.pack());
    let part = Mix::<f64>::FIELDS.get(index)?;
    let target = ["", "_total"].iter().find_map(|end| pack.target(&format!("{}{end}", part.key)));
    let value =
        |mix: &Mix<f64>| mix.values().get(index).map_or_else(String::new, |v| percent(*v, 0));
    let mut facts = vec![
        unit_fact(app, "percent"),
        fact(app, "now", value(&app.scenario().mix(pack))),
        fact(app, "trend", value(&pack.mix)),
        fact(app, "allowed", format!("0 – {}", percent(1.0, 0))),
    ];
    facts.extend(target.map(|target| section_fact(app, &target.section)));
    Some(Content {
        meaning: text(language, &format!("card.part.{}.meaning", part.key)),
        facts,
        founded: vec![(String::new(), &pack.mix_provenance)],
        acts: vec![text(language, &format!("card.part.{}.acts", part.key))],
        numbers: paths::of_part(index),
    })
}
