//! Adding, changing and deleting by hand. Every change is one undoable record.

mod carry;
mod event;
mod section;

use passage_model::{
    Crossing, CrossingId, EventId, MOST_LETTERS, Names, Place, PlaceId, Route, RouteId, ShortTexts, TextHash,
};
use passage_words::Words;
use serde::Serialize;

use crate::{
    Desk,
    app::changed,
    context::{Register, parse_id},
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
    opening::store_error,
};

use carry::Carried;
pub(crate) use carry::{Before, Refused, known_since, of_roads, redraw};
pub(crate) use event::{
    compose, effect, event_effect, event_form, event_row, heard_earlier, is_retracted, new_report, no_later_than_now,
    save_event, with_ahead,
};

fn no_such(words: Words) -> ApiError {
    ApiError::new(words, ErrorCode::NoSuchThing, &[])
}

/// What stands on file, in short: another one, another version.
pub(crate) fn mark(on_file: &impl Serialize) -> String {
    // What cannot be written is like nothing else, so that it is never taken for unchanged.
    serde_json::to_string(on_file).map_or_else(|error| error.to_string(), |text| TextHash::of(&text).to_string())
}

/// Refuses a form that was read before what it is about was changed: saving it would take the change back unseen, km that
/// were moved with a route's line among it. A form that does not say what it has read is new, or written by a program.
pub(crate) fn unchanged(words: Words, read: Option<&str>, on_file: Option<&impl Serialize>) -> Result<()> {
    match (read, on_file) {
        (Some(read), Some(on_file)) if read != mark(on_file) => {
            Err(ApiError::invalid(words, "invalid-changed-meanwhile", &[]))
        }
        _ => Ok(()),
    }
}

/// Refuses names and the like that are longer than any may be. Those on file already stay as they are, so that whatever else is
/// to be said of a thing can be.
pub(crate) fn short<'t>(
    words: Words,
    texts: impl IntoIterator<Item = &'t str>,
    on_file: impl IntoIterator<Item = &'t str>,
) -> Result<()> {
    let long = |text: &&str| text.chars().nth(MOST_LETTERS).is_some();
    let known: Vec<&str> = on_file.into_iter().filter(|text| long(text)).collect();
    let Some(text) = texts.into_iter().filter(|text| long(text)).find(|text| !known.contains(text)) else {
        return Ok(());
    };
    let begins: String = text.chars().take(40).collect();
    Err(ApiError::invalid(words, "invalid-name-long", &[("name", begins.into()), ("most", MOST_LETTERS.into())]))
}

/// The texts of names.
pub(crate) fn texts(names: &Names) -> impl Iterator<Item = &str> {
    names.0.iter().map(|name| name.text.as_str())
}

fn of_route(route: &Route) -> impl Iterator<Item = &str> {
    let waypoints = route.waypoints.iter().filter_map(|waypoint| match &waypoint.at {
        passage_model::WaypointAt::Position { name, .. } => Some(name.as_str()),
        _ => None,
    });
    let others = [route.road_ref.as_deref(), route.area.as_deref()].into_iter().flatten();
    std::iter::once(route.code.as_str()).chain(texts(&route.names)).chain(others).chain(waypoints)
}

fn of_crossing(crossing: &Crossing) -> impl Iterator<Item = &str> {
    let sides = crossing.sides.iter().flat_map(|side| texts(&side.names).chain(side.authority.as_deref()));
    texts(&crossing.names).chain(sides)
}

fn of_place(place: &Place) -> impl Iterator<Item = &str> {
    texts(&place.names).chain([place.admin1.as_deref(), place.pcode.as_deref()].into_iter().flatten())
}

/// Names without empty ones, surrounding blanks and what does not belong in a name.
pub(crate) fn cleaned(mut names: Names) -> Names {
    names.make_plain();
    let kept = names.0.into_iter().filter_map(|mut name| {
        name.text = name.text.trim().to_string();
        (!name.text.is_empty()).then_some(name)
    });
    Names(kept.collect())
}

