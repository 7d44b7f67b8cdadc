//! Taking in a report as text.

use passage_exchange::is_prose;
use passage_model::{Credibility, Lang, Report, ReportId, Review, ReviewAct, ReviewId, Stance, TextHash};
use passage_words::Words;

use super::{numbers, taken};
use crate::{
    Desk,
    app::changed,
    desk::{new_id, words},
    draft::{DraftArgs, draft},
    dto::*,
    edit,
    error::{ApiError, Result},
    local,
    opening::store_error,
};

/// The longest text that is taken in at once, bytes: some sixty pages.
const MAX_TEXT: usize = 256 * 1024;

/// Takes in a report. The same text again is the same report.
pub(crate) fn paste_report(desk: &mut Desk, args: PasteArgs) -> Result<PastedDto> {
    let words = words(args.lang);
    if args.text.len() > MAX_TEXT {
        let kb = |bytes: usize| bytes.div_ceil(1024);
        let sizes = [("size", kb(args.text.len()).into()), ("most", kb(MAX_TEXT).into())];
        return Err(ApiError::invalid(words, "invalid-report-long", &sizes));
    }
    if args.text.trim().is_empty() {
        return Err(ApiError::invalid(words, "invalid-report-text", &[]));
    }
    // What another program has copied as bytes is no text of which anybody could say that nothing stands in it.
    if !is_prose(&args.text) {
        return Err(ApiError::invalid(words, "invalid-report-no-text", &[]));
    }
    edit::no_later_than_now(desk, words, args.published_at)?;
    edit::no_later_than_now(desk, words, args.received_at)?;
    let region = args.region.map(|region| region.trim().to_owned()).filter(|region| !region.is_empty());
    let act = ReviewAct::TakenIn {
        region: region.clone(),
        utc_offset_minutes: local::offset(words, args.utc_offset_minutes)?,
    };
    let hash = TextHash::of(&args.text);
    let fail = |error| store_error(words, &error);
    let known = desk.store(words)?.at(None).report_ids_by_hash(&[hash]).map_err(fail)?.remove(&hash);
    if let Some(report) = known {
        return again(desk, words, report, act);
    }
    let register = desk.register(words)?;
    let form = ReportForm {
        source: args.source,
        source_name: args.source_name,
        source_kind: args.source_kind,
        reliability: args.reliability,
        credibility: Credibility::Six,
        stance: Stance::Supports,
        origin: None,
        text: args.text,
        received_at: args.received_at,
        text_lang: Lang::Other,
    };
    let (source, report, _) = edit::new_report(desk, words, &register, form)?;
    let mut report = Report { published_at: args.published_at, ..report };
    let reading = draft(
        desk,
        &DraftArgs {
            text: report.text.clone(),
            received: Some(super::time::day_of(&report)),
            region,
            utc_offset_minutes: args.utc_offset_minutes,
            lang: words.lang(),
        },
    )?;
    report.lang = Lang::from_code(&reading.drafts.lang).unwrap_or(Lang::Other);
    let review = review(desk, words, report.id, act)?;
    let note = desk.note(words, "report.add", None)?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            if let Some(source) = &source {
                change.put_source(source)?;
            }
            change.put_report_known(&report, report.received_at)?;
            change.put_review(&review)
        })
        .map_err(fail)?;
    let title = super::show::title(words, &numbers(desk, words)?, &report);
    let text =
        words.with("done-report-add", &[("report", title.into()), ("count", reading.drafts.events.len().into())]);
    let text = edit::with_ahead(desk, words, args.received_at, text);
    let changed = changed(desk, words, change.to_string(), text.clone(), Some(report.id.to_string()))?;
    Ok(PastedDto { report: report.id.to_string(), changed: Some(changed), text })
}

/// A text that is on record: nothing is added to it, and it is looked at in the Inbox from now on.
fn again(desk: &mut Desk, words: Words, id: ReportId, act: ReviewAct) -> Result<PastedDto> {
    let report = taken::report(desk, words, id)?;
    let title = super::show::title(words, &numbers(desk, words)?, &report);
    let when = words.moment(report.received_at);
    let text = words.with("report-known", &[("report", title.into()), ("when", when.into())]);
    let dto = |changed| PastedDto { report: id.to_string(), changed, text: text.clone() };
    if taken::all(desk, words)?.iter().any(|taken| taken.report == id) {
        return Ok(dto(None));
    }
    let review = review(desk, words, id, act)?;
    let note = desk.note(words, "report.open", None)?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| change.put_review(&review))
        .map_err(|error| store_error(words, &error))?;
    let changed = changed(desk, words, change.to_string(), text.clone(), Some(id.to_string()))?;
    Ok(dto(Some(changed)))
}

fn review(desk: &Desk, words: Words, report: ReportId, act: ReviewAct) -> Result<Review> {
    Ok(Review {
        id: new_id!(desk, words, ReviewId),
        report,
        act,
        at: desk.now(),
        by: desk.author(words)?.unwrap_or_else(|| "—".to_owned()),
    })
}
