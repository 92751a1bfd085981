//! What happens on the page that finds what it would take.

use std::rc::Rc;

use canghai_analysis::reach::{Change, Question};
use canghai_plan::Scenario;
use canghai_plan::link::Page;

use crate::history;
use crate::reach_state::{Held, ReachEvent, ReachField, ReachNews, ReachOrder, ReachState};
use crate::results::Results;
use crate::state::{App, Notice};
use crate::text::{label, text_with};
use crate::workspace::unnamed;

impl App {
    /// The search that is wanted now, if any; the page runs it and calls off any other.
    #[must_use]
    pub fn reach_order(&self) -> Option<&ReachOrder> {
        self.reach.order.as_ref()
    }

    pub(crate) fn reach_event(&mut self, event: ReachEvent) {
        match event {
            ReachEvent::Outcome(key) => self.reach.choose(&self.pack, &key),
            ReachEvent::Year(year) => {
                if self.pack.calendar.index(year).is_some() {
                    self.reach.year = year;
                }
            }
            ReachEvent::Probability(one) => {
                let offered = |p: f64| ReachState::PROBABILITIES.contains(&p);
                if one.is_none_or(offered) {
                    self.reach.probability = one;
                }
            }
            ReachEvent::Type(field, text) => self.type_in_reach(field, text),
            ReachEvent::Leave(field) => {
                let typed = self.reach.drafts.get(&field);
                if typed.is_some_and(|text| self.reach_value(field, text).is_some()) {
                    self.reach.drafts.remove(&field);
                }
            }
            ReachEvent::Lock(place) => {
                if !self.reach.locked.remove(&place) {
                    self.reach.locked.insert(place);
                }
            }
            ReachEvent::Solve => self.solve(),
            ReachEvent::Cancel => self.reach.order = None,
            ReachEvent::Heard(ticket, news) => self.hear(ticket, news),
            ReachEvent::Fewest(fewest) => self.reach.fewest = fewest,
            ReachEvent::People(halves) => self.reach.people = halves.min(2),
            ReachEvent::Open(page) => self.open_change(page),
        }
    }

    fn reach_value(&self, field: ReachField, text: &str) -> Option<f64> {
        self.reach.parse(field, &self.pack, self.scenario(), text).ok()
    }

    fn type_in_reach(&mut self, field: ReachField, text: String) {
        if let Some(value) = self.reach_value(field, &text) {
            self.reach.set(field, value);
        }
        self.reach.drafts.insert(field, text);
    }

    /// Whether what stands in a field is wrong, and so was not taken.
    pub(crate) fn wrong_in_reach(&self) -> Option<ReachField> {
        let mut drafts = self.reach.drafts.iter();
        let wrong = drafts.find(|(field, text)| self.reach_value(**field, text).is_none());
        wrong.map(|(field, _)| *field)
    }

    /// The question as it stands, unless a number of it is wrong.
    fn reach_question(&self) -> Option<ReachOrder> {
        if self.wrong_in_reach().is_some() {
            return None;
        }
        let scenario = unnamed(self.scenario());
        let ask = self.reach.ask_with(&self.reach.settled_ceilings(&self.pack, &scenario));
        // fields let nothing through that the engine refuses
        Question::new(&self.pack, &scenario, &ask).ok()?;
        Some(ReachOrder { ticket: self.reach.tickets + 1, scenario, ask })
    }

    /// The question that is likely to be put next: the one that stands there while no search is
    /// under way and no answer to it is known.
    pub(crate) fn likely_question(&self) -> Option<ReachOrder> {
        let known = self.reach.order.is_some() || self.reached().is_some_and(|(_, same)| same);
        (!known).then(|| self.reach_question()).flatten()
    }

    /// Puts the question, unless a number of it is wrong.
    fn solve(&mut self) {
        let Some(order) = self.reach_question() else { return };
        self.reach.ceilings = self.reach.settled_ceilings(&self.pack, &order.scenario);
        self.reach.tickets = order.ticket;
        self.reach.progress = (0, 0);
        self.reach.order = Some(order);
    }

    /// Takes what the search under way gives; of any other it comes too late.
    fn hear(&mut self, ticket: u64, news: ReachNews) {
        let Some(order) = self.reach.order.as_ref().filter(|order| order.ticket == ticket) else {
            return;
        };
        match news {
            ReachNews::Progress(done, of) => self.reach.progress = (done, of),
            ReachNews::Answer(answer) => {
                let run = |scenario: &Scenario| Results::of(&self.pack, scenario).map(Rc::new).ok();
                let fewest = answer.fewest.as_ref().and_then(|change| run(&change.scenario));
                let runs = run(&order.scenario).zip(run(&answer.change.scenario));
                if let Some((own, changed)) = runs {
                    let (order, answer) = (order.clone(), *answer);
                    let points = Vec::new();
                    self.reach.held = Some(Held { order, answer, own, changed, fewest, points });
                }
                self.reach.progress = (0, 0);
            }
            ReachNews::Point(point) => {
                if let Some(held) = &mut self.reach.held {
                    held.points.push(point);
                }
            }
            ReachNews::Over => self.reach.order = None,
            ReachNews::Missing => {
                self.reach.order = None;
                self.notice = Some(Notice::Missing);
            }
        }
    }

    /// The last answer, and whether it is to the question and scenario as they are now.
    pub(crate) fn reached(&self) -> Option<(&Held, bool)> {
        let held = self.reach.held.as_ref()?;
        let same =
            held.order.ask == self.reach.ask() && held.order.scenario == unnamed(self.scenario());
        Some((held, same))
    }

    /// The change that is looked at, with its central run.
    pub(crate) fn looked_at(&self) -> Option<(&Change, &Results)> {
        let (held, _) = self.reached()?;
        let fewest = held.answer.fewest.as_ref().zip(held.fewest.as_deref());
        match fewest.filter(|_| self.reach.fewest) {
            Some((change, results)) => Some((change, results)),
            None => Some((&held.answer.change, &held.changed)),
        }
    }

    fn open_change(&mut self, page: Page) {
        let Some((change, _)) = self.looked_at() else { return };
        if !self.workspace.has_room() {
            self.notice = Some(Notice::NoRoom);
            return;
        }
        let language = self.language();
        let outcome = label(language, self.reach.outcome);
        let year = self.reach.year.to_string();
        let name =
            text_with(language, "reach.page.name", &[("outcome", &outcome), ("year", &year)]);
        let scenario = Scenario { name, ..change.scenario.clone() };
        self.change(history::Change::Add, |workspace, _| {
            let locks = workspace.open().locks.clone();
            workspace.add(workspace.next_number(), scenario, locks);
        });
        self.show_page(page);
    }
}
