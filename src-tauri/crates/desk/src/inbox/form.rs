//! From a draft to the form of an event: kind, particulars, time, place. What the text does not say stays unknown.

use passage_intake::{Draft, DraftActor, DraftCandidate};
use passage_model::{
    Actor, ActorRole, AmbushAct, CauseOfObstruction, CheckpointChange, Closure, Country, Credibility, DenialAct,
    Detail, Device, Direction, Directive, Enforcement, EventKind, EventStatus, FrontState, Geometry, Hours, Km, LatLon,
    LocationPrecision, Names, Passability, PassedBy, Scope, SiteKind, StrikeMeans, Traffic, TrafficClass, VehicleClass,
};

use super::{
    cards,
    places::{Pick, close},
    time,
};
use crate::{context::Register, dto::EventForm};

/// A place is on the line of a route up to this distance, km.
const ON_ROUTE_KM: f64 = 3.0;

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
    let spot = Spot::of(register, part, picks);
    let kind = chosen.kind.or_else(|| cards::kind(part)).unwrap_or(EventKind::ArmedClash);
    let named = part.places.iter().map(|place| place.surface.trim()).filter(|surface| !surface.is_empty());
    let surfaces: Vec<&str> = named.collect();
    EventForm {
        id: None,
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
    section: Option<(passage_model::RouteId, f64, f64)>,
}

impl Spot {
    fn of(register: &Register, part: &Draft, picks: &[Pick]) -> Self {
        let nowhere =
            Self { place: None, crossing: None, geometry: None, precision: LocationPrecision::Coarse, section: None };
        let at: Vec<LatLon> = picks.iter().filter_map(|pick| pick.at(register)).collect();
        match (picks, &at[..]) {
            // Either end left open leaves the stretch open.
            ([_, _, ..], [a, .., b]) if at.len() == picks.len() => {
                let section = along(register, *a, *b);
                let points = section
                    .and_then(|(route, from, to)| Some(register.network.line(route)?.slice(from.min(to), from.max(to))))
                    .filter(|points| points.len() >= 2)
                    .unwrap_or_else(|| at.clone());
                Self {
                    geometry: Some(Geometry::Line { points }),
                    precision: LocationPrecision::Linear,
                    section,
                    ..nowhere
                }
            }
            ([pick], [at]) => {
                let said = part.places.first();
                let area = said.is_some_and(|place| place.precision == "area");
                // Worked out of words, or of a list that is no better; what a person drew is where it is.
                let rough = said.is_some_and(|place| {
                    let same = |found: &&DraftCandidate| {
                        let there = found.lat.zip(found.lon).and_then(|(lat, lon)| LatLon::new(lat, lon).ok());
                        there.is_some_and(|there| close(there, *at))
                    };
                    place.ranked.iter().find(same).is_some_and(|found| found.radius_km.is_some())
                });
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

/// The route of the register on which both positions lie, with their chainages: of several the one that they fit best.
fn along(register: &Register, a: LatLon, b: LatLon) -> Option<(passage_model::RouteId, f64, f64)> {
    let fits = register.routes.iter().filter_map(|route| {
        let line = register.network.line(route.id)?;
        let near = line.region().expand(ON_ROUTE_KM);
        if !(near.contains(a) && near.contains(b)) {
            return None;
        }
        let (from, to) = (line.nearest(a), line.nearest(b));
        let off = from.distance_km.max(to.distance_km);
        let fits = off <= ON_ROUTE_KM && (from.chainage_km - to.chainage_km).abs() > 0.1;
        fits.then_some((off, route.id, from.chainage_km, to.chainage_km))
    });
    fits.min_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1))).map(|(_, route, from, to)| (route, from, to))
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
        EventKind::Closure => Detail::Closure(closure(part, spot, status)),
        EventKind::Reopening => Detail::Reopening(closure(part, spot, status)),
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
            traffic: traffics(&part.traffic_classes).traffic,
        },
        EventKind::Passage => {
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
                traffic: traffics(&part.traffic_classes).traffic,
                vehicle: None,
            }
        }
    }
}

fn closure(part: &Draft, spot: &Spot, status: EventStatus) -> Closure {
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
    let mut whom = traffics(&part.traffic_classes);
    // Whom the order exempts it does not close; what cannot be held as a class makes it a partial one.
    let exempt = traffics(&part.exempt_classes);
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
        hours: part.hours.as_deref().and_then(|hours| hours.parse::<Hours>().ok()),
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

fn traffics(classes: &[String]) -> Traffics {
    let mut out = Traffics { traffic: Traffic::all(), vehicles: Vec::new(), unknown: false };
    for class in classes {
        match class.as_str() {
            "all" => {}
            "pedestrians" => out.traffic.0.push(TrafficClass::Civilians),
            "heavy_vehicles" => out.vehicles.extend([VehicleClass::HeavyTruck, VehicleClass::TruckAndTrailer]),
            "light_vehicles" => out.vehicles.extend([VehicleClass::Light4wd, VehicleClass::LightTruck]),
            code => match TrafficClass::from_code(code) {
                Some(class) if !out.traffic.0.contains(&class) => out.traffic.0.push(class),
                Some(_) => {}
                None => out.unknown = true,
            },
        }
    }
    if out.unknown {
        out.traffic = Traffic::all();
        out.vehicles.clear();
    }
    out
}
