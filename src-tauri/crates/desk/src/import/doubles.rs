//! Events that two sources may both have told of: the window, why they are named, and what a person says of them.

use passage_exchange::Window;
use passage_model::{Event, EventId, ReportId, SourceId};
use passage_store::{Alias, StoreError};
use passage_words::Words;

use super::difference;
use crate::{
    Desk,
    app::changed,
    context::parse_id,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
    titles,
};

/// Longest window: a month, and 50 km. What lies further apart nobody takes for one event.
const MOST: Window = Window { hours: 744.0, km: 50.0 };

/// The window that a person asked for, within what makes sense.
pub(crate) fn window(args: &DoublesArgs) -> Window {
    let usual = Window::default();
    let within = |asked: Option<f64>, usual: f64, most: f64| {
        asked.filter(|asked| asked.is_finite()).map_or(usual, |asked| asked.clamp(0.0, most))
    };
    Window { hours: within(args.hours, usual.hours, MOST.hours), km: within(args.km, usual.km, MOST.km) }
}

/// "2.2 km and 24 h apart".
pub(crate) fn why(words: Words, hours: f64, km: f64) -> String {
    let hours = format!("{hours:.0}");
    words.with("imports-why-double", &[("km", words.km(km).into()), ("hours", hours.into())])
}

/// The sources of reports on record.
pub(crate) fn sources(desk: &Desk, words: Words, reports: &[ReportId]) -> Result<Vec<SourceId>> {
    let found = desk.store(words)?.at(None).reports(reports).map_err(|error| store_error(words, &error))?;
    Ok(found.into_iter().map(|report| report.source).collect())
}

/// The events that may be the same as this one.
pub(crate) fn of_event(desk: &mut Desk, words: Words, id: EventId) -> Result<Vec<PossibleDoubleDto>> {
    let register = desk.register(words)?;
    let fail = |error: StoreError| store_error(words, &error);
    let found = desk.store(words)?.at(None).doubles(id).map_err(fail)?;
    let mut doubles = Vec::new();
    for double in found {
        let other = if double.event == id { double.other } else { double.event };
        let Some(event) = desk.store(words)?.at(None).event(other).map_err(fail)? else { continue };
        let ids: Vec<ReportId> = event.evidence.iter().map(|evidence| evidence.report).collect();
        let mut names: Vec<String> = Vec::new();
        for source in sources(desk, words, &ids)? {
            names.extend(register.source_name(words.lang(), source).filter(|name| !names.contains(name)));
        }
        doubles.push(PossibleDoubleDto {
            event: other.to_string(),
            title: titles::title(words, &register, &event),
            when_text: difference::when(words, &event),
            source: names.join(", "),
            why: why(words, double.hours, double.km),
        });
    }
    Ok(doubles)
}

/// Says whether two events are one. That they are two is a remark and no change.
pub(crate) fn settle_double(desk: &mut Desk, args: SettleDoubleArgs) -> Result<Option<ChangedDto>> {
    let words = words(args.lang);
    let (stays, goes): (EventId, EventId) = (parse_id(words, &args.event)?, parse_id(words, &args.other)?);
    let fail = |error: StoreError| store_error(words, &error);
    if !args.same {
        desk.opened(words)?.store.settle_double(stays, goes).map_err(fail)?;
        return Ok(None);
    }
    let missing = || ApiError::new(words, ErrorCode::NoSuchThing, &[]);
    let view = desk.store(words)?.at(None);
    let kept = view.event(stays).map_err(fail)?.filter(|_| stays != goes).ok_or_else(missing)?;
    let gone = view.event(goes).map_err(fail)?.ok_or_else(missing)?;
    let register = desk.register(words)?;
    let title = titles::title(words, &register, &kept);
    let alias = gone.source_key.clone().zip(gone.evidence.last().map(|evidence| evidence.report));
    let new = gone.evidence.iter().filter(|new| !kept.evidence.iter().any(|old| old.report == new.report));
    let evidence = kept.evidence.iter().chain(new).cloned().collect();
    let event = Event { evidence, ..kept };
    let note = desk.note(words, "event.join", None)?;
    let ((), change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            change.put_event(&event)?;
            change.delete_event(goes)?;
            match &alias {
                Some((key, report)) => change.put_alias(key, Alias { event: stays, report: *report }),
                None => Ok(()),
            }
        })
        .map_err(fail)?;
    let text = words.with("imports-done-join", &[("title", title.into())]);
    changed(desk, words, change.to_string(), text, Some(stays.to_string())).map(Some)
}
