//! Tests of whole briefings.

mod laws;
mod sample;
mod texts;
