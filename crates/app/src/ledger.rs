//! The minutes of a meeting: what was accepted, who proposed it, why, and what it does.

use std::rc::Rc;

use canghai_plan::Scenario;
use canghai_plan::project::{Entry, MOST_ENTRIES, Minutes};

use crate::arrival::Arriving;
use crate::format::percent;
use crate::history::Change;
use crate::results::Results;
use crate::state::App;
use crate::text::text_with;
use crate::view::differences;
use crate::workspace::unnamed;

/// Longest text that an entry or the notes take, characters.
const LONGEST: usize = 10_000;

/// Something that happens to the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerEvent {
    /// The panel was opened or closed.
    Show(bool),
    /// Somebody's name was typed.
    Who(String),
    /// A reason was typed.
    Reason(String),
    /// The open scenario is accepted as it is, at this time (RFC 3339).
    Accept(String),
    /// An entry is marked or not, by its place.
    Mark(usize),
    /// An entry is struck out, by its place.
    Strike(usize),
    /// The scenario of an entry is opened again, by its place.
    Open(usize),
    /// The notes were written.
    Notes(String),
}

/// What is open of the minutes, and what is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerState {
    /// Whether the panel is open.
    pub open: bool,
    /// Who proposes what is about to be accepted.
    pub who: String,
    /// Why.
    pub reason: String,
}

impl App {
    pub(crate) fn ledger_event(&mut self, event: LedgerEvent) {
        match event {
            LedgerEvent::Show(open) => {
                self.ledger.open = open;
                // what became of a file is told where it was asked for
                self.export.came = None;
            }
            LedgerEvent::Who(who) => self.ledger.who = short(&who),
            LedgerEvent::Reason(reason) => self.ledger.reason = short(&reason),
            LedgerEvent::Accept(time) => self.accept(short(&time)),
            LedgerEvent::Mark(place) => self.write_down(|minutes| {
                if let Some(entry) = minutes.entries.get_mut(place) {
                    entry.marked = !entry.marked;
                }
            }),
            LedgerEvent::Strike(place) => self.write_down(|minutes| {
                if place < minutes.entries.len() {
                    minutes.entries.remove(place);
                }
            }),
            LedgerEvent::Open(place) => self.open_entry(place),
            LedgerEvent::Notes(notes) => {
                self.write_down(|minutes| minutes.notes = short(&notes));
            }
        }
    }

    fn write_down(&mut self, write: impl FnOnce(&mut Minutes)) {
        self.change(Change::Minutes, |workspace, _| {
            let mut minutes = (*workspace.minutes).clone();
            write(&mut minutes);
            if minutes != *workspace.minutes {
                workspace.minutes = Rc::new(minutes);
            }
        });
    }

    /// What the open scenario is held against: as it was accepted last under its name, or the base
    /// scenario in its world.
    pub(crate) fn accepted_before(&self) -> (Scenario, bool) {
        let open = self.workspace.open();
        let name = open.name(self.language(), &self.pack);
        let is_it = |entry: &&Entry| match entry.state.name.as_str() {
            "" => open.is_after(&self.pack, &entry.state),
            own => own == name,
        };
        match self.workspace.minutes.entries.iter().rev().find(is_it) {
            Some(entry) => (unnamed(&entry.state), true),
            None => (unnamed(&self.workspace.base().scenario), false),
        }
    }

    /// Accepts the open scenario where it differs from what was accepted before.
    fn accept(&mut self, time: String) {
        let (before, _) = self.accepted_before();
        let what = what(self, &before);
        if what.is_empty() || self.workspace.minutes.entries.len() >= MOST_ENTRIES {
            return;
        }
        let entry = Entry {
            time,
            who: std::mem::take(&mut self.ledger.who),
            what,
            reason: std::mem::take(&mut self.ledger.reason),
            effect: effect(self, &before),
            marked: false,
            scenario: None,
            state: self.named(self.workspace.open()),
        };
        self.write_down(|minutes| minutes.entries.push(entry));
    }

    /// Opens the scenario of an entry beside the others, or shows it where it stands already.
    fn open_entry(&mut self, place: usize) {
        let Some(entry) = self.workspace.minutes.entries.get(place) else { return };
        let arriving = Arriving {
            scenarios: vec![entry.state.clone()],
            base: None,
            open: 0,
            view: canghai_plan::link::View::default(),
            minutes: Minutes::default(),
            deck: Vec::new(),
        };
        self.open_beside(&arriving);
    }
}

/// What changed, in words; empty where nothing did.
fn what(app: &App, before: &Scenario) -> String {
    let changes = differences(app, before, app.scenario());
    let words = changes.into_iter().map(|(name, values)| format!("{name} {values}"));
    words.collect::<Vec<_>>().join("\n")
}

/// The share at the end of the plan and at the horizon, before and after.
fn effect(app: &App, before: &Scenario) -> String {
    let Ok(before) = Results::of(app.pack(), before) else { return String::new() };
    let calendar = &app.pack().calendar;
    let years = [calendar.plan_years - 1, calendar.horizon_years - 1];
    let words = years.map(|index| {
        let share = |results: &Results| {
            results.years.get(index).map_or_else(String::new, |year| percent(year.city.share, 2))
        };
        let (year, from, to) =
            (calendar.year(index).to_string(), share(&before), share(app.results()));
        let values = [("year", year.as_str()), ("from", &from), ("to", &to)];
        text_with(app.language(), "ledger.effect_year", &values)
    });
    words.join(&crate::text::text(app.language(), "ledger.and"))
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
