//! Rows and features of an export. Column names are stable English codes; HXL tags as in the field guide, section 7.

use passage_exchange::{
    Cell, Column, ColumnKind, FURTHER, Feature, Loss, Lost, Table, write_hours, write_statuses, write_wkt,
};
use passage_model::{
    Closure, Crossing, CrossingId, Detail, Event, Geometry, Lang, LatLon, LocationPrecision, Names, RiskLevel, Scope,
    Side, SideStatus,
};
use passage_risk::named_stretch;
use passage_words::Words;

use crate::{
    assess::{Answered, crossing_rows, event_grade, route_row, route_stretches},
    context::Register,
    dto::ExportWhat,
    export::behind::Behind,
    inspect, titles,
};

const NUMBER: ColumnKind = ColumnKind::Number { decimals: 3 };
const DEGREES: ColumnKind = ColumnKind::Number { decimals: 6 };

/// A cell of a workbook holds no more, bytes: a shape that were cut off would be another.
const MOST_OF_A_SHAPE: usize = 32_000;

/// Message id of the sheet's name.
pub(super) fn sheet_name(what: ExportWhat) -> &'static str {
    match what {
        ExportWhat::Routes => "sheet-routes",
        ExportWhat::Crossings => "sheet-crossings",
        ExportWhat::Events => "sheet-events",
        ExportWhat::Assessments => "sheet-assessments",
    }
}

type Properties = Vec<(Column, Cell)>;

fn text(name: &str, hxl: &str, value: impl Into<Cell>) -> (Column, Cell) {
    (Column::new(name, hxl, ColumnKind::Text), value.into())
}

fn number(name: &str, hxl: &str, kind: ColumnKind, value: f64) -> (Column, Cell) {
    (Column::new(name, hxl, kind), Cell::Number(value))
}

/// One row, or one feature where it is placed.
pub(super) struct Record {
    name: String,
    geometry: Option<Geometry>,
    properties: Properties,
    level: Option<RiskLevel>,
    /// It holds until something ends it: first to be named where it has to be left out.
    state: bool,
}

/// What is asked for; `events`: those to be written.
pub(super) fn records(words: Words, answered: &Answered, what: ExportWhat, events: &[Event]) -> Vec<Record> {
    match what {
        ExportWhat::Routes => routes(words, answered, false),
        ExportWhat::Assessments => routes(words, answered, true),
        ExportWhat::Crossings => crossings(words, answered),
        ExportWhat::Events => self::events(words, answered, events),
    }
}

/// The table, and how many lines or areas it has no room for. Those of events have a column of their own.
pub(super) fn table(what: ExportWhat, mut records: Vec<Record>) -> (Table, u64) {
    let mut shapes = 0;
    for record in &mut records {
        let shape = record.geometry.as_ref().and_then(write_wkt);
        let is_shaped = shape.is_some();
        let shape = shape.filter(|text| what == ExportWhat::Events && text.len() <= MOST_OF_A_SHAPE);
        shapes += u64::from(is_shaped && shape.is_none());
        if what == ExportWhat::Events {
            record.properties.push(text("wkt", "#geo+wkt", shape.as_deref()));
        }
    }
    let columns = match records.first() {
        Some(first) => first.properties.iter().map(|(column, _)| column.clone()).collect(),
        None => Vec::new(),
    };
    let rows =
        records.into_iter().map(|record| record.properties.into_iter().map(|(_, cell)| cell).collect()).collect();
    (Table { columns, rows }, shapes)
}

/// Features, and what has no place on a map. Assessments give one feature per stretch of one level and access, so that a map
/// can colour them.
pub(super) fn features(
    words: Words,
    answered: &Answered,
    what: ExportWhat,
    records: Vec<Record>,
) -> (Vec<Feature>, Option<Lost>) {
    let mut nowhere: Vec<&Record> = records.iter().filter(|record| record.geometry.is_none()).collect();
    nowhere.sort_by_key(|record| !record.state);
    let lost = Lost::things(Loss::NotPlaced, nowhere.into_iter().map(|record| record.name.as_str()));
    if what == ExportWhat::Assessments {
        return (stretches(words, answered), lost);
    }
    let feature = |record: Record| {
        Some(Feature {
            geometry: record.geometry?,
            name: Some(record.name),
            properties: record.properties.into_iter().map(|(column, cell)| (column.header, cell)).collect(),
            color: record.level.map(color),
        })
    };
    (records.into_iter().filter_map(feature).collect(), lost)
}

