//! What a row would change about a thing on record, field by field, in words.

use passage_model::{
    Closure, Crossing, Detail, Event, Geometry, Grade, Lang, LatLon, Names, Place, Route, TimePrecision,
};
use passage_words::Words;

use crate::{context::Register, dto::FieldChangeDto, titles};

/// Longest value that is shown, characters.
const LONGEST: usize = 240;

struct Fields {
    words: Words,
    found: Vec<FieldChangeDto>,
}

impl Fields {
    fn new(words: Words) -> Self {
        Self { words, found: Vec::new() }
    }

    /// Compares one field; what differs but reads the same is shown in the exact form.
    fn field<T: PartialEq + std::fmt::Debug>(&mut self, id: &str, old: &T, new: &T, text: impl Fn(&T) -> String) {
        if old == new {
            return;
        }
        let (mut before, mut after) = (text(old), text(new));
        if before == after {
            (before, after) = (format!("{old:?}"), format!("{new:?}"));
        }
        self.push(id, &before, &after);
    }

    fn push(&mut self, id: &str, old: &str, new: &str) {
        let shown = |text: &str| match text.trim() {
            "" => self.words.text("imports-not-given"),
            text => text.chars().take(LONGEST).collect(),
        };
        let change =
            FieldChangeDto { label: self.words.text(&format!("imports-field-{id}")), old: shown(old), new: shown(new) };
        self.found.push(change);
    }

    fn optional(&mut self, id: &str, old: Option<&String>, new: Option<&String>) {
        self.field(id, &old, &new, |text| text.cloned().unwrap_or_default());
    }

    fn names(&mut self, old: &Names, new: &Names) {
        self.field("name", old, new, all_names);
    }
}

fn all_names(names: &Names) -> String {
    names.0.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(" / ")
}

/// A position as it is read: five decimals are a metre.
pub(crate) fn position(at: LatLon) -> String {
    format!("{:.5}, {:.5}", at.lat(), at.lon())
}

/// A line, by length and points.
pub(crate) fn line(words: Words, points: &[LatLon]) -> String {
    let km: f64 = points.iter().zip(points.iter().skip(1)).map(|(a, b)| passage_spatial::distance_km(*a, *b)).sum();
    words.with("imports-line", &[("km", words.km(km).into()), ("points", points.len().into())])
}

/// Where an event is, in words.
pub(crate) fn geometry(words: Words, geometry: Option<&Geometry>) -> String {
    match geometry {
        None => String::new(),
        Some(Geometry::Point { at }) => position(*at),
        Some(Geometry::Line { points } | Geometry::Area { ring: points }) => line(words, points),
    }
}

/// Since when an event is, with its year.
pub(crate) fn since(words: Words, event: &Event) -> String {
    let time = &event.time;
    match time.precision {
        TimePrecision::Hour => words.moment(time.from),
        precision => {
            let unit = words.text(&code_id("time-precision", precision.code()));
            words.with("date-unit", &[("day", words.date(time.from).into()), ("unit", unit.into())])
        }
    }
}

/// When an event was, with its year.
pub(crate) fn when(words: Words, event: &Event) -> String {
    let text = since(words, event);
    match event.time.until {
        Some(until) => format!("{text} – {}", words.date(until)),
        None => text,
    }
}

fn what(words: Words, register: &Register, event: &Event) -> String {
    format!("{}, {}", words.text(&code_id("kind", event.kind().code())), titles::what(words, register, event))
}

fn code_id(group: &str, code: &str) -> String {
    format!("{group}-{}", code.replace('_', "-"))
}

