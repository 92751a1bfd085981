//! The levers, by kind.

use canghai_sim::{Levers, Quantity};

use super::{Control, control};
use crate::field::Field;
use crate::format::{lever_amount, rounded};
use crate::language::Language;
use crate::state::App;
use crate::text::{label, short_label, text, text_with, unit_label};
use crate::view::{Info, Marks, Subject, info, marks};

/// The levers of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverGroup {
    /// Its key, for the style sheet.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its values in few words, for where it is folded.
    pub digest: String,
    /// Its levers.
    pub levers: Vec<LeverView>,
}

/// One lever with its years.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverView {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its unit in words, or what a pure number is out of.
    pub unit: String,
    /// The button for its card.
    pub info: Info,
    /// What is usual of it and what is heroic.
    pub marks: Option<Marks>,
    /// Said where a year is above all that was seen; else empty.
    pub heroic: String,
    /// The control that moves all years.
    pub all: Control,
    /// One control a plan year.
    pub years: Vec<Control>,
    /// That the lever can be set by year, with the years' values in order where they differ.
    pub profile: String,
    /// The years' values over the largest of them or the base's, for bars.
    pub bars: Vec<f64>,
    /// The name of the part with the years' controls.
    pub by_year: String,
}

/// The groups and the levers in them, by key.
pub(in crate::view) const GROUPS: [(&str, &[&str]); 4] = [
    ("money", &["special_fund", "guidance_fund"]),
    ("land", &["land", "plot_ratio", "flexible_tenure"]),
    ("talent", &["high_level_talent", "skilled_training"]),
    ("promotion", &["signed_projects"]),
];

pub(in crate::view) fn groups(app: &App) -> Vec<LeverGroup> {
    GROUPS.iter().map(|(key, levers)| group(app, key, levers)).collect()
}

fn group(app: &App, key: &'static str, levers: &[&str]) -> LeverGroup {
    let language = app.language();
    let levers: Vec<LeverView> =
        levers.iter().filter_map(|lever| self::lever(app, lever)).collect();
    let digest = levers.iter().filter_map(|lever| {
        let quantity = lever.all.field.lever()?;
        let amount = lever_amount(language, quantity, lever.all.value);
        Some(format!("{} {amount}", short_label(language, quantity)))
    });
    LeverGroup {
        key,
        label: text(language, &format!("group.{key}.label")),
        digest: digest.collect::<Vec<_>>().join(" · "),
        levers,
    }
}

fn lever(app: &App, key: &str) -> Option<LeverView> {
    let language = app.language();
    let index = Levers::<f64>::FIELDS.iter().position(|lever| lever.key == key)?;
    let lever = &Levers::<f64>::FIELDS[index];
    let unit = unit_label(language, lever.unit);
    let base = &app.workspace().base().scenario;
    let of_base = |field: Field| Some(field.value(app.pack(), base));
    let name = label(language, lever);
    let years = years(app, index, lever, &unit, of_base);
    let marks = marks(app, key, None);
    let all = Field::AllYears(index);
    let all_name = text_with(language, "lever_years.all", &[("lever", &name)]);
    Some(LeverView {
        key: lever.key,
        info: info(app, Subject::Lever(lever.key)),
        heroic: heroic(marks.as_ref(), &years),
        marks,
        all: control(app, all, all_name, String::new(), &unit, of_base(all)),
        profile: profile(language, &years),
        bars: bars(&years),
        by_year: text_with(language, "lever_years.by_year", &[("lever", &name)]),
        years,
        label: name,
        unit: if unit.is_empty() { text(language, &format!("pure.{key}")) } else { unit },
    })
}

fn years(
    app: &App,
    index: usize,
    lever: &Quantity,
    unit: &str,
    of_base: impl Fn(Field) -> Option<f64>,
) -> Vec<Control> {
    let language = app.language();
    let year = |(number, year): (usize, i32)| {
        let short = year.to_string();
        let year = text_with(language, "time.year", &[("year", &short)]);
        let field = Field::Lever(index, number);
        let name = format!("{} {year}", label(language, lever));
        control(app, field, name, short, unit, of_base(field))
    };
    app.pack().plan_years().enumerate().map(year).collect()
}

/// What heroic means, where a year is.
fn heroic(marks: Option<&Marks>, years: &[Control]) -> String {
    let marks = marks.filter(|marks| {
        marks.heroic_from.is_some_and(|from| years.iter().any(|year| year.value > from))
    });
    marks.map_or_else(String::new, |marks| marks.heroic_words.clone())
}

/// `by year 2 / 2.4 / 2.8`; without values where the years are alike.
fn profile(language: Language, years: &[Control]) -> String {
    let alike = years.windows(2).all(|pair| pair[0].value == pair[1].value);
    let words: Vec<String> = years.iter().map(|year| rounded(year.value)).collect();
    let by_year = text(language, "lever_years.short");
    if alike { by_year } else { format!("{by_year} {}", words.join(" / ")) }
}

/// Heights from 0 to 1 with the range's begin at the bottom.
fn bars(years: &[Control]) -> Vec<f64> {
    let height = |control: &Control, value: f64| value - control.min.min(0.0);
    let values = years.iter().flat_map(|year| {
        std::iter::once(height(year, year.value)).chain(year.base.map(|base| height(year, base)))
    });
    let largest = values.fold(0.0, f64::max);
    let part =
        |year: &Control| if largest > 0.0 { height(year, year.value) / largest } else { 0.0 };
    years.iter().map(part).collect()
}
