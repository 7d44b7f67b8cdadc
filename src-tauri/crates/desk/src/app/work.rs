//! What a change did, told with the things it was done to: "Level set by hand: R-05, Idlib to Saraqib, High".

use passage_model::ChangeId;
use passage_store::{Body, ChangeRecord, Entity, EntityKind, StoreError};
use passage_words::Words;

use super::action_text;
use crate::{
    Desk,
    context::Register,
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
    opening::store_error,
    overrides::level_id,
    titles,
};

/// Of more things than these none is named: the change was to many.
const NAMED: usize = 3;

/// Things of a change that are looked at. What it was made for is written first.
const LOOKED_AT: u32 = 64;

/// What a change is told by, the first that it touched; where its action does not say.
const TELLING: [EntityKind; 8] = [
    EntityKind::Event,
    EntityKind::Override,
    EntityKind::Silence,
    EntityKind::Route,
    EntityKind::Crossing,
    EntityKind::Place,
    EntityKind::Report,
    EntityKind::Source,
];

pub(super) fn record(desk: &Desk, words: Words, change: ChangeId) -> Result<ChangeRecord> {
    let record = desk.store(words)?.change_record(change).map_err(|error| store_error(words, &error))?;
    record.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}

/// What a change did, or the one that it took back, and whose that was where somebody else (`by`) takes it back.
pub(super) fn told(desk: &Desk, words: Words, register: &Register, change: &ChangeRecord, by: &str) -> Result<String> {
    // The undo of an undo: what was done in the first place.
    let mut first = change.clone();
    while let Some(before) = first.undoes {
        first = record(desk, words, before)?;
    }
    let text = action_text(words, &first);
    let things = things(desk, words, register, change, &first.action)?;
    let text = if things.is_empty() { text } else { format!("{text}: {}", things.join("; ")) };
    if first.author == by || first.author == "—" {
        return Ok(text);
    }
    Ok(words.with("work-of", &[("what", text.into()), ("author", first.author.into())]))
}

fn things(desk: &Desk, words: Words, register: &Register, change: &ChangeRecord, action: &str) -> Result<Vec<String>> {
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
    let mut names = Vec::new();
    for entity in those {
        // As the change left it; what it took away, as it was.
        let versions = store.history(entity).map_err(fail)?;
        let upto = versions.iter().rposition(|version| version.change == change.id).map_or(0, |at| at + 1);
        let body = versions.into_iter().take(upto).rev().find_map(|version| version.body);
        names.extend(body.and_then(|body| name(words, register, &body)));
    }
    Ok(names)
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
        Body::Calibration(_) | Body::Review(_) | Body::OwnValue(_) => return None,
    };
    Some(name).filter(|name| !name.trim().is_empty())
}
