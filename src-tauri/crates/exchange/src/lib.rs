//! File formats: readers that locate every issue, and writers.
//!
//! A reader takes a file as it is and gives accepted rows, ready for the model, and located issues for the others;
//! `Err` only when the file cannot be read at all. No reader panics, none allocates from a size that the file merely
//! claims, none opens a network or reads the clock. Writers take neutral tables and features, and give the same bytes
//! for the same input.
//!
//! ```
//! use std::io::Cursor;
//! use passage_exchange::{ReadOptions, read};
//!
//! let csv = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n\
//!            1,2024-11-29,,36.2,37.1,1,strike/air,,SYR\n\
//!            2,29.11.2024,,36.2,37.1,1,strike/air,,SYR\n";
//! let batch = read(Cursor::new(csv), "incidents.csv", ReadOptions::default())?;
//! assert_eq!((batch.rows_accepted, batch.rows_rejected), (1, 1));
//! assert_eq!(batch.issues[0].code.code(), "not-a-date");
//! assert_eq!(batch.issues[0].row, Some(3));
//! # Ok::<(), passage_exchange::ReadError>(())
//! ```

mod archive;
mod batch;
mod binary;
mod crs;
mod dates;
mod duplicates;
mod error;
mod events;
mod flatgeobuf;
mod format;
mod gazetteer;
mod geojson;
mod geopackage;
mod glance;
mod gpx;
mod gzip;
mod input;
mod issue;
mod kml;
mod lines;
mod names;
mod options;
mod osm;
mod points;
mod prose;
mod read;
mod record;
mod routes;
mod shapefile;
mod shapes;
mod sides;
mod table;
mod tcx;
mod unused;
mod values;
mod wkb;
mod write;
mod xml;

pub use batch::{Batch, BatchKind, Item, Summary};
pub use duplicates::{Nearby, Proposal, Window, duplicates};
pub use error::ReadError;
pub use events::{
    further::{FURTHER, Further, Heard, Stretch},
    kinds::subkind,
    ucdp::SOURCE as UCDP_SOURCE,
    wkt::write as write_wkt,
};
pub use format::{Detected, Format, detect};
pub use gazetteer::{GazetteerArea, GazetteerItem, GazetteerPlace, GazetteerSummary, read_gazetteer};
pub use glance::{Glance, glance};
pub use issue::{Issue, IssueCode, Severity, VALUE_CAP};
pub use options::{DayOrder, Limits, PairOrder, Progress, ProgressFn, ReadOptions};
pub use prose::{Prose, is_prose, read_prose};
pub use read::{read, read_path, read_with};
pub use record::{CrossingRecord, EventRecord, PlaceRecord, RouteRecord, Row, SegmentRecord, SideRecord};
pub use shapefile::whole as whole_shapefile;
pub use sides::{write_hours, write_statuses};
pub use write::{
    Cell, Column, ColumnKind, Feature, Head, Loss, Lost, Sheet, Table, WriteError, Written, lost_in_csv,
    lost_in_geojson, lost_in_gpx, lost_in_kml, lost_in_xlsx, write_csv, write_geojson, write_geojson_marked, write_gpx,
    write_kml, write_kmz, write_xlsx, write_xlsx_marked,
};
