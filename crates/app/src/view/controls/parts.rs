//! Parts of a whole: a bar whose parts can be moved, and each part by itself.

use canghai_plan::{ShareGroup, Split};
use canghai_sim::{Levers, Mix};

use super::{Control, control};
use crate::field::{Field, Lock, Whole, Years};
use crate::format::grouped;
use crate::state::App;
use crate::text::{short_label, text, text_with, unit_label};
use crate::view::{Info, Subject, info};

/// Parts of a whole that sum to 100 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// What is parted, for programs.
    pub key: String,
    /// What is parted.
    pub label: String,
    /// The button for its card.
    pub info: Info,
    /// The group whose parts can be set apart by year, and whether they are.
    pub split: Option<(ShareGroup, bool)>,
    /// One bar, or one a plan year.
    pub bars: Vec<Bar>,
}

/// One whole with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The year, where there is a bar for each.
    pub year: String,
    /// The parts in their order.
    pub parts: Vec<PartView>,
    /// The boundaries between them, each after the part of its place.
    pub boundaries: Vec<Control>,
}

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartView {
    /// Class that colours it.
    pub class: String,
    /// Its name where there is little room.
    pub short: String,
    /// In percent, for the bar.
    pub percent: String,
    /// Its part of the whole in percent, for the bar's length.
    pub length: f64,
    /// The control of its part, percent.
    pub control: Control,
    /// The controls of what it amounts to, one a lever.
    pub amounts: Vec<Control>,
    /// Its lock, the lock's name, and whether it is locked.
    pub lock: (Lock, String, bool),
}

pub(in crate::view) fn parts(app: &App) -> Vec<Parts> {
    let mix = Parts {
        key: "mix".to_owned(),
        label: text(app.language(), "mix.title"),
        info: info(app, Subject::Mix),
        split: None,
        bars: vec![bar(app, Whole::Mix, String::new())],
    };
    std::iter::once(mix).chain(ShareGroup::ALL.map(|group| sectors(app, group))).collect()
}

fn sectors(app: &App, group: ShareGroup) -> Parts {
    let by_year = matches!(app.scenario().shares.get(&group), Some(Split::ByYear(_)));
    let bars = if by_year {
        let years = app.pack().plan_years().enumerate();
        let bar = |(number, year): (usize, i32)| {
            bar(app, Whole::Sectors(group, Years::One(number)), year.to_string())
        };
        years.map(bar).collect()
    } else {
        vec![bar(app, Whole::Sectors(group, Years::All), String::new())]
    };
    Parts {
        key: group.key().to_owned(),
        label: title(app, group),
        info: info(app, Subject::Shares(group)),
        split: Some((group, by_year)),
        bars,
    }
}

fn title(app: &App, group: ShareGroup) -> String {
    text(app.language(), &format!("shares.{}.label", group.key()))
}

fn bar(app: &App, whole: Whole, year: String) -> Bar {
    let names = names(app, whole);
    let parts: Vec<PartView> = names
        .iter()
        .enumerate()
        .map(|(part, name)| self::part(app, whole, part, name, &year))
        .collect();
    let boundary = |part: usize| {
        let (before, after) = (names[part].as_str(), names[part + 1].as_str());
        let values =
            [("whole", &*whole_name(app, whole, &year)), ("before", before), ("after", after)];
        let name = text_with(app.language(), "parts.boundary", &values);
        control(app, Field::Boundary(whole, part), name, String::new(), "%", None)
    };
    let boundaries = (0..names.len().saturating_sub(1)).map(boundary).collect();
    Bar { year, parts, boundaries }
}

/// Names of the parts where there is little room.
fn names(app: &App, whole: Whole) -> Vec<String> {
    let language = app.language();
    match whole {
        Whole::Sectors(..) => {
            let sectors = app.pack().sectors.iter();
            sectors.map(|sector| language.of(&sector.short).to_owned()).collect()
        }
        Whole::Mix => {
            let parts = Mix::<f64>::FIELDS.iter();
            parts.map(|part| text(language, &format!("mix.{}.label", part.key))).collect()
        }
    }
}

fn whole_name(app: &App, whole: Whole, year: &str) -> String {
    let title = match whole {
        Whole::Sectors(group, _) => title(app, group),
        Whole::Mix => text(app.language(), "mix.title"),
    };
    if year.is_empty() { title } else { format!("{title} {year}") }
}

fn part(app: &App, whole: Whole, part: usize, short: &str, year: &str) -> PartView {
    let language = app.language();
    let name = format!("{} {short}", whole_name(app, whole, year));
    let control = control(app, Field::Part(whole, part), name.clone(), short.to_owned(), "%", None);
    let lock = Lock::of(whole, part);
    let family = if whole == Whole::Mix { "instrument" } else { "sector" };
    PartView {
        class: format!("{family}-{}", part % 6 + 1),
        short: short.to_owned(),
        percent: grouped(control.value, 0),
        length: control.value,
        amounts: whole.levers().map(|lever| amount(app, whole, lever, part, &name)).collect(),
        lock: (
            lock,
            text_with(language, "parts.lock", &[("part", &name)]),
            app.workspace().open().locks.contains(&lock),
        ),
        control,
    }
}

fn amount(app: &App, whole: Whole, lever: usize, part: usize, name: &str) -> Control {
    let language = app.language();
    let field = Field::Amount(whole, lever, part);
    let quantity = &Levers::<f64>::FIELDS[lever];
    let lever = short_label(language, quantity);
    let name = text_with(language, "parts.amount", &[("part", name), ("lever", &lever)]);
    control(app, field, name, lever, &unit_label(language, quantity.unit), None)
}
