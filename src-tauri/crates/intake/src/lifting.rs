//! What speaks for a road: a reopening, a passage. It lifts what stands against it, so it counts only where nothing around it
//! says that it was wished for, planned, put off, or that nobody passed.

use chrono::NaiveDate;

use crate::{
    about,
    context::Read,
    gazetteer::is_article,
    guard::plainly_not,
    lexicon::Found,
    limits::{Limit, Opening},
    mention::Mention,
    tense::{Cue, as_said, coming, dated, dated_word},
    time::{What, days_in_figures, month_alone},
    trigger::Trigger,
};

/// A day in figures this near to the report is one that an opening may be of, days …
const RECENT_DAYS: i64 = 3;
/// … and the other way that it may be read is so far off that nobody means it.
const FAR_DAYS: i64 = 60;

/// Whether `found` speaks for a road.
pub(crate) fn lifts(found: &Found<'_>) -> bool {
    matches!(found.class.name.as_str(), "reopening" | "passage")
}

/// Whether nothing in its domain `from..to` speaks against it. `ordered`: an authority orders it, for a day to come as well.
pub(crate) fn holds(read: &Read, found: &Found<'static>, from: usize, to: usize, ordered: bool) -> bool {
    let words = &read.sentence.words;
    let at = found.start;
    let clause = (0..=at).rev().find(|i| *i == 0 || words[*i].gap >= 3).unwrap_or(0);
    let wished = read.scan.all("wish").any(|wish| wish.start >= clause && wish.start < at);
    let undone =
        read.scan.all("undone").any(|cue| cue.start >= found.end && cue.start < to && !as_said(read, cue.start));
    // "reopening is due", "will be passable again": whatever is planned before it, however far off.
    let planned = !ordered
        && (coming(read, found, from, to)
            || Cue::all(read).any(|cue| cue.start >= from && cue.start < found.end && unbroken(read, cue.end, at)));
    let later = !ordered
        && read.atoms.iter().any(|atom| {
            atom.start >= from
                && atom.start < to
                && !atom.is_end()
                && atom.day().is_some_and(|day| day > read.reference)
        });
    let opening = Opening::new(read, found, from, to);
    let limited = match found.class.name.as_str() {
        "reopening" => opening.limit() == Limit::Unread,
        _ => opening.is_stopped() || opening.is_of_some(),
    };
    // "Drove from A towards B but turned back at C"
    let back = found.class.name == "passage"
        && read
            .scan
            .all("detention_denial")
            .any(|cue| cue.start >= found.end && cue.class.sub.as_deref() == Some("denial"));
    !(wished
        || for_later(read, found)
        || under_fire(read, found, from, to)
        || undone
        || planned
        || later
        || weekday(read, found, from, to)
        || limited
        || back
        || about::is_stale(read, Some((found, from, to)))
        || undated(read, from, to)
        || nobody(read, found, clause, to)
        || found.class.name == "passage" && crate::passers::speaks_for_no_road(read, found, clause, to)
        || refused(read, found, from))
}

/// Words before an Arabic noun of opening that say what something is about, for or until, not that it happened.
const ABOUT: [&str; 22] = [
    "علي",
    "الي",
    "اجل",
    "نحو",
    "قبل",
    "حول",
    "بشان",
    "بخصوص",
    "حتي",
    "حين",
    "غايه",
    "صوب",
    "اثناء",
    "خلال",
    "pour",
    "contre",
    "sur",
    "avant",
    "concernant",
    "concerne",
    "about",
    "regarding",
];

/// Words before the Arabic noun "opening" that make it what happened; with who did it, it is a verb.
const DONE: [&str; 19] = [
    "اعيد",
    "اعيدت",
    "يعاد",
    "تعاد",
    "اعاد",
    "اعادت",
    "اعادوا",
    "تم",
    "تمت",
    "جري",
    "جرت",
    "عن",
    "اعلن",
    "اعلنت",
    "اعلنوا",
    "اعلان",
    "وتم",
    "قد",
    "لقد",
];

