//! What becomes of a row: it is compared with what the row of its key said last time, so that what people have made of the
//! event stays where the file has nothing new to say.

use passage_exchange::{Batch, EventRecord, Heard, Row};
use passage_model::{Event, EventId, Evidence, Grade, Report, ReportId, SourceId, Stance, TextHash};
use passage_store::{Alias, EventRow};
use passage_words::{Arg, Words, fold};

use super::{Events, Kept, Known, Origin, is_as_written, marked};
use crate::{
    Desk,
    desk::new_id,
    dto::*,
    error::Result,
    import::{
        difference,
        plan::{
            Tally,
            word::{
                self, Word, alone, grade, is_another, is_another_claim, is_another_or_later, is_quite_another,
                is_set_aside, is_told_alike, key_of_file, lets_through, merge, of_record, own_id,
            },
        },
        read::name_of,
    },
    opening::store_error,
    titles,
};

/// So often one number may be used for different events of lists of one name.
const MOST_USED: u32 = 200;

/// Where a row stands, and for whom it is told.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) desk: &'a Desk,
    pub(super) words: Words,
    pub(super) from: Origin<'a>,
}

/// How the report of a row is taken in.
struct Taking<'w> {
    /// What the row said before.
    word: Option<&'w Word>,
    /// It tells of an event of another key.
    joins: bool,
    /// It takes back what the row said before.
    corrects: bool,
}

/// What a row has that differs from last time, and what people made of its report.
struct News {
    regraded: bool,
    retold: bool,
    /// The text before.
    text: String,
    /// It takes back what was said.
    corrects: bool,
    /// The grade by which a person lets the report count, where it is another than the row gave.
    regard: Option<Grade>,
}

impl Events {
    pub(super) fn row(
        &mut self,
        desk: &Desk,
        words: Words,
        known: &mut Known,
        batch: &Batch,
        row: &Row<EventRecord>,
        tally: &mut Tally,
    ) -> Result<()> {
        let record = &row.record;
        let at = At { desk, words, from: Origin { batch, row: row.row } };
        // Of our own export and as it was written: what is here under that id says more than the file.
        if !known.aliases.contains_key(&record.source_key)
            && let Some(own) = own_id(&record.source_key).and_then(|id| self.current(known, id))
            && is_as_written(&self.register, own, record)
        {
            tally.unchanged += 1;
            return Ok(());
        }
        let (key, before) = self.key_of(at, known, record)?;
        let renamed = (key != record.source_key).then(|| EventRecord { source_key: key, ..record.clone() });
        let record = renamed.as_ref().unwrap_or(record);
        if let Some(alias) = known.aliases.get(&record.source_key).copied()
            && let Some(event) = self.current(known, alias.event).cloned()
        {
            return self.told_before(at, known, record, event, tally);
        }
        let old = known.by_key.get(&record.source_key).copied().and_then(|id| self.current(known, id)).cloned();
        if let Some(old) = old {
            return self.known_one(at, known, record, old, tally);
        }
        if let Some(id) = known.deleted.get(&record.source_key).copied() {
            return self.deleted_one(at, known, record, id, tally);
        }
        if let Some(before) = before {
            let told = of_record(before.id, None, record);
            let (ours, theirs) = (self.described(words, &before), self.described(words, &told));
            let message = words
                .with("imports-number-reused", &[("ours", ours.clone().into()), ("theirs", theirs.clone().into())]);
            tally.tell(at.from.row, "number-reused", message, (ours, theirs), false);
        }
        self.new_one(desk, words, known, at.from, record, tally)
    }

