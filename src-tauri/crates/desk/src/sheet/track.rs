//! Line and stops for a device: names, distances and what to do. Neither hours nor a level nor a colour.

use std::io::Cursor;

use passage_exchange::{Cell, Feature, Head, write_gpx, write_kml};
use passage_model::{Geometry, plain};
use passage_report::sheet::sheet_texts;
use passage_words::Words;

use super::Composed;
use crate::{
    dto::SheetFormat,
    error::{ApiError, Result},
};

pub(super) fn written(words: Words, composed: &Composed, format: SheetFormat) -> Result<String> {
    let Composed { base, timed, doc } = composed;
    let title = doc.title();
    let second = Words::new(doc.langs.1).lang().code();
    let stops = timed.kept.iter().zip(sheet_texts(doc)).filter_map(|(index, (one, two))| {
        let stop = base.stops.get(*index)?;
        let said = |key: &str, text: &str| (key.to_owned(), Cell::from(text));
        let mut properties = vec![said("km", &format!("{:.1}", stop.km)), said(&format!("name_{second}"), &two.name)];
        for (key, todo) in [("do".to_owned(), &one.todo), (format!("do_{second}"), &two.todo)] {
            if !todo.is_empty() {
                properties.push(said(&key, todo));
            }
        }
        Some(Feature {
            geometry: Geometry::Point { at: stop.at },
            name: Some(plain(&one.name).into_owned()),
            properties,
            color: None,
        })
    });
    let line = Feature {
        geometry: Geometry::Line { points: base.line.clone() },
        name: Some(title.clone()),
        properties: Vec::new(),
        color: None,
    };
    let features: Vec<Feature> = stops.chain([line]).collect();
    // Every file that leaves carries the marking of the sheet.
    let head = Head { title: &title, marking: Some(doc.tlp.marking()) };
    let mut out = Cursor::new(Vec::new());
    let done = match format {
        SheetFormat::Kml => write_kml(&features, head, &mut out),
        _ => write_gpx(&features, head, &mut out),
    };
    done.map_err(|error| ApiError::internal(words, error))?;
    String::from_utf8(out.into_inner()).map_err(|error| ApiError::internal(words, error))
}
