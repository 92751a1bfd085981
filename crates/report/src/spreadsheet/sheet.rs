//! A table as a sheet.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use crate::table::{Cell, Look, Table};

/// Colours of the head and of its line.
pub(super) const HEAD: Color = Color::RGB(0x00e8_f1fa);
const LINE: Color = Color::RGB(0x000b_63b0);
/// Narrowest and widest column, in the width of a digit.
const WIDTHS: (f64, f64) = (7.0, 56.0);

/// Writes a table with a frozen head, filters, and columns as wide as what stands in them.
pub(super) fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(&table.columns) {
        let align = alignment(table, column.into());
        let indent = u8::from(align == FormatAlign::Left);
        let head = head_format().set_align(align).set_indent(indent);
        sheet.write_string_with_format(0, column, name, &head)?;
        sheet.set_column_width(column, width(table, column.into()))?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(words) => {
                    let wrap = units(words) as f64 > WIDTHS.1;
                    sheet.write_string_with_format(
                        row,
                        column,
                        words,
                        &words_format(wrap).set_indent(1),
                    )?;
                }
                Cell::Number(value, look) => {
                    sheet.write_number_with_format(row, column, *value, &look.format())?;
                }
                Cell::Month(year, month) => {
                    let year = u16::try_from(*year).unwrap_or_default();
                    let day = ExcelDateTime::from_ymd(year, *month, 1)?;
                    sheet.write_datetime_with_format(row, column, &day, &month_format())?;
                }
                Cell::Empty => {}
            }
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// The paper size that stands for A4.
pub(super) const A4: u8 = 9;

pub(super) fn head_format() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(HEAD)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

pub(super) fn words_format(wrap: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    if wrap { format.set_text_wrap() } else { format }
}

impl Look {
    fn format(self) -> Format {
        let code = match self {
            Self::Percent => "0.00%",
            Self::Chance => "0.0%",
            Self::Tenths => "#,##0.0",
            Self::Hundredths => "#,##0.00",
            Self::Whole => "#,##0",
            Self::Exact => "General",
            Self::Year => "0",
        };
        let align = if self == Self::Year { FormatAlign::Left } else { FormatAlign::Right };
        Format::new().set_num_format(code).set_align(align).set_align(FormatAlign::Top)
    }
}

fn month_format() -> Format {
    Format::new().set_num_format("yyyy-mm").set_align(FormatAlign::Left).set_align(FormatAlign::Top)
}

/// Where the head of a column stands: over its numbers or over its words.
fn alignment(table: &Table, column: usize) -> FormatAlign {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    match cells.into_iter().find(|cell| **cell != Cell::Empty) {
        Some(Cell::Number(_, look)) if *look != Look::Year => FormatAlign::Right,
        _ => FormatAlign::Left,
    }
}

/// How wide a text is, in digits: a Chinese character counts two.
pub(super) fn units(words: &str) -> usize {
    words.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// A column's width: that of its widest cell; a head may take two lines.
fn width(table: &Table, column: usize) -> f64 {
    let head = table.columns.get(column).map_or(0, |name| units(name).div_ceil(2) + 3);
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Text(words) => units(words),
        Cell::Number(_, Look::Exact | Look::Tenths) => 11,
        Cell::Number(_, Look::Year) | Cell::Month(..) => 6,
        Cell::Number(..) => 9,
        Cell::Empty => 0,
    });
    let widest = cells.max().unwrap_or(0).max(head) + 2;
    (widest as f64).clamp(WIDTHS.0, WIDTHS.1)
}
