//! Scenarios drawn at random over the whole range of inputs.

use canghai_plan::{Assumption, Scenario, ShareGroup, Split};
use canghai_sim::{After, Levers, Mix};
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
