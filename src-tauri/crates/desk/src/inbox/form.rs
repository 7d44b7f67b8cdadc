//! From a draft to the form of an event: kind, particulars, time, place. What the text does not say stays unknown.

use std::cmp::Ordering;

use passage_intake::{Draft, DraftActor, DraftCandidate, DraftPlace};
use passage_model::{
    Actor, ActorRole, AmbushAct, CauseOfObstruction, CheckpointChange, Closure, Country, Credibility, DenialAct,
    Detail, Device, Direction, Directive, Enforcement, EventKind, EventStatus, FrontState, Geometry, Hours, Km, LatLon,
    LocationPrecision, Names, Passability, PassedBy, Route, RouteId, Scope, SiteKind, StrikeMeans, Traffic,
    TrafficClass, VehicleClass,
};

use passage_spatial::{RouteLine, distance_km};

use super::{
    cards,
    places::{BESIDE_KM, Pick, close},
    time,
};
use crate::{context::Register, dto::EventForm};

/// An end of a stretch is on the line of a route up to this distance, km.
const END_KM: f64 = 3.0;
/// What closes a road in a settlement is put on so much of it to both sides, km.
const HALF_KM: f64 = 0.5;
/// Routes whose lines come so near to each other beside a settlement go along one road there, km.
const ONE_ROAD_KM: f64 = 0.25;

/// What a person chose for a card.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chosen {
    pub(super) kind: Option<EventKind>,
    pub(super) status: Option<EventStatus>,
    pub(super) credibility: Option<Credibility>,
}

/// The event of one part, put where `picks` say: one for each of its places.
pub(super) fn form(
    register: &Register,
    part: &Draft,
    picks: &[Pick],
    chosen: Chosen,
    report: &passage_model::Report,
) -> EventForm {
    let status = chosen.status.unwrap_or_else(|| cards::status(part));
    let kind = chosen.kind.or_else(|| cards::kind(part)).unwrap_or(EventKind::ArmedClash);
    let spot = Spot::of(register, part, picks, kind);
    let named = part.places.iter().map(|place| place.surface.trim()).filter(|surface| !surface.is_empty());
    let surfaces: Vec<&str> = named.collect();
    EventForm {
        id: None,
        read: None,
        title: Names::default(),
        place: spot.place.map(|id| id.to_string()),
        crossing: spot.crossing.map(|id| id.to_string()),
        place_text: (!surfaces.is_empty()).then(|| surfaces.join(" / ")),
        geometry: spot.geometry.clone(),
        precision: spot.precision,
        time: time::of(part, report).0,
        actors: part
            .actors
            .iter()
            .map(|actor| Actor { name: actor.surface.clone(), role: role(kind, actor) })
            .collect(),
        status,
        detail: detail(kind, part, &spot, status),
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: None,
        example: false,
    }
}

/// How credible the wording makes it; a convention (DESIGN: a claim and a plain report are possibly true until somebody
/// says more), which a person sees and can change.
pub(super) fn credibility(status: EventStatus) -> Credibility {
    match status {
        EventStatus::Confirmed | EventStatus::Corroborated => Credibility::Two,
        EventStatus::Reported | EventStatus::Claimed => Credibility::Three,
        EventStatus::Rumour => Credibility::Four,
        EventStatus::Contradicted | EventStatus::Retracted => Credibility::Six,
    }
}

fn role(kind: EventKind, actor: &DraftActor) -> ActorRole {
    match (actor.role.as_str(), kind) {
        ("against", EventKind::ControlChange) => ActorRole::PreviousController,
        ("against", _) => ActorRole::Target,
        ("authority", _) => ActorRole::Issuer,
        (_, EventKind::ControlChange) => ActorRole::Controller,
        _ => ActorRole::Perpetrator,
    }
}

/// Where an event is put.
struct Spot {
    place: Option<passage_model::PlaceId>,
    crossing: Option<passage_model::CrossingId>,
    geometry: Option<Geometry>,
    precision: LocationPrecision,
    /// Along a route: from and to, km, in the direction of the text.
    section: Option<Section>,
}

/// A route, from and to, km from its start.
pub(super) type Section = (RouteId, f64, f64);

