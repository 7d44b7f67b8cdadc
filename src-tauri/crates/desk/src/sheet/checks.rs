//! What a sheet is refused for, and what a person should look at before it is carried.

use chrono::Duration;
use passage_model::{Lang, Names, Time};
use passage_spatial::RouteLine;
use passage_words::{Words, fold};

use super::{
    Composed, LANGS,
    base::{self, Base},
    timing,
};
use crate::{
    context::Register,
    dto::*,
    error::ApiError,
    plan::{Driven, Stands, dark, duration},
};

/// Nothing on a sheet is later after the departure, days.
const MOST_DAYS: i64 = 7;
/// Stops for which a sheet has room.
const MOST_STOPS: usize = 40;
/// Length of what is said of a stop, characters.
const MOST_CHARS: usize = 120;
/// Parts of a way at whose ends is looked whether it is dark.
const LOOKED_AT: u32 = 96;
/// Digits in a row that may be a telephone number or a plate.
const LONG_NUMBER: usize = 6;

/// Why the sheet cannot be written.
pub(super) fn refused(words: Words, now: Time, args: &SheetArgs, composed: &Composed) -> Option<ApiError> {
    let refuse = |id: &str| Some(ApiError::invalid(words, id, &[]));
    let langs = args.langs.unwrap_or(LANGS);
    let depart = args.depart;
    let longest = depart.checked_add_signed(Duration::days(MOST_DAYS)).unwrap_or(depart);
    if !(-840..=840).contains(&args.local_offset_minutes) {
        return refuse("sheet-refuse-offset");
    }
    if Words::new(langs.0).lang() == Words::new(langs.1).lang() {
        return refuse("sheet-refuse-langs");
    }
    if depart < now {
        return refuse("sheet-refuse-past");
    }
    if args.valid_until.is_some_and(|valid| valid <= depart) {
        return refuse("sheet-refuse-valid");
    }
    if args.back_by.is_some_and(|back| back <= depart) {
        return refuse("sheet-refuse-back");
    }
    if args.drive_minutes.is_some_and(|minutes| !(1..=7200).contains(&minutes)) {
        return refuse("sheet-refuse-drive");
    }
    if args.wait_minutes.is_some_and(|minutes| !(5..=720).contains(&minutes)) {
        return refuse("sheet-refuse-wait");
    }
    if args.stops.iter().any(|stop| stop.minutes > 1440) {
        return refuse("sheet-refuse-stop");
    }
    let ends = [args.back_by, args.valid_until, Some(composed.timed.arrive)];
    if ends.into_iter().flatten().any(|end| end > longest) {
        return refuse("sheet-refuse-long");
    }
    if composed.timed.kept.len() > MOST_STOPS {
        return Some(ApiError::invalid(words, "sheet-refuse-many", &[("count", MOST_STOPS.into())]));
    }
    args.stops.iter().find_map(|said| {
        let stop = usize::try_from(said.index).ok().and_then(|index| composed.base.stops.get(index));
        let Some(stop) = stop else {
            let count = composed.base.stops.len();
            let args = [("number", said.index.into()), ("count", count.into())];
            return Some(ApiError::invalid(words, "sheet-refuse-index", &args));
        };
        let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().chars().count() > MOST_CHARS);
        let args = || [("name", base::name(&stop.names, words.lang()).into()), ("count", MOST_CHARS.into())];
        (long(&said.first) || long(&said.second)).then(|| ApiError::invalid(words, "sheet-refuse-note", &args()))
    })
}

