//! What names a stretch of a route by its km keeps its meaning when the line of the route changes, or the route goes: in the
//! same change it gets the km of the new line where that still follows the stretch, and is drawn along the stretch where it
//! does not. The other routes on that road see the same before and after.

use std::collections::{HashMap, HashSet};

use passage_model::{
    Detail, Direction, Event, EventId, EventKind, Geometry, Km, LatLon, LocationPrecision, Route, RouteId, Scope, Time,
};
use passage_risk::{Network, OnRoad, Params, act_alike, named_stretch, on_roads};
use passage_spatial::{Laid, RouteLine};
use passage_store::{Body, Change, Entity, EventFilter, StoreError};
use passage_words::Words;

use crate::{
    Desk,
    context::Register,
    error::{ApiError, Result},
    opening::store_error,
    titles,
};

/// A stretch lies on the new line where it is so near, km. What a rough line means may lie farther off: a share of its
/// longest edge, up to a limit. A passage says only of the road that was driven that it can be.
const NEAR_KM: f64 = 0.2;
const ROUGH_SHARE: f64 = 0.1;
const ROUGH_KM: f64 = 1.0;

/// The ends of what is closed or open on another route may move by so much, km.
const SAME_KM: f64 = 0.1;

/// Shorter than this, km, it is a place and no stretch: nothing can run along it.
const PLACE_KM: f64 = 0.2;

/// Kilometres that differ by less are the same.
const EQUAL_KM: f64 = 0.001;

/// Reports that are named; the rest is counted.
const NAMED: usize = 3;

/// What became of the reports.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    /// Those that got the km of a new line.
    laid: usize,
    /// What those are called that are drawn lines now.
    drawn: Vec<String>,
}

/// Why a change of a route is refused.
#[derive(Debug)]
pub(crate) enum Refused {
    Store(StoreError),
    /// A report that can keep its meaning in no way.
    Report(String),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Refused {
    pub(crate) fn told(self, words: Words) -> ApiError {
        match self {
            Self::Store(error) => store_error(words, &error),
            Self::Report(title) => ApiError::invalid(words, "invalid-route-carried", &[("title", title.into())]),
        }
    }
}

impl Carried {
    /// What was done, with what became of the reports.
    pub(crate) fn told(self, words: Words, done: String) -> String {
        match self.text(words) {
            Some(told) => words.with("done-carried", &[("text", done.into()), ("told", told.into())]),
            None => done,
        }
    }

    /// What became of the reports, in words; `None`: nothing.
    pub(crate) fn text(self, words: Words) -> Option<String> {
        let mut told = Vec::new();
        if self.laid > 0 {
            told.push(words.with("carried-laid", &[("count", self.laid.into())]));
        }
        if !self.drawn.is_empty() {
            let count = self.drawn.len();
            let mut titles: Vec<String> = self.drawn.into_iter().take(NAMED).collect();
            if count > NAMED {
                titles.push(words.with("carried-more", &[("count", (count - NAMED).into())]));
            }
            let args = [("count", count.into()), ("titles", words.list(&titles).into())];
            told.push(words.with("carried-drawn", &args));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }

    fn join(&mut self, more: Self) {
        self.laid += more.laid;
        self.drawn.extend(more.drawn);
    }
}

/// The register before a change of routes, with what is needed to tell what reports mean on it.
pub(crate) struct Before<'a> {
    pub(crate) words: Words,
    pub(crate) register: &'a Register,
    pub(crate) params: &'a Params,
    pub(crate) now: Time,
}

impl Before<'_> {
    /// Carries over all reports that name a route whose line this change has altered. To be called when the change has
    /// written all else.
    pub(crate) fn carry(&self, change: &mut Change<'_>) -> std::result::Result<Carried, Refused> {
        let routes = change.view().routes()?;
        let moved = moved(&self.register.routes, &routes);
        if moved.is_empty() {
            return Ok(Carried::default());
        }
        let events = naming(&change.view().events(&of_roads())?, &moved);
        self.carry_to(change, &self.register.network, &routes, &moved, events)
    }

