//! What stands on each slide.

use canghai_app::view::figure;
use canghai_app::{ChartName, FigureId, text};

use super::chart::{Chart, Series};
use super::shapes::{Canvas, Words};
use crate::about::Report;
use crate::office::Element;
use crate::palette::{DASHES, SECTORS, SIDES, token};

/// Edges and width between them, centimetres.
const LEFT: f64 = 1.6;
const WIDTH: f64 = 30.67;
/// Top of what a slide shows below its title.
const TOP: f64 = 3.3;
/// Documents and inputs that a slide has room for.
const MOST_SOURCES: usize = 4;
const MOST_INPUTS: usize = 8;
/// References of a slide's parts behind its layout: a chart, and on the last slide code and link.
const CHART: &str = "rId2";
const CODE: &str = "rId2";
const LINK: &str = "rId3";

/// A slide.
#[derive(Debug)]
pub(super) struct Slide {
    pub(super) shapes: Vec<Element>,
    pub(super) chart: Option<Chart>,
    /// Whether the code and the link stand on it.
    pub(super) has_code: bool,
    pub(super) link: String,
}

/// All slides; `code` says whether there is a code of the link.
pub(super) fn slides(report: &Report, code: bool) -> Vec<Slide> {
    let deck = Deck { report, code };
    let slides = [
        Some(deck.title()),
        Some(deck.share()),
        Some(deck.board()),
        Some(deck.sectors()),
        deck.comparison(),
        Some(deck.assumptions()),
    ];
    slides.into_iter().flatten().collect()
}

/// A slide without the code.
fn plain(canvas: Canvas, chart: Option<Chart>) -> Slide {
    Slide { shapes: canvas.shapes(), chart, has_code: false, link: String::new() }
}

struct Deck<'a, 'b> {
    report: &'b Report<'a>,
    code: bool,
}

impl Deck<'_, '_> {
    /// A slide with a title, a line below it and the source at its foot.
    fn titled(&self, title: &str, second: &str) -> Canvas {
        let mut canvas = Canvas::new(self.report.language());
        canvas.bar((0.0, 0.0, 0.45, 19.05), "primary");
        canvas.words((LEFT, 0.9, WIDTH, 1.3), &[Words::new(title, 26.0).bold()]);
        canvas.words((LEFT, 2.25, WIDTH, 0.9), &[Words::new(second, 14.0).coloured("text-2")]);
        let source = Words::new(self.report.source_line(), 10.0).coloured("text-3");
        canvas.words((LEFT, 18.2, WIDTH, 0.6), &[source]);
        canvas
    }

    /// A slide on which the code stands, with the link below it.
    fn with_code(&self, mut canvas: Canvas, (x, y): (f64, f64), side: f64) -> Slide {
        let report = self.report;
        if self.code {
            canvas.picture((x, y, side, side), CODE, &report.code_words());
            let words = Words::new(report.say("link"), 11.0).coloured("primary");
            canvas.link((x, y + side + 0.15, side, 0.6), &words, LINK);
        }
        let link = report.link().to_owned();
        Slide { shapes: canvas.shapes(), chart: None, has_code: self.code, link }
    }

    /// The question and its answer.
    fn title(&self) -> Slide {
        let report = self.report;
        let mut canvas = Canvas::new(report.language());
        canvas.bar((0.0, 0.0, 33.87, 0.6), "primary");
        canvas.words((LEFT, 2.6, WIDTH, 4.4), &[Words::new(report.question(), 38.0).bold()]);
        let verdict = report.sentence(&report.page().headline.verdict);
        canvas.words((LEFT, 7.4, WIDTH, 2.6), &[Words::new(verdict, 26.0).coloured("primary")]);
        let names: Vec<String> = report.scenarios().into_iter().map(|one| one.name).collect();
        let plan = report.language().of(&report.pack().label).to_owned();
        let small = |words: String| Words::new(words, 14.0).coloured("text-2");
        let below = [
            Words::new(plan, 18.0),
            small(names.join(&report.say("and"))),
            small(report.source_line()),
        ];
        canvas.words((LEFT, 12.2, 23.5, 4.4), &below);
        self.with_code(canvas, (27.6, 11.9), 4.6)
    }

