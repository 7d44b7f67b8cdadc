//! An event by hand: what the form shows, what saving it would change, and saving it.

use std::{collections::HashMap, sync::Arc};

use passage_model::{
    Access, CrossingId, Detail, Event, EventId, EventKind, EventStatus, Evidence, Geometry, Grade, Lang, Names,
    PlaceId, Reliability, Report, ReportId, ShortTexts, Source, SourceId, SourceKind, Stance, TextHash, Time,
};
use passage_risk::{CrossingAssessment, KnownEvents, Live, ReportHead};
use passage_store::{Body, Entity, StoreError};
use passage_words::Words;

use super::{cleaned, known_since, mark, no_such, redraw, section, short, texts, unchanged};
use crate::{
    Desk,
    app::changed,
    assess,
    context::{Register, parse_id, source_head},
    desk::{new_id, words},
    dto::*,
    error::{ApiError, Result},
    lookup::shown_name,
    opening::store_error,
    outcomes, titles,
};

/// An event may lie this far ahead of the clock: clocks differ, and orders are issued for tomorrow.
const FUTURE_HOURS: i64 = 24;

/// Closures and openings are announced: so far ahead at most, hours. They count from the moment they begin.
const ANNOUNCED_HOURS: i64 = 60 * 24;

pub(crate) fn event_form(desk: &mut Desk, args: IdArgs) -> Result<EventForm> {
    let words = words(args.lang);
    let id: EventId = parse_id(words, &args.id)?;
    let register = desk.register(words)?;
    let view = desk.store(words)?.at(None);
    let fail = |error: StoreError| store_error(words, &error);
    let event = view.event(id).map_err(fail)?.ok_or_else(|| no_such(words))?;
    let ids: Vec<ReportId> = event.evidence.iter().map(|evidence| evidence.report).collect();
    let reports = view.reports(&ids).map_err(fail)?;
    let evidence = event
        .evidence
        .iter()
        .filter_map(|evidence| {
            let report = reports.iter().find(|report| report.id == evidence.report)?;
            Some(evidence_dto(&register, evidence, report, args.lang))
        })
        .collect();
    Ok(EventForm {
        id: Some(args.id),
        read: Some(mark(&event)),
        title: event.title,
        place: event.place.map(|id| id.to_string()),
        crossing: event.crossing.map(|id| id.to_string()),
        place_text: event.place_text,
        geometry: event.geometry,
        precision: event.precision,
        time: event.time,
        actors: event.actors,
        status: event.status,
        detail: event.detail,
        category: event.category,
        deaths: event.deaths,
        confirmed_at: event.confirmed_at,
        evidence,
        new_report: None,
        example: event.example,
    })
}

/// An event on file, also where it begins after the moment looked at, and no list of that moment has it.
pub(crate) fn event_row(desk: &mut Desk, args: EventToldArgs) -> Result<EventToldDto> {
    let words = words(args.question.lang);
    let id: EventId = parse_id(words, &args.id)?;
    let scene = desk.scene(words, &args.question, None)?;
    let event = desk.store(words)?.at(scene.known_at).event(id).map_err(|error| store_error(words, &error))?;
    let event = event.ok_or_else(|| no_such(words))?;
    let answered = assess::Answered::of_scene(scene);
    let as_of = answered.scene.question.as_of;
    let args = [("when", words.moment(as_of).into())];
    let later_text = (event.time.from > as_of).then(|| words.with("effect-later", &args));
    Ok(EventToldDto { row: assess::event_row(words, &answered, &event), later_text })
}

fn evidence_dto(register: &Register, evidence: &Evidence, report: &Report, lang: Lang) -> EvidenceDto {
    let reliability = register.sources.get(&report.source).map_or(Reliability::F, |source| source.reliability);
    EvidenceDto {
        report: report.id.to_string(),
        source: report.source.to_string(),
        source_name: register.source_name(lang, report.source).unwrap_or_else(|| "—".to_owned()),
        stance: evidence.stance,
        grade: Grade { reliability, credibility: evidence.credibility }.to_string(),
        received_at: report.received_at,
        text: report.text.clone(),
        hash: report.hash.to_string(),
        text_lang: report.lang,
    }
}

