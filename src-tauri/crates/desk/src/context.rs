//! What an assessment rests on: the register, prepared, and the scene of one question.

mod redacted;

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    sync::{Arc, Weak},
};

use chrono::Duration;
use passage_model::{
    Briefing, Crossing, CrossingId, Detail, Direction, Event, EventId, Lang, Override, OwnValue, Place, PlaceId,
    ReportId, RiskLevel, Route, RouteId, Source, SourceId, Time, TrafficClass,
};
use passage_risk::{Belief, Dossier, KnownEvents, Live, Network, Params, Question, ReportHead, SourceHead};
use passage_store::{Entity, EventFilter};
use passage_words::{Words, fold};

pub(crate) use redacted::{blocks, class_km};

use crate::{
    Desk,
    dto::{AssessArgs, Redaction},
    error::{ApiError, ErrorCode, Result},
    news::{Touched, taken_back},
    opening::store_error,
};

/// Events older than this weigh nothing (method, section 1); states still in force are read whatever their age.
const HORIZON_DAYS: i64 = 1_095;

/// The age of what is known to its month or worse is counted from its last day, which is so much later than what is looked
/// at here.
const COARSEST_DAYS: i64 = 31;

/// The register, prepared.
pub(crate) struct Register {
    pub(crate) routes: Vec<Route>,
    /// Places of the routes in the list.
    numbers: HashMap<RouteId, usize>,
    pub(crate) crossings: Vec<Crossing>,
    pub(crate) places: HashMap<PlaceId, Place>,
    pub(crate) sources: HashMap<SourceId, Source>,
    pub(crate) network: Arc<Network>,
}

impl Register {
    pub(crate) fn route(&self, id: RouteId) -> Option<&Route> {
        self.numbers.get(&id).and_then(|at| self.routes.get(*at))
    }

    pub(crate) fn crossing(&self, id: CrossingId) -> Option<&Crossing> {
        self.crossings.iter().find(|crossing| crossing.id == id)
    }

    pub(crate) fn place_name(&self, lang: Lang, id: PlaceId) -> Option<String> {
        self.places.get(&id)?.names.in_lang(lang).map(str::to_owned)
    }

    pub(crate) fn crossing_name(&self, lang: Lang, id: CrossingId) -> Option<String> {
        self.crossing(id)?.names.in_lang(lang).map(str::to_owned)
    }

    pub(crate) fn route_name(&self, lang: Lang, id: RouteId) -> Option<String> {
        self.route(id)?.names.in_lang(lang).map(str::to_owned)
    }

    /// Whether a text is what a place, crossing or route of the register is called.
    pub(crate) fn has_name(&self, text: &str) -> bool {
        let text = fold(text);
        let mut names = (self.places.values().map(|place| &place.names))
            .chain(self.crossings.iter().map(|crossing| &crossing.names))
            .chain(self.routes.iter().map(|route| &route.names));
        names.any(|names| names.0.iter().any(|name| fold(&name.text) == text))
    }

    pub(crate) fn source_name(&self, lang: Lang, id: SourceId) -> Option<String> {
        self.sources.get(&id)?.names.in_lang(lang).map(str::to_owned)
    }
}

/// What has been reported, as of one revision.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) revision: i64,
    /// Events that began later were not read. `None`: all were read, however old.
    until: Option<Time>,
    /// Newest first.
    events: Vec<Arc<Event>>,
    index: HashMap<EventId, Arc<Event>>,
    pub(crate) reports: Arc<HashMap<ReportId, ReportHead>>,
    pub(crate) sources: Arc<HashMap<SourceId, SourceHead>>,
}

impl Known {
    /// Whether an event belongs to what was read.
    pub(crate) fn takes(&self, event: &Event) -> bool {
        self.until.is_none_or(|until| event.time.from <= until && may_count(event, oldest(until)))
    }

    pub(crate) fn event(&self, id: EventId) -> Option<&Arc<Event>> {
        self.index.get(&id)
    }

    /// Takes an event in, in its place.
    pub(crate) fn insert(&mut self, event: Arc<Event>) {
        let at = self.events.partition_point(|other| order(other, &event).is_lt());
        self.index.insert(event.id, Arc::clone(&event));
        self.events.insert(at, event);
    }

