//! The small cards that say where a number comes from, and the buttons that open them.

use canghai_app::view::{Badge, CardView, Document, Evidence, Info, NumberLine};
use canghai_app::{CardEvent, Event, Language, OpenCard, text};
use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent, Node};
use yew::{
    Callback, Html, NodeRef, Properties, function_component, html, use_effect, use_effect_with,
    use_node_ref,
};

use crate::placing;

/// A button that opens a card.
#[derive(Properties, PartialEq)]
pub(crate) struct InfoButtonProps {
    /// What the card is about, and the button's name.
    pub(crate) info: Info,
    /// Tells buttons apart that open the same card.
    #[prop_or_default]
    pub(crate) place: &'static str,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn InfoButton(props: &InfoButtonProps) -> Html {
    let Info { subject, name } = props.info.clone();
    let id = format!("info-{}-{}", subject.id(), props.place);
    let (send, opener) = (props.send.clone(), id.clone());
    let onclick = move |event: MouseEvent| {
        // a button within a label or a summary is not theirs to react to
        event.prevent_default();
        event.stop_propagation();
        let opener = opener.clone();
        send.emit(Event::Card(CardEvent::Open(OpenCard { subject, opener })));
    };
    html! {
        <button type="button" class="info" {id} aria-label={name} aria-haspopup="dialog" {onclick}>
            <span aria-hidden="true">{ "i" }</span>
        </button>
    }
}

/// An open card.
#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    pub(crate) card: CardView,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let CardProps { card, language, send } = props;
    let node = use_node_ref();
    let close = send.reform(|()| Event::Card(CardEvent::Close));
    {
        let node = node.clone();
        use_effect_with((card.subject, card.opener.clone()), move |_| focus(&node));
    }
    {
        let (node, close) = (node.clone(), close.clone());
        use_effect_with(card.opener.clone(), move |opener| {
            let listeners = listeners(&node, opener, &close);
            let opener = opener.clone();
            move || {
                drop(listeners);
                return_focus(&opener);
            }
        });
    }
    {
        let (node, opener) = (node.clone(), card.opener.clone());
        use_effect(move || placing::place(&node, &opener));
    }
    let say = |key| text(*language, key);
    let leave = leave_at_the_ends(&node, &close);
    let click = close.reform(|_: MouseEvent| ());
    html! {
        <div ref={node} class="info-card" role="dialog" aria-modal="false" aria-labelledby="info-card-title"
            tabindex="-1" onkeydown={leave}>
            <div class="info-card-head">
                <h2 id="info-card-title">{ &card.title }</h2>
                <button type="button" class="close" aria-label={say("card.close")} onclick={click}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </div>
            <p class="meaning">{ &card.meaning }</p>
            <dl class="facts">
                { for card.facts.iter().map(|fact| html! {
                    <div data-fact={fact.key}><dt>{ &fact.label }</dt><dd>{ &fact.value }</dd></div>
                }) }
            </dl>
            if !card.acts.is_empty() {
                <h3>{ say("card.acts") }</h3>
                { for card.acts.iter().map(|words| html! { <p class="acts">{ words }</p> }) }
            }
            if !card.evidence.is_empty() {
                <h3>{ say("card.evidence") }</h3>
                <ul class="evidence">{ for card.evidence.iter().map(evidence) }</ul>
            }
            if !card.numbers.is_empty() {
                <details class="through">
                    <summary><h3>{ say("card.numbers") }</h3><span class="unit">{ card.numbers.len() }</span></summary>
                    <ul>{ for card.numbers.iter().map(|line| number(line, send)) }</ul>
                </details>
            }
            if !card.documents.is_empty() {
                <h3>{ say("card.documents") }</h3>
                <ul class="documents">{ for card.documents.iter().map(document_item) }</ul>
            }
        </div>
    }
}

