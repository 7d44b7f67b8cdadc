//! Entries with their names indexed. A gazetteer has two layers: what the database names, which texts share, and what was
//! fetched for one text.

use std::collections::HashMap;

use crate::{
    gazetteer::{Entry, EntryKind, keys_of},
    spelling::skeleton,
};

/// An entry with the keys that are looked at whenever it is compared with others.
#[derive(Debug, Clone)]
pub(crate) struct Filed {
    pub(crate) entry: Entry,
    /// Of the names that are no aliases.
    mains: Vec<String>,
    /// Of the names of its first administrative level.
    areas: Vec<String>,
}

impl Filed {
    fn new(entry: Entry) -> Self {
        let mains = entry.names.0.iter().filter(|name| !name.alias).flat_map(|name| keys_of(&name.text)).collect();
        let areas = entry.about.admin1.iter().flat_map(|area| keys_of(area)).collect();
        Self { entry, mains, areas }
    }

    /// Whether this key is a first name of it.
    pub(crate) fn is_mainly(&self, key: &str) -> bool {
        self.mains.iter().any(|main| main == key)
    }

    /// Whether it lies in an area of one of these keys.
    pub(crate) fn is_in(&self, areas: &[String]) -> bool {
        self.areas.iter().any(|own| areas.contains(own))
    }
}

/// Entries of one origin.
#[derive(Debug, Default, Clone)]
pub(crate) struct Layer {
    entries: Vec<Filed>,
    exact: HashMap<String, Vec<u32>>,
    skeletons: HashMap<String, Vec<(String, u32)>>,
}

impl Layer {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn get(&self, i: usize) -> Option<&Filed> {
        self.entries.get(i)
    }

    /// Adds entries; their numbers go on from `before`.
    pub(crate) fn extend(&mut self, entries: Vec<Entry>, before: usize) {
        for entry in entries {
            let Ok(id) = u32::try_from(before + self.entries.len()) else { return };
            let by_sound = entry.kind != EntryKind::Route;
            for key in entry.names.0.iter().flat_map(|name| keys_of(&name.text)) {
                if self.exact.get(&key).is_some_and(|list| list.contains(&id)) {
                    continue;
                }
                if let Some(skeleton) = skeleton(&key).filter(|_| by_sound) {
                    self.skeletons.entry(skeleton).or_default().push((key.clone(), id));
                }
                self.exact.entry(key).or_default().push(id);
            }
            self.entries.push(Filed::new(entry));
        }
    }

    /// Entries of which one name has exactly this key.
    pub(crate) fn exact(&self, key: &str) -> &[u32] {
        self.exact.get(key).map_or(&[], Vec::as_slice)
    }

    /// Names with this skeleton, and whose they are.
    pub(crate) fn sounding(&self, skeleton: &str) -> &[(String, u32)] {
        self.skeletons.get(skeleton).map_or(&[], Vec::as_slice)
    }
}
