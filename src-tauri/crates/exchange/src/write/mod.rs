//! Writers: neutral tables and features to files for others. The same input gives the same bytes.

mod antimeridian;
mod csv;
mod feature;
mod geojson;
mod gpx;
mod kml;
mod lost;
mod rows;
mod xlsx;
mod xml;

/// What stands at the head of a file for others.
#[derive(Debug, Clone, Copy)]
pub struct Head<'t> {
    /// Its title.
    pub title: &'t str,
    /// With whom it may be shared: `TLP:AMBER`.
    pub marking: Option<&'t str>,
}

impl<'t> From<&'t str> for Head<'t> {
    fn from(title: &'t str) -> Self {
        Self { title, marking: None }
    }
}

pub use self::{
    csv::write_csv,
    feature::Feature,
    geojson::{write_geojson, write_geojson_marked},
    gpx::write_gpx,
    kml::{write_kml, write_kmz},
    lost::{Loss, Lost, lost_in_csv, lost_in_geojson, lost_in_gpx, lost_in_kml, lost_in_xlsx},
    rows::{Cell, Column, ColumnKind, Table},
    xlsx::{Sheet, write_xlsx, write_xlsx_marked},
};

/// A file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The operating system refused, or the disk is full.
    #[error("writing failed: {0}")]
    Io(#[from] std::io::Error),
    /// The table does not fit into a sheet: 1,048,576 rows, 16,384 columns, 32,767 characters a cell.
    #[error("the workbook cannot be written: {0}")]
    Workbook(String),
    /// A row has another number of cells than there are columns.
    #[error("row {row} has {cells} cells for {columns} columns")]
    Ragged {
        /// Row, from 1.
        row: usize,
        /// Its cells.
        cells: usize,
        /// Columns.
        columns: usize,
    },
}

impl WriteError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Workbook(_) => "workbook",
            Self::Ragged { .. } => "ragged",
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Rows or features written.
    pub rows: u64,
    /// Features that the format cannot hold (areas in GPX).
    pub left_out: u64,
}