/// A grade as swatch and word.
pub(crate) fn badge(badge: &Badge) -> Html {
    html! {
        <span class={format!("grade {}", badge.grade)}>
            <span class="swatch" aria-hidden="true" />{ &badge.word }
        </span>
    }
}

fn evidence(entry: &Evidence) -> Html {
    html! {
        <li>
            if !entry.what.is_empty() { <span class="what">{ &entry.what }</span> }
            { badge(&entry.badge) }
            <p>{ &entry.source }</p>
        </li>
    }
}

fn document_item(document: &Document) -> Html {
    html! {
        <li>
            <p>{ &document.title }</p>
            <p class="note">{ &document.kind }</p>
            if !document.address.is_empty() { <p class="address">{ &document.address }</p> }
        </li>
    }
}

/// A number of the model; its name turns the card to it.
fn number(line: &NumberLine, send: &Callback<Event>) -> Html {
    let subject = line.info.subject;
    let turn = send.reform(move |_: MouseEvent| Event::Card(CardEvent::Turn(subject)));
    html! {
        <li key={subject.id()}>
            <button type="button" class="turn" onclick={turn}>{ &line.label }</button>
            { number_words(line) }
        </li>
    }
}

/// Value, range and grade of a number, and what the scenario sets instead.
pub(crate) fn number_words(line: &NumberLine) -> Html {
    html! {
        <p class="number-line">
            <span class="central">{ &line.value }</span>
            if !line.range.is_empty() { <span class="note">{ &line.range }</span> }
            { badge(&line.badge) }
            if !line.set.is_empty() { <span class="set">{ &line.set }</span> }
        </p>
    }
}

pub(crate) fn focus(node: &NodeRef) {
    if let Some(card) = node.cast::<HtmlElement>() {
        placing::focus(&card);
        card.set_scroll_top(0);
    }
}

/// Back to the button, unless the focus was taken elsewhere by then.
pub(crate) fn return_focus(opener: &str) {
    let elsewhere = document().active_element().is_some_and(|element| {
        element.tag_name() != "BODY" && element.closest(".info-card").ok().flatten().is_none()
    });
    let button =
        document().get_element_by_id(opener).and_then(|b| b.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button.filter(|_| !elsewhere) {
        placing::focus(&button);
    }
}

/// Closes the card on Escape and on a press outside it, and keeps it at its button.
pub(crate) fn listeners(node: &NodeRef, opener: &str, close: &Callback<()>) -> [EventListener; 4] {
    let escape = {
        let close = close.clone();
        EventListener::new(&document(), "keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.as_deref() == Some("Escape") {
                close.emit(());
            }
        })
    };
    let outside = {
        let (node, opener, close) = (node.clone(), opener.to_owned(), close.clone());
        EventListener::new(&document(), "pointerdown", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let button = document().get_element_by_id(&opener);
            let holds = |place: Option<&Node>| place.is_some_and(|p| p.contains(target.as_ref()));
            // a press on the button itself closes the card by its click
            if !holds(node.get().as_ref()) && !holds(button.as_deref()) {
                close.emit(());
            }
        })
    };
    let follow = || {
        let (node, opener) = (node.clone(), opener.to_owned());
        move |_: &yew::Event| placing::place(&node, &opener)
    };
    let scroll = EventListener::new_with_options(
        &window(),
        "scroll",
        gloo::events::EventListenerOptions::run_in_capture_phase(),
        follow(),
    );
    let resize = EventListener::new(&window(), "resize", follow());
    [escape, outside, scroll, resize]
}

/// Tab beyond the last element of the card, or back beyond the first, closes it.
pub(crate) fn leave_at_the_ends(node: &NodeRef, close: &Callback<()>) -> Callback<KeyboardEvent> {
    let (node, close) = (node.clone(), close.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(card) = node.cast::<HtmlElement>().filter(|_| event.key() == "Tab") else {
            return;
        };
        if placing::at_the_end(&card, event.shift_key()) {
            event.prevent_default();
            close.emit(());
        }
    })
}
