//! Rows that come again: the file is compared with what it said last time, and what people did stays or is told.

use passage_model::{
    Access, Detail, Event, EventId, EventStatus, Grade, Lang, Report, ReportId, Stance, TextHash, TrafficClass,
};
use passage_store::EventFilter;
use tempfile::TempDir;

use super::case::question;
use crate::{
    Desk, app, assessment_report,
    desk::{new_id, words},
    dto::*,
    edit, import,
};

const HEAD: &str = "id,date_start,date_end,lat,lon,kind,where_prec,status,grade,source,report,place";
const CLOSED: &str = "1,2024-11-28,,36.0,37.15,closure,1,confirmed,A1,Gov,Road closed,X";
const OPEN: &str = "2,2024-11-29,,36.0,37.15,reopening,1,confirmed,A1,Gov,Reopened,X";
const STRIKE: &str = "3,2024-11-29,,36.0,38.9,strike,1,reported,B2,Gov,A strike,Y";
const ROADS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"A1","properties":{"name":"Alpha","code":"A1"},"geometry":{"type":"LineString","coordinates":[[37.0,36.0],[37.1,36.0],[37.2,36.0],[37.3,36.0],[37.4,36.0]]}}]}"#;

/// A database with one road, and nothing else.
fn road() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now = super::case::AS_OF.parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("road.db"), move || now);
    let args = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut desk, args).unwrap();
    let file = folder.path().join("roads.geojson");
    std::fs::write(&file, ROADS).unwrap();
    import::import(&mut desk, ImportArgs::files(vec![file.display().to_string()], Lang::En)).unwrap();
    (desk, folder)
}

/// Takes in a file of this name, and looks first: a preview says what the import does.
fn bring(desk: &mut Desk, folder: &TempDir, name: &str, text: &str) -> ImportFileDto {
    let file = folder.path().join(name);
    std::fs::write(&file, text).unwrap();
    let args = |dry_run| ImportArgs { dry_run, ..ImportArgs::files(vec![file.display().to_string()], Lang::En) };
    let told = |file: &ImportFileDto| {
        let issues: Vec<String> = file.issues.iter().map(|issue| format!("{issue:?}")).collect();
        let changes: Vec<String> = file.changes.iter().map(|change| format!("{change:?}")).collect();
        (file.added, file.updated, file.unchanged, file.joined, file.held, issues, changes)
    };
    let preview = import::import(desk, args(true)).unwrap().files.remove(0);
    let done = import::import(desk, args(false)).unwrap().files.remove(0);
    assert_eq!(told(&preview), told(&done));
    assert!(done.issues.iter().all(|issue| !issue.message.contains('‹')), "{:?}", done.issues);
    done
}

fn list(desk: &mut Desk, folder: &TempDir, rows: &[&str]) -> ImportFileDto {
    bring(desk, folder, "week.csv", &format!("{HEAD}\n{}\n", rows.join("\n")))
}

fn counts(file: &ImportFileDto) -> (u64, u64, u64, u64) {
    (file.added, file.updated, file.unchanged, file.held)
}

fn events(desk: &Desk) -> Vec<Event> {
    desk.store(words(Lang::En)).unwrap().at(None).events(&EventFilter::default()).unwrap()
}

/// The event of a key that ends so.
fn event(desk: &Desk, key: &str) -> Event {
    let mut found =
        events(desk).into_iter().filter(|event| event.source_key.as_ref().is_some_and(|k| k.ends_with(key)));
    let event = found.next().unwrap();
    assert!(found.next().is_none());
    event
}

