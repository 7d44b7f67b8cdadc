//! Geometries: coordinates to positions, leniently typed, strictly checked.

use passage_model::LatLon;
use serde_json::{Map, Value};

use crate::{
    Issue, IssueCode,
    crs::Crs,
    shapes::{Parts, Shape},
};

/// Nested collections deeper than this are refused.
const DEPTH: usize = 8;

/// The shape of a geometry object.
pub(super) fn shape(geometry: &Map<String, Value>, crs: &Crs) -> Result<Shape, Issue> {
    let mut parts = Parts::default();
    collect(geometry, 0, crs, &mut parts)?;
    Ok(parts.shape(geometry.get("type").and_then(Value::as_str).unwrap_or("GeometryCollection")))
}

fn collect(geometry: &Map<String, Value>, depth: usize, crs: &Crs, parts: &mut Parts) -> Result<(), Issue> {
    let name = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    match name {
        "Point" => parts.point(position(coordinates, crs)?),
        "MultiPoint" => {
            for single in list(coordinates)? {
                parts.point(position(single, crs)?);
            }
        }
        "LineString" => parts.line(line(coordinates, crs)?),
        "MultiLineString" => {
            let lines = list(coordinates)?;
            for part in lines {
                parts.line(line(part, crs)?);
            }
            if lines.is_empty() {
                parts.line(Vec::new());
            }
        }
        "Polygon" => area(coordinates, crs, parts)?,
        "MultiPolygon" => {
            for part in list(coordinates)? {
                area(part, crs, parts)?;
            }
        }
        "GeometryCollection" if depth < DEPTH => {
            for part in list(geometry.get("geometries").unwrap_or(&Value::Null))? {
                let part = part.as_object().ok_or_else(|| malformed(part))?;
                collect(part, depth + 1, crs, parts)?;
            }
        }
        _ => {
            let issue = Issue::rejected(IssueCode::GeometryMalformed).value(name);
            return Err(issue.expected("Point, LineString, MultiLineString, Polygon"));
        }
    }
    Ok(())
}

/// A ring that cannot be read makes the area unusable, which it mostly is anyway: no reason to refuse the row.
fn area(value: &Value, crs: &Crs, parts: &mut Parts) -> Result<(), Issue> {
    let rings = list(value)?;
    if rings.is_empty() {
        parts.other("Polygon");
    }
    for (at, ring) in rings.iter().enumerate() {
        match line(ring, crs) {
            Ok(ring) => parts.ring(ring, at > 0),
            Err(_) => parts.ring(Vec::new(), true),
        }
    }
    Ok(())
}

fn line(value: &Value, crs: &Crs) -> Result<Vec<LatLon>, Issue> {
    list(value)?.iter().map(|point| position(point, crs)).collect()
}

fn list(value: &Value) -> Result<&Vec<Value>, Issue> {
    value.as_array().ok_or_else(|| malformed(value))
}

/// `[longitude, latitude, ...]`; further numbers (height, time) are passed over.
fn position(value: &Value, crs: &Crs) -> Result<LatLon, Issue> {
    match list(value)?.as_slice() {
        [lon, lat, ..] => match (lon.as_f64(), lat.as_f64()) {
            (Some(lon), Some(lat)) => crs.position(lon, lat),
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
        shape(value.as_object().unwrap(), &Crs::degrees()).map_err(|issue| issue.code)
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
        let ring = "[[37,36],[38,36],[38,37],[37,36]]";
        assert!(
            matches!(read(&format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#)), Ok(Shape::Area(r)) if r.len() == 3)
        );
        assert!(matches!(
            read(&format!(r#"{{"type":"Polygon","coordinates":[{ring},{ring}]}}"#)),
            Ok(Shape::Pierced(_))
        ));
        assert!(matches!(
            read(
                r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[37,36]},{"type":"LineString","coordinates":[[37,36],[38,36]]}]}"#
            ),
            Ok(Shape::Mixed(main, rest)) if matches!(*main, Shape::Lines(_)) && rest == "Point"
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
