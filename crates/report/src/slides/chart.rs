//! Native charts over months, each with the workbook that it is edited in.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use crate::office::{DRAWING, Element, POINT, RELATIONS, solid, valued};
use crate::palette::token;

const CHARTS: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// Name of the workbook's sheet.
const SHEET: &str = "Sheet1";
/// Numbers of the axes.
const AXES: (u32, u32) = (111, 112);

/// A chart.
#[derive(Clone, Debug)]
pub(super) struct Chart {
    /// Whether its series lie on top of each other as areas; else they are lines.
    pub(super) stacked: bool,
    /// The months: year and month.
    pub(super) months: Vec<(u16, u8)>,
    /// Its series, those of areas from the ground up.
    pub(super) series: Vec<Series>,
    /// How numbers of the axis are shown.
    pub(super) numbers: &'static str,
    /// Lowest value of the axis, where it is not chosen by the program.
    pub(super) lowest: Option<f64>,
}

/// A series.
#[derive(Clone, Debug)]
pub(super) struct Series {
    /// Its name.
    pub(super) name: String,
    /// Its values, one a month.
    pub(super) values: Vec<f64>,
    /// Its colour.
    pub(super) colour: &'static str,
    /// Width of its line, points.
    pub(super) width: f64,
    /// Dashes of its line.
    pub(super) dash: &'static str,
}

impl Chart {
    /// The days of the months as a spreadsheet counts them.
    fn days(&self) -> Vec<f64> {
        let day = |(year, month): &(u16, u8)| ExcelDateTime::from_ymd(*year, *month, 1);
        self.months.iter().filter_map(|month| day(month).ok()).map(|day| day.to_excel()).collect()
    }

    /// The workbook with the chart's numbers.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let properties = rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?);
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet().set_name(SHEET)?;
        let month = Format::new().set_num_format("yyyy-mm");
        for (row, day) in (1..).zip(self.days()) {
            sheet.write_number_with_format(row, 0, day, &month)?;
        }
        for (column, series) in (1..).zip(&self.series) {
            sheet.write_string(0, column, &series.name)?;
            for (row, value) in (1..).zip(&series.values) {
                sheet.write_number(row, column, *value)?;
            }
        }
        workbook.save_to_buffer()
    }

    /// The chart's part; its workbook is `rId1`.
    pub(super) fn xml(&self) -> Element {
        let plot = Element::new("c:plotArea").holding([
            Element::new("c:layout"),
            self.kind(),
            time_axis(),
            value_axis(self.numbers, self.lowest),
        ]);
        let legend = Element::new("c:legend").holding([
            valued("c:legendPos", "val", "b"),
            valued("c:overlay", "val", 0),
            text(12),
        ]);
        let chart = Element::new("c:chart").holding([
            valued("c:autoTitleDeleted", "val", 1),
            plot,
            legend,
            valued("c:plotVisOnly", "val", 1),
            valued("c:dispBlanksAs", "val", "gap"),
        ]);
        let book =
            valued("c:externalData", "r:id", "rId1").holding([valued("c:autoUpdate", "val", 0)]);
        Element::new("c:chartSpace")
            .with("xmlns:c", CHARTS)
            .with("xmlns:a", DRAWING)
            .with("xmlns:r", RELATIONS)
            .holding([valued("c:roundedCorners", "val", 0), chart, text(12), book])
    }

    /// The lines or areas.
    fn kind(&self) -> Element {
        let (tag, grouping) =
            if self.stacked { ("c:areaChart", "stacked") } else { ("c:lineChart", "standard") };
        let series = self.series.iter().enumerate().map(|(index, one)| self.series(index, one));
        let marker = (!self.stacked).then(|| valued("c:marker", "val", 1));
        Element::new(tag)
            .holding([valued("c:grouping", "val", grouping), valued("c:varyColors", "val", 0)])
            .holding(series)
            .holding(marker)
            .holding([valued("c:axId", "val", AXES.0), valued("c:axId", "val", AXES.1)])
    }

    fn series(&self, index: usize, series: &Series) -> Element {
        let column = column(index + 1);
        let last = self.months.len() + 1;
        let name = Element::new("c:strCache").holding([
            valued("c:ptCount", "val", 1),
            valued("c:pt", "idx", 0).holding([Element::new("c:v").saying(&series.name)]),
        ]);
        let name =
            Element::new("c:strRef").holding([formula(&format!("{SHEET}!${column}$1")), name]);
        let months = numbers(&format!("{SHEET}!$A$2:$A${last}"), "yyyy\\-mm", &self.days());
        let range = format!("{SHEET}!${column}$2:${column}${last}");
        let values = numbers(&range, "General", &series.values);
        let marker = Element::new("c:marker").holding([valued("c:symbol", "val", "none")]);
        let smooth = valued("c:smooth", "val", 0);
        Element::new("c:ser")
            .holding([valued("c:idx", "val", index), valued("c:order", "val", index)])
            .holding([Element::new("c:tx").holding([name]), self.look(series)])
            .holding((!self.stacked).then_some(marker))
            .holding([Element::new("c:cat").holding([months])])
            .holding([Element::new("c:val").holding([values])])
            .holding((!self.stacked).then_some(smooth))
    }

    fn look(&self, series: &Series) -> Element {
        if self.stacked {
            return Element::new("c:spPr").holding([solid(series.colour)]);
        }
        let width = format!("{:.0}", series.width * POINT as f64);
        let line = valued("a:ln", "w", width).with("cap", "rnd").holding([
            solid(series.colour),
            valued("a:prstDash", "val", series.dash),
            Element::new("a:round"),
        ]);
        Element::new("c:spPr").holding([line])
    }
}

