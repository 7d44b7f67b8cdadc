//! The fields that a table can give, and which column probably holds which: a suggestion that a person sees and corrects.

use passage_exchange::Glance;
use passage_model::{CrossingKind, EventKind, EventStatus, LocationPrecision, PlaceKind};
use passage_words::Words;

use crate::{Desk, desk::words, dto::*, error::Result};

/// A field of ours.
struct Field {
    code: &'static str,
    required: bool,
    /// Whether one value may hold for every row.
    fixed: bool,
    /// Headers that mean it, folded: small letters without signs.
    headers: &'static [&'static str],
}

const fn field(code: &'static str, required: bool, fixed: bool, headers: &'static [&'static str]) -> Field {
    Field { code, required, fixed, headers }
}

const LAT: &[&str] = &["lat", "latitude", "y", "gpslat", "gpslatitude", "northing", "خطالعرض", "عرض"];
const LON: &[&str] =
    &["lon", "long", "lng", "longitude", "x", "gpslon", "gpslong", "gpslongitude", "easting", "خطالطول", "طول"];
const BOTH: &[&str] =
    &["coordinates", "coords", "coordonnees", "gps", "position", "latlon", "latlong", "احداثيات", "الاحداثيات"];

const EVENTS: [Field; 14] = [
    field(
        "date_start",
        true,
        false,
        &["date", "datestart", "startdate", "eventdate", "incidentdate", "when", "day", "jour", "التاريخ", "تاريخ"],
    ),
    field("lat", true, false, LAT),
    field("lon", true, false, LON),
    field(
        "kind",
        true,
        true,
        &["kind", "type", "eventtype", "incidenttype", "category", "what", "incident", "typedincident", "نوع", "النوع"],
    ),
    field("date_end", false, false, &["dateend", "enddate", "datefin", "until", "to"]),
    field(
        "place",
        false,
        false,
        &["place", "location", "site", "village", "town", "where", "lieu", "localite", "المكان", "الموقع", "مكان"],
    ),
    field("source", false, true, &["source", "reportedby", "reporter", "partner", "المصدر", "مصدر"]),
    field(
        "report",
        false,
        false,
        &["report", "description", "notes", "details", "narrative", "comments", "text", "الوصف", "ملاحظات", "تفاصيل"],
    ),
    field("id", false, false, &["id", "eventid", "incidentid", "nr", "no", "number", "numero", "رقم"]),
    field("status", false, true, &["status", "confirmed", "verification", "statut", "الحالة"]),
    field("grade", false, true, &["grade", "grading", "reliability"]),
    field("where_prec", false, true, &["whereprec", "precision", "geoprecision", "accuracy"]),
    field("actor", false, false, &["actor", "actors", "perpetrator", "party", "acteur", "auteur", "الفاعل", "الجهة"]),
    field(
        "deaths_best",
        false,
        false,
        &["deaths", "deathsbest", "fatalities", "killed", "dead", "morts", "قتلى", "القتلى"],
    ),
];

const PLACES: [Field; 7] = [
    field(
        "name",
        true,
        false,
        &["name", "nameen", "place", "site", "village", "town", "location", "nom", "lieu", "الاسم", "اسم"],
    ),
    field("lat", true, false, LAT),
    field("lon", true, false, LON),
    field("kind", false, true, &["kind", "type", "class", "نوع"]),
    field("country", false, true, &["country", "countrycode", "iso", "pays", "البلد"]),
    field(
        "admin1",
        false,
        false,
        &["admin1", "adm1", "adm1name", "governorate", "province", "gouvernorat", "المحافظة"],
    ),
    field("pcode", false, false, &["pcode", "admpcode", "placecode"]),
];

const CROSSINGS: [Field; 7] = [
    field("name", true, false, &["name", "nameen", "crossing", "crossingname", "nom", "الاسم", "المعبر", "معبر"]),
    field("lat", true, false, LAT),
    field("lon", true, false, LON),
    field("kind", false, true, &["kind", "type", "crossingkind", "نوع"]),
    field("country_a", false, true, &["countrya", "country1", "from", "country"]),
    field("country_b", false, true, &["countryb", "country2", "to"]),
    field("authority_a", false, true, &["authority", "authoritya", "controlledby", "operator"]),
];

fn of(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::Places => &PLACES,
        ImportKind::Crossings => &CROSSINGS,
        // Routes are lines; a table of them is not read.
        _ => &EVENTS,
    }
}

