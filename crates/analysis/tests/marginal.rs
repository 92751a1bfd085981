//! The value of one more, against differences of runs.

use canghai_analysis::{Marginal, Resource, best_next, marginals};
use canghai_plan::{Pack, Scenario, ShareGroup, Split};
use canghai_sim::{After, Inputs, Model, Trajectory, YearOutcomes};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

/// A scenario whose levers, shares and mix differ from year to year and from each other.
fn uneven(pack: &Pack) -> Scenario {
    let mut scenario = ready(pack, "strong-push");
    let years = [
        vec![0.3, 0.2, 0.2, 0.1, 0.1, 0.1],
        vec![0.2, 0.3, 0.1, 0.2, 0.1, 0.1],
        vec![0.1, 0.4, 0.2, 0.1, 0.1, 0.1],
    ];
    scenario.shares.insert(ShareGroup::SpecialFund, Split::ByYear(years.to_vec()));
    scenario.pandemic = true;
    scenario
}

fn run(pack: &Pack, scenario: &Scenario, inputs: &Inputs<f64>) -> Vec<YearOutcomes<f64>> {
    let model = Model::new(pack.city(scenario), inputs).expect("valid inputs");
    Trajectory::of(&model, pack.calendar.horizon_months()).outcomes
}

/// Gives so much more of a lever, written out anew from the model's description.
fn give(pack: &Pack, scenario: &Scenario, marginal: &Marginal, more: f64) -> Inputs<f64> {
    let mut inputs = pack.policy(scenario).inputs(&pack.calendar);
    let rule = marginal.sector.is_none();
    let carries_on = marginal.year == 2 && (rule || scenario.after == After::Hold);
    let last = if carries_on { 7 } else { marginal.year };
    let mix = scenario.mix(pack);
    for year in &mut inputs.years[marginal.year..=last] {
        let Some(sector) = marginal.sector else {
            match marginal.lever.key {
                "plot_ratio" => year.plot_ratio += more,
                _ => year.flexible_tenure += more,
            }
            continue;
        };
        let sector = &mut year.sectors[sector];
        match marginal.lever.key {
            "special_fund" => {
                sector.demonstration += more * mix.demonstration;
                sector.transformation += more * mix.transformation;
                sector.platforms += more * mix.platforms;
                sector.research += more * mix.research;
            }
            "guidance_fund" => sector.guidance += more,
            "land" => sector.land += more,
            "high_level_talent" => sector.talent += more,
            "skilled_training" => sector.training += more,
            "signed_projects" => sector.signed += more,
            key => panic!("no sector has {key}"),
        }
    }
    inputs
}

/// A step of each lever that is small beside its amounts and large beside rounding.
fn step(lever: &str) -> f64 {
    match lever {
        "land" => 1.0,
        "high_level_talent" => 0.1,
        "skilled_training" => 2.0,
        "signed_projects" => 0.02,
        _ => 0.002,
    }
}

/// The derivatives of all years from four runs, exact to the fourth power of the step.
fn quotient(pack: &Pack, scenario: &Scenario, marginal: &Marginal) -> Vec<YearOutcomes<f64>> {
    let h = step(marginal.lever.key);
    let at = |steps: f64| run(pack, scenario, &give(pack, scenario, marginal, steps * h));
    let (far_left, left, right, far_right) = (at(-2.0), at(-1.0), at(1.0), at(2.0));
    let of = |a: f64, b: f64, c: f64, d: f64| (a - 8.0 * b + 8.0 * c - d) / (12.0 * h);
    let mut years = right.clone();
    for (index, year) in years.iter_mut().enumerate() {
        let (a, b, c, d) = (&far_left[index], &left[index], &right[index], &far_right[index]);
        for key in canghai_sim::Outcomes::<f64>::FIELDS.iter().map(|outcome| outcome.key) {
            let value = |year: &YearOutcomes<f64>| *year.city.get(key).expect("an outcome");
            *year.city.get_mut(key).expect("an outcome") =
                of(value(a), value(b), value(c), value(d));
        }
        for sector in 0..year.value_added.len() {
            let value = |year: &YearOutcomes<f64>| year.value_added[sector];
            year.value_added[sector] = of(value(a), value(b), value(c), value(d));
        }
    }
    years
}

