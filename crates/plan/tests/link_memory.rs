//! Opening a link takes less than a megabyte beyond the link, whatever it says.

use canghai_plan::link::{LARGEST_TEXT, Shared, encode, open};
use canghai_plan::{Assumption, Pack};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Largest amount of memory that opening a text may take, bytes.
const LIMIT: usize = 1_000_000;

fn assert_modest(pack: &Pack, text: &str) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let opened = open(pack, text);
    let taken = MEMORY.peak_usage().saturating_sub(before);
    assert!(taken < LIMIT, "{taken} bytes for {} of text, {}", text.len(), opened.is_ok());
}

/// Six scenarios with every parameter set to a number of many digits and long names.
fn largest(pack: &Pack) -> String {
    let mut scenario = pack.ready_made[0].scenario.clone();
    scenario.name = "🏭".repeat(100);
    for entry in &pack.parameters {
        let value = entry.value * 1.000_123;
        let (min, max) = entry.allowed();
        let set = Assumption::City(value.clamp(min, max));
        scenario.assumptions.insert(entry.quantity.key, set);
    }
    for entry in &pack.sector_parameters {
        let values = entry.values.iter().map(|value| value * 1.000_123).collect();
        scenario.assumptions.insert(entry.quantity.key, Assumption::BySector(values));
    }
    encode(pack, &Shared::new(vec![scenario; 6])).expect("a token")
}

#[test]
fn opening_any_text_takes_less_than_a_megabyte() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let token = largest(&pack);
    assert!(token.len() > 3000 && open(&pack, &token).is_ok(), "{}", token.len());
    assert_modest(&pack, &token);
    let fill = |piece: &str| piece.repeat(LARGEST_TEXT / piece.len());
    for piece in ["1", " ", "%25", "好", "&#x41;", "\\_", &token, &token[..60], "\n> "] {
        assert_modest(&pack, &fill(piece));
    }
    assert_modest(&pack, &format!("?s={}", fill("A")));
}
