//! What a new report of something on record may be put behind: not what was taken back, had ended or was reopened since.

use passage_model::{
    Access, Closure, Credibility, Detail, Direction, EventId, EventKind, EventStatus, EventTime, Lang, Reliability,
    Scope, SourceKind, Stance, Time, TimePrecision, Traffic,
};

use super::{
    case::{AS_OF, question, starter},
    editing::{place, strike},
};
use crate::{Desk, assessment_report, desk::words, dto::*, edit, error::ErrorCode, inbox};

const LANG: Lang = Lang::En;

fn time(text: &str) -> Time {
    text.parse().unwrap()
}

/// The report, and the draft of it that is of a kind.
fn paste(desk: &mut Desk, source: &str, received: &str, text: &str, kind: EventKind) -> (String, DraftDto) {
    let args = PasteArgs {
        text: text.to_owned(),
        source: None,
        source_name: Some(source.to_owned()),
        source_kind: Some(SourceKind::NewsAgency),
        reliability: Some(Reliability::A),
        published_at: Some(time(received)),
        received_at: Some(time(received)),
        region: None,
        utc_offset_minutes: None,
        lang: LANG,
    };
    let report = inbox::paste_report(desk, args).unwrap().report;
    let open = inbox::inbox(desk, InboxArgs { report: Some(report.clone()), lang: LANG }).unwrap().open.unwrap();
    let draft = open.drafts.iter().find(|draft| draft.kind == kind);
    let draft = draft.unwrap_or_else(|| panic!("{kind:?} in {:?}", open.drafts)).clone();
    (report, draft)
}

fn choice() -> DraftChoice {
    DraftChoice { credibility: Some(Credibility::One), ..DraftChoice::default() }
}

fn accept(desk: &mut Desk, report: &str, draft: &DraftDto) -> String {
    let draft = DraftRef { report: report.to_owned(), key: draft.key.clone() };
    let args = AcceptDraftArgs { draft, choice: choice(), event: None, lang: LANG };
    inbox::accept_draft(desk, args).unwrap().id.unwrap()
}

fn merge(desk: &mut Desk, report: &str, draft: &DraftDto, event: &str) -> crate::error::Result<ChangedDto> {
    let draft = DraftRef { report: report.to_owned(), key: draft.key.clone() };
    inbox::merge_draft(desk, MergeDraftArgs { draft, choice: choice(), event: event.to_owned(), lang: LANG })
}

fn form(desk: &mut Desk, id: &str) -> EventForm {
    edit::event_form(desk, IdArgs { id: id.to_owned(), lang: LANG }).unwrap()
}

fn save(desk: &mut Desk, event: EventForm) -> crate::error::Result<ChangedDto> {
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: LANG })
}

fn further(stance: Stance) -> ReportForm {
    ReportForm {
        source: None,
        source_name: Some("Another office".to_owned()),
        source_kind: None,
        reliability: Some(Reliability::B),
        credibility: Credibility::Two,
        stance,
        origin: None,
        text: format!("What another office says: {stance:?}"),
        received_at: None,
        text_lang: LANG,
    }
}

#[test]
fn what_was_taken_back_is_told_of_and_takes_no_report() {
    let (mut desk, _folder) = starter();
    let first = "Airstrikes hit Tabqa on 29 November 2024, residents said.";
    let (report, draft) = paste(&mut desk, "Neighbours", "2024-11-29T20:00:00Z", first, EventKind::Strike);
    let id = accept(&mut desk, &report, &draft);
    let retracted = EventForm { status: EventStatus::Retracted, ..form(&mut desk, &id) };
    save(&mut desk, retracted).unwrap();
    let second =
        "The relief office confirmed that airstrikes struck Tabqa on 29 November 2024 and counted the wounded.";
    let (report, draft) = paste(&mut desk, "Relief office", "2024-11-30T09:00:00Z", second, EventKind::Strike);
    let twin = draft.twin.clone().unwrap();
    assert!(!twin.merges && twin.text.contains("retracted"), "{twin:?}");
    let refused = merge(&mut desk, &report, &draft, &id).unwrap_err();
    assert!(refused.code == ErrorCode::Invalid && refused.message.contains("retracted"), "{}", refused.message);
    assert_ne!(accept(&mut desk, &report, &draft), id);

    // By the form no more than by the Inbox, unless a person says that it holds after all.
    let more = |stance, form: EventForm| EventForm { new_report: Some(further(stance)), ..form };
    let event = more(Stance::Supports, form(&mut desk, &id));
    assert_eq!(save(&mut desk, event).unwrap_err().code, ErrorCode::Invalid);
    let event = more(Stance::Denies, form(&mut desk, &id));
    save(&mut desk, event).unwrap();
    let event = more(Stance::Supports, EventForm { status: EventStatus::Reported, ..form(&mut desk, &id) });
    save(&mut desk, event).unwrap();
}

