//! Tests of the method from outside: vectors, an independent reference, laws, every floor and access rule.

mod access;
mod belief;
mod crossings;
mod explained;
mod floors;
mod golden;
mod laws;
mod levels;
mod oracle;
mod scenes;
mod support;
mod timing;
