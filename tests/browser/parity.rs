//! The same digits in WebAssembly as natively, to the last bit.

use canghai_analysis::{Deal, Desk, Futures, Job, Layout, Part, Precision};
use canghai_app::{Language, Results};
use canghai_plan::{Pack, Scenario};
use serde_json::{Value, json};

use crate::page::Page;
use crate::visit::Visit;

const SCENARIOS: [(&str, &str); 3] = [
    ("trend", include_str!("../vectors/trend.toml")),
    ("plan", include_str!("../vectors/plan.toml")),
    ("stress", include_str!("../vectors/stress.toml")),
];

/// Asks the page's own module some questions; gives the last answer's numbers in words, which keep
/// every digit and infinity too.
const ASK: &str = r#"const questions = arguments[0];
    return (async () => {
        const canghai = await import(document.querySelector("link[rel=modulepreload]").href);
        const bytes = scenario => scenario && Uint8Array.from(scenario);
        const answers = questions.map(({ scenario, base, ...question }) =>
            canghai.work({ ...question, scenario: bytes(scenario), base: bytes(base) }));
        return Array.from(answers.at(-1), String);
    })()"#;

fn ask(page: &Page, questions: &Value) -> Vec<f64> {
    let answer = page.run(ASK, std::slice::from_ref(questions));
    let words = answer.as_array().expect("numbers in words").iter();
    words.map(|word| word.as_str().expect("a word").parse().expect("a number")).collect()
}

fn assert_same_bits(what: &str, found: &[f64], expected: &[f64]) {
    assert!(!expected.is_empty(), "{what}: something to compare");
    assert_eq!(found.len(), expected.len(), "{what}");
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        let same = found.to_bits() == expected.to_bits() || (found.is_nan() && expected.is_nan());
        assert!(same, "{what}, number {index}: {found:e} in the page, {expected:e} natively");
    }
}

#[test]
fn a_central_run_has_the_same_bits_in_the_page() {
    let page = Visit::in_language(Language::Chinese).open();
    let pack = Pack::embedded().expect("the embedded pack is valid");
    for (name, text) in SCENARIOS {
        let scenario = Scenario::read(&pack, name, text).expect("a valid scenario");
        let results = Results::of(&pack, &scenario).expect("a valid model");
        let outcomes = results.years.iter().flat_map(|year| year.city.values());
        let expected: Vec<f64> = results.rolling_share.iter().copied().chain(outcomes).collect();
        assert_same_bits(name, &ask(&page, &json!([{ "central": text }])), &expected);
    }
}

#[test]
fn an_ensemble_has_the_same_bits_in_the_page() {
    assert_same_ensembles(Precision::Double);
}

#[test]
fn an_ensemble_in_single_precision_has_the_same_bits_in_the_page() {
    assert_same_ensembles(Precision::Single);
}

fn assert_same_ensembles(precision: Precision) {
    let page = Visit::in_language(Language::Chinese).open();
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let base = Scenario::trend(&pack);
    for (name, text) in SCENARIOS {
        let job = Job {
            scenario: Scenario::read(&pack, name, text).expect("a valid scenario"),
            base: base.clone(),
            years: pack.calendar.horizon_years,
            members: Deal { thread: 0, threads: 1, all: 64 },
            precision,
        };
        let mut desk = Desk::new(pack.clone(), Futures::SEED);
        let slices = vec![desk.run(&job).expect("a valid job")];
        let part = Part::of_slices(Layout::new(&pack, job.years), slices).expect("one slice");
        let expected = desk.answer(&job, vec![part]).expect("one whole part").numbers();
        let run = json!({
            "scenario": job.scenario.to_bytes(), "base": base.to_bytes(), "years": job.years,
            "thread": 0, "threads": 1, "slice": 0, "slices": 1, "all": 64,
            "single": precision == Precision::Single,
        });
        assert_same_bits(name, &ask(&page, &json!([run, { "parts": [] }])), &expected);
    }
}
