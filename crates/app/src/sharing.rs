//! The link to what is open, and what happens to sharing.

use canghai_plan::link::{self, LinkError, MOST_SCENARIOS, Shared};

use crate::futures::{Depth, Reply};
use crate::headlines::headlines;
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
        let tabs = self.linked();
        let place = |id: u32| tabs.iter().position(|tab| tab.id == id);
        let open = place(self.workspace.open().id).unwrap_or(0);
        let exact = |(reply, fresh): &(&Reply, bool)| *fresh && reply.depth == Depth::Exact;
        let futures = self.futures().filter(exact).map(|(reply, _)| &reply.answer.summary);
        link::encode(
            &self.pack,
            &Shared {
                scenarios: tabs.iter().map(|tab| self.named(tab)).collect(),
                base: place(self.workspace.base().id),
                open,
                view: self.view(),
                headlines: headlines(&self.pack, self.results(), futures, open),
            },
        )
    }
}
