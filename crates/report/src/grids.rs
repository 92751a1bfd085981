//! Tables in words for documents and slides.

use canghai_app::view::{Cell as InputCell, Compare, TargetCell};
use canghai_app::{BoardRow, text};

use crate::about::Report;
use crate::words::capital;

/// Scenarios up to which the board has columns for one alone.
const ONE_BOARD: usize = 2;

/// A table in words; its first row is its head.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// Parts of the whole width, summing to 1.
    pub(crate) widths: Vec<f64>,
    /// The rows, as long as there are widths.
    pub(crate) rows: Vec<Vec<GridCell>>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) struct GridCell {
    /// Its lines, each with whether it is bold.
    pub(crate) lines: Vec<(String, bool)>,
    /// Whether it stands to the right.
    pub(crate) right: bool,
}

impl GridCell {
    fn left(words: impl Into<String>) -> Self {
        Self { lines: vec![(words.into(), false)], right: false }
    }

    fn right(words: impl Into<String>) -> Self {
        Self { lines: vec![(words.into(), false)], right: true }
    }

    fn bold(words: impl Into<String>) -> Self {
        Self { lines: vec![(words.into(), true)], right: false }
    }
}

impl Grid {
    /// A table whose first column is so wide and whose others are alike.
    fn alike(first: f64, rows: Vec<Vec<GridCell>>) -> Self {
        let others = rows.first().map_or(0, Vec::len).saturating_sub(1);
        let mut widths = vec![first];
        widths.extend(std::iter::repeat_n((1.0 - first) / others.max(1) as f64, others));
        Self { widths, rows }
    }
}

impl Report<'_> {
    /// The board: of the open scenario alone, or of all where there are several.
    pub(crate) fn board_grid(&self) -> Grid {
        match &self.page().compare {
            Some(compare) if compare.columns.len() > ONE_BOARD => self.board_of_all(compare),
            _ => self.board_of_one(),
        }
    }

    fn board_of_one(&self) -> Grid {
        let say = |key: &str| self.say(&format!("board.{key}"));
        let head = vec![
            GridCell::left(say("target")),
            GridCell::right(say("level")),
            GridCell::right(say("value")),
            GridCell::right(say("range")),
            GridCell::right(say("probability")),
            GridCell::left(say("verdict")),
        ];
        let row = |row: &BoardRow| {
            let futures = row.futures.as_ref();
            let chance = futures.and_then(|futures| futures.probability.as_ref());
            let chance = chance.map(|chance| format!("{} {}", chance.number, chance.word));
            vec![
                GridCell::left(&row.label),
                GridCell::right(&row.level),
                GridCell::right(&row.value),
                GridCell::right(futures.map_or("", |futures| &futures.range)),
                GridCell::right(chance.unwrap_or_default()),
                GridCell::left(format!("{} · {}", row.status_text, row.gap)),
            ]
        };
        let rows = self.judged().into_iter().map(row);
        let rows = std::iter::once(head).chain(rows).chain([self.joint_row()]).collect();
        Grid { widths: vec![0.27, 0.08, 0.145, 0.15, 0.145, 0.21], rows }
    }

    /// The probability of all targets at once.
    fn joint_row(&self) -> Vec<GridCell> {
        let (label, chance) = self.page().futures.as_ref().map_or_else(Default::default, |it| {
            (it.joint_label.clone(), format!("{} {}", it.joint.number, it.joint.word))
        });
        let [a, b, c] = [""; 3].map(GridCell::right);
        vec![GridCell::bold(capital(&label)), a, b, c, GridCell::right(chance), GridCell::left("")]
    }

    /// Every scenario's value, range and probability of each target.
    fn board_of_all(&self, compare: &Compare) -> Grid {
        let cell = |cell: &TargetCell| {
            let chance = cell.chance.as_ref().map_or("", |chance| chance.number.as_str());
            let small = format!("{} · {chance}", cell.range);
            GridCell { lines: vec![(cell.value.clone(), true), (small, false)], right: true }
        };
        let rows = compare.targets.rows.iter().map(|row| {
            let lines = vec![(row.label.clone(), false), (row.target.clone(), false)];
            let name = GridCell { lines, right: false };
            std::iter::once(name).chain(row.cells.iter().map(cell)).collect()
        });
        let mut last = vec![GridCell::left(capital(&compare.targets.joint_label))];
        last.extend(compare.targets.joint.iter().map(|chance| {
            GridCell::right(chance.as_ref().map_or("", |chance| chance.number.as_str()))
        }));
        let head = names(self.say("board.cells"), compare);
        Grid::alike(0.26, std::iter::once(head).chain(rows).chain([last]).collect())
    }

    /// Inputs in which the scenarios differ, so many of them at most, and how many are left out;
    /// `None` where none differs.
    pub(crate) fn inputs_grid(&self, most: usize) -> Option<(Grid, usize)> {
        let compare = self.page().compare.as_ref()?;
        let rows = &compare.inputs.rows;
        let cell = |cell: &InputCell| GridCell {
            lines: vec![(cell.text.clone(), cell.differs)],
            right: true,
        };
        let lines = rows.iter().take(most).map(|row| {
            let name = GridCell::left(self.named_unit(&row.label, &row.unit));
            std::iter::once(name).chain(row.cells.iter().map(cell)).collect()
        });
        let head = names(text(self.language(), "compare.inputs"), compare);
        // names have what room the scenarios leave
        let first = 0.52 - 0.03 * compare.columns.len() as f64;
        let grid = Grid::alike(first, std::iter::once(head).chain(lines).collect());
        (!rows.is_empty()).then_some((grid, rows.len().saturating_sub(most)))
    }

    /// The scenarios in a few lines: share, its range and probability, the share at the horizon,
    /// when the target is reached, and what the plan's years cost and bring.
    pub(crate) fn compared_grid(&self) -> Option<Grid> {
        let compare = self.page().compare.as_ref()?;
        let say = |key: &str| self.say(&format!("compared.{key}"));
        let share = compare.targets.rows.iter().find(|row| row.key == "share")?;
        let line = |label: String, cells: Vec<String>| {
            let cells = cells.into_iter().map(GridCell::right);
            std::iter::once(GridCell::left(label)).chain(cells).collect()
        };
        let of = |read: fn(&TargetCell) -> String| share.cells.iter().map(read).collect();
        let mut rows: Vec<Vec<GridCell>> = vec![
            names(say("head"), compare),
            line(self.share_label(), of(|cell| cell.value.clone())),
            line(say("range"), of(|cell| cell.range.clone())),
            line(
                say("probability"),
                of(|cell| {
                    cell.chance.as_ref().map_or_else(String::new, |chance| chance.number.clone())
                }),
            ),
            line(self.later_label(), self.shares_at_horizon()),
            line(self.reached_label(), self.reached_times()),
        ];
        let costs = compare.cost.rows.iter().take(COSTS);
        rows.extend(costs.map(|row| {
            let cells = row.cells.iter().map(|(words, _)| words.clone()).collect();
            line(self.named_unit(&row.label, &row.unit), cells)
        }));
        Some(Grid::alike(0.4, rows))
    }
}

/// Rows of the costs that are shown: sums of the plan's years and the value added that is more.
const COSTS: usize = 6;

/// A head with the names of the scenarios.
fn names(first: String, compare: &Compare) -> Vec<GridCell> {
    let names = compare.columns.iter().map(|column| GridCell::right(&column.name));
    std::iter::once(GridCell::left(first)).chain(names).collect()
}