/// "Arrived after it had been shot at": who got through there says nothing for the road.
fn under_fire(read: &Read, found: &Found<'_>, from: usize, to: usize) -> bool {
    let violent = |kind: &&str| {
        read.scan.all(kind).any(|one| {
            one.start >= from
                && one.start < to
                && one.start != found.start
                && !plainly_not(read, one.start)
                && !read.scan.all("limit").any(|fine| {
                    fine.class.sub.as_deref() == Some("fine") && fine.start <= one.start && one.start < fine.end
                })
        })
    };
    found.class.name == "passage" && ["strike", "clash", "attack_site", "ambush"].iter().any(violent)
}

/// "Work on opening the road", "agreed on the passage of trucks", "news of its opening": an Arabic noun behind such a word. What is
/// announced is told, what is denied is told as denied.
fn for_later(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let first = &words[found.start];
    let noun = |form: &str| {
        matches!(
            form,
            "فتح"
                | "اعاده"
                | "افتتاح"
                | "استيناف"
                | "رفع"
                | "عوده"
                | "مرور"
                | "عبور"
                | "دخول"
                | "وصول"
        )
    };
    let french =
        |form: &str| form.starts_with("reouverture") || matches!(form, "reprise" | "levee" | "ouverture" | "passage");
    let article = found.start.checked_sub(1).is_some_and(|k| is_article(words[k].norm()));
    let start = found.start - usize::from(article);
    if !first.token.arabic {
        return lifts(found) && start > 0 && words[start - 1].any(&ABOUT) && first.stems().any(french);
    }
    // "The committee of the opening of the road": a noun behind another noun.
    let bare = |form: &str| matches!(form, "فتح" | "اعاده" | "افتتاح");
    let who = |k: usize| {
        ["actor", "party", "claim", "order", "vehicle"].iter().any(|class| read.scan.covers(class, k))
            || words[k].any(&DONE)
    };
    let claimed = |k: usize| ["claim", "order"].iter().any(|class| read.scan.has(class, k.saturating_sub(6), k));
    let of_noun = first.stems().any(bare)
        && found.start > 0
        && !first.after_break()
        && !first.norm().starts_with('و')
        && found.start != read.sentence.label
        && !(who(found.start - 1) || claimed(found.start) || read.scan.has("deny", 0, words.len()));
    let glued = first.norm().starts_with('ل') && first.deeds().skip(1).any(noun);
    let before =
        |from: usize, of: &[&str]| words[found.start.saturating_sub(from)..found.start].iter().any(|word| word.any(of));
    let led = before(1, &ABOUT)
        || before(1, &["عن"])
            && !read.scan.has("deny", 0, words.len())
            && !before(6, &["اعلن", "اعلنت", "اعلنوا", "اعلان", "يعلن", "تعلن"]);
    lifts(found) && (glued || found.class.name == "reopening" && of_noun || led && first.deeds().any(noun))
}

/// "Reopens on Monday", "is open as of Monday": a weekday that may be one to come.
fn weekday(read: &Read, found: &Found<'_>, from: usize, to: usize) -> bool {
    let reopens = found.class.name == "reopening";
    let words = &read.sentence.words;
    let present = words[found.start..found.end].iter().any(|word| {
        word.any(&["reopens", "resumes", "rouvre", "rouvrent", "reprend", "reprennent", "يفتح", "تفتح", "يعاد", "تعاد"])
    });
    let begins = |start: usize| {
        words[start.saturating_sub(3)..start].iter().any(|word| {
            let from = word.any(&["starting", "effective", "partir", "compter", "اعتبارا", "ابتداء"]);
            from || reopens && word.any(&["from", "as", "des"])
        })
    };
    lifts(found)
        && read.atoms.iter().any(|atom| {
            matches!(atom.what, What::Weekday { .. })
                && (from..to).contains(&atom.start)
                && !atom.since
                && !atom.is_end()
                && (reopens && present || begins(atom.start))
        })
}

