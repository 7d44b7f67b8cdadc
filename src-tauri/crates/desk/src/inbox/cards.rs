//! Drafts as a person looks at them: what one sentence tells of several places is one card, and so is what the text says
//! again in another script. What was decided finds its card by kind and words.

use std::collections::HashMap;

use passage_intake::Draft;
use passage_model::{DraftKey, EventKind, EventStatus, Review, ReviewAct, Verdict};

/// What a person decides on at once.
#[derive(Debug, Clone)]
pub(super) struct Card {
    pub(super) key: DraftKey,
    /// Each becomes one event.
    pub(super) parts: Vec<Draft>,
    /// Words of the text that it rests on: bytes, in order.
    pub(super) spans: Vec<(usize, usize)>,
    /// The last decision.
    pub(super) decided: Option<Review>,
}

impl Card {
    pub(super) fn verdict(&self) -> Option<&Verdict> {
        match self.decided.as_ref().map(|review| &review.act) {
            Some(ReviewAct::Decided { verdict, .. }) => Some(verdict),
            _ => None,
        }
    }

    /// How many the text counts without naming them.
    pub(super) fn unnamed(&self) -> u32 {
        self.parts.iter().filter_map(|part| part.count_unnamed).max().unwrap_or(0)
    }

    /// The part that stands for what is not named.
    pub(super) fn is_remainder(part: &Draft) -> bool {
        part.count_unnamed.is_some()
    }
}

/// The kind of a draft; `None`: one that this version does not know.
pub(super) fn kind(draft: &Draft) -> Option<EventKind> {
    EventKind::from_code(match draft.kind.as_str() {
        "clash" => "armed_clash",
        "attack_site" => "attack_on_site",
        "detention_denial" => "detention_or_denial",
        same => same,
    })
}

/// The status of a draft.
pub(super) fn status(draft: &Draft) -> EventStatus {
    EventStatus::from_code(&draft.status).unwrap_or(EventStatus::Rumour)
}

/// The cards of a text. The same drafts give the same cards with the same keys.
pub(super) fn cards(drafts: &[Draft]) -> Vec<Card> {
    let mut out: Vec<Card> = Vec::new();
    let mut numbers: HashMap<(EventKind, usize, usize), u32> = HashMap::new();
    for draft in drafts {
        let Some(kind) = kind(draft).filter(|_| draft.span.1 > draft.span.0) else { continue };
        let home =
            out.iter_mut().find(|card| card.key.kind == kind && (is_list(card, draft) || says_again(card, draft)));
        if let Some(card) = home {
            card.spans.push(draft.span);
            if !card.parts.iter().any(|part| names_the_same(part, draft)) {
                card.parts.push(draft.clone());
            }
            continue;
        }
        let nth = numbers.entry((kind, draft.span.0, draft.span.1)).or_default();
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        out.push(Card {
            key: DraftKey { kind, from: byte(draft.span.0), until: byte(draft.span.1), nth: *nth, part: None },
            parts: vec![draft.clone()],
            spans: vec![draft.span],
            decided: None,
        });
        *nth += 1;
    }
    for card in &mut out {
        card.spans = joined(std::mem::take(&mut card.spans));
        // What is not named comes last.
        card.parts.sort_by_key(Card::is_remainder);
    }
    out
}

/// One place each, of one sentence that says the same of all of them.
fn is_list(card: &Card, draft: &Draft) -> bool {
    let single = |part: &Draft| part.places.len() <= 1 && part.border.is_none();
    card.parts.iter().all(|part| {
        single(part)
            && part.span.0 == draft.span.0
            && part.status == draft.status
            && part.subkind == draft.subkind
            && (&part.from, &part.until) == (&draft.from, &draft.until)
            && same_terms(part, draft)
    }) && single(draft)
}

/// The same in another script: no place that the card does not have.
fn says_again(card: &Card, draft: &Draft) -> bool {
    let foreign = card.parts.iter().all(|part| is_arabic(&part.evidence) != is_arabic(&draft.evidence));
    let close = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => days_between(a, b).is_none_or(|days| days <= 4),
        _ => true,
    };
    foreign
        && !draft.places.is_empty()
        && draft.count_unnamed.is_none()
        && card.parts.iter().all(|part| close(&part.from, &draft.from))
        && card.parts.iter().all(|part| same_terms(part, draft))
        && card.parts.iter().any(|part| names_the_same(part, draft))
}

