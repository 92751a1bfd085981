//! The cards that say what a number means and where it comes from.

use canghai_app::view::{
    CardView, Subject, card, drivers_of, info, numbers_of_lever, numbers_of_outcome, page,
};
use canghai_app::{App, CardEvent, Event, Language, OpenCard, Results};
use canghai_plan::{Assumption, Pack, Scenario, ShareGroup};
use canghai_sim::{Levers, Mix, Outcomes, catalogue};

use crate::common::app_in;

const BOTH: [Language; 2] = [Language::Chinese, Language::English];

/// Everything that a card can be about.
fn subjects(app: &App) -> Vec<Subject> {
    let pack = app.pack();
    let numbers = pack.parameters.iter().map(|entry| entry.quantity);
    let numbers = numbers.chain(pack.sector_parameters.iter().map(|entry| entry.quantity));
    let numbers = numbers.chain(pack.constants.iter().map(|entry| entry.quantity));
    let mut all = vec![Subject::Mix, Subject::BaseShare, Subject::World, Subject::Pandemic];
    all.extend(Levers::<f64>::FIELDS.iter().map(|lever| Subject::Lever(lever.key)));
    all.extend(Outcomes::<f64>::FIELDS.iter().map(|outcome| Subject::Outcome(outcome.key)));
    all.extend(numbers.map(|quantity| Subject::Parameter(quantity.key)));
    all.extend((0..pack.sectors.len()).map(Subject::Sector));
    all.extend((0..Mix::<f64>::FIELDS.len()).map(Subject::MixPart));
    all.extend(ShareGroup::ALL.map(Subject::Shares));
    all
}

fn words(card: &CardView) -> String {
    let facts = card.facts.iter().flat_map(|fact| [&fact.label, &fact.value]);
    let evidence = card.evidence.iter().flat_map(|e| [&e.what, &e.badge.word, &e.source]);
    let documents = card.documents.iter().flat_map(|d| [&d.title, &d.kind]);
    let all = [&card.title, &card.meaning].into_iter().chain(facts).chain(evidence);
    all.chain(documents).chain(&card.acts).map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn fact<'a>(card: &'a CardView, key: &str) -> &'a str {
    let fact = card.facts.iter().find(|fact| fact.key == key);
    &fact.unwrap_or_else(|| panic!("{} has no {key}", card.title)).value
}

#[test]
fn every_card_says_what_it_is_and_what_it_acts_on_in_both_languages() {
    for language in BOTH {
        let app = app_in(language);
        for subject in subjects(&app) {
            let card = card(&app, subject);
            let words = words(&card);
            assert!(!card.title.is_empty() && !card.meaning.is_empty(), "{subject:?}");
            assert!(!card.facts.is_empty() && !card.acts.is_empty(), "{subject:?}");
            // a key without a translation stands for itself
            for key in ["card.", "lever.", "outcome.", "grade.", "source.", "unit."] {
                let key_at = |place: usize| {
                    words[place + key.len()..].starts_with(|c: char| c.is_ascii_lowercase())
                };
                let found = words.match_indices(key).any(|(place, _)| key_at(place));
                assert!(!found && !words.contains("%{"), "{subject:?}: {words}");
            }
            assert!(info(&app, subject).name.ends_with(&card.title), "{subject:?}");
        }
    }
}

#[test]
fn every_number_of_the_plan_and_the_model_says_its_grade_and_source() {
    let app = app_in(Language::Chinese);
    // an outcome without a target is a result of the model, and has no source but the model
    let founded = subjects(&app).into_iter().filter(|subject| match subject {
        Subject::Outcome(key) => app.pack().target(key).is_some(),
        _ => true,
    });
    for subject in founded {
        let card = card(&app, subject);
        assert!(!card.evidence.is_empty(), "{subject:?}");
        for entry in &card.evidence {
            assert!(!entry.badge.word.is_empty() && !entry.source.is_empty(), "{subject:?}");
        }
    }
}

