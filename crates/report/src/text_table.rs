//! Tables as text with commas, as spreadsheets open it.

use canghai_app::TableName;

use crate::about::Report;
use crate::table::Cell;
use crate::trouble::Trouble;

/// What tells Excel and WPS that a text is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

impl Report<'_> {
    /// A table as comma-separated text in UTF-8 with a byte order mark; below it, behind an empty
    /// line, where its numbers come from, a label and a value a line.
    ///
    /// # Errors
    /// What the writer says; never for a table of this crate.
    pub fn csv(&self, name: TableName) -> Result<Vec<u8>, Trouble> {
        let table = self.table(name);
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(MARK.to_vec());
        csv.write_record(&table.columns).map_err(Trouble::writer)?;
        for row in &table.rows {
            csv.write_record(row.iter().map(words)).map_err(Trouble::writer)?;
        }
        csv.write_record([""]).map_err(Trouble::writer)?;
        for line in self.about() {
            csv.write_record([line.label, line.value]).map_err(Trouble::writer)?;
        }
        for source in self.sources() {
            csv.write_record([self.say("source"), source]).map_err(Trouble::writer)?;
        }
        csv.into_inner().map_err(Trouble::writer)
    }
}

/// A cell as text; a number with all its digits. Words that a spreadsheet would take for a formula,
/// as a scenario's name from elsewhere might be made, get an apostrophe before them.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) if words.starts_with(['=', '+', '-', '@']) => format!("'{words}"),
        Cell::Text(words) => words.clone(),
        Cell::Number(value, _) => value.to_string(),
        Cell::Month(year, month) => format!("{year}-{month:02}"),
        Cell::Empty => String::new(),
    }
}
