//! Looking things up: search, coordinates, hours, sources.

use passage_model::{Hours, Lang, LatLon, Names};
use passage_spatial::{parse_positions, print_decimal, print_dms, print_mgrs, print_utm};
use passage_words::Words;

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, Result},
    opening::store_error,
    titles,
};

/// The longest text that is read as coordinates, bytes: a route of a few thousand points.
const MAX_COORDINATES: usize = 256 * 1024;

pub(crate) fn search(desk: &mut Desk, args: SearchArgs) -> Result<Vec<HitDto>> {
    let words = words(args.lang);
    let limit = args.limit.unwrap_or(20).clamp(1, 100);
    let register = desk.register(words)?;
    // Ask for more than is wanted, since kinds are sifted here.
    let hits = desk.store(words)?.search(&args.text, limit * 4).map_err(|error| store_error(words, &error))?;
    let mut found = Vec::new();
    for hit in hits {
        let Some(hit) = hit_dto(words, desk, &register, &hit)? else { continue };
        if (args.kinds.is_empty() || args.kinds.contains(&hit.kind)) && !found.iter().any(|f: &HitDto| f.id == hit.id) {
            found.push(hit);
        }
        if found.len() >= limit as usize {
            break;
        }
    }
    Ok(found)
}

fn hit_dto(
    words: Words,
    desk: &Desk,
    register: &crate::context::Register,
    hit: &passage_store::Hit,
) -> Result<Option<HitDto>> {
    use passage_store::Entity;
    let id = hit.entity;
    let lang = words.lang();
    let dto = match id {
        Entity::Place(place_id) => register.places.get(&place_id).map(|place| HitDto {
            kind: HitKind::Place,
            id: place_id.to_string(),
            name: shown_name(&place.names, lang),
            detail: other_script(&place.names, lang).or_else(|| place.admin1.clone()),
            lat: Some(place.at.lat()),
            lon: Some(place.at.lon()),
        }),
        Entity::Crossing(crossing_id) => register.crossing(crossing_id).map(|crossing| HitDto {
            kind: HitKind::Crossing,
            id: crossing_id.to_string(),
            name: shown_name(&crossing.names, lang),
            detail: other_script(&crossing.names, lang),
            lat: Some(crossing.at.lat()),
            lon: Some(crossing.at.lon()),
        }),
        Entity::Route(route_id) => register.route(route_id).map(|route| HitDto {
            kind: HitKind::Route,
            id: route_id.to_string(),
            name: shown_name(&route.names, lang),
            detail: Some(route.code.clone()),
            lat: None,
            lon: None,
        }),
        Entity::Event(event_id) => {
            let event = desk.store(words)?.at(None).event(event_id).map_err(|error| store_error(words, &error))?;
            event.map(|event| {
                let at = event.geometry.as_ref().and_then(|geometry| geometry.vertices().first().copied());
                HitDto {
                    kind: HitKind::Event,
                    id: event_id.to_string(),
                    name: titles::title(words, register, &event),
                    detail: Some(words.event_time(&event.time)),
                    lat: at.map(LatLon::lat),
                    lon: at.map(LatLon::lon),
                }
            })
        }
        Entity::Report(report_id) => Some(HitDto {
            kind: HitKind::Report,
            id: report_id.to_string(),
            name: hit.label.clone(),
            detail: None,
            lat: None,
            lon: None,
        }),
        _ => None,
    };
    Ok(dto)
}

/// The name to show; a thing without any name is shown as a dash.
pub(crate) fn shown_name(names: &Names, lang: Lang) -> String {
    names.in_lang(lang).unwrap_or("—").to_owned()
}

/// Every name and spelling, for search.
pub(crate) fn every_name(names: &Names) -> impl Iterator<Item = String> + '_ {
    names.0.iter().map(|name| name.text.clone())
}

/// The name in the other script: Arabic beside a Latin name, English beside an Arabic one.
fn other_script(names: &Names, lang: Lang) -> Option<String> {
    let other = if lang == Lang::Ar { Lang::En } else { Lang::Ar };
    names.0.iter().find(|name| name.lang == other && !name.alias).map(|name| name.text.clone())
}

pub(crate) fn coordinates_parse(_: &mut Desk, args: CoordinatesArgs) -> Result<CoordinatesDto> {
    let words = words(args.lang);
    if args.text.len() > MAX_COORDINATES {
        return Err(ApiError::invalid(words, "invalid-too-long", &[]));
    }
    let mut answer = CoordinatesDto { positions: Vec::new(), problems: Vec::new() };
    for parsed in parse_positions(&args.text) {
        match parsed {
            Ok(parsed) => answer.positions.push(position(parsed.at)),
            Err(error) => answer.problems.push(words.with(
                &format!("coordinates-{}", error.problem.code().replace('_', "-")),
                &[("value", meant(&args.text, &error.range).into())],
            )),
        }
    }
    Ok(answer)
}

/// The part of a text that an error is about, shortened.
fn meant(text: &str, range: &std::ops::Range<usize>) -> String {
    let part = text.get(range.clone()).unwrap_or(text);
    part.trim().chars().take(60).collect()
}

pub(crate) fn coordinates_print(_: &mut Desk, args: PrintArgs) -> Result<PositionDto> {
    let at = LatLon::new(args.lat, args.lon)
        .map_err(|error| ApiError::invalid(Words::new(Lang::En), "invalid-position", &[]).with_detail(error))?;
    Ok(position(at))
}

fn position(at: LatLon) -> PositionDto {
    PositionDto {
        lat: at.lat(),
        lon: at.lon(),
        decimal: print_decimal(at),
        dms: print_dms(at),
        utm: Some(print_utm(at)),
        mgrs: Some(print_mgrs(at)),
    }
}

pub(crate) fn hours_parse(_: &mut Desk, args: HoursArgs) -> Result<HoursDto> {
    let words = words(args.lang);
    let hours: Hours =
        args.text.parse().map_err(|error| ApiError::invalid(words, "invalid-hours", &[]).with_detail(error))?;
    Ok(HoursDto { text: hours.to_string(), hours })
}

pub(crate) fn sources(desk: &mut Desk, args: LangArgs) -> Result<Vec<SourceDto>> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let mut sources: Vec<SourceDto> = register
        .sources
        .values()
        .map(|source| SourceDto {
            id: source.id.to_string(),
            name: shown_name(&source.names, args.lang),
            kind: source.kind,
            kind_text: words.text(&format!("source-kind-{}", source.kind.code().replace('_', "-"))),
            reliability: source.reliability,
        })
        .collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    Ok(sources)
}
