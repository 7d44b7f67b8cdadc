//! A clash and a capture at one place on one day from one origin count once (rule H3).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use passage_model::{EventKind, Geometry, PlaceId};
use rayon::prelude::*;

use super::{Fact, Ground, NO_GROUP, Note, Scene, State, Strength, Strengths, noted};
use crate::{belief, belief::Origin};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Place(PlaceId),
    /// Ten-thousandths of a degree, about 10 m.
    Point(i64, i64),
}

/// What twins have in common. Where several origins say one of them equally well, it is the twin of what all of them say: what
/// one more origin says besides is something of its own.
type Key = (Spot, NaiveDate, Vec<Origin>);

/// The place and day of an event that may be a twin.
fn spot_and_day(ground: Ground<'_>, number: u32, fact: &Fact) -> Option<(Spot, NaiveDate)> {
    let event = ground.events.get(number);
    fact.kernel?;
    Some((spot(event)?, event.time.representative().date_naive()))
}

/// Finds the groups that hold both kinds and sets what each event weighs.
///
/// Within a group either the clashes or the captures count, whichever weigh more together: the stronger report is never
/// lost to the weaker one. Membership does not depend on other events, so that taking one away is exact.
pub(super) fn group(ground: Ground<'_>, state: &mut State) {
    let of_kind = |note| noted(&state.notes, note).map(|number| (number, &state.facts[number as usize]));
    let origins = |number: u32| {
        let known = belief(ground.events.get(number), &ground.dossier, ground.params).best_origins;
        Some(known).filter(|origins| !origins.is_empty())
    };
    let captures: Vec<u32> = of_kind(Note::CAPTURE).map(|(number, _)| number).collect();
    let mut groups: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    let mut spots: BTreeSet<(Spot, NaiveDate)> = BTreeSet::new();
    // Captures are few; a clash needs a look only where there is one.
    for (number, fact) in of_kind(Note::CAPTURE) {
        if let (Some((spot, day)), Some(origins)) = (spot_and_day(ground, number, fact), origins(number)) {
            groups.entry((spot, day, origins)).or_default().push(number);
            spots.insert((spot, day));
        }
    }
    if !groups.is_empty() {
        for (number, fact) in of_kind(Note::CLASH) {
            let here = spot_and_day(ground, number, fact).filter(|here| spots.contains(here));
            if let (Some((spot, day)), Some(origins)) = (here, here.and_then(|_| origins(number)))
                && let Some(members) = groups.get_mut(&(spot, day, origins))
            {
                members.push(number);
            }
        }
    }
    for members in groups.values_mut() {
        members.sort_unstable();
    }
    let both = |members: &Vec<u32>| {
        let capture = |m: &u32| state.facts[*m as usize].kind == EventKind::ControlChange;
        members.iter().any(capture) && !members.iter().all(capture)
    };
    let groups: Vec<Vec<u32>> = groups.into_values().filter(both).collect();
    for member in state.groups.iter().flatten() {
        state.facts[*member as usize].group = NO_GROUP;
    }
    for (number, members) in (0..).zip(&groups) {
        for member in members {
            state.facts[*member as usize].group = number;
        }
    }
    state.groups = groups;
    state.captures = captures;
    let alone = |fact: &Fact| {
        let weight = if fact.active { fact.q } else { 0.0 };
        (weight, Strength::of(fact, weight, ground.params))
    };
    let mut strengths = Vec::new();
    state.facts.par_iter().with_min_len(512).map(alone).unzip_into_vecs(&mut state.weight, &mut strengths);
    for number in 0..state.groups.len() {
        let weights = ground.scene(state).weights(number, |m| state.facts[m as usize].q);
        for (member, weight) in weights {
            let member = member as usize;
            state.weight[member] = weight;
            strengths[member] = Strength::of(&state.facts[member], weight, ground.params);
        }
    }
    state.strength = Strengths::new(strengths, ground.params);
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

/// Whether an event may be the twin of another, or may have been: then all have to be grouped anew.
pub(super) fn may_be_twin(ground: Ground<'_>, state: &State, number: u32) -> bool {
    let fact = &state.facts[number as usize];
    match fact.kind {
        EventKind::ControlChange => true,
        EventKind::ArmedClash => {
            let here = spot_and_day(ground, number, fact);
            let captures = state.captures.iter().map(|n| spot_and_day(ground, *n, &state.facts[*n as usize]));
            here.is_some() && captures.into_iter().any(|there| there == here)
        }
        _ => false,
    }
}

impl Scene<'_> {
    /// What each member of a twin group weighs when the events are believed as `q` says.
    pub(super) fn weights(&self, group: usize, q: impl Fn(u32) -> f64) -> Vec<(u32, f64)> {
        let members = self.state.groups.get(group).map_or(&[][..], Vec::as_slice);
        let capture = |m: u32| self.fact(m).kind == EventKind::ControlChange;
        let sum = |captures: bool| -> f64 {
            let core = |m: u32| self.fact(m).kernel.map_or(0.0, |k| k.at(0.0));
            members.iter().filter(|m| capture(**m) == captures).map(|m| q(*m) * core(*m)).sum()
        };
        let captures = sum(true) > sum(false);
        members.iter().map(|m| (*m, if capture(*m) == captures { q(*m) } else { 0.0 })).collect()
    }

    /// The twin group of an event.
    pub(crate) fn group_of(&self, event: u32) -> Option<usize> {
        let group = self.state.facts.get(event as usize)?.group;
        (group != NO_GROUP).then_some(group as usize)
    }
}
