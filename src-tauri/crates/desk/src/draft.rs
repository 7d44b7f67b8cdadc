//! Free text to draft events: the register of the open database gives the names, `passage-intake` the grammar. Nothing
//! is stored.

use std::sync::Arc;

use chrono::NaiveDate;
use passage_exchange::{IssueCode, read_prose};
use passage_intake::{About, Drafts, Entry, EntryKind, FILING, Gazetteer, Origin, Received, countries_at, draft_with};
use passage_model::{Country, Crossing, Lang, LatLon, Name, Names, Place, Route, Time};
use passage_store::StoreError;
use passage_words::{Words, fold};

use crate::{
    Desk,
    error::{ApiError, ErrorCode, Result},
    gazetteer::{Listed, numbers},
    import::{error_text, issue_dto},
    local,
    opening::store_error,
};

/// Longest text taken, bytes.
pub const MAX_TEXT: usize = passage_intake::MAX_BYTES;

/// Longest file taken, bytes: in UTF-16 every letter of a text may have two, behind a mark of two.
pub const MAX_FILE: usize = 2 * MAX_TEXT + 2;

/// A report saved as a file.
#[derive(Debug, Clone)]
pub struct ReportText {
    /// The text.
    pub text: String,
    /// Encoding in which the file was read: `UTF-8`, `UTF-16LE`, `windows-1256`, ...
    pub encoding: &'static str,
    /// What is to be said of the encoding; `None`: it is UTF-8, undamaged.
    pub notice: Option<String>,
}

/// The text of a file, in the encodings in which tables are read.
///
/// # Errors
/// The file is too long, blank, or no text.
pub fn text_of_file(words: Words, name: &str, bytes: &[u8]) -> Result<ReportText> {
    if bytes.len() > MAX_FILE {
        return Err(too_long(words));
    }
    let prose = read_prose(bytes).map_err(|error| ApiError {
        code: ErrorCode::Unreadable,
        message: error_text(words, name, &error),
        details: Some(error.code().to_owned()),
    })?;
    let notice = match &prose.issue {
        Some(issue) => {
            let message = issue_dto(words, issue).message;
            // Of damaged characters the first is said.
            let row = issue.row.filter(|_| issue.code == IssueCode::CharactersLost);
            let place = row.map(|row| words.with("issue-at-row", &[("row", row.to_string().into())]));
            Some(place.map_or_else(|| message.clone(), |place| format!("{place}: {message}")))
        }
        None if prose.encoding == "UTF-8" => None,
        None => Some(words.with("draft-encoding", &[("encoding", prose.encoding.into())])),
    };
    Ok(ReportText { text: prose.text, encoding: prose.encoding, notice })
}

fn too_long(words: Words) -> ApiError {
    ApiError::invalid(words, "draft-too-long", &[("bytes", MAX_TEXT.into())])
}

/// What to read.
#[derive(Debug, Clone)]
pub struct DraftArgs {
    /// The text.
    pub text: String,
    /// When it was received; relative times count from that day. `None`: now.
    pub received: Option<Time>,
    /// Region it speaks of: a place of the register, a first-level area, or words that name countries ("north-west
    /// Syria"). Of places with the same name the nearest to it is taken.
    pub region: Option<String>,
    /// The clock by which it tells hours that name no zone, and by which its days are counted, minutes east of UTC. `None`: not
    /// known; then its days are those of UTC.
    pub utc_offset_minutes: Option<i32>,
    /// Language of messages.
    pub lang: Lang,
}

/// A text read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The drafts.
    pub drafts: Drafts,
    /// What could not be made use of.
    pub notice: Option<String>,
}

/// The names of the register, ready to be looked for in texts.
#[derive(Debug)]
pub(crate) struct KnownNames {
    /// [`passage_store::View::names_stamp`] when they were read.
    pub(crate) stamp: String,
    places: Vec<Place>,
    gazetteer: Gazetteer,
}

/// The names of the open database; read once until one of them changes.
pub(crate) fn names(desk: &mut Desk, words: Words) -> Result<Arc<KnownNames>> {
    let fail = |error: StoreError| store_error(words, &error);
    let stamp = desk.store(words)?.at(None).names_stamp().map_err(fail)?;
    if let Some(names) = desk.opened(words)?.names.as_ref().filter(|names| names.stamp == stamp) {
        return Ok(Arc::clone(names));
    }
    // Names filed by the rules of another version are filed anew, once.
    desk.opened(words)?.store.refile_gazetteers(FILING, numbers).map_err(fail)?;
    let view = desk.store(words)?.at(None);
    let (crossings, places) = (view.crossings().map_err(fail)?, view.places().map_err(fail)?);
    let routes = view.routes().map_err(fail)?;
    let names = Arc::new(KnownNames { stamp, gazetteer: gazetteer(crossings, &places, &routes), places });
    desk.opened(words)?.names = Some(Arc::clone(&names));
    Ok(names)
}

fn gazetteer(crossings: Vec<Crossing>, places: &[Place], routes: &[Route]) -> Gazetteer {
    let mut entries: Vec<Entry> = Vec::with_capacity(crossings.len() + places.len() + routes.len());
    entries.extend(crossings.into_iter().map(|crossing| {
        let mut names = crossing.names;
        for side in crossing.sides {
            names.0.extend(side.names.0);
        }
        Entry { kind: EntryKind::Crossing, names, at: Some(crossing.at), about: About::default() }
    }));
    entries.extend(places.iter().map(|place| Entry {
        kind: EntryKind::Place,
        names: place.names.clone(),
        at: Some(place.at),
        about: About { country: place.country, admin1: place.admin1.iter().cloned().collect(), ..About::default() },
    }));
    entries.extend(known());
    entries.extend(routes.iter().map(|route| Entry {
        kind: EntryKind::Route,
        names: route_names(route),
        at: None,
        about: About { code: Some(route.code.clone()), ..About::default() },
    }));
    let mut gazetteer = Gazetteer::new(entries);
    for route in routes {
        gazetteer.add_road(&route.line);
    }
    gazetteer
}

