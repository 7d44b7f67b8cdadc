//! What a card says of where and when its event would act: the road that it is put on, and what a person has to know before accepting
//! it, because the assessment will not do what the words suggest.

use passage_intake::Draft;
use passage_model::{Detail, EventKind, Geometry, LatLon, LocationPrecision, Report};
use passage_words::Words;

use super::{
    cards::{self, Card},
    draw::Drawn,
    form::{self, Chosen, Section},
    places::{BESIDE_KM, Pick, nearest},
};
use crate::{context::Register, dto::EventForm, explain::stretch};

/// "put on R-05, km 84 to 85": the road beside the one settlement that a card names.
pub(super) fn put_text(words: Words, register: &Register, drawn: &Drawn<'_>) -> Option<String> {
    let parts = drawn.parts(&[]);
    let [(part, picks)] = &parts[..] else { return None };
    let [pick] = picks[..] else { return None };
    let (route, from, to) = form::road_beside(register, part, pick, cards::kind(part)?)?;
    let code = register.route(route)?.code.clone();
    Some(words.with("draft-put-on-route", &[("route", code.into()), ("stretch", stretch(words, from, to).into())]))
}

/// What a person has to know of where, and at which hours, the events of a card would act, each once. `reach_km`: so far beside
/// a road what is told at a place acts on access (`access.reach_km`).
pub(super) fn doubts(words: Words, register: &Register, reach_km: f64, report: &Report, card: &Card) -> Vec<String> {
    let drawn = Drawn::new(register, words.lang(), card);
    let forms = drawn.forms(register, report, &[], Chosen::default());
    let mut out: Vec<String> = Vec::new();
    for (form, (part, picks)) in forms.iter().zip(drawn.parts(&[])) {
        let told = [
            counts_for_no_level(form).then(|| words.text("draft-doubt-no-level")),
            acts_on_none(words, register, reach_km, form),
            several_roads(words, register, part, &picks),
            beyond(words, register, part, &picks),
            local_hours(form, part).map(|hours| words.with("draft-doubt-local-hours", &[("hours", hours.into())])),
        ];
        for text in told.into_iter().flatten() {
            if !out.contains(&text) {
                out.push(text);
            }
        }
    }
    out
}

/// Hours that are left out of a closure or opening, because nobody knows them in UTC.
fn local_hours<'d>(form: &EventForm, part: &'d Draft) -> Option<&'d str> {
    let holds = matches!(form.detail.kind(), EventKind::Closure | EventKind::Reopening);
    form::local_hours(part).filter(|_| holds)
}

/// Violence along a line counts at no place of it before a person gives it one (method, section 1). Explosives that lie there do:
/// they set a floor on every km of it (F4).
fn counts_for_no_level(form: &EventForm) -> bool {
    let weighs = matches!(
        form.detail.kind(),
        EventKind::Strike
            | EventKind::ArmedClash
            | EventKind::AttackOnSite
            | EventKind::Ambush
            | EventKind::ControlChange
            | EventKind::ExplosiveHazard
    );
    let lies = matches!(form.detail, Detail::ExplosiveHazard { detonated: false, cleared: false, .. });
    weighs && !lies && form.precision == LocationPrecision::Linear
}

/// What acts on access at a settlement that a road passes by acts on no road.
fn acts_on_none(words: Words, register: &Register, reach_km: f64, form: &EventForm) -> Option<String> {
    let acts = matches!(
        form.detail.kind(),
        EventKind::Closure
            | EventKind::Reopening
            | EventKind::Obstruction
            | EventKind::Checkpoint
            | EventKind::DetentionOrDenial
    );
    let Some(Geometry::Point { at }) = form.geometry.as_ref().filter(|_| acts && form.crossing.is_none()) else {
        return None;
    };
    let (code, _, km) = nearest(register, *at)?;
    let beside = km > reach_km && km <= BESIDE_KM.max(reach_km);
    beside.then(|| words.with("draft-doubt-beside", &[("route", code.into()), ("km", words.km(km).into())]))
}

/// The text names km, and the route that is taken is not so long, or is called otherwise.
fn beyond(words: Words, register: &Register, part: &Draft, picks: &[Pick]) -> Option<String> {
    let (Some(place), [Pick::Route(id)]) = (part.places.first(), picks) else { return None };
    let lost = place.km.is_some() && form::km_of(register, place, *id).is_none();
    lost.then(|| words.text("draft-doubt-km-beyond"))
}

/// More than one road of the register leads between the two ends that the text names.
fn several_roads(words: Words, register: &Register, part: &Draft, picks: &[Pick]) -> Option<String> {
    let at: Vec<LatLon> = picks.iter().filter_map(|pick| pick.at(register)).collect();
    let ([a, .., b], true) = (&at[..], at.len() == picks.len()) else { return None };
    let all = form::along(register, part, *a, *b);
    let (first, others) = all.split_first()?;
    let code = |section: &Section| register.route(section.0).map(|route| route.code.clone());
    let others: Vec<String> =
        others.iter().filter(|other| !form::same_road(register, *first, **other)).filter_map(code).collect();
    let text = |route: String| {
        words.with("draft-doubt-several-roads", &[("route", route.into()), ("others", words.list(&others).into())])
    };
    code(first).filter(|_| !others.is_empty()).map(text)
}
