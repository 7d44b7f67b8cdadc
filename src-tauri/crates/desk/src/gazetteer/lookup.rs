//! The lists of the open database, as the reader of texts asks them.

use std::collections::HashSet;

use passage_intake::{About, Entry, EntryKind, Lookup, Origin, exactly, filed_under};
use passage_model::{Feature, LatLon, Names};
use passage_store::{Found, Store, StoreError};
use passage_words::fold;

/// Numbers under which names are filed.
pub(crate) fn numbers(names: &Names) -> Vec<u64> {
    filed_under(names.0.iter().map(|name| name.text.as_str()))
}

/// The lists of a database.
pub(crate) struct Listed<'s> {
    store: &'s Store,
    /// What has been handed out.
    seen: HashSet<i64>,
}

impl<'s> Listed<'s> {
    pub(crate) fn new(store: &'s Store) -> Self {
        Self { store, seen: HashSet::new() }
    }

    /// Where a named area or town is: areas before towns, the largest town first. `None`: no list has it, or the lists
    /// cannot be read, which reading the text will tell.
    pub(crate) fn area(&self, name: &str) -> Option<LatLon> {
        let wanted = fold(name);
        let found = self.store.find_listed(&exactly(name), None, &mut HashSet::new()).unwrap_or_default();
        let named = found.into_iter().filter(|found| found.place.names.0.iter().any(|name| fold(&name.text) == wanted));
        let best = named.max_by_key(|found| (found.place.feature == Some(Feature::Area), found.place.population));
        best.map(|found| found.place.at)
    }
}

impl Lookup for Listed<'_> {
    type Error = StoreError;

    fn find(&mut self, numbers: &[u64], near: Option<(LatLon, f64)>) -> Result<Vec<Entry>, StoreError> {
        let found = self.store.find_listed(numbers, near, &mut self.seen)?;
        Ok(found.into_iter().map(entry).collect())
    }
}

fn entry(found: Found) -> Entry {
    let place = found.place;
    let crossed = place.feature.is_some_and(Feature::is_crossed);
    Entry {
        kind: if crossed { EntryKind::Crossing } else { EntryKind::Place },
        names: place.names,
        at: Some(place.at),
        about: About {
            origin: Origin::List(found.list),
            feature: place.feature,
            population: place.population,
            country: place.country,
            size: place.size,
            admin1: found.area,
            within_km: None,
            code: None,
        },
    }
}
