//! What is seen, as plain values.

mod arrival;
mod card;
mod charts;
pub(crate) mod compare;
mod controls;
mod detail;
mod drivers;
mod export;
mod futures;
mod headline;
mod ledger;
mod marks;
mod picture;
mod present;
mod qr;
mod reach;
mod share;
mod tabs;
mod welcome;
mod why;

use canghai_plan::link;
use canghai_sim::{After, MODEL_VERSION};

use crate::board::{BoardRow, board};
use crate::format::percent;
use crate::language::Language;
use crate::state::{App, Settings};
use crate::text::{text, text_with};
use crate::theme::Theme;
use crate::workspace::Title;

pub use card::{
    Badge, CardView, Document, Evidence, Fact, Info, NumberGroup, NumberLine, NumberList, Subject,
    card, info, numbers_of_lever, numbers_of_outcome,
};
pub use charts::{
    Charts, Figure, Finding, FindingBar, Group, Item, Months, Probe, Readout, Stage, Switch, Table,
    TableRow, figure,
};
pub(crate) use compare::inputs::differences;
pub use compare::{
    Cell, ColumnHead, Compare, Cost, CostRow, InputRow, Inputs, MOST_COLUMNS, Overlaid, Paired,
    TargetCell, TargetRow, Targets,
};
pub use controls::{Bar, Control, LeverGroup, LeverView, PartView, Parts};
pub use detail::{BoardWords, Detail, Driver};
pub use drivers::drivers_of;
pub use export::{Export, Making};
pub use futures::Futures;
pub use headline::Headline;
pub use ledger::{Ledger, LedgerEntry, minutes};
pub use marks::{Mark, MarkKind, Marks, marks};
pub use picture::{Picture, picture};
pub use present::{
    BigNumber, Block, Bound, Cell as SlideCell, ConsoleEvent, ConsoleView, DeckRow, Knob,
    KnobField, Present, SlideTable, SlideView, StageView, Strip, console,
};
pub use qr::{code as qr_code, modules as qr_modules};
pub use reach::{
    Beyond, Changed, Entry, FrontierView, Limit, LimitGroup, MovedLever, ReachView, Working,
};
pub use share::Share;
pub use tabs::{TabView, Tabs};
pub use welcome::Welcome;
pub use why::{
    Ask, Binds, BindsCell, BindsRow, Growth, GrowthRow, Next, NextRow, PartRow, Parts as WhyParts,
    Progress, Rests, Variance, VarianceRow, Why,
};

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Which state it is of; see [`App::shown`].
    pub state: u64,
    /// The page's language.
    pub language: Language,
    /// The product's name.
    pub product: String,
    /// The plan's title.
    pub plan: String,
    /// Whether the window is a phone's.
    pub compact: bool,
    /// The scenarios' tabs.
    pub tabs: Tabs,
    /// The theme.
    pub theme: Theme,
    /// What the open scenario is, where it is a ready-made one.
    pub summary: String,
    /// The first words, until they are read.
    pub welcome: Option<Welcome>,
    /// What a screen reader is told when the full ensemble is there.
    pub announcement: String,
    /// The result in a few numbers.
    pub headline: Headline,
    /// Levers by group.
    pub groups: Vec<LeverGroup>,
    /// Shares by sector and the mix of instruments.
    pub parts: Vec<Parts>,
    /// The base share.
    pub base_share: Control,
    /// Where the base share comes from.
    pub base_share_note: String,
    /// The worlds.
    pub world: Choice,
    /// The buttons for the cards of the worlds and the pandemic.
    pub world_infos: [Info; 2],
    /// The pandemic: its name and whether it comes.
    pub pandemic: (String, bool),
    /// What follows the plan.
    pub after: Choice,
    /// The charts.
    pub charts: Charts,
    /// The board of targets.
    pub board: Vec<BoardRow>,
    /// Title and note of the board, the buttons of its rows, and what the open row shows.
    pub board_words: BoardWords,
    /// What many futures say, once they are run.
    pub futures: Option<Futures>,
    /// What the figures rest on.
    pub footer: Vec<String>,
    /// What stands on paper alone: what it is of, where it comes from and the link; none on a screen.
    pub print: Vec<String>,
    /// The button for the card of the base share, which stands beside it on every page.
    pub base_share_info: Info,
    /// The pages, each with its name and whether it is seen.
    pub pages: Vec<(link::Page, String, bool)>,
    /// Scenarios side by side, while they are seen.
    pub compare: Option<Compare>,
    /// Why the open scenario ends where it does, while that is seen.
    pub why: Option<Why>,
    /// What it would take, while it is seen.
    pub reach: Option<ReachView>,
    /// The presentation, while it is seen.
    pub present: Option<Present>,
    /// The panel for sharing, while it is open.
    pub share: Option<Share>,
    /// The panel for exports, while it is open.
    pub export: Option<Export>,
    /// The minutes, while they are open.
    pub ledger: Option<Ledger>,
    /// The card that is open.
    pub card: Option<CardView>,
    /// All numbers with their grounds.
    pub numbers: NumberList,
}

/// What is drawn first of a slider's move: the headline and the charts, of which those below the large
/// card may come later.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// Which state it is of; see [`App::shown`].
    pub state: u64,
    /// The result in a few numbers.
    pub headline: Headline,
    /// The charts.
    pub charts: Charts,
    /// What many futures say, once they are run.
    pub futures: Option<Futures>,
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is chosen.
    pub label: String,
    /// Id, name and whether it is the one chosen.
    pub options: Vec<(String, String, bool)>,
}

impl Page {
    /// What is drawn first of it.
    #[must_use]
    pub fn front(&self) -> Front {
        Front {
            state: self.state,
            headline: self.headline.clone(),
            charts: self.charts.clone(),
            futures: self.futures.clone(),
        }
    }
}