    /// The key under which a row is known. The number of a list may have been used for another event by another list: then
    /// the name of the file is part of the key, and that event is given with it.
    fn key_of(&mut self, at: At<'_>, known: &mut Known, record: &EventRecord) -> Result<(String, Option<Event>)> {
        let mut key = record.source_key.clone();
        let mut before = None;
        if !word::is_numbered(&key) {
            return Ok((key, None));
        }
        let told = of_record(EventId::from_parts(0, [0; 10]), None, record);
        for nth in 1..MOST_USED {
            let Some(then) = self.word(at, known, &key)?.and_then(|word| word.event) else { break };
            // A list of a named source may correct kind or place of its own event.
            let other = match &record.source {
                None => is_another(&then, &told),
                Some(_) => is_quite_another(&then, &told) && !known.deleted.contains_key(&key),
            };
            if !other {
                break;
            }
            before.get_or_insert(then);
            key = key_of_file(&record.source_key, name_of(&at.from.batch.name), nth);
            known.look_up(at.desk, at.words, &[&key])?;
        }
        Ok((key, before))
    }

    /// What the row of a key said last, in this import or before it.
    fn word(&self, at: At<'_>, known: &mut Known, key: &str) -> Result<Option<Word>> {
        let Some(Kept { row, hash }) = self.rows.get(key) else {
            return known.word(at.desk, at.words, &self.register, key);
        };
        let planned = || self.current(known, row.event).cloned();
        Ok(Some(Word {
            event: row.said.clone().or_else(planned),
            grade: row.grade,
            hash: *hash,
            report: Some(row.report),
            coded_at: row.coded_at,
        }))
    }

    /// A row whose event is on record.
    fn known_one(
        &mut self,
        at: At<'_>,
        known: &mut Known,
        record: &EventRecord,
        old: Event,
        tally: &mut Tally,
    ) -> Result<()> {
        let words = at.words;
        let word = self.word(at, known, &record.source_key)?.unwrap_or_else(|| Word {
            event: Some(alone(&old)),
            grade: grade(record),
            hash: TextHash::of(&record.report_text),
            report: None,
            coded_at: None,
        });
        let then = word.event.clone().unwrap_or_else(|| alone(&old));
        let theirs = of_record(old.id, Some(&old), record);
        if word.is_said_again(&theirs, record) {
            tally.unchanged += 1;
            if record.coded_at > word.coded_at {
                self.keep(record, &old, word.report, Some(&theirs));
            }
            return Ok(());
        }
        if self.is_overtaken(at, &word, &old, record, (&then, &theirs), tally)? {
            return Ok(());
        }
        let news = self.news(at, &word, &old, record)?;
        let merged = merge(&then, &old, &theirs);
        let claims = news.regraded || news.retold || is_another_claim(&then, &theirs);
        let mut clash = if claims && is_set_aside(&then, &old, &theirs) {
            difference::event(words, &self.register, &old, &theirs)
        } else {
            difference::event(words, &self.register, &old, &merged.clash)
        };
        clash.extend(news.regard.map(|ours| difference::graded(words, ours, grade(record))));
        if !clash.is_empty() {
            if news.retold && !is_rendering(&record.report_text) {
                clash.extend(difference::report(words, &news.text, &record.report_text));
            }
            self.hold(at, "row-conflict", &old, &clash, tally);
            return Ok(());
        }
        if !news.regraded && !news.retold && is_told_alike(&merged.event, &old) {
            // A person had set it so before the file did.
            tally.unchanged += 1;
            self.keep(record, &old, word.report, Some(&theirs));
            return Ok(());
        }
        let event = merged.event;
        tally.update(
            at.from.row,
            || titles::title(words, &self.register, &event),
            || {
                let mut fields = difference::event(words, &self.register, &old, &event);
                add_news(words, &news, &word, record, &mut fields);
                fields
            },
        );
        self.tell_correction(at, &news, record, &event, tally);
        // The report said something else before: what it says now is a further report, the first stays.
        let taking = Taking { word: Some(&word), joins: false, corrects: news.corrects };
        let report = self.take_so(at, record, event.clone(), &taking)?;
        self.keep(record, &event, Some(report), Some(&theirs));
        Ok(())
    }

