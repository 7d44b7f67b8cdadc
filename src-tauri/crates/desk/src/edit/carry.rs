//! What names a stretch of a route by its km keeps its meaning when the line of the route changes, or the route goes: in the
//! same change it gets the km of the new line where that still follows the stretch, and is drawn along the stretch where it
//! does not. On the other routes of that road nothing opens by it.

mod ground;

use std::collections::{HashMap, HashSet};

use passage_model::{
    Detail, Direction, Event, EventId, EventKind, EventStatus, Geometry, Km, LatLon, LocationPrecision, Override,
    Route, RouteId, Scope, Time,
};
use passage_risk::{Network, OnRoad, Params, named_stretch, routes_beside};
use passage_spatial::{Laid, RouteLine};
use passage_store::{Body, Change, Entity, EventFilter, StoreError};
use passage_words::Words;

use ground::{GAPS_KM, Ground, SAME_KM, Was, drawn_line, near_km, opens, runs, shape_of, turned};

use crate::{
    Desk,
    context::Register,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
    titles,
};

/// Shorter than this, km, it is a place and no stretch: nothing can run along it. What is closed there is drawn with so much
/// more of the road at either end that it can.
const PLACE_KM: f64 = 0.2;
const BEYOND_KM: f64 = 0.3;

/// Routes so near to an event, km, may be concerned by it.
const CONCERNED_KM: f64 = 0.3;

/// A line all of which is so near to a route, km, is a drawing of that.
const OWN_KM: f64 = 0.05;

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
    /// Codes of routes with another line on which a level is set by hand.
    levels: Vec<String>,
}

