//! Cards of sectors.

use canghai_plan::Stage;

use crate::format::{grouped, percent, rounded};
use crate::state::App;
use crate::text::{text, text_with, unit_label};

use super::{Content, fact, in_year, named, section_fact, unit_fact};

/// The numbers of the model that have a value of their own for each sector.
const NUMBERS: [&str; 5] = [
    "capital_output_ratio",
    "value_added_rate",
    "research_intensity",
    "construction_time",
    "investment_per_mu",
];

pub(super) fn sector(app: &App, index: usize) -> Option<Content<'_>> {
    let (language, pack) = (app.language(), app.pack());
    let sector = pack.sectors.get(index)?;
    let stage = match sector.stage {
        Stage::Advance => "stage.advance",
        Stage::Accelerate => "stage.accelerate",
        Stage::Cultivate => "stage.cultivate",
    };
    let stage = text(language, stage);
    let last = pack.calendar.plan_years - 1;
    let added = app.results().years.get(last).and_then(|year| year.value_added.get(index));
    let money = unit_label(language, "1e8 CNY");
    let year = pack.calendar.year(last);
    let added = added
        .map_or_else(String::new, |v| in_year(app, year, &format!("{} {money}", grouped(*v, 1))));
    let base = percent(sector.share_of_base.value, 0);
    let firms = percent(sector.share_of_firms.value, 0);
    let growth = pack.world(&app.scenario().world).and_then(|world| world.growth.get(index));
    let growth_words = growth.map_or_else(String::new, |(rates, _)| growth_words(app, rates));
    let spread = rounded(sector.demand_growth_sd.value * 100.0);
    let mut founded = vec![
        (named(app, "share_of_base"), &sector.share_of_base.provenance),
        (named(app, "share_of_firms"), &sector.share_of_firms.provenance),
        (named(app, "growth_spread"), &sector.demand_growth_sd.provenance),
    ];
    founded.extend(growth.map(|(_, provenance)| (named(app, "growth"), provenance)));
    Some(Content {
        meaning: text_with(language, "card.sector.meaning", &[("stage", &stage)]),
        facts: vec![
            unit_fact(app, "1e8 CNY"),
            fact(app, "expected", added),
            fact(app, "share_of_base", base),
            fact(app, "share_of_firms", firms),
            fact(app, "growth", growth_words),
            fact(app, "growth_spread", text_with(language, "card.points", &[("value", &spread)])),
            section_fact(app, &sector.stage_section),
        ],
        founded,
        acts: vec![text(language, "card.sector.acts")],
        numbers: &NUMBERS,
    })
}

/// Rates of the plan years and of those after.
pub(super) fn growth_words(app: &App, rates: &[f64]) -> String {
    let pack = app.pack();
    let years =
        pack.plan_years().zip(rates).map(|(year, rate)| in_year(app, year, &percent(*rate, 1)));
    let after = rates.last().map(|rate| {
        let year = pack.calendar.year(pack.calendar.plan_years).to_string();
        text_with(
            app.language(),
            "card.from_year",
            &[("year", &year), ("rate", &percent(*rate, 1))],
        )
    });
    years.chain(after).collect::<Vec<_>>().join(" · ")
}
