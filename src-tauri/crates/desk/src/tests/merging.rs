//! What a draft may be merged with: nothing that it adds may be lost.

use passage_model::{
    Closure, Detail, Direction, EventKind, EventStatus, EventTime, Hours, Km, Lang, LocationPrecision, Names,
    Reliability, RouteId, Scope, SourceKind, Time, TimePrecision, Traffic, TrafficClass,
};

use super::case::starter;
use crate::{Desk, dto::*, edit, error::ErrorCode, inbox};

fn paste(desk: &mut Desk, text: &str) -> OpenReportDto {
    let args = PasteArgs {
        text: text.to_owned(),
        source: None,
        source_name: Some("Radio room".into()),
        source_kind: Some(SourceKind::OwnStaff),
        reliability: Some(Reliability::B),
        published_at: Some("2024-11-30T12:00:00Z".parse().unwrap()),
        received_at: None,
        region: Some("Idlib".into()),
        utc_offset_minutes: None,
        lang: Lang::En,
    };
    let report = inbox::paste_report(desk, args).unwrap().report;
    inbox::inbox(desk, InboxArgs { report: Some(report), lang: Lang::En }).unwrap().open.unwrap()
}

fn first(open: &OpenReportDto, kind: EventKind) -> DraftDto {
    let found = open.drafts.iter().find(|draft| draft.kind == kind);
    found.unwrap_or_else(|| panic!("{kind:?} in {:?}", open.drafts)).clone()
}

fn accept(desk: &mut Desk, open: &OpenReportDto, draft: &DraftDto) -> String {
    let draft = DraftRef { report: open.report.clone(), key: draft.key.clone() };
    let args = AcceptDraftArgs { draft, choice: DraftChoice::default(), event: None, lang: Lang::En };
    inbox::accept_draft(desk, args).unwrap().id.unwrap()
}

/// The draft of a second report, once the first is an event.
struct Second {
    desk: Desk,
    _folder: tempfile::TempDir,
    open: OpenReportDto,
    draft: DraftDto,
    /// The event of the first.
    event: String,
}

fn second(text: &str, other: &str, kind: EventKind) -> Second {
    let (mut desk, folder) = starter();
    let open = paste(&mut desk, text);
    let event = accept(&mut desk, &open, &first(&open, kind));
    let open = paste(&mut desk, other);
    let draft = first(&open, kind);
    Second { desk, _folder: folder, open, draft, event }
}

/// Whether the second may be merged with the event of the first.
fn offered_with(text: &str, other: &str, kind: EventKind) -> bool {
    let told = second(text, other, kind);
    told.draft.twin.is_some_and(|twin| twin.event == told.event)
}

const ROAD: &str = "The road between Ariha and Saraqib is closed since this morning.";

#[test]
fn a_road_that_is_closed_is_no_other_road_that_ends_in_the_same_town() {
    let other = "The road between Idlib and Saraqib is closed since this morning.";
    assert!(second(ROAD, other, EventKind::Closure).draft.twin.is_none());
    // The same stretch told again is.
    let again = "Our driver says that the road between Ariha and Saraqib is closed.";
    assert!(offered_with(ROAD, again, EventKind::Closure));
}

#[test]
fn the_closure_that_is_not_merged_closes_its_road() {
    let other = "The road between Idlib and Saraqib is closed since this morning.";
    let Second { mut desk, _folder, open, draft, .. } = second(ROAD, other, EventKind::Closure);
    let id = accept(&mut desk, &open, &draft);
    let scope = match edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap().detail {
        Detail::Closure(closure) => closure.scope,
        other => panic!("{other:?}"),
    };
    let Scope::Section { route, .. } = scope else { panic!("{scope:?}") };
    let dto = crate::assess::desk(&mut desk, super::case::question(Lang::En)).unwrap();
    let row = dto.routes.iter().find(|row| row.id == route.to_string()).unwrap();
    assert_eq!(row.access, passage_model::Access::Closed, "{}", row.code);
}

#[test]
fn what_says_less_or_elsewhere_is_not_merged_with() {
    for (one, other, kind) in [
        // For some only, then for all.
        ("Jarablus crossing is closed for commercial trucks.", "Jarablus crossing is closed.", EventKind::Closure),
        ("Jarablus crossing is closed.", "Bab al-Salama crossing is closed.", EventKind::Closure),
        (
            "The Jarablus crossing was reopened on 29 November.",
            "The Jarablus crossing was reopened on 29 November to civilian traffic only.",
            EventKind::Reopening,
        ),
        ("A mine was found at Saraqib.", "A mine was found at Idlib.", EventKind::ExplosiveHazard),
    ] {
        assert!(!offered_with(one, other, kind), "{other}");
        assert!(offered_with(one, &format!("A partner says: {one}"), kind), "{one}");
    }
}

#[test]
fn nothing_is_put_behind_an_event_that_was_taken_back() {
    let Second { mut desk, _folder, open, draft, event } =
        second(ROAD, "Our driver says that the road between Ariha and Saraqib is closed.", EventKind::Closure);
    assert!(draft.twin.is_some());
    let form = edit::event_form(&mut desk, IdArgs { id: event, lang: Lang::En }).unwrap();
    let event = EventForm { status: EventStatus::Retracted, ..form };
    edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let open = inbox::inbox(&mut desk, InboxArgs { report: Some(open.report), lang: Lang::En }).unwrap().open.unwrap();
    assert!(first(&open, EventKind::Closure).twin.is_none_or(|twin| !twin.merges));
}