fn routes(words: Words, answered: &Answered, assessed: bool) -> Vec<Record> {
    answered
        .worst_first()
        .into_iter()
        .map(|route| {
            let row = route_row(words, answered, route);
            let points =
                answered.register().network.line(route.route).map(|line| answered.scene.drawn(line.points().to_vec()));
            let waypoints = inspect::waypoints(words, answered, route);
            let end = |name: Option<&crate::dto::WaypointDto>| Cell::from(name.map(|waypoint| waypoint.name.as_str()));
            let mut properties = vec![
                text("id", "#loc+route+id", row.id.as_str()),
                text("code", "#loc+route+code", row.code.as_str()),
                text("name", "#loc+route+name", row.name.as_str()),
                text("origin", "#loc+origin", end(waypoints.first())),
                text("destination", "#loc+dest", end(waypoints.last())),
                text("road", "#loc+road", row.road_ref.as_deref()),
                number("length_km", "#x_length+km", NUMBER, row.length_km),
                text("crossings", "#loc+crossing+name", gates(answered, route.route).as_deref()),
                text("vehicle", "#x_vehicle", vehicle(answered, route.route)),
            ];
            if assessed {
                properties.extend([
                    (
                        Column::new("risk_level", "#severity+risk+num", ColumnKind::Integer),
                        row.level_number.map_or(Cell::Empty, |level| Cell::Integer(level.into())),
                    ),
                    text("risk", "#severity+risk+name", row.level.code()),
                    text("computed_risk", "#severity+risk+computed", row.computed_level.code()),
                    text("part_unknown", "#x_unknown", if row.part_unknown { "yes" } else { "no" }),
                    (
                        // Empty where the level is Unknown.
                        Column::new("probability_7d", "#x_probability", NUMBER),
                        row.probability_7d.map_or(Cell::Empty, Cell::Number),
                    ),
                    text("access", "#status+access", row.access.code()),
                    text("confidence", "#x_confidence", row.confidence.code()),
                    text("advice", "#x_advice", row.advice.code()),
                    (Column::new("as_of", "#date+start", ColumnKind::Time), Cell::Time(answered.scene.question.as_of)),
                    text("method", "#meta+method", answered.assessment.method.as_str()),
                ]);
            }
            Record {
                name: row.name,
                geometry: points.map(|points| Geometry::Line { points }),
                properties,
                level: assessed.then_some(row.level),
                state: false,
            }
        })
        .collect()
}

fn stretches(words: Words, answered: &Answered) -> Vec<Feature> {
    let mut features = Vec::new();
    for route in answered.worst_first() {
        let row = route_row(words, answered, route);
        for stretch in route_stretches(answered, route) {
            let property = |name: &str, value: Cell| (name.to_owned(), value);
            features.push(Feature {
                geometry: Geometry::Line { points: stretch.line },
                name: Some(row.name.clone()),
                properties: vec![
                    property("route_id", row.id.as_str().into()),
                    property("code", row.code.as_str().into()),
                    property("from_km", Cell::Number(stretch.from_km)),
                    property("to_km", Cell::Number(stretch.to_km)),
                    property("risk", stretch.level.code().into()),
                    property("risk_level", stretch.level.number().map_or(Cell::Empty, |n| Cell::Integer(n.into()))),
                    property("access", stretch.access.code().into()),
                    property("as_of", Cell::Time(answered.scene.question.as_of)),
                    property("method", answered.assessment.method.as_str().into()),
                ],
                color: Some(color(stretch.level)),
            });
        }
    }
    features
}

/// The crossings that a route takes, by the names under which they are written.
fn gates(answered: &Answered, route: passage_model::RouteId) -> Option<String> {
    let register = answered.register();
    let route = register.routes.iter().find(|own| own.id == route)?;
    let names = route.crossings.iter().filter_map(|id| register.crossing(*id)?.names.in_lang(Lang::En));
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// The vehicle for which a route is assessed.
fn vehicle(answered: &Answered, route: passage_model::RouteId) -> Option<&'static str> {
    let route = answered.register().routes.iter().find(|own| own.id == route)?;
    Some(route.vehicle.code())
}

/// Languages in which names are written in columns of their own.
const NAMES: [Lang; 5] = [Lang::En, Lang::Ar, Lang::Fr, Lang::Ku, Lang::Tr];

