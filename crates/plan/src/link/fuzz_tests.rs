//! Whatever is given as a link: no panic, no hang, and nothing outside the allowed ranges.
//!
//! `CANGHAI_FUZZ=10000000 cargo test --release -p canghai-plan --lib fuzz` runs ten million inputs.

use canghai_sim::Levers;

use super::digits::{Digits as _, Writer};
use super::frame::{ALPHABET, token};
use super::raw::{Format, Origin, Shape};
use super::{Opened, Shared, encode, open, print};
use crate::pack::Pack;
use crate::scenario::{Assumption, LONGEST_NAME, Scenario, ShareGroup, Split};

/// Inputs of an ordinary run of the tests, and of a thorough one.
const INPUTS: (u64, u64) = (30_000, 1_000_000);

fn inputs() -> u64 {
    let asked = std::env::var("CANGHAI_FUZZ").ok().and_then(|count| count.parse().ok());
    let slow = std::env::var_os("CANGHAI_SLOW").is_some();
    asked.unwrap_or(if slow { INPUTS.1 } else { INPUTS.0 })
}

/// A small generator: inputs need to be many and repeatable, not unpredictable.
struct Draws(u64);

impl Draws {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.bits() % limit as u64).unwrap_or(0)
    }

    /// Mostly the version that is written.
    fn format(&mut self) -> Format {
        if self.below(4) == 0 { Format::First } else { Format::Second }
    }

    fn character(&mut self) -> char {
        char::from(ALPHABET[self.below(64)])
    }
}

/// A token that is whole, with a plan that is known, whose content is random.
fn random_content(draws: &mut Draws) -> String {
    let mut writer = Writer::default();
    let print = draws.bits() % 2;
    Origin { plan: 1, model: 1, print }.coded(&mut writer);
    let longest = 1 << draws.below(9);
    for _ in 0..=draws.below(longest) {
        // small digits keep counts small and so leave digits for what is counted
        let top = if draws.below(3) == 0 { 4096 } else { 4 };
        writer.digit(draws.bits() % top, 4096);
    }
    token(draws.format().character(), writer.number()).expect("a short number")
}

/// The token of honest scenarios with some digits of its content changed and the checks made anew.
fn changed_content(draws: &mut Draws, contents: &[(Format, Writer)]) -> String {
    let (format, content) = &contents[draws.below(contents.len())];
    let mut number = content.number();
    let mut words = Vec::new();
    while !number.is_zero() {
        words.push(number.pop(4096));
    }
    // the plan, model and fingerprint stand in the first words
    for _ in 0..=draws.below(4) {
        let place = (4 + draws.below(words.len())) % words.len();
        words[place] = draws.bits() % 4096;
    }
    let mut writer = Writer::default();
    for word in words {
        writer.digit(word, 4096);
    }
    // sometimes as if it were of another version
    let format = if draws.below(50) == 0 { draws.format() } else { *format };
    let version = if draws.below(50) == 0 { b'3' } else { format.character() };
    token(version, writer.number()).expect("a short number")
}

/// An honest text with some characters changed, lost, doubled or put in.
fn changed_text(draws: &mut Draws, tokens: &[String]) -> String {
    let token = &tokens[draws.below(tokens.len())];
    let text = format!("看 https://a.b/?lang=zh&s={token}&from=timeline，好");
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=draws.below(6) {
        let place = draws.below(characters.len());
        match draws.below(5) {
            0 => characters[place] = draws.character(),
            1 => drop(characters.remove(place)),
            2 => characters.insert(place, characters[place]),
            3 => characters
                .insert(place, ['%', '&', '\n', '=', '>', '\u{200b}', '0'][draws.below(7)]),
            _ => characters.truncate(place.max(8)),
        }
    }
    characters.into_iter().collect()
}

/// A scenario with parts of its own each year, and some that are the same in all.
fn with_parts(scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    let parts = vec![0.155, 0.395, 0.1, 0.25, 0.07, 0.03];
    for group in ShareGroup::ALL {
        scenario.shares.insert(group, Split::ByYear(vec![parts.clone(); 3]));
    }
    scenario.shares.insert(ShareGroup::Land, Split::AllYears(parts));
    scenario
}

fn random_text(draws: &mut Draws) -> String {
    let length = draws.below(300);
    let character = |draws: &mut Draws| match draws.below(8) {
        0 => char::from((draws.bits() % 128) as u8),
        1 => char::from_u32((draws.bits() % 0x11_0000) as u32).unwrap_or('%'),
        _ => draws.character(),
    };
    (0..length).map(|_| character(draws)).collect()
}

