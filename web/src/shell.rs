//! The page as a whole: holds the application, passes events to it and draws what it shows.

use canghai_app::view::{self, Page};
use canghai_app::{App, Event, Language, text};
use canghai_plan::Pack;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use web_sys::HtmlInputElement;
use yew::{Callback, Component, Context, Html, TargetCast, html};

use crate::board::Board;
use crate::card::{Card, InfoButton};
use crate::controls::{Group, PartsPanel, Select, Slider};
use crate::figures::{ChartFigure, Share};
use crate::numbers::Numbers;
use crate::pool::Pool;

/// The running page.
pub(crate) struct Shell {
    app: Result<App, String>,
    pool: Option<Pool>,
    /// Runs the full ensemble when the finger has rested.
    rest: Option<Timeout>,
    _resize: EventListener,
}

/// How long a finger rests before the full ensemble is run, milliseconds.
const REST: u32 = 150;

impl Component for Shell {
    type Message = Event;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let language = Language::from_tag(&window().navigator().language().unwrap_or_default());
        let mut app = open(language);
        if let Ok(app) = &mut app {
            app.update(Event::Resize(width()));
        }
        say_language(language);
        let link = context.link().clone();
        let resize = EventListener::new(&window(), "resize", move |_| {
            link.send_message(Event::Resize(width()));
        });
        let reply = context.link().callback(|reply| Event::Answer(Box::new(reply)));
        let pool = app.as_ref().ok().map(|app| Pool::new(app.pack().clone(), reply));
        let mut shell = Self { app, pool, rest: None, _resize: resize };
        shell.simulate();
        shell
    }

    fn update(&mut self, _context: &Context<Self>, event: Event) -> bool {
        let Ok(app) = &mut self.app else { return false };
        let before = app.revision();
        app.update(event);
        say_language(app.language());
        if app.revision() != before {
            self.simulate();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &self.app {
            Ok(app) => draw(&view::page(app), &context.link().callback(|event| event)),
            Err(reason) => html! { <p class="fatal" role="alert">{ reason }</p> },
        }
    }
}

impl Shell {
    /// Asks for a small ensemble at once, and for the full one when nothing has changed for a while.
    fn simulate(&mut self) {
        let (Ok(app), Some(pool)) = (&self.app, &self.pool) else { return };
        pool.run(app.order(false));
        let (pool, order) = (pool.clone(), app.order(true));
        self.rest = Some(Timeout::new(REST, move || pool.run(order)));
    }
}

/// The application with the embedded plan.
fn open(language: Language) -> Result<App, String> {
    let pack = Pack::embedded().map_err(|problems| {
        let sentences = problems.iter().map(|problem| canghai_app::describe(language, problem));
        sentences.collect::<Vec<_>>().join("; ")
    })?;
    App::new(pack, language)
}

/// Width of the window, pixels.
fn width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1440.0)
}

/// Tells the browser which language the page is in.
fn say_language(language: Language) {
    if let Some(root) = document().document_element() {
        // an attribute that cannot be set costs only hyphenation
        let _ = root.set_attribute("lang", language.tag());
    }
    document().set_title(&text(language, "title"));
}

fn draw(page: &Page, send: &Callback<Event>) -> Html {
    let say = |key| text(page.language, key);
    // ranges of an earlier state are still there, and look like it, until the new ones come
    let fresh = page.futures.as_ref().is_none_or(|futures| futures.fresh);
    let classes = if fresh { "page" } else { "page stale" };
    html! {
        <div class={classes}>
            <a class="skip" href="#results">{ say("skip") }</a>
            { header(page, send) }
            <main>
                { inputs(page, send) }
                <div class="results" id="results" tabindex="-1">
                    <Share headline={page.headline.clone()} figure={page.share.clone()} futures={page.futures.clone()} language={page.language} />
                    <div class="row-of-2">
                        { for page.differences.iter().map(|f| html! { <ChartFigure figure={f.clone()} /> }) }
                    </div>
                    <section class="sectors" aria-labelledby="sectors-title">
                        <h2 id="sectors-title">{ say("sector.title") }<span class="note">{ say("sector.note") }</span></h2>
                        <div class="row-of-3">
                            { for page.sectors.iter().map(|f| html! { <ChartFigure figure={f.clone()} /> }) }
                        </div>
                    </section>
                </div>
                <Board words={page.board_words.clone()} rows={page.board.clone()} futures={page.futures.clone()} {send} />
                <Numbers list={page.numbers.clone()} {send} />
            </main>
            { footer(page, send) }
            if let Some(card) = &page.card {
                <Card card={card.clone()} language={page.language} {send} />
            }
        </div>
    }
}

/// What the figures rest on; the base share comes first, with the button for its card.
fn footer(page: &Page, send: &Callback<Event>) -> Html {
    let (base_share, others) = page.footer.split_first().map_or(("", &[][..]), |(a, b)| (a, b));
    html! {
        <footer>
            <span class="base-share">{ base_share }<InfoButton info={page.base_share_info.clone()} place="footer" {send} /></span>
            { for others.iter().map(|line| html! { <span>{ line }</span> }) }
        </footer>
    }
}

fn header(page: &Page, send: &Callback<Event>) -> Html {
    let other = page.language.other();
    let speak = send.reform(move |_| Event::Speak(other));
    html! {
        <header>
            <h1>{ &page.product }</h1>
            <span class="plan">{ &page.plan }</span>
            <Select choice={page.picker.clone()} choose={send.reform(Event::Pick)} />
            if !page.changed.is_empty() { <span class="changed">{ &page.changed }</span> }
            <button type="button" class="language" lang={other.tag()} onclick={speak}>
                { text(page.language, "language.switch") }
            </button>
        </header>
    }
}

fn inputs(page: &Page, send: &Callback<Event>) -> Html {
    let say = |key| text(page.language, key);
    html! {
        <div class="inputs">
            <section class="card levers" aria-labelledby="levers-title">
                <h2 id="levers-title">{ say("panel.levers") }</h2>
                <p class="note">{ &page.summary }</p>
                { for page.groups.iter().map(|group| html! {
                    <Group key={group.key} group={group.clone()} about={say("panel.help")} {send} />
                }) }
            </section>
            <section class="card shares" aria-labelledby="parts-title">
                <h2 id="parts-title">{ say("panel.parts") }</h2>
                <p class="note">{ say("parts.note") }</p>
                { for page.parts.iter().map(|parts| html! {
                    <PartsPanel parts={parts.clone()} {send} />
                }) }
            </section>
            { assumptions(page, send) }
        </div>
    }
}

fn assumptions(page: &Page, send: &Callback<Event>) -> Html {
    let (label, comes) = &page.pandemic;
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
            <Select choice={page.world.clone()} choose={send.reform(Event::World)} />
            <label class="choice check">
                <input type="checkbox" checked={*comes} onchange={pandemic} />
                <span>{ label }</span>
            </label>
            <Select choice={page.after.clone()} choose={send.reform(|id: String| after(&id))} />
        </section>
    }
}

/// The event of a choice of what follows the plan.
fn after(id: &str) -> Event {
    use canghai_app::After;
    Event::After(if id == "stop" { After::Stop } else { After::Hold })
}
