//! What a feature becomes: a route, a piece of one, a place, a crossing, an event.

use std::{cell::RefCell, collections::HashSet};

use passage_model::{Geometry, LatLon, VehicleClass};
use serde_json::{Map, Value};

use super::{
    groups::{Groups, Piece},
    shape::shape,
};
use crate::{
    BatchKind, Issue, IssueCode, Item, ReadError, ReadOptions, Row, SegmentRecord,
    batch::Collector,
    crs::Crs,
    events::{Seen, further::FURTHER, limits, plain, unguarded},
    lines,
    names::{names_from, stem},
    points,
    routes::{self, Draft},
    shapes::Shape,
    table::{Columns, Record, RowReader, happened::Look},
    unused::Unused,
    values,
};

/// Properties of a point that make it an event, as the columns of the plain event table.
const EVENT: [&str; 21] = [
    "id",
    "date_start",
    "date_end",
    "until",
    "lat",
    "lon",
    "where_prec",
    "date_prec",
    "kind",
    "subkind",
    "deaths_best",
    "country",
    "status",
    "grade",
    "source",
    "n_sources",
    "report",
    "place",
    "actor",
    "received_at",
    FURTHER,
];

/// Takes features one by one.
pub(crate) struct Features<'o, 'c> {
    pub(super) out: &'o mut Collector<'c>,
    name: &'o str,
    options: &'o ReadOptions<'o>,
    row: u64,
    seen: Seen,
    groups: Groups,
    events: Option<(Columns, plain::Reader)>,
    crs: Crs,
    refused: Option<ReadError>,
    /// Properties that something was asked of, as the file names them.
    asked: Asked,
    unused: Unused,
    /// Whether properties of which nothing is made are left untold: those of other people's maps.
    untold: bool,
    /// What the points say that are taken for places.
    look: Look,
}

type Asked = RefCell<HashSet<String>>;

/// What formats say of every thing, which is no more than its looks.
const LOOKS: [&str; 4] = ["@id", "styleUrl", "visibility", "open"];

/// What is said of a feature: texts, numbers, truths by name.
pub(crate) type Properties = Map<String, Value>;

impl<'o, 'c> Features<'o, 'c> {
    pub(crate) fn new(name: &'o str, options: &'o ReadOptions<'o>, out: &'o mut Collector<'c>) -> Self {
        let (groups, seen) = (Groups::default(), Seen::default());
        Self {
            out,
            name,
            options,
            row: 0,
            seen,
            groups,
            events: None,
            crs: Crs::degrees(),
            refused: None,
            asked: Asked::default(),
            unused: Unused::default(),
            untold: false,
            look: Look::default(),
        }
    }

    /// The same, for maps of which only certain properties are looked at.
    pub(crate) fn untold(self) -> Self {
        Self { untold: true, ..self }
    }

    /// The number of the next feature.
    pub(crate) fn next_row(&mut self) -> u64 {
        self.row += 1;
        self.row
    }

    /// The member `crs` of GeoJSON before RFC 7946. What is neither degrees nor worked out here cannot be read, nor can
    /// coordinates that were read before their system was named.
    pub(super) fn crs(&mut self, value: &Value) {
        let Some(name) = value.pointer("/properties/name").and_then(Value::as_str) else { return };
        match Crs::named(name) {
            Ok(crs) if self.row == 0 || crs.is_degrees() => self.crs = crs,
            Ok(_) => self.refused = Some(ReadError::UnsupportedCrs { crs: name.chars().take(80).collect() }),
            Err(error) => self.refused = Some(error),
        }
    }

    /// Whether reading on is useless.
    pub(super) fn stop(&self) -> bool {
        self.refused.is_some()
    }

    /// After the last feature, or after a failure.
    pub(crate) fn finish(self, result: Result<(), ReadError>) -> Result<BatchKind, ReadError> {
        let row = self.row + 1;
        self.finish_at(row, result)
    }

