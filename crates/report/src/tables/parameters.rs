//! Numbers of the model and the plan with unit, range, grade and source.

use canghai_app::{label, text};
use canghai_plan::{Distribution, Figure, Provenance};
use canghai_sim::Quantity;

use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 12] = [
    "group",
    "number",
    "symbol",
    "value",
    "low",
    "high",
    "distribution",
    "unit",
    "grade",
    "section",
    "source",
    "documents",
];

/// A row for each number: base year, sectors, parameters, constants, levers at their trend, targets.
pub(super) fn parameters(report: &Report) -> Table {
    let own = Numbers { report };
    let groups = [
        own.base(),
        own.sectors(),
        own.city(),
        own.by_sector(),
        own.constants(),
        own.levers(),
        own.targets(),
    ];
    Table { columns: report.heads(KEYS), rows: groups.concat() }
}

/// What is said of one number.
struct Entry<'a> {
    group: &'static str,
    name: String,
    symbol: &'a str,
    value: f64,
    range: Option<(f64, f64)>,
    distribution: &'static str,
    section: &'a str,
    provenance: &'a Provenance,
}

struct Numbers<'a, 'b> {
    report: &'b Report<'a>,
}

impl Numbers<'_, '_> {
    fn row(&self, entry: &Entry) -> Vec<Cell> {
        let (language, provenance) = (self.report.language(), entry.provenance);
        let distribution = match entry.distribution {
            "" => String::new(),
            key => text(language, &format!("card.distribution.{key}")),
        };
        let end = |value: Option<f64>| Cell::maybe(value, Look::Exact);
        vec![
            Cell::text(self.report.say(&format!("numbers.{}", entry.group))),
            Cell::text(&entry.name),
            Cell::text(entry.symbol),
            Cell::Number(entry.value, Look::Exact),
            end(entry.range.map(|(low, _)| low)),
            end(entry.range.map(|(_, high)| high)),
            Cell::text(distribution),
            self.report.unit(&provenance.unit),
            Cell::text(text(language, &format!("grade.{}", provenance.grade.word()))),
            Cell::text(entry.section),
            Cell::text(language.of(&provenance.source)),
            Cell::text(self.documents(&provenance.refs)),
        ]
    }

    /// The titles of documents.
    fn documents(&self, refs: &[String]) -> String {
        let sources = self.report.pack().sources.iter();
        let named = sources.filter(|source| refs.contains(&source.id));
        let titles = named.map(|source| self.report.language().of(&source.title));
        titles.collect::<Vec<_>>().join(&self.report.say("then"))
    }

    fn name(&self, quantity: &Quantity) -> String {
        label(self.report.language(), quantity)
    }

    fn figure(&self, group: &'static str, name: String, figure: &Figure) -> Vec<Cell> {
        self.row(&Entry {
            group,
            name,
            symbol: "",
            value: figure.value,
            range: figure.range,
            distribution: "",
            section: "",
            provenance: &figure.provenance,
        })
    }

    fn base(&self) -> Vec<Vec<Cell>> {
        let base = &self.report.pack().base;
        let named = |key: &str| self.report.say(&format!("numbers.{key}"));
        let loading = &self.report.pack().demand_common_loading;
        vec![
            self.figure("base", named("gdp"), &base.gdp),
            self.figure("base", text(self.report.language(), "base_share.label"), &base.share),
            self.figure("base", named("firms"), &base.firms),
            self.figure("base", named("common_loading"), loading),
        ]
    }

    fn sectors(&self) -> Vec<Vec<Cell>> {
        let language = self.report.language();
        let sectors = self.report.pack().sectors.iter();
        let rows = sectors.flat_map(|sector| {
            let named = |key: &str| {
                let what = text(language, &format!("card.fact.{key}"));
                format!("{} · {what}", language.of(&sector.label))
            };
            [
                self.figure("sectors", named("share_of_base"), &sector.share_of_base),
                self.figure("sectors", named("share_of_firms"), &sector.share_of_firms),
                self.figure("sectors", named("growth_spread"), &sector.demand_growth_sd),
            ]
        });
        rows.collect()
    }

    fn city(&self) -> Vec<Vec<Cell>> {
        let rows = self.report.pack().parameters.iter().map(|entry| {
            self.row(&Entry {
                group: "parameters",
                name: self.name(entry.quantity),
                symbol: entry.quantity.symbol,
                value: entry.value,
                range: Some((entry.low, entry.high)),
                distribution: match entry.distribution {
                    Distribution::Triangular => "triangular",
                    Distribution::Pert => "pert",
                    Distribution::Lognormal => "lognormal",
                },
                section: "",
                provenance: &entry.provenance,
            })
        });
        rows.collect()
    }

    fn by_sector(&self) -> Vec<Vec<Cell>> {
        let (language, pack) = (self.report.language(), self.report.pack());
        let rows = pack.sector_parameters.iter().flat_map(|entry| {
            pack.sectors.iter().zip(&entry.values).map(|(sector, value)| {
                self.row(&Entry {
                    group: "parameters",
                    name: format!("{} · {}", self.name(entry.quantity), language.of(&sector.label)),
                    symbol: entry.quantity.symbol,
                    value: *value,
                    range: Some((value * entry.low_factor, value * entry.high_factor)),
                    distribution: "lognormal",
                    section: "",
                    provenance: &entry.provenance,
                })
            })
        });
        rows.collect()
    }

    fn constants(&self) -> Vec<Vec<Cell>> {
        let rows = self.report.pack().constants.iter().map(|entry| {
            self.row(&Entry {
                group: "constants",
                name: self.name(entry.quantity),
                symbol: entry.quantity.symbol,
                value: entry.value,
                range: None,
                distribution: "constant",
                section: "",
                provenance: &entry.provenance,
            })
        });
        rows.collect()
    }

    /// The levers' trend, a row for each plan year, with the range that the lever may have.
    fn levers(&self) -> Vec<Vec<Cell>> {
        let pack = self.report.pack();
        let rows = pack.levers.iter().flat_map(|lever| {
            pack.plan_years().zip(&lever.trend).map(|(year, value)| {
                self.row(&Entry {
                    group: "trend",
                    name: format!("{} · {year}", self.name(lever.quantity)),
                    symbol: lever.quantity.symbol,
                    value: *value,
                    range: Some((lever.quantity.min, lever.quantity.max)),
                    distribution: "",
                    section: &lever.section,
                    provenance: &lever.provenance,
                })
            })
        });
        rows.collect()
    }

    fn targets(&self) -> Vec<Vec<Cell>> {
        let rows = self.report.pack().targets.iter().map(|target| {
            self.row(&Entry {
                group: "targets",
                name: format!("{} · {}", self.name(target.outcome), target.year),
                symbol: target.outcome.symbol,
                value: target.at_least,
                range: None,
                distribution: "",
                section: &target.section,
                provenance: &target.provenance,
            })
        });
        rows.collect()
    }
}
