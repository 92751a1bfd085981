//! What the presenter's own window shows, and what it can ask for. Both travel as JSON between the
//! two windows and are checked when they arrive.

use canghai_plan::Pack;
use canghai_sim::Levers;
use serde::{Deserialize, Serialize};

use super::slide::SlideView;
use crate::event::Event;
use crate::field::Field;
use crate::language::Language;
use crate::present_state::PresentEvent;
use crate::state::App;
use crate::view::controls::{Control, LeverView, groups};

/// What the presenter's window shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConsoleView {
    /// Key of the language.
    pub language: String,
    /// Word of the theme.
    pub theme: String,
    /// The slide on the stage, or the one that a presentation would begin with.
    pub current: SlideView,
    /// The slide after it.
    pub next: Option<SlideView>,
    /// What the speaker wants to say.
    pub notes: String,
    /// Whether one presents.
    pub on_stage: bool,
    /// Whether the stage is black.
    pub black: bool,
    /// When presenting began, milliseconds since 1970; the page that has a clock sets it.
    pub began: Option<f64>,
    /// The levers of the open scenario.
    pub knobs: Vec<Knob>,
}

/// A lever over all years, or in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Knob {
    /// What it sets.
    pub sets: KnobField,
    /// Its name: the lever's, or the year.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// Smallest value, largest value, step.
    pub range: [f64; 3],
    /// The value; the mean of the years for all of them.
    pub value: f64,
    /// The same in words.
    pub text: String,
    /// The same lever in each year of the plan; none for one year.
    pub years: Vec<Knob>,
}

/// What a knob sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnobField {
    /// The lever's place in the catalogue.
    pub lever: usize,
    /// The year's number in the plan; all years where it is none.
    pub year: Option<usize>,
}

/// What the presenter's window asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ConsoleEvent {
    /// To be shown what there is.
    Hello,
    /// Something happens to the presentation.
    Present(PresentEvent),
    /// A lever moves to a value.
    Slide(KnobField, f64),
    /// A lever is let go.
    Rest(KnobField),
}

/// What the presenter's window is to show.
#[must_use]
pub fn console(app: &App) -> ConsoleView {
    let played = app.played();
    let on_stage = app.on_stage();
    let current = on_stage.unwrap_or_else(|| app.looked_at_slide());
    let place = played.iter().position(|slide| *slide == current);
    let next = place.and_then(|place| played.get(place + 1));
    let levers = groups(app).into_iter().flat_map(|group| group.levers);
    ConsoleView {
        language: app.language().key().to_owned(),
        theme: app.settings().theme.word().to_owned(),
        current: super::slide(app, current),
        next: next.map(|slide| super::slide(app, *slide)),
        notes: app.workspace().deck().notes(current).to_owned(),
        on_stage: on_stage.is_some(),
        black: app.present().black,
        began: None,
        knobs: levers.filter_map(|lever| knob(&lever)).collect(),
    }
}

fn knob(lever: &LeverView) -> Option<Knob> {
    let years = lever.years.iter().filter_map(|year| of_control(year.short.clone(), year));
    Some(Knob { years: years.collect(), ..of_control(lever.label.clone(), &lever.all)? })
}

fn of_control(name: String, control: &Control) -> Option<Knob> {
    let sets = match control.field {
        Field::AllYears(lever) => KnobField { lever, year: None },
        Field::Lever(lever, year) => KnobField { lever, year: Some(year) },
        _ => return None,
    };
    Some(Knob {
        sets,
        name,
        unit: control.unit.clone(),
        range: [control.min, control.max, control.step],
        value: control.value,
        text: control.spoken.clone(),
        years: Vec::new(),
    })
}

impl KnobField {
    /// The control of the page; `None` where there is no such lever or year.
    fn field(self, pack: &Pack) -> Option<Field> {
        let known = self.lever < Levers::<f64>::FIELDS.len();
        match self.year {
            None => known.then_some(Field::AllYears(self.lever)),
            Some(year) => {
                (known && year < pack.calendar.plan_years).then_some(Field::Lever(self.lever, year))
            }
        }
    }
}

impl ConsoleView {
    /// The view as text.
    #[must_use]
    pub fn write(&self) -> String {
        // texts and finite numbers can always be written
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The view of a text that came from another window; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language)
    }
}

impl ConsoleEvent {
    /// The event as text.
    #[must_use]
    pub fn write(&self) -> String {
        // names and numbers can always be written
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The event of a text that came from another window; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What happens to the application; nothing where only an answer is asked for, or where there is
    /// no such lever.
    #[must_use]
    pub fn event(self, pack: &Pack) -> Option<Event> {
        match self {
            Self::Hello => None,
            Self::Present(event) => Some(Event::Present(event)),
            Self::Slide(sets, value) => Some(Event::Slide(sets.field(pack)?, value)),
            Self::Rest(sets) => Some(Event::Leave(sets.field(pack)?)),
        }
    }
}
