//! The reader's scenarios: what is kept, undone and compared.

use std::collections::BTreeSet;
use std::rc::Rc;

use canghai_plan::project::{Entry, MOST_ENTRIES, Minutes};
use canghai_plan::{Pack, ReadyMade, Scenario};

use crate::arrival::Arriving;
use crate::deck::Deck;
use crate::field::Lock;
use crate::language::Language;
use crate::text::text_with;

/// Scenarios that a reader can set side by side.
pub const MOST_TABS: usize = 6;
/// Scenarios that stand side by side with those that came by link or file: a link holds at most six,
/// so that it always fits beside six of the reader's own.
pub const MOST_BESIDE: usize = 12;

/// The open scenarios, in the order of their tabs; never none.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    tabs: Vec<Tab>,
    /// Id of the tab that is seen.
    open: u32,
    /// Id of the tab that the others are compared with.
    base: u32,
    /// What the meeting has written down; shared by the steps that leave it as it is.
    pub(crate) minutes: Rc<Minutes>,
    /// The slides of a presentation.
    deck: Deck,
}

/// One scenario of the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// Its number, which no other tab has or had.
    pub id: u32,
    /// What it is called where the reader has not named it.
    pub title: Title,
    /// The scenario; its name is the one that the reader gave.
    pub scenario: Scenario,
    /// Parts that stay as they are while others change.
    pub locks: BTreeSet<Lock>,
}

/// What a scenario is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// After the ready-made scenario with this id.
    ReadyMade(String),
    /// By a number: scenario 1, 2, ...
    Numbered(u32),
}

impl Tab {
    /// Its name in words.
    #[must_use]
    pub fn name(&self, language: Language, pack: &Pack) -> String {
        if !self.scenario.name.is_empty() {
            return self.scenario.name.clone();
        }
        match &self.title {
            Title::ReadyMade(id) => pack
                .ready_made(id)
                .map_or_else(|| id.clone(), |ready| language.of(&ready.label).to_owned()),
            Title::Numbered(number) => numbered(language, *number),
        }
    }

    /// Whether it is a ready-made scenario as it was picked, under the name of the pack.
    #[must_use]
    pub fn is_ready_made(&self, pack: &Pack) -> bool {
        let picked = matches!(self.title, Title::ReadyMade(_)) && !self.changed(pack);
        picked && self.scenario.name.is_empty()
    }

    /// Whether it is that scenario under that name, in either language.
    fn is(&self, pack: &Pack, scenario: &Scenario) -> bool {
        let named = |language| self.name(language, pack) == scenario.name;
        let both_unnamed = scenario.name.is_empty() && self.scenario.name.is_empty();
        unnamed(&self.scenario) == unnamed(scenario)
            && (both_unnamed || named(Language::Chinese) || named(Language::English))
    }

    /// Whether it is called after the ready-made scenario that this one is.
    pub(crate) fn is_after(&self, pack: &Pack, scenario: &Scenario) -> bool {
        let ready = self.called_after(pack);
        ready.is_some_and(|ready| unnamed(&ready.scenario) == unnamed(scenario))
    }

    /// The ready-made scenario that it is called after.
    fn called_after<'a>(&self, pack: &'a Pack) -> Option<&'a ReadyMade> {
        match &self.title {
            Title::ReadyMade(id) => pack.ready_made(id),
            Title::Numbered(_) => None,
        }
    }

    /// Whether it differs from the ready-made scenario that it is called after.
    #[must_use]
    pub fn changed(&self, pack: &Pack) -> bool {
        let ready = self.called_after(pack);
        ready.is_some_and(|ready| unnamed(&ready.scenario) != unnamed(&self.scenario))
    }
}

/// The name of a scenario without one: 方案一, scenario 1.
fn numbered(language: Language, number: u32) -> String {
    const FIGURES: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let figure = usize::try_from(number).ok().and_then(|n| FIGURES.get(n.checked_sub(1)?));
    let words = match (language, figure) {
        (Language::Chinese, Some(figure)) => (*figure).to_owned(),
        _ => number.to_string(),
    };
    text_with(language, "tabs.numbered", &[("number", &words)])
}

