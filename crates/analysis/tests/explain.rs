//! The difference of two scenarios of the real plan, shared out among groups of inputs.

use std::collections::BTreeMap;

use canghai_analysis::{
    Between, Contribution, Detail, Futures, Group, Members, Precision, Runner, Summary,
    YearContributions, explain,
};
use canghai_plan::{Assumption, Pack, Scenario, ShareGroup, Split};
use canghai_sim::{After, Mix, Outcomes, Trajectory, YearOutcomes};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

/// Of the plan's years, which are less to run than all to the horizon.
fn explained(pack: &Pack, from: &Scenario, to: &Scenario) -> Vec<YearContributions> {
    explain(pack, from, to, pack.calendar.plan_years).expect("valid scenarios")
}

fn central(pack: &Pack, scenario: &Scenario) -> Vec<YearOutcomes<f64>> {
    let model = pack.model(scenario).expect("a valid scenario");
    Trajectory::of(&model, pack.calendar.horizon_months()).outcomes
}

/// Every number of a year, the city's and the sectors'.
fn numbers(year: &YearOutcomes<f64>) -> Vec<f64> {
    [&year.city.values()[..], &year.value_added].concat()
}

fn all(year: &YearContributions) -> Vec<Contribution> {
    [&year.city.values()[..], &year.sectors].concat()
}

/// A scenario that differs from the trend in every group.
fn other_in_everything(pack: &Pack) -> Scenario {
    let mut other = ready(pack, "strong-push");
    other.mix =
        Some(Mix { demonstration: 0.3, transformation: 0.25, platforms: 0.2, research: 0.25 });
    let shares = Split::AllYears(vec![0.1, 0.5, 0.1, 0.2, 0.05, 0.05]);
    other.shares.insert(ShareGroup::Land, shares);
    other.assumptions.insert("landing_fraction", Assumption::City(0.8));
    "observed".clone_into(&mut other.world);
    other.pandemic = true;
    other.base_share = 0.08;
    other.after = After::Stop;
    other
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let longer = shorter.iter().flat_map(|order| {
        (0..count).map(move |place| {
            let mut order = order.clone();
            order.insert(place, count - 1);
            order
        })
    });
    longer.collect()
}

/// A change that makes one group as it is in the second scenario.
type Change = fn(&mut Scenario, &Scenario);

#[test]
fn parts_are_the_means_over_all_orders_of_arrival() {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), other_in_everything(&pack));
    let changes: [(Group, Change); 5] = [
        (Group::PlotRatioAndTenure, |scenario, to| {
            scenario.levers.plot_ratio.clone_from(&to.levers.plot_ratio);
            scenario.levers.flexible_tenure.clone_from(&to.levers.flexible_tenure);
        }),
        (Group::HighLevelTalent, |scenario, to| {
            scenario.levers.high_level_talent.clone_from(&to.levers.high_level_talent);
        }),
        (Group::SignedProjects, |scenario, to| {
            scenario.levers.signed_projects.clone_from(&to.levers.signed_projects);
        }),
        (Group::Assumptions, |scenario, to| scenario.assumptions.clone_from(&to.assumptions)),
        (Group::World, |scenario, to| {
            scenario.world.clone_from(&to.world);
            (scenario.pandemic, scenario.base_share) = (to.pandemic, to.base_share);
        }),
    ];
    let arrived = |places: &[usize]| {
        let mut scenario = from.clone();
        for place in places {
            changes[*place].1(&mut scenario, &to);
        }
        scenario
    };
    let found = explain(&pack, &from, &arrived(&[0, 1, 2, 3, 4]), 8).expect("valid scenarios");
    // who came first makes no difference to what is run
    let mut runs: BTreeMap<Vec<usize>, Vec<YearOutcomes<f64>>> = BTreeMap::new();
    let mut run = |places: &[usize]| {
        let mut who = places.to_vec();
        who.sort_unstable();
        runs.entry(who).or_insert_with_key(|who| central(&pack, &arrived(who))).clone()
    };
    let orders = orders(changes.len());
    assert_eq!(orders.len(), 120);
    // by year, number and change
    let mut sums = vec![vec![[0.0; 5]; 23]; found.len()];
    for order in &orders {
        let mut before = run(&[]);
        for (place, change) in order.iter().enumerate() {
            let after = run(&order[..=place]);
            for (year, (before, after)) in before.iter().zip(&after).enumerate() {
                for (number, (before, after)) in
                    numbers(before).into_iter().zip(numbers(after)).enumerate()
                {
                    sums[year][number][*change] += after - before;
                }
            }
            before = after;
        }
    }
    for (year, sums) in found.iter().zip(&sums) {
        for (contribution, sums) in all(year).iter().zip(sums) {
            let size = contribution.from.abs().max(contribution.to.abs());
            for ((group, _), sum) in changes.iter().zip(sums) {
                let expected = sum / orders.len() as f64;
                let error = (contribution.parts[group.place()] - expected).abs();
                assert!(error <= 1e-13 * size, "{}: {error} of {size}", group.key());
            }
        }
    }
}

