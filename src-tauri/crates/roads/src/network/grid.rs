//! Which edges pass through which cell of a grid of 0.01 degrees, for finding what is near.

use rayon::prelude::*;

use super::{Columns, Edge, Units};

/// Side of a cell, units of 1e-7 degrees.
const CELL: i64 = 100_000;

/// Cells in a row round the earth.
const COLUMNS: i64 = 3_600_000_000 / CELL;

/// A stretch between vertices over more cells than this is entered where it runs, not in its whole box.
const SPAN: i64 = 3;

/// Most cells that are looked at on each side of a place.
const MOST_CELLS: i64 = 2000;

/// Most places at which a long stretch is entered.
const MOST_PLACES: u32 = 10_000;

/// Edges by cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Grid {
    /// Numbers of the cells that hold something, ascending.
    pub(crate) cells: Vec<u32>,
    /// Where the edges of each start; one more than there are cells.
    pub(crate) first: Vec<u32>,
    pub(crate) edges: Vec<Edge>,
}

fn row_column(at: Units) -> (i64, i64) {
    ((i64::from(at.0) + 900_000_000) / CELL, (i64::from(at.1) + 1_800_000_000) / CELL)
}

fn number(row: i64, column: i64) -> u32 {
    u32::try_from(row * COLUMNS + column.rem_euclid(COLUMNS)).unwrap_or(u32::MAX)
}

impl Grid {
    pub(crate) fn new(columns: &Columns) -> Self {
        let count = u32::try_from(columns.ends.len()).unwrap_or(u32::MAX);
        let mut pairs: Vec<(u32, Edge)> = (0..count)
            .into_par_iter()
            .flat_map_iter(|edge| {
                let mut cells = Vec::new();
                for pair in columns.points(edge).windows(2) {
                    let ((r0, c0), (r1, c1)) = (row_column(pair[0]), row_column(pair[1]));
                    let (rows, cols) = (r0.min(r1)..=r0.max(r1), c0.min(c1)..=c0.max(c1));
                    let span = (r0 - r1).abs().max((c0 - c1).abs());
                    if span > SPAN {
                        // Two places for every cell on the way; ferries round the earth get fewer.
                        let places = u32::try_from(2 * span).unwrap_or(u32::MAX).min(MOST_PLACES);
                        for at in 0..=places {
                            let share = f64::from(at) / f64::from(places);
                            let (row, column) = row_column(super::between(pair[0], pair[1], share));
                            cells.push(number(row, column));
                        }
                    } else {
                        cells.extend(rows.flat_map(|row| cols.clone().map(move |column| number(row, column))));
                    }
                }
                cells.sort_unstable();
                cells.dedup();
                cells.into_iter().map(move |cell| (cell, edge))
            })
            .collect();
        pairs.par_sort_unstable();
        let mut grid = Self::default();
        for (cell, edge) in pairs {
            if grid.cells.last() != Some(&cell) {
                grid.cells.push(cell);
                grid.first.push(u32::try_from(grid.edges.len()).unwrap_or(u32::MAX));
            }
            grid.edges.push(edge);
        }
        grid.first.push(u32::try_from(grid.edges.len()).unwrap_or(u32::MAX));
        grid
    }

    /// Edges that may come within `metres` of a place and that `wanted` accepts, each once, ascending. `wanted` is asked
    /// again for an edge in several cells.
    pub(crate) fn near(&self, at: Units, metres: f64, wanted: impl Fn(Edge) -> bool) -> Vec<Edge> {
        let (north, east) = super::geometry::metres_per_degree(f64::from(at.0) / 1e7);
        // Long stretches are entered at places half a cell apart: whatever is near is in a cell at most a quarter off.
        #[expect(clippy::cast_possible_truncation)]
        let reach =
            |per_degree: f64| ((metres / per_degree.max(1.0) * 1e7) as i64).clamp(0, MOST_CELLS * CELL) + CELL / 4;
        let (up, right) = (reach(north), reach(east));
        let (lat, lon) = (i64::from(at.0) + 900_000_000, i64::from(at.1) + 1_800_000_000);
        let cells = |from: i64, to: i64| from.div_euclid(CELL)..=to.div_euclid(CELL);
        let mut edges = Vec::new();
        for row in cells(lat - up, lat + up) {
            if !(0..=1_800_000_000 / CELL).contains(&row) {
                continue;
            }
            for column in cells(lon - right, lon + right) {
                if let Ok(at) = self.cells.binary_search(&number(row, column)) {
                    let own = &self.edges[self.first[at] as usize..self.first[at + 1] as usize];
                    edges.extend(own.iter().copied().filter(|edge| wanted(*edge)));
                }
            }
        }
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    pub(crate) fn memory(&self) -> usize {
        4 * (self.cells.len() + self.first.len() + self.edges.len())
    }
}
