//! The places along a route or a way, in order, with their distance from the start.

use passage_model::{
    CrossingId, CrossingKind, Hours, Lang, LatLon, Name, Names, Time, TrafficClass, VehicleClass, WaypointAt,
};
use passage_spatial::RouteLine;
use passage_words::Words;

use crate::{
    Desk, assess,
    context::Register,
    dto::*,
    error::{ApiError, Result},
    opening::store_error,
};

/// A place farther from the line is not on it, km.
const FAR_KM: f64 = 10.0;
/// A place so near to an end of the line is that end, km.
const END_KM: f64 = 1.0;

/// A place.
#[derive(Debug, Clone)]
pub(super) struct BaseStop {
    pub(super) km: f64,
    pub(super) kind: SheetStopKind,
    pub(super) names: Names,
    pub(super) crossing: Option<CrossingId>,
    /// Driving from the start, minutes, where a plan has worked it out.
    pub(super) minute: Option<f64>,
    /// Of which waiting until it opens.
    pub(super) wait_minutes: u32,
    pub(super) at: LatLon,
    /// They stand there until something on the road opens.
    pub(super) halt: Option<Halt>,
}

/// A place where they stand until something on the road opens.
#[derive(Debug, Clone)]
pub(super) struct Halt {
    /// Nobody goes on before.
    pub(super) until: Time,
    /// By the plan they stand so long, minutes. No driving time has it in it.
    pub(super) minutes: f64,
    /// Until when and for what, in words: for who plans. On the sheet it has no place.
    pub(super) text: String,
}

/// What a sheet is made from.
pub(super) struct Base {
    /// For the audit trail: the code of the route; empty for a way.
    pub(super) label: String,
    pub(super) line: Vec<LatLon>,
    pub(super) km: f64,
    /// At least two: start and end.
    pub(super) stops: Vec<BaseStop>,
    /// Places that are not on the line, with their distance, km.
    pub(super) far: Vec<(Names, f64)>,
    /// Driving, minutes, where it is known.
    pub(super) minutes: Option<f64>,
    /// The margin of a convoy is in them.
    pub(super) has_margin: bool,
    pub(super) vehicle: VehicleClass,
    /// Something has been recorded since the plan was worked out.
    pub(super) overtaken: bool,
    /// The plan says that something closes it when it is reached.
    pub(super) closed: bool,
    /// As which traffic they go.
    pub(super) traffic: TrafficClass,
    /// Other classes of vehicles in the movement.
    pub(super) classes: Vec<VehicleClass>,
    /// For which departure a plan has worked it out.
    pub(super) planned: Option<Time>,
    /// The crossings that have hours, with those of every side.
    pub(super) hours: Vec<(CrossingId, Vec<Hours>)>,
}

impl Base {
    /// Start or end.
    pub(super) fn is_end(&self, index: usize) -> bool {
        index == 0 || index + 1 == self.stops.len()
    }

    /// Start and end cannot be left out, nor where they wait: who does not know of it drives into what is closed.
    pub(super) fn is_fixed(&self, index: usize) -> bool {
        self.is_end(index) || self.stops.get(index).is_some_and(|stop| stop.wait_minutes > 0 || stop.halt.is_some())
    }

    /// All of them have to be open to get through.
    pub(super) fn hours(&self, stop: &BaseStop) -> Option<&[Hours]> {
        let id = stop.crossing?;
        self.hours.iter().find(|(crossing, _)| *crossing == id).map(|(_, hours)| hours.as_slice())
    }
}

/// The name in a language; a thing without any name is a dash.
pub(super) fn name(names: &Names, lang: Lang) -> String {
    crate::lookup::shown_name(names, lang)
}

