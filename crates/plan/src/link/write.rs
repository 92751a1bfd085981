//! From scenarios to a token.

use canghai_sim::catalogue::{self, Kind};
use canghai_sim::{After, Levers, Quantity};

use super::decimal::Decimal;
use super::digits::Writer;
use super::errors::LinkError;
use super::frame;
use super::frozen::{BASE_SHARE, Baseline, GROUPS, LEVERS, PLANS, Plan};
use super::grid::{Grid, Value};
use super::parts::Parts;
use super::raw::{
    Content, Format, Later, Origin, RawAssumption, RawLever, RawScenario, RawSplit, Shape, YEARS,
};
use super::{MOST_HEADLINES, MOST_SCENARIOS, Page, Shared, print};
use crate::pack::Pack;
use crate::scenario::{Assumption, LONGEST_NAME, Scenario, ShareGroup, Split};

/// The token of scenarios that are valid for the pack.
///
/// # Errors
/// No scenario or more than six, more headlines than a token holds, a plan or world without a
/// permanent number, or more than the longest token can say.
pub fn encode(pack: &Pack, shared: &Shared) -> Result<String, LinkError> {
    let found = shared.scenarios.len();
    if !(1..=MOST_SCENARIOS).contains(&found) {
        return Err(LinkError::Scenarios { found, max: MOST_SCENARIOS });
    }
    let plan = numbered(pack)?;
    let shape = shape(plan);
    let mut writer = Writer::default();
    let model = u64::from(canghai_sim::MODEL_VERSION);
    Origin { plan: plan.number, model, print: print(pack) }.coded(&mut writer);
    content(pack, plan, shared)?.coded(&mut writer, shape);
    frame::token(shape.format.character(), writer.number()).ok_or(LinkError::TooLong)
}

/// How a token is written today.
fn shape(plan: &Plan) -> Shape {
    Shape { format: Format::Second, years: plan.years, sectors: plan.sectors }
}

/// The frozen plan of a pack of the same shape.
fn numbered(pack: &Pack) -> Result<&'static Plan, LinkError> {
    let same = |plan: &&Plan| {
        let (years, sectors) = (pack.calendar.plan_years, pack.sectors.len());
        plan.id == pack.id && plan.years == years && plan.sectors == sectors
    };
    let none = || LinkError::PlanWithoutNumber { id: pack.id.clone() };
    PLANS.iter().find(same).ok_or_else(none)
}

pub(super) fn content(pack: &Pack, plan: &Plan, shared: &Shared) -> Result<Content, LinkError> {
    let last = shared.scenarios.len() - 1;
    let scenarios: Result<_, _> =
        shared.scenarios.iter().map(|scenario| shortest(pack, plan, scenario)).collect();
    let number = |page| Page::NUMBERS.iter().find(|(_, known)| *known == page);
    let years = |year: i32| u64::try_from(year - pack.calendar.base_year).unwrap_or(0);
    let headlines = shared.headlines.iter().take(MOST_HEADLINES);
    let headlines = headlines.filter(|headline| headline.scenario <= last);
    Ok(Content {
        scenarios: scenarios?,
        base: shared.base.map_or(0, |base| base.min(last) + 1),
        open: shared.open.min(last),
        page: shared.view.page.and_then(number).map_or(0, |(number, _)| (*number).into()),
        horizon: shared.view.horizon.map_or(0, years).min(YEARS - 1),
        headlines: headlines.map(|headline| headline.raw(pack)).collect(),
    })
}

/// The scenario against the baseline that makes it shortest; of equals, the first.
fn shortest(pack: &Pack, plan: &Plan, scenario: &Scenario) -> Result<RawScenario, LinkError> {
    let none = || LinkError::WorldWithoutNumber { id: scenario.world.clone() };
    let world = plan.worlds.iter().find(|(_, id)| *id == scenario.world).ok_or_else(none)?.0;
    let size = |raw: &RawScenario| {
        let mut writer = Writer::default();
        raw.coded(&mut writer, shape(plan));
        writer.room()
    };
    let all = plan.baselines.iter().map(|baseline| against(pack, baseline, scenario, world));
    Ok(all.min_by_key(size).unwrap_or_default())
}

