//! Which words set off a draft, and what belongs to each.

use crate::{
    context::Read,
    cue::is_adjective,
    ellipsis,
    flow::{moves, opens_fire},
    gazetteer::{Gazetteer, is_article},
    guard::{Verdict, verdict},
    lexicon::Found,
    unreal,
};

/// A trigger with its domain.
#[derive(Debug, Clone)]
pub(crate) struct Trigger {
    pub(crate) kind: &'static str,
    pub(crate) sub: Option<String>,
    pub(crate) flags: &'static str,
    pub(crate) found: Found<'static>,
    /// Words that belong to it.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// What surrounds a sentence and decides whether a trigger counts.
pub(crate) struct Around {
    /// A label or heading speaks of a road or crossing.
    pub(crate) transport: bool,
    /// A label or heading names a place.
    pub(crate) place: bool,
    /// The sentence before named one.
    pub(crate) before: bool,
}

/// The triggers of a sentence with their domains.
pub(crate) fn triggers(read: &Read, gazetteer: &Gazetteer, around: &Around, ordered: bool) -> Vec<Trigger> {
    let short = read.sentence.words.len() <= 3
        && (read.sentence.label > 0 || read.sentence.bare)
        && read.mentions.is_empty()
        && read.routes.is_empty();
    if short { Vec::new() } else { kept(read, gazetteer, around, ordered) }
}

/// The trigger of a heading, of which the lines below are the places: "Roads closed:". `None`: it has none, or more than one.
pub(crate) fn of_heading(read: &Read, gazetteer: &Gazetteer, ordered: bool) -> Option<Trigger> {
    let around = Around { transport: true, place: true, before: false };
    let all = kept(read, gazetteer, &around, ordered);
    if let [only] = &all[..] { Some(only.clone()) } else { None }
}

fn kept(read: &Read, gazetteer: &Gazetteer, around: &Around, ordered: bool) -> Vec<Trigger> {
    let mut all: Vec<Trigger> = read
        .scan
        .triggers()
        .filter(|found| !in_place(read, found) && fits(read, gazetteer, around, found))
        .map(|found| Trigger {
            kind: &found.class.name,
            sub: found.class.sub.clone(),
            flags: &found.class.flags,
            found: *found,
            from: 0,
            to: 0,
        })
        .collect();
    // Of two that overlap the longer, then the more particular.
    let rank = |trigger: &Trigger| {
        let length = trigger.found.end - trigger.found.start;
        (trigger.kind != "attack_site", !trigger.flags.contains('h'), usize::MAX - length, trigger.sub.is_none())
    };
    // "Removed the checkpoint at A and set up a new one at B": what spans both is neither.
    let whole = all.clone();
    all.retain(|own| {
        let closer = |trigger: &Trigger| (trigger.found.end - trigger.found.start, usize::MAX - trigger.found.start);
        let beside = |other: &Trigger| other.found.start < own.found.end && own.found.start < other.found.end;
        own.kind != "checkpoint"
            || !whole.iter().any(|other| {
                other.kind == own.kind && other.sub == own.sub && closer(other) < closer(own) && beside(other)
            })
            || !whole.iter().any(|other| other.kind == own.kind && other.sub != own.sub && beside(other))
    });
    let snapshot = all.clone();
    all.retain(|own| {
        !snapshot.iter().any(|other| {
            other.found != own.found
                && other.found.start < own.found.end
                && own.found.start < other.found.end
                && (rank(other), other.found.start, other.kind, &other.sub)
                    < (rank(own), own.found.start, own.kind, &own.sub)
        })
    });
    all.sort_by_key(|trigger| (trigger.found.start, trigger.found.end));
    domains(read, &mut all);
    // "Closed at A, can we go by B?": what is asked belongs to nothing that is told.
    if let Some(asks) = unreal::asks_from(read) {
        for trigger in all.iter_mut().filter(|trigger| trigger.found.end <= asks) {
            trigger.to = trigger.to.min(asks);
        }
    }
    let merged = merge(read, all);
    prefer(read, &merged, ordered)
}

/// A word of a place's name sets nothing off, nor does one of a label without more.
fn in_place(read: &Read, found: &Found<'_>) -> bool {
    let names = read.mentions.iter().chain(&read.routes);
    names.into_iter().any(|mention| mention.start <= found.start && found.start < mention.end)
}

fn fits(read: &Read, gazetteer: &Gazetteer, around: &Around, found: &Found<'_>) -> bool {
    let (scan, words) = (&read.scan, &read.sentence.words);
    let flags = found.class.flags.as_str();
    // "Update: gate A: closed": what stands behind a colon is said of what stands before it.
    let said = |i: usize| words[i].mark == Some(':') && i + 2 >= found.start;
    let parts = |i: usize| words[i].gap >= 3 && i > read.sentence.label && !said(i);
    let clause = (0..=found.start).rev().find(|i| *i == 0 || parts(*i)).unwrap_or(0);
    let end = (found.end..words.len()).find(|i| words[*i].gap >= 3).unwrap_or(words.len());
    let road = |from: usize, to: usize| {
        scan.has("transport", from, to)
            || read.places(from, to).any(|mention| mention.pair.is_some() || mention.is_crossed(gazetteer))
            || read.roads(from, to).next().is_some()
            || words[from..to.min(words.len())].iter().any(|word| road_code(word.norm()))
    };
    let object = read.places(found.end, found.end + 2).next().is_some();
    let article = usize::from(words.get(found.end).is_some_and(|word| is_article(word.norm())));
    if flags.contains('o') && !object {
        return false;
    }
    if flags.contains('t')
        && !object
        && !(road(clause, end)
            || road(0, read.sentence.label)
            || read.roads(0, found.start).next().is_some()
            || around.transport
            || scan.has("pronoun", clause, found.start)
            || closes_again(read, found)
            || around.before && ellipsis::goes_on(read, found))
    {
        return false;
    }
    if flags.contains('t') && is_of_premises(read, found, clause) {
        return false;
    }
    // "Mine awareness", "labour strike"
    if matches!(found.class.name.as_str(), "explosive_hazard" | "strike")
        && unreal::calm(read, found.start, found.start + 1)
    {
        return false;
    }
    if flags.contains('r') && !moves(read, found) || found.class.name == "reopening" && opens_fire(read, found) {
        return false;
    }
    // "Les tirs ont repris à A" takes nothing.
    if flags.contains('q') && (moves(read, found) || !read.places(found.end, found.end + 1 + article).any(|_| true)) {
        return false;
    }
    if flags.contains('s') {
        let near = scan.all("site").any(|site| site.start >= clause && site.start < end && site.start <= found.end + 9);
        if !near {
            return false;
        }
    }
    if flags.contains('v') {
        let callsign = words[..found.start].iter().rev().take(3).any(|word| is_callsign(word.norm()));
        let travels = scan.all("vehicle").any(|vehicle| {
            vehicle.start >= clause
                && vehicle.start < end
                && (vehicle.start < found.start || words[found.start].token.arabic)
        });
        if !(callsign || travels) {
            return false;
        }
    }
    // "ويسمح بعبور المشاة": who may pass has not passed.
    if found.class.name == "passage"
        && words[found.start.saturating_sub(2)..found.start].iter().any(|word| word.any(&MAY))
    {
        return false;
    }
    // "منع السيارات من الدخول": who is kept from it has not passed, either.
    if found.class.name == "passage"
        && words[found.start].token.arabic
        && words[clause.max(found.start.saturating_sub(8))..found.start].iter().any(|word| word.deeds().any(is_kept))
    {
        return false;
    }
    // "حتى إشعار آخر" is no delay.
    if found.class.name == "detention_denial"
        && words[found.start].is("اخر")
        && found.start > 0
        && words[found.start - 1].any(&["اشعار", "حاجز", "طريق", "معبر", "جانب", "اي"])
    {
        return false;
    }
    if flags.contains('m') {
        let callsign = words[..found.start].iter().rev().take(3).any(|word| is_callsign(word.norm()));
        if !(callsign || scan.has("movement", clause, end) || scan.has("movement", 0, read.sentence.label)) {
            return false;
        }
    }
    // "Removed at A, a new one at B"
    if flags.contains('c') && !scan.all("checkpoint").any(|other| other.end <= found.start) {
        return false;
    }
    if flags.contains('n')
        && !(around.place || read.places(0, words.len()).chain(read.roads(0, words.len())).next().is_some())
    {
        return false;
    }
    // "هيئة تحرير الشام": the name of who did it, not what was done.
    if found.class.name == "control_change" && found.start > 0 && words[found.start - 1].any(&["هييه", "جبهه"])
    {
        return false;
    }
    // "the captured locations": a participle before its noun tells nothing new.
    let participle = found.class.name == "control_change"
        && found.end - found.start == 1
        && found.start > 0
        && words[found.start - 1].any(&["the", "these", "those", "recently", "newly"]);
    !participle
}

/// "The hospital in A has reopened", "the network is cut at A": of something people go to or use, not of a way there. An opening
/// counts only where nothing says so; a closure, where the word does not stand right before or behind it.
fn is_of_premises(read: &Read, found: &Found<'_>, clause: usize) -> bool {
    let (scan, words) = (&read.scan, &read.sentence.words);
    let opening = found.class.name == "reopening";
    let way = |from: usize, to: usize| {
        from < to
            && (scan.has("transport", from, to)
                || scan.has("roadnoun", from, to)
                || read.roads(from, to).next().is_some())
    };
    let near = if opening { clause } else { clause.max(found.start.saturating_sub(4)) };
    let before = scan.all("premises").filter(|one| !in_place(read, one)).any(|one| {
        one.start >= near
            && one.end <= found.start
            && !way(clause, found.start)
            && (opening || !(one.end..=found.start).any(|k| words[k].after_break()))
    });
    let behind = scan.all("premises").filter(|one| !in_place(read, one)).any(|one| {
        let gap = found.end..one.start;
        one.start >= found.end
            && gap.clone().all(|k| is_article(words[k].norm()))
            && !words[one.start].after_break()
            && !way(found.start, one.start)
            && !way(one.end, (one.end + 2).min(words.len()))
    });
    before || behind
}

/// Words of leave before a noun of going.
const MAY: [&str; 12] =
    ["يسمح", "تسمح", "سمح", "سمحت", "سماح", "مسموح", "يمكن", "بانتظار", "انتظار", "طلب", "امكانيه", "يجوز"];

/// Words that keep somebody from going.
fn is_kept(form: &str) -> bool {
    matches!(
        form,
        "منع"
            | "منعت"
            | "منعوا"
            | "يمنع"
            | "تمنع"
            | "يمنعون"
            | "مانع"
            | "مانعين"
            | "ممنوع"
            | "ممنوعه"
            | "حظر"
            | "حظرت"
            | "حظروا"
            | "رفض"
            | "رفضت"
            | "رفضوا"
            | "يرفض"
            | "ترفض"
            | "يرفضون"
            | "حرم"
            | "حرمت"
            | "حرمان"
            | "تعذر"
            | "تعثر"
            | "صعوبه"
            | "عرقله"
            | "عرقلت"
            | "حال"
            | "حالت"
            | "تحول"
            | "يحول"
    )
}

/// "The road reopened; closed again at noon": what bars behind an opening bars what was opened.
fn closes_again(read: &Read, found: &Found<'_>) -> bool {
    matches!(found.class.name.as_str(), "closure" | "obstruction")
        && read.scan.all("reopening").any(|opening| opening.end <= found.start)
        && read.places(0, found.start).next().is_some()
}

/// A team on the radio: a letter and a digit or two.
pub(crate) fn is_callsign(norm: &str) -> bool {
    let mut chars = norm.chars();
    let letter = chars.next().is_some_and(|c| c.is_ascii_alphabetic());
    letter
        && (1..=2).contains(&chars.clone().count())
        && chars.all(|c| c.is_ascii_digit())
        && !norm.starts_with(['m', 'n'])
}

/// A road by its number.
pub(crate) fn road_code(norm: &str) -> bool {
    let letters = norm.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = norm.len() - letters;
    (1..=2).contains(&letters)
        && (1..=3).contains(&digits)
        && norm[letters..].bytes().all(|b| b.is_ascii_digit())
        && norm.starts_with(['m', 'n', 'r', 'a', 'b', 'h', 'e'])
        // An armed group.
        && norm != "m23"
}

/// Words that begin with و without meaning "and".
const ROOTS: [&str; 12] =
    ["واقف", "واقفه", "وقف", "وقوف", "وصل", "وصلت", "وصلوا", "وصلنا", "وصول", "وفد", "وسط", "ورود"];

/// Gives each trigger the words up to the last break before its neighbour.
fn domains(read: &Read, all: &mut [Trigger]) {
    let words = &read.sentence.words;
    let n = all.len();
    let mut starts = vec![0; n];
    for i in 1..n {
        let (a, b) = (all[i - 1].found.end, all[i].found.start);
        if b < a {
            starts[i] = b;
            continue;
        }
        let last = |test: &dyn Fn(usize) -> bool| (a..=b).rev().find(|k| test(*k));
        let listed = |k: usize| {
            read.mentions.iter().any(|mention| {
                mention.start >= k
                    && mention.start <= k + 1
                    && k > 0
                    && read.mentions.iter().any(|before| before.end == k)
            })
        };
        starts[i] = last(&|k| words[k].gap >= 3)
            .or_else(|| last(&|k| words[k].gap == 2 && !listed(k)))
            .or_else(|| {
                last(&|k| {
                    words[k].any(&[
                        "and",
                        "while",
                        "et",
                        "tandis",
                        "but",
                        "mais",
                        "but",
                        "then",
                        "puis",
                        "ثم",
                        "after",
                        "قبل",
                        "فيما",
                        "بينما",
                        "كما",
                    ]) && !listed(k)
                })
            })
            .or_else(|| {
                last(&|k| {
                    words[k].token.arabic
                        && words[k].token.stems.len() > 1
                        && !ROOTS.contains(&words[k].norm())
                        && words[k].norm().starts_with('و')
                        && !listed(k)
                })
            })
            .unwrap_or(usize::MAX);
    }
    for (i, trigger) in all.iter_mut().enumerate() {
        // Without a break both share the words around them.
        let from = (0..=i).rev().map(|k| starts[k]).find(|start| *start != usize::MAX).unwrap_or(0);
        let to = (i + 1..n).map(|k| starts[k]).find(|start| *start != usize::MAX).unwrap_or(words.len());
        let (start, end) = (trigger.found.start, trigger.found.end);
        let semicolon = |k: &usize| matches!(words[*k].mark, Some(';' | '؛'));
        let from = (from..=start).rev().find(semicolon).unwrap_or(from);
        let to = (end..to.min(words.len())).find(semicolon).unwrap_or(to);
        trigger.from = from.min(start);
        trigger.to = to.max(end);
    }
}

/// Two triggers of one kind that share their places are one.
fn merge(read: &Read, all: Vec<Trigger>) -> Vec<Trigger> {
    let mut out: Vec<Trigger> = Vec::new();
    for trigger in all {
        let words = &read.sentence.words;
        if let Some(last) = out.last_mut().filter(|last| last.kind == trigger.kind && trigger.kind != "passage") {
            let strong = (last.found.end..=trigger.found.start).any(|k| k > 0 && k < words.len() && words[k].gap >= 3);
            let between = read
                .places(last.from, trigger.found.start)
                .any(|mention| mention.start >= last.from && mention.start < trigger.found.start);
            let after = read.places(trigger.found.start, trigger.to).next().is_some();
            let first = last.found.end - last.found.start;
            // A checkpoint that is gone is not the one that is new.
            let other = trigger.kind == "checkpoint" && last.sub != trigger.sub;
            // "Lorries are stuck, the ford is washed away": the ford is gone for all.
            let of_some = |one: &Trigger| read.scan.has("class", one.from, one.to);
            let other = other
                || trigger.kind == "obstruction"
                    && trigger.from >= last.to
                    && words[trigger.from].after_break()
                    && of_some(last) != of_some(&trigger);
            if !(strong || between && after || other) {
                let keep = last.sub.is_none()
                    || trigger.sub.is_some() && trigger.sub.as_deref() == Some("captured")
                    || first == 0;
                if keep && trigger.sub.is_some() {
                    last.sub = trigger.sub;
                }
                // What is said to hold still says so of both.
                if trigger.flags.contains('h') {
                    (last.flags, last.found.class) = (trigger.flags, trigger.found.class);
                }
                last.to = last.to.max(trigger.to);
                last.found.end = last.found.end.max(trigger.found.end);
                continue;
            }
        }
        out.push(trigger);
    }
    out
}

/// "reopened after years of closure": what ended is not told as new.
fn after_years(read: &Read, reopened: &Trigger, closed: &Trigger) -> bool {
    let between = reopened.found.end..closed.found.start;
    reopened.found.end <= closed.found.start
        && between.len() <= 8
        && read.sentence.words[between].iter().any(|word| word.any(&["after", "following", "apres", "بعد", "عقب"]))
}

/// Whether it is told, not only wished for, planned or denied.
fn stands(read: &Read, trigger: &Trigger, ordered: bool) -> bool {
    !matches!(verdict(read, &trigger.found, trigger.from, trigger.to, ordered), Verdict::Out | Verdict::Negated)
}

/// "Reopened, then closed at 15:00": what is told last of one place holds, unless each has a day of its own.
fn again(read: &Read, reopened: &Trigger, closed: &Trigger) -> bool {
    let day = |trigger: &Trigger| {
        read.atoms.iter().any(|atom| atom.day().is_some() && atom.start >= trigger.from && atom.start < trigger.to)
    };
    let place = |from: usize, to: usize| from < to && read.places(from, to).next().is_some();
    let whom = |trigger: &Trigger| read.scan.has("class", trigger.from, trigger.to);
    let own_days = reopened.from != closed.from && day(reopened) && day(closed);
    let own_place = place(reopened.found.end, closed.found.start) || place(closed.found.end, closed.to);
    let apart = own_days || own_place || whom(reopened) || whom(closed);
    reopened.found.end <= closed.found.start && !apart && !after_years(read, reopened, closed)
}

/// Where two kinds speak of one thing, the more particular stays.
fn prefer(read: &Read, all: &[Trigger], ordered: bool) -> Vec<Trigger> {
    let words = &read.sentence.words;
    let near = |a: &Trigger, b: &Trigger| {
        !(a.found.end.min(b.found.end)..=a.found.start.max(b.found.start))
            .any(|k| k < words.len() && k > 0 && words[k].gap >= 3)
    };
    let order = read.scan.has("order", 0, words.len());
    // "Closed, the reopening that was announced is no news": a doubted opening is no reason to leave a closure out.
    let doubted = ["deny", "rumour", "retract", "stale"].iter().any(|class| read.scan.has(class, 0, words.len()));
    let one =
        |own: &Trigger, other: &Trigger| own.from == other.from || own.found.start.abs_diff(other.found.start) <= 6;
    // "shelled A and robbed a convoy near B": each has a place of its own.
    let parted = |own: &Trigger, other: &Trigger| {
        let has = |from: usize, to: usize| read.places(from, to).next().is_some();
        own.found.end <= other.found.start && has(own.found.end, other.found.start) && has(other.found.end, other.to)
    };
    // "A closed, B open": each has a place before it.
    let each_its_own = |own: &Trigger, other: &Trigger| {
        let has = |from: usize, to: usize| from < to && read.places(from, to).next().is_some();
        has(own.from, own.found.start) && has(own.found.end, other.found.start)
    };
    all.iter()
        .filter(|own| {
            !all.iter().any(|other| {
                if !near(own, other) || own.found == other.found && own.kind == other.kind {
                    return false;
                }
                match (own.kind, other.kind) {
                    // A named site beats the strike on it.
                    ("strike" | "clash", "attack_site") => one(own, other),
                    ("strike" | "attack_site" | "clash", "ambush") => one(own, other) && !parted(own, other),
                    // Closed because of a flood: the flood is what stops traffic.
                    ("closure", "obstruction") => {
                        !order
                            && other.sub.is_some()
                            && own.found.start < other.found.start
                            && own.found.start.abs_diff(other.found.start) <= 8
                    }
                    ("obstruction", "closure") => (own.sub.is_none() || order) && !parted(own, other),
                    // "no longer mined": clearing.
                    ("strike" | "clash", "explosive_hazard") => own.found.start.abs_diff(other.found.start) <= 4,
                    ("ambush", "detention_denial") => {
                        own.sub.as_deref() == Some("robbery") && own.found.start == other.found.start
                    }
                    ("closure", "checkpoint" | "passage") | ("strike", "clash") => {
                        own.found.start.abs_diff(other.found.start) <= 1
                    }
                    ("closure" | "obstruction", "reopening")
                        if after_years(read, other, own) || is_adjective(read, &other.found, own.found.start) =>
                    {
                        true
                    }
                    // What is closed stays so while its reopening is planned only, or where it was closed again.
                    ("closure" | "obstruction", "reopening")
                        if !stands(read, other, ordered) || again(read, other, own) =>
                    {
                        false
                    }
                    ("reopening", "closure" | "obstruction") => {
                        again(read, own, other)
                            && verdict(read, &other.found, other.from, other.to, ordered) == Verdict::Told
                    }
                    // "The closed road reopened"; what closes again stands behind it.
                    ("closure" | "obstruction", "reopening") => {
                        !doubted
                            && own.found.start < other.found.start
                            && other.found.start - own.found.start <= 2
                            && !each_its_own(own, other)
                    }
                    // "Three shells fell on the camp": nothing was taken.
                    ("control_change", "strike" | "attack_site") => {
                        words[own.found.start..own.found.end].iter().any(|word| {
                            word.any(&["tombe", "tombes", "tombee", "tombees", "fallen", "fell", "سقطت", "سقوط"])
                        }) && other.found.start <= own.found.start
                            && own.found.start.abs_diff(other.found.start) <= 6
                    }
                    ("passage", "control_change") => own.found.start == other.found.start,
                    ("detention_denial", "closure") => own.found.start.abs_diff(other.found.start) <= 3,
                    _ => false,
                }
            })
        })
        .cloned()
        .collect()
}
