//! The open report and its drafts, in words.

use passage_model::{Detail, Event, EventStatus, EventTime, Report, TimePrecision, Verdict};
use passage_store::Entity;
use passage_words::Words;

use super::{
    cards::{self, Card},
    draw::Drawn,
    numbers::Numbers,
    places, taken,
    taken::{ReadText, Taken},
    text, time, twin, whereabouts,
};
use crate::{Desk, context::Register, draft::KnownNames, dto::*, error::Result, opening::store_error, terms, titles};

/// The report with its drafts.
pub(super) fn open(
    desk: &mut Desk,
    words: Words,
    register: &Register,
    numbers: &Numbers,
    names: &KnownNames,
    taken: &Taken,
) -> Result<OpenReportDto> {
    let report = taken::report(desk, words, taken.report)?;
    let ReadText { cards, left, lang, notice, unread } = taken::read(desk, words, names, taken)?;
    let numbered = || (1_u32..).zip(&cards);
    let spans: Vec<(u32, (usize, usize))> =
        numbered().flat_map(|(number, card)| card.spans.iter().map(move |span| (number, *span))).collect();
    let paragraphs = text::paragraphs(&report.text, &spans);
    let mut drafts = Vec::with_capacity(cards.len());
    // What a draft may repeat, read once for all of them.
    let kinds = cards.iter().filter(|card| card.decided.is_none()).map(|card| card.key.kind).collect();
    let events =
        twin::on_record(&desk.store(words)?.at(None), &report, kinds).map_err(|error| store_error(words, &error))?;
    for card in numbered() {
        drafts.push(draft(desk, words, register, numbers, &report, &events, card)?);
    }
    let count = |state: DraftState| drafts.iter().filter(|draft| draft.state == state).count();
    let state_text: Vec<String> = [
        (DraftState::Accepted, "draft-n-accepted"),
        (DraftState::Merged, "draft-n-merged"),
        (DraftState::Rejected, "draft-n-rejected"),
        (DraftState::ToReview, "draft-n-to-review"),
    ]
    .into_iter()
    .filter(|(state, _)| count(*state) > 0)
    .map(|(state, id)| words.with(id, &[("count", count(state).into())]))
    .collect();
    let mut notices: Vec<String> = notice.into_iter().collect();
    if left > 0 {
        notices.push(words.with("draft-left-over", &[("count", left.into())]));
    }
    let reach_km = *desk.params(words, None)?.access.reach_km;
    let open = |number: &u32| drafts.iter().any(|one| one.number == *number && one.state == DraftState::ToReview);
    for card in numbered().filter(|card| open(&card.0)) {
        notices.extend(doubts(words, register, reach_km, &report, card));
    }
    notices.extend(left_aside(words, &unread));
    let languages = languages(words, &lang, paragraphs.iter().any(|one| one.rtl));
    let reliability = register.sources.get(&report.source).map_or(passage_model::Reliability::F, |s| s.reliability);
    let hash = report.hash.to_string();
    Ok(OpenReportDto {
        report: report.id.to_string(),
        title: title(words, numbers, &report),
        taken_text: words
            .with("inbox-taken", &[("when", words.moment(taken.at).into()), ("languages", languages.into())]),
        source_name: register.source_name(words.lang(), report.source).unwrap_or_else(|| "—".to_owned()),
        reliability,
        reliability_text: words.text(&format!("reliability-{}", reliability.code())),
        published_text: match report.published_at {
            Some(at) => words.moment(at),
            None => words.with("inbox-not-published", &[("when", words.moment(report.received_at).into())]),
        },
        clock_text: match taken.utc_offset_minutes {
            Some(minutes) => words.with("inbox-clock", &[("zone", words.zone(minutes).into())]),
            None => words.text("inbox-clock-unknown"),
        },
        hash_short: short(&hash),
        hash,
        paragraphs,
        count_text: words.with("draft-n", &[("count", drafts.len().into())]),
        state_text: state_text.join(comma(words)),
        drafts,
        notices,
    })
}

/// What a person has to look at before a draft is accepted.
fn doubts(
    words: Words,
    register: &Register,
    reach_km: f64,
    report: &Report,
    (number, card): (u32, &Card),
) -> Vec<String> {
    let mut codes: Vec<&str> = card.parts.iter().flat_map(|part| &part.doubts).map(String::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    let text = |code: &str| words.text(&format!("draft-doubt-{}", code.replace('_', "-")));
    let said = codes.into_iter().map(text);
    said.chain(whereabouts::doubts(words, register, reach_km, report, card))
        .map(|text| words.with("draft-doubt", &[("number", number.into()), ("text", text.into())]))
        .collect()
}

/// So many sentences that gave no draft are quoted.
const QUOTED: usize = 12;

/// Sentences about access that gave no draft.
fn left_aside(words: Words, unread: &[String]) -> Vec<String> {
    let quoted = unread.iter().take(QUOTED);
    let mut out: Vec<String> =
        quoted.map(|sentence| words.with("draft-unread", &[("words", sentence.trim().into())])).collect();
    let more = unread.len().saturating_sub(QUOTED);
    out.extend((more > 0).then(|| words.with("draft-unread-more", &[("count", more.into())])));
    out
}

/// "Report 214".
pub(super) fn title(words: Words, numbers: &Numbers, report: &Report) -> String {
    match numbers.of(report.id) {
        Some(number) => words.with("inbox-report", &[("number", number.into())]),
        None => words.text("inbox-report-lost"),
    }
}

/// Between items that are only put side by side.
fn comma(words: Words) -> &'static str {
    if words.is_rtl() { "، " } else { ", " }
}

