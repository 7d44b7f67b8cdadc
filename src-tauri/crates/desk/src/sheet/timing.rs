//! When they are where: driving by the time stated, the plan, the route's normal time or the speed of the vehicle, and the
//! planned stops.

use chrono::{Duration, DurationRound, Timelike};
use passage_model::{Hours, Time};
use passage_report::sheet::{Both, SheetDoc, SheetStop, StopKind};
use passage_roads::{Kind, Profile, RoadClass};

use super::{
    LANGS,
    base::{self, Base},
};
use crate::{dto::*, plan::Limited};

/// Waiting longer than that is a reason to call when nothing else is said, minutes.
const WAIT_MINUTES: u32 = 60;
/// What is so near to a place where they wait may lie on either side of it, km.
const HALT_KM: f64 = 0.25;
/// A sheet is valid so long after the arrival when nothing else is said, hours.
const VALID_HOURS: i64 = 2;

/// The times of a sheet.
pub(super) struct Timed {
    /// Indexes of the stops on the sheet.
    pub(super) kept: Vec<usize>,
    /// When they arrive at each of those; the departure for the first.
    pub(super) at: Vec<Time>,
    /// Waiting before each of those until it opens, minutes: they are there so much earlier.
    pub(super) waits: Vec<u32>,
    pub(super) arrive: Time,
    /// Driving without stops, minutes.
    pub(super) drive_minutes: u32,
    /// The speed, km/h, where the driving time rests on nothing else.
    pub(super) speed: Option<f64>,
}

/// What was said of a stop, or what holds when nothing was: they call at the start and at the end.
pub(super) fn said(args: &SheetArgs, base: &Base, index: usize) -> SheetStopArgs {
    let number = u32::try_from(index).unwrap_or(u32::MAX);
    let said = args.stops.iter().find(|said| said.index == number).cloned();
    said.unwrap_or_else(|| SheetStopArgs { index: number, call: base.is_end(index), ..SheetStopArgs::default() })
}

/// The same moment on the local clock.
pub(super) fn local(at: Time, args: &SheetArgs) -> Time {
    later(at, f64::from(args.local_offset_minutes.clamp(-840, 840)))
}

/// To the full minute, since nobody drives by seconds.
fn later(at: Time, minutes: f64) -> Time {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a month")]
    let seconds = (minutes.clamp(-44_640.0, 44_640.0) * 60.0).round() as i64;
    at.checked_add_signed(Duration::seconds(seconds)).unwrap_or(at)
}

pub(super) fn full_minute(at: Time) -> Time {
    at.duration_trunc(Duration::minutes(1)).unwrap_or(at)
}

/// To the next full minute: nobody is there sooner.
fn up_to_minute(at: Time) -> Time {
    let full = full_minute(at);
    later(full, if at > full { 1.0 } else { 0.0 })
}

pub(super) fn of(base: &Base, args: &SheetArgs) -> Timed {
    let depart = full_minute(args.depart);
    let (drive, speed) = drive_minutes(base, args);
    let mut timed = Timed {
        kept: Vec::new(),
        at: Vec::new(),
        waits: Vec::new(),
        arrive: depart,
        drive_minutes: whole(drive),
        speed,
    };
    let mut stood = 0.0;
    for (index, stop) in base.stops.iter().enumerate() {
        let said = said(args, base, index);
        if said.leave_out && !base.is_fixed(index) {
            continue;
        }
        // A plan knows which stretch is slow; where a time is stated for the whole, it is stretched to that.
        let share = match (stop.minute, base.minutes) {
            (Some(minute), Some(all)) if all > 0.0 => minute / all,
            _ => stop.km / base.km.max(1e-9),
        };
        let there = later(depart, drive * share.clamp(0.0, 1.0) + stood);
        let (at, waits) = match &stop.halt {
            _ if index == 0 => (depart, 0),
            // However fast or early they are, it does not open before.
            Some(halt) => {
                let at = up_to_minute(later(there, halt.minutes)).max(up_to_minute(halt.until));
                let waits = (at - there).as_seconds_f64() / 60.0;
                stood += waits;
                (at, whole(waits))
            }
            None => (up_to_minute(there), stop.wait_minutes),
        };
        if !base.is_end(index) {
            stood += f64::from(said.minutes.min(1440));
        }
        timed.kept.push(index);
        timed.at.push(at);
        timed.waits.push(waits);
        timed.arrive = at;
    }
    timed
}