    /// The same; `row` is where it broke off, if it did.
    pub(crate) fn finish_at(mut self, row: u64, result: Result<(), ReadError>) -> Result<BatchKind, ReadError> {
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        self.look.ask()?;
        let space = self.options.key_space.clone().unwrap_or_default();
        if let Err(error) = result {
            self.groups.cut(row);
            let pieces = !self.groups.is_empty();
            if pieces && self.out.rows_in == 0 && error.is_break() {
                // All rows so far are pieces: they count now.
                std::mem::take(&mut self.groups).finish(self.name, &space, self.out);
            }
            self.out.broken(row, error)?;
        }
        self.groups.finish(self.name, &space, self.out);
        if let Some(issue) = self.events.as_ref().and_then(|(columns, _)| columns.date_issue()) {
            self.out.item(Item::Issue(issue));
        }
        let asked = self.asked.borrow();
        // The text of a placemark stands under two names.
        let is_text = |name: &str| name == "report" || (name == "description" && asked.contains("report"));
        self.unused.tell(|_, name| asked.contains(name) || is_text(name), self.out);
        Ok(self.options.kind.unwrap_or(BatchKind::Routes))
    }

    /// A feature, a collection or a bare geometry.
    pub(super) fn value(&mut self, row: u64, value: Value) {
        let Value::Object(mut object) = value else {
            return self.reject(row, Issue::rejected(IssueCode::NotAFeature).expected("Feature"));
        };
        let kind = object.get("type").and_then(Value::as_str).unwrap_or_default();
        match kind {
            "Feature" => {
                let properties = match object.remove("properties") {
                    Some(Value::Object(properties)) => properties,
                    _ => Map::new(),
                };
                match object.remove("geometry") {
                    Some(Value::Object(geometry)) => self.take(row, &properties, shape(&geometry, &self.crs)),
                    Some(Value::Null) | None => self.reject(row, Issue::rejected(IssueCode::GeometryMissing)),
                    Some(_) => self.reject(row, Issue::rejected(IssueCode::GeometryMalformed)),
                }
            }
            "FeatureCollection" => match object.remove("features") {
                Some(Value::Array(features)) => features.into_iter().for_each(|value| {
                    if value.get("type").and_then(Value::as_str) == Some("FeatureCollection") {
                        return self.reject(row, Issue::rejected(IssueCode::NotAFeature).expected("Feature"));
                    }
                    self.value(row, value);
                }),
                _ => self.reject(row, Issue::rejected(IssueCode::NotAFeature).expected("features")),
            },
            "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon"
            | "GeometryCollection" => self.take(row, &Map::new(), shape(&object, &self.crs)),
            other => {
                let issue = Issue::rejected(IssueCode::NotAFeature).value(other).expected("Feature");
                self.reject(row, issue);
            }
        }
    }

    pub(crate) fn reject(&mut self, row: u64, issue: Issue) {
        self.out.row(row, [], vec![issue]);
    }

    /// A feature of any format: what is said of it, and where it is or what is wrong with that.
    pub(crate) fn take(&mut self, row: u64, properties: &Properties, shape: Result<Shape, Issue>) {
        self.made(row, properties, shape);
        if self.untold {
            return;
        }
        let asked = self.asked.borrow();
        for (name, value) in properties {
            if !asked.contains(name) && !LOOKS.contains(&name.as_str()) && !value.is_null() {
                self.unused.property(row, name, &said(value));
            }
        }
    }

