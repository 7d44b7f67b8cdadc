//! What was found, told: each way with its reasons and its price, or what blocks them all.

use passage_model::{Access, LatLon};
use passage_roads::{Blocked, Choice, Closure, Network, Profile, Way};
use passage_words::Words;

use super::{
    answer,
    assessed::Assessed,
    barred,
    course::Course,
    ends::End,
    judge,
    kept::{Halt, KeptWay, Stop},
    naming, person, price,
    reached::Judging,
    standing::Reason,
    stops::Track,
    waits, warnings, way,
};
use crate::{assess::Answered, dto::*, lookup::shown_name};

/// What ways are told with.
pub(super) struct Telling<'a> {
    pub(super) words: Words,
    pub(super) network: &'a Network,
    pub(super) answered: &'a Answered,
    pub(super) course: &'a Course,
    pub(super) reasons: &'a [Reason],
    pub(super) closures: &'a [Closure],
    pub(super) profile: Profile,
    pub(super) from: &'a End,
    pub(super) to: &'a End,
}

impl Telling<'_> {
    /// Ways for the window, and what is kept of them.
    pub(super) fn ways(
        &self,
        tracks: &[Track],
        assessed: &Assessed,
        judged: &judge::Asked<'_>,
    ) -> (Vec<PlanWayDto>, Vec<KeptWay>) {
        let (words, register) = (self.words, self.answered.register());
        let gates = assessed.gates(words, self.answered, self.course, tracks);
        let stops: Vec<Vec<Stop>> =
            tracks.iter().map(|track| track.stops(register, self.network, self.from, self.to)).collect();
        let paired: Vec<(&Track, &[Stop])> = tracks.iter().zip(stops.iter().map(Vec::as_slice)).collect();
        let names = naming::names(words, register, &paired);
        let (mut ways, mut kept) = (Vec::new(), Vec::new());
        let title = |id| self.title(id).title;
        for (number, ((track, stops), name)) in tracks.iter().zip(&stops).zip(names).enumerate() {
            let told = way::Told {
                number,
                track,
                stops,
                name,
                via: naming::via(words, register, self.network, track, stops),
                assessed,
                judging: self.judging(),
                rows: gates.get(number).map(Vec::as_slice).unwrap_or_default(),
                title: &title,
            };
            let Some(mut dto) = way::dto(words, &told, judged) else { continue };
            dto.avoids = answer::once_each(track.choice.avoids.iter().map(|id| self.title(*id).title));
            dto.warnings = self.warnings(track, &dto);
            if let Some(word) = person::word(words, self.answered, &track.line, dto.level) {
                way::raise(words, &mut dto, word.level, judged.ceiling);
                let (km, at) = (way::round(word.km), track.clock.at(track.metres(word.km)).at);
                dto.warnings.insert(0, PlanWarningDto { km, at, text: word.text });
            }
            let (minutes, minutes_margin) = track.clock.minutes();
            let mut stops = stops.clone();
            let halts = self.halts(track, &mut stops);
            kept.push(KeptWay {
                letter: dto.letter.clone(),
                line: track.choice.line.clone(),
                km: track.line.length_km(),
                minutes,
                minutes_margin,
                waiting: track.clock.waiting(),
                closed: dto.access == Access::Closed
                    || dto.crossings.iter().any(|gate| matches!(gate.fit, HoursFit::Early | HoursFit::Missed)),
                stops,
                halts,
            });
            ways.push(dto);
        }
        let choices: Vec<&Choice> = tracks.iter().map(|track| &track.choice).collect();
        price::compare(words, &mut ways, &choices);
        (ways, kept)
    }

    /// Where they wait on the road. A wait that is for a gate alone stays with the stop at it; no other does.
    fn halts(&self, track: &Track, stops: &mut [Stop]) -> Vec<Halt> {
        let passed = track.crossings(self.answered.register());
        let (mut halts, mut at_gates) = (Vec::new(), Vec::new());
        for wait in waits::waits(&self.judging(), track) {
            let gates = wait.gates(self.reasons, track, &passed);
            if gates.is_empty() {
                let km = track.km(wait.pause.at_m);
                halts.push(Halt {
                    km,
                    came: wait.pause.came,
                    until: wait.pause.until,
                    came_margin: wait.pause.came_margin,
                    until_margin: wait.pause.until_margin,
                    position: track.line.at(km),
                    text: wait.text(self.words, |id| self.title(id).title),
                });
            }
            at_gates.extend(gates);
        }
        for stop in stops.iter_mut().filter(|stop| stop.crossing.is_none_or(|id| !at_gates.contains(&id))) {
            stop.wait_minutes = 0;
        }
        halts
    }

    fn judging(&self) -> Judging<'_> {
        Judging {
            network: self.network,
            answered: self.answered,
            course: self.course,
            closures: self.closures,
            reasons: self.reasons,
            profile: &self.profile,
        }
    }

    fn warnings(&self, track: &Track, dto: &PlanWayDto) -> Vec<PlanWarningDto> {
        let met = barred::met(self.network, self.closures, &self.profile, track);
        let fits: Vec<HoursFit> = dto.crossings.iter().map(|crossing| crossing.fit).collect();
        let title = |id| self.title(id).title;
        let warnings = warnings::warnings(self.words, &self.judging(), track, &met, &fits, title);
        let dto = |warning: warnings::Warning| PlanWarningDto {
            km: way::round(track.km(warning.at_m)),
            at: warning.at,
            text: warning.text,
        };
        warnings.into_iter().map(dto).collect()
    }

    /// A closure by its number: what it is and where, without what opening it would give.
    fn title(&self, id: u32) -> PlanClosureDto {
        let mut dto = PlanClosureDto {
            event: None,
            crossing: None,
            title: String::new(),
            at: None,
            km: None,
            minutes: None,
            text: String::new(),
            line: Vec::new(),
            shut: Vec::new(),
        };
        match self.reasons.get(id as usize) {
            Some(Reason::Event(event) | Reason::Class(event, _)) => {
                dto.event = Some(event.to_string());
                dto.title = match self.reasons.get(id as usize) {
                    Some(Reason::Class(_, class)) => self.course.title_for(self.words, self.answered, *event, *class),
                    _ => self.course.title(self.words, self.answered, *event),
                };
                let geometry = self.course.event(self.answered, *event).and_then(|event| event.geometry.as_ref());
                let at = geometry.and_then(|geometry| geometry.vertices().first().copied());
                dto.at = at.map(|at| [at.lon(), at.lat()]);
            }
            Some(Reason::Crossing(id)) => {
                dto.crossing = Some(id.to_string());
                if let Some(crossing) = self.answered.register().crossing(*id) {
                    dto.title = shown_name(&crossing.names, self.words.lang());
                    dto.at = Some([crossing.at.lon(), crossing.at.lat()]);
                }
            }
            None => {}
        }
        dto
    }

    /// Why no way is left, once the roads off the register have been looked at.
    pub(super) fn none_left(&self, unfinished: bool) -> PlanBlockedDto {
        PlanBlockedDto {
            kind: if unfinished { BlockedKind::Unfinished } else { BlockedKind::Level },
            text: self.words.text(answer::none_left(unfinished, true)),
            closures: Vec::new(),
            notes: Vec::new(),
            by_rule: !unfinished,
            all_open_text: None,
            line: Vec::new(),
        }
    }

    pub(super) fn blocked(&self, blocked: &Blocked) -> PlanBlockedDto {
        let words = self.words;
        let price = |way: &Way| {
            let (km, minutes) = (way.metres() / 1000.0, f64::from(way.time_cs()) / 6000.0);
            (way::round(km), way::round(minutes), {
                let time = price::duration(words, minutes);
                words.with("plan-km-time", &[("km", format!("{km:.0}").into()), ("time", time.into())])
            })
        };
        let text = answer::blocked_text(words, blocked);
        let (kind, closures, all_open) = match blocked {
            Blocked::Closures { set, all_open, .. } => (BlockedKind::Closures, set.as_slice(), all_open.as_ref()),
            Blocked::Level { .. } => (BlockedKind::Level, &[][..], None),
            Blocked::Both => (BlockedKind::Both, &[][..], None),
            Blocked::NoRoad => (BlockedKind::NoRoad, &[][..], None),
        };
        let drawn = |points: Vec<LatLon>| points.into_iter().map(|at| [at.lon(), at.lat()]).collect::<Vec<_>>();
        let line = |way: Option<&Way>| way.map(|way| drawn(way.line(self.network))).unwrap_or_default();
        let closures = closures.iter().map(|opened| {
            let mut dto = self.title(opened.id);
            match opened.way.as_ref().map(price) {
                Some((km, minutes, text)) => {
                    (dto.km, dto.minutes) = (Some(km), Some(minutes));
                    dto.text = words.with("plan-opened", &[("way", text.into())]);
                }
                None => dto.text = words.text("plan-opened-none"),
            }
            dto.line = line(opened.way.as_ref());
            let closure = self.closures.iter().find(|closure| closure.id == opened.id);
            if let Some((closure, way)) = closure.zip(opened.way.as_ref().or(all_open)) {
                dto.shut = barred::shut(self.network, closure, way).into_iter().map(drawn).collect();
            }
            // What closes a stretch of a road has no place of its own: where it begins on the way.
            dto.at = dto.at.or_else(|| dto.shut.first()?.first().copied());
            dto
        });
        let all_open_text = all_open.map(|way| price(way).2);
        let by_rule = match blocked {
            Blocked::Closures { unruled, .. } => unruled.is_some(),
            Blocked::Level { .. } | Blocked::Both => true,
            Blocked::NoRoad => false,
        };
        PlanBlockedDto {
            kind,
            text,
            closures: closures.collect(),
            notes: answer::blocked_notes(words, blocked, |id| self.title(id).title),
            by_rule,
            all_open_text,
            line: line(all_open),
        }
    }
}
