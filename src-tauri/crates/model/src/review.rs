//! What people did with the drafts that were read from the text of a report.

use serde::{Deserialize, Serialize};

use crate::{EventId, EventKind, ReportId, ReviewId, Time};

/// One act of a person about a text that was taken in to be read: that it was taken in, or what became of one draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Id.
    pub id: ReviewId,
    /// The report whose text it is.
    pub report: ReportId,
    /// What was done.
    pub act: ReviewAct,
    /// When.
    pub at: Time,
    /// Who. Required.
    pub by: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ReviewAct {
    /// The text was taken in; its drafts are to be looked at.
    TakenIn {
        /// The region it speaks of, in the words of the person; drafts depend on it.
        region: Option<String>,
        /// The clock by which it tells hours that name no zone, minutes east of UTC, by the word of the person. `None`: not
        /// known; then such hours count for their day alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        utc_offset_minutes: Option<i32>,
    },
    /// A draft was decided on.
    Decided {
        /// Which.
        draft: DraftKey,
        /// How.
        verdict: Verdict,
    },
}

/// Names a draft of a text. Drafts are worked out from the text whenever they are needed and are not kept; this finds the
/// same one again, since the text never changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DraftKey {
    /// Its kind.
    pub kind: EventKind,
    /// Where its evidence begins: byte of the UTF-8 text.
    pub from: u32,
    /// Where it ends; above `from`.
    pub until: u32,
    /// Among drafts of this kind that rest on the same words: which, from 0.
    pub nth: u32,
    /// Of a draft that was split: which part, from 0. `None`: the whole.
    pub part: Option<u32>,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It was taken over as these events; at least one.
    Accepted {
        /// The events.
        events: Vec<EventId>,
    },
    /// It tells of an event on record: the report stands behind that one now.
    Merged {
        /// The event.
        event: EventId,
    },
    /// It was turned down.
    Rejected {
        /// Why. Required.
        reason: String,
    },
    /// It is looked at place by place.
    Split,
}

impl Verdict {
    /// Stable code, as stored.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::Merged { .. } => "merged",
            Self::Rejected { .. } => "rejected",
            Self::Split => "split",
        }
    }
}

/// Why a review is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// No author.
    #[error("a review needs the name of a person")]
    NoAuthor,
    /// A draft that rests on no words.
    #[error("a draft rests on words: {from} to {until} is no span of a text")]
    NoWords {
        /// First byte.
        from: u32,
        /// End.
        until: u32,
    },
    /// Accepted as nothing.
    #[error("an accepted draft needs an event")]
    NoEvent,
    /// Turned down without a reason.
    #[error("a draft is turned down with a reason")]
    NoReason,
}

impl Review {
    /// Checks what must hold of every review.
    pub fn check(&self) -> Result<(), ReviewError> {
        if self.by.trim().is_empty() {
            return Err(ReviewError::NoAuthor);
        }
        let ReviewAct::Decided { draft, verdict } = &self.act else { return Ok(()) };
        if draft.until <= draft.from {
            return Err(ReviewError::NoWords { from: draft.from, until: draft.until });
        }
        match verdict {
            Verdict::Accepted { events } if events.is_empty() => Err(ReviewError::NoEvent),
            Verdict::Rejected { reason } if reason.trim().is_empty() => Err(ReviewError::NoReason),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(verdict: Verdict) -> Review {
        Review {
            id: ReviewId::from_parts(1, [1; 10]),
            report: ReportId::from_parts(1, [2; 10]),
            act: ReviewAct::Decided {
                draft: DraftKey { kind: EventKind::Strike, from: 3, until: 9, nth: 0, part: None },
                verdict,
            },
            at: Time::UNIX_EPOCH,
            by: "A. Officer".into(),
        }
    }

    #[test]
    fn what_says_nothing_is_refused() {
        assert_eq!(review(Verdict::Split).check(), Ok(()));
        assert_eq!(review(Verdict::Accepted { events: vec![] }).check(), Err(ReviewError::NoEvent));
        assert_eq!(review(Verdict::Rejected { reason: " ".into() }).check(), Err(ReviewError::NoReason));
        let nobody = Review { by: String::new(), ..review(Verdict::Split) };
        assert_eq!(nobody.check(), Err(ReviewError::NoAuthor));
        let draft = DraftKey { kind: EventKind::Strike, from: 9, until: 9, nth: 0, part: None };
        let nowhere = Review { act: ReviewAct::Decided { draft, verdict: Verdict::Split }, ..review(Verdict::Split) };
        assert_eq!(nowhere.check(), Err(ReviewError::NoWords { from: 9, until: 9 }));
    }

    #[test]
    fn it_is_read_back_as_it_was_written() {
        for verdict in [
            Verdict::Accepted { events: vec![EventId::from_parts(5, [5; 10])] },
            Verdict::Merged { event: EventId::from_parts(5, [5; 10]) },
            Verdict::Rejected { reason: "twice".into() },
            Verdict::Split,
        ] {
            let text = serde_json::to_string(&review(verdict.clone())).unwrap();
            assert!(text.contains(verdict.code()), "{text}");
            assert_eq!(serde_json::from_str::<Review>(&text).unwrap(), review(verdict));
        }
    }
}
