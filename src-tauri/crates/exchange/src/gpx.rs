//! GPX 1.0 and 1.1: tracks and routes become routes. Waypoints are read as places when asked for, or where the file holds
//! nothing else; beside tracks they are left out: what somebody marked on the way is seldom a place of the register.
//!
//! Times, heights and the extensions of others are passed over: where people were at what hour is nothing a route needs,
//! and much that can harm. What our writer says of a feature in `extensions` is read again, waypoints included.

use std::io::Read;

use passage_model::LatLon;
use quick_xml::events::BytesStart;
use serde_json::Value;

use crate::{
    BatchKind, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    geojson::{Features, Properties},
    shapes::Shape,
    values,
    xml::{self, attribute},
};

/// Most properties kept.
const PROPERTIES: usize = 256;

/// Waypoints held back until it is known whether tracks follow. A file with more is a list of places.
const HELD: usize = 100_000;

/// The element of our extensions: a property by its name.
pub(crate) const DATA: &str = "passage:data";

/// Reads a GPX document.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let waypoints = match options.kind {
        Some(BatchKind::Places | BatchKind::Crossings) => Waypoints::Taken,
        None => Waypoints::Held(Vec::new()),
        Some(_) => Waypoints::LeftOut,
    };
    let features = Features::new(name, options, out);
    let mut gpx = Gpx { name, waypoints, features, row: 0, open: None, text: xml::Text::default(), left_out: 0 };
    let result = xml::walk(source, options.limits.token_bytes, options.limits.xml_depth, &mut gpx);
    gpx.settle(Waypoints::Taken);
    if gpx.left_out > 0 {
        gpx.features.remark(Issue::notice(IssueCode::WaypointsSkipped).value(&gpx.left_out.to_string()));
    }
    // The element that breaks off has its number already; otherwise it is the one after the last.
    gpx.features.finish_at(gpx.row + u64::from(gpx.open.is_none()), result)
}

/// What is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Track,
    Route,
    Waypoint,
}

/// What becomes of waypoints of others.
enum Waypoints {
    Taken,
    LeftOut,
    /// Nobody asked, and no track has been seen yet: those so far, with their rows.
    Held(Vec<(u64, Open)>),
}

/// The element being read.
struct Open {
    kind: Kind,
    properties: Properties,
    /// Whether our writer says what it is.
    ours: bool,
    parts: Vec<Vec<LatLon>>,
    issue: Option<Issue>,
}

struct Gpx<'n, 'o, 'c> {
    name: &'n str,
    waypoints: Waypoints,
    features: Features<'o, 'c>,
    row: u64,
    open: Option<Open>,
    /// A property being collected, by its name.
    text: xml::Text<String>,
    left_out: u64,
}

