//! A report taken in as text, its drafts, and what a person decides: kept, audited, taken back.

use passage_model::{
    Detail, EventKind, EventStatus, Lang, LocationPrecision, Reliability, SourceKind, TextHash, TimePrecision,
    TrafficClass,
};

use super::case::{again, starter};
use crate::{Desk, app, check, dto::*, edit, error::ErrorCode, inbox};

/// Invented, in the manner of the founding case: an order, a claim, hearsay, the same again in Arabic, a place that no list has.
const TEXT: &str = "BAGHDAD / ALEPPO, Saturday 30 November 2024

Iraq has closed its border with Syria until further notice by order of its border command. The crossings at al-Qa'im, \
Rabia and al-Waleed are shut to all traffic.

Armed groups said they had captured thirteen towns and villages west of Aleppo since Wednesday, among them Urum \
al-Sughra and Anjara. The claim could not be checked.

Russian aircraft reportedly struck Saraqib in the early afternoon.

قالت فصائل مسلحة إنها سيطرت على أورم الصغرى وعنجارة.

A checkpoint has been set up at Kafr Nowhere on the road to Aleppo.
";

fn paste_args(text: &str) -> PasteArgs {
    PasteArgs {
        text: text.to_owned(),
        source: None,
        source_name: Some("News agency, live page".into()),
        source_kind: Some(SourceKind::NewsAgency),
        reliability: Some(Reliability::B),
        published_at: Some("2024-11-30T16:20:00Z".parse().unwrap()),
        received_at: None,
        region: Some("Aleppo".into()),
        utc_offset_minutes: None,
        lang: Lang::En,
    }
}

fn pasted() -> (Desk, tempfile::TempDir, String) {
    let (mut desk, folder) = starter();
    let report = inbox::paste_report(&mut desk, paste_args(TEXT)).unwrap().report;
    (desk, folder, report)
}

fn look(desk: &mut Desk, lang: Lang) -> InboxDto {
    inbox::inbox(desk, InboxArgs { report: None, lang }).unwrap()
}

fn open(desk: &mut Desk) -> OpenReportDto {
    look(desk, Lang::En).open.unwrap()
}

fn opened(desk: &mut Desk, report: &str) -> OpenReportDto {
    inbox::inbox(desk, InboxArgs { report: Some(report.to_owned()), lang: Lang::En }).unwrap().open.unwrap()
}

fn draft(open: &OpenReportDto, kind: EventKind) -> &DraftDto {
    open.drafts.iter().find(|draft| draft.kind == kind).unwrap_or_else(|| panic!("{kind:?} in {:?}", open.drafts))
}

fn named(report: &str, draft: &DraftDto) -> DraftRef {
    DraftRef { report: report.to_owned(), key: draft.key.clone() }
}

fn accept(desk: &mut Desk, draft: DraftRef, choice: DraftChoice) -> crate::error::Result<ChangedDto> {
    inbox::accept_draft(desk, AcceptDraftArgs { draft, choice, event: None, lang: Lang::En })
}

fn event(desk: &mut Desk, id: &str) -> EventForm {
    edit::event_form(desk, IdArgs { id: id.to_owned(), lang: Lang::En }).unwrap()
}

fn undo(desk: &mut Desk, change: &str) {
    app::undo(desk, UndoArgs { change: Some(change.to_owned()), lang: Lang::En }).unwrap();
}

