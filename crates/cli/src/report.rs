//! Makes files to take home.

use std::fs;
use std::io::Write;
use std::path::Path;

use canghai_analysis::{Futures, Precision, run_parallel};
use canghai_app::{
    ChartName, Ending, Event, FigureId, Language, Needs, ShareEvent, TableName, text_with,
};
use canghai_plan::link::address;
use canghai_plan::{Pack, Scenario};
use canghai_report::{Fonts, Report, hold, minutes, run_all};

use crate::arguments::{MinutesOptions, ReportOptions};
use crate::failure::Failure;
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
    let Chosen { named, bare, places } = Chosen::of(&pack, language, &options.scenarios)?;
    let several = bare.len() > 1;
    let held = hold(pack.clone(), language, named, places);
    let mut app =
        held.map_err(|detail| Failure::File { file: "scenarios.toml".to_owned(), detail })?;
    app.work_out(asked.needs(ending), |_| {});
    let (pool, futures) = (futures::threads(options.threads)?, Futures::new(&pack, options.seed));
    run_all(&mut app, |scenario, years| {
        pool.install(|| run_parallel(&futures, scenario, years, options.members, Precision::Double))
    })?;
    let token = link::token(&pack, &bare, places)?;
    let report = Report::new(&app, address(&options.address, &token), options.seed);
    let bytes = asked.make(&report, ending, several, options)?;
    write(&file, &bytes, language, out)
}

/// Writes the minutes of a project file as a document.
pub(crate) fn run_minutes(
    options: &MinutesOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let file = options.file.display().to_string();
    if Ending::of(&file) != Some(Ending::Docx) {
        return Err(Failure::NoDocument(file));
    }
    let pack = open::pack(options.plan.as_deref())?;
    let mut app = open::project(&pack, language, &options.project)?;
    app.update(Event::Share(ShareEvent::Here(options.address.clone())));
    write(&file, &minutes(&app)?, language, out)
}

fn write(
    file: &str,
    bytes: &[u8],
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    fs::write(file, bytes)
        .map_err(|error| Failure::File { file: file.to_owned(), detail: error.to_string() })?;
    writeln!(out, "{}", text_with(language, "cli.written", &[("file", file)]))?;
    Ok(())
}

/// The scenarios of a report.
struct Chosen {
    /// Under the names that they are shown by.
    named: Vec<Scenario>,
    /// As a link holds them.
    bare: Vec<Scenario>,
    /// Places of the open one and of the base.
    places: (usize, usize),
}

impl Chosen {
    /// Those of a project file as they are open in it; of several others the first is the base and
    /// the second open.
    fn of(pack: &Pack, language: Language, names: &[String]) -> Result<Self, Failure> {
        if let [name] = names
            && open::is_project(name)
        {
            let (bare, places) = open::project(pack, language, Path::new(name))?.passed_on();
            return Ok(Self { named: bare.clone(), bare, places });
        }
        let scenarios = open::scenarios(pack, language, names)?;
        let places = (scenarios.len().saturating_sub(1).min(1), 0);
        let bare = scenarios.iter().map(|(_, scenario)| scenario.clone()).collect();
        let named = scenarios.into_iter().map(|(name, scenario)| Scenario { name, ..scenario });
        Ok(Self { named: named.collect(), bare, places })
    }
}

/// What the options say of the file.
struct Asked {
    chart: Option<ChartName>,
    size: (u32, u32),
    table: TableName,
}

impl Asked {
    fn of(options: &ReportOptions, pack: &Pack) -> Result<Self, Failure> {
        let unknown = |option, name: &str, known: Vec<String>| Failure::Name {
            option,
            found: name.to_owned(),
            known,
        };
        let chart = options.chart.as_deref().map(|name| {
            let chart = ChartName::of(pack, name);
            chart.ok_or_else(|| unknown("chart", name, ChartName::names(pack)))
        });
        let table = options.table_name.as_deref().map_or(Ok(TableName::Outcomes), |name| {
            let table = TableName::of(name);
            let known = || TableName::ALL.map(|(word, _)| word.to_owned()).to_vec();
            table.ok_or_else(|| unknown("table", name, known()))
        });
        let size = options.size.as_deref().map_or(Ok(Report::SIZE), size);
        Ok(Self { chart: chart.transpose()?, size: size?, table: table? })
    }

    /// What has to be worked out beside the runs.
    fn needs(&self, ending: Ending) -> Needs {
        match ending {
            Ending::Svg | Ending::Png => self.chart.map_or(Needs::Nothing, ChartName::needs),
            Ending::Csv => self.table.needs(),
            _ => Needs::Nothing,
        }
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
