//! The share against its target.

use super::slide::{BigNumber, Block};
use super::{CHART, Content, on_page, replay, simulated};
use crate::format::percent;
use crate::state::App;
use crate::text::text_with;
use crate::view::{charts, futures, headline};

pub(super) fn share(app: &App) -> Content {
    if app.present().replay
        && let Some(content) = replay::replay(app)
    {
        return content;
    }
    let headline = headline::headline(app);
    Content {
        sentence: headline.verdict,
        blocks: vec![
            Block::Number(number(app, Vec::new())),
            Block::Chart(Some(charts::share_on_slide(app, on_page(CHART))), CHART.0),
        ],
        source: simulated(app),
    }
}

/// The share in the plan's last year with its range and the probability of the target.
pub(super) fn number(app: &App, more: Vec<String>) -> BigNumber {
    let language = app.language();
    let headline = headline::headline(app);
    let futures = futures::futures(app);
    let chance = futures.as_ref().and_then(|futures| futures.share.as_ref());
    let chance = chance.map(|chance| {
        let level = percent(app.pack().share_target().unwrap_or_default(), 0);
        let values = [("level", level.as_str()), ("number", &chance.number)];
        let words = text_with(language, "present.target_chance", &values);
        (chance.likelihood, words)
    });
    let (value, unit) = super::apart(&headline.value);
    let notes = futures.map(|futures| futures.interval).into_iter();
    BigNumber {
        label: headline.title,
        value,
        unit,
        notes: notes.chain([headline.difference]).chain(more).collect(),
        chance,
    }
}
