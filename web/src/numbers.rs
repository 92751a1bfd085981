//! All numbers with their grounds, in a list that is drawn when it is opened.

use canghai_app::view::{NumberGroup, NumberList};
use canghai_app::{CardEvent, Event};
use web_sys::{HtmlInputElement, InputEvent, MouseEvent};
use yew::{Callback, Html, Properties, TargetCast, function_component, html};

use crate::card::{InfoButton, number_words};

/// The list and where its events go.
#[derive(Properties, PartialEq)]
pub(crate) struct NumbersProps {
    pub(crate) list: NumberList,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn Numbers(props: &NumbersProps) -> Html {
    let NumbersProps { list, send } = props;
    let open = list.open;
    let toggle = send.reform(move |_: MouseEvent| Event::Card(CardEvent::List(!open)));
    let search = send.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Card(CardEvent::Search(input.value()))
    });
    html! {
        <section class="card numbers" aria-labelledby="numbers-title">
            <h2 id="numbers-title">
                <button type="button" class="unfold" aria-expanded={open.to_string()} onclick={toggle}>{ &list.title }</button>
            </h2>
            if open {
                <label class="choice search">
                    <span>{ &list.search_label }</span>
                    <input type="search" value={list.search.clone()} oninput={search} />
                    <span class="note" role="status">{ &list.found }</span>
                </label>
                { for list.groups.iter().map(|group| self::group(group, send)) }
            }
        </section>
    }
}

fn group(group: &NumberGroup, send: &Callback<Event>) -> Html {
    html! {
        <div key={group.title.clone()} class="number-group">
            <h3>{ &group.title }</h3>
            <ul>
                { for group.subjects.iter().map(|(info, name)| html! {
                    <li key={info.subject.id()}>
                        <span class="name">{ name }<InfoButton info={info.clone()} place="list" {send} /></span>
                    </li>
                }) }
                { for group.numbers.iter().map(|line| html! {
                    <li key={line.info.subject.id()}>
                        <span class="name">{ &line.label }<InfoButton info={line.info.clone()} place="list" {send} /></span>
                        { number_words(line) }
                    </li>
                }) }
            </ul>
        </div>
    }
}
