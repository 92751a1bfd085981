//! The cards on the value of one more, on what binds, on what the result rests on and on growth.

use canghai_app::view::{
    Binds, BindsCell, BindsRow, Growth, GrowthRow, Next, NextRow, Rests, Variance, VarianceRow,
};
use canghai_app::{Event, WhyEvent};
use yew::{Callback, Html, classes, html};

use crate::controls::Select;
use crate::svg;
use crate::why_parts::ask;

/// A card with its title.
fn card(id: &'static str, title: &str, note: &str, inside: Html) -> Html {
    let label = format!("{id}-title");
    html! {
        <section class={classes!("card", id)} aria-labelledby={label.clone()}>
            <h2 id={label}>{ title } <span class="note">{ note }</span></h2>
            { inside }
        </section>
    }
}

/// A table that scrolls in its card.
fn scroll(name: &str, table: Html) -> Html {
    html! { <div class="scroll why-scroll" tabindex="0" role="group" aria-label={name.to_owned()}>{ table }</div> }
}

/// The name of a sector with its colour.
fn sector(class: &str, label: &str) -> Html {
    html! { <th scope="row"><span class={classes!("dot", class.to_owned())} aria-hidden="true" />{ label }</th> }
}

/// The colour of a part of growth.
fn swatch(class: &'static str) -> Html {
    html! { <span class={classes!("dot", class)} aria-hidden="true" /> }
}

/// How dark a cell is.
fn heat(heat: f64) -> String {
    format!("--heat: {heat:.2}")
}

pub(crate) fn next(next: &Next) -> Html {
    let row = |row: &NextRow| {
        html! {
            <tr key={row.label.clone()}>
                { sector(&row.class, &row.label) }
                { for row.cells.iter().map(|(words, part)| html! { <td class="heat" style={heat(*part)}>{ words }</td> }) }
            </tr>
        }
    };
    let head = |(amount, lever): &(String, String)| {
        html! { <th scope="col"><b>{ amount }</b><span>{ lever }</span></th> }
    };
    let table = html! {
        <table class={classes!("heats", next.stale.then_some("stale-part"))}>
            <thead><tr><th scope="col">{ &next.sector }</th>{ for next.heads.iter().map(head) }</tr></thead>
            <tbody>{ for next.rows.iter().map(row) }</tbody>
        </table>
    };
    let inside = html! {
        <>
            { scroll(&next.title, table) }
            <div class={classes!("why-finding", next.stale.then_some("stale-part"))}>
                <h3>{ &next.best_title }</h3>
                <ul class="why-best">{ for next.best.iter().map(|best| html! { <li>{ best }</li> }) }</ul>
            </div>
            <p class="note">{ &next.method }</p>
        </>
    };
    card("why-next", &next.title, &next.note, inside)
}

pub(crate) fn binds(binds: &Binds) -> Html {
    let legend = |(key, mark, words): &(&'static str, String, String)| {
        html! { <li><span class={classes!("bind-mark", *key)} aria-hidden="true">{ mark }</span>{ words }</li> }
    };
    let cell = |cell: &BindsCell| {
        html! {
            <td class={classes!("bind", cell.class)} style={heat(cell.heat)} title={cell.words.clone()}>
                <span aria-hidden="true">{ &cell.mark }</span><span class="sr-only">{ &cell.words }</span>
            </td>
        }
    };
    let row = |row: &BindsRow| {
        html! { <tr key={row.label.clone()}>{ sector(&row.class, &row.label) }{ for row.cells.iter().map(cell) }</tr> }
    };
    let quarter = |(number, words): &(String, String)| {
        html! { <th scope="col"><span aria-hidden="true">{ number }</span><span class="sr-only">{ words }</span></th> }
    };
    let table = html! {
        <table class="strip" style={format!("--quarters: {}", binds.quarters.len())}>
            <thead>
                <tr><td />{ for binds.years.iter().map(|year| html! { <th scope="colgroup" colspan="4">{ year }</th> }) }</tr>
                <tr><td />{ for binds.quarters.iter().map(quarter) }</tr>
            </thead>
            <tbody>{ for binds.rows.iter().map(row) }</tbody>
        </table>
    };
    let inside = html! {
        <>
            <ul class="why-legend">{ for binds.legend.iter().map(legend) }</ul>
            { scroll(&binds.title, table) }
            <ul class="why-finding">{ for binds.sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
            <p class="note">{ &binds.method }</p>
        </>
    };
    card("why-binds", &binds.title, &binds.note, inside)
}

pub(crate) fn rests(rests: &Rests, send: &Callback<Event>) -> Html {
    let sentence = |sentence: &String| html! { <span>{ sentence }{ " " }</span> };
    let inside = html! {
        <>
            if !rests.base_share.is_empty() { <p class="why-base-share">{ for rests.base_share.iter().map(sentence) }</p> }
            { svg::element(&rests.chart) }
            <p class="note">{ &rests.method }</p>
            { variance(&rests.variance, send) }
        </>
    };
    card("why-rests", &rests.title, &rests.note, inside)
}

fn variance(variance: &Variance, send: &Callback<Event>) -> Html {
    let events = [WhyEvent::AskRests, WhyEvent::CancelRests];
    let row = |row: &VarianceRow| {
        html! {
            <tr key={row.name.clone()} data-input={row.name.clone()}>
                <th scope="row">{ &row.label }</th>
                { for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
            </tr>
        }
    };
    let table = html! {
        <table>
            <thead><tr>{ for variance.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            <tbody>{ for variance.rows.iter().map(row) }</tbody>
        </table>
    };
    html! {
        <div class="why-variance">
            <h3>{ &variance.title }</h3>
            { for variance.ask.as_ref().map(|ask| self::ask(ask, events.clone(), send)) }
            if let Some(chart) = &variance.chart {
                <ul class="why-finding">{ for variance.sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul>
                { svg::element(chart) }
                <details class="why-numbers">
                    <summary>{ &variance.table }</summary>
                    { scroll(&variance.table, table) }
                </details>
                <p class="note">{ &variance.method }</p>
            }
        </div>
    }
}

pub(crate) fn growth(growth: &Growth, send: &Callback<Event>) -> Html {
    let choose = send.reform(|id| Event::Why(WhyEvent::GrowthOf(id)));
    let cell = |(words, part): &(String, f64)| {
        let class = if *part < 0.0 { "heat less" } else { "heat" };
        html! { <td {class} style={heat(part.abs())}>{ words }</td> }
    };
    let row = |row: &GrowthRow| {
        let class = matches!(row.key, "residual" | "total").then_some(row.key);
        html! {
            <tr key={row.key} {class} data-part={row.key}><th scope="row">{ for row.class.map(swatch) }{ &row.label }</th>{ for row.cells.iter().map(cell) }</tr>
        }
    };
    let table = html! {
        <table>
            <thead><tr><th scope="col">{ &growth.part }</th>{ for growth.years.iter().map(|year| html! { <th scope="col">{ year }</th> }) }</tr></thead>
            <tbody>{ for growth.rows.iter().map(row) }</tbody>
        </table>
    };
    let inside = html! {
        <>
            <Select choice={growth.of.clone()} {choose} />
            { svg::element(&growth.chart) }
            { scroll(&growth.title, table) }
            <p class="note">{ &growth.method }</p>
        </>
    };
    card("why-growth", &growth.title, &growth.note, inside)
}
