//! What the difference can be shared out of, by name.

use canghai_sim::Outcomes;

use crate::board::level;
use crate::state::App;
use crate::text::{label, text, text_with};
use crate::view::Choice;
use crate::why_state::Measure;

/// What a measure is called.
pub(super) fn name(app: &App, measure: Measure) -> String {
    let (language, pack) = (app.language(), app.pack());
    match measure {
        Measure::Outcome(place) => {
            Outcomes::<f64>::FIELDS.get(place).map_or_else(String::new, |own| label(language, own))
        }
        Measure::Sector(place) => {
            let sector = pack.sectors.get(place).map_or("", |own| language.of(&own.label));
            text_with(language, "contributions.parts.sector", &[("sector", sector)])
        }
        Measure::Target(place) => pack.targets.get(place).map_or_else(String::new, |target| {
            let outcome = label(language, target.outcome);
            let level = level(target.outcome, target.at_least);
            let level = text_with(language, "board.at_least", &[("level", &level)]);
            let values = [("outcome", outcome.as_str()), ("level", &level)];
            text_with(language, "contributions.parts.target", &values)
        }),
        Measure::Joint => text(language, "contributions.parts.joint"),
    }
}

/// The outcome of the city that stands for the measure, and the year that is looked at.
pub(super) fn outcome_and_year(app: &App) -> String {
    let outcome = label(app.language(), app.why().measure.outcome(app.pack()));
    let values = [("what", outcome.as_str()), ("year", &super::year(app))];
    text_with(app.language(), "contributions.of_year", &values)
}

pub(super) fn choice(app: &App) -> Choice {
    let (pack, chosen) = (app.pack(), app.why().measure);
    let options = Measure::all(pack).into_iter();
    let options = options.map(|own| (own.word(pack), name(app, own), own == chosen));
    Choice {
        label: text(app.language(), "contributions.parts.measure"),
        options: options.collect(),
    }
}