    /// A row that is on record as a further report of another event.
    fn told_before(
        &mut self,
        at: At<'_>,
        known: &mut Known,
        record: &EventRecord,
        event: Event,
        tally: &mut Tally,
    ) -> Result<()> {
        let words = at.words;
        let theirs = of_record(event.id, None, record);
        let Some(word) = self.word(at, known, &record.source_key)? else {
            tally.unchanged += 1;
            return Ok(());
        };
        if word.is_said_again(&theirs, record) {
            tally.unchanged += 1;
            if record.coded_at > word.coded_at {
                self.keep(record, &event, word.report, Some(&theirs));
            }
            return Ok(());
        }
        let then = word.event.clone().unwrap_or_else(|| theirs.clone());
        if self.is_overtaken(at, &word, &event, record, (&then, &theirs), tally)? {
            return Ok(());
        }
        // What is no longer said of this event is not a report of it.
        if theirs.kind() != event.kind() || is_another(&then, &theirs) {
            let fields = difference::event(words, &self.register, &event, &theirs);
            self.hold(at, "row-of-another", &event, &fields, tally);
            return Ok(());
        }
        let news = self.news(at, &word, &event, record)?;
        if let Some(ours) = news.regard {
            let fields = [difference::graded(words, ours, grade(record))];
            self.hold(at, "row-conflict", &event, &fields, tally);
            return Ok(());
        }
        tally.update(
            at.from.row,
            || titles::title(words, &self.register, &event),
            || {
                let mut fields = if news.retold {
                    difference::report(words, &news.text, &record.report_text)
                } else {
                    difference::event(words, &self.register, &then, &theirs)
                };
                if news.regraded {
                    fields.push(difference::graded(words, word.grade, grade(record)));
                }
                fields
            },
        );
        self.tell_correction(at, &news, record, &event, tally);
        let taking = Taking { word: Some(&word), joins: true, corrects: news.corrects };
        let report = self.take_so(at, record, event.clone(), &taking)?;
        self.aliases.push((record.source_key.clone(), Alias { event: event.id, report }));
        self.keep(record, &event, Some(report), Some(&theirs));
        Ok(())
    }

    /// A row whose event a person has deleted: never taken in unasked, and never in silence.
    fn deleted_one(
        &mut self,
        at: At<'_>,
        known: &mut Known,
        record: &EventRecord,
        id: EventId,
        tally: &mut Tally,
    ) -> Result<()> {
        let words = at.words;
        let word = self.word(at, known, &record.source_key)?;
        let told = of_record(id, None, record);
        let theirs = self.described(words, &told);
        let then = word.as_ref().and_then(|word| word.event.clone());
        let ours = then.as_ref().map_or_else(|| theirs.clone(), |then| self.described(words, then));
        let text =
            |id: &str| words.with(id, &[("ours", Arg::from(ours.clone())), ("theirs", Arg::from(theirs.clone()))]);
        let texts = (ours.clone(), theirs.clone());
        if word.as_ref().is_some_and(|word| word.is_said_again(&told, record)) {
            tally.unchanged += 1;
            tally.tell(at.from.row, "row-deleted", text("imports-row-deleted"), texts, false);
            return Ok(());
        }
        if then.is_some_and(|then| is_another_or_later(&then, &told)) {
            tally.tell(at.from.row, "row-after-deleted", text("imports-row-after-deleted"), texts, false);
            return self.new_one(at.desk, words, known, at.from, record, tally);
        }
        let message = match word {
            Some(word) => {
                let mut fields =
                    word.event.map(|then| difference::event(words, &self.register, &then, &told)).unwrap_or_default();
                if word.grade != grade(record) {
                    fields.push(difference::graded(words, word.grade, grade(record)));
                }
                if word.hash != TextHash::of(&record.report_text) && fields.is_empty() {
                    let old = word.report.map(|id| self.report(at, id)).transpose()?.flatten();
                    let old = old.map(|old| old.text).unwrap_or_default();
                    fields.extend(difference::report(words, &old, &record.report_text));
                }
                let fields = difference::listed(words, &fields);
                words.with("imports-row-deleted-differs", &[("ours", ours.into()), ("fields", fields.into())])
            }
            None => text("imports-row-deleted"),
        };
        tally.held += 1;
        tally.tell(at.from.row, "row-deleted-differs", message, texts, true);
        Ok(())
    }

