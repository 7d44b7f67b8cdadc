//! The main values of a thing in words, and which of them a change made others.

use passage_model::{Closure, Crossing, Detail, Event, Override, Report, Route, Side, Silence, Source};
use passage_store::Body;
use passage_words::Words;

use crate::{
    assess::{level_text, side_access},
    context::Register,
    dto::AuditFieldDto,
    import::difference,
    lookup::shown_name,
    own_values::param_name,
    titles,
};

/// Longest value that is shown, characters.
const LONGEST: usize = 240;

/// Values by the names of their fields, in the order of telling. What is not given has none.
struct Values {
    words: Words,
    told: Vec<(String, String)>,
}

impl Values {
    fn put(&mut self, label: &str, value: impl Into<String>) {
        self.called(self.words.text(label), value);
    }

    fn called(&mut self, label: String, value: impl Into<String>) {
        let value: String = value.into().chars().take(LONGEST).collect();
        if !value.trim().is_empty() {
            self.told.push((label, value));
        }
    }

    fn coded(&self, group: &str, code: &str) -> String {
        self.words.text(&format!("{group}-{}", code.replace('_', "-")))
    }
}

/// Which main values a change made others. `None` before: it is new; `None` after: it is gone.
pub(super) fn differing(
    words: Words,
    register: &Register,
    before: Option<&Body>,
    after: Option<&Body>,
) -> Vec<AuditFieldDto> {
    let of = |body: Option<&Body>| body.map(|body| values(words, register, body)).unwrap_or_default();
    let (old, new) = (of(before), of(after));
    let find = |told: &[(String, String)], label: &str| {
        told.iter().find(|(other, _)| other == label).map(|(_, value)| value.clone())
    };
    let mut labels: Vec<&String> = new.iter().map(|(label, _)| label).collect();
    labels.extend(old.iter().map(|(label, _)| label).filter(|label| find(&new, label).is_none()));
    let mut fields = Vec::new();
    for label in labels {
        let (old, new) = (find(&old, label), find(&new, label));
        if old != new {
            fields.push(AuditFieldDto { label: label.clone(), old, new });
        }
    }
    // What is not among the main values has changed too, and is not passed over.
    if let (Some(before), Some(after)) = (before, after)
        && fields.is_empty()
        && before != after
    {
        let new = Some(words.text("audit-changed"));
        fields.push(AuditFieldDto { label: words.text("audit-particulars"), old: None, new });
    }
    fields
}

fn values(words: Words, register: &Register, body: &Body) -> Vec<(String, String)> {
    let mut values = Values { words, told: Vec::new() };
    match body {
        Body::Event(one) => event(&mut values, register, one),
        Body::Route(one) => route(&mut values, one),
        Body::Crossing(one) => crossing(&mut values, one),
        Body::Override(one) => level(&mut values, one),
        Body::Silence(one) => silence(&mut values, one),
        Body::Source(one) => source(&mut values, one),
        Body::Report(one) => report(&mut values, register, one),
        Body::Place(one) => {
            values.put("imports-field-name", shown_name(&one.names, words.lang()));
            values.put("imports-field-kind", values.coded("place-kind", one.kind.code()));
            values.put("imports-field-position", difference::position(one.at));
        }
        Body::OwnValue(one) => values.called(param_name(words, &one.parameter), one.value.clone()),
        Body::Calibration(one) => {
            values.put("imports-field-area", one.label.clone());
            values.put("audit-in-use", words.text(if one.chosen.is_some() { "audit-yes" } else { "audit-no" }));
        }
        Body::Review(_) => {}
    }
    values.told
}

