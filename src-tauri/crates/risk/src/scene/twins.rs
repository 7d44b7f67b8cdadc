//! A clash and a capture at one place on one day from one origin count once (rule H3).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use passage_model::{EventKind, Geometry, PlaceId};

use super::{Fact, NO_GROUP, Scene};
use crate::belief::Origin;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Place(PlaceId),
    /// Ten-thousandths of a degree, about 10 m.
    Point(i64, i64),
}

type Key<'a> = (Spot, NaiveDate, &'a Origin);

fn key<'a>(fact: &'a Fact<'_>) -> Option<Key<'a>> {
    let origin = fact.belief.best_origin.as_ref().filter(|_| fact.kernel.is_some())?;
    Some((spot(fact.event)?, fact.event.time.representative().date_naive(), origin))
}

/// Finds the groups that hold both kinds and sets what each event weighs.
///
/// Within a group either the clashes or the captures count, whichever weigh more together: the stronger report is never
/// lost to the weaker one. Membership does not depend on other events, so that taking one away is exact.
pub(super) fn group(scene: &mut Scene<'_>) {
    let mut groups: BTreeMap<Key<'_>, Vec<u32>> = BTreeMap::new();
    let of_kind = |kind| (0..).zip(&scene.facts).filter(move |(_, fact)| fact.event.kind() == kind);
    // Captures are few; a clash needs a look only where there is one.
    for (number, fact) in of_kind(EventKind::ControlChange) {
        if let Some(key) = key(fact) {
            groups.entry(key).or_default().push(number);
        }
    }
    if !groups.is_empty() {
        for (number, fact) in of_kind(EventKind::ArmedClash) {
            if let Some(members) = key(fact).and_then(|key| groups.get_mut(&key)) {
                members.push(number);
            }
        }
    }
    for members in groups.values_mut() {
        members.sort_unstable();
    }
    let both = |members: &Vec<u32>| {
        let capture = |m: &u32| scene.facts[*m as usize].event.kind() == EventKind::ControlChange;
        members.iter().any(capture) && !members.iter().all(capture)
    };
    let groups: Vec<Vec<u32>> = groups.into_values().filter(both).collect();
    for (number, members) in (0..).zip(&groups) {
        for member in members {
            scene.facts[*member as usize].group = number;
        }
    }
    scene.groups = groups;
    scene.weight = scene.facts.iter().map(|f| f.belief.q).collect();
    for number in 0..scene.groups.len() {
        for (member, weight) in scene.weights(number, |m| scene.facts[m as usize].belief.q) {
            scene.weight[member as usize] = weight;
        }
    }
}

fn spot(event: &passage_model::Event) -> Option<Spot> {
    #[expect(clippy::cast_possible_truncation, reason = "at most 1.8 million")]
    let unit = |degrees: f64| (degrees * 1e4).round() as i64;
    match (event.place, &event.geometry) {
        (Some(place), _) => Some(Spot::Place(place)),
        (None, Some(Geometry::Point { at })) => Some(Spot::Point(unit(at.lat()), unit(at.lon()))),
        _ => None,
    }
}

impl Scene<'_> {
    /// What each member of a twin group weighs when the events are believed as `q` says.
    pub(super) fn weights(&self, group: usize, q: impl Fn(u32) -> f64) -> Vec<(u32, f64)> {
        let members = self.groups.get(group).map_or(&[][..], Vec::as_slice);
        let capture = |m: u32| self.facts[m as usize].event.kind() == EventKind::ControlChange;
        let sum = |captures: bool| -> f64 {
            let core = |m: u32| self.facts[m as usize].kernel.map_or(0.0, |k| k.at(0.0));
            members.iter().filter(|m| capture(**m) == captures).map(|m| q(*m) * core(*m)).sum()
        };
        let captures = sum(true) > sum(false);
        members.iter().map(|m| (*m, if capture(*m) == captures { q(*m) } else { 0.0 })).collect()
    }

    /// The twin group of an event.
    pub(crate) fn group_of(&self, event: u32) -> Option<usize> {
        let group = self.facts.get(event as usize)?.group;
        (group != NO_GROUP).then_some(group as usize)
    }
}