/// What is drawn first for the state.
#[must_use]
pub fn front(app: &App) -> Front {
    Front {
        state: app.shown(),
        headline: headline::headline(app),
        charts: charts::charts(app),
        futures: futures::futures(app),
    }
}

/// A page of this state but for the charts below the large card, with those of this state.
#[must_use]
pub fn with_charts_below(page: Page, app: &App) -> Page {
    let charts = Charts { below: charts::below(app), ..page.charts };
    Page { charts, ..page }
}

/// The page for the state.
#[must_use]
pub fn page(app: &App) -> Page {
    around(front(app), app)
}

/// The page for the state around what was drawn of it first.
///
/// What the first view does not show is made by functions that are never inlined here, so that the
/// compiled page can be parted.
#[must_use]
pub fn around(front: Front, app: &App) -> Page {
    let Front { state, headline, charts, futures } = front;
    let (language, pack) = (app.language(), app.pack());
    let seen = app.settings().page;
    Page {
        state,
        language,
        theme: app.settings().theme,
        product: text(language, "product"),
        plan: language.of(&pack.label).to_owned(),
        compact: app.width() < charts::MIDDLE,
        tabs: tabs::tabs(app),
        summary: summary(app),
        welcome: welcome::welcome(app),
        announcement: futures::announcement(app),
        headline,
        groups: controls::groups(app),
        parts: controls::parts(app),
        base_share: controls::base_share(app),
        base_share_note: text(language, "base_share.note"),
        world: world(app),
        world_infos: [Subject::World, Subject::Pandemic].map(|subject| info(app, subject)),
        pandemic: (language.of(&pack.pandemic.0).to_owned(), app.scenario().pandemic),
        after: after(app),
        charts,
        board: board_rows(app),
        board_words: detail::words(app),
        futures,
        footer: footer(app),
        print: if app.printing() { print(app) } else { Vec::new() },
        base_share_info: card::info(app, Subject::BaseShare),
        pages: pages(app),
        compare: (seen == link::Page::Compare).then(|| compare::compare(app)),
        why: if seen == link::Page::Contributions { why::why(app) } else { None },
        reach: (seen == link::Page::Reach).then(|| reach::reach(app)),
        present: (seen == link::Page::Present).then(|| present::present(app)),
        share: app.share().open.then(|| share::share(app)),
        export: app.export.open.then(|| export::export(app)),
        ledger: app.ledger.open.then(|| ledger::ledger(app)),
        card: card::open_card(app),
        numbers: card::number_list(app),
    }
}

/// The board of targets.
fn board_rows(app: &App) -> Vec<BoardRow> {
    let futures = app.futures().map(|(reply, _)| &reply.answer.summary);
    board(app.language(), app.pack(), app.results(), futures)
}

fn pages(app: &App) -> Vec<(link::Page, String, bool)> {
    let (language, seen) = (app.language(), app.settings().page);
    let name = |page: link::Page| text(language, &format!("pages.{}", page.key()));
    Settings::PAGES.map(|page| (page, name(page), page == seen)).to_vec()
}

/// What the ready-made scenario is that the open one is called after.
fn summary(app: &App) -> String {
    let (language, pack) = (app.language(), app.pack());
    match &app.workspace().open().title {
        Title::ReadyMade(id) => pack
            .ready_made(id)
            .map_or_else(String::new, |ready| language.of(&ready.summary).to_owned()),
        Title::Numbered(_) => text(language, "scenario.assumed"),
    }
}

fn world(app: &App) -> Choice {
    let (language, pack) = (app.language(), app.pack());
    let options = pack.worlds.iter().map(|world| {
        let chosen = world.id == app.scenario().world;
        (world.id.clone(), language.of(&world.label).to_owned(), chosen)
    });
    Choice { label: text(language, "world.label"), options: options.collect() }
}

fn after(app: &App) -> Choice {
    let language = app.language();
    let options = [("hold", After::Hold), ("stop", After::Stop)].map(|(id, after)| {
        let label = text(language, &format!("after.{id}"));
        (id.to_owned(), label, after == app.scenario().after)
    });
    let last = app.pack().plan_years().last().unwrap_or_default().to_string();
    let label = text_with(language, "after.label", &[("year", &last)]);
    Choice { label, options: options.to_vec() }
}

#[inline(never)]
fn print(app: &App) -> Vec<String> {
    let (language, pack) = (app.language(), app.pack());
    let names = app.workspace().tabs().iter().map(|tab| tab.name(language, pack));
    let names = names.collect::<Vec<_>>().join(&text(language, "print.and"));
    let source = [
        ("plan", language.of(&pack.label)),
        ("version", &pack.version),
        ("content", &format!("{:08x}", pack.fingerprint())),
        ("model", &MODEL_VERSION.to_string()),
    ];
    let lines = [
        text_with(language, "print.scenarios", &[("names", &names)]),
        text_with(language, "print.source", &source),
        share::link(app).0,
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn footer(app: &App) -> Vec<String> {
    let (language, pack, scenario) = (app.language(), app.pack(), app.scenario());
    let share = percent(scenario.base_share, 2);
    let world = pack.world(&scenario.world).map_or("", |world| language.of(&world.label));
    let mut lines = vec![
        text_with(language, "footer.base_share", &[("share", &share)]),
        text_with(language, "footer.world", &[("world", world)]),
        text(language, "footer.central"),
        text(language, "footer.assumed"),
    ];
    // contributions are counted from a scenario in its own world
    if app.settings().page != link::Page::Contributions {
        lines.insert(2, text(language, "footer.same_world"));
    }
    lines
}
