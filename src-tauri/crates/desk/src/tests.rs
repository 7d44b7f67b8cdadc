//! Tests over an in-file database with the starter region.

mod border;
mod calibration;
mod case;
mod editing;
mod moving;
mod queue_holds;
mod verify;
