//! The Inbox: a report is taken in as text, the drafts read from it are looked at one by one, and what a person decides is
//! kept. Nothing becomes an event unasked, and there is no way to accept several drafts at once.

mod cards;
mod decide;
mod draw;
mod form;
mod numbers;
mod paste;
mod places;
mod same;
mod show;
mod taken;
mod text;
mod time;
mod twin;
mod whereabouts;

use passage_words::Words;

pub(crate) use decide::{accept_draft, draft_effect, draft_form, merge_draft, reject_draft, split_draft};
pub(crate) use paste::paste_report;
pub(crate) use taken::Readings;

use self::{numbers::Numbers, taken::Taken};
use crate::{
    Desk,
    context::parse_id,
    desk::words,
    draft::names,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};

/// Texts that are read for one answer, the newest first: reading years of them must not keep others waiting.
const READ_AT_ONCE: usize = 40;

/// The Inbox with one report open.
pub(crate) fn inbox(desk: &mut Desk, args: InboxArgs) -> Result<InboxDto> {
    let words = words(args.lang);
    let register = desk.register(words)?;
    let numbers = numbers(desk, words)?;
    let all = taken::all(desk, words)?;
    let names = names(desk, words)?;
    let mut reports = Vec::with_capacity(all.len());
    let mut left = READ_AT_ONCE;
    for taken in all.iter().rev() {
        let is_read = taken::is_read(desk, words, &names, taken)?;
        let to_review = if is_read || left > 0 {
            left -= usize::from(!is_read);
            let cards = taken::read(desk, words, &names, taken)?.cards;
            let waiting = cards.iter().filter(|card| card.decided.is_none()).count();
            Some(u32::try_from(waiting).unwrap_or(u32::MAX))
        } else {
            None
        };
        reports.push(InboxReportDto {
            report: taken.report.to_string(),
            // What was taken in is on record: its review could not be kept otherwise.
            number: numbers.of(taken.report).unwrap_or_default(),
            to_review,
        });
    }
    reports.reverse();
    let wanted = args.report.as_deref().and_then(|id| all.iter().find(|taken| taken.report.to_string() == id));
    let waiting = || {
        reports.iter().rposition(|report| report.to_review.is_some_and(|count| count > 0)).and_then(|at| all.get(at))
    };
    let open = match wanted.or_else(waiting).or_else(|| all.last()) {
        Some(taken) => Some(show::open(desk, words, &register, &numbers, &names, taken)?),
        None => None,
    };
    Ok(InboxDto {
        revision: desk.revision(words)?,
        to_review: reports.iter().filter_map(|report| report.to_review).sum(),
        unread: u32::try_from(reports.iter().filter(|report| report.to_review.is_none()).count()).unwrap_or(u32::MAX),
        reports,
        open,
    })
}

fn numbers(desk: &Desk, words: Words) -> Result<Numbers> {
    let heads = desk.store(words)?.at(None).all_report_heads().map_err(|error| store_error(words, &error))?;
    Ok(Numbers::new(heads.into_iter().map(|head| head.id).collect()))
}

/// The taken text that a draft is of.
fn find(desk: &Desk, words: Words, draft: &DraftRef) -> Result<Taken> {
    let report = parse_id(words, &draft.report)?;
    let mut all = taken::all(desk, words)?.into_iter();
    all.find(|taken| taken.report == report).ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}
