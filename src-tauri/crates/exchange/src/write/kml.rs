//! KML 2.2 and KMZ, for Google Earth and phones.

use std::io::{Seek, Write};

use passage_model::Geometry;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    ColumnKind, Feature, Head, WriteError, Written,
    antimeridian::{cut_line, cut_ring},
    rows::fixed,
    xml::{attribute, escaped},
};

/// Writes features under a title. Properties become `ExtendedData`; unknown ones are left out.
pub fn write_kml<'t>(
    features: &[Feature],
    head: impl Into<Head<'t>>,
    mut out: impl Write,
) -> Result<Written, WriteError> {
    let Head { title, marking } = head.into();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>")?;
    writeln!(out, "<name>{}</name>", escaped(title))?;
    if let Some(marking) = marking {
        writeln!(out, "<description>{}</description>", escaped(marking))?;
    }
    for feature in features {
        write!(out, "<Placemark>")?;
        if let Some(name) = &feature.name {
            write!(out, "<name>{}</name>", escaped(name))?;
        }
        if let Some([r, g, b]) = feature.color {
            // KML writes alpha, blue, green, red.
            let color = format!("<color>ff{b:02x}{g:02x}{r:02x}</color>");
            write!(out, "<Style><IconStyle>{color}</IconStyle><LineStyle>{color}<width>4</width></LineStyle>")?;
            write!(out, "<PolyStyle><color>66{b:02x}{g:02x}{r:02x}</color></PolyStyle></Style>")?;
        }
        let known: Vec<_> = feature.properties.iter().map(|(key, cell)| (key, cell.plain(ColumnKind::Text))).collect();
        if known.iter().any(|(_, value)| !value.is_empty()) {
            write!(out, "<ExtendedData>")?;
            for (key, value) in known.iter().filter(|(_, value)| !value.is_empty()) {
                write!(out, "<Data name=\"{}\"><value>{}</value></Data>", attribute(key), escaped(value))?;
            }
            write!(out, "</ExtendedData>")?;
        }
        geometry(&feature.geometry, &mut out)?;
        writeln!(out, "</Placemark>")?;
    }
    writeln!(out, "</Document></kml>")?;
    out.flush()?;
    Ok(Written { rows: features.len() as u64, left_out: 0 })
}

/// Writes [`write_kml`] into a zip archive as `doc.kml`, with the fixed date that zip starts at.
pub fn write_kmz<'t>(
    features: &[Feature],
    head: impl Into<Head<'t>>,
    out: impl Write + Seek,
) -> Result<Written, WriteError> {
    let mut zip = ZipWriter::new(out);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(false);
    zip.start_file("doc.kml", options).map_err(failed)?;
    let written = write_kml(features, head, &mut zip)?;
    zip.finish().map_err(failed)?.flush()?;
    Ok(written)
}

fn failed(error: zip::result::ZipError) -> WriteError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => std::io::Error::other(other).into(),
    }
}

fn geometry(geometry: &Geometry, out: &mut impl Write) -> Result<(), WriteError> {
    let parts = match geometry {
        Geometry::Point { at } => {
            let at = coordinates(&[[at.lon(), at.lat()]]);
            write!(out, "<Point><coordinates>{at}</coordinates></Point>")?;
            return Ok(());
        }
        Geometry::Line { points } => cut_line(points),
        Geometry::Area { ring } => cut_ring(ring),
    };
    let many = parts.len() != 1;
    if many {
        write!(out, "<MultiGeometry>")?;
    }
    for part in &parts {
        let part = coordinates(part);
        if matches!(geometry, Geometry::Line { .. }) {
            write!(out, "<LineString><tessellate>1</tessellate><coordinates>{part}</coordinates></LineString>")?;
        } else {
            write!(out, "<Polygon><outerBoundaryIs><LinearRing><coordinates>{part}</coordinates>")?;
            write!(out, "</LinearRing></outerBoundaryIs></Polygon>")?;
        }
    }
    if many {
        write!(out, "</MultiGeometry>")?;
    }
    Ok(())
}

fn coordinates(part: &[[f64; 2]]) -> String {
    let points: Vec<String> = part.iter().map(|[lon, lat]| format!("{},{}", fixed(*lon, 7), fixed(*lat, 7))).collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use passage_model::LatLon;

    use super::*;
    use crate::write::Cell;

    #[test]
    fn a_kmz_holds_the_kml_and_is_the_same_every_time() {
        let line = [(36.0, 37.0), (36.5, 37.5)].map(|(lat, lon)| LatLon::new(lat, lon).unwrap());
        let feature = Feature {
            geometry: Geometry::Line { points: line.to_vec() },
            name: Some("A & B".into()),
            properties: vec![("level".into(), Cell::from("High"))],
            color: Some([0xd9, 0x5f, 0x02]),
        };
        let features = [feature];
        let write = || {
            let mut out = Cursor::new(Vec::new());
            write_kmz(&features, "Routes", &mut out).unwrap();
            out.into_inner()
        };
        assert_eq!(write(), write());
        let mut text = String::new();
        let mut zip = zip::ZipArchive::new(Cursor::new(write())).unwrap();
        zip.by_name("doc.kml").unwrap().read_to_string(&mut text).unwrap();
        assert!(text.contains("<name>A &amp; B</name>") && text.contains("<color>ff025fd9</color>"), "{text}");
        assert!(text.contains("37.0000000,36.0000000 37.5000000,36.5000000"), "{text}");
    }
}