/// The name of a field on the screen.
pub(crate) fn label(words: Words, kind: ImportKind, field: &str) -> String {
    if !of(kind).iter().any(|known| known.code == field) {
        return field.to_owned();
    }
    words.text(&format!("imports-column-{}", field.replace('_', "-")))
}

/// The fields that a table of this kind can give.
#[allow(clippy::unnecessary_wraps)] // the form of a command
pub(crate) fn table_fields(_: &mut Desk, args: TableFieldsArgs) -> Result<Vec<TableFieldDto>> {
    let words = words(args.lang);
    let hint = |code: &str| {
        let id = format!("imports-column-{}-hint", code.replace('_', "-"));
        words.has(&id).then(|| words.text(&id))
    };
    let dto = |field: &Field| TableFieldDto {
        field: field.code.to_owned(),
        label: label(words, args.kind, field.code),
        hint: hint(field.code),
        required: field.required,
        choices: choices(words, args.kind, field.code),
        fixed: field.fixed,
    };
    Ok(of(args.kind).iter().map(dto).collect())
}

/// Values by name, where a field has only certain ones.
fn choices(words: Words, kind: ImportKind, field: &str) -> Vec<FieldChoiceDto> {
    let list = |group: &str, codes: &[&'static str]| -> Vec<FieldChoiceDto> {
        let choice = |code: &&'static str| FieldChoiceDto {
            value: (*code).to_owned(),
            text: words.text(&format!("{group}-{}", code.replace('_', "-"))),
        };
        codes.iter().map(choice).collect()
    };
    match (kind, field) {
        (ImportKind::Places, "kind") => list("place-kind", &PlaceKind::ALL.map(PlaceKind::code)),
        (ImportKind::Crossings, "kind") => list("crossing-kind", &CrossingKind::ALL.map(CrossingKind::code)),
        (_, "kind") => list("kind", &EventKind::ALL.map(EventKind::code)),
        (_, "status") => list("status", &EventStatus::ALL.map(EventStatus::code)),
        (_, "where_prec") => list("precision", &LocationPrecision::ALL.map(LocationPrecision::code)),
        _ => Vec::new(),
    }
}

/// A header as it is compared: small letters and digits, without marks on Latin and Arabic letters.
fn folded(header: &str) -> String {
    passage_words::fold(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A reading to begin with, from the names of the columns: the first column for a field, and no column twice but for
/// one that holds both coordinates.
pub(crate) fn suggest(table: &Glance) -> TableReading {
    let headers: Vec<String> = table.columns.iter().map(|column| folded(column)).collect();
    let find = |names: &[&str]| headers.iter().position(|header| names.iter().any(|name| folded(name) == *header));
    let mut columns: Vec<FieldValue> = Vec::new();
    let mut used = Vec::new();
    for field in &EVENTS {
        if let Some(at) = find(field.headers).filter(|at| !used.contains(at)) {
            used.push(at);
            columns.extend(table.columns.get(at).map(|column| pair(field.code, column)));
        }
    }
    let has = |columns: &[FieldValue], code: &str| columns.iter().any(|pair| pair.field == code);
    if !has(&columns, "lat")
        && !has(&columns, "lon")
        && let Some(at) = find(BOTH)
    {
        columns.extend(table.columns.get(at).into_iter().flat_map(|column| [pair("lat", column), pair("lon", column)]));
    }
    TableReading { kind: Some(ImportKind::Events), sheet: table.sheet.clone(), columns, ..TableReading::default() }
}

fn pair(field: &str, column: &str) -> FieldValue {
    FieldValue { field: field.to_owned(), value: column.to_owned() }
}
