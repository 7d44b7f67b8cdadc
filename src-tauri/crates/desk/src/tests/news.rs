//! Work goes on while the window keeps its picture: after every change it must show what a fresh start would show.

use std::{fs, sync::Arc};

use chrono::Duration;
use passage_model::{Detail, EventStatus, Geometry, Lang, LatLon, Time};
use tempfile::TempDir;

use super::{
    case::{AS_OF, again, question, starter},
    editing::{place, strike},
};
use crate::{Desk, app, assess, dto::*, edit, import, inspect, own_values, queue};

/// Numbers that look like chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n as u64).unwrap()
    }
}

/// Everything that is said of a moment.
fn seen(desk: &mut Desk, as_of: Time) -> Vec<String> {
    let asked = || AssessArgs { as_of: Some(as_of), ..question(Lang::En) };
    let picture = assess::desk(desk, asked()).unwrap();
    let mut said = vec![serde_json::to_string(&queue::queue(desk, asked()).unwrap()).unwrap()];
    for route in &picture.routes {
        let args = RouteDetailArgs { route: route.id.clone(), question: asked() };
        said.push(serde_json::to_string(&inspect::route_detail(desk, args).unwrap()).unwrap());
    }
    said.push(serde_json::to_string(&picture).unwrap());
    said
}

fn events(desk: &mut Desk) -> Vec<String> {
    let args = AssessArgs { window_days: Some(365), ..question(Lang::En) };
    assess::desk(desk, args).unwrap().events.into_iter().map(|event| event.id).collect()
}

/// Something is done, whatever it is; some of it is refused.
fn work(desk: &mut Desk, folder: &TempDir, chance: &mut Chance, number: usize) -> &'static str {
    let lang = Lang::En;
    let known = events(desk);
    let one = known[chance.below(known.len())].clone();
    let form = |desk: &mut Desk| edit::event_form(desk, IdArgs { id: one.clone(), lang }).unwrap();
    let save = |desk: &mut Desk, event: EventForm| {
        let _ = edit::save_event(desk, SaveEventArgs { event, reason: None, lang });
    };
    match chance.below(14) {
        12 | 13 => {
            let mut event = if chance.below(2) == 0 { strike(&place(desk, "Hama")) } else { form(desk) };
            event.status = [EventStatus::Confirmed, EventStatus::Retracted][chance.below(2)];
            event.new_report = strike(&place(desk, "Hama")).new_report;
            let args = EventEffectArgs { event, as_of: Some(AS_OF.parse().unwrap()), lang };
            edit::event_effect(desk, args).unwrap();
            "what saving would change"
        }
        0 | 1 => {
            let mut event = strike(&place(desk, ["Raqqa", "Idlib", "Hama", "al-Bab"][chance.below(4)]));
            let report = event.new_report.as_mut().unwrap();
            report.source_name = Some(format!("Source {}", chance.below(3)));
            report.text = format!("Report {number}");
            event.time.from -= Duration::hours(i64::try_from(chance.below(200)).unwrap());
            event.detail = [Detail::ArmedClash, event.detail.clone(), Detail::Ceasefire { parties: Vec::new() }]
                [chance.below(3)]
            .clone();
            save(desk, event);
            "a new event"
        }
        2 => {
            let mut event = form(desk);
            event.status = [EventStatus::Confirmed, EventStatus::Claimed, EventStatus::Retracted][chance.below(3)];
            save(desk, event);
            "another standing"
        }
        3 => {
            let mut event = form(desk);
            let at = LatLon::new(35.9, 36.7 + chance.below(10) as f64 * 0.07).unwrap();
            event.geometry = Some(Geometry::Point { at });
            save(desk, event);
            "another place"
        }
        4 => {
            let mut event = form(desk);
            event.new_report = strike(&place(desk, "Raqqa")).new_report;
            event.new_report.as_mut().unwrap().text = format!("More {number}");
            save(desk, event);
            "a further report"
        }
        5 | 6 => {
            let _ = app::undo(desk, UndoArgs { change: None, lang });
            "an undo"
        }
        7 => {
            let _ = app::redo(desk, LangArgs { lang });
            "a redo"
        }
        8 => {
            let _ = edit::delete(desk, DeleteArgs { what: Deletable::Event, id: one, reason: None, lang });
            "an event less"
        }
        9 => {
            let file = folder.path().join(format!("{number}.csv"));
            let rows = (0..3)
                .map(|row| format!("{number}-{row},2024-11-2{row},2024-11-2{row},35.9{row},36.9,1,armed_clash,0,SY\n"));
            let header = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n";
            fs::write(&file, rows.fold(header.to_owned(), |text, row| text + &row)).unwrap();
            import::import(desk, ImportArgs::files(vec![file.display().to_string()], lang)).unwrap();
            "an import"
        }
        10 => {
            let crossings = assess::desk(desk, question(lang)).unwrap().crossings;
            let id = crossings[chance.below(crossings.len())].id.clone();
            let mut crossing = edit::crossing_form(desk, IdArgs { id, lang }).unwrap();
            crossing.sides.iter_mut().for_each(|side| side.statuses.clear());
            let _ = edit::save_crossing(desk, SaveCrossingArgs { crossing, reason: None, lang });
            "a crossing"
        }
        _ => {
            let settings = SettingsArgs { workspace: None, author: Some("A. Officer".into()), lang };
            app::set_settings(desk, settings).unwrap();
            let (parameter, value) = ("floors.front_days".to_owned(), (5 + number).to_string());
            let reason = "watched daily".to_owned();
            let _ = own_values::set_value(desk, SetValueArgs { parameter, value, reason, author: None, lang });
            "an own value"
        }
    }
}

#[test]
fn after_every_change_it_shows_what_a_fresh_start_shows() {
    let start: Time = AS_OF.parse().unwrap();
    let mut kept = 0;
    for seed in [7, 30] {
        let (mut desk, folder) = starter();
        let (mut chance, mut moment) = (Chance(seed), start);
        let _ = seen(&mut desk, moment);
        for number in 0..16 {
            if chance.below(4) == 0 {
                moment = start + Duration::hours([-30, -6, 0, 6, 48][chance.below(5)]);
            }
            let network =
                desk.open.as_ref().and_then(|open| open.register.as_ref()).map(|(_, r)| Arc::clone(&r.network));
            let done = work(&mut desk, &folder, &mut chance, number);
            let (now, fresh) = (seen(&mut desk, moment), seen(&mut again(&folder), moment));
            for (now, fresh) in now.iter().zip(&fresh) {
                let differs = now.bytes().zip(fresh.bytes()).position(|(a, b)| a != b);
                let near = |text: &str, at: usize| {
                    text.get(at.saturating_sub(120)..).unwrap_or_default().chars().take(240).collect::<String>()
                };
                assert!(
                    now == fresh,
                    "{seed}/{number}, {done}: {:?}",
                    differs.map(|at| (near(now, at), near(fresh, at)))
                );
            }
            let after = desk.open.as_ref().and_then(|open| open.register.as_ref()).map(|(_, r)| Arc::clone(&r.network));
            kept += usize::from(network.zip(after).is_some_and(|(a, b)| Arc::ptr_eq(&a, &b)));
        }
    }
    assert!(kept > 20, "the roads were prepared anew for most changes: {kept}");
}
