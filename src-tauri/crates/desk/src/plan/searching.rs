//! The search, repeated until it knows the levels and closures of the roads that it takes.
//!
//! Levels are known on the routes of the register; elsewhere they are worked out along the ways found, and the search is
//! made again with what was learnt. So nothing is assessed that no way takes, and a rule never to go through a level
//! holds off the register too.

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use passage_model::{Direction, EventId, VehicleClass};
use passage_roads::{
    AtHours, Blocked, Choice, Closure, Doubt, Edge, Exposure, Network, Opened, Plan, PlanError, Planner, Preference,
    Question, Section, Way, Wish,
};
use passage_spatial::RouteLine;
use passage_words::Words;

use super::{
    adrift,
    assessed::{Assessed, Candidate},
    barred,
    clock::Clock,
    course::Course,
    ends,
    escort::Escort,
    ground::Levels,
    off_road, price,
    standing::{self, Reason, Seen},
    stops::{Regard, Track},
};
use crate::{
    assess::Answered,
    error::{ApiError, ErrorCode, Result},
};

/// A square of the field reaches so far from its middle, metres.
const CELL_M: f64 = 800.0;

/// So often the search is made again while something is learnt, however long it takes.
const ROUNDS: usize = 4;

/// And so often at most, so that the same question has the same answer on every machine; on a very slow one no more once it
/// has taken so long. What is not settled then is said to be not fully searched.
const MOST_ROUNDS: usize = 24;
const LONGEST: Duration = Duration::from_secs(20);

/// Where twice was not enough, something lies across many roads: so many ways are looked at from then on, to learn of them
/// together.
const MANY_WAYS: usize = 8;

/// Parts of the ways known that are closed in turn to find others, shares of their length.
const PARTS: [(f64, f64); 3] = [(0.65, 0.95), (0.35, 0.65), (0.05, 0.35)];

/// A part of a way, as sections.
fn part_of(network: &Network, choice: &Choice, from: f64, to: f64) -> Vec<Section> {
    let all = choice.way.metres();
    let mut at_m = 0.0;
    let mut sections = Vec::new();
    for piece in &choice.way.pieces {
        let middle = at_m + (piece.to_m - piece.from_m) / 2.0;
        at_m += piece.to_m - piece.from_m;
        if middle >= from * all && middle <= to * all {
            let edge = piece.arc / 2;
            sections.push(Section { edge, from_m: 0.0, to_m: network.length_m(edge), direction: Direction::Both });
        }
    }
    sections
}

/// Adds closures; `class`: they hold for vehicles of that class, and so for all that drive together.
fn add(
    (closures, reasons): (&mut Vec<Closure>, &mut Vec<Reason>),
    found: Vec<(Closure, Reason)>,
    class: Option<VehicleClass>,
) {
    for (mut closure, mut reason) in found {
        if let Some(class) = class {
            closure.vehicles.clear();
            reason = reason.of(class);
        }
        closure.id = u32::try_from(closures.len()).unwrap_or(u32::MAX);
        closures.push(closure);
        reasons.push(reason);
    }
}

/// What rests on one reason stands once in the set that blocks, with the quickest way that opening it gives: the sides of a
/// gate are one gate.
fn once_each(plan: &mut Plan, reasons: &[Reason]) {
    let Some(Blocked::Closures { set, .. }) = &mut plan.blocked else { return };
    let reason = |opened: &Opened| reasons.get(opened.id as usize).copied();
    let quick = |opened: &Opened| opened.way.as_ref().map_or(u32::MAX, Way::time_cs);
    let mut kept: Vec<Opened> = Vec::new();
    for opened in set.drain(..) {
        match kept.iter_mut().find(|known| reason(known).is_some() && reason(known) == reason(&opened)) {
            Some(known) if quick(&opened) < quick(known) => *known = opened,
            Some(_) => {}
            None => kept.push(opened),
        }
    }
    *set = kept;
}

/// Ways, each with what it was found with regard to.
type Ways = Vec<(Choice, Regard)>;

