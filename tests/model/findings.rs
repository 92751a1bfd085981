//! What the description says that the model says, to the digit.

use canghai_sim::Levers;

use crate::runs::{outcome, ready_made, run, with_lever};

/// Twice the plan effort of a lever; the largest value of a part that the plan effort leaves at 0.
fn doubled(lever: &canghai_sim::Quantity) -> canghai_plan::Scenario {
    let plan = ready_made("plan-effort");
    let pack = crate::runs::pack();
    if lever.key == "flexible_tenure" {
        return with_lever(&plan, lever.key, lever.max / 2.0);
    }
    let mut changed = plan.clone();
    for (year, value) in plan.lever(pack, lever.key).iter().enumerate() {
        changed.set_lever(pack, lever.key, year, 2.0 * value);
    }
    changed
}

#[test]
fn twelve_percent_of_2020_is_out_of_reach_with_every_lever_at_its_maximum() {
    let strongest = Levers::<f64>::FIELDS
        .iter()
        .fold(ready_made("trend"), |scenario, lever| with_lever(&scenario, lever.key, lever.max));
    let share = 100.0 * outcome(&run(&strongest), 2020, "share");
    assert_eq!(format!("{share:.1}"), "10.8");
}

#[test]
fn doubling_a_lever_of_the_plan_effort_moves_the_share_of_2020_by_little() {
    let plan = outcome(&run(&ready_made("plan-effort")), 2020, "share");
    for lever in Levers::<f64>::FIELDS {
        let points = 100.0 * (outcome(&run(&doubled(lever)), 2020, "share") - plan);
        // 0.001 to 0.15 percentage points, to the digits given
        assert!((0.0005..0.15).contains(&points), "{} moves it by {points}", lever.key);
    }
}

#[test]
fn doubling_a_lever_moves_2025_more_than_2020() {
    let plan = run(&ready_made("plan-effort"));
    for lever in Levers::<f64>::FIELDS {
        let doubled = run(&doubled(lever));
        let moved = |year| outcome(&doubled, year, "share") - outcome(&plan, year, "share");
        assert!(moved(2025) > 2.0 * moved(2020), "{}", lever.key);
    }
}

#[test]
fn money_buys_the_counts_and_projects_buy_the_share() {
    let trend = run(&ready_made("trend"));
    let gain = |id: &str, year, key: &str| {
        outcome(&run(&ready_made(id)), year, key) / outcome(&trend, year, key) - 1.0
    };
    for count in ["demonstration_total", "transformation_total", "research_total", "platforms"] {
        assert!(gain("money-first", 2020, count) > 0.2, "{count}");
        assert!(gain("projects-first", 2020, count) < 0.02, "{count}");
    }
    assert!(gain("projects-first", 2025, "share") > 5.0 * gain("money-first", 2025, "share"));
}

#[test]
fn faster_decay_of_knowledge_raises_the_share_a_little() {
    let plan = ready_made("plan-effort");
    let mut faster = plan.clone();
    faster.assumptions.insert("knowledge_depreciation", canghai_plan::Assumption::City(0.25));
    let gain = outcome(&run(&faster), 2020, "share") - outcome(&run(&plan), 2020, "share");
    assert!(gain > 0.0 && gain < 0.001, "{gain}");
}

#[test]
fn larger_projects_raise_the_share_and_fewer_of_them_land() {
    let plan = ready_made("plan-effort");
    let mut larger = plan.clone();
    larger.assumptions.insert("project_size", canghai_plan::Assumption::City(3.6));
    let gain = |key| outcome(&run(&larger), 2020, key) - outcome(&run(&plan), 2020, key);
    assert!(gain("share") > 0.0 && gain("landed_projects") < 0.0);
}

#[test]
fn a_pandemic_is_forgotten_by_2025() {
    let plan = ready_made("plan-effort");
    let mut hit = plan.clone();
    hit.pandemic = true;
    let (hit, plan) = (run(&hit), run(&plan));
    let loss =
        |year| 1.0 - outcome(&hit, year, "value_added") / outcome(&plan, year, "value_added");
    assert!((0.08..0.12).contains(&loss(2020)), "{}", loss(2020));
    assert!(loss(2025).abs() < 0.005, "{}", loss(2025));
}