    /// The share against the target.
    fn share(&self) -> Slide {
        let report = self.report;
        let page = report.page();
        let mut canvas = self.titled(&page.headline.title, &report.open_name());
        let mut lines = vec![Words::new(&page.headline.value, 60.0).bold().coloured("primary")];
        if let Some(futures) = &page.futures {
            lines.push(Words::new(&futures.interval, 18.0));
            lines.extend(futures.share.as_ref().map(|it| Words::new(&it.sentence, 18.0).bold()));
        }
        lines.push(Words::new(report.target_words(), 16.0).coloured("goal"));
        lines.push(Words::new(&page.headline.difference, 16.0));
        let reached = page.futures.as_ref().map(|futures| futures.reached.clone());
        lines.extend(reached.map(|it| Words::new(it, 14.0).coloured("text-2")));
        canvas.words((LEFT, TOP + 0.4, 10.2, 14.0), &lines);
        let words = report.main_chart_words();
        canvas.chart((12.6, TOP, 20.0, 14.4), CHART, &words);
        plain(canvas, Some(self.share_chart()))
    }

    /// The board of targets.
    fn board(&self) -> Slide {
        let report = self.report;
        let title = &report.page().board_words.title;
        let mut canvas = self.titled(title, &report.board_note());
        let grid = report.board_grid();
        let several = grid.rows.iter().flatten().any(|cell| cell.lines.len() > 1);
        let (height, size) = if several { (1.2, 11.5) } else { (1.15, 14.0) };
        canvas.table((LEFT, TOP + 0.2, WIDTH), &grid, height, size);
        plain(canvas, None)
    }

    /// The sectors on top of each other, and each in a line.
    fn sectors(&self) -> Slide {
        let report = self.report;
        let title = text(report.language(), "stacked.title");
        let mut canvas = self.titled(
            &title,
            &format!(
                "{} · {}",
                report.open_name(),
                text(report.language(), "unit.yi_yuan_per_year")
            ),
        );
        canvas.chart((LEFT, TOP, 18.6, 14.4), CHART, &title);
        let mut lines = Vec::new();
        for index in 0..report.pack().sectors.len() {
            // the words are those of any size
            let figure = figure(report.app(), FigureId::Sector(index), (400.0, 300.0));
            lines.push(Words::new(figure.title, 14.0).bold());
            lines.push(
                Words::new(format!("{} · {}", figure.value, figure.factor), 12.0)
                    .coloured("text-2"),
            );
        }
        canvas.words((20.9, TOP + 0.4, 11.4, 14.0), &lines);
        plain(canvas, Some(self.sector_chart()))
    }

    /// The scenarios side by side, where there are several.
    fn comparison(&self) -> Option<Slide> {
        let report = self.report;
        let grid = report.compared_grid().filter(|_| report.compares())?;
        let sentence = report.page().compare.as_ref().map_or("", |it| it.sentence.as_str());
        let mut canvas = self.titled(&report.say("heading.compared"), "");
        canvas.words((LEFT, 2.3, WIDTH, 1.9), &[Words::new(report.sentence(sentence), 15.0)]);
        canvas.table((LEFT, 4.4, WIDTH), &grid, 0.95, 12.0);
        let note = report.page().compare.as_ref().map_or("", |it| it.cost.note.as_str());
        canvas.words((LEFT, 16.9, WIDTH, 1.2), &[Words::new(note, 10.5).coloured("text-2")]);
        Some(plain(canvas, None))
    }