/// What a search needs, and what it has learnt.
pub(super) struct Searching<'a> {
    words: Words,
    network: &'a Network,
    answered: &'a Answered,
    course: &'a Course,
    escorts: &'a [Escort],
    asked: Question,
    wish: Wish,
    field: Levels,
    exposure: Exposure,
    planner: Planner<'a>,
    closures: Vec<Closure>,
    reasons: Vec<Reason>,
    /// What was looked at along its own line.
    adrift: HashSet<EventId>,
}

/// What came of it.
pub(super) struct Found {
    /// Ends and what blocks; the ways are in `tracks`.
    pub(super) plan: Plan,
    /// Those that can be driven as asked first, the quickest of them first.
    pub(super) tracks: Vec<Track>,
    pub(super) assessed: Assessed,
    /// No way was found that can be driven as asked, and it is not known that there is none.
    pub(super) unfinished: bool,
}

impl<'a> Searching<'a> {
    pub(super) fn new(
        words: Words,
        network: &'a Network,
        (answered, course, escorts): (&'a Answered, &'a Course, &'a [Escort]),
        asked: Question,
        wish: Wish,
    ) -> Self {
        let (mut closures, mut reasons) = standing::closures(answered, course, network);
        for escort in escorts {
            let (found, of) = standing::closures(&escort.answered, &escort.course, network);
            let found = found.into_iter().zip(of).collect();
            let found = standing::without((&closures, &reasons), found);
            add((&mut closures, &mut reasons), found, Some(escort.vehicle));
        }
        let field = Levels::of(answered);
        let exposure = Exposure::new(network, &field);
        let planner = Planner::new(network, asked, Some(&exposure));
        Self {
            words,
            network,
            answered,
            course,
            escorts,
            asked,
            wish,
            field,
            exposure,
            planner,
            closures,
            reasons,
            adrift: HashSet::new(),
        }
    }

    /// Searches until nothing new is learnt that matters, then fills up with ways that differ.
    pub(super) fn settle(&mut self) -> Result<Found> {
        let begun = Instant::now();
        let mut wanted = self.wish.ways;
        for round in 1.. {
            let asked = Wish { ways: wanted, ..self.wish };
            let (plan, ways, wish) = self.search(asked).map_err(|error| self.refused(error))?;
            let mut tracks = self.tracks(ways)?;
            let assessed = self.assess(&tracks);
            let closed = self.learn_closures(&tracks, &assessed) | self.learn_behind(&plan)?;
            let learnt = self.learn_levels(&tracks, &assessed);
            let forbidden = (0..tracks.len()).any(|number| self.is_forbidden(&assessed, number));
            let again = closed || learnt && (round == 1 || forbidden);
            let ended = round >= MOST_ROUNDS || round >= ROUNDS && begun.elapsed() > LONGEST;
            // As many as were asked for are offered, and these are looked at by themselves.
            if !ended && (again || wanted > self.wish.ways) {
                wanted = if again && round >= 2 { MANY_WAYS.max(self.wish.ways) } else { self.wish.ways };
                continue;
            }
            tracks.truncate(self.wish.ways);
            let mut ways = tracks.into_iter().map(|track| (track.choice, track.regard)).collect();
            self.fill(&mut ways, Wish { ways: self.wish.ways, ..wish }).map_err(|error| self.refused(error))?;
            let found = self.looked_at(plan, ways)?;
            let mut found = self.without_forbidden(found);
            once_each(&mut found.plan, &self.reasons);
            let driven = found.tracks.iter().any(|track| track.regard == Regard::All);
            found.unfinished = found.plan.blocked.is_none() && !driven && (again || forbidden);
            return Ok(found);
        }
        Err(ApiError::internal(self.words, "the search has no end"))
    }

    /// The closures that it knows, and what each rests on.
    pub(super) fn known(self) -> (Vec<Closure>, Vec<Reason>) {
        (self.closures, self.reasons)
    }

    fn refused(&self, error: PlanError) -> ApiError {
        ApiError { message: off_road(self.words, error), ..ApiError::new(self.words, ErrorCode::Invalid, &[]) }
    }

    /// Assesses the ways that are offered. What turns out to be closed when it is reached comes last.
    fn looked_at(&mut self, plan: Plan, ways: Ways) -> Result<Found> {
        let mut tracks = self.tracks(ways)?;
        let assessed = self.assess(&tracks);
        self.learn_closures(&tracks, &assessed);
        let before: Vec<Regard> = tracks.iter().map(|track| track.regard).collect();
        for track in &mut tracks {
            let met = barred::met(self.network, &self.closures, &self.asked.profile, track);
            if met.iter().any(|met| met.surely) {
                track.regard = Regard::NoClosures;
            }
        }
        if tracks.iter().map(|track| track.regard).eq(before) {
            return Ok(Found { plan, tracks, assessed, unfinished: false });
        }
        tracks.sort_by_key(|track| (track.regard, track.choice.way.time_cs()));
        let assessed = self.assess(&tracks);
        Ok(Found { plan, tracks, assessed, unfinished: false })
    }

    fn assess(&self, tracks: &[Track]) -> Assessed {
        Assessed::of(self.answered, self.course, self.asked.profile.vehicle, self.candidates(tracks))
    }

    fn candidates(&self, tracks: &[Track]) -> Vec<Candidate> {
        let register = self.answered.register();
        let candidates = tracks.iter().map(|track| Candidate {
            line: track.choice.line.clone(),
            crossings: track.crossings(register).into_iter().map(|(id, _)| id).collect(),
        });
        candidates.collect()
    }

    fn tracks(&self, ways: Ways) -> Result<Vec<Track>> {
        let track = |(choice, regard): (Choice, Regard)| {
            let line = RouteLine::new(&choice.line)
                .map_err(|error| ApiError::invalid(self.words, "plan-same-place", &[]).with_detail(error))?;
            Ok(Track { clock: Clock::of(self.asked.depart, &choice.way), line, choice, regard })
        };
        ways.into_iter().map(track).collect()
    }

    /// Ways that can be driven as asked, with the ends that were taken.
    fn search(&mut self, mut wish: Wish) -> std::result::Result<(Plan, Ways, Wish), PlanError> {
        let first = self.planner.plan(&self.closures, wish);
        let mut first = first.or_else(|error| self.level_at_an_end(error, wish))?;
        if matches!(first.blocked, Some(Blocked::Closures { .. })) {
            // The road nearest to an end may be the closed one, and the next one is open.
            for other in ends::others(self.network, wish, &self.closures) {
                if self.planner.plan(&self.closures, Wish { ways: 1, ..other })?.blocked.is_none() {
                    wish = other;
                    first = self.planner.plan(&self.closures, wish)?;
                    break;
                }
            }
        }
        let ways = first.choices.drain(..).map(|choice| (choice, Regard::All)).collect();
        Ok((first, ways, wish))
    }

    /// Where few ways were found: others that differ more, then such as are too late for a gate or closed, so that it is
    /// seen what leaving earlier or an opening would give.
    fn fill(&mut self, ways: &mut Ways, wish: Wish) -> std::result::Result<(), PlanError> {
        if ways.len() < wish.ways {
            self.look_elsewhere(ways, Wish { ways: 1, ..wish })?;
            let kept = |keep: fn(&Closure) -> bool| -> Vec<Closure> {
                self.closures.iter().filter(|closure| keep(closure)).cloned().collect()
            };
            let looser = [
                (kept(|closure| !matches!(closure.hours, AtHours::OpenOnly(_))), Regard::NoHours),
                (kept(|closure| closure.doubt == Doubt::Unknown), Regard::NoClosures),
            ];
            for (closures, regard) in looser {
                // When nothing can be driven, what blocks is told instead of ways that are closed.
                let wanted = regard == Regard::NoHours || !ways.is_empty();
                if wanted && ways.len() < wish.ways && closures.len() < self.closures.len() {
                    let found = match self.planner.plan(&closures, wish) {
                        Ok(found) => found.choices,
                        // An end where nothing may be driven has been told of already.
                        Err(_) => Vec::new(),
                    };
                    for choice in found {
                        self.consider(ways, choice, regard);
                    }
                }
            }
        }
        ways.sort_by_key(|(choice, regard)| (*regard, choice.way.time_cs()));
        Ok(())
    }

    /// Takes a way that is different enough.
    fn consider(&self, ways: &mut Ways, choice: Choice, regard: Regard) {
        let known: Vec<&Choice> = ways.iter().map(|(choice, _)| choice).collect();
        let differs = known.is_empty() || price::shared(&choice, &known) <= self.wish.overlap;
        let quickest = known.iter().map(|choice| choice.way.time_cs()).min().unwrap_or(u32::MAX);
        let long = f64::from(choice.way.time_cs()) > f64::from(quickest) * self.wish.longer;
        if differs && !long && ways.len() < self.wish.ways {
            ways.push((choice, regard));
        }
    }

    /// Where few ways were found: such as would be left if a part of those known were closed too.
    fn look_elsewhere(&mut self, ways: &mut Ways, wish: Wish) -> std::result::Result<(), PlanError> {
        let own = u32::try_from(self.closures.len()).unwrap_or(u32::MAX);
        for (from, to) in PARTS {
            if ways.is_empty() || ways.len() >= self.wish.ways {
                break;
            }
            let sections = ways.iter().flat_map(|(choice, _)| part_of(self.network, choice, from, to)).collect();
            let mut closures = self.closures.clone();
            closures.push(Closure::whole(own, sections));
            if let Some(mut choice) = self.planner.plan(&closures, wish)?.choices.pop() {
                choice.avoids.retain(|id| *id < own);
                self.consider(ways, choice, Regard::All);
            }
        }
        Ok(())
    }

    /// Where the level that is never to be gone through holds at an end already, no road is left there: that is no
    /// place without a road.
    fn level_at_an_end(&self, error: PlanError, wish: Wish) -> std::result::Result<Plan, PlanError> {
        if self.asked.preference.never.is_none() {
            return Err(error);
        }
        let free = Question { preference: Preference { never: None, ..self.asked.preference }, ..self.asked };
        let mut plan = self.network.plan(free, Some(&self.exposure), &self.closures, Wish { ways: 1, ..wish })?;
        plan.blocked = Some(match plan.choices.first() {
            Some(choice) => Blocked::Level { way: (choice.way.metres(), choice.way.time_cs()) },
            None => Blocked::Both,
        });
        plan.choices.clear();
        Ok(plan)
    }

    /// Takes over closures on roads that no route of the register takes. Whether there were any.
    fn learn_closures(&mut self, tracks: &[Track], assessed: &Assessed) -> bool {
        let spans = self.course.spans();
        let mut seen = Vec::new();
        for (number, track) in tracks.iter().enumerate() {
            let accesses = assessed.accesses(number).into_iter().flatten();
            seen.extend(spans.iter().zip(accesses).map(|(span, access)| Seen {
                span: *span,
                access,
                line: &track.line,
            }));
        }
        let known = (&self.closures[..], &self.reasons[..]);
        // The last picture knows all that begins under way.
        let found = match self.course.later.last() {
            Some(last) => standing::beside(last, &seen, self.network, known),
            None => standing::beside(self.answered, &seen, self.network, known),
        };
        let mut is_new = !found.is_empty();
        add((&mut self.closures, &mut self.reasons), found, None);
        for escort in self.escorts.iter().filter(|_| !tracks.is_empty()) {
            let accesses = escort.accesses(self.candidates(tracks));
            let spans = escort.course.spans();
            let seen = spans.iter().zip(&accesses).flat_map(|(span, picture)| {
                let ways = picture.iter().zip(tracks);
                ways.map(|(access, track)| Seen { span: *span, access, line: &track.line })
            });
            let seen: Vec<Seen<'_>> = seen.collect();
            let known = (&self.closures[..], &self.reasons[..]);
            let found = match escort.course.later.last() {
                Some(last) => standing::beside(last, &seen, self.network, known),
                None => standing::beside(&escort.answered, &seen, self.network, known),
            };
            is_new |= !found.is_empty();
            add((&mut self.closures, &mut self.reasons), found, Some(escort.vehicle));
        }
        self.learn_adrift(tracks);
        is_new
    }

    /// Takes over what closes the ways that there would be if something opened: they lead over roads that no way has taken
    /// so far. Whether there was any.
    fn learn_behind(&mut self, plan: &Plan) -> Result<bool> {
        let Some(Blocked::Closures { set, together, all_open, .. }) = &plan.blocked else { return Ok(false) };
        let opened = set.iter().filter_map(|opened| opened.way.as_ref());
        let opened = opened.chain(together.iter().map(|(_, way)| way)).chain(all_open);
        let plain = |way: &Way| Choice::plain(self.network, way.clone());
        let tracks = self.tracks(opened.map(|way| (plain(way), Regard::NoClosures)).collect())?;
        let assessed = self.assess(&tracks);
        Ok(self.learn_closures(&tracks, &assessed))
    }

    /// Takes over what is drawn near ways and was found on none of them. It bars nobody.
    fn learn_adrift(&mut self, tracks: &[Track]) {
        let lines: Vec<&RouteLine> = tracks.iter().map(|track| &track.line).collect();
        let looked = self.adrift.clone();
        let of = (self.answered, self.course, self.asked.profile.vehicle);
        let found = adrift::near(of, &lines, &self.reasons, &mut self.adrift, Some(self.network));
        let known: Vec<Reason> = self.reasons.clone();
        add((&mut self.closures, &mut self.reasons), found, None);
        for escort in self.escorts {
            let of = (&escort.answered, &escort.course, escort.vehicle);
            let mut looked = looked.clone();
            let found = adrift::near(of, &lines, &known, &mut looked, Some(self.network));
            let found = standing::without((&self.closures, &self.reasons), found);
            add((&mut self.closures, &mut self.reasons), found, Some(escort.vehicle));
            self.adrift.extend(looked);
        }
    }

    /// Takes over levels. Whether any was new.
    fn learn_levels(&mut self, tracks: &[Track], assessed: &Assessed) -> bool {
        let mut is_new = false;
        for (number, track) in tracks.iter().enumerate() {
            if let Some(route) = assessed.route(number) {
                is_new |= self.field.learn(&track.line, route);
            }
        }
        let mut edges: Vec<Edge> =
            self.field.take_changed().into_iter().flat_map(|at| self.network.near(at, CELL_M)).collect();
        edges.sort_unstable();
        edges.dedup();
        let changed = self.exposure.learn(self.network, &self.field, &edges);
        if !changed.is_empty() {
            self.planner.set_exposure(&self.exposure, &changed);
        }
        is_new
    }

    /// Whether a way goes through a level that it must never go through.
    fn is_forbidden(&self, assessed: &Assessed, number: usize) -> bool {
        let Some(never) = self.asked.preference.never else { return false };
        let segments = assessed.route(number).map(|route| route.segments.as_slice()).unwrap_or_default();
        segments.iter().any(|segment| segment.level.rank() >= never.rank())
    }

    /// The rule never to go through a level is hard: what breaks it is not offered.
    fn without_forbidden(&self, found: Found) -> Found {
        let numbers: Vec<usize> =
            (0..found.tracks.len()).filter(|number| !self.is_forbidden(&found.assessed, *number)).collect();
        if numbers.len() == found.tracks.len() {
            return found;
        }
        let kept = found.tracks.into_iter().enumerate().filter(|(number, _)| numbers.contains(number));
        let tracks: Vec<Track> = kept.map(|(_, track)| track).collect();
        let assessed = self.assess(&tracks);
        Found { tracks, assessed, ..found }
    }
}
