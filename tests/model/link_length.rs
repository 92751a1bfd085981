//! How long links are: short enough for a message and for a code that a telephone reads.

use canghai_plan::link::{Headline, Measure, Page, Shared, View, encode};
use canghai_plan::{Scenario, ShareGroup, Split};
use canghai_sim::{Levers, Mix, Outcomes};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::random;
use crate::runs::pack;

/// Headline results as a link has them.
fn headlines() -> Vec<Headline> {
    let fields = Outcomes::<f64>::FIELDS;
    let share = &fields[0];
    let landed = fields.iter().find(|outcome| outcome.key == "landed_projects").expect("landed");
    let measures = [
        Measure::Central { outcome: share, year: 2020, value: 0.104_37 },
        Measure::Central { outcome: landed, year: 2020, value: 98.76 },
        Measure::Central { outcome: share, year: 2025, value: 0.123_46 },
        Measure::Chance { outcome: share, year: 2020, value: 0.123 },
        Measure::Reached { month: Some(88) },
    ];
    measures.into_iter().map(|measure| Headline { scenario: 0, measure }).collect()
}

fn length(scenarios: Vec<Scenario>) -> usize {
    let open = scenarios.len() - 1;
    let view = View { page: Some(Page::Compare), horizon: Some(2025) };
    let base = Some(0);
    let shared = Shared { view, open, base, headlines: headlines(), ..Shared::new(scenarios) };
    encode(pack(), &shared).expect("a token").len()
}

/// A scenario with a name of four Chinese characters and these levers changed every year.
fn with_levers(runner: &mut TestRunner, count: usize) -> Scenario {
    let name = "招商引才".to_owned();
    let mut scenario = Scenario { name, ..Scenario::trend(pack()) };
    let values = random::levers_on_steps().new_tree(runner).expect("levers").current();
    for lever in &Levers::<f64>::FIELDS[..count] {
        *scenario.levers.get_mut(lever.key).expect("a lever") =
            Some(values.get(lever.key).expect("a lever").clone());
    }
    scenario
}

#[test]
fn one_scenario_with_six_levers_changed_in_all_years_takes_at_most_96_characters() {
    let mut runner = TestRunner::deterministic();
    let longest = (0..500).map(|_| length(vec![with_levers(&mut runner, 6)])).max();
    assert!(longest <= Some(96), "{longest:?}");
    // whichever six: those with the most steps
    let mut scenario = with_levers(&mut runner, 8);
    (scenario.levers.plot_ratio, scenario.levers.flexible_tenure) = (None, None);
    assert!(length(vec![scenario]) <= 96);
}

/// Six scenarios with all levers, all shares and the mix changed.
fn full(runner: &mut TestRunner, parts: impl Fn(&mut TestRunner, usize) -> Vec<f64>) -> usize {
    let scenario = |runner: &mut TestRunner| {
        let mut scenario = with_levers(runner, 8);
        let mut mix = parts(runner, 4).into_iter();
        scenario.mix = Some(Mix::from_fn(|_| mix.next().unwrap_or_default()));
        for group in ShareGroup::ALL {
            scenario.shares.insert(group, Split::AllYears(parts(runner, 6)));
        }
        scenario
    };
    length((0..6).map(|_| scenario(runner)).collect())
}

#[test]
fn six_full_scenarios_with_parts_on_steps_take_at_most_1000_characters() {
    let mut runner = TestRunner::deterministic();
    let on_steps = |runner: &mut TestRunner, count| {
        random::parts_on_steps(count, 1000).new_tree(runner).expect("parts").current()
    };
    let longest = (0..100).map(|_| full(&mut runner, on_steps)).max();
    assert!(longest <= Some(700), "{longest:?}");
}

#[test]
fn six_full_scenarios_with_parts_as_sliders_leave_them_take_at_most_1000_characters() {
    let mut runner = TestRunner::deterministic();
    // one part was set to a whole percent, the others gave way in proportion
    let as_left = |runner: &mut TestRunner, count: usize| {
        let (base, place, percent) =
            (vec(0.1..1.0, count), 0..count, 1_u8..40).new_tree(runner).expect("parts").current();
        let others: f64 = base.iter().sum::<f64>() - base[place];
        let set = f64::from(percent) / 100.0;
        let part = |(index, part): (usize, &f64)| {
            if index == place { set } else { part / others * (1.0 - set) }
        };
        base.iter().enumerate().map(part).collect()
    };
    let longest = (0..100).map(|_| full(&mut runner, as_left)).max();
    assert!(longest <= Some(1000), "{longest:?}");
}

/// Six scenarios with all levers and the mix changed, and all shares in each year, on steps of
/// `total` to the whole.
fn full_by_year(runner: &mut TestRunner, total: u32) -> usize {
    let parts = |runner: &mut TestRunner, count| {
        random::parts_on_steps(count, total).new_tree(runner).expect("parts").current()
    };
    let scenario = |runner: &mut TestRunner| {
        let mut scenario = with_levers(runner, 8);
        let mut mix = parts(runner, 4).into_iter();
        scenario.mix = Some(Mix::from_fn(|_| mix.next().unwrap_or_default()));
        for group in ShareGroup::ALL {
            let years = (0..3).map(|_| parts(runner, 6)).collect();
            scenario.shares.insert(group, Split::ByYear(years));
        }
        scenario
    };
    length((0..6).map(|_| scenario(runner)).collect())
}

#[test]
fn six_full_scenarios_with_parts_of_their_own_each_year_take_at_most_1000_characters() {
    let mut runner = TestRunner::deterministic();
    for (total, most) in [(100, 800), (1000, 1000)] {
        let longest = (0..100).map(|_| full_by_year(&mut runner, total)).max();
        assert!(longest <= Some(most), "{total}: {longest:?}");
    }
}

/// Parts with the number of a composition behind all others: nothing makes a longer token.
#[test]
fn the_last_of_all_compositions_takes_no_more() {
    let mut runner = TestRunner::deterministic();
    let scenario = || {
        let mut scenario = with_levers(&mut runner, 8);
        for lever in Levers::<f64>::FIELDS {
            *scenario.levers.get_mut(lever.key).expect("a lever") =
                Some(vec![lever.min, lever.max, lever.max]);
        }
        scenario.name = "龥龥龥龥".to_owned();
        scenario.mix = Some(Mix {
            demonstration: 0.0,
            transformation: 0.0,
            platforms: 0.001,
            research: 0.999,
        });
        let parts = vec![0.0, 0.0, 0.0, 0.0, 0.001, 0.999];
        for group in ShareGroup::ALL {
            scenario.shares.insert(group, Split::ByYear(vec![parts.clone(); 3]));
        }
        scenario
    };
    let found = length(std::iter::repeat_with(scenario).take(6).collect());
    assert!(found <= 1000, "{found}");
}

fn vec(element: impl Strategy<Value = f64>, count: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(element, count)
}
