//! The way from a text to its drafts.

use chrono::NaiveDate;
use passage_model::Lang;

use crate::{
    Received, about,
    chainage::{self, Along},
    context::Read,
    drafts::{Draft, DraftPlace, Drafts},
    ellipsis,
    gazetteer::{Gazetteer, key_of},
    guard::{Verdict, lies_there, plainly_not, verdict},
    lifting::lifts,
    list::Listing,
    lookup::{self, Lookup},
    mention::Mention,
    place_set::{self, Spot},
    rank, resolve, section,
    sentence::{Sentence, Word, sentences},
    status::status,
    table::{self, Row},
    tense,
    terms::{self, Terms},
    time::{Atom, Lead, Stamp, What},
    trigger::{Around, Trigger, triggers},
    unread::Fate,
    when::{Header, When, header, is_history},
};

/// What a text says so far: what a later sentence may refer back to.
pub(crate) struct State<'t> {
    pub(crate) text: &'t str,
    pub(crate) gazetteer: &'t Gazetteer,
    pub(crate) reference: NaiveDate,
    /// The clock by which the report tells hours, minutes east of UTC, where it is known.
    pub(crate) zone: Option<i32>,
    pub(crate) header: Option<Header>,
    pub(crate) around: rank::Around,
    /// Places of the label or heading that holds now, and the line it stands on.
    heading: Option<(Vec<DraftPlace>, usize, Option<String>)>,
    /// Line whose list an order governs, if any: from its line to the end of the text's section.
    pub(crate) ordered: bool,
    /// Since when it holds, where its introduction says so.
    order_from: Option<When>,
    /// The time at the head of the line.
    line_time: Option<(usize, When)>,
    /// Day named last.
    same: Option<NaiveDate>,
    /// Places of the event before, its sentence and its line.
    before: Option<(Vec<DraftPlace>, usize, usize)>,
    pub(crate) out: Vec<(Draft, usize)>,
    /// What became of the triggers of each sentence.
    pub(crate) fates: Vec<Fate>,
    /// The heading whose list goes on, if any.
    pub(crate) listing: Option<Listing>,
}

/// Reads a text with the names of `gazetteer` and what `lookup` has for it.
pub(crate) fn drafts_with<L: Lookup>(
    text: &str,
    gazetteer: &mut Gazetteer,
    lookup: &mut L,
    received: &Received,
) -> Result<Drafts, L::Error> {
    let (sentences, lang) = sentences(text);
    gazetteer.extend(lookup.find(&lookup::names_in(&sentences), None)?);
    let mut reads = read(text, sentences, gazetteer);
    let around = resolve::around(gazetteer, &reads, received.region);
    let mut mentions: Vec<&mut Mention> = reads.iter_mut().flat_map(|read| &mut read.mentions).collect();
    lookup::complete(gazetteer, &mut mentions, &around, lookup)?;
    Ok(told(text, lang, reads, gazetteer, received))
}

pub(crate) fn drafts(text: &str, gazetteer: &Gazetteer, received: &Received) -> Drafts {
    let (sentences, lang) = sentences(text);
    let reads = read(text, sentences, gazetteer);
    told(text, lang, reads, gazetteer, received)
}

fn read(text: &str, sentences: Vec<Sentence>, gazetteer: &Gazetteer) -> Vec<Read> {
    sentences.into_iter().map(|sentence| Read::new(text, sentence, gazetteer)).collect()
}

/// The drafts of a text that has been read.
fn told(text: &str, lang: Lang, mut reads: Vec<Read>, gazetteer: &Gazetteer, received: &Received) -> Drafts {
    let calm = Around { transport: false, place: false, before: false };
    let header = header(
        reads.iter().map(|read| &read.sentence),
        |i| triggers(&reads[i], gazetteer, &calm, false).iter().any(|t| !t.flags.contains('n')),
        received.day,
    );
    let reference = header.map_or(received.day, |header| header.day());
    let parts = section::parts(text, &reads, reference);
    let counts = |part: &Option<Header>| {
        part.as_ref().map_or(reference, |part| section::reference(part, reference, received.day))
    };
    for (read, part) in reads.iter_mut().zip(&parts) {
        read.date(counts(part));
    }
    let around = resolve::around(gazetteer, &reads, received.region);
    let mut state = State {
        text,
        gazetteer,
        reference,
        zone: received.zone,
        header,
        around,
        heading: None,
        ordered: false,
        order_from: None,
        line_time: None,
        same: None,
        before: None,
        out: Vec::new(),
        fates: vec![Fate::default(); reads.len()],
        listing: None,
    };
    let rows = table::rows(text);
    let barred: Vec<bool> = text.split('\n').map(|line| line.matches('|').count() >= 2).collect();
    for (i, part) in parts.iter().enumerate() {
        state.begin(part.or(header), counts(part));
        let line = reads[i].sentence.line;
        if let Some(row) = rows.iter().find(|row| row.line == line) {
            state.row(&reads[i], row);
        } else if !barred.get(line).is_some_and(|barred| *barred) {
            state.sentence(&reads, i);
        }
    }
    crate::tidy::tidy(&mut state.out);
    let events: Vec<Draft> = std::mem::take(&mut state.out).into_iter().map(|(draft, _)| draft).collect();
    let unread = crate::unread::unread(text, gazetteer, &reads, &events, &state.fates);
    Drafts { lang: lang.code().to_owned(), events, unread }
}

