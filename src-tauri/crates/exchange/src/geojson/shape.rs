//! Geometries: coordinates to positions, leniently typed, strictly checked.

use passage_model::LatLon;
use serde_json::{Map, Value};

use crate::{Issue, IssueCode, values};

/// What a geometry is good for here.
#[derive(Debug, PartialEq)]
pub(super) enum Shape {
    /// One position.
    Point(LatLon),
    /// Lines.
    Lines(Vec<Vec<LatLon>>),
    /// Something that is not used, by its GeoJSON type.
    Other(String),
}

/// Nested collections deeper than this are refused.
const DEPTH: usize = 8;

/// The shape of a geometry object.
pub(super) fn shape(geometry: &Map<String, Value>) -> Result<Shape, Issue> {
    let mut lines = Vec::new();
    let mut point = None;
    let mut other = None;
    collect(geometry, 0, &mut lines, &mut point, &mut other)?;
    Ok(match (lines.is_empty(), point, other) {
        (false, ..) => Shape::Lines(lines),
        (true, Some(point), None) => Shape::Point(point),
        (true, _, Some(name)) => Shape::Other(name),
        (true, None, None) => Shape::Other("GeometryCollection".to_owned()),
    })
}

fn collect(
    geometry: &Map<String, Value>,
    depth: usize,
    lines: &mut Vec<Vec<LatLon>>,
    point: &mut Option<LatLon>,
    other: &mut Option<String>,
) -> Result<(), Issue> {
    let name = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    match name {
        "Point" => *point = Some(position(coordinates)?),
        "MultiPoint" => match list(coordinates)?.as_slice() {
            [single] => *point = Some(position(single)?),
            _ => *other = Some(name.to_owned()),
        },
        "LineString" => lines.push(line(coordinates)?),
        "MultiLineString" => {
            for part in list(coordinates)? {
                lines.push(line(part)?);
            }
            if lines.is_empty() {
                lines.push(Vec::new());
            }
        }
        "Polygon" | "MultiPolygon" => *other = Some(name.to_owned()),
        "GeometryCollection" if depth < DEPTH => {
            for part in list(geometry.get("geometries").unwrap_or(&Value::Null))? {
                let part = part.as_object().ok_or_else(|| malformed(part))?;
                collect(part, depth + 1, lines, point, other)?;
            }
        }
        _ => {
            let issue = Issue::rejected(IssueCode::GeometryMalformed).value(name);
            return Err(issue.expected("Point, LineString, MultiLineString"));
        }
    }
    Ok(())
}

fn line(value: &Value) -> Result<Vec<LatLon>, Issue> {
    list(value)?.iter().map(position).collect()
}

fn list(value: &Value) -> Result<&Vec<Value>, Issue> {
    value.as_array().ok_or_else(|| malformed(value))
}

/// `[longitude, latitude, ...]`; further numbers (height, time) are passed over.
fn position(value: &Value) -> Result<LatLon, Issue> {
    match list(value)?.as_slice() {
        [lon, lat, ..] => match (lon.as_f64(), lat.as_f64()) {
            (Some(lon), Some(lat)) => values::position(lat, lon),
            _ => Err(malformed(value)),
        },
        _ => Err(malformed(value)),
    }
}

fn malformed(value: &Value) -> Issue {
    let value = match value {
        Value::Array(items) if items.len() > 8 => format!("[{} ...]", items.len()),
        Value::Object(_) => "{...}".to_owned(),
        other => other.to_string(),
    };
    Issue::rejected(IssueCode::GeometryMalformed).value(&value).expected("[lon, lat]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Shape, IssueCode> {
        let value: Value = serde_json::from_str(text).unwrap();
        shape(value.as_object().unwrap()).map_err(|issue| issue.code)
    }

    #[test]
    fn shapes() {
        assert!(
            matches!(read(r#"{"type":"Point","coordinates":[37,36,400]}"#), Ok(Shape::Point(p)) if p.lat() == 36.0)
        );
        assert!(
            matches!(read(r#"{"type":"LineString","coordinates":[[37,36],[38,36]]}"#), Ok(Shape::Lines(l)) if l[0].len() == 2)
        );
        assert!(matches!(read(r#"{"type":"Polygon","coordinates":[]}"#), Ok(Shape::Other(_))));
        assert!(matches!(
            read(
                r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37,36]},{"type":"LineString","coordinates":[[37,36],[38,36]]}]}"#
            ),
            Ok(Shape::Lines(_))
        ));
        for (text, code) in [
            (r#"{"type":"Point","coordinates":[36.2,137.1]}"#, IssueCode::CoordinatesSwapped),
            (r#"{"type":"Point","coordinates":[4120000,4330000]}"#, IssueCode::CoordinatesOutOfRange),
            (r#"{"type":"Point","coordinates":["37","36"]}"#, IssueCode::GeometryMalformed),
            (r#"{"type":"Point"}"#, IssueCode::GeometryMalformed),
            (r#"{"type":"LineString","coordinates":[[37]]}"#, IssueCode::GeometryMalformed),
            (r#"{"type":"Circle","coordinates":[37,36]}"#, IssueCode::GeometryMalformed),
        ] {
            assert_eq!(read(text), Err(code), "{text}");
        }
    }
}
