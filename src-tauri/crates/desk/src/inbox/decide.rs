//! Deciding on a draft: each decision is one change, audited, and can be taken back.

use passage_model::{
    Credibility, DraftKey, Event, EventId, EventStatus, Evidence, Grade, LocationPrecision, Reliability, Report,
    Review, ReviewAct, ReviewId, Source, Stance, Verdict,
};
use passage_store::{Change, StoreError};
use passage_words::Words;

use super::{
    cards::{self, Card},
    draw::Drawn,
    find,
    form::{Chosen, credibility},
    places::Pick,
    taken, twin,
};
use crate::{
    Desk,
    app::changed,
    context::{Register, parse_id},
    desk::{new_id, words},
    draft,
    dto::*,
    edit,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
    titles,
};

/// A draft that can be decided on, with what it is of.
struct Draft {
    report: Report,
    card: Card,
}

fn open(desk: &mut Desk, words: Words, draft: &DraftRef) -> Result<Draft> {
    let taken = find(desk, words, draft)?;
    let report = taken::report(desk, words, taken.report)?;
    let names = draft::names(desk, words)?;
    let cards = taken::read(desk, words, &names, &taken)?.cards;
    let mut cards = cards.into_iter().filter(|card| cards::text_of(&card.key) == draft.key);
    let card = cards.next().ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    Ok(Draft { report, card })
}

/// The same, refused where somebody has decided already.
fn undecided(desk: &mut Desk, words: Words, draft: &DraftRef) -> Result<Draft> {
    let draft = open(desk, words, draft)?;
    if draft.card.decided.is_some() {
        return Err(ApiError::invalid(words, "invalid-draft-decided", &[]));
    }
    Ok(draft)
}

fn chosen(choice: &DraftChoice) -> Chosen {
    Chosen { kind: choice.kind, status: choice.status, credibility: choice.credibility }
}

/// What was picked, in the order of the rows.
fn picks(words: Words, register: &Register, choice: &DraftChoice) -> Result<Vec<Option<Pick>>> {
    let pick = |dto: &Option<PickDto>| {
        let lost = || ApiError::new(words, ErrorCode::NoSuchThing, &[]);
        dto.as_ref().map(|dto| Pick::of(register, dto).ok_or_else(lost)).transpose()
    };
    choice.picks.iter().map(pick).collect()
}

fn grade(draft: &Draft, status: EventStatus, chosen: Chosen) -> (Stance, Credibility) {
    // Who says that it is not so stands against it.
    let denies = matches!(status, EventStatus::Contradicted | EventStatus::Retracted)
        && draft.card.parts.iter().all(|part| cards::status(part) == EventStatus::Contradicted);
    let stance = if denies { Stance::Denies } else { Stance::Supports };
    (stance, chosen.credibility.unwrap_or_else(|| credibility(status)))
}

fn evidence(draft: &Draft, status: EventStatus, chosen: Chosen) -> Evidence {
    let (stance, credibility) = grade(draft, status, chosen);
    Evidence { report: draft.report.id, stance, credibility }
}

/// The events that a draft makes with what was chosen.
fn events(desk: &mut Desk, words: Words, draft: &Draft, choice: &DraftChoice, strict: bool) -> Result<Vec<Event>> {
    let register = desk.register(words)?;
    let chosen = chosen(choice);
    let picks = picks(words, &register, choice)?;
    let drawn = Drawn::new(&register, words.lang(), &draft.card);
    let open = drawn.open(words, &picks);
    if strict && !open.is_empty() {
        return Err(ApiError::invalid(words, "invalid-draft-open", &[("places", words.list(&open).into())]));
    }
    let mut out = Vec::new();
    for form in drawn.forms(&register, &draft.report, &picks, chosen) {
        let (mut event, _) = edit::compose(desk, words, &register, form, None)?;
        event.evidence = vec![evidence(draft, event.status, chosen)];
        out.push(event);
    }
    Ok(out)
}

/// The event that a draft with one part makes as a person edited it.
fn edited(desk: &mut Desk, words: Words, draft: &Draft, choice: &DraftChoice, form: EventForm) -> Result<Event> {
    if draft.card.parts.len() > 1 {
        return Err(ApiError::invalid(words, "invalid-draft-several", &[]));
    }
    let register = desk.register(words)?;
    edit::unchanged(words, form.read.as_deref(), Some(&register.routes))?;
    let (mut event, _) = edit::compose(desk, words, &register, EventForm { id: None, new_report: None, ..form }, None)?;
    event.evidence = vec![evidence(draft, event.status, chosen(choice))];
    Ok(event)
}

/// What accepting a draft would change. Places that are open count as put nowhere.
pub(crate) fn draft_effect(desk: &mut Desk, args: DraftEffectArgs) -> Result<EventEffectDto> {
    let words = words(args.lang);
    let draft = open(desk, words, &args.draft)?;
    let events = match args.event {
        None => events(desk, words, &draft, &args.choice, false)?,
        Some(form) => vec![edited(desk, words, &draft, &args.choice, form)?],
    };
    edit::effect(desk, words, args.as_of, events, &draft.report)
}

