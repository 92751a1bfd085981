//! The presenter's window: notes, this slide and the next, time, levers. It holds nothing of its own
//! but what the page sent last.

use canghai_app::view::{ConsoleEvent, ConsoleView, Knob, KnobField};
use canghai_app::{Language, PresentEvent, Theme, text};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use gloo::utils::{document, window};
use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent, Window};
use yew::{Callback, Component, Context, Html, TargetCast, html};

use crate::channel::Channel;
use crate::console::QUERY;
use crate::slide::Slide;
use crate::{stage, surroundings};

/// Milliseconds between two looks at the clock.
const TICK: u32 = 1000;
/// Letters of the id of a talk.
const LONGEST_ID: usize = 20;

/// The id of the talk, where this window is a presenter's.
pub(crate) fn id() -> Option<String> {
    let search = window().location().search().ok()?;
    let id = search.strip_prefix(QUERY)?;
    let digits = id.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (1..=LONGEST_ID).contains(&id.len())).then(|| id.to_owned())
}

/// A lever and where it is moved to.
type Held = (KnobField, f64);

/// The presenter's window.
pub(crate) struct Presenter {
    channel: Channel,
    view: Option<ConsoleView>,
    /// The lever that is being moved, and to where: what the page sends meanwhile is older.
    held: Option<Held>,
    _keys: EventListener,
    _clock: Interval,
}

/// What happens in the presenter's window.
pub(crate) enum Message {
    /// The page sent something.
    Heard(String),
    /// The presenter asks for something.
    Ask(ConsoleEvent),
    /// A second has passed.
    Tick,
}

impl Component for Presenter {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let opener = window().opener().ok().filter(JsValue::is_object);
        // a window of another realm is no instance of this one's class
        let opener = opener.map(JsCast::unchecked_into::<Window>);
        let hear = context.link().callback(Message::Heard);
        let channel = Channel::new(&id().unwrap_or_default(), opener, hear);
        channel.tell(&ConsoleEvent::Hello.write());
        let tick = context.link().callback(|()| Message::Tick);
        Self {
            channel,
            view: None,
            held: None,
            _keys: keys(&context.link().callback(Message::Ask)),
            _clock: Interval::new(TICK, move || tick.emit(())),
        }
    }

    fn update(&mut self, _context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Heard(text) => self.hear(&text),
            Message::Ask(event) => {
                self.held = match &event {
                    ConsoleEvent::Slide(sets, value) => Some((*sets, *value)),
                    _ => None,
                };
                self.channel.tell(&event.write());
                true
            }
            Message::Tick => {
                if self.view.is_none() {
                    self.channel.tell(&ConsoleEvent::Hello.write());
                }
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ask = context.link().callback(Message::Ask);
        match &self.view {
            Some(view) => draw(view, self.held, &ask),
            None => {
                html! { <p class="fatal" role="status">{ text(own_language(), "present.console.waiting") }</p> }
            }
        }
    }
}

impl Presenter {
    fn hear(&mut self, text: &str) -> bool {
        let Some(view) = ConsoleView::read(text) else { return false };
        let theme = Theme::from_word(&view.theme).unwrap_or_default();
        surroundings::say(view.language(), theme);
        document().set_title(&canghai_app::text(view.language(), "present.console.title"));
        let new = self.view.as_ref() != Some(&view);
        self.view = Some(view);
        new
    }
}

fn own_language() -> Language {
    Language::from_tag(&window().navigator().language().unwrap_or_default())
}

/// The same keys as on the stage.
fn keys(ask: &Callback<ConsoleEvent>) -> EventListener {
    let (ask, active) = (ask.clone(), EventListenerOptions::enable_prevent_default());
    EventListener::new_with_options(&window(), "keydown", active, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(event) = stage::step(key).filter(|step| *step != PresentEvent::Leave) else {
            return;
        };
        key.prevent_default();
        ask.emit(ConsoleEvent::Present(event));
    })
}

