//! What comes out: the drafts, with the names of the command line's contract.

use serde::Serialize;

/// The drafts of one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drafts {
    /// Language of most of the text: `en`, `ar` or `fr`.
    pub lang: String,
    /// Drafts, in the order of the text.
    pub events: Vec<Draft>,
    /// Sentences that speak of access at a place or road of the register, or of a danger somewhere, and gave no draft that tells
    /// of it: exactly as in the text. A person reads them; nothing else of them is taken in.
    pub unread: Vec<String>,
}

/// A proposed event.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Draft {
    /// What is said to have happened: `closure`, `strike`, `passage`, …
    pub kind: String,
    /// Finer: `air`, `flood`, `convoy`, …
    pub subkind: Option<String>,
    /// Where. Empty: the text does not say.
    pub places: Vec<DraftPlace>,
    /// Codes of the two countries, where a whole border is meant (ISO 3166-1 alpha-3).
    pub border: Option<[String; 2]>,
    /// The road as the text calls it.
    pub route_name: Option<String>,
    /// Since when: a day or a minute as written, `Z` kept. `None`: not said, never guessed.
    pub from: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// `hour`, `day`, `week` or `unknown`.
    pub time_precision: String,
    /// How sure the wording is: a code of event status.
    pub status: String,
    /// Who.
    pub actors: Vec<DraftActor>,
    /// Traffic it concerns, where the text says so.
    pub traffic_classes: Vec<String>,
    /// Traffic that it says is exempted.
    pub exempt_classes: Vec<String>,
    /// Some traffic passes, and the text does not say which in words of a class.
    pub partial: bool,
    /// `both`, where the text says so.
    pub direction: Option<String>,
    /// Opening hours, `07:00-15:00` by the clock there, `07:00-15:00Z` where the text says UTC.
    pub hours: Option<String>,
    /// How many, as written.
    pub count: Option<u32>,
    /// How many of them the text does not name: an information gap.
    pub count_unnamed: Option<u32>,
    /// What a person has to look at before it is believed: `after_report` (it begins after the day of the report),
    /// `announced` (the same of an opening: nobody has said that it happened), `ended` (its end was said to lie before the
    /// report, and is left out), `two_days` (a day in figures may be either of two), `terms` (for whom or until when a closure is
    /// said to hold contradicts itself, and is left out), `whole_road` (the text names a road and no place on it),
    /// `which_road` (so does a road number of several routes), `direction` (it holds one way only, and is taken as both),
    /// `hours` (it holds at some hours, and is taken as all).
    pub doubts: Vec<String>,
    /// The words it rests on, exactly as in the text.
    pub evidence: String,
    /// Where they stand: bytes of the text.
    #[serde(skip)]
    pub span: (usize, usize),
    /// The words that its time was read from; `None`: none beside it, the time is that of the report's head.
    #[serde(skip)]
    pub when_words: Option<String>,
}

/// A place of a draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DraftPlace {
    /// As written.
    pub surface: String,
    /// Name in the register; `None`: not resolved, or a bare position.
    pub canonical_en: Option<String>,
    /// Latitude, degrees, WGS 84; `None`: not known.
    pub lat: Option<f64>,
    /// Longitude, degrees, WGS 84.
    pub lon: Option<f64>,
    /// `at`, `from`, `to` or `between`.
    pub role: String,
    /// `point`, `near` (see `radius_km`), `area` (the position is that of the place the area is named after), `route` (all of
    /// a route of the register, which has no one position) or `unknown`.
    pub precision: String,
    /// From and to, km from the start of the route, where the text names the route by its code and km along it; a single place
    /// has both alike. They may lie behind the end of the route.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub km: Option<[f64; 2]>,
    /// How far off the position may be, km, where it was worked out of words ("12 km south of X") or is of a list that is
    /// no better. `None`: as good as the source of the position, or no position.
    pub radius_km: Option<f64>,
    /// Other entries it may be, by name, best first.
    pub candidates: Vec<String>,
    /// Every entry it may be, best first, the one taken above among them. An open place may have some too: none of them
    /// fits well enough to be taken without a person.
    pub ranked: Vec<DraftCandidate>,
}

/// An entry of register or gazetteer that a place of a draft may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DraftCandidate {
    /// Its name in Latin script, where it has one.
    pub name: String,
    /// Its name in another script: Arabic before others.
    pub name_other: Option<String>,
    /// Latitude, degrees, WGS 84; `None` for routes.
    pub lat: Option<f64>,
    /// Longitude, degrees, WGS 84.
    pub lon: Option<f64>,
    /// How well name and surroundings fit, 0 to 1. It orders candidates; it is no probability.
    pub score: f64,
    /// The name is written as in the list; otherwise it is only like one.
    pub exact: bool,
    /// What it is: a code of [`Feature`](passage_model::Feature), `route`, or `approximate` for a position worked out of what
    /// the text says of where the place is.
    pub kind: String,
    /// People who live there; `None`: not known.
    pub population: Option<u64>,
    /// Two-letter code.
    pub country: Option<String>,
    /// First administrative level, as named.
    pub admin1: Option<String>,
    /// Short code of a route.
    pub code: Option<String>,
    /// The imported gazetteer it is from; `None`: the register, or the list that the program brings along.
    pub list: Option<String>,
    /// How far off the position may be, km. `None`: as good as its source.
    pub radius_km: Option<f64>,
}

/// Somebody named in a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DraftActor {
    /// As written.
    pub surface: String,
    /// `by`, `against` or `authority`.
    pub role: String,
}
