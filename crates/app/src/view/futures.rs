//! What many futures say of the scenario as a whole.

use canghai_analysis::Quantiles;

use crate::board::{Chance, month, range};
use crate::futures::Depth;
use crate::state::App;
use crate::text::{text, text_with};

/// Ranges and probabilities beside the headline and below the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Futures {
    /// Whether they are for the scenario as it is now.
    pub fresh: bool,
    /// Which ensemble they are of, for programs that read the page.
    pub depth: &'static str,
    /// How many futures were run, and whether more are coming.
    pub note: String,
    /// The range of the share in the plan's last year.
    pub interval: String,
    /// The probability that the share meets its target.
    pub share: Option<Chance>,
    /// The name of the probability of all targets at once.
    pub joint_label: String,
    /// That probability.
    pub joint: Chance,
    /// When the share's target is reached, as a range; while a slider moves, when the futures end too
    /// early for it, that it is being worked out.
    pub reached: String,
}

pub(super) fn futures(app: &App) -> Option<Futures> {
    let (reply, fresh) = app.futures()?;
    let (language, pack) = (app.language(), app.pack());
    let summary = &reply.answer.summary;
    let members = summary.members.to_string();
    let target = pack.target("share")?;
    let year = pack.calendar.index(target.year)?;
    let &[low, _, _, _, high] = summary.quantiles(year, "share")?;
    let note = if fresh && reply.is_full() { "futures.done" } else { "futures.refining" };
    let interval = range(target.outcome, low, high);
    let depth = match reply.depth {
        Depth::Quick => "quick",
        Depth::Full => "full",
        Depth::Exact => "exact",
    };
    Some(Futures {
        fresh,
        depth,
        note: text_with(language, note, &[("members", &members)]),
        interval: text_with(language, "futures.interval", &[("range", &interval)]),
        share: summary.target(pack, "share").map(|p| Chance::of(language, p, summary.members)),
        joint_label: text(language, "futures.joint"),
        joint: Chance::of(language, summary.joint, summary.members),
        reached: reached(app, reply.is_full().then_some(summary.reached)),
    })
}

/// The middle four fifths of the times at which the target is reached, once they are known.
fn reached(app: &App, times: Option<Quantiles>) -> String {
    let level = crate::format::percent(app.pack().share_target().unwrap_or_default(), 0);
    let Some([low, _, median, _, high]) = times else {
        return text_with(app.language(), "futures.reaching", &[("level", &level)]);
    };
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let last = calendar.year(calendar.horizon_years - 1).to_string();
    let later = text_with(language, "futures.after", &[("last", &last)]);
    let when = |time: f64| if time.is_finite() { month(language, time) } else { later.clone() };
    let (low, median, high) = (when(low), when(median), when(high));
    let values = [("level", level.as_str()), ("low", &low), ("median", &median), ("high", &high)];
    text_with(language, "futures.reached", &values)
}

/// What the full ensemble says, in a sentence; empty while it is not there.
pub(super) fn announcement(app: &App) -> String {
    let full = app.futures().filter(|(reply, fresh)| *fresh && reply.is_full());
    let Some(futures) = full.and_then(|_| futures(app)) else { return String::new() };
    let language = app.language();
    let year = app.pack().target("share").map_or(0, |target| target.year).to_string();
    let share = app.pack().calendar.plan_years - 1;
    let share = app.results().years.get(share).map_or(0.0, |year| year.city.share);
    let chance = futures.share.map_or_else(String::new, |chance| chance.sentence);
    let values = [
        ("scenario", app.workspace().open().name(language, app.pack())),
        ("year", year),
        ("share", crate::format::percent(share, 2)),
        ("interval", futures.interval),
        ("chance", chance),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text_with(language, "futures.announcement", &values)
}
