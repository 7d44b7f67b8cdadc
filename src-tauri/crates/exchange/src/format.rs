//! Formats, and telling them apart by name and first bytes.

use crate::{BatchKind, input, table};

macro_rules! formats {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $reads:literal;)*) => {
        /// A file format that is recognised.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format {
            $($(#[$doc])* $variant,)*
        }

        impl Format {
            /// Every format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Stable code.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// Whether there is a reader for it here.
            pub fn is_read(self) -> bool {
                match self {
                    $(Self::$variant => $reads,)*
                }
            }
        }
    };
}

formats! {
    /// Events of the UCDP Georeferenced Event Dataset.
    UcdpGed = "ucdp-ged-csv", true;
    /// An export of ACLED, with the columns from 2023 on or the older ones.
    Acled = "acled", true;
    /// Insecurity Insight's incidents.
    InsecurityInsight = "insecurity-insight", true;
    /// An export of `KoboToolbox` or ODK.
    Kobo = "kobo", true;
    /// Obstacles, bridges or roads of the humanitarian logistics data model.
    SdiT = "sdi-t", true;
    /// A table with HXL tags.
    Hxl = "hxl", true;
    /// A table with HXL tags, in JSON.
    HxlJson = "hxl-json", true;
    /// Our plain event table.
    EventCsv = "event-csv", true;
    /// A table of places or crossings with coordinates.
    PointCsv = "point-csv", true;
    /// A table whose columns say nothing: needs a kind and a column map.
    Csv = "csv", true;
    /// GeoJSON, RFC 7946.
    GeoJson = "geojson", true;
    /// GeoJSON texts one after another, RFC 8142 or one a line.
    GeoJsonSeq = "geojsonseq", true;
    /// GPX 1.0 and 1.1.
    Gpx = "gpx", true;
    /// KML.
    Kml = "kml", true;
    /// Zipped KML.
    Kmz = "kmz", true;
    /// Training Center XML.
    Tcx = "tcx", true;
    /// OpenStreetMap XML.
    OsmXml = "osm-xml", true;
    /// OpenStreetMap PBF.
    OsmPbf = "osm-pbf", true;
    /// Excel workbook.
    Xlsx = "xlsx", true;
    /// Excel 97 workbook.
    Xls = "xls", true;
    /// Spreadsheet of `LibreOffice` and others.
    Ods = "ods", true;
    /// ESRI shapefile.
    Shapefile = "shapefile", true;
    /// `GeoPackage` or another SQLite file.
    GeoPackage = "geopackage", true;
    /// `FlatGeobuf`.
    FlatGeobuf = "flatgeobuf", true;
    /// Zip archive of something else.
    Zip = "zip", true;
    /// Gzip.
    Gzip = "gzip", true;
    /// Portable document.
    Pdf = "pdf", false;
    /// JSON that is not GeoJSON.
    Json = "json", false;
}

/// What a file seems to be, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// What it holds, where the first bytes show it.
    pub kind: Option<BatchKind>,
    /// What it was told by: `signature`, `root-element`, `member`, `columns`, `extension`.
    pub reason: &'static str,
}

/// Tells the format from the file name and the first bytes (64 KiB are plenty; fewer do). `None`: nothing is recognised.
///
/// Content wins over the extension: a CSV named `.gpx` is a CSV.
pub fn detect(name: &str, head: &[u8]) -> Option<Detected> {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let told = |format, kind, reason| Some(Detected { format, kind, reason });
    if let Some(format) = by_signature(&extension, head) {
        return told(format, None, "signature");
    }
    let text = input::head_text(head);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if text.is_empty() {
        return None;
    }
    if text.starts_with('<') {
        return told(by_root_element(text)?, None, "root-element");
    }
    if text.starts_with(['{', '\u{1e}']) {
        let geo = is_geojson(text);
        let sequence = matches!(extension.as_str(), "geojsonl" | "geojsons" | "geojsonseq" | "ndjson" | "jsonl");
        return if text.starts_with('\u{1e}') || (geo && (sequence || is_sequence(text))) {
            told(Format::GeoJsonSeq, None, "member")
        } else if geo {
            told(Format::GeoJson, None, "member")
        } else if matches!(extension.as_str(), "geojson") {
            told(Format::GeoJson, None, "extension")
        } else {
            told(if has_tags(text) { Format::HxlJson } else { Format::Json }, None, "member")
        };
    }
    if text.starts_with('[') {
        return told(if has_tags(text) { Format::HxlJson } else { Format::Json }, None, "member");
    }
    match table::guess(text) {
        Some((format, kind)) => told(format, kind, "columns"),
        None if matches!(extension.as_str(), "csv" | "tsv" | "tab" | "txt" | "ssv" | "hxl") => {
            told(Format::Csv, None, "extension")
        }
        None => None,
    }
}