#[test]
fn the_text_is_kept_unchanged_and_drafts_are_read_from_it() {
    let (mut desk, _folder, report) = pasted();
    let open = open(&mut desk);
    assert_eq!(open.report, report);
    assert_eq!(open.hash, TextHash::of(TEXT).to_string());
    let shown: String = open
        .paragraphs
        .iter()
        .flat_map(|one| one.pieces.iter().map(|piece| piece.text.as_str()).chain([one.gap.as_str()]))
        .collect();
    assert_eq!(shown, TEXT);
    assert_eq!(open.paragraphs.iter().filter(|one| one.rtl).count(), 1);
    assert!(open.taken_text.contains("English and Arabic"), "{}", open.taken_text);
    assert_eq!(open.published_text, "30 Nov 2024, 16:20 UTC");
    assert!(open.state_text.contains("to review"));

    let advance = draft(&open, EventKind::ControlChange);
    let places: Vec<&str> = advance.places.iter().map(|place| place.surface.as_str()).collect();
    assert_eq!(places, ["Urum al-Sughra", "Anjara"], "the Arabic sentence says the same again");
    assert!(advance.title.contains("13"), "{}", advance.title);
    assert_eq!(advance.unnamed_text.as_deref(), Some("11 more, not named in the text"));
    let first = &advance.places[0].candidates[0];
    assert_eq!((first.name.as_str(), first.other.as_deref()), ("Urum al-Sughra", Some("أورم الصغرى")));
    assert!(first.where_text.contains("R-0"), "{}", first.where_text);
    assert!(first.score.is_some_and(|score| score > 0.7), "{first:?}");
    assert_eq!(advance.when_words.as_deref(), Some("since Wednesday"));
    assert_eq!(advance.when_text, "27 Nov 2024");
    // Both sentences are marked with its number.
    let marked = open.paragraphs.iter().filter(|one| one.pieces.iter().any(|p| p.begins.contains(&advance.number)));
    assert_eq!(marked.count(), 2);

    let border = open.drafts.iter().find(|draft| draft.kind == EventKind::Closure && draft.places.is_empty()).unwrap();
    assert_eq!((border.status, border.missing.as_deref()), (EventStatus::Confirmed, None));
    assert!(draft(&open, EventKind::Checkpoint).missing.as_deref().unwrap().contains("Kafr Nowhere"));
}

#[test]
fn the_same_text_is_the_same_report() {
    let (mut desk, _folder, report) = pasted();
    let status = |desk: &mut Desk| app::status(desk, LangArgs { lang: Lang::En }).unwrap();
    let before = status(&mut desk).counts;
    let again = inbox::paste_report(&mut desk, paste_args(TEXT)).unwrap();
    assert_eq!((again.report, again.changed.is_none()), (report, true));
    assert!(again.text.contains("same text"), "{}", again.text);
    assert_eq!(status(&mut desk).counts, before);
    // One letter more is another report.
    let other = inbox::paste_report(&mut desk, paste_args(&format!("{TEXT}."))).unwrap();
    assert!(other.changed.is_some());
    assert_eq!(look(&mut desk, Lang::En).reports.len(), 2);
}

#[test]
fn accepting_makes_one_event_for_each_place_and_the_rest_a_gap() {
    let (mut desk, folder, report) = pasted();
    let before = look(&mut desk, Lang::En).to_review;
    let drafts = open(&mut desk);
    let advance = draft(&drafts, EventKind::ControlChange);
    let effect = DraftEffectArgs {
        draft: named(&report, advance),
        choice: DraftChoice::default(),
        event: None,
        as_of: None,
        lang: Lang::En,
    };
    inbox::draft_effect(&mut desk, effect).unwrap();
    let changed = accept(&mut desk, named(&report, advance), DraftChoice::default()).unwrap();
    let told = open(&mut desk);
    let accepted = draft(&told, EventKind::ControlChange);
    assert_eq!((accepted.state, accepted.events.len()), (DraftState::Accepted, 3));
    assert_eq!(accepted.change.as_deref(), Some(changed.change.as_str()));
    let forms: Vec<EventForm> = accepted.events.iter().map(|id| event(&mut desk, id)).collect();
    assert_eq!(forms.iter().filter(|form| form.geometry.is_some()).count(), 2);
    for form in &forms {
        assert_eq!(form.evidence.len(), 1);
        assert_eq!((form.evidence[0].report.as_str(), form.evidence[0].text.as_str()), (report.as_str(), TEXT));
        assert_eq!(form.evidence[0].grade, "B3");
    }
    let gap = forms.iter().find(|form| form.geometry.is_none()).unwrap();
    let passage_model::Detail::ControlChange { unnamed, .. } = gap.detail else { panic!("{gap:?}") };
    assert_eq!(unnamed, Some(11));
    assert_eq!(look(&mut desk, Lang::En).to_review, before - 1);
    // It cannot be accepted twice, and it is still accepted in another session.
    let twice = accept(&mut desk, named(&report, advance), DraftChoice::default()).unwrap_err();
    assert_eq!(twice.code, ErrorCode::Invalid);
    drop(desk);
    let mut desk = again(&folder);
    assert_eq!(draft(&open(&mut desk), EventKind::ControlChange).state, DraftState::Accepted);
    undo(&mut desk, &changed.change);
    let back = open(&mut desk);
    assert_eq!(draft(&back, EventKind::ControlChange).state, DraftState::ToReview);
    assert!(edit::event_form(&mut desk, IdArgs { id: forms[0].id.clone().unwrap(), lang: Lang::En }).is_err());
    let trail = app::audit(&mut desk, AuditArgs { limit: None, lang: Lang::En }).unwrap();
    assert!(trail.iter().any(|entry| entry.text.starts_with("Draft accepted: ")));
    assert!(check::check(&mut desk, LangArgs { lang: Lang::En }).unwrap().problems.is_empty());
}

