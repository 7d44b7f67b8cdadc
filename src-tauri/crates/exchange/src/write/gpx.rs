//! GPX 1.1: points as waypoints, lines as tracks (devices follow tracks as drawn, and may reroute routes). Areas are left
//! out and counted. Elements stand in the order that the schema wants: waypoints, then tracks.
//!
//! Properties stand twice: in the description, which devices show, and in `extensions`, from which our reader takes them
//! again as they were.

use std::io::Write;

use passage_model::{Geometry, LatLon};

use super::{
    ColumnKind, Feature, Head, WriteError, Written,
    rows::fixed,
    xml::{attribute, escaped},
};
use crate::gpx::DATA;

/// The namespace of our extensions; nothing is fetched from there, and nothing is there.
const NAMESPACE: &str = "urn:passage:gpx:1";

/// Writes features under a title.
pub fn write_gpx<'t>(
    features: &[Feature],
    head: impl Into<Head<'t>>,
    mut out: impl Write,
) -> Result<Written, WriteError> {
    let Head { title, marking } = head.into();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    write!(out, "<gpx version=\"1.1\" creator=\"Passage\" xmlns=\"http://www.topografix.com/GPX/1/1\"")?;
    writeln!(out, " xmlns:passage=\"{NAMESPACE}\">")?;
    let marking = marking.map(|marking| format!("<desc>{}</desc>", escaped(marking))).unwrap_or_default();
    writeln!(out, "<metadata><name>{}</name>{marking}</metadata>", escaped(title))?;
    let (mut rows, mut left_out) = (0, 0);
    for feature in features {
        match &feature.geometry {
            Geometry::Point { at } => {
                write!(out, "<wpt {}>", position(*at))?;
                texts(feature, &mut out)?;
                writeln!(out, "</wpt>")?;
                rows += 1;
            }
            Geometry::Line { .. } => {}
            Geometry::Area { .. } => left_out += 1,
        }
    }
    for feature in features {
        if let Geometry::Line { points } = &feature.geometry {
            write!(out, "<trk>")?;
            texts(feature, &mut out)?;
            writeln!(out, "<trkseg>")?;
            for point in points {
                writeln!(out, "<trkpt {}/>", position(*point))?;
            }
            writeln!(out, "</trkseg></trk>")?;
            rows += 1;
        }
    }
    writeln!(out, "</gpx>")?;
    out.flush()?;
    Ok(Written { rows, left_out })
}

fn position(at: LatLon) -> String {
    format!("lat=\"{}\" lon=\"{}\"", fixed(at.lat(), 7), fixed(at.lon(), 7))
}

fn texts(feature: &Feature, out: &mut impl Write) -> Result<(), WriteError> {
    if let Some(name) = &feature.name {
        write!(out, "<name>{}</name>", escaped(name))?;
    }
    let description = feature.description();
    if !description.is_empty() {
        write!(out, "<desc>{}</desc>", escaped(&description))?;
    }
    let plain = feature.properties.iter().map(|(key, cell)| (key, cell.plain(ColumnKind::Text)));
    let known: Vec<_> = plain.filter(|(_, value)| !value.is_empty()).collect();
    if let (Geometry::Point { .. }, Some((_, kind))) = (&feature.geometry, known.iter().find(|(key, _)| *key == "kind"))
    {
        write!(out, "<type>{}</type>", escaped(kind))?;
    }
    if !known.is_empty() {
        write!(out, "<extensions>")?;
        for (key, value) in &known {
            write!(out, "<{DATA} name=\"{}\">{}</{DATA}>", attribute(key), escaped(value))?;
        }
        write!(out, "</extensions>")?;
    }
    Ok(())
}
