//! What several tests begin with.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use canghai_analysis::{Detail, Futures, Members, Runner, Samples, Summary};
use canghai_app::{App, Language, Results};
use canghai_plan::{Pack, Scenario};
use canghai_report::{Report, run_all};
use canghai_sim::InputError;

/// Members of the tests' ensembles.
pub(crate) const MEMBERS: u32 = 32;
/// The link that the reports carry.
pub(crate) const LINK: &str = "https://canghai.example/?lang=en&s=1AbcDEF_-";

pub(crate) fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

/// The ready-made scenario with this id under its name in a language.
pub(crate) fn ready_made(language: Language, id: &str) -> Scenario {
    let pack = pack();
    let ready = pack.ready_made(id).expect("a ready-made scenario");
    Scenario { name: language.of(&ready.label).to_owned(), ..ready.scenario.clone() }
}

fn samples(pack: &Pack, scenario: &Scenario, years: usize) -> Result<Samples, Vec<InputError>> {
    let members = Members::draw(&Futures::new(pack, Futures::SEED), 0..MEMBERS);
    Runner::new(pack, scenario, years)?.run(members.as_slice())
}

/// An application with scenarios, all run; the second is open and the first the base.
pub(crate) fn app_of(language: Language, scenarios: &[Scenario]) -> App {
    let pack = pack();
    let app = App::holding(pack.clone(), language, scenarios, (1.min(scenarios.len() - 1), 0));
    let mut app = app.expect("the embedded pack makes a model");
    let run = run_all(&mut app, |scenario, years| samples(&pack, scenario, years));
    run.expect("valid scenarios");
    app
}

/// An application with ready-made scenarios.
pub(crate) fn app(language: Language, ids: &[&str]) -> App {
    let scenarios: Vec<Scenario> = ids.iter().map(|id| ready_made(language, id)).collect();
    app_of(language, &scenarios)
}

pub(crate) fn report(app: &App) -> Report<'_> {
    Report::new(app, LINK, Futures::SEED)
}

/// What a run of its own gives for a scenario, and an ensemble of its own.
pub(crate) fn computed(id: &str) -> (Results, Summary) {
    let (pack, scenario) = (pack(), ready_made(Language::English, id));
    let results = Results::of(&pack, &scenario).expect("a valid scenario");
    let samples = samples(&pack, &scenario, pack.calendar.horizon_years).expect("valid members");
    (results, Summary::of(&pack, scenario.base_share, &samples, Detail::EveryYear))
}

/// The files in a zip by their names.
pub(crate) fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> =
        zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut read = |name: &String| {
        let mut content = Vec::new();
        zip.by_name(name).expect("a file").read_to_end(&mut content).expect("its bytes");
        content
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// A part as text.
pub(crate) fn part<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("no part {name}"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The texts of all elements with this local name, in their order.
pub(crate) fn texts(xml: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).expect("well-formed XML");
    let nodes = document.descendants().filter(|node| node.tag_name().name() == name);
    nodes.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// Every XML part is well-formed, every part has a kind, and everything that a part refers to is
/// there.
pub(crate) fn is_sound(parts: &BTreeMap<String, Vec<u8>>) {
    let kinds = part(parts, "[Content_Types].xml");
    for name in parts.keys() {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if ending == "xml" || ending == "rels" {
            let parsed = roxmltree::Document::parse(part(parts, name));
            assert!(parsed.is_ok(), "{name}: {parsed:?}");
        }
        let known = kinds.contains(&format!("PartName=\"/{name}\""));
        assert!(known || ending == "rels" || name == "[Content_Types].xml", "{name} has no kind");
    }
    for (name, _) in parts.iter().filter(|(name, _)| name.contains("_rels/")) {
        let folder = name.split("_rels/").next().unwrap_or_default();
        let document = roxmltree::Document::parse(part(parts, name)).expect("well-formed XML");
        for relation in document.descendants().filter(|node| node.has_tag_name_of("Relationship")) {
            if relation.attribute("TargetMode") == Some("External") {
                continue;
            }
            let target = relation.attribute("Target").expect("a target");
            let path = resolved(folder, target);
            assert!(parts.contains_key(&path), "{name} refers to {path}");
        }
    }
}

trait LocalName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl LocalName for roxmltree::Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        if step == ".." {
            path.pop();
        } else {
            path.push(step);
        }
    }
    path.join("/")
}
