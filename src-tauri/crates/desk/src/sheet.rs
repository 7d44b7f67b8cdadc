//! The sheet that a driver carries, for a route of the register or a way of a plan, and the track for a driver's device.
//! Nothing of levels, parties, sources or people comes near them: they are made from places, crossings and hours alone.

mod base;
mod checks;
mod timing;
mod track;

use std::path::Path;

use passage_model::Lang;
use passage_report::sheet::{RoadHours, SheetDoc, SheetText, render_sheet, sheet_texts};
use passage_words::Words;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    Desk,
    check::hex,
    desk::words,
    dto::*,
    error::{ApiError, Result},
    handed,
    opening::store_error,
    plan::{self, Drive, Driven, Limited},
};

use self::{base::Base, timing::Timed};

/// The setting that counts sheets.
const NUMBER: &str = "sheet.number";

/// The pair of languages when nothing else is said.
const LANGS: (Lang, Lang) = (Lang::En, Lang::Ar);

/// What begins so near to a stop begins there, km.
const AT_KM: f64 = 0.05;

/// A sheet with what it was made from.
struct Composed {
    base: Base,
    timed: Timed,
    doc: SheetDoc,
}

impl Composed {
    /// Prints what events leave of the hours of a gate, and of a stretch of the road, as opening hours: at the gate, or at the
    /// last stop before the stretch.
    fn limit(&mut self, args: &SheetArgs, driven: &[Driven]) {
        let limits: Vec<&Limited> = driven.iter().flat_map(|driven| &driven.limited).collect();
        for (place, index) in self.timed.kept.iter().enumerate() {
            let (Some(stop), Some(at)) = (self.base.stops.get(*index), self.timed.at.get(place)) else { continue };
            let here = |one: &&Limited| stop.crossing.is_some() && one.crossing == stop.crossing;
            let here: Vec<&Limited> = limits.iter().copied().filter(here).collect();
            if let Some(line) = self.doc.stops.get_mut(place).filter(|_| !here.is_empty()) {
                line.open = timing::gate_hours(self.base.hours(stop).unwrap_or_default(), &here, *at, args);
            }
        }
        for one in limits.into_iter().filter(|one| one.crossing.is_none()) {
            let open = timing::road_hours(&self.base, &self.timed, args, one);
            let before = self.doc.stops.iter_mut().rfind(|stop| stop.km <= one.from_km + AT_KM);
            let (Some(open), Some(stop)) = (open, before) else { continue };
            let road = RoadHours { section: (one.from_km, one.to_km), open };
            if !stop.road.contains(&road) {
                stop.road.push(road);
            }
        }
    }
}

fn compose(desk: &mut Desk, words: Words, args: &SheetArgs) -> Result<Composed> {
    let base = base::of(desk, words, args)?;
    let timed = timing::of(&base, args);
    let doc = timing::document(&base, &timed, args);
    Ok(Composed { base, timed, doc })
}

/// What is in the way at the hours of the sheet, for every class of vehicles. At its plan's own hours too: who writes the
/// sheet may not have read the plan, and what is in doubt is for both.
fn driven(desk: &mut Desk, words: Words, args: &SheetArgs, composed: &Composed) -> Result<Vec<Driven>> {
    let Composed { base, timed, .. } = composed;
    let mut vehicles = vec![args.vehicle.unwrap_or(base.vehicle)];
    vehicles.extend(base.classes.iter().copied().filter(|class| Some(*class) != args.vehicle));
    let drive = |vehicle| {
        let drive = Drive {
            line: &base.line,
            crossings: base.stops.iter().filter_map(|stop| stop.crossing).collect(),
            vehicle,
            traffic: base.traffic,
            depart: timing::full_minute(args.depart),
            at: &|km| timed.reached(base, args, km),
        };
        plan::driven(desk, words, &drive)
    };
    vehicles.into_iter().map(drive).collect()
}