#[test]
fn an_open_place_is_picked_or_kept_as_a_gap_never_guessed() {
    let (mut desk, _folder, report) = pasted();
    let drafts = open(&mut desk);
    let checkpoint = draft(&drafts, EventKind::Checkpoint);
    let refused = accept(&mut desk, named(&report, checkpoint), DraftChoice::default()).unwrap_err();
    assert!(refused.message.contains("Kafr Nowhere"), "{}", refused.message);
    let form = DraftChoiceArgs { draft: named(&report, checkpoint), choice: DraftChoice::default(), lang: Lang::En };
    let form = inbox::draft_form(&mut desk, form).unwrap();
    // A point that is drawn counts on the road.
    assert_eq!((form.geometry, form.precision), (None, LocationPrecision::Exact));
    let gap = DraftChoice { picks: vec![Some(PickDto::Gap)], ..DraftChoice::default() };
    let changed = accept(&mut desk, named(&report, checkpoint), gap).unwrap();
    let kept = event(&mut desk, changed.id.as_deref().unwrap());
    assert_eq!((kept.geometry, kept.place_text.as_deref()), (None, Some("Kafr Nowhere")));
    undo(&mut desk, &changed.change);
    let at = passage_model::LatLon::new(36.1, 36.9).unwrap();
    let choice = DraftChoice {
        picks: vec![Some(PickDto::Position { at })],
        status: Some(EventStatus::Rumour),
        ..DraftChoice::default()
    };
    let changed = accept(&mut desk, named(&report, checkpoint), choice).unwrap();
    let placed = event(&mut desk, changed.id.as_deref().unwrap());
    assert_eq!((placed.status, placed.geometry.is_some()), (EventStatus::Rumour, true));
    let unknown = DraftChoice { picks: vec![Some(PickDto::Place { id: "no-such".into() })], ..DraftChoice::default() };
    let strike = named(&report, draft(&drafts, EventKind::Strike));
    assert_eq!(accept(&mut desk, strike, unknown).unwrap_err().code, ErrorCode::NoSuchThing);
}

