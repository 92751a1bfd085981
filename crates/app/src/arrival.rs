//! Scenarios that come from elsewhere, by link or file: they open beside the reader's own.

use canghai_plan::deck_link::{self, DeckLinkError};
use canghai_plan::link::{self, LinkError, LinkWarning, Measure, Opened, View};
use canghai_plan::project::{DeckSlide, Minutes, OpenedProject, ProjectError};
use canghai_plan::{Pack, Problem, Scenario};

use crate::headlines::now;
use crate::history::Change;
use crate::results::Results;
use crate::state::{App, Notice};

/// What came, before it is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arriving {
    pub(crate) scenarios: Vec<Scenario>,
    /// Which of them the others are held against; `None` for the reader's own base.
    pub(crate) base: Option<usize>,
    /// Which of them is seen.
    pub(crate) open: usize,
    pub(crate) view: View,
    /// What a meeting has written down about them.
    pub(crate) minutes: Minutes,
    /// The slides of a presentation; none where nobody arranged them.
    pub(crate) deck: Vec<DeckSlide>,
}

/// What was opened, and what is to be said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrived {
    /// Name of the file; empty for a link.
    pub file: String,
    /// The tabs, in the order of what came.
    pub tabs: Vec<u32>,
    /// How many of these were open before.
    pub known: usize,
    /// Scenarios for which there was no room.
    pub left_out: usize,
    /// What of a link was left out.
    pub warnings: Vec<LinkWarning>,
    /// Why the slides of a link were not taken.
    pub deck_error: Option<DeckLinkError>,
    /// Keys of a file that are not known.
    pub ignored: Vec<Problem>,
    /// Whether model or plan have moved since.
    pub moved: bool,
    /// Results of the central run that are others now.
    pub then_and_now: Vec<ThenAndNow>,
    /// Probabilities as they were, and the tabs that they are of: what they are now is known once
    /// the futures are run.
    pub chances: Vec<(u32, Measure)>,
}

/// A result as it was when a link was made, and as it is now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThenAndNow {
    /// The tab of the scenario.
    pub tab: u32,
    /// Then.
    pub then: Measure,
    /// Now.
    pub now: Measure,
}

/// Why nothing was opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// A link.
    Link(LinkError),
    /// A project file of this name.
    Project(String, ProjectError),
    /// A text of this name that is neither a scenario nor a project.
    NoScenario(String),
    /// A scenario file with mistakes.
    Scenario(Vec<Problem>),
}

impl App {
    /// Opens the scenarios of the first link in a text.
    pub(crate) fn open_link(&mut self, text: &str) {
        match link::open(&self.pack, text) {
            Ok(opened) => self.take_link(&opened, deck_link::read(text)),
            Err(error) => self.refuse(Refused::Link(error)),
        }
    }

    pub(crate) fn refuse(&mut self, reason: Refused) {
        self.notice = Some(Notice::Refused(Box::new(reason)));
    }

    fn take_link(&mut self, opened: &Opened, deck: Option<Result<Vec<DeckSlide>, DeckLinkError>>) {
        let shared = &opened.shared;
        let (deck, deck_error) = match deck {
            Some(Err(error)) => (Vec::new(), Some(error)),
            deck => (deck.and_then(Result::ok).unwrap_or_default(), None),
        };
        let arriving = Arriving {
            scenarios: shared.scenarios.clone(),
            base: shared.base,
            open: shared.open,
            view: shared.view,
            minutes: Minutes::default(),
            deck,
        };
        let (places, arrived) = self.open_beside(&arriving);
        let then_and_now = then_and_now(&self.pack, opened, &places);
        let chances = shared.headlines.iter().filter_map(|headline| {
            let tab = places.get(headline.scenario).copied().flatten()?;
            matches!(headline.measure, Measure::Chance { .. }).then_some((tab, headline.measure))
        });
        self.notice = Some(Notice::Arrived(Box::new(Arrived {
            warnings: opened.warnings.clone(),
            deck_error,
            moved: opened.model_moved || opened.plan_moved,
            then_and_now,
            chances: chances.collect(),
            ..arrived
        })));
        self.share.open = false;
    }

    pub(crate) fn take_project(&mut self, file: &str, opened: OpenedProject) {
        let project = opened.project;
        let arriving = Arriving {
            scenarios: project.scenarios,
            base: project.base,
            open: project.open,
            view: project.view,
            minutes: Minutes { notes: project.notes, entries: project.history },
            deck: project.deck,
        };
        self.take_file(file, &arriving, opened.ignored, opened.model_moved || opened.plan_moved);
    }

    pub(crate) fn take_file(
        &mut self,
        file: &str,
        arriving: &Arriving,
        ignored: Vec<Problem>,
        moved: bool,
    ) {
        let (_, arrived) = self.open_beside(arriving);
        let file = file.to_owned();
        self.notice = Some(Notice::Arrived(Box::new(Arrived { file, ignored, moved, ..arrived })));
        self.share.open = false;
    }

    /// Opens scenarios beside the reader's own in one step, and says which tab each of them has.
    pub(crate) fn open_beside(&mut self, arriving: &Arriving) -> (Vec<Option<u32>>, Arrived) {
        let before: Vec<u32> = self.workspace.tabs().iter().map(|tab| tab.id).collect();
        let mut places = Vec::new();
        self.change(Change::Arrive, |workspace, pack| {
            places = workspace.open_beside(pack, arriving);
        });
        if let Some(page) = arriving.view.page {
            self.show_page(page);
        }
        let tabs: Vec<u32> = places.iter().copied().flatten().collect();
        let arrived = Arrived {
            known: tabs.iter().filter(|id| before.contains(id)).count(),
            left_out: places.len() - tabs.len(),
            tabs,
            ..Arrived::default()
        };
        (places, arrived)
    }
}

/// The headline results of a link that are others now.
fn then_and_now(pack: &Pack, opened: &Opened, places: &[Option<u32>]) -> Vec<ThenAndNow> {
    let shared = &opened.shared;
    let results: Vec<_> =
        shared.scenarios.iter().map(|scenario| Results::of(pack, scenario).ok()).collect();
    let compare = |headline: &link::Headline| {
        let tab = places.get(headline.scenario).copied().flatten()?;
        let results = results.get(headline.scenario)?.as_ref()?;
        let (then, now) = (headline.measure, now(pack, results, &headline.measure)?);
        differ(&then, &now).then_some(ThenAndNow { tab, then, now })
    };
    shared.headlines.iter().filter_map(compare).collect()
}

/// Whether two results differ by more than what a link leaves out of a number.
fn differ(then: &Measure, now: &Measure) -> bool {
    match (then, now) {
        (Measure::Central { outcome, value: then, .. }, Measure::Central { value: now, .. }) => {
            (then - now).abs() > outcome.step.unwrap_or(0.1) / 10.0
        }
        (then, now) => then != now,
    }
}
