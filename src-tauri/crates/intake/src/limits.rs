//! What limits an opening. It counts for all, both ways and at all hours, so everything around it that limits, excepts or
//! contradicts has to be understood: whom it leaves out, that only some pass, until when. What is not understood leaves no
//! opening at all; a person reads the sentence.

use crate::{
    arguments,
    context::Read,
    cue::{BARS, Cue, cues, is_adjective, is_harmless, is_past, is_perfect},
    gazetteer::is_article,
    lexicon::Found,
    sentence::Word,
    tense::dated_word,
    time::{Lead, What},
};

/// What is left of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Limit {
    /// Nothing limits it but whom and when the draft says.
    None,
    /// Some traffic passes, and the text does not say which in words that a draft has.
    Partial,
    /// Something limits or contradicts it that is not understood.
    Unread,
}

/// Classes of traffic that an event can leave out.
const SPARED: [&str; 5] = ["humanitarian_cargo", "humanitarian_staff", "commercial", "civilians", "medical"];

/// Words before those for whom something is open.
pub(crate) const WHOM: [&str; 6] = ["for", "to", "pour", "aux", "au", "امام"];

/// Words before how it is open: "with difficulty", "under conditions".
const MANNER: [&str; 12] = ["with", "under", "in", "at", "per", "avec", "sous", "en", "مع", "تحت", "وفق", "ضمن"];

/// Classes of words that say who told it, where, and of whom: they limit nothing.
const SAID: [&str; 9] = ["actor", "party", "common", "at", "from", "to", "claim", "reported", "confirm"];

/// How far a word that limits may stand from what it limits.
const BESIDE: usize = 4;

/// An opening or a passage with the words that go on about it.
pub(crate) struct Opening<'r> {
    read: &'r Read,
    found: &'r Found<'static>,
    from: usize,
    /// Up to the next place.
    end: usize,
    cues: Vec<Cue>,
}

/// Classes of words that name whom or what a limit is about, and say nothing of who is let through besides.
const ABOUT: [&str; 10] =
    ["direction", "class", "flow", "vehicle", "transport", "placenoun", "areanoun", "roadnoun", "movement", "site"];

impl<'r> Opening<'r> {
    /// `found` opens; its domain is `from..to`.
    pub(crate) fn new(read: &'r Read, found: &'r Found<'static>, from: usize, to: usize) -> Self {
        let end = reach(read, found, to);
        let cues = cues(read)
            .into_iter()
            .filter(|cue| {
                let behind = cue.start >= found.end && cue.start < end;
                let inside = cue.start >= found.start && cue.start < found.end;
                let before = cue.start >= from && cue.start < found.start;
                let same = !(cue.start + 1..=found.start).any(|k| read.sentence.words[k].after_break());
                match cue.what {
                    "only" | "weight" => before || inside || behind,
                    // "Open till"
                    "far" => inside || behind,
                    "part" | "lane" | "time" => before && same || inside || behind,
                    _ => behind,
                }
            })
            .filter(|cue| cue.start < found.end || !is_past(read, cue.start, found.end))
            .filter(|cue| !is_adjective(read, found, cue.start))
            .collect();
        Self { read, found, from, end, cues }
    }