    /// Lets an event go.
    pub(crate) fn remove(&mut self, id: EventId) {
        let Some(event) = self.index.remove(&id) else { return };
        let at = self.events.partition_point(|other| order(other, &event).is_lt());
        if self.events.get(at).is_some_and(|other| other.id == id) {
            self.events.remove(at);
        }
    }
}

/// Newest first.
fn order(a: &Event, b: &Event) -> Ordering {
    b.time.from.cmp(&a.time.from).then(a.id.cmp(&b.id))
}

/// Events that were over before this may count no more at a moment.
fn oldest(as_of: Time) -> Time {
    as_of - Duration::days(HORIZON_DAYS + COARSEST_DAYS + 1)
}

/// The picture of the question asked last: another moment only moves it, and news are taken in.
pub(crate) struct Picture {
    /// What it rests on. Held loosely: what is known is brought up to date in place.
    pub(crate) known: Weak<Known>,
    network: Arc<Network>,
    params: Arc<Params>,
    pub(crate) live: Live,
}

/// Everything one question needs, as known at its moment.
pub(crate) struct Scene {
    /// The revision of the database.
    pub(crate) revision: i64,
    pub(crate) register: Arc<Register>,
    pub(crate) known_at: Option<Time>,
    pub(crate) question: Question,
    pub(crate) params: Arc<Params>,
    known: Arc<Known>,
    /// Events before this place began after the moment.
    first: usize,
    pub(crate) overrides: Vec<Override>,
    /// What the organisation has put in the place of shipped parameters.
    pub(crate) own_values: Vec<OwnValue>,
    /// Issued briefings for this moment or an earlier one, the newest first.
    pub(crate) briefings: Arc<Vec<Briefing>>,
    /// What is left out.
    redaction: Redaction,
}

impl Scene {
    /// Events that had begun and may still count, newest first.
    pub(crate) fn events(&self) -> impl Iterator<Item = &Event> {
        let oldest = oldest(self.question.as_of);
        let begun = self.known.events.get(self.first..).unwrap_or_default();
        begun.iter().map(Arc::as_ref).filter(move |event| may_count(event, oldest))
    }

    pub(crate) fn reports(&self) -> &HashMap<ReportId, ReportHead> {
        &self.known.reports
    }

    pub(crate) fn event(&self, id: EventId) -> Option<&Event> {
        self.known.event(id).map(Arc::as_ref).filter(|event| event.time.from <= self.question.as_of)
    }

    #[cfg(test)]
    pub(crate) fn sources(&self) -> &HashMap<SourceId, SourceHead> {
        &self.known.sources
    }

    /// What the reports behind an event make of it.
    pub(crate) fn belief(&self, event: &Event) -> Belief {
        let dossier = Dossier { events: &[], reports: &self.known.reports, sources: &self.known.sources };
        passage_risk::belief(event, &dossier, &self.params)
    }

    /// A picture of its own.
    pub(crate) fn live(&self) -> Live {
        self.picture(None)
    }

    /// A picture of some routes only.
    pub(crate) fn live_of(&self, routes: &[RouteId]) -> Live {
        self.picture(Some(routes.to_vec()))
    }

    fn picture(&self, routes: Option<Vec<RouteId>>) -> Live {
        let known = KnownEvents {
            events: self.known.events.clone(),
            reports: Arc::clone(&self.known.reports),
            sources: Arc::clone(&self.known.sources),
        };
        let question = Question { routes, ..self.question.clone() };
        Live::new(Arc::clone(&self.register.network), Arc::clone(&self.params), known, question)
    }

    /// The same question over further lines, beside the routes of the register: closures and passages that name a route
    /// hold on the roads they share.
    pub(crate) fn beside(&self, lines: Vec<Route>) -> Self {
        let asked = lines.iter().map(|line| line.id).collect();
        let register = &self.register;
        Self {
            revision: self.revision,
            register: Arc::new(build_register(
                register.routes.iter().cloned().chain(lines).collect(),
                register.crossings.clone(),
                register.places.values().cloned().collect(),
                register.sources.values().cloned().collect(),
                None,
            )),
            known_at: self.known_at,
            question: Question { direction: Direction::Forward, routes: Some(asked), ..self.question.clone() },
            params: Arc::clone(&self.params),
            own_values: self.own_values.clone(),
            known: Arc::clone(&self.known),
            first: self.first,
            overrides: self.overrides.clone(),
            briefings: Arc::clone(&self.briefings),
            redaction: self.redaction,
        }
    }