impl Timed {
    /// When a place so many km from the start is reached: as the sheet has it, and with a fourth more where that is not in
    /// its times yet.
    pub(super) fn reached(&self, base: &Base, args: &SheetArgs, km: f64) -> (Time, Time) {
        let leaves = |number: usize| {
            let said = said(args, base, self.kept[number]);
            let stands = if base.is_end(self.kept[number]) { 0 } else { said.minutes.min(1440) };
            later(self.at[number], f64::from(stands))
        };
        let is_halt = |number: usize| base.stops.get(self.kept[number]).is_some_and(|stop| stop.halt.is_some());
        let stop = |number: usize| base.stops.get(self.kept[number]).map_or(0.0, |stop| stop.km);
        let Some(depart) = self.at.first().copied() else { return (self.arrive, self.arrive) };
        // What begins where they wait, give or take, is driven after the wait.
        let is_ahead = |number: &usize| stop(*number) - if is_halt(*number) { HALT_KM } else { 0.0 } >= km;
        let next = (1..self.kept.len()).find(is_ahead);
        let at = match next {
            Some(next) => {
                let waits = if is_halt(next) { f64::from(self.waits[next]) } else { 0.0 };
                let (from, to) = (leaves(next - 1), later(self.at[next], -waits));
                let long = stop(next) - stop(next - 1);
                let share = if long > 0.0 { ((km - stop(next - 1)) / long).clamp(0.0, 1.0) } else { 1.0 };
                later(from, (to - from).as_seconds_f64() / 60.0 * share)
            }
            None => self.arrive,
        };
        let margin = if args.convoy || args.drive_minutes.is_some() { 0.0 } else { 0.25 };
        (at, later(at, (at - depart).as_seconds_f64() / 60.0 * margin))
    }
}

