//! Growth accounting of the real plan: what growth is made of, and that nothing is left over.

use canghai_analysis::{GrowthPart, YearGrowth, growth};
use canghai_plan::{Pack, Scenario};
use canghai_sim::Trajectory;

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

fn years(pack: &Pack, scenario: &Scenario) -> Vec<YearGrowth> {
    growth(pack, scenario, pack.calendar.horizon_years).expect("a valid scenario")
}

#[test]
fn parts_and_residual_are_the_growth_of_yearly_value_added() {
    let pack = pack();
    let mut scenario = ready(&pack, "strong-push");
    scenario.pandemic = true;
    let run = Trajectory::of(&pack.model(&scenario).expect("a valid scenario"), 96);
    let base = |sector: usize| {
        pack.base.gdp.value * scenario.base_share * pack.sectors[sector].share_of_base.value
    };
    for (year, found) in years(&pack, &scenario).iter().enumerate() {
        for (sector, growth) in found.sectors.iter().enumerate() {
            let of = |year: usize| run.outcomes[year].value_added[sector];
            let before = if year == 0 { base(sector) } else { of(year - 1) };
            let expected = (of(year) / before).ln();
            assert!((growth.total - expected).abs() < 1e-12, "{year} {sector}");
            let sum = growth.parts.iter().sum::<f64>() + growth.residual();
            assert!((sum - expected).abs() < 1e-12);
        }
        let of = |year: usize| run.outcomes[year].city.value_added;
        let all = if year == 0 { (0..6).map(base).sum() } else { of(year - 1) };
        assert!((found.all.total - (of(year) / all).ln()).abs() < 1e-12, "{year}");
    }
}

#[test]
fn what_the_method_misses_is_small_beside_growth() {
    let pack = pack();
    for id in ["trend", "plan-effort", "strong-push", "projects-first"] {
        for pandemic in [false, true] {
            let scenario = Scenario { pandemic, ..ready(&pack, id) };
            for year in years(&pack, &scenario) {
                for growth in year.sectors.iter().chain([&year.all]) {
                    let residual = growth.residual();
                    // a hundredth of a percentage point
                    assert!(residual.abs() < 1e-4, "{id}: {residual} of {}", growth.total);
                }
            }
        }
    }
}

#[test]
fn the_shock_takes_from_2020_what_it_gives_back_in_2021() {
    let pack = pack();
    let scenario = Scenario { pandemic: true, ..ready(&pack, "plan-effort") };
    let shock = |year: &YearGrowth| year.all.parts[GrowthPart::Shock.place()];
    let found = years(&pack, &scenario);
    assert!(shock(&found[2]) < -0.05 && shock(&found[3]) > 0.05);
    assert!((0..8).filter(|year| ![2, 3].contains(year)).all(|year| shock(&found[year]) == 0.0));
}

#[test]
fn only_the_first_year_has_growth_before_the_plan() {
    let pack = pack();
    let place = GrowthPart::BeforePlan.place();
    let found = years(&pack, &ready(&pack, "trend"));
    assert!(found[0].sectors.iter().all(|growth| growth.parts[place] > 0.0));
    assert!(found[1..].iter().all(|year| year.all.parts[place] == 0.0));
}

#[test]
fn more_of_a_lever_raises_the_part_that_it_works_through() {
    let pack = pack();
    let sum = |id: &str, part: GrowthPart| -> f64 {
        let found = years(&pack, &ready(&pack, id));
        found.iter().map(|year| year.all.parts[part.place()]).sum()
    };
    for (id, part) in [
        ("projects-first", GrowthPart::Capital),
        ("land-first", GrowthPart::Land),
        ("talent-first", GrowthPart::Talent),
        ("talent-first", GrowthPart::Skills),
        ("money-first", GrowthPart::Knowledge),
    ] {
        assert!(sum(id, part) > sum("trend", part), "{id} {part:?}");
    }
}

#[test]
fn trend_adds_its_rate_in_a_full_year() {
    let pack = pack();
    let rate = pack.parameters.iter().find(|parameter| parameter.quantity.key == "tfp_trend");
    let rate = rate.expect("a parameter").value;
    let found = years(&pack, &ready(&pack, "trend"));
    for year in &found[1..] {
        for growth in &year.sectors {
            // the weights of the months sum to less than 1 by as much as the months' growth differs
            let part = growth.parts[GrowthPart::Trend.place()];
            assert!(part <= rate && part > rate * 0.999, "{part}");
        }
    }
}