#[test]
fn parts_of_all_twelve_groups_add_up_to_the_difference() {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), other_in_everything(&pack));
    let between = Between::new(&pack, &from, &to, 3).expect("valid scenarios");
    assert_eq!(between.groups(), Group::ALL);
    assert_eq!(between.coalitions(), 4096);
    let years = explain(&pack, &from, &to, 3).expect("valid scenarios");
    let (first, second) = (central(&pack, &from), central(&pack, &to));
    for (place, year) in years.iter().enumerate() {
        let ends = numbers(&first[place]).into_iter().zip(numbers(&second[place]));
        for (contribution, (from, to)) in all(year).iter().zip(ends) {
            assert_eq!((contribution.from, contribution.to), (from, to));
            let sum: f64 = contribution.parts.iter().sum();
            assert!((sum - (to - from)).abs() <= 1e-13 * from.abs().max(to.abs()), "{sum}");
        }
    }
}

#[test]
fn the_way_back_undoes_every_part() {
    let pack = pack();
    let (one, other) = (ready(&pack, "plan-effort"), ready(&pack, "land-first"));
    let there = explained(&pack, &one, &other);
    let back = explained(&pack, &other, &one);
    for (there, back) in there.iter().zip(&back) {
        for (there, back) in all(there).iter().zip(all(back)) {
            let size = there.from.abs().max(there.to.abs());
            for place in 0..there.parts.len() {
                assert!((there.parts[place] + back.parts[place]).abs() <= 1e-14 * size);
                assert!((there.alone[place] + back.last[place]).abs() <= 1e-14 * size);
            }
        }
    }
}

#[test]
fn a_scenario_does_not_differ_from_itself() {
    let pack = pack();
    let scenario = other_in_everything(&pack);
    for year in explained(&pack, &scenario, &scenario) {
        for contribution in all(&year) {
            assert_eq!(contribution.from, contribution.to);
            assert!(contribution.parts.iter().all(|part| *part == 0.0));
            assert_eq!(contribution.interaction(), 0.0);
        }
    }
}

#[test]
fn a_group_differs_by_amounts_and_not_by_how_they_come_about() {
    let pack = pack();
    let mut from = ready(&pack, "trend");
    from.levers.special_fund = Some(vec![2.0, 2.0, 2.0]);
    let mut to = from.clone();
    to.levers.special_fund = Some(vec![4.0, 4.0, 4.0]);
    // demonstration 0.8 in both; transformation 0.6 and 1.2; platforms 0.2 and 0.4
    to.mix = Some(Mix { demonstration: 0.2, transformation: 0.3, platforms: 0.1, research: 0.4 });
    let between = Between::new(&pack, &from, &to, 8).expect("valid scenarios");
    assert_eq!(between.groups(), [Group::Transformation, Group::Platforms, Group::Research]);
}

#[test]
fn what_differs_after_the_plan_differs_only_in_years_after_it() {
    let pack = pack();
    let from = ready(&pack, "trend");
    let to = Scenario { after: After::Stop, ..from.clone() };
    let groups =
        |years| Between::new(&pack, &from, &to, years).expect("valid scenarios").groups().to_vec();
    assert!(groups(3).is_empty());
    // the rules of land stay as they are, and so does what policy meets
    let stopped: Vec<Group> =
        Group::ALL[..10].iter().copied().filter(|g| *g != Group::PlotRatioAndTenure).collect();
    assert_eq!(groups(8), stopped);
}