/// A sheet as it would be: every stop with its time, and what speaks against it.
pub(crate) fn sheet_preview(desk: &mut Desk, args: SheetArgs) -> Result<SheetPreviewDto> {
    let words = words(args.lang);
    let mut composed = compose(desk, words, &args)?;
    let problem = checks::refused(words, desk.now(), &args, &composed).map(|refused| refused.message);
    let driven = if problem.is_none() { driven(desk, words, &args, &composed)? } else { Vec::new() };
    composed.limit(&args, &driven);
    let register = desk.register(words)?;
    let Composed { base, timed, doc } = &composed;
    let texts = sheet_texts(doc);
    let nothing = (
        SheetText { name: String::new(), todo: String::new() },
        SheetText { name: String::new(), todo: String::new() },
    );
    let langs = args.langs.unwrap_or(LANGS);
    let stops = base.stops.iter().enumerate().map(|(index, stop)| {
        let place = timed.kept.iter().position(|kept| *kept == index);
        let line = place.and_then(|place| doc.stops.get(place));
        let (first, second) = place.and_then(|place| texts.get(place)).cloned().unwrap_or_else(|| nothing.clone());
        let said = timing::said(&args, base, index);
        SheetStopDto {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            kind: stop.kind,
            km: stop.km,
            first: base::name(&stop.names, langs.0),
            second: base::name(&stop.names, langs.1),
            first_text: first.todo,
            second_text: second.todo,
            clock: line.map(|line| words.clock(timing::local(line.at, &args))),
            minutes: said.minutes,
            call: said.call,
            fixed: base.is_fixed(index),
        }
    });
    let stops = stops.collect();
    Ok(SheetPreviewDto {
        title: doc.title(),
        km: base.km,
        drive_minutes: timed.drive_minutes,
        arrive: timed.arrive,
        arrive_text: words.clock(timing::local(timed.arrive, &args)),
        valid_until: doc.valid_until,
        stops,
        problem,
        warnings: checks::warnings(words, &register, &args, &composed, &driven),
    })
}

/// Writes a sheet or a track. The audit trail gets a record of its own; it cannot be undone: what has been handed out has
/// been handed out.
pub(crate) fn sheet(desk: &mut Desk, args: SheetWriteArgs) -> Result<SheetDto> {
    let words = words(args.sheet.lang);
    let mut composed = compose(desk, words, &args.sheet)?;
    if let Some(refused) = checks::refused(words, desk.now(), &args.sheet, &composed) {
        return Err(refused);
    }
    let driven = driven(desk, words, &args.sheet, &composed)?;
    composed.limit(&args.sheet, &driven);
    let register = desk.register(words)?;
    let warnings = checks::warnings(words, &register, &args.sheet, &composed, &driven);
    let (text, number) = if args.format == SheetFormat::Html {
        let number = next_number(desk, words)?;
        composed.doc.number = Some(number);
        let html = render_sheet(&composed.doc).map_err(|error| ApiError::internal(words, error))?;
        (html, Some(number))
    } else {
        (track::written(words, &composed, args.format)?, None)
    };
    if let Some(file) = &args.file {
        handed::spare(desk, words, Path::new(file))?;
    }
    // Beside its place first: a sheet that could not be handed out shall not take a number, nor one lie there that has none.
    let file = args.file.as_deref().map(|file| handed::Beside::write(words, Path::new(file), text.as_bytes()));
    let file = file.transpose()?;
    let label = match &args.sheet.of {
        SheetOf::Route { .. } => composed.base.label.clone(),
        // Plans are not kept: the letter alone would say nothing later.
        SheetOf::Way { way, .. } => format!("{}, {}", composed.doc.title(), way.trim()),
    };
    record(desk, words, &label, number)?;
    if let Some(file) = file {
        file.put(words)?;
    }
    let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    Ok(SheetDto {
        text: args.file.is_none().then_some(text),
        file: args.file,
        sha256: hex(&digest),
        stops: u32::try_from(composed.doc.stops.len()).unwrap_or(u32::MAX),
        number,
        warnings,
    })
}

fn next_number(desk: &Desk, words: Words) -> Result<u32> {
    let last = desk.store(words)?.setting(NUMBER).map_err(|error| store_error(words, &error))?;
    let last = last.as_ref().and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    Ok(last.saturating_add(1))
}

/// The record in the audit trail: what it was for, and its number.
fn record(desk: &mut Desk, words: Words, label: &str, number: Option<u32>) -> Result<()> {
    let action = if number.is_some() { "sheet.issue" } else { "sheet.track" };
    let reason = number.map_or_else(|| label.to_owned(), |number| format!("{label}, S-{number}"));
    if let Some(number) = number {
        let kept = desk.opened(words)?.store.set_setting(NUMBER, &json!(number));
        kept.map_err(|error| store_error(words, &error))?;
    }
    desk.write_down(words, action, &reason)
}
