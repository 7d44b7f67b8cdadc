//! One placemark while it is read.

use passage_model::{CrossingKind, EventStatus, LatLon, PlaceKind};
use serde_json::Value;

use super::Target;
use crate::{
    Issue, IssueCode,
    geojson::{Features, Properties},
    shapes::Parts,
    values,
};

/// Most properties kept.
const PROPERTIES: usize = 256;

/// What coordinates belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Point,
    Line,
    Outer,
    Hole,
}

impl Context {
    /// Whether it is a ring of an area.
    pub(super) fn is_ring(self) -> bool {
        matches!(self, Self::Outer | Self::Hole)
    }
}

/// A placemark.
pub(super) struct Mark {
    pub(super) depth: usize,
    /// Name of the open `Data`.
    pub(super) data: Option<String>,
    pub(super) context: Context,
    properties: Properties,
    parts: Parts,
    any: bool,
    track: Vec<LatLon>,
    issue: Option<Issue>,
}

impl Mark {
    pub(super) fn new(depth: usize, id: Option<String>) -> Self {
        let properties = id.map(|id| ("@id".to_owned(), Value::from(id))).into_iter().collect();
        let (context, parts, track) = (Context::Point, Parts::default(), Vec::new());
        Self { depth, data: None, context, properties, parts, any: false, track, issue: None }
    }

    /// The coordinates that follow are of this sort.
    pub(super) fn enter(&mut self, context: Context) -> Option<Target> {
        self.context = context;
        None
    }

    /// A track starts; the one before it is whole.
    pub(super) fn track(&mut self) -> Option<Target> {
        self.flush();
        self.any = true;
        None
    }

    /// A solid figure: of no use.
    pub(super) fn model(&mut self) -> Option<Target> {
        self.any = true;
        self.parts.other("Model");
        None
    }

    fn flush(&mut self) {
        if !self.track.is_empty() {
            self.parts.line(std::mem::take(&mut self.track));
        }
    }

    /// A property; the first of a name counts.
    pub(super) fn say(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() && self.properties.len() < PROPERTIES && !self.properties.contains_key(name) {
            self.properties.insert(name.to_owned(), Value::from(value));
        }
    }

    /// `lon,lat[,height]` apart by blanks; blanks behind commas are forgiven.
    pub(super) fn coordinates(&mut self, text: &str) {
        self.any = true;
        let mut points = Vec::new();
        let tuples = text.split_whitespace();
        let mut open = String::new();
        for tuple in tuples {
            // "37.1, 36.2": the comma says that the tuple goes on.
            if open.ends_with(',') || (!open.is_empty() && tuple.starts_with(',')) {
                open.push_str(tuple);
                continue;
            }
            let whole = std::mem::replace(&mut open, tuple.to_owned());
            self.position(&whole, ',', &mut points);
        }
        self.position(&open, ',', &mut points);
        match self.context {
            Context::Point => points.into_iter().for_each(|at| self.parts.point(at)),
            Context::Line => self.parts.line(points),
            Context::Outer => self.parts.ring(points, false),
            Context::Hole => self.parts.ring(points, true),
        }
    }

    /// One position of a track.
    pub(super) fn coord(&mut self, text: &str) {
        self.any = true;
        let mut points = Vec::new();
        let separated = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.position(&separated, if separated.contains(',') { ',' } else { ' ' }, &mut points);
        self.track.append(&mut points);
    }

    fn position(&mut self, tuple: &str, separator: char, points: &mut Vec<LatLon>) {
        if tuple.is_empty() || self.issue.is_some() {
            return;
        }
        let mut numbers = tuple.split(separator);
        let lon = numbers.next().filter(|text| !text.trim().is_empty());
        let lat = numbers.next().filter(|text| !text.trim().is_empty());
        match values::position_text(lat, lon, ["coordinates", "coordinates"]) {
            Ok(at) => points.push(at),
            Err(issue) if issue.value.is_none() => self.issue = Some(issue.value(tuple)),
            Err(issue) => self.issue = Some(issue),
        }
    }

    /// Hands the placemark on as a feature.
    pub(super) fn finish(mut self, row: u64, folder: Option<&str>, features: &mut Features<'_, '_>) {
        self.flush();
        self.styled();
        if let Some(folder) = folder {
            self.say("area", folder);
        }
        // Where the placemark is a report, its description is the text of it.
        if let Some(Value::String(text)) = self.properties.get("description").cloned() {
            self.say("report", &text);
        }
        let shape = match self.issue {
            Some(issue) => Err(issue),
            None if !self.any => return features.reject(row, Issue::rejected(IssueCode::GeometryMissing)),
            None => Ok(self.parts.shape("MultiGeometry")),
        };
        features.take(row, &self.properties, shape);
    }

    /// Many maps say by the style alone what a point is: a style named after a kind or a status is one.
    fn styled(&mut self) {
        let Some(Value::String(url)) = self.properties.get("styleUrl") else { return };
        let style = url.rsplit('#').next().unwrap_or_default().trim().to_ascii_lowercase().replace([' ', '-'], "_");
        if EventStatus::from_code(&style).is_some() {
            self.say("status", &style);
        } else if CrossingKind::from_code(&style).is_some() || PlaceKind::from_code(&style).is_some() {
            let said = ["kind", "crossing_kind", "place", "fclass", "type"];
            if !said.iter().any(|name| self.properties.contains_key(*name)) {
                self.say("kind", &style);
            }
        }
    }
}