#[test]
fn a_lever_s_card_repeats_the_seeds() {
    let app = app_in(Language::Chinese);
    for lever in &app.pack().levers {
        let card = card(&app, Subject::Lever(lever.quantity.key));
        let sources: Vec<&str> = card.evidence.iter().map(|e| e.source.as_str()).collect();
        for provenance in lever.provenances() {
            assert!(sources.contains(&provenance.source.zh()), "{}", card.title);
            for reference in &provenance.refs {
                let source = app.pack().sources.iter().find(|source| source.id == *reference);
                let title = source.expect("a source of the pack").title.zh();
                assert!(card.documents.iter().any(|d| d.title == *title), "{}", card.title);
            }
        }
        assert!(fact(&card, "section").contains(&lever.section), "{}", card.title);
    }
    let land = card(&app, Subject::Lever("land"));
    assert_eq!(fact(&land, "trend"), "2,500 亩/年");
    assert_eq!(fact(&land, "allowed"), "0 – 20,000 亩/年");
    assert_eq!(
        fact(&land, "largest_seen"),
        "2,865 亩/年 · 北京现代沧州工厂一个项目的用地（2015年开工）"
    );
    let beyond = fact(&land, "beyond");
    assert!(beyond.starts_with("高于 3,") && beyond.contains("所见最大值"), "{beyond}");
    assert_eq!(land.evidence[0].badge.word, "测算假设");
}

#[test]
fn a_parameter_s_card_has_the_value_range_and_grade_of_the_seeds() {
    let app = app_in(Language::English);
    let landing = card(&app, Subject::Parameter("landing_fraction"));
    assert_eq!((fact(&landing, "value"), fact(&landing, "range")), ("0.65", "0.45 – 0.9"));
    assert_eq!(landing.evidence.len(), 1);
    assert!(landing.acts[0].contains("signed projects"), "{:?}", landing.acts);
    let threshold = card(&app, Subject::Parameter("firm_threshold"));
    assert!(threshold.facts.iter().all(|fact| fact.key != "range"), "a constant has no range");
}

#[test]
fn the_base_share_names_both_ways_of_counting_it() {
    let share = card(&app_in(Language::Chinese), Subject::BaseShare);
    assert!(share.meaning.contains("7.65%") && share.meaning.contains("约 4%"));
    assert_eq!((fact(&share, "now"), fact(&share, "allowed")), ("7.65%", "1% – 30%"));
}

#[test]
fn levers_and_outcomes_work_through_numbers_of_the_catalogue_only() {
    let known: Vec<&str> = catalogue::all().map(|quantity| quantity.key).collect();
    for lever in Levers::<f64>::FIELDS {
        assert!(!numbers_of_lever(lever.key).is_empty(), "{}", lever.key);
        let card = card(&app_in(Language::Chinese), Subject::Lever(lever.key));
        assert_eq!(card.numbers.len(), numbers_of_lever(lever.key).len(), "{}", lever.key);
    }
    for outcome in Outcomes::<f64>::FIELDS {
        assert!(!numbers_of_outcome(outcome.key).is_empty(), "{}", outcome.key);
    }
    let levers = Levers::<f64>::FIELDS.iter().flat_map(|lever| numbers_of_lever(lever.key));
    let outcomes = Outcomes::<f64>::FIELDS.iter().flat_map(|o| numbers_of_outcome(o.key));
    for key in levers.chain(outcomes) {
        assert!(known.contains(key), "{key}");
    }
}

fn open(subject: Subject, opener: &str) -> Event {
    Event::Card(CardEvent::Open(OpenCard { subject, opener: opener.to_owned() }))
}