#[test]
fn rejected_with_a_reason_split_into_parts_edited_in_the_form() {
    let (mut desk, _folder, report) = pasted();
    let drafts = open(&mut desk);
    let strike = named(&report, draft(&drafts, EventKind::Strike));
    let reject = |desk: &mut Desk, reason: &str| {
        let args = RejectDraftArgs { draft: strike.clone(), reason: reason.into(), lang: Lang::En };
        inbox::reject_draft(desk, args)
    };
    assert_eq!(reject(&mut desk, "  ").unwrap_err().code, ErrorCode::Invalid);
    reject(&mut desk, "An older strike").unwrap();
    let told = open(&mut desk);
    let rejected = draft(&told, EventKind::Strike);
    assert_eq!(rejected.state, DraftState::Rejected);
    assert!(rejected.state_text.contains("An older strike"));

    let advance = named(&report, draft(&told, EventKind::ControlChange));
    let edit_args =
        |draft: &DraftRef| DraftChoiceArgs { draft: draft.clone(), choice: DraftChoice::default(), lang: Lang::En };
    assert_eq!(inbox::draft_form(&mut desk, edit_args(&advance)).unwrap_err().code, ErrorCode::Invalid);
    inbox::split_draft(&mut desk, SplitDraftArgs { draft: advance, lang: Lang::En }).unwrap();
    let split = open(&mut desk);
    let parts: Vec<&DraftDto> = split.drafts.iter().filter(|draft| draft.kind == EventKind::ControlChange).collect();
    assert_eq!(parts.len(), 3, "{:?}", parts.iter().map(|part| (&part.evidence, &part.line)).collect::<Vec<_>>());
    let part = named(&report, parts[1]);
    let form = inbox::draft_form(&mut desk, edit_args(&part)).unwrap();
    assert_eq!(form.evidence.len(), 1);
    let edited = EventForm { deaths: Some(2), ..form };
    let args = AcceptDraftArgs { draft: part, choice: DraftChoice::default(), event: Some(edited), lang: Lang::En };
    let changed = inbox::accept_draft(&mut desk, args).unwrap();
    let kept = event(&mut desk, changed.id.as_deref().unwrap());
    assert_eq!((kept.deaths, kept.evidence.len()), (Some(2), 1));
    let now = open(&mut desk);
    let states: Vec<DraftState> =
        now.drafts.iter().filter(|draft| draft.kind == EventKind::ControlChange).map(|draft| draft.state).collect();
    assert_eq!(states, [DraftState::ToReview, DraftState::Accepted, DraftState::ToReview]);
}

#[test]
fn the_card_of_an_accepted_draft_tells_what_was_accepted() {
    let (mut desk, report, _folder) = {
        let (mut desk, folder) = starter();
        let text = "The road between Manbij and Aleppo is closed to all traffic.";
        let report = inbox::paste_report(&mut desk, paste_args(text)).unwrap().report;
        (desk, report, folder)
    };
    let told = opened(&mut desk, &report);
    let closed = draft(&told, EventKind::Closure);
    assert!(closed.terms_text.as_ref().unwrap().contains("at all hours"), "{:?}", closed.terms_text);
    let picks = closed.places.iter().map(|_| Some(PickDto::Gap)).collect();
    let (draft_ref, choice) = (named(&report, closed), DraftChoice { picks, ..DraftChoice::default() });
    let args = DraftChoiceArgs { draft: draft_ref.clone(), choice: choice.clone(), lang: Lang::En };
    let mut form = inbox::draft_form(&mut desk, args).unwrap();
    let Detail::Closure(closure) = &mut form.detail else { panic!("{:?}", form.detail) };
    closure.hours = Some("15:00-03:00".parse().unwrap());
    let args = AcceptDraftArgs { draft: draft_ref, choice, event: Some(form), lang: Lang::En };
    inbox::accept_draft(&mut desk, args).unwrap();
    let told = opened(&mut desk, &report);
    let closed = draft(&told, EventKind::Closure);
    assert_eq!(closed.state, DraftState::Accepted);
    let terms = closed.terms_text.as_ref().unwrap();
    assert!(terms.contains("15:00-03:00 UTC") && !terms.contains("at all hours"), "{terms}");
}

