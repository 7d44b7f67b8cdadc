//! Training Center XML (TCX), which watches and cycle computers write: courses and activities become routes, the points of
//! a course are left out, or read as places when asked for.
//!
//! Times, heights and heart rates are passed over, as is the id of an activity, which is the hour at which it began.

use std::io::Read;

use passage_model::LatLon;
use quick_xml::events::BytesStart;
use serde_json::Value;

use crate::{
    BatchKind, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    geojson::{Features, Properties},
    shapes::Shape,
    values, xml,
};

/// Reads a TCX document.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let points_wanted = matches!(options.kind, Some(BatchKind::Places | BatchKind::Crossings));
    let features = Features::new(name, options, out);
    let mut tcx =
        Tcx { name, points_wanted, features, row: 0, way: None, point: None, text: xml::Text::default(), left_out: 0 };
    let result = xml::walk(source, options.limits.token_bytes, options.limits.xml_depth, &mut tcx);
    if tcx.left_out > 0 {
        tcx.features.remark(Issue::notice(IssueCode::WaypointsSkipped).value(&tcx.left_out.to_string()));
    }
    tcx.features.finish_at(tcx.row + u64::from(tcx.way.is_none()), result)
}

/// A course or an activity.
struct Way {
    depth: usize,
    row: u64,
    name: String,
    parts: Vec<Vec<LatLon>>,
    issue: Option<Issue>,
}

/// A point of a track, or one of a course, which has a name and a number of its own.
#[derive(Default)]
struct Point {
    depth: usize,
    row: Option<u64>,
    name: String,
    lat: Option<String>,
    lon: Option<String>,
}

impl Point {
    fn at(&self) -> Result<LatLon, Issue> {
        values::position_text(self.lat.as_deref(), self.lon.as_deref(), ["LatitudeDegrees", "LongitudeDegrees"])
    }
}

struct Tcx<'n, 'o, 'c> {
    name: &'n str,
    points_wanted: bool,
    features: Features<'o, 'c>,
    /// Number of the last element.
    row: u64,
    way: Option<Way>,
    point: Option<Point>,
    text: xml::Text<Target>,
    left_out: u64,
}

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Name,
    Lat,
    Lon,
}

impl xml::Elements for Tcx<'_, '_, '_> {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = start.local_name();
        let local = local.as_ref();
        if depth == 1 && local != b"TrainingCenterDatabase" {
            return Err(ReadError::UnknownFormat { name: self.name.to_owned() });
        }
        let Some(way) = self.way.as_mut() else {
            if matches!(local, b"Activity" | b"Course") {
                self.row = self.features.next_row();
                self.way = Some(Way { depth, row: self.row, name: String::new(), parts: Vec::new(), issue: None });
            }
            return Ok(());
        };
        match (local, self.point.is_some()) {
            (b"Track", false) => way.parts.push(Vec::new()),
            (b"Trackpoint", false) => self.point = Some(Point { depth, ..Point::default() }),
            (b"CoursePoint", false) => {
                self.row = self.features.next_row();
                self.point = Some(Point { depth, row: Some(self.row), ..Point::default() });
            }
            (b"Name", _) => self.text.begin(depth, Target::Name),
            (b"LatitudeDegrees", true) => self.text.begin(depth, Target::Lat),
            (b"LongitudeDegrees", true) => self.text.begin(depth, Target::Lon),
            _ => {}
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
        if let Some((target, text)) = self.text.end(depth) {
            self.say(depth, target, text.trim());
        }
        if self.point.as_ref().is_some_and(|point| point.depth == depth) {
            if let Some(point) = self.point.take() {
                self.point(&point);
            }
        } else if self.way.as_ref().is_some_and(|way| way.depth == depth)
            && let Some(way) = self.way.take()
        {
            let shape = way.issue.map_or(Ok(Shape::Lines(way.parts)), Err);
            self.features.take(way.row, &named(&way.name), shape);
        }
    }
}

impl Tcx<'_, '_, '_> {
    fn say(&mut self, depth: usize, target: Target, text: &str) {
        match (target, self.point.as_mut(), self.way.as_mut()) {
            (Target::Lat, Some(point), _) => point.lat = Some(text.to_owned()),
            (Target::Lon, Some(point), _) => point.lon = Some(text.to_owned()),
            (Target::Name, Some(point), _) if point.depth + 1 == depth => text.clone_into(&mut point.name),
            (Target::Name, None, Some(way)) if way.depth + 1 == depth => text.clone_into(&mut way.name),
            _ => {}
        }
    }

    fn point(&mut self, point: &Point) {
        if let Some(row) = point.row {
            if self.points_wanted {
                self.features.take(row, &named(&point.name), point.at().map(Shape::Point));
            } else {
                self.left_out += 1;
                self.features.pass_row();
            }
            return;
        }
        let Some(way) = self.way.as_mut().filter(|way| way.issue.is_none()) else { return };
        // Points without any position are written while there is no reception.
        if point.lat.is_none() && point.lon.is_none() {
            return;
        }
        match (point.at(), way.parts.last_mut()) {
            (Ok(at), Some(part)) => part.push(at),
            (Ok(at), None) => way.parts.push(vec![at]),
            (Err(issue), _) => way.issue = Some(issue),
        }
    }
}

fn named(name: &str) -> Properties {
    let name = (!name.is_empty()).then(|| ("name".to_owned(), Value::from(name)));
    name.into_iter().collect()
}
