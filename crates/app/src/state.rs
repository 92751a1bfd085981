//! The state of the application and what changes it.

use std::collections::BTreeMap;
use std::rc::Rc;

use canghai_analysis::Answer;
use canghai_plan::link::Page;
use canghai_plan::project::{Minutes, Project};
use canghai_plan::{Pack, Scenario};

use crate::arrival::{Arrived, Refused};
use crate::cards_state::CardsState;
use crate::central::{Central, Shown};
use crate::charts_state::ChartsState;
use crate::compare_state::CompareState;
use crate::event::{Event, TabEvent};
use crate::export_state::ExportState;
use crate::field::{Field, split_by_year};
use crate::futures::{Depth, Order, Reply};
use crate::history::{Change, History};
use crate::language::Language;
use crate::ledger::LedgerState;
use crate::present_state::PresentState;
use crate::questions::Question;
use crate::reach_state::ReachState;
use crate::results::Results;
use crate::runs::Runs;
use crate::share_state::ShareState;
use crate::text::text;
use crate::theme::Theme;
use crate::why_runs::Reasons;
use crate::why_state::WhyState;
use crate::workspace::{Tab, Workspace};

/// Everything that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct App {
    pub(crate) pack: Rc<Pack>,
    pub(crate) settings: Settings,
    width: f64,
    printing: bool,
    pub(crate) workspace: Workspace,
    history: History,
    /// What is being set in one go.
    gesture: Option<Gesture>,
    drafts: BTreeMap<Field, String>,
    touched: Touched,
    pub(crate) notice: Option<Notice>,
    shown: Shown,
    /// Grows with every change of the open scenario or its base.
    revision: u64,
    futures: Option<Rc<Reply>>,
    /// The last ensemble to the horizon, whatever scenario it is of.
    full: Option<Rc<Answer>>,
    cards: CardsState,
    charts: ChartsState,
    pub(crate) share: ShareState,
    compare: CompareState,
    pub(crate) export: ExportState,
    pub(crate) ledger: LedgerState,
    pub(crate) reach: ReachState,
    pub(crate) present: PresentState,
    pub(crate) runs: Runs,
    pub(crate) why: WhyState,
    pub(crate) reasons: Reasons,
}

/// How a reader likes the page; kept, but not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language.
    pub language: Language,
    /// The theme.
    pub theme: Theme,
    /// Whether the first words are still to be said.
    pub welcome: bool,
    /// The page that is seen.
    pub page: Page,
}

impl Settings {
    /// The pages that can be seen, in the order of their names at the head.
    pub const PAGES: [Page; 5] =
        [Page::Explore, Page::Compare, Page::Contributions, Page::Reach, Page::Present];
}

/// A field that is being set, and the workspace before that.
#[derive(Clone, Debug, PartialEq)]
struct Gesture {
    field: Field,
    before: Workspace,
}

/// What the reader's hand was at last. What stands in an input may differ from what the application
/// made of it, so the input that was touched is drawn again, also where its value stayed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Touched {
    field: Option<Field>,
    times: u64,
}

/// Something that the reader is told once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The scenario of this name was taken away.
    Deleted(String),
    /// Scenarios came by link or file.
    Arrived(Box<Arrived>),
    /// A link or file was not opened.
    Refused(Box<Refused>),
    /// There is room for no more scenarios.
    NoRoom,
    /// What the browser kept could not be read; it was put aside.
    Unreadable,
    /// A part of the program that is loaded when it is asked for could not be loaded.
    Missing,
}

impl App {
    /// The application with a pack, opened on the scenario that the plan's own effort stands for.
    ///
    /// # Errors
    /// A pack without a ready-made scenario, or one whose numbers do not make a model.
    pub fn new(pack: Pack, language: Language) -> Result<Self, String> {
        let workspace = Workspace::new(&pack).ok_or("the plan pack has no ready-made scenario")?;
        let scenario = &workspace.open().scenario;
        let run = |scenario: &Scenario| {
            Results::of(&pack, scenario).map(Rc::new).map_err(|errors| {
                errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            })
        };
        let own = run(scenario)?;
        let base = run(&in_the_same_world(&workspace.base().scenario, scenario))?;
        let revision = 1;
        let reach = ReachState::new(&pack);
        Ok(Self {
            pack: Rc::new(pack),
            settings: Settings {
                language,
                theme: Theme::System,
                welcome: true,
                page: Page::Explore,
            },
            width: 1440.0,
            printing: false,
            workspace,
            history: History::default(),
            gesture: None,
            drafts: BTreeMap::new(),
            touched: Touched::default(),
            notice: None,
            shown: Shown::new(Central { revision, own, base }),
            revision,
            futures: None,
            full: None,
            cards: CardsState::default(),
            charts: ChartsState::default(),
            share: ShareState::default(),
            compare: CompareState::default(),
            export: ExportState::default(),
            ledger: LedgerState::default(),
            reach,
            present: PresentState::default(),
            runs: Runs::default(),
            why: WhyState::default(),
            reasons: Reasons::default(),
        })
    }

