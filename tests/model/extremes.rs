//! Inputs at and beyond the ends of their ranges.

use canghai_plan::Scenario;
use canghai_sim::{Levers, Policy, Trajectory};

use crate::made_up::{only, whole};
use crate::properties::fault;
use crate::runs::{outcome, pack, ready_made, run, run_city, stress, with_lever};

/// The scenario with every lever at what `value` gives for it.
fn all_levers(value: impl Fn(&canghai_sim::Quantity) -> f64) -> Scenario {
    Levers::<f64>::FIELDS
        .iter()
        .fold(ready_made("trend"), |scenario, lever| with_lever(&scenario, lever.key, value(lever)))
}

fn assert_sound(what: &str, run: &Trajectory<f64>) {
    assert_eq!(fault(run), None, "{what}");
}

/// A run of the plan effort with amounts that no scenario file may hold.
fn run_with(change: impl Fn(&mut Policy<f64>)) -> Trajectory<f64> {
    let scenario = ready_made("plan-effort");
    let mut policy = pack().policy(&scenario);
    change(&mut policy);
    run_city(&pack().city(&scenario), &policy)
}

#[test]
fn each_lever_at_either_end_gives_a_sound_run() {
    for lever in Levers::<f64>::FIELDS {
        for value in [lever.min, lever.max] {
            for scenario in [ready_made("plan-effort"), ready_made("strong-push"), stress()] {
                let run = run(&with_lever(&scenario, lever.key, value));
                assert_sound(&format!("{} at {value}", lever.key), &run);
            }
        }
    }
}

#[test]
fn every_lever_at_the_same_end_gives_a_sound_run() {
    assert_sound("all at their minimum", &run(&all_levers(|lever| lever.min)));
    assert_sound("all at their maximum", &run(&all_levers(|lever| lever.max)));
    let nothing = all_levers(|lever| lever.default.expect("a default"));
    assert_sound("nothing done", &run(&nothing));
}

#[test]
fn two_hundred_projects_without_land_use_up_what_is_free_and_hardly_more_land() {
    let scenario = with_lever(&ready_made("plan-effort"), "signed_projects", 200.0);
    let starved = run(&with_lever(&scenario, "land", 0.0));
    assert_sound("200 projects, no land", &starved);
    let free =
        |month: usize| -> f64 { starved.states[month].sectors.iter().map(|x| x.free_land).sum() };
    assert!(free(96) < 0.15 * free(0));
    let landed = |run: &Trajectory<f64>| outcome(run, 2025, "landed_projects");
    assert!(landed(&starved) < 0.6 * landed(&run(&with_lever(&scenario, "land", 20_000.0))));
}

#[test]
fn money_a_hundred_times_the_plan_effort_saturates() {
    let money = |factor: f64| {
        run_with(|policy| {
            for year in &mut policy.years {
                year.levers.special_fund *= factor;
                year.levers.guidance_fund *= factor;
            }
        })
    };
    let (hundred, thousand) = (money(100.0), money(1000.0));
    assert_sound("money times 100", &hundred);
    assert_sound("money times 1000", &thousand);
    for key in ["demonstration_total", "transformation_total", "platforms", "research_total"] {
        let gain = outcome(&thousand, 2020, key) / outcome(&hundred, 2020, key);
        assert!((1.0..1.02).contains(&gain), "{key} gains {gain}");
    }
}

#[test]
fn amounts_as_large_as_the_model_takes_give_a_sound_run() {
    let run = run_with(|policy| {
        for year in &mut policy.years {
            let amounts = &mut year.levers;
            for key in ["special_fund", "guidance_fund", "land", "signed_projects"] {
                *amounts.get_mut(key).expect("a lever") = 1e6;
            }
            (amounts.high_level_talent, amounts.skilled_training) = (1e6, 1e6);
            (amounts.plot_ratio, amounts.flexible_tenure) = (50.0, 1.0);
        }
    });
    assert_sound("a million of everything", &run);
}

#[test]
fn amounts_as_small_as_can_be_written_give_a_sound_run() {
    let run = run_with(|policy| {
        for year in &mut policy.years {
            year.levers = year.levers.map(|_| f64::MIN_POSITIVE);
            year.levers.plot_ratio = 0.01;
        }
    });
    assert_sound("next to nothing", &run);
}

#[test]
fn the_whole_budget_for_one_sector_or_one_instrument_gives_a_sound_run() {
    let strong = all_levers(|lever| lever.max);
    let sectors = pack().sectors.len();
    for chosen in 0..sectors {
        let mut scenario = strong.clone();
        let parts = whole(sectors, chosen);
        for group in canghai_plan::ShareGroup::ALL {
            scenario.shares.insert(group, canghai_plan::Split::AllYears(parts.clone()));
        }
        assert_sound(&format!("all for sector {chosen}"), &run(&scenario));
    }
    for instrument in ["demonstration", "transformation", "platforms", "research"] {
        let mut scenario = strong.clone();
        scenario.mix = Some(only(instrument));
        assert_sound(instrument, &run(&scenario));
    }
}
