//! A plan for the window: ways over the imported roads, each assessed as a route would be, or what blocks them all.

use chrono::Duration;
use passage_model::{Direction, EventKind, Time, TrafficClass};
use passage_roads::{AtHours, Blocked, Choice, Closure, Exposure, Network, Preference, Profile, Question, Wish};
use passage_spatial::RouteLine;
use passage_store::EventFilter;
use passage_words::Words;

use super::{
    answer, assessed,
    clock::Clock,
    daylight::Daylight,
    ends::{self, End},
    ground::{self, Reason},
    judge,
    kept::{KeptWay, Stop},
    naming, network, off_road, price, roads,
    stops::Track,
    way,
};
use crate::{
    Desk,
    assess::{self, Answered, level_text},
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
    opening::store_error,
};

/// Ways that are looked for.
const WAYS: usize = 3;

/// At most this share of a way may lie on ways before it.
const OVERLAP: f64 = 0.5;

/// A way may take so many times as long as the best one: a way round a front is long.
const LONGER: f64 = 6.0;

/// Closures that begin so long after departure are still looked at, hours: the longest movement.
const AHEAD_H: i64 = 96;

/// How much levels count, hundredths of the table of weights.
fn weight(avoid: AvoidStrength) -> u16 {
    match avoid {
        AvoidStrength::Little => 30,
        AvoidStrength::Usual => 100,
        AvoidStrength::Strong => 400,
    }
}

/// What the search found.
struct Found {
    plan: passage_roads::Plan,
    /// Whether each way was found without regard to opening hours.
    ways: Vec<(Choice, bool)>,
}