impl Spot {
    fn of(register: &Register, part: &Draft, picks: &[Pick], kind: EventKind) -> Self {
        let nowhere =
            Self { place: None, crossing: None, geometry: None, precision: LocationPrecision::Coarse, section: None };
        let at: Vec<LatLon> = picks.iter().filter_map(|pick| pick.at(register)).collect();
        let line = |(route, from, to): Section| {
            let points = register.network.line(route)?.slice(from.min(to), from.max(to));
            (points.len() >= 2).then_some(points)
        };
        match (picks, &at[..]) {
            ([Pick::Route(id)], _) => {
                let Some(length) = register.network.line(*id).map(RouteLine::length_km) else { return nowhere };
                let said = part.places.first().and_then(|place| km_of(register, place, *id));
                let section = match said {
                    None => (*id, 0.0, length),
                    Some([from, to]) if from < to => (*id, from, to),
                    // One place on the road: what acts on access is put on a piece of it.
                    Some([km, _]) if !is_of_roads(kind) => {
                        let at = register.network.line(*id).map(|line| line.at(km));
                        let geometry = at.map(|at| Geometry::Point { at });
                        return Self { geometry, precision: LocationPrecision::Exact, ..nowhere };
                    }
                    Some([km, _]) => (*id, (km - HALF_KM).max(0.0), (km + HALF_KM).min(length)),
                };
                Self {
                    geometry: line(section).map(|points| Geometry::Line { points }),
                    precision: LocationPrecision::Linear,
                    section: Some(section),
                    ..nowhere
                }
            }
            // Either end left open leaves the stretch open.
            ([_, _, ..], [a, .., b]) if at.len() == picks.len() => {
                let (a, b, stations) = match journey(part, &at) {
                    Some(journey) if kind == EventKind::Passage => journey,
                    _ => (*a, *b, Vec::new()),
                };
                let section = along(register, part, a, b).into_iter().next();
                // "From A to B via C": not on this road.
                if stations.iter().any(|station| !section.is_some_and(|section| lies_on(register, section, *station))) {
                    return nowhere;
                }
                let points = section.and_then(line).unwrap_or_else(|| at.clone());
                Self {
                    geometry: Some(Geometry::Line { points }),
                    precision: LocationPrecision::Linear,
                    section,
                    ..nowhere
                }
            }
            ([pick], [_]) if road_beside(register, part, *pick, kind).is_some() => {
                let section = road_beside(register, part, *pick, kind);
                Self {
                    place: if let Pick::Place(id) = pick { Some(*id) } else { None },
                    geometry: section.and_then(line).map(|points| Geometry::Line { points }),
                    precision: LocationPrecision::Linear,
                    section,
                    ..nowhere
                }
            }
            ([pick], [at]) => {
                let said = part.places.first();
                let area = said.is_some_and(|place| place.precision == "area");
                // Worked out of words, or of a list that is no better; what a person drew is where it is.
                let rough = candidate(part, *at).is_some_and(|found| found.radius_km.is_some());
                Self {
                    place: if let Pick::Place(id) = pick { Some(*id) } else { None },
                    crossing: if let Pick::Crossing(id) = pick { Some(*id) } else { None },
                    geometry: Some(Geometry::Point { at: *at }),
                    precision: match () {
                        () if area => LocationPrecision::District,
                        () if rough => LocationPrecision::Near,
                        () => LocationPrecision::Exact,
                    },
                    section: None,
                }
            }
            _ => nowhere,
        }
    }
}

/// Where a journey of more than two places began and ended, and what lay between.
fn journey(part: &Draft, at: &[LatLon]) -> Option<(LatLon, LatLon, Vec<LatLon>)> {
    let find = |role: &str| part.places.iter().position(|place| place.role == role).filter(|i| *i < at.len());
    let (from, to) = (find("from")?, find("to")?);
    let stations = (0..at.len()).filter(|i| *i != from && *i != to).map(|i| at[i]).collect();
    Some((at[from], at[to], stations))
}

/// Whether a place lies on a section of a route.
fn lies_on(register: &Register, (route, from, to): Section, at: LatLon) -> bool {
    register.network.line(route).is_some_and(|line| {
        let foot = line.nearest(at);
        foot.distance_km <= END_KM && (from.min(to)..=from.max(to)).contains(&foot.chainage_km)
    })
}