#[test]
fn what_takes_a_report_back_is_no_support_for_it() {
    for (told, back, kind) in [
        (
            "Bab al-Hawa crossing reopened on 29 November 2024.",
            "We retract our message that Bab al-Hawa crossing reopened on 29 November 2024, and apologise.",
            EventKind::Reopening,
        ),
        (
            "Shelling hit Tabqa on 29 November 2024.",
            "Retraction: our report of shelling in Tabqa on 29 November 2024 was wrong.",
            EventKind::Strike,
        ),
    ] {
        let (mut desk, _folder) = starter();
        let (report, draft) = paste(&mut desk, "Neighbours", "2024-11-29T20:00:00Z", told, kind);
        let id = accept(&mut desk, &report, &draft);
        let behind = form(&mut desk, &id).evidence.len();
        let (report, draft) = paste(&mut desk, "Neighbours", "2024-11-30T09:00:00Z", back, kind);
        let twin = draft.twin.clone().unwrap_or_else(|| panic!("{draft:?}"));
        assert!(twin.event == id && !twin.merges && twin.text.contains("takes back"), "{twin:?}");
        let refused = merge(&mut desk, &report, &draft, &id).unwrap_err();
        assert!(refused.code == ErrorCode::Invalid && refused.message.contains("takes back"), "{}", refused.message);
        assert_eq!(form(&mut desk, &id).evidence.len(), behind);
    }
}

#[test]
fn a_denial_is_merged_as_one() {
    let (mut desk, _folder) = starter();
    let first = "Shelling hit Tabqa on 29 November 2024.";
    let (report, draft) = paste(&mut desk, "Neighbours", "2024-11-29T20:00:00Z", first, EventKind::Strike);
    let id = accept(&mut desk, &report, &draft);
    let second = "Claims that shelling hit Tabqa on 29 November 2024 are unfounded, the town council said.";
    let (report, draft) = paste(&mut desk, "Town council", "2024-11-30T09:00:00Z", second, EventKind::Strike);
    let done = merge(&mut desk, &report, &draft, &id).unwrap();
    assert!(done.text.contains("denial"), "{}", done.text);
    assert_eq!(form(&mut desk, &id).evidence.last().unwrap().stance, Stance::Denies);
}

/// The crossing on the route, without what the example says of it.
fn gate(desk: &mut Desk) -> String {
    let told = crate::assess::desk(desk, question(LANG)).unwrap();
    for event in told.events.iter().filter(|event| event.title.contains("Bab al-Hawa said closed")) {
        let args = DeleteArgs { what: Deletable::Event, id: event.id.clone(), reason: None, lang: LANG };
        edit::delete(desk, args).unwrap();
    }
    told.crossings.iter().find(|crossing| crossing.name.starts_with("Bab al-Hawa")).unwrap().id.clone()
}

fn order(desk: &mut Desk, gate: &str, opens: bool, from: &str, until: Option<&str>) -> String {
    let closure = Closure {
        scope: Scope::Crossing { crossing: gate.parse().unwrap() },
        direction: Direction::Both,
        traffic: Traffic::all(),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    };
    let raqqa = place(desk, "Raqqa");
    let report = ReportForm {
        text: format!("Of the gate, {from}"),
        received_at: Some(time(from)),
        reliability: Some(Reliability::A),
        source_name: Some("Gate office".to_owned()),
        credibility: Credibility::One,
        ..further(Stance::Supports)
    };
    let event = EventForm {
        place: None,
        crossing: Some(gate.to_owned()),
        time: EventTime { from: time(from), until: until.map(time), precision: TimePrecision::Hour },
        detail: if opens { Detail::Reopening(closure) } else { Detail::Closure(closure) },
        new_report: Some(report),
        ..strike(&raqqa)
    };
    save(desk, event).unwrap().id.unwrap()
}

