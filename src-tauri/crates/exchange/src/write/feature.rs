//! Neutral features.

use passage_model::Geometry;

use super::{Cell, ColumnKind};

/// Something with a place: a route, a crossing, an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Where.
    pub geometry: Geometry,
    /// Name.
    pub name: Option<String>,
    /// What is said of it, in order: name of the property, value.
    pub properties: Vec<(String, Cell)>,
    /// Colour of a line or point in KML, red, green, blue.
    pub color: Option<[u8; 3]>,
}

impl Feature {
    /// The properties as `name: value` lines, for formats that know only a description. Unknown ones are left out.
    pub(super) fn description(&self) -> String {
        let mut text = String::new();
        for (name, cell) in &self.properties {
            let value = cell.plain(ColumnKind::Text);
            if value.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(name);
            text.push_str(": ");
            text.push_str(&value);
        }
        text
    }
}