#[test]
fn a_second_report_of_one_event_is_merged_and_counts_as_one_where_it_repeats_the_first() {
    let (mut desk, _folder, report) = pasted();
    let strike = named(&report, draft(&open(&mut desk), EventKind::Strike));
    let id = accept(&mut desk, strike, DraftChoice::default()).unwrap().id.unwrap();
    let second = |name: &str, text: &str| PasteArgs { source_name: Some(name.into()), ..paste_args(text) };
    let repeats = "A channel writes that Russian aircraft reportedly struck Saraqib in the early afternoon.";
    let channel = inbox::paste_report(&mut desk, second("Channel", repeats)).unwrap().report;
    let told = opened(&mut desk, &channel);
    let twin = draft(&told, EventKind::Strike).twin.clone().unwrap();
    assert_eq!((twin.event.as_str(), twin.one_origin), (id.as_str(), true), "{twin:?}");
    let merge = |told: &OpenReportDto, event: &str| MergeDraftArgs {
        draft: named(&told.report, draft(told, EventKind::Strike)),
        choice: DraftChoice::default(),
        event: event.to_owned(),
        lang: Lang::En,
    };
    let changed = inbox::merge_draft(&mut desk, merge(&told, &id)).unwrap();
    assert_eq!(event(&mut desk, &id).evidence.len(), 2);
    let text = |desk: &mut Desk| {
        let args = IdArgs { id: id.clone(), lang: Lang::En };
        edit::event_form(desk, args).unwrap().evidence.len()
    };
    undo(&mut desk, &changed.change);
    assert_eq!(text(&mut desk), 1);

    let own = "Our driver saw smoke and heard jets: an air strike hit Saraqib on Saturday.";
    let driver = inbox::paste_report(&mut desk, second("Driver", own)).unwrap().report;
    let told = opened(&mut desk, &driver);
    let twin = draft(&told, EventKind::Strike).twin.clone().unwrap();
    assert!(!twin.one_origin, "{twin:?}");
    let changed = inbox::merge_draft(&mut desk, merge(&told, &twin.event)).unwrap();
    assert!(changed.text.contains("of its own"), "{}", changed.text);
    assert_eq!(draft(&opened(&mut desk, &driver), EventKind::Strike).state, DraftState::Merged);
    assert_eq!(draft(&opened(&mut desk, &channel), EventKind::Strike).state, DraftState::ToReview, "that was undone");
}

/// The report that a draft is read from stands behind the event in its form, too.
#[test]
fn the_form_of_a_draft_foresees_what_its_card_foresees() {
    let (mut desk, _folder) = starter();
    let args = paste_args("The Bab al-Hawa crossing is closed to all traffic since this morning.");
    let report = inbox::paste_report(&mut desk, args).unwrap().report;
    let closure = named(&report, draft(&opened(&mut desk, &report), EventKind::Closure));
    let choice = DraftChoice::default();
    let args = DraftChoiceArgs { draft: closure.clone(), choice: choice.clone(), lang: Lang::En };
    let form = inbox::draft_form(&mut desk, args).unwrap();
    let mut foreseen = |event: Option<EventForm>| {
        let as_of = Some("2024-12-01T00:00:00Z".parse().unwrap());
        let args = DraftEffectArgs { draft: closure.clone(), choice: choice.clone(), event, as_of, lang: Lang::En };
        serde_json::to_value(inbox::draft_effect(&mut desk, args).unwrap()).unwrap()
    };
    let by_card = foreseen(None);
    assert_eq!(by_card["crossings"][0]["then"], "closed", "{by_card}");
    assert_eq!(foreseen(Some(form)), by_card);
}

#[test]
fn what_gave_no_draft_and_what_is_doubtful_is_told() {
    let (mut desk, _folder) = starter();
    let text = "Bab al-Hawa crossing will reopen on Monday.\nA strike hit Saraqib on 12 December 2024.\n";
    let report = inbox::paste_report(&mut desk, paste_args(text)).unwrap().report;
    let told = opened(&mut desk, &report);
    assert_eq!(told.drafts.len(), 1, "{:?}", told.drafts);
    let [doubt, unread] = &told.notices[..] else { panic!("{:?}", told.notices) };
    assert!(doubt.contains('1') && doubt.contains("dated after the report"), "{doubt}");
    assert!(unread.contains("Bab al-Hawa crossing will reopen on Monday"), "{unread}");
    // Once somebody has decided it is no question any more.
    let refused = accept(&mut desk, named(&report, &told.drafts[0]), DraftChoice::default()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Invalid);
    let reason = "a slip of the pen".to_owned();
    let args = RejectDraftArgs { draft: named(&report, &told.drafts[0]), reason, lang: Lang::En };
    inbox::reject_draft(&mut desk, args).unwrap();
    assert_eq!(opened(&mut desk, &report).notices.len(), 1);
}

#[test]
fn closed_until_a_day_holds_from_the_report_on() {
    let (mut desk, _folder) = starter();
    let report = inbox::paste_report(&mut desk, paste_args("Bab al-Salama crossing is closed until Tuesday.")).unwrap();
    let told = opened(&mut desk, &report.report);
    let time = draft(&told, EventKind::Closure).time;
    assert_eq!(time.from.date_naive().to_string(), "2024-11-30");
    assert_eq!(time.until.unwrap().date_naive().to_string(), "2024-12-03");
}

