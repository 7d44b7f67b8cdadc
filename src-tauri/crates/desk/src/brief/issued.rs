//! Briefings that were issued: the list, the page as it was kept, and what differs between two.

use std::path::Path;

use passage_model::{Advice, Briefing, BriefingId, BriefingRoute, RouteId};
use passage_store::{Body, Entity, StoreError};
use passage_words::Words;

use crate::{
    Desk,
    assess::level_text,
    context::{Register, parse_id},
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    handed,
    lookup::shown_name,
    opening::store_error,
    outcomes,
};

/// Routes named beside a briefing in the list.
const NAMED: usize = 8;

fn kept(desk: &Desk, words: Words, id: &str) -> Result<Briefing> {
    let id: BriefingId = parse_id(words, id)?;
    let found = desk.store(words)?.briefing(id).map_err(|error| store_error(words, &error))?;
    found.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}

pub(crate) fn briefing_html(desk: &mut Desk, args: KeptBriefingArgs) -> Result<BriefDto> {
    let words = words(args.lang);
    let briefing = kept(desk, words, &args.id)?;
    let html = desk.store(words)?.briefing_html(briefing.id).map_err(|error| store_error(words, &error))?;
    let html = html.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    if let Some(place) = &args.file {
        handed::spare(desk, words, Path::new(place))?;
        let file = handed::Beside::write(words, Path::new(place), html.as_bytes())?;
        written(desk, words, &briefing, place)?;
        file.put(words)?;
    }
    Ok(BriefDto {
        id: Some(args.id),
        number: Some(briefing.number),
        routes: count(briefing.routes.len()),
        sha256: briefing.sha256,
        html: args.file.is_none().then_some(html),
        file: args.file,
        as_of: briefing.as_of,
        warning: None,
    })
}

/// A copy leaves the house as the briefing itself did.
fn written(desk: &mut Desk, words: Words, briefing: &Briefing, place: &str) -> Result<()> {
    let name = Path::new(place).file_name().unwrap_or_default().to_string_lossy();
    desk.write_down(words, "briefing.copy", &format!("{}: {name}, {}", briefing.number, briefing.tlp.marking()))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn briefings(desk: &mut Desk, args: LangArgs) -> Result<Vec<IssuedDto>> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let briefings = desk.store(words)?.briefings().map_err(|error| store_error(words, &error))?;
    briefings.into_iter().map(|briefing| issued(desk, words, &register, briefing)).collect()
}

fn issued(desk: &Desk, words: Words, register: &Register, briefing: Briefing) -> Result<IssuedDto> {
    let mut codes = Vec::new();
    for route in &briefing.routes {
        codes.push(called(desk, words, register, route.route)?.0);
    }
    codes.sort();
    Ok(IssuedDto {
        id: briefing.id.to_string(),
        number: briefing.number,
        tlp: briefing.tlp,
        as_of: briefing.as_of,
        over: briefing.valid_until <= desk.now(),
        valid_until: briefing.valid_until,
        issued_at: briefing.issued_at,
        author: briefing.author.filter(|author| !author.trim().is_empty()),
        routes: count(codes.len()),
        routes_text: words.few(&codes, NAMED),
        lang: briefing.lang,
    })
}

/// Code and name of a route; of one that has left the register, those it had last.
fn called(desk: &Desk, words: Words, register: &Register, id: RouteId) -> Result<(String, String)> {
    if let Some(route) = register.route(id) {
        return Ok((route.code.clone(), shown_name(&route.names, words.lang())));
    }
    let history =
        desk.store(words)?.history(Entity::Route(id)).map_err(|error: StoreError| store_error(words, &error))?;
    let last = history.into_iter().rev().find_map(|version| version.body);
    Ok(match last {
        Some(Body::Route(route)) => (route.code.clone(), shown_name(&route.names, words.lang())),
        _ => ("—".to_owned(), words.text("briefings-route-unknown")),
    })
}

pub(crate) fn briefing_difference(desk: &mut Desk, args: BriefingDifferenceArgs) -> Result<BriefingDifferenceDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let (one, other) = (kept(desk, words, &args.one)?, kept(desk, words, &args.other)?);
    let (before, after) = if one.number <= other.number { (one, other) } else { (other, one) };
    let find = |briefing: &Briefing, route| briefing.routes.iter().find(|told| told.route == route).cloned();
    let mut ids: Vec<RouteId> = before.routes.iter().chain(&after.routes).map(|told| told.route).collect();
    ids.sort();
    ids.dedup();
    let (mut routes, mut same, mut unkept) = (Vec::new(), 0, Vec::new());
    for id in ids {
        let (then, now) = (find(&before, id), find(&after, id));
        let (fields, only) = match (&then, &now) {
            (Some(then), Some(now)) => {
                for (briefing, told) in [(&before, then), (&after, now)] {
                    if told.advice.is_none() && !unkept.contains(&briefing.number) {
                        unkept.push(briefing.number);
                    }
                }
                (fields(words, then, now), None)
            }
            (Some(told), None) => (Vec::new(), Some(only(words, before.number, told))),
            (None, Some(told)) => (Vec::new(), Some(only(words, after.number, told))),
            (None, None) => continue,
        };
        if fields.is_empty() && only.is_none() {
            same += 1;
            continue;
        }
        let (code, name) = called(desk, words, &register, id)?;
        let route = register.route(id).map(|route| route.id.to_string());
        routes.push(BriefedRouteDto { route, code, name, fields, only });
    }
    // What is told otherwise before what only one of them tells of.
    routes.sort_by(|a, b| a.only.is_some().cmp(&b.only.is_some()).then_with(|| a.code.cmp(&b.code)));
    unkept.sort_unstable();
    let unkept: Vec<String> = unkept.iter().map(ToString::to_string).collect();
    let note = (!unkept.is_empty())
        .then(|| words.with("briefings-advice-not-kept", &[("numbers", words.list(&unkept).into())]));
    Ok(BriefingDifferenceDto { before: before.number, after: after.number, routes, same, note })
}

fn access(words: Words, told: &BriefingRoute) -> String {
    words.text(&format!("access-{}", told.access.code()))
}

fn advice(words: Words, advice: Advice) -> String {
    outcomes::advice(words, advice).text
}

/// What two briefings say otherwise of a route. An advice that was not kept is not compared.
fn fields(words: Words, then: &BriefingRoute, now: &BriefingRoute) -> Vec<FieldChangeDto> {
    let mut fields = Vec::new();
    let mut differs = |id: &str, old: String, new: String| {
        fields.push(FieldChangeDto { label: words.text(&format!("briefings-{id}")), old, new });
    };
    if then.level != now.level {
        differs("level", level_text(words, then.level), level_text(words, now.level));
    }
    if then.access != now.access {
        differs("access", access(words, then), access(words, now));
    }
    if let (Some(old), Some(new)) = (then.advice, now.advice)
        && old != new
    {
        differs("advice", advice(words, old), advice(words, new));
    }
    fields
}

/// "Only in briefing 2: High, Closed, no-go".
fn only(words: Words, number: u32, told: &BriefingRoute) -> String {
    let said =
        [Some(level_text(words, told.level)), Some(access(words, told)), told.advice.map(|one| advice(words, one))];
    let said = words.list(&said.into_iter().flatten().collect::<Vec<_>>());
    words.with("briefings-only", &[("number", number.into()), ("said", said.into())])
}
