//! What a picture or table needs that is worked out only where somebody looks.

use canghai_analysis::reach::FrontierPoint;
use serde::{Deserialize, Serialize};

use crate::reach_search::{ReachSearch, ReachStep};
use crate::reach_state::{ReachEvent, ReachNews, ReachOrder};
use crate::state::App;
use crate::why_orders::{WhyReply, WhyWork};
use crate::why_state::{WhyEvent, WhyYear};
use crate::{Event, Page};

/// What has to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing but the runs of all scenarios.
    Nothing,
    /// A few more central runs.
    Runs,
    /// What the difference is made of.
    Parts,
    /// What the variance rests on.
    Variance,
    /// What it would take.
    Answer,
    /// That, and how far more leads.
    Frontier,
}

/// What the page looks at beside its scenarios, where a chart depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// What the difference is shared out of, by its word; the share where it is none.
    pub measure: String,
    /// Whether the plan's last year is looked at, and not the last of the run.
    pub plan_year: bool,
    /// Place of the scenario that the difference is counted from among those passed on; the base
    /// where there is none.
    pub from: Option<usize>,
    /// The sector whose growth is accounted for, by its id; all where it is none.
    pub growth_of: String,
    /// The question that was answered last, as a message; empty where none was.
    pub question: String,
    /// How many people more the frontier is drawn for, in halves of the way.
    pub people: usize,
}

impl App {
    /// What is looked at.
    pub(crate) fn looked(&self) -> LookedAt {
        let (pack, why) = (self.pack(), self.why());
        let from = why.from.and_then(|id| self.linked().iter().position(|tab| tab.id == id));
        let growth_of = why.growth_of.and_then(|place| pack.sectors.get(place));
        LookedAt {
            measure: why.measure.word(pack),
            plan_year: why.at == WhyYear::Plan,
            from,
            growth_of: growth_of.map_or_else(String::new, |sector| sector.id.clone()),
            question: self.reached().map_or_else(String::new, |(held, _)| held.order.message()),
            people: self.reach.people,
        }
    }

    /// Looks at what another application looked at that has the same scenarios.
    pub fn look(&mut self, at: &LookedAt) {
        let from = at.from.and_then(|place| self.workspace().tabs().get(place));
        let from = from.map_or_else(String::new, |tab| tab.id.to_string());
        let year = if at.plan_year { WhyYear::Plan } else { WhyYear::Horizon };
        self.update(Event::Why(WhyEvent::From(from)));
        self.update(Event::Why(WhyEvent::Measure(at.measure.clone())));
        self.update(Event::Why(WhyEvent::At(year)));
        self.update(Event::Why(WhyEvent::GrowthOf(at.growth_of.clone())));
        self.update(Event::Reach(ReachEvent::People(at.people)));
        if let Some(order) = ReachOrder::of_message(self.pack(), &at.question) {
            self.reach.order = Some(order);
        }
    }

    /// Works out what is needed, on this thread; `tell` hears how much is done, a part of 1.
    pub fn work_out(&mut self, needs: Needs, mut tell: impl FnMut(f64)) {
        match needs {
            Needs::Nothing => {}
            Needs::Runs | Needs::Parts | Needs::Variance => self.work_out_why(needs, &mut tell),
            Needs::Answer | Needs::Frontier => {
                self.search_whole(needs == Needs::Frontier, &mut tell);
            }
        }
    }

    /// How far more leads, and the question that this answers, once there is an answer.
    #[must_use]
    pub fn frontier(&self) -> Option<(&ReachOrder, &[FrontierPoint])> {
        self.reached().map(|(held, _)| (&held.order, held.points.as_slice()))
    }

    fn work_out_why(&mut self, needs: Needs, tell: &mut impl FnMut(f64)) {
        self.update(Event::Show(Page::Contributions));
        let chances = needs == Needs::Parts && self.why().measure.is_probability();
        if chances {
            self.update(Event::Why(WhyEvent::Ask));
        }
        if needs == Needs::Variance {
            self.update(Event::Why(WhyEvent::AskRests));
        }
        let wanted = |work: WhyWork| match needs {
            Needs::Parts => work == WhyWork::Parts || chances,
            Needs::Variance => true,
            _ => false,
        };
        while let Some(order) = self.why_order().filter(|order| wanted(order.work)).cloned() {
            let mut values = Vec::new();
            for first in (0..order.pieces).step_by(order.at_once()) {
                let pieces = first..order.pieces.min(first + order.at_once());
                let Some(more) = order.run(&self.pack, pieces.clone()) else { return };
                values.extend(more);
                tell(pieces.end as f64 / order.pieces as f64);
            }
            let reply = WhyReply { order: order.clone(), values };
            self.update(Event::Why(WhyEvent::Answer(Box::new(reply))));
            if self.why_order() == Some(&order) {
                // an answer that was not taken is none that comes again
                return;
            }
        }
    }

    fn search_whole(&mut self, frontier: bool, tell: &mut impl FnMut(f64)) {
        if self.reach_order().is_none() {
            self.update(Event::Reach(ReachEvent::Solve));
        }
        let Some(order) = self.reach_order().cloned() else { return };
        let Some(mut search) = ReachSearch::new(&self.pack, &order) else { return };
        while self.reach_order().is_some() {
            // nobody shares the work, so that all that comes is news
            let ReachStep::News(news) = search.step() else { return };
            match &news {
                ReachNews::Progress(done, of) => tell(*done as f64 / (*of).max(1) as f64),
                ReachNews::Answer(_) if !frontier => {
                    self.update(Event::Reach(ReachEvent::Heard(order.ticket, news)));
                    self.update(Event::Reach(ReachEvent::Cancel));
                    return;
                }
                _ => {}
            }
            self.update(Event::Reach(ReachEvent::Heard(order.ticket, news)));
        }
    }
}
