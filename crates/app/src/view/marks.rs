//! What is usual of a lever and what is heroic, as marks for its track.

use canghai_plan::{Grade, LargestSeen, Lever};

use crate::format::{lever_amount, lever_number};
use crate::state::App;
use crate::text::{text, text_with};

/// What a mark on a lever's track stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The base scenario.
    Trend,
    /// The effort that stands for the plan, an assumption of ours.
    Effort,
    /// The largest comparable value found in a document.
    LargestSeen,
}

/// A value marked on a lever's track.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The value, in the lever's unit.
    pub value: f64,
    /// What it stands for.
    pub kind: MarkKind,
    /// The same in words, with value, unit and grade.
    pub words: String,
}

/// What is usual of a lever and what is heroic.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    /// Values to mark: the trend, the plan effort, and the largest value seen where one was found.
    pub marks: Vec<Mark>,
    /// The range in which the lever ordinarily lies, in its unit.
    pub usual: (f64, f64),
    /// That range in words.
    pub usual_words: String,
    /// Above this value, in the lever's unit, a setting is heroic.
    pub heroic_from: Option<f64>,
    /// What heroic means here; where nothing was seen, that nothing was, and what was looked for.
    pub heroic_words: String,
}

/// The marks of a lever in a plan year, or over all of them where no year is given: trend and plan
/// effort are then their mean.
///
/// # Formula
/// Heroic is what lies above all of these: the largest value seen, the high end of the usual range,
/// and the plan effort of the year in which it is highest. Where no comparable value was found in a
/// document nothing is called heroic, since there is nothing to measure it by.
#[must_use]
pub fn marks(app: &App, lever: &str, year: Option<usize>) -> Option<Marks> {
    let (language, pack) = (app.language(), app.pack());
    let entry = pack.lever(lever)?;
    let effort = pack.ready_made.get(1)?.scenario.lever(pack, lever);
    let (trend_now, effort_now) = (in_year(&entry.trend, year)?, in_year(effort, year)?);
    let trend_grade = entry.provenance.grade;
    let mut marks = vec![
        mark(app, entry, MarkKind::Trend, trend_now, trend_grade, ""),
        mark(app, entry, MarkKind::Effort, effort_now, Grade::Assumption, ""),
    ];
    let usual_grade = grade_word(app, entry.usual.provenance.grade);
    let usual_values = [("range", &*usual_range(app, entry)), ("grade", &usual_grade)];
    let (heroic_from, heroic_words) = match &entry.largest_seen {
        LargestSeen::Nothing(sentence) => (None, language.of(sentence).to_owned()),
        LargestSeen::Found(seen) => {
            let (grade, what) = (seen.provenance.grade, language.of(&seen.what));
            marks.push(mark(app, entry, MarkKind::LargestSeen, seen.value, grade, what));
            let from = effort.iter().copied().fold(seen.value.max(entry.usual.high), f64::max);
            let amount = lever_amount(language, entry.quantity, from);
            (Some(from), text_with(language, "marks.heroic", &[("amount", &amount)]))
        }
    };
    Some(Marks {
        marks,
        usual: (entry.usual.low, entry.usual.high),
        usual_words: text_with(language, "marks.usual", &usual_values),
        heroic_from,
        heroic_words,
    })
}

fn mark(app: &App, lever: &Lever, kind: MarkKind, value: f64, grade: Grade, what: &str) -> Mark {
    let key = match kind {
        MarkKind::Trend => "marks.trend",
        MarkKind::Effort => "marks.effort",
        MarkKind::LargestSeen => "marks.largest_seen",
    };
    let amount = lever_amount(app.language(), lever.quantity, value);
    let grade = grade_word(app, grade);
    let values = [("amount", amount.as_str()), ("what", what), ("grade", &grade)];
    Mark { value, kind, words: text_with(app.language(), key, &values) }
}

/// The value of a year, or the mean of all.
fn in_year(values: &[f64], year: Option<usize>) -> Option<f64> {
    match year {
        Some(year) => values.get(year).copied(),
        None if values.is_empty() => None,
        None => Some(values.iter().sum::<f64>() / values.len() as f64),
    }
}

/// The usual range of a lever in words; one number where both ends are the same.
pub(super) fn usual_range(app: &App, lever: &Lever) -> String {
    let high = lever_amount(app.language(), lever.quantity, lever.usual.high);
    if lever.usual.low < lever.usual.high {
        format!("{} – {high}", lever_number(lever.quantity, lever.usual.low))
    } else {
        high
    }
}

/// The word of a grade.
pub(super) fn grade_word(app: &App, grade: Grade) -> String {
    text(app.language(), &format!("grade.{}", grade.word()))
}