/// A person opens the form, changes something and saves.
fn edit_event(desk: &mut Desk, id: EventId, with: impl FnOnce(&mut EventForm)) {
    let mut form = edit::event_form(desk, IdArgs { id: id.to_string(), lang: Lang::En }).unwrap();
    with(&mut form);
    edit::save_event(desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
}

fn access(desk: &mut Desk) -> Access {
    access_for(desk, None)
}

fn access_for(desk: &mut Desk, traffic: Option<TrafficClass>) -> Access {
    let asked = AssessArgs { traffic, ..question(Lang::En) };
    assessment_report(desk, &asked, &[]).unwrap().routes.remove(0).access
}

/// The grades by which the reports behind an event count.
fn grades(desk: &Desk, event: &Event) -> Vec<(String, Stance)> {
    let view = desk.store(words(Lang::En)).unwrap().at(None);
    let told = event.evidence.iter().map(|evidence| {
        let source = view.source(view.report(evidence.report).unwrap().unwrap().source).unwrap().unwrap();
        let grade = Grade { reliability: source.reliability, credibility: evidence.credibility };
        (grade.to_string(), evidence.stance)
    });
    told.collect()
}

fn issue<'a>(file: &'a ImportFileDto, code: &str) -> &'a ImportIssueDto {
    file.issues.iter().find(|issue| issue.code == code).unwrap_or_else(|| panic!("{code}: {:?}", file.issues))
}

#[test]
fn what_a_person_took_back_stays_where_the_file_says_nothing_new() {
    for status in [EventStatus::Retracted, EventStatus::Contradicted] {
        let (mut desk, folder) = road();
        list(&mut desk, &folder, &[CLOSED, OPEN]);
        let opening = event(&desk, ":2");
        edit_event(&mut desk, opening.id, |form| form.status = status);
        let before = access(&mut desk);
        let next = list(&mut desk, &folder, &[CLOSED, OPEN, STRIKE]);
        assert_eq!(counts(&next), (1, 0, 2, 0), "{:?}", next.changes);
        assert_eq!((event(&desk, ":2").status, access(&mut desk)), (status, before));
        // A name that is corrected in the file does not lift it.
        let renamed = OPEN.replace(",X", ",Kilometre 13");
        let next = list(&mut desk, &folder, &[CLOSED, &renamed]);
        assert_eq!(counts(&next), (0, 1, 1, 0));
        let now = event(&desk, ":2");
        assert_eq!((now.status, now.place_text.as_deref()), (status, Some("Kilometre 13")));
        // A file that says more of it meets with what the person did: told, each time, and not taken.
        for _ in 0..2 {
            let moved = renamed.replace("37.15", "37.25");
            let next = list(&mut desk, &folder, &[CLOSED, &moved]);
            assert_eq!(counts(&next), (0, 0, 1, 1));
            let told = issue(&next, "row-conflict");
            assert_eq!((told.row, told.rejected), (Some(3), true));
            assert!(told.message.contains("confirmed") && told.message.contains("37.25000"), "{}", told.message);
            assert_eq!((event(&desk, ":2"), access(&mut desk)), (now.clone(), before));
        }
    }
}

#[test]
fn a_limit_that_a_person_set_stays() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED, OPEN]);
    let opening = event(&desk, ":2");
    edit_event(&mut desk, opening.id, |form| {
        let Detail::Reopening(limits) = &mut form.detail else { panic!() };
        limits.traffic.0.push(TrafficClass::Commercial);
    });
    let cargo = Some(TrafficClass::HumanitarianCargo);
    assert_eq!(access_for(&mut desk, cargo), Access::Closed);
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace(",X", ",Kilometre 13")]);
    assert_eq!(counts(&next), (0, 1, 1, 0));
    assert_eq!(access_for(&mut desk, cargo), Access::Closed);
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace("reopening", "closure")]);
    assert_eq!(counts(&next), (0, 0, 1, 1));
    let told = issue(&next, "row-conflict");
    assert!(!told.message.contains('{') && told.message.contains("Reopening"), "{}", told.message);
    // Taken up by the person as the file has it, there is nothing left to settle.
    let theirs = event(&desk, ":1").detail;
    edit_event(&mut desk, opening.id, |form| form.detail = theirs);
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace("reopening", "closure")]);
    assert_eq!((next.held, next.rejected), (0, 0), "{:?}", next.issues);
}

