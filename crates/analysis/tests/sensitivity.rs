//! What results rest on: the inputs, the samples and the indices of the real plan.

use canghai_analysis::sensitivity::{Design, Draws, Point, Sensitivity, tornado};
use canghai_analysis::{Futures, Member};
use canghai_plan::{Assumption, Grade, Pack, Scenario};
use canghai_sim::Outcomes;

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

fn design<'a>(pack: &'a Pack, scenario: &'a Scenario, samples: u32) -> Design<'a> {
    Design::new(Futures::new(pack, Futures::SEED), scenario, 2, samples)
}

fn place(outcome: &str) -> usize {
    let fields = Outcomes::<f64>::FIELDS.iter();
    fields.map(|field| field.key).position(|key| key == outcome).expect("an outcome")
}

fn names(design: &Design) -> Vec<String> {
    design.inputs().iter().map(|input| input.name.clone()).collect()
}

#[test]
fn every_uncertain_number_is_in_one_input_and_pairs_are_together() {
    let pack = pack();
    let trend = ready(&pack, "trend");
    let names = names(&design(&pack, &trend, 1));
    let parts: Vec<&str> = names.iter().flat_map(|name| name.split('+')).collect();
    let others = ["demand_common", "demand_sectors", "firms"];
    let mut expected: Vec<&str> = pack.parameters.iter().map(|one| one.quantity.key).collect();
    expected.extend(pack.sector_parameters.iter().map(|one| one.quantity.key).chain(others));
    let sorted = |mut list: Vec<&str>| {
        list.sort_unstable();
        list.join(" ")
    };
    assert_eq!(sorted(parts), sorted(expected));
    for pair in ["landing_fraction+signing_to_start", "tfp_trend+knowledge_elasticity"] {
        assert!(names.iter().any(|name| name == pair), "{names:?}");
    }
}

#[test]
fn what_the_scenario_sets_is_no_input_and_its_partner_is_one_alone() {
    let pack = pack();
    let mut scenario = ready(&pack, "plan-effort");
    scenario.assumptions.insert("landing_fraction", Assumption::City(0.8));
    scenario.assumptions.insert("construction_time", Assumption::BySector(vec![1.5; 6]));
    let set = names(&design(&pack, &scenario, 1));
    assert!(set.contains(&"signing_to_start".to_owned()));
    assert!(set.iter().all(|name| !name.contains("landing") && name != "construction_time"));
    let bars = tornado(&pack, &scenario, 2).expect("a valid scenario").bars;
    assert!(
        bars.iter().all(|bar| bar.name != "landing_fraction" && bar.name != "construction_time")
    );
}

/// Numbers of a member that differ from another's.
fn differing(a: &Member, b: &Member) -> usize {
    let numbers = |member: &Member| -> Vec<f64> {
        let factors = member.sector_factors.iter().flatten();
        let all = member.parameters.iter().chain(&member.growth).chain(factors);
        all.copied().chain([member.firms]).collect()
    };
    numbers(a).iter().zip(numbers(b)).filter(|(a, b)| *a != b).count()
}

#[test]
fn a_mixed_point_differs_from_a_in_its_input_alone() {
    let pack = pack();
    let scenario = ready(&pack, "trend");
    let design = design(&pack, &scenario, 4);
    let members = design.members(3);
    let futures = Futures::new(&pack, Futures::SEED);
    assert_eq!(members[0], futures.member(3), "A is the member of the ensemble");
    let mut taken = 0;
    for (point, member) in design.points().zip(&members) {
        let changed = differing(&members[0], member);
        match point {
            Point::A => assert_eq!(changed, 0),
            Point::B => assert_eq!(changed, 67 + 6 + 30 + 1),
            Point::Assumptions => assert!(changed > 30 && changed < 104),
            Point::Mixed(input) => {
                let name = &design.inputs()[input].name;
                let expected = match name.as_str() {
                    "demand_common" | "demand_sectors" => 6,
                    name if name.contains('+') => 2,
                    name if pack.sector_parameters.iter().any(|p| p.quantity.key == name) => 6,
                    _ => 1,
                };
                assert_eq!(changed, expected, "{name}");
                taken += changed;
            }
        }
    }
    // growth is in two inputs
    assert_eq!(taken, 67 + 2 * 6 + 30 + 1);
}

#[test]
fn draws_of_parts_are_those_of_the_whole() {
    let pack = pack();
    let scenario = ready(&pack, "trend");
    let design = design(&pack, &scenario, 5);
    let whole = design.run(0..5).expect("a valid scenario");
    let parts = [0..2, 2..3, 3..5].map(|range| design.run(range).expect("a valid scenario"));
    assert_eq!(Draws::joined(parts.to_vec()), whole);
}

#[test]
fn demand_explains_most_of_the_share_and_a_count_has_luck() {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    let design = design(&pack, &scenario, 48);
    let draws = design.run(0..48).expect("a valid scenario");
    let found = Sensitivity::of(&design, &draws).expect("a valid scenario");
    let share = &found.outcomes[place("share")];
    let names = names(&design);
    let largest = names.iter().zip(&share.inputs).max_by(|a, b| a.1.total.total_cmp(&b.1.total));
    assert_eq!(largest.map(|(name, _)| name.as_str()), Some("demand_sectors"));
    for indices in &share.inputs {
        assert!(indices.total >= 0.0 && indices.total_low <= indices.total);
        assert!(indices.total <= indices.total_high);
    }
    assert_eq!(share.luck, 0.0);
    assert!(share.assumptions.first < 0.3, "{:?}", share.assumptions);
    assert!(design.assumptions().all(|input| input.grade == Grade::Assumption));
    // the policy's effect on the share of 2020 is far below its spread
    assert!(share.policy.mean > 0.0005 && share.policy.mean < 0.3 * share.deviation);
    let bases = &found.outcomes[place("bases")];
    assert!(bases.luck > 0.5 && bases.luck < 1.0, "{}", bases.luck);
}

#[test]
fn the_bars_stand_around_the_central_run() {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    let found = tornado(&pack, &scenario, 2).expect("a valid scenario");
    let model = pack.model(&scenario).expect("a valid scenario");
    let central = canghai_sim::Trajectory::of(&model, 36).outcomes[2].city.values();
    assert_eq!(found.central, central);
    let share = place("share");
    let bar = |name: &str| {
        let bar = found.bars.iter().find(|bar| bar.name == name).expect("a bar");
        bar.outcomes[share]
    };
    let (low, high) = bar("demand_common");
    assert!(low < found.central[share] && found.central[share] < high);
    // growth of the rest of GDP takes from the share
    let (low, high) = bar("other_gdp_growth");
    assert!(high < found.central[share] && found.central[share] < low);
    assert_eq!(found.bars.len(), 67 + 5 + 3);
}