    /// Inputs, assumptions and sources.
    fn assumptions(&self) -> Slide {
        let report = self.report;
        let mut canvas = self.titled(&report.say("heading.sources"), &report.say("note_text"));
        let mut left_out = 0;
        if let Some((grid, others)) = report.inputs_grid(MOST_INPUTS) {
            let size = if report.scenarios().len() > 4 { 9.0 } else { 11.0 };
            canvas.table((LEFT, TOP + 0.9, 15.6), &grid, 0.9, size);
            left_out = others;
        }
        let note = Words::new(report.inputs_note(left_out), 10.5).coloured("text-2");
        canvas.words((LEFT, 15.6, 15.6, 2.2), &[note]);
        let small = |words: String| Words::new(words, 11.0).coloured("text-2");
        let mut lines: Vec<Words> = Vec::new();
        for line in report.assumptions() {
            lines.push(Words::new(line.label, 12.0).bold());
            lines.push(small(line.value));
        }
        lines.push(small(report.grades()));
        lines.push(Words::new(report.say("source"), 12.0).bold());
        lines.extend(report.main_sources(MOST_SOURCES).into_iter().map(small));
        canvas.words((18.2, TOP + 0.9, 14.1, 9.4), &lines);
        self.with_code(canvas, (28.9, 13.9), 3.4)
    }

    /// The shares of all scenarios, the range of the open one, and the target.
    fn share_chart(&self) -> Chart {
        let report = self.report;
        let (scenarios, open) = (report.scenarios(), report.open_place());
        let mut series: Vec<Series> = Vec::new();
        let alone = report.main_chart() != ChartName::All;
        for (place, one) in scenarios.iter().enumerate() {
            // beside one scenario alone the base meets its world, as on the page
            let results = if alone && one.is_base { report.app().base() } else { one.results };
            series.push(Series {
                name: one.name.clone(),
                values: results.rolling_share.clone(),
                colour: SIDES[report.style_of(place) % SIDES.len()],
                width: if place == open { 3.5 } else { 2.25 },
                dash: DASHES[report.style_of(place) % DASHES.len()],
            });
        }
        let ranges = report.summary().map_or(&[][..], |summary| &summary.rolling_share);
        for (key, end) in [("chart.high", 4), ("chart.low", 0)] {
            series.push(Series {
                name: report.say_with(key, &[("scenario", &report.open_name())]),
                values: ranges.iter().map(|range| range[end]).collect(),
                colour: SIDES[report.style_of(open) % SIDES.len()],
                width: 1.0,
                dash: "sysDot",
            });
        }
        let months = self.months();
        series.extend(report.pack().share_target().map(|level| Series {
            name: report.target_words(),
            values: vec![level; months.len()],
            colour: token("goal"),
            width: 1.75,
            dash: "sysDash",
        }));
        let lowest = series.iter().flat_map(|one| &one.values).copied().fold(1.0, f64::min);
        let lowest = Some((lowest * 50.0).floor() / 50.0);
        Chart { stacked: false, months, series, numbers: "0%", lowest }
    }

    /// Value added of the sectors of the open scenario; the last sector lies lowest, so that names
    /// read in the plan's order.
    fn sector_chart(&self) -> Chart {
        let report = self.report;
        let months = &report.app().results().value_added;
        let sectors = report.pack().sectors.iter().enumerate().rev();
        let series = sectors.map(|(index, sector)| Series {
            name: report.language().of(&sector.short).to_owned(),
            values: months.iter().filter_map(|month| month.get(index)).copied().collect(),
            colour: SECTORS[index % SECTORS.len()],
            width: 0.0,
            dash: "solid",
        });
        let series = series.collect();
        Chart { stacked: true, months: self.months(), series, numbers: "#,##0", lowest: None }
    }

    fn months(&self) -> Vec<(u16, u8)> {
        let calendar = &self.report.pack().calendar;
        let years = (0..calendar.horizon_years).map(|index| calendar.year(index));
        let years = years.map(|year| u16::try_from(year).unwrap_or_default());
        years.flat_map(|year| (1..=12).map(move |month| (year, month))).collect()
    }
}