fn by_signature(extension: &str, head: &[u8]) -> Option<Format> {
    let has = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
    Some(match head {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => match extension {
            "xlsx" | "xlsm" => Format::Xlsx,
            "ods" => Format::Ods,
            _ if has(b"application/vnd.oasis.opendocument.spreadsheet") => Format::Ods,
            "kmz" => Format::Kmz,
            _ if has(b"xl/") => Format::Xlsx,
            _ if has(b"doc.kml") => Format::Kmz,
            _ => Format::Zip,
        },
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Format::Xls,
        [0x1f, 0x8b, ..] => Format::Gzip,
        [0, 0, 0x27, 0x0a, ..] => Format::Shapefile,
        [b'f', b'g', b'b', ..] if head.get(4..7) == Some(b"fgb") => Format::FlatGeobuf,
        [b'%', b'P', b'D', b'F', ..] => Format::Pdf,
        _ if head.starts_with(b"SQLite format 3\0") => Format::GeoPackage,
        _ if memchr::memmem::find(head.get(..64).unwrap_or(head), b"OSMHeader").is_some() => Format::OsmPbf,
        _ => return None,
    })
}

/// The name of the first element, without prefix; declarations, comments and document types are passed over.
fn by_root_element(text: &str) -> Option<Format> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')? + 1..)?;
        if rest.starts_with("!--") {
            rest = rest.get(rest.find("-->")? + 3..)?;
        } else if !rest.starts_with(['?', '!', '/']) {
            break;
        }
    }
    let name = rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    let local = name.rsplit(':').next()?;
    Some(match local {
        "gpx" => Format::Gpx,
        "kml" | "Document" | "Placemark" | "Folder" => Format::Kml,
        "TrainingCenterDatabase" => Format::Tcx,
        "osm" | "osmChange" => Format::OsmXml,
        _ => return None,
    })
}

const GEOJSON_TYPES: [&str; 9] = [
    "FeatureCollection",
    "Feature",
    "GeometryCollection",
    "LineString",
    "MultiLineString",
    "Point",
    "MultiPoint",
    "Polygon",
    "MultiPolygon",
];

fn is_geojson(text: &str) -> bool {
    GEOJSON_TYPES.iter().any(|name| {
        text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + name.len()..).unwrap_or_default();
            after.starts_with('"')
                && before
                    .strip_suffix('"')
                    .map(str::trim_end)
                    .and_then(|b| b.strip_suffix(':'))
                    .is_some_and(|b| b.trim_end().ends_with("\"type\""))
        })
    })
}

/// Whether a text of JSON begins with HXL tags.
fn has_tags(text: &str) -> bool {
    text.match_indices("\"#").any(|(at, mark)| text[at + mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The first line is a whole JSON object and another object follows.
fn is_sequence(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    let next = rest.trim_start();
    next.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(first.trim_end()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str, head: &[u8]) -> Option<&'static str> {
        detect(name, head).map(|d| d.format.code())
    }

    #[test]
    fn content_wins_over_the_name() {
        for (name, head, expected) in [
            ("a.gpx", &b"<?xml version='1.0'?><!-- <kml> --><gpx version='1.1'>"[..], Some("gpx")),
            ("a.csv", b"<gpx:gpx>", Some("gpx")),
            ("a.json", br#"{"type" : "FeatureCollection","features":[]}"#, Some("geojson")),
            ("a.json", b"{\"type\":\"Point\",\"coordinates\":[1,2]}\n{\"type\":\"Point\"", Some("geojsonseq")),
            ("a.json", b"[[\"#org\"]]", Some("hxl-json")),
            ("a.json", b"[[\"# 1\"]]", Some("json")),
            ("a.json", b"{\"sheets\":1}", Some("json")),
            ("a.geojson", b"{\"crs\":{}}", Some("geojson")),
            ("a", b"PK\x03\x04....xl/workbook.xml", Some("xlsx")),
            ("a.kmz", b"PK\x03\x04", Some("kmz")),
            ("a", b"SQLite format 3\0", Some("geopackage")),
            ("a.bin", b"\x00\x01\x02", None),
            ("a.txt", b"", None),
            ("x", b"id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n", Some("event-csv")),
            (
                "x",
                b"\xff\xfei\0d\0;\0l\0a\0t\0;\0l\0o\0n\0;\0k\0i\0n\0d\0;\0d\0a\0t\0e\0_\0s\0t\0a\0r\0t\0\n\0",
                Some("event-csv"),
            ),
            ("notes.csv", b"hello\n", Some("csv")),
            ("notes", b"hello\n", None),
        ] {
            assert_eq!(code(name, head), expected, "{name} {head:?}");
        }
    }
}
