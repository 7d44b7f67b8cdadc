//! Readers against invented files, and against the development data where it lies beside the repository.

#![allow(missing_docs, clippy::unwrap_used)] // tests: a panic is the failure

mod bad_input;
mod binary_formats;
mod corpus;
mod data;
mod described;
mod foreign;
mod geo_samples;
mod geometry;
mod limits;
mod messages;
mod old_workbooks;
mod point_events;
mod reading;
mod round_trip;
mod round_trip_geo;
mod round_trip_hostile;
mod small_readers;
mod speed;
mod support;
mod table_fuzz;
mod table_samples;
mod workbooks;
