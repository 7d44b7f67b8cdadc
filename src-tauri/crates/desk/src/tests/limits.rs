//! What limits a closure is said wherever it is named, and the way back is not forgotten.

use passage_model::{
    Access, Closure, Detail, Direction, EventStatus, EventTime, Hours, Km, Lang, Scope, TimePrecision, Tlp, Traffic,
    TrafficClass, VehicleClass, Weekdays,
};

use super::{
    case::{AS_OF, question, starter},
    editing::{place, strike},
    told::{briefing, detail, id_of, plain, section},
};
use crate::{Desk, dto::*, edit, sheet::sheet};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ar, Lang::Fr];

/// A closure of R-07, which is open at the moment asked for, from km 20 to 40.
fn closure(desk: &mut Desk) -> Closure {
    let route = id_of(desk, "R-07").parse().unwrap();
    let scope = Scope::Section { route, from_km: Km(20.0), to_km: Km(40.0) };
    Closure { scope, ..section(route, 40.0) }
}

fn form(desk: &mut Desk, closure: Closure, until: Option<&str>) -> EventForm {
    let raqqa = place(desk, "Raqqa");
    let from = "2024-11-30T06:00:00Z".parse().unwrap();
    EventForm {
        place: None,
        geometry: None,
        detail: Detail::Closure(closure),
        status: EventStatus::Confirmed,
        time: EventTime { from, until: until.map(|at| at.parse().unwrap()), precision: TimePrecision::Hour },
        ..strike(&raqqa)
    }
}

fn save(desk: &mut Desk, event: EventForm) -> String {
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap().id.unwrap()
}

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

#[test]
fn hours_and_end_of_a_closure_are_said_on_the_route_the_event_and_the_briefing() {
    let (mut desk, _folder) = starter();
    let shut = Closure { hours: Some(hours("22:00-03:00")), ..closure(&mut desk) };
    let event = form(&mut desk, shut, Some("2024-12-10T12:00:00Z"));
    let id = save(&mut desk, event);
    for lang in LANGS {
        let told = detail(&mut desk, "R-07", lang);
        assert_eq!(told.row.access, Access::Restricted);
        assert!(plain(&told.access_reason).contains("22:00-03:00 UTC"), "{}", told.access_reason);
        let driver = told.drivers.iter().find(|driver| driver.event.as_deref() == Some(id.as_str())).unwrap();
        assert!(plain(&driver.detail).contains("22:00-03:00 UTC"), "{}", driver.detail);
    }
    let row = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    let row = row.events.into_iter().find(|event| event.id == id).unwrap();
    assert_eq!(row.limits_text.as_deref().map(plain).as_deref(), Some("22:00-03:00 UTC · until 10 Dec, 12:00 UTC"));
    assert_eq!(row.hours, Some(hours("22:00-03:00")));
    let page = briefing(&mut desk, "R-07", Lang::En);
    assert!(page.contains("km 20 to 40: not between 22:00 and 03:00 UTC"), "{page}");
    assert!(page.contains("at 30 Nov, 22:00 UTC access is Closed, advice “no-go”"), "{page}");
    assert!(page.contains("get worse while this briefing holds"), "{page}");
    for (lang, said) in LANGS.into_iter().zip(["between 22:00 and 03:00", "بين 22:00 و03:00", "entre 22:00 et 03:00"])
    {
        let page = briefing(&mut desk, "R-07", lang);
        assert!(page.contains(said), "{page}");
    }
}

