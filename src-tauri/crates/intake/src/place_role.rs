//! The part that each mention plays: where, from, to, an end of a stretch, or the seat of somebody.

use crate::{
    gazetteer::is_article,
    lexicon::Found,
    mention::{Mention, Role},
    scan::Scan,
    sentence::{Sentence, Word},
};

/// Sets role, area, aside and pair of each mention. `roads`: words at which roads of the register are named.
pub(crate) fn assign(sentence: &Sentence, scan: &Scan, roads: &[usize], mentions: &mut [Mention]) {
    let words = &sentence.words;
    for i in 0..mentions.len() {
        let (before, rest) = mentions.split_at_mut(i);
        let Some(mention) = rest.first_mut() else { return };
        mention.area = area(words, scan, mention);
        mention.aside = aside(words, scan, mention);
        if let Some(role) = role(words, scan, mention.start) {
            mention.role = role;
        } else if let Some(last) = before.last().filter(|last| joined(words, last.end, mention.start)) {
            mention.role = last.role;
            mention.aside |= last.aside;
        }
        // "Abudwak (Galgaduud)": what stands in brackets says where the place before it is.
        let explains = words[mention.start].mark == Some('(') && words[mention.start].gap >= 2;
        mention.aside |=
            explains && mention.at.is_none() && before.last().is_some_and(|last| last.end == mention.start);
    }
    let mut pairs = 0;
    for i in 1..mentions.len() {
        let (a, b) = (&mentions[i - 1], &mentions[i]);
        if a.pair.is_none() && (paired(sentence, scan, a, b) || closed_from_to(words, scan, roads, a, b)) {
            pairs += 1;
            for mention in &mut mentions[i - 1..=i] {
                mention.pair = Some(pairs);
                mention.role = Role::Between;
            }
        }
    }
    contrast(words, scan, mentions);
}

/// Sets apart the places behind "not", "unlike", "except": nothing is told of them.
fn contrast(words: &[Word], scan: &Scan, mentions: &mut [Mention]) {
    for i in 0..mentions.len() {
        let (before, rest) = mentions.split_at_mut(i);
        let Some(mention) = rest.first_mut() else { return };
        let cue = scan
            .all("contrast")
            .filter(|cue| cue.end <= mention.start && passed(words, scan, cue.end, mention.start, false))
            .map(|cue| (cue.start, cue.end))
            .last();
        let list = |cue: (usize, usize)| {
            let listed = |found: &&Found<'_>| found.start == cue.0 && found.class.sub.as_deref() == Some("list");
            scan.all("contrast").find(listed).is_some()
        };
        // "Except A, B and C", "unlike the road from A to B"
        let goes_on = before.last().and_then(|last| {
            let cue = last.contrast?;
            passed(words, scan, last.end, mention.start, list(cue)).then_some(cue)
        });
        if let Some(cue) = cue.or(goes_on) {
            mention.contrast = Some(cue);
            mention.aside = true;
        }
    }
}

/// Whether only small words and nouns of places stand in `from..to`; with `comma` the first may come after one.
fn passed(words: &[Word], scan: &Scan, from: usize, to: usize, comma: bool) -> bool {
    let small = |k: usize| {
        is_article(words[k].norm())
            || ["placenoun", "roadnoun", "transport", "from", "to", "between"].iter().any(|class| scan.covers(class, k))
            || words[k].any(&[
                "and", "or", "nor", "in", "at", "on", "of", "for", "near", "et", "ou", "ni", "dans", "sur", "pour",
                "celui", "celle", "a", "au", "aux", "de", "du", "في", "علي", "او", "those", "that",
            ])
    };
    (from..to).all(small) && (from..=to).all(|k| !words[k].after_break() || comma && k == from && words[k].gap == 2)
}

/// The role from the words before, nearest first; nouns of places, articles and the like are passed over.
fn role(words: &[Word], scan: &Scan, start: usize) -> Option<Role> {
    let glued = words[start].token.arabic && words[start].token.stems.len() > 1;
    let mut k = start;
    for _ in 0..6 {
        if k == 0 || (k < words.len() && words[k].gap >= 2) {
            return None;
        }
        k -= 1;
        for (class, role) in [("between", Role::Between), ("from", Role::From), ("to", Role::To), ("at", Role::At)] {
            if scan.covers(class, k) {
                return Some(role);
            }
        }
        let passed = is_article(words[k].norm())
            || scan.covers("placenoun", k)
            || scan.covers("areanoun", k)
            || scan.covers("class", k)
            || words[k].any(&[
                "strategic",
                "strategically",
                "important",
                "key",
                "northern",
                "southern",
                "eastern",
                "western",
                "main",
                "and",
                "et",
                "its",
            ]);
        if !passed {
            return glued.then_some(Role::At);
        }
    }
    None
}

