//! How sure the wording is.

use crate::{about, context::Read, guard::Verdict, lexicon::Found, trigger::Trigger};

/// Kinds that parties to the fighting speak of: their word is a claim.
const FIGHTING: &[&str] =
    &["control_change", "strike", "clash", "attack_site", "ambush", "front_line", "explosive_hazard"];

/// Whether a kind is one of violence: it happened, and does not last.
pub(crate) fn is_fighting(kind: &str) -> bool {
    FIGHTING.contains(&kind) && !matches!(kind, "front_line" | "explosive_hazard")
}

/// The status of what `trigger` tells. `after` are the sentences that follow on the same line, `ordered` an order that
/// stands above a list.
pub(crate) fn status(read: &Read, trigger: &Trigger, verdict: Verdict, after: &[&Read], ordered: bool) -> &'static str {
    let (scan, words) = (&read.scan, &read.sentence.words);
    let all = words.len();
    let (from, to) = (trigger.from, trigger.to);
    match verdict {
        Verdict::Retracted => return "retracted",
        Verdict::Denied => return "contradicted",
        _ => {}
    }
    let later_denied = scan.all("deny").any(|deny| {
        // A denial that stands before another trigger speaks of that one.
        let next = scan.triggers().any(|next| {
            next.start >= deny.start && next.start <= deny.start + 8 && next.start >= trigger.to.min(deny.start)
        });
        deny.start >= trigger.found.end
            && !next
            && !scan.has("negation", deny.start.saturating_sub(3), deny.start)
            && about::denied_behind(read, deny, &trigger.found)
    });
    // "They say they hold the town. The government denies."
    let next_denies = after.iter().take(1).any(|next| {
        next.scan.all("deny").any(|deny| about::eases(&trigger.found) || about::about_report(next, deny, 0))
            && next.scan.triggers().next().is_none()
            && next.mentions.is_empty()
            && next.sentence.words.len() <= 8
    });
    if later_denied || next_denies {
        return "contradicted";
    }
    let next_is_doubt = after.iter().take(1).any(|next| {
        next.scan.has("rumour", 0, next.sentence.words.len())
            && (about::eases(&trigger.found) || !about::speaks_of_other(next))
            && next.scan.triggers().next().is_none()
            && next.mentions.is_empty()
            && !next.sentence.words.iter().skip(1).any(|word| word.token.capital && !word.token.shouted)
    });
    if scan.all("rumour").any(|rumour| about::rumoured(read, rumour, &trigger.found)) || next_is_doubt {
        return "rumour";
    }
    if scan.has("corroborate", 0, all) {
        return "corroborated";
    }
    let traffic = matches!(trigger.kind, "closure" | "reopening" | "checkpoint" | "ceasefire" | "detention_denial");
    let confirming = |read: &Read| {
        let doubted = |found: &Found<'_>| {
            ["negation", "none"]
                .iter()
                .any(|class| read.scan.has(class, found.start.saturating_sub(3), found.start + 1))
        };
        read.scan.all("confirm").any(|found| !doubted(found))
    };
    let next_confirms = after.iter().any(|next| confirming(next) && next.scan.triggers().next().is_none());
    let party = scan.all("party").any(|party| party.start < all);
    let confirms = confirming(read);
    let claimed = FIGHTING.contains(&trigger.kind) && claims(read, trigger);
    if claimed {
        return "claimed";
    }
    if confirms
        && !(FIGHTING.contains(&trigger.kind) && party && read.sentence.words.iter().any(|word| word.token.arabic))
        || next_confirms
    {
        return "confirmed";
    }
    if traffic && (ordered || scan.has("order", from, to)) {
        return "confirmed";
    }
    if own_staff(read, trigger) {
        return "confirmed";
    }
    "reported"
}

/// A party to the fighting, then a verb of saying, both before the trigger; or both after it: "…, the army said".
fn claims(read: &Read, trigger: &Trigger) -> bool {
    let (scan, words) = (&read.scan, &read.sentence.words);
    let at = trigger.found.start;
    scan.all("claim").any(|claim| {
        if scan.has("negation", claim.start.saturating_sub(2), claim.start) {
            return false;
        }
        let party = |from: usize, to: usize| scan.has("party", from, to);
        if claim.start < at {
            let from = claim.start.saturating_sub(9);
            if read.sentence.lang == passage_model::Lang::Ar {
                return party(claim.start, claim.end + 5) || party(from, claim.start);
            }
            party(from, claim.start)
                || party(claim.end, claim.end + 4)
                    && !party(from, claim.start)
                    && words[claim.start].any(&["claim", "claims"])
        } else {
            let clause = (0..=claim.start).rev().find(|k| *k == 0 || words[*k].after_break()).unwrap_or(0);
            clause > trigger.found.start && party(clause, claim.end + 5)
        }
    })
}

/// The report of a team about itself on the radio: a call sign before the trigger, nothing that says otherwise.
fn own_staff(read: &Read, trigger: &Trigger) -> bool {
    let words = &read.sentence.words;
    let sign = words.iter().take(4).any(|word| crate::trigger::is_callsign(word.norm()));
    let doubt = words.iter().any(|word| word.any(&["poss", "possible", "probable", "reported", "net", "obs", "heard"]));
    sign && !doubt && trigger.found.start > 0
}
