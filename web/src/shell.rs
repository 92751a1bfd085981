//! The page as a whole: holds the application, passes events to it and draws what it shows.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use canghai_app::view::{self, CardView, ConsoleEvent, Front, Page, Present};
use canghai_app::{App, Below, ChartEvent, Depth, Event, Language, Order, Page as Seen, text};
use canghai_plan::Pack;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::{Callback, Component, Context, Html, TargetCast, classes, html};

use crate::behind::{After, Behind};
use crate::board::Board;
use crate::card::{Card, InfoButton};
use crate::charts::{ChartsMessage, ChartsPanel};
use crate::compare::ComparePage;
use crate::console::Console;
use crate::controls::{Group, Select};
use crate::export::ExportPanel;
use crate::fields::Slider;
use crate::header::{header, welcome};
use crate::headline::sticky_head;
use crate::ledger::LedgerPanel;
use crate::making::Making;
use crate::numbers::Numbers;
use crate::parts::PartsPanel;
use crate::pool::Pool;
use crate::present::PresentPage;
use crate::reach::ReachPage;
use crate::search::Search;
use crate::share::SharePanel;
use crate::stage::Stage;
use crate::tabs::TabBar;
use crate::why::WhyPage;
use crate::{address, dropping, kept, rest, slide, surroundings};

/// The running page.
pub(crate) struct Shell {
    app: Result<App, String>,
    /// Where all events go; one for good, so that a part that is handed it again is the same.
    send: Callback<Event>,
    pool: Option<Pool>,
    /// Runs the full ensemble when the finger has rested.
    rest: Option<Timeout>,
    /// Draws what a slider changed, where the workers take longer than that.
    soon: Option<Timeout>,
    motion: Motion,
    /// The charts, which are told of a slider's move ahead of the rest of the page.
    charts: Option<Scope<ChartsPanel>>,
    /// Is told where they are.
    charts_here: Callback<Scope<ChartsPanel>>,
    /// Whether they show by themselves what a slider's move makes of the page as it was drawn last.
    leads: Cell<bool>,
    /// What they have shown of a state of which the rest is still to be drawn.
    front: RefCell<Option<Rc<Front>>>,
    /// What the last picture lacks.
    lacking: Lacking,
    /// Draws it.
    behind: Option<Behind>,
    /// What was drawn last, as long as nothing but what it lacks has to be drawn.
    drawn: RefCell<Option<Page>>,
    /// Which futures the last picture shows of which no piece is lacking.
    depth: Cell<Option<&'static str>>,
    /// The order of the comparison that is being run.
    comparing: Option<Order>,
    /// The search for what it would take that is under way.
    search: Option<Search>,
    /// The file to take home that is being made.
    making: Option<Making>,
    /// The presenter's window.
    console: Console,
    /// Opens it.
    open_console: Callback<()>,
    /// What the browser keeps by now.
    kept: String,
    _listeners: Vec<EventListener>,
}

/// What the last change has the page do.
#[derive(Clone, Copy, Default)]
struct Motion {
    /// Whether what is drawn comes from a slider, from its first move until its last digits: it is drawn
    /// in pieces, so that none keeps the page busy for long.
    sliding: bool,
    /// Whether charts glide to what the last change made of them: not where it came from a slider,
    /// as what follows a finger does not glide after it.
    gliding: bool,
}

/// What a picture of a slider's move lacks: it is drawn in pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lacking {
    /// Nothing.
    Nothing,
    /// The charts below the large card.
    Below,
    /// All but the headline and the large card.
    Rest,
}

/// What the page hears of.
pub(crate) enum Message {
    /// Something for the application.
    App(Event),
    /// The presenter's window is wanted.
    Console,
    /// The presenter's window asks for something.
    Asked(ConsoleEvent),
    /// The finger has rested, or the page is left.
    Rest,
    /// A slider moved and the workers have not answered yet.
    Draw,
    /// It is time for what the last picture lacks.
    Behind,
    /// The charts are on the page.
    Charts(Scope<ChartsPanel>),
}

/// How long a finger rests before the full ensemble is run, milliseconds.
const REST: u32 = 150;
/// How long a moved slider waits for the workers, so that numbers and ranges are drawn in one go,
/// milliseconds.
const PATIENCE: u32 = 80;

