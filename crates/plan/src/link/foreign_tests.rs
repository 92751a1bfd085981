//! Tokens that this version does not write: of later versions, of other plans, or made to harm.

use canghai_sim::Levers;

use super::decimal::Decimal;
use super::digits::{Digits as _, Writer};
use super::frame::token;
use super::grid::Value;
use super::raw::{
    Content, Format, Later, Origin, RawAssumption, RawHeadline, RawLever, RawMeasure, RawScenario,
    Shape,
};
use super::{IdKind, LinkError, LinkWarning, Opened, decode, print};
use crate::pack::Pack;
use crate::problem::{Issue, Problem};
use crate::scenario::{Assumption, Scenario};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn origin() -> Origin {
    Origin { plan: 1, model: canghai_sim::MODEL_VERSION.into(), print: print(&pack()) }
}

fn written(format: Format, origin: &Origin, content: &Content) -> Writer {
    let mut writer = Writer::default();
    origin.coded(&mut writer);
    content.coded(&mut writer, Shape { format, years: 3, sectors: 6 });
    writer
}

/// What is read of the same content in every version of the format.
fn read(origin: &Origin, content: &Content) -> Result<Opened, LinkError> {
    let [first, second] = Format::ALL.map(|format| {
        let number = written(format, origin, content).number();
        decode(&pack(), &token(format.character(), number).expect("a token"))
    });
    assert_eq!(first, second);
    second
}

fn trend() -> RawScenario {
    RawScenario { baseline: 1, ..RawScenario::default() }
}

fn content(scenarios: Vec<RawScenario>) -> Content {
    Content { scenarios, ..Content::default() }
}

fn decoded(content: &Content) -> Result<Opened, LinkError> {
    read(&origin(), content)
}

/// What is left of a scenario, and the warnings.
fn left(scenario: RawScenario) -> (Scenario, Vec<LinkWarning>) {
    let mut opened = decoded(&content(vec![scenario])).expect("a link");
    (opened.shared.scenarios.remove(0), opened.warnings)
}

fn unknown(kind: IdKind, number: u64) -> LinkWarning {
    LinkWarning::Unknown { scenario: Some(1), kind, number }
}

fn refused(key: &str, issue: Issue) -> LinkWarning {
    LinkWarning::Refused(Problem { file: "基准情景".to_owned(), key: key.to_owned(), issue })
}

fn out_of_range(key: &str, found: f64, min: f64, max: f64, unit: &str) -> LinkWarning {
    refused(key, Issue::OutOfRange { found, min, max, unit: unit.to_owned() })
}

fn named_trend() -> Scenario {
    Scenario { name: "基准情景".to_owned(), ..Scenario::trend(&pack()) }
}

fn set(number: u64, values: &[f64]) -> RawAssumption {
    let values: Vec<Decimal> = values.iter().copied().map(Decimal::of).collect();
    RawAssumption { number, by_sector: values.len() > 1, values }
}

#[test]
fn unknown_levers_parameters_and_parts_are_named_and_the_rest_is_read() {
    let levers = vec![(9, vec![Decimal::of(4.5); 3])];
    let blocks = vec![(77, vec![1, 4095, 0]), (78, Vec::new())];
    let scenario = RawScenario {
        assumptions: vec![set(168, &[0.5]), set(121, &[0.8]), set(206, &[1.0; 6])],
        later: Later { levers, blocks },
        ..trend()
    };
    let (found, warnings) = left(scenario);
    let mut expected = named_trend();
    expected.assumptions.insert("landing_fraction", Assumption::City(0.8));
    assert_eq!(found, expected);
    let kinds = [
        (IdKind::Lever, 9),
        (IdKind::Block, 77),
        (IdKind::Block, 78),
        (IdKind::Parameter, 168),
        (IdKind::Parameter, 206),
    ];
    assert_eq!(warnings, kinds.map(|(kind, number)| unknown(kind, number)));
}