/// The km that the text names, where it calls this route by its code and they are on it.
pub(super) fn km_of(register: &Register, place: &DraftPlace, id: RouteId) -> Option<[f64; 2]> {
    let [from, to] = place.km?;
    let named = register.route(id)?.code.trim().eq_ignore_ascii_case(place.surface.trim());
    (named && to <= register.network.line(id)?.length_km() + 0.5).then_some([from, to])
}

/// What is put on a piece of road rather than on a point beside it.
fn is_of_roads(kind: EventKind) -> bool {
    matches!(kind, EventKind::Closure | EventKind::Reopening | EventKind::Obstruction)
}

/// The candidate of the draft's place at a position.
fn candidate(part: &Draft, at: LatLon) -> Option<&DraftCandidate> {
    let there = |found: &DraftCandidate| LatLon::new(found.lat?, found.lon?).ok();
    part.places.first()?.ranked.iter().find(|found| there(found).is_some_and(|there| close(there, at)))
}

/// Whether the words of the draft call this route's road by its number or its code.
fn is_named(route: &Route, part: &Draft) -> bool {
    let said = part.route_name.as_deref().unwrap_or_default();
    let names = [route.road_ref.as_deref(), Some(route.code.as_str())];
    names.into_iter().flatten().any(|name| said.split_whitespace().any(|word| word.eq_ignore_ascii_case(name)))
}

/// The road that what acts on access is put on where it is told of a settlement: a short piece of the one that passes
/// through it, or of the one that the text names. `None`: not of that kind, no road, or several of which any may be meant.
pub(super) fn road_beside(register: &Register, part: &Draft, pick: Pick, kind: EventKind) -> Option<Section> {
    let at = pick.at(register)?;
    let said =
        part.places.first().filter(|said| is_of_roads(kind) && part.border.is_none() && said.precision != "area")?;
    // What a person drew is where it is, and so is a position of the text.
    let listed = candidate(part, at).is_some_and(|found| found.radius_km.is_none() && found.kind != "crossing");
    if !listed || matches!(pick, Pick::Crossing(_)) || said.radius_km.is_some() {
        return None;
    }
    let mut near: Vec<(bool, f64, &Route, f64, LatLon)> = register
        .routes
        .iter()
        .filter_map(|route| {
            let line = register.network.line(route.id)?;
            let foot = line.region().expand(BESIDE_KM).contains(at).then(|| line.nearest(at))?;
            let beside = foot.distance_km <= BESIDE_KM;
            beside.then_some((!is_named(route, part), foot.distance_km, route, foot.chainage_km, foot.at))
        })
        .collect();
    near.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(Ordering::Equal).then(a.2.id.cmp(&b.2.id)));
    let (unnamed, _, route, km, foot) = *near.first()?;
    // A road of another number is not opened by what is said of this one.
    let numbered = part.route_name.as_deref().is_some_and(|name| name.contains(char::is_numeric));
    if kind == EventKind::Reopening && numbered && unnamed {
        return None;
    }
    let one = near.iter().filter(|other| other.0 == unnamed).all(|other| distance_km(other.4, foot) <= ONE_ROAD_KM);
    let length = register.network.line(route.id)?.length_km();
    one.then(|| (route.id, (km - HALF_KM).max(0.0), (km + HALF_KM).min(length)))
}

/// The routes of the register on which both positions lie, with their chainages: the one that the text names first, then the
/// one that they fit best.
pub(super) fn along(register: &Register, part: &Draft, a: LatLon, b: LatLon) -> Vec<Section> {
    let fits = register.routes.iter().filter_map(|route| {
        let line = register.network.line(route.id)?;
        let near = line.region().expand(END_KM);
        if !(near.contains(a) && near.contains(b)) {
            return None;
        }
        let (from, to) = (line.nearest(a), line.nearest(b));
        let off = from.distance_km.max(to.distance_km);
        let fits = off <= END_KM && (from.chainage_km - to.chainage_km).abs() > 0.1;
        fits.then_some((!is_named(route, part), off, (route.id, from.chainage_km, to.chainage_km)))
    });
    let mut all: Vec<(bool, f64, Section)> = fits.collect();
    all.sort_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)).then(x.2.0.cmp(&y.2.0)));
    let unnamed = all.first().is_some_and(|first| first.0);
    all.into_iter().filter(|one| one.0 == unnamed).map(|one| one.2).collect()
}