    /// The same question at another moment, as if nothing but these events had been reported.
    pub(crate) fn of_events(&self, as_of: Time, events: impl Iterator<Item = Arc<Event>>) -> Self {
        let mut known = Known {
            revision: self.known.revision,
            until: Some(as_of),
            events: Vec::new(),
            index: HashMap::new(),
            reports: Arc::clone(&self.known.reports),
            sources: Arc::clone(&self.known.sources),
        };
        events.for_each(|event| known.insert(event));
        Self {
            revision: self.revision,
            register: Arc::clone(&self.register),
            known_at: self.known_at,
            question: Question { as_of, ..self.question.clone() },
            params: Arc::clone(&self.params),
            own_values: self.own_values.clone(),
            first: known.events.partition_point(|event| event.time.from > as_of),
            known: Arc::new(known),
            overrides: Vec::new(),
            briefings: Arc::default(),
            redaction: self.redaction,
        }
    }

    /// The last issued briefing.
    pub(crate) fn last_briefing(&self) -> Option<&Briefing> {
        self.briefings.first()
    }

    /// The last issued briefing that holds a route, and the route's level in it. A briefing of one route is no edition for
    /// the others.
    pub(crate) fn told_before(&self, route: RouteId) -> Option<(&Briefing, RiskLevel)> {
        self.briefings.iter().find_map(|briefing| {
            let then = briefing.routes.iter().find(|then| then.route == route)?;
            Some((briefing, then.level))
        })
    }

    /// The override that holds for a route at the moment asked for: the one set last.
    pub(crate) fn overriding(&self, route: RouteId) -> Option<&Override> {
        let holds = |overriding: &&Override| overriding.route == route && overriding.holds_at(self.question.as_of);
        self.overrides.iter().rfind(holds)
    }
}

impl Desk {
    /// The revision of the database.
    pub(crate) fn revision(&self, words: Words) -> Result<i64> {
        self.store(words)?.revision().map_err(|error| store_error(words, &error))
    }

    /// The register as it is now; kept until something of it changes.
    pub(crate) fn register(&mut self, words: Words) -> Result<Arc<Register>> {
        let revision = self.revision(words)?;
        let open = self.opened(words)?;
        let fail = |error| store_error(words, &error);
        let mut roads = None;
        if let Some((read_at, register)) = &mut open.register {
            let touched = if *read_at == revision {
                Some(Touched::default())
            } else {
                Touched::since(&open.store, *read_at).map_err(fail)?
            };
            if touched.as_ref().is_some_and(|touched| !touched.register()) {
                *read_at = revision;
                return Ok(Arc::clone(register));
            }
            roads = touched.filter(|touched| !touched.roads).map(|_| Arc::clone(&register.network));
        }
        let view = open.store.at(None);
        let register = Arc::new(build_register(
            view.routes().map_err(fail)?,
            view.crossings().map_err(fail)?,
            view.places().map_err(fail)?,
            view.sources().map_err(fail)?,
            roads,
        ));
        open.register = Some((revision, Arc::clone(&register)));
        Ok(register)
    }

