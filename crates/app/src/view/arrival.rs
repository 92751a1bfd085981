//! What is said of scenarios that came by link or file.

use canghai_plan::deck_link::DeckLinkError;
use canghai_plan::link::Measure;

use crate::arrival::{Arrived, Refused, ThenAndNow};
use crate::board::{amount, month};
use crate::format::chance;
use crate::futures::FULL;
use crate::headlines::chance as chance_of;
use crate::language::Language;
use crate::link_problems::{
    describe_link_error, describe_link_warning, describe_moved, describe_project_error,
};
use crate::problems::describe;
use crate::state::App;
use crate::text::{short_label, text, text_with};

/// Lines of reasons that are read; more only say how many they are.
const MOST_REASONS: usize = 5;

/// What was opened, and what is to be known of it: a line each.
pub(super) fn arrived(app: &App, arrived: &Arrived) -> String {
    let language = app.language();
    let warnings = arrived.warnings.iter().map(|warning| describe_link_warning(language, warning));
    let ignored = arrived.ignored.iter().map(|problem| describe(language, problem));
    let mut lines = vec![opened(app, arrived)];
    lines.extend(no_room(language, arrived.left_out));
    lines.extend(arrived.deck_error.map(|error| {
        let altered = error == DeckLinkError::Altered;
        text(language, if altered { "share.deck_altered" } else { "share.deck_newer" })
    }));
    lines.extend(few(language, warnings.chain(ignored).collect()));
    let chances = arrived.chances.iter().filter_map(|(tab, then)| chance_now(app, *tab, then));
    let moved: Vec<ThenAndNow> = arrived.then_and_now.iter().copied().chain(chances).collect();
    if arrived.moved || !moved.is_empty() {
        lines.push(describe_moved(language));
    }
    lines.extend(moved.iter().filter_map(|both| then_and_now(app, both)));
    lines.join("\n")
}

/// Why nothing was opened, a line each.
pub(super) fn refused(language: Language, reason: &Refused) -> String {
    let lines = match reason {
        Refused::Link(error) => describe_link_error(language, error),
        Refused::Project(file, error) => describe_project_error(language, file, error),
        Refused::NoScenario(file) => {
            vec![text_with(language, "arrival.no_scenario", &[("file", file)])]
        }
        Refused::Scenario(problems) => {
            problems.iter().map(|problem| describe(language, problem)).collect()
        }
    };
    few(language, lines).join("\n")
}

fn opened(app: &App, arrived: &Arrived) -> String {
    let language = app.language();
    let names: Vec<String> = arrived.tabs.iter().filter_map(|id| name(app, *id)).collect();
    let names = names.join(&text(language, "arrival.and"));
    let values = [("file", arrived.file.as_str()), ("names", &names)];
    let key = if arrived.file.is_empty() { "arrival.link" } else { "arrival.file" };
    let opened = text_with(language, key, &values);
    if arrived.known == arrived.tabs.len() {
        return format!("{opened} {}", text(language, "arrival.known"));
    }
    opened
}

fn no_room(language: Language, left_out: usize) -> Option<String> {
    let most = crate::workspace::MOST_BESIDE.to_string();
    let values = [("count", &*left_out.to_string()), ("most", &most)];
    (left_out > 0).then(|| text_with(language, "arrival.no_room", &values))
}

fn name(app: &App, id: u32) -> Option<String> {
    let place = app.workspace().place(id)?;
    Some(app.workspace().tabs().get(place)?.name(app.language(), app.pack()))
}

/// The first lines, and how many others there are.
fn few(language: Language, mut lines: Vec<String>) -> Vec<String> {
    let others = lines.len().saturating_sub(MOST_REASONS);
    if others > 0 {
        lines.truncate(MOST_REASONS);
        lines.push(text_with(language, "arrival.others", &[("count", &others.to_string())]));
    }
    lines
}

/// A result then and now; `None` where the scenario is not open any more.
fn then_and_now(app: &App, both: &ThenAndNow) -> Option<String> {
    let language = app.language();
    let [(what, then), (_, now)] = [&both.then, &both.now].map(|measure| words(app, measure));
    let scenario = name(app, both.tab)?;
    let values = [("scenario", scenario.as_str()), ("what", &what), ("then", &then), ("now", &now)];
    Some(text_with(language, "arrival.then_and_now", &values))
}

/// A probability then and now, where it reads otherwise now; `None` until the futures are run.
fn chance_now(app: &App, tab: u32, then: &Measure) -> Option<ThenAndNow> {
    let Measure::Chance { outcome, year, .. } = then else { return None };
    let tabs = app.workspace().tabs();
    let futures = &app.futures_of(tabs.get(app.workspace().place(tab)?)?)?.summary;
    let now = chance_of(app.pack(), futures, outcome, *year)?;
    (words(app, then) != words(app, &now)).then_some(ThenAndNow { tab, then: *then, now })
}

/// What a result is of, and the result.
fn words(app: &App, measure: &Measure) -> (String, String) {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    match measure {
        Measure::Central { outcome, year, value } => {
            let year = text_with(language, "time.year", &[("year", &year.to_string())]);
            let what = format!("{year} {}", short_label(language, outcome));
            (what, amount(language, outcome, *value))
        }
        Measure::Reached { month: reached } => {
            let time = |month: u32| f64::from(calendar.year(0)) + (f64::from(month) - 0.5) / 12.0;
            let last = calendar.year(calendar.horizon_years - 1).to_string();
            let later = || text_with(language, "futures.after", &[("last", &last)]);
            let when = reached.map_or_else(later, |reached| month(language, time(reached)));
            (text(language, "arrival.reached"), when)
        }
        Measure::Chance { outcome, year, value } => {
            let label = short_label(language, outcome);
            let values = [("year", &*year.to_string()), ("what", &label)];
            let what = text_with(language, "arrival.chance", &values);
            (what, chance(*value, FULL as usize))
        }
        // no link holds one, and it is not compared
        Measure::AllTargets { .. } => (String::new(), String::new()),
    }
}