impl Component for Shell {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let language = Language::from_tag(&window().navigator().language().unwrap_or_default());
        let app = open(language);
        if let Ok(app) = &app {
            surroundings::say(app.language(), app.settings().theme);
        }
        let send = context.link().callback(Message::App);
        let leave = context.link().callback(|()| Message::Rest);
        let reply = send.reform(|reply| Event::Answer(Box::new(reply)));
        let tell = send.reform(Event::Why);
        let pool = app.as_ref().ok().map(|app| Pool::new(app.pack().clone(), reply, tell));
        rest::when_here(leave.clone());
        let mut listeners = surroundings::listen(&send, leave);
        listeners.extend(dropping::listen(&send));
        listeners.push(address::listen(&send));
        let mut shell = Self {
            app,
            send,
            pool,
            rest: None,
            soon: None,
            motion: Motion::default(),
            charts: None,
            charts_here: context.link().callback(Message::Charts),
            leads: Cell::default(),
            front: RefCell::default(),
            lacking: Lacking::Nothing,
            behind: None,
            drawn: RefCell::default(),
            depth: Cell::default(),
            comparing: None,
            search: None,
            making: None,
            console: Console::new(&context.link().callback(Message::Asked)),
            open_console: context.link().callback(|()| Message::Console),
            kept: String::new(),
            _listeners: listeners,
        };
        if let (Ok(app), Some(pool)) = (&shell.app, &shell.pool) {
            pool.run(app.order(Depth::Quick));
            shell.wait(context);
        }
        shell
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let is_behind = matches!(message, Message::Behind);
        let draws = self.hear(context, message);
        if draws && !is_behind {
            self.drawn.take();
        }
        draws
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        match &self.app {
            Ok(app) => {
                let mut drawn = self.drawn.borrow_mut();
                let around = |front| view::around(Rc::unwrap_or_clone(front), app);
                let begun = drawn.take().or_else(|| self.front.take().map(around));
                let page = match begun {
                    Some(page) => view::with_charts_below(page, app),
                    None => view::page(app),
                };
                if self.lacking == Lacking::Nothing {
                    self.depth.set(page.futures.as_ref().map(|futures| futures.depth));
                }
                let fresh = page.futures.as_ref().is_some_and(|futures| futures.fresh);
                self.leads.set(fresh && !self.motion.gliding);
                draw(self, drawn.insert(page))
            }
            Err(reason) => html! { <p class="fatal" role="alert">{ reason }</p> },
        }
    }
}

impl Shell {
    /// Does what a message asks for; gives whether to draw.
    fn hear(&mut self, context: &Context<Self>, message: Message) -> bool {
        let event = match message {
            Message::App(event) => event,
            Message::Console => {
                self.console.open();
                return true;
            }
            Message::Asked(ConsoleEvent::Hello) => {
                if let Ok(app) = &self.app {
                    self.console.hello(app);
                }
                return false;
            }
            Message::Asked(asked) => {
                let event = self.app.as_ref().ok().and_then(|app| asked.event(app.pack()));
                let Some(event) = event else { return false };
                event
            }
            Message::Rest => {
                self.rested();
                return false;
            }
            Message::Draw => {
                self.soon = None;
                if let Ok(app) = &mut self.app {
                    app.catch_up();
                }
                return self.draw_first(context, true);
            }
            Message::Behind => {
                self.draw_behind(context);
                return true;
            }
            Message::Charts(charts) => {
                self.charts = Some(charts);
                return false;
            }
        };
        let Ok(app) = &mut self.app else { return false };
        let (before, shown, liked) = (app.revision(), app.shown(), app.settings());
        let answered = matches!(event, Event::Answer(_));
        let (slides, may_wait) = (matches!(event, Event::Slide(..)), event.may_wait());
        let follows = slides || answered || matches!(event, Event::Leave(_));
        let told = matches!(&event, Event::Why(event) if event.is_told());
        if slides || !may_wait {
            self.motion.sliding = slides;
        }
        let pool = self.pool.as_ref();
        app.update_and_ask(event, &mut |app| {
            if let Some(pool) = pool {
                pool.run(app.order(Depth::Quick));
            }
        });
        if let Some(pool) = pool {
            pool.explain(app.why_order());
        }
        self.seek();
        self.make();
        let Ok(app) = &self.app else { return false };
        self.console.tell(app);
        // what the workers tell of the reasons is no reason to wait for the reader's hand
        if told {
            return true;
        }
        if app.settings() != liked {
            surroundings::say(app.language(), app.settings().theme);
        }
        let (changed, waits) = (app.revision() != before, app.is_behind());
        let moved = app.shown() != shown;
        if changed {
            self.comparing = None;
            self.motion.gliding = !slides;
        } else if answered {
            self.compare();
        }
        // better ensembles are asked for when nothing has changed for a while
        self.wait(context);
        if !waits || moved {
            self.soon = None;
        }
        if waits {
            self.draw_soon(context);
        }
        // what waits is drawn with its futures, and an answer that comes too late changes nothing
        if waits && !moved && may_wait {
            return false;
        }
        self.draw_first(context, follows)
    }