#[test]
fn a_scenario_that_would_become_another_one_is_left_out() {
    let odd = [
        (RawScenario { world: Some(3), ..trend() }, IdKind::World, 3),
        (RawScenario { baseline: 8, ..trend() }, IdKind::Baseline, 8),
        (RawScenario { after: 2, ..trend() }, IdKind::After, 2),
    ];
    for (scenario, kind, number) in odd {
        let both = Content { base: 2, open: 1, ..content(vec![scenario.clone(), trend()]) };
        let opened = decoded(&both).expect("the other scenario");
        assert_eq!(opened.shared.scenarios, [named_trend()]);
        assert_eq!((opened.shared.base, opened.shared.open), (Some(0), 0));
        let left_out = LinkWarning::ScenarioLeftOut { scenario: 1 };
        assert_eq!(opened.warnings, [unknown(kind, number), left_out.clone()]);
        let warnings = vec![unknown(kind, number), left_out];
        let alone = decoded(&content(vec![scenario]));
        assert_eq!(alone, Err(LinkError::NothingLeft { warnings }));
    }
}

#[test]
fn unknown_pages_and_outcomes_are_named_and_left_out() {
    let measure = RawMeasure::Central(Decimal::of(0.1));
    let headlines = vec![
        RawHeadline { scenario: 0, year: 3, outcome: 500, measure },
        RawHeadline { scenario: 0, year: 3, outcome: 401, measure },
    ];
    let opened = decoded(&Content { page: 9, headlines, ..content(vec![trend()]) });
    let opened = opened.expect("a link");
    assert_eq!(opened.shared.headlines.len(), 1);
    assert_eq!(opened.shared.view.page, None);
    let page = LinkWarning::Unknown { scenario: None, kind: IdKind::Page, number: 9 };
    assert_eq!(opened.warnings, [page, unknown(IdKind::Outcome, 500)]);
}