pub(crate) fn event(words: Words, register: &Register, old: &Event, new: &Event) -> Vec<FieldChangeDto> {
    let mut fields = Fields::new(words);
    let coded = |group: &str, code: &str| words.text(&code_id(group, code));
    if old.detail != new.detail {
        let (before, after) = (what(words, register, old), what(words, register, new));
        let limits = [&old.detail, &new.detail].map(|detail| particulars(words, detail));
        if before == after && limits[0] != limits[1] {
            fields.push("what", &format!("{before} ({})", limits[0]), &format!("{after} ({})", limits[1]));
        } else if before == after {
            fields.field("what", &old.detail, &new.detail, |detail| {
                serde_json::to_string(detail).unwrap_or_else(|_| format!("{detail:?}"))
            });
        } else {
            fields.push("what", &before, &after);
        }
    }
    fields.optional("place", old.place_text.as_ref(), new.place_text.as_ref());
    fields.field("position", &old.geometry, &new.geometry, |at| geometry(words, at.as_ref()));
    fields.field("precision", &old.precision, &new.precision, |precision| coded("precision", precision.code()));
    if old.time != new.time {
        let (before, after) = (when(words, old), when(words, new));
        if before == after {
            let exact = |event: &Event| format!("{} {:?}", event.time.from.to_rfc3339(), event.time.until);
            fields.push("time", &exact(old), &exact(new));
        } else {
            fields.push("time", &before, &after);
        }
    }
    fields.field("actors", &old.actors, &new.actors, |actors| {
        actors.iter().map(|actor| actor.name.as_str()).collect::<Vec<_>>().join(", ")
    });
    fields.field("status", &old.status, &new.status, |status| coded("status", status.code()));
    fields.field("category", &old.category, &new.category, |category| {
        category.map(|category| coded("category", category.code())).unwrap_or_default()
    });
    fields.field("deaths", &old.deaths, &new.deaths, |deaths| deaths.map(|n| n.to_string()).unwrap_or_default());
    fields.found
}

/// A grade that is another than before.
pub(crate) fn graded(words: Words, old: Grade, new: Grade) -> FieldChangeDto {
    FieldChangeDto { label: words.text("imports-column-grade"), old: old.to_string(), new: new.to_string() }
}

/// Fields that differ, in one sentence.
pub(crate) fn listed(words: Words, fields: &[FieldChangeDto]) -> String {
    let told = fields.iter().map(|field| {
        let args = [
            ("label", field.label.clone().into()),
            ("ours", field.old.clone().into()),
            ("theirs", field.new.clone().into()),
        ];
        words.with("imports-conflict-field", &args)
    });
    told.collect::<Vec<_>>().join("; ")
}

/// As much of a text as is shown.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// For whom, which way and for which vehicles something is closed or open.
pub(crate) fn limits(words: Words, closure: &Closure) -> String {
    let coded = |group: &str, code: &str| words.text(&code_id(group, code));
    let mut parts: Vec<String> = closure.traffic.0.iter().map(|class| coded("traffic", class.code())).collect();
    if parts.is_empty() {
        parts.push(words.text("traffic-all"));
    }
    parts.extend(closure.vehicles.iter().map(|vehicle| coded("vehicle", vehicle.code())));
    parts.push(coded("direction", closure.direction.code()));
    parts.join(", ")
}

/// Particulars that are called the same: closures by what they apply to.
fn particulars(words: Words, detail: &Detail) -> String {
    match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => limits(words, closure),
        _ => String::new(),
    }
}

/// A report that says something else than before.
pub(crate) fn report(words: Words, old: &str, new: &str) -> Vec<FieldChangeDto> {
    let mut fields = Fields::new(words);
    fields.push("report", old, new);
    fields.found
}

pub(crate) fn place(words: Words, old: &Place, new: &Place) -> Vec<FieldChangeDto> {
    let mut fields = Fields::new(words);
    fields.names(&old.names, &new.names);
    fields.field("position", &old.at, &new.at, |at| position(*at));
    fields.field("kind", &old.kind, &new.kind, |kind| words.text(&code_id("place-kind", kind.code())));
    fields.field("country", &old.country, &new.country, |country| {
        country.map(|country| titles::country(words, country.code())).unwrap_or_default()
    });
    fields.optional("admin", old.admin1.as_ref(), new.admin1.as_ref());
    fields.optional("pcode", old.pcode.as_ref(), new.pcode.as_ref());
    fields.found
}

pub(crate) fn crossing(words: Words, old: &Crossing, new: &Crossing) -> Vec<FieldChangeDto> {
    let mut fields = Fields::new(words);
    fields.names(&old.names, &new.names);
    fields.field("position", &old.at, &new.at, |at| position(*at));
    fields.field("kind", &old.kind, &new.kind, |kind| words.text(&code_id("crossing-kind", kind.code())));
    fields.found
}

pub(crate) fn route(words: Words, old: &Route, new: &Route) -> Vec<FieldChangeDto> {
    let mut fields = Fields::new(words);
    fields.names(&old.names, &new.names);
    fields.optional("road", old.road_ref.as_ref(), new.road_ref.as_ref());
    fields.optional("area", old.area.as_ref(), new.area.as_ref());
    fields.field("line", &old.line, &new.line, |points| line(words, points));
    fields.found
}

/// What a thing is called in a list.
pub(crate) fn called(names: &Names, lang: Lang) -> String {
    names.in_lang(lang).unwrap_or("—").to_owned()
}