    /// Draws what a slider changed when the workers have answered, or when that takes too long.
    fn draw_soon(&mut self, context: &Context<Self>) {
        if self.soon.is_none() {
            let draw = context.link().callback(|()| Message::Draw);
            self.soon = Some(Timeout::new(PATIENCE, move || draw.emit(())));
        }
    }

    /// Draws the first piece of a slider's move, or at once all that anything else changed; gives whether
    /// the page itself is to be drawn for it, or the charts show the piece by themselves.
    fn draw_first(&mut self, context: &Context<Self>, follows: bool) -> bool {
        self.front.take();
        let explores = self.app.as_ref().is_ok_and(|app| app.settings().page == Seen::Explore);
        if !(follows && self.motion.sliding && explores) {
            (self.lacking, self.behind) = (Lacking::Nothing, None);
            self.draw_below(Below::All);
            return true;
        }
        self.lacking = Lacking::Rest;
        if self.behind.is_none() {
            let draw = context.link().callback(|()| Message::Behind);
            self.behind = Some(Behind::new(After::Picture, move || draw.emit(())));
        }
        self.draw_below(Below::Later);
        !self.lead()
    }

    /// Has the charts show the first piece of a slider's move by themselves, if they can.
    fn lead(&mut self) -> bool {
        let (Ok(app), Some(charts)) = (&self.app, &self.charts) else { return false };
        let fresh = app.futures().is_some_and(|(_, fresh)| fresh);
        if !(fresh && self.leads.get() && !self.motion.gliding) {
            return false;
        }
        let front = Rc::new(view::front(app));
        charts.send_message(ChartsMessage::Ahead(front.clone()));
        self.front.replace(Some(front));
        // charts below would be added to a page of another state
        self.drawn.take();
        true
    }

    /// Draws what the last picture lacks: first all but the charts below the large card, then those,
    /// if anybody sees them or the full ensemble is there.
    fn draw_behind(&mut self, context: &Context<Self>) {
        let is_full = self.app.as_ref().is_ok_and(App::has_full_futures);
        let in_sight = |app: &App| app.charts().below_in_sight.contains(&true);
        if self.lacking == Lacking::Rest && (is_full || self.app.as_ref().is_ok_and(in_sight)) {
            // all of them and the board in one picture would keep a finger waiting that comes again
            let after = if is_full { After::Picture } else { After::Turn };
            let draw = context.link().callback(|()| Message::Behind);
            self.behind = Some(Behind::new(after, move || draw.emit(())));
            self.lacking = Lacking::Below;
            return;
        }
        (self.lacking, self.behind) = (Lacking::Nothing, None);
        let is_last = self.app.as_ref().is_ok_and(|app| app.next_depth().is_none());
        self.motion.sliding &= !is_last;
        self.draw_below(Below::InSight);
    }

    fn draw_below(&mut self, below: Below) {
        if let Ok(app) = &mut self.app {
            app.update(Event::Chart(ChartEvent::Draw(below)));
        }
    }

    /// Runs what the comparison lacks, one order after the other, once the open scenario has its own.
    fn compare(&mut self) {
        let (Ok(app), Some(pool)) = (&self.app, &self.pool) else { return };
        let next = app.compare_order().filter(|_| app.next_depth().is_none());
        if next != self.comparing
            && let Some(order) = &next
        {
            pool.run(order.clone());
        }
        self.comparing = next;
    }

    /// Begins the search that is wanted, and calls off any other.
    fn seek(&mut self) {
        let Ok(app) = &self.app else { return };
        let wanted = app.reach_order();
        let running = self.search.as_ref().map(|search| search.ticket);
        if wanted.map(|order| order.ticket) != running {
            self.search = None;
            self.search = wanted.and_then(|order| Search::begin(app.pack(), order, &self.send));
        }
    }

    /// Begins the file that is wanted, and calls off any other.
    fn make(&mut self) {
        let Ok(app) = &self.app else { return };
        let wanted = app.export_order();
        let running = self.making.as_ref().map(|making| making.ticket);
        if wanted.map(|order| order.ticket) != running {
            self.making = None;
            self.making = wanted.map(|order| Making::begin(order, &self.send));
        }
    }

