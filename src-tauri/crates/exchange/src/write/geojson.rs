//! GeoJSON, RFC 7946: WGS 84, longitude first, seven decimals (about a centimetre), rings counter-clockwise, cut at 180
//! degrees.

use std::io::Write;

use passage_model::{Geometry, LatLon};
use serde_json::{Value, json};

use super::{
    Cell, ColumnKind, Feature, WriteError, Written,
    antimeridian::{cut_line, cut_ring},
};

/// Writes a feature collection, one feature a line. Properties keep their order; the name is the property `name`.
pub fn write_geojson(features: &[Feature], out: impl Write) -> Result<Written, WriteError> {
    write_geojson_marked(features, None, out)
}

/// [`write_geojson`] with the member `tlp`, which says with whom the file may be shared.
pub fn write_geojson_marked(
    features: &[Feature],
    marking: Option<&str>,
    mut out: impl Write,
) -> Result<Written, WriteError> {
    out.write_all(b"{\"type\":\"FeatureCollection\",")?;
    if let Some(marking) = marking {
        write!(out, "\"tlp\":{},", Value::from(marking))?;
    }
    out.write_all(b"\"features\":[")?;
    for (at, feature) in features.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        out.write_all(b"{\"type\":\"Feature\",\"properties\":{")?;
        let name = feature.name.iter().map(|name| ("name", Value::from(name.as_str())));
        let rest = feature.properties.iter().filter(|(key, _)| key != "name" || feature.name.is_none());
        let rest = rest.map(|(key, cell)| (key.as_str(), value(cell)));
        for (at, (key, value)) in name.chain(rest).enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(out, "{comma}{}:{value}", Value::from(key))?;
        }
        write!(out, "}},\"geometry\":{}}}", geometry(&feature.geometry))?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(Written { rows: features.len() as u64, left_out: 0 })
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Number(number) => Value::from(*number), // not finite: null
        text => Value::from(text.plain(ColumnKind::Text)),
    }
}

fn geometry(geometry: &Geometry) -> Value {
    match geometry {
        Geometry::Point { at } => json!({"type": "Point", "coordinates": point(*at)}),
        Geometry::Line { points } => {
            let parts: Vec<Value> = cut_line(points).iter().map(|part| vertices(part)).collect();
            match <[Value; 1]>::try_from(parts) {
                Ok([line]) => json!({"type": "LineString", "coordinates": line}),
                Err(parts) => json!({"type": "MultiLineString", "coordinates": parts}),
            }
        }
        Geometry::Area { ring } => {
            let rings: Vec<Value> = cut_ring(ring).iter().map(|ring| json!([vertices(ring)])).collect();
            match <[Value; 1]>::try_from(rings) {
                Ok([area]) => json!({"type": "Polygon", "coordinates": area}),
                Err(areas) => json!({"type": "MultiPolygon", "coordinates": areas}),
            }
        }
    }
}

fn point(at: LatLon) -> Value {
    json!([rounded(at.lon()), rounded(at.lat())])
}

fn vertices(part: &[[f64; 2]]) -> Value {
    part.iter().map(|[lon, lat]| json!([rounded(*lon), rounded(*lat)])).collect()
}

/// Seven decimals, never `-0`.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_keep_their_order_and_unknown_is_null() {
        let at = LatLon::new(36.123_456_789, -0.000_000_001).unwrap();
        let feature = Feature {
            geometry: Geometry::Point { at },
            name: Some("Bab \"al\" Hawa".into()),
            properties: vec![
                ("level".into(), Cell::Integer(4)),
                ("p".into(), Cell::Number(f64::NAN)),
                ("note".into(), Cell::Empty),
            ],
            color: None,
        };
        let mut out = Vec::new();
        write_geojson(&[feature], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.contains(r#"{"name":"Bab \"al\" Hawa","level":4,"p":null,"note":null}"#)
                && text.contains(r#"{"coordinates":[0.0,36.1234568],"type":"Point"}"#),
            "{text}"
        );
    }
}
