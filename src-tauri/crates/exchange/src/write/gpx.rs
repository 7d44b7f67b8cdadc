//! GPX 1.1: points as waypoints, lines as tracks (devices follow tracks as drawn, and may reroute routes). Areas are left
//! out and counted. Elements stand in the order that the schema wants: waypoints, then tracks.

use std::io::Write;

use passage_model::{Geometry, LatLon};

use super::{Feature, WriteError, Written, rows::fixed, xml::escaped};

/// Writes features under a title.
pub fn write_gpx(features: &[Feature], title: &str, mut out: impl Write) -> Result<Written, WriteError> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gpx version=\"1.1\" creator=\"Passage\" xmlns=\"http://www.topografix.com/GPX/1/1\">")?;
    writeln!(out, "<metadata><name>{}</name></metadata>", escaped(title))?;
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
    Ok(())
}
