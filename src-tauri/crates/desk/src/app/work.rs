//! What a change did, told with the things it was done to: "Level set by hand: R-05, Idlib to Saraqib, High".

use passage_model::{Briefing, BriefingId, ChangeId};
use passage_store::{Body, ChangeRecord, Entity, EntityKind, StoreError};
use passage_words::Words;

use super::{action_text, values};
use crate::{
    Desk,
    context::Register,
    dto::{AuditThingDto, AuditWhat},
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
    opening::store_error,
    overrides::level_id,
    own_values::param_name,
    titles,
};

/// Of more things than these none is named: the change was to many.
const NAMED: usize = 3;

/// Things of a change that are looked at. What it was made for is written first.
const LOOKED_AT: u32 = 64;

/// What a change is told by, the first that it touched; where its action does not say.
const TELLING: [EntityKind; 10] = [
    EntityKind::Event,
    EntityKind::Override,
    EntityKind::Silence,
    EntityKind::Route,
    EntityKind::Crossing,
    EntityKind::Place,
    EntityKind::Report,
    EntityKind::Source,
    EntityKind::OwnValue,
    EntityKind::Calibration,
];

pub(super) fn record(desk: &Desk, words: Words, change: ChangeId) -> Result<ChangeRecord> {
    let record = desk.store(words)?.change_record(change).map_err(|error| store_error(words, &error))?;
    record.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}

/// The undo of an undo: what was done in the first place.
fn first(desk: &Desk, words: Words, change: &ChangeRecord) -> Result<ChangeRecord> {
    let mut first = change.clone();
    while let Some(before) = first.undoes {
        first = record(desk, words, before)?;
    }
    Ok(first)
}

/// What a change did, or the one that it took back, and whose that was where somebody else (`by`) takes it back.
pub(super) fn told(desk: &Desk, words: Words, register: &Register, change: &ChangeRecord, by: &str) -> Result<String> {
    let first = first(desk, words, change)?;
    let mut text = action_text(words, &first);
    let things = things(desk, words, register, change, &first.action)?;
    let names: Vec<String> = things.into_iter().map(|thing| thing.name).filter(|name| !name.is_empty()).collect();
    let what = match issued(desk, words, change)? {
        Some(briefing) => Some(briefing.number.to_string()),
        None if names.is_empty() => counted(words, change),
        None => Some(names.join("; ")),
    };
    if let Some(what) = what {
        text = format!("{text}: {what}");
    }
    if first.author == by || is_nobody(&first.author) {
        return Ok(text);
    }
    Ok(words.with("work-of", &[("what", text.into()), ("author", first.author.into())]))
}

/// A thing of a change: as it was before, as the change left it, and as it is called.
struct Thing {
    entity: Entity,
    before: Option<Body>,
    after: Option<Body>,
    /// It is still on record.
    there: bool,
    name: String,
}