/// "06:00" is an hour of the place. With its clock a morning's closure and its end at noon are in order; without, both are of
/// that day.
#[test]
fn hours_are_those_of_the_clock_that_the_person_gives() {
    let text = "Bab al-Hawa crossing was closed at 06:00 and reopened at 14:00.";
    for (offset, wanted, clock) in [
        (Some(180), ["2024-11-30T03:00:00Z", "2024-11-30T11:00:00Z"], "UTC+3 where no zone is named"),
        (Some(-210), ["2024-11-30T09:30:00Z", "2024-11-30T17:30:00Z"], "UTC-3:30 where no zone is named"),
        (None, ["2024-11-30T00:00:00Z"; 2], "zone not known, only days are taken"),
    ] {
        let (mut desk, _folder) = starter();
        let args = PasteArgs { utc_offset_minutes: offset, ..paste_args(text) };
        let report = inbox::paste_report(&mut desk, args).unwrap().report;
        let told = opened(&mut desk, &report);
        assert_eq!(told.clock_text, clock);
        for (kind, wanted) in [EventKind::Closure, EventKind::Reopening].into_iter().zip(wanted) {
            let draft = draft(&told, kind);
            assert_eq!(draft.time.from, wanted.parse::<passage_model::Time>().unwrap(), "{offset:?}");
            assert_eq!(draft.time.precision == TimePrecision::Hour, offset.is_some());
        }
    }
    let (mut desk, _folder) = starter();
    let far = PasteArgs { utc_offset_minutes: Some(900), ..paste_args(text) };
    assert!(inbox::paste_report(&mut desk, far).is_err());
}

/// At 01:00 of 1 December in Syria it is still 30 November in UTC: what is told of "today" lies in no day to come, and
/// "yesterday" is the day before by the clock there.
#[test]
fn days_are_those_of_the_clock_that_the_person_gives() {
    let text = "Strike on Saraqib today. Strike on Atarib yesterday.";
    for (offset, wanted) in [(Some(180), ["2024-11-30", "2024-11-30"]), (None, ["2024-11-30", "2024-11-29"])] {
        let (mut desk, _folder) = starter();
        let published_at = Some("2024-11-30T22:00:00Z".parse().unwrap());
        let args = PasteArgs { utc_offset_minutes: offset, published_at, ..paste_args(text) };
        let report = inbox::paste_report(&mut desk, args).unwrap().report;
        let days: Vec<String> = opened(&mut desk, &report)
            .drafts
            .iter()
            .map(|draft| draft.time.from.format("%Y-%m-%d").to_string())
            .collect();
        assert_eq!(days, wanted, "{offset:?}");
    }
}

#[test]
fn an_opening_lets_in_whom_it_names_and_nobody_else() {
    let (mut desk, _folder) = starter();
    let opening = |desk: &mut Desk, text: &str| {
        let report = inbox::paste_report(desk, paste_args(text)).unwrap().report;
        let told = opened(desk, &report);
        let changed = accept(desk, named(&report, draft(&told, EventKind::Reopening)), DraftChoice::default()).unwrap();
        let event = changed.id.expect("an event");
        match self::event(desk, &event).detail {
            Detail::Reopening(opening) => opening,
            other => panic!("{other:?}"),
        }
    };
    let some = opening(&mut desk, "Bab al-Hawa crossing partially reopened.");
    assert!(some.partial);
    let others = opening(&mut desk, "Bab al-Salama crossing reopened, except for humanitarian cargo.");
    assert!(!others.traffic.covers(TrafficClass::HumanitarianCargo) && others.traffic.covers(TrafficClass::Commercial));
    // Hours are kept in UTC: those of a clock that is not named are not known.
    let local = opening(&mut desk, "Bab al-Hawa crossing reopened, daily 08:00-12:00.");
    assert!(local.partial && local.hours.is_none());
    let utc = opening(&mut desk, "Bab al-Hawa crossing reopened, daily 05:00-09:00 UTC.");
    assert_eq!((utc.partial, utc.hours.map(|hours| hours.to_string()).as_deref()), (false, Some("05:00-09:00")));
}