#[test]
fn an_untouched_event_follows_its_file() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED, OPEN]);
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace("confirmed", "retracted")]);
    assert_eq!(counts(&next), (0, 1, 1, 0));
    assert_eq!(access(&mut desk), Access::Closed);
    // The first file again is older than what is on record.
    let old = list(&mut desk, &folder, &[CLOSED, OPEN]);
    assert_eq!(counts(&old), (0, 0, 1, 1));
    assert!(issue(&old, "file-older").message.contains("retracted"));
    assert_eq!(event(&desk, ":2").status, EventStatus::Retracted);
    // Taken back, the word before it holds again, and the file may come again.
    app::undo(&mut desk, UndoArgs { change: None, lang: Lang::En }).unwrap();
    let same = list(&mut desk, &folder, &[CLOSED, OPEN]);
    assert_eq!(counts(&same), (0, 0, 2, 0), "{:?}", same.issues);
}

#[test]
fn the_newest_grade_of_a_row_counts() {
    let (mut desk, folder) = road();
    let row = |status: &str, grade: &str| CLOSED.replace("confirmed,A1", &format!("{status},{grade}"));
    list(&mut desk, &folder, &[&row("reported", "F6")]);
    assert_ne!(access(&mut desk), Access::Closed);
    let up = list(&mut desk, &folder, &[&row("reported", "A1")]);
    assert_eq!(counts(&up), (0, 1, 0, 0));
    let field = &up.changes[0].fields[0];
    assert_eq!((field.label.as_str(), field.old.as_str(), field.new.as_str()), ("Grade", "F6", "A1"));
    assert_eq!(access(&mut desk), Access::Closed);
    // Two reports of one source: it counts once, by what it says now, and less when it says less.
    list(&mut desk, &folder, &[&row("rumour", "E5")]);
    let closed = event(&desk, ":1");
    let told = grades(&desk, &closed);
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|(grade, _)| grade == "E5"), "{told:?}");
    assert_ne!(access(&mut desk), Access::Closed);
    // The same file again, and the same grade in the next one, change nothing.
    assert_eq!(counts(&list(&mut desk, &folder, &[&row("rumour", "E5")])), (0, 0, 1, 0));
    assert_eq!(counts(&list(&mut desk, &folder, &[&row("rumour", "E5"), STRIKE])), (1, 0, 1, 0));
    // What one file brought goes with it.
    let past = import::imports(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    app::undo(&mut desk, UndoArgs { change: Some(past[1].change.clone()), lang: Lang::En }).unwrap();
    assert_eq!(access(&mut desk), Access::Closed);
}

#[test]
fn a_grade_that_a_person_set_for_the_source_is_not_set_back() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED, OPEN]);
    let view = desk.store(words(Lang::En)).unwrap().at(None);
    let mut source =
        view.sources().unwrap().into_iter().find(|source| source.names.in_lang(Lang::En) == Some("Gov")).unwrap();
    source.reliability = passage_model::Reliability::D;
    let note = desk.note(words(Lang::En), "source.edit", None).unwrap();
    desk.opened(words(Lang::En)).unwrap().store.change(note, |change| change.put_source(&source)).unwrap();
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace("Reopened", "Reopened to all")]);
    assert_eq!(counts(&next), (0, 1, 1, 0));
    let opening = event(&desk, ":2");
    assert!(grades(&desk, &opening).iter().all(|(grade, _)| grade == "D1"), "{:?}", grades(&desk, &opening));
    let next = list(&mut desk, &folder, &[CLOSED, &OPEN.replace("A1", "B1").replace("Reopened", "Reopened to all")]);
    assert_eq!((next.held, issue(&next, "row-conflict").row), (1, Some(3)));
}

#[test]
fn a_correction_in_the_text_is_shown_and_never_opens_a_road() {
    let (mut desk, folder) = road();
    let (closed, open) = (CLOSED.replace("A1", "B2"), OPEN.replace("confirmed,A1", "reported,B2"));
    list(&mut desk, &folder, &[&closed, &open]);
    let before = access(&mut desk);
    assert_ne!(before, Access::Closed);
    let word = "CORRECTION: the road has not reopened";
    for grade in ["E5", "B2"] {
        let (mut desk, folder) = road();
        list(&mut desk, &folder, &[&closed, &open]);
        let next = list(&mut desk, &folder, &[&closed, &open.replace("Reopened", word).replace("B2", grade)]);
        assert_eq!(counts(&next), (0, 1, 1, 0));
        assert!(issue(&next, "row-corrects").message.contains(word));
        let opening = event(&desk, ":2");
        let reports: Vec<ReportId> = opening.evidence.iter().map(|evidence| evidence.report).collect();
        let texts = desk.store(words(Lang::En)).unwrap().at(None).reports(&reports).unwrap();
        assert!(texts.iter().any(|report| report.text == word));
        assert_eq!(access(&mut desk), Access::Closed, "{grade}");
    }
}

