//! SQLite storage with bitemporal history