impl Workspace {
    /// The ready-made base scenario and the first that sets something, the latter open.
    ///
    /// `None` of a pack without ready-made scenarios.
    #[must_use]
    pub fn new(pack: &Pack) -> Option<Self> {
        let tabs: Vec<Tab> = pack.ready_made.iter().take(2).zip(1..).map(ready_made).collect();
        Self::of(tabs, 1, 0)
    }

    /// These tabs, with the places of the open one and of the base; `None` without a tab.
    #[must_use]
    pub fn of(tabs: Vec<Tab>, open: usize, base: usize) -> Option<Self> {
        let id = |place: usize| tabs.get(place).or(tabs.first()).map(|tab| tab.id);
        Some(Self {
            open: id(open)?,
            base: id(base)?,
            tabs,
            minutes: Rc::default(),
            deck: Deck::default(),
        })
    }

    /// Scenarios that came from elsewhere as the only tabs, with the places of the open one and of
    /// the base; `None` without a scenario.
    pub(crate) fn holding(
        pack: &Pack,
        scenarios: &[Scenario],
        open: usize,
        base: usize,
    ) -> Option<Self> {
        let mut workspace = Self {
            tabs: Vec::new(),
            open: 0,
            base: 0,
            minutes: Rc::default(),
            deck: Deck::default(),
        };
        let ids: Vec<u32> =
            scenarios.iter().map(|scenario| workspace.push_foreign(pack, scenario)).collect();
        workspace.open = *ids.get(open).or(ids.first())?;
        workspace.base = *ids.get(base).or(ids.first())?;
        Some(workspace)
    }

    /// The same with other slides.
    #[must_use]
    pub fn with_deck(self, deck: Deck) -> Self {
        Self { deck, ..self }
    }

    /// The minutes of a meeting.
    #[must_use]
    pub fn minutes(&self) -> &Minutes {
        &self.minutes
    }

    /// The slides of a presentation.
    #[must_use]
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    pub(crate) fn deck_mut(&mut self) -> &mut Deck {
        &mut self.deck
    }

