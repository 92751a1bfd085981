//! What becomes of the sectors.

use super::slide::{Block, Cell, SlideTable};
use super::{Content, year, years};
use crate::format::{grouped, signed};
use crate::state::App;
use crate::text::{text, text_with, unit_label};

/// Value added of a sector in the base year, at the plan's end and at the horizon, and how much of
/// the last is more than in the base scenario, 1e8 CNY.
struct Course {
    first: f64,
    plan: f64,
    last: f64,
    more: f64,
}

impl Course {
    fn of(app: &App, index: usize) -> Self {
        let pack = app.pack();
        let (plan, last) = years(app);
        let in_year = |results: &crate::results::Results, year: usize| {
            let outcomes = results.years.get(year);
            outcomes.and_then(|year| year.value_added.get(index)).copied().unwrap_or_default()
        };
        let part = app.scenario().base_share * pack.sectors[index].share_of_base.value;
        Self {
            first: pack.base.gdp.value * part,
            plan: in_year(app.results(), plan),
            last: in_year(app.results(), last),
            more: in_year(app.results(), last) - in_year(app.base(), last),
        }
    }
}

pub(super) fn sectors(app: &App) -> Content {
    let (language, pack) = (app.language(), app.pack());
    let courses: Vec<Course> =
        (0..pack.sectors.len()).map(|index| Course::of(app, index)).collect();
    let grown = |course: &Course| course.plan - course.first;
    let most = courses
        .iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| grown(one).total_cmp(&grown(other)));
    let (plan, last) = (year(app, years(app).0), year(app, years(app).1));
    let first = pack.calendar.base_year.to_string();
    let unit = unit_label(language, "1e8 CNY");
    let sentence = most.map_or_else(String::new, |(index, course)| {
        let (now, more) = (grouped(course.plan, 1), grouped(grown(course), 1));
        let values = [
            ("sector", language.of(&pack.sectors[index].short)),
            ("year", &plan),
            ("now", &now),
            ("base", &first),
            ("more", &more),
            ("unit", &unit),
        ];
        text_with(language, "present.sectors", &values)
    });
    let more = text_with(language, "present.column.more", &[("year", &last)]);
    let head = [text(language, "present.column.sector"), first, plan, last, more];
    let longest = courses.iter().map(|course| course.plan).fold(f64::MIN_POSITIVE, f64::max);
    let row = |(index, course): (usize, &Course)| {
        let bar = Cell {
            class: format!("sector-{}", index % 6 + 1),
            bar: Some((course.plan / longest).clamp(0.0, 1.0)),
            ..Cell::of(grouped(course.plan, 1))
        };
        vec![
            Cell::of(language.of(&pack.sectors[index].label)),
            Cell::of(grouped(course.first, 1)),
            bar,
            Cell::strong(grouped(course.last, 1)),
            Cell::of(signed(language, course.more, 1)),
        ]
    };
    let rows = courses.iter().enumerate().map(row).collect();
    Content {
        sentence,
        blocks: vec![Block::Table(SlideTable { head: head.to_vec(), rows })],
        source: text(language, "present.sectors_note"),
    }
}
