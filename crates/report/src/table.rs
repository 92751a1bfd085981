//! Tables of numbers and words, before they are a sheet or a text.

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The heads of its columns.
    pub(crate) columns: Vec<String>,
    /// Its rows, as long as the columns are many.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// A number and how it is shown; its value is never rounded.
    Number(f64, Look),
    /// A month of a year, the first being 1.
    Month(i32, u8),
    /// Nothing.
    Empty,
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// A fraction in percent with two decimals.
    Percent,
    /// A probability in percent with one decimal.
    Chance,
    /// One decimal, thousands apart.
    Tenths,
    /// Two decimals, thousands apart.
    Hundredths,
    /// Whole, thousands apart.
    Whole,
    /// As exact as it is.
    Exact,
    /// A calendar year.
    Year,
}

impl Cell {
    /// Words; nothing where there are none.
    pub(crate) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    /// A number that may be missing.
    pub(crate) fn maybe(value: Option<f64>, look: Look) -> Self {
        value.map_or(Self::Empty, |value| Self::Number(value, look))
    }

    /// A calendar year.
    pub(crate) fn year(year: i32) -> Self {
        Self::Number(year.into(), Look::Year)
    }
}

impl Look {
    /// How the values of an outcome are shown.
    pub(crate) fn of_outcome(key: &str) -> Self {
        match key {
            "share" => Self::Percent,
            "employment" => Self::Whole,
            _ => Self::Tenths,
        }
    }
}
