//! Tests over an in-file database with the starter region.

mod border;
mod case;
mod editing;
mod queue_holds;
mod verify;