/// The letter of a column; a chart has some twelve series at most.
fn column(index: usize) -> char {
    ('A'..='Z').nth(index).unwrap_or('Z')
}

fn formula(range: &str) -> Element {
    Element::new("c:f").saying(range)
}

/// Numbers in a range of the workbook.
fn numbers(range: &str, format: &str, values: &[f64]) -> Element {
    let points = values.iter().enumerate().map(|(index, value)| {
        valued("c:pt", "idx", index).holding([Element::new("c:v").saying(value.to_string())])
    });
    let cache = Element::new("c:numCache")
        .holding([Element::new("c:formatCode").saying(format)])
        .holding([valued("c:ptCount", "val", values.len())])
        .holding(points);
    Element::new("c:numRef").holding([formula(range), cache])
}

/// The size of letters, points.
fn text(size: u32) -> Element {
    let look = valued("a:defRPr", "sz", size * 100).holding([solid(token("text-2"))]);
    let paragraph = Element::new("a:p")
        .holding([Element::new("a:pPr").holding([look]), valued("a:endParaRPr", "lang", "en-US")]);
    let body = [Element::new("a:bodyPr"), Element::new("a:lstStyle"), paragraph];
    Element::new("c:txPr").holding(body)
}

fn line(colour: &str) -> Element {
    let line = valued("a:ln", "w", 9_525).holding([solid(token(colour))]);
    Element::new("c:spPr").holding([line])
}

/// What begins every axis.
fn axis(tag: &'static str, id: u32, lowest: Option<f64>, place: &str) -> Element {
    let lowest = lowest.map(|value| valued("c:min", "val", value));
    let scaling = Element::new("c:scaling")
        .holding([valued("c:orientation", "val", "minMax")])
        .holding(lowest);
    Element::new(tag).holding([
        valued("c:axId", "val", id),
        scaling,
        valued("c:delete", "val", 0),
        valued("c:axPos", "val", place),
    ])
}

/// The years along the bottom.
fn time_axis() -> Element {
    axis("c:dateAx", AXES.0, None, "b").holding([
        Element::new("c:numFmt").with("formatCode", "yyyy").with("sourceLinked", 0),
        valued("c:majorTickMark", "val", "out"),
        valued("c:minorTickMark", "val", "none"),
        valued("c:tickLblPos", "val", "low"),
        line("base-line"),
        text(12),
        valued("c:crossAx", "val", AXES.1),
        valued("c:crosses", "val", "autoZero"),
        valued("c:auto", "val", 1),
        valued("c:lblOffset", "val", 100),
        valued("c:baseTimeUnit", "val", "months"),
        valued("c:majorUnit", "val", 1),
        valued("c:majorTimeUnit", "val", "years"),
    ])
}

fn value_axis(numbers: &str, lowest: Option<f64>) -> Element {
    axis("c:valAx", AXES.1, lowest, "l").holding([
        Element::new("c:majorGridlines").holding([line("border")]),
        Element::new("c:numFmt").with("formatCode", numbers).with("sourceLinked", 0),
        valued("c:majorTickMark", "val", "none"),
        valued("c:minorTickMark", "val", "none"),
        valued("c:tickLblPos", "val", "nextTo"),
        line("card"),
        text(12),
        valued("c:crossAx", "val", AXES.0),
        valued("c:crosses", "val", "autoZero"),
        valued("c:crossBetween", "val", "midCat"),
    ])
}