    fn made(&mut self, row: u64, properties: &Properties, shape: Result<Shape, Issue>) {
        let wanted = self.options.kind.filter(|kind| *kind != BatchKind::Mixed);
        let route = self.piece_of(properties);
        let shape = match shape {
            Ok(shape) => shape,
            Err(issue) => {
                if let Some(route) = &route {
                    let asked = &self.asked;
                    self.groups.break_off(route, row, || draft(self.options, asked, properties, Some(route)));
                }
                return self.reject(row, issue);
            }
        };
        let event = match wanted {
            Some(BatchKind::Events) => true,
            None => {
                let dated = self.get(properties, "kind").is_some() && self.get(properties, "date_start").is_some();
                dated || plain::is_said(|name| self.get(properties, name))
            }
            Some(_) => false,
        };
        let shape = match shape {
            Shape::Mixed(_, rest) if event => {
                return self.reject(row, Issue::rejected(IssueCode::EventNotWhole).value(&rest));
            }
            Shape::Mixed(main, rest) => {
                self.remark(Issue::warning(IssueCode::PartsLeftOut).at(row).value(&rest));
                *main
            }
            whole => whole,
        };
        match shape {
            Shape::Lines(parts) if event && route.is_none() => match <[_; 1]>::try_from(lines::join(parts)) {
                Ok([points]) if points.len() > 1 => self.event(row, properties, &Geometry::Line { points }),
                Ok([points]) => self.reject(row, few(points.len())),
                // One event has one line: which part is meant, nobody said.
                Err(parts) => self.reject(row, Issue::rejected(IssueCode::EventNotWhole).value(&many(parts.len()))),
            },
            Shape::Lines(parts) => match wanted {
                Some(BatchKind::Segments) => self.segment(row, properties, parts),
                None | Some(BatchKind::Routes) => match route {
                    Some(route) => self.piece(row, properties, &route, parts),
                    None => self.route(row, properties, parts),
                },
                _ => self.unused(row, "LineString"),
            },
            Shape::Point(at) if event => self.event(row, properties, &Geometry::Point { at }),
            Shape::Point(at) => match wanted {
                Some(BatchKind::Routes | BatchKind::Segments) => self.unused(row, "Point"),
                _ => self.point(row, properties, at, wanted),
            },
            Shape::Area(ring) if event => self.event(row, properties, &Geometry::Area { ring }),
            Shape::Area(_) => self.unused(row, "Polygon"),
            Shape::Pierced(name) if event => self.reject(row, Issue::rejected(IssueCode::AreaNotWhole).value(name)),
            Shape::Pierced(name) => self.unused(row, name),
            Shape::Other(name) if event => {
                let code =
                    if name.starts_with("Multi") { IssueCode::EventNotWhole } else { IssueCode::GeometryMalformed };
                self.reject(row, Issue::rejected(code).value(&name).expected("Point, LineString, Polygon"));
            }
            Shape::Other(name) => self.unused(row, &name),
            // Taken apart above.
            Shape::Mixed(_, rest) => self.unused(row, &rest),
        }
    }

    /// Properties of which a person need not hear that nothing was made of them.
    pub(crate) fn passed_over(&mut self, names: &[&str]) {
        self.asked.borrow_mut().extend(names.iter().map(|name| (*name).to_owned()));
    }

    /// A row that holds nothing to take, and why.
    pub(crate) fn skip(&mut self, row: u64, notice: IssueCode) {
        self.out.skip(row, Some(notice));
    }

    /// A row that has its number already and holds nothing to take; one remark stands for all of its sort.
    pub(crate) fn pass_row(&mut self) {
        self.out.rows_in += 1;
        self.out.rows_skipped += 1;
    }

    /// So many things that hold nothing to take, and are not worth a word each.
    pub(crate) fn pass(&mut self, count: u64) {
        self.row += count;
        self.out.rows_in += count;
        self.out.rows_skipped += count;
    }

    /// A remark.
    pub(crate) fn remark(&mut self, issue: Issue) {
        self.out.item(Item::Issue(issue));
    }

    /// Counts what has no use here.
    pub(crate) fn unused(&mut self, row: u64, name: &str) {
        self.out.skip(row, None);
        let code = if name == "MultiPoint" { IssueCode::PointsTogether } else { IssueCode::GeometryNotUsed };
        self.out.item(Item::Issue(Issue::notice(code).at(row).value(name)));
    }

    /// The id of the route of which this feature is one piece.
    fn piece_of(&self, properties: &Properties) -> Option<String> {
        let piece = self.get(properties, "segment_id").or_else(|| self.get(properties, "seq"));
        piece.and(self.get(properties, "route_id"))
    }

