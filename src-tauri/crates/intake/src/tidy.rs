//! Repeats of one event become one.

use crate::drafts::Draft;

/// Removes drafts that only repeat an earlier one: the same kind at the same places and time, or without a place of
/// their own right after one that has it.
pub(crate) fn tidy(out: &mut Vec<(Draft, usize)>) {
    let mut kept: Vec<(Draft, usize)> = Vec::new();
    for (draft, sentence) in out.drain(..) {
        let repeat = kept.iter().enumerate().any(|(i, (other, at))| {
            other.kind == draft.kind
                && asserted(other) == asserted(&draft)
                && repeats(other, &draft, *at == sentence)
                && !between(&kept[i + 1..], &draft)
        });
        if !repeat && !draft.evidence.is_empty() {
            kept.push((draft, sentence));
        }
    }
    *out = kept;
}

/// Whether an opening stands between two closures, or a closure between two openings: the second is told anew.
fn between(since: &[(Draft, usize)], draft: &Draft) -> bool {
    let counter = match draft.kind.as_str() {
        "closure" | "obstruction" => "reopening",
        "reopening" => "closure",
        _ => return false,
    };
    since.iter().any(|(other, _)| other.kind == counter && asserted(other))
}

fn asserted(draft: &Draft) -> bool {
    !matches!(draft.status.as_str(), "retracted" | "contradicted")
}

fn repeats(other: &Draft, draft: &Draft, same_sentence: bool) -> bool {
    if other.border.is_some() || draft.border.is_some() {
        return other.border == draft.border;
    }
    if draft.count_unnamed.is_some() || other.count_unnamed.is_some() {
        return other.count == draft.count && other.evidence == draft.evidence;
    }
    let names = |draft: &Draft| -> Vec<String> {
        let mut names: Vec<String> = draft
            .places
            .iter()
            .map(|place| {
                let name = place.canonical_en.clone().unwrap_or_else(|| passage_words::fold(&place.surface));
                // Two stretches of one route are two.
                place.km.map_or_else(|| name.clone(), |km| format!("{name} {km:?}"))
            })
            .collect();
        names.sort();
        names
    };
    let (a, b) = (names(other), names(draft));
    if b.is_empty() {
        return same_sentence && !a.is_empty() || a.is_empty() && other.evidence == draft.evidence;
    }
    // Two stretches may have an end in common.
    let stretch = |draft: &Draft| draft.places.len() == 2 && draft.places.iter().all(|place| place.role == "between");
    let shares = if same_sentence && !(stretch(other) && stretch(draft)) {
        a.iter().any(|name| b.contains(name))
    } else {
        a == b
    };
    // "Closed on 30 November, … closed again at noon"
    let again = matches!(draft.kind.as_str(), "closure" | "obstruction" | "reopening");
    let time = other.from == draft.from || same_sentence && !again || draft.from.is_none();
    let bars = matches!(draft.kind.as_str(), "closure" | "obstruction");
    // "Lorries are stuck, the ford is washed away", "A is closed to lorries. … A is closed": the second closes to more.
    let said = draft.places.iter().any(|place| draft.evidence.contains(&place.surface));
    let more = bars && (said && !same_sentence || other.subkind != draft.subkind && draft.kind == "obstruction");
    let traffic = other.traffic_classes == draft.traffic_classes
        || draft.traffic_classes.is_empty() && !more
        || !bars && draft.kind != "reopening";
    shares && time && (traffic || same_sentence && other.evidence == draft.evidence)
}