    /// What is left of it.
    pub(crate) fn limit(&self) -> Limit {
        // "Reopened for motorbikes": no draft says that cars stay out.
        let small = |class: &&Found<'_>| {
            class.class.sub.as_deref() == Some("light_vehicles")
                && self
                    .read
                    .scan
                    .all("passer")
                    .any(|passer| passer.start == class.start && passer.class.sub.as_deref() == Some("small"))
        };
        let all: Vec<&Found<'_>> =
            self.classes(self.from, self.end).filter(|class| !self.leaves_out(class.start)).collect();
        if all.iter().any(small) && all.iter().all(small) {
            return Limit::Unread;
        }
        // "Open, lorries are sent back": no draft says that lorries stay out.
        if all.is_empty() && self.classes(self.from, self.end).any(|class| self.is_beside(class.start)) {
            return Limit::Unread;
        }
        let cues = self.cues.iter().map(|cue| self.of_cue(cue));
        cues.chain([self.apart(), self.weekdays(), self.figures()]).chain(self.whom()).max().unwrap_or(Limit::None)
    }

    /// Whether the class of traffic named at word `i` is one that it leaves out.
    pub(crate) fn leaves_out(&self, i: usize) -> bool {
        let (from, to) = self.segment(i);
        let own = self.is_own(from, to);
        let excepted = self.cues.iter().any(|cue| self.is_except(cue) && cue.end <= i && cue.start >= from);
        let barred = self.cues.iter().any(|cue| match cue.what {
            "bar" => !own && cue.start >= from && cue.start < to,
            "not" => cue.start >= from && cue.start < if own { i } else { to },
            _ => false,
        });
        excepted
            || barred
            || self.is_beside(i)
            || arguments::is_exempt_after(self.read, i)
            || arguments::is_negated(self.read, i)
    }

    /// "Open for cars, lorries are sent back": whether the class named at word `i` is of other words than those of the opening, which
    /// neither go on with its list nor say that it passes.
    fn is_beside(&self, i: usize) -> bool {
        let (from, to) = self.segment(i);
        let scan = &self.read.scan;
        let listed = |k: usize| {
            ["class", "vehicle", "transport", "flow", "movement", "goes", "opens", "exempt", "limit", "negation"]
                .iter()
                .any(|class| scan.covers(class, k))
                || is_article(self.word(k))
                || self.read.sentence.words[k].any(&LITTLE)
                || self.read.sentence.words[k].any(&WHOM)
                || self.read.sentence.words[k].any(&ALSO)
                || dated_word(self.read, k)
        };
        let says = scan.has("goes", from, to)
            || ["reopening", "passage"].iter().any(|kind| scan.has(kind, from, to))
            || (from..to).any(|k| scan.covers("opens", k));
        // What is said to bar them is understood.
        let barred = self.cues.iter().any(|cue| matches!(cue.what, "bar" | "not") && (from..to).contains(&cue.start));
        !(self.is_own(from, to) || says || barred) && i > self.found.end && !(from..to).all(listed)
    }

    /// Whether something bars the way behind it: "passed A but was stopped before B".
    pub(crate) fn is_stopped(&self) -> bool {
        self.cues.iter().any(|cue| matches!(cue.what, "bar" | "not") || self.is_except(cue))
    }

    /// Whether it is said that only some pass, and not how many: "only Jordanian lorries enter".
    pub(crate) fn is_of_some(&self) -> bool {
        let counted = |cue: &Cue| {
            let near = cue.start.saturating_sub(BESIDE)..(cue.end + BESIDE).min(self.read.sentence.words.len());
            self.read.sentence.words[near].iter().any(|word| word.number().is_some())
        };
        let as_far = |cue: &Cue| {
            let near = cue.start.saturating_sub(BESIDE)..=cue.end + 1;
            let reach = self.read.scan.all("reach").any(|reach| near.contains(&reach.start));
            reach || self.cues.iter().any(|other| other.what == "far" && near.contains(&other.start))
        };
        self.cues.iter().any(|cue| cue.what == "only" && !counted(cue) && !as_far(cue))
    }

    /// Classes that it leaves out, where it does not say for whom it is.
    pub(crate) fn exempt(&self) -> Vec<String> {
        if self.names_whom() {
            return Vec::new();
        }
        arguments::named(self.read, self.from, self.end, |i| self.leaves_out(i))
    }

    fn names_whom(&self) -> bool {
        self.classes(self.from, self.end).any(|class| !self.leaves_out(class.start) && !is_all(class))
    }

    fn classes(&self, from: usize, to: usize) -> impl Iterator<Item = &'r Found<'static>> {
        self.read.scan.all("class").filter(move |class| class.start >= from && class.start < to)
    }

    fn of_cue(&self, cue: &Cue) -> Limit {
        let read = self.read;
        let understood = match cue.what {
            "part" => return Limit::Partial,
            "weight" => false,
            "only" => self.only(cue),
            // "As far as A" is not "until noon".
            "far" => read.atoms.iter().any(|atom| {
                let until = atom.lead == Lead::Until && (cue.start..=cue.end + BESIDE).contains(&atom.start);
                until || (atom.start..atom.end).contains(&cue.start)
            }),
            // "For nationals returning from B": some of them pass.
            "way" if self.names_before(cue) => return Limit::Partial,
            // "vers 8 h"
            "way" => read.atoms.iter().any(|atom| (cue.start..=cue.end).contains(&atom.start)),
            "time" => arguments::is_daily(read, cue.start) && arguments::hours(read, self.from, self.end).is_some(),
            "turn" | "still" if !self.is_except(cue) => {
                let (from, to) = self.segment(cue.start);
                self.cues.iter().any(|other| other.start != cue.start && (from..to).contains(&other.start))
            }
            _ => self.spares(cue),
        };
        if understood { Limit::None } else { Limit::Unread }
    }

    /// Whether those for whom it is open are named before `cue`, with no break between.
    fn names_before(&self, cue: &Cue) -> bool {
        let (from, to) = self.segment(cue.start);
        let mut named = self.classes(from.max(self.found.end), cue.start.min(to));
        named.any(|class| !self.leaves_out(class.start) && !is_all(class))
    }

    /// "Only for light vehicles", "only until noon", "only A-B".
    fn only(&self, cue: &Cue) -> bool {
        let near = |at: usize| at + BESIDE >= cue.start && at <= cue.end + BESIDE;
        let whom = self.classes(self.from, self.end).any(|class| near(class.start) && !self.leaves_out(class.start));
        let when = self.read.atoms.iter().any(|atom| {
            near(atom.start) && (atom.lead == Lead::Until || matches!(atom.what, What::Clock { until: Some(_), .. }))
        });
        let part = self.cues.iter().any(|other| other.what == "part" && near(other.start));
        let place = self.read.places(cue.end, cue.end + 3).next().is_some_and(|mention| {
            (cue.end..mention.start).all(|k| self.read.scan.covers("transport", k) || is_article(self.word(k)))
        });
        // "Has only reopened yesterday"
        let verb = cue.end == self.found.start;
        whom || when || part || place && cue.start < self.found.start || verb
    }

    /// Whether a class of traffic is what it bars, in words that are all understood, or others are named who may pass.
    fn spares(&self, cue: &Cue) -> bool {
        let (from, to) = self.segment(cue.start);
        let from = if self.is_own(from, to) { cue.start } else { from };
        let mut out = self.classes(from, to).filter(|class| self.leaves_out(class.start)).peekable();
        let vehicles = (from..to).any(|k| self.read.scan.covers("vehicle", k));
        if self.names_whom() {
            return out.peek().is_some() || vehicles;
        }
        out.peek().is_some()
            && out.all(|class| class.class.sub.as_deref().is_some_and(|code| SPARED.contains(&code)))
            && (from..to).all(|k| self.is_plain(k, from, to))
    }

    /// Whether word `k` says nothing that a list of classes left out does not say.
    fn is_plain(&self, k: usize, from: usize, to: usize) -> bool {
        let scan = &self.read.scan;
        let any = |classes: &[&str]| classes.iter().any(|class| scan.covers(class, k));
        let class = |k: usize| (from..to).contains(&k) && scan.covers("class", k);
        if any(&["class", "limit", "negation", "stays", "exempt", "contrast"]) || any(&BARS) || is_article(self.word(k))
        {
            return true;
        }
        if any(&["vehicle", "flow", "movement", "transport"]) {
            return class(k + 1) || k > from && class(k - 1);
        }
        any(&["common", "pronoun"]) || self.read.sentence.words[k].any(&WHOM)
    }

    /// "Reopened except between A and B"
    fn apart(&self) -> Limit {
        let list = |at: usize| {
            let mut all = self.read.scan.all("contrast");
            all.any(|cue| cue.start == at && cue.class.sub.as_deref() == Some("list"))
        };
        let apart = self
            .read
            .mentions
            .iter()
            .filter_map(|mention| mention.contrast)
            .any(|(from, to)| from >= self.found.end && from <= self.end && (from..to).any(list));
        if apart { Limit::Unread } else { Limit::None }
    }

    /// "Open Monday to Thursday": of each week, or of one.
    fn weekdays(&self) -> Limit {
        let span = self.read.atoms.iter().any(|atom| {
            matches!(atom.what, What::Weekday { end: Some(_), .. }) && (self.from..self.end).contains(&atom.start)
        });
        // "من الأحد للخميس": two of them, one right behind the other.
        let days: Vec<_> = self
            .read
            .atoms
            .iter()
            .filter(|atom| matches!(atom.what, What::Weekday { .. }) && (self.from..self.end).contains(&atom.start))
            .collect();
        let two = days.windows(2).any(|pair| pair[1].start.saturating_sub(pair[0].end) <= 1);
        if span || two { Limit::Unread } else { Limit::None }
    }

    /// "Open from 9 to 1", "open 10-14": hours that are not read.
    fn figures(&self) -> Limit {
        let words = &self.read.sentence.words;
        let hour = |k: usize| {
            let short = |word: &Word| word.number().is_some_and(|hour| hour <= 24 || word.norm().len() == 4);
            words.get(k).is_some_and(short)
        };
        let read = |k: usize| dated_word(self.read, k);
        let unit = |k: usize| words.get(k).is_some_and(|word| word.gap < 2 && word.any(&UNITS));
        let joined = |k: usize| match words.get(k) {
            Some(word) if hour(k) => word.gap == 1 && matches!(word.mark, Some('-' | '–')),
            Some(word) => word.any(&HOURS_TO) && hour(k + 1),
            None => false,
        };
        let range = |k: usize| {
            let second = if hour(k + 1) { k + 1 } else { k + 2 };
            let led = words[..k].last().is_some_and(|word| word.any(&UNITS));
            hour(k) && joined(k + 1) && !read(k) && !read(second) && !unit(second + 1) && !led
        };
        let from = self.found.start.saturating_sub(6).max(self.from);
        if (from..self.end.min(words.len())).any(range) { Limit::Unread } else { Limit::None }
    }

    /// What is said of for whom it is.
    fn whom(&self) -> impl Iterator<Item = Limit> {
        let words = &self.read.sentence.words;
        let (from, to) = self.segment(self.found.start);
        (self.found.end.saturating_sub(1)..self.end.min(words.len())).map(move |k| {
            let begins = words[k].after_break() || (from..to).contains(&k);
            let other = is_harmless(self.read, k);
            if begins && !other && !is_past(self.read, k, self.found.end) { self.phrase(k) } else { Limit::None }
        })
    }

    /// "For X" that begins with word `k`.
    fn phrase(&self, k: usize) -> Limit {
        let (scan, words) = (&self.read.scan, &self.read.sentence.words);
        let covers = |i: usize, classes: &[&str]| classes.iter().any(|class| scan.covers(class, i));
        let own = |i: usize| covers(i, &["vehicle"]) && !words[i].any(&ANY_VEHICLE);
        // Arabic writes "for" and its noun together.
        if words[k].token.arabic && words[k].norm().starts_with('ل') && words[k].token.stems.len() > 1 {
            let own = own(k) && !covers(k, &["class"]);
            return if own || self.of_some(k) { Limit::Partial } else { Limit::None };
        }
        let manner = words[k].any(&MANNER);
        if !words[k].any(&WHOM) && !manner {
            return Limit::None;
        }
        // "Open to Kosti": as far as there.
        if words[k].is("to") && k <= self.found.end && self.read.mentions.iter().any(|mention| mention.start == k + 1) {
            return Limit::Unread;
        }
        let stops = |i: usize| {
            let place = self.read.mentions.iter().any(|mention| mention.start <= i && i < mention.end);
            words[i].after_break()
                || place
                || dated_word(self.read, i)
                || self.cues.iter().any(|cue| cue.start == i)
                || i > k + 1 && covers(i, &["at", "from", "between"])
        };
        let phrase: Vec<usize> = (k + 1..words.len().min(k + 8)).take_while(|i| !stops(*i)).collect();
        let little = |i: usize| is_article(words[i].norm()) || words[i].any(&LITTLE);
        let said = |i: usize| manner && covers(i, &SAID);
        let strange = phrase.iter().any(|i| !(little(*i) || covers(*i, &ABOUT) || said(*i)));
        if manner {
            return if strange { Limit::Partial } else { Limit::None };
        }
        let class = phrase.iter().any(|i| covers(*i, &["class"]));
        match (class, strange, phrase.iter().any(|i| own(*i))) {
            (true, false, _) | (false, false, false) => Limit::None,
            (true, true, _) | (false, _, true) => Limit::Partial,
            (false, true, false) => Limit::Unread,
        }
    }

    /// "For holders of a passport", "for the Turks" in Arabic, where "for" is part of the word: some of them pass.
    fn of_some(&self, k: usize) -> bool {
        let words = &self.read.sentence.words;
        let definite = words[k].norm().starts_with("لل") || words.get(k + 1).is_some_and(|next| next.token.definite);
        let others = [
            "stays",
            "negation",
            "contrast",
            "exempt",
            "generic",
            "limit",
            "reopening",
            "closure",
            "future",
            "pronoun",
            "actor",
            "party",
            "premises",
        ];
        let listed = ABOUT.iter().chain(&others).any(|class| self.read.scan.covers(class, k));
        definite && !listed && !dated_word(self.read, k) && !words[k].any(&LITTLE)
    }

    /// "Except", not "but".
    fn is_except(&self, cue: &Cue) -> bool {
        cue.what == "turn"
            && (self.read.scan.covers("exempt", cue.start)
                || self.read.scan.all("contrast").any(|other| {
                    other.start <= cue.start && cue.start < other.end && other.class.sub.as_deref() == Some("list")
                }))
    }

    /// The words around `i` between two breaks or words that turn.
    fn segment(&self, i: usize) -> (usize, usize) {
        let words = &self.read.sentence.words;
        let turns = |k: usize| self.cues.iter().any(|cue| cue.what == "turn" && cue.start == k && !self.is_except(cue));
        let parts = |k: &usize| words[*k].after_break() || turns(*k);
        let from = (0..=i).rev().find(parts).unwrap_or(0);
        let to = (i + 1..words.len()).find(parts).unwrap_or(words.len());
        (from, to)
    }

    /// Whether the words are those around the opening itself.
    fn is_own(&self, from: usize, to: usize) -> bool {
        (from..to).contains(&self.found.start)
    }

    fn word(&self, k: usize) -> &'r str {
        self.read.sentence.words[k].norm()
    }
}