/// The form of an event, begun from a draft that has one part.
pub(crate) fn draft_form(desk: &mut Desk, args: DraftChoiceArgs) -> Result<EventForm> {
    let words = words(args.lang);
    let draft = undecided(desk, words, &args.draft)?;
    if draft.card.parts.len() > 1 {
        return Err(ApiError::invalid(words, "invalid-draft-several", &[]));
    }
    let register = desk.register(words)?;
    let picks = picks(words, &register, &args.choice)?;
    let chosen = chosen(&args.choice);
    let forms = Drawn::new(&register, words.lang(), &draft.card).forms(&register, &draft.report, &picks, chosen);
    let mut form = forms.into_iter().next().ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    if form.geometry.is_none() {
        // Whoever draws it knows where it is: left coarse it would act on no road.
        form.precision = LocationPrecision::Exact;
    }
    let report = &draft.report;
    let (stance, credibility) = grade(&draft, form.status, chosen);
    let reliability = register.sources.get(&report.source).map_or(Reliability::F, |source| source.reliability);
    form.evidence = vec![EvidenceDto {
        report: report.id.to_string(),
        source: report.source.to_string(),
        source_name: register.source_name(words.lang(), report.source).unwrap_or_else(|| "—".to_owned()),
        stance,
        grade: Grade { reliability, credibility }.to_string(),
        received_at: report.received_at,
        text: draft.card.parts.first().map(|part| part.evidence.clone()).unwrap_or_default(),
        hash: report.hash.to_string(),
        text_lang: report.lang,
    }];
    // Its km are those of the lines as they are now.
    form.read = Some(edit::mark(&register.routes));
    Ok(form)
}

/// Takes a draft over: as it is with what was picked, or as a person edited it.
pub(crate) fn accept_draft(desk: &mut Desk, args: AcceptDraftArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let draft = undecided(desk, words, &args.draft)?;
    let events = match args.event {
        None => events(desk, words, &draft, &args.choice, true)?,
        Some(form) => vec![edited(desk, words, &draft, &args.choice, form)?],
    };
    let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
    let register = desk.register(words)?;
    let mut versions = Vec::new();
    for event in &events {
        versions.extend(edit::known_since(desk, words, &register, event, draft.report.received_at)?);
    }
    let change =
        decide(desk, words, "draft.accept", &draft, Verdict::Accepted { events: ids.clone() }, None, |change| {
            for (event, known_from) in &versions {
                change.put_event_known(event, *known_from)?;
            }
            Ok(())
        })?;
    let register = desk.register(words)?;
    let title = events.first().map(|event| titles::title(words, &register, event)).unwrap_or_default();
    let text = words.with("done-draft-accept", &[("title", title.into()), ("count", events.len().into())]);
    changed(desk, words, change, text, ids.first().map(ToString::to_string))
}

/// Turns a draft down.
pub(crate) fn reject_draft(desk: &mut Desk, args: RejectDraftArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let reason = args.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(ApiError::invalid(words, "invalid-draft-reason", &[]));
    }
    let draft = undecided(desk, words, &args.draft)?;
    let verdict = Verdict::Rejected { reason: reason.clone() };
    let change = decide(desk, words, "draft.reject", &draft, verdict, Some(&reason), |_| Ok(()))?;
    changed(desk, words, change, words.text("done-draft-reject"), None)
}

/// Shows the parts of a draft one by one.
pub(crate) fn split_draft(desk: &mut Desk, args: SplitDraftArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let draft = undecided(desk, words, &args.draft)?;
    if draft.card.parts.len() < 2 {
        return Err(ApiError::invalid(words, "invalid-draft-one", &[]));
    }
    let change = decide(desk, words, "draft.split", &draft, Verdict::Split, None, |_| Ok(()))?;
    let text = words.with("done-draft-split", &[("count", draft.card.parts.len().into())]);
    changed(desk, words, change, text, None)
}