/// Whether two sections go along one road: the middle of either lies on the other.
pub(super) fn same_road(register: &Register, one: Section, other: Section) -> bool {
    let beside = |a: Section, b: Section| {
        let (Some(own), Some(line)) = (register.network.line(a.0), register.network.line(b.0)) else { return false };
        line.nearest(own.at(f64::midpoint(a.1, a.2))).distance_km <= ONE_ROAD_KM
    };
    beside(one, other) && beside(other, one)
}

fn parties(part: &Draft) -> Vec<String> {
    part.actors.iter().filter(|actor| actor.role != "authority").map(|actor| actor.surface.clone()).collect()
}

fn actor(part: &Draft, role: &str) -> Option<String> {
    part.actors.iter().find(|actor| actor.role == role).map(|actor| actor.surface.clone())
}

/// The particulars of a kind, as far as the draft has them.
fn detail(kind: EventKind, part: &Draft, spot: &Spot, status: EventStatus) -> Detail {
    let sub = part.subkind.as_deref().unwrap_or_default();
    match kind {
        EventKind::Closure => Detail::Closure(closure(part, spot, status, kind)),
        EventKind::Reopening => {
            let open = closure(part, spot, status, kind);
            // Open at hours that nobody knows in UTC: at some of them.
            Detail::Reopening(Closure { partial: open.partial || local_hours(part).is_some(), ..open })
        }
        EventKind::ControlChange => Detail::ControlChange {
            by: actor(part, "by"),
            from_party: actor(part, "against"),
            count: part.count,
            unnamed: part.count_unnamed,
        },
        EventKind::FrontLine => {
            let claimed = matches!(status, EventStatus::Claimed | EventStatus::Rumour);
            let state = if claimed { FrontState::Claimed } else { FrontState::Contested };
            Detail::FrontLine { state, parties: parties(part) }
        }
        EventKind::Strike => Detail::Strike { means: StrikeMeans::from_code(sub).unwrap_or(StrikeMeans::Unknown) },
        EventKind::ArmedClash => Detail::ArmedClash,
        EventKind::AttackOnSite => Detail::AttackOnSite { site: SiteKind::from_code(sub).unwrap_or(SiteKind::Other) },
        EventKind::Ambush => Detail::Ambush {
            act: match sub {
                "hijack" => AmbushAct::Robbery,
                sub => AmbushAct::from_code(sub).unwrap_or(AmbushAct::Ambush),
            },
        },
        EventKind::ExplosiveHazard => Detail::ExplosiveHazard {
            device: Device::from_code(sub).unwrap_or(Device::Mine),
            detonated: false,
            cleared: false,
        },
        EventKind::Checkpoint => Detail::Checkpoint {
            change: match sub {
                "removed" => CheckpointChange::Gone,
                sub => CheckpointChange::from_code(sub).unwrap_or(CheckpointChange::New),
            },
            official: None,
            delays: false,
        },
        EventKind::Ceasefire => Detail::Ceasefire { parties: parties(part) },
        EventKind::Obstruction => Detail::Obstruction {
            cause: CauseOfObstruction::from_code(sub).unwrap_or(CauseOfObstruction::Other),
            passability: Passability::Impassable,
            limit_tonnes: None,
        },
        EventKind::DetentionOrDenial => Detail::DetentionOrDenial {
            act: match sub {
                "denial" => DenialAct::Denied,
                "detention" => DenialAct::Detained,
                _ => DenialAct::Delayed,
            },
            traffic: traffics(&part.traffic_classes, kind).traffic,
        },
        EventKind::Passage => {
            let whom = traffics(&part.traffic_classes, kind);
            let section = spot.section;
            Detail::Passage {
                route: section.map(|section| section.0),
                from_km: section.map(|section| Km(section.1.min(section.2))),
                to_km: section.map(|section| Km(section.1.max(section.2))),
                direction: match section {
                    Some((_, from, to)) if to < from => Direction::Backward,
                    _ => Direction::Forward,
                },
                by: if sub == "own_movement" { PassedBy::Own } else { PassedBy::Other },
                traffic: whom.traffic,
                // Where a car and a truck passed, a car did.
                vehicle: whom.vehicles.into_iter().min_by(|a, b| a.gross_tonnes().total_cmp(&b.gross_tonnes())),
            }
        }
    }
}