fn assert_derivatives(pack: &Pack, scenario: &Scenario, marginal: &Marginal) {
    let central = run(pack, scenario, &pack.policy(scenario).inputs(&pack.calendar));
    let quotient = quotient(pack, scenario, marginal);
    for (year, (exact, quotient)) in marginal.years.iter().zip(&quotient).enumerate() {
        let city = exact.city.values().into_iter().zip(quotient.city.values());
        let sectors = exact.value_added.iter().copied().zip(quotient.value_added.iter().copied());
        let sizes =
            central[year].city.values().into_iter().chain(central[year].value_added.clone());
        for ((exact, quotient), size) in city.chain(sectors).zip(sizes) {
            // a difference of runs has the rounding of the runs over the step
            let noise = 16.0 * f64::EPSILON * size.abs() / step(marginal.lever.key);
            let error = (exact - quotient).abs();
            assert!(
                error <= 1e-6 * exact.abs() + noise,
                "{} {:?} {} in {year}: {exact} {quotient}",
                marginal.lever.key,
                marginal.sector,
                marginal.year
            );
        }
    }
}

#[test]
fn derivatives_are_those_of_differences_of_runs() {
    let pack = pack();
    for scenario in [uneven(&pack), ready(&pack, "trend")] {
        let all = marginals(&pack, &scenario).expect("a valid scenario");
        // every lever and year, the sectors in turn; a rule at its end has no run beyond it
        let inside = |marginal: &&Marginal| {
            let at_end = scenario.lever(&pack, "flexible_tenure")[marginal.year] == 0.0;
            !(marginal.lever.key == "flexible_tenure" && at_end)
        };
        for marginal in all.iter().filter(inside).step_by(5) {
            assert_derivatives(&pack, &scenario, marginal);
        }
    }
}

#[test]
fn the_last_year_carries_on_where_the_scenario_holds() {
    let pack = pack();
    let mut scenario = uneven(&pack);
    let carrying = |scenario: &Scenario| {
        let all = marginals(&pack, scenario).expect("a valid scenario");
        let carrying = all.iter().filter(|marginal| marginal.carries_on);
        carrying.map(|marginal| (marginal.lever.key, marginal.year)).collect::<Vec<_>>()
    };
    let held = carrying(&scenario);
    assert_eq!(held.len(), 6 * 6 + 2);
    assert!(held.iter().all(|(_, year)| *year == 2));
    scenario.after = After::Stop;
    assert_eq!(carrying(&scenario), [("plot_ratio", 2), ("flexible_tenure", 2)]);
    let all = marginals(&pack, &scenario).expect("a valid scenario");
    for marginal in all.iter().filter(|marginal| marginal.year == 2).step_by(7) {
        assert_derivatives(&pack, &scenario, marginal);
    }
}

#[test]
fn every_lever_sector_and_year_is_there_once() {
    let pack = pack();
    let all = marginals(&pack, &ready(&pack, "plan-effort")).expect("a valid scenario");
    assert_eq!(all.len(), 6 * 6 * 3 + 2 * 3);
    for (index, one) in all.iter().enumerate() {
        let same = |other: &&Marginal| {
            (other.lever.key, other.sector, other.year) == (one.lever.key, one.sector, one.year)
        };
        assert_eq!(all.iter().position(|other| same(&other)), Some(index));
        assert_eq!(one.years.len(), 8);
    }
}

#[test]
fn nothing_changes_before_it_is_given() {
    let pack = pack();
    let all = marginals(&pack, &ready(&pack, "plan-effort")).expect("a valid scenario");
    for marginal in &all {
        for (year, outcomes) in marginal.years.iter().enumerate() {
            let any = outcomes.city.values().iter().any(|value| *value != 0.0);
            assert_eq!(any, year >= marginal.year, "{} in {year}", marginal.lever.key);
        }
    }
}

#[test]
fn the_best_next_amounts_are_no_worse_than_any_other() {
    let pack = pack();
    let all = marginals(&pack, &ready(&pack, "plan-effort")).expect("a valid scenario");
    let best = best_next(&all, "share", 7);
    let resources: Vec<Resource> = best.iter().map(|best| best.resource).collect();
    assert_eq!(resources, Resource::ALL);
    for best in &best {
        let amount = best.resource.amount();
        assert!(best.gain > 0.0);
        for other in &all {
            if Resource::of(other.lever.key) == Some(best.resource) {
                let years = if other.carries_on { 8 - other.year } else { 1 };
                let gain = other.years[7].city.share * amount / years as f64;
                assert!(gain <= best.gain, "{} {gain} {}", other.lever.key, best.gain);
            }
        }
    }
}

#[test]
fn nothing_is_best_for_an_outcome_or_year_that_there_is_not() {
    let pack = pack();
    let all = marginals(&pack, &ready(&pack, "plan-effort")).expect("a valid scenario");
    assert!(best_next(&all, "no-such-outcome", 0).is_empty());
    assert!(best_next(&all, "share", 99).is_empty());
}
