//! The scenarios' tabs.

use canghai_app::view::{TabView, Tabs};
use canghai_app::{Event, Language, TabEvent, text};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{
    Callback, Html, NodeRef, Properties, TargetCast, function_component, html, use_node_ref,
};

use crate::drawn::use_once_drawn;
use crate::menu::Menu;
use crate::svg;

/// The tabs and where their events go.
#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    pub(crate) tabs: Tabs,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn TabBar(props: &TabsProps) -> Html {
    let TabsProps { tabs, language, send } = props;
    let place = use_node_ref();
    let refocus = use_once_drawn({
        let place = place.clone();
        move |()| take_focus_back(&place)
    });
    let send = &send.reform(move |event: Event| {
        if matches!(event, Event::Tab(_)) {
            refocus.emit(());
        }
        event
    });
    html! {
        <nav class="tabs" ref={place} aria-label={text(*language, "tabs.title")}>
            { for tabs.tabs.iter().enumerate().map(|(place, tab)| self::tab(tab, place, tabs.tabs.len(), *language, send)) }
            { add(tabs, *language, send) }
            { notice(tabs, *language, send) }
        </nav>
    }
}

/// Gives the focus to the open tab where what had it is gone or was moved.
fn take_focus_back(place: &NodeRef) {
    let document = gloo::utils::document();
    let lost = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let open = || place.cast::<Element>()?.query_selector(".tab.open .tab-name").ok().flatten();
    if lost && let Some(open) = open().and_then(|open| open.dyn_into::<HtmlElement>().ok()) {
        // an element that takes no focus leaves it where it is
        let _ = open.focus();
    }
}

fn tab(
    tab: &TabView,
    place: usize,
    count: usize,
    language: Language,
    send: &Callback<Event>,
) -> Html {
    let id = tab.id;
    let class = if tab.open { "tab open" } else { "tab" };
    html! {
        <div {class} key={id} data-tab={id.to_string()}>
            <button type="button" class="tab-name" aria-current={tab.open.then_some("true")}
                onclick={send.reform(move |_| Event::Tab(TabEvent::Open(id)))}>
                { svg::element(&tab.sample) }
                <span class="name">{ &tab.name }</span>
                if tab.base { <span class="badge">{ text(language, "tabs.base") }</span> }
                if !tab.changed.is_empty() { <span class="changed">{ &tab.changed }</span> }
            </button>
            if tab.open { { actions(tab, place, count, language, send) } }
        </div>
    }
}

fn actions(
    tab: &TabView,
    place: usize,
    count: usize,
    language: Language,
    send: &Callback<Event>,
) -> Html {
    let id = tab.id;
    let rename = send.reform(move |event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Tab(TabEvent::Rename(id, input.value()))
    });
    let item = |key: &str, event: TabEvent, off: bool| {
        let choose = send.reform(move |_| Event::Tab(event.clone()));
        html! {
            <button type="button" data-action={key.to_owned()} disabled={off} onclick={choose}>
                { text(language, &format!("tabs.{key}")) }
            </button>
        }
    };
    html! {
        <Menu label="▾" name={text(language, "tabs.actions")}>
            <label class="rename"><span>{ text(language, "tabs.name") }</span>
                <input type="text" class="free-text" maxlength="100" placeholder={tab.name.clone()}
                    value={tab.own_name.clone()} onchange={rename} />
            </label>
            { item("duplicate", TabEvent::Duplicate(id), false) }
            { item("make_base", TabEvent::Base(id), tab.base) }
            { item("left", TabEvent::Shift(id, false), place == 0) }
            { item("right", TabEvent::Shift(id, true), place + 1 == count) }
            { item("delete", TabEvent::Delete(id), count == 1) }
        </Menu>
    }
}

/// What can be added: a copy of the open scenario, or a ready-made one.
fn add(tabs: &Tabs, language: Language, send: &Callback<Event>) -> Html {
    let open = tabs.tabs.iter().find(|tab| tab.open).map_or(0, |tab| tab.id);
    let copy = send.reform(move |_| Event::Tab(TabEvent::Duplicate(open)));
    let ready = |(id, name, summary): &(String, String, String)| {
        let event = TabEvent::Add(id.clone());
        let choose = send.reform(move |_| Event::Tab(event.clone()));
        html! {
            <button type="button" data-ready={id.clone()} title={summary.clone()}
                disabled={!tabs.has_room} onclick={choose}>{ name }</button>
        }
    };
    html! {
        <Menu label={format!("+ {}", text(language, "tabs.new"))} name={text(language, "tabs.new")}>
            <button type="button" data-action="copy" disabled={!tabs.has_room} onclick={copy}>{ text(language, "tabs.copy") }</button>
            <p class="note">{ text(language, "tabs.from") }</p>
            { for tabs.ready_made.iter().map(ready) }
        </Menu>
    }
}

/// What is told once.
fn notice(tabs: &Tabs, language: Language, send: &Callback<Event>) -> Html {
    let Some((words, can_undo)) = &tabs.notice else {
        return html! { <div class="notice-line" role="status" /> };
    };
    html! {
        <div class="notice-line" role="status">
            <span>{ words }</span>
            if *can_undo {
                <button type="button" onclick={send.reform(|_| Event::Undo)}>{ text(language, "notice.restore") }</button>
            }
            <button type="button" onclick={send.reform(|_| Event::Dismiss)}>{ text(language, "notice.dismiss") }</button>
        </div>
    }
}