/// What a person should look at.
pub(super) fn warnings(
    words: Words,
    register: &Register,
    args: &SheetArgs,
    composed: &Composed,
    driven: &[Driven],
) -> Vec<String> {
    let Composed { base, timed, doc } = composed;
    let mut found = Vec::new();
    let clock = |at: Time| words.clock(timing::local(at, args));
    if base.closed && is_as_planned(args, base) {
        found.push(words.text("sheet-warn-closed"));
    }
    under_way(words, args, base, driven, &mut found);
    if let Some(why) = driven.iter().find_map(|driven| driven.no_roads.as_ref()) {
        found.push(words.with("sheet-warn-roads", &[("why", why.clone().into())]));
    }
    found.extend(darkness(words, args, composed));
    if base.overtaken {
        found.push(words.text("sheet-warn-overtaken"));
    }
    if timed.arrive > doc.valid_until {
        found.push(words.with("sheet-warn-late", &[("clock", clock(timed.arrive).into())]));
    }
    if let Some(back) = args.back_by {
        let home = timed.arrive + (timed.arrive - args.depart).max(Duration::zero());
        if home > back {
            found.push(words.with("sheet-warn-back", &[("clock", clock(home).into())]));
        }
    }
    if let Some(speed) = timed.speed {
        found.push(words.with("sheet-warn-speed", &[("speed", format!("{speed:.0}").into())]));
    }
    for (names, km) in &base.far {
        let args = [("name", base::name(names, words.lang()).into()), ("km", format!("{km:.0}").into())];
        found.push(words.with("sheet-warn-far", &args));
    }
    let secret = names_on_record(register);
    for ((index, at), waits) in timed.kept.iter().zip(&timed.at).zip(&timed.waits) {
        let Some(stop) = base.stops.get(*index) else { continue };
        let name = base::name(&stop.names, words.lang());
        let with = |id: &str, args: &[(&str, passage_words::Arg<'_>)]| {
            let mut all = vec![("name", name.clone().into())];
            all.extend_from_slice(args);
            words.with(id, &all)
        };
        found.extend(hours(args, composed, stop, *at).map(|(id, when)| {
            let key = if id == "sheet-warn-before" { "open" } else { "close" };
            with(id, &[(key, when.into()), ("clock", clock(*at).into())])
        }));
        found.extend(wait(words, args, composed, stop, (*at, *waits)));
        for lang in [doc.langs.0, doc.langs.1] {
            if foreign(&base::name(&stop.names, lang), lang) {
                let lang = words.text(&format!("sheet-lang-{}", Words::new(lang).lang().code()));
                found.push(with("sheet-warn-name", &[("lang", lang.into())]));
            }
        }
        let mut shown: Vec<String> = stop.names.0.iter().map(|name| name.text.clone()).collect();
        shown.push(name.clone());
        if let Some(word) = shown.iter().find_map(|shown| named_in(shown, &secret)) {
            found.push(with("sheet-warn-stop-source", &[("word", word.into())]));
        }
        let said = timing::said(args, base, *index);
        let notes = [said.first.as_deref().unwrap_or_default(), said.second.as_deref().unwrap_or_default()];
        if notes[0].trim().is_empty() != notes[1].trim().is_empty() {
            found.push(with("sheet-warn-words", &[]));
        }
        for note in notes {
            if let Some(word) = named_in(note, &secret) {
                found.push(with("sheet-warn-source", &[("word", word.into())]));
            }
            if has_long_number(note) {
                found.push(with("sheet-warn-number", &[]));
            }
        }
    }
    found
}

/// What is in the way at the hours of the sheet.
fn under_way(words: Words, args: &SheetArgs, base: &Base, driven: &[Driven], found: &mut Vec<String>) {
    let moment = |at: Time| words.short_moment(timing::local(at, args));
    let mut add = |text: String| {
        if !found.contains(&text) {
            found.push(text);
        }
    };
    for one in driven.iter().flat_map(|driven| &driven.in_the_way) {
        let id = match (one.stands, one.late) {
            (Stands::Closed, None) => "sheet-warn-shut",
            (Stands::Closed, Some(_)) => "sheet-warn-shut-late",
            (Stands::Doubtful, None) => "sheet-warn-doubtful",
            (Stands::Doubtful, Some(_)) => "sheet-warn-doubtful-late",
            (Stands::Beside, _) => "sheet-warn-beside",
        };
        let mut told = vec![("what", one.what.clone().into()), ("when", moment(one.at).into())];
        told.extend(one.late.map(|late| ("late", moment(late).into())));
        add(words.with(id, &told));
    }
    let no_go = || driven.iter().filter_map(|driven| Some((driven.no_go_late, driven.no_go.clone()?)));
    if let Some((late, (level, access))) = no_go().min_by_key(|(late, _)| *late) {
        let id = if late { "sheet-warn-no-go-late" } else { "sheet-warn-no-go" };
        add(words.with(id, &[("level", level.into()), ("access", access.into())]));
    }
    if let Some(from) = driven.iter().filter_map(|driven| driven.unseen).min() {
        add(words.with("sheet-warn-unseen", &[("from", moment(from).into())]));
    }
    if let Some(planned) =
        base.planned.filter(|planned| timing::full_minute(*planned) != timing::full_minute(args.depart))
    {
        add(words.with("sheet-warn-other-departure", &[("planned", moment(planned).into())]));
    }
}

/// That some of the way is driven in the dark: as planned, or only if they are later.
fn darkness(words: Words, args: &SheetArgs, composed: &Composed) -> Option<String> {
    let Composed { base, timed, .. } = composed;
    let line = RouteLine::new(&base.line).ok()?;
    let moment = |at: Time| words.short_moment(timing::local(at, args));
    let places: Vec<f64> = (0..=LOOKED_AT).map(|part| base.km * f64::from(part) / f64::from(LOOKED_AT)).collect();
    for late in [false, true] {
        let dark = places.iter().filter_map(|km| {
            let (planned, later) = timed.reached(base, args, *km);
            let at = if *km <= 0.0 {
                timing::full_minute(args.depart)
            } else if late {
                later
            } else {
                planned
            };
            dark(at, line.at(*km)).map(|(dawn, sunset)| (at, dawn, sunset))
        });
        let dark: Vec<(Time, Time, Time)> = dark.collect();
        if let (Some((from, dawn, _)), Some((until, _, sunset))) = (dark.first(), dark.last()) {
            let told = [
                ("from", moment(*from).into()),
                ("until", moment(*until).into()),
                ("dawn", words.clock(timing::local(*dawn, args)).into()),
                ("sunset", words.clock(timing::local(*sunset, args)).into()),
            ];
            return Some(words.with(if late { "sheet-warn-dark-late" } else { "sheet-warn-dark" }, &told));
        }
    }
    None
}

/// Whether a way is driven at the hours that its plan has worked out, and nothing has changed since.
pub(super) fn is_as_planned(args: &SheetArgs, base: &Base) -> bool {
    let stands = args.stops.iter().any(|stop| stop.minutes > 0);
    let same = base.planned.is_some_and(|planned| timing::full_minute(planned) == timing::full_minute(args.depart));
    let vehicle = args.vehicle.is_none_or(|vehicle| vehicle == base.vehicle);
    same && !base.overtaken && !stands && vehicle && args.drive_minutes.is_none()
}

/// Which warning the opening hours of a stop give, and the hour it speaks of.
fn hours(args: &SheetArgs, composed: &Composed, stop: &base::BaseStop, at: Time) -> Option<(&'static str, String)> {
    let Some(hours) = composed.base.hours(stop) else {
        let gate = matches!(stop.kind, SheetStopKind::Crossing | SheetStopKind::Ferry);
        return gate.then(|| ("sheet-warn-hours", String::new()));
    };
    let open = |at: Time| hours.iter().all(|hours| hours.covers(at));
    if open(at) {
        return None;
    }
    let text = |at: Time, end: bool| {
        let minute = timing::local_minute(at, args, end);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    Some(match timing::open_span(hours, at, args) {
        Some((from, _)) if from > at => ("sheet-warn-before", text(from, false)),
        Some((_, until)) => ("sheet-warn-after", text(until, true)),
        None if (0..7 * 1440).any(|minute| open(at + Duration::minutes(minute))) => ("sheet-warn-day", String::new()),
        None => ("sheet-warn-never", String::new()),
    })
}

/// What to say where they wait on the road, longer than the sheet lets them, or until another day.
fn wait(
    words: Words,
    args: &SheetArgs,
    composed: &Composed,
    stop: &base::BaseStop,
    (at, waits): (Time, u32),
) -> Vec<String> {
    let came = at - Duration::minutes(i64::from(waits));
    let day = |at: Time| timing::local(at, args).date_naive();
    let most = composed.doc.wait_minutes;
    let long = (waits > most || day(came) != day(at)).then(|| {
        let moment = |at: Time| words.short_moment(timing::local(at, args));
        let told = [
            ("name", base::name(&stop.names, words.lang()).into()),
            ("time", duration(words, f64::from(waits)).into()),
            ("from", moment(came).into()),
            ("until", moment(at).into()),
        ];
        words.with("sheet-warn-waits", &told)
    });
    let halt = stop.halt.as_ref().map(|halt| {
        let clock = words.clock(timing::local(at, args));
        let told = [("km", whole_km(stop.km).into()), ("what", halt.text.clone().into()), ("clock", clock.into())];
        words.with("sheet-warn-halt", &told)
    });
    halt.into_iter().chain(long).collect()
}

fn whole_km(km: f64) -> String {
    format!("{km:.0}")
}

/// Whether a name is in the script of another language.
fn foreign(name: &str, lang: Lang) -> bool {
    let arabic = name.chars().any(|c| matches!(u32::from(c), 0x0600..=0x06FF));
    name.chars().any(char::is_alphabetic) && (Words::new(lang).is_rtl() != arabic)
}

/// Names that must not be on a sheet: sources, and who runs a side of a crossing; each with its key.
fn names_on_record(register: &Register) -> Vec<(String, String)> {
    let of = |names: &Names| names.0.iter().map(|name| name.text.clone()).collect::<Vec<_>>();
    let sources = register.sources.values().flat_map(|source| of(&source.names));
    let sides = register.crossings.iter().flat_map(|crossing| &crossing.sides);
    let all = sources.chain(sides.filter_map(|side| side.authority.clone()));
    let mut keyed: Vec<(String, String)> = all
        .map(|name| (format!(" {} ", fold(&name)), name))
        .filter(|(key, _)| key.trim().chars().count() >= 3)
        .collect();
    keyed.sort();
    keyed.dedup();
    keyed
}

fn named_in(note: &str, names: &[(String, String)]) -> Option<String> {
    let note = format!(" {} ", fold(note));
    names.iter().find(|(key, _)| note.contains(key.as_str())).map(|(_, name)| name.clone())
}

fn has_long_number(note: &str) -> bool {
    let mut digits = 0;
    for c in note.chars() {
        if c.is_numeric() {
            digits += 1;
        } else if !matches!(c, ' ' | '-' | '+' | '(' | ')' | '.' | '/') {
            digits = 0;
        }
        if digits >= LONG_NUMBER {
            return true;
        }
    }
    false
}
