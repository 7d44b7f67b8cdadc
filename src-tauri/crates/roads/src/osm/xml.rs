//! OSM XML, plain or packed with gzip, from memory.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use passage_osm::{Nano, inflate};

use super::{Member, Sort, Tags, Take, at_byte};
use crate::RoadsError;

/// Most bytes of a document, unpacked.
pub(crate) const MOST: u64 = 1 << 30;

/// Most tags, nodes or members of one element.
const PARTS: usize = 100_000;

/// Whether the bytes look like a document, packed or not.
pub(crate) fn is_xml(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    start.starts_with(&[0x1f, 0x8b]) || text.starts_with(b"<")
}

/// Reads a document.
pub(crate) fn read_xml(bytes: &[u8], take: &mut impl Take) -> Result<(), RoadsError> {
    let document = if bytes.starts_with(&[0x1f, 0x8b]) {
        Cow::Owned(inflate(gzip_body(bytes).ok_or(CUT)?, false, MOST).map_err(|error| at_byte(0, error))?)
    } else {
        Cow::Borrowed(bytes)
    };
    let mut reader = Reader::from_reader(document.as_ref());
    let mut open = Open::default();
    let mut depth = 0usize;
    loop {
        let at = reader.buffer_position();
        let damaged = |detail| RoadsError::Damaged { at, detail };
        match reader.read_event().map_err(|_| damaged("not well-formed XML"))? {
            Event::Start(start) => {
                open.start(depth, &start)?;
                depth += 1;
            }
            Event::Empty(start) => {
                open.start(depth, &start)?;
                if depth == 1 {
                    open.end(take);
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    open.end(take);
                }
            }
            Event::Eof if depth > 0 => return Err(damaged("the file is cut")),
            Event::Eof => return if open.any { Ok(()) } else { Err(RoadsError::NotOsm) },
            _ => {}
        }
    }
}

const CUT: RoadsError = RoadsError::Damaged { at: 0, detail: "the file is cut" };

/// What follows the header of gzip (RFC 1952).
fn gzip_body(bytes: &[u8]) -> Option<&[u8]> {
    let flags = *bytes.get(3)?;
    let mut rest = bytes.get(10..)?;
    if flags & 4 != 0 {
        let length = usize::from(u16::from_le_bytes([*rest.first()?, *rest.get(1)?]));
        rest = rest.get(2 + length..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 { rest.get(2..) } else { Some(rest) }
}

/// The element that is being read.
#[derive(Default)]
struct Open {
    any: bool,
    sort: Option<Sort>,
    gone: bool,
    id: Option<i64>,
    at: Option<Nano>,
    tags: Vec<(String, String)>,
    nodes: Vec<i64>,
    members: Vec<(Sort, i64, String)>,
}

impl Open {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), RoadsError> {
        let name = start.local_name();
        match (depth, name.as_ref()) {
            (0, b"osm") => self.any = true,
            (0, _) => return Err(RoadsError::NotOsm),
            (1, b"node" | b"way" | b"relation") => {
                self.sort = sort(name.as_ref());
                self.tags.clear();
                self.nodes.clear();
                self.members.clear();
                self.id = number(start, b"id");
                let is = |key: &[u8], value: &str| attribute(start, key).as_deref() == Some(value);
                self.gone = is(b"action", "delete") || is(b"visible", "false");
                let degrees = |key: &[u8], most: f64| {
                    let degrees: f64 = attribute(start, key)?.trim().parse().ok()?;
                    (degrees.abs() <= most).then(|| nano(degrees))
                };
                let at = degrees(b"lat", 90.0).zip(degrees(b"lon", 180.0));
                self.at = at.map(|(lat, lon)| Nano { lat, lon });
            }
            (1, _) => self.sort = None,
            (2, b"tag") if self.tags.len() < PARTS => {
                if let (Some(key), Some(value)) = (attribute(start, b"k"), attribute(start, b"v")) {
                    self.tags.push((key, value));
                }
            }
            (2, b"nd") if self.nodes.len() < PARTS => self.nodes.extend(number(start, b"ref")),
            (2, b"member") if self.members.len() < PARTS => {
                let sort = attribute(start, b"type").and_then(|name| sort(name.as_bytes()));
                if let (Some(sort), Some(id)) = (sort, number(start, b"ref")) {
                    self.members.push((sort, id, attribute(start, b"role").unwrap_or_default()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, take: &mut impl Take) {
        let (Some(sort), Some(id), false) = (self.sort.take(), self.id.take(), self.gone) else { return };
        let tags: Vec<(&str, &str)> = self.tags.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        match sort {
            Sort::Node => take.node(id, self.at, Tags(&tags)),
            Sort::Way => take.way(id, Tags(&tags), &self.nodes),
            Sort::Relation => {
                let members: Vec<Member<'_>> =
                    self.members.iter().map(|(sort, id, role)| Member { sort: *sort, id: *id, role }).collect();
                take.relation(id, Tags(&tags), &members);
            }
        }
    }
}

/// 1e-9 degrees, to the seventh digit, which is what OpenStreetMap keeps.
#[expect(clippy::cast_possible_truncation, reason = "degrees on the earth")]
fn nano(degrees: f64) -> i64 {
    (degrees * 1e7).round() as i64 * 100
}

fn sort(name: &[u8]) -> Option<Sort> {
    match name {
        b"node" => Some(Sort::Node),
        b"way" => Some(Sort::Way),
        b"relation" => Some(Sort::Relation),
        _ => None,
    }
}

fn number(start: &BytesStart<'_>, name: &[u8]) -> Option<i64> {
    attribute(start, name)?.trim().parse().ok()
}

fn attribute(start: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    let text = String::from_utf8_lossy(&found.value);
    let plain = quick_xml::escape::unescape(&text).map(Cow::into_owned);
    Some(plain.unwrap_or_else(|_| text.into_owned()))
}
