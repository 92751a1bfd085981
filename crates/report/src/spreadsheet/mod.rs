//! The workbook.

mod charts;
mod cover;
mod sheet;

use canghai_app::TableName;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::about::Report;
use crate::palette::EAST;
use crate::trouble::Trouble;

/// A day that stands for none: a file says when its scenarios were run by model and plan, not by a
/// clock, so that the same scenarios give the same bytes.
const NO_DAY: (u16, u8, u8) = (1980, 1, 1);
/// Height of a row and width of a column of the default format, pixels.
const ROW: u32 = 20;
const COLUMN: u32 = 64;

impl Report<'_> {
    /// The workbook: a cover with link and code, charts, the tables, and the sources.
    ///
    /// # Errors
    /// What the writer says; never for one to six scenarios.
    pub fn xlsx(&self) -> Result<Vec<u8>, Trouble> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&self.properties().map_err(Trouble::writer)?);
        let code = self.code_picture()?;
        let fill = |workbook: &mut Workbook| -> Result<Vec<u8>, XlsxError> {
            workbook.set_default_format(&default_format(), ROW, COLUMN)?;
            cover::write(self, named(workbook, &self.say("sheet.cover"))?, code.as_deref())?;
            let charts = self.say("sheet.charts");
            named(workbook, &charts)?;
            for name in TableName::SHEETS {
                let sheet = named(workbook, &self.say(&format!("sheet.{}", name.word())))?;
                sheet::write(sheet, &self.table(name))?;
            }
            cover::sources(self, named(workbook, &self.say("sheet.sources"))?)?;
            charts::insert(self, workbook.worksheet_from_name(&charts)?)?;
            workbook.save_to_buffer()
        };
        fill(&mut workbook).map_err(Trouble::writer)
    }

    fn properties(&self) -> Result<DocProperties, XlsxError> {
        let (year, month, day) = NO_DAY;
        let properties = DocProperties::new()
            .set_title(self.title())
            .set_author(canghai_app::text(self.language(), "product"))
            .set_comment(self.source_line())
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
        Ok(properties)
    }
}

/// The font of every cell; a Chinese one, which has Latin letters too.
fn default_format() -> Format {
    Format::new().set_font_name(EAST).set_font_size(10.5)
}

fn named<'a>(workbook: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    workbook.add_worksheet().set_name(name)
}