/// "9f2c 07d1 … 41ab".
fn short(hash: &str) -> String {
    match (hash.get(0..4), hash.get(4..8), hash.get(hash.len().saturating_sub(4)..)) {
        (Some(a), Some(b), Some(c)) => format!("{a} {b} … {c}"),
        _ => hash.to_owned(),
    }
}

fn languages(words: Words, lang: &str, arabic: bool) -> String {
    let mut all = vec![words.text(&format!("inbox-lang-{lang}"))];
    if arabic && lang != "ar" {
        all.push(words.text("inbox-lang-ar"));
    }
    words.list(&all)
}

fn draft(
    desk: &Desk,
    words: Words,
    register: &Register,
    numbers: &Numbers,
    report: &Report,
    events: &[Event],
    (number, card): (u32, &Card),
) -> Result<DraftDto> {
    let drawn = Drawn::new(register, words.lang(), card);
    let forms = drawn.forms(register, report, &[], super::form::Chosen::default());
    let first = card.parts.first();
    let status = first.map_or(EventStatus::Rumour, cards::status);
    let (event_time, whence) =
        first.map_or_else(|| time::of(&passage_intake::Draft::default(), report), |part| time::of(part, report));
    let actors_text = actors(words, card);
    let (state, state_text, change, live) = state(desk, words, register, card)?;
    let told = live.iter().map(|event| event.id.to_string()).collect();
    // Once accepted, what was accepted is told: it may have been edited.
    let accepted: &[Event] = if state == DraftState::Accepted { &live } else { &[] };
    let shown = match accepted {
        [one] => one.clone(),
        _ => drawn.title_event(register, report),
    };
    let (status, event_time) = accepted.first().map_or((status, event_time), |event| (event.status, event.time));
    let terms_text = match accepted {
        [] => terms_of(words, forms.iter().map(|form| (form.place_text.as_ref(), &form.detail))),
        events => terms_of(words, events.iter().map(|event| (event.place_text.as_ref(), &event.detail))),
    };
    let is_hourly = |detail: &Detail| match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => closure.hours.is_some(),
        _ => false,
    };
    let hourly = match accepted {
        [] => forms.iter().any(|form| is_hourly(&form.detail)),
        events => events.iter().any(|event| is_hourly(&event.detail)),
    };
    let names = drawn.names();
    let put = whereabouts::put_text(words, register, &drawn);
    let missing = drawn.open_names(words);
    let twin = if state == DraftState::ToReview {
        twin(desk, words, register, numbers, report, events, &forms)?
    } else {
        None
    };
    let unnamed = card.unnamed();
    let places: Vec<DraftPlaceDto> =
        drawn.rows.into_iter().map(|row| places::dto(words, register, row.choices)).collect();
    let missing =
        (!missing.is_empty()).then(|| words.with("draft-missing-place", &[("places", words.list(&missing).into())]));
    // Of one place the title has the name; the line says where it lies.
    let mut line: Vec<String> = match &places[..] {
        [one] => put.or_else(|| Some(one.candidates.get(one.picked? as usize)?.where_text.clone())),
        _ => (!names.is_empty()).then(|| words.list(&names)),
    }
    .into_iter()
    .collect();
    line.extend((!actors_text.is_empty()).then(|| actors_text.clone()));
    line.extend(missing.clone().filter(|_| line.is_empty() && state == DraftState::ToReview));
    Ok(DraftDto {
        key: cards::text_of(&card.key),
        number,
        icon: titles::icon(&shown.detail).to_owned(),
        title: titles::title(words, register, &shown),
        line: words.beside(&line),
        kind: card.key.kind,
        actors_text,
        status,
        status_text: words.text(&format!("status-{}", status.code())),
        claimed: titles::is_claimed(&shown),
        time: event_time,
        when_text: when(words, &event_time),
        terms_text,
        hourly,
        when_words: first.and_then(|part| part.when_words.clone()).filter(|_| whence == time::From::Words),
        when_note: words.text(match (whence, event_time.precision) {
            (time::From::Head, _) => "draft-when-head",
            (time::From::Report, _) => "draft-when-report",
            (time::From::Words, TimePrecision::Hour) => "draft-when-hour",
            (time::From::Words, TimePrecision::Day) => "draft-when-day",
            (time::From::Words, _) => "draft-when-week",
        }),
        places,
        unnamed_text: (unnamed > 0).then(|| words.with("draft-unnamed", &[("count", unnamed.into())])),
        credibility: super::form::credibility(status),
        evidence: first.map(|part| part.evidence.clone()).unwrap_or_default(),
        twin,
        state,
        state_text,
        change,
        events: told,
        missing,
        can_split: card.parts.len() > 1 && state == DraftState::ToReview,
    })
}