#[test]
fn a_row_of_a_deleted_event_is_told() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED, STRIKE]);
    let strike = event(&desk, ":3");
    let args = DeleteArgs { what: Deletable::Event, id: strike.id.to_string(), reason: None, lang: Lang::En };
    edit::delete(&mut desk, args).unwrap();
    let same = list(&mut desk, &folder, &[CLOSED, STRIKE]);
    assert_eq!(counts(&same), (0, 0, 2, 0));
    assert_eq!(issue(&same, "row-deleted").row, Some(3));
    let later = list(&mut desk, &folder, &[CLOSED, &STRIKE.replace("B2", "A1")]);
    assert_eq!(counts(&later), (0, 0, 1, 1));
    assert!(issue(&later, "row-deleted-differs").message.contains("A1"));
    assert_eq!(events(&desk).len(), 1);
    let reused = CLOSED.replacen('1', "3", 1).replace("37.15", "37.35");
    let other = list(&mut desk, &folder, &[CLOSED, &reused]);
    assert_eq!(counts(&other), (1, 0, 1, 0));
    issue(&other, "row-after-deleted");
    assert_eq!(counts(&list(&mut desk, &folder, &[CLOSED, &reused, OPEN])), (1, 0, 2, 0));
}

const PLAIN: &str = "id,date_start,lat,lon,kind,where_prec,status,grade,report,place";

#[test]
fn numbers_of_lists_without_a_source_do_not_overwrite_each_other() {
    let (mut desk, folder) = road();
    let plain = |row: &str| format!("{PLAIN}\n{row}\n");
    let first = plain("1,2024-11-28,36.0,37.15,closure,1,confirmed,A1,Road closed,X");
    let second = plain("1,2024-11-29,35.0,38.3,strike,1,reported,B2,Strike on market,Y");
    bring(&mut desk, &folder, "a.csv", &first);
    let other = bring(&mut desk, &folder, "b.csv", &second);
    assert_eq!(counts(&other), (1, 0, 0, 0));
    assert!(issue(&other, "number-reused").message.contains("source"));
    assert_eq!((access(&mut desk), events(&desk).len()), (Access::Closed, 2));
    // Each list goes on with its own event.
    assert_eq!(counts(&bring(&mut desk, &folder, "b.csv", &second)), (0, 0, 1, 0));
    assert_eq!(counts(&bring(&mut desk, &folder, "b.csv", &second.replace("B2", "A1"))), (0, 1, 0, 0));
    assert_eq!(counts(&bring(&mut desk, &folder, "a.csv", &first)), (0, 0, 1, 0));
    // A third event under the number, in a list of the same name.
    let third = plain("1,2024-11-30,34.0,36.3,armed_clash,1,reported,B2,Clash,Z");
    assert_eq!(counts(&bring(&mut desk, &folder, "b.csv", &third)), (1, 0, 0, 0));
    assert_eq!(counts(&bring(&mut desk, &folder, "b.csv", &third)), (0, 0, 1, 0));
    // A row that is moved by less than that is the same one.
    let moved = first.replace("37.15", "37.17");
    assert_eq!(counts(&bring(&mut desk, &folder, "c.csv", &moved)), (0, 1, 0, 0));
    // With a source: only where all is another.
    let named = |row: &str| format!("{HEAD}\n{row}\n");
    bring(&mut desk, &folder, "d.csv", &named(CLOSED));
    let other = named("1,2024-11-29,,35.5,38.8,strike,1,reported,B2,Gov,Strike on market,Y");
    assert_eq!(counts(&bring(&mut desk, &folder, "e.csv", &other)), (1, 0, 0, 0));
    let kind = named(&CLOSED.replace("closure", "reopening"));
    assert_eq!(counts(&bring(&mut desk, &folder, "f.csv", &kind)), (0, 1, 0, 0));
}

