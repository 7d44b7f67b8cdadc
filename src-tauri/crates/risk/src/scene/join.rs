//! The join of all events with all routes. Along the routes: what lies near a road fits into the nearest memory.

use std::collections::BTreeMap;

use passage_spatial::{Spot, SpotIndex};
use rayon::prelude::*;

use super::{
    Found, Gathered, Hits, Reach, Scene, acts_where_drawn, named_stretch,
    reach::{Ways, covers, one_cover},
    roles::may_play_a_role,
    search::{core_kernel, look},
    tail_join::{TailJob, tails_by_route},
    tails::Tails,
};

/// Places of events that are looked for at one distance.
struct Layer {
    km: f64,
    places: SpotIndex,
}

/// Places by distance.
#[derive(Default)]
struct Layers(BTreeMap<u64, Vec<(u32, Spot)>>);

impl Layers {
    fn put(&mut self, km: f64, event: u32, spot: Spot) {
        self.0.entry(km.to_bits()).or_default().push((event, spot));
    }

    fn join(&mut self, more: Self) {
        for (km, places) in more.0 {
            self.0.entry(km).or_default().extend(places);
        }
    }

    fn build(self) -> Vec<Layer> {
        let layer = |(km, places): (u64, Vec<_>)| Layer { km: f64::from_bits(km), places: SpotIndex::build(places) };
        self.0.into_par_iter().map(layer).collect()
    }
}

/// What is to be looked for, and how.
#[derive(Default)]
struct Wanted {
    cores: Layers,
    covered: Layers,
    known: Layers,
    /// Events that are not at a single place, reports that name a stretch, what acts beside the sum: one by one.
    elsewhere: Vec<u32>,
    naming: Vec<u32>,
    roles: Vec<u32>,
}

/// Events that are sorted out by one thread at a time.
const PART: usize = 4_096;

impl Wanted {
    fn of(scene: &Scene<'_>, ways: Ways) -> Self {
        let count = u32::try_from(scene.events.len()).unwrap_or(u32::MAX);
        let put = |mut wanted: Self, number: u32| {
            wanted.put(scene, ways, number);
            wanted
        };
        (0..count).into_par_iter().with_min_len(PART).fold(Self::default, put).reduce(Self::default, Self::join)
    }

    fn put(&mut self, scene: &Scene<'_>, ways: Ways, number: u32) {
        let (params, fact) = (scene.params, scene.fact(number));
        if ways.roles && may_play_a_role(fact, params) {
            self.roles.push(number);
        }
        let Some(spot) = fact.spot else { return self.elsewhere.push(number) };
        if let Some(kernel) = core_kernel(scene, number, ways) {
            self.cores.put(kernel.core_km(), number, spot);
        }
        if ways.cover && covers(fact, params) {
            let event = scene.event(number);
            if named_stretch(event).is_some() {
                self.naming.push(number);
            } else if acts_where_drawn(event, params) {
                self.covered.put(*params.confidence.km, number, spot);
                if !one_cover(params) {
                    self.known.put(*params.levels.unknown_km, number, spot);
                }
            }
        }
    }

    /// With what comes after it.
    fn join(mut self, more: Self) -> Self {
        self.cores.join(more.cores);
        self.covered.join(more.covered);
        self.known.join(more.known);
        self.elsewhere.extend(more.elsewhere);
        self.naming.extend(more.naming);
        self.roles.extend(more.roles);
        self
    }
}

/// What every event reaches, and the sums of the tails.
pub(crate) fn join(scene: &Scene<'_>, ways: Ways) -> (Vec<Reach>, Tails) {
    let count = u32::try_from(scene.events.len()).unwrap_or(u32::MAX);
    let Wanted { cores, covered, known, elsewhere, naming, roles } = Wanted::of(scene, ways);
    let (cores, (covered, known)) = rayon::join(|| cores.build(), || rayon::join(|| covered.build(), || known.build()));
    let jobs: Vec<TailJob> = (0..count).filter_map(|n| TailJob::of(scene.state, n, 1.0)).collect();
    let (single, other): (Vec<TailJob>, Vec<TailJob>) =
        jobs.into_iter().partition(|job| scene.fact(job.event).spot.is_some());
    let mut tails = Tails::default();
    let mut reach = vec![Reach::default(); scene.net.all().len()];
    for (route, hits) in tails_by_route(scene, &single, &mut tails) {
        reach[route].tail = hits;
    }
    let selected = reach.par_iter_mut().enumerate().filter(|(number, _)| is_selected(scene, *number));
    selected.for_each_init(Gathered::default, |room, (number, reach)| {
        reach.core = near(scene, number, &cores, room);
        reach.cover = near(scene, number, &covered, room);
        reach.known = near(scene, number, &known, room);
    });
    let mut found = look(scene, &elsewhere, Ways { roles: false, ..ways });
    found = found.join(look(scene, &naming, Ways { core: None, roles: false, ..ways }));
    found = found.join(look(scene, &roles, Ways { core: None, cover: false, ..ways }));
    found = found.join(super::tail_join::tails(scene, &other, &mut tails));
    found.add_to(scene.net, &mut reach);
    (reach, tails)
}

/// From so many reports on it is faster to go along the routes than from report to report.
const MANY: usize = 40;

/// What some reports cover.
pub(crate) fn covered(scene: &Scene<'_>, reports: &[u32]) -> Found {
    let ways = Ways { core: None, cover: true, roles: false };
    if reports.len() < MANY {
        return look(scene, reports, ways);
    }
    let mut wanted = Wanted::default();
    for number in reports {
        wanted.put(scene, ways, *number);
    }
    let Wanted { covered, known, elsewhere, naming, .. } = wanted;
    let (covered, known) = (covered.build(), known.build());
    let along = |room: &mut Gathered, number: &usize| {
        (*number, near(scene, *number, &covered, room), near(scene, *number, &known, room))
    };
    let routes: Vec<(usize, Hits, Hits)> = scene.state.selected.par_iter().map_init(Gathered::default, along).collect();
    let mut found = look(scene, &elsewhere, ways).join(look(scene, &naming, ways));
    for (route, covered, known) in routes.into_iter().filter(|(_, a, b)| !a.is_empty() || !b.is_empty()) {
        let here = found.of(u32::try_from(route).unwrap_or(u32::MAX));
        here.cover.join(covered.into());
        here.known.join(known.into());
    }
    found
}

fn is_selected(scene: &Scene<'_>, route: usize) -> bool {
    u32::try_from(route).is_ok_and(|route| scene.is_selected(route))
}

/// What some places are near of a route; `room` is used again and again.
fn near(scene: &Scene<'_>, number: usize, layers: &[Layer], room: &mut Gathered) -> Hits {
    let route = &scene.net.all()[number];
    room.begin(route);
    for layer in layers {
        scene.net.masks_within(number, &layer.places, layer.km, |stretch, event, mask| room.put(stretch, event, mask));
    }
    Hits::new(route, room)
}
