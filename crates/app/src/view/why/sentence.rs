//! The finding in a sentence: how much more, from where, and what binds.

use canghai_analysis::{Contribution, Group, binding_since};

use super::{names, year};
use crate::format::{grouped, signed};
use crate::state::App;
use crate::text::{bound_by, group_label, text, text_with};

/// A change of the share that is shown as none, percentage points.
const SMALLEST: f64 = 0.005;
/// Part of the difference from which a group that works against it is worth a word.
const AGAINST: f64 = 0.1;
/// Groups that are named.
const NAMED: usize = 2;
/// Quarters of a year.
const QUARTERS: usize = 4;

pub(super) fn sentence(app: &App) -> String {
    let language = app.language();
    if app.why_pair().is_none() {
        return text(language, "contributions.choose");
    }
    let share = app
        .why_parts()
        .filter(|(_, _, fresh)| *fresh)
        .and_then(|(_, years, _)| years.get(app.why_year()))
        .map(|year| year.city.share);
    let Some(share) = share else { return text(language, "contributions.computing") };
    let parts = [difference(app, &share), most(app, &share), against(app, &share), binds(app)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&text(language, "contributions.line.then"))
        + &text(language, "contributions.line.end")
}

fn difference(app: &App, share: &Contribution) -> String {
    let points = (share.to - share.from) * 100.0;
    let key = match points {
        _ if points.abs() < SMALLEST => "contributions.line.alike",
        _ if points > 0.0 => "contributions.line.more",
        _ => "contributions.line.less",
    };
    let ([from, to], year) = (names(app), year(app));
    let points = grouped(points.abs(), 2);
    let values = [("from", from.as_str()), ("to", &to), ("year", &year), ("points", &points)];
    text_with(app.language(), key, &values)
}

/// The groups by what they contribute in the direction of the difference, the most first.
fn along(share: &Contribution) -> Vec<(Group, f64)> {
    let direction = (share.to - share.from).signum();
    let mut parts: Vec<(Group, f64)> =
        Group::ALL.into_iter().map(|group| (group, share.parts[group.place()])).collect();
    parts.sort_by(|(_, one), (_, other)| (other * direction).total_cmp(&(one * direction)));
    parts
}

/// A group with its part.
fn named(app: &App, (group, part): (Group, f64)) -> String {
    let language = app.language();
    let (group, points) = (group_label(language, group), signed(language, part * 100.0, 2));
    text_with(language, "contributions.line.part", &[("group", &group), ("points", &points)])
}

/// The groups that bring most of it.
fn most(app: &App, share: &Contribution) -> String {
    let (language, difference) = (app.language(), share.to - share.from);
    let counts = |part: f64| part * difference.signum() * 100.0 >= SMALLEST;
    let parts = along(share).into_iter().take(NAMED).filter(|(_, part)| counts(*part));
    let parts: Vec<String> = parts.map(|part| named(app, part)).collect();
    if parts.is_empty() || difference.abs() * 100.0 < SMALLEST {
        return String::new();
    }
    let parts = parts.join(&text(language, "contributions.line.and"));
    text_with(language, "contributions.line.most", &[("parts", &parts)])
}

/// The group that works against it most, if that is worth a word.
fn against(app: &App, share: &Contribution) -> String {
    let difference = share.to - share.from;
    let last = along(share).pop();
    let counts = |part: f64| {
        -part * difference.signum() >= (AGAINST * difference.abs()).max(SMALLEST / 100.0)
    };
    last.filter(|(_, part)| counts(*part)).map_or_else(String::new, |part| {
        let part = named(app, part);
        text_with(app.language(), "contributions.line.against", &[("part", &part)])
    })
}

/// The tightest constraint at the end of the year.
fn binds(app: &App) -> String {
    let (language, year) = (app.language(), year(app));
    let Some(central) = app.why_central() else { return String::new() };
    let until = &central.quarters[..central.quarters.len().min((app.why_year() + 1) * QUARTERS)];
    let Some(tightest) = binding_since(until).first().copied() else {
        return text_with(language, "contributions.line.free", &[("year", &year)]);
    };
    let sector = app.pack().sectors.get(tightest.sector);
    let sector = sector.map_or("", |sector| language.of(&sector.label));
    let bound = bound_by(language, tightest.constraint);
    let values = [("year", year.as_str()), ("sector", sector), ("bound", &bound)];
    text_with(language, "contributions.line.binds", &values)
}