    /// Whether a later word of the row is on record already: a later coding, or a later file. Then it is told.
    fn is_overtaken(
        &self,
        at: At<'_>,
        word: &Word,
        event: &Event,
        record: &EventRecord,
        (then, theirs): (&Event, &Event),
        tally: &mut Tally,
    ) -> Result<bool> {
        let code = if word.is_newer_than(record) {
            "row-older"
        } else if self.is_of_older_file(at, word, event)? {
            "file-older"
        } else {
            return Ok(false);
        };
        let mut fields = difference::event(at.words, &self.register, then, theirs);
        if word.grade != grade(record) {
            fields.push(difference::graded(at.words, word.grade, grade(record)));
        }
        if fields.is_empty() {
            let old = word.report.map(|id| self.report(at, id)).transpose()?.flatten();
            let old = old.map(|old| old.text).unwrap_or_default();
            fields = difference::report(at.words, &old, &record.report_text);
        }
        self.hold(at, code, event, &fields, tally);
        Ok(true)
    }

    /// Whether this very file was taken in before, and another file has changed the row since.
    fn is_of_older_file(&self, at: At<'_>, word: &Word, event: &Event) -> Result<bool> {
        let sha256 = at.from.batch.sha256.as_str();
        let from_file = |report: &Report| report.provenance.as_ref().is_some_and(|text| text.contains(sha256));
        let behind = self.behind(at, event)?;
        let newest = behind.iter().find(|report| Some(report.id) == word.report);
        Ok(newest.is_some_and(|newest| {
            !from_file(newest) && behind.iter().any(|report| report.source == newest.source && from_file(report))
        }))
    }

    /// What differs beside the fields of the event.
    fn news(&self, at: At<'_>, word: &Word, event: &Event, record: &EventRecord) -> Result<News> {
        let old = word.report.map(|id| self.report(at, id)).transpose()?.flatten();
        let retold = word.hash != TextHash::of(&record.report_text);
        let text = old.as_ref().map(|old| old.text.clone()).unwrap_or_default();
        let evidence = event.evidence.iter().find(|evidence| Some(evidence.report) == word.report);
        let counts = old.as_ref().zip(evidence).map(|(old, evidence)| Grade {
            reliability: self.reliability(old.source).unwrap_or(word.grade.reliability),
            credibility: evidence.credibility,
        });
        let (said, says) = (word.grade, grade(record));
        // Of the half that the file changed a person may have said otherwise.
        let clashes = counts.is_some_and(|counts| {
            differs(said.reliability, counts.reliability, says.reliability)
                || differs(said.credibility, counts.credibility, says.credibility)
        });
        Ok(News {
            regraded: said != says,
            retold,
            corrects: retold
                && !is_rendering(&record.report_text)
                && word::reads_as_correction(&record.report_text)
                && !word::reads_as_correction(&text),
            text,
            regard: counts.filter(|_| clashes),
        })
    }

    /// A text that takes something back is shown: its row may still be coded as before.
    fn tell_correction(&self, at: At<'_>, news: &News, record: &EventRecord, event: &Event, tally: &mut Tally) {
        if !news.corrects {
            return;
        }
        let title = titles::title(at.words, &self.register, event);
        let texts = (difference::shown(&news.text), difference::shown(&record.report_text));
        let args = [("title", title.into()), ("ours", texts.0.clone().into()), ("theirs", texts.1.clone().into())];
        tally.tell(at.from.row, "row-corrects", at.words.with("imports-row-corrects", &args), texts, false);
    }