/// Puts the report of a draft behind an event on record. Where the two reports may have one origin they count as one from
/// now on.
pub(crate) fn merge_draft(desk: &mut Desk, args: MergeDraftArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let draft = undecided(desk, words, &args.draft)?;
    let fail = |error: StoreError| store_error(words, &error);
    let id: EventId = parse_id(words, &args.event)?;
    let register = desk.register(words)?;
    let view = desk.store(words)?.at(None);
    let found = view.event(id).map_err(fail)?;
    let mut event = found.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    let behind: Vec<_> = event.evidence.iter().map(|evidence| evidence.report).collect();
    if behind.contains(&draft.report.id) {
        return Err(ApiError::invalid(words, "invalid-draft-behind", &[]));
    }
    // What was picked since may lie elsewhere than the event that was offered.
    let picks = picks(words, &register, &args.choice)?;
    let drawn = Drawn::new(&register, words.lang(), &draft.card);
    let forms = drawn.forms(&register, &draft.report, &picks, chosen(&args.choice));
    let kinds = forms.iter().map(|form| form.detail.kind()).chain([event.kind()]).collect();
    let events = twin::on_record(&view, &draft.report, kinds).map_err(fail)?;
    // Behind the event it would count for it.
    if draft.card.parts.iter().any(|part| cards::status(part) == EventStatus::Retracted) {
        return Err(ApiError::invalid(words, "invalid-merge-takes-back", &[]));
    }
    let status = draft.card.parts.first().map_or(event.status, cards::status);
    let link = evidence(&draft, status, chosen(&args.choice));
    if link.stance == Stance::Supports {
        if edit::is_retracted(&event) {
            return Err(ApiError::invalid(words, "invalid-merge-retracted", &[]));
        }
        if forms.first().is_some_and(|form| twin::is_over(&register, &event, form, &draft.report, &events)) {
            return Err(ApiError::invalid(words, "invalid-merge-over", &[]));
        }
    }
    let twins = twin::twins(&register, &events, &forms, &draft.report);
    if !twins.is_some_and(|twins| twins.iter().any(|twin| twin.id == id)) {
        return Err(ApiError::invalid(words, "invalid-draft-other", &[]));
    }
    let others = view.reports(&behind).map_err(fail)?;
    // Known since it was received, as one that is typed in.
    let received = draft.report.received_at;
    let mut versions = edit::heard_earlier(desk, words, &event, &link, received)?;
    event.evidence.push(link.clone());
    // Who says at a later day that a state holds says that it still does.
    let said = forms.first().map(|form| form.time.from).filter(|_| link.stance == Stance::Supports);
    if let Some(said) = said.filter(|_| event.detail.is_state()) {
        for event in versions.iter_mut().map(|(event, _)| event).chain([&mut event]) {
            if said > event.time.from {
                event.confirmed_at = event.confirmed_at.max(Some(said));
            }
        }
    }
    let related = others.iter().find(|other| twin::may_share_origin(other, &draft.report));
    let joined = related.map(|other| one_origin(&register, other, &others, &draft.report)).unwrap_or_default();
    let change = decide(desk, words, "draft.merge", &draft, Verdict::Merged { event: id }, None, |change| {
        for report in &joined {
            // One voice since both were there, else what was known in between would be of two.
            change.put_report_known(report, received.max(report.received_at))?;
            change.put_report(report)?;
        }
        for (then, known_from) in &versions {
            change.put_event_known(then, *known_from)?;
        }
        change.put_event(&event)?;
        Ok(())
    })?;
    let title = titles::title(words, &register, &event);
    let done = match (link.stance, related.is_some()) {
        (Stance::Denies, _) => "done-draft-merge-denies",
        (Stance::Supports, true) => "done-draft-merge-one",
        (Stance::Supports, false) => "done-draft-merge",
    };
    changed(desk, words, change, words.with(done, &[("title", title.into())]), Some(id.to_string()))
}

/// The reports that have to say their origin, so that `own` and `other` count as one: none where they do already.
fn one_origin(register: &Register, other: &Report, all: &[Report], own: &Report) -> Vec<Report> {
    if own.origin.is_some() && own.origin == other.origin
        || own.origin.is_none() && other.origin.is_none() && own.source == other.source
    {
        return Vec::new();
    }
    let named = |report: &Report, origin: &str| Report { origin: Some(origin.to_owned()), ..report.clone() };
    if let Some(origin) = &other.origin {
        return vec![named(own, origin)];
    }
    let source = |source: &Source| source.names.in_lang(passage_model::Lang::En).unwrap_or("—").to_owned();
    let name = register.sources.get(&other.source).map_or_else(|| "—".to_owned(), source);
    let origin = format!("{name} {}", super::time::day_of(other).format("%Y-%m-%d"));
    // Without a stated origin the source is one: all of its reports behind this event go along.
    let along = all.iter().filter(|one| one.source == other.source && one.origin.is_none());
    along.chain([own]).map(|report| named(report, &origin)).collect()
}

fn decide(
    desk: &mut Desk,
    words: Words,
    action: &str,
    draft: &Draft,
    verdict: Verdict,
    reason: Option<&str>,
    write: impl FnOnce(&mut Change<'_>) -> std::result::Result<(), StoreError>,
) -> Result<String> {
    let key: DraftKey = draft.card.key.clone();
    let review = Review {
        id: new_id!(desk, words, ReviewId),
        report: draft.report.id,
        act: ReviewAct::Decided { draft: key, verdict },
        at: desk.now(),
        by: desk.author(words)?.unwrap_or_else(|| "—".to_owned()),
    };
    let note = desk.note(words, action, reason)?;
    let ((), change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            write(change)?;
            change.put_review(&review).map(|_| ())
        })
        .map_err(|error| store_error(words, &error))?;
    Ok(change.to_string())
}