    fn wait(&mut self, context: &Context<Self>) {
        let rested = context.link().callback(|()| Message::Rest);
        self.rest = Some(Timeout::new(REST, move || rested.emit(())));
    }

    /// Runs the next better ensemble where one is lacking, and has the browser keep what was done.
    fn rested(&mut self) {
        let (Ok(app), Some(pool)) = (&self.app, &self.pool) else { return };
        match app.next_depth() {
            None => self.compare(),
            Some(depth) => {
                pool.run(app.order(depth));
                self.comparing = None;
            }
        }
        self.keep();
    }

    /// Has the browser keep what was done: nothing was before the rest of the program is here, which
    /// comes at the first touch.
    fn keep(&mut self) {
        let Ok(app) = &self.app else { return };
        if !rest::is_here() {
            return;
        }
        let now = app.stored();
        if now != self.kept {
            kept::write(&now);
            self.kept = now;
        }
    }
}

/// The application with the embedded plan, as it was left at the last visit.
fn open(language: Language) -> Result<App, String> {
    let pack = Pack::embedded().map_err(|problems| {
        let sentences = problems.iter().map(|problem| canghai_app::describe(language, problem));
        sentences.collect::<Vec<_>>().join("; ")
    })?;
    let mut app = App::new(pack, language)?;
    app.update(Event::Resize(surroundings::width()));
    if let Some(text) = kept::read()
        && !app.restore(&text)
    {
        kept::put_aside(&text);
    }
    for event in address::take() {
        app.update(Event::Share(event));
    }
    Ok(app)
}

fn draw(shell: &Shell, page: &Page) -> Html {
    let send = &shell.send;
    let (refused, console) = (shell.console.refused, &shell.open_console);
    let say = |key| text(page.language, key);
    // ranges of an earlier state are still there, and look like it, until the new ones come
    let fresh = page.futures.as_ref().is_none_or(|futures| futures.fresh);
    let gliding = shell.motion.gliding.then_some("gliding");
    let classes = classes!("page", (!fresh).then_some("stale"), gliding);
    let depth = shell.depth.get();
    if let Some(stage) = page.present.as_ref().and_then(|present| present.stage.as_ref()) {
        return html! {
            <div class={classes} data-futures={depth}>
                <Stage stage={stage.clone()} language={page.language} {send} />
                { card(page, send) }
            </div>
        };
    }
    html! {
        <div class={classes} data-futures={depth}>
            <a class="skip" href="#results">{ say("skip") }</a>
            { header(page, send) }
            <TabBar tabs={page.tabs.clone()} language={page.language} {send} />
            if let Some(compare) = &page.compare {
                <ComparePage compare={compare.clone()} language={page.language} {send} />
            } else if let Some(why) = &page.why {
                <WhyPage why={why.clone()} language={page.language} {send} />
            } else if let Some(reach) = &page.reach {
                <ReachPage reach={reach.clone()} language={page.language} {send} />
            } else if let Some(present) = &page.present {
                <PresentPage present={present.clone()} language={page.language} {refused} {console} {send} />
                { printed(present) }
            } else {
                { explore(shell, page) }
            }
            <p class="sr-only" role="status">{ &page.announcement }</p>
            { footer(page, send) }
            <p class="drop-hint" aria-hidden="true">{ say("share.drop") }</p>
            if let Some(share) = &page.share {
                <SharePanel share={share.clone()} language={page.language} {send} />
            }
            if let Some(export) = &page.export {
                <ExportPanel export={export.clone()} language={page.language} {send} />
            }
            if let Some(ledger) = &page.ledger {
                <LedgerPanel ledger={ledger.clone()} language={page.language} {send} />
            }
            { card(page, send) }
        </div>
    }
}

/// All slides for paper. The browser does not wait for parts that draw themselves, so they stand
/// here and are none.
fn printed(present: &Present) -> Html {
    if present.printed.is_empty() {
        return Html::default();
    }
    let slides = present.printed.iter().map(|view| slide::draw(view, Html::default()));
    html! { <div class="deck-print">{ for slides }</div> }
}

/// The card that is open.
fn card(page: &Page, send: &Callback<Event>) -> Html {
    let card =
        |card: &CardView| html! { <Card card={card.clone()} language={page.language} {send} /> };
    page.card.as_ref().map_or_else(Html::default, card)
}