fn draw(view: &ConsoleView, held: Option<Held>, ask: &Callback<ConsoleEvent>) -> Html {
    let language = view.language();
    let say = |key| text(language, key);
    html! {
        <main class="console" id="results" tabindex="-1">
            <h1 class="sr-only">{ say("present.console.title") }</h1>
            { head(view, language, ask) }
            <section class="console-now" aria-labelledby="console-now">
                <h2 id="console-now">{ say("present.console.now") }<span class="note">{ &view.current.place }</span></h2>
                <div class={if view.black { "console-slide dark" } else { "console-slide" }}><Slide view={view.current.clone()} /></div>
            </section>
            <section class="console-next" aria-labelledby="console-next">
                <h2 id="console-next">{ say("present.console.next") }</h2>
                if let Some(next) = &view.next {
                    <div class="console-slide"><Slide view={next.clone()} /></div>
                } else {
                    <p class="note">{ say("present.console.last") }</p>
                }
            </section>
            <section class="card console-notes" aria-labelledby="console-notes">
                <h2 id="console-notes">{ say("present.page.notes") }</h2>
                if view.notes.is_empty() { <p class="note">{ say("present.console.empty") }</p> } else { <p class="notes-text">{ &view.notes }</p> }
            </section>
            <section class="card console-levers" aria-labelledby="console-levers">
                <h2 id="console-levers">{ say("present.page.levers") }</h2>
                <div class="knobs">{ for view.knobs.iter().map(|one| knob(one, held, language, ask)) }</div>
            </section>
        </main>
    }
}

/// Time, and the buttons that drive the stage.
fn head(view: &ConsoleView, language: Language, ask: &Callback<ConsoleEvent>) -> Html {
    let say = |key| text(language, key);
    let button = |key, event: PresentEvent, class| {
        let ask = ask.reform(move |_| ConsoleEvent::Present(event.clone()));
        html! { <button type="button" {class} onclick={ask}>{ say(key) }</button> }
    };
    let black = if view.black { "present.console.light" } else { "present.page.black" };
    html! {
        <div class="console-head">
            <p>{ say("present.console.clock") }<strong class="clock">{ clock() }</strong></p>
            <p>{ say("present.console.elapsed") }<strong class="elapsed">{ elapsed(view, language) }</strong></p>
            <div class="console-ways">
                if view.on_stage {
                    { button("present.page.previous", PresentEvent::Previous, "previous") }
                    { button("present.page.next", PresentEvent::Next, "primary next") }
                    { button(black, PresentEvent::Black, "black") }
                    { button("present.page.leave", PresentEvent::Leave, "leave") }
                } else {
                    { button("present.page.start", PresentEvent::Start, "primary start") }
                }
            </div>
        </div>
    }
}

/// The time of day.
fn clock() -> String {
    let now = Date::new_0();
    format!("{:02}:{:02}:{:02}", now.get_hours(), now.get_minutes(), now.get_seconds())
}

/// Minutes and seconds since presenting began.
fn elapsed(view: &ConsoleView, language: Language) -> String {
    let Some(began) = view.began else { return text(language, "present.console.not_begun") };
    let seconds = ((Date::now() - began) / 1000.0).max(0.0).floor();
    format!("{:.0}:{:02.0}", (seconds / 60.0).floor(), seconds % 60.0)
}

/// A lever over all years, and folded below it the same by year.
fn knob(knob: &Knob, held: Option<Held>, language: Language, ask: &Callback<ConsoleEvent>) -> Html {
    let years = knob.years.iter().map(|year| slider(year, held, ask));
    html! {
        <div class="knob" key={knob.sets.lever} data-knob={knob.sets.lever.to_string()}>
            { slider(knob, held, ask) }
            <details><summary>{ text(language, "present.page.by_year") }</summary>{ for years }</details>
        </div>
    }
}

fn slider(knob: &Knob, held: Option<Held>, ask: &Callback<ConsoleEvent>) -> Html {
    let (sets, [min, max, step]) = (knob.sets, knob.range);
    let slide = ask.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        ConsoleEvent::Slide(sets, input.value_as_number())
    });
    let value = held.filter(|(other, _)| *other == sets).map_or(knob.value, |(_, value)| value);
    let part = if max > min { (value - min) / (max - min) } else { 0.0 };
    let filled = format!("--filled: {:.2}%", part * 100.0);
    html! {
        <label data-year={sets.year.map(|year| year.to_string())}>
            <span>{ &knob.name }</span><b>{ &knob.text }</b>
            <span class="track"><input type="range" style={filled} min={min.to_string()} max={max.to_string()} step={step.to_string()} value={value.to_string()}
                aria-valuetext={knob.text.clone()} oninput={slide} onchange={ask.reform(move |_| ConsoleEvent::Rest(sets))} /></span>
        </label>
    }
}
