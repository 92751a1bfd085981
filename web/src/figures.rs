//! Charts with their titles.

use canghai_app::view::{Figure, Headline};
use yew::{Html, Properties, function_component, html};

use crate::svg;

/// A chart with its title and the number to take along.
#[derive(Properties, PartialEq)]
pub(crate) struct FigureProps {
    pub(crate) figure: Figure,
}

#[function_component]
pub(crate) fn ChartFigure(props: &FigureProps) -> Html {
    let Figure { title, note, value, chart } = &props.figure;
    html! {
        <figure class="card figure">
            <figcaption>
                <h3>{ title }</h3>
                <span class="note">{ note }</span>
                if !value.is_empty() { <p class="value">{ value }</p> }
            </figcaption>
            { svg::element(chart) }
        </figure>
    }
}

/// The headline above the chart of the share.
#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) headline: Headline,
    pub(crate) figure: Figure,
}

#[function_component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let headline = &props.headline;
    let verdict = if headline.met { "verdict met" } else { "verdict short" };
    html! {
        <section class="card share">
            <div class="headline">
                <h2>{ &headline.title }</h2>
                <strong class="big" data-outcome="share">{ &headline.value }</strong>
                <span class="difference">{ &headline.difference }</span>
            </div>
            <p class={verdict} role="status">
                <span class="mark" aria-hidden="true">{ if headline.met { "●" } else { "○" } }</span>
                { &headline.verdict }
            </p>
            <p class="later">{ &headline.later }</p>
            <p class="note">{ &props.figure.note }</p>
            { svg::element(&props.figure.chart) }
        </section>
    }
}