/// Levers and what follows.
fn explore(shell: &Shell, page: &Page) -> Html {
    let (send, here) = (&shell.send, &shell.charts_here);
    let after = if shell.lacking == Lacking::Rest { After::Picture } else { After::Turn };
    let follows = shell.motion.sliding.then_some(after);
    html! {
        <>
            if page.compact {
                { sticky_head(&page.headline, page.futures.as_ref(), page.language) }
            }
            <main>
                { inputs(page, send) }
                <div class="results" id="results" tabindex="-1">
                    if let Some(words) = &page.welcome { { welcome(words, page.language, send) } }
                    <ChartsPanel front={page.front()} said={page.welcome.is_some()} compact={page.compact} language={page.language} {send} {here} />
                </div>
                <Board words={page.board_words.clone()} rows={page.board.clone()} futures={page.futures.clone()} {follows} {send} />
            </main>
            <Numbers list={page.numbers.clone()} {send} />
        </>
    }
}

/// What the figures rest on; the base share comes first, with the button for its card.
fn footer(page: &Page, send: &Callback<Event>) -> Html {
    let (base_share, others) = page.footer.split_first().map_or(("", &[][..]), |(a, b)| (a, b));
    html! {
        <footer>
            <span class="base-share">{ base_share }<InfoButton info={page.base_share_info.clone()} place="footer" {send} /></span>
            { for others.iter().map(|line| html! { <span>{ line }</span> }) }
            { for page.print.iter().map(|line| html! { <p class="print-lines">{ line }</p> }) }
        </footer>
    }
}

fn inputs(page: &Page, send: &Callback<Event>) -> Html {
    let say = |key| text(page.language, key);
    html! {
        <div class="inputs">
            <section class="card levers" aria-labelledby="levers-title">
                <h2 id="levers-title">{ say("panel.levers") }</h2>
                <p class="note">{ &page.summary }</p>
                { legend(page.language) }
                { for page.groups.iter().enumerate().map(|(place, group)| html! {
                    <Group key={group.key} group={group.clone()} language={page.language}
                        unfolded={!page.compact || place == 0} {send} />
                }) }
            </section>
            <section class="card shares" aria-labelledby="parts-title">
                <h2 id="parts-title">{ say("panel.parts") }</h2>
                <p class="note">{ say("parts.note") }</p>
                { for page.parts.iter().map(|parts| html! {
                    <PartsPanel key={parts.key.clone()} parts={parts.clone()} language={page.language} {send} />
                }) }
            </section>
            { assumptions(page, send) }
        </div>
    }
}

/// What the marks on the levers' tracks stand for.
fn legend(language: Language) -> Html {
    let marks = [
        ("base", "base-mark"),
        ("effort", "tick effort"),
        ("largest", "tick largest"),
        ("usual", "usual"),
        ("heroic", "heroic"),
    ];
    html! {
        <p class="note legend" aria-hidden="true">
            { for marks.map(|(key, class)| html! {
                <span><i {class} />{ text(language, &format!("legend.{key}")) }</span>
            }) }
        </p>
    }
}

fn assumptions(page: &Page, send: &Callback<Event>) -> Html {
    let (label, comes) = &page.pandemic;
    let [world, shock] = &page.world_infos;
    let pandemic = send.reform(|event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Pandemic(input.checked())
    });
    html! {
        <section class="card world" aria-labelledby="world-title">
            <h2 id="world-title">{ text(page.language, "panel.assumptions") }</h2>
            <fieldset class="lever">
                <legend><span class="label">{ &page.base_share.name }</span><span class="unit">{ "%" }</span></legend>
                <Slider control={page.base_share.clone()} {send} />
                <p class="note">{ &page.base_share_note }</p>
            </fieldset>
            <div class="with-info">
                <Select choice={page.world.clone()} choose={send.reform(Event::World)} />
                <InfoButton info={world.clone()} place="world" {send} />
            </div>
            <div class="with-info">
                <label class="choice check">
                    <input type="checkbox" checked={*comes} onchange={pandemic} />
                    <span>{ label }</span>
                </label>
                <InfoButton info={shock.clone()} place="world" {send} />
            </div>
            <Select choice={page.after.clone()} choose={send.reform(|id: String| after(&id))} />
        </section>
    }
}

/// The event of a choice of what follows the plan.
fn after(id: &str) -> Event {
    use canghai_app::After;
    Event::After(if id == "stop" { After::Stop } else { After::Hold })
}
