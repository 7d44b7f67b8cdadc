//! OpenStreetMap, XML and PBF: settlements (`place=*`) become places, border controls and checkpoints become crossings.
//! Roads are another matter and are passed over, as is everything else; the counts include it. A settlement drawn as a
//! closed way lies in the middle of the box around it, which is what Overpass calls its centre; one drawn as a relation is
//! told of, not taken, unless its centre is stated.

mod pbf;
mod xml;

use std::collections::{HashMap, HashSet};

use passage_model::{Lang, PlaceKind};
use passage_osm::Sort;
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

/// Most nodes whose positions are held for the ways that need them; ways beyond are told of, not taken.
const NODES: usize = 1 << 20;

fn word(sort: Sort) -> &'static str {
    match sort {
        Sort::Node => "node",
        Sort::Way => "way",
        Sort::Relation => "relation",
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

/// A closed way of ours that waits for the positions of its nodes.
struct Pending {
    row: u64,
    id: i64,
    tags: Vec<(String, String)>,
    nodes: Vec<i64>,
}

/// Takes elements one by one.
struct Taker<'o, 'c> {
    features: Features<'o, 'c>,
    crs: Crs,
    pending: Vec<Pending>,
    /// Nodes of the pending ways.
    held: usize,
    /// The nodes whose positions are wanted. `None`: all, because the ways may come later.
    wanted: Option<HashSet<i64>>,
    positions: HashMap<i64, [f64; 2]>,
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
        let features = Features::new(name, options, out).untold();
        let (pending, positions) = (Vec::new(), HashMap::new());
        Ok(Self { features, crs: Crs::degrees(), pending, held: 0, wanted: None, positions })
    }

    /// Remembers where a node is.
    fn remember(&mut self, id: i64, at: [f64; 2]) {
        let wanted = self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&id));
        if wanted && self.positions.len() < NODES {
            self.positions.insert(id, at);
        }
    }

    /// From now on only the nodes of the pending ways are remembered; `false` when there are none.
    fn want(&mut self) -> bool {
        self.wanted = Some(self.pending.iter().flat_map(|way| way.nodes.iter().copied()).collect());
        !self.pending.is_empty()
    }

    /// A way with its tags and nodes.
    fn outline(&mut self, id: i64, tags: Vec<(String, String)>, nodes: Vec<i64>) {
        let closed = nodes.len() > 3 && nodes.first() == nodes.last();
        if !closed || kind(&tags).is_none() || self.held + nodes.len() > NODES {
            return self.element(Sort::Way, id, &tags, None);
        }
        self.held += nodes.len();
        let row = self.features.next_row();
        self.pending.push(Pending { row, id, tags, nodes });
    }

    /// Takes the ways that waited.
    fn settle(&mut self) {
        for way in std::mem::take(&mut self.pending) {
            let mut corners = way.nodes.iter().map(|node| self.positions.get(node).copied());
            let at = corners.try_fold(None, |bounds: Option<[f64; 4]>, at| {
                let [x, y] = at?;
                let [west, south, east, north] = bounds.unwrap_or([x, y, x, y]);
                Some(Some([west.min(x), south.min(y), east.max(x), north.max(y)]))
            });
            // A box around half the earth is one that crosses 180 degrees.
            let centre = at.flatten().filter(|[west, _, east, _]| east - west < 180.0);
            let centre =
                centre.map(|[west, south, east, north]| Ok([f64::midpoint(west, east), f64::midpoint(south, north)]));
            self.numbered(way.row, Sort::Way, way.id, &way.tags, centre);
        }
    }

    /// Elements of no use.
    fn pass(&mut self, count: u64) {
        self.features.pass(count);
    }

    /// An element with its tags; `at`: longitude and latitude, as far as they can be read. `None`: it has none.
    fn element(&mut self, sort: Sort, id: i64, tags: &[(String, String)], at: Option<Result<[f64; 2], Issue>>) {
        let row = self.features.next_row();
        self.numbered(row, sort, id, tags, at);
    }

    /// The same for an element that has its number.
    fn numbered(
        &mut self,
        row: u64,
        sort: Sort,
        id: i64,
        tags: &[(String, String)],
        at: Option<Result<[f64; 2], Issue>>,
    ) {
        let named = tags.iter().any(|(key, _)| key == "name" || key.starts_with("name:"));
        let Some((kind, _)) = kind(tags).filter(|(_, needs_name)| named || !needs_name) else {
            return self.features.pass_row();
        };
        let reference = format!("{}/{id}", word(sort));
        let Some(at) = at else { return self.features.unused(row, &reference) };
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

    fn finish(mut self, result: Result<(), ReadError>) -> Result<BatchKind, ReadError> {
        self.settle();
        self.features.finish(result).map(|_| BatchKind::Places)
    }
}

/// The issue for a node without a position.
fn nowhere() -> Issue {
    Issue::rejected(IssueCode::CoordinatesMissing).expected(crate::values::RANGE)
}