fn access(desk: &mut Desk) -> Access {
    assessment_report(desk, &question(LANG), &["R-03".to_owned()]).unwrap().routes[0].access
}

const AGAIN: &str =
    "Bab al-Hawa crossing was closed to all traffic again on 30 November 2024, its administration said.";

#[test]
fn a_gate_that_is_closed_again_is_closed() {
    for reopened in [false, true] {
        let (mut desk, _folder) = starter();
        let gate = gate(&mut desk);
        let until = (!reopened).then_some("2024-11-28T20:00:00Z");
        let over = order(&mut desk, &gate, false, "2024-11-27T06:00:00Z", until);
        if reopened {
            order(&mut desk, &gate, true, "2024-11-29T06:00:00Z", None);
        }
        assert_ne!(access(&mut desk), Access::Closed);
        let (report, draft) = paste(&mut desk, "Gate", "2024-11-30T16:00:00Z", AGAIN, EventKind::Closure);
        assert!(draft.twin.is_none(), "{:?}", draft.twin);
        let refused = merge(&mut desk, &report, &draft, &over).unwrap_err();
        assert!(refused.message.contains("had ended"), "{}", refused.message);
        accept(&mut desk, &report, &draft);
        assert_eq!(access(&mut desk), Access::Closed);
    }
}

#[test]
fn a_state_that_goes_on_is_said_again() {
    let (mut desk, _folder) = starter();
    let gate = gate(&mut desk);
    let id = order(&mut desk, &gate, false, "2024-11-27T06:00:00Z", None);
    let (report, draft) = paste(&mut desk, "Gate", "2024-11-30T16:00:00Z", AGAIN, EventKind::Closure);
    let twin = draft.twin.clone().unwrap();
    assert!(twin.event == id && twin.merges, "{twin:?}");
    merge(&mut desk, &report, &draft, &id).unwrap();
    let kept = form(&mut desk, &id);
    assert_eq!(kept.confirmed_at.map(|at| at.date_naive().to_string()).as_deref(), Some("2024-11-30"));
    // An opening before that word ends nothing.
    order(&mut desk, &gate, true, "2024-11-29T06:00:00Z", None);
    assert_eq!(access(&mut desk), Access::Closed);
}

#[test]
fn a_merged_report_is_known_since_it_was_received() {
    let (mut desk, _folder) = starter();
    let first = "Airstrikes hit Tabqa on 28 November 2024, residents said.";
    let (report, draft) = paste(&mut desk, "Neighbours", "2024-11-28T20:00:00Z", first, EventKind::Strike);
    let id = accept(&mut desk, &report, &draft);
    let second =
        "The relief office confirmed that airstrikes struck Tabqa on 28 November 2024 and counted the wounded.";
    let (report, draft) = paste(&mut desk, "Relief office", "2024-11-29T09:00:00Z", second, EventKind::Strike);
    merge(&mut desk, &report, &draft, &id).unwrap();
    let behind = |known_at: &str| {
        let event: EventId = id.parse().unwrap();
        let view = desk.store(words(LANG)).unwrap().at(Some(time(known_at)));
        view.event(event).unwrap().map(|event| event.evidence.len())
    };
    assert_eq!(behind("2024-11-28T19:00:00Z"), None);
    assert_eq!(behind("2024-11-29T08:00:00Z"), Some(1));
    assert_eq!(behind("2024-11-29T10:00:00Z"), Some(2));
    assert_eq!(behind(AS_OF), Some(2));
}

#[test]
fn no_report_was_received_tomorrow() {
    let (mut desk, _folder) = starter();
    let raqqa = place(&mut desk, "Raqqa");
    let received = |at: &str| {
        let report = ReportForm { received_at: Some(time(at)), ..further(Stance::Supports) };
        EventForm { new_report: Some(report), ..strike(&raqqa) }
    };
    let refused = save(&mut desk, received("2028-01-01T00:00:00Z")).unwrap_err();
    assert!(refused.message.contains("more than a day ahead"), "{}", refused.message);
    // Clocks differ.
    save(&mut desk, received("2024-12-01T10:00:00Z")).unwrap();
}
