//! Walking through a JSON text without holding it: every feature is handed on as soon as it is read.

use std::{fmt, io::Read};

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, error::Category};

use super::Features;
use crate::ReadError;

/// Reads all texts of a source.
pub(super) fn read(source: impl Read, features: &mut Features<'_, '_>) -> Result<(), ReadError> {
    let mut json = serde_json::Deserializer::from_reader(std::io::BufReader::with_capacity(64 << 10, source));
    loop {
        Document { features: &mut *features }.deserialize(&mut json).map_err(failed)?;
        match json.end() {
            Ok(()) => return Ok(()),
            Err(error) if error.classify() == Category::Io => return Err(failed(error)),
            Err(_) => {} // another text follows
        }
    }
}

fn failed(error: serde_json::Error) -> ReadError {
    match error.classify() {
        Category::Io => ReadError::Io(error.into()),
        _ if error.to_string().starts_with("recursion limit") => ReadError::TooDeep { limit: 128 },
        _ => ReadError::NotWellFormed { line: error.line().max(1) as u64, detail: error.to_string() },
    }
}

/// A GeoJSON text.
struct Document<'f, 'o, 'c> {
    features: &'f mut Features<'o, 'c>,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut object = Map::new();
        let mut collection = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "features" => {
                    collection = true;
                    map.next_value_seed(List { features: &mut *self.features })?;
                }
                "crs" => self.features.crs(&map.next_value()?),
                "type" | "id" | "properties" | "geometry" | "coordinates" | "geometries" => {
                    object.insert(key, map.next_value()?);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !collection {
            let row = self.features.next_row();
            self.features.value(row, Value::Object(object));
        }
        Ok(())
    }
}

/// The member `features`.
struct List<'f, 'o, 'c> {
    features: &'f mut Features<'o, 'c>,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<Value>()? {
            let row = self.features.next_row();
            self.features.value(row, value);
            if self.features.stop() {
                return Err(de::Error::custom("coordinates of another reference system"));
            }
        }
        Ok(())
    }
}
