//! Tests of the whole: from a file to a way.

mod drawn;
mod ferries;
mod files;
mod fixture;
mod holds;
mod hours;
mod islands;
mod oracle;
mod plans;
mod restrictions;
mod shared;
mod signs;
