//! OpenStreetMap, XML and PBF: settlements (`place=*`) become places, border controls and checkpoints become crossings.
//! Roads are another matter and are passed over, as is everything else; the counts include it. Positions are of nodes: a
//! settlement drawn as an area is told of, not taken.

mod pbf;
mod proto;
mod xml;

use passage_model::{Lang, PlaceKind};
use serde_json::Value;

use crate::{
    BatchKind, Format, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    crs::Crs,
    geojson::{Features, Properties},
    shapes::Shape,
};

pub(crate) use pbf::read as read_pbf;
pub(crate) use xml::read as read_xml;

/// Keys that can make an element one of ours.
const KEYS: [&str; 4] = ["place", "barrier", "military", "police"];

/// What sort of element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Node,
    Way,
    Relation,
}

impl Sort {
    fn word(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Way => "way",
            Self::Relation => "relation",
        }
    }
}

/// What the tags make of an element: its kind in our words, and whether it must have a name to be of use.
fn kind(tags: &[(String, String)]) -> Option<(&str, bool)> {
    let get = |key: &str| tags.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
    if get("barrier") == Some("border_control") {
        return Some(("border_control", false));
    }
    if get("military") == Some("checkpoint") || get("police") == Some("checkpoint") {
        return Some(("checkpoint", false));
    }
    let place = get("place")?;
    let other = ["hamlet", "suburb", "neighbourhood", "isolated_dwelling", "locality"];
    (PlaceKind::from_code(place).is_some() || other.contains(&place)).then_some((place, true))
}

/// Whether a tag holds a name that is neither in one of our languages nor the plain one.
fn is_other_name(key: &str) -> bool {
    let ours = |code: &str| Lang::from_code(code).is_some_and(|lang| lang != Lang::Other);
    match key.split_once(':') {
        // `name:pronunciation` and the like have longer words.
        Some(("name", code)) => !ours(code) && code.split(['-', '_']).next().is_some_and(|code| code.len() <= 3),
        Some(("alt_name" | "official_name", code)) => code.len() <= 3,
        _ => matches!(key, "official_name" | "short_name" | "loc_name"),
    }
}

/// Takes elements one by one.
struct Taker<'o, 'c> {
    features: Features<'o, 'c>,
    crs: Crs,
}

impl<'o, 'c> Taker<'o, 'c> {
    fn new(
        format: Format,
        name: &'o str,
        options: &'o ReadOptions<'o>,
        out: &'o mut Collector<'c>,
    ) -> Result<Self, ReadError> {
        if let Some(kind @ (BatchKind::Events | BatchKind::Routes | BatchKind::Segments)) = options.kind {
            return Err(ReadError::WrongKind { format: format.code(), kind: kind.code() });
        }
        Ok(Self { features: Features::new(name, options, out), crs: Crs::degrees() })
    }

    /// Elements of no use.
    fn pass(&mut self, count: u64) {
        self.features.pass(count);
    }

    /// An element with its tags; `at`: longitude and latitude of a node, as far as they can be read.
    fn element(&mut self, sort: Sort, id: i64, tags: &[(String, String)], at: Result<[f64; 2], Issue>) {
        let named = tags.iter().any(|(key, _)| key == "name" || key.starts_with("name:"));
        let Some((kind, _)) = kind(tags).filter(|(_, needs_name)| named || !needs_name) else {
            return self.features.pass(1);
        };
        let row = self.features.next_row();
        let reference = format!("{}/{id}", sort.word());
        if sort != Sort::Node {
            return self.features.unused(row, &reference);
        }
        let mut properties = Properties::new();
        let mut say = |key: &str, value: &str| {
            properties.insert(key.to_owned(), Value::from(value));
        };
        say("@id", &reference);
        say("kind", kind);
        // Names in languages that have no slot of their own.
        let others = tags.iter().filter(|(key, _)| is_other_name(key)).map(|(_, value)| value.as_str());
        let others: Vec<&str> =
            others.chain(tags.iter().filter(|(key, _)| key == "alt_name").map(|(_, v)| v.as_str())).collect();
        if !others.is_empty() {
            say("alt_name", &others.join(";"));
        }
        for (key, value) in tags {
            let used = key == "name" || key.starts_with("name:") || key == "old_name";
            let key = match key.as_str() {
                key if used => key,
                "int_name" => "name:en",
                "is_in:country" | "addr:country" => "country",
                "operator" => "authority",
                "ref:pcode" | "pcode" => "pcode",
                _ => continue,
            };
            // `name:en` itself comes before the international name.
            if key != "name:en" || used || !tags.iter().any(|(other, _)| other == "name:en") {
                say(key, value);
            }
        }
        let shape = at.and_then(|[lon, lat]| self.crs.position(lon, lat)).map(Shape::Point);
        self.features.take(row, &properties, shape.map_err(|issue| issue.column(reference)));
    }

    fn finish(self, result: Result<(), ReadError>) -> Result<BatchKind, ReadError> {
        self.features.finish(result).map(|_| BatchKind::Places)
    }
}

/// The issue for a node without a position.
fn nowhere() -> Issue {
    Issue::rejected(IssueCode::CoordinatesMissing).expected(crate::values::RANGE)
}
