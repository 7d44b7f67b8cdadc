//! Areas from which reports have stopped coming, by a person's word.

use passage_model::{LatLon, Silence, SilenceError, SilenceId};
use passage_risk::{Gap, RouteAssessment};
use passage_spatial::distance_km;
use passage_store::Entity;
use passage_words::Words;

use crate::{
    Desk,
    app::changed,
    assess::Answered,
    context::{Register, Scene, parse_id},
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    explain,
    lookup::shown_name,
    opening::store_error,
};

/// A settlement farther off than this gives an area no name.
const NAMES_KM: f64 = 30.0;

pub(crate) fn set_silence(desk: &mut Desk, args: SilenceArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let route = parse_id(words, &args.route)?;
    let line = register.network.line(route).ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    if !(0.0..=line.length_km()).contains(&args.km) {
        let most = ("most", format!("{:.0}", line.length_km()).into());
        return Err(ApiError::invalid(words, "invalid-silence-km", &[most]));
    }
    let at = line.at(args.km);
    let author = desk.signed(words, args.author)?;
    let (params, _) = desk.params_and_own(words, None)?;
    let silence = Silence {
        id: new_id!(desk, words, SilenceId),
        at,
        radius_km: args.radius_km.unwrap_or(*params.confidence.km),
        area: args.area.unwrap_or_default().trim().to_owned(),
        reason: args.reason.trim().to_owned(),
        author,
        from: args.from.unwrap_or_else(|| desk.now()),
        until: args.until,
    };
    silence.check().map_err(|error| refused(words, error))?;
    let text = words.with("done-silence-set", &[("area", area_of(words, &register, &silence).into())]);
    put(desk, words, &silence, "silence.set", Some(silence.reason.as_str()), text)
}

pub(crate) fn end_silence(desk: &mut Desk, args: EndArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let id: SilenceId = parse_id(words, &args.id)?;
    let fail = |error| store_error(words, &error);
    let known = desk.store(words)?.at(None).silence(id).map_err(fail)?;
    let known = known.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    let at = args.at.unwrap_or_else(|| desk.now());
    let text = words.with("done-silence-end", &[("area", area_of(words, &register, &known).into())]);
    if known.until.is_some_and(|until| until <= at) {
        return Err(ApiError::invalid(words, "invalid-silence-over", &[]));
    }
    if at <= known.from {
        let note = desk.note(words, "silence.end", args.reason.as_deref())?;
        let store = &mut desk.opened(words)?.store;
        let (_, change) = store.change(note, |change| change.delete(Entity::Silence(id))).map_err(fail)?;
        return changed(desk, words, change.to_string(), text, Some(args.id));
    }
    put(desk, words, &Silence { until: Some(at), ..known }, "silence.end", args.reason.as_deref(), text)
}

fn put(
    desk: &mut Desk,
    words: Words,
    silence: &Silence,
    action: &str,
    reason: Option<&str>,
    text: String,
) -> Result<ChangedDto> {
    // Who ends it is not who said it.
    let named = Some(silence.author.as_str()).filter(|_| action == "silence.set");
    let note = desk.note_of(words, action, reason, named)?;
    let store = &mut desk.opened(words)?.store;
    let (_, change) =
        store.change(note, |change| change.put_silence(silence)).map_err(|error| store_error(words, &error))?;
    changed(desk, words, change.to_string(), text, Some(silence.id.to_string()))
}

fn refused(words: Words, error: SilenceError) -> ApiError {
    let id = match error {
        SilenceError::Radius => "invalid-silence-radius",
        SilenceError::NoReason => "invalid-silence-reason",
        SilenceError::NoAuthor => "invalid-silence-author",
        SilenceError::Ended => "invalid-silence-ended",
    };
    ApiError::invalid(words, id, &[])
}

fn nearest_name(words: Words, register: &Register, at: LatLon) -> Option<String> {
    let far = |place: &&passage_model::Place| distance_km(at, place.at);
    let near = register.places.values().filter(|place| far(place) <= NAMES_KM);
    let nearest = near.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.id.cmp(&b.id)))?;
    Some(shown_name(&nearest.names, words.lang()))
}

/// What an area is called: as somebody named it, else by the settlement nearest to its middle, else by its coordinates.
fn area_of(words: Words, register: &Register, silence: &Silence) -> String {
    if !silence.area.is_empty() {
        return silence.area.clone();
    }
    nearest_name(words, register, silence.at).unwrap_or_else(|| {
        let digits = if words.is_coarse() { 1 } else { 3 };
        let (lat, lon) = (format!("{:.digits$}", silence.at.lat()), format!("{:.digits$}", silence.at.lon()));
        words.with("silence-place", &[("lat", lat.into()), ("lon", lon.into())])
    })
}

/// "Reporting has stopped around Saraqib since 12 Nov, km 12 to 48. …"
pub(crate) fn told(words: Words, register: &Register, silence: &Silence, stretch: &str) -> String {
    let args = [
        ("area", area_of(words, register, silence).into()),
        ("day", words.day(silence.from).into()),
        ("stretch", stretch.to_owned().into()),
    ];
    words.with("gap-reporting-stopped", &args)
}

fn dto(words: Words, register: &Register, silence: &Silence, stretches: &[String]) -> SilenceDto {
    let args = [
        ("area", area_of(words, register, silence).into()),
        ("day", words.day(silence.from).into()),
        ("author", silence.author.clone().into()),
        ("radius", silence.radius_km.into()),
    ];
    let told = words.with("silence-text", &args);
    SilenceDto {
        id: silence.id.to_string(),
        area: area_of(words, register, silence),
        text: if stretches.is_empty() { told } else { format!("{told} ({})", words.list(stretches)) },
        reason: silence.reason.clone(),
        lat: silence.at.lat(),
        lon: silence.at.lon(),
        radius_km: silence.radius_km,
    }
}

/// Those that hold at the moment, the newest first.
pub(crate) fn in_force(words: Words, scene: &Scene) -> Vec<SilenceDto> {
    holding(scene).into_iter().map(|silence| dto(words, &scene.register, silence, &[])).collect()
}

fn holding(scene: &Scene) -> Vec<&Silence> {
    let mut holding: Vec<&Silence> =
        scene.question.silences.iter().filter(|silence| silence.holds_at(scene.question.as_of)).collect();
    holding.sort_by_key(|silence| (std::cmp::Reverse(silence.from), silence.id));
    holding
}

/// Those that a route passes through, with the stretches.
pub(crate) fn of_route(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<SilenceDto> {
    let along = |silence: &Silence| -> Vec<String> {
        let stretches = route.explanation.gaps.iter().filter_map(|gap| match *gap {
            Gap::ReportingStopped { silence: of, from_km, to_km } if of == silence.id => {
                Some(explain::stretch(words, from_km, to_km))
            }
            _ => None,
        });
        stretches.collect()
    };
    let told = holding(&answered.scene).into_iter().map(|silence| (silence, along(silence)));
    told.filter(|(_, along)| !along.is_empty())
        .map(|(silence, along)| dto(words, answered.register(), silence, &along))
        .collect()
}

/// "Reporting has stopped along 36 km of it: that little is heard from there says nothing." `None`: it has nowhere.
pub(crate) fn along<E>(words: Words, route: &RouteAssessment<E>) -> Option<String> {
    let km = route.coverage.silent_km;
    (km > 0.0).then(|| words.with("headline-silent", &[("km", explain::read_km(km).into())]))
}