pub(crate) fn save_event(desk: &mut Desk, args: SaveEventArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let form = args.event;
    let old = on_file(desk, words, form.id.as_deref())?;
    unchanged(words, form.read.as_deref(), old.as_ref())?;
    let confirms = form.new_report.as_ref().is_some_and(|report| report.stance == Stance::Supports);
    if confirms && form.status == EventStatus::Retracted && old.as_ref().is_some_and(is_retracted) {
        return Err(ApiError::invalid(words, "invalid-retracted-report", &[]));
    }
    let (event, fresh) = compose(desk, words, &register, form, old.as_ref())?;
    let adding = old.is_none();
    let action = if adding { "event.add" } else { "event.edit" };
    let note = desk.note(words, action, args.reason.as_deref())?;
    let received = fresh.as_ref().map(|(_, report)| report.received_at);
    let link = fresh.as_ref().and_then(|_| event.evidence.last());
    let earlier = match (&old, link, received.filter(|received| *received < desk.now())) {
        (Some(old), Some(link), Some(received)) => heard_earlier(desk, words, old, link, received)?,
        _ => Vec::new(),
    };
    let versions = match received.filter(|_| adding) {
        Some(received) => known_since(desk, words, &register, &event, received)?,
        None => Vec::new(),
    };
    let ((), change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            if let Some((source, report)) = &fresh {
                if let Some(source) = source {
                    change.put_source(source)?;
                }
                change.put_report_known(report, report.received_at)?;
            }
            // A report received earlier was known earlier, although it is typed in now.
            for (then, known_from) in versions.iter().chain(&earlier) {
                change.put_event_known(then, *known_from)?;
            }
            if versions.is_empty() {
                change.put_event(&event)?;
            }
            Ok(())
        })
        .map_err(|error: StoreError| store_error(words, &error))?;
    let title = titles::title(words, &register, &event);
    let text = words.with(if adding { "done-event-add" } else { "done-event-edit" }, &[("title", title.into())]);
    let text = if event.time.from > desk.now() {
        let args = [("text", text.into()), ("when", words.seen_at(desk.now()).short_moment(event.time.from).into())];
        words.with("done-event-ahead", &args)
    } else {
        text
    };
    let text = with_ahead(desk, words, received, text);
    changed(desk, words, change.to_string(), text, Some(event.id.to_string()))
}

/// The versions of an event from the receipt of a report on, each with that report behind it, and since when each is known.
/// Nothing else that is edited now gets into them.
pub(crate) fn heard_earlier(
    desk: &Desk,
    words: Words,
    old: &Event,
    link: &Evidence,
    received: Time,
) -> Result<Vec<(Event, Time)>> {
    let history = desk.store(words)?.history(Entity::Event(old.id)).map_err(|error| store_error(words, &error))?;
    let mut versions: Vec<(Time, Event)> = Vec::new();
    for version in history {
        if let Some(Body::Event(event)) = version.body {
            // Of two that are known since one moment the later one holds.
            versions.retain(|(known_from, _)| *known_from != version.known_from);
            versions.push((version.known_from, *event));
        }
    }
    versions.sort_by_key(|(known_from, _)| *known_from);
    let at = versions.partition_point(|(known_from, _)| *known_from <= received);
    // In force when the report came; where the event was not on file yet it is known since then, as a new one would be.
    let base = versions.get(at.saturating_sub(1)).map(|(_, event)| (received, event.clone()));
    let then = base.into_iter().chain(versions.into_iter().skip(at)).map(|(known_from, mut event)| {
        event.evidence.push(link.clone());
        (event, known_from)
    });
    Ok(then.collect())
}

/// Whether somebody has taken an event back: no report makes it count again but on a person's word.
pub(crate) fn is_retracted(event: &Event) -> bool {
    event.status == EventStatus::Retracted
}

/// The event that a form is about, where it is on file.
fn on_file(desk: &Desk, words: Words, id: Option<&str>) -> Result<Option<Event>> {
    let Some(id) = id else { return Ok(None) };
    let id: EventId = parse_id(words, id)?;
    let found = desk.store(words)?.at(None).event(id).map_err(|error| store_error(words, &error))?;
    Ok(Some(found.ok_or_else(|| no_such(words))?))
}