fn drive_minutes(base: &Base, args: &SheetArgs) -> (f64, Option<f64>) {
    if let Some(stated) = args.drive_minutes {
        return (f64::from(stated.min(7200)), None);
    }
    let margin = if args.convoy { 1.25 } else { 1.0 };
    let vehicle = args.vehicle.unwrap_or(base.vehicle);
    // A time on record is that of the route's own vehicle.
    if let Some(known) = base.minutes.filter(|_| vehicle == base.vehicle) {
        return (if base.has_margin { known } else { known * margin }, None);
    }
    let speed = Profile::of(vehicle).speed(&Kind::of(RoadClass::Secondary)).unwrap_or(20.0);
    (base.km / speed.max(1.0) * 60.0 * margin, Some(speed))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole(minutes: f64) -> u32 {
    minutes.round().clamp(0.0, 1e6) as u32
}

/// When all of these hours are open: the span that holds a moment, else the next of that local day, else the last of it.
/// `None`: they have no time in common on that day.
pub(super) fn open_span(hours: &[Hours], at: Time, args: &SheetArgs) -> Option<(Time, Time)> {
    span_of(|at| hours.iter().all(|hours| hours.covers(at)), at, args)
}

fn span_of(open: impl Fn(Time) -> bool, at: Time, args: &SheetArgs) -> Option<(Time, Time)> {
    let day = local(at, args).duration_trunc(Duration::days(1)).ok()?;
    let midnight = later(day, -f64::from(args.local_offset_minutes.clamp(-840, 840)));
    let tomorrow = midnight + Duration::days(1);
    let mut spans: Vec<(Time, Time)> = Vec::new();
    // What is open overnight begins on the day before or ends on the day after.
    for minute in -1440..2880 {
        let start = midnight + Duration::minutes(minute);
        if !open(start) {
            continue;
        }
        let end = start + Duration::minutes(1);
        match spans.last_mut() {
            Some((_, last)) if *last == start => *last = end,
            _ => spans.push((start, end)),
        }
    }
    spans.retain(|(from, until)| *from < tomorrow && *until > midnight);
    spans.iter().find(|(_, until)| at < *until).or(spans.last()).copied()
}

/// Opening hours of a gate, with what events leave of them, on the local day on which it is reached.
pub(super) fn gate_hours(hours: &[Hours], limits: &[&Limited], at: Time, args: &SheetArgs) -> Option<(u16, u16)> {
    let open = |at: Time| hours.iter().all(|hours| hours.covers(at)) && limits.iter().all(|one| one.is_open(at));
    span_of(open, at, args).map(|span| of_day(span, args))
}

/// Hours at which a stretch of road is open on the local day on which it is reached.
pub(super) fn road_hours(base: &Base, timed: &Timed, args: &SheetArgs, one: &Limited) -> Option<(u16, u16)> {
    let (at, _) = timed.reached(base, args, one.from_km);
    span_of(|at| one.is_open(at), at, args)
        .filter(|(from, until)| *until - *from < Duration::days(1))
        .map(|span| of_day(span, args))
}

/// A span as minutes of the local day.
fn of_day((from, until): (Time, Time), args: &SheetArgs) -> (u16, u16) {
    if until - from < Duration::days(1) {
        (local_minute(from, args, false), local_minute(until, args, true))
    } else {
        (0, 1440)
    }
}

/// Minute of the local day of a moment. The end of a day stays its end.
pub(super) fn local_minute(at: Time, args: &SheetArgs, end: bool) -> u16 {
    let at = local(at, args);
    let minute = u16::try_from(at.hour() * 60 + at.minute()).unwrap_or(0);
    if end && minute == 0 { 1440 } else { minute }
}

/// The sheet as data, without a number.
pub(super) fn document(base: &Base, timed: &Timed, args: &SheetArgs) -> SheetDoc {
    let langs = args.langs.unwrap_or(LANGS);
    let kept = timed.kept.iter().zip(&timed.at).zip(&timed.waits);
    let stops = kept.filter_map(|((index, at), waits)| {
        let (stop, said) = (base.stops.get(*index)?, said(args, base, *index));
        let both = |first: Option<&String>, second: Option<&String>| {
            let text = |text: Option<&String>| text.map(|text| text.trim().to_owned()).unwrap_or_default();
            Both { first: text(first), second: text(second) }
        };
        let note = both(said.first.as_ref(), said.second.as_ref());
        let open = base.hours(stop).and_then(|hours| open_span(hours, *at, args));
        let open = open.map(|span| of_day(span, args));
        Some(SheetStop {
            km: stop.km,
            kind: match stop.kind {
                SheetStopKind::Place => StopKind::Place,
                SheetStopKind::Checkpoint => StopKind::Checkpoint,
                SheetStopKind::Crossing => StopKind::Crossing,
                SheetStopKind::Bridge => StopKind::Bridge,
                SheetStopKind::Ferry => StopKind::Ferry,
            },
            name: Both { first: base::name(&stop.names, langs.0), second: base::name(&stop.names, langs.1) },
            note: (!note.first.is_empty() || !note.second.is_empty()).then_some(note),
            at: *at,
            stop_minutes: if base.is_end(*index) { 0 } else { said.minutes.min(1440) },
            call: said.call,
            wait_minutes: *waits,
            halt: stop.halt.is_some(),
            road: Vec::new(),
            open,
        })
    });
    let valid = args.valid_until.unwrap_or_else(|| later(timed.arrive, 60.0 * VALID_HOURS as f64));
    SheetDoc {
        langs,
        number: None,
        tlp: args.tlp,
        stops: stops.collect(),
        back_by: args.back_by,
        valid_until: valid,
        local_offset_minutes: args.local_offset_minutes.clamp(-840, 840),
        wait_minutes: args.wait_minutes.unwrap_or(WAIT_MINUTES),
    }
}