#[test]
fn interaction_is_what_no_group_does_alone() {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), ready(&pack, "strong-push"));
    let share = explained(&pack, &from, &to)[2].city.share;
    let alone: f64 = share.alone.iter().sum();
    assert!((share.interaction() + alone - (share.to - share.from)).abs() < 1e-16);
    // land is worth more to those who have projects to put on it
    let land = Group::Land.place();
    assert!(share.alone[land] < share.parts[land] && share.parts[land] < share.last[land]);
}

#[test]
fn sectors_add_up_to_the_city() {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), ready(&pack, "plan-effort"));
    for year in explained(&pack, &from, &to) {
        for group in Group::ALL {
            let of = |contribution: &Contribution| contribution.parts[group.place()];
            let sum: f64 = year.sectors.iter().map(of).sum();
            assert!((sum - of(&year.city.value_added)).abs() < 1e-10);
        }
    }
}

#[test]
fn slices_give_what_the_whole_gives() {
    let pack = pack();
    let (from, mut to) = (ready(&pack, "trend"), ready(&pack, "talent-first"));
    to.pandemic = true;
    let between = Between::new(&pack, &from, &to, 3).expect("valid scenarios");
    assert_eq!(between.coalitions(), 8);
    let whole = between.outcomes(0..8).expect("valid scenarios");
    let slices = [0..1, 1..3, 3..7, 7..100].map(|slice| between.outcomes(slice));
    let slices = slices.map(|slice| slice.expect("valid scenarios")).concat();
    assert_eq!(whole, slices);
    assert!(between.explain_outcomes(&whole[1..]).is_none());
}

#[test]
fn probabilities_are_those_of_both_scenarios_and_add_up() {
    let pack = pack();
    let (from, mut to) = (ready(&pack, "trend"), ready(&pack, "talent-first"));
    to.assumptions.insert("landing_fraction", Assumption::City(0.8));
    "observed".clone_into(&mut to.world);
    let futures = Futures::new(&pack, Futures::SEED);
    let members = Members::draw(&futures, 0..64);
    let between = Between::new(&pack, &from, &to, 3).expect("valid scenarios");
    assert_eq!(between.coalitions(), 16);
    let in_slices = |precision| {
        let slice =
            |first: usize| between.probabilities(first..first + 4, members.as_slice(), precision);
        [0, 4, 8, 12].map(|first| slice(first).expect("valid members")).concat()
    };
    let values = in_slices(Precision::Double);
    let found = between.explain_probabilities(&values).expect("all coalitions");
    let summary = |scenario: &Scenario| {
        let runner = Runner::new(&pack, scenario, 3).expect("a valid scenario");
        let samples = runner.run(members.as_slice()).expect("valid members");
        Summary::of(&pack, scenario.base_share, &samples, Detail::PlanEnd)
    };
    let (first, second) = (summary(&from), summary(&to));
    let ends = first.targets.iter().zip(&second.targets);
    for (target, (from, to)) in found.targets.iter().zip(ends) {
        assert_eq!((target.from, target.to), (from.value, to.value));
        assert!((target.parts.iter().sum::<f64>() - (to.value - from.value)).abs() < 1e-14);
    }
    assert_eq!((found.joint.from, found.joint.to), (first.joint.value, second.joint.value));
    let research = pack.targets.iter().position(|target| target.outcome.key == "research_total");
    let research = found.targets[research.expect("a target")];
    assert_eq!(research.parts[Group::Land.place()], 0.0);
    let quick = in_slices(Precision::Single);
    for (quick, value) in quick.iter().zip(&values) {
        // of 64 members at most one stands so near a level that single precision moves it across
        assert!((quick - value).abs() < 1.0 / 64.0 + 1e-4, "{quick} {value}");
    }
}

#[test]
fn every_outcome_is_explained_under_its_own_name() {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), ready(&pack, "strong-push"));
    let (found, run) = (explained(&pack, &from, &to), central(&pack, &to));
    for outcome in Outcomes::<f64>::FIELDS {
        let contribution = found[2].city.get(outcome.key).expect("an outcome");
        assert_eq!(Some(&contribution.to), run[2].city.get(outcome.key), "{}", outcome.key);
    }
}
