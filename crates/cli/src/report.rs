//! Makes files to take home.

use std::fs;
use std::io::Write;

use canghai_analysis::{Futures, run_parallel};
use canghai_app::{App, FigureId, Language, text_with};
use canghai_plan::link::address;
use canghai_plan::{Pack, Scenario};
use canghai_report::{ChartName, Ending, Fonts, Report, TableName, run_all};

use crate::arguments::ReportOptions;
use crate::failure::Failure;
use crate::open::Named;
use crate::{futures, link, open};

/// Writes the file asked for; nothing is written if anything is refused.
pub(crate) fn run(
    options: &ReportOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let file = options.file.display().to_string();
    let ending = Ending::of(&file).ok_or_else(|| Failure::Ending(file.clone()))?;
    let pack = open::pack(options.plan.as_deref())?;
    let asked = Asked::of(options, &pack)?;
    let scenarios = open::scenarios(&pack, language, &options.scenarios)?;
    let link = address(&options.address, &link::token(&pack, &scenarios)?);
    let several = scenarios.len() > 1;
    let mut app = open(pack.clone(), language, scenarios)?;
    let (pool, futures) = (futures::threads(options.threads)?, Futures::new(&pack, options.seed));
    run_all(&mut app, |scenario, years| {
        pool.install(|| run_parallel(&futures, scenario, years, options.members))
    })?;
    let report = Report::new(&app, link, options.seed);
    let bytes = asked.make(&report, ending, several, options)?;
    fs::write(&options.file, bytes)
        .map_err(|error| Failure::File { file: file.clone(), detail: error.to_string() })?;
    writeln!(out, "{}", text_with(language, "cli.written", &[("file", &file)]))?;
    Ok(())
}

/// What the options say of the file.
struct Asked {
    chart: Option<ChartName>,
    size: (u32, u32),
    table: TableName,
}

impl Asked {
    fn of(options: &ReportOptions, pack: &Pack) -> Result<Self, Failure> {
        let unknown = |option, name: &str, known: &[&str]| Failure::Name {
            option,
            found: name.to_owned(),
            known: known.iter().map(|word| (*word).to_owned()).collect(),
        };
        let chart = options.chart.as_deref().map(|name| {
            let chart = ChartName::of(pack, name);
            chart.ok_or_else(|| unknown("chart", name, &ChartName::names(pack)))
        });
        let table = options.table_name.as_deref().map_or(Ok(TableName::Outcomes), |name| {
            let table = TableName::of(name);
            table.ok_or_else(|| unknown("table", name, &TableName::ALL.map(|(word, _)| word)))
        });
        let size = options.size.as_deref().map_or(Ok(Report::SIZE), size);
        Ok(Self { chart: chart.transpose()?, size: size?, table: table? })
    }

    fn make(
        &self,
        report: &Report,
        ending: Ending,
        several: bool,
        options: &ReportOptions,
    ) -> Result<Vec<u8>, Failure> {
        let usual = if several { ChartName::All } else { ChartName::One(FigureId::Share) };
        let chart = self.chart.unwrap_or(usual);
        Ok(match ending {
            Ending::Csv => report.csv(self.table)?,
            Ending::Xlsx => report.xlsx()?,
            Ending::Svg => report.svg(chart, self.size)?.into_bytes(),
            Ending::Png => report.png(chart, self.size, &fonts(options))?,
            Ending::Docx => report.docx(&fonts(options))?,
            Ending::Pptx => report.pptx()?,
        })
    }
}

/// Width and height as `1600x1000`.
fn size(text: &str) -> Result<(u32, u32), Failure> {
    let parts = text.split_once(['x', 'X', '×']);
    let number = |part: &str| part.trim().parse::<u32>().ok();
    let size = parts.and_then(|(width, height)| Some((number(width)?, number(height)?)));
    size.ok_or_else(|| Failure::NotASize(text.to_owned()))
}

/// The fonts of the system and of the folder asked for.
fn fonts(options: &ReportOptions) -> Fonts {
    let mut loaded = fontdb::Database::new();
    loaded.load_system_fonts();
    if let Some(folder) = &options.fonts {
        loaded.load_fonts_dir(folder);
    }
    Fonts::new(loaded)
}

/// The scenarios as an application shows them side by side: one alone stands against the trend of
/// the plan; of several the first is the base and the second open.
fn open(pack: Pack, language: Language, scenarios: Vec<Named>) -> Result<App, Failure> {
    let named = |(name, scenario): Named| Scenario { name, ..scenario };
    let mut scenarios: Vec<Scenario> = scenarios.into_iter().map(named).collect();
    if let ([alone], Some(trend)) = (scenarios.as_slice(), pack.ready_made.first()) {
        let name = language.of(&trend.label).to_owned();
        let trend = Scenario { name, ..trend.scenario.clone() };
        if *alone != trend {
            scenarios.insert(0, trend);
        }
    }
    let last = scenarios.len().saturating_sub(1);
    let app = App::holding(pack, language, &scenarios, (last.min(1), 0));
    app.map_err(|detail| Failure::File { file: "scenarios.toml".to_owned(), detail })
}
