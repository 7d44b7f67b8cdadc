//! Free text to draft events: the register of the open database gives the names, `passage-intake` the grammar. Nothing
//! is stored.

use passage_intake::{About, Drafts, Entry, EntryKind, FILING, Gazetteer, Origin, Received, countries_at, draft_with};
use passage_model::{Country, Lang, LatLon, Name, Names, Time};
use passage_words::{Words, fold};

use crate::{
    Desk,
    error::{ApiError, Result},
    gazetteer::{Listed, numbers},
    opening::store_error,
};

/// Longest text taken, bytes.
pub const MAX_TEXT: usize = passage_intake::MAX_BYTES;

/// What to read.
#[derive(Debug, Clone)]
pub struct DraftArgs {
    /// The text.
    pub text: String,
    /// When it was received; relative times count from that day. `None`: now.
    pub received: Option<Time>,
    /// Region it speaks of: a place of the register, a first-level area, or words that name countries ("north-west
    /// Syria"). Of places with the same name the nearest to it is taken.
    pub region: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A text read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The drafts.
    pub drafts: Drafts,
    /// What could not be made use of.
    pub notice: Option<String>,
}

/// Drafts of a text, with the names of the open database.
pub fn draft(desk: &mut Desk, args: &DraftArgs) -> Result<Reading> {
    let words = Words::new(args.lang);
    if args.text.len() > MAX_TEXT {
        return Err(ApiError::invalid(words, "draft-too-long", &[("bytes", MAX_TEXT.into())]));
    }
    let now = desk.now();
    // Names filed by the rules of another version are filed anew, once.
    let filed = desk.opened(words)?.store.refile_gazetteers(FILING, numbers);
    filed.map_err(|error| store_error(words, &error))?;
    let store = desk.store(words)?;
    let mut listed = Listed::new(store);
    let view = store.at(None);
    let crossings = view.crossings().map_err(|error| store_error(words, &error))?;
    let places = view.places().map_err(|error| store_error(words, &error))?;
    let routes = view.routes().map_err(|error| store_error(words, &error))?;
    let region = args.region.as_deref().and_then(|name| {
        let wanted = fold(name);
        let country: Option<Country> = name.trim().parse().ok();
        let named = |names: &Names| names.0.iter().any(|name| fold(&name.text) == wanted);
        let inside = places.iter().filter(|place| {
            named(&place.names)
                || place.admin1.as_deref().is_some_and(|admin1| fold(admin1) == wanted)
                || country.is_some() && place.country == country
        });
        middle(inside.map(|place| place.at)).or_else(|| countries_at(name)).or_else(|| listed.area(name))
    });
    // It only helps to choose between places of one name: a text is read without it too.
    let unknown = args.region.as_deref().filter(|_| region.is_none());
    let notice = unknown.map(|name| words.with("draft-no-region", &[("region", name.to_owned().into())]));
    let mut entries: Vec<Entry> = Vec::with_capacity(crossings.len() + places.len() + routes.len());
    entries.extend(crossings.into_iter().map(|crossing| {
        let mut names = crossing.names;
        for side in crossing.sides {
            names.0.extend(side.names.0);
        }
        Entry { kind: EntryKind::Crossing, names, at: Some(crossing.at), about: About::default() }
    }));
    entries.extend(places.into_iter().map(|place| Entry {
        kind: EntryKind::Place,
        names: place.names,
        at: Some(place.at),
        about: About { country: place.country, admin1: place.admin1.into_iter().collect(), ..About::default() },
    }));
    entries.extend(known());
    entries.extend(routes.iter().map(|route| Entry {
        kind: EntryKind::Route,
        names: route.names.clone(),
        at: None,
        about: About::default(),
    }));
    let mut gazetteer = Gazetteer::new(entries);
    for route in &routes {
        gazetteer.add_road(&route.line);
    }
    let received = Received { day: args.received.unwrap_or(now).date_naive(), region };
    let drafts = draft_with(&args.text, &mut gazetteer, &mut listed, &received);
    Ok(Reading { drafts: drafts.map_err(|error| store_error(words, &error))?, notice })
}

/// Towns and crossings for reports from countries that the register does not hold yet; the register goes first.
fn known() -> impl Iterator<Item = Entry> {
    include_str!("draft/known.txt").lines().filter(|line| !line.starts_with("--")).filter_map(|line| {
        let mut parts = line.splitn(4, ' ');
        let kind = if parts.next()? == "c" { EntryKind::Crossing } else { EntryKind::Place };
        let about = About { origin: Origin::BuiltIn, ..About::default() };
        let (lat, lon): (f64, f64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let names = parts.next()?.split(';').enumerate().map(|(i, name)| Name {
            lang: if i == 0 { Lang::En } else { Lang::Other },
            text: name.trim().to_owned(),
            alias: i > 0,
        });
        Some(Entry { kind, names: Names(names.collect()), at: Some(LatLon::new(lat, lon).ok()?), about })
    })
}

/// The median position.
fn middle(all: impl Iterator<Item = LatLon>) -> Option<LatLon> {
    let (mut lats, mut lons): (Vec<f64>, Vec<f64>) = all.map(|at| (at.lat(), at.lon())).unzip();
    lats.sort_unstable_by(f64::total_cmp);
    lons.sort_unstable_by(f64::total_cmp);
    LatLon::new(*lats.get(lats.len() / 2)?, *lons.get(lons.len() / 2)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_places_are_well_formed() {
        let lines = include_str!("draft/known.txt").lines().filter(|line| !line.starts_with("--")).count();
        assert_eq!(known().count(), lines);
        assert!(known().all(|entry| entry.names.0.iter().all(|name| !name.text.is_empty())));
    }
}
