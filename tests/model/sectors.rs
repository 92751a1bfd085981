//! Sectors have no names to the model: only their numbers count, and there may be any number of them.

use canghai_sim::{City, Policy, Sector, Shares, Trajectory, YearPolicy};

use crate::made_up::{city_of, city_of_equals, steady, trend, whole};
use crate::runs::{outcomes, pack, relative, run_city, stress};

/// The list with its entries in the order of `places`.
fn permuted<T: Clone>(list: &[T], places: &[usize]) -> Vec<T> {
    places.iter().map(|place| list[*place].clone()).collect()
}

fn permuted_shares(shares: &Shares<f64>, places: &[usize]) -> Shares<f64> {
    Shares {
        special_fund: permuted(&shares.special_fund, places),
        guidance_fund: permuted(&shares.guidance_fund, places),
        land: permuted(&shares.land, places),
        talent: permuted(&shares.talent, places),
        signed_projects: permuted(&shares.signed_projects, places),
    }
}

fn assert_same_outcomes(found: &Trajectory<f64>, expected: &Trajectory<f64>, tolerance: f64) {
    for ((name, found), (_, expected)) in outcomes(found).iter().zip(outcomes(expected)) {
        assert!(relative(*found, expected) <= tolerance, "{name}: {found}, expected {expected}");
    }
}

#[test]
fn sectors_that_are_the_same_take_the_same_path_bit_for_bit() {
    let city = city_of_equals(5);
    let run = run_city(&city, &steady(&city, trend()));
    for (state, flows) in run.states.iter().zip(&run.flows) {
        assert!(state.sectors.iter().all(|sector| *sector == state.sectors[0]));
        assert!(flows.iter().all(|sector| *sector == flows[0]));
    }
}

#[test]
fn permuting_the_sectors_permutes_the_results() {
    let (city, policy) = (pack().city(&stress()), pack().policy(&stress()));
    let places = [3, 0, 5, 1, 4, 2];
    let years = policy.years.iter().map(|year| YearPolicy {
        shares: permuted_shares(&year.shares, &places),
        levers: year.levers,
    });
    let moved_policy = Policy { years: years.collect(), ..policy.clone() };
    let moved_city = City { sectors: permuted(&city.sectors, &places), ..city.clone() };
    let (run, moved) = (run_city(&city, &policy), run_city(&moved_city, &moved_policy));
    // the mean over the other sectors is summed in another order
    assert_same_outcomes(&moved, &run, 1e-12);
    for (year, moved) in run.outcomes.iter().zip(&moved.outcomes) {
        let expected = permuted(&year.value_added, &places);
        for (found, expected) in moved.value_added.iter().zip(expected) {
            assert!(relative(*found, expected) < 1e-12);
        }
    }
}

#[test]
fn a_sector_cut_into_equal_parts_grows_as_the_whole_where_parts_do_not_help_each_other() {
    let grown = |count: usize| {
        let mut city = city_of_equals(count);
        // the two ways by which the number of sectors matters: spillovers and a platform's reach
        city.parameters.cross_sector_spillover = 0.0;
        city.parameters.platform_uplift = 0.0;
        run_city(&city, &steady(&city, trend()))
    };
    let (whole, parts) = (grown(1), grown(4));
    let additive = ["share", "platforms", "demonstration", "research_total", "landed_projects"];
    for (one, four) in whole.outcomes.iter().zip(&parts.outcomes) {
        for key in additive.iter().chain(&["producing_projects", "employment", "transformation"]) {
            let value = |outcomes: &canghai_sim::Outcomes<f64>| *outcomes.get(key).expect("a key");
            assert!(relative(value(&four.city), value(&one.city)) < 1e-12, "{key}");
        }
    }
}

#[test]
fn knowledge_of_other_sectors_helps_and_a_lone_sector_has_none_to_learn_from() {
    let share = |count: usize, spillover: f64| {
        let mut city = city_of_equals(count);
        city.parameters.cross_sector_spillover = spillover;
        let run = run_city(&city, &steady(&city, trend()));
        run.outcomes[2].city.share
    };
    assert_eq!(share(1, 0.05).to_bits(), share(1, 0.0).to_bits());
    assert!(share(2, 0.05) > share(2, 0.0) + 1e-5);
}

#[test]
fn one_sector_and_twelve_sectors_run() {
    for count in [1, 2, 12] {
        let city = city_of(count);
        let run = run_city(&city, &steady(&city, trend()));
        let last = &run.outcomes[7];
        assert_eq!(last.value_added.len(), count);
        assert!((0.08..0.2).contains(&last.city.share), "{count} sectors: {}", last.city.share);
        assert!(run.states.iter().all(|state| state.sectors.len() == count));
    }
}

#[test]
fn a_sector_left_without_money_land_and_projects_falls_behind() {
    let city = city_of_equals(2);
    let mut policy = steady(&city, trend());
    for year in &mut policy.years {
        let all = whole(2, 0);
        year.shares = Shares {
            special_fund: all.clone(),
            guidance_fund: all.clone(),
            land: all.clone(),
            talent: all.clone(),
            signed_projects: all,
        };
    }
    let run = run_city(&city, &policy);
    let added = run.outcomes.iter().map(|year| (year.value_added[0], year.value_added[1]));
    assert!(added.clone().skip(1).all(|(with, without)| with > without));
    let ratios: Vec<f64> = added.map(|(with, without)| with / without).collect();
    assert!(ratios.windows(2).all(|pair| pair[1] > pair[0]));
}

#[test]
fn each_share_reaches_its_own_lever_and_sector() {
    let city = city_of_equals(3);
    let levers = trend();
    let mut policy = steady(&city, levers);
    let only = |sector| whole(3, sector);
    let uneven = vec![0.2, 0.3, 0.5];
    policy.years[1].shares = Shares {
        special_fund: only(0),
        guidance_fund: only(1),
        land: only(2),
        talent: uneven.clone(),
        signed_projects: only(0),
    };
    let year = &policy.inputs(&city.calendar).years[1];
    for (index, (sector, part)) in year.sectors.iter().zip(uneven).enumerate() {
        let part_of = |at: usize| if at == index { 1.0 } else { 0.0 };
        let mix = policy.mix;
        let fund = levers.special_fund * part_of(0);
        let expected = [
            fund * mix.demonstration,
            fund * mix.transformation,
            fund * mix.platforms,
            fund * mix.research,
            levers.guidance_fund * part_of(1),
            levers.land * part_of(2),
            levers.high_level_talent * part,
            levers.skilled_training * part,
            levers.signed_projects * part_of(0),
        ];
        assert_eq!(sector.values(), expected);
    }
}

#[test]
fn sectors_of_unequal_size_keep_their_parts_of_the_base() {
    let mut city = city_of(2);
    let parts = [0.9, 0.1];
    for (sector, part) in city.sectors.iter_mut().zip(parts) {
        *sector = Sector { share_of_base: part, share_of_firms: 1.0 - part, ..sector.clone() };
    }
    let run = run_city(&city, &steady(&city, trend()));
    for ((x, sector), part) in run.states[0].sectors.iter().zip(&city.sectors).zip(parts) {
        assert!(relative(x.firms, city.firms * (1.0 - part)) < 1e-14);
        let base = city.gdp * city.base_share * part;
        let half_a_year = (1.0 + sector.demand_growth[0]).sqrt();
        let capital = sector.parameters.capital_output_ratio * base * half_a_year;
        assert!(relative(x.capital, capital) < 1e-13);
    }
}