fn against(pack: &Pack, baseline: &Baseline, scenario: &Scenario, world: u64) -> RawScenario {
    let trend = baseline.trend;
    let base_share = BASE_SHARE.of(scenario.base_share);
    let mix = scenario.mix.map(|mix| mix.values().to_vec());
    let moved_mix = (pack.mix.values() != trend.mix).then(|| pack.mix.values().to_vec());
    let name = scenario.name.chars().take(LONGEST_NAME).map(u32::from);
    RawScenario {
        baseline: baseline.number,
        name: (scenario.name != baseline.name).then(|| name.collect()),
        world: (world != trend.world).then_some(world),
        pandemic: scenario.pandemic,
        after: match scenario.after {
            After::Hold => 0,
            After::Stop => 1,
        },
        base_share: (base_share != BASE_SHARE.of(trend.base_share)).then_some(base_share),
        levers: std::array::from_fn(|place| lever(pack, baseline, scenario, place)),
        mix: mix.or(moved_mix).map(|mix| Parts::of(&mix)),
        shares: GROUPS.map(|group| split(pack, baseline, scenario, group)),
        assumptions: scenario.assumptions.iter().filter_map(assumption).collect(),
        later: Later { levers: further_levers(scenario), blocks: Vec::new() },
    }
}

fn lever(pack: &Pack, baseline: &Baseline, scenario: &Scenario, place: usize) -> RawLever {
    let (number, grid) = LEVERS[place];
    let Some(quantity) = with_number(Levers::<f64>::FIELDS, number) else {
        return RawLever::Baseline;
    };
    let own = scenario.levers.get(quantity.key).and_then(Option::as_deref);
    let (frozen, set) = baseline.lever(place);
    let (values, unset) = match own {
        Some(values) => (values, false),
        None => (scenario.lever(pack, quantity.key), true),
    };
    if unset && same(grid, values, baseline.trend.levers[place]) {
        return if set { RawLever::Unset } else { RawLever::Baseline };
    }
    if set && same(grid, values, frozen) {
        return RawLever::Baseline;
    }
    explicit(grid, values)
}

/// Whether two lists of values are the same in a token.
fn same(grid: Grid, values: &[f64], others: &[f64]) -> bool {
    let code = |values: &[f64]| values.iter().map(|value| grid.of(*value)).collect::<Vec<_>>();
    code(values) == code(others)
}

fn explicit(grid: Grid, values: &[f64]) -> RawLever {
    let values: Vec<Value> = values.iter().map(|value| grid.of(*value)).collect();
    let step = |value: &Value| match value {
        Value::Step(step) => Some(*step),
        Value::Decimal(_) => None,
    };
    match values.iter().map(step).collect::<Option<Vec<u64>>>() {
        None => RawLever::Values(values),
        Some(steps) => match steps.first() {
            Some(first) if steps.iter().all(|step| step == first) => RawLever::Level(*first),
            _ => RawLever::Steps(steps),
        },
    }
}

fn split(pack: &Pack, baseline: &Baseline, scenario: &Scenario, group: ShareGroup) -> RawSplit {
    match scenario.shares.get(&group) {
        Some(Split::AllYears(parts)) => RawSplit::AllYears(Parts::of(parts)),
        Some(Split::ByYear(years)) => {
            RawSplit::ByYear(years.iter().map(|parts| Parts::of(parts)).collect())
        }
        None if pack.shares_of_base() == baseline.trend.shares => RawSplit::Unset,
        None => RawSplit::AllYears(Parts::of(&pack.shares_of_base())),
    }
}

fn assumption((key, set): (&&'static str, &Assumption)) -> Option<RawAssumption> {
    let quantity = catalogue::all()
        .find(|quantity| quantity.key == *key && quantity.kind == Kind::Parameter)?;
    let (by_sector, values) = match set {
        Assumption::City(value) => (false, vec![Decimal::of(*value)]),
        Assumption::BySector(values) => (true, values.iter().copied().map(Decimal::of).collect()),
    };
    Some(RawAssumption { number: quantity.id.into(), by_sector, values })
}

/// Levers that the format has no place of their own for.
fn further_levers(scenario: &Scenario) -> Vec<(u64, Vec<Decimal>)> {
    let further = Levers::<f64>::FIELDS.iter();
    let further = further.filter(|lever| LEVERS.iter().all(|(number, _)| *number != lever.id));
    let set = further.filter_map(|lever| {
        let values = scenario.levers.get(lever.key)?.as_ref()?;
        Some((lever.id.into(), values.iter().copied().map(Decimal::of).collect()))
    });
    set.collect()
}

/// The entry of a part of the catalogue with a permanent number.
pub(super) fn with_number(fields: &'static [Quantity], number: u16) -> Option<&'static Quantity> {
    fields.iter().find(|quantity| quantity.id == number)
}