/// What a text may call a route: its names, its code, and the numbers of its road, where a word beside them is not needed to
/// know them for such ("M4", not "4"). A number in brackets behind a name is one in another script.
fn route_names(route: &Route) -> Names {
    let bracketed = |name: &Name| Some(name.text.split_once('(')?.1.split(')').next()?.to_owned());
    let numbers: Vec<String> = route.names.0.iter().filter_map(bracketed).chain(route.road_ref.clone()).collect();
    let numbers = numbers.iter().flat_map(|numbers| numbers.split([';', ',', '/'])).map(str::trim);
    let number = |text: &&str| {
        text.chars().count() <= 8
            && text.starts_with(char::is_alphabetic)
            && text.ends_with(|c: char| c.is_numeric())
            && text.split_whitespace().count() <= 2
    };
    let mut names = route.names.clone();
    for text in numbers.filter(number).chain([route.code.trim()]) {
        if !names.0.iter().any(|known| known.text == text) {
            names.0.push(Name { lang: Lang::Other, text: text.to_owned(), alias: true });
        }
    }
    names
}

/// Drafts of a text, with the names of the open database.
pub fn draft(desk: &mut Desk, args: &DraftArgs) -> Result<Reading> {
    let names = names(desk, Words::new(args.lang))?;
    draft_with_names(desk, &names, args)
}

/// The same with names that have been asked for already.
pub(crate) fn draft_with_names(desk: &Desk, names: &KnownNames, args: &DraftArgs) -> Result<Reading> {
    let words = Words::new(args.lang);
    if args.text.len() > MAX_TEXT {
        return Err(too_long(words));
    }
    let mut listed = Listed::new(desk.store(words)?);
    let region = args.region.as_deref().and_then(|name| {
        let wanted = fold(name);
        let country: Option<Country> = name.trim().parse().ok();
        let named = |names: &Names| names.0.iter().any(|name| fold(&name.text) == wanted);
        let inside = names.places.iter().filter(|place| {
            named(&place.names)
                || place.admin1.as_deref().is_some_and(|admin1| fold(admin1) == wanted)
                || country.is_some() && place.country == country
        });
        middle(inside.map(|place| place.at)).or_else(|| countries_at(name)).or_else(|| listed.area(name))
    });
    // It only helps to choose between places of one name: a text is read without it too.
    let unknown = args.region.as_deref().filter(|_| region.is_none());
    let notice = unknown.map(|name| words.with("draft-no-region", &[("region", name.to_owned().into())]));
    let at = args.received.unwrap_or_else(|| desk.now());
    let day = local::day(at, args.utc_offset_minutes);
    let received = Received { day, zone: args.utc_offset_minutes, region };
    // What the lists have for this text is not for the next one.
    let drafts = draft_with(&args.text, &mut names.gazetteer.clone(), &mut listed, &received);
    let mut drafts = drafts.map_err(|error| store_error(words, &error))?;
    begun(&mut drafts, day, at.date_naive());
    Ok(Reading { drafts, notice })
}

/// Days are kept as those of UTC. What is told of today where the day has begun already is of the day that is still going on
/// in UTC, or it would be of a day to come.
fn begun(drafts: &mut Drafts, local: NaiveDate, utc: NaiveDate) {
    let (local, utc) = (local.to_string(), utc.to_string());
    for from in drafts.events.iter_mut().filter_map(|draft| draft.from.as_mut()).filter(|from| **from == local) {
        if utc < local {
            from.clone_from(&utc);
        }
    }
}

/// Towns and crossings for reports from places that the register does not hold yet; the register goes first.
fn known() -> impl Iterator<Item = Entry> {
    known_lines().filter_map(|line| {
        let mut parts = line.splitn(4, ' ');
        let kind = parts.next()?;
        // Written down without a source to compare with.
        let within_km = kind.ends_with('~').then_some(UNCOMPARED_KM);
        let kind = if kind.starts_with('c') { EntryKind::Crossing } else { EntryKind::Place };
        let about = About { origin: Origin::BuiltIn, within_km, ..About::default() };
        let (lat, lon): (f64, f64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let names = parts.next()?.split(';').enumerate().map(|(i, name)| Name {
            lang: if i == 0 { Lang::En } else { Lang::Other },
            text: name.trim().to_owned(),
            alias: i > 0,
        });
        Some(Entry { kind, names: Names(names.collect()), at: Some(LatLon::new(lat, lon).ok()?), about })
    })
}

/// How far off a position may be that was compared with no list, km.
const UNCOMPARED_KM: f64 = 6.0;

fn known_lines() -> impl Iterator<Item = &'static str> {
    let files = [
        include_str!("draft/known/near-east.txt"),
        include_str!("draft/known/africa.txt"),
        include_str!("draft/known/elsewhere.txt"),
    ];
    files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with("--"))
}

/// The median position.
fn middle(all: impl Iterator<Item = LatLon>) -> Option<LatLon> {
    let (mut lats, mut lons): (Vec<f64>, Vec<f64>) = all.map(|at| (at.lat(), at.lon())).unzip();
    lats.sort_unstable_by(f64::total_cmp);
    lons.sort_unstable_by(f64::total_cmp);
    LatLon::new(*lats.get(lats.len() / 2)?, *lons.get(lons.len() / 2)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_places_are_well_formed() {
        assert_eq!(known().count(), known_lines().count());
        assert!(known().all(|entry| entry.names.0.iter().all(|name| !name.text.is_empty())));
    }
}