    fn piece(&mut self, row: u64, properties: &Properties, route: &str, parts: Vec<Vec<LatLon>>) {
        let id = self.get(properties, "segment_id").map(|id| format!("segment:{id}"));
        if let Some(first) = id.as_ref().and_then(|id| self.seen.before(id, row)) {
            let id = id.unwrap_or_default();
            let issue = Issue::rejected(IssueCode::DuplicateId).column("segment_id");
            let issue = issue.value(id.strip_prefix("segment:").unwrap_or(&id)).expected(first.to_string());
            return self.reject(row, issue);
        }
        let mut parts: Vec<_> = parts.into_iter().filter_map(|part| lines::clean(part).ok()).collect();
        if parts.len() > 1 {
            parts = lines::join(parts);
        }
        let seq = self.get(properties, "seq").and_then(|seq| values::number(&seq));
        let (options, asked) = (self.options, &self.asked);
        match <[_; 1]>::try_from(parts) {
            Ok([line]) => {
                self.groups.add(route, Piece { row, seq, line }, || draft(options, asked, properties, Some(route)));
            }
            Err(parts) => {
                self.groups.break_off(route, row, || draft(options, asked, properties, Some(route)));
                let code = if parts.is_empty() { IssueCode::TooFewPoints } else { IssueCode::RouteGap };
                self.reject(row, Issue::rejected(code).expected(">= 2"));
            }
        }
    }

    fn route(&mut self, row: u64, properties: &Properties, parts: Vec<Vec<LatLon>>) {
        let mut draft = draft(self.options, &self.asked, properties, None);
        draft.parts = parts;
        let mut issues = Vec::new();
        let fallback = || format!("{} {row}", stem(self.name));
        let space = self.options.key_space.as_deref().unwrap_or_default();
        let records = draft.build(space, fallback, &mut issues);
        if let Some(first) = records.first().and_then(|record| self.seen.before(&record.source_key, row)) {
            let key = records.first().map(|record| record.source_key.as_str()).unwrap_or_default();
            issues.push(points::duplicate(key, first));
        }
        self.out.row(row, routes::items(row, records), issues);
    }

    fn segment(&mut self, row: u64, properties: &Properties, parts: Vec<Vec<LatLon>>) {
        let mut issues = Vec::new();
        let mut draft = draft(self.options, &self.asked, properties, None);
        draft.parts = parts;
        let records = draft.build("", || format!("{} {row}", stem(self.name)), &mut issues);
        let single = records.len() == 1;
        let items = records.into_iter().map(|record| SegmentRecord {
            segment_id: self.get(properties, "segment_id").filter(|_| single),
            route_id: self.get(properties, "route_id"),
            seq: self.get(properties, "seq").and_then(|seq| values::number(&seq)),
            length_km: self.get(properties, "length_km").and_then(|km| values::number(&km)).filter(|_| single),
            name: record.names.0.first().map(|name| name.text.clone()),
            line: record.line,
        });
        let items: Vec<_> = items.map(|record| Item::Segment(Row { row, record })).collect();
        issues.retain(|issue| issue.code != IssueCode::NameMissing);
        self.out.row(row, items, issues);
    }

    fn point(&mut self, row: u64, properties: &Properties, at: LatLon, wanted: Option<BatchKind>) {
        let mut issues = Vec::new();
        if wanted.is_none() && self.options.kind.is_none() && !self.untold {
            self.look.point(properties.iter().map(|(name, value)| (name.as_str(), said(value))));
        }
        let get = |name: &str| self.get(properties, name);
        let fallback = || format!("{} {row}", stem(self.name));
        let (key, found) = points::point(&get, at, wanted, self.options, &fallback, &mut issues);
        if let Some(first) = self.seen.before(&key, row) {
            issues.push(points::duplicate(&key, first));
        }
        self.out.row(row, [found.item(row)], issues);
    }

