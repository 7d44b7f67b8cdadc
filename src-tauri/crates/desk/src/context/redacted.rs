//! What leaves the house: the one place where an answer is made fit for a redaction profile. Whatever is composed from it
//! afterwards, pages, tables or maps, can tell no more than is left in it.
//!
//! For the public nothing tells where exactly something is: positions are rounded, times are days, distances are classes, and
//! levels and access along a route hold for blocks of [`BLOCK_KM`]. What is told of one event for several routes would
//! otherwise give its position away to some hundred metres.

use std::sync::Arc;

use chrono::NaiveTime;
use passage_model::{
    Access, Crossing, CrossingKind, Detail, Event, EventTime, Geometry, Lang, LatLon, Name, Names, PassedBy, RiskLevel,
    Time, TimePrecision, Traffic,
};
use passage_risk::{RouteAssessment, SegmentAssessment};
use passage_words::Words;

use super::{Known, Scene, build_register};
use crate::{assess::Answered, dto::Redaction, titles};

/// Decimals of a degree that positions keep for the public: about 1 km.
const DECIMALS: i32 = 2;

/// Levels and access hold for so long a piece of a route for the public, km.
const BLOCK_KM: f64 = 5.0;

/// Distances told to the public, km.
const CLASSES_KM: [f64; 4] = [5.0, 20.0, 50.0, 100.0];

/// A distance as the public is told it: the smallest class that holds it.
pub(crate) fn class_km(km: f64) -> f64 {
    CLASSES_KM.into_iter().find(|class| km <= *class).unwrap_or_else(|| (km / 100.0).ceil() * 100.0)
}

/// A stretch as the public is told it: the blocks that it touches.
pub(crate) fn blocks(from_km: f64, to_km: f64) -> (f64, f64) {
    let from = (from_km / BLOCK_KM).floor() * BLOCK_KM;
    (from, ((to_km / BLOCK_KM).ceil() * BLOCK_KM).max(from + BLOCK_KM))
}

fn rounded(at: LatLon) -> LatLon {
    let scale = 10_f64.powi(DECIMALS);
    let round = |degrees: f64| (degrees * scale).round() / scale;
    LatLon::new(round(at.lat()), round(at.lon())).unwrap_or(at)
}

/// The day on which something is.
fn day_of(at: Time) -> Time {
    at.date_naive().and_time(NaiveTime::MIN).and_utc()
}

fn to_the_day(time: EventTime) -> EventTime {
    match time.precision {
        TimePrecision::Hour => {
            EventTime { from: day_of(time.from), until: time.until.map(day_of), precision: TimePrecision::Day }
        }
        _ => time,
    }
}

/// Run by nobody that is recognised, or a checkpoint of which that is not known.
fn is_informal(crossing: &Crossing) -> bool {
    crossing.formal == Some(false) || (crossing.kind == CrossingKind::Checkpoint && crossing.formal != Some(true))
}

impl Scene {
    /// The same without what people typed, in which a source may be named in any spelling: titles, parties and places of events
    /// (each is told by kind and by places of the register), reasons of levels set by hand, areas from which nothing is heard.
    /// For the public also without exact positions and hours, and without informal checkpoints.
    fn redacted(self, words: Words, redaction: Redaction) -> Self {
        let mut scene = Self { redaction, ..self };
        for overriding in &mut scene.overrides {
            overriding.reason = words.text("withheld-reason");
            overriding.author = words.text("withheld-author");
        }
        for silence in &mut scene.question.silences {
            silence.area.clear();
            silence.reason = words.text("withheld-reason");
            silence.author = words.text("withheld-author");
        }
        let shown = scene.known.events.iter().map(|event| Arc::new(scene.shown(event.as_ref().clone())));
        let events: Vec<Arc<Event>> = shown.collect();
        let index = events.iter().map(|event| (event.id, Arc::clone(event))).collect();
        let known = Known { events, index, ..scene.known.as_ref().clone() };
        if scene.is_public() {
            let register = &scene.register;
            let crossing = |crossing: &Crossing| {
                let mut crossing = Crossing { at: rounded(crossing.at), ..crossing.clone() };
                if is_informal(&crossing) {
                    crossing.names = in_all_languages(|words| words.text("withheld-checkpoint"));
                    crossing.sides.iter_mut().for_each(|side| side.names = crossing.names.clone());
                }
                crossing
            };
            scene.register = Arc::new(build_register(
                register.routes.clone(),
                register.crossings.iter().map(crossing).collect(),
                register.places.values().cloned().collect(),
                register.sources.values().cloned().collect(),
                // Routes are cut and measured as before: it is what is told of them that is rounded.
                Some(Arc::clone(&register.network)),
            ));
        }
        Self { known: Arc::new(known), ..scene }
    }

    /// Whether names of sources and the like are withheld.
    pub(crate) fn is_redacted(&self) -> bool {
        self.redaction != Redaction::None
    }

    /// Whether positions and hours are withheld too.
    pub(crate) fn is_public(&self) -> bool {
        self.redaction == Redaction::Public
    }

