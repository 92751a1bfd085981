//! The first words: what the plan's effort gives, and what to try.

use crate::format::{percent, signed};
use crate::questions::Question;
use crate::state::App;
use crate::text::{text, text_with};

/// What a reader who is here for the first time is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Welcome {
    /// The finding in a sentence.
    pub finding: String,
    /// Questions to try, in words.
    pub questions: Vec<(Question, String)>,
    /// Whether there is room to ask one.
    pub has_room: bool,
}

pub(super) fn welcome(app: &App) -> Option<Welcome> {
    let language = app.language();
    app.settings().welcome.then(|| Welcome {
        finding: finding(app),
        questions: Question::ALL.map(|asked| (asked, text(language, asked.keys().0))).to_vec(),
        has_room: app.workspace().has_room(),
    })
}

/// What the open scenario gives against the base, in the plan's last year and at the horizon.
fn finding(app: &App) -> String {
    let (language, pack) = (app.language(), app.pack());
    let calendar = &pack.calendar;
    let (plan, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let share = |years: &[canghai_sim::YearOutcomes<f64>], year: usize| {
        years.get(year).map_or(0.0, |outcomes| outcomes.city.share)
    };
    let own = |year| share(&app.results().years, year);
    let more = |year| {
        let difference = own(year) - share(&app.base().years, year);
        signed(language, difference * 100.0, 2)
    };
    let workspace = app.workspace();
    let name = |tab: &crate::workspace::Tab| tab.name(language, pack);
    let values = [
        ("scenario", name(workspace.open())),
        ("base", name(workspace.base())),
        ("year", calendar.year(plan).to_string()),
        ("share", percent(own(plan), 2)),
        ("more", more(plan)),
        ("horizon", calendar.year(last).to_string()),
        ("later", percent(own(last), 2)),
        ("later_more", more(last)),
        ("unit", text(language, "unit.percentage_point")),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let same = workspace.open().id == workspace.base().id;
    text_with(language, if same { "welcome.base" } else { "welcome.finding" }, &values)
}
