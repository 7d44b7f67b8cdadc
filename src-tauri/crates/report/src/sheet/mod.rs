//! The sheet that a driver carries: places, what to do there and when, in two languages side by side.
//!
//! It may be read at a checkpoint. Its data ([`SheetDoc`]) therefore has no room for a level, a party, a source or a
//! person: what is not in the type cannot be printed. Names are written on it by hand.

mod doc;
mod layout;
mod page;
mod signs;
#[cfg(test)]
mod tests;
mod words;

pub use doc::{Both, RoadHours, SheetDoc, SheetStop, StopKind};
pub use page::render_sheet;
pub use words::{SheetText, sheet_texts};
