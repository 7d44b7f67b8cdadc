//! Vehicles of other classes in the same movement: what is closed for one of them is closed for all.

use passage_model::{Detail, Event, VehicleClass};
use passage_risk::{Drivers, Live, RouteAccess};
use passage_words::Words;

use super::{
    assessed::{self, Candidate},
    course::{Course, class_word},
    moments::Look,
};
use crate::{
    Desk,
    assess::Answered,
    dto::{AssessArgs, PlanNoteDto, PlanNoteKind},
    error::Result,
};

/// The pictures of a movement for vehicles of another class.
pub(super) struct Escort {
    pub(super) vehicle: VehicleClass,
    pub(super) answered: Answered<Drivers>,
    pub(super) course: Course,
}

/// Classes in a movement beside that of its slowest and heaviest vehicle. Of trucks nothing but their number is said: beside
/// a lighter class they may be light or heavy ones.
pub(super) fn classes(vehicle: VehicleClass, trucks: u32, light_vehicles: u32) -> Vec<VehicleClass> {
    let mut classes = Vec::new();
    if light_vehicles > 0 {
        classes.push(VehicleClass::Light4wd);
    }
    if are_heavier(vehicle, trucks) {
        classes.extend([VehicleClass::LightTruck, VehicleClass::HeavyTruck]);
    }
    classes.retain(|class| *class != vehicle);
    classes
}

/// Whether there are trucks beside a class that is lighter than any truck.
fn are_heavier(vehicle: VehicleClass, trucks: u32) -> bool {
    trucks > 0 && vehicle.gross_tonnes() < VehicleClass::LightTruck.gross_tonnes()
}

/// What trucks are taken for where the class says nothing of them.
pub(super) fn note(words: Words, vehicle: VehicleClass, trucks: u32) -> Option<PlanNoteDto> {
    are_heavier(vehicle, trucks).then(|| {
        let told = [("count", trucks.into()), ("class", class_word(words, vehicle).into())];
        PlanNoteDto { kind: PlanNoteKind::Trucks, text: words.with("plan-note-trucks", &told) }
    })
}

/// Pictures for those classes for which something on record is another than for the main one.
pub(super) fn ask(
    desk: &mut Desk,
    words: Words,
    picture: &AssessArgs,
    (main, classes): (VehicleClass, &[VehicleClass]),
    look: &Look,
) -> Result<Vec<Escort>> {
    let mut escorts = Vec::new();
    if classes.is_empty() {
        return Ok(escorts);
    }
    let events = look.events(desk, words)?;
    for vehicle in classes.iter().copied() {
        if !events.iter().any(|event| differs(event, main, vehicle)) {
            continue;
        }
        let question = AssessArgs { vehicle: Some(vehicle), ..picture.clone() };
        let course = Course::ask(desk, words, &question, look)?;
        let scene = desk.scene(words, &question, None)?;
        let assessment = desk.ask(&scene, Live::overview);
        escorts.push(Escort { vehicle, answered: Answered { scene, assessment, other: None }, course });
    }
    Ok(escorts)
}

/// Whether an event does something else to one class than to another.
fn differs(event: &Event, a: VehicleClass, b: VehicleClass) -> bool {
    match &event.detail {
        Detail::Closure(said) | Detail::Reopening(said) => {
            !said.vehicles.is_empty() && said.vehicles.contains(&a) != said.vehicles.contains(&b)
        }
        Detail::Obstruction { limit_tonnes: Some(limit), .. } => {
            (a.gross_tonnes() > *limit) != (b.gross_tonnes() > *limit)
        }
        _ => false,
    }
}

impl Escort {
    /// Access of ways in the picture of the departure and in those after it.
    pub(super) fn accesses(&self, ways: Vec<Candidate>) -> Vec<Vec<RouteAccess>> {
        let (routes, ids) = assessed::routes(self.vehicle, ways);
        let mut pictures = vec![assessed::access(&self.answered.scene.beside(routes.clone()), &ids)];
        pictures.extend(assessed::later(&self.course, &routes, &ids));
        pictures
    }
}
