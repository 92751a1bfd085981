//! Scenarios drawn at random over the whole range of inputs.

use canghai_plan::{Assumption, Scenario, ShareGroup, Split};
use canghai_sim::{After, Levers, Mix, Quantity};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::runs::pack;

/// Parts that sum to 1, some of them often zero.
fn parts(count: usize) -> impl Strategy<Value = Vec<f64>> {
    let weight = prop_oneof![1 => Just(0.0), 4 => 0.0..1.0];
    vec(weight, count).prop_map(|weights| {
        let sum: f64 = weights.iter().sum();
        let even = 1.0 / weights.len() as f64;
        weights.iter().map(|weight| if sum > 0.0 { weight / sum } else { even }).collect()
    })
}

/// Parts on the steps of `total` to the whole, some of them often zero.
pub(crate) fn parts_on_steps(count: usize, total: u32) -> impl Strategy<Value = Vec<f64>> {
    vec(0..=total, count - 1).prop_map(move |mut cuts| {
        cuts.sort_unstable();
        cuts.insert(0, 0);
        cuts.push(total);
        cuts.windows(2).map(|ends| f64::from(ends[1] - ends[0]) / f64::from(total)).collect()
    })
}

/// A value between the ends, often one of them.
fn between(min: f64, max: f64) -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(min), 1 => Just(max), 6 => min..=max]
}

fn levers() -> impl Strategy<Value = Levers<Option<Vec<f64>>>> {
    let years = pack().calendar.plan_years;
    let fields = Levers::<f64>::FIELDS;
    let values: Vec<_> = fields
        .iter()
        .map(|lever| proptest::option::weighted(0.8, vec(between(lever.min, lever.max), years)))
        .collect();
    values.prop_map(|values| {
        let mut values = values.into_iter();
        Levers::from_fn(|_| values.next().flatten())
    })
}

/// A value of a slider: the decimal fraction that its step leads to.
fn on_step(lever: &'static Quantity) -> impl Strategy<Value = f64> {
    let step = lever.step.expect("the step of a slider");
    let last = ((lever.max - lever.min) / step).round();
    (0.0..=last).prop_map(move |steps| {
        let value = lever.min + steps.round() * step;
        format!("{value:.4}").parse().expect("a number")
    })
}

/// Every lever on steps in every year.
pub(crate) fn levers_on_steps() -> impl Strategy<Value = Levers<Vec<f64>>> {
    let years = pack().calendar.plan_years;
    let values: Vec<_> =
        Levers::<f64>::FIELDS.iter().map(|lever| vec(on_step(lever), years)).collect();
    values.prop_map(|values| {
        let mut values = values.into_iter();
        Levers::from_fn(|_| values.next().unwrap_or_default())
    })
}

fn mix() -> impl Strategy<Value = Option<Mix<f64>>> {
    let mix = parts(4).prop_map(|parts| {
        let mut parts = parts.into_iter();
        Mix::from_fn(|_| parts.next().unwrap_or_default())
    });
    proptest::option::of(mix)
}

fn split() -> impl Strategy<Value = Split> {
    let (sectors, years) = (pack().sectors.len(), pack().calendar.plan_years);
    prop_oneof![
        parts(sectors).prop_map(Split::AllYears),
        vec(parts(sectors), years).prop_map(Split::ByYear),
    ]
}

/// Any parameter of the pack at any value that a scenario may set.
fn assumption() -> impl Strategy<Value = (&'static str, Assumption)> {
    let city = select(&pack().parameters).prop_flat_map(|parameter| {
        let (min, max) = parameter.allowed();
        between(min, max).prop_map(move |value| (parameter.quantity.key, Assumption::City(value)))
    });
    let by_sector = select(&pack().sector_parameters).prop_flat_map(|parameter| {
        let sectors = 0..pack().sectors.len();
        let values: Vec<_> = sectors
            .map(|sector| {
                let (min, max) = parameter.allowed(sector);
                between(min, max)
            })
            .collect();
        values.prop_map(move |values| (parameter.quantity.key, Assumption::BySector(values)))
    });
    prop_oneof![4 => city, 1 => by_sector]
}

/// Names with letters, quotes, Chinese and symbols; no control characters.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("“强力推进” '''2018—2020''' \"\\\" = [x] # 🚀🏭".to_owned()),
        vec(any::<char>().prop_filter("printable", |c| !c.is_control()), 0..100)
            .prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// Any scenario that the embedded pack allows.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    let (min, max) = pack().base.share.range.expect("a range of the base share");
    let worlds: Vec<String> = pack().worlds.iter().map(|world| world.id.clone()).collect();
    let world = (select(worlds), any::<bool>(), select(&[After::Hold, After::Stop]));
    let shares = proptest::collection::btree_map(select(&ShareGroup::ALL), split(), 0..=5);
    let assumptions = vec(assumption(), 0..40).prop_map(|list| list.into_iter().collect());
    (name(), world, between(min, max), levers(), mix(), shares, assumptions).prop_map(
        |(name, (world, pandemic, after), base_share, levers, mix, shares, assumptions)| Scenario {
            name,
            world,
            pandemic,
            after,
            base_share,
            levers,
            mix,
            shares,
            assumptions,
        },
    )
}

/// A scenario whose every value stands on the step of its slider.
pub(crate) fn scenario_on_steps() -> impl Strategy<Value = Scenario> {
    let sectors = pack().sectors.len();
    let set = vec(any::<bool>(), Levers::<f64>::FIELDS.len());
    let mix = proptest::option::of(parts_on_steps(4, 100)).prop_map(|parts| {
        let mut parts = parts?.into_iter();
        Some(Mix::from_fn(|_| parts.next().unwrap_or_default()))
    });
    let split = prop_oneof![
        parts_on_steps(sectors, 100).prop_map(Split::AllYears),
        vec(parts_on_steps(sectors, 1000), pack().calendar.plan_years).prop_map(Split::ByYear),
    ];
    let shares = proptest::collection::btree_map(select(&ShareGroup::ALL), split, 0..=5);
    let base_share = (20_u32..=600).prop_map(|steps| f64::from(steps) / 2000.0);
    (scenario(), levers_on_steps(), set, mix, shares, base_share).prop_map(
        |(other, levers, set, mix, shares, base_share)| {
            let mut set = set.into_iter();
            let levers = levers.map(|values| set.next().unwrap_or_default().then_some(values));
            let assumptions = std::collections::BTreeMap::new();
            Scenario { base_share, levers, mix, shares, assumptions, ..other }
        },
    )
}