#[test]
fn an_older_coding_does_not_undo_a_newer_one() {
    let (mut desk, folder) = road();
    let acled = |kind: &str, sub: &str, stamp: u32| {
        format!(
            "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,\
             longitude,geo_precision,source,notes,fatalities,timestamp\n\
             SYR1,2024-11-28,1,{kind},{sub},A,B,X,36.0,37.15,1,Radio,Text,0,{stamp}\n"
        )
    };
    let new = acled("Battles", "Armed clash", 1_732_800_000);
    bring(&mut desk, &folder, "new.csv", &new);
    let old = bring(&mut desk, &folder, "old.csv", &acled("Protests", "Peaceful protest", 1_732_700_000));
    assert_eq!(counts(&old), (0, 0, 0, 1));
    assert!(issue(&old, "row-older").message.contains("older coding"));
    assert_eq!(event(&desk, "SYR1").detail, Detail::ArmedClash);
    // Coded again without a change, it is the newer of the two that counts.
    assert_eq!(
        counts(&bring(&mut desk, &folder, "n.csv", &acled("Battles", "Armed clash", 1_732_900_000))),
        (0, 0, 1, 0)
    );
    let between = acled("Protests", "Peaceful protest", 1_732_850_000);
    assert_eq!(counts(&bring(&mut desk, &folder, "m.csv", &between)), (0, 0, 0, 1));
    let newest = acled("Protests", "Peaceful protest", 1_733_000_000);
    assert_eq!(counts(&bring(&mut desk, &folder, "z.csv", &newest)), (0, 1, 0, 0));
}

#[test]
fn a_further_report_follows_its_row_too() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED]);
    let press = CLOSED.replace("A1,Gov", "B2,Press");
    let file = folder.path().join("press.csv");
    std::fs::write(&file, format!("{HEAD}\n{press}\n")).unwrap();
    let doubles = DoublesArgs { same_kinds: vec![passage_model::EventKind::Closure], ..DoublesArgs::default() };
    let args = ImportArgs { doubles, ..ImportArgs::files(vec![file.display().to_string()], Lang::En) };
    assert_eq!(import::import(&mut desk, args).unwrap().files[0].joined, 1);
    let again = |desk: &mut Desk, row: &str| bring(desk, &folder, "press.csv", &format!("{HEAD}\n{row}\n"));
    assert_eq!(counts(&again(&mut desk, &press)), (0, 0, 1, 0));
    let lower = press.replace("B2", "E5");
    assert_eq!(counts(&again(&mut desk, &lower)), (0, 1, 0, 0));
    let closed = event(&desk, ":1");
    let told: Vec<String> = grades(&desk, &closed).into_iter().map(|(grade, _)| grade).collect();
    assert_eq!(told, ["A1", "E5", "E5"], "the first source is as it was");
    // It takes back its own word: that speaks against the event.
    assert_eq!(counts(&again(&mut desk, &lower.replace("confirmed", "retracted"))), (0, 1, 0, 0));
    assert_eq!(grades(&desk, &event(&desk, ":1")).last().unwrap().1, Stance::Denies);
    let other = again(&mut desk, &lower.replace("closure", "strike"));
    assert_eq!(counts(&other), (0, 0, 0, 1));
    issue(&other, "row-of-another");
}

/// As an older program wrote it: event and report, and nothing of the row.
fn as_before(desk: &mut Desk, row: &str) {
    let text = format!("{HEAD}\n{row}\n");
    let batch = passage_exchange::read(std::io::Cursor::new(text), "old.csv", passage_exchange::ReadOptions::default());
    let batch = batch.unwrap();
    let record = &batch.events[0].record;
    let en = words(Lang::En);
    let source = passage_model::Source {
        id: new_id_of(desk),
        names: passage_model::Names::one(Lang::En, "Gov"),
        kind: passage_model::SourceKind::MonitoringGroup,
        reliability: record.reliability,
        party: None,
        note: None,
    };
    let report = Report {
        id: report_id(desk),
        source: source.id,
        origin: None,
        received_at: desk.now(),
        published_at: None,
        lang: record.lang,
        hash: TextHash::of(&record.report_text),
        text: record.report_text.clone(),
        example: false,
        provenance: Some(batch.provenance(2)),
    };
    let evidence =
        passage_model::Evidence { report: report.id, stance: Stance::Supports, credibility: record.credibility };
    let event = Event { id: event_id(desk), evidence: vec![evidence], ..import::event_of(record) };
    let note = desk.note(en, "import", None).unwrap();
    let written = desk.opened(en).unwrap().store.change(note, |change| {
        change.put_source(&source)?;
        change.put_report(&report)?;
        change.put_event(&event)
    });
    written.unwrap();
}

