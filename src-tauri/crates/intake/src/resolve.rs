//! Mentions to places: of several entries with one name the one nearest to what the text speaks of.

use std::collections::HashMap;

use passage_model::LatLon;

use crate::{
    context::Read,
    country::{country_alpha2, country_code},
    drafts::{DraftCandidate, DraftPlace},
    gazetteer::{EntryKind, Gazetteer, Origin, key},
    mention::{Mention, Role},
    rank::{Around, apart, ranked},
    sentence::Word,
};

/// Candidates told of a place.
const TOLD: usize = 8;

/// A name that is only alike and fits no better than this stays open.
const LEAST: f64 = 0.4;

/// What the text speaks of: `region`, or the middle of the mentions; the countries and areas it names.
pub(crate) fn around(gazetteer: &Gazetteer, reads: &[Read], region: Option<LatLon>) -> Around {
    let mentions = || reads.iter().flat_map(|read| &read.mentions);
    let mut out = Around { middle: region.or_else(|| middle(gazetteer, mentions())), ..Around::default() };
    for word in reads.iter().flat_map(|read| &read.sentence.words) {
        if let Some(code) = country_code(word).and_then(country_alpha2)
            && !out.countries.iter().any(|known| known == code)
        {
            out.countries.push(code.to_owned());
        }
    }
    for read in reads {
        for mention in read.mentions.iter().filter(|mention| mention.area) {
            let words = read.sentence.words.get(mention.start..mention.end).unwrap_or_default();
            out.areas.push(key(words.iter().map(Word::norm)));
        }
    }
    out
}

/// The middle of what a text speaks of: the median of the mentions that can be one place only; where there is none, where
/// most of its names have an entry.
pub(crate) fn middle<'m>(gazetteer: &Gazetteer, mentions: impl Iterator<Item = &'m Mention>) -> Option<LatLon> {
    let (mut lats, mut lons) = (Vec::new(), Vec::new());
    let mut cells: HashMap<(i32, i32), (f64, LatLon)> = HashMap::new();
    for mention in mentions {
        let all: Vec<(LatLon, f64)> = mention
            .ids
            .iter()
            .filter_map(|id| gazetteer.entry(*id))
            .filter_map(|entry| Some((entry.at?, entry.about.population.unwrap_or(0).max(1) as f64)))
            .collect();
        let first = all.first().map(|(at, _)| *at);
        let only = first.filter(|first| mention.exact && all.iter().all(|(at, _)| apart(*first, *at) < 0.5));
        if let Some(at) = mention.at.or(only) {
            lats.push(at.lat());
            lons.push(at.lon());
        }
        for (at, people) in all.iter().filter(|_| mention.exact) {
            let share = (1.0 + people.log10()) / all.len() as f64;
            cells.entry(cell(*at)).or_insert((0.0, *at)).0 += share;
        }
    }
    if lats.is_empty() {
        let best = cells.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.0.cmp(a.0)))?;
        return Some(best.1.1);
    }
    lats.sort_unstable_by(f64::total_cmp);
    lons.sort_unstable_by(f64::total_cmp);
    LatLon::new(*lats.get(lats.len() / 2)?, *lons.get(lons.len() / 2)?).ok()
}

/// Cells of two degrees.
#[expect(clippy::cast_possible_truncation, reason = "half a degree count")]
fn cell(at: LatLon) -> (i32, i32) {
    ((at.lat() / 2.0).floor() as i32, (at.lon() / 2.0).floor() as i32)
}

/// The place of a mention.
pub(crate) fn place(
    text: &str,
    gazetteer: &Gazetteer,
    mention: &Mention,
    around: &Around,
    crossing: bool,
) -> DraftPlace {
    let surface = text.get(mention.bytes.0..mention.bytes.1).unwrap_or_default().to_owned();
    let found = ranked(gazetteer, mention, around, crossing);
    let told: Vec<DraftCandidate> = found
        .iter()
        .take(TOLD)
        .filter_map(|ranked| Some(candidate(gazetteer.entry(ranked.id)?, ranked.score, mention.exact)))
        .collect();
    let best = found.first().filter(|best| mention.exact || best.score >= LEAST);
    let entry = best.and_then(|best| gazetteer.entry(best.id));
    let at = mention.at.or_else(|| entry.and_then(|entry| entry.at));
    let role = match mention.role {
        Role::At | Role::Plain => "at",
        Role::From => "from",
        Role::To => "to",
        Role::Between => "between",
    };
    let precision = match at {
        None => "unknown",
        Some(_) if mention.area => "area",
        Some(_) => "point",
    };
    let others = found.iter().skip(usize::from(entry.is_some())).take(4);
    DraftPlace {
        surface,
        canonical_en: entry.and_then(crate::gazetteer::Entry::canonical),
        lat: at.map(LatLon::lat),
        lon: at.map(LatLon::lon),
        role: role.to_owned(),
        precision: precision.to_owned(),
        candidates: others.filter_map(|ranked| gazetteer.entry(ranked.id)?.canonical()).collect(),
        ranked: told,
    }
}

fn candidate(entry: &crate::gazetteer::Entry, score: f64, exact: bool) -> DraftCandidate {
    let texts = || entry.names.0.iter().map(|name| name.text.as_str());
    let arabic = |text: &&str| text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064A}'));
    let latin = |text: &&str| text.chars().any(|c| c.is_alphabetic() && c < '\u{0250}');
    let name = entry.canonical().filter(|name| latin(&name.as_str()));
    let kind = match (entry.kind, entry.about.feature) {
        (_, Some(feature)) => feature.code(),
        (EntryKind::Crossing, None) => "crossing",
        (EntryKind::Route, None) => "route",
        (EntryKind::Place, None) => "settlement",
    };
    DraftCandidate {
        name: name.or_else(|| texts().find(latin).map(str::to_owned)).or_else(|| entry.canonical()).unwrap_or_default(),
        name_other: texts().find(arabic).or_else(|| texts().find(|text| !latin(text))).map(str::to_owned),
        lat: entry.at.map(LatLon::lat),
        lon: entry.at.map(LatLon::lon),
        score: (score * 1000.0).round() / 1000.0,
        exact,
        kind: kind.to_owned(),
        population: entry.about.population,
        country: entry.about.country.map(|country| country.code().to_owned()),
        admin1: entry.about.admin1.clone(),
        list: match &entry.about.origin {
            Origin::List(name) => Some(name.clone()),
            Origin::Register | Origin::BuiltIn => None,
        },
    }
}
