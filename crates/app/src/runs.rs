//! Runs of the scenarios that stand side by side.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use canghai_analysis::Answer;
use canghai_plan::link::Page;
use canghai_plan::{Pack, Scenario};

use crate::futures::{Depth, Order, Reply};
use crate::results::Results;
use crate::state::{App, in_the_same_world};
use crate::workspace::{Tab, unnamed};

/// Set in the revision of an order that is for the comparison and not for the open scenario.
const COMPARED: u64 = 1 << 63;
/// Answers that are kept: those of all tabs, and those that a step back may want again.
const KEPT: usize = 24;

/// A scenario and the base in its world, both without their names.
pub(crate) type Pair = (Scenario, Scenario);

/// What was run, by the scenarios that it was run for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Runs {
    central: Vec<(Scenario, Rc<Results>)>,
    futures: Vec<(Pair, Rc<Answer>)>,
}

impl Runs {
    /// The central run of a scenario.
    pub(crate) fn central(&self, scenario: &Scenario) -> Option<&Results> {
        let found = self.central.iter().find(|(known, _)| known == scenario);
        found.map(|(_, results)| &**results)
    }

    /// The futures of a pair.
    pub(crate) fn futures(&self, pair: &Pair) -> Option<&Answer> {
        self.futures.iter().find(|(known, _)| known == pair).map(|(_, answer)| &**answer)
    }

    pub(crate) fn keep(&mut self, pair: Pair, answer: Rc<Answer>) {
        self.futures.retain(|(known, _)| *known != pair);
        self.futures.insert(0, (pair, answer));
        self.futures.truncate(KEPT);
    }

    /// Runs what is not run yet, and forgets what is not asked for.
    fn refresh(&mut self, pack: &Pack, pairs: &[Pair]) {
        let wanted =
            |known: &Scenario| pairs.iter().any(|(own, base)| own == known || base == known);
        self.central.retain(|(known, _)| wanted(known));
        for scenario in pairs.iter().flat_map(|(own, base)| [own, base]) {
            if self.central(scenario).is_none()
                && let Ok(results) = Results::of(pack, scenario)
            {
                self.central.push((scenario.clone(), Rc::new(results)));
            }
        }
    }
}

impl App {
    /// A tab's scenario and the base in its world.
    pub(crate) fn pair_of(&self, tab: &Tab) -> Pair {
        let base = in_the_same_world(&self.workspace().base().scenario, &tab.scenario);
        (unnamed(&tab.scenario), unnamed(&base))
    }

    /// A tab's central run, that of the base in its world, and what many futures say, once they are
    /// run; `None` while nobody looks at scenarios side by side.
    pub(crate) fn runs_of(&self, tab: &Tab) -> Option<(&Results, &Results, Option<&Answer>)> {
        let pair = self.pair_of(tab);
        let (results, base) = (self.runs.central(&pair.0)?, self.runs.central(&pair.1)?);
        Some((results, base, self.runs.futures(&pair)))
    }

    /// What many futures of a tab's scenario say, once they are run.
    pub(crate) fn futures_of(&self, tab: &Tab) -> Option<&Answer> {
        self.runs.futures(&self.pair_of(tab))
    }

    fn pairs(&self) -> Vec<Pair> {
        self.workspace().tabs().iter().map(|tab| self.pair_of(tab)).collect()
    }

    /// Whether a page is seen that shows scenarios side by side.
    fn stands_side_by_side(&self) -> bool {
        matches!(self.settings().page, Page::Compare | Page::Present)
    }

    /// Runs the scenarios that stand side by side, while they are seen.
    pub(crate) fn run_compared(&mut self) {
        if self.stands_side_by_side() {
            let pairs = self.pairs();
            self.runs.refresh(&self.pack, &pairs);
        }
    }

    /// What the workers are to run next for the comparison; `None` where nothing is missing or
    /// nobody looks.
    #[must_use]
    pub fn compare_order(&self) -> Option<Order> {
        if !self.stands_side_by_side() {
            return None;
        }
        let missing = |pair: &Pair| self.runs.futures(pair).is_none();
        let (scenario, base) = self.pairs().into_iter().find(missing)?;
        let pair = (scenario, base);
        let revision = COMPARED | ticket(&pair);
        let (scenario, base) = pair;
        Some(Order {
            revision,
            scenario,
            base,
            years: self.pack().calendar.horizon_years,
            depth: Depth::Exact,
        })
    }

    /// Takes an answer for the comparison, if it is one; one for what is no longer open is dropped.
    pub(crate) fn take_compared(&mut self, reply: &Reply) -> bool {
        if reply.revision & COMPARED == 0 {
            return false;
        }
        let asked = |pair: &Pair| COMPARED | ticket(pair) == reply.revision;
        if let Some(pair) = self.pairs().into_iter().find(asked) {
            self.runs.keep(pair, Rc::new(reply.answer.clone()));
        }
        true
    }
}

/// A number that stands for a pair as long as the page is open.
fn ticket((own, base): &Pair) -> u64 {
    let mut hasher = DefaultHasher::new();
    (own.write(), base.write()).hash(&mut hasher);
    hasher.finish() & !COMPARED
}
