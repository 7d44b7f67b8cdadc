//! What must not be shown.

use std::collections::BTreeMap;

use passage_model::LatLon;
use serde::{Deserialize, Serialize};

use super::{BriefingDoc, MapDoc, OverrideNote, SourceCount};

/// What must not be shown. The renderer prints that something was left out, never what.
///
/// Composed sentences are not searched for names: whoever composes them for a redacted briefing leaves names out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    /// Leave out who prepared, approved, set a level or said something.
    #[serde(default)]
    pub hide_names: bool,
    /// Leave out names of sources and who said something; sources are counted by kind.
    #[serde(default)]
    pub hide_sources: bool,
    /// Round every position to so many decimals of a degree (2: about 1 km, 1: about 10 km). `None`: as given.
    #[serde(default)]
    pub coordinate_decimals: Option<u8>,
}

impl Redaction {
    /// Whether anything is left out.
    pub fn is_active(&self) -> bool {
        self.hide_names || self.hide_sources || self.coordinate_decimals.is_some()
    }
}

impl BriefingDoc {
    /// The document without what must not be shown. Idempotent. [`crate::render`] applies it; whoever stores or sends
    /// the document itself must apply it too.
    #[must_use]
    pub fn redacted(mut self) -> Self {
        let redaction = self.redaction.clone();
        if redaction.hide_names {
            self.header.prepared_by = None;
            self.header.approved_by = None;
        }
        let hide_speaker = redaction.hide_names || redaction.hide_sources;
        for page in &mut self.route_pages {
            if hide_speaker {
                page.drivers.iter_mut().for_each(|driver| driver.said_by = None);
            }
            hide_authors(&redaction, page.set_by_person.iter_mut());
        }
        hide_authors(&redaction, self.annex.overrides.iter_mut());
        if hide_speaker {
            self.annex.events.iter_mut().for_each(|event| event.said_by = None);
        }
        if redaction.hide_sources {
            self.annex.sources = by_kind(&self.annex.sources);
        }
        if let Some(decimals) = redaction.coordinate_decimals {
            let maps = self.maps.iter_mut().chain(self.route_pages.iter_mut().filter_map(|page| page.map.as_mut()));
            maps.for_each(|map| round_map(map, decimals));
        }
        self
    }
}

fn hide_authors<'a>(redaction: &Redaction, notes: impl Iterator<Item = &'a mut OverrideNote>) {
    if redaction.hide_names {
        notes.for_each(|note| note.author = None);
    }
}

/// One entry per kind, in the order of the kinds.
fn by_kind(sources: &[SourceCount]) -> Vec<SourceCount> {
    let mut sums = BTreeMap::new();
    for source in sources {
        let sum = sums.entry(source.kind).or_insert(0_u32);
        *sum = sum.saturating_add(source.reports);
    }
    sums.into_iter().map(|(kind, reports)| SourceCount { name: None, kind, reports }).collect()
}

/// The ground is public and stays as it is.
fn round_map(map: &mut MapDoc, decimals: u8) {
    let round = |at: &mut LatLon| *at = rounded(*at, decimals);
    for segment in map.routes.iter_mut().flat_map(|route| route.segments.iter_mut()) {
        segment.points.iter_mut().for_each(round);
    }
    map.crossings.iter_mut().for_each(|crossing| round(&mut crossing.at));
    map.events.iter_mut().for_each(|event| round(&mut event.at));
    map.places.iter_mut().for_each(|place| round(&mut place.at));
}

fn rounded(at: LatLon, decimals: u8) -> LatLon {
    let scale = 10_f64.powi(i32::from(decimals.min(7)));
    let round = |degrees: f64| (degrees * scale).round() / scale;
    LatLon::new(round(at.lat()), round(at.lon())).unwrap_or(at)
}
