//! Tokens of every version of the format that was ever written, and what they must decode to.
//!
//! `tests/links/tokens` only grows. `CANGHAI_GOLDEN=write` adds the files of the cases below that
//! are not there yet, for a new case or a new version; it never touches one that is.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use canghai_plan::link::{
    Headline, LinkWarning, Measure, Opened, Page, Shared, View, decode, encode,
};
use canghai_plan::{Assumption, Scenario, ShareGroup, Split};
use canghai_sim::{After, Levers, Mix, Outcomes};
use toml::{Table, Value};

use crate::runs::{pack, ready_made, stress};

/// Versions of the format, the one that is written last.
const VERSIONS: [u32; 2] = [1, 2];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("links/tokens")
}

/// The scenario with nothing left at the trend of the day.
fn explicit(scenario: &Scenario) -> Scenario {
    let mut explicit = scenario.clone();
    for lever in Levers::<f64>::FIELDS {
        let values = scenario.lever(pack(), lever.key).to_vec();
        *explicit.levers.get_mut(lever.key).expect("a lever") = Some(values);
    }
    explicit.mix = Some(scenario.mix(pack()));
    for group in ShareGroup::ALL {
        let parts = || Split::AllYears(scenario.shares(pack(), group, 0));
        explicit.shares.entry(group).or_insert_with(parts);
    }
    explicit
}

/// A headline in a line of text.
fn line(headline: &Headline) -> String {
    let measure = match headline.measure {
        Measure::Central { outcome, year, value } => format!("{} {year} {value}", outcome.key),
        Measure::Chance { outcome, year, value } => format!("P {} {year} {value}", outcome.key),
        Measure::AllTargets { year, value } => format!("P all {year} {value}"),
        Measure::Reached { month } => format!("reached {month:?}"),
    };
    format!("{} {measure}", headline.scenario)
}

/// What a golden file says of a token: everything that it opens to, nothing left at trend.
fn described(token: &str, opened: &Opened) -> String {
    let shared = &opened.shared;
    let mut text = format!("token = {token:?}\n");
    let base = shared.base.map_or("none".to_owned(), |base| base.to_string());
    let page = shared.view.page.map_or("none", Page::key);
    let horizon = shared.view.horizon.unwrap_or(0);
    let headlines: Vec<String> = shared.headlines.iter().map(line).collect();
    let _ = writeln!(text, "base = {base:?}\nopen = {}\npage = {page:?}", shared.open);
    let _ = writeln!(text, "horizon = {horizon}\nheadlines = {headlines:?}");
    let scenarios: Vec<Value> = shared
        .scenarios
        .iter()
        .map(|scenario| {
            let file = explicit(scenario).write();
            Value::Table(file.parse().expect("a scenario file"))
        })
        .collect();
    let table = Table::from_iter([("scenario".to_owned(), Value::Array(scenarios))]);
    let _ = write!(text, "\n{table}");
    text
}

/// Scenarios that between them use everything that a token has a place for.
fn cases() -> BTreeMap<String, Shared> {
    let mut cases = BTreeMap::new();
    let mut case = |name: &str, shared: Shared| cases.insert(name.to_owned(), shared);
    for ready in &pack().ready_made {
        case(&ready.id, Shared::new(vec![ready.scenario.clone()]));
    }
    let all = pack().ready_made.iter().take(6).map(|ready| ready.scenario.clone()).collect();
    let view = View { page: Some(Page::Compare), horizon: Some(2025) };
    let outcome = |key: &str| {
        let mut fields = Outcomes::<f64>::FIELDS.iter();
        fields.find(|outcome| outcome.key == key).expect("an outcome")
    };
    let measures = [
        Measure::Central { outcome: outcome("share"), year: 2020, value: 0.08123 },
        Measure::Central { outcome: outcome("employment"), year: 2025, value: 45678.9 },
        Measure::Chance { outcome: outcome("platforms"), year: 2020, value: 0.31 },
        Measure::AllTargets { year: 2020, value: 0.002 },
        Measure::Reached { month: Some(58) },
        Measure::Reached { month: None },
    ];
    let headlines =
        measures.into_iter().zip(0..).map(|(measure, scenario)| Headline { scenario, measure });
    let headlines = headlines.collect();
    case("six", Shared { view, headlines, base: Some(1), open: 5, ..Shared::new(all) });
    case("stress", Shared::new(vec![stress()]));
    case("unset-in-baseline", Shared::new(vec![unset_in_baseline()]));
    case("off-steps", Shared::new(vec![off_steps()]));
    case("by-year", Shared::new(vec![by_year()]));
    case("many-steps", Shared::new(vec![many_steps()]));
    case("every-parameter", Shared::new(vec![every_parameter()]));
    cases
}

/// A strong push but for a lever left unset and one set at its trend.
fn unset_in_baseline() -> Scenario {
    let name = "名字 “a” é 🚀".to_owned();
    let mut scenario = Scenario { name, ..ready_made("strong-push") };
    scenario.levers.plot_ratio = None;
    scenario.levers.land = Some(vec![2500.0; 3]);
    scenario
}

