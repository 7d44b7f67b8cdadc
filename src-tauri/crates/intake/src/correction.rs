//! Corrections that give a new position for something reported before: "correction my 0558Z, grid should read …".

use chrono::NaiveDate;

use crate::{context::Read, drafts::Draft, time::What};

/// Whether the sentence is such a correction; the draft it speaks of is mended.
pub(crate) fn corrects(read: &Read, reference: NaiveDate, out: &mut [(Draft, usize)], text: &str) -> bool {
    let _ = reference;
    let all = read.sentence.words.len();
    if withdraws(read, out) {
        return true;
    }
    let Some(at) = read.mentions.iter().rev().find(|mention| mention.at.is_some()) else { return false };
    if !read.scan.has("retract", 0, all) || read.scan.triggers().next().is_some() {
        return false;
    }
    // The last clock time before the position says which report; without one it is the last that had a position.
    let clock = read.atoms.iter().rev().find_map(|atom| match atom.what {
        What::Clock { from, .. } if atom.start < at.start && atom.start > 0 => Some(from.text()),
        _ => None,
    });
    let fits = |draft: &Draft| {
        let same =
            clock.as_ref().is_none_or(|clock| draft.from.as_ref().is_some_and(|from| from.contains(clock.as_str())));
        same && draft.places.iter().any(|place| place.canonical_en.is_none() && place.lat.is_some())
    };
    let Some((draft, _)) = out.iter_mut().rev().find(|(draft, _)| fits(draft)) else { return false };
    if let Some(place) = draft.places.iter_mut().find(|place| place.canonical_en.is_none() && place.lat.is_some())
        && let Some(position) = at.at
    {
        text.get(at.bytes.0..at.bytes.1).unwrap_or_default().clone_into(&mut place.surface);
        place.lat = Some(position.lat());
        place.lon = Some(position.lon());
    }
    true
}

/// "Disregard my 0720": what was drafted of that message is withdrawn.
fn withdraws(read: &Read, out: &mut [(Draft, usize)]) -> bool {
    let words = &read.sentence.words;
    let asked = words.iter().any(|word| word.any(&["disregard", "ignore", "cancel", "annulez", "ignorez", "تجاهلوا"]));
    let message = words.iter().any(|word| word.any(&["msg", "message", "my", "report", "rpt", "رساله", "mon"]));
    if !(asked && message) || read.scan.triggers().next().is_some() {
        return false;
    }
    // The first time on the line is that of the line itself.
    let clock = read.atoms.iter().rev().find_map(|atom| match atom.what {
        What::Clock { from, .. } if atom.start > 0 => Some(from.text()),
        _ => None,
    });
    let Some(clock) = clock else { return false };
    let mut any = false;
    for (draft, _) in out.iter_mut().filter(|(draft, _)| draft.from.as_ref().is_some_and(|from| from.contains(&clock)))
    {
        "retracted".clone_into(&mut draft.status);
        (draft.from, draft.until) = (None, None);
        "unknown".clone_into(&mut draft.time_precision);
        any = true;
    }
    any
}
