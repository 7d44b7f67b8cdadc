//! Tests over the whole store; one binary, since linking is slow.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod audit;
mod bitemporal;
mod briefing;
mod calibrations;
mod common;
mod copies;
mod crash;
mod gazetteers;
mod imports;
mod keeping;
mod opening;
mod own_values;
mod reading;
mod reviews;
mod rules;
mod searching;
mod silences;
mod undoing;