fn off_steps() -> Scenario {
    let mut scenario = Scenario::trend(pack());
    scenario.base_share = 0.076_543_21;
    (scenario.world, scenario.pandemic) = ("observed".to_owned(), true);
    scenario.after = After::Stop;
    scenario.levers.special_fund = Some(vec![1.234_567_8, 2.5, 1e-7]);
    scenario.levers.land = Some(vec![19_999.99, 0.0, 123.456_7]);
    scenario.mix = Some(Mix {
        demonstration: 1.0 / 3.0,
        transformation: 1.0 / 6.0,
        platforms: 0.25,
        research: 0.25,
    });
    let others = [0.15, 0.1, 0.25, 0.07, 0.03].map(|part| part / 0.6 * 0.63);
    let [a, b, c, d, e] = others;
    scenario.shares.insert(ShareGroup::Land, Split::AllYears(vec![a, 0.37, b, c, d, e]));
    scenario
}

fn by_year() -> Scenario {
    let mut scenario = Scenario::trend(pack());
    for (place, group) in ShareGroup::ALL.into_iter().enumerate() {
        let year = |year: usize| {
            let mut parts = vec![0.005, 0.195, 0.2, 0.2, 0.2, 0.2];
            parts.rotate_left((place + year) % 6);
            parts
        };
        scenario.shares.insert(group, Split::ByYear((0..3).map(year).collect()));
    }
    scenario
}

/// Parts on steps of several widths: whole percents, thousandths, and what six digits take.
fn many_steps() -> Scenario {
    let mut scenario = by_year();
    let percents = vec![0.15, 0.4, 0.1, 0.25, 0.07, 0.03];
    let fine = [0.4, 0.1, 0.25, 0.07, 0.03].map(|part| part / 0.85 * 0.63);
    let fine = std::iter::once(0.37).chain(fine).collect();
    scenario.shares.insert(ShareGroup::Land, Split::AllYears(percents.clone()));
    scenario.shares.insert(ShareGroup::Talent, Split::AllYears(fine));
    scenario.shares.remove(&ShareGroup::SignedProjects);
    let [third, other] = [vec![0.0, 0.0, 1.0, 0.0, 0.0, 0.0], percents.clone()];
    scenario.shares.insert(ShareGroup::SpecialFund, Split::ByYear(vec![percents, third, other]));
    scenario.mix =
        Some(Mix { demonstration: 0.1, transformation: 0.2, platforms: 0.3, research: 0.4 });
    scenario
}

fn every_parameter() -> Scenario {
    let mut scenario = Scenario::trend(pack());
    for (place, entry) in pack().parameters.iter().enumerate() {
        let (min, max) = entry.allowed();
        let value = [min, max, entry.value * 1.000_123_4][place % 3];
        let set = Assumption::City(value.clamp(min, max));
        scenario.assumptions.insert(entry.quantity.key, set);
    }
    for entry in &pack().sector_parameters {
        let set = Assumption::BySector(entry.values.clone());
        scenario.assumptions.insert(entry.quantity.key, set);
    }
    scenario
}

fn write_missing() {
    let today = VERSIONS.last().expect("a version");
    for (name, shared) in cases() {
        let path = folder().join(format!("{today}-{name}.toml"));
        if !path.exists() {
            let token = encode(pack(), &shared).expect("a token");
            let opened = decode(pack(), &token).expect("a link");
            fs::create_dir_all(folder()).expect("a folder");
            fs::write(path, described(&token, &opened)).expect("a file that can be written");
        }
    }
}

#[test]
fn every_token_ever_written_opens_to_what_it_did() {
    if std::env::var("CANGHAI_GOLDEN").is_ok_and(|what| what == "write") {
        write_missing();
    }
    let files = fs::read_dir(folder()).expect("the golden tokens").flatten();
    let paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    assert!(paths.len() >= 27, "tokens only come, they never go");
    for path in paths {
        let text = fs::read_to_string(&path).expect("a golden token");
        let table: Table = text.parse().expect("a golden token in TOML");
        let token = table["token"].as_str().expect("a token");
        let opened = decode(pack(), token).unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
        let lost = |warning: &LinkWarning| !matches!(warning, LinkWarning::OtherLinks { .. });
        assert!(!opened.warnings.iter().any(lost), "{}: {:?}", path.display(), opened.warnings);
        let found: Table = described(token, &opened).parse().expect("TOML");
        assert_eq!(found, table, "{}", path.display());
    }
}

#[test]
fn todays_tokens_are_those_of_the_golden_files() {
    for (name, shared) in cases() {
        let today = encode(pack(), &shared).expect("a token");
        for version in VERSIONS {
            let path = folder().join(format!("{version}-{name}.toml"));
            // a case that came later has no token of earlier versions
            let Ok(text) = fs::read_to_string(&path) else {
                assert_ne!(Some(&version), VERSIONS.last(), "{name} has no golden token");
                continue;
            };
            let table: Table = text.parse().expect("a golden token in TOML");
            let golden = table["token"].as_str().expect("a token");
            let [golden, today] = [golden, &today].map(|token| decode(pack(), token));
            assert_eq!(golden.expect("a link").shared, today.expect("a link").shared, "{name}");
        }
    }
}