/// "Zero vehicles passed", "hardly any trucks crossed", "trucks that crossed: 0".
fn nobody(read: &Read, found: &Found<'_>, clause: usize, to: usize) -> bool {
    let words = &read.sentence.words;
    let travels = |from: usize| {
        let to = (from + 6).min(words.len());
        (from..to).any(|k| ["vehicle", "movement", "class", "passage"].iter().any(|class| read.scan.covers(class, k)))
    };
    read.scan.all("none").any(|none| {
        let count = none.class.sub.as_deref() == Some("count");
        let before = none.start >= clause && none.start < found.start;
        let beside = none.start <= found.end + 1 && travels(none.start);
        let behind = none.start >= found.end && none.start < to && (words[none.start].after_break() || beside);
        // "Nearly 40 trucks" are many.
        let many = words
            .get(none.end)
            .is_some_and(|next| next.number().is_some() || next.any(&["all", "every", "tous", "toutes"]));
        if count {
            before && travels(none.start) || behind
        } else {
            before && !many && unbroken(read, none.end, found.start)
        }
    })
}

/// A negation before it, with nothing of another statement between.
fn refused(read: &Read, found: &Found<'_>, from: usize) -> bool {
    let words = &read.sentence.words;
    read.scan.all("negation").any(|no| {
        let joined = |k: usize| words[k].any(&["and", "but", "et", "mais", "ثم", "لكن"]);
        no.start >= from
            && no.end <= found.start
            && unbroken(read, no.end, found.start)
            && !(no.end..found.start).any(|k| joined(k) && !in_pair(read, k))
            && !read.contrasts(no.start)
            && !dated_word(read, no.start)
    })
}

fn unbroken(read: &Read, from: usize, to: usize) -> bool {
    !(from..=to).any(|k| read.sentence.words.get(k).is_some_and(crate::sentence::Word::after_break)) || from > to
}

/// The "and" of "between A and B" joins no statements.
fn in_pair(read: &Read, k: usize) -> bool {
    let pair = |mention: Option<&Mention>| mention.and_then(|mention| mention.pair);
    let before = pair(read.mentions.iter().rev().find(|mention| mention.end <= k));
    before.is_some() && before == pair(read.mentions.iter().find(|mention| mention.start > k))
}

/// A day or month beside it that is not read, and may be one before the report: "12/10", "in October".
fn undated(read: &Read, from: usize, to: usize) -> bool {
    let words = &read.sentence.words;
    let known = |k: usize| dated_word(read, k);
    let back = |date: &NaiveDate| (read.reference - *date).num_days();
    let recent = |date: &NaiveDate| (0..=RECENT_DAYS).contains(&back(date));
    let of_now = |days: &[NaiveDate]| {
        days.iter().any(recent) && days.iter().all(|date| recent(date) || back(date).abs() > FAR_DAYS)
    };
    let figures = (0..to.min(words.len()))
        .filter(|k| *k < read.sentence.label || *k >= from)
        .any(|k| !known(k) && days_in_figures(&words[k], read.reference).is_some_and(|days| !of_now(&days)));
    let month = (0..to.min(words.len())).filter(|k| *k < read.sentence.label || *k >= from).any(|k| {
        let lasts = words[k.saturating_sub(3)..k].iter().any(|word| word.any(&["since", "depuis", "منذ"]));
        !known(k) && !lasts && month_alone(words, k)
    });
    figures || month && !dated(read, from, to)
}

/// Whether what is lifted is a curfew: people may go out again, and whatever else closed a road still does. Its end is told, and
/// a person ends the closure that was the curfew.
pub(crate) fn of_a_curfew(read: &Read, trigger: &Trigger) -> bool {
    const CURFEW: [&str; 6] = ["curfew", "couvre", "تجول", "تجوال", "التجول", "التجوال"];
    let (found, words) = (&trigger.found, &read.sentence.words);
    let near = trigger.from.max(found.start.saturating_sub(5))..words.len().min(found.end + 4);
    trigger.kind == "reopening" && words[near].iter().any(|word| word.any(&CURFEW))
}