/// Hours of a draft whose zone the text does not say: they are those of the place, and hours are kept in UTC.
pub(super) fn local_hours(part: &Draft) -> Option<&str> {
    part.hours.as_deref().filter(|hours| !hours.ends_with('Z'))
}

fn closure(part: &Draft, spot: &Spot, status: EventStatus, kind: EventKind) -> Closure {
    let country = |code: &String| -> Option<Country> { passage_intake::country_alpha2(code)?.parse().ok() };
    let border = part.border.as_ref().and_then(|[a, b]| Some(Scope::Border { a: country(a)?, b: country(b)? }));
    let section = spot.section.map(|(route, from, to)| Scope::Section {
        route,
        from_km: Km(from.min(to)),
        to_km: Km(from.max(to)),
    });
    let crossing = spot.crossing.map(|crossing| Scope::Crossing { crossing });
    let directive = actor(part, "authority").filter(|_| status == EventStatus::Confirmed).map(|issuer| Directive {
        issuer,
        reference: None,
        // That it was ordered does not say that it is done at the gate.
        enforcement: Enforcement::Unconfirmed,
    });
    let mut whom = traffics(&part.traffic_classes, kind);
    // Whom the order exempts it does not close; what cannot be held as a class makes it a partial one.
    let exempt = traffics(&part.exempt_classes, kind);
    let spared = |class: &TrafficClass| {
        let named = part.exempt_classes.iter().any(|code| TrafficClass::from_code(code) == Some(*class));
        named && exempt.traffic.covers(*class)
    };
    let left: Vec<TrafficClass> =
        TrafficClass::ALL.into_iter().filter(|class| whom.traffic.covers(*class) && !spared(class)).collect();
    if left.is_empty() {
        whom.unknown = true;
    } else if left.len() < TrafficClass::ALL.len() && !part.exempt_classes.is_empty() {
        whom.traffic = Traffic(left);
    }
    whom.unknown |= part.exempt_classes.iter().any(|code| TrafficClass::from_code(code).is_none());
    Closure {
        scope: border.or(crossing).or(section).unwrap_or(Scope::Geometry),
        direction: Direction::Both,
        traffic: whom.traffic,
        vehicles: whom.vehicles,
        hours: part.hours.as_deref().and_then(|hours| hours.strip_suffix('Z')?.parse::<Hours>().ok()),
        partial: whom.unknown || part.partial,
        directive,
    }
}

/// Whom a draft speaks of: traffic classes, and vehicle classes where it names vehicles. Words that are neither widen a
/// closure to all and make a reopening a partial one: nothing is opened that was not named.
struct Traffics {
    traffic: Traffic,
    vehicles: Vec<VehicleClass>,
    unknown: bool,
}

///
/// Nobody says how heavy a heavy vehicle is, or how light a light one: what closes a road to either closes it to trucks under
/// 10 t, what opens it does not open it to them.
fn traffics(classes: &[String], kind: EventKind) -> Traffics {
    let opens = matches!(kind, EventKind::Reopening | EventKind::Passage);
    let mut out = Traffics { traffic: Traffic::all(), vehicles: Vec::new(), unknown: false };
    for class in classes {
        match class.as_str() {
            "all" => {}
            "pedestrians" => out.traffic.0.push(TrafficClass::Civilians),
            "heavy_vehicles" => {
                out.vehicles.extend((!opens).then_some(VehicleClass::LightTruck));
                out.vehicles.extend([VehicleClass::HeavyTruck, VehicleClass::TruckAndTrailer]);
            }
            "light_vehicles" => {
                out.vehicles.push(VehicleClass::Light4wd);
                out.vehicles.extend((!opens).then_some(VehicleClass::LightTruck));
            }
            code => match TrafficClass::from_code(code) {
                Some(class) if !out.traffic.0.contains(&class) => out.traffic.0.push(class),
                Some(_) => {}
                None => out.unknown = true,
            },
        }
    }
    if opens && classes.iter().all(|class| class == "pedestrians") && !classes.is_empty() {
        out.vehicles.push(VehicleClass::NonMotorised);
    }
    if out.unknown {
        out.traffic = Traffic::all();
        out.vehicles.clear();
    }
    out
}
