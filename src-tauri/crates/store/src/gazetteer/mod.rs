//! Lists of the names of places: taken in whole, looked up by number, given up whole.

mod lines;
mod lookup;
mod write;

use passage_model::{Country, Feature, LatLon, Names, PlaceKind, Time};

pub use lookup::Found;
pub use write::GazetteerWriter;

/// A list, without its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerHead {
    /// What it is called here. Unlike any other's.
    pub name: String,
    /// Who publishes it. `None`: not stated.
    pub source: Option<String>,
    /// As of when, as stated.
    pub dated: Option<String>,
    /// Under which terms, as stated.
    pub licence: Option<String>,
    /// Name of the file it was read from.
    pub file: String,
    /// Code of that file's format.
    pub format: String,
    /// SHA-256 of that file, hexadecimal.
    pub sha256: String,
    /// When it was taken in.
    pub imported_at: Time,
    /// By whom.
    pub imported_by: String,
    /// Version of the rules by which its names are numbered.
    pub filing: u32,
}

/// A list on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gazetteer {
    /// What is stated of it.
    pub head: GazetteerHead,
    /// Places in it.
    pub places: u32,
    /// Names and other spellings of them.
    pub names: u32,
}

/// A place of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPlace {
    /// Its id in the list.
    pub key: String,
    /// Names, the main one first.
    pub names: Names,
    /// Where.
    pub at: LatLon,
    /// What it is. `None`: not said.
    pub feature: Option<Feature>,
    /// Size of a settlement. `None`: not said.
    pub size: Option<PlaceKind>,
    /// People who live there, 1 and more. `None`: not said.
    pub population: Option<u64>,
    /// Country.
    pub country: Option<Country>,
    /// First administrative level in words.
    pub admin1: Option<String>,
    /// The same as a code of the list.
    pub admin1_code: Option<String>,
}