    /// The application with scenarios of someone else's choice as its tabs, and the places of the one
    /// that is open and of the base; none of them leaves it as it is first opened.
    ///
    /// # Errors
    /// As [`App::new`].
    pub fn holding(
        pack: Pack,
        language: Language,
        scenarios: &[Scenario],
        (open, base): (usize, usize),
    ) -> Result<Self, String> {
        let mut app = Self::new(pack, language)?;
        if let Some(workspace) = Workspace::holding(&app.pack, scenarios, open, base) {
            app.resume(workspace, app.settings);
        }
        Ok(app)
    }

    /// The application with a project's scenarios as its tabs, with its minutes and slides.
    ///
    /// # Errors
    /// As [`App::new`].
    pub fn of_project(pack: Pack, language: Language, project: Project) -> Result<Self, String> {
        let mut scenarios = project.scenarios;
        let base = project.base.unwrap_or_else(|| {
            scenarios.extend(pack.ready_made.first().map(|trend| trend.scenario.clone()));
            scenarios.len() - 1
        });
        let mut app = Self::holding(pack, language, &scenarios, (project.open, base))?;
        let minutes = Minutes { notes: project.notes, entries: project.history };
        app.workspace.minutes = Rc::new(minutes);
        Ok(app)
    }

    /// Changes the state after an event, and runs the model again if the open scenario or its base
    /// changed.
    pub fn update(&mut self, event: Event) {
        let by_hand = event.is_by_hand();
        self.update_and_ask(event, &mut |_| {});
        if by_hand {
            self.catch_up();
        }
    }

    /// As [`App::update`]; if the open scenario or its base changed, whoever is to be asked for its
    /// futures is called before the model is run, so that both run at a time. What a slider changes is
    /// shown once its futures are there, or with [`App::catch_up`].
    pub fn update_and_ask(&mut self, event: Event, ask: &mut dyn FnMut(&Self)) {
        let may_wait = event.may_wait();
        if !may_wait {
            self.catch_up();
        }
        let before = self.pair();
        self.touch(&event);
        self.apply(event);
        let now = self.pair();
        if now != before {
            self.rerun(&before, &now, ask);
            if !may_wait {
                self.catch_up();
            }
        }
        self.run_compared();
        self.see_to_reasons();
    }

