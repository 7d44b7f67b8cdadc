//! The back-test on an invented road: what it knows when, what it refuses, how it is broken off.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod earths;
mod looking_ahead;
mod refusing;
mod support;