    /// The same for the undoing of a change. What came back with it is in the km of the lines that were `then`.
    pub(crate) fn carry_back(
        &self,
        change: &mut Change<'_>,
        came: &HashSet<EventId>,
        then: &[Route],
    ) -> std::result::Result<Carried, Refused> {
        let routes = change.view().routes()?;
        let (moved_now, moved_since) = (moved(&self.register.routes, &routes), moved(then, &routes));
        if moved_now.is_empty() && (moved_since.is_empty() || came.is_empty()) {
            return Ok(Carried::default());
        }
        let all = change.view().events(&of_roads())?;
        let (came, stayed): (Vec<Event>, Vec<Event>) = all.into_iter().partition(|event| came.contains(&event.id));
        let events = naming(&stayed, &moved_now);
        let mut carried = self.carry_to(change, &self.register.network, &routes, &moved_now, events)?;
        let events = naming(&came, &moved_since);
        if !events.is_empty() {
            let network = Network::build(then, &[]).0;
            carried.join(self.carry_to(change, &network, &routes, &moved_since, events)?);
        }
        Ok(carried)
    }

    /// What [`Before::carry`] would do with these events if the routes became these.
    pub(crate) fn foresee(&self, routes: &[Route], events: &[Event]) -> std::result::Result<Carried, Refused> {
        let moved = moved(&self.register.routes, routes);
        Ok(self.carried(&self.register.network, routes, &moved, naming(events, &moved))?.0)
    }

    fn carry_to(
        &self,
        change: &mut Change<'_>,
        before: &Network,
        routes: &[Route],
        moved: &HashSet<RouteId>,
        events: Vec<Event>,
    ) -> std::result::Result<Carried, Refused> {
        let (carried, events) = self.carried(before, routes, moved, events)?;
        for event in events {
            change.put_event(&event)?;
        }
        Ok(carried)
    }

    /// What becomes of events, and the new versions of those that are to say something else.
    fn carried(
        &self,
        before: &Network,
        routes: &[Route],
        moved: &HashSet<RouteId>,
        events: Vec<Event>,
    ) -> std::result::Result<(Carried, Vec<Event>), Refused> {
        let (mut carried, mut written) = (Carried::default(), Vec::new());
        if events.is_empty() {
            return Ok((carried, written));
        }
        let ground = Ground { before, after: &Network::build(routes, &[]).0, moved, params: self.params };
        for event in events {
            match ground.carry(&event) {
                Kept::As => {}
                Kept::Laid(event) => {
                    carried.laid += 1;
                    written.push(event);
                }
                Kept::Drawn(mut now) => {
                    self.say_where(&mut now, &event, before);
                    carried.drawn.push(titles::title(self.words, self.register, &now));
                    written.push(now);
                }
                Kept::Lost => return Err(Refused::Report(titles::title(self.words, self.register, &event))),
            }
        }
        Ok((carried, written))
    }

    /// Says in words where a stretch was, unless the event says so itself.
    fn say_where(&self, drawn: &mut Event, old: &Event, before: &Network) {
        let Some((id, from, to)) = named_stretch(old) else { return };
        let (Some(route), Some(line)) = (self.register.route(id), before.line(id)) else { return };
        if titles::place(self.words, self.register, drawn).is_none() {
            let args = [
                ("route", route.code.clone().into()),
                ("from", format!("{:.0}", from.clamp(0.0, line.length_km())).into()),
                ("to", format!("{:.0}", to.clamp(0.0, line.length_km())).into()),
                ("day", self.words.date(self.now).into()),
            ];
            drawn.place_text = Some(self.words.with("carried-place", &args));
        }
    }
}

/// Events that may name a stretch of a route.
pub(crate) fn of_roads() -> EventFilter {
    EventFilter { kinds: vec![EventKind::Closure, EventKind::Reopening, EventKind::Passage], ..EventFilter::default() }
}

/// Routes whose line is another one, or that are gone.
fn moved(before: &[Route], after: &[Route]) -> HashSet<RouteId> {
    let lines: HashMap<RouteId, &[LatLon]> = after.iter().map(|route| (route.id, &route.line[..])).collect();
    let moved = before.iter().filter(|route| lines.get(&route.id).is_none_or(|line| *line != route.line));
    moved.map(|route| route.id).collect()
}

fn naming(events: &[Event], routes: &HashSet<RouteId>) -> Vec<Event> {
    let names = |event: &&Event| named_stretch(event).is_some_and(|(route, ..)| routes.contains(&route));
    events.iter().filter(names).cloned().collect()
}

