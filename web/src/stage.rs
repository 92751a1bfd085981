//! The stage: one slide on the whole screen, driven by keys, a remote control or the pointer.

use canghai_app::view::StageView;
use canghai_app::{Event, Language, PresentEvent, text};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

use crate::controls::Group;
use crate::slide::Slide;
use crate::{fullscreen, placing};

/// Id of the button that begins, where the focus returns.
pub(crate) const OPENER: &str = "present-start";

/// What is on the stage.
#[derive(Properties, PartialEq)]
pub(crate) struct StageProps {
    pub(crate) stage: StageView,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

/// The stage, which takes the whole screen while it is there.
pub(crate) struct Stage {
    place: NodeRef,
    _listeners: [EventListener; 2],
}

impl Component for Stage {
    type Message = ();
    type Properties = StageProps;

    fn create(context: &Context<Self>) -> Self {
        let send = context.props().send.reform(Event::Present);
        Self { place: NodeRef::default(), _listeners: [keys(&send), shrinks(&send)] }
    }

    fn rendered(&mut self, _context: &Context<Self>, first: bool) {
        if first {
            if let Some(stage) = self.place.cast::<HtmlElement>() {
                placing::focus(&stage);
            }
            fullscreen::enter();
        }
    }

    fn destroy(&mut self, _context: &Context<Self>) {
        fullscreen::leave();
        // once the list is there again
        Timeout::new(0, || {
            let button = document().get_element_by_id(OPENER);
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                placing::focus(&button);
            }
        })
        .forget();
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let StageProps { stage, language, send } = context.props();
        let say = |key| text(*language, key);
        let controls = controls(stage, *language, send);
        html! {
            <div class={classes!("stage-screen", stage.replay.1.then_some("replays"))} ref={self.place.clone()} role="region" aria-label={say("present.page.stage")} tabindex="-1">
                if stage.black {
                    <button type="button" class="stage-black" aria-label={say("present.page.dark")} onclick={to(send, PresentEvent::Black)} />
                } else if let Some(groups) = &stage.levers.1 {
                    <Slide view={stage.slide.clone()} />
                    <aside class="stage-levers" aria-label={say("present.page.levers")}>
                        { controls }
                        { for groups.iter().map(|group| html! {
                            <Group key={group.key} group={group.clone()} language={*language} unfolded=true {send} />
                        }) }
                    </aside>
                } else {
                    <Slide view={stage.slide.clone()}>{ controls }</Slide>
                }
                <p class="sr-only" role="status">{ &stage.announcement }</p>
            </div>
        }
    }
}

fn to(send: &Callback<Event>, event: PresentEvent) -> Callback<yew::MouseEvent> {
    send.reform(move |_| Event::Present(event.clone()))
}

/// Small buttons for those who have no keys at hand.
fn controls(stage: &StageView, language: Language, send: &Callback<Event>) -> Html {
    let (before, after) = stage.ways;
    let (with_levers, levers) = &stage.levers;
    let (can_replay, replays) = stage.replay;
    let button = |key: &str, path, event, off: bool, pressed: Option<bool>| {
        let name = text(language, &format!("present.page.{key}"));
        html! {
            <button type="button" class="icon" data-action={key.to_owned()} aria-label={name.clone()} title={name} disabled={off}
                aria-pressed={pressed.map(|on| on.to_string())} onclick={to(send, event)}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    };
    html! {
        <div class="stage-controls">
            if *with_levers { { button("levers", LEVERS, PresentEvent::Levers, false, Some(levers.is_some())) } }
            if can_replay { { button("replay", REPLAY, PresentEvent::Replay, false, Some(replays)) } }
            { button("previous", PREVIOUS, PresentEvent::Previous, !before, None) }
            { button("next", NEXT, PresentEvent::Next, !after, None) }
            { button("black", BLACK, PresentEvent::Black, false, None) }
            { button("leave", LEAVE, PresentEvent::Leave, false, None) }
        </div>
    }
}

const LEVERS: &str = "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4";
const REPLAY: &str = "M4 12a8 8 0 1 0 2.5-5.8L4 8M4 4v4h4";
const PREVIOUS: &str = "M15 5l-7 7 7 7";
const NEXT: &str = "M9 5l7 7-7 7";
const BLACK: &str = "M12 4a8 8 0 1 0 0 16 8 8 0 1 0 0-16M12 4v16M8 6v12M10 5v14";
const LEAVE: &str = "M6 6l12 12M18 6L6 18";

/// Listens to the keys of a keyboard and of a remote control.
fn keys(send: &Callback<PresentEvent>) -> EventListener {
    let (send, active) = (send.clone(), EventListenerOptions::enable_prevent_default());
    EventListener::new_with_options(&window(), "keydown", active, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(step) = step(key) {
            key.prevent_default();
            send.emit(step);
        }
    })
}

/// What a key does on the stage. Where something is typed or moved, keys that do something there
/// are its own; the page keys of a remote control always turn the slide.
pub(crate) fn step(key: &KeyboardEvent) -> Option<PresentEvent> {
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |places: &str| {
        target.as_ref().is_some_and(|element| element.matches(places).unwrap_or(false))
    };
    let open = || document().query_selector(".info-card").ok().flatten().is_some();
    match key.key().as_str() {
        "PageDown" => Some(PresentEvent::Next),
        "PageUp" => Some(PresentEvent::Previous),
        // a card that is open takes this key first
        "Escape" => (!open()).then_some(PresentEvent::Leave),
        "b" | "B" | "." if !within("input:not([type=range]), textarea") => {
            Some(PresentEvent::Black)
        }
        _ if within("input, textarea, select") => None,
        "ArrowRight" | "ArrowDown" => Some(PresentEvent::Next),
        "ArrowLeft" | "ArrowUp" => Some(PresentEvent::Previous),
        " " if !within("button, summary") => Some(PresentEvent::Next),
        "Home" => Some(PresentEvent::First),
        "End" => Some(PresentEvent::Last),
        _ => None,
    }
}

/// Listens to the screen being left by the browser's own key.
fn shrinks(send: &Callback<PresentEvent>) -> EventListener {
    let send = send.clone();
    EventListener::new(&document(), "fullscreenchange", move |_| {
        if !fullscreen::is_on() {
            send.emit(PresentEvent::Leave);
        }
    })
}
