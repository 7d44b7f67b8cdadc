//! Tests over an in-file database with the starter region.

mod behind;
mod border;
mod calibration;
mod carrying;
mod case;
mod drafting;
mod editing;
mod gazetteers;
mod handing_over;
mod importing;
mod inbox;
mod let_out;
mod merging;
mod moving;
mod news;
mod on_roads;
mod own_values;
mod printed;
mod queue_holds;
mod restoring;
mod returning;
mod sheets;
mod silences;
mod together;
mod told;
mod verify;
