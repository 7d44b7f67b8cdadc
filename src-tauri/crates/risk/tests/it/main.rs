//! Tests of the method from outside: vectors, an independent reference, laws, every floor and access rule.

#![allow(
    clippy::unwrap_used,
    clippy::many_single_char_names,
    clippy::wildcard_imports,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::semicolon_if_nothing_returned,
    missing_docs,
    reason = "all of it is test code; the letters are those of the method"
)]

mod access;
mod background;
mod belief;
mod crossings;
mod evidence_laws;
mod explained;
mod floors;
mod golden;
mod isolated;
mod laws;
mod levels;
mod live;
mod news;
mod ongoing;
mod oracle;
mod past;
mod raised;
mod scenes;
mod silences;
mod support;
mod timing;
