//! Mentions to places: of several entries with one name the one nearest to what the text speaks of.

use std::collections::HashMap;

use passage_model::LatLon;

use crate::{
    context::Read,
    country::{country_alpha2, country_code},
    drafts::{DraftCandidate, DraftPlace},
    gazetteer::{EntryKind, Gazetteer, Origin, key},
    mention::{Mention, Role},
    rank::{Around, FAR_EXACT, apart, is_taken, ranked},
    sentence::Word,
};

/// Candidates told of a place.
const TOLD: usize = 8;

/// What the text speaks of: `region`, or the middle of the mentions; the countries and areas it names.
pub(crate) fn around(gazetteer: &Gazetteer, reads: &[Read], region: Option<LatLon>) -> Around {
    let mentions = || reads.iter().flat_map(|read| &read.mentions);
    let mut out = Around::default();
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
    out.middle = region.or_else(|| middle(gazetteer, mentions(), &out.countries));
    if let Some(middle) = out.middle {
        out.firm = mentions().filter_map(|mention| firm(gazetteer, mention, middle)).collect();
    }
    out
}

/// The middle of what a text speaks of: the median of the mentions that can be one place only. Where a list of the whole
/// world takes part, few can: then where most of the names have an entry.
fn middle<'m>(
    gazetteer: &Gazetteer,
    mentions: impl Iterator<Item = &'m Mention>,
    countries: &[String],
) -> Option<LatLon> {
    let mut firm: Vec<LatLon> = Vec::new();
    let mut votes: HashMap<(i32, i32), Votes> = HashMap::new();
    let mut heard: Vec<&str> = Vec::new();
    let mut listed = false;
    for mention in mentions {
        let entries = || mention.ids.iter().filter_map(|id| gazetteer.entry(*id));
        let all: Vec<LatLon> = entries().filter_map(|entry| entry.at).collect();
        let first = all.first().copied();
        let only = first.filter(|first| mention.exact && all.iter().all(|at| apart(*first, *at) < 0.5));
        firm.extend(mention.at.or(only));
        if let Some(at) = mention.at {
            votes.entry(cell(at)).or_default().add(at, 4.0);
        }
        if !mention.exact || heard.contains(&mention.key.as_str()) {
            continue;
        }
        heard.push(&mention.key);
        for entry in entries() {
            listed |= entry.is_listed();
            let Some(at) = entry.at else { continue };
            let people = crate::rank::people(entry) as f64;
            let named = entry.about.country.is_some_and(|code| countries.iter().any(|named| named == code.code()));
            let weight = (1.0 + people.log10()) * if named { 3.0 } else { 1.0 } / (all.len() as f64).sqrt();
            votes.entry(cell(at)).or_default().add(at, weight);
        }
    }
    if !listed {
        return median(&firm);
    }
    let around = |at: &(i32, i32)| {
        let near = (-1..=1).flat_map(|up| (-1..=1).map(move |right| (at.0 + up, at.1 + right)));
        near.filter_map(|cell| votes.get(&cell)).map(|votes| votes.weight).sum::<f64>()
    };
    let best = votes.iter().max_by(|a, b| around(a.0).total_cmp(&around(b.0)).then(a.0.cmp(b.0)))?;
    best.1.middle()
}

/// The position of a mention that can be one place only, given what the text speaks of.
fn firm(gazetteer: &Gazetteer, mention: &Mention, middle: LatLon) -> Option<(String, LatLon)> {
    if let Some(at) = mention.at {
        return Some((mention.key.clone(), at));
    }
    let entries = mention.ids.iter().filter_map(|id| gazetteer.entry(*id)?.at);
    let near: Vec<LatLon> = entries.filter(|at| apart(*at, middle) <= FAR_EXACT).collect();
    let first =
        near.first().copied().filter(|first| mention.exact && near.iter().all(|at| apart(*first, *at) < 0.3))?;
    Some((mention.key.clone(), first))
}

/// What speaks for a part of the world.
#[derive(Default)]
struct Votes {
    weight: f64,
    lat: f64,
    lon: f64,
}

impl Votes {
    fn add(&mut self, at: LatLon, weight: f64) {
        self.weight += weight;
        self.lat += at.lat() * weight;
        self.lon += at.lon() * weight;
    }

    fn middle(&self) -> Option<LatLon> {
        LatLon::new(self.lat / self.weight, self.lon / self.weight).ok()
    }
}

fn median(all: &[LatLon]) -> Option<LatLon> {
    let (mut lats, mut lons): (Vec<f64>, Vec<f64>) = all.iter().map(|at| (at.lat(), at.lon())).unzip();
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
        .filter_map(|ranked| {
            Some(candidate(gazetteer.entry(ranked.id)?, ranked.score, mention.exact && ranked.alike >= 1.0))
        })
        .collect();
    let best = found.first().filter(|best| is_taken(gazetteer, mention, around, **best));
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
        admin1: entry.about.admin1.first().cloned(),
        list: match &entry.about.origin {
            Origin::List(name) => Some(name.clone()),
            Origin::Register | Origin::BuiltIn => None,
        },
    }
}
