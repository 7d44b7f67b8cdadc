//! What an event is called: its own title, or one composed from kind and place; and the icon that stands for it.

use passage_model::{CheckpointChange, Closure, Detail, Event, EventStatus, FrontState, Lang, Scope, StrikeMeans};
use passage_words::Words;

use crate::{context::Register, terms};

/// The title of an event.
pub(crate) fn title(words: Words, register: &Register, event: &Event) -> String {
    if let Some(title) = event.title.in_lang(words.lang()) {
        return title.to_owned();
    }
    let what = what(words, register, event);
    // Of a closure the scope is named already.
    let said = scope_of(words, register, event);
    match place(words, register, event).filter(|place| Some(place) != said.as_ref()) {
        Some(place) => words.with("title-at", &[("what", what.into()), ("place", place.into())]),
        None => what,
    }
}

pub(crate) fn what(words: Words, register: &Register, event: &Event) -> String {
    match &event.detail {
        Detail::Closure(closure) => closure_title(words, register, closure, "closure"),
        Detail::Reopening(closure) => closure_title(words, register, closure, "reopening"),
        Detail::ControlChange { count, .. } => match (event.status, count) {
            (EventStatus::Claimed | EventStatus::Rumour, Some(count)) if *count > 1 => {
                words.with("title-captured-claimed-count", &[("count", (*count).into())])
            }
            (_, Some(count)) if *count > 1 => words.with("title-captured-count", &[("count", (*count).into())]),
            (EventStatus::Claimed | EventStatus::Rumour, _) => words.text("title-captured-claimed"),
            _ => words.text("kind-control-change"),
        },
        Detail::FrontLine { state, .. } => words.text(&format!("front-{}", state.code())),
        Detail::Strike { means } => words.text(&format!("means-{}", means.code())),
        Detail::ArmedClash => words.text("kind-armed-clash"),
        Detail::AttackOnSite { site } => words.text(&format!("site-{}", site.code())),
        Detail::Ambush { act } => words.text(&format!("act-{}", act.code())),
        Detail::ExplosiveHazard { device, .. } => words.text(&format!("device-{}", device.code())),
        Detail::Checkpoint { change, .. } => words.text(&format!("checkpoint-{}", change.code())),
        Detail::Ceasefire { .. } => words.text("kind-ceasefire"),
        Detail::Obstruction { cause, .. } => words.text(&format!("cause-{}", cause.code())),
        Detail::DetentionOrDenial { act, .. } => words.text(&format!("denial-{}", act.code())),
        Detail::Passage { by, .. } => {
            words.with("title-passage", &[("by", words.text(&format!("by-{}", by.code())).into())])
        }
    }
}

fn closure_title(words: Words, register: &Register, closure: &Closure, kind: &str) -> String {
    let id = match (&closure.directive, closure.partial, kind) {
        (Some(_), _, "closure") => "title-closed-by-order".to_owned(),
        (None, true, "closure") => "title-partly-closed".to_owned(),
        (_, _, kind) => format!("kind-{kind}"),
    };
    let what = words.text(&id);
    match scope(words, register, &closure.scope) {
        Some(scope) => words.with("title-at", &[("what", what.into()), ("place", scope.into())]),
        None => what,
    }
}

/// Where an event is: its place, else what it applies to. `None`: no place on earth.
pub(crate) fn whereabouts(words: Words, register: &Register, event: &Event) -> Option<String> {
    let passed = || match &event.detail {
        Detail::Passage { route: Some(route), .. } => register.route_name(words.lang(), *route),
        _ => None,
    };
    place(words, register, event).or_else(|| scope_of(words, register, event)).or_else(passed)
}

/// The same for a reader of a list; says where it is not known.
pub(crate) fn told_whereabouts(words: Words, register: &Register, event: &Event) -> String {
    let unnamed = if event.geometry.is_some() { "place-not-named" } else { "place-not-placed" };
    whereabouts(words, register, event).unwrap_or_else(|| words.text(unnamed))
}

/// The title with what limits it: "Closure, M5 (15:00-03:00 UTC · truck under 20 t)".
pub(crate) fn limited(words: Words, register: &Register, event: &Event) -> String {
    let title = title(words, register, event);
    match terms::limits(words, event) {
        Some(limits) => words.with("told-apart", &[("text", title.into()), ("which", limits.into())]),
        None => title,
    }
}

fn scope_of(words: Words, register: &Register, event: &Event) -> Option<String> {
    match &event.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => scope(words, register, &closure.scope),
        _ => None,
    }
}

/// What a closure applies to, in words.
pub(crate) fn scope(words: Words, register: &Register, scope: &Scope) -> Option<String> {
    match scope {
        Scope::Crossing { crossing } => register.crossing_name(words.lang(), *crossing),
        Scope::Border { a, b } => {
            Some(words.with(
                "scope-border",
                &[("a", country(words, a.code()).into()), ("b", country(words, b.code()).into())],
            ))
        }
        Scope::Section { route, from_km, to_km } => {
            let name = register.route(*route).map(|route| route.code.clone())?;
            Some(words.with(
                "scope-section",
                &[
                    ("route", name.into()),
                    ("from", format!("{:.0}", from_km.0).into()),
                    ("to", format!("{:.0}", to_km.0).into()),
                ],
            ))
        }
        Scope::Geometry | Scope::Along => None,
    }
}

/// A country's name, or its code where there is no message for it.
pub(crate) fn country(words: Words, code: &str) -> String {
    let id = format!("country-{}", code.to_ascii_lowercase());
    if words.has(&id) { words.text(&id) } else { code.to_owned() }
}

/// Where an event is, in words: the place or crossing of the register, else the place as the report names it.
pub(crate) fn place(words: Words, register: &Register, event: &Event) -> Option<String> {
    let lang: Lang = words.lang();
    event
        .place
        .and_then(|place| register.place_name(lang, place))
        .or_else(|| event.crossing.and_then(|crossing| register.crossing_name(lang, crossing)))
        .or_else(|| event.place_text.clone().filter(|text| !text.trim().is_empty()))
}

/// Whether an event is drawn dashed: claimed or rumoured, or an order that nobody at the gate has confirmed.
pub(crate) fn is_claimed(event: &Event) -> bool {
    let unenforced = match &event.detail {
        Detail::Closure(closure) => closure
            .directive
            .as_ref()
            .is_some_and(|directive| directive.enforcement == passage_model::Enforcement::Unconfirmed),
        Detail::FrontLine { state: FrontState::Claimed, .. } => true,
        _ => false,
    };
    unenforced || matches!(event.status, EventStatus::Claimed | EventStatus::Rumour)
}

/// The icon of an event in icons.svg.
pub(crate) fn icon(detail: &Detail) -> &'static str {
    match detail {
        Detail::Closure(_) | Detail::Reopening(_) => "i-closure",
        Detail::ControlChange { .. } => "i-advance",
        Detail::FrontLine { .. } => "i-armed",
        Detail::Strike { means: StrikeMeans::Artillery | StrikeMeans::Missile } => "i-shell",
        Detail::Strike { .. } => "i-strike",
        Detail::ArmedClash => "i-clash",
        Detail::AttackOnSite { .. } | Detail::Ambush { .. } => "i-attack",
        Detail::ExplosiveHazard { .. } => "i-mine",
        Detail::Passage { .. } | Detail::Checkpoint { change: CheckpointChange::Gone, .. } => "i-passage",
        Detail::Checkpoint { .. } | Detail::DetentionOrDenial { .. } => "i-gate",
        Detail::Ceasefire { .. } => "i-ceasefire",
        Detail::Obstruction { .. } => "i-road",
    }
}