fn of_event(event: &Event) -> impl Iterator<Item = &str> {
    let actors = event.actors.iter().map(|actor| actor.name.as_str());
    let of_detail: Vec<&str> = match &event.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => {
            closure.directive.iter().map(|order| order.issuer.as_str()).collect()
        }
        Detail::ControlChange { by, from_party, .. } => by.iter().chain(from_party).map(String::as_str).collect(),
        Detail::FrontLine { parties, .. } | Detail::Ceasefire { parties } => {
            parties.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    };
    texts(&event.title).chain(event.place_text.as_deref()).chain(actors).chain(of_detail)
}

/// A report typed in, with its source where that is new.
pub(crate) type Fresh = (Option<Source>, Report);

/// The event that a form describes, and the report typed in with it.
pub(crate) fn compose(
    desk: &Desk,
    words: Words,
    register: &Register,
    form: EventForm,
    old: Option<&Event>,
) -> Result<(Event, Option<Fresh>)> {
    let place = form.place.as_deref().map(|id| parse_id::<PlaceId>(words, id)).transpose()?;
    let crossing = form.crossing.as_deref().map(|id| parse_id::<CrossingId>(words, id)).transpose()?;
    let announced = matches!(form.detail.kind(), EventKind::Closure | EventKind::Reopening);
    let ahead = if announced { ANNOUNCED_HOURS } else { FUTURE_HOURS };
    if form.time.from > desk.now() + chrono::Duration::hours(ahead) {
        return Err(ApiError::invalid(words, if announced { "invalid-far-future" } else { "invalid-future" }, &[]));
    }
    if form.time.until.is_some_and(|until| until < form.time.from) {
        return Err(ApiError::invalid(words, "invalid-span", &[]));
    }
    check_geometry(words, form.geometry.as_ref())?;
    section::check(words, register, &form.detail, old.map(|old| &old.detail))?;
    let geometry = form.geometry.or_else(|| {
        let at = crossing
            .and_then(|id| register.crossing(id))
            .map(|crossing| crossing.at)
            .or_else(|| place.and_then(|id| register.places.get(&id)).map(|place| place.at));
        at.map(|at| Geometry::Point { at })
    });
    let mut evidence = old.map(|old| old.evidence.clone()).unwrap_or_default();
    let mut fresh: Option<Fresh> = None;
    if let Some(report) = form.new_report {
        let (source, report, link) = new_report(desk, words, register, report)?;
        evidence.push(link);
        fresh = Some((source, report));
    }
    let id = match old {
        Some(old) => old.id,
        None => new_id!(desk, words, EventId),
    };
    let mut event = Event {
        id,
        title: cleaned(form.title),
        place,
        crossing,
        place_text: form.place_text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
        geometry,
        precision: form.precision,
        time: form.time,
        actors: form.actors,
        status: form.status,
        evidence,
        detail: form.detail,
        category: form.category,
        deaths: form.deaths,
        confirmed_at: form.confirmed_at,
        source_key: old.and_then(|old| old.source_key.clone()),
        example: form.example,
    };
    event.make_plain();
    short(words, of_event(&event), old.into_iter().flat_map(of_event))?;
    let new_source = fresh.iter().filter_map(|(source, _)| source.as_ref());
    short(words, new_source.flat_map(|source| texts(&source.names)), None)?;
    redraw(register, &mut event, old);
    Ok((event, fresh))
}

/// What saving a form would change, at a moment.
pub(crate) fn event_effect(desk: &mut Desk, args: EventEffectArgs) -> Result<EventEffectDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let old = on_file(desk, words, args.event.id.as_deref())?;
    let (event, fresh) = compose(desk, words, &register, args.event, old.as_ref())?;
    effect_of(desk, words, args.as_of, vec![news(event, fresh)])
}

/// What events that rest on a report on record would change, at a moment.
pub(crate) fn effect(
    desk: &mut Desk,
    words: Words,
    as_of: Option<Time>,
    events: Vec<Event>,
    report: &Report,
) -> Result<EventEffectDto> {
    let all = events.into_iter().map(|event| news(event, Some((None, report.clone())))).collect();
    effect_of(desk, words, as_of, all)
}

