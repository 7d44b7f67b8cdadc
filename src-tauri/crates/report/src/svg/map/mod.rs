//! Maps. Not mirrored in right-to-left pages: east stays east.

mod clip;
mod ground;
mod project;
mod room;
mod routes;
mod signs;

use std::fmt::Write as _;

use passage_model::PlaceKind;

use crate::doc::{MapDoc, MapPlace};

use super::{
    marks, num, palette,
    picture::{Align, LABEL_HEIGHT, Label, LabelKind, Picture},
};
use project::Projection;
use room::{Place, Room};
use routes::Drawn;

/// Lines of routes out of focus, where one is in focus.
const BACKGROUND_STRENGTH: f64 = 0.6;

/// Draws a map in a frame of `width` by `height` px. `scale_label` is the text of a distance in km.
pub(crate) fn draw(map: &MapDoc, width: f64, height: f64, scale_label: impl Fn(f64) -> String) -> Picture {
    let projection = Projection::fit(&map.view, width, height);
    let mut canvas = Canvas {
        projection,
        room: Room::new(width, height),
        body: format!(r#"<rect width="{}" height="{}" fill="{}"/>"#, num(width), num(height), ground::LAND),
        halos: String::new(),
        labels: Vec::new(),
    };
    canvas.body.push_str(&ground::draw(&map.base, &projection));
    let drawn = routes::prepare(&map.routes, &projection);
    let has_focus = drawn.iter().any(|route| route.focus);
    for route in &drawn {
        let strength = if route.focus {
            1.0
        } else if has_focus {
            BACKGROUND_STRENGTH
        } else {
            0.85
        };
        canvas.body.push_str(&routes::line(route, strength));
        canvas.avoid_line(route);
    }
    canvas.scale_bar(scale_label);
    signs::crossings(&mut canvas, &map.crossings);
    // The marks of the worst routes first: they keep their place.
    for route in drawn.iter().rev() {
        canvas.route_marks(route, has_focus && !route.focus);
    }
    signs::events(&mut canvas, &map.events);
    signs::crossing_names(&mut canvas, &map.crossings);
    for route in drawn.iter().rev().filter(|route| route.focus) {
        for (at, km) in &route.km {
            canvas.kilometre(*at, *km);
        }
    }
    map.places.iter().for_each(|place| canvas.place_name(place));
    canvas.finish(width, height, map.title.clone())
}

/// A map in the making.
pub(crate) struct Canvas {
    projection: Projection,
    room: Room,
    body: String,
    /// White behind words.
    halos: String,
    labels: Vec<Label>,
}

impl Canvas {
    fn avoid_line(&mut self, route: &Drawn) {
        for part in route.stretches.iter().flat_map(|stretch| &stretch.parts) {
            let steps = (routes::length(part) / 6.0).ceil();
            let mut step = 0.0;
            while step <= steps && steps.is_finite() {
                if let Some(at) = routes::along(part, step / steps.max(1.0)) {
                    self.room.avoid(Place::around(at, 6.0));
                }
                step += 1.0;
            }
        }
    }

    /// Marks with the level on each stretch that is long enough, at least one on the worst; the code beside that one.
    fn route_marks(&mut self, route: &Drawn, quiet: bool) {
        let size = if route.focus { 16.0 } else { 13.5 };
        let mut worst_at = None;
        // Worst stretches first.
        let mut stretches: Vec<_> = route.stretches.iter().collect();
        stretches.sort_by_key(|stretch| std::cmp::Reverse(stretch.level.rank()));
        for stretch in stretches {
            let longest = stretch.parts.iter().max_by(|a, b| routes::length(a).total_cmp(&routes::length(b)));
            let Some(part) = longest else { continue };
            let must = worst_at.is_none();
            if !must && (quiet || routes::length(part) < 26.0) {
                continue;
            }
            let positions = [0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92];
            let mut positions = positions.iter().filter_map(|fraction| routes::along(part, *fraction));
            let free = positions.find(|at| self.room.is_free(&Place::around(*at, size)));
            let fallback = routes::along(part, 0.5).filter(|at| must && self.projection.shows(*at, 2.0));
            let Some(at) = free.or(fallback) else { continue };
            self.body.push_str(&marks::risk_at(stretch.level, at, size));
            self.room.take(Place::around(at, size));
            if must {
                worst_at = Some(at);
            }
        }
        if let Some(at) = worst_at.filter(|_| !route.focus) {
            self.beside(at, size / 2.0, Label::new(&route.code, LabelKind::Code, Align::Centre));
        }
    }

    /// A dot and the kilometre beside it.
    fn kilometre(&mut self, at: (f64, f64), km: f64) {
        let free = self.room.is_free(&Place::around(at, 4.0));
        if free && self.beside(at, 3.0, Label::new(format!("{km:.0}"), LabelKind::Km, Align::Centre)) {
            let (x, y) = (num(at.0), num(at.1));
            let _ = write!(
                self.body,
                r#"<circle cx="{x}" cy="{y}" r="1.9" fill="{}" stroke="{}" stroke-width="1"/>"#,
                palette::HALO,
                palette::INK
            );
        }
    }

    fn place_name(&mut self, place: &MapPlace) {
        let at = self.projection.px(place.at);
        if !self.projection.shows(at, 3.0) {
            return;
        }
        let (kind, radius) = match place.kind {
            PlaceKind::City => (LabelKind::City, 3.2),
            PlaceKind::Town => (LabelKind::Town, 2.6),
            PlaceKind::Village => (LabelKind::Village, 1.9),
            PlaceKind::Other => {
                self.area_name(at, &place.name);
                return;
            }
        };
        // A point below a sign is already marked by it.
        if self.room.is_free(&Place::around(at, radius * 2.0)) {
            let _ = write!(
                self.body,
                r##"<circle cx="{}" cy="{}" r="{radius}" fill="{}" stroke="#39424B" stroke-width="1.2"/>"##,
                num(at.0),
                num(at.1),
                palette::HALO
            );
            self.room.take(Place::around(at, radius * 2.0));
        }
        self.beside(at, radius + 1.0, Label::new(&place.name, kind, Align::Centre));
    }

    fn area_name(&mut self, (x, y): (f64, f64), name: &str) {
        let label = Label::new(name, LabelKind::Area, Align::Centre);
        let (left, top) = (x - label.width / 2.0, y - LABEL_HEIGHT / 2.0);
        let shifts = [(0.0, 0.0), (0.0, -14.0), (0.0, 14.0), (-20.0, 0.0), (20.0, 0.0), (0.0, -28.0), (0.0, 28.0)];
        let places =
            shifts.map(|(dx, dy)| Place { x: left + dx, y: top + dy, width: label.width, height: LABEL_HEIGHT });
        if let Some(place) = self.room.best(places) {
            self.put(label, place, false);
        }
    }

    /// Writes a label beside a position, `radius` px away; leaves it out where no side has room.
    fn beside(&mut self, (x, y): (f64, f64), radius: f64, label: Label) -> bool {
        let (w, h, gap) = (label.width, LABEL_HEIGHT, radius + 2.0);
        let sides = [
            (x + gap, y - h / 2.0, Align::Left),
            (x - gap - w, y - h / 2.0, Align::Right),
            (x - w / 2.0, y - gap - h, Align::Centre),
            (x - w / 2.0, y + gap, Align::Centre),
            (x + gap * 0.7, y - gap * 0.7 - h, Align::Left),
            (x + gap * 0.7, y + gap * 0.7, Align::Left),
            (x - gap * 0.7 - w, y - gap * 0.7 - h, Align::Right),
            (x - gap * 0.7 - w, y + gap * 0.7, Align::Right),
        ];
        let places = sides.iter().map(|(x, y, _)| Place { x: *x, y: *y, width: w, height: h });
        let Some(place) = self.room.best(places) else { return false };
        let side = sides.iter().find(|(x, y, _)| *x == place.x && *y == place.y);
        let align = side.map_or(Align::Centre, |(_, _, align)| *align);
        self.put(Label { align, ..label }, place, true);
        true
    }

    fn put(&mut self, label: Label, place: Place, halo: bool) {
        if halo {
            let _ = write!(
                self.halos,
                r#"<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}" opacity=".72"/>"#,
                num(place.x),
                num(place.y + 1.0),
                num(place.width),
                num(place.height - 2.0),
                palette::HALO
            );
        }
        self.room.take(place);
        self.labels.push(Label { x: place.x, y: place.y, width: place.width, ..label });
    }

    fn scale_bar(&mut self, scale_label: impl Fn(f64) -> String) {
        let km = self.projection.scale_bar_km();
        let width = km * self.projection.px_per_km();
        if !(width.is_finite() && width > 4.0) {
            return;
        }
        let label = Label::new(scale_label(km), LabelKind::Scale, Align::Left);
        let (x, y) = (10.0, self.projection.height - 10.0);
        let box_width = width + label.width + 16.0;
        self.room.take(Place { x: 3.0, y: y - 13.0, width: box_width, height: 20.0 });
        let (ink, half) = (palette::INK, width / 2.0);
        let _ = write!(
            self.halos,
            r##"<rect x="4" y="{}" width="{}" height="17" rx="2" fill="{}" opacity=".85"/><rect x="{}" y="{}" width="{}" height="4" fill="#fff" stroke="{ink}" stroke-width=".8"/><rect x="{}" y="{}" width="{}" height="4" fill="{ink}"/>"##,
            num(y - 11.0),
            num(box_width),
            palette::HALO,
            num(x),
            num(y - 4.0),
            num(width),
            num(x),
            num(y - 4.0),
            num(half)
        );
        self.labels.push(Label { x: x + width + 5.0, y: y - 8.5, ..label });
    }

    fn finish(mut self, width: f64, height: f64, title: String) -> Picture {
        self.body.push_str(&self.halos);
        // The frame is drawn, not styled, so that it is printed without background graphics too.
        let _ = write!(
            self.body,
            r#"<rect x=".5" y=".5" width="{}" height="{}" fill="none" stroke="{}" stroke-width="1"/>"#,
            num(width - 1.0),
            num(height - 1.0),
            palette::INK
        );
        Picture { body: self.body, width, height, labels: self.labels, title }
    }
}
