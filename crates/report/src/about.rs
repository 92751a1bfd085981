//! What every file says of itself: plan, model, scenarios, simulations, link and sources.

use canghai_analysis::Summary;
use canghai_app::view::{self, Page};
use canghai_app::{App, Beside, Language, grouped, label, percent, text, text_with, unit_label};
use canghai_plan::{Assumption, Pack, Scenario};
use canghai_sim::{MODEL_VERSION, Parameters, Quantity, SectorParameters};

/// Scenarios that are open and run, and what is to be said of them.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    app: &'a App,
    page: Page,
    link: String,
    seed: u32,
}

/// Something that a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it is.
    pub(crate) label: String,
    /// How it is.
    pub(crate) value: String,
}

impl<'a> Report<'a> {
    /// A report on the open scenarios: the page that compares them is seen, and full ensembles with
    /// this seed were answered. `link` is the address that opens them again.
    #[must_use]
    pub fn new(app: &'a App, link: impl Into<String>, seed: u32) -> Self {
        Self { app, page: view::page(app), link: link.into(), seed }
    }

    pub(crate) fn app(&self) -> &'a App {
        self.app
    }

    /// The page in words.
    pub(crate) fn page(&self) -> &Page {
        &self.page
    }

    pub(crate) fn pack(&self) -> &'a Pack {
        self.app.pack()
    }

    pub(crate) fn language(&self) -> Language {
        self.app.language()
    }

    pub(crate) fn link(&self) -> &str {
        &self.link
    }

    /// The words of a key of this crate.
    pub(crate) fn say(&self, key: &str) -> String {
        text(self.language(), &format!("report.{key}"))
    }

    /// The words of a key of this crate with values in them.
    pub(crate) fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        text_with(self.language(), &format!("report.{key}"), values)
    }

    /// The scenarios in their order.
    pub(crate) fn scenarios(&self) -> Vec<Beside<'a>> {
        self.app.beside()
    }

    /// What the futures of the open scenario say.
    pub(crate) fn summary(&self) -> Option<&'a Summary> {
        self.app.futures().map(|(reply, _)| &reply.answer.summary)
    }

    /// Name of the open scenario.
    pub(crate) fn open_name(&self) -> String {
        self.app.workspace().open().name(self.language(), self.pack())
    }

    /// Name of the scenario that the others are compared with.
    pub(crate) fn base_name(&self) -> String {
        self.app.workspace().base().name(self.language(), self.pack())
    }

    /// Plan pack, version and content in a few words.
    pub(crate) fn plan_version(&self) -> String {
        let pack = self.pack();
        let content = format!("{:08x}", pack.fingerprint());
        let values = [("id", pack.id.as_str()), ("version", &pack.version), ("content", &content)];
        self.say_with("plan_version", &values)
    }

    /// How many futures were run, and from which seed.
    pub(crate) fn simulations(&self) -> String {
        let members = self.summary().map_or(0, |summary| summary.members);
        let (members, seed) = (grouped(members as f64, 0), self.seed.to_string());
        self.say_with("simulations", &[("members", &members), ("seed", &seed)])
    }

    /// The base share of the open scenario in a few words.
    pub(crate) fn base_share(&self) -> String {
        let share = percent(self.app.scenario().base_share, 2);
        text_with(self.language(), "footer.base_share", &[("share", &share)])
    }

    /// What stands below a picture: plan, model, base share and simulations.
    pub(crate) fn source_line(&self) -> String {
        let plan = self.language().of(&self.pack().short);
        let values = [
            ("plan", plan),
            ("pack", &self.plan_version()),
            ("model", &MODEL_VERSION.to_string()),
            ("share", &self.base_share()),
            ("simulations", &self.simulations()),
        ];
        self.say_with("source_line", &values)
    }

    /// Everything that a file says of itself, but for its sources.
    pub(crate) fn about(&self) -> Vec<Line> {
        let (language, pack) = (self.language(), self.pack());
        let line = |key: &str, value: String| Line { label: self.say(key), value };
        let names: Vec<String> = self.scenarios().into_iter().map(|one| one.name).collect();
        let mut lines = vec![
            line("plan", language.of(&pack.label).to_owned()),
            line("pack", self.plan_version()),
            line("model_version", MODEL_VERSION.to_string()),
            line("scenarios", names.join(&self.say("and"))),
            line("base", self.base_name()),
            line("futures", self.simulations()),
            line("base_share", percent(self.app.scenario().base_share, 2)),
            line("world", self.world()),
        ];
        lines.extend(self.assumptions());
        lines.push(line("link", self.link.clone()));
        lines.push(line("note", self.say("note_text")));
        lines
    }

    /// The growth of demand, the pandemic and what follows the plan in the open scenario.
    fn world(&self) -> String {
        let (language, pack, scenario) = (self.language(), self.pack(), self.app.scenario());
        let world = pack.world(&scenario.world).map_or("", |world| language.of(&world.label));
        let key = if scenario.pandemic { "compare.comes" } else { "compare.does_not_come" };
        let pandemic = format!("{} {}", language.of(&pack.pandemic.0), text(language, key));
        format!("{world}{}{pandemic}", self.say("and"))
    }

    /// What each scenario assumes otherwise than the plan pack, a line each; one line where none
    /// does.
    pub(crate) fn assumptions(&self) -> Vec<Line> {
        let scenarios = self.scenarios();
        let changed = scenarios.iter().filter_map(|one| {
            let all = self.assumed(one.scenario);
            let value = all.join(&self.say("then"));
            let label = self.say_with("assumptions_of", &[("scenario", &one.name)]);
            (!all.is_empty()).then_some(Line { label, value })
        });
        let mut lines: Vec<Line> = changed.collect();
        if lines.is_empty() {
            lines.push(Line { label: self.say("assumptions"), value: self.say("none_changed") });
        }
        lines
    }

    /// The parameters that a scenario sets, each with the value that the pack has.
    fn assumed(&self, scenario: &Scenario) -> Vec<String> {
        let pack = self.pack();
        let base_share = pack.base.share.value;
        let share = (scenario.base_share != base_share).then(|| {
            let (own, usual) = (percent(scenario.base_share, 2), percent(base_share, 2));
            self.changed(&text(self.language(), "base_share.label"), &own, &usual)
        });
        let all = Parameters::<f64>::FIELDS.iter().chain(SectorParameters::<f64>::FIELDS);
        let set = all.filter_map(|quantity| {
            let own = number(scenario.assumptions.get(quantity.key)?);
            Some(self.changed(&self.name(quantity), &own, &self.usual(quantity.key)))
        });
        share.into_iter().chain(set).collect()
    }

    /// A parameter's name with its unit.
    fn name(&self, quantity: &Quantity) -> String {
        let language = self.language();
        self.named_unit(&label(language, quantity), &unit_label(language, quantity.unit))
    }

    fn changed(&self, name: &str, own: &str, usual: &str) -> String {
        self.say_with("changed", &[("name", name), ("own", own), ("usual", usual)])
    }

    /// The pack's value of a parameter.
    fn usual(&self, key: &str) -> String {
        let pack = self.pack();
        let city = pack.parameters.iter().find(|entry| entry.quantity.key == key);
        let by_sector = pack.sector_parameters.iter().find(|entry| entry.quantity.key == key);
        let city = city.map(|entry| Assumption::City(entry.value));
        let all =
            city.or_else(|| by_sector.map(|entry| Assumption::BySector(entry.values.clone())));
        all.as_ref().map_or_else(String::new, number)
    }

    /// The documents behind the numbers, each in a line.
    pub(crate) fn sources(&self) -> Vec<String> {
        self.pack().sources.iter().map(|source| self.source(source)).collect()
    }

    /// A document in a line.
    pub(crate) fn source(&self, source: &canghai_plan::Source) -> String {
        let language = self.language();
        let mut parts = vec![language.of(&source.title).to_owned()];
        parts.push(text(language, &format!("source.{}", source.kind)));
        parts.extend(source.year.map(|year| year.to_string()));
        if !source.seen {
            parts.push(text(language, "source.recalled"));
        }
        parts.extend(source.address.iter().map(|address| language.of(address).to_owned()));
        parts.join(" · ")
    }
}

/// An assumption's values.
fn number(assumption: &Assumption) -> String {
    match assumption {
        Assumption::City(value) => canghai_app::rounded(*value),
        Assumption::BySector(values) => {
            let values = values.iter().map(|value| canghai_app::rounded(*value));
            values.collect::<Vec<_>>().join(" / ")
        }
    }
}
