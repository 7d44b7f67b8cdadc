//! OSM XML.

use std::io::Read;

use quick_xml::events::BytesStart;

use super::{KEYS, Sort, Taker, nowhere};
use crate::{
    BatchKind, Format, Issue, ReadError, ReadOptions,
    batch::Collector,
    values,
    xml::{self, attribute},
};

/// Most tags of one element.
const TAGS: usize = 1000;

/// Most nodes of one way; OSM allows 2,000.
const NODES_OF_WAY: usize = 10_000;

/// Reads an OSM XML document.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let taker = Taker::new(Format::OsmXml, name, options, out)?;
    let mut osm = Osm { taker, open: None };
    let result = xml::walk(source, options.limits.token_bytes, options.limits.xml_depth, &mut osm);
    osm.taker.finish(result)
}

struct Open {
    sort: Sort,
    id: i64,
    lon: Option<String>,
    lat: Option<String>,
    tags: Vec<(String, String)>,
    /// Nodes of a way.
    nodes: Vec<i64>,
    gone: bool,
}

struct Osm<'o, 'c> {
    taker: Taker<'o, 'c>,
    open: Option<Open>,
}

impl xml::Elements for Osm<'_, '_> {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = start.local_name();
        match (depth, local.as_ref()) {
            (1, b"osm") => {}
            // A list of changes is not a map.
            (1, _) => return Err(ReadError::UnsupportedFormat { format: "osmChange" }),
            (2, name @ (b"node" | b"way" | b"relation")) => {
                let sort = match name {
                    b"node" => Sort::Node,
                    b"way" => Sort::Way,
                    _ => Sort::Relation,
                };
                let is = |name: &[u8], value: &str| attribute(start, name).as_deref() == Some(value);
                self.open = Some(Open {
                    sort,
                    id: attribute(start, b"id").and_then(|id| id.parse().ok()).unwrap_or(0),
                    lon: attribute(start, b"lon"),
                    lat: attribute(start, b"lat"),
                    tags: Vec::new(),
                    nodes: Vec::new(),
                    gone: is(b"action", "delete") || is(b"visible", "false"),
                });
            }
            (3, b"tag") => {
                if let (Some(open), Some(key), Some(value)) =
                    (self.open.as_mut(), attribute(start, b"k"), attribute(start, b"v"))
                    && open.tags.len() < TAGS
                {
                    open.tags.push((key, value));
                }
            }
            (3, b"nd") => {
                if let (Some(open), Some(node)) = (self.open.as_mut(), attribute(start, b"ref"))
                    && open.nodes.len() < NODES_OF_WAY
                    && let Ok(node) = node.parse()
                {
                    open.nodes.push(node);
                }
            }
            // What Overpass adds to ways and relations on request.
            (3, b"center") => {
                if let Some(open) = self.open.as_mut() {
                    (open.lon, open.lat) = (attribute(start, b"lon"), attribute(start, b"lat"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, _: usize, _: &str) {}

    fn unknown_entity(&mut self, _: Issue) {}

    fn end(&mut self, depth: usize) {
        if depth != 2 {
            return;
        }
        let Some(open) = self.open.take() else { return };
        let number = |text: &Option<String>| text.as_deref().and_then(values::number);
        let place = number(&open.lon).zip(number(&open.lat)).map(|(lon, lat)| [lon, lat]);
        if let (Sort::Node, Some(at), false) = (open.sort, place, open.gone) {
            self.taker.remember(open.id, at);
        }
        if open.gone || !open.tags.iter().any(|(key, _)| KEYS.contains(&key.as_str())) {
            return self.taker.pass(1);
        }
        match (open.sort, place) {
            (Sort::Way, None) => self.taker.outline(open.id, open.tags, open.nodes),
            (Sort::Node, None) => self.taker.element(open.sort, open.id, &open.tags, Some(Err(nowhere()))),
            (sort, at) => self.taker.element(sort, open.id, &open.tags, at.map(Ok)),
        }
    }
}