    /// An event, by the rules of the plain event table; its position there is the first of the geometry.
    fn event(&mut self, row: u64, properties: &Properties, geometry: &Geometry) {
        let Some(at) = geometry.vertices().first().copied() else { return self.unused(row, "LineString") };
        let options = self.options;
        let (columns, mut reader) = if let Some(events) = self.events.take() {
            events
        } else {
            let (columns, _) = Columns::new(EVENT.into_iter().chain(limits::names()));
            let columns = columns.dated(options);
            match plain::Reader::fixed(&columns, options) {
                Ok(reader) => (columns, reader),
                // The fixed header holds every column that is needed.
                Err(_) => return self.reject(row, Issue::rejected(IssueCode::NotAFeature)),
            }
        };
        let mut cells: Vec<String> = EVENT
            .iter()
            .map(|name| match *name {
                "lat" => at.lat().to_string(),
                "lon" => at.lon().to_string(),
                name => {
                    let said = plain::called(name).into_iter().find_map(|name| self.get(properties, name));
                    guarded(said.unwrap_or_default())
                }
            })
            .collect();
        cells.resize(EVENT.len() + limits::names().count(), String::new());
        for (name, value) in properties {
            if let Some(cell) = limits::place(name).and_then(|at| cells.get_mut(EVENT.len() + at)) {
                *cell = guarded(said(value));
                self.asked.borrow_mut().insert(name.clone());
            }
        }
        let record = Record::of(row, cells.iter().map(String::as_str));
        let mut found = Vec::new();
        let mut sink = |item| found.push(item);
        reader.row(&record, &columns, &mut Collector::new(usize::MAX, &mut sink));
        self.events = Some((columns, reader));
        let (mut records, mut issues) = (Vec::new(), Vec::new());
        for item in found {
            match item {
                Item::Issue(issue) => issues.push(issue),
                Item::Event(mut event) => {
                    event.record.geometry = geometry.clone();
                    records.push(Item::Event(event));
                }
                other => records.push(other),
            }
        }
        self.out.row(row, records, issues);
    }

    fn get(&self, properties: &Properties, name: &str) -> Option<String> {
        property(self.options, &self.asked, properties, name)
    }
}

/// Names apart by semicolons.
fn listed(names: &str) -> Vec<String> {
    names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Whatever a property says, as text: lists one behind the other.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(values) => values.iter().map(said).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn few(points: usize) -> Issue {
    Issue::rejected(IssueCode::TooFewPoints).value(&points.to_string()).expected(">= 2")
}

fn many(parts: usize) -> String {
    format!("MultiLineString, {parts}")
}

/// The text such that the reader of tables, which takes a guard against formulas off, gives it back as it is.
fn guarded(text: String) -> String {
    if unguarded(&text) == text { text } else { format!("'{text}") }
}

/// A property as text; blank ones are `None`. Names compare without case where the exact name is not there.
fn property(options: &ReadOptions<'_>, asked: &Asked, properties: &Properties, name: &str) -> Option<String> {
    let name = options.mapped(name).unwrap_or(name);
    let exact = properties.get_key_value(name);
    let (key, value) = exact.or_else(|| properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)))?;
    if !asked.borrow().contains(key) {
        asked.borrow_mut().insert(key.clone());
    }
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn draft(options: &ReadOptions<'_>, asked: &Asked, properties: &Properties, route: Option<&str>) -> Draft {
    let get = |name: &str| property(options, asked, properties, name);
    let code = get("code");
    let id = route.map(str::to_owned).or_else(|| get("route_id"));
    Draft {
        code: code.clone().or_else(|| id.clone().filter(|id| id.chars().count() <= 16)),
        id: id.or(code),
        names: names_from(&get, &["route_name", "name"]),
        road_ref: get("ref").or_else(|| get("road_ref")),
        area: get("area"),
        crossings: get("crossings").map(|names| listed(&names)).unwrap_or_default(),
        vehicle: get("vehicle").and_then(|word| VehicleClass::from_code(&word)),
        parts: Vec::new(),
    }
}
