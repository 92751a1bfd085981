//! Native charts over the sheet of months.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisDateUnitType, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::sheet::A4;
use crate::about::Report;
use crate::palette::{EAST, SECTORS, SIDES, rgb, token};

/// Columns of the sheet of months.
const MONTH: u16 = 1;
const SHARE: u16 = 2;
const LOW: u16 = 3;
const HIGH: u16 = 5;
const TARGET: u16 = 6;
const FIRST_SECTOR: u16 = 8;
/// Size of a chart, pixels.
const SIZE: (u32, u32) = (960, 440);
/// Dashes of the lines of scenarios side by side, the base first.
const DASHES: [ChartLineDashType; 6] = [
    ChartLineDashType::Dash,
    ChartLineDashType::Solid,
    ChartLineDashType::LongDashDot,
    ChartLineDashType::LongDashDotDot,
    ChartLineDashType::LongDash,
    ChartLineDashType::DashDot,
];
/// Rows that a chart takes.
const ROWS: u32 = 24;

/// Puts the charts on their sheet: the share of every scenario with the target, then the sectors of
/// the open scenario on top of each other.
pub(super) fn insert(report: &Report, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.insert_chart(1, 1, &share(report))?;
    sheet.insert_chart(1 + ROWS, 1, &sectors(report))?;
    sheet.write_string(3 + 2 * ROWS, 1, report.source_line())?;
    sheet.set_screen_gridlines(false);
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 1);
    Ok(())
}

/// The months of a scenario on their sheet.
struct Months {
    sheet: String,
    first: u32,
    last: u32,
}

impl Months {
    fn of(report: &Report, place: usize) -> Self {
        let months = report.pack().calendar.horizon_months();
        let at = |months: usize| u32::try_from(months).unwrap_or(u32::MAX);
        Self {
            sheet: report.say("sheet.months"),
            first: 1 + at(place * months),
            last: at((place + 1) * months),
        }
    }

    fn column(&self, column: u16) -> (&str, u32, u16, u32, u16) {
        (&self.sheet, self.first, column, self.last, column)
    }

    /// Adds a line.
    fn line(&self, chart: &mut Chart, column: u16, name: &str, line: &ChartLine) {
        chart
            .add_series()
            .set_name(name)
            .set_categories(self.column(MONTH))
            .set_values(self.column(column))
            .set_format(ChartFormat::new().set_line(line));
    }
}

fn share(report: &Report) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    let scenarios = report.scenarios();
    let open = report.open_place();
    let months = |place| Months::of(report, place);
    for (place, one) in scenarios.iter().enumerate() {
        let style = report.style_of(place);
        let colour = Color::from(rgb(SIDES[style % SIDES.len()]));
        let mut line = ChartLine::new();
        line.set_color(colour).set_width(if place == open { 2.5 } else { 1.75 });
        line.set_dash_type(DASHES[style % DASHES.len()]);
        months(place).line(&mut chart, SHARE, &one.name, &line);
    }
    let colour = Color::from(rgb(SIDES[report.style_of(open) % SIDES.len()]));
    for (column, key) in [(HIGH, "chart.high"), (LOW, "chart.low")] {
        let mut line = ChartLine::new();
        line.set_color(colour).set_width(0.75).set_dash_type(ChartLineDashType::RoundDot);
        let name = report.say_with(key, &[("scenario", &report.open_name())]);
        months(open).line(&mut chart, column, &name, &line);
    }
    let mut target = ChartLine::new();
    target.set_color(Color::from(rgb(token("goal"))));
    target.set_width(1.5).set_dash_type(ChartLineDashType::SquareDot);
    months(0).line(&mut chart, TARGET, &report.target_words(), &target);
    dressed(chart, &canghai_app::text(report.language(), "chart.share"), "0%")
}

fn sectors(report: &Report) -> Chart {
    let mut chart = Chart::new(ChartType::AreaStacked);
    let months = Months::of(report, report.open_place());
    let sectors = (FIRST_SECTOR..).zip(&report.pack().sectors).zip(SECTORS.iter().cycle());
    let all: Vec<_> = sectors.collect();
    // the last sector lies lowest, so that names read in the plan's order
    for ((column, sector), colour) in all.into_iter().rev() {
        let mut fill = ChartSolidFill::new();
        fill.set_color(Color::from(rgb(colour)));
        chart
            .add_series()
            .set_name(report.language().of(&sector.short))
            .set_categories(months.column(MONTH))
            .set_values(months.column(column))
            .set_format(ChartFormat::new().set_solid_fill(&fill));
    }
    let title = report.say_with("chart.sectors", &[("scenario", &report.open_name())]);
    dressed(chart, &title, "#,##0")
}

/// A chart with its title, axes and legend.
fn dressed(mut chart: Chart, title: &str, numbers: &str) -> Chart {
    let font = |size: f64| {
        let mut font = ChartFont::new();
        font.set_name(EAST).set_size(size);
        font
    };
    let mut bold = font(13.0);
    bold.set_bold();
    chart.title().set_name(title).set_font(&bold);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(10.0));
    let quiet = |axis: &mut ChartAxis| {
        axis.set_font(&font(9.0));
    };
    quiet(chart.x_axis());
    quiet(chart.y_axis());
    let mut grid = ChartLine::new();
    grid.set_color(Color::from(rgb(token("border"))));
    chart.x_axis().set_date_axis(true).set_num_format("yyyy");
    chart.x_axis().set_major_unit(1).set_major_unit_date_type(ChartAxisDateUnitType::Years);
    chart.y_axis().set_num_format(numbers).set_major_gridlines_line(&grid);
    chart.set_width(SIZE.0).set_height(SIZE.1).set_alt_text(title);
    chart
}
