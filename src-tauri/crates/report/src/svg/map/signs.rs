//! Crossings and events on a map.

use std::fmt::Write as _;

use passage_model::{EventKind, EventStatus};

use crate::doc::{MapCrossing, MapEvent};
use crate::svg::{
    icons, num, palette,
    picture::{Align, Label, LabelKind},
};

use super::{Canvas, room::Place};

/// Size of the square of a crossing, px.
const CROSSING: f64 = 16.0;

/// Radius of the circle of an event, px.
const EVENT: f64 = 7.0;

/// Events closer than this are one sign with a count, px.
const CLUSTER: f64 = 13.0;

/// Squares of the crossings in view.
pub(super) fn crossings(canvas: &mut Canvas, crossings: &[MapCrossing]) {
    for crossing in crossings {
        let at = canvas.projection.px(crossing.at);
        if canvas.projection.shows(at, 2.0) {
            canvas.body.push_str(&icons::crossing(crossing.access, crossing.by_order, at, CROSSING));
            canvas.room.take(Place::around(at, CROSSING));
        }
    }
}

/// Their names, written after all signs have their places.
pub(super) fn crossing_names(canvas: &mut Canvas, crossings: &[MapCrossing]) {
    for crossing in crossings {
        let at = canvas.projection.px(crossing.at);
        if canvas.projection.shows(at, 2.0) {
            let label = Label::new(&crossing.name, LabelKind::Crossing, Align::Centre);
            canvas.beside(at, CROSSING / 2.0, label);
        }
    }
}

/// Events that share a sign.
struct Cluster {
    at: (f64, f64),
    /// The most important one: it gives the icon.
    first: MapEvent,
    count: usize,
    /// Age of the newest, days.
    newest: u32,
    /// All are claims.
    claimed: bool,
}

fn is_claimed(status: EventStatus) -> bool {
    matches!(status, EventStatus::Claimed | EventStatus::Rumour)
}

/// Those taken back are not drawn; passages are evidence of access, not of danger, and stay in the tables.
fn is_drawn(event: &MapEvent) -> bool {
    event.status != EventStatus::Retracted && event.kind != EventKind::Passage
}

fn clusters(canvas: &Canvas, events: &[MapEvent]) -> Vec<Cluster> {
    let mut out: Vec<Cluster> = Vec::new();
    for event in events.iter().filter(|event| is_drawn(event)) {
        let at = canvas.projection.px(event.at);
        if !canvas.projection.shows(at, 4.0) {
            continue;
        }
        let near = out.iter_mut().find(|cluster| (cluster.at.0 - at.0).hypot(cluster.at.1 - at.1) < CLUSTER);
        if let Some(cluster) = near {
            cluster.count += 1;
            cluster.newest = cluster.newest.min(event.age_days);
            cluster.claimed &= is_claimed(event.status);
        } else {
            let (newest, claimed) = (event.age_days, is_claimed(event.status));
            out.push(Cluster { at, first: *event, count: 1, newest, claimed });
        }
    }
    out
}

/// Circles of events; moved aside with a line to their place where a mark or a crossing is in the way.
pub(super) fn events(canvas: &mut Canvas, events: &[MapEvent]) {
    for cluster in clusters(canvas, events) {
        let (x, y) = cluster.at;
        let size = EVENT * 2.0 + 2.0;
        let ring = (0..24).map(|step| {
            let (turn, distance) = (step % 8, 13.0 + 7.0 * f64::from(step / 8));
            let angle = f64::from(turn) * std::f64::consts::FRAC_PI_4 - std::f64::consts::FRAC_PI_4;
            Place::around((x + distance * angle.cos(), y + distance * angle.sin()), size)
        });
        let here = Place::around((x, y), size);
        let place = if canvas.room.is_free(&here) { here } else { canvas.room.best(ring).unwrap_or(here) };
        let at = (place.x + size / 2.0, place.y + size / 2.0);
        let opacity = icons::age_opacity(cluster.newest);
        if place != here {
            let _ = write!(
                canvas.body,
                r#"<path d="M{} {}L{} {}" stroke="{}" stroke-width=".9"/><circle cx="{}" cy="{}" r="1.4" fill="{}"/>"#,
                num(x),
                num(y),
                num(at.0),
                num(at.1),
                palette::INK,
                num(x),
                num(y),
                palette::INK
            );
        }
        canvas.body.push_str(&icons::event(cluster.first.kind, at, EVENT, cluster.claimed, opacity));
        canvas.room.take(place);
        if cluster.count > 1 {
            let label = Label::new(format!("{}×", cluster.count), LabelKind::Count, Align::Centre);
            canvas.beside(at, EVENT - 1.0, label);
        }
    }
}