/// Names in columns by language, and the others in one.
fn names(of: &Names) -> Properties {
    let main = |lang: Lang| of.0.iter().find(|name| name.lang == lang && !name.alias).map(|name| name.text.as_str());
    let hxl = |lang: Lang| format!("#loc+crossing+name+i_{}", lang.code());
    let mut columns: Properties =
        NAMES.iter().map(|lang| text(&format!("name_{}", lang.code()), &hxl(*lang), main(*lang))).collect();
    let others: Vec<&str> = of.0.iter().filter(|name| name.alias).map(|name| name.text.as_str()).collect();
    let others = (!others.is_empty()).then(|| others.join(";"));
    columns.push(text("alt_name", "#loc+crossing+name+alt", others.as_deref()));
    columns
}

/// What a side says, as far as it had been said at the moment asked for.
fn side(answered: &Answered, side: Option<&Side>, letter: char) -> Properties {
    let as_of = answered.scene.question.as_of;
    let withheld = answered.scene.is_redacted();
    let public = answered.scene.is_public();
    let known = side.iter().flat_map(|side| &side.statuses).filter(|status| status.checked_at <= as_of && !public);
    // What a word rests on may name who said it.
    let known: Vec<SideStatus> = known
        .map(|status| SideStatus { basis: status.basis.clone().filter(|_| !withheld), ..status.clone() })
        .collect();
    let column = |name: &str, hxl: &str, value: Option<String>| {
        text(&format!("{name}_{letter}"), &format!("{hxl}+side_{letter}"), value.as_deref())
    };
    let of = |get: &dyn Fn(&Side) -> Option<String>| side.and_then(get);
    vec![
        column("name", "#loc+crossing+name", of(&|side| side.names.in_lang(Lang::En).map(str::to_owned))),
        column("country", "#country+code", of(&|side| side.country.map(|country| country.to_string()))),
        column("authority", "#org+authority", of(&|side| side.authority.clone()).filter(|_| !withheld)),
        column("hours", "#x_hours", of(&|side| side.hours.map(write_hours)).filter(|_| !public)),
        column("statuses", "#status+text", Some(write_statuses(&known)).filter(|text| !text.is_empty())),
    ]
}

/// What of the sides of crossings is in no export.
pub(super) fn lost_of_sides(answered: &Answered) -> Option<Lost> {
    let has_more = |side: &Side| side.names.0.len() > 1 || side.statuses.iter().any(|status| status.source.is_some());
    let more = |crossing: &&Crossing| crossing.sides.iter().any(has_more) || crossing.sides.len() > 2;
    let count = answered.register().crossings.iter().filter(more).count() as u64;
    (count > 0).then(|| Lost { what: Loss::Sides, count, fields: Vec::new() })
}

fn crossings(words: Words, answered: &Answered) -> Vec<Record> {
    let formal = |crossing: Option<&Crossing>| {
        crossing.and_then(|crossing| crossing.formal).map(|formal| if formal { "yes" } else { "no" })
    };
    crossing_rows(words, answered)
        .into_iter()
        .map(|row| (answered.register().crossings.iter().find(|crossing| crossing.id.to_string() == row.id), row))
        .map(|(crossing, row)| Record {
            geometry: LatLon::new(row.lat, row.lon).ok().map(|at| Geometry::Point { at }),
            properties: [
                vec![
                    text("id", "#loc+crossing+id", row.id.as_str()),
                    text("name", "#loc+crossing+name", row.name.as_str()),
                    text("kind", "#loc+type", row.kind.code()),
                    number("lat", "#geo+lat", DEGREES, row.lat),
                    number("lon", "#geo+lon", DEGREES, row.lon),
                    text("status", "#status+type", row.access.code()),
                    text("by_order_only", "#status+order", if row.by_order_only { "yes" } else { "no" }),
                    text("basis", "#meta+source", row.reason_text.as_str()),
                    text("checked", "#date+reported", row.checked_text.as_str()),
                    text("formal", "#x_formal", formal(crossing)),
                ],
                names(crossing.map_or(&Names::default(), |crossing| &crossing.names)),
                side(answered, crossing.and_then(|crossing| crossing.sides.first()), 'a'),
                side(answered, crossing.and_then(|crossing| crossing.sides.get(1)), 'b'),
            ]
            .concat(),
            name: row.name,
            level: None,
            state: false,
        })
        .collect()
}