fn assert_parts(parts: &[f64]) {
    assert!(parts.iter().all(|part| (0.0..=1.0).contains(part)), "{parts:?}");
    assert!((parts.iter().sum::<f64>() - 1.0).abs() <= 1e-6, "{parts:?}");
}

/// Asserts what a scenario file that was read has: every value within its range.
fn assert_valid(pack: &Pack, scenario: &Scenario) {
    assert!(scenario.name.chars().count() <= LONGEST_NAME);
    assert!(!scenario.name.chars().any(char::is_control));
    assert!(pack.world(&scenario.world).is_some());
    assert!((0.01..=0.3).contains(&scenario.base_share));
    for lever in Levers::<f64>::FIELDS {
        let values = scenario.levers.get(lever.key).cloned().flatten().unwrap_or_default();
        assert!(values.is_empty() || values.len() == 3);
        assert!(values.iter().all(|value| lever.allows(*value)), "{} {values:?}", lever.key);
    }
    scenario.mix.iter().for_each(|mix| assert_parts(&mix.values()));
    for split in scenario.shares.values() {
        match split {
            Split::AllYears(parts) => assert_parts(parts),
            Split::ByYear(years) => years.iter().for_each(|parts| assert_parts(parts)),
        }
    }
    for (key, set) in &scenario.assumptions {
        let city = pack.parameters.iter().find(|entry| entry.quantity.key == *key);
        let sectors = pack.sector_parameters.iter().find(|entry| entry.quantity.key == *key);
        let within = |(min, max): (f64, f64), value: f64| (min..=max).contains(&value);
        match (set, city, sectors) {
            (Assumption::City(value), Some(entry), _) => assert!(within(entry.allowed(), *value)),
            (Assumption::BySector(values), _, Some(entry)) => {
                assert_eq!(values.len(), pack.sectors.len());
                let mut places = values.iter().enumerate();
                assert!(places.all(|(place, value)| within(entry.allowed(place), *value)));
            }
            other => panic!("{key}: {other:?}"),
        }
    }
}

fn assert_opened(pack: &Pack, opened: &Opened, thorough: bool) {
    let shared = &opened.shared;
    assert!((1..=6).contains(&shared.scenarios.len()));
    assert!(shared.open < shared.scenarios.len());
    assert!(shared.base.is_none_or(|base| base < shared.scenarios.len()));
    assert!(shared.headlines.iter().all(|line| line.scenario < shared.scenarios.len()));
    for scenario in &shared.scenarios {
        assert_valid(pack, scenario);
        if thorough {
            let file = scenario.write();
            assert_eq!(Scenario::read(pack, "file", &file).as_ref(), Ok(scenario), "{file}");
        }
    }
}

#[test]
fn whatever_is_fuzzed_is_refused_or_valid() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let mut scenarios: Vec<Scenario> =
        pack.ready_made.iter().map(|ready| ready.scenario.clone()).collect();
    scenarios.push(with_parts(&scenarios[1]));
    let groups: Vec<Shared> = scenarios.windows(2).map(|two| Shared::new(two.to_vec())).collect();
    let tokens: Vec<String> =
        groups.iter().map(|shared| encode(&pack, shared).expect("a token")).collect();
    let written = |format: Format, shared: &Shared| {
        let mut writer = Writer::default();
        Origin { plan: 1, model: 1, print: print(&pack) }.coded(&mut writer);
        let plan = &super::frozen::PLANS[0];
        let content = super::write::content(&pack, plan, shared).expect("a content");
        content.coded(&mut writer, Shape { format, years: 3, sectors: 6 });
        (format, writer)
    };
    let contents: Vec<(Format, Writer)> = Format::ALL
        .into_iter()
        .flat_map(|format| groups.iter().map(move |shared| (format, shared)))
        .map(|(format, shared)| written(format, shared))
        .collect();
    let mut draws = Draws(20_180_101);
    let mut opened = [0_u64; 4];
    for input in 0..inputs() {
        let kind = draws.below(4);
        let text = match kind {
            0 => random_content(&mut draws),
            1 => changed_content(&mut draws, &contents),
            2 => changed_text(&mut draws, &tokens),
            _ => random_text(&mut draws),
        };
        if let Ok(found) = open(&pack, &text) {
            opened[kind] += 1;
            assert_opened(&pack, &found, input % 64 == 0);
        }
    }
    eprintln!("{} inputs; opened: {opened:?}", inputs());
    assert!(
        opened[..3].iter().all(|count| *count > 0),
        "every kind is opened at times: {opened:?}"
    );
    assert_eq!(opened[3], 0, "no random text is a link");
}
