//! SQLite storage with bitemporal history.
//!
//! All SQL of Passage is here. Nothing is overwritten or deleted: an edit, a deletion and an undo are new facts beside
//! the old ones, each with two times. *Recorded at* is when this database took the fact in (the clock of the caller,
//! never read here) and is the truth of the audit trail. *Known from* is when the organisation learnt it, and may lie
//! before. [`Store::at`] answers what was known at a time: of every entity the newest version by (known from, version
//! number) among those known by then, unless that one says: deleted.
//!
//! A [`Store::change`] is one transaction, one audit record, any number of writes; on any error nothing of it is kept.
//! With a passphrase the file is encrypted (SQLCipher), search index and all.
//!
//! Times are kept to the millisecond. Everything else is read back as it was given, numbers to the last bit.

mod audit;
mod briefing;
mod chain;
mod change;
mod check;
mod codec;
mod copy;
mod entity;
mod error;
mod gazetteer;
mod imports;
mod links;
mod mapping;
mod migrate;
mod open;
mod record;
mod rows;
mod schema;
mod search;
mod sniff;
mod store;
mod undo;
mod view;
mod writer;

pub use audit::{ChangeRecord, Touched, Version};
pub use briefing::page_hash;
pub use change::{Change, ChangeNote};
pub use check::Problem;
pub use copy::put_in_place;
pub use entity::{Body, Entity, EntityKind};
pub use error::{Invalid, OpenError, StoreError};
pub use gazetteer::{Found, Gazetteer, GazetteerHead, GazetteerWriter, ListedPlace};
pub use imports::{Alias, Double, ImportRecord, ImportedFile};
pub use mapping::KeptMapping;
pub use record::{EventFilter, GeoBox, ReportHead};
pub use rows::{EventRow, RowSaid};
pub use search::Hit;
pub use sniff::FileKind;
pub use store::{Counts, Store};
pub use view::{KeyMatch, View};
pub use writer::Recorded;