impl xml::Elements for Gpx<'_, '_, '_> {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = start.local_name();
        let local = local.as_ref();
        if depth == 1 && local != b"gpx" {
            return Err(ReadError::UnknownFormat { name: self.name.to_owned() });
        }
        let kind = match local {
            b"trk" => Some(Kind::Track),
            b"rte" => Some(Kind::Route),
            b"wpt" => Some(Kind::Waypoint),
            _ => None,
        };
        if let Some(kind) = kind.filter(|_| depth == 2) {
            self.row = self.features.next_row();
            let properties = Properties::new();
            self.open = Some(Open { kind, properties, ours: false, parts: Vec::new(), issue: None });
            if kind == Kind::Waypoint {
                self.point(start);
            }
            return Ok(());
        }
        let Some(open) = self.open.as_mut() else { return Ok(()) };
        let property = match (open.kind, local, depth) {
            (_, b"name", 3) => Some("name".to_owned()),
            (Kind::Waypoint, b"type", 3) => Some("type".to_owned()),
            // A list of what happened has days and words for it: that they are there is all that they are read for.
            (Kind::Waypoint, b"time", 3) => Some("time".to_owned()),
            (Kind::Waypoint, b"desc", 3) => Some("desc".to_owned()),
            (Kind::Waypoint, b"cmt", 3) => Some("cmt".to_owned()),
            (_, _, 4) if start.name().as_ref() == DATA.as_bytes() => {
                open.ours = true;
                attribute(start, b"name")
            }
            (Kind::Track, b"trkseg", 3) => {
                open.parts.push(Vec::new());
                None
            }
            (Kind::Track, b"trkpt", 4) | (Kind::Route, b"rtept", 3) => {
                self.point(start);
                None
            }
            _ => None,
        };
        if let Some(property) = property {
            self.text.begin(depth, property);
        }
        Ok(())
    }

    fn text(&mut self, depth: usize, text: &str) {
        self.text.push(depth, text);
    }

    fn unknown_entity(&mut self, issue: Issue) {
        if self.text.is_open() {
            self.features.remark(issue.at(self.row));
        }
    }

    fn end(&mut self, depth: usize) {
        if let (Some((name, text)), Some(open)) = (self.text.end(depth), self.open.as_mut())
            && !text.trim().is_empty()
            && open.properties.len() < PROPERTIES
        {
            // The name that is shown comes first; what our extensions say of the same name is more exact.
            open.properties.insert(name, Value::from(text.trim()));
        }
        if depth == 2
            && let Some(open) = self.open.take()
        {
            self.finish(open);
        }
    }
}

impl Gpx<'_, '_, '_> {
    fn point(&mut self, start: &BytesStart<'_>) {
        let Some(open) = self.open.as_mut().filter(|open| open.issue.is_none()) else { return };
        let (mut lat, mut lon) = (None, None);
        for attribute in start.attributes().with_checks(false).flatten() {
            let value = || String::from_utf8_lossy(&attribute.value).trim().to_owned();
            match attribute.key.local_name().as_ref() {
                b"lat" => lat = Some(value()),
                b"lon" => lon = Some(value()),
                _ => {}
            }
        }
        match values::position_text(lat.as_deref(), lon.as_deref(), ["lat", "lon"]) {
            Ok(at) => match open.parts.last_mut() {
                Some(part) => part.push(at),
                None => open.parts.push(vec![at]),
            },
            Err(issue) => open.issue = Some(issue),
        }
    }

    fn finish(&mut self, open: Open) {
        if open.kind != Kind::Waypoint {
            self.settle(Waypoints::LeftOut);
        } else if !open.ours {
            match &mut self.waypoints {
                Waypoints::Taken => {}
                Waypoints::LeftOut => return self.leave_out(),
                Waypoints::Held(held) => {
                    held.push((self.row, open));
                    if held.len() >= HELD {
                        self.settle(Waypoints::Taken);
                    }
                    return;
                }
            }
        }
        self.take(self.row, open);
    }

    /// Ends the waiting: what was held goes the way of what follows.
    fn settle(&mut self, way: Waypoints) {
        if !matches!(self.waypoints, Waypoints::Held(_)) {
            return;
        }
        let taken = matches!(way, Waypoints::Taken);
        let Waypoints::Held(held) = std::mem::replace(&mut self.waypoints, way) else { return };
        for (row, open) in held {
            if taken { self.take(row, open) } else { self.leave_out() }
        }
    }

    fn leave_out(&mut self) {
        self.left_out += 1;
        self.features.pass_row();
    }

    fn take(&mut self, row: u64, open: Open) {
        let shape = match (open.issue, open.kind) {
            (Some(issue), _) => Err(issue),
            (None, Kind::Waypoint) => {
                let at = open.parts.first().and_then(|part| part.first()).copied();
                at.map(Shape::Point).ok_or_else(|| Issue::rejected(IssueCode::CoordinatesMissing))
            }
            (None, Kind::Track | Kind::Route) => Ok(Shape::Lines(open.parts)),
        };
        self.features.passed_over(&["time", "desc", "cmt"]);
        self.features.take(row, &open.properties, shape);
    }
}