/// What becomes of an event.
enum Kept {
    /// It says the same as it is.
    As,
    /// It names its stretch by other km.
    Laid(Event),
    /// It is drawn along its stretch.
    Drawn(Event),
    /// There is no way to say it.
    Lost,
}

/// The roads before and after.
struct Ground<'a> {
    before: &'a Network,
    after: &'a Network,
    moved: &'a HashSet<RouteId>,
    params: &'a Params,
}

impl Ground<'_> {
    fn carry(&self, event: &Event) -> Kept {
        let Some((id, from, to)) = named_stretch(event) else { return Kept::As };
        // A line that could not be used held nothing.
        let Some(old) = self.before.line(id) else { return Kept::As };
        let (from, to) = (from.clamp(0.0, old.length_km()), to.clamp(0.0, old.length_km()));
        let points = old.slice(from, to);
        let Some((new, laid)) = self.laid(event, id, (old, from, to)) else {
            return match drawn(event, points, to - from) {
                Some(event) => Kept::Drawn(event),
                None => Kept::Lost,
            };
        };
        let there = on_line(event, laid, new.length_km());
        let was = self.for_others(on_roads(self.before, self.params, event));
        let is_alike =
            |event: &Event| act_alike(&was, &self.for_others(on_roads(self.after, self.params, event)), SAME_KM);
        match there {
            there if is_alike(&there) && there == *event => Kept::As,
            there if is_alike(&there) => Kept::Laid(there),
            // The others lie along the line as it was.
            there => Kept::Laid(along(there, points, laid.turned)),
        }
    }

    /// Where the stretch lies on the line as it is now.
    fn laid(&self, event: &Event, id: RouteId, (old, from, to): (&RouteLine, f64, f64)) -> Option<(&RouteLine, Laid)> {
        let new = self.after.line(id)?;
        Some((new, new.lay(old, from, to, near_km(event, (old, from, to), new))?))
    }

    /// Without the routes that the change is about.
    fn for_others(&self, mut found: Vec<OnRoad>) -> Vec<OnRoad> {
        found.retain(|on| !self.moved.contains(&on.route));
        found
    }
}

/// How far from a stretch of the line as it was the new one may lie, km.
fn near_km(event: &Event, (old, from, to): (&RouteLine, f64, f64), new: &RouteLine) -> f64 {
    let longest = longest_edge(old, from, to).max(longest_edge(new, 0.0, f64::INFINITY));
    match event.kind() {
        EventKind::Passage => NEAR_KM,
        _ => (ROUGH_SHARE * longest).clamp(NEAR_KM, ROUGH_KM),
    }
}

/// The longest edge of a line between two chainages, km.
fn longest_edge(line: &RouteLine, from: f64, to: f64) -> f64 {
    let edges = line.chainages().windows(2).filter(|edge| edge[1] > from && edge[0] < to);
    edges.map(|edge| edge[1] - edge[0]).fold(0.0, f64::max)
}

/// The event with the km of a stretch of the new line, `length` km long.
fn on_line(event: &Event, laid: Laid, length: f64) -> Event {
    let mut event = event.clone();
    let km = |old: f64, new: f64| Km(if (old - new).abs() < EQUAL_KM { old } else { new });
    match &mut event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => {
            if let Scope::Section { from_km, to_km, .. } = &mut c.scope {
                let (from, to) = (from_km.0.min(to_km.0), from_km.0.max(to_km.0));
                let new = (km(from, laid.from_km), km(to, laid.to_km));
                if laid.turned || new != (Km(from), Km(to)) {
                    (*from_km, *to_km) = new;
                }
            }
            turn(&mut c.direction, laid.turned);
        }
        Detail::Passage { from_km, to_km, direction, .. } => {
            // All of the route, as long as that was driven.
            if from_km.is_some() || laid.from_km > EQUAL_KM {
                *from_km = Some(km(from_km.map_or(0.0, |km| km.0), laid.from_km));
            }
            if to_km.is_some() || laid.to_km < length - EQUAL_KM {
                *to_km = Some(km(to_km.map_or(length, |km| km.0), laid.to_km));
            }
            turn(direction, laid.turned);
        }
        _ => {}
    }
    if laid.turned
        && let Some(Geometry::Line { points }) = &mut event.geometry
    {
        points.reverse();
    }
    event
}