#[test]
fn whom_and_which_vehicles_and_days_are_said() {
    let (mut desk, _folder) = starter();
    let mut nights = hours("22:00-03:00");
    nights.days = Weekdays(0b001_0001);
    let shut = Closure {
        hours: Some(nights),
        vehicles: VehicleClass::ALL.to_vec(),
        traffic: Traffic(vec![TrafficClass::HumanitarianCargo]),
        ..closure(&mut desk)
    };
    let event = form(&mut desk, shut, None);
    save(&mut desk, event);
    let told = plain(&detail(&mut desk, "R-07", Lang::En).access_reason);
    for said in ["humanitarian cargo, not", "truck under 20 t", "22:00-03:00 UTC beginning on Mon and Fri"] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn other_vehicles_that_are_barred_are_a_condition() {
    let (mut desk, _folder) = starter();
    let vehicles = vec![VehicleClass::Motorbike, VehicleClass::NonMotorised];
    let shut = Closure { vehicles, ..closure(&mut desk) };
    let event = form(&mut desk, shut, None);
    save(&mut desk, event);
    let page = briefing(&mut desk, "R-07", Lang::En);
    assert!(page.contains("km 20 to 40: no motorbike and non-motorised"), "{page}");
}

#[test]
fn a_closure_of_the_way_back_is_placed_and_told() {
    let (mut desk, _folder) = starter();
    let shut = Closure { direction: Direction::Backward, ..closure(&mut desk) };
    let event = form(&mut desk, shut, None);
    let as_of = Some(AS_OF.parse().unwrap());
    let args = EventEffectArgs { event: event.clone(), as_of, lang: Lang::En };
    let effect = edit::event_effect(&mut desk, args).unwrap().moves;
    let route = id_of(&mut desk, "R-07");
    let moved = effect.iter().find(|row| row.route == route).expect("the way back is told");
    assert_eq!(moved.other_way.unwrap()[1], Access::Closed);
    assert!(plain(&moved.text).contains("The way back: access Closed instead of"), "{}", moved.text);
    let id = save(&mut desk, event);
    let told = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    let row = told.events.iter().find(|event| event.id == id).unwrap();
    assert!(row.lat.is_some() && row.geometry.is_some() && row.place_text.contains("km 20 to 40"), "{row:?}");
    assert!(row.routes.contains(&route), "{:?}", row.routes);
    let list = told.routes.iter().find(|row| row.id == route).unwrap();
    let way = list.other_way.as_ref().unwrap();
    assert_eq!((list.access, way.access, way.direction), (Access::Open, Access::Closed, Direction::Backward));
    assert_eq!(plain(&way.short_text), "return: Closed");
    assert!(list.label.contains(&way.short_text), "{}", list.label);
    for (lang, said) in LANGS.into_iter().zip(["The way back: Closed", "في الإياب", "Au retour"]) {
        let told = detail(&mut desk, "R-07", lang).row.other_way.unwrap();
        assert!(plain(&told.text).contains(said), "{}", told.text);
        let page = briefing(&mut desk, "R-07", lang);
        assert!(page.contains(said), "{page}");
    }
    let page = briefing(&mut desk, "R-07", Lang::En);
    assert!(page.contains("The way back, km 20 to 40: closed, another way is known"), "{page}");
    // Limited to the night it is said by day too, whatever else is not known of the way back.
    let mut form = edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    let Detail::Closure(shut) = &mut form.detail else { panic!("{:?}", form.detail) };
    shut.hours = Some(hours("22:00-03:00"));
    let id = save(&mut desk, form);
    let way = detail(&mut desk, "R-07", Lang::En).row.other_way.unwrap();
    assert!(plain(&way.text).contains("return · 22:00-03:00 UTC"), "{}", way.text);
    let page = briefing(&mut desk, "R-07", Lang::En);
    assert!(page.contains("The way back, km 20 to 40: not between 22:00 and 03:00 UTC"), "{page}");
    assert!(page.contains("The way back gets worse while this briefing holds: at 30 Nov, 22:00 UTC"), "{page}");
    let mut form = edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    let Detail::Closure(shut) = &mut form.detail else { panic!("{:?}", form.detail) };
    shut.hours = None;
    save(&mut desk, form);
    // Asked for the way back itself, it is closed, and nothing else is said of the way out.
    let back = AssessArgs { direction: Some(Direction::Backward), ..question(Lang::En) };
    let told = crate::assess::desk(&mut desk, back).unwrap();
    let list = told.routes.iter().find(|row| row.id == route).unwrap();
    assert_eq!(list.access, Access::Closed);
    assert!(list.other_way.is_none(), "{:?}", list.other_way);
}

fn sheet_args(depart: &str, drive: Option<u32>) -> SheetArgs {
    SheetArgs {
        lang: Lang::En,
        of: SheetOf::Route { route: "R-07".to_owned(), reverse: false },
        langs: None,
        tlp: Tlp::AmberStrict,
        depart: depart.parse().unwrap(),
        local_offset_minutes: 180,
        back_by: None,
        valid_until: None,
        vehicle: None,
        convoy: false,
        drive_minutes: drive,
        wait_minutes: None,
        stops: Vec::new(),
    }
}

fn sheet_of(desk: &mut Desk, depart: &str, drive: Option<u32>) -> SheetDto {
    let args = sheet_args(depart, drive);
    sheet(desk, SheetWriteArgs { sheet: args, format: SheetFormat::Html, file: None }).unwrap()
}

#[test]
fn hours_of_a_closed_road_are_printed_as_opening_hours_on_the_sheet() {
    let (mut desk, _folder) = starter();
    let shut = Closure { hours: Some(hours("19:00-02:00")), ..closure(&mut desk) };
    let event = form(&mut desk, shut, None);
    save(&mut desk, event);
    let text = plain(&sheet_of(&mut desk, "2024-12-01T07:00:00Z", Some(120)).text.unwrap());
    assert!(text.contains("Road open 05:00 to 22:00, km 20 to 40."), "{text}");
}

#[test]
fn what_is_closed_only_for_the_late_says_so_with_the_hour() {
    let (mut desk, _folder) = starter();
    let plain_sheet = |desk: &mut Desk, depart: &str| plain(&sheet_of(desk, depart, None).warnings.join(" | "));
    let shut = Closure { hours: Some(hours("10:00-12:00")), ..closure(&mut desk) };
    let event = form(&mut desk, shut, None);
    save(&mut desk, event);
    // Whichever departure passes there just before ten: later than planned they meet it.
    let departs = (8..18).map(|step| format!("2024-12-01T0{}:{:02}:00Z", 8 + step / 12, step % 12 * 5));
    let warned: Vec<String> = departs.map(|depart| plain_sheet(&mut desk, &depart)).collect();
    let late =
        warned.iter().find(|text| text.contains("Closed if they are late")).expect("one of them is only just in time");
    assert!(late.contains("a quarter of the time under way is added"), "{late}");
    assert!(late.contains("nobody goes if they are a quarter later"), "{late}");
    assert!(!late.contains("Closed when they get there"), "{late}");
    assert!(warned.iter().any(|text| text.contains("Closed when they get there")));
}

#[test]
fn the_office_is_warned_of_the_dark() {
    let (mut desk, _folder) = starter();
    let night = plain(&sheet_of(&mut desk, "2024-12-01T18:00:00Z", Some(120)).warnings.join(" | "));
    assert!(night.contains("They drive in the dark between 1 Dec 2024 21:00 and 1 Dec 2024 23:00"), "{night}");
    let day = plain(&sheet_of(&mut desk, "2024-12-01T07:00:00Z", Some(120)).warnings.join(" | "));
    assert!(!day.contains("in the dark"), "{day}");
}

#[test]
fn a_gate_closed_for_hours_says_so_in_row_and_briefing_and_opens_at_the_others_on_the_sheet() {
    let (mut desk, _folder) = starter();
    let gates = crate::assess::desk(&mut desk, question(Lang::En)).unwrap().crossings;
    let gate = gates.into_iter().find(|gate| gate.name.starts_with("Bab al-Hawa")).unwrap();
    let scope = Scope::Crossing { crossing: gate.id.parse().unwrap() };
    let trucks = vec![VehicleClass::LightTruck, VehicleClass::HeavyTruck, VehicleClass::TruckAndTrailer];
    let shut = Closure { scope, hours: Some(hours("20:00-03:00")), vehicles: trucks, ..closure(&mut desk) };
    let event = EventForm { crossing: Some(gate.id.clone()), ..form(&mut desk, shut, None) };
    save(&mut desk, event);
    let gates = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    let told = gates.crossings.iter().find(|row| row.id == gate.id).unwrap();
    let reason = plain(&told.reason_text);
    assert!(reason.contains("20:00-03:00 UTC") && reason.contains("truck under 20 t"), "{reason}");
    assert!(
        gates.events.iter().any(|row| plain(&row.title) == format!("Closure, {}", gate.name)),
        "{:?}",
        gates.events
    );
    let page = briefing(&mut desk, "R-03", Lang::En);
    let condition = format!("{}: not between 20:00 and 03:00 UTC", gate.name);
    assert!(page.contains(&condition), "{page}");
    assert!(page.contains("at 30 Nov, 20:00 UTC access is Closed"), "{page}");
    let mut of_gate = sheet_args("2024-12-01T07:00:00Z", Some(120));
    of_gate.of = SheetOf::Route { route: "R-03".to_owned(), reverse: false };
    let args = SheetWriteArgs { sheet: of_gate, format: SheetFormat::Html, file: None };
    let text = plain(&sheet(&mut desk, args).unwrap().text.unwrap());
    assert!(text.contains("Gate open 06:00 to 23:00."), "{text}");
}