    /// A row that is not taken, with what is here and what the file says.
    fn hold(&self, at: At<'_>, code: &str, event: &Event, fields: &[FieldChangeDto], tally: &mut Tally) {
        tally.held += 1;
        let (title, listed) = (titles::title(at.words, &self.register, event), difference::listed(at.words, fields));
        let message = at.words.with(&format!("imports-{code}"), &[("title", title.into()), ("fields", listed.into())]);
        let values = |value: fn(&FieldChangeDto) -> &str| {
            difference::shown(&fields.iter().map(value).collect::<Vec<_>>().join("; "))
        };
        tally.tell(at.from.row, code, message, (values(|field| &field.old), values(|field| &field.new)), true);
    }

    /// An event by name, day and place.
    fn described(&self, words: Words, event: &Event) -> String {
        let parts = [
            titles::title(words, &self.register, event),
            difference::when(words, event),
            difference::geometry(words, event.geometry.as_ref()),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Keeps what a row says, for the next file. `said`: where the event is not as the row alone gives it.
    pub(super) fn keep(&mut self, record: &EventRecord, event: &Event, report: Option<ReportId>, said: Option<&Event>) {
        let Some(report) = report else { return };
        let hash = TextHash::of(&record.report_text);
        let row = EventRow {
            event: event.id,
            report,
            grade: grade(record),
            coded_at: record.coded_at,
            said: said.map(alone),
        };
        self.rows.insert(record.source_key.clone(), Kept { row, hash });
    }

    /// A further report of an event, which stays as it is.
    pub(super) fn join(&mut self, at: At<'_>, record: &EventRecord, event: Event) -> Result<Alias> {
        let theirs = of_record(event.id, None, record);
        let report = self.take_so(at, record, event.clone(), &Taking { word: None, joins: true, corrects: false })?;
        let alias = Alias { event: event.id, report };
        self.aliases.push((record.source_key.clone(), alias));
        self.keep(record, &event, Some(report), Some(&theirs));
        Ok(alias)
    }

    /// Plans a new event with the report of the row behind it.
    pub(super) fn take(&mut self, at: At<'_>, record: &EventRecord, event: Event) -> Result<()> {
        let report = self.take_so(at, record, event.clone(), &Taking { word: None, joins: false, corrects: false })?;
        self.keep(record, &event, Some(report), None);
        Ok(())
    }

    /// Plans an event with the report of the row behind it. The earlier reports of the row stay, and count by the grade that
    /// their source gives now.
    fn take_so(&mut self, at: At<'_>, record: &EventRecord, mut event: Event, taking: &Taking<'_>) -> Result<ReportId> {
        let heard = record.further.as_ref().filter(|_| !taking.joins);
        let main = heard.and_then(|further| further.main());
        if let Some(main) = main {
            self.marked_source(at.desk, at.words, main)?;
        }
        let (source, credibility) = self.voice(at, record, &event, taking.word)?;
        let report = Report {
            id: new_id!(at.desk, at.words, ReportId),
            source,
            origin: main.and_then(|main| Some(marked(at.words, main.origin.as_ref()?))),
            received_at: at.desk.now(),
            published_at: record.published_at,
            lang: record.lang,
            hash: TextHash::of(&record.report_text),
            text: record.report_text.clone(),
            example: false,
            provenance: Some(at.from.batch.provenance(at.from.row)),
        };
        let id = report.id;
        let takes_back = taking.corrects && lets_through(&event);
        let stance = match record.status {
            _ if takes_back => Stance::Denies,
            _ if main.is_some() => main.map_or(Stance::Supports, |main| main.stance),
            // A contradicted row still says that the event was reported; only a pure denial would deny it.
            _ if event.evidence.is_empty() => Stance::Supports,
            passage_model::EventStatus::Contradicted => Stance::Denies,
            passage_model::EventStatus::Retracted if taking.joins => Stance::Denies,
            _ => Stance::Supports,
        };
        if taking.word.is_some() {
            for earlier in self.earlier(at, record, &event, taking.joins)? {
                self.regrade(at, &mut event, earlier, &report, (stance, credibility, takes_back))?;
            }
        }
        event.evidence.push(Evidence { report: id, stance, credibility });
        if let (Some(further), Some(main)) = (heard, main) {
            let others = further.heard.iter().filter(|other| !std::ptr::eq(*other, main));
            self.hear(at, &mut event, &report, others)?;
        }
        self.put_report(report);
        match self.place.get(&event.id).and_then(|at| self.planned.get_mut(*at)) {
            Some(planned) => *planned = event,
            None => {
                self.place.insert(event.id, self.planned.len());
                self.planned.push(event);
            }
        }
        Ok(id)
    }

    /// Puts further reports that our own export tells of behind an event. Those that are there already count as they do now.
    fn hear<'h>(
        &mut self,
        at: At<'_>,
        event: &mut Event,
        row: &Report,
        others: impl Iterator<Item = &'h Heard>,
    ) -> Result<()> {
        let behind = self.behind(at, event)?;
        let mut taken: Vec<ReportId> = Vec::new();
        for heard in others {
            let source = self.marked_source(at.desk, at.words, heard)?;
            let (stance, credibility) = (heard.stance, heard.grade.credibility);
            let origin = heard.origin.as_ref().map(|origin| marked(at.words, origin));
            let known = behind
                .iter()
                .find(|report| (report.source, &report.origin) == (source, &origin) && !taken.contains(&report.id));
            if let Some(known) = known
                && let Some(evidence) = event.evidence.iter_mut().find(|evidence| evidence.report == known.id)
            {
                taken.push(known.id);
                (evidence.stance, evidence.credibility) = (stance, credibility);
                continue;
            }
            let report = Report { id: new_id!(at.desk, at.words, ReportId), source, origin, ..row.clone() };
            event.evidence.push(Evidence { report: report.id, stance, credibility });
            self.put_report(report);
        }
        Ok(())
    }

    /// Who says it, and how credible it is. Of what the file did not change a person's word stands.
    fn voice(
        &mut self,
        at: At<'_>,
        record: &EventRecord,
        event: &Event,
        word: Option<&Word>,
    ) -> Result<(SourceId, passage_model::Credibility)> {
        let mut credibility = record.credibility;
        if let Some(word) = word
            && let Some(id) = word.report
        {
            let evidence = event.evidence.iter().find(|evidence| evidence.report == id);
            if let Some(evidence) = evidence.filter(|_| word.grade.credibility == record.credibility) {
                credibility = evidence.credibility;
            }
            if word.grade.reliability == record.reliability
                && let Some(old) = self.report(at, id)?
            {
                return Ok((old.source, credibility));
            }
        }
        Ok((self.source(at.desk, at.words, record)?, credibility))
    }

    /// The earlier reports of a row that stand behind its event.
    fn earlier(&self, at: At<'_>, record: &EventRecord, event: &Event, joins: bool) -> Result<Vec<Report>> {
        let name = fold(&record.source.clone().unwrap_or_else(|| at.words.text("import-unnamed-source")));
        let mut found = Vec::new();
        for report in self.behind(at, event)? {
            if report.provenance.is_none() || !self.is_called(report.source, &name) {
                continue;
            }
            let planned = self.aliases.iter().rev().find(|(_, alias)| alias.report == report.id);
            let key = match planned {
                Some((key, _)) => Some(key.clone()),
                None => {
                    let key = at.desk.store(at.words)?.at(None).alias_key(report.id);
                    key.map_err(|error| store_error(at.words, &error))?
                }
            };
            // Only those that came under this key.
            if key.map_or(!joins, |key| key == record.source_key) {
                found.push(report);
            }
        }
        Ok(found)
    }

    /// Lets an earlier report of a row count as its newest one does. One that says the opposite, or that the source has taken
    /// back, no longer stands behind the event; it stays on record.
    fn regrade(
        &mut self,
        at: At<'_>,
        event: &mut Event,
        earlier: Report,
        newest: &Report,
        (stance, credibility, takes_back): (Stance, passage_model::Credibility, bool),
    ) -> Result<()> {
        let Some(index) = event.evidence.iter().position(|evidence| evidence.report == earlier.id) else {
            return Ok(());
        };
        let other_source = earlier.source != newest.source;
        let shared = other_source && {
            let events = at.desk.store(at.words)?.at(None).event_ids_by_report(earlier.id);
            events.map_err(|error| store_error(at.words, &error))?.iter().any(|other| *other != event.id)
        };
        let denied = stance == Stance::Supports
            && event.evidence.get(index).is_some_and(|evidence| evidence.stance == Stance::Denies);
        if takes_back || denied || shared {
            event.evidence.remove(index);
            return Ok(());
        }
        if let Some(evidence) = event.evidence.get_mut(index) {
            evidence.credibility = credibility;
        }
        if other_source {
            // A grade belongs to the source: of one origin the report counts once, by the new one.
            self.put_report(Report { source: newest.source, ..earlier });
        }
        Ok(())
    }

    /// Plans a report: a new one, or another word on one that is there.
    fn put_report(&mut self, report: Report) {
        match self.report_place.get(&report.id).and_then(|at| self.reports.get_mut(*at)) {
            Some(planned) => *planned = report,
            None => {
                self.report_place.insert(report.id, self.reports.len());
                self.reports.push(report);
            }
        }
    }

    /// The reports behind an event, those of this import included.
    fn behind(&self, at: At<'_>, event: &Event) -> Result<Vec<Report>> {
        event.evidence.iter().filter_map(|evidence| self.report(at, evidence.report).transpose()).collect()
    }

    /// One report, that of this import before that on record.
    fn report(&self, at: At<'_>, id: ReportId) -> Result<Option<Report>> {
        if let Some(planned) = self.report_place.get(&id).and_then(|at| self.reports.get(*at)) {
            return Ok(Some(planned.clone()));
        }
        at.desk.store(at.words)?.at(None).report(id).map_err(|error| store_error(at.words, &error))
    }

    fn reliability(&self, id: SourceId) -> Option<passage_model::Reliability> {
        let new = || self.sources.iter().find(|source| source.id == id).map(|source| source.reliability);
        self.register.sources.get(&id).map(|source| source.reliability).or_else(new)
    }

    fn is_called(&self, id: SourceId, name: &str) -> bool {
        let new = || self.sources.iter().find(|source| source.id == id);
        let source = self.register.sources.get(&id).or_else(new);
        source.is_some_and(|source| source.names.0.iter().any(|own| fold(&own.text) == name))
    }
}

/// Adds grade and text to the fields that differ. The text is left out where it only repeats the fields.
fn add_news(words: Words, news: &News, word: &Word, record: &EventRecord, fields: &mut Vec<FieldChangeDto>) {
    if news.regraded {
        fields.push(difference::graded(words, word.grade, grade(record)));
    }
    if news.retold && (fields.is_empty() || !is_rendering(&record.report_text)) {
        fields.extend(difference::report(words, &news.text, &record.report_text));
    }
}

/// Whether file and person have both changed a value, to different ones.
fn differs<T: PartialEq>(then: T, ours: T, theirs: T) -> bool {
    then != theirs && then != ours && ours != theirs
}

/// Whether a text is the row itself, a column a line: it says nothing that the fields do not say.
fn is_rendering(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some() && lines.next().is_some() && text.lines().all(|line| line.contains(": "))
}
