//! Mentions to places: of several entries with one name the one nearest to what the text speaks of.

use passage_model::LatLon;

use crate::{
    drafts::DraftPlace,
    gazetteer::{EntryKind, Gazetteer},
    mention::{Mention, Role},
};

/// The middle of what a text speaks of: the median of the mentions that can be one place only.
pub(crate) fn middle<'m>(gazetteer: &Gazetteer, mentions: impl Iterator<Item = &'m Mention>) -> Option<LatLon> {
    let (mut lats, mut lons) = (Vec::new(), Vec::new());
    for mention in mentions {
        let near = |id: &u32| gazetteer.entry(*id).and_then(|entry| entry.at);
        let all: Vec<LatLon> = mention.ids.iter().filter_map(near).collect();
        let only = all.first().copied().filter(|first| mention.exact && all.iter().all(|at| apart(*first, *at) < 0.5));
        if let Some(at) = mention.at.or(only) {
            lats.push(at.lat());
            lons.push(at.lon());
        }
    }
    lats.sort_unstable_by(f64::total_cmp);
    lons.sort_unstable_by(f64::total_cmp);
    LatLon::new(*lats.get(lats.len() / 2)?, *lons.get(lons.len() / 2)?).ok()
}

/// Rough distance that orders candidates, degrees.
fn apart(a: LatLon, b: LatLon) -> f64 {
    let lon = (a.lon() - b.lon()) * f64::midpoint(a.lat(), b.lat()).to_radians().cos();
    (a.lat() - b.lat()).hypot(lon)
}

/// The entries a mention may be, best first. `crossing`: the event is one of crossings.
pub(crate) fn ranked(gazetteer: &Gazetteer, mention: &Mention, middle: Option<LatLon>, crossing: bool) -> Vec<u32> {
    let mut ids = mention.ids.clone();
    // A name that is only alike, far from everything else the text speaks of, is another place.
    let limit = if mention.exact { 9.0 } else { 4.0 };
    let near = |id: &u32| match (gazetteer.entry(*id).and_then(|entry| entry.at), middle) {
        (Some(at), Some(middle)) => apart(at, middle) <= limit,
        (Some(_), None) => mention.exact || mention.ids.len() == 1,
        (None, _) => true,
    };
    ids.retain(near);
    let is_crossing = |id: &u32| gazetteer.entry(*id).is_some_and(|entry| entry.kind == EntryKind::Crossing);
    if mention.crossing && ids.iter().any(is_crossing) {
        ids.retain(is_crossing);
    }
    ids.sort_by(|a, b| {
        let cost = |id: u32| {
            let Some(entry) = gazetteer.entry(id) else { return f64::MAX };
            let far = match (entry.at, middle) {
                (Some(at), Some(middle)) => apart(at, middle),
                _ => 0.0,
            };
            // Within some 30 km the kind of thing decides, beyond that the distance.
            let other = (entry.kind == EntryKind::Crossing) != crossing;
            let route = entry.kind == EntryKind::Route;
            far + if route {
                90.0
            } else if other {
                0.3
            } else {
                0.0
            }
        };
        cost(*a).total_cmp(&cost(*b))
    });
    ids
}

/// The place of a mention.
pub(crate) fn place(
    text: &str,
    gazetteer: &Gazetteer,
    mention: &Mention,
    middle: Option<LatLon>,
    crossing: bool,
) -> DraftPlace {
    let surface = text.get(mention.bytes.0..mention.bytes.1).unwrap_or_default().to_owned();
    let ids = ranked(gazetteer, mention, middle, crossing);
    let entry = ids.first().and_then(|id| gazetteer.entry(*id));
    let at = mention.at.or_else(|| entry.and_then(|entry| entry.at));
    let role = match mention.role {
        Role::At | Role::Plain => "at",
        Role::From => "from",
        Role::To => "to",
        Role::Between => "between",
    };
    let precision = match at {
        None => "unknown",
        Some(_) if mention.area => "area",
        Some(_) => "point",
    };
    DraftPlace {
        surface,
        canonical_en: entry.and_then(crate::gazetteer::Entry::canonical),
        lat: at.map(LatLon::lat),
        lon: at.map(LatLon::lon),
        role: role.to_owned(),
        precision: precision.to_owned(),
        candidates: ids.iter().skip(1).take(4).filter_map(|id| gazetteer.entry(*id)?.canonical()).collect(),
    }
}
