//! How soon the pages of contributions and of what it would take answer.
//!
//! With `CANGHAI_BENCH` (set by `cargo xtask bench-web`) the tests print it; how long it takes depends
//! on the machine and is not judged.

use canghai_app::Language;
use serde_json::{Value, json};

use crate::environment;
use crate::futures::{is_exact, shows};
use crate::page::{Page, complaint};
use crate::visit::Visit;

/// A scenario that differs from the plan effort in all groups of inputs.
const ALL_GROUPS: &str = "name = \"all groups\"
base_share = 0.08
pandemic = true
[levers]
special_fund = [4, 5, 6]
guidance_fund = [6, 8, 9]
land = [5000, 5500, 6000]
plot_ratio = [1.1, 1.2, 1.3]
flexible_tenure = [0.2, 0.4, 0.5]
high_level_talent = [200, 250, 300]
skilled_training = [6000, 7000, 8000]
signed_projects = [60, 70, 80]
[assumptions]
landing_fraction = 0.8";

const ASK: &str = "[data-action=ask]";

/// Milliseconds from a click until each of the conditions holds, the later ones after the former.
fn times(page: &Page, clicked: &str, conditions: &[&str]) -> Vec<f64> {
    let conditions: Vec<String> = conditions.iter().map(|one| format!("() => {one}")).collect();
    let script = format!(
        "const conditions = [{}];
         const times = [];
         return new Promise(done => {{
             const start = performance.now();
             const look = () => {{
                 while (times.length < conditions.length && conditions[times.length]())
                     times.push(performance.now() - start);
                 if (times.length === conditions.length) {{
                     observer.disconnect();
                     done(times);
                 }}
             }};
             const observer = new MutationObserver(look);
             observer.observe(document.body,
                 {{ subtree: true, childList: true, attributes: true, characterData: true }});
             document.querySelector(arguments[0]).click();
         }});",
        conditions.join(", ")
    );
    let times = page.run(&script, &[json!(clicked)]);
    times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn print(name: &str, times: &[f64]) {
    if environment::measures() {
        let times: Vec<String> = times.iter().map(|time| format!("{time:.0}")).collect();
        eprintln!("page, {name}: {} ms after the click", times.join(" / "));
    }
}

fn rested() -> Page {
    let page = Visit::in_language(Language::English).open();
    page.comes_right(is_exact);
    page
}

/// A waterfall that is no longer that of other scenarios.
const WATERFALL: &str = "document.querySelector('.why-parts svg')
    && !document.querySelector('.why-parts .stale-part')";
/// All that the page explains without being asked.
const EXPLAINED: &str = "document.querySelector('.why-wait').textContent === ''";

#[test]
fn twelve_groups_that_differ_are_told_apart() {
    let page = rested();
    page.run(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[0]], 'all-groups.toml'));
         const event = new DragEvent('drop', { dataTransfer: data, bubbles: true });
         document.body.dispatchEvent(event);",
        &[json!(ALL_GROUPS)],
    );
    page.comes_right(|page| {
        let tabs = page.evaluate("document.querySelectorAll('[data-tab]').length");
        complaint(tabs == 3, "the file is not open")
    });
    page.comes_right(|page| shows(page, "1024"));
    let first = times(&page, "button[data-page=contributions]", &[WATERFALL, EXPLAINED]);
    let rows = page.evaluate("document.querySelectorAll('.why-parts tr[data-part]').length");
    assert_eq!(rows, json!(13), "twelve groups and their sum");
    print("contributions of twelve groups to 2025, waterfall / the value of one more", &first);
    if environment::measures() {
        measure_samples();
    }
}

/// Prints how long what takes many runs takes for the plan effort.
fn measure_samples() {
    let page = rested();
    times(&page, "button[data-page=contributions]", &[WATERFALL, EXPLAINED]);
    page.choose(".why-parts select", "joint");
    let over = "document.querySelector('.why-parts svg')
        && !document.querySelector('.why-parts progress, .why-parts .stale-part')
        && !document.querySelector('.why-parts [data-action=ask]')";
    let ask = |part: &str| format!("{part} {ASK}");
    print("contributions to a probability", &times(&page, &ask(".why-parts"), &[over]));
    let drawn = "document.querySelector('.why-variance svg')";
    print("Sobol indices", &times(&page, &ask(".why-variance"), &[drawn]));
}

#[test]
fn an_answer_stands_while_the_frontier_is_searched() {
    let page = rested();
    page.click("button[data-page=reach]");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('.reach-solve')") == true, "no question")
    });
    let there = "document.querySelector('.reach-changed, .reach-beyond')";
    let goes_on = format!("{there} && document.querySelector('.reach-cancel')");
    let over = "document.querySelector('.reach-solve')";
    let found = times(&page, ".reach-solve", &[&goes_on, over]);
    assert_eq!(found.len(), 2);
    print("reach, the goal that the page asks at first, answer / frontier", &found);
    if environment::measures() {
        page.choose(".reach-sentence select:nth-of-type(1)", "2020");
        let beyond = "document.querySelector('.reach-beyond')";
        let found = times(&page, ".reach-solve", &[beyond, over]);
        print("reach, a goal out of reach, answer / frontier", &found);
    }
}