/// "30 Nov 2024", "27 to 30 Nov 2024", "30 Nov 2024, 05:58 UTC".
fn when(words: Words, time: &EventTime) -> String {
    let one = |at| if time.precision == TimePrecision::Hour { words.moment(at) } else { words.date(at) };
    match time.until.filter(|until| *until != time.from) {
        Some(until) => words.with("draft-when-span", &[("from", one(time.from).into()), ("until", one(until).into())]),
        None => one(time.from),
    }
}

/// Whom the events of a draft apply to; where its parts differ each is named.
fn terms_of<'e>(words: Words, events: impl Iterator<Item = (Option<&'e String>, &'e Detail)>) -> Option<String> {
    let told: Vec<(Option<&String>, String)> =
        events.filter_map(|(place, detail)| Some((place, terms::terms(words, detail)?))).collect();
    let (_, first) = told.first()?;
    if told.iter().all(|(_, terms)| terms == first) {
        return Some(first.clone());
    }
    let placed = |(place, terms): &(Option<&String>, String)| match place {
        Some(place) => format!("{place}: {terms}"),
        None => terms.clone(),
    };
    Some(told.iter().map(placed).collect::<Vec<_>>().join("; "))
}

/// "by armed opposition groups"; empty where the text does not say.
fn actors(words: Words, card: &Card) -> String {
    let named = |role: &str| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for actor in card.parts.iter().flat_map(|part| &part.actors).filter(|actor| actor.role == role) {
            if !out.contains(&actor.surface) {
                out.push(actor.surface.clone());
            }
        }
        out
    };
    let mut parts = Vec::new();
    for (role, id) in [("authority", "draft-by-order"), ("by", "draft-by"), ("against", "draft-against")] {
        let who = named(role);
        if !who.is_empty() {
            parts.push(words.with(id, &[("who", words.list(&who).into())]));
        }
    }
    parts.join(comma(words))
}

fn state(
    desk: &Desk,
    words: Words,
    register: &Register,
    card: &Card,
) -> Result<(DraftState, String, Option<String>, Vec<Event>)> {
    let Some((review, verdict)) = card.decided.as_ref().zip(card.verdict()) else {
        return Ok((DraftState::ToReview, words.text("draft-to-review"), None, Vec::new()));
    };
    let store = desk.store(words)?;
    let fail = |error| store_error(words, &error);
    let change =
        store.history(Entity::Review(review.id)).map_err(fail)?.last().map(|version| version.change.to_string());
    let told: Vec<_> = match verdict {
        Verdict::Accepted { events } => events.clone(),
        Verdict::Merged { event } => vec![*event],
        Verdict::Rejected { .. } | Verdict::Split => Vec::new(),
    };
    let mut live = Vec::new();
    for id in &told {
        live.extend(store.at(None).event(*id).map_err(fail)?);
    }
    let (state, text) = match verdict {
        Verdict::Accepted { .. } if live.is_empty() => (DraftState::Accepted, words.text("draft-accepted-deleted")),
        Verdict::Accepted { .. } => (DraftState::Accepted, words.text("draft-accepted")),
        Verdict::Merged { .. } => {
            let title = live.first().map_or_else(|| "—".to_owned(), |event| titles::title(words, register, event));
            (DraftState::Merged, words.with("draft-merged", &[("title", title.into())]))
        }
        Verdict::Rejected { reason } => {
            (DraftState::Rejected, words.with("draft-rejected", &[("reason", reason.clone().into())]))
        }
        Verdict::Split => (DraftState::ToReview, words.text("draft-to-review")),
    };
    Ok((state, text, change, live))
}

fn twin(
    desk: &Desk,
    words: Words,
    register: &Register,
    numbers: &Numbers,
    report: &Report,
    events: &[Event],
    forms: &[EventForm],
) -> Result<Option<TwinDto>> {
    let twins = twin::twins(register, events, forms, report);
    let found = twins.and_then(|twins| twins.first().copied());
    let Some(found) = found.or_else(|| twin::taken_back(register, events, forms, report)) else { return Ok(None) };
    let view = desk.store(words)?.at(None);
    let fail = |error| store_error(words, &error);
    let ids: Vec<_> = found.evidence.iter().map(|evidence| evidence.report).collect();
    let others = view.reports(&ids).map_err(fail)?;
    let takes_back = forms.iter().any(|form| form.status == EventStatus::Retracted);
    Ok(Some(twin::dto(words, register, numbers, found, &others, report, takes_back)))
}
