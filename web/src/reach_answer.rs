//! What the search found.

use canghai_app::view::{Beyond, Changed, MovedLever};
use canghai_app::{Event, Language, Page, ReachEvent, text, text_with};
use canghai_chart::Node;
use yew::{Callback, Html, classes, html};

use crate::board::chance;
use crate::svg;

/// The change that reaches the goal.
pub(crate) fn changed(found: &Changed, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    html! {
        <section class="card reach-changed" aria-labelledby="changed-title">
            <div class="reach-head">
                <h2 id="changed-title">{ &found.heading }</h2>
                <strong class="big">{ &found.value }</strong>
                <span class="note">{ &found.year }</span>
                <span>{ &found.asked }{ " " }{ chance(&found.chance) }</span>
            </div>
            { kinds(found, language, send) }
            <p class="reach-words">{ &found.sentence }</p>
            if !found.moved.is_empty() {
                <p class="reach-legend note">
                    <span class="key before">{ say("reach.page.before") }</span>
                    <span class="key after">{ say("reach.page.after") }</span>
                    <span>{ say("reach.page.means") }</span>
                </p>
                <ul class="reach-moved">{ for found.moved.iter().map(|moved| self::moved(moved, language)) }</ul>
            }
            if !found.unmoved.is_empty() { <p class="note">{ &found.unmoved }</p> }
            { for found.notes.iter().map(|note| html! { <p class="note">{ note }</p> }) }
            { chart(&found.title, &found.chart) }
            if !found.moved.is_empty() { { ways(language, send) } }
        </section>
    }
}

/// The choice between the two changes.
fn kinds(found: &Changed, language: Language, send: &Callback<Event>) -> Html {
    let Some((names, fewest)) = &found.kinds else { return Html::default() };
    let button = |(kind, name): (bool, &String)| {
        let choose = send.reform(move |_| Event::Reach(ReachEvent::Fewest(kind)));
        let pressed = (kind == *fewest).to_string();
        html! { <button type="button" aria-pressed={pressed} onclick={choose}>{ name }</button> }
    };
    html! {
        <div class="reach-kinds" role="group" aria-label={text(language, "reach.page.kinds")}>
            { for [false, true].into_iter().zip(names).map(button) }
        </div>
    }
}

fn moved(moved: &MovedLever, language: Language) -> Html {
    let bar = |class: &'static str, length: f64| {
        html! { <i class={class} style={format!("width: {:.1}%", 100.0 * length)} /> }
    };
    let year = |(year, from, to): &(String, String, String)| {
        html! { <span key={year.clone()}>{ format!("{year} {from} → {to}") }</span> }
    };
    let [from, to] = &moved.means;
    let cost = text_with(language, "reach.page.moved_cost", &[("cost", &moved.cost)]);
    html! {
        <li class={classes!("reach-row", moved.group)} key={moved.key} data-moved={moved.key}>
            <span class="label">{ &moved.label }<span class="unit">{ &moved.unit }</span></span>
            <span class="bars" aria-hidden="true">
                <span>{ bar("before", moved.lengths[0]) }<em>{ from }</em></span>
                <span>{ bar("after", moved.lengths[1]) }<em>{ to }</em></span>
            </span>
            <span class="more"><strong>{ &moved.more }</strong><span class="note">{ cost }</span></span>
            <span class="by-years note">{ for moved.years.iter().map(year) }</span>
        </li>
    }
}

fn chart(title: &str, drawing: &Node) -> Html {
    html! {
        <figure class="reach-chart"><figcaption><h3>{ title }</h3></figcaption>{ svg::element(drawing) }</figure>
    }
}

/// What can be done with the change.
fn ways(language: Language, send: &Callback<Event>) -> Html {
    let open = |page| send.reform(move |_| Event::Reach(ReachEvent::Open(page)));
    html! {
        <p class="reach-ways">
            <button type="button" class="primary" onclick={open(Page::Explore)}>{ text(language, "reach.page.open") }</button>
            <button type="button" onclick={open(Page::Compare)}>{ text(language, "reach.page.open_compare") }</button>
        </p>
    }
}

/// A goal that is out of reach: how near it comes, what binds, what would have to hold.
pub(crate) fn beyond(found: &Beyond, language: Language) -> Html {
    let limit = |(name, kind, gain, part): &(String, String, String, f64)| {
        html! {
            <li key={name.clone()}>
                <span>{ name }<span class="unit">{ kind }</span></span>
                <span class="bars" aria-hidden="true"><span><i class="before" style={format!("width: {:.1}%", 100.0 * part)} /></span></span>
                <strong>{ gain }</strong>
            </li>
        }
    };
    html! {
        <section class="card reach-beyond" aria-labelledby="beyond-title">
            <h2 id="beyond-title">{ &found.heading }</h2>
            <div class="reach-head">
                <strong class="big">{ &found.value }</strong>
                <span>{ &found.at_best }</span>
                <span>{ &found.asked }{ " " }{ chance(&found.chance) }</span>
            </div>
            <p class="reach-words">{ &found.outlook }</p>
            if !found.limits.is_empty() {
                <h3>{ text(language, "reach.page.binding") }<span class="note">{ text(language, "reach.page.binding_note") }</span></h3>
                <ul class="reach-binding">{ for found.limits.iter().map(limit) }</ul>
            }
            if !found.at_ends.is_empty() { <p class="note">{ &found.at_ends }</p> }
            if !found.needed.is_empty() {
                <h3>{ text(language, "reach.page.needed") }</h3>
                <ul class="reach-needed">{ for found.needed.iter().map(|one| html! { <li key={one.clone()}>{ one }</li> }) }</ul>
            }
            { chart(&found.title, &found.chart) }
        </section>
    }
}