impl Thing {
    fn body(&self) -> Option<&Body> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// What a change was made for. Empty: it was to many, or changed nothing on record.
fn things(desk: &Desk, words: Words, register: &Register, change: &ChangeRecord, action: &str) -> Result<Vec<Thing>> {
    let fail = |error: StoreError| store_error(words, &error);
    let store = desk.store(words)?;
    let touched = store.touched_by(change.id, LOOKED_AT).map_err(fail)?;
    let own = action.split('.').next().unwrap_or_default();
    let touched_kind = |kind: EntityKind| touched.iter().any(|entity| entity.kind() == kind);
    let said = TELLING.into_iter().find(|kind| kind.code() == own && touched_kind(*kind));
    let Some(kind) = said.or_else(|| TELLING.into_iter().find(|kind| touched_kind(*kind))) else {
        return Ok(Vec::new());
    };
    let those: Vec<Entity> = touched.into_iter().filter(|entity| entity.kind() == kind).collect();
    if those.len() > NAMED {
        return Ok(Vec::new());
    }
    let mut things = Vec::new();
    for entity in those {
        let mut versions = store.history(entity).map_err(fail)?;
        let there = versions.last().is_some_and(|version| version.body.is_some());
        let upto = versions.iter().rposition(|version| version.change == change.id).map_or(0, |at| at + 1);
        versions.truncate(upto);
        let after = versions.pop().and_then(|version| version.body);
        // Of several versions of one change the last counts; before it lies what another change left.
        let before = versions.into_iter().rev().find(|version| version.change != change.id);
        let before = before.and_then(|version| version.body);
        // What a change took away is called as it was.
        let name = after.as_ref().or(before.as_ref()).and_then(|body| name(words, register, body));
        things.push(Thing { entity, before, after, there, name: name.unwrap_or_default() });
    }
    Ok(things)
}

/// What a change did to each thing that it was made for, where that is few.
pub(super) fn in_detail(
    desk: &Desk,
    words: Words,
    register: &Register,
    change: &ChangeRecord,
) -> Result<Vec<AuditThingDto>> {
    if let Some(briefing) = issued(desk, words, change)? {
        let number = words.with("briefings-number", &[("number", briefing.number.into())]);
        let what = Some(AuditWhat::Briefing);
        return Ok(vec![AuditThingDto { what, id: briefing.id.to_string(), name: number, fields: Vec::new() }]);
    }
    let first = first(desk, words, change)?;
    let things = things(desk, words, register, change, &first.action)?.into_iter().map(|thing| {
        let (what, id) = match (thing.entity, thing.body()) {
            (Entity::Event(id), _) => (thing.there.then_some(AuditWhat::Event), id.to_string()),
            (Entity::Route(id), _) => (thing.there.then_some(AuditWhat::Route), id.to_string()),
            (Entity::Crossing(id), _) => (thing.there.then_some(AuditWhat::Crossing), id.to_string()),
            // A level is looked at on its route.
            (_, Some(Body::Override(level))) => {
                (register.route(level.route).map(|_| AuditWhat::Route), level.route.to_string())
            }
            _ => (None, String::new()),
        };
        let fields = values::differing(words, register, thing.before.as_ref(), thing.after.as_ref());
        AuditThingDto { what, id, name: thing.name, fields }
    });
    Ok(things.filter(|thing| !thing.name.is_empty() || !thing.fields.is_empty()).collect())
}

/// Who is named with what a change recorded, where nobody was at work by name.
pub(super) fn named(desk: &Desk, words: Words, change: &ChangeRecord) -> Result<Option<String>> {
    let store = desk.store(words)?;
    for entity in store.touched_by(change.id, LOOKED_AT).map_err(|error| store_error(words, &error))? {
        if !matches!(entity, Entity::Override(_) | Entity::Silence(_) | Entity::OwnValue(_)) {
            continue;
        }
        let versions = store.history(entity).map_err(|error| store_error(words, &error))?;
        // Who ends a word is not who gave it.
        let Some(version) = versions.into_iter().find(|version| version.change == change.id && version.version == 1)
        else {
            continue;
        };
        let name = match version.body {
            Some(Body::Override(level)) => level.author,
            Some(Body::Silence(silence)) => silence.author,
            Some(Body::OwnValue(value)) => value.by,
            _ => continue,
        };
        if !is_nobody(&name) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Whether a change bears nobody's name.
pub(super) fn is_nobody(name: &str) -> bool {
    matches!(name.trim(), "" | "—")
}

/// The briefing that a change issued: its id is that of the change.
fn issued(desk: &Desk, words: Words, change: &ChangeRecord) -> Result<Option<Briefing>> {
    if change.action != "briefing.issue" {
        return Ok(None);
    }
    let id = BriefingId::from_bytes(change.id.bytes());
    desk.store(words)?.briefing(id).map_err(|error| store_error(words, &error))
}

/// How many things a change was to, where they are too many to be named: "34 events and 2 routes".
fn counted(words: Words, change: &ChangeRecord) -> Option<String> {
    let told = change.touched.iter().filter_map(|touched| {
        let id = match touched.kind {
            EntityKind::Event => "imported-events",
            EntityKind::Route => "imported-routes",
            EntityKind::Crossing => "imported-crossings",
            EntityKind::Place => "imported-places",
            _ => return None,
        };
        let count = touched.added + touched.changed + touched.removed;
        Some(words.with(id, &[("count", count.into())]))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| words.list(&told))
}

fn name(words: Words, register: &Register, body: &Body) -> Option<String> {
    let lang = words.lang();
    let name = match body {
        Body::Event(event) => titles::title(words, register, event),
        Body::Override(level) => {
            let route = register.route(level.route)?;
            let set = words.text(&format!("level-{}", level_id(level.level)));
            let args = [
                ("code", route.code.clone().into()),
                ("name", shown_name(&route.names, lang).into()),
                ("level", set.into()),
            ];
            words.with("work-level", &args)
        }
        Body::Route(route) => {
            let args = [("code", route.code.clone().into()), ("name", shown_name(&route.names, lang).into())];
            words.with("work-route", &args)
        }
        Body::Crossing(crossing) => shown_name(&crossing.names, lang),
        Body::Place(place) => shown_name(&place.names, lang),
        Body::Source(source) => shown_name(&source.names, lang),
        Body::Report(report) => register.source_name(lang, report.source)?,
        Body::Silence(silence) => silence.area.clone(),
        Body::OwnValue(value) => param_name(words, &value.parameter),
        Body::Calibration(calibration) => calibration.label.clone(),
        Body::Review(_) => return None,
    };
    Some(name).filter(|name| !name.trim().is_empty())
}
