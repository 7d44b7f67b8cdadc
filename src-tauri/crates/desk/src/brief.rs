//! Briefings: composed from an assessment, written as one HTML file, stored numbered and immutable when issued.

mod ahead;
mod annex;
mod doc;
mod findings;
mod issued;
mod maps;
mod pages;

use std::path::Path;

use chrono::Duration;
use passage_model::{Briefing, BriefingId, BriefingRoute, Time};
use passage_store::StoreError;
use passage_words::Words;
use sha2::{Digest, Sha256};

use crate::{
    Desk, assess,
    check::hex,
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    export::{let_out, warning},
    handed, inspect,
    opening::store_error,
};

pub(crate) use issued::{briefing_difference, briefing_html, briefings};

/// Hours for which a briefing may be used when nothing else is said.
const VALID_HOURS: u32 = 12;

/// So often another number is taken where other programs issue briefings at the same time.
const TRIES: u32 = 20;

pub(crate) fn brief(desk: &mut Desk, args: BriefArgs) -> Result<BriefDto> {
    let words = words(args.question.lang);
    let routes = assess::chosen(desk, words, &args.routes)?;
    let answered = assess::answer(desk, words, &args.question, routes)?;
    if answered.assessment.routes.is_empty() {
        return Err(ApiError::invalid(words, "invalid-no-routes", &[]));
    }
    let as_of = answered.scene.question.as_of;
    let valid_until = as_of + Duration::hours(args.valid_hours.unwrap_or(VALID_HOURS).clamp(1, 168).into());
    // Worked out from everything, told as it may be.
    let worse = ahead::worse(&answered, &inspect::coming(desk, words, &answered)?, valid_until);
    let barred = ahead::barred(&answered);
    let answered = answered.redacted(words, args.redact);
    let words = answered.words(words);
    if let Some(file) = &args.file {
        handed::spare(desk, words, Path::new(file))?;
    }
    let announced = inspect::announced(desk, words, &answered)?;
    let mut tries = 0;
    let (html, sha256, number, id) = loop {
        let number = if args.issue {
            Some(desk.store(words)?.next_briefing_number().map_err(|error| store_error(words, &error))?)
        } else {
            None
        };
        let edition = doc::Edition {
            number,
            tlp: args.tlp,
            valid_until,
            redact: args.redact,
            author: desk.author(words)?,
            workspace: desk.text_setting(words, "workspace")?.filter(|_| args.redact != Redaction::Public),
            example: desk.text_setting(words, crate::app::EXAMPLE_AS_OF)?.is_some(),
            now: desk.now(),
            worse: worse.clone(),
            barred: barred.clone(),
        };
        let document = doc::compose(words, &answered, &announced, &edition);
        let html = passage_report::render(&document, words.lang()).map_err(|error| ApiError::internal(words, error))?;
        let digest: [u8; 32] = Sha256::digest(html.as_bytes()).into();
        let sha256 = hex(&digest);
        // Beside its place first: a briefing that could not be handed out shall not take a number, and one that is on no
        // record shall not lie there as if it were issued.
        let file = args.file.as_deref().map(|file| handed::Beside::write(words, Path::new(file), html.as_bytes()));
        let file = file.transpose()?;
        let id = match number {
            None => None,
            Some(number) => match issue(desk, words, &args, &answered, (number, valid_until), (&html, &sha256))? {
                Some(id) => Some(id),
                // Another program has issued one in between: with the next number.
                None if tries < TRIES => {
                    tries += 1;
                    continue;
                }
                None => return Err(ApiError::new(words, ErrorCode::Busy, &[])),
            },
        };
        if let (None, Some(place)) = (number, &args.file) {
            let what = let_out(place, words.lang().code(), args.tlp, args.redact);
            desk.write_down(words, "briefing.draft", &what)?;
        }
        if let Some(file) = file {
            file.put(words)?;
        }
        break (html, sha256, number, id);
    };
    Ok(BriefDto {
        routes: u32::try_from(answered.assessment.routes.len()).unwrap_or(u32::MAX),
        warning: warning(words, args.tlp, args.redact, "let-out-briefing"),
        html: args.file.is_none().then_some(html),
        file: args.file,
        id,
        number,
        sha256,
        as_of,
    })
}

/// Puts a briefing on record. `None`: its number has been taken meanwhile.
fn issue(
    desk: &mut Desk,
    words: Words,
    args: &BriefArgs,
    answered: &assess::Answered,
    (number, valid_until): (u32, Time),
    (html, sha256): (&str, &str),
) -> Result<Option<String>> {
    let outcome = |route: &passage_risk::RouteAssessment| {
        let (level, advice) = assess::told(answered, route);
        let (computed, access) = (route.level, route.access.status);
        BriefingRoute { route: route.route, level, computed, access, advice: Some(advice) }
    };
    let briefing = Briefing {
        id: new_id!(desk, words, BriefingId),
        number,
        issued_at: desk.now(),
        as_of: answered.scene.question.as_of,
        known_at: answered.scene.known_at.unwrap_or_else(|| desk.now()),
        valid_until,
        tlp: args.tlp,
        method: answered.assessment.method.clone(),
        lang: words.lang().code().to_owned(),
        author: desk.author(words)?,
        routes: answered.assessment.routes.iter().map(outcome).collect(),
        sha256: sha256.to_owned(),
    };
    match desk.opened(words)?.store.issue_briefing(&briefing, html) {
        Ok(()) => Ok(Some(briefing.id.to_string())),
        Err(StoreError::BriefingNumber { .. }) => Ok(None),
        Err(error) => Err(store_error(words, &error)),
    }
}
