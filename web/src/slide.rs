//! A slide as it is seen: on the stage, in the list's preview and in the presenter's window.

use canghai_app::view::{BigNumber, Block, Bound, SlideCell, SlideTable, SlideView, Strip};
use yew::{Children, Html, Properties, classes, function_component, html};

use crate::figures::{class, mark};
use crate::svg;

/// A slide, and what stands above its number.
#[derive(Properties, PartialEq)]
pub(crate) struct SlideProps {
    pub(crate) view: SlideView,
    #[prop_or_default]
    pub(crate) children: Children,
}

#[function_component]
pub(crate) fn Slide(props: &SlideProps) -> Html {
    let SlideProps { view, children } = props;
    draw(view, html! { { for children.iter() } })
}

/// The slide with something above its number.
pub(crate) fn draw(view: &SlideView, above: Html) -> Html {
    let [product, plan] = &view.brand;
    html! {
        <div class="slide-frame">
            <section class={classes!("slide", format!("slide-{}", view.key))} data-slide={view.key.clone()} aria-label={view.name.clone()}>
                <h2 class="slide-sentence">{ for clauses(&view.sentence) }</h2>
                <div class="slide-body">{ for view.blocks.iter().map(block) }</div>
                <div class="slide-foot">
                    if let Some(code) = &view.code { { svg::element(code) } }
                    <div class="slide-origin">
                        <p class="slide-brand"><strong>{ product }</strong><span>{ plan }</span></p>
                        <p class="slide-source">{ &view.source }</p>
                    </div>
                    <div class="slide-end">{ above }<span class="slide-place">{ &view.place }</span></div>
                </div>
            </section>
        </div>
    }
}

/// The parts of a sentence that a line had better not break: those between Chinese stops.
fn clauses(sentence: &str) -> impl Iterator<Item = Html> {
    let parts = sentence.split_inclusive(['，', '；', '：', '？']);
    parts.map(|part| html! { <span class="clause">{ part }</span> })
}

fn block(block: &Block) -> Html {
    match block {
        Block::Number(number) => self::number(number),
        Block::Chart(Some(chart), width) => html! {
            <div class="slide-chart scenario" style={format!("--wide: {width}")}>{ svg::element(chart) }</div>
        },
        Block::Chart(None, _) => Html::default(),
        Block::Table(table) => self::table(table),
        Block::Strip(strip) => self::strip(strip),
        Block::Lines(lines) => html! {
            <ul class="slide-lines">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        },
    }
}

fn number(number: &BigNumber) -> Html {
    let unit = if number.unit == "%" { "percent" } else { "unit-word" };
    html! {
        <div class="slide-number">
            <p class="number-label">{ &number.label }</p>
            <p class="number-value"><strong>{ &number.value }</strong><span class={unit}>{ &number.unit }</span></p>
            { for number.notes.iter().map(|note| html! { <p class="number-note range">{ note }</p> }) }
            if let Some((likelihood, words)) = &number.chance {
                <p class={classes!("number-chance", "range", class(*likelihood))}>
                    <span aria-hidden="true">{ mark(*likelihood) }</span>{ words }
                </p>
            }
        </div>
    }
}

fn table(table: &SlideTable) -> Html {
    let row = |row: &Vec<SlideCell>| {
        let (first, others) = row.split_first()?;
        Some(html! {
            <tr>
                <th scope="row" class={first.class.clone()}>{ cell(first) }</th>
                { for others.iter().map(|other| html! { <td class={other.class.clone()}>{ cell(other) }</td> }) }
            </tr>
        })
    };
    html! {
        <table class="slide-table">
            <thead><tr>{ for table.head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
            <tbody>{ for table.rows.iter().filter_map(row) }</tbody>
        </table>
    }
}

fn cell(cell: &SlideCell) -> Html {
    html! {
        <>
            if let Some(bar) = cell.bar { <span class="slide-bar" aria-hidden="true"><i style={format!("width: {:.1}%", bar * 100.0)} /></span> }
            if let Some(likelihood) = cell.sign { <span class={classes!("sign", class(likelihood))} aria-hidden="true">{ mark(likelihood) }</span> }
            <span>{ &cell.text }</span>
        </>
    }
}

/// A row a sector, a cell a quarter.
fn strip(strip: &Strip) -> Html {
    let row = |(name, quarters): &(String, Vec<Bound>)| {
        let year = |quarters: &[Bound]| html! { <td>{ for quarters.iter().map(bound) }</td> };
        html! { <tr><th scope="row">{ name }</th>{ for quarters.chunks(4).map(year) }</tr> }
    };
    html! {
        <div class="slide-strip">
            <table>
                <thead><tr><td />{ for strip.years.iter().map(|year| html! { <th scope="col">{ year }</th> }) }</tr></thead>
                <tbody>{ for strip.rows.iter().map(row) }</tbody>
            </table>
            <p class="strip-legend">{ for strip.legend.iter().map(|(sign, words)| html! { <span>{ bound(sign) }{ words }</span> }) }</p>
        </div>
    }
}

fn bound(bound: &Bound) -> Html {
    let nothing = bound.mark.is_empty();
    html! { <b class={classes!("bound", bound.class.clone())}>{ if nothing { "·" } else { &bound.mark } }</b> }
}