fn event(values: &mut Values, register: &Register, event: &Event) {
    let words = values.words;
    values.put("imports-field-what", titles::what(words, register, event));
    values.put("imports-field-name", event.title.in_lang(words.lang()).unwrap_or_default());
    values.put("imports-field-place", titles::place(words, register, event).unwrap_or_default());
    values.put("imports-field-position", difference::geometry(words, event.geometry.as_ref()));
    if let Detail::Closure(closure) | Detail::Reopening(closure) = &event.detail {
        limits(values, closure);
    }
    values.put("imports-field-time", difference::since(words, event));
    values.put("audit-until", event.time.until.map(|until| words.moment(until)).unwrap_or_default());
    values.put("imports-field-status", values.coded("status", event.status.code()));
    let category = event.category.map(|category| values.coded("category", category.code()));
    values.put("imports-field-category", category.unwrap_or_default());
    values.put("imports-field-deaths", event.deaths.map(|deaths| deaths.to_string()).unwrap_or_default());
    let actors: Vec<&str> = event.actors.iter().map(|actor| actor.name.as_str()).collect();
    values.put("imports-field-actors", actors.join(", "));
    values.put("audit-reports", event.evidence.len().to_string());
}

fn limits(values: &mut Values, closure: &Closure) {
    values.put("audit-for", difference::limits(values.words, closure));
    let hours = closure.hours.map(|hours| values.words.with("hours-utc", &[("hours", hours.to_string().into())]));
    values.put("audit-hours", hours.unwrap_or_else(|| values.words.text("audit-all-hours")));
}

fn route(values: &mut Values, route: &Route) {
    let words = values.words;
    values.put("audit-code", route.code.clone());
    values.put("imports-field-name", shown_name(&route.names, words.lang()));
    values.put("imports-field-road", route.road_ref.clone().unwrap_or_default());
    values.put("imports-field-area", route.area.clone().unwrap_or_default());
    values.put("imports-field-line", difference::line(words, &route.line));
    values.put("audit-crossings", route.crossings.len().to_string());
}

fn crossing(values: &mut Values, crossing: &Crossing) {
    let words = values.words;
    values.put("imports-field-name", shown_name(&crossing.names, words.lang()));
    values.put("imports-field-kind", values.coded("crossing-kind", crossing.kind.code()));
    values.put("imports-field-position", difference::position(crossing.at));
    for side in &crossing.sides {
        let label = shown_name(&side.names, words.lang());
        let label = if label.trim().is_empty() { words.text("audit-side") } else { label };
        let told = said(values, side);
        values.called(label, told);
    }
}

/// "Closed (humanitarian cargo, in and out); 08:00-15:00 UTC".
fn said(values: &Values, side: &Side) -> String {
    let words = values.words;
    let statuses = side.statuses.iter().map(|status| {
        let access = words.text(&format!("access-{}", side_access(status.status).code()));
        let traffic =
            status.traffic.map_or_else(|| words.text("traffic-all"), |traffic| values.coded("traffic", traffic.code()));
        let direction = values.coded("direction", status.direction.code());
        let day = words.day(status.checked_at);
        words.with(
            "audit-side-status",
            &[
                ("access", access.into()),
                ("traffic", traffic.into()),
                ("direction", direction.into()),
                ("day", day.into()),
            ],
        )
    });
    let hours = side.hours.map(|hours| words.with("hours-utc", &[("hours", hours.to_string().into())]));
    statuses.chain(hours).collect::<Vec<_>>().join("; ")
}

fn level(values: &mut Values, level: &Override) {
    let words = values.words;
    values.put("audit-level", level_text(words, level.level));
    values.put("audit-from", words.moment(level.from));
    values.put("audit-until", words.moment(level.expires));
    values.put("audit-set-by", level.author.clone());
}

fn silence(values: &mut Values, silence: &Silence) {
    let words = values.words;
    values.put("imports-field-area", silence.area.clone());
    values.put("audit-reach", words.km(silence.radius_km));
    values.put("audit-from", words.moment(silence.from));
    values.put("audit-until", silence.until.map(|until| words.moment(until)).unwrap_or_default());
    values.put("audit-set-by", silence.author.clone());
}

fn source(values: &mut Values, source: &Source) {
    values.put("imports-field-name", shown_name(&source.names, values.words.lang()));
    values.put("imports-field-kind", values.coded("source-kind", source.kind.code()));
    values.put("audit-reliability", source.reliability.code().to_string());
}

fn report(values: &mut Values, register: &Register, report: &Report) {
    let words = values.words;
    values.put("audit-source", register.source_name(words.lang(), report.source).unwrap_or_default());
    values.put("audit-received", words.moment(report.received_at));
}