/// Why a change of a route is refused.
#[derive(Debug)]
pub(crate) enum Refused {
    Store(StoreError),
    /// A report that can keep its meaning in no way.
    Report(String),
    /// Another program has changed something since it was worked out.
    Overtaken,
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
            Self::Overtaken => ApiError::new(words, ErrorCode::Busy, &[]),
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
        if !self.levels.is_empty() {
            told.push(words.with("carried-levels", &[("routes", words.list(&self.levels).into())]));
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
    /// Carries over all reports that this change of lines means something to. To be called when the change has
    /// written all else.
    pub(crate) fn carry(&self, change: &mut Change<'_>) -> std::result::Result<Carried, Refused> {
        let routes = change.view().routes()?;
        let moved = moved(&self.register.routes, &routes);
        if moved.is_empty() {
            return Ok(Carried::default());
        }
        let events = change.view().events(&of_roads())?;
        let mut carried = self.carry_to(change, &self.register.network, &routes, &moved, events)?;
        carried.levels = self.levels(&routes, &moved, &change.view().overrides()?);
        Ok(carried)
    }

    /// Codes of the routes with another line on which a level is set by hand: a person gave it for the road as it was drawn.
    fn levels(&self, routes: &[Route], moved: &HashSet<RouteId>, overrides: &[Override]) -> Vec<String> {
        let in_force = overrides.iter().filter(|set| (set.from..set.expires).contains(&self.now));
        let set: HashSet<RouteId> = in_force.map(|set| set.route).collect();
        let told = routes.iter().filter(|route| moved.contains(&route.id) && set.contains(&route.id));
        told.map(|route| route.code.clone()).collect()
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
        let mut carried = self.carry_to(change, &self.register.network, &routes, &moved_now, stayed)?;
        carried.levels = self.levels(&routes, &moved_now, &change.view().overrides()?);
        if !came.is_empty() && !moved_since.is_empty() {
            let network = Network::build(then, &[]).0;
            carried.join(self.carry_to(change, &network, &routes, &moved_since, came)?);
        }
        Ok(carried)
    }

    /// What [`Before::carry`] would do with these events, and say of these levels, if the routes became these.
    pub(crate) fn foresee(
        &self,
        routes: &[Route],
        events: Vec<Event>,
        overrides: &[Override],
    ) -> std::result::Result<Carried, Refused> {
        let moved = moved(&self.register.routes, routes);
        let (mut carried, _) = self.carried(&self.register.network, routes, &moved, events)?;
        carried.levels = self.levels(routes, &moved, overrides);
        Ok(carried)
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
        if events.is_empty() || moved.is_empty() {
            return Ok((carried, written));
        }
        let ground = Ground { before, after: &Network::build(routes, &[]).0, moved, params: self.params };
        for event in events {
            match ground.carry(&event, self.now) {
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

/// What becomes of an event.
#[derive(Debug, Clone)]
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

impl Ground<'_> {
    /// What becomes of an event: of all ways to say it the first that changes nothing on any road. Where there is none,
    /// what closes may close more, and what opens may open less.
    fn carry(&self, event: &Event, now: Time) -> Kept {
        if !self.concerns(event) {
            return Kept::As;
        }
        let was = self.was(event);
        let ways = self.ways(event, &was);
        for gap_km in GAPS_KM {
            let mut safe = None;
            for way in &ways {
                let compared = self.compare(&was, way.event(event), gap_km);
                if !compared.loses && !compared.gains {
                    return way.clone();
                }
                if safe.is_none() && !(if opens(event) { compared.gains } else { compared.loses }) {
                    safe = Some(way);
                }
            }
            if let Some(way) = safe {
                return way.clone();
            }
        }
        // What counts for nothing any more stops nobody.
        let is_over = event.time.until.is_some() && event.time.from <= now && !event.time.holds_at(now);
        if event.status == EventStatus::Retracted || is_over {
            return ways.into_iter().next().unwrap_or(Kept::As);
        }
        Kept::Lost
    }

    /// Whether a change may mean something to an event: it names a route whose line is another one, or lies beside one.
    fn concerns(&self, event: &Event) -> bool {
        let names = named_stretch(event).is_some_and(|(route, ..)| self.moved.contains(&route));
        let beside = |net| routes_beside(net, event, CONCERNED_KM).iter().any(|route| self.moved.contains(route));
        names || beside(self.before) || beside(self.after)
    }

    /// The ways to say it, the plainest first.
    fn ways(&self, event: &Event, was: &Was) -> Vec<Kept> {
        let Some((id, from, to)) = named_stretch(event).filter(|(id, ..)| self.moved.contains(id)) else {
            return self.ways_beside(event, was);
        };
        // A line that could not be used held nothing.
        let Some(old) = self.before.line(id) else { return vec![Kept::As] };
        let (from, to) = (from.clamp(0.0, old.length_km()), to.clamp(0.0, old.length_km()));
        let points = old.slice(from, to);
        let mut ways = Vec::new();
        let new = self.after.line(id);
        if let Some(new) = new
            && let Some(laid) = new.lay(old, from, to, near_km(event, (old, from, to), new))
        {
            let there = on_line(event, laid, new.length_km());
            ways.push(if there == *event { Kept::As } else { Kept::Laid(there.clone()) });
            // The others lie along the line as it was.
            ways.push(Kept::Laid(along(there, points.clone(), laid.turned)));
        }
        if opens(event) {
            ways.extend(drawn(event, points, to - from).map(Kept::Drawn));
            // What lies beside the end of a line goes on round a corner.
            let inner = (from + SAME_KM, to - SAME_KM);
            if inner.1 > inner.0 {
                ways.extend(drawn(event, old.slice(inner.0, inner.1), inner.1 - inner.0).map(Kept::Drawn));
            }
            return ways;
        }
        if to - from >= PLACE_KM {
            ways.extend(drawn(event, points, to - from).map(Kept::Drawn));
        }
        let longer = old.slice(from - BEYOND_KM, to + BEYOND_KM);
        ways.extend(drawn(event, longer.clone(), f64::INFINITY).map(Kept::Drawn));
        // A part of it is left on the new line, and the line as it was says the rest.
        let left = new.map(|new| runs(old, (from, to), new, *self.params.access.shared_road_km)).unwrap_or_default();
        if let ([(part, is_turned)], Some(new)) = (&left[..], new) {
            let laid = Laid { from_km: part.0, to_km: part.1, turned: *is_turned };
            ways.push(Kept::Laid(along(on_line(event, laid, new.length_km()), longer, *is_turned)));
        }
        // Drawn along an older line, it stays so.
        if let Some(own) = drawn_line(event) {
            ways.extend(drawn(event, own.to_vec(), f64::INFINITY).map(Kept::Drawn));
            if let ([(part, is_turned)], Some(new)) = (&left[..], new) {
                let laid = Laid { from_km: part.0, to_km: part.1, turned: *is_turned };
                ways.push(Kept::Laid(on_line(event, laid, new.length_km())));
            }
        }
        ways
    }

    /// The ways to say what names none of the routes that the change is about: as it is, or, where it would be lost on one of
    /// them, there too.
    fn ways_beside(&self, event: &Event, was: &Was) -> Vec<Kept> {
        let mut ways = vec![Kept::As];
        if opens(event) {
            return ways;
        }
        for on in was.found.iter().filter(|on| self.moved.contains(&on.route)) {
            let (Some(old), Some(new)) = (self.before.line(on.route), self.after.line(on.route)) else { continue };
            let [(from, to)] = on.ranges[..] else { continue };
            let laid = new.lay(old, from, to, near_km(event, (old, from, to), new)).or_else(|| {
                let left = runs(old, (from, to), new, *self.params.access.shared_road_km);
                let [((from_km, to_km), turned)] = left[..] else { return None };
                Some(Laid { from_km, to_km, turned })
            });
            let Some(laid) = laid else { continue };
            let direction = turned(on.direction, laid.turned);
            ways.extend(named_besides(event, on, laid, direction).map(Kept::Laid));
            ways.extend(drawn_besides(event, (new, laid), direction).map(Kept::Laid));
        }
        ways
    }
}

/// What is drawn along a road names a stretch of a route besides.
fn named_besides(event: &Event, on: &OnRoad, laid: Laid, direction: Direction) -> Option<Event> {
    let mut event = event.clone();
    let Detail::Closure(closure) = &mut event.detail else { return None };
    if closure.scope != Scope::Along {
        return None;
    }
    closure.scope = Scope::Section { route: on.route, from_km: Km(laid.from_km), to_km: Km(laid.to_km) };
    if closure.direction != direction
        && let Some(Geometry::Line { points }) = &mut event.geometry
    {
        // The direction is that of the route now: the line has to run as it does.
        points.reverse();
    }
    closure.direction = direction;
    Some(event)
}

/// What names a stretch of another route, or is drawn along a road, is drawn along the new line.
fn drawn_besides(event: &Event, (new, laid): (&RouteLine, Laid), direction: Direction) -> Option<Event> {
    let Detail::Closure(closure) = &event.detail else { return None };
    let is_drawn = drawn_line(event).is_some();
    if closure.scope != Scope::Along && is_drawn {
        return None;
    }
    let mut points = new.slice(laid.from_km, laid.to_km);
    if closure.direction != direction {
        points.reverse();
    }
    Some(along(event.clone(), points, false))
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
            c.direction = turned(c.direction, laid.turned);
        }
        Detail::Passage { from_km, to_km, direction, .. } => {
            // All of the route, as long as that was driven.
            if from_km.is_some() || laid.from_km > EQUAL_KM {
                *from_km = Some(km(from_km.map_or(0.0, |km| km.0), laid.from_km));
            }
            if to_km.is_some() || laid.to_km < length - EQUAL_KM {
                *to_km = Some(km(to_km.map_or(length, |km| km.0), laid.to_km));
            }
            *direction = turned(*direction, laid.turned);
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

/// The event on its stretch of the line as it was, without the route. `None`: it opens a single place, which says of no road
/// that it can be driven.
fn drawn(event: &Event, points: Vec<LatLon>, length: f64) -> Option<Event> {
    let mut event = event.clone();
    match &mut event.detail {
        Detail::Reopening(_) | Detail::Passage { .. } if length < PLACE_KM => return None,
        Detail::Closure(c) | Detail::Reopening(c) => c.scope = Scope::Along,
        Detail::Passage { route, from_km, to_km, .. } => (*route, *from_km, *to_km) = (None, None, None),
        _ => {}
    }
    event.geometry = Some(shape_of(points));
    event.precision = LocationPrecision::Linear;
    Some(event)
}

impl Kept {
    fn event<'e>(&'e self, as_it_is: &'e Event) -> &'e Event {
        match self {
            Self::Laid(event) | Self::Drawn(event) => event,
            Self::As | Self::Lost => as_it_is,
        }
    }
}

/// Draws an event along the stretch that it names, where it was drawn along another: a line that is left from other km, or
/// from another route, would act on the roads there. What is closed along a line that the route has left stays closed there.
pub(crate) fn redraw(register: &Register, event: &mut Event, old: Option<&Event>) {
    let named = named_stretch(event);
    let was = old.and_then(named_stretch);
    let Some((id, from, to)) = named.filter(|_| drawn_line(event).is_some() && was != named) else { return };
    let Some(line) = register.network.line(id) else { return };
    let is_own = |at: &LatLon| line.nearest(*at).distance_km <= OWN_KM;
    let is_kept = was.is_some_and(|(route, ..)| route == id)
        && drawn_line(event).is_some_and(|points| !points.iter().all(is_own));
    if is_kept && !opens(event) {
        return;
    }
    let points = line.slice(from, to.min(line.length_km()));
    event.geometry = (points.len() > 1).then_some(Geometry::Line { points });
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
            match ground.carry(event, desk.now()) {
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