/// Between two hours.
const HOURS_TO: [&str; 8] = ["to", "till", "until", "a", "الي", "حتي", "لل", "ل"];

/// Words beside figures that are no hours.
const UNITS: [&str; 24] = [
    "km",
    "kms",
    "kp",
    "pk",
    "t",
    "tons",
    "tonnes",
    "tonne",
    "trucks",
    "vehicles",
    "camions",
    "vehicules",
    "days",
    "jours",
    "minutes",
    "percent",
    "كم",
    "طن",
    "شاحنه",
    "سياره",
    "ايام",
    "يوم",
    "دقيقه",
    "كيلومتر",
];

/// Any vehicle: an opening for "vehicles" is one for all.
const ANY_VEHICLE: [&str; 7] = ["vehicle", "vehicles", "vehicule", "vehicules", "مركبات", "سيارات", "اليات"];

/// Words by which a list goes on.
const ALSO: [&str; 12] =
    ["too", "also", "likewise", "well", "as", "aussi", "egalement", "idem", "ايضا", "كمان", "كذلك", "برضو"];

/// Words that say nothing of who is meant.
const LITTLE: [&str; 26] = [
    "starting",
    "effective",
    "compter",
    "partir",
    "اعتبارا",
    "ابتداء",
    "all",
    "both",
    "normal",
    "and",
    "or",
    "public",
    "general",
    "of",
    "tout",
    "tous",
    "toute",
    "toutes",
    "et",
    "ou",
    "de",
    "des",
    "كل",
    "جميع",
    "حركه",
    "عامه",
];