    /// Reads the scene of a question.
    pub(crate) fn scene(&mut self, words: Words, args: &AssessArgs, routes: Option<Vec<RouteId>>) -> Result<Scene> {
        let now = self.now();
        let as_of = args.as_of.unwrap_or(now);
        let mut register = self.register(words)?;
        let (params, own) = self.params_and_own(words, args.known_at)?;
        let fail = |error| store_error(words, &error);
        if let Some(known_at) = args.known_at {
            // Roads were there before somebody drew them, so what was drawn later, and places, are the register's own; the
            // lines of routes and what was said of crossings are taken as they were known then.
            let view = self.store(words)?.at(Some(known_at));
            let mut routes = view.routes().map_err(fail)?;
            let drawn: HashSet<RouteId> = routes.iter().map(|route| route.id).collect();
            for route in register.routes.iter().filter(|route| !drawn.contains(&route.id)) {
                // One that had been drawn, and was deleted then, has come back since.
                let history = self.store(words)?.history(Entity::Route(route.id)).map_err(fail)?;
                if history.iter().all(|version| version.known_from > known_at) {
                    routes.push(route.clone());
                }
            }
            routes.sort_by_key(|route| route.id);
            let mut crossings = view.crossings().map_err(fail)?;
            for current in &register.crossings {
                if !crossings.iter().any(|crossing| crossing.id == current.id) {
                    let mut earlier = current.clone();
                    for side in &mut earlier.sides {
                        side.statuses.retain(|status| status.checked_at <= known_at);
                    }
                    crossings.push(earlier);
                }
            }
            register = Arc::new(build_register(
                routes,
                crossings,
                register.places.values().cloned().collect(),
                register.sources.values().cloned().collect(),
                None,
            ));
        }
        let revision = self.revision(words)?;
        let known = self.known(words, (revision, &register), args.known_at, as_of)?;
        let store = self.store(words)?;
        let mut briefings = store.briefings().map_err(fail)?;
        let known_at = args.known_at;
        briefings.retain(|briefing| {
            briefing.as_of <= as_of && known_at.is_none_or(|known_at| briefing.issued_at <= known_at)
        });
        briefings.sort_by_key(|briefing| std::cmp::Reverse((briefing.as_of, briefing.number)));
        Ok(Scene {
            revision,
            overrides: store.at(args.known_at).overrides().map_err(fail)?,
            briefings: Arc::new(briefings),
            first: known.events.partition_point(|event| event.time.from > as_of),
            register,
            known_at: args.known_at,
            question: Question {
                as_of,
                traffic: args.traffic.unwrap_or(TrafficClass::HumanitarianCargo),
                vehicle: args.vehicle,
                direction: args.direction.unwrap_or(Direction::Forward),
                routes,
                silences: store.at(args.known_at).silences().map_err(fail)?,
            },
            params,
            own_values: own.held,
            known,
            redaction: Redaction::None,
        })
    }

    /// What has been reported. The first question reads what its moment needs, and changes are taken in; with a second one
    /// at another moment somebody is moving through time, and everything is read and kept.
    fn known(
        &mut self,
        words: Words,
        (revision, register): (i64, &Register),
        known_at: Option<Time>,
        as_of: Time,
    ) -> Result<Arc<Known>> {
        let open = self.opened(words)?;
        let fail = |error| store_error(words, &error);
        let suits = |known: &Known| known.until.is_none_or(|until| until == as_of);
        if known_at.is_none()
            && open.catch_up(revision, register).map_err(fail)?
            && let Some(known) = open.known.as_ref().filter(|known| suits(known))
        {
            return Ok(Arc::clone(known));
        }
        let kept = open.known.as_ref().filter(|known| known_at.is_none() && known.revision == revision);
        let until = if kept.is_some() { None } else { Some(as_of) };
        let filter = EventFilter { time_from: until.map(oldest), time_until: until, ..EventFilter::default() };
        let view = open.store.at(known_at);
        let events = view.events(&filter).map_err(fail)?;
        let mut events: Vec<Arc<Event>> = events.into_iter().map(Arc::new).collect();
        events.sort_by(|a, b| order(a, b));
        let reports = view.all_report_heads().map_err(fail)?.into_iter().map(report_head);
        let known = Arc::new(Known {
            revision,
            until,
            index: events.iter().map(|event| (event.id, Arc::clone(event))).collect(),
            events,
            reports: Arc::new(reports.collect()),
            sources: Arc::new(source_heads(register)),
        });
        if known_at.is_none() {
            open.known = Some(Arc::clone(&known));
        }
        Ok(known)
    }

    /// Everything that has been reported by the moment until which a scene knows, however old, newest first, as it may be
    /// shown: what has begun at the moment asked for, and how much begins later.
    pub(crate) fn archive(&self, words: Words, scene: &Scene) -> Result<(Vec<Event>, u64)> {
        let read = self.store(words)?.at(scene.known_at).events(&EventFilter::default());
        let mut events = read.map_err(|error| store_error(words, &error))?;
        let all = events.len();
        events.retain(|event| event.time.from <= scene.question.as_of);
        let later = all - events.len();
        events.sort_by(order);
        Ok((events.into_iter().map(|event| scene.shown(event)).collect(), later as u64))
    }

