//! The tables of the page that compares scenarios.

use canghai_app::view::{Compare, CostRow, InputRow, TargetCell, TargetRow};
use canghai_app::{Chance, CompareEvent, Event, Language, Likelihood, text, text_with};
use yew::{Callback, Html, html};

use crate::compare::name;
use crate::svg;

/// A card with a table that scrolls in it.
fn card(
    id: &'static str,
    title: &str,
    note: &str,
    compare: &Compare,
    heads: &[&str],
    rows: Html,
) -> Html {
    html! {
        <section class="card compare-card" aria-labelledby={id}>
            <h2 {id}>{ title } <span class="note">{ note }</span></h2>
            <div class="compare-scroll" tabindex="0" role="group" aria-label={title.to_owned()}>
                <table>
                    <thead><tr>{ for heads.iter().enumerate().map(|(place, head)| html! {
                        if head.is_empty() { <td /> } else {
                            <th scope="col" class={(place > 0).then_some("about")}>{ *head }</th>
                        }
                    }) }
                        { for compare.columns.iter().map(|column| html! { <th scope="col">{ name(column) }</th> }) }
                    </tr></thead>
                    <tbody>{ rows }</tbody>
                </table>
            </div>
        </section>
    }
}

/// Inputs that differ.
pub(crate) fn inputs(compare: &Compare, language: Language) -> Html {
    let say = |key| text(language, key);
    let row = |row: &InputRow| {
        html! {
            <tr key={row.label.clone()}>
                { head(&row.label, &row.unit) }
                { for row.cells.iter().map(|cell| html! { <td class={cell.differs.then_some("differs")}>{ &cell.text }</td> }) }
            </tr>
        }
    };
    let rows = html! { <>{ for compare.inputs.rows.iter().map(row) }
    <tr><td class="note" colspan={(compare.columns.len() + 1).to_string()}>{ &compare.inputs.note }</td></tr></> };
    card("inputs-title", &say("compare.inputs"), &say("compare.inputs_note"), compare, &[""], rows)
}

fn head(label: &str, unit: &str) -> Html {
    html! { <th scope="row">{ label } <span class="unit">{ unit }</span></th> }
}

/// Targets; the name of each sorts the scenarios by it.
pub(crate) fn targets(compare: &Compare, language: Language, send: &Callback<Event>) -> Html {
    let targets = &compare.targets;
    let joint =
        |chance: &Option<Chance>| html! { <td>{ for chance.as_ref().map(self::chance) }</td> };
    let rows = html! { <>
        { for targets.rows.iter().map(|row| target(row, language, send)) }
        <tr class="joint-row"><th scope="row">{ &targets.joint_label }</th><td />{ for targets.joint.iter().map(joint) }</tr>
    </> };
    let note = text(language, "compare.targets_note");
    let heads = ["compare.target", "compare.whiskers"].map(|key| text(language, key));
    let heads = heads.each_ref().map(String::as_str);
    card("targets-title", &targets.title, &note, compare, &heads, rows)
}

fn target(row: &TargetRow, language: Language, send: &Callback<Event>) -> Html {
    let sort = (!row.sorts).then(|| row.key.to_owned());
    let onclick = send.reform(move |_| Event::Compare(CompareEvent::Sort(sort.clone())));
    let label = text_with(language, "compare.sort", &[("target", &row.label)]);
    html! {
        <tr key={row.key} data-target={row.key}>
            <th scope="row">
                <button type="button" class="sort" aria-pressed={row.sorts.to_string()} title={label} {onclick}>{ &row.label }</button>
                <span class="unit">{ &row.target }</span>
            </th>
            <td class="whisker-cell">{ svg::element(&row.whiskers) }</td>
            { for row.cells.iter().map(target_cell) }
        </tr>
    }
}

fn target_cell(cell: &TargetCell) -> Html {
    html! {
        <td>
            <span class="value">{ &cell.value }</span>
            { for cell.chance.as_ref().map(chance) }
            <span class="range">{ &cell.range }</span>
            <span class="paired">{ &cell.paired }</span>
        </td>
    }
}

/// A probability with its sign: full, half or empty.
fn chance(chance: &Chance) -> Html {
    let (class, sign) = match chance.likelihood {
        Likelihood::Likely => ("chance likely", "●"),
        Likelihood::Even => ("chance even", "◐"),
        Likelihood::Unlikely => ("chance unlikely", "○"),
    };
    html! { <span {class} title={chance.sentence.clone()}><span aria-hidden="true">{ sign }</span>{ " " }{ &chance.number }</span> }
}

/// What is spent and what it buys.
pub(crate) fn cost(compare: &Compare, language: Language) -> Html {
    let row = |row: &CostRow| {
        let cell = |(column, (value, part)): (usize, &(String, f64))| {
            let class = compare.columns.get(column).map_or("", |column| column.class);
            html! {
                <td class={class}>{ value }
                    if *part > 0.0 { <span class="compare-bar" aria-hidden="true"><span style={format!("width: {:.1}%", part * 100.0)} /></span> }
                </td>
            }
        };
        html! { <tr key={row.label.clone()}>{ head(&row.label, &row.unit) }{ for row.cells.iter().enumerate().map(cell) }</tr> }
    };
    let rows = html! { <>{ for compare.cost.rows.iter().map(row) }
    <tr><td class="note wide" colspan={(compare.columns.len() + 1).to_string()}>{ &compare.cost.note }</td></tr></> };
    card("cost-title", &text(language, "compare.cost"), "", compare, &[""], rows)
}