    /// The tabs in their order.
    #[must_use]
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// Whether one more fits.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.tabs.len() < MOST_TABS
    }

    /// Place of a tab.
    #[must_use]
    pub fn place(&self, id: u32) -> Option<usize> {
        self.tabs.iter().position(|tab| tab.id == id)
    }

    /// The tab that is seen.
    #[must_use]
    pub fn open(&self) -> &Tab {
        &self.tabs[self.place(self.open).unwrap_or(0)]
    }

    pub(crate) fn open_mut(&mut self) -> &mut Tab {
        let place = self.place(self.open).unwrap_or(0);
        &mut self.tabs[place]
    }

    /// The tab that the others are compared with.
    #[must_use]
    pub fn base(&self) -> &Tab {
        &self.tabs[self.place(self.base).unwrap_or(0)]
    }

    pub(crate) fn show(&mut self, id: u32) {
        if self.place(id).is_some() {
            self.open = id;
        }
    }

    pub(crate) fn choose_base(&mut self, id: u32) {
        if self.place(id).is_some() {
            self.base = id;
        }
    }

    /// Adds a scenario at the end and opens it; without room nothing happens.
    pub(crate) fn add(&mut self, title: Title, scenario: Scenario, locks: BTreeSet<Lock>) {
        if self.has_room() {
            self.open = self.push(title, scenario, locks);
        }
    }

    fn push(&mut self, title: Title, scenario: Scenario, locks: BTreeSet<Lock>) -> u32 {
        let id = self.tabs.iter().map(|tab| tab.id).max().unwrap_or(0) + 1;
        self.tabs.push(Tab { id, title, scenario, locks });
        id
    }

    /// Adds scenarios that came from elsewhere and gives the tab of each; `None` where there was no
    /// room for it. One that stands there already is not added again. The one to be seen comes
    /// first, then the base, then the others.
    pub(crate) fn open_beside(&mut self, pack: &Pack, arriving: &Arriving) -> Vec<Option<u32>> {
        self.deck.take(&arriving.deck);
        let scenarios = &arriving.scenarios;
        let known: Vec<Option<u32>> = scenarios
            .iter()
            .map(|scenario| self.tabs.iter().find(|tab| tab.is(pack, scenario)).map(|tab| tab.id))
            .collect();
        let first = [Some(arriving.open), arriving.base];
        let mut new: Vec<usize> = first.into_iter().flatten().chain(0..scenarios.len()).collect();
        let mut seen = BTreeSet::new();
        new.retain(|place| known.get(*place) == Some(&None) && seen.insert(*place));
        new.truncate(MOST_BESIDE.saturating_sub(self.tabs.len()));
        let mut places = known;
        for (place, scenario) in scenarios.iter().enumerate() {
            if new.contains(&place) {
                places[place] = Some(self.push_foreign(pack, scenario));
            }
        }
        self.join(&arriving.minutes);
        let at = |place: usize| places.get(place).copied().flatten();
        self.open = at(arriving.open).unwrap_or(self.open);
        self.base = arriving.base.and_then(at).unwrap_or(self.base);
        places
    }

    /// Puts the minutes of a project before one's own; what stands in both is not doubled.
    fn join(&mut self, came: &Minutes) {
        if *came == Minutes::default() {
            return;
        }
        let mut joined = came.clone();
        for entry in &mut joined.entries {
            // a scenario is known by its state alone, as tabs come and go
            entry.scenario = None;
        }
        let own = &self.minutes;
        let new: Vec<Entry> =
            own.entries.iter().filter(|one| !joined.entries.contains(one)).cloned().collect();
        joined.entries.extend(new);
        joined.entries.truncate(MOST_ENTRIES);
        if !joined.notes.contains(&own.notes) {
            let both = [joined.notes.trim(), own.notes.trim()].join("\n");
            both.trim().clone_into(&mut joined.notes);
        }
        self.minutes = Rc::new(joined);
    }

    fn push_foreign(&mut self, pack: &Pack, scenario: &Scenario) -> u32 {
        let tabs = pack.ready_made.iter().map(|ready| ready_made((ready, 0)));
        let ready = tabs.into_iter().find(|tab| tab.is(pack, scenario));
        match ready {
            Some(tab) => self.push(tab.title, tab.scenario, BTreeSet::new()),
            None => self.push(self.next_number(), scenario.clone(), BTreeSet::new()),
        }
    }

    pub(crate) fn add_ready_made(&mut self, ready: &ReadyMade) {
        let Tab { title, scenario, locks, .. } = ready_made((ready, 0));
        self.add(title, scenario, locks);
    }

    /// A copy of a tab under a number of its own, at the end and open.
    pub(crate) fn duplicate(&mut self, id: u32) {
        let Some(place) = self.place(id) else { return };
        let Tab { scenario, locks, .. } = self.tabs[place].clone();
        self.add(self.next_number(), unnamed(&scenario), locks);
    }

    /// The smallest number that no tab is called by.
    pub(crate) fn next_number(&self) -> Title {
        let taken =
            |number: &u32| self.tabs.iter().any(|tab| tab.title == Title::Numbered(*number));
        Title::Numbered((1..=u32::MAX).find(|number| !taken(number)).unwrap_or(1))
    }

    pub(crate) fn rename(&mut self, id: u32, name: String) {
        if let Some(place) = self.place(id) {
            self.tabs[place].scenario.name = name;
        }
    }

    /// Moves a tab one place to the left or right.
    pub(crate) fn shift(&mut self, id: u32, right: bool) {
        let Some(place) = self.place(id) else { return };
        let other = if right { Some(place + 1) } else { place.checked_sub(1) };
        if let Some(other) = other.filter(|other| *other < self.tabs.len()) {
            self.tabs.swap(place, other);
        }
    }

    /// Takes a tab away, unless it is the only one; its neighbour is seen instead.
    pub(crate) fn delete(&mut self, id: u32) {
        let Some(place) = self.place(id).filter(|_| self.tabs.len() > 1) else { return };
        self.tabs.remove(place);
        let neighbour = self.tabs[place.min(self.tabs.len() - 1)].id;
        if self.open == id {
            self.open = neighbour;
        }
        if self.base == id {
            self.base = self.tabs[0].id;
        }
    }
}

/// A ready-made scenario as a tab, called by the pack's label in the reader's language.
fn ready_made((ready, id): (&ReadyMade, u32)) -> Tab {
    Tab {
        id,
        title: Title::ReadyMade(ready.id.clone()),
        scenario: unnamed(&ready.scenario),
        locks: BTreeSet::new(),
    }
}

pub(crate) fn unnamed(scenario: &Scenario) -> Scenario {
    Scenario { name: String::new(), ..scenario.clone() }
}
