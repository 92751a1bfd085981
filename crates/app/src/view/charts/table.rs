//! The numbers behind the charts.

use canghai_analysis::Quantiles;

use super::frame::answer;
use super::unit::Unit;
use crate::board::month;
use crate::charts_state::Rows;
use crate::format::{grouped, percent};
use crate::state::App;
use crate::text::{text, text_with};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Names of the columns, the first that of the rows' heads, with units.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Words of the button that copies it.
    pub copy: String,
    /// Said when it was copied.
    pub copied: String,
    /// Said where the browser copies nothing.
    pub not_copied: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The time.
    pub head: String,
    /// The values, in words.
    pub cells: Vec<String>,
}

impl Table {
    /// The table as text with tabs between the columns, as spreadsheets take it.
    #[must_use]
    pub fn tab_separated(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let cells = std::iter::once(&row.head).chain(&row.cells);
            // a spreadsheet knows no minus but the hyphen, and no separators of thousands
            let plain = cells.map(|cell| cell.replace('−', "-").replace(',', ""));
            plain.collect::<Vec<_>>().join("\t")
        });
        let lines: Vec<String> = std::iter::once(self.columns.join("\t")).chain(rows).collect();
        lines.join("\n") + "\n"
    }
}

/// The values of one row.
struct Values<'a> {
    share: f64,
    base: f64,
    range: Option<&'a Quantiles>,
    sectors: &'a [f64],
    other: f64,
}

pub(super) fn table(app: &App) -> Table {
    let language = app.language();
    let rows = match app.charts().rows {
        Rows::Years => years(app),
        Rows::Months => months(app),
    };
    let caption = match app.charts().rows {
        Rows::Years => "table.caption_years",
        Rows::Months => "table.caption_months",
    };
    Table {
        caption: text(language, caption),
        columns: columns(app),
        rows,
        copy: text(language, "table.copy"),
        copied: text(language, "table.copied"),
        not_copied: text(language, "table.not_copied"),
    }
}

fn columns(app: &App) -> Vec<String> {
    let language = app.language();
    let named = |key: &str| text(language, &format!("table.{key}"));
    let mut columns: Vec<String> =
        ["time", "share", "low", "high", "base", "difference"].map(named).to_vec();
    let with_unit = |name: &str| text_with(language, "table.money", &[("name", name)]);
    let sectors = app.pack().sectors.iter().map(|sector| with_unit(language.of(&sector.short)));
    columns.push(with_unit(&named("total")));
    columns.extend(sectors);
    columns.push(with_unit(&named("other")));
    columns
}

fn years(app: &App) -> Vec<Row> {
    let pairs = app.results().years.iter().zip(&app.base().years).enumerate();
    let row = |(index, (own, base)): (usize, (&canghai_sim::YearOutcomes<f64>, _))| {
        let base: &canghai_sim::YearOutcomes<f64> = base;
        let values = Values {
            share: own.city.share,
            base: base.city.share,
            range: answer(app).and_then(|answer| answer.summary.quantiles(index, "share")),
            sectors: &own.value_added,
            other: own.other,
        };
        Row { head: app.pack().calendar.year(index).to_string(), cells: values.cells(app) }
    };
    pairs.map(row).collect()
}

fn months(app: &App) -> Vec<Row> {
    let (own, base) = (app.results(), app.base());
    let start = f64::from(app.pack().calendar.base_year + 1);
    let pairs = own.rolling_share.iter().zip(&base.rolling_share);
    let money = own.value_added.iter().zip(&own.other);
    let rows = pairs.zip(money).enumerate().map(|(index, ((share, base), (sectors, other)))| {
        let values = Values {
            share: *share,
            base: *base,
            range: answer(app).and_then(|answer| answer.summary.rolling_share.get(index)),
            sectors,
            other: *other,
        };
        // the middle of the month
        let time = start + (index as f64 + 0.5) / 12.0;
        Row { head: month(app.language(), time), cells: values.cells(app) }
    });
    rows.collect()
}

impl Values<'_> {
    fn cells(&self, app: &App) -> Vec<String> {
        let end = |place: usize| self.range.map_or_else(String::new, |q| percent(q[place], 2));
        let difference = (self.share - self.base) * 100.0;
        let mut cells = vec![
            percent(self.share, 2),
            end(0),
            end(4),
            percent(self.base, 2),
            Unit::Points.words(app.language(), difference),
            grouped(self.sectors.iter().sum(), 1),
        ];
        cells.extend(self.sectors.iter().map(|value| grouped(*value, 1)));
        cells.push(grouped(self.other, 1));
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, Table};

    #[test]
    fn a_spreadsheet_gets_tabs_hyphens_and_no_separators() {
        let words = String::new;
        let table = Table {
            caption: words(),
            columns: vec!["year".into(), "a".into()],
            rows: vec![Row { head: "2020".into(), cells: vec!["−1,234.5".into()] }],
            copy: words(),
            copied: words(),
            not_copied: words(),
        };
        assert_eq!(table.tab_separated(), "year\ta\n2020\t-1234.5\n");
    }
}