/// Whether both hold for the same traffic, at the same hours.
fn same_terms(part: &Draft, draft: &Draft) -> bool {
    let whom = |draft: &Draft| (draft.traffic_classes.clone(), draft.exempt_classes.clone());
    whom(part) == whom(draft) && (part.partial, &part.hours) == (draft.partial, &draft.hours)
}

fn names_the_same(part: &Draft, draft: &Draft) -> bool {
    let at = |draft: &Draft| -> Option<Vec<(u64, u64)>> {
        draft.places.iter().map(|place| Some((place.lat?.to_bits(), place.lon?.to_bits()))).collect()
    };
    part.count_unnamed.is_none() == draft.count_unnamed.is_none()
        && !part.places.is_empty()
        && at(part).is_some_and(|places| at(draft) == Some(places))
}

fn days_between(a: &str, b: &str) -> Option<i64> {
    let day = |text: &str| text.get(..10)?.parse::<chrono::NaiveDate>().ok();
    Some((day(a)? - day(b)?).num_days().abs())
}

fn is_arabic(text: &str) -> bool {
    let (arabic, latin) = text.chars().fold((0, 0), |(arabic, latin), c| match c {
        '\u{0600}'..='\u{06FF}' => (arabic + 1, latin),
        c if c.is_alphabetic() => (arabic, latin + 1),
        _ => (arabic, latin),
    });
    arabic > latin
}

/// Overlapping and touching spans made one.
fn joined(mut spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    spans.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => out.push(span),
        }
    }
    out
}

/// Gives every card its decision; a card that was split becomes its parts. What is left over rests on drafts that the
/// present rules do not find: how many.
pub(super) fn decided(cards: Vec<Card>, mut reviews: Vec<Review>) -> (Vec<Card>, usize) {
    let mut out = Vec::new();
    for mut card in cards {
        let whole = take(&mut reviews, &card.key);
        let is_split = matches!(
            whole.as_ref().map(|review| &review.act),
            Some(ReviewAct::Decided { verdict: Verdict::Split, .. })
        );
        // A split that was taken back after its parts had been decided on still is one.
        let parts_decided = whole.is_none() && card.parts.len() > 1 && {
            let of_part = |review: &Review| part_of(review, &card.key);
            reviews.iter().any(of_part)
        };
        if !(is_split || parts_decided) || card.parts.len() < 2 {
            card.decided = whole;
            out.push(card);
            continue;
        }
        for (i, part) in (0_u32..).zip(&card.parts) {
            let key = DraftKey { part: Some(i), ..card.key.clone() };
            let decided = take(&mut reviews, &key);
            out.push(Card { key, parts: vec![part.clone()], spans: vec![part.span], decided });
        }
    }
    (out, reviews.iter().filter(|review| !matches!(verdict_of(review), None | Some(Verdict::Split))).count())
}

fn verdict_of(review: &Review) -> Option<&Verdict> {
    match &review.act {
        ReviewAct::Decided { verdict, .. } => Some(verdict),
        ReviewAct::TakenIn { .. } => None,
    }
}

fn key_of(review: &Review) -> Option<&DraftKey> {
    match &review.act {
        ReviewAct::Decided { draft, .. } => Some(draft),
        ReviewAct::TakenIn { .. } => None,
    }
}

fn part_of(review: &Review, whole: &DraftKey) -> bool {
    key_of(review).is_some_and(|key| key.part.is_some() && DraftKey { part: None, ..key.clone() } == *whole)
}

/// The decision on a card: the one with its key, else one of its kind that rests on some of the same words (rules have
/// become better at saying where a sentence begins). The last of several.
fn take(reviews: &mut Vec<Review>, key: &DraftKey) -> Option<Review> {
    let exact = |found: &DraftKey| found == key;
    let near = |found: &DraftKey| {
        (found.kind, found.part, found.nth) == (key.kind, key.part, key.nth)
            && found.from < key.until
            && key.from < found.until
    };
    let find = |reviews: &[Review], fits: &dyn Fn(&DraftKey) -> bool| {
        reviews.iter().rposition(|review| key_of(review).is_some_and(fits))
    };
    let at = find(reviews, &exact).or_else(|| find(reviews, &near))?;
    let found = reviews.remove(at);
    // Earlier decisions on the same draft have been overtaken.
    reviews.retain(|review| key_of(review) != Some(key));
    Some(found)
}

