//! The presentation: the list of slides, the slide on the stage, and what the presenter's own window
//! shows.

mod binds;
mod board;
mod compare;
mod console;
mod question;
mod replay;
mod sectors;
mod share;
mod slide;
mod sources;
mod takes;
mod why;
mod wire;

use super::controls::{LeverGroup, groups};
use super::{footer, qr};
use crate::deck::Slide;
use crate::state::App;
use crate::text::{text, text_with};

pub use console::{ConsoleEvent, ConsoleView, Knob, KnobField, console};
pub use slide::{BigNumber, Block, Bound, Cell, SlideTable, SlideView, Strip};

/// The presentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    /// The slides in their order.
    pub deck: Vec<DeckRow>,
    /// The slide that is looked at, as it will be seen; `None` while one presents.
    pub preview: Option<SlideView>,
    /// Which slide that is.
    pub chosen: Slide,
    /// Its notes.
    pub notes: String,
    /// How many slides are gone through, in words.
    pub count: String,
    /// Whether there is a slide to begin with.
    pub can_start: bool,
    /// What is on the stage, while one presents.
    pub stage: Option<StageView>,
    /// All slides that are gone through, while the page is printed.
    pub printed: Vec<SlideView>,
}

/// A slide in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckRow {
    /// The slide.
    pub slide: Slide,
    /// Its name.
    pub name: String,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether it is looked at.
    pub chosen: bool,
    /// Whether it has notes.
    pub noted: bool,
    /// Why it is left out all the same; empty where it is not.
    pub missing: String,
}

/// What is on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageView {
    /// The slide.
    pub slide: SlideView,
    /// Which slide it is.
    pub key: Slide,
    /// Whether the stage is black.
    pub black: bool,
    /// Whether there is a slide before and one after.
    pub ways: (bool, bool),
    /// Whether levers can stand beside the slide, and the levers while they do.
    pub levers: (bool, Option<Vec<LeverGroup>>),
    /// Whether the last change can be shown before and after, and whether it is.
    pub replay: (bool, bool),
    /// What a screen reader is told of the slide.
    pub announcement: String,
}

/// How many times larger than on the page a chart stands on a slide of 1920: its smallest text of
/// 11.5 pixels is then one of 32.
const LARGER: f64 = 2.8;
/// Width and height of a chart beside a number, pixels of a slide of 1920 by 1080.
const CHART: (f64, f64) = (1070.0, 600.0);

/// A chart's size on the page for one on a slide.
fn on_page((width, height): (f64, f64)) -> (f64, f64) {
    (width / LARGER, height / LARGER)
}

/// The page.
#[inline(never)]
pub(super) fn present(app: &App) -> Present {
    let language = app.language();
    let (chosen, deck) = (app.looked_at_slide(), app.workspace().deck());
    let row = |one: &crate::deck::Arranged| DeckRow {
        slide: one.slide,
        name: name(app, one.slide),
        shown: one.shown,
        chosen: one.slide == chosen,
        noted: !one.notes.is_empty(),
        missing: if app.has(one.slide) { String::new() } else { text(language, "present.alone") },
    };
    let played = app.played();
    Present {
        deck: deck.slides().iter().map(row).collect(),
        preview: app.on_stage().is_none().then(|| slide(app, chosen)),
        chosen,
        notes: deck.notes(chosen).to_owned(),
        count: text_with(language, "present.count", &[("count", &played.len().to_string())]),
        can_start: !played.is_empty(),
        stage: app.on_stage().map(|on| stage(app, on, &played)),
        printed: if app.printing() {
            played.iter().map(|one| slide(app, *one)).collect()
        } else {
            Vec::new()
        },
    }
}

fn stage(app: &App, on: Slide, played: &[Slide]) -> StageView {
    let state = app.present();
    let view = slide(app, on);
    let place = played.iter().position(|slide| *slide == on).unwrap_or(0);
    let with_levers = matches!(on, Slide::Question | Slide::Share);
    let can_replay = on == Slide::Share && app.before_last_change().is_some();
    let values = [
        ("place", (place + 1).to_string()),
        ("count", played.len().to_string()),
        ("sentence", view.sentence.clone()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    StageView {
        key: on,
        black: state.black,
        ways: (place > 0, place + 1 < played.len()),
        levers: (with_levers, (with_levers && state.levers).then(|| groups(app))),
        replay: (can_replay, can_replay && state.replay),
        announcement: text_with(app.language(), "present.announcement", &values),
        slide: view,
    }
}

fn name(app: &App, slide: Slide) -> String {
    text(app.language(), &format!("present.slide.{}", slide.key()))
}

/// What a slide says: its sentence, what stands below it, and what it rests on beside what all do.
struct Content {
    sentence: String,
    blocks: Vec<Block>,
    source: String,
}

/// A slide as it is seen.
fn slide(app: &App, slide: Slide) -> SlideView {
    let content = match slide {
        Slide::Question => question::question(app),
        Slide::Share => share::share(app),
        Slide::Board => board::board(app),
        Slide::Sectors => sectors::sectors(app),
        Slide::Compare => compare::compare(app),
        Slide::Why => why::why(app),
        Slide::Binds => binds::binds(app),
        Slide::Takes => takes::takes(app),
        Slide::Sources => sources::sources(app),
    };
    let (language, played) = (app.language(), app.played());
    let place = played.iter().position(|other| *other == slide);
    let link = super::share::link(app).0;
    let code = qr::code(&link, &text(language, "share.code")).filter(|_| !link.is_empty());
    SlideView {
        key: slide.key().to_owned(),
        name: name(app, slide),
        sentence: content.sentence,
        blocks: content.blocks,
        source: match slide {
            // the thresholds take all the room that there is
            Slide::Binds => content.source,
            _ => source(app, content.source),
        },
        brand: [text(language, "product"), language.of(&app.pack().short).to_owned()],
        place: place.map_or_else(String::new, |place| format!("{} / {}", place + 1, played.len())),
        code: code.map(std::rc::Rc::new),
    }
}

/// What a slide rests on: its own words, then base share, world and that amounts are assumptions.
fn source(app: &App, own: String) -> String {
    let all = footer(app);
    let common = [all.first(), all.get(1), all.last()].into_iter().flatten().cloned();
    let parts = std::iter::once(own).chain(common).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// What is said of the number of futures; empty until they are run.
fn simulated(app: &App) -> String {
    super::futures::futures(app).map_or_else(String::new, |futures| futures.note)
}

/// The plan's last year and the last year of all.
fn years(app: &App) -> (usize, usize) {
    let calendar = &app.pack().calendar;
    (calendar.plan_years - 1, calendar.horizon_years - 1)
}

/// A year of the run in words.
fn year(app: &App, index: usize) -> String {
    app.pack().calendar.year(index).to_string()
}

/// A value and its unit, which stands smaller: the first word or number, and what follows.
fn apart(value: &str) -> (String, String) {
    let end = value.find([' ', '%']).unwrap_or(value.len());
    (value[..end].to_owned(), value[end..].trim().to_owned())
}

/// The open scenario's name and the base's, as short as a slide has room for.
fn names(app: &App) -> (String, String) {
    super::charts::frame::names(app)
}