/// Plans a movement over the road network beside the database.
pub(crate) fn plan_ways(desk: &mut Desk, args: PlanWaysArgs) -> Result<PlanDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let (from, to) = (ends::end(words, &register, &args.from)?, ends::end(words, &register, &args.to)?);
    let network = network::open(desk, words)?;
    let now = desk.now();
    let depart = args.depart.unwrap_or(now);
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
    let later = later(desk, words, &question, depart)?;
    let answered = assess::answer(desk, words, &question, None)?;
    let (closures, reasons) = ground::closures(&answered, later.as_ref(), &network);
    let field = ground::Levels::of(&answered);
    let exposure = Exposure::new(&network, &field);
    let mut profile = Profile::of(args.vehicle);
    profile.traffic = traffic;
    let preference = Preference { avoid: weight(args.avoid), never: args.never };
    let asked = Question { profile, preference, depart };
    let wish = Wish { ways: WAYS, overlap: OVERLAP, longer: LONGER, ..Wish::between(from.at, to.at) };
    let found = search(&network, asked, &exposure, &closures, wish).map_err(|error| ApiError {
        message: off_road(words, error),
        ..ApiError::new(words, ErrorCode::Invalid, &[])
    })?;
    let told = Telling { words, network: &network, answered: &answered, reasons: &reasons, from: &from, to: &to };
    let blocked = found.plan.blocked.as_ref().map(|blocked| told.blocked(blocked));
    let (snapped_from, snapped_to) = (found.plan.from, found.plan.to);
    let light = Daylight::of(depart, to.at);
    let ceiling = judge::ceiling(args.criticality);
    let judged = judge::Asked { depart, now, ceiling, from: from.at, light, answered: &answered, last_passage: None };
    let (ways, kept) = told.ways(found.ways, depart, args.vehicle, &judged)?;
    let advice = judge::advise(words, &ways, &judged);
    let facts = roads::facts(desk, words, &network)?;
    let notes = notes(words, &facts);
    let plan = desk.keep_plan(words, depart, args.vehicle, kept)?;
    let place = |end: &End, snap: passage_roads::Snap| PlanPlaceDto {
        name: end.name.clone(),
        lat: end.at.lat(),
        lon: end.at.lon(),
        off_m: snap.off_m.round(),
        road: [snap.at.lon(), snap.at.lat()],
    };
    Ok(PlanDto {
        plan,
        depart,
        as_of: depart,
        from: place(&from, snapped_from),
        to: place(&to, snapped_to),
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

/// The same question at the end of the longest movement, where something is on record that begins until then.
fn later(desk: &mut Desk, words: Words, question: &AssessArgs, depart: Time) -> Result<Option<Answered>> {
    let until = depart + Duration::hours(AHEAD_H);
    let filter = EventFilter {
        time_from: Some(depart),
        time_until: Some(until),
        kinds: vec![EventKind::Closure, EventKind::Obstruction],
        ..EventFilter::default()
    };
    let ahead = desk.store(words)?.at(None).events(&filter).map_err(|error| store_error(words, &error))?;
    if !ahead.iter().any(|event| event.time.from > depart) {
        return Ok(None);
    }
    let question = AssessArgs { as_of: Some(until), ..question.clone() };
    assess::answer(desk, words, &question, None).map(Some)
}

/// Ways that keep to all hours; where these are few, also ways that are too late for a gate, so that it is seen what
/// leaving earlier would give.
fn search(
    network: &Network,
    asked: Question,
    exposure: &Exposure,
    closures: &[Closure],
    wish: Wish,
) -> std::result::Result<Found, passage_roads::PlanError> {
    let mut plan = network.plan(asked, Some(exposure), closures, wish)?;
    let mut ways: Vec<(Choice, bool)> = plan.choices.drain(..).map(|choice| (choice, false)).collect();
    let without: Vec<Closure> =
        closures.iter().filter(|closure| !matches!(closure.hours, AtHours::OpenOnly(_))).cloned().collect();
    if ways.len() < wish.ways && without.len() < closures.len() {
        for choice in network.plan(asked, Some(exposure), &without, wish)?.choices {
            let known: Vec<&Choice> = ways.iter().map(|(choice, _)| choice).collect();
            if ways.len() < wish.ways && (known.is_empty() || price::shared(&choice, &known) <= wish.overlap) {
                ways.push((choice, true));
            }
        }
    }
    ways.sort_by_key(|(choice, regardless)| (*regardless, choice.way.time_cs()));
    Ok(Found { plan, ways })
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

/// What ways are told with.
struct Telling<'a> {
    words: Words,
    network: &'a Network,
    answered: &'a Answered,
    reasons: &'a [Reason],
    from: &'a End,
    to: &'a End,
}

impl Telling<'_> {
    fn ways(
        &self,
        found: Vec<(Choice, bool)>,
        depart: Time,
        vehicle: passage_model::VehicleClass,
        judged: &judge::Asked<'_>,
    ) -> Result<(Vec<PlanWayDto>, Vec<KeptWay>)> {
        let (words, register) = (self.words, self.answered.register());
        let tracks = found.into_iter().map(|(choice, regardless)| {
            let line = RouteLine::new(&choice.line)
                .map_err(|error| ApiError::invalid(words, "plan-same-place", &[]).with_detail(error))?;
            Ok(Track { clock: Clock::of(depart, &choice.way), line, choice, regardless })
        });
        let tracks = tracks.collect::<Result<Vec<Track>>>()?;
        let candidates = tracks.iter().map(|track| assessed::Candidate {
            line: track.choice.line.clone(),
            crossings: track.crossings(register).into_iter().map(|(id, _)| id).collect(),
        });
        let assessed = assessed::Assessed::of(self.answered, vehicle, candidates.collect());
        let rows = assess::crossing_rows(words, &assessed.answered);
        let stops: Vec<Vec<Stop>> =
            tracks.iter().map(|track| track.stops(register, self.network, self.from, self.to)).collect();
        let paired: Vec<(&Track, &[Stop])> = tracks.iter().zip(stops.iter().map(Vec::as_slice)).collect();
        let names = naming::names(words, register, &paired);
        let (mut ways, mut kept) = (Vec::new(), Vec::new());
        for (number, ((track, stops), name)) in tracks.iter().zip(&stops).zip(names).enumerate() {
            let told = way::Told {
                number,
                track,
                stops,
                name,
                via: naming::via(words, register, self.network, track, stops),
                assessed: &assessed,
                rows: &rows,
            };
            let Some(mut dto) = way::dto(words, &told, judged) else { continue };
            dto.avoids = track.choice.avoids.iter().map(|id| self.title(*id).title).collect();
            dto.warnings = self.warnings(track);
            let (minutes, minutes_margin) = track.clock.minutes();
            kept.push(KeptWay {
                letter: dto.letter.clone(),
                line: track.choice.line.clone(),
                km: track.line.length_km(),
                minutes,
                minutes_margin,
                stops: stops.clone(),
            });
            ways.push(dto);
        }
        let choices: Vec<&Choice> = tracks.iter().map(|track| &track.choice).collect();
        price::compare(words, &mut ways, &choices);
        Ok((ways, kept))
    }

    fn warnings(&self, track: &Track) -> Vec<PlanWarningDto> {
        let mut warnings: Vec<PlanWarningDto> = Vec::new();
        for warning in &track.choice.warnings {
            let title = |id| self.title(id).title;
            warnings.push(PlanWarningDto {
                km: way::round(track.km(warning.at_m)),
                at: track.clock.at(warning.at_m).at,
                text: answer::warning(self.words, warning.kind, title),
            });
        }
        if track.regardless {
            warnings.push(PlanWarningDto {
                km: 0.0,
                at: track.clock.at(0.0).at,
                text: self.words.text("plan-warn-regardless"),
            });
        }
        warnings.dedup_by(|a, b| a.text == b.text);
        warnings
    }

    /// A closure by its number: what it is and where, without what opening it would give.
    fn title(&self, id: u32) -> PlanClosureDto {
        let mut dto = PlanClosureDto {
            event: None,
            crossing: None,
            title: String::new(),
            at: None,
            km: None,
            minutes: None,
            text: String::new(),
        };
        match self.reasons.get(id as usize) {
            Some(Reason::Event(event)) => {
                dto.event = Some(event.to_string());
                dto.title = self.answered.title(self.words, *event);
                let geometry = self.answered.scene.event(*event).and_then(|event| event.geometry.as_ref());
                let at = geometry.and_then(|geometry| geometry.vertices().first().copied());
                dto.at = at.map(|at| [at.lon(), at.lat()]);
            }
            Some(Reason::Crossing(id)) => {
                dto.crossing = Some(id.to_string());
                if let Some(crossing) = self.answered.register().crossing(*id) {
                    dto.title = shown_name(&crossing.names, self.words.lang());
                    dto.at = Some([crossing.at.lon(), crossing.at.lat()]);
                }
            }
            None => {}
        }
        dto
    }

    fn blocked(&self, blocked: &Blocked) -> PlanBlockedDto {
        let words = self.words;
        let price = |(metres, cs): (f64, u32)| {
            let (km, minutes) = (metres / 1000.0, f64::from(cs) / 6000.0);
            (way::round(km), way::round(minutes), {
                let time = price::duration(words, minutes);
                words.with("plan-km-time", &[("km", format!("{km:.0}").into()), ("time", time.into())])
            })
        };
        let text = answer::blocked_text(words, blocked);
        let (kind, closures, all_open) = match blocked {
            Blocked::Closures { set, all_open } => (BlockedKind::Closures, set.as_slice(), *all_open),
            Blocked::Level { .. } => (BlockedKind::Level, &[][..], None),
            Blocked::Both => (BlockedKind::Both, &[][..], None),
            Blocked::NoRoad => (BlockedKind::NoRoad, &[][..], None),
        };
        let closures = closures.iter().map(|opened| {
            let mut dto = self.title(opened.id);
            match opened.way.map(price) {
                Some((km, minutes, text)) => {
                    (dto.km, dto.minutes) = (Some(km), Some(minutes));
                    dto.text = words.with("plan-opened", &[("way", text.into())]);
                }
                None => dto.text = words.text("plan-opened-none"),
            }
            dto
        });
        PlanBlockedDto { kind, text, closures: closures.collect(), all_open_text: all_open.map(|way| price(way).2) }
    }
}