/// Where an event is written, and how exactly it is known: what names a stretch of a route by its km is written as the line of
/// that, what is about a whole border stands at the first of its crossings.
pub(crate) fn written_geometry(register: &Register, event: &Event) -> (Option<Geometry>, LocationPrecision) {
    let named = || {
        let (route, from, to) = named_stretch(event)?;
        let line = register.network.line(route)?;
        let points = line.slice(from, to.min(line.length_km()));
        (points.len() > 1).then_some(Geometry::Line { points })
    };
    match &event.geometry {
        Some(geometry) => (Some(geometry.clone()), event.precision),
        None => match named() {
            Some(line) => (Some(line), LocationPrecision::Linear),
            None => match at_border(register, event).or_else(|| at_crossing(register, event)) {
                Some(at) => (Some(Geometry::Point { at }), event.precision),
                None => (None, event.precision),
            },
        },
    }
}

/// The crossing that an event opens or closes.
pub(super) fn gate(event: &Event) -> Option<CrossingId> {
    match &event.detail {
        Detail::Closure(Closure { scope: Scope::Crossing { crossing }, .. })
        | Detail::Reopening(Closure { scope: Scope::Crossing { crossing }, .. }) => Some(*crossing),
        _ => None,
    }
}

/// What names a crossing and no place is there.
fn at_crossing(register: &Register, event: &Event) -> Option<LatLon> {
    let id = event.crossing.or_else(|| gate(event))?;
    Some(register.crossings.iter().find(|crossing| crossing.id == id)?.at)
}

fn at_border(register: &Register, event: &Event) -> Option<LatLon> {
    let (Detail::Closure(Closure { scope, .. }) | Detail::Reopening(Closure { scope, .. })) = &event.detail else {
        return None;
    };
    let Scope::Border { a, b } = scope else { return None };
    let mut of_border = register.crossings.iter().filter(|crossing| crossing.joins(*a, *b));
    let first = of_border.next()?;
    Some(of_border.fold(first, |first, other| if other.id < first.id { other } else { first }).at)
}

fn events(words: Words, answered: &Answered, events: &[Event]) -> Vec<Record> {
    let behind = Behind::of(answered, events);
    events
        .iter()
        .map(|event| {
            let title = titles::title(words, answered.register(), event);
            let (geometry, precision) = written_geometry(answered.register(), event);
            let at = geometry.as_ref().and_then(|geometry| geometry.vertices().first().copied());
            let degrees = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
            Record {
                geometry,
                properties: vec![
                    text("id", "#event+id", event.id.to_string().as_str()),
                    text("kind", "#event+type", event.kind().code()),
                    text("title", "#event+name", title.as_str()),
                    text("place", "#loc+name", titles::place(words, answered.register(), event).as_deref()),
                    (Column::new("lat", "#geo+lat", DEGREES), degrees(at.map(LatLon::lat))),
                    (Column::new("lon", "#geo+lon", DEGREES), degrees(at.map(LatLon::lon))),
                    text("precision", "#geo+precision", precision.code()),
                    (Column::new("from", "#date+occurred+start", ColumnKind::Time), Cell::Time(event.time.from)),
                    (
                        Column::new("until", "#date+occurred+end", ColumnKind::Time),
                        event.time.until.map_or(Cell::Empty, Cell::Time),
                    ),
                    text("time_precision", "#date+precision", event.time.precision.code()),
                    text("status", "#status+event", event.status.code()),
                    text("grade", "#x_grade", event_grade(answered, event).to_string().as_str()),
                    text("example", "#x_example", if event.example { "yes" } else { "no" }),
                    text("subkind", "#event+subtype", answered.scene.subkind(&event.detail).as_str()),
                    text(
                        FURTHER,
                        "#x_record",
                        Some(behind.further(event).write()).filter(|text| !text.is_empty()).as_deref(),
                    ),
                ],
                name: title,
                level: None,
                state: event.detail.is_state(),
            }
        })
        .collect()
}

/// The light theme's fill of a level, as in the window and the briefings.
fn color(level: RiskLevel) -> [u8; 3] {
    match level {
        RiskLevel::VeryLow => [0xFB, 0xF1, 0xC6],
        RiskLevel::Low => [0xF6, 0xD2, 0x5E],
        RiskLevel::Medium => [0xF0, 0xA1, 0x3C],
        RiskLevel::High => [0xD9, 0x5F, 0x1E],
        RiskLevel::VeryHigh => [0xA8, 0x1B, 0x2B],
        RiskLevel::Unacceptable => [0x43, 0x09, 0x1E],
        RiskLevel::Unknown => [0x9A, 0xA3, 0xAD],
    }
}