#[test]
fn one_card_is_open_at_a_time_and_its_button_closes_it() {
    let mut app = app_in(Language::Chinese);
    let shown = |app: &App| page(app).card.map(|card| (card.subject, card.opener));
    let revision = app.revision();
    app.update(open(Subject::BaseShare, "a"));
    app.update(open(Subject::Lever("land"), "b"));
    assert_eq!(shown(&app), Some((Subject::Lever("land"), "b".to_owned())));
    app.update(Event::Card(CardEvent::Turn(Subject::Parameter("land_share"))));
    assert_eq!(shown(&app), Some((Subject::Parameter("land_share"), "b".to_owned())));
    app.update(Event::Card(CardEvent::Close));
    assert_eq!(shown(&app), None);
    app.update(open(Subject::BaseShare, "a"));
    app.update(open(Subject::BaseShare, "a"));
    assert_eq!(shown(&app), None);
    assert_eq!(app.revision(), revision, "a card is no reason to run the model");
}

#[test]
fn the_list_of_all_numbers_is_made_when_it_is_opened_and_can_be_searched() {
    let mut app = app_in(Language::Chinese);
    assert!(page(&app).numbers.groups.is_empty());
    app.update(Event::Card(CardEvent::List(true)));
    let pack = app.pack();
    let all = pack.parameters.len() + pack.sector_parameters.len() + pack.constants.len();
    let count = |app: &App| -> usize {
        page(app).numbers.groups.iter().map(|group| group.numbers.len()).sum()
    };
    assert_eq!(count(&app), all);
    let subjects: usize = page(&app).numbers.groups.iter().map(|group| group.subjects.len()).sum();
    // levers, mix with its parts and the split of five groups, three of the world, sectors, outcomes
    assert_eq!(subjects, 8 + 1 + 4 + 5 + 3 + 6 + 17);
    app.update(Event::Card(CardEvent::Search("落地率".to_owned())));
    assert_eq!(count(&app), 1);
}

#[test]
fn a_number_that_the_scenario_sets_is_marked() {
    let mut pack = Pack::embedded().expect("the embedded pack is valid");
    let set = Assumption::City(0.8);
    pack.ready_made[1].scenario.assumptions.insert("landing_fraction", set);
    let app = App::new(pack, Language::English).expect("a model");
    let landing = card(&app, Subject::Parameter("landing_fraction"));
    assert_eq!(fact(&landing, "set"), "set to 0.8 by this scenario");
    let lines = card(&app, Subject::Lever("signed_projects")).numbers;
    let marked: Vec<&str> =
        lines.iter().map(|line| line.set.as_str()).filter(|s| !s.is_empty()).collect();
    assert_eq!(marked, ["set to 0.8 by this scenario"]);
}

/// How far each lever moves an outcome at the end of the plan when it is raised from the plan
/// effort: doubled, the plot ratio to 1.3, flexible tenure to a half.
fn moves(pack: &Pack, outcome: &str) -> Vec<(&'static str, f64)> {
    let value = |scenario: &Scenario| {
        let results = Results::until(pack, scenario, pack.calendar.plan_years).expect("a model");
        let last = results.years.last().expect("a year");
        *last.city.get(outcome).expect("an outcome")
    };
    let effort = &pack.ready_made[1].scenario;
    let before = value(effort);
    let moved = Levers::<f64>::FIELDS.iter().map(|lever| {
        let mut raised = effort.clone();
        for year in 0..pack.calendar.plan_years {
            let more = match lever.key {
                "plot_ratio" => 1.3,
                "flexible_tenure" => 0.5,
                _ => 2.0 * effort.lever(pack, lever.key)[year],
            };
            raised.set_lever(pack, lever.key, year, more);
        }
        (lever.key, value(&raised) - before)
    });
    moved.collect()
}

#[test]
fn exactly_the_levers_named_with_an_outcome_move_it_noticeably() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    for outcome in Outcomes::<f64>::FIELDS {
        let mut moves = moves(&pack, outcome.key);
        moves.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let strongest = moves[0].1.abs();
        moves.retain(|(_, moved)| moved.abs() >= strongest / 20.0);
        let levers: Vec<&str> = moves.iter().map(|(lever, _)| *lever).collect();
        assert_eq!(levers, drivers_of(outcome.key), "{}", outcome.key);
        assert!(moves.iter().all(|(_, moved)| *moved > 0.0), "{}: {moves:?}", outcome.key);
    }
}