fn turn(direction: &mut Direction, turned: bool) {
    *direction = match *direction {
        Direction::Forward if turned => Direction::Backward,
        Direction::Backward if turned => Direction::Forward,
        direction => direction,
    };
}

/// The event, drawn along the line as it was besides.
fn along(mut event: Event, mut points: Vec<LatLon>, turned: bool) -> Event {
    if turned {
        points.reverse();
    }
    if points.len() > 1 {
        event.geometry = Some(Geometry::Line { points });
        event.precision = LocationPrecision::Linear;
    }
    event
}

/// The event on its stretch of the line as it was, without the route. `None`: it is a passage of a single place, which says
/// of no road that it was driven.
fn drawn(event: &Event, points: Vec<LatLon>, length: f64) -> Option<Event> {
    let mut event = event.clone();
    let place = length < PLACE_KM;
    match &mut event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => {
            c.scope = if place { Scope::Geometry } else { Scope::Along };
        }
        Detail::Passage { .. } if place => return None,
        Detail::Passage { route, from_km, to_km, .. } => (*route, *from_km, *to_km) = (None, None, None),
        _ => {}
    }
    (event.geometry, event.precision) = match points[..] {
        [at] => (Some(Geometry::Point { at }), LocationPrecision::Exact),
        _ => (Some(Geometry::Line { points }), LocationPrecision::Linear),
    };
    Some(event)
}

/// Draws an event along the stretch that it names, where it was drawn along another: a line that is left from other km, or
/// from another route, would act on the roads there.
pub(crate) fn redraw(register: &Register, event: &mut Event, old: Option<&Event>) {
    let is_drawn =
        event.precision == LocationPrecision::Linear && matches!(event.geometry, Some(Geometry::Line { .. }));
    let named = named_stretch(event);
    let Some((id, from, to)) = named.filter(|_| is_drawn && old.and_then(named_stretch) != named) else { return };
    let points = register.network.line(id).map(|line| line.slice(from, to.min(line.length_km())));
    event.geometry = points.filter(|points| points.len() > 1).map(|points| Geometry::Line { points });
}

/// The versions of an event that is recorded now and has been known since `received`, each with the moment from which it is
/// known: what names a route by km does so in those of the line that was known at the time.
pub(crate) fn known_since(
    desk: &Desk,
    words: Words,
    register: &Register,
    event: &Event,
    received: Time,
) -> Result<Vec<(Event, Time)>> {
    let as_it_is = vec![(event.clone(), received)];
    let Some(route) = named_stretch(event).and_then(|(id, ..)| register.route(id)) else { return Ok(as_it_is) };
    let history = desk.store(words)?.history(Entity::Route(route.id)).map_err(|error| store_error(words, &error))?;
    let mut lines: Vec<(Time, Vec<LatLon>)> = Vec::new();
    for version in history {
        if let Some(Body::Route(then)) = version.body {
            // Of two that are known since one moment the later one holds.
            lines.retain(|(known_from, _)| *known_from != version.known_from);
            lines.push((version.known_from, then.line));
        }
    }
    lines.sort_by_key(|(known_from, _)| *known_from);
    // Before it was drawn it is taken as it is now.
    lines.insert(0, (Time::MIN_UTC, route.line.clone()));
    let at = lines.partition_point(|(known_from, _)| *known_from <= received).saturating_sub(1);
    let mut versions: Vec<(Event, Time)> = Vec::new();
    let moved = HashSet::from([route.id]);
    for (known_from, line) in lines.into_iter().skip(at) {
        let then = if line == route.line {
            event.clone()
        } else {
            let mut routes = register.routes.clone();
            routes.iter_mut().filter(|other| other.id == route.id).for_each(|own| own.line.clone_from(&line));
            let after = &Network::build(&routes, &[]).0;
            let params = &*desk.params(words, None)?;
            let ground = Ground { before: &register.network, after, moved: &moved, params };
            match ground.carry(event) {
                Kept::Laid(then) | Kept::Drawn(then) => then,
                Kept::As | Kept::Lost => event.clone(),
            }
        };
        if versions.last().is_none_or(|(last, _)| *last != then) {
            versions.push((then, known_from.max(received)));
        }
    }
    Ok(versions)
}

#[cfg(test)]
mod tests;