impl State<'_> {
    /// Goes on in the part of the text that `header` dates.
    fn begin(&mut self, header: Option<Header>, reference: NaiveDate) {
        if self.header.map(|old| old.from) != header.map(|new| new.from) {
            (self.same, self.order_from, self.line_time) = (None, None, None);
        }
        (self.header, self.reference) = (header, reference);
    }

    /// One sentence that is not part of a table.
    fn sentence(&mut self, reads: &[Read], i: usize) {
        let read = &reads[i];
        let line = read.sentence.line;
        let begins_line = i == 0 || reads[i - 1].sentence.line != line;
        // "A: open - B: closed": a line of several, each behind its label.
        let item = !begins_line && read.sentence.label > 0;
        let first_of_line = begins_line || item;
        if item {
            self.heading = None;
        }
        if crate::correction::corrects(read, self.reference, &mut self.out, self.text) {
            return;
        }
        self.around.close = resolve::close(self.gazetteer, read, &self.around);
        self.around.stretch = resolve::stretch(read, &self.around.close);
        if self.list(reads, i) {
            return;
        }
        self.head(read, first_of_line);
        let around = self.around(i, line);
        let found = triggers(read, self.gazetteer, &around, self.ordered);
        if first_of_line {
            self.line_time = line_time(read, self.reference).map(|when| (line, when));
        }
        // "Circular No. 17": what is listed under such a heading is ordered.
        let numbered = read.sentence.words.iter().any(|word| word.any(&["no", "n", "رقم"]));
        if read.sentence.bare && numbered && found.is_empty() && read.scan.has("order", 0, read.sentence.words.len()) {
            self.ordered = true;
        }
        if read.scan.has("order", 0, read.sentence.words.len())
            && self.text[read.sentence.words.last().map_or(0, |word| word.token.end)..].starts_with([':', ' '])
            && self.text[read.sentence.words.last().map_or(0, |word| word.token.end)..].trim_start().starts_with(':')
        {
            self.ordered = true;
            // "With effect from the 17th the following applies:"
            self.order_from = read.atoms.iter().find_map(|atom| match atom.what {
                What::Day { .. } => crate::when::resolve(std::slice::from_ref(atom), self.reference, None),
                _ => None,
            });
            return;
        }
        let after: Vec<&Read> = reads[i + 1..].iter().take(3).take_while(|next| next.sentence.line == line).collect();
        let mut told: Option<(Vec<DraftPlace>, When)> = None;
        let mut withdrawn = false;
        for trigger in &found {
            let verdict = verdict(read, &trigger.found, trigger.from, trigger.to, self.ordered);
            if matches!(verdict, Verdict::Out | Verdict::Negated) {
                // "Reopened this morning, closed again at noon": its day is that of what follows.
                if trigger.kind == "reopening" && tense::dated(read, trigger.from, trigger.to) {
                    let before = told.take();
                    let when = self.when(read, trigger, &found, verdict, before.as_ref().map(|told| told.1));
                    let places = before.map(|told| told.0).unwrap_or_default();
                    told = when.map(|when| (places, when));
                }
                // What is not lifted is still there.
                self.fates[i].left |= about::eases(&trigger.found) || !plainly_not(read, trigger.found.start);
                continue;
            }
            if verdict == Verdict::Told
                && (trigger.kind == "reopening" && crate::limits::taken_back(read, &reads[i + 1..])
                    || lifts(&trigger.found) && (about::is_stale_beside(reads, i) || about::is_denied_beside(reads, i)))
            {
                self.fates[i].left = true;
                continue;
            }
            if crate::lifting::of_a_curfew(read, trigger)
                || trigger.kind == "passage" && crate::passers::went_beside(read, &reads[i + 1..])
            {
                self.fates[i].left = true;
                continue;
            }
            // What was taken back or denied was said of other places than what is told beside it.
            let beside = told.as_ref().filter(|_| withdrawn == (verdict != Verdict::Told));
            let Some(when) = self.when(read, trigger, &found, verdict, beside.map(|told| told.1)) else {
                continue;
            };
            let spots = self.spots(read, i, (trigger, &found), beside.map(|told| told.0.as_slice()));
            self.fates[i].add(trigger.kind, !spots.is_empty());
            self.fates[i].goes_on |= spots.is_empty() && ellipsis::goes_on(read, &trigger.found);
            let status = status(read, trigger, verdict, &after, self.ordered);
            for spot in &spots {
                let mut draft = crate::fill::fill(self, read, trigger, spot, &when, status);
                on_road(&mut draft);
                self.out.push((draft, i));
            }
            if !spots.is_empty() {
                let places: Vec<DraftPlace> = spots.iter().flat_map(|spot| spot.places.clone()).collect();
                if !places.is_empty() {
                    self.before = Some((places.clone(), i, line));
                }
                told = Some((places, when));
                withdrawn = verdict != Verdict::Told;
            }
        }
        if told.is_none() {
            let pair = read.places(0, read.sentence.words.len()).next().and_then(|mention| mention.pair);
            let first = read.places(0, read.sentence.words.len()).enumerate();
            let places: Vec<DraftPlace> = first
                .filter(|(nth, mention)| *nth == 0 || pair.is_some() && mention.pair == pair)
                .map(|(_, mention)| self.place(mention, pair.is_none()))
                .collect();
            if !places.is_empty() && !read.sentence.bare {
                self.before = Some((places, i, line));
            }
        }
    }

    /// Keeps the label or heading that a sentence carries or is.
    fn head(&mut self, read: &Read, first_of_line: bool) {
        let sentence = &read.sentence;
        let words = sentence.words.len();
        if first_of_line
            && self.heading.as_ref().is_some_and(|heading| heading.1 != sentence.line && heading.2.is_none())
        {
            self.heading = None;
        }
        let shouted = sentence.words.iter().filter(|word| word.token.capital).all(|word| word.token.shouted);
        let heading = first_of_line
            && words <= 7
            && shouted
            && sentence.words.iter().any(|word| word.token.shouted)
            && read.scan.triggers().next().is_none();
        let bare = sentence.bare && words <= 7 && read.scan.triggers().next().is_none();
        let until = if sentence.label > 0 {
            sentence.label
        } else if heading || bare {
            words
        } else {
            0
        };
        if until == 0 || !first_of_line {
            return;
        }
        let mut places: Vec<DraftPlace> =
            read.places(0, until).take(2).map(|mention| self.place(mention, true)).collect();
        if places.is_empty() {
            let road = read.roads(0, until).next();
            places.extend(road.map(|road| resolve::road(self.text, self.gazetteer, road)));
        }
        let stays = (bare && words == until).then(|| "section".to_owned());
        if places.is_empty() && stays.is_none() {
            return;
        }
        self.heading = if places.is_empty() { None } else { Some((places, sentence.line, stays)) };
    }

    fn around(&self, i: usize, line: usize) -> Around {
        let places = self.heading.as_ref().map_or(&[][..], |heading| &heading.0[..]);
        Around {
            transport: places.iter().any(|place| place.role == "between"),
            place: !places.is_empty(),
            before: self.before.as_ref().is_some_and(|before| i - before.1 <= 1 && line - before.2 <= 1),
        }
    }

    /// The draft's place of a mention.
    pub(crate) fn place(&self, mention: &Mention, crossing: bool) -> DraftPlace {
        resolve::place(self.text, self.gazetteer, mention, &self.around, crossing)
    }

    /// When it was, `None` if it is history.
    pub(crate) fn when(
        &mut self,
        read: &Read,
        trigger: &Trigger,
        all: &[Trigger],
        verdict: Verdict,
        told: Option<When>,
    ) -> Option<When> {
        let (from, to) = (trigger.from, trigger.to);
        // What lasts is said to last until a day to come; of what happened a weekday is the last one.
        let lasts = !crate::status::is_fighting(trigger.kind);
        let coming = tense::coming(read, &trigger.found, from, to);
        let closes = trigger.kind == "closure";
        // "Told us to come back on Sunday": that is when to try again.
        let later = |atom: &Atom| {
            let comes = atom.comes() || atom.day().is_some_and(|day| day > self.reference);
            comes || matches!(atom.what, What::Weekday { .. })
        };
        let mut atoms: Vec<Atom> = read
            .atoms
            .iter()
            .filter(|atom| coming || !tense::foreseen(read, &trigger.found, atom))
            .filter(|atom| !(closes && terms::of_opening(read, &trigger.found, atom)))
            .filter(|atom| !(is_sent_back(trigger) && atom.start >= trigger.found.start && later(atom)))
            .cloned()
            .collect();
        let before = told.filter(|told| told.coming).and_then(|told| told.from).map(|from| from.date);
        crate::when::aim(&mut atoms, self.reference, lasts, before, |atom| {
            coming && !atom.since && !tense::of_word(read, atom) && !tense::foreseen(read, &trigger.found, atom)
        });
        let inside: Vec<_> = atoms.iter().filter(|atom| atom.start >= from && atom.start < to).cloned().collect();
        // "20 May: … on Monday": the head of a line does not count where the sentence itself says when.
        let label = read.sentence.label;
        let dates = |atom: &Atom| {
            atom.start >= label
                && !atom.is_end()
                && !matches!(atom.what, What::Clock { .. } | What::Old | What::Ambiguous)
        };
        let said = inside.iter().any(dates);
        let inside: Vec<_> = inside.into_iter().filter(|atom| !said || atom.start >= label).collect();
        // "Closed daily from 08:00 to 12:00" is not over at noon.
        let shut_hours = lasts && crate::arguments::repeats(read, from, to);
        let open_hours = crate::arguments::has_hours(read, trigger) || shut_hours;
        // "Open until 15:00" ends today, "open from 9:00" begins: neither is open all day.
        let of_today = |atom: &Atom| {
            let from = |word: &Word| word.any(&["from", "of", "starting", "partir", "compter", "des", "من", "اعتبارا"]);
            let before = &read.sentence.words[atom.start.saturating_sub(2)..atom.start];
            let led = matches!(atom.lead, Lead::Since | Lead::Until) || before.iter().any(from);
            trigger.kind == "reopening" && !shut_hours && led && matches!(atom.what, What::Clock { until: None, .. })
        };
        let mut kept: Vec<_> = inside
            .into_iter()
            .filter(|atom| !(open_hours && matches!(atom.what, What::Clock { .. })) || of_today(atom))
            .collect();
        // "They said on Monday that it is closed since the 21st": the day of the word is not that of the deed.
        if kept.iter().any(|atom| atom.lead == Lead::Since && !matches!(atom.what, What::Clock { .. })) {
            kept.retain(|atom| atom.lead == Lead::Since || !tense::of_word(read, atom));
        }
        // "They said on Friday that it will close on Monday"
        let own = |atom: &Atom| atom.day().is_some() && !atom.is_end() && !tense::of_word(read, atom);
        if coming && kept.iter().any(own) {
            kept.retain(|atom| atom.day().is_none() || !tense::of_word(read, atom));
        }
        // "Will not reopen this week" does not say that it will in the next one.
        if trigger.flags.contains('h') {
            kept.retain(|atom| !matches!(atom.what, What::Week { .. }));
        }
        let unsure = closes && Terms::of(read, trigger).unsure;
        let unsettled = closes && terms::settle_ends(read, &mut kept, unsure) || unsure;
        let same = told.and_then(|told| told.from).map(|stamp| stamp.date).or(self.same);
        let mut when = crate::when::resolve(&kept, self.reference, same);
        // "With effect from the 17th: 1. Closed between 20:00 and 06:00."
        if self.order_from.is_some() && !kept.iter().any(|atom| atom.day().is_some() || atom.what == What::Same) {
            when = self.order_from;
        }
        if when.is_none() && !open_hours {
            when = told.filter(|told| told.from.is_some());
        }
        let withdrawn = matches!(verdict, Verdict::Retracted | Verdict::Denied);
        if when.is_none() && !withdrawn {
            let days: Vec<_> = atoms
                .iter()
                .filter(|atom| {
                    !(matches!(atom.what, What::Old | What::Future | What::Ambiguous)
                        || trigger.flags.contains('h') && matches!(atom.what, What::Week { .. })
                        || open_hours && matches!(atom.what, What::Clock { .. }))
                })
                .cloned()
                .collect();
            // "Gate A is open, and gate B closed since May": that day is of gate B alone.
            let of_other = |atom: &Atom| {
                atom.lead == Lead::Since
                    && all.iter().any(|other| other.from >= trigger.to && (other.from..other.to).contains(&atom.start))
            };
            let elsewhere: Vec<_> =
                days.iter().filter(|atom| !atom.is_end() && !of_other(atom)).take(2).cloned().collect();
            when = crate::when::resolve(&elsewhere, self.reference, same);
            when = when.or(self.order_from);
            when = when.or(self.line_time.filter(|time| time.0 == read.sentence.line).map(|time| time.1));
            let state = trigger.flags.contains('a');
            let throughout = read.sentence.words.iter().any(|word| word.any(&["throughout", "toute", "طوال", "طيله"]));
            let week = read.sentence.words.iter().any(|word| word.is("days") || word.is("jours"));
            when = when.or(self.header.map(|header| When {
                week: week && header.until.is_some(),
                ..header.when(state && !week && !throughout)
            }));
        }
        if let Some(found) = &when {
            if is_history(found, self.reference) && !lies_there(read, &trigger.found) {
                return None;
            }
            self.same = found.from.map(|stamp| stamp.date).or(self.same);
        }
        let mut when = when.unwrap_or_default();
        // "Is closed until 25 November", said in December: it does not end before it is told.
        if when.from.is_none() && when.until.is_some_and(|until| lasts && until.date < self.reference) {
            (when.until, when.doubt.ended) = (None, true);
        }
        if when.from.is_none() && when.until.is_some() && !withdrawn {
            // "closed until the 25th": it holds on the day of the report.
            let head = self.header.map(|header| header.when(true)).and_then(|head| head.from);
            when.from = head.filter(|from| when.until.is_some_and(|until| until.date >= from.date));
        }
        // An end before the beginning: hours of every night, not a span.
        if when.until.is_some_and(|until| {
            when.from.is_some_and(|from| until < from && until.clock.is_some() == from.clock.is_some())
        }) {
            when.until = None;
            when.from = when.from.map(|from| Stamp { clock: None, ..from });
        }
        // "From 06:00 to 08:00 on Sunday, and again from Monday"
        let again = closes && terms::begins_again(&kept);
        when.until = when.until.filter(|_| !again);
        when.doubt.terms = unsettled || again;
        when.coming = coming;
        when.doubt.two_days = crate::tense::ambiguous(read, from, to);
        Some(when)
    }

    /// Where it was: one entry for each event that the trigger tells of.
    fn spots(
        &self,
        read: &Read,
        i: usize,
        (trigger, all): (&Trigger, &[Trigger]),
        told: Option<&[DraftPlace]>,
    ) -> Vec<Spot> {
        let crossing = matches!(trigger.kind, "closure" | "reopening" | "detention_denial");
        let own = place_set::own(read, trigger, &|mention| self.place(mention, crossing));
        if let Some(along) = self.along(read, trigger, all, &own) {
            return along;
        }
        if !own.is_empty() {
            return own;
        }
        let label = read.sentence.label;
        let named: Vec<&Mention> =
            read.roads(0, label).chain(read.roads(trigger.from.max(label), trigger.to)).collect();
        if !named.is_empty() {
            return self.roads(read, trigger, &named);
        }
        // "All crossings are closed except A and B": the others, and the text does not say which.
        let apart =
            |mention: &Mention| mention.contrast.is_some() && (trigger.from..trigger.to).contains(&mention.start);
        if read.places(0, trigger.to).next().is_none() && read.mentions.iter().any(apart) {
            return vec![Spot::default()];
        }
        let words = &read.sentence.words;
        let spot = |places: &[DraftPlace]| vec![Spot { places: places.to_vec(), ..Spot::default() }];
        // "On the road from A to B …, and the road is closed": that road, not the village beside it.
        let road = matches!(trigger.kind, "closure" | "reopening" | "obstruction")
            && read.scan.has("roadnoun", trigger.from, trigger.to);
        let ends: Vec<&Mention> = read.places(0, trigger.from).filter(|mention| mention.pair.is_some()).collect();
        if let Some([.., a, b]) = ends.get(..).filter(|_| road)
            && a.pair == b.pair
        {
            return spot(&[self.place(a, false), self.place(b, false)]);
        }
        if let Some(places) = told.filter(|places| !places.is_empty()) {
            return spot(places);
        }
        if let Some((places, ..)) = &self.heading {
            return spot(places);
        }
        let elsewhere: Vec<&Mention> =
            read.places(0, words.len()).filter(|mention| mention.end <= trigger.from).collect();
        match elsewhere[..] {
            [.., a, b] if a.pair.is_some() && a.pair == b.pair => {
                return spot(&[self.place(a, crossing), self.place(b, crossing)]);
            }
            [.., last] => return spot(&[self.place(last, crossing)]),
            [] => {}
        }
        let named: Vec<&Mention> = read.roads(0, words.len()).collect();
        if !named.is_empty() {
            return self.roads(read, trigger, &named);
        }
        // The seat of the authority, where nothing else is named.
        let seat = read.mentions.iter().find(|mention| {
            mention.aside && mention.contrast.is_none() && (trigger.from..trigger.to).contains(&mention.start)
        });
        if let Some(mention) = seat.filter(|_| crossing) {
            return spot(&[DraftPlace { role: "at".to_owned(), ..self.place(mention, crossing) }]);
        }
        let pronoun = read.scan.has("pronoun", 0, words.len());
        let near = |line: usize| line == read.sentence.line || pronoun && line + 1 == read.sentence.line;
        let goes_on = ellipsis::goes_on(read, &trigger.found);
        // Nothing is opened that was not named.
        if goes_on && trigger.kind == "reopening" {
            return Vec::new();
        }
        let near = |line: usize| near(line) || goes_on && line + 1 == read.sentence.line;
        let speaks = pronoun || goes_on || crossing && read.scan.has("transport", 0, words.len());
        if let Some((places, ..)) = self.before.as_ref().filter(|before| speaks && i - before.1 <= 1 && near(before.2))
        {
            return spot(places);
        }
        if let Some(place) = self.site(read, trigger) {
            return spot(&[place]);
        }
        let acting = read.scan.has("party", trigger.from, trigger.found.start)
            || read.scan.has("site", trigger.found.start, trigger.to);
        let stands = matches!(trigger.kind, "control_change" | "strike" | "clash" | "attack_site") && acting
            || trigger.kind == "ceasefire";
        if stands { vec![Spot::default()] } else { Vec::new() }
    }

    /// Routes that are named without a place on them: each as a whole. Where only a part of one is spoken of, it is not said
    /// of the rest that it is open; and who passed a road without a place on it says neither how far nor which way.
    pub(crate) fn roads(&self, read: &Read, trigger: &Trigger, named: &[&Mention]) -> Vec<Spot> {
        let part = trigger.kind == "reopening" && read.scan.has("part", 0, read.sentence.words.len());
        if matches!(trigger.kind, "ceasefire" | "passage") {
            return Vec::new();
        }
        // "R-05 (M4)": the number is of others, too.
        let vague = |one: &Mention| {
            named.iter().any(|other| other.ids.len() < one.ids.len() && other.ids.iter().all(|id| one.ids.contains(id)))
        };
        let kept = named
            .iter()
            .enumerate()
            .filter(|(i, one)| !vague(one) && !named[..*i].iter().any(|before| before.ids == one.ids));
        let kept: Vec<&Mention> = kept.map(|(_, road)| *road).filter(|road| !instead(read, road)).collect();
        let all = |places: Vec<DraftPlace>| {
            places.into_iter().map(|place| Spot { places: vec![place], ..Spot::default() }).collect()
        };
        let whole = || kept.iter().map(|road| resolve::road(self.text, self.gazetteer, road));
        let to = about::kilometres_apart(read, &trigger.found, trigger.to);
        match chainage::along(read, trigger.from, to) {
            Along::Unsaid if !part => all(whole().collect()),
            Along::Stretches(stretches) if matches!(&kept[..], [one] if self.by_code(one)) => {
                let part = |km: [f64; 2]| whole().map(move |road| DraftPlace { km: Some(km), ..road });
                all(stretches.into_iter().flat_map(part).collect())
            }
            // Where the posts of the road stand is not known here: no more of it is opened than was said.
            _ if trigger.kind == "reopening" => Vec::new(),
            _ => all(whole().collect()),
        }
    }

    /// Where the text gives km of a route that it calls by its code: these, whatever else it names beside them. `None`: it gives
    /// none, or a place is what it means.
    fn along(&self, read: &Read, trigger: &Trigger, all: &[Trigger], own: &[Spot]) -> Option<Vec<Spot>> {
        let (roads, bars) = match trigger.kind {
            "closure" | "obstruction" | "explosive_hazard" => (true, true),
            "reopening" => (true, false),
            "ambush" | "strike" | "clash" | "attack_site" | "checkpoint" | "detention_denial" => (false, false),
            _ => return None,
        };
        // "Km 20 to 35 closed due to shelling near A": the km are those of the word beside them.
        let from = all.iter().map(|other| other.found.end).filter(|end| *end <= trigger.found.start);
        let to = all.iter().map(|other| other.found.start).filter(|start| *start >= trigger.found.end);
        // Nothing else is told before it: then what its sentence begins with is its own.
        let words = &read.sentence.words;
        let clause = (0..=trigger.found.start).rev().find(|k| words[*k].gap >= 3).unwrap_or(0);
        let from = from.max().map_or(clause, |end| end.max(trigger.from));
        let to = to.min().unwrap_or(trigger.to).min(trigger.to);
        let label = read.sentence.label;
        let said = match chainage::along(read, from, to) {
            // "R-20 km 30 to 40: mines found, road closed"
            Along::Unsaid => chainage::along(read, 0, label),
            said => said,
        };
        // "The M4 (R-05)" means that one.
        let named = read.routes.iter().filter(|road| road.contrast.is_none());
        let near = |road: &Mention| road.start < label || (from.min(trigger.from)..trigger.to).contains(&road.start);
        let any = named.clone().any(near);
        let mut coded = named.filter(|road| (near(road) || !any) && self.by_code(road) && !instead(read, road));
        let road = coded.next().filter(|first| coded.all(|other| other.ids == first.ids))?;
        let whole = || resolve::road(self.text, self.gazetteer, road);
        let spot = |place: DraftPlace| Spot { places: vec![place], ..Spot::default() };
        let ends = |spot: &Spot| spot.places.len() == 2;
        match said {
            Along::Unsaid => None,
            Along::Stretches(stretches) => {
                let single = stretches.iter().all(|[a, b]| a.total_cmp(b).is_eq());
                // "From A (km 23) to B (km 44)"
                let named = own.iter().any(ends) && single;
                let parts = stretches.into_iter().map(|km| spot(DraftPlace { km: Some(km), ..whole() }));
                (!named).then(|| parts.collect())
            }
            // "From km 20 to B": where that is, nobody has worked out; no less of it is closed, and no more opened, than was said.
            Along::Unclear if own.is_empty() || own.iter().any(ends) || !roads => None,
            Along::Unclear => Some(if bars { vec![spot(whole())] } else { Vec::new() }),
        }
    }

    /// Whether the text calls the one route it means by its code.
    fn by_code(&self, mention: &Mention) -> bool {
        let said = self.text.get(mention.bytes.0..mention.bytes.1).unwrap_or_default();
        let [id] = mention.ids[..] else { return false };
        let code = self.gazetteer.entry(id).and_then(|entry| entry.about.code.as_deref());
        code.is_some_and(|code| key_of(code) == key_of(said))
    }

    /// The site itself stands for the place that is not named: "the Iranian consulate".
    fn site(&self, read: &Read, trigger: &Trigger) -> Option<DraftPlace> {
        if trigger.kind != "attack_site" {
            return None;
        }
        let words = &read.sentence.words;
        let site = read.scan.all("site").find(|site| site.start >= trigger.from && site.start < trigger.to)?;
        let mut start = site.start;
        while start > trigger.found.end
            && start + 3 > site.start
            && !words[start].after_break()
            && !words[start - 1].any(&["on", "of", "and", "at", "de", "et"])
        {
            start -= 1;
        }
        let span = read.sentence.span(start, site.end)?;
        Some(DraftPlace {
            surface: self.text.get(span.0..span.1)?.to_owned(),
            role: "at".to_owned(),
            precision: "unknown".to_owned(),
            ..DraftPlace::default()
        })
    }

    /// A row of a table of crossings.
    fn row(&mut self, read: &Read, row: &Row) {
        let name = read.mentions.iter().find(|mention| mention.bytes.0 >= row.name.0 && mention.bytes.1 <= row.name.1);
        let place = name.map_or_else(
            || {
                let surface = self
                    .text
                    .get(row.name.0..row.name.1)
                    .unwrap_or_default()
                    .split('/')
                    .next()
                    .unwrap_or_default()
                    .trim();
                DraftPlace {
                    surface: surface.to_owned(),
                    role: "at".to_owned(),
                    precision: "unknown".to_owned(),
                    ..DraftPlace::default()
                }
            },
            |mention| DraftPlace { role: "at".to_owned(), ..self.place(mention, true) },
        );
        let mut rest = read.sentence.clone();
        rest.words.retain(|word| word.token.start > row.rest);
        let mut kinds: Vec<String> = Vec::new();
        if !rest.words.is_empty() {
            rest.label = 0;
            self.heading = Some((vec![place.clone()], row.line, None));
            let mut remark = Read::new(self.text, rest, self.gazetteer);
            remark.date(self.reference);
            let before = self.out.len();
            let around = Around { transport: true, place: true, before: false };
            for trigger in triggers(&remark, self.gazetteer, &around, false) {
                let verdict = verdict(&remark, &trigger.found, trigger.from, trigger.to, false);
                if verdict != Verdict::Told {
                    continue;
                }
                let Some(when) = self.when(&remark, &trigger, &[], verdict, None) else { continue };
                let spot = Spot { places: vec![place.clone()], ..Spot::default() };
                let status = status(&remark, &trigger, verdict, &[], false);
                let draft = crate::fill::fill(self, &remark, &trigger, &spot, &when, status);
                self.out.push((draft, usize::MAX));
            }
            kinds = self.out[before..].iter().map(|(draft, _)| draft.kind.clone()).collect();
            // "Open", with "exit only" beside it.
            kinds.extend((!crate::cue::cues(&remark).is_empty()).then(|| "reopening".to_owned()));
            self.heading = None;
        }
        let when = self.header.map_or_else(When::default, |header| header.when(true));
        for mut draft in table::drafts(row, self.zone, |kind| kinds.iter().any(|told| told == kind)) {
            draft.places = vec![place.clone()];
            draft.from = when.from.map(|from| from.text(self.zone));
            when.precision().clone_into(&mut draft.time_precision);
            self.text.get(row.name.0..row.span.1).unwrap_or_default().clone_into(&mut draft.evidence);
            draft.span = (row.name.0, row.span.1);
            self.out.push((draft, usize::MAX));
        }
    }
}

