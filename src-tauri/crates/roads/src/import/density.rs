//! How densely roads lie around each: the mark of a town, which no tag carries.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    RoadClass,
    network::{Columns, Edge, Units},
};

/// Side of a cell, units of 1e-7 degrees: 0.01 degrees.
const CELL: i32 = 100_000;

/// Kilometres of a cell from south to north.
const CELL_KM: f64 = 1.11;

/// For every edge: kilometres of road on each square kilometre, of the cell that its middle lies in and the eight around
/// it. Ferries, gates and paths do not count.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn of(columns: &Columns) -> Vec<u8> {
    let mut km: HashMap<Units, f64> = HashMap::new();
    let edges = u32::try_from(columns.ends.len()).unwrap_or(u32::MAX);
    for edge in 0..edges {
        let kind = &columns.kinds[usize::from(columns.kind[edge as usize])];
        if !matches!(kind.class, RoadClass::Path | RoadClass::Ferry | RoadClass::Gate) {
            *km.entry(cell(columns, edge)).or_default() += f64::from(columns.length_cm[edge as usize]) / 100_000.0;
        }
    }
    let around = |(row, column): Units| {
        let cells = (-1..=1).flat_map(|up| (-1..=1).map(move |right| (row + up, column + right)));
        let sum: f64 = cells.filter_map(|cell| km.get(&cell)).sum();
        let lat = f64::from(row) * 0.01;
        let square_km = 9.0 * CELL_KM * CELL_KM * lat.to_radians().cos().max(0.01);
        (sum / square_km).round().clamp(0.0, 255.0) as u8
    };
    let cells: Vec<Units> = km.keys().copied().collect();
    let of_cell: HashMap<Units, u8> = cells.into_par_iter().map(|cell| (cell, around(cell))).collect();
    (0..edges).into_par_iter().map(|edge| of_cell.get(&cell(columns, edge)).copied().unwrap_or(0)).collect()
}

fn cell(columns: &Columns, edge: Edge) -> Units {
    let (a, b) = columns.ends[edge as usize];
    let (a, b) = (columns.nodes[a as usize], columns.nodes[b as usize]);
    (a.0.midpoint(b.0).div_euclid(CELL), a.1.midpoint(b.1).div_euclid(CELL))
}
