//! What the presenter's own window shows, and what it can ask for. Both travel as JSON between the
//! two windows and are checked when they arrive.

use canghai_sim::Levers;
use serde::{Deserialize, Serialize};

use super::slide::SlideView;
use crate::event::Event;
use crate::field::Field;
use crate::language::Language;
use crate::present_state::PresentEvent;
use crate::state::App;
use crate::view::controls::{Control, groups};

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

/// A lever over all years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Knob {
    /// The lever's place in the catalogue.
    pub lever: usize,
    /// Its name.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// Smallest value, largest value, step.
    pub range: [f64; 3],
    /// The mean of its years.
    pub value: f64,
    /// The same in words.
    pub text: String,
}

/// What the presenter's window asks for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum ConsoleEvent {
    /// To be shown what there is.
    Hello,
    /// The presentation begins.
    Start,
    /// The presentation ends.
    Leave,
    /// The next slide.
    Next,
    /// The slide before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The stage goes black, or light again.
    Black,
    /// A lever moves to a value in all years.
    Slide(usize, f64),
    /// A lever is let go.
    Rest(usize),
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
        knobs: levers.filter_map(|lever| knob(lever.label, &lever.all)).collect(),
    }
}

fn knob(name: String, control: &Control) -> Option<Knob> {
    let Field::AllYears(lever) = control.field else { return None };
    Some(Knob {
        lever,
        name,
        unit: control.unit.clone(),
        range: [control.min, control.max, control.step],
        value: control.value,
        text: control.spoken.clone(),
    })
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
    pub fn write(self) -> String {
        // names and numbers can always be written
        serde_json::to_string(&self).unwrap_or_default()
    }

    /// The event of a text that came from another window; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What happens to the application; nothing where only an answer is asked for, or where there is
    /// no such lever.
    #[must_use]
    pub fn event(self) -> Option<Event> {
        let field =
            |lever: usize| (lever < Levers::<f64>::FIELDS.len()).then_some(Field::AllYears(lever));
        let present = match self {
            Self::Hello => return None,
            Self::Slide(lever, value) => return Some(Event::Slide(field(lever)?, value)),
            Self::Rest(lever) => return Some(Event::Leave(field(lever)?)),
            Self::Start => PresentEvent::Start,
            Self::Leave => PresentEvent::Leave,
            Self::Next => PresentEvent::Next,
            Self::Previous => PresentEvent::Previous,
            Self::First => PresentEvent::First,
            Self::Last => PresentEvent::Last,
            Self::Black => PresentEvent::Black,
        };
        Some(Event::Present(present))
    }
}