pub(super) fn of(desk: &mut Desk, words: Words, args: &SheetArgs) -> Result<Base> {
    let register = desk.register(words)?;
    let mut base = match &args.of {
        SheetOf::Route { route, reverse } => of_route(desk, words, &register, route, *reverse)?,
        SheetOf::Way { plan, way } => of_way(desk, words, &register, (plan, way), args.convoy)?,
    };
    for stop in &base.stops {
        let Some(crossing) = stop.crossing.and_then(|id| register.crossing(id)) else { continue };
        let hours: Vec<Hours> = crossing.sides.iter().filter_map(|side| side.hours).collect();
        if !hours.is_empty() {
            base.hours.push((crossing.id, hours));
        }
    }
    Ok(base)
}

fn of_route(desk: &mut Desk, words: Words, register: &Register, route: &str, reverse: bool) -> Result<Base> {
    let chosen = assess::chosen(desk, words, &[route.to_owned()])?.unwrap_or_default();
    let missing = || ApiError::new(words, crate::error::ErrorCode::NoSuchThing, &[]);
    let stored = chosen.first().and_then(|id| register.route(*id)).ok_or_else(missing)?;
    let line = RouteLine::new(&stored.line)
        .map_err(|error| ApiError::invalid(words, "sheet-refuse-line", &[]).with_detail(error))?;
    let mut found = Vec::new();
    for waypoint in &stored.waypoints {
        match &waypoint.at {
            WaypointAt::Place { place } => {
                if let Some(place) = register.places.get(place) {
                    found.push((place.names.clone(), place.at, SheetStopKind::Place, None));
                }
            }
            WaypointAt::Crossing { crossing } => found.extend(crossing_of(register, *crossing)),
            WaypointAt::Position { at, name } => {
                found.push((Names::one(Lang::Other, name.clone()), *at, SheetStopKind::Place, None));
            }
        }
    }
    for crossing in &stored.crossings {
        if !found.iter().any(|(_, _, _, id)| *id == Some(*crossing)) {
            found.extend(crossing_of(register, *crossing));
        }
    }
    let (mut stops, mut far) = (Vec::new(), Vec::new());
    for (names, at, kind, crossing) in found {
        let near = line.nearest(at);
        if near.distance_km > FAR_KM {
            far.push((names, near.distance_km));
        } else {
            stops.push(BaseStop {
                km: near.chainage_km,
                kind,
                names,
                crossing,
                minute: None,
                wait_minutes: 0,
                at: near.at,
                halt: None,
            });
        }
    }
    stops.sort_by(|a, b| a.km.total_cmp(&b.km));
    let km = line.length_km();
    let mut points = line.points().to_vec();
    if reverse {
        points.reverse();
        stops.reverse();
        for stop in &mut stops {
            stop.km = (km - stop.km).max(0.0);
        }
    }
    with_ends(&mut stops, &points, km);
    Ok(Base {
        label: stored.code.clone(),
        line: points,
        km,
        stops,
        far,
        has_margin: false,
        minutes: stored.normal_minutes.filter(|minutes| *minutes > 0).map(f64::from),
        vehicle: stored.vehicle,
        overtaken: false,
        closed: false,
        traffic: TrafficClass::HumanitarianCargo,
        classes: Vec::new(),
        planned: None,
        hours: Vec::new(),
    })
}

type Found = (Names, LatLon, SheetStopKind, Option<CrossingId>);

fn crossing_of(register: &Register, id: CrossingId) -> Option<Found> {
    let crossing = register.crossing(id)?;
    Some((crossing.names.clone(), crossing.at, kind_of(crossing.kind), Some(id)))
}

/// Whose line a crossing is between is not for the sheet.
fn kind_of(kind: CrossingKind) -> SheetStopKind {
    match kind {
        CrossingKind::Border | CrossingKind::InternalLine => SheetStopKind::Crossing,
        CrossingKind::Checkpoint => SheetStopKind::Checkpoint,
        CrossingKind::Bridge => SheetStopKind::Bridge,
        CrossingKind::Ferry => SheetStopKind::Ferry,
    }
}