pub(crate) fn route_form(desk: &mut Desk, args: IdArgs) -> Result<RouteForm> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let route = register.route(parse_id(words, &args.id)?).ok_or_else(|| no_such(words))?.clone();
    Ok(RouteForm {
        id: Some(args.id),
        read: Some(mark(&route)),
        code: route.code,
        names: route.names,
        road_ref: route.road_ref,
        area: route.area,
        line: route.line,
        waypoints: route.waypoints,
        crossings: route.crossings.iter().map(ToString::to_string).collect(),
        vehicle: route.vehicle,
        normal_minutes: route.normal_minutes,
    })
}

pub(crate) fn save_route(desk: &mut Desk, args: SaveRouteArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let form = args.route;
    let old = match &form.id {
        Some(id) => Some(register.route(parse_id(words, id)?).ok_or_else(|| no_such(words))?),
        None => None,
    };
    unchanged(words, form.read.as_deref(), old)?;
    let code = passage_model::plain(&form.code).trim().to_owned();
    let route = Route {
        id: match old {
            Some(old) => old.id,
            None => new_id!(desk, words, RouteId),
        },
        code: if code.is_empty() { next_code(&register) } else { code },
        names: cleaned(form.names),
        road_ref: form.road_ref.filter(|text| !text.trim().is_empty()),
        area: form.area.filter(|text| !text.trim().is_empty()),
        line: form.line,
        waypoints: form.waypoints,
        crossings: form.crossings.iter().map(|id| parse_id(words, id)).collect::<Result<_>>()?,
        vehicle: form.vehicle,
        normal_minutes: form.normal_minutes,
        source_key: old.and_then(|old| old.source_key.clone()),
    };
    short(words, of_route(&route), old.into_iter().flat_map(of_route))?;
    route.check().map_err(|error| route_error(words, &error))?;
    passage_spatial::RouteLine::new(&route.line)
        .map_err(|error| ApiError::invalid(words, "invalid-route-line", &[]).with_detail(error))?;
    let adding = old.is_none();
    let note = desk.note(words, if adding { "route.add" } else { "route.edit" }, args.reason.as_deref())?;
    let params = desk.params(words, None)?;
    let before = Before { words, register: &register, params: &params, now: desk.now() };
    let (carried, change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            change.put_route(&route)?;
            before.carry(change)
        })
        .map_err(|refused| refused.told(words))?;
    let name = shown_name(&route.names, words.lang());
    let text = words.with(if adding { "done-route-add" } else { "done-route-edit" }, &[("name", name.into())]);
    let text = carried.told(words, text);
    changed(desk, words, change.to_string(), text, Some(route.id.to_string()))
}

/// Why a route is refused, in words.
pub(crate) fn route_error(words: Words, error: &passage_model::RouteError) -> ApiError {
    use passage_model::RouteError;
    match error {
        RouteError::TooShort { points } => {
            ApiError::invalid(words, "invalid-route-short", &[("points", (*points).into())])
        }
        RouteError::NoCode => ApiError::invalid(words, "invalid-route-code", &[]),
        RouteError::NoName => ApiError::invalid(words, "invalid-route-name", &[]),
    }
}

/// The next free code, R-01 and following.
pub(crate) fn next_code(register: &Register) -> String {
    // One more than there are routes: one of these is free.
    (1..=register.routes.len() + 1)
        .map(|number| format!("R-{number:02}"))
        .find(|code| !register.routes.iter().any(|route| route.code == *code))
        .unwrap_or_default()
}

pub(crate) fn crossing_form(desk: &mut Desk, args: IdArgs) -> Result<CrossingForm> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let crossing = register.crossing(parse_id(words, &args.id)?).ok_or_else(|| no_such(words))?.clone();
    Ok(CrossingForm {
        id: Some(args.id),
        read: Some(mark(&crossing)),
        names: crossing.names,
        kind: crossing.kind,
        at: crossing.at,
        formal: crossing.formal,
        sides: crossing.sides,
    })
}