fn joined(words: &[Word], end: usize, start: usize) -> bool {
    let between = &words[end.min(start)..start];
    between.iter().all(|word| {
        word.any(&[
            "and",
            "et",
            "or",
            "ou",
            "n",
            "the",
            "la",
            "le",
            "de",
            "outskirts",
            "of",
            "town",
            "village",
            "city",
            "also",
        ])
    }) && between.len() <= 5
        || between.is_empty()
}

fn area(words: &[Word], scan: &Scan, mention: &Mention) -> bool {
    let after = words.get(mention.end).is_some_and(|word| !word.after_break()) && scan.covers("areanoun", mention.end);
    let before = (1..=2)
        .filter_map(|back| mention.start.checked_sub(back))
        .any(|k| scan.covers("areanoun", k) && !words[k + 1].after_break());
    after || before
}

/// "the Ministry of Defence in Damascus", "order of Kilis Governorate".
fn aside(words: &[Word], scan: &Scan, mention: &Mention) -> bool {
    let actor = |k: usize| scan.covers("actor", k) || scan.covers("party", k);
    let Some(before) = mention.start.checked_sub(1) else { return false };
    if words[mention.start].after_break() {
        return false;
    }
    // "according to Hawar news", "detour via Salamiyah"
    let said = words[before].any(&["selon", "بحسب", "وفق"])
        || before > 0 && words[before].is("to") && words[before - 1].is("according");
    let round = words[before].any(&["via", "through", "par", "عبر"])
        && (1..=3).filter_map(|back| before.checked_sub(back)).any(|k| {
            words[k].any(&[
                "detour",
                "diversion",
                "detours",
                "deviation",
                "detournement",
                "alternative",
                "تحويله",
                "بديل",
            ])
        });
    if said || round {
        return true;
    }
    // Articles stand between: "préfet de la Vakaga".
    let before = if is_article(words[before].norm()) && before > 0 && !words[before].any(&["de", "d", "of", "du"]) {
        before - 1
    } else {
        before
    };
    let seat = words[before].any(&["in", "a", "في", "at"]);
    let owner = words[before].any(&["of", "de", "d", "du"]);
    let authority = |k: usize| {
        scan.covers("actor", k)
            || scan.covers("order", k)
            || scan.covers("party", k) && words[k].any(&["defence", "defense", "دفاع"])
    };
    let owned = before > 0
        && !words[before].after_break()
        && (seat && authority(before - 1) || owner && (authority(before - 1) || actor(before - 1)));
    let own_title = words.get(mention.end).is_some_and(|next| {
        !next.after_break() && next.any(&["governorate", "administration", "authorities", "council", "municipality"])
    });
    owned
        || own_title
        || words[mention.start].token.arabic
            && actor(before)
            && words[before].any(&["محافظ", "مجلس", "اداره", "بلديه", "جمارك"])
}

/// Two ends of a stretch: `between A and B`, `A – B road`, `road A-B`.
fn paired(sentence: &Sentence, scan: &Scan, a: &Mention, b: &Mention) -> bool {
    let words = &sentence.words;
    if a.at.is_some() || b.at.is_some() {
        return false;
    }
    let gap = b.start.saturating_sub(a.end);
    let and = gap == 1 && words[a.end].any(&["and", "et", "n", "to", "a", "و", "الي"])
        || gap == 0 && words[b.start].token.arabic && words[b.start].token.stems.len() > 1
        || gap == 2 && words[a.end].any(&["and", "et", "to"]) && is_article(words[a.end + 1].norm());
    if a.role == Role::Between && and {
        return true;
    }
    // "the road from A to B"
    let roads = |from: usize| scan.has("roadnoun", a.start.saturating_sub(from), a.start);
    let from = a.role == Role::From && b.role == Role::To && gap <= 2 && roads(3);
    if from
        && (a.end..b.start)
            .all(|k| words[k].any(&["to", "a", "towards", "vers", "الي", "au"]) || is_article(words[k].norm()))
    {
        return true;
    }
    let mark = words[b.start].mark;
    let dashed = gap == 0 && matches!(mark, Some('-' | '–' | '—')) && words[b.start].gap <= 1;
    let road = scan.has("roadnoun", a.start.saturating_sub(4), a.start) || scan.has("roadnoun", b.end, b.end + 2);
    let label = b.end <= sentence.label.max(if sentence.bare || words.len() == b.end { words.len() } else { 0 });
    dashed && (road || label || matches!(mark, Some('–' | '-')))
        || gap == 1
            && words[a.end].any(&["to", "a", "الي"])
            && scan.has("roadnoun", a.start.saturating_sub(3), a.start)
            && scan.has("transport", b.end, b.end + 2)
}