    /// An event as it may be shown.
    pub(crate) fn shown(&self, mut event: Event) -> Event {
        if !self.is_redacted() {
            return event;
        }
        event.title = Names::default();
        event.actors.clear();
        event.place_text = event.place_text.filter(|text| self.register.has_name(text));
        match &mut event.detail {
            Detail::Ceasefire { parties } => parties.clear(),
            // Whose vehicle drove where, and at which hours, is how somebody moves.
            Detail::Passage { by, traffic, vehicle, .. } => {
                (*by, *traffic, *vehicle) = (PassedBy::Other, Traffic::default(), None);
                event.time = to_the_day(event.time);
                event.title = in_all_languages(|words| {
                    let what = words.text("withheld-passage");
                    match titles::place(words, &self.register, &event) {
                        Some(place) => words.with("title-at", &[("what", what.into()), ("place", place.into())]),
                        None => what,
                    }
                });
            }
            _ => {}
        }
        if self.is_public() {
            event.time = to_the_day(event.time);
            event.geometry = event.geometry.map(|geometry| match geometry {
                Geometry::Point { at } => Geometry::Point { at: rounded(at) },
                Geometry::Line { points } => Geometry::Line { points: points.into_iter().map(rounded).collect() },
                Geometry::Area { ring } => Geometry::Area { ring: ring.into_iter().map(rounded).collect() },
            });
        }
        event
    }

    /// Whether a crossing stays out of lists and off maps.
    pub(crate) fn withholds(&self, crossing: &Crossing) -> bool {
        self.is_public() && is_informal(crossing)
    }

    /// The particulars of a kind as they may be written: whose vehicle passed is left out.
    pub(crate) fn subkind(&self, detail: &Detail) -> String {
        match detail {
            Detail::Passage { .. } if self.is_redacted() => String::new(),
            detail => passage_exchange::subkind(detail),
        }
    }

    /// A line as it may be drawn.
    pub(crate) fn drawn(&self, line: Vec<LatLon>) -> Vec<LatLon> {
        if !self.is_public() {
            return line;
        }
        let mut points: Vec<LatLon> = line.into_iter().map(rounded).collect();
        points.dedup();
        if let [only] = points[..] {
            // A line has two ends, however short it is.
            points.push(only);
        }
        points
    }

    /// When somebody looked, as it may be told.
    pub(crate) fn looked_at(&self, at: Time) -> Time {
        if self.is_public() { day_of(at) } else { at }
    }

    /// Words that tell no more than may be told.
    pub(crate) fn words(&self, words: Words) -> Words {
        if self.is_public() { words.coarse() } else { words }
    }
}

/// One name for each language that pages are written in.
fn in_all_languages(text: impl Fn(Words) -> String) -> Names {
    let name = |lang: Lang| Name { lang, text: text(Words::new(lang)), alias: false };
    Names(Lang::UI.into_iter().map(name).collect())
}

impl Answered {
    /// The answer as a profile may be told it. It was worked out from everything.
    pub(crate) fn redacted(mut self, words: Words, redaction: Redaction) -> Self {
        if redaction == Redaction::None {
            return self;
        }
        self.scene = self.scene.redacted(words, redaction);
        self.other =
            self.other.map(|other| Box::new(Answered { scene: other.scene.redacted(words, redaction), ..*other }));
        if self.scene.is_public() {
            self.assessment.routes.iter_mut().for_each(in_blocks);
        }
        self
    }
}

/// The gravest level, probability and access of each block for all of it. What is Unknown stays so: that nothing is heard of a
/// stretch gives nobody away, and a level in its place would be made up.
fn in_blocks<E>(route: &mut RouteAssessment<E>) {
    let block = |segment: &SegmentAssessment| (f64::midpoint(segment.from_km, segment.to_km) / BLOCK_KM).floor();
    for block in route.segments.chunk_by_mut(|a, b| (block(a) - block(b)).abs() < 0.5) {
        let known = || block.iter().filter(|segment| segment.level != RiskLevel::Unknown);
        let level = known().map(|segment| segment.level).max_by_key(|level| level.rank());
        let p = known().map(|segment| segment.computed_probability_7d).fold(0.0, f64::max);
        let access = block.iter().map(|segment| segment.access).max().unwrap_or(Access::Unknown);
        for segment in block {
            segment.access = access;
            match level {
                Some(level) if segment.level != RiskLevel::Unknown => {
                    segment.level = level;
                    segment.computed_probability_7d = p;
                    segment.probability_7d = Some(p);
                }
                _ => {}
            }
        }
    }
    let (from, to) = blocks(route.worst.from_km, route.worst.to_km);
    (route.worst.from_km, route.worst.to_km) = (from.max(0.0), to.min(route.length_km));
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn classes_and_blocks_hold_what_they_stand_for() {
        assert_eq!([0.0, 2.0, 5.0, 5.1, 18.0, 60.0, 130.0].map(class_km), [5.0, 5.0, 5.0, 20.0, 20.0, 100.0, 200.0]);
        assert_eq!(blocks(26.2, 26.2), (25.0, 30.0));
        assert_eq!(blocks(43.0, 53.0), (40.0, 55.0));
        assert_eq!(blocks(25.0, 25.0), (25.0, 30.0));
        let at = Time::UNIX_EPOCH + Duration::hours(33);
        let time = EventTime { from: at, until: Some(at), precision: TimePrecision::Hour };
        assert_eq!(to_the_day(time).from, Time::UNIX_EPOCH + Duration::days(1));
    }
}