/// "Use R-26 instead": a road that is told to be taken is not what is told of.
fn instead(read: &Read, road: &Mention) -> bool {
    let words = &read.sentence.words;
    let before = (road.start.saturating_sub(3)..road.start).rev().take_while(|k| !words[k + 1].after_break());
    let take = before.filter(|k| {
        words[*k].any(&[
            "use",
            "using",
            "take",
            "taking",
            "utilisez",
            "utiliser",
            "empruntez",
            "emprunter",
            "prenez",
            "prendre",
            "استخدموا",
            "استخدام",
            "استخدم",
            "اسلكوا",
            "سلوك",
        ])
    });
    let not = |k: usize| (k.saturating_sub(2)..k + 2).any(|k| read.scan.covers("negation", k));
    let behind = road.end..(road.end + 4).min(words.len());
    let said = |k: usize| words[k].any(&["instead", "alternative", "place", "بدلا", "بديلا", "بديل"]);
    take.map(not).any(|not| !not) || behind.into_iter().any(said)
}

/// "Told to come back later", of a checkpoint: the lists mark such words so.
fn is_sent_back(trigger: &Trigger) -> bool {
    trigger.kind == "detention_denial" && trigger.flags.contains('h')
}

/// What is put on a road without a place on it says so.
pub(crate) fn on_road(draft: &mut Draft) {
    let [place] = &draft.places[..] else { return };
    let routes = place.ranked.iter().filter(|found| found.kind == "route").count();
    if place.lat.is_some() || routes == 0 {
        return;
    }
    if place.km.is_none() {
        draft.doubts.push(if routes > 1 { "which_road" } else { "whole_road" }.to_owned());
    }
    if draft.subkind.as_deref() == Some("crossing") {
        draft.subkind = Some("road_section".to_owned());
    }
}

/// A clock time or a day at the very beginning of a line.
fn line_time(read: &Read, reference: NaiveDate) -> Option<When> {
    let first = read.atoms.first().filter(|atom| atom.start <= 1 && !matches!(atom.what, What::Old | What::Future))?;
    crate::when::resolve(std::slice::from_ref(first), reference, None)
}