/// A closure of a stretch typed in, and whether the draft of [`ROAD`] is told to be it.
fn offered(change: impl Fn(&mut Closure, &mut EventTime)) -> bool {
    let (mut desk, _folder) = starter();
    // What the draft itself makes of the words.
    let open = paste(&mut desk, ROAD);
    let draft = DraftRef { report: open.report.clone(), key: first(&open, EventKind::Closure).key };
    let args = DraftChoiceArgs { draft, choice: DraftChoice::default(), lang: Lang::En };
    let Detail::Closure(mut closure) = inbox::draft_form(&mut desk, args).unwrap().detail else { panic!() };
    let day: Time = "2024-11-30T00:00:00Z".parse().unwrap();
    let mut time = EventTime { from: day, until: None, precision: TimePrecision::Day };
    change(&mut closure, &mut time);
    let event = EventForm {
        id: None,
        read: None,
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: None,
        precision: LocationPrecision::Exact,
        time,
        actors: Vec::new(),
        status: EventStatus::Reported,
        detail: Detail::Closure(closure),
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: None,
        example: false,
    };
    edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let open = inbox::inbox(&mut desk, InboxArgs { report: Some(open.report), lang: Lang::En }).unwrap().open.unwrap();
    first(&open, EventKind::Closure).twin.is_some()
}

#[test]
fn a_closure_on_record_must_bar_all_that_the_draft_bars() {
    assert!(offered(|_, _| {}));
    let stretch = |change: fn(&mut f64, &mut f64)| {
        offered(move |closure, _| {
            let Scope::Section { from_km: Km(from), to_km: Km(to), .. } = &mut closure.scope else { panic!() };
            change(from, to);
        })
    };
    assert!(stretch(|from, _| *from -= 2.0), "a longer one");
    assert!(!stretch(|from, to| *from = from.midpoint(*to)), "half of it");
    assert!(!stretch(|from, to| (*from, *to) = (*from - 5.0, *from)), "the stretch beside it");
    assert!(!offered(|closure, _| {
        let Scope::Section { route, .. } = &mut closure.scope else { panic!() };
        *route = RouteId::from_bytes([7; 16]);
    }));
    assert!(!offered(|closure, _| closure.direction = Direction::Forward));
    assert!(!offered(|closure, _| closure.traffic = Traffic(vec![TrafficClass::Commercial])));
    assert!(!offered(|closure, _| closure.hours = "20:00-06:00".parse::<Hours>().ok()));
    assert!(!offered(|closure, _| closure.partial = true));
    let at = |text: &str| text.parse::<Time>().unwrap();
    assert!(!offered(|_, time| {
        (time.from, time.until) = (at("2024-11-24T00:00:00Z"), Some(at("2024-11-27T00:00:00Z")));
    }));
    assert!(!offered(|_, time| time.from = at("2024-12-05T00:00:00Z")));
    assert!(offered(|_, time| time.from = at("2024-11-28T00:00:00Z")));
}

#[test]
fn what_a_person_picked_since_is_looked_at_when_merging() {
    let Second { mut desk, _folder, open, draft, .. } =
        second("A checkpoint has been set up at Saraqib.", "A new checkpoint is at Saraqib.", EventKind::Checkpoint);
    let twin = draft.twin.clone().unwrap();
    let at = passage_model::LatLon::new(36.6, 37.0).unwrap();
    let merge = |picks: Vec<Option<PickDto>>| MergeDraftArgs {
        draft: DraftRef { report: open.report.clone(), key: draft.key.clone() },
        choice: DraftChoice { picks, ..DraftChoice::default() },
        event: twin.event.clone(),
        lang: Lang::En,
    };
    let refused = inbox::merge_draft(&mut desk, merge(vec![Some(PickDto::Position { at })])).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Invalid);
    inbox::merge_draft(&mut desk, merge(Vec::new())).unwrap();
}

#[test]
fn a_list_of_villages_is_merged_only_where_each_is_on_record() {
    let list = "Armed groups said they had captured four villages since Wednesday, among them Ariha and Binnish.";
    let other = "Armed groups said they had captured four villages since Wednesday, among them Ariha and Darkush.";
    assert!(second(list, other, EventKind::ControlChange).draft.twin.is_none());
    assert!(offered_with(list, &format!("A channel writes: {list}"), EventKind::ControlChange));
}

#[test]
fn the_card_says_whom_a_closure_applies_to() {
    let (mut desk, _folder) = starter();
    let text = "Bab al-Hawa crossing is closed except for humanitarian cargo.";
    let terms = first(&paste(&mut desk, text), EventKind::Closure).terms_text.unwrap();
    assert!(terms.contains("not humanitarian cargo") && terms.contains("civilians"), "{terms}");
    assert!(terms.contains("both ways") && terms.contains("all vehicles") && terms.contains("at all hours"), "{terms}");
    let all = first(&paste(&mut desk, ROAD), EventKind::Closure).terms_text.unwrap();
    assert!(all.starts_with("all traffic · both ways"), "{all}");
    let strike = first(&paste(&mut desk, "An airstrike hit Saraqib."), EventKind::Strike);
    assert_eq!(strike.terms_text, None);
}
