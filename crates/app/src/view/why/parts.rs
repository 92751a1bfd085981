//! Where the difference comes from: the contributions of the groups of inputs.

use std::rc::Rc;

use canghai_analysis::{Contribution, Group};
use canghai_chart::Node;
use canghai_sim::Outcomes;

use super::ask::{Ask, ask};
use super::measures::{choice, name};
use super::told::Told;
use super::{names, waterfall, year};
use crate::runs::Pair;
use crate::state::App;
use crate::text::{group_label, text, text_with};
use crate::view::Choice;
use crate::why_orders::{WHY_MEMBERS, WhyWork};
use crate::why_state::Measure;

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Its title.
    pub title: String,
    /// Year and unit, small.
    pub note: String,
    /// What the difference is shared out of.
    pub measure: Choice,
    /// The drawing, once there is one.
    pub chart: Option<Rc<Node>>,
    /// Height that the drawing has or will have, pixels.
    pub height: f64,
    /// Whether what is shown is for what was looked at before.
    pub stale: bool,
    /// What stands in place of the drawing or is said of its age; empty where nothing is.
    pub instead: String,
    /// Sentences below the drawing.
    pub sentences: Vec<String>,
    /// What asks for the probabilities, where they are looked at and not there.
    pub ask: Option<Ask>,
    /// Name of the table.
    pub table: String,
    /// Heads of the table's columns.
    pub heads: Vec<String>,
    /// Its rows, the last being the total.
    pub rows: Vec<PartRow>,
    /// How contributions are meant.
    pub method: String,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// Key of the group; `total` for all together.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its numbers in words.
    pub cells: Vec<String>,
}

/// What is shown, and for what.
struct Found {
    contribution: Contribution,
    /// Names of both scenarios.
    names: [String; 2],
    fresh: bool,
}

/// Rows of a waterfall that is not there yet, where nothing is known of it.
const ROWS: u32 = 8;

pub(super) fn parts(app: &App, room: f64) -> Parts {
    let (language, measure) = (app.language(), app.why().measure);
    let say = |key: &str| text(language, &format!("contributions.parts.{key}"));
    let found = found(app, measure);
    let told = told(app, measure, found.as_ref().map(|found| &found.contribution));
    let drawn = found.as_ref().filter(|found| !groups(&found.contribution).is_empty());
    let drawing = drawn.map(|found| {
        let what = name(app, measure);
        waterfall::waterfall(
            app,
            &found.contribution,
            &found.names,
            (told, &what),
            (room, usize::MAX),
        )
    });
    let mut sentences = drawing.as_ref().map_or_else(Vec::new, |own| own.sentences.clone());
    sentences.extend(drawn.map(|found| interaction(app, &found.contribution, told)));
    sentences.extend(both_years(app, measure));
    Parts {
        title: say("title"),
        note: note(app, measure, told),
        measure: choice(app),
        height: drawing
            .as_ref()
            .map_or_else(|| waterfall::height(app, room, expected(app)), |own| own.height),
        chart: drawing.map(|own| Rc::new(own.chart)),
        stale: found.as_ref().is_some_and(|found| !found.fresh),
        instead: instead(app, found.as_ref(), (told, measure)),
        sentences,
        ask: ask(app, measure),
        table: say("table"),
        heads: ["group", "part", "alone", "last"].map(say).to_vec(),
        rows: drawn.map_or_else(Vec::new, |found| rows(app, &found.contribution, told)),
        method: method(app, measure),
    }
}

/// What the groups do together beyond what each does alone.
fn interaction(app: &App, contribution: &Contribution, told: Told) -> String {
    let (language, together) = (app.language(), contribution.interaction());
    let alone = contribution.to - contribution.from - together;
    let [alone, together] = [alone, together].map(|own| told.change_with_unit(language, own));
    let values = [("alone", alone.as_str()), ("interaction", &together)];
    text_with(language, "contributions.parts.interaction", &values)
}

fn method(app: &App, measure: Measure) -> String {
    let key = if measure.is_probability() { "method_chance" } else { "method" };
    let members = WHY_MEMBERS.to_string();
    let values = [("members", members.as_str())];
    text_with(app.language(), &format!("contributions.parts.{key}"), &values)
}

/// The contribution to the measure, for the scenarios looked at or, until it is there, for those
/// before.
fn found(app: &App, measure: Measure) -> Option<Found> {
    if measure.is_probability() {
        let chances = app.why_chances()?;
        let contribution = match measure {
            Measure::Target(place) => *chances.targets.get(place)?,
            _ => chances.joint,
        };
        return Some(Found { contribution, names: names(app), fresh: true });
    }
    let (pair, years, fresh) = app.why_parts()?;
    let year = years.get(app.why_year())?;
    let contribution = match measure {
        Measure::Outcome(place) => *year.city.values().get(place)?,
        Measure::Sector(place) => *year.sectors.get(place)?,
        Measure::Target(_) | Measure::Joint => return None,
    };
    Some(Found { contribution, names: names_of(app, pair, fresh), fresh })
}

/// The names of the scenarios of a pair; empty for one that is no longer open.
fn names_of(app: &App, (from, to): &Pair, fresh: bool) -> [String; 2] {
    if fresh {
        return names(app);
    }
    let tabs = app.workspace().tabs();
    [from, to].map(|scenario| {
        let mut own = tabs.iter();
        let tab = own.find(|tab| crate::workspace::unnamed(&tab.scenario) == *scenario);
        tab.map_or_else(String::new, |tab| tab.name(app.language(), app.pack()))
    })
}