/// Whether the sentences that follow on `read` take back or limit what it says of its places: up to the next place.
pub(crate) fn taken_back(read: &Read, after: &[Read]) -> bool {
    let about = |next: &&Read| {
        let own = |key: &str| read.mentions.iter().any(|mention| mention.key == key);
        let goes_on = next.sentence.line == read.sentence.line
            || next.sentence.line == read.sentence.line + 1 && next.mentions.is_empty() && !next.sentence.bare;
        goes_on && next.mentions.iter().all(|mention| own(&mention.key))
    };
    after.iter().take(3).take_while(about).filter(|next| !next.sentence.question).any(|next| {
        let scan = &next.scan;
        let words = 0..next.sentence.words.len();
        let traffic = ["class", "vehicle", "flow", "transport", "pronoun"];
        let speaks = words.clone().any(|k| traffic.iter().any(|class| scan.covers(class, k)));
        let own = next.mentions.iter().any(|mention| !mention.aside);
        cues(next).iter().any(|cue| {
            let bars = cue.what == "bar" && BARS.iter().any(|kind| scan.covers(kind, cue.start));
            let says = (speaks || own) && matches!(cue.what, "only" | "part" | "lane" | "way" | "bar" | "not") || bars;
            says && !is_past(next, cue.start, 0) && !is_perfect(next, cue.start)
        })
    })
}

/// Where the words end that go on about the places of what is told up to `to`.
fn reach(read: &Read, found: &Found<'_>, to: usize) -> usize {
    let words = &read.sentence.words;
    let own: Vec<&str> = read.mentions.iter().filter(|m| m.start < to).map(|m| m.key.as_str()).collect();
    let next = read.mentions.iter().find(|mention| mention.start >= to && !own.contains(&mention.key.as_str()));
    let Some(next) = next else { return words.len() };
    let parted = (found.end..=next.start).rev().find(|k| words[*k].after_break());
    parted.unwrap_or(next.start).max(to)
}

fn is_all(class: &Found<'_>) -> bool {
    class.class.sub.as_deref() == Some("all")
}
