//! What binds in the real plan.

use canghai_analysis::{Constraint, SectorQuarter, binding_since, bottlenecks};
use canghai_plan::{Pack, Scenario};
use canghai_sim::Trajectory;

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn quarters(pack: &Pack, id: &str) -> Vec<Vec<SectorQuarter>> {
    let scenario = &pack.ready_made(id).expect("a ready-made scenario").scenario;
    bottlenecks(pack, scenario, 8).expect("a valid scenario")
}

#[test]
fn nothing_binds_in_the_base_scenario() {
    let trend = quarters(&pack(), "trend");
    assert!(trend.iter().flatten().all(|sector| sector.tightest().is_none()));
    assert!(binding_since(&trend).is_empty());
}

#[test]
fn projects_without_land_are_bound_by_land_to_the_end() {
    let pack = pack();
    let projects = quarters(&pack, "projects-first");
    assert_eq!(projects.len(), 32);
    for sector in 0..6 {
        let found = binding_since(&projects);
        let land = |own: &&canghai_analysis::Binding| {
            (own.sector, own.constraint) == (sector, Constraint::Land)
        };
        let land = found.iter().find(land).expect("land binds");
        assert!(land.since < 8, "within two years: {}", land.since);
        assert_eq!(projects[31][sector].tightest(), Some(Constraint::Land));
        assert!(projects[31][sector].waiting_years > 2.0 * projects[0][sector].waiting_years);
    }
    let land = quarters(&pack, "land-first");
    assert!(land.iter().flatten().all(|sector| !sector.binds(Constraint::Land)));
}

#[test]
fn much_money_runs_out_of_firms() {
    let pack = pack();
    let reached = |id: &str| quarters(&pack, id)[11].iter().map(|own| own.reached).sum::<f64>();
    assert!(reached("money-first") > 1.2 * reached("plan-effort"));
    let laser = 1;
    let strong = quarters(&pack, "strong-push");
    assert!(strong[11][laser].binds(Constraint::Firms), "{:?}", strong[11][laser]);
    let mut none = pack.ready_made("trend").expect("a scenario").scenario.clone();
    none.levers.special_fund = Some(vec![0.0; 3]);
    let none = bottlenecks(&pack, &none, 3).expect("a valid scenario");
    assert!(none.iter().flatten().all(|sector| sector.reached == 0.0));
}

#[test]
fn a_quarter_is_the_mean_of_its_months() {
    let pack = pack();
    let scenario: &Scenario = &pack.ready_made("plan-effort").expect("a scenario").scenario;
    let run = Trajectory::of(&pack.model(scenario).expect("a valid scenario"), 36);
    let found = bottlenecks(&pack, scenario, 3).expect("a valid scenario");
    assert_eq!(found.len(), 12);
    for (quarter, months) in found.iter().zip(run.flows.chunks(3)) {
        for (sector, own) in quarter.iter().enumerate() {
            let mean = months.iter().map(|flows| flows[sector].utilisation).sum::<f64>() / 3.0;
            assert!((own.utilisation - mean).abs() < 1e-15);
        }
    }
}