fn effect_of(desk: &mut Desk, words: Words, as_of: Option<Time>, all: Vec<KnownEvents>) -> Result<EventEffectDto> {
    let register = desk.register(words)?;
    let asked = AssessArgs {
        lang: words.lang(),
        as_of,
        known_at: None,
        traffic: None,
        vehicle: None,
        direction: None,
        window_days: None,
        histogram_days: None,
    };
    let scene = desk.scene(words, &asked, None)?;
    let later_text = later(words, scene.question.as_of, &all);
    let other_ways = assess::other_way_moved(&scene, &all);
    let told = |live: &Live| (live.summaries(), live.crossings());
    let (before, gates) = desk.ask(&scene, told);
    let (after, gates_then) = desk.suppose(&scene, all, told);
    let moves = before.iter().zip(after).filter_map(|(now, then)| {
        let other_way = other_ways.iter().find(|(id, ..)| *id == now.route).map(|(_, now, then)| [*now, *then]);
        let (now, then, route) = (now.outcome, then.outcome, register.route(now.route)?);
        let moves = (now.level, now.access, now.advice) != (then.level, then.access, then.advice);
        let text = moves.then(|| outcomes::difference(words, &now, &then));
        let text: Vec<String> = text.into_iter().chain(other_way.map(|way| way_back(words, way))).collect();
        (moves || other_way.is_some()).then(|| EffectRowDto {
            route: route.id.to_string(),
            code: route.code.clone(),
            name: shown_name(&route.names, words.lang()),
            now: outcomes::dto(words, &now),
            then: outcomes::dto(words, &then),
            other_way,
            text: text.join(" "),
        })
    });
    let mut moves: Vec<EffectRowDto> = moves.collect();
    moves.sort_by_key(|row| std::cmp::Reverse(row.then.level.rank()));
    let shut = gates.iter().zip(&gates_then).filter(|(now, then)| now.status != then.status);
    let mut crossings: Vec<EffectCrossingDto> =
        shut.filter_map(|(now, then)| gate(words, &register, now, then.status)).collect();
    crossings.sort_by_key(|row| std::cmp::Reverse(row.then));
    Ok(EventEffectDto { moves, crossings, later_text })
}

/// The desk looks at routes from their start.
fn way_back(words: Words, [now, then]: [Access; 2]) -> String {
    let word = |access: Access| words.text(&format!("access-{}", access.code()));
    words.with("outcome-way-back", &[("from", word(now).into()), ("to", word(then).into())])
}

fn gate(words: Words, register: &Register, now: &CrossingAssessment, then: Access) -> Option<EffectCrossingDto> {
    let crossing = register.crossing(now.crossing)?;
    let word = |access: Access| words.text(&format!("access-{}", access.code()));
    Some(EffectCrossingDto {
        crossing: crossing.id.to_string(),
        name: shown_name(&crossing.names, words.lang()),
        now: now.status,
        then,
        text: words.with("outcome-access", &[("from", word(now.status).into()), ("to", word(then).into())]),
    })
}

/// That events begin after the moment looked at: they are no part of its picture, and "nothing changes" would say that they
/// are harmless.
fn later(words: Words, as_of: Time, all: &[KnownEvents]) -> Option<String> {
    let mut events = all.iter().flat_map(|known| &known.events);
    let count = events.clone().filter(|event| event.time.from > as_of).count();
    let id = if events.all(|event| event.time.from > as_of) { "effect-later" } else { "effect-later-some" };
    (count > 0).then(|| words.with(id, &[("when", words.moment(as_of).into()), ("count", count.into())]))
}

/// A new event with what is behind it, for an assessment.
fn news(event: Event, fresh: Option<Fresh>) -> KnownEvents {
    let (mut reports, mut sources) = (HashMap::new(), HashMap::new());
    if let Some((source, report)) = fresh {
        let head = ReportHead { source: report.source, origin: report.origin, received_at: report.received_at };
        reports.insert(report.id, head);
        sources.extend(source.map(|source| (source.id, source_head(&source))));
    }
    KnownEvents { events: vec![Arc::new(event)], reports: Arc::new(reports), sources: Arc::new(sources) }
}

fn check_geometry(words: Words, geometry: Option<&Geometry>) -> Result<()> {
    match geometry {
        Some(Geometry::Line { points }) if points.len() < 2 => Err(ApiError::invalid(words, "invalid-line", &[])),
        Some(Geometry::Area { ring }) if ring.len() < 3 => Err(ApiError::invalid(words, "invalid-area", &[])),
        _ => Ok(()),
    }
}

