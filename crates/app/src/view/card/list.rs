//! All numbers of the model and the plan in one list that can be searched.

use canghai_plan::ShareGroup;
use canghai_sim::{Levers, Mix, Outcomes};

use crate::state::App;
use crate::text::{text, text_with};

use super::numbers::{self, NumberLine};
use super::{Info, Subject, info, paths, subject};

/// The list of all numbers with their grounds.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberList {
    /// Its title.
    pub title: String,
    /// Whether it is open; its groups are empty where it is not.
    pub open: bool,
    /// The name of the search field.
    pub search_label: String,
    /// What is searched for.
    pub search: String,
    /// How many entries were found, in words.
    pub found: String,
    /// The entries.
    pub groups: Vec<NumberGroup>,
}

/// Entries of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberGroup {
    /// Their kind.
    pub title: String,
    /// Levers, outcomes, sectors and the like: the button for the card, and the name.
    pub subjects: Vec<(Info, String)>,
    /// Parameters and constants.
    pub numbers: Vec<NumberLine>,
}

/// The list as it is now.
#[must_use]
pub(in crate::view) fn number_list(app: &App) -> NumberList {
    let language = app.language();
    let (open, search) = app.cards().list();
    let groups = if open { groups(app, search) } else { Vec::new() };
    let count: usize = groups.iter().map(|group| group.subjects.len() + group.numbers.len()).sum();
    NumberList {
        title: text(language, "card.list.title"),
        open,
        search_label: text(language, "card.list.search"),
        search: search.to_owned(),
        found: text_with(language, "card.list.found", &[("count", &count.to_string())]),
        groups,
    }
}

#[inline(never)]
fn groups(app: &App, search: &str) -> Vec<NumberGroup> {
    let search = search.trim().to_lowercase();
    let matches = |words: &[&str]| words.iter().any(|text| text.to_lowercase().contains(&search));
    let levers = Levers::<f64>::FIELDS.iter().map(|lever| Subject::Lever(lever.key));
    let split = ShareGroup::ALL.into_iter().map(Subject::Shares);
    let parts = (0..Mix::<f64>::FIELDS.len()).map(Subject::MixPart);
    let split = [Subject::Mix].into_iter().chain(parts).chain(split);
    let world = [Subject::BaseShare, Subject::World, Subject::Pandemic];
    let outcomes = Outcomes::<f64>::FIELDS.iter().map(|outcome| Subject::Outcome(outcome.key));
    let kinds: [(&str, Vec<Subject>); 5] = [
        ("levers", levers.collect()),
        ("split", split.collect()),
        ("world", world.to_vec()),
        ("sectors", (0..app.pack().sectors.len()).map(Subject::Sector).collect()),
        ("outcomes", outcomes.collect()),
    ];
    let subjects = kinds.into_iter().map(|(kind, subjects)| NumberGroup {
        title: text(app.language(), &format!("card.list.{kind}")),
        subjects: subjects
            .into_iter()
            .map(|subject| (info(app, subject), subject::title(app, subject)))
            .filter(|(_, name)| matches(&[name]))
            .collect(),
        numbers: Vec::new(),
    });
    let numbers = NumberGroup {
        title: text(app.language(), "card.list.numbers"),
        subjects: Vec::new(),
        numbers: paths::all()
            .filter_map(|key| Some((key, numbers::line(app, key)?)))
            .filter(|(key, line)| matches(&[&line.label, key, &line.badge.word]))
            .map(|(_, line)| line)
            .collect(),
    };
    let all = subjects.chain([numbers]);
    all.filter(|group| !group.subjects.is_empty() || !group.numbers.is_empty()).collect()
}