/// The groups in which the scenarios differ as far as the measure goes, the largest part first.
pub(super) fn groups(contribution: &Contribution) -> Vec<Group> {
    let own = |group: &Group| {
        let place = group.place();
        [contribution.parts[place], contribution.alone[place], contribution.last[place]]
    };
    let differs = |group: &Group| own(group).iter().any(|value| *value != 0.0);
    let mut groups: Vec<Group> = Group::ALL.into_iter().filter(differs).collect();
    let part = |group: &Group| contribution.parts[group.place()];
    groups.sort_by(|one, other| part(other).total_cmp(&part(one)));
    groups
}

/// In what the measure is told.
fn told(app: &App, measure: Measure, contribution: Option<&Contribution>) -> Told {
    if measure.is_probability() {
        return Told::probability();
    }
    let sizes = contribution.into_iter().flat_map(|own| own.parts).map(f64::abs);
    Told::outcome(measure.outcome(app.pack()), sizes.fold(0.0, f64::max))
}

fn note(app: &App, measure: Measure, told: Told) -> String {
    let language = app.language();
    // a probability is of the target's year, whatever year is looked at
    let plan = app.pack().calendar.year(app.pack().calendar.plan_years - 1).to_string();
    let year = if measure.is_probability() { plan } else { year(app) };
    let (what, unit) = (name(app, measure), told.unit(language));
    let values = [("what", what.as_str()), ("year", &year), ("unit", &unit)];
    text_with(language, "contributions.parts.note", &values)
}

/// Rows that the drawing will have: both scenarios and the groups in which they differ.
fn expected(app: &App) -> u32 {
    let order = app.why_order().filter(|order| order.work == WhyWork::Parts);
    // there are two to the number of groups combinations
    order.map_or(ROWS, |order| order.pieces.trailing_zeros() + 2)
}

fn instead(app: &App, found: Option<&Found>, (told, measure): (Told, Measure)) -> String {
    let (language, pair) = (app.language(), app.why_pair());
    match found {
        _ if pair.is_none() => text(language, "contributions.choose"),
        None if app.why().measure.is_probability() => String::new(),
        None => text(language, "contributions.computing"),
        Some(found) if !found.fresh => text(language, "contributions.earlier"),
        Some(found) if groups(&found.contribution).is_empty() => {
            if pair.is_some_and(|(from, to)| from == to) {
                return text(language, "contributions.same");
            }
            let (what, value) = (name(app, measure), told.value(found.contribution.from));
            text_with(language, "contributions.unmoved", &[("what", &what), ("value", &value)])
        }
        Some(_) => String::new(),
    }
}

/// The difference in the plan's last year and in the last of the run.
fn both_years(app: &App, measure: Measure) -> Option<String> {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let (_, years, _) = app.why_parts().filter(|(_, _, fresh)| *fresh)?;
    let Measure::Outcome(place) = measure else { return None };
    let outcome = Outcomes::<f64>::FIELDS.get(place).filter(|own| own.key == "share")?;
    let [first, last] = [calendar.plan_years - 1, calendar.horizon_years - 1];
    let difference = |index: usize| {
        let own = years.get(index)?.city.values()[place];
        let told = Told::outcome(outcome, (own.to - own.from).abs());
        Some(told.change_with_unit(language, own.to - own.from))
    };
    let (early, late) = (difference(first)?, difference(last)?);
    let [first, last] = [first, last].map(|index| calendar.year(index).to_string());
    let values = [("first", first.as_str()), ("last", &last), ("early", &early), ("late", &late)];
    Some(text_with(language, "contributions.parts.both_years", &values))
}

fn rows(app: &App, contribution: &Contribution, told: Told) -> Vec<PartRow> {
    let language = app.language();
    let row = |group: Group| {
        let own = [&contribution.parts, &contribution.alone, &contribution.last];
        PartRow {
            key: group.key(),
            label: group_label(language, group),
            cells: own.map(|values| told.change(language, values[group.place()])).to_vec(),
        }
    };
    let total = PartRow {
        key: "total",
        label: text(language, "contributions.parts.total"),
        cells: vec![told.change(language, contribution.to - contribution.from)],
    };
    groups(contribution).into_iter().map(row).chain([total]).collect()
}

/// What the share's difference is made of, as it stands on a slide.
pub(in crate::view) struct SharedOut {
    /// The drawing.
    pub(in crate::view) chart: Rc<Node>,
    /// What it shows, with year and unit.
    pub(in crate::view) note: String,
    /// What is to be read in it besides.
    pub(in crate::view) sentences: Vec<String>,
    /// Name of the scenario that the difference is counted from.
    pub(in crate::view) from: String,
    /// The difference in the plan's last year and in the last of the run, fractions.
    pub(in crate::view) differences: [f64; 2],
}

/// The waterfall of the share so wide and of so many groups at most, once it is there for the
/// scenarios that are open.
pub(in crate::view) fn shared_out(app: &App, width: f64, most: usize) -> Option<SharedOut> {
    let measure = Measure::Outcome(0);
    let found = found(app, measure).filter(|found| found.fresh)?;
    if groups(&found.contribution).is_empty() {
        return None;
    }
    let told = told(app, measure, Some(&found.contribution));
    let what = name(app, measure);
    let [from, to] = &found.names;
    let names = [from, to].map(|name| crate::view::charts::shortened(name));
    let drawing =
        waterfall::waterfall(app, &found.contribution, &names, (told, &what), (width, most));
    let (_, years, _) = app.why_parts()?;
    let calendar = &app.pack().calendar;
    let difference = |index: usize| {
        let own = years.get(index)?.city.values()[0];
        Some(own.to - own.from)
    };
    let [from, _] = names;
    let differences =
        [difference(calendar.plan_years - 1)?, difference(calendar.horizon_years - 1)?];
    let note = note(app, measure, told);
    let sentences = drawing.sentences;
    Some(SharedOut { chart: Rc::new(drawing.chart), note, sentences, from, differences })
}