fn new_id_of(desk: &Desk) -> passage_model::SourceId {
    let make = || -> crate::error::Result<_> { Ok(new_id!(desk, words(Lang::En), passage_model::SourceId)) };
    make().unwrap()
}

fn report_id(desk: &Desk) -> ReportId {
    let make = || -> crate::error::Result<_> { Ok(new_id!(desk, words(Lang::En), ReportId)) };
    make().unwrap()
}

fn event_id(desk: &Desk) -> EventId {
    let make = || -> crate::error::Result<_> { Ok(new_id!(desk, words(Lang::En), EventId)) };
    make().unwrap()
}

#[test]
fn of_an_older_database_the_history_tells_what_the_file_said() {
    let (mut desk, folder) = road();
    as_before(&mut desk, OPEN);
    let opening = event(&desk, ":2");
    edit_event(&mut desk, opening.id, |form| form.status = EventStatus::Retracted);
    assert_eq!(counts(&list(&mut desk, &folder, &[OPEN, STRIKE])), (1, 0, 1, 0));
    assert_eq!(counts(&list(&mut desk, &folder, &[&OPEN.replace(",X", ",Y"), STRIKE])), (0, 1, 1, 0));
    let now = event(&desk, ":2");
    assert_eq!((now.status, now.place_text.as_deref()), (EventStatus::Retracted, Some("Y")));
    let moved = OPEN.replace(",X", ",Y").replace("37.15", "37.2");
    assert_eq!(counts(&list(&mut desk, &folder, &[&moved, STRIKE])), (0, 0, 1, 1));
    // Deleted before the upgrade, and the same row again.
    let args = DeleteArgs { what: Deletable::Event, id: now.id.to_string(), reason: None, lang: Lang::En };
    edit::delete(&mut desk, args).unwrap();
    issue(&list(&mut desk, &folder, &[&OPEN.replace(",X", ",Y"), STRIKE]), "row-deleted");
}

/// What is held is counted as such among the past imports too, so that the numbers add up.
#[test]
fn held_rows_are_counted_among_the_past_imports() {
    let (mut desk, folder) = road();
    list(&mut desk, &folder, &[CLOSED, OPEN]);
    let opening = event(&desk, ":2");
    edit_event(&mut desk, opening.id, |form| form.status = EventStatus::Contradicted);
    let moved = OPEN.replace("37.15", "37.25");
    let file = folder.path().join("week2.csv");
    std::fs::write(
        &file,
        [HEAD, CLOSED, &moved, STRIKE, "4,no day,,36.0,38.9,strike,1,reported,B2,Gov,x,Y\n"].join("\n"),
    )
    .unwrap();
    let args = ImportArgs::files(vec![file.display().to_string()], Lang::En);
    let done = import::import(&mut desk, ImportArgs { accept_partial: true, ..args }).unwrap().files.remove(0);
    assert_eq!((done.rows, done.added, done.unchanged, done.held, done.rejected), (4, 1, 1, 1, 1));
    let tagged: Vec<bool> = done.issues.iter().filter(|issue| issue.rejected).map(|issue| issue.held).collect();
    assert_eq!(tagged.iter().filter(|held| **held).count(), 1, "{:?}", done.issues);
    let past = import::imports(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    for file in past.iter().flat_map(|past| &past.files).filter(|file| file.file.starts_with("week")) {
        let told = file.added + file.updated + file.unchanged + file.joined + file.held + file.rejected + file.skipped;
        assert_eq!(told, file.rows, "{file:?}");
    }
    assert_eq!((past[0].files[0].held, past[0].files[0].rejected), (1, 1));
    assert_eq!(past.last().unwrap().files[0].held, 0, "roads are made of several rows, and none is held");
}