/// Refuses a report from the future: it would be the newest for years.
pub(crate) fn no_later_than_now(desk: &Desk, words: Words, at: Option<Time>) -> Result<()> {
    if at.is_some_and(|at| at > desk.now() + chrono::Duration::hours(FUTURE_HOURS)) {
        return Err(ApiError::invalid(words, "invalid-report-future", &[]));
    }
    Ok(())
}

/// What was done, and that a time of receipt which was given lies ahead of this computer's clock: one of both is wrong.
pub(crate) fn with_ahead(desk: &Desk, words: Words, received: Option<Time>, done: String) -> String {
    match received.filter(|received| *received > desk.now()) {
        Some(received) => {
            let args = [
                ("text", done.trim_end_matches('.').to_owned().into()),
                ("when", words.moment(received).into()),
                ("now", words.moment(desk.now()).into()),
            ];
            words.with("done-received-ahead", &args)
        }
        None => done,
    }
}

pub(crate) fn new_report(
    desk: &Desk,
    words: Words,
    register: &Register,
    form: ReportForm,
) -> Result<(Option<Source>, Report, Evidence)> {
    if form.text.trim().is_empty() {
        return Err(ApiError::invalid(words, "invalid-report-text", &[]));
    }
    no_later_than_now(desk, words, form.received_at)?;
    let (source, id) = match &form.source {
        Some(id) => {
            let id: SourceId = parse_id(words, id)?;
            if !register.sources.contains_key(&id) {
                return Err(no_such(words));
            }
            (None, id)
        }
        None => {
            let name = passage_model::plain(form.source_name.as_deref().unwrap_or_default());
            let name = name.trim();
            if name.is_empty() {
                return Err(ApiError::invalid(words, "invalid-report-source", &[]));
            }
            let kind = form.source_kind.unwrap_or(SourceKind::Other);
            match on_record(register, name, kind) {
                Some(id) => (None, graded_alike(words, register, id, form.reliability)?),
                None => {
                    let id = new_id!(desk, words, SourceId);
                    let reliability = form.reliability.unwrap_or(Reliability::F);
                    let names = Names::one(words.lang(), name);
                    (Some(Source { id, names, kind, reliability, party: None, note: None }), id)
                }
            }
        }
    };
    let report = Report {
        id: new_id!(desk, words, ReportId),
        source: id,
        origin: form.origin.map(|origin| origin.trim().to_owned()).filter(|origin| !origin.is_empty()),
        received_at: form.received_at.unwrap_or_else(|| desk.now()),
        published_at: None,
        lang: form.text_lang,
        hash: TextHash::of(&form.text),
        text: form.text,
        example: false,
        provenance: None,
    };
    let link = Evidence { report: report.id, stance: form.stance, credibility: form.credibility };
    Ok((source, report, link))
}

/// The source of this name and kind that is on record: typed in twice it would pass for two independent ones.
fn on_record(register: &Register, name: &str, kind: SourceKind) -> Option<SourceId> {
    let wanted = passage_words::fold(name);
    let named = |source: &&Source| source.names.0.iter().any(|name| passage_words::fold(&name.text) == wanted);
    let same = register.sources.values().filter(|source| !wanted.is_empty() && source.kind == kind);
    same.filter(named).map(|source| source.id).min()
}

/// A source on record, where the reliability given for it is its own. It is neither replaced by that of the source, which
/// would make another belief of what a person has typed, nor kept beside it, which would make two voices of one.
fn graded_alike(words: Words, register: &Register, id: SourceId, given: Option<Reliability>) -> Result<SourceId> {
    let source = register.sources.get(&id);
    match (source.map(|source| source.reliability), given) {
        (Some(recorded), Some(given)) if recorded != given => {
            let name = register.source_name(words.lang(), id).unwrap_or_default();
            let args = [
                ("name", name.into()),
                ("recorded", recorded.code().to_string().into()),
                ("given", given.code().to_string().into()),
            ];
            Err(ApiError::invalid(words, "source-graded", &args))
        }
        _ => Ok(id),
    }
}
