//! Tests over the whole store; one binary, since linking is slow.

mod audit;
mod bitemporal;
mod briefing;
mod common;
mod copies;
mod crash;
mod keeping;
mod opening;
mod reading;
mod rules;
mod searching;
mod undoing;
