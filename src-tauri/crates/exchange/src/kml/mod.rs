//! KML 2.0 to 2.3: every placemark is a feature. Its name, extended data and the name of its folder are what is said of
//! it; a style whose name is a kind or a status says that too. Tracks (`gx:Track`) are lines: when somebody was where is
//! passed over. Links to other files are never followed.

mod mark;

use std::io::Read;

use quick_xml::events::BytesStart;

use crate::{
    BatchKind, Issue, ReadError, ReadOptions,
    batch::Collector,
    geojson::Features,
    xml::{self, attribute},
};
use mark::{Context, Mark};

/// Coordinates of one line stand in one token: this many times longer than others.
const LONG: u64 = 16;

/// Reads a KML document.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let features = Features::new(name, options, out);
    let mut kml =
        Kml { name, features, folders: Vec::new(), mark: None, passed: None, text: xml::Text::default(), row: 0 };
    let limit = options.limits.token_bytes.saturating_mul(LONG);
    let result = xml::walk(source, limit, options.limits.xml_depth, &mut kml);
    // A placemark that breaks off has its number already; otherwise it is the one after the last.
    kml.features.finish_at(kml.row + u64::from(kml.mark.is_none()), result)
}

/// Where a text goes.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// Name of the innermost folder.
    Folder,
    /// A property of the placemark.
    Property(String),
    /// Coordinates, `lon,lat,height` apart by blanks.
    Coordinates,
    /// One position of a track, `lon lat height`.
    Coord,
}

struct Kml<'n, 'o, 'c> {
    name: &'n str,
    features: Features<'o, 'c>,
    /// Depth and name of the open folders.
    folders: Vec<(usize, String)>,
    mark: Option<Mark>,
    /// Depth of an element of which nothing is used.
    passed: Option<usize>,
    text: xml::Text<Target>,
    row: u64,
}

impl Kml<'_, '_, '_> {
    fn collect(&mut self, depth: usize, target: Target) {
        if target == Target::Coordinates {
            self.text.begin_whole(depth, target);
        } else {
            self.text.begin(depth, target);
        }
    }
}

impl xml::Elements for Kml<'_, '_, '_> {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let local = start.local_name();
        let local = local.as_ref();
        if depth == 1 && !matches!(local, b"kml" | b"Document" | b"Folder" | b"Placemark") {
            return Err(ReadError::UnknownFormat { name: self.name.to_owned() });
        }
        if self.passed.is_some() {
            return Ok(());
        }
        let Some(mark) = self.mark.as_mut() else {
            match local {
                b"Placemark" => {
                    self.row = self.features.next_row();
                    self.mark = Some(Mark::new(depth, attribute(start, b"id")));
                }
                b"Folder" => self.folders.push((depth, String::new())),
                b"name" if self.folders.last().is_some_and(|(folder, _)| folder + 1 == depth) => {
                    self.collect(depth, Target::Folder);
                }
                b"NetworkLink" | b"GroundOverlay" | b"ScreenOverlay" | b"PhotoOverlay" | b"Tour" => {
                    self.row = self.features.next_row();
                    self.passed = Some(depth);
                    self.features.unused(self.row, &String::from_utf8_lossy(local));
                }
                b"Style" | b"StyleMap" | b"Schema" => self.passed = Some(depth),
                _ => {}
            }
            return Ok(());
        };
        let own = depth == mark.depth + 1;
        let target = match local {
            b"name" | b"description" | b"address" | b"styleUrl" if own => {
                Some(Target::Property(String::from_utf8_lossy(local).into_owned()))
            }
            b"Style" | b"StyleMap" | b"Region" | b"LookAt" | b"Camera" => {
                self.passed = Some(depth);
                None
            }
            b"Data" => {
                mark.data = attribute(start, b"name");
                None
            }
            b"value" => mark.data.clone().map(Target::Property),
            b"SimpleData" => attribute(start, b"name").map(Target::Property),
            b"begin" | b"when" if depth == mark.depth + 2 => Some(Target::Property("date_start".to_owned())),
            b"end" if depth == mark.depth + 2 => Some(Target::Property("date_end".to_owned())),
            b"coordinates" => Some(Target::Coordinates),
            b"coord" => Some(Target::Coord),
            b"outerBoundaryIs" => mark.enter(Context::Outer),
            b"innerBoundaryIs" => mark.enter(Context::Hole),
            b"LinearRing" if mark.context.is_ring() => None,
            b"LineString" | b"LinearRing" => mark.enter(Context::Line),
            b"Point" => mark.enter(Context::Point),
            b"Track" => mark.track(),
            b"Model" => mark.model(),
            _ => None,
        };
        if let Some(target) = target {
            self.collect(depth, target);
        }
        Ok(())
    }

    fn text(&mut self, depth: usize, text: &str) {
        self.text.push(depth, text);
    }

    fn unknown_entity(&mut self, issue: Issue) {
        if self.text.is_open() {
            self.features.remark(issue.at(self.row.max(1)));
        }
    }

    fn end(&mut self, depth: usize) {
        if self.passed == Some(depth) {
            self.passed = None;
            return;
        }
        if let Some((target, text)) = self.text.end(depth) {
            match (target, self.mark.as_mut()) {
                (Target::Folder, _) => {
                    if let Some((_, name)) = self.folders.last_mut() {
                        text.trim().clone_into(name);
                    }
                }
                (Target::Property(name), Some(mark)) => mark.say(&name, &text),
                (Target::Coordinates, Some(mark)) => mark.coordinates(&text),
                (Target::Coord, Some(mark)) => mark.coord(&text),
                (_, None) => {}
            }
        }
        if self.mark.as_ref().is_some_and(|mark| mark.depth == depth)
            && let Some(mark) = self.mark.take()
        {
            let folder = self.folders.iter().rev().map(|(_, name)| name.as_str()).find(|name| !name.is_empty());
            mark.finish(self.row, folder, &mut self.features);
        }
        if self.folders.last().is_some_and(|(folder, _)| *folder == depth) {
            self.folders.pop();
        }
    }
}
