//! GPX 1.0 and 1.1: tracks and routes become routes; waypoints are left out, or read as places when asked for.
//!
//! Times, heights and extensions are passed over: where people were at what hour is nothing a route needs, and much
//! that can harm.

use std::io::Read;

use passage_model::LatLon;
use quick_xml::events::BytesStart;

use crate::{
    BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions,
    batch::Collector,
    events::Seen,
    names::{names_from, stem},
    points,
    routes::{self, Draft},
    values, xml,
};

/// Reads a GPX document.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    if let Some(kind @ BatchKind::Events) = options.kind {
        return Err(ReadError::WrongKind { format: Format::Gpx.code(), kind: kind.code() });
    }
    let mut gpx = Gpx { name, options, out, row: 0, open: None, text: None, seen: Seen::default(), waypoints: 0 };
    let result = xml::walk(source, options.limits.token_bytes, options.limits.xml_depth, &mut gpx);
    let (row, waypoints, first) = (gpx.row, gpx.waypoints, gpx.open.is_some());
    if waypoints > 0 {
        out.item(Item::Issue(Issue::notice(IssueCode::WaypointsSkipped).value(&waypoints.to_string())));
    }
    if let Err(error) = result {
        // The element that breaks off has its number already; otherwise it is the one after the last.
        out.broken(if first { row } else { row + 1 }, error)?;
    }
    Ok(options.kind.unwrap_or(BatchKind::Routes))
}

/// What is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Track,
    Route,
    Waypoint,
}

/// The element being read.
struct Open {
    kind: Kind,
    name: String,
    /// `type` of a waypoint.
    sort: String,
    parts: Vec<Vec<LatLon>>,
    issues: Vec<Issue>,
}

/// A text being collected: which, and the depth of its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Name(usize),
    Sort(usize),
}

struct Gpx<'o, 'c> {
    name: &'o str,
    options: &'o ReadOptions<'o>,
    out: &'o mut Collector<'c>,
    row: u64,
    open: Option<Open>,
    text: Option<Text>,
    seen: Seen,
    waypoints: u64,
}

impl xml::Elements for Gpx<'_, '_> {
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
            self.row += 1;
            let (name, sort) = (String::new(), String::new());
            self.open = Some(Open { kind, name, sort, parts: Vec::new(), issues: Vec::new() });
            if kind == Kind::Waypoint {
                self.point(start);
            }
            return Ok(());
        }
        let Some(open) = self.open.as_mut() else { return Ok(()) };
        match (open.kind, local, depth) {
            (_, b"name", 3) => self.text = Some(Text::Name(depth)),
            (Kind::Waypoint, b"type", 3) => self.text = Some(Text::Sort(depth)),
            (Kind::Track, b"trkseg", 3) => open.parts.push(Vec::new()),
            (Kind::Track, b"trkpt", 4) | (Kind::Route, b"rtept", 3) => self.point(start),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, depth: usize, text: &str) {
        let Some(open) = self.open.as_mut() else { return };
        let target = match self.text {
            Some(Text::Name(at)) if at == depth => &mut open.name,
            Some(Text::Sort(at)) if at == depth => &mut open.sort,
            _ => return,
        };
        // Names are short; what comes after is not a name.
        if target.len() < 4096 {
            target.push_str(text);
        }
    }

    fn unknown_entity(&mut self, issue: Issue) {
        if self.text.is_some() {
            self.out.item(Item::Issue(issue.at(self.row)));
        }
    }

    fn end(&mut self, depth: usize) {
        if matches!(self.text, Some(Text::Name(at) | Text::Sort(at)) if at == depth) {
            self.text = None;
        }
        if depth != 2 {
            return;
        }
        match self.open.take() {
            Some(open) if open.kind == Kind::Waypoint => self.waypoint(open),
            Some(open) => self.route(open),
            None => {}
        }
    }
}

impl Gpx<'_, '_> {
    fn point(&mut self, start: &BytesStart<'_>) {
        let Some(open) = self.open.as_mut().filter(|open| open.issues.is_empty()) else { return };
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
            Err(issue) => open.issues.push(issue),
        }
    }

    fn waypoint(&mut self, open: Open) {
        let wanted = self.options.kind.filter(|kind| matches!(kind, BatchKind::Places | BatchKind::Crossings));
        let at = open.parts.first().and_then(|part| part.first()).copied();
        let (Some(wanted), Some(at), true) = (wanted, at, open.issues.is_empty()) else {
            if wanted.is_some() {
                self.out.row(self.row, [], open.issues);
            } else {
                self.waypoints += 1;
                self.out.skip(self.row, None);
            }
            return;
        };
        let mut issues = Vec::new();
        let get = |key: &str| match key {
            "name" => Some(open.name.trim().to_owned()).filter(|name| !name.is_empty()),
            "type" => Some(open.sort.trim().to_owned()).filter(|sort| !sort.is_empty()),
            _ => None,
        };
        let fallback = || format!("{} {}", stem(self.name), self.row);
        let (key, found) = points::point(&get, at, Some(wanted), self.options, &fallback, &mut issues);
        if let Some(first) = self.seen.before(&key, self.row) {
            issues.push(points::duplicate(&key, first));
        }
        self.out.row(self.row, [found.item(self.row)], issues);
    }

    fn route(&mut self, open: Open) {
        if matches!(self.options.kind, Some(BatchKind::Places | BatchKind::Crossings)) {
            self.out.skip(self.row, Some(IssueCode::GeometryNotUsed));
            return;
        }
        let mut issues = open.issues;
        if !issues.is_empty() {
            return self.out.row(self.row, [], issues);
        }
        let name = open.name.trim().to_owned();
        let get = |key: &str| (key == "name").then(|| name.clone());
        let draft = Draft { names: names_from(&get, &["name"]), parts: open.parts, ..Draft::default() };
        let space = self.options.key_space.as_deref().unwrap_or_default();
        let records = draft.build(space, || format!("{} {}", stem(self.name), self.row), &mut issues);
        if let Some(record) = records.first()
            && let Some(first) = self.seen.before(&record.source_key, self.row)
        {
            issues.push(points::duplicate(&record.source_key, first));
        }
        self.out.row(self.row, routes::items(self.row, records), issues);
    }
}
