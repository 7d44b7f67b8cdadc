//! An officer's level in place of the computed one.

use passage_model::{Override, OverrideId, RiskLevel};

use crate::{
    Desk,
    app::changed,
    context::parse_id,
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    lookup::shown_name,
    opening::store_error,
};

pub(crate) fn set_override(desk: &mut Desk, args: OverrideArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let route = parse_id(words, &args.route)?;
    let Some(known) = register.route(route) else {
        return Err(ApiError::new(words, ErrorCode::NoSuchThing, &[]));
    };
    let (code, name) = (known.code.clone(), shown_name(&known.names, words.lang()));
    let author = desk.signed(words, args.author)?;
    let overriding = Override {
        id: new_id!(desk, words, OverrideId),
        route,
        level: args.level,
        reason: args.reason.trim().to_owned(),
        author,
        from: args.from.unwrap_or_else(|| desk.now()),
        expires: args.expires,
    };
    overriding.check().map_err(|error| {
        let id = match error {
            passage_model::OverrideError::NoReason => "invalid-override-reason",
            passage_model::OverrideError::NoAuthor => "invalid-override-author",
            passage_model::OverrideError::Expired => "invalid-override-expired",
        };
        ApiError::invalid(words, id, &[])
    })?;
    let note = desk.note_of(words, "override.set", Some(&overriding.reason), Some(&overriding.author))?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| change.put_override(&overriding))
        .map_err(|error| store_error(words, &error))?;
    let level = words.text(&format!("level-{}", level_id(overriding.level)));
    let text =
        words.with("done-override-set", &[("code", code.into()), ("name", name.into()), ("level", level.into())]);
    changed(desk, words, change.to_string(), text, Some(overriding.id.to_string()))
}

pub(crate) fn clear_override(desk: &mut Desk, args: EndArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let id: OverrideId = parse_id(words, &args.id)?;
    let fail = |error| store_error(words, &error);
    let known = desk.store(words)?.at(None).override_by_id(id).map_err(fail)?;
    let known = known.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    let at = args.at.unwrap_or_else(|| desk.now());
    if known.expires <= at {
        return Err(ApiError::invalid(words, "invalid-override-over", &[]));
    }
    let note = desk.note(words, "override.clear", args.reason.as_deref())?;
    let store = &mut desk.opened(words)?.store;
    // What has held stays on record: somebody was advised by it.
    let ended = store.change(note, |change| {
        if known.from < at {
            change.put_override(&Override { expires: at, ..known })
        } else {
            change.delete_override(id)
        }
    });
    let (_, change) = ended.map_err(fail)?;
    changed(desk, words, change.to_string(), words.text("done-override-clear"), Some(args.id))
}

/// The part of a message id that names a level: `very-high`.
pub(crate) fn level_id(level: RiskLevel) -> String {
    level.code().replace('_', "-")
}