/// Between the ends of a stretch that is closed from the one to the other.
const TO: [&str; 17] = [
    "to",
    "till",
    "until",
    "up",
    "towards",
    "toward",
    "as",
    "far",
    "a",
    "au",
    "jusqu",
    "vers",
    "الي",
    "حتي",
    "باتجاه",
    "نحو",
    "وصولا",
];

/// "The road A-B is closed from C to D", "R-20 closed C to D", "mines on R-20 from C to D", "from C to D the road is cut"; and the
/// Arabic way to name a road after its ends.
fn closed_from_to(words: &[Word], scan: &Scan, roads: &[usize], a: &Mention, b: &Mention) -> bool {
    if a.at.is_some() || b.at.is_some() || b.start < a.end {
        return false;
    }
    let gap = b.start - a.end;
    let arabic = words[a.start].token.arabic && words[b.start].token.arabic;
    let plain = words[b.start].gap == 0 && b.bytes.0 == words[b.start].token.start;
    if gap == 0 && arabic && plain {
        let noun = a.start.checked_sub(1).filter(|k| words[*k].any(&["طريق", "الطريق", "محور"]));
        return noun.is_some_and(|_| !words[a.start].after_break());
    }
    // `جسر الشغور` begins with the word for a bridge.
    let noun = |k: usize| scan.covers("roadnoun", k) || scan.covers("placenoun", k);
    let little = |k: usize| words[k].any(&TO) || is_article(words[k].norm()) || is_post(&words[k]) || noun(k);
    let joined = (1..=5).contains(&gap)
        && words[a.end..b.start].iter().any(|word| word.any(&TO))
        && (a.end..b.start).all(little);
    // "من أريحا لجسر الشغور": Arabic writes "to" and the name together.
    let first = &words[b.start].token;
    let glued = gap == 0 && arabic && !plain && first.norm().starts_with('ل') && a.role == Role::From;
    if !(joined || glued) || a.crossing && b.crossing {
        return false;
    }
    let begins = |k: usize| k == 0 || words[k].gap >= 3;
    let clause = (0..=a.start).rev().find(|k| begins(*k) && (*k < a.start || *k == 0)).unwrap_or(0);
    let end = (b.end..words.len()).find(|k| begins(*k)).unwrap_or(words.len());
    let acts = |from: usize, to: usize| {
        ["closure", "reopening", "obstruction", "explosive_hazard"].iter().any(|class| scan.has(class, from, to))
    };
    let road = |from: usize, to: usize| {
        scan.has("roadnoun", from, to)
            || roads.iter().any(|road| (from..to).contains(road))
            || words[from..to].iter().any(|word| crate::trigger::road_code(word.norm()))
    };
    // Behind a label the road may stand in it: "R-20: closed from C to D".
    let first = if clause > 0 && clause <= 3 { 0 } else { clause };
    let from = a.role == Role::From;
    if glued {
        return acts(b.end, (b.end + 4).min(end)) && road(clause, end);
    }
    let before = acts(a.start.saturating_sub(6).max(clause), a.start) && road(first, a.start);
    // "Trucks from C to D" go that way, wherever it is closed.
    let only = (clause..a.start.saturating_sub(1)).all(|k| {
        is_article(words[k].norm()) || scan.covers("roadnoun", k) || scan.covers("from", k) || roads.contains(&k)
    });
    let ahead = from && only && acts(b.end, (b.end + 7).min(end)) && road(clause, end);
    // Without "from": right behind the word that closes it.
    let right = acts(a.start.saturating_sub(2).max(clause), a.start) && road(first, a.start);
    // "Road C to D closed": right behind the road, right before the word that closes it.
    let headed = (clause..a.start)
        .rev()
        .find(|k| !is_article(words[*k].norm()))
        .is_some_and(|k| scan.covers("roadnoun", k) && !words[k + 1..=a.start].iter().any(Word::after_break))
        && acts(b.end, (b.end + 4).min(end));
    if from { before || ahead || headed } else { right || headed }
}

/// Posts between brackets: "from C (km 23) to D".
fn is_post(word: &Word) -> bool {
    word.any(&["km", "pk", "كم"]) || word.norm().chars().all(|c| c.is_ascii_digit() || c == '.')
}