/// Start and end are the ends of the line: a place near them, else the words for them.
fn with_ends(stops: &mut Vec<BaseStop>, line: &[LatLon], km: f64) {
    let (Some(start), Some(end)) = (line.first(), line.last()) else { return };
    let near = END_KM.min(km * 0.4);
    let at_end = |id: &str, km: f64, at: LatLon| BaseStop {
        km,
        kind: SheetStopKind::Place,
        names: named(id),
        crossing: None,
        minute: None,
        wait_minutes: 0,
        at,
        halt: None,
    };
    if stops.first().is_none_or(|first| first.km > near) {
        stops.insert(0, at_end("sheet-place-start", 0.0, *start));
    }
    if stops.len() < 2 || stops.last().is_none_or(|last| last.km < km - near) {
        stops.push(at_end("sheet-place-end", km, *end));
    }
}

/// A message as a name in every language.
fn named(id: &str) -> Names {
    Names(Lang::UI.map(|lang| Name { lang, text: Words::new(lang).text(id), alias: false }).to_vec())
}

/// A plan has worked out its times with the margin of a convoy too.
fn of_way(desk: &Desk, words: Words, register: &Register, (plan, letter): (&str, &str), convoy: bool) -> Result<Base> {
    let (plan, way) = desk.kept_way(words, plan, letter)?;
    let evidence = desk.store(words)?.evidence_revision().map_err(|error| store_error(words, &error))?;
    let minutes = |at: Time| (at - plan.made.depart).as_seconds_f64().max(0.0) / 60.0;
    let mut stops: Vec<BaseStop> = way
        .stops
        .iter()
        // A turn without a name tells a driver nothing.
        .filter(|stop| stop.kind != PlanStopKind::Turn || !stop.names.is_empty())
        .map(|stop| BaseStop {
            km: stop.km,
            // The register knows what stands there: the same on every sheet.
            kind: match stop.crossing.and_then(|id| register.crossing(id)) {
                Some(crossing) => kind_of(crossing.kind),
                None => match stop.kind {
                    PlanStopKind::Crossing => SheetStopKind::Crossing,
                    PlanStopKind::Checkpoint => SheetStopKind::Checkpoint,
                    _ => SheetStopKind::Place,
                },
            },
            names: match stop.kind {
                _ if !stop.names.is_empty() => stop.names.clone(),
                PlanStopKind::Start => named("sheet-place-start"),
                PlanStopKind::End => named("sheet-place-end"),
                _ => named("sheet-sign-checkpoint"),
            },
            crossing: stop.crossing,
            minute: Some(minutes(if convoy { stop.at_margin } else { stop.at })),
            wait_minutes: stop.wait_minutes,
            at: stop.position,
            halt: None,
        })
        .collect();
    for halt in &way.halts {
        let (came, until) = if convoy { (halt.came_margin, halt.until_margin) } else { (halt.came, halt.until) };
        let before = stops.iter().position(|stop| stop.km > halt.km).unwrap_or(stops.len());
        // What is there as well is passed before; the way begins and ends with its ends.
        let stop = BaseStop {
            km: halt.km,
            kind: SheetStopKind::Place,
            names: named("sheet-place-wait"),
            crossing: None,
            minute: Some(minutes(until)),
            wait_minutes: u32::try_from((until - came).num_minutes()).unwrap_or(0),
            at: halt.position,
            halt: Some(Halt { until: halt.until, minutes: minutes(until) - minutes(came), text: halt.text.clone() }),
        };
        stops.insert(before.clamp(1, stops.len().saturating_sub(1).max(1)), stop);
    }
    let mut stood = 0.0;
    for stop in &mut stops {
        stood += stop.halt.as_ref().map_or(0.0, |halt| halt.minutes);
        stop.minute = stop.minute.map(|minute| minute - stood);
    }
    Ok(Base {
        label: String::new(),
        line: way.line.clone(),
        km: way.km,
        stops,
        far: Vec::new(),
        minutes: Some(if convoy { way.minutes_margin } else { way.minutes } - stood),
        has_margin: convoy,
        vehicle: plan.made.vehicle,
        overtaken: evidence > plan.made.evidence,
        closed: way.closed,
        traffic: plan.made.traffic,
        classes: plan.made.classes.clone(),
        planned: Some(plan.made.depart),
        hours: Vec::new(),
    })
}