pub(crate) fn save_crossing(desk: &mut Desk, args: SaveCrossingArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let form = args.crossing;
    let old = match &form.id {
        Some(id) => Some(register.crossing(parse_id(words, id)?).ok_or_else(|| no_such(words))?),
        None => None,
    };
    unchanged(words, form.read.as_deref(), old)?;
    let crossing = Crossing {
        id: match old {
            Some(old) => old.id,
            None => new_id!(desk, words, CrossingId),
        },
        names: cleaned(form.names),
        kind: form.kind,
        at: form.at,
        formal: form.formal,
        sides: form.sides,
    };
    short(words, of_crossing(&crossing), old.into_iter().flat_map(of_crossing))?;
    if crossing.names.is_empty() {
        return Err(ApiError::invalid(words, "invalid-name", &[]));
    }
    if crossing.sides.is_empty() || crossing.sides.len() > 2 {
        return Err(ApiError::invalid(words, "invalid-sides", &[]));
    }
    let adding = old.is_none();
    let note = desk.note(words, if adding { "crossing.add" } else { "crossing.edit" }, args.reason.as_deref())?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| change.put_crossing(&crossing))
        .map_err(|error| store_error(words, &error))?;
    let name = shown_name(&crossing.names, words.lang());
    let text = words.with(if adding { "done-crossing-add" } else { "done-crossing-edit" }, &[("name", name.into())]);
    changed(desk, words, change.to_string(), text, Some(crossing.id.to_string()))
}

pub(crate) fn save_place(desk: &mut Desk, args: SavePlaceArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let form = args.place;
    let old = form.id.as_deref().map(|id| parse_id::<PlaceId>(words, id)).transpose()?;
    let pcode = old.and_then(|id| register.places.get(&id)).and_then(|place| place.pcode.clone());
    let country = form
        .country
        .filter(|text| !text.trim().is_empty())
        .map(|text| text.parse())
        .transpose()
        .map_err(|error| ApiError::invalid(words, "invalid-country", &[]).with_detail(error))?;
    let place = Place {
        id: match old {
            Some(id) => id,
            None => new_id!(desk, words, PlaceId),
        },
        names: cleaned(form.names),
        at: form.at,
        kind: form.kind,
        country,
        admin1: form.admin1.filter(|text| !text.trim().is_empty()),
        pcode,
    };
    short(words, of_place(&place), old.and_then(|id| register.places.get(&id)).into_iter().flat_map(of_place))?;
    if place.names.is_empty() {
        return Err(ApiError::invalid(words, "invalid-name", &[]));
    }
    let adding = old.is_none();
    let note = desk.note(words, if adding { "place.add" } else { "place.edit" }, None)?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| change.put_place(&place))
        .map_err(|error| store_error(words, &error))?;
    let name = shown_name(&place.names, words.lang());
    let text = words.with(if adding { "done-place-add" } else { "done-place-edit" }, &[("name", name.into())]);
    changed(desk, words, change.to_string(), text, Some(place.id.to_string()))
}

pub(crate) fn delete(desk: &mut Desk, args: DeleteArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let (action, done) = match args.what {
        Deletable::Route => ("route.delete", "done-route-delete"),
        Deletable::Crossing => ("crossing.delete", "done-crossing-delete"),
        Deletable::Event => ("event.delete", "done-event-delete"),
        Deletable::Place => ("place.delete", "done-place-delete"),
    };
    let note = desk.note(words, action, args.reason.as_deref())?;
    let (id, what) = (args.id.clone(), args.what);
    let route = matches!(what, Deletable::Route).then(|| parse_id::<RouteId>(words, &id)).transpose()?;
    let crossing = matches!(what, Deletable::Crossing).then(|| parse_id::<CrossingId>(words, &id)).transpose()?;
    let event = matches!(what, Deletable::Event).then(|| parse_id::<EventId>(words, &id)).transpose()?;
    let place = matches!(what, Deletable::Place).then(|| parse_id::<PlaceId>(words, &id)).transpose()?;
    let register = desk.register(words)?;
    let params = desk.params(words, None)?;
    let before = Before { words, register: &register, params: &params, now: desk.now() };
    let (carried, change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            if let Some(id) = route {
                change.delete_route(id)?;
            }
            if let Some(id) = crossing {
                change.delete_crossing(id)?;
            }
            if let Some(id) = event {
                change.delete_event(id)?;
            }
            if let Some(id) = place {
                change.delete_place(id)?;
            }
            if route.is_none() { Ok(Carried::default()) } else { before.carry(change) }
        })
        .map_err(|refused| refused.told(words))?;
    changed(desk, words, change.to_string(), carried.told(words, words.text(done)), Some(args.id))
}
