//! Tests that cross crate borders, in one binary.

mod border;
mod cli;
mod independent;
mod layering;
mod tidy;
mod window;
mod words;
