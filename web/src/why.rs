//! The page that says why the open scenario ends where it does.

use canghai_app::view::Why;
use canghai_app::{Event, Language, WhyEvent, text};
use gloo::utils::window;
use yew::{Callback, Html, Properties, function_component, html};

use crate::choices::Choices;
use crate::controls::Select;
use crate::why_cards::{binds, growth, next, rests};
use crate::why_parts::parts;

/// Why the open scenario ends where it does.
#[derive(Properties, PartialEq)]
pub(crate) struct WhyProps {
    pub(crate) why: Why,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn WhyPage(props: &WhyProps) -> Html {
    let WhyProps { why, send, .. } = props;
    html! {
        <main class="why" id="results" tabindex="-1">
            { head(props) }
            { parts(&why.parts, send) }
            { next(&why.next) }
            { binds(&why.binds) }
            { rests(&why.rests, send) }
            { growth(&why.growth, send) }
        </main>
    }
}

/// The sentence, and what all cards are of.
fn head(WhyProps { why, language, send }: &WhyProps) -> Html {
    let say = |key| text(*language, key);
    let print = |_| {
        // a window that cannot print does nothing
        let _ = window().print();
    };
    let from = send.reform(|id| Event::Why(WhyEvent::From(id)));
    html! {
        <section class="card why-head" aria-label={say("contributions.title")}>
            <p class="finding" role="status"><span class="badge">{ say("contributions.title") }</span>{ &why.sentence }</p>
            if !why.note.is_empty() { <p class="note">{ &why.note }</p> }
            <div class="why-ways">
                <Select choice={why.from.clone()} choose={from} />
                <Choices<WhyEvent> switch={why.at.clone()} choose={send.reform(Event::Why)} />
                <span class="note why-wait">{ &why.wait }</span>
                <button type="button" onclick={print}>{ say("contributions.print") }</button>
            </div>
        </section>
    }
}