    /// Whether a slider changed what is not shown yet.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.shown.is_behind()
    }

    /// Shows what a slider changed, also where its futures are not there.
    pub fn catch_up(&mut self) {
        self.shown.catch_up();
    }

    fn see_to_reasons(&mut self) {
        match self.settings.page {
            Page::Contributions => self.refresh_reasons(),
            Page::Present => self.refresh_parts(),
            _ => self.reasons.pause(),
        }
    }

    fn touch(&mut self, event: &Event) {
        if !event.is_by_hand() {
            return;
        }
        let field = match event {
            Event::Slide(field, _) | Event::Type(field, _) | Event::Leave(field) => Some(*field),
            _ => None,
        };
        self.touched = Touched { field, times: self.touched.times + 1 };
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Slide(field, value) => self.slide(field, value),
            Event::Type(field, text) => self.type_in(field, text),
            Event::Leave(field) => self.leave(field),
            Event::Speak(language) => self.settings.language = language,
            Event::Paint(theme) => self.settings.theme = theme,
            Event::Resize(width) => self.width = width,
            Event::Print(now) => self.printing = now,
            Event::Answer(reply) => self.answer(*reply),
            Event::Card(event) => self.cards.update(event),
            Event::Chart(event) => self.charts.update(event),
            Event::Show(page) => self.show_page(page),
            Event::Compare(event) => self.compare.update(event),
            Event::Why(event) => self.why_event(event),
            Event::Dismiss => self.notice = None,
            Event::Export(event) => self.export_event(event),
            Event::Welcomed => self.settings.welcome = false,
            other => {
                self.settle();
                self.apply_settled(other);
            }
        }
    }

    /// What happens between two gestures.
    #[inline(never)]
    fn apply_settled(&mut self, event: Event) {
        match event {
            Event::Lock(lock) => self.change(Change::Lock, |workspace, _| {
                let locks = &mut workspace.open_mut().locks;
                if !locks.remove(&lock) {
                    locks.insert(lock);
                }
            }),
            Event::Split(group, split) => self.change_scenario(Change::Split, |scenario, pack| {
                split_by_year(pack, scenario, group, split);
            }),
            Event::World(id) => self.change_scenario(Change::World, |scenario, pack| {
                if pack.world(&id).is_some() {
                    scenario.world = id;
                }
            }),
            Event::Pandemic(comes) => {
                self.change_scenario(Change::World, |scenario, _| scenario.pandemic = comes);
            }
            Event::After(after) => {
                self.change_scenario(Change::World, |scenario, _| scenario.after = after);
            }
            Event::Tab(event) => self.tab(event),
            Event::Share(event) => self.share_event(event),
            Event::Ledger(event) => self.ledger_event(event),
            Event::Reach(event) => self.reach_event(event),
            Event::Present(event) => self.present_event(event),
            Event::Ask(question) => self.ask(question),
            Event::Undo => self.travel(History::undo),
            Event::Redo => self.travel(History::redo),
            // the rest was seen to before
            _ => {}
        }
    }

    /// Shows a page, if there is such a one.
    pub(crate) fn show_page(&mut self, page: Page) {
        if Settings::PAGES.contains(&page) {
            self.settings.page = page;
        }
    }

    fn slide(&mut self, field: Field, value: f64) {
        if value.is_finite() {
            self.drafts.remove(&field);
            self.begin(field);
            let (min, max, _) = field.range(&self.pack, self.scenario());
            self.set(field, value.clamp(min, max));
        }
    }

    /// What is typed is kept as it is; it counts as long as it is a value of the field, and what
    /// stood there before counts where it is not: 9 on the way to a refused 99 leaves nothing.
    fn type_in(&mut self, field: Field, text: String) {
        self.begin(field);
        if let Ok(value) = field.parse(&self.pack, self.scenario(), &text) {
            self.set(field, value);
        }
        self.drafts.insert(field, text);
    }

    /// A field that is left shows the value again, unless what stands there is wrong.
    fn leave(&mut self, field: Field) {
        self.settle();
        let right = |text: &String| field.parse(&self.pack, self.scenario(), text).is_ok();
        if self.drafts.get(&field).is_some_and(right) {
            self.drafts.remove(&field);
        }
    }

    /// Puts the workspace to where the field's gesture began, or begins one: a part that is raised
    /// and lowered again gives the others back what they had.
    fn begin(&mut self, field: Field) {
        match &self.gesture {
            Some(gesture) if gesture.field == field => self.workspace = gesture.before.clone(),
            _ => {
                self.settle();
                self.gesture = Some(Gesture { field, before: self.workspace.clone() });
            }
        }
    }

    fn set(&mut self, field: Field, value: f64) {
        let Tab { scenario, locks, .. } = self.workspace.open_mut();
        if !field.is_fixed(&self.pack, scenario, locks) {
            field.set(&self.pack, scenario, locks, value);
        }
    }

    /// Ends what is being set in one go; it can then be taken back.
    fn settle(&mut self) {
        if let Some(Gesture { field, before }) = self.gesture.take()
            && before != self.workspace
        {
            self.history.note(before, Change::Set(field));
        }
    }

    /// Changes the workspace in a step of its own.
    pub(crate) fn change(&mut self, change: Change, make: impl FnOnce(&mut Workspace, &Pack)) {
        let before = self.workspace.clone();
        make(&mut self.workspace, &self.pack);
        if before != self.workspace {
            self.history.note(before, change);
        }
    }

    fn change_scenario(&mut self, change: Change, make: impl FnOnce(&mut Scenario, &Pack)) {
        self.change(change, |workspace, pack| make(&mut workspace.open_mut().scenario, pack));
    }

    fn tab(&mut self, event: TabEvent) {
        self.notice = None;
        self.drafts.clear();
        let adds = matches!(event, TabEvent::Add(_) | TabEvent::Duplicate(_));
        if adds && !self.workspace.has_room() {
            self.notice = Some(Notice::NoRoom);
            return;
        }
        match event {
            TabEvent::Open(id) => self.workspace.show(id),
            TabEvent::Add(id) => self.change(Change::Add, |workspace, pack| {
                if let Some(ready) = pack.ready_made(&id) {
                    workspace.add_ready_made(ready);
                }
            }),
            TabEvent::Duplicate(id) => {
                self.change(Change::Add, |workspace, _| workspace.duplicate(id));
            }
            TabEvent::Rename(id, name) => self.change(Change::Rename, |workspace, _| {
                workspace.rename(id, presentable(&name));
            }),
            TabEvent::Base(id) => {
                self.change(Change::Base, |workspace, _| workspace.choose_base(id));
            }
            TabEvent::Shift(id, right) => {
                self.change(Change::Order, |workspace, _| workspace.shift(id, right));
            }
            TabEvent::Delete(id) => self.delete(id),
        }
    }

    fn delete(&mut self, id: u32) {
        let language = self.language();
        let tabs = self.workspace.tabs().iter();
        let name = tabs.filter(|tab| tab.id == id).map(|tab| tab.name(language, &self.pack)).next();
        let before = self.workspace.tabs().len();
        self.change(Change::Delete, |workspace, _| workspace.delete(id));
        if self.workspace.tabs().len() < before {
            self.notice = name.map(Notice::Deleted);
        }
    }

    fn ask(&mut self, question: Question) {
        if !self.workspace.has_room() {
            self.notice = Some(Notice::NoRoom);
            return;
        }
        let name = text(self.language(), question.keys().1);
        self.drafts.clear();
        self.change(Change::Add, |workspace, pack| {
            let from = workspace.open().clone();
            let scenario = Scenario { name, ..question.scenario(pack, &from.scenario) };
            workspace.add(workspace.next_number(), scenario, from.locks);
        });
    }

    fn travel(&mut self, step: fn(&mut History, &Workspace) -> Option<Workspace>) {
        if let Some(workspace) = step(&mut self.history, &self.workspace) {
            self.workspace = workspace;
            self.drafts.clear();
            self.notice = None;
        }
    }

    /// Takes an answer for what is shown, or for a later state, which is shown with it: a slider may
    /// have gone on from that. One for an earlier state comes too late, and a quick one after the full
    /// one says nothing new.
    fn answer(&mut self, reply: Reply) {
        if self.take_compared(&reply) {
            return;
        }
        self.shown.go_on_to(reply.revision);
        let better = |held: &Reply| reply.depth >= held.depth || held.revision != reply.revision;
        let is_shown = reply.revision == self.shown();
        if is_shown && self.futures.as_deref().is_none_or(better) {
            if reply.is_full() && !self.is_behind() {
                let answer = Rc::new(reply.answer.clone());
                self.runs.keep(self.pair(), answer.clone());
                self.full = Some(answer);
            }
            self.futures = Some(Rc::new(reply));
        }
    }

    /// The open scenario, and the base scenario in the same world; what they are called does not
    /// matter to a run.
    fn pair(&self) -> (Scenario, Scenario) {
        let open = Scenario { name: String::new(), ..self.scenario().clone() };
        let base = in_the_same_world(&self.workspace.base().scenario, &open);
        (open, Scenario { name: String::new(), ..base })
    }

    fn rerun(
        &mut self,
        before: &(Scenario, Scenario),
        now: &(Scenario, Scenario),
        ask: &mut dyn FnMut(&Self),
    ) {
        self.revision += 1;
        ask(self);
        let last = self.shown.newest();
        // a scenario that is set through fields cannot be refused; were it, the last results stay
        let run = |last: &Rc<Results>, before: &Scenario, now: &Scenario| {
            let results = (now != before).then(|| Results::of(&self.pack, now).ok()).flatten();
            results.map_or_else(|| last.clone(), Rc::new)
        };
        let own = run(&last.own, &before.0, &now.0);
        let base = run(&last.base, &before.1, &now.1);
        self.shown.add(Central { revision: self.revision, own, base });
    }

    /// Puts another workspace in place of the present one, as when the page is opened again.
    pub(crate) fn resume(&mut self, workspace: Workspace, settings: Settings) {
        let before = self.pair();
        (self.workspace, self.settings) = (workspace, settings);
        let now = self.pair();
        self.rerun(&before, &now, &mut |_| {});
        self.catch_up();
        self.run_compared();
        self.see_to_reasons();
    }

    /// What the workers are to run for the scenario as it is now: a small ensemble of the plan's
    /// years, or a large one to the horizon.
    #[must_use]
    pub fn order(&self, depth: Depth) -> Order {
        let calendar = &self.pack.calendar;
        let (scenario, base) = self.pair();
        Order {
            revision: self.revision,
            scenario,
            base,
            years: if depth == Depth::Quick { calendar.plan_years } else { calendar.horizon_years },
            depth,
        }
    }

    /// Which state of the open scenario and its base this is; a later one has a larger number.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Which state is shown.
    #[must_use]
    pub fn shown(&self) -> u64 {
        self.shown.now().revision
    }

    /// The ensemble that the scenario as it is now lacks next; `None` where it has all.
    #[must_use]
    pub fn next_depth(&self) -> Option<Depth> {
        let latest = self.futures().filter(|(_, fresh)| *fresh && !self.is_behind());
        match latest.map(|(reply, _)| reply.depth) {
            Some(Depth::Exact) => None,
            Some(Depth::Full) => Some(Depth::Exact),
            Some(Depth::Quick) | None => Some(Depth::Full),
        }
    }

    /// The last answer, and whether it is for what is shown.
    #[must_use]
    pub fn futures(&self) -> Option<(&Reply, bool)> {
        let reply = self.futures.as_deref()?;
        Some((reply, reply.revision == self.shown()))
    }

    /// Whether the full ensemble of what is shown is there.
    #[must_use]
    pub fn has_full_futures(&self) -> bool {
        self.futures().is_some_and(|(reply, fresh)| fresh && reply.is_full())
    }

    /// The ensemble to the horizon before the last answer, while that is one that follows a slider
    /// and ends with the plan.
    pub(crate) fn full_before(&self) -> Option<&Answer> {
        let follows = self.futures.as_deref().is_some_and(|reply| !reply.is_full());
        self.full.as_deref().filter(|_| follows)
    }

    /// The plan pack.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// How the reader likes the page.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.settings.language
    }

    /// What is open of the board and the cards.
    #[must_use]
    pub fn cards(&self) -> &CardsState {
        &self.cards
    }

    /// Width of the window, pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Whether the page is being printed.
    #[must_use]
    pub fn printing(&self) -> bool {
        self.printing
    }

    /// What is chosen of the charts.
    #[must_use]
    pub fn charts(&self) -> &ChartsState {
        &self.charts
    }

    /// What is chosen of the comparison.
    #[must_use]
    pub fn compare(&self) -> &CompareState {
        &self.compare
    }

    /// What is chosen on the page that says why.
    #[must_use]
    pub fn why(&self) -> &WhyState {
        &self.why
    }

    /// What is chosen of the presentation.
    #[must_use]
    pub fn present(&self) -> &PresentState {
        &self.present
    }

    /// What is chosen for sharing.
    #[must_use]
    pub fn share(&self) -> &ShareState {
        &self.share
    }

    /// The reader's scenarios.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The scenario that is open.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.workspace.open().scenario
    }

    /// Results of the open scenario, of the state that is shown.
    #[must_use]
    pub fn results(&self) -> &Results {
        &self.shown.now().own
    }

    /// Results of the base scenario under the same world, pandemic and base share.
    #[must_use]
    pub fn base(&self) -> &Results {
        &self.shown.now().base
    }

    /// What the reader is told once.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What was typed into a field and not yet left or taken.
    #[must_use]
    pub fn draft(&self, field: Field) -> Option<&str> {
        self.drafts.get(&field).map(String::as_str)
    }

    /// A number that changes whenever the reader touches a field, or with `None` anything that is no
    /// field.
    #[must_use]
    pub fn touches(&self, field: Option<Field>) -> u64 {
        if self.touched.field == field { self.touched.times } else { 0 }
    }

    /// The workspaces before the last changes, the newest first, each with the change that left it.
    pub(crate) fn earlier(&self) -> impl Iterator<Item = (&Workspace, Change)> {
        let running = self.gesture.iter().map(|own| (&own.before, Change::Set(own.field)));
        running.chain(self.history.earlier())
    }

    /// What would be taken back, and what would be done again.
    #[must_use]
    pub fn steps(&self) -> (Option<Change>, Option<Change>) {
        let changed = |gesture: &Gesture| gesture.before != self.workspace;
        let running = self.gesture.as_ref().filter(|gesture| changed(gesture));
        let last = running.map(|gesture| Change::Set(gesture.field)).or(self.history.last());
        (last, self.history.next().filter(|_| running.is_none()))
    }
}

/// A scenario in another's world, with its pandemic, base share and assumptions, so that the
/// difference between the two is what policy makes.
#[must_use]
pub fn in_the_same_world(scenario: &Scenario, other: &Scenario) -> Scenario {
    Scenario {
        world: other.world.clone(),
        pandemic: other.pandemic,
        base_share: other.base_share,
        assumptions: other.assumptions.clone(),
        ..scenario.clone()
    }
}

/// A typed name as a file may hold it: on one line and not too long.
fn presentable(name: &str) -> String {
    let words = name.split(char::is_control).flat_map(str::split_whitespace);
    let line = words.collect::<Vec<_>>().join(" ");
    line.chars().take(canghai_plan::LONGEST_NAME).collect()
}