#[test]
fn values_outside_their_ranges_are_named_and_left_out() {
    let decimal = |value| Value::Decimal(Decimal::of(value));
    let mut scenario = RawScenario { base_share: Some(decimal(0.31)), ..trend() };
    scenario.levers[2] = RawLever::Values(vec![Value::Step(1), decimal(20_001.0), decimal(-1.0)]);
    scenario.levers[3] = RawLever::Level(0);
    let (found, warnings) = left(scenario);
    let mut expected = named_trend();
    expected.levers.plot_ratio = Some(vec![0.8; 3]);
    assert_eq!(found, expected);
    let range = |key: &str, found| out_of_range(key, found, 0.0, 20_000.0, "mu/yr");
    let expected = [
        out_of_range("base_share", 0.31, 0.01, 0.3, "1"),
        range("levers.land[2]", 20_001.0),
        range("levers.land[3]", -1.0),
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn assumptions_that_no_scenario_may_make_are_named_and_left_out() {
    let assumptions = vec![
        set(121, &[0.95]),
        set(301, &[0.5]),
        set(121, &[0.8; 6]),
        set(201, &[2.0]),
        set(123, &[1.0]),
        set(123, &[1.1]),
        set(201, &[2.4, 2.4, 2.4, 2.4, 2.4, 99.0]),
    ];
    let (found, warnings) = left(RawScenario { assumptions, ..trend() });
    let mut expected = named_trend();
    expected.assumptions.insert("ramp_time", Assumption::City(1.0));
    assert_eq!(found, expected);
    let lengths = |found, expected| Issue::WrongLength { found, expected };
    assert_eq!(warnings[0], out_of_range("assumptions.landing_fraction", 0.95, 0.45, 0.9, "1"));
    assert_eq!(warnings[1], refused("assumptions.skill_ceiling", Issue::NotOverridable));
    assert_eq!(warnings[2], refused("assumptions.landing_fraction", lengths(6, 1)));
    assert_eq!(warnings[3], refused("assumptions.capital_output_ratio", lengths(1, 6)));
    let repeated = Issue::Repeated { found: "ramp_time".to_owned() };
    assert_eq!(warnings[4], refused("assumptions.ramp_time", repeated));
    assert!(matches!(&warnings[5], LinkWarning::Refused(problem)
        if problem.key == "assumptions.capital_output_ratio[6]"));
    assert_eq!(warnings.len(), 6);
}

#[test]
fn the_end_of_a_range_that_six_digits_miss_is_the_end() {
    // 7.98 as a product of doubles is not the double 7.98
    let (_, max) = pack().sector_parameters[0].allowed(0);
    let mut values = pack().sector_parameters[0].values.clone();
    values[0] = max;
    let (found, warnings) = left(RawScenario { assumptions: vec![set(201, &values)], ..trend() });
    assert_eq!(warnings, []);
    assert_eq!(found.assumptions["capital_output_ratio"], Assumption::BySector(values));
}

#[test]
fn a_name_with_control_characters_is_left_out() {
    let (found, warnings) = left(RawScenario { name: Some(vec![0x41, 0x07]), ..trend() });
    assert_eq!(found.name, "");
    assert!(matches!(&warnings[..], [LinkWarning::Refused(problem)] if problem.key == "name"));
}

#[test]
fn every_lever_at_every_step_lies_within_its_range() {
    for (number, grid) in super::frozen::LEVERS {
        let lever = super::write::with_number(Levers::<f64>::FIELDS, number).expect("a lever");
        let (first, last) = (grid.value(Value::Step(0)), {
            let steps = u64::from(grid.ends.1 - grid.ends.0);
            grid.value(Value::Step(steps))
        });
        assert_eq!((first, last), (lever.min, lever.max), "{}", lever.key);
        let step = f64::from(grid.numerator) / f64::from(grid.denominator);
        assert_eq!(Some(step), lever.step, "{}", lever.key);
    }
}

#[test]
fn the_trend_of_today_is_frozen() {
    let pack = pack();
    let plan = super::frozen::PLANS.iter().find(|plan| plan.id == pack.id).expect("the plan");
    let same = |trend: &super::frozen::Trend| {
        let levers = super::frozen::LEVERS.iter().zip(trend.levers).all(|((number, _), values)| {
            let mut levers = pack.levers.iter();
            levers.any(|lever| lever.quantity.id == *number && lever.trend == values)
        });
        levers
            && trend.mix == pack.mix.values()
            && trend.shares == pack.shares_of_base()
            && trend.base_share == pack.base.share.value
    };
    let frozen = plan.baselines.iter().any(|baseline| same(baseline.trend));
    assert!(frozen, "the trend has moved: freeze today's as a new baseline in frozen.rs");
}

#[test]
fn a_newer_format_is_known_for_what_it_is() {
    for version in [b'3', b'9', b'A', b'z'] {
        let number = written(Format::Second, &origin(), &content(vec![trend()])).number();
        let token = token(version, number).expect("a token");
        let newer = LinkError::Newer { version: version.into() };
        assert_eq!(decode(&pack(), &token), Err(newer));
        let cut = decode(&pack(), &token[..token.len() - 1]);
        assert!(matches!(cut, Err(LinkError::Cut { .. })), "{cut:?}");
    }
}

#[test]
fn another_plan_is_named() {
    let other = Origin { plan: 2, ..origin() };
    let open = "cangzhou-2018-2020".to_owned();
    let error = LinkError::OtherPlan { number: 2, id: None, open };
    assert_eq!(read(&other, &content(vec![trend()])), Err(error));
}

#[test]
fn a_moved_model_or_plan_is_noticed() {
    let moved = |origin: Origin| {
        let opened = read(&origin, &content(vec![trend()])).expect("a link");
        (opened.model_moved, opened.plan_moved)
    };
    assert_eq!(moved(origin()), (false, false));
    assert_eq!(moved(Origin { model: 0, ..origin() }), (true, false));
    assert_eq!(moved(Origin { print: print(&pack()) ^ 1, ..origin() }), (false, true));
}

#[test]
fn digits_behind_the_last_are_refused() {
    for format in Format::ALL {
        let mut writer = written(format, &origin(), &content(vec![trend()]));
        writer.digit(1, 2);
        let token = token(format.character(), writer.number()).expect("a token");
        assert_eq!(decode(&pack(), &token), Err(LinkError::Garbled));
    }
}

#[test]
fn a_horizon_that_no_run_reaches_is_left_out() {
    for (years, horizon) in [(0, None), (2, None), (3, Some(2020)), (8, Some(2025)), (9, None)] {
        let opened = decoded(&Content { horizon: years, ..content(vec![trend()]) });
        assert_eq!(opened.expect("a link").shared.view.horizon, horizon);
    }
}
