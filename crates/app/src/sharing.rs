//! The link to what is open, and what happens to sharing.

use canghai_analysis::Summary;
use canghai_plan::link::{self, LinkError, MOST_SCENARIOS, Shared, View};
use canghai_plan::{Pack, Scenario};

use crate::futures::{Depth, Reply};
use crate::headlines::headlines;
use crate::results::Results;
use crate::share_state::ShareEvent;
use crate::state::App;
use crate::workspace::Tab;

impl App {
    pub(crate) fn share_event(&mut self, event: ShareEvent) {
        match event {
            ShareEvent::Show(open) => self.share.open = open,
            ShareEvent::Here(address) => self.share.here = address,
            ShareEvent::Address(address) => self.share.choose(&address),
            ShareEvent::Arrive(address) => {
                // most visits come without a link
                if link::find(&address) != Err(LinkError::NotFound) {
                    self.open_link(&address);
                }
            }
            ShareEvent::Paste(text) => self.open_link(&text),
            ShareEvent::File(file) => self.open_file(file),
        }
    }

    /// The tabs that a link holds: the open one, the base and the first of the others, as many as
    /// there is room for, in the order of the tabs.
    pub(crate) fn linked(&self) -> Vec<&Tab> {
        let (open, base) = (self.workspace.open().id, self.workspace.base().id);
        let mut tabs: Vec<&Tab> = self.workspace.tabs().iter().collect();
        tabs.sort_by_key(|tab| (tab.id != open, tab.id != base));
        tabs.truncate(MOST_SCENARIOS);
        tabs.sort_by_key(|tab| self.workspace.place(tab.id));
        tabs
    }

    /// The token of what is open: scenarios, base, page and the results that it has now.
    ///
    /// # Errors
    /// As [`link::encode`].
    pub fn token(&self) -> Result<String, LinkError> {
        let (scenarios, (open, base)) = self.passed_on();
        let headlines = headlines(&self.pack, self.results(), self.exact_summary(), open);
        let view = self.view();
        let base = Some(base);
        link::encode(&self.pack, &Shared { scenarios, base, open, view, headlines })
    }

    /// What the futures say of the open scenario, once they were run in full and as the command line
    /// runs them.
    #[must_use]
    pub fn exact_summary(&self) -> Option<&Summary> {
        let exact = |(reply, fresh): &(&Reply, bool)| *fresh && reply.depth == Depth::Exact;
        self.futures().filter(exact).map(|(reply, _)| &reply.answer.summary)
    }

    /// The scenarios that are passed on, with the places of the open one and of the base.
    #[must_use]
    pub fn passed_on(&self) -> (Vec<Scenario>, (usize, usize)) {
        let tabs = self.linked();
        let place = |id: u32| tabs.iter().position(|tab| tab.id == id).unwrap_or(0);
        let places = (place(self.workspace.open().id), place(self.workspace.base().id));
        (tabs.iter().map(|tab| self.named(tab)).collect(), places)
    }
}

/// The token of scenarios, with the places of the open one and of the base; one alone is its own
/// base and says none. What futures say of the open one is among the headline results where it is
/// known.
///
/// # Errors
/// As [`link::encode`].
pub fn token_of(
    pack: &Pack,
    scenarios: &[Scenario],
    (open, base): (usize, usize),
    futures: Option<&Summary>,
) -> Result<String, LinkError> {
    let last = pack.calendar.horizon_years.saturating_sub(1);
    // a scenario that makes no model has no results to tell; a link holds it all the same
    let results = scenarios.get(open).and_then(|scenario| Results::of(pack, scenario).ok());
    let headlines = results.map(|results| headlines(pack, &results, futures, open));
    let headlines = headlines.unwrap_or_default();
    let view = View { page: None, horizon: Some(pack.calendar.year(last)) };
    let base = (scenarios.len() > 1).then_some(base);
    link::encode(pack, &Shared { scenarios: scenarios.to_vec(), base, open, view, headlines })
}