    /// The picture of a scene: the one kept from the last question where only the moment is another. `None`: of what was
    /// known at an earlier time none is kept.
    fn kept(&mut self, scene: &Scene) -> Option<&mut Live> {
        let open = self.open.as_mut().filter(|_| scene.known_at.is_none())?;
        let same = |picture: &Picture| {
            let (was, is) = (picture.live.question(), &scene.question);
            std::ptr::eq(picture.known.as_ptr(), Arc::as_ptr(&scene.known))
                && Arc::ptr_eq(&picture.network, &scene.register.network)
                && *picture.params == *scene.params
                && (was.traffic, was.vehicle, was.direction) == (is.traffic, is.vehicle, is.direction)
        };
        let mut picture = open.picture.take().filter(same).unwrap_or_else(|| Picture {
            known: Arc::downgrade(&scene.known),
            network: Arc::clone(&scene.register.network),
            params: Arc::clone(&scene.params),
            live: scene.live(),
        });
        if picture.live.as_of() != scene.question.as_of {
            picture.live.move_to(scene.question.as_of);
        }
        if picture.live.question().silences != scene.question.silences {
            picture.live.hear_of_silences(scene.question.silences.clone());
        }
        Some(&mut open.picture.insert(picture).live)
    }

    /// Asks the picture of a scene.
    pub(crate) fn ask<T>(&mut self, scene: &Scene, ask: impl FnOnce(&Live) -> T) -> T {
        match self.kept(scene) {
            Some(live) => ask(live),
            None => ask(&scene.live()),
        }
    }

    /// Asks the picture of a scene as if news had come in; when this returns they have not.
    pub(crate) fn suppose<T>(&mut self, scene: &Scene, news: Vec<KnownEvents>, ask: impl FnOnce(&Live) -> T) -> T {
        let mut back = KnownEvents::default();
        let (mut reports, mut sources) = (HashMap::new(), HashMap::new());
        for one in &news {
            let known = |event: &Arc<Event>| scene.known.event(event.id).map_or_else(|| taken_back(event), Arc::clone);
            back.events.extend(one.events.iter().map(known));
            reports.extend(one.reports.keys().filter_map(|id| Some((*id, scene.known.reports.get(id)?.clone()))));
            sources.extend(one.sources.keys().filter_map(|id| Some((*id, scene.known.sources.get(id)?.clone()))));
        }
        (back.reports, back.sources) = (Arc::new(reports), Arc::new(sources));
        let mut own = None;
        let live = match self.kept(scene) {
            Some(live) => live,
            None => own.insert(scene.live()),
        };
        for one in news {
            live.put(one);
        }
        let told = ask(live);
        live.put(back);
        told
    }
}

/// Whether an event may count at a moment whose horizon is this: as [`EventFilter::time_from`] has it.
fn may_count(event: &Event, oldest: Time) -> bool {
    let lies = matches!(event.detail, Detail::ExplosiveHazard { cleared: false, .. });
    let holds = event.detail.is_state() || lies;
    event.time.last() >= oldest || (holds && event.time.until.is_none_or(|until| until + Duration::days(1) >= oldest))
}

/// A report as an assessment knows it.
pub(crate) fn report_head(head: passage_store::ReportHead) -> (ReportId, ReportHead) {
    (head.id, ReportHead { source: head.source, origin: head.origin, received_at: head.received_at })
}

/// A source as an assessment knows it.
pub(crate) fn source_head(source: &Source) -> SourceHead {
    SourceHead {
        reliability: source.reliability,
        kind: source.kind,
        party: source.party.clone(),
        names: source.names.0.iter().map(|name| name.text.clone()).collect(),
    }
}

pub(crate) fn source_heads(register: &Register) -> HashMap<SourceId, SourceHead> {
    register.sources.values().map(|source| (source.id, source_head(source))).collect()
}

/// `roads`: the routes and crossings as they have been prepared already.
fn build_register(
    routes: Vec<Route>,
    crossings: Vec<Crossing>,
    places: Vec<Place>,
    sources: Vec<Source>,
    roads: Option<Arc<Network>>,
) -> Register {
    // Every stored route has passed `Route::check`; a line that still cannot be prepared is left out of the network
    // and shows up in `passage check`.
    let network = roads.unwrap_or_else(|| Arc::new(Network::build(&routes, &crossings).0));
    Register {
        numbers: routes.iter().enumerate().map(|(at, route)| (route.id, at)).collect(),
        routes,
        crossings,
        places: places.into_iter().map(|place| (place.id, place)).collect(),
        sources: sources.into_iter().map(|source| (source.id, source)).collect(),
        network,
    }
}

/// An id given as text.
pub(crate) fn parse_id<T: std::str::FromStr>(words: Words, text: &str) -> Result<T> {
    text.parse().map_err(|_| ApiError::new(words, ErrorCode::NoSuchThing, &[]))
}
