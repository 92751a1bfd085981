//! Other calendars: longer horizons, other base years, plans of other lengths.

use canghai_sim::{After, Calendar, City, Policy, SectorInputs, Trajectory};

use crate::made_up::{city_of, steady, trend, with_calendar};
use crate::properties::fault;
use crate::runs::{pack, ready_made, relative, run, run_city};

/// Years of the long run, and those after which the plan's own push has died away.
const SIXTY: usize = 60;
const SETTLED: usize = 20;

fn sixty_years(city: City<f64>) -> City<f64> {
    let calendar = Calendar { horizon_years: SIXTY, ..pack().calendar };
    with_calendar(city, calendar)
}

/// The pack's city under a ready-made scenario for sixty years.
fn long(id: &str, after: After) -> (City<f64>, Trajectory<f64>) {
    let scenario = ready_made(id);
    let mut city = pack().city(&scenario);
    city.calendar.horizon_years = SIXTY;
    let run = run_city(&city, &Policy { after, ..pack().policy(&scenario) });
    (city, run)
}

/// Growth of each year over the one before, from the second on.
fn growth(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let values: Vec<f64> = values.collect();
    values.windows(2).map(|pair| pair[1] / pair[0] - 1.0).collect()
}

#[test]
fn growth_does_not_accelerate_over_sixty_years_where_demand_grows_alike() {
    let mut city = sixty_years(city_of(6));
    for sector in &mut city.sectors {
        sector.demand_growth.fill(0.08);
    }
    for factor in [0.0, 1.0, 5.0] {
        let mut levers = trend().map(|value| factor * value);
        levers.plot_ratio = 1.2;
        let run = run_city(&city, &steady(&city, levers));
        let total = growth(run.outcomes.iter().map(|year| year.city.value_added));
        let settled = &total[SETTLED..];
        for pair in settled.windows(2) {
            assert!(pair[1] <= pair[0] + 2e-4, "growth rises from {} to {}", pair[0], pair[1]);
        }
        let last = settled[settled.len() - 1];
        assert!((last - 0.08).abs() < 0.01, "growth ends at {last}, demand grows at 0.08");
    }
}

#[test]
fn each_sector_s_growth_comes_to_its_demand_s_over_sixty_years() {
    for (id, after) in [
        ("trend", After::Hold),
        ("strong-push", After::Hold),
        ("trend", After::Stop),
        ("strong-push", After::Stop),
    ] {
        let (city, run) = long(id, after);
        assert_eq!(fault(&run), None);
        for (index, sector) in city.sectors.iter().enumerate() {
            let demand = sector.demand_growth[3];
            let own = growth(run.outcomes.iter().map(|year| year.value_added[index]));
            // from above while inputs go on, from a little below when they have stopped
            assert!((own[SIXTY - 2] - demand).abs() < 0.015, "{id} {index}: {}", own[SIXTY - 2]);
            let highest_late = own[SETTLED..].iter().fold(0.0_f64, |a, b| a.max(*b));
            assert!(highest_late < own[..SETTLED].iter().fold(0.0_f64, |a, b| a.max(*b)));
            for pair in own[SETTLED..].windows(2) {
                assert!(pair[1] <= pair[0] + 2e-4, "{id} {index}: {} to {}", pair[0], pair[1]);
            }
        }
    }
}

/// With sectors that grow at different rates the total's growth drifts up towards the fastest
/// sector's, because that sector's weight rises; it is the weighted mean of the sectors' and cannot
/// pass it. That is arithmetic of composition and no feedback of the model.
#[test]
fn the_total_grows_no_faster_than_its_fastest_sector() {
    for id in ["trend", "strong-push"] {
        let (_, run) = long(id, After::Hold);
        let total = growth(run.outcomes.iter().map(|year| year.city.value_added));
        for (index, found) in total.iter().enumerate() {
            let sectors = run.outcomes[index].value_added.iter();
            let sectors = sectors.zip(&run.outcomes[index + 1].value_added);
            let rates: Vec<f64> = sectors.map(|(before, after)| after / before - 1.0).collect();
            let largest = rates.iter().fold(0.0_f64, |a, b| a.max(*b));
            assert!(*found <= largest + 1e-12);
        }
        assert!(total[SIXTY - 2] < total[..8].iter().fold(0.0_f64, |a, b| a.max(*b)));
    }
}

#[test]
fn a_plan_of_five_years_to_another_horizon_runs_with_one_and_twelve_sectors() {
    let calendar = Calendar { base_year: 2020, plan_years: 5, horizon_years: 12 };
    for count in [1, 12] {
        let city = with_calendar(city_of(count), calendar);
        let mut policy = steady(&city, trend());
        for (year, index) in policy.years.iter_mut().zip(0_u32..) {
            year.levers.signed_projects = 30.0 + 10.0 * f64::from(index);
        }
        policy.after = After::Stop;
        let run = run_city(&city, &policy);
        assert_eq!((run.months(), run.outcomes.len()), (144, 12));
        assert_eq!((calendar.year(0), calendar.index(2032)), (2021, Some(11)));
        assert!(run.outcomes_of(2020).is_none() && run.outcomes_of(2033).is_none());
        assert_eq!(run.outcomes_of(2032), run.outcomes.last());
        assert_eq!(fault(&run), None);
        let signed = |year: usize| {
            let inputs = policy.inputs(&city.calendar);
            inputs.years[year].sectors.iter().map(|sector| sector.signed).sum::<f64>()
        };
        assert!((signed(4) - 70.0).abs() < 1e-12 && signed(5).to_bits() == 0.0_f64.to_bits());
    }
}

#[test]
fn demand_grows_by_each_year_of_a_longer_plan_and_then_by_the_last_rate() {
    let calendar = Calendar { base_year: 2020, plan_years: 5, horizon_years: 12 };
    let mut city = with_calendar(city_of(1), calendar);
    let rates = [0.01, 0.02, 0.03, 0.04, 0.05, 0.1];
    city.sectors[0].demand_growth = rates.to_vec();
    let run = run_city(&city, &steady(&city, trend()));
    let mut expected = 0.0;
    for year in 0..12 {
        expected += f64::ln_1p(rates[year.min(5)]);
        let found = run.states[12 * year + 12].sectors[0].demand_growth;
        assert!(relative(found, expected) < 1e-12, "year {year}");
    }
}

#[test]
fn a_longer_horizon_leaves_the_years_before_it_as_they_are() {
    let short = run(&ready_made("plan-effort"));
    let (_, long) = long("plan-effort", After::Hold);
    assert_eq!(short.outcomes, long.outcomes[..8]);
}

#[test]
fn what_follows_the_plan_is_held_or_stops_but_rules_stay() {
    let scenario = ready_made("strong-push");
    let inputs = |after| {
        let policy = Policy { after, ..pack().policy(&scenario) };
        policy.inputs(&pack().calendar).years
    };
    let (held, stopped) = (inputs(After::Hold), inputs(After::Stop));
    assert_eq!(held[..3], stopped[..3]);
    for year in 3..8 {
        assert_eq!(held[year], held[2]);
        assert_eq!(stopped[year].plot_ratio.to_bits(), held[2].plot_ratio.to_bits());
        assert_eq!(stopped[year].flexible_tenure.to_bits(), held[2].flexible_tenure.to_bits());
        let amounts = stopped[year].sectors.iter().flat_map(SectorInputs::values);
        assert!(amounts.into_iter().all(|amount| amount.to_bits() == 0.0_f64.to_bits()));
    }
}
