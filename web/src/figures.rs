//! Charts with their titles.

use canghai_app::view::{Figure, Futures, Headline};
use canghai_app::{Language, Likelihood, text, text_with};
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
    pub(crate) futures: Option<Futures>,
    pub(crate) language: Language,
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
                if let Some(futures) = &props.futures {
                    <span class="interval range">{ &futures.interval }</span>
                    if let Some(chance) = &futures.share { { chip(props.language, chance) } }
                }
                <span class="difference">{ &headline.difference }</span>
            </div>
            <p class={verdict} role="status">
                <span class="mark" aria-hidden="true">{ if headline.met { "●" } else { "○" } }</span>
                { &headline.verdict }
            </p>
            <p class="later">{ &headline.later }</p>
            if let Some(futures) = &props.futures {
                if !futures.reached.is_empty() { <p class="later range">{ &futures.reached }</p> }
            }
            <p class="note">
                { &props.figure.note }{ " · " }
                <span class="simulations">
                    { props.futures.as_ref().map_or_else(|| text(props.language, "futures.waiting"), |f| f.note.clone()) }
                </span>
            </p>
            { svg::element(&props.figure.chart) }
        </section>
    }
}

/// The probability of the share's target as sign, words and number.
fn chip(language: Language, chance: &canghai_app::Chance) -> Html {
    let words = text_with(language, "futures.probability", &[("number", &chance.number)]);
    html! {
        <span class={format!("chip range {}", class(chance.likelihood))} title={chance.sentence.clone()}>
            <span class="mark" aria-hidden="true">{ mark(chance.likelihood) }</span>
            { words }
        </span>
    }
}

/// The sign of a likelihood.
pub(crate) fn mark(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Likely => "●",
        Likelihood::Even => "◐",
        Likelihood::Unlikely => "○",
    }
}

/// The style of a likelihood.
pub(crate) fn class(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Likely => "likely",
        Likelihood::Even => "even",
        Likelihood::Unlikely => "unlikely",
    }
}
