//! The starter region: northern Syria and the Iraq border, written by us from facts, with an example as of
//! 30 November 2024. Sources and accuracy: `starter/SOURCES.md`.

mod file;

use std::collections::HashMap;

use passage_model::{CrossingId, EventId, PlaceId, ReportId, RouteId, SourceId, Time};
use passage_words::Words;
use serde_json::json;

use crate::{
    Desk,
    app::EXAMPLE_AS_OF,
    desk::new_id,
    error::{ApiError, Result},
    opening::store_error,
};
use file::{Keys, StarterFiles};

/// Its main roads, drawn by hand between the towns in the form of `OpenStreetMap`, so that a plan can be tried at once.
const ROADS: &str = include_str!("../starter/roads.osm");

/// The moment of the example.
const AS_OF: &str = "2024-11-30T18:00:00Z";
/// Since when the register of the example is taken to have been known: before its first report.
const REGISTER_SINCE: &str = "2024-10-01T00:00:00Z";

/// Fills an empty database with the starter region, in one change.
pub(crate) fn fill(desk: &mut Desk, words: Words) -> Result<()> {
    let broken = |error: String| ApiError::internal(words, format!("starter region: {error}"));
    let files = StarterFiles::parse().map_err(broken)?;
    let mut keys = Keys::default();
    for place in &files.places {
        keys.places.insert(place.key.clone(), new_id!(desk, words, PlaceId));
    }
    for crossing in &files.crossings {
        keys.crossings.insert(crossing.key.clone(), new_id!(desk, words, CrossingId));
    }
    for route in &files.routes {
        keys.routes.insert(route.key.clone(), new_id!(desk, words, RouteId));
    }
    for source in &files.sources {
        keys.sources.insert(source.key.clone(), new_id!(desk, words, SourceId));
    }
    for report in &files.reports {
        keys.reports.insert(report.key.clone(), new_id!(desk, words, ReportId));
    }
    let mut built = files.build(&keys).map_err(broken)?;
    for event in &mut built.events {
        event.id = new_id!(desk, words, EventId);
    }
    let since: Time = REGISTER_SINCE.parse().map_err(|error| ApiError::internal(words, error))?;
    let received: HashMap<ReportId, Time> =
        built.reports.iter().map(|report| (report.id, report.received_at)).collect();
    let mut note = desk.note(words, "starter.fill", None)?;
    note.known_from = Some(since);
    let opened = desk.opened(words)?;
    opened
        .store
        .change(note, |change| {
            for source in &built.sources {
                change.put_source(source)?;
            }
            for place in &built.places {
                change.put_place(place)?;
            }
            for crossing in &built.crossings {
                change.put_crossing(crossing)?;
            }
            for route in &built.routes {
                change.put_route(route)?;
            }
            for report in &built.reports {
                change.put_report_known(report, report.received_at)?;
            }
            for event in &built.events {
                // An event is known from its first report on.
                let known = event.evidence.iter().filter_map(|evidence| received.get(&evidence.report)).min().copied();
                change.put_event_known(event, known.unwrap_or(since))?;
            }
            Ok::<(), passage_store::StoreError>(())
        })
        .map_err(|error| store_error(words, &error))?;
    opened.store.set_setting(EXAMPLE_AS_OF, &json!(AS_OF)).map_err(|error| store_error(words, &error))?;
    opened
        .store
        .set_setting("workspace", &json!(words.text("starter-workspace")))
        .map_err(|error| store_error(words, &error))?;
    crate::plan::sketch_roads(desk, words, ROADS)
}
