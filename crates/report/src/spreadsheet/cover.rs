//! The first sheet and the last: what the workbook is, and the documents behind it.

use rust_xlsxwriter::{Format, FormatAlign, Image, Url, Worksheet, XlsxError};

use super::sheet::{A4, head_format, words_format};
use crate::about::Report;

/// Widths of the columns, in digits: label, value.
const WIDTHS: [f64; 2] = [26.0, 84.0];
/// Side of the code, pixels.
const CODE: u32 = 190;

/// Writes title, findings, and what the workbook says of itself, with the code below.
pub(super) fn write(
    report: &Report,
    sheet: &mut Worksheet,
    code: Option<&[u8]>,
) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(
        0,
        0,
        report.title(),
        &Format::new().set_bold().set_font_size(16),
    )?;
    let mut row = 1;
    for sentence in report.findings() {
        let wrap = words_format(true);
        sheet.merge_range(row, 0, row, 1, &sentence, &wrap)?;
        sheet.set_row_height(row, lines(&sentence, WIDTHS[0] + WIDTHS[1]))?;
        row += 1;
    }
    row += 1;
    let label = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
    for line in report.about() {
        sheet.write_string_with_format(row, 0, &line.label, &label)?;
        let value = words_format(true);
        if line.value == report.link() {
            // an address that a spreadsheet would refuse as a link is written as words
            let linked = sheet.write_url_with_format(row, 1, Url::new(&line.value), &value);
            if linked.is_err() {
                sheet.write_string_with_format(row, 1, &line.value, &value)?;
            }
        } else {
            sheet.write_string_with_format(row, 1, &line.value, &value)?;
        }
        sheet.set_row_height(row, lines(&line.value, WIDTHS[1]))?;
        row += 1;
    }
    if let Some(code) = code {
        let image = Image::new_from_buffer(code)?.set_alt_text(report.code_words());
        sheet.insert_image(row + 1, 1, &image.set_scale_to_size(CODE, CODE, true))?;
        sheet.write_string_with_format(row + 1, 0, report.say("code"), &label)?;
    }
    sheet.set_screen_gridlines(false);
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The height of a row that holds so many words in a column of so many digits, points.
fn lines(words: &str, width: f64) -> f64 {
    let lines = (super::sheet::units(words) as f64 / (width * 0.95)).ceil().max(1.0);
    16.0 * lines
}

/// Writes the documents behind the numbers.
pub(super) fn sources(report: &Report, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let keys = ["title", "kind", "published", "address"];
    let widths = [70.0, 12.0, 8.0, 60.0];
    for ((column, key), width) in (0..).zip(keys).zip(widths) {
        let head = report.say(&format!("sources.{key}"));
        sheet.write_string_with_format(0, column, head, &head_format())?;
        sheet.set_column_width(column, width)?;
    }
    let language = report.language();
    for (row, source) in (1..).zip(&report.pack().sources) {
        let mut kind = canghai_app::text(language, &format!("source.{}", source.kind));
        if !source.seen {
            kind = format!("{kind} · {}", canghai_app::text(language, "source.recalled"));
        }
        sheet.write_string_with_format(row, 0, language.of(&source.title), &words_format(true))?;
        sheet.write_string_with_format(row, 1, kind, &words_format(true))?;
        if let Some(year) = source.year {
            sheet.write_number_with_format(row, 2, year, &words_format(false))?;
        }
        if let Some(address) = &source.address {
            let address = language.of(address);
            sheet.write_string_with_format(row, 3, address, &words_format(true))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}