#[test]
fn a_distance_without_a_direction_is_near_and_not_exact() {
    let (mut desk, _folder) = starter();
    let report = inbox::paste_report(&mut desk, paste_args("A mine was found 500 m from Saraqib.")).unwrap().report;
    let told = opened(&mut desk, &report);
    accept(&mut desk, named(&report, draft(&told, EventKind::ExplosiveHazard)), DraftChoice::default()).unwrap();
    let told = opened(&mut desk, &report);
    let hazard = event(&mut desk, &draft(&told, EventKind::ExplosiveHazard).events[0]);
    assert_eq!(hazard.precision, LocationPrecision::Near);
}

#[test]
fn every_sentence_is_there_in_three_languages() {
    let (mut desk, _folder, _) = pasted();
    for lang in [Lang::En, Lang::Ar, Lang::Fr] {
        let text = serde_json::to_string(&look(&mut desk, lang)).unwrap();
        assert!(!text.contains('‹'), "{lang:?}: {}", &text[text.find('‹').unwrap()..][..60]);
    }
}

#[test]
fn hostile_text_is_taken_as_it_is_or_refused_plainly() {
    let (mut desk, _folder) = starter();
    for text in [
        "<script>alert(1)</script> Rebels captured <b>Saraqib</b> on Friday. &lt;",
        "Rebels\u{0} captured\u{7} Saraqib\u{202e} \u{2066}on Friday.\u{feff}",
        "\u{202e}سيطرت\u{202c} Saraqib قالت فصائل إنها سيطرت على سراقب (km 4) \u{200f}2024",
        "\r\n\r\n\r\n.\r\n",
        "🚧🚧🚧",
    ] {
        inbox::paste_report(&mut desk, paste_args(text)).unwrap();
        let open = open(&mut desk);
        let shown: String = open
            .paragraphs
            .iter()
            .flat_map(|one| one.pieces.iter().map(|piece| piece.text.as_str()).chain([one.gap.as_str()]))
            .collect();
        // What is open is the newest with something to review; the newest of all where nothing was found.
        assert!(shown == text || open.hash != TextHash::of(text).to_string(), "{text:?}");
    }
    let long = TEXT.repeat(20 * 1024 / TEXT.len());
    inbox::paste_report(&mut desk, paste_args(&long)).unwrap();
    for bad in ["", " \n\t", &"Rebels captured Saraqib. ".repeat(40_000)] {
        let refused = inbox::paste_report(&mut desk, paste_args(bad)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Invalid);
    }
    assert!(check::check(&mut desk, LangArgs { lang: Lang::En }).unwrap().problems.is_empty());
}

#[test]
fn many_texts_are_read_some_at_a_time_and_none_is_left_out() {
    let (mut desk, _folder) = starter();
    for number in 0..43 {
        let text = format!("A checkpoint has been set up at Saraqib. Notice {number}.");
        inbox::paste_report(&mut desk, paste_args(&text)).unwrap();
    }
    // As after a start: nothing is read yet.
    desk.opened(crate::desk::words(Lang::En)).unwrap().readings = inbox::Readings::default();
    let first = look(&mut desk, Lang::En);
    assert_eq!((first.unread, first.to_review), (3, 40));
    assert!(first.reports[..3].iter().all(|report| report.to_review.is_none()));
    let second = look(&mut desk, Lang::En);
    assert_eq!((second.unread, second.to_review), (0, 43));
    assert!(second.reports.iter().all(|report| report.to_review == Some(1)));
}

#[test]
fn bytes_that_were_pasted_are_no_report() {
    let (mut desk, _folder) = starter();
    for text in
        ["%PDF-1.7\n1 0 obj", "{\\rtf1\\ansi road}", "S\0a\0r\0a\0q\0i\0b\0 \0s\0h\0u\0t\0", "\u{fffd}\u{fffd} a"]
    {
        let error = inbox::paste_report(&mut desk, paste_args(text)).unwrap_err();
        assert!(error.message.contains("not plain text"), "{text:?}: {error:?}");
    }
}
