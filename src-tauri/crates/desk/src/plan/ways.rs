//! A plan for the window: ways over the imported roads, each assessed as a route would be, or what blocks them all.

use passage_model::{Direction, TrafficClass};
use passage_roads::{Company, Preference, Profile, Question, Wish};
use passage_words::Words;

use super::{
    daylight::Daylight,
    ends::{self, End},
    escort, judge, kept,
    looking::{Asking, Looked},
    network, repeats, roads,
    telling::Telling,
};
use crate::{Desk, assess::level_text, desk::words, dto::*, error::Result, local, opening::store_error};

/// Ways that are looked for.
const WAYS: usize = 3;

/// At most this share of a way may lie on ways before it.
pub(super) const OVERLAP: f64 = 0.5;

/// A way may take so many times as long as the best one: a way round a front is long.
pub(super) const LONGER: f64 = 6.0;

/// How much levels count, hundredths of the table of weights.
fn weight(avoid: AvoidStrength) -> u16 {
    match avoid {
        AvoidStrength::Little => 30,
        AvoidStrength::Usual => 100,
        AvoidStrength::Strong => 400,
    }
}

/// Plans a movement over the road network beside the database.
pub(crate) fn plan_ways(desk: &mut Desk, args: PlanWaysArgs) -> Result<PlanDto> {
    let now = desk.now();
    let depart = args.depart.unwrap_or(now);
    let words = words(args.lang).seen_at(depart);
    let register = desk.register(words)?;
    let (from, to) = (ends::end(words, &register, &args.from)?, ends::end(words, &register, &args.to)?);
    let network = network::open_proven(desk, words)?;
    let traffic = args.traffic.unwrap_or(TrafficClass::HumanitarianCargo);
    let question = AssessArgs {
        lang: args.lang,
        as_of: Some(depart),
        known_at: None,
        traffic: Some(traffic),
        vehicle: Some(args.vehicle),
        direction: Some(Direction::Both),
        window_days: None,
        histogram_days: None,
    };
    // Read first: what is recorded from here on makes this plan out of date.
    let evidence = desk.store(words)?.evidence_revision().map_err(|error| store_error(words, &error))?;
    let classes = escort::classes(args.vehicle, args.trucks, args.light_vehicles);
    let mut profile = Profile { beside: Company::of(&classes), ..Profile::of(args.vehicle) };
    (profile.traffic, profile.utc_offset_minutes) =
        (traffic, local::offset(words, args.local_offset_minutes)?.unwrap_or(0));
    let preference = Preference { avoid: weight(args.avoid), never: args.never };
    let asked = Question { profile, preference, depart };
    let wish = Wish { ways: WAYS, overlap: OVERLAP, longer: LONGER, ..Wish::between(from.at, to.at) };
    let asking = Asking { words, network: &network, picture: &question, asked, wish, classes: &classes };
    let looked = asking.look(desk)?;
    let Looked { answered, course, found, .. } = &looked;
    let told = Telling {
        words,
        network: &network,
        answered,
        course,
        reasons: &looked.reasons,
        closures: &looked.closures,
        profile,
        from: &from,
        to: &to,
    };
    let blocked = match &found.plan.blocked {
        Some(blocked) => Some(told.blocked(blocked)),
        None => found.tracks.is_empty().then(|| told.none_left(found.unfinished)),
    };
    let ceiling = judge::ceiling(args.criticality);
    let judged = judge::Asked {
        depart,
        now,
        ceiling,
        from: from.at,
        light: Daylight::of(depart, to.at),
        answered,
        last_passage: None,
    };
    let (ways, kept_ways) = told.ways(&found.tracks, &found.assessed, &judged);
    let advice = judge::advise(words, &ways, &judged);
    let facts = roads::facts(desk, words, &network)?;
    let mut notes = notes(words, &facts);
    notes.extend(escort::note(words, args.vehicle, args.trucks));
    notes.extend(zone_note(words, &network, profile.utc_offset_minutes));
    let limits = looked.notes(words, &network).into_iter();
    notes.extend(limits.map(|text| PlanNoteDto { kind: PlanNoteKind::Limit, text }));
    notes.extend(repeats::notes(words, answered, depart, &found.tracks));
    let between = format!("{} → {}", from.name, to.name);
    let plan = desk.keep_plan(
        words,
        kept::Made { between, advice: advice.text.clone(), depart, vehicle: args.vehicle, classes, traffic, evidence },
        kept_ways,
    )?;
    let place = |end: &End, snap: passage_roads::Snap| PlanPlaceDto {
        name: end.name.clone(),
        lat: end.at.lat(),
        lon: end.at.lon(),
        off_m: (passage_spatial::distance_km(end.at, snap.at) * 1000.0).round(),
        road: [snap.at.lon(), snap.at.lat()],
    };
    Ok(PlanDto {
        plan,
        evidence,
        depart,
        as_of: depart,
        from: place(&from, found.plan.from),
        to: place(&to, found.plan.to),
        network: facts,
        ways,
        blocked,
        daylight: daylight(words, Daylight::of(depart, from.at)),
        ceiling,
        ceiling_text: level_text(words, ceiling),
        advice,
        notes,
        method: answered.assessment.method.clone(),
    })
}

/// The clock by which hours on signs are read, where there are such signs.
pub(super) fn zone_note(words: Words, network: &passage_roads::Network, offset: i32) -> Option<PlanNoteDto> {
    network.has_conditions().then(|| PlanNoteDto {
        kind: PlanNoteKind::Zone,
        text: words.with("plan-note-zone", &[("zone", words.zone(offset).into())]),
    })
}

fn notes(words: Words, facts: &RoadsFactsDto) -> Vec<PlanNoteDto> {
    let mut notes = Vec::new();
    if facts.sketch {
        notes.push(PlanNoteDto { kind: PlanNoteKind::Sketch, text: words.text("plan-note-sketch") });
    }
    if facts.imported_at.is_none() {
        notes.push(PlanNoteDto { kind: PlanNoteKind::NoRecord, text: words.text("plan-note-no-record") });
    }
    notes
}

fn daylight(words: Words, light: Daylight) -> DaylightDto {
    let text = match (light.sunrise, light.sunset) {
        (Some(from), Some(until)) => {
            words.with("plan-daylight", &[("from", words.clock(from).into()), ("until", words.clock(until).into())])
        }
        _ => words.text("plan-daylight-none"),
    };
    DaylightDto { dawn: light.dawn, sunrise: light.sunrise, sunset: light.sunset, dusk: light.dusk, text }
}
