//! What was taken in, and the cards read from it. Readings are kept until a name of the register changes.

use std::{collections::HashMap, sync::Arc};

use passage_intake::Drafts;
use passage_model::{Report, ReportId, Review, ReviewAct, Time};
use passage_words::Words;

use super::cards::{self, Card};
use crate::{
    Desk,
    draft::{DraftArgs, KnownNames, Reading, draft_with_names},
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
};

/// A report in the Inbox, with what was decided about its drafts.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) report: ReportId,
    pub(super) region: Option<String>,
    pub(super) utc_offset_minutes: Option<i32>,
    pub(super) at: Time,
    decisions: Vec<Review>,
}

/// Readings of texts by report.
#[derive(Debug, Default)]
pub(crate) struct Readings(HashMap<ReportId, Kept>);

#[derive(Debug)]
struct Kept {
    basis: Basis,
    drafts: Arc<Drafts>,
    notice: Option<String>,
}

/// What a text was read with.
#[derive(Debug, PartialEq, Eq)]
struct Basis {
    /// Stamp of the names.
    names: String,
    region: Option<String>,
    utc_offset_minutes: Option<i32>,
}

impl Basis {
    fn new(names: &KnownNames, taken: &Taken) -> Self {
        Self { names: names.stamp.clone(), region: taken.region.clone(), utc_offset_minutes: taken.utc_offset_minutes }
    }
}

/// The cards of a text.
pub(super) struct ReadText {
    pub(super) cards: Vec<Card>,
    /// Decisions that rest on no card.
    pub(super) left: usize,
    /// `en`, `ar` or `fr`.
    pub(super) lang: String,
    /// What could not be made use of.
    pub(super) notice: Option<String>,
    /// Sentences about access that gave no draft.
    pub(super) unread: Vec<String>,
}

/// Everything taken in, oldest first.
pub(super) fn all(desk: &Desk, words: Words) -> Result<Vec<Taken>> {
    let reviews = desk.store(words)?.at(None).reviews().map_err(|error| store_error(words, &error))?;
    let mut out: Vec<Taken> = Vec::new();
    let mut places: HashMap<ReportId, usize> = HashMap::new();
    for review in &reviews {
        if let ReviewAct::TakenIn { region, utc_offset_minutes } = &review.act
            && !places.contains_key(&review.report)
        {
            places.insert(review.report, out.len());
            out.push(Taken {
                report: review.report,
                region: region.clone(),
                utc_offset_minutes: *utc_offset_minutes,
                at: review.at,
                decisions: Vec::new(),
            });
        }
    }
    for review in reviews {
        if matches!(review.act, ReviewAct::Decided { .. })
            && let Some(taken) = places.get(&review.report).and_then(|at| out.get_mut(*at))
        {
            taken.decisions.push(review);
        }
    }
    Ok(out)
}

/// The report of a taken text.
pub(super) fn report(desk: &Desk, words: Words, id: ReportId) -> Result<Report> {
    let found = desk.store(words)?.at(None).report(id).map_err(|error| store_error(words, &error))?;
    found.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}

/// Whether a text has been read with these names.
pub(super) fn is_read(desk: &mut Desk, words: Words, names: &KnownNames, taken: &Taken) -> Result<bool> {
    let kept = desk.opened(words)?.readings.0.get(&taken.report);
    Ok(kept.is_some_and(|kept| kept.basis == Basis::new(names, taken)))
}

/// The cards of a text, with what was decided about them.
pub(super) fn read(desk: &mut Desk, words: Words, names: &KnownNames, taken: &Taken) -> Result<ReadText> {
    let basis = Basis::new(names, taken);
    let fresh = |kept: &&Kept| kept.basis == basis;
    let kept = desk.opened(words)?.readings.0.get(&taken.report).filter(fresh);
    let (drafts, notice) = match kept {
        Some(kept) => (Arc::clone(&kept.drafts), kept.notice.clone()),
        None => {
            let report = report(desk, words, taken.report)?;
            let args = DraftArgs {
                received: Some(super::time::day_of(&report)),
                text: report.text,
                region: taken.region.clone(),
                utc_offset_minutes: taken.utc_offset_minutes,
                lang: words.lang(),
            };
            let Reading { drafts, notice } = draft_with_names(desk, names, &args)?;
            let drafts = Arc::new(drafts);
            let kept = Kept { basis, drafts: Arc::clone(&drafts), notice: notice.clone() };
            desk.opened(words)?.readings.0.insert(taken.report, kept);
            (drafts, notice)
        }
    };
    let (cards, left) = cards::decided(cards::cards(&drafts.events), taken.decisions.clone());
    Ok(ReadText { cards, left, lang: drafts.lang.clone(), notice, unread: drafts.unread.clone() })
}
