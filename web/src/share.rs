//! The panel for sharing: link, code, files.

use canghai_app::view::Share;
use canghai_app::{Event, Language, ShareEvent, text};
use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlTextAreaElement, MouseEvent};
use yew::{
    Callback, Html, NodeRef, Properties, TargetCast, function_component, html, use_effect_with,
    use_node_ref, use_state_eq,
};

use crate::dialog::Dialog;
use crate::{clipboard, files, svg};

/// Id of the button that opens the panel.
pub(crate) const OPENER: &str = "share-button";

/// What can be passed on.
#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) share: Share,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn SharePanel(props: &ShareProps) -> Html {
    let ShareProps { share, language, send } = props;
    let close = send.reform(|()| Event::Share(ShareEvent::Show(false)));
    let say = |key| text(*language, key);
    html! {
        <Dialog class="share-card" opener={OPENER} title={say("share.title")} shut={say("share.close")} {close}>
            if !share.link.is_empty() {
                <Link address={share.link.clone()} language={*language} />
            }
            { for share.notes.iter().map(|note| html! { <p class="share-note">{ note }</p> }) }
            if let Some(code) = &share.code { <div class="code">{ svg::element(code) }</div> }
            { base(share, *language, send) }
            <Paste language={*language} send={send.clone()} />
            { keep(share, *language, send) }
        </Dialog>
    }
}

/// The address that links get.
fn base(share: &Share, language: Language, send: &Callback<Event>) -> Html {
    let set = send.reform(|event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Share(ShareEvent::Address(input.value()))
    });
    html! {
        <label class="share-field">
            <h3>{ text(language, "share.address") }</h3>
            <input type="url" class="free-text" name="address" value={share.address.clone()}
                placeholder={share.here.clone()} onchange={set} />
            <span class="note">{ text(language, "share.address_note") }</span>
        </label>
    }
}

/// What is saved and opened as a file.
fn keep(share: &Share, language: Language, send: &Callback<Event>) -> Html {
    let save = |file: &canghai_app::SavedFile| {
        let file = file.clone();
        move |_: MouseEvent| files::save(&file)
    };
    let send = send.clone();
    let open = move |event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        files::open(input.files(), &send);
        // so that the same file can be chosen again
        input.set_value("");
    };
    html! {
        <>
            <h3>{ text(language, "share.files") }</h3>
            <div class="share-files">
                <button type="button" data-action="save-scenario" onclick={save(&share.scenario)}>{ text(language, "share.save_scenario") }</button>
                <button type="button" data-action="save-project" onclick={save(&share.project)}>{ text(language, "share.save_project") }</button>
                <label class="button">
                    <span>{ text(language, "share.open_file") }</span>
                    <input type="file" class="sr-only" accept=".toml,.json" onchange={open} />
                </label>
            </div>
            <p class="note">{ text(language, "share.beside") }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    address: String,
    language: Language,
}

/// What came of the wish to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// The link, and what can be done with it.
#[function_component]
fn Link(props: &LinkProps) -> Html {
    let LinkProps { address, language } = props;
    let field = use_node_ref();
    let copied = use_state_eq(|| Copied::NotYet);
    let setter = copied.setter();
    {
        let setter = setter.clone();
        // what was copied is another link once this one changes
        use_effect_with(address.clone(), move |_| setter.set(Copied::NotYet));
    }
    let copy = {
        let (field, address) = (field.clone(), address.clone());
        move |_: MouseEvent| {
            let (field, address, setter) = (field.clone(), address.clone(), setter.clone());
            spawn_local(async move {
                let done = clipboard::copy(&address).await || by_field(&field);
                setter.set(if done { Copied::Yes } else { Copied::Refused });
            });
        }
    };
    let says = match *copied {
        Copied::NotYet => String::new(),
        Copied::Yes => text(*language, "share.copied"),
        Copied::Refused => text(*language, "share.not_copied"),
    };
    html! {
        <>
            <label class="share-field">
                <h3>{ text(*language, "share.link") }</h3>
                <input type="text" class="free-text" name="link" readonly=true value={address.clone()} ref={field} />
            </label>
            <div class="share-files">
                <button type="button" class="primary" data-action="copy-link" onclick={copy}>{ text(*language, "share.copy") }</button>
                { send_on(address, *language) }
                <span class="note" role="status">{ says }</span>
            </div>
        </>
    }
}

fn by_field(field: &NodeRef) -> bool {
    field.cast::<HtmlInputElement>().is_some_and(|field| clipboard::copy_field(&field))
}

/// The system's own way of passing on, where the browser has one.
fn send_on(address: &str, language: Language) -> Html {
    let navigator = JsValue::from(window().navigator());
    let share = Reflect::get(&navigator, &"share".into()).unwrap_or(JsValue::UNDEFINED);
    let Ok(share) = share.dyn_into::<Function>() else { return Html::default() };
    let (address, title) = (address.to_owned(), text(language, "title"));
    let onclick = move |_: MouseEvent| {
        let data = Object::new();
        for (key, value) in [("title", &title), ("url", &address)] {
            // a property of a plain object can always be set
            let _ = Reflect::set(&data, &key.into(), &value.as_str().into());
        }
        if let Ok(promise) = share.call1(&navigator, &data).and_then(JsCast::dyn_into::<Promise>) {
            // a reader who thinks better of it is no error
            spawn_local(async move { drop(JsFuture::from(promise).await) });
        }
    };
    html! { <button type="button" data-action="send" {onclick}>{ text(language, "share.send") }</button> }
}

#[derive(Properties, PartialEq)]
struct PasteProps {
    language: Language,
    send: Callback<Event>,
}

/// A field for a link or a message with one.
#[function_component]
fn Paste(props: &PasteProps) -> Html {
    let PasteProps { language, send } = props;
    let area = use_node_ref();
    let open = {
        let area = area.clone();
        send.reform(move |_: MouseEvent| {
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value());
            Event::Share(ShareEvent::Paste(text.unwrap_or_default()))
        })
    };
    html! {
        <>
            <label class="share-field">
                <h3>{ text(*language, "share.paste") }</h3>
                <textarea class="free-text" name="paste" rows="2" ref={area} />
            </label>
            <div class="share-files">
                <button type="button" data-action="open-link" onclick={open}>{ text(*language, "share.paste_open") }</button>
            </div>
        </>
    }
}
