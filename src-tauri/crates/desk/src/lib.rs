//! Use-cases: what the shell, the browser host, the command line and the tests call.
//!
//! [`Session`] is the border: a command name and JSON in, JSON or an [`error::ApiError`] out. Everything behind it is
//! plain functions over [`Desk`], one module per use-case. Deciding is for people; recording it is done here.

// Every command owns its arguments: that is the form of the table in `api.rs`.
#![allow(clippy::needless_pass_by_value)]
// A use-case speaks of half a dozen of the border's types; naming each import says nothing.
#![allow(clippy::wildcard_imports)]
// "Keep the old id or make a new one", where making one may fail: both arms are of equal weight.
#![allow(clippy::single_match_else)]

mod api;
mod app;
mod assess;
mod backtest;
mod basemap;
mod brief;
mod calibrate;
mod check;
mod cited;
mod context;
mod desk;
mod draft;
pub mod dto;
mod edit;
pub mod error;
mod explain;
mod export;
mod gazetteer;
mod handed;
mod import;
mod inbox;
mod inspect;
mod local;
mod lookup;
mod method;
mod news;
mod numbers;
mod opening;
mod outcomes;
mod overrides;
mod own_values;
mod place_of_data;
mod plan;
mod queue;
mod sheet;
mod silences;
mod starter;
mod terms;
mod titles;
mod typescript;

// In one place for all the programs, each of which links this crate: many short vectors are made on all threads at once
// (measured in `tests/benches/README.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use api::typescript;
pub use assess::report as assessment_report;
pub use backtest::{BacktestArgs, backtest};
pub use check::restore;
pub use desk::{Desk, Session};
pub use draft::{DraftArgs, MAX_FILE, MAX_TEXT, Reading, ReportText, draft, text_of_file};
pub use gazetteer::gazetteer_import_telling;
pub use handed::part;
pub use passage_intake::Drafts;
pub use place_of_data::default_path;
pub use plan::{
    AlternativeAnswer, BlockedAnswer, Opening, PlanAnswer, PlanArgs, RoadsAnswer, RoadsRefusal, Snapped, StretchAnswer,
    WarningAnswer, duration as plan_duration, plan, roads_import,
};

#[cfg(test)]
mod tests;