/// A key as text: `strike:12-80`, `strike:12-80.1/2` for the second of that kind, third part.
pub(super) fn text_of(key: &DraftKey) -> String {
    let nth = if key.nth > 0 { format!(".{}", key.nth) } else { String::new() };
    let part = key.part.map(|part| format!("/{part}")).unwrap_or_default();
    format!("{}:{}-{}{nth}{part}", key.kind.code(), key.from, key.until)
}

#[cfg(test)]
mod tests {
    use passage_intake::{Gazetteer, Received, draft};
    use passage_model::{ReportId, ReviewId, Time};

    use super::*;

    fn read(text: &str) -> Vec<Card> {
        let received =
            Received { day: chrono::NaiveDate::from_ymd_opt(2024, 11, 30).unwrap(), zone: None, region: None };
        cards(&draft(text, &Gazetteer::default(), &received).events)
    }

    fn review(n: u64, key: &DraftKey, verdict: Verdict) -> Review {
        Review {
            id: ReviewId::from_parts(n, [1; 10]),
            report: ReportId::from_parts(1, [1; 10]),
            act: ReviewAct::Decided { draft: key.clone(), verdict },
            at: Time::UNIX_EPOCH,
            by: "a".into(),
        }
    }

    const LIST: &str = "Rebels captured three villages in the north yesterday, including Kafr Abc and Tall Def. \
                        A drone struck Kafr Abc on Friday.";

    #[test]
    fn a_list_is_one_card_and_keys_are_the_same_every_time() {
        let all = read(LIST);
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[0].parts.len(), 3);
        assert_eq!(all[0].unnamed(), 1);
        assert!(Card::is_remainder(&all[0].parts[2]));
        let keys = |cards: &[Card]| cards.iter().map(|card| text_of(&card.key)).collect::<Vec<_>>();
        assert_eq!(keys(&all), keys(&read(LIST)));
        assert_ne!(all[0].key, all[1].key);
        assert!(LIST.get(all[1].spans[0].0..all[1].spans[0].1).unwrap().contains("drone struck"));
    }

    #[test]
    fn decisions_find_their_cards_and_a_split_shows_the_parts() {
        let all = read(LIST);
        let rejected = Verdict::Rejected { reason: "old".into() };
        let strike = review(2, &all[1].key, rejected.clone());
        let (shown, left) = decided(all.clone(), vec![strike.clone()]);
        assert_eq!((shown.len(), left), (2, 0));
        assert_eq!((shown[0].verdict(), shown[1].verdict()), (None, Some(&rejected)));
        let split = review(3, &all[0].key, Verdict::Split);
        let part = DraftKey { part: Some(1), ..all[0].key.clone() };
        let (shown, _) = decided(all.clone(), vec![split, strike.clone(), review(4, &part, rejected.clone())]);
        assert_eq!(shown.len(), 4);
        assert_eq!(shown[1].verdict(), Some(&rejected));
        // The split was taken back, the decision on its part was not.
        let (shown, left) = decided(all.clone(), vec![review(4, &part, rejected.clone())]);
        assert_eq!((shown.len(), left), (4, 0));
        // Rules that begin a sentence elsewhere find the decision too; what rests on nothing is counted.
        let moved = DraftKey { from: all[1].key.from + 3, ..all[1].key.clone() };
        let lost = DraftKey { kind: EventKind::Ceasefire, ..all[1].key.clone() };
        let reviews = vec![review(5, &moved, rejected.clone()), review(6, &lost, rejected.clone())];
        let (shown, left) = decided(all, reviews);
        assert_eq!((shown[1].verdict(), left), (Some(&rejected), 1));
    }

    #[test]
    fn every_kind_of_draft_is_one_of_the_vocabulary() {
        for code in [
            "closure",
            "reopening",
            "control_change",
            "front_line",
            "strike",
            "clash",
            "attack_site",
            "ambush",
            "explosive_hazard",
            "checkpoint",
            "ceasefire",
            "obstruction",
            "detention_denial",
            "passage",
        ] {
            assert!(kind(&Draft { kind: code.into(), ..Draft::default() }).is_some(), "{code}");
        }
        assert_eq!(kind(&Draft { kind: "weather".into(), ..Draft::default() }), None);
    }
}
