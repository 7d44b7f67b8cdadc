//! Mentions to places: of several entries with one name the one nearest to what the text speaks of.

use std::collections::{HashMap, HashSet};

use passage_model::LatLon;
use passage_spatial::{bearing_deg, distance_km};

use crate::{
    beside::{About, Offset, TAKEN_KM},
    context::Read,
    country::{country_alpha2, country_code, country_middle},
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
            out.lands.extend(country_middle(word));
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
        let mut seen = HashSet::new();
        for (mention, (key, at)) in mentions().filter_map(|mention| Some((mention, firm(gazetteer, mention, middle)?)))
        {
            let entries = mention.ids.iter().filter_map(|id| gazetteer.entry(*id));
            let there = entries.filter(|entry| entry.at == Some(at)).find_map(|entry| entry.about.country);
            if seen.insert((key.clone(), at.lat().to_bits(), at.lon().to_bits())) {
                out.homes.extend(there.map(|country| (key.clone(), country.code().to_owned())));
                out.firm.push((key, at));
            }
        }
    }
    out
}

/// The places of a sentence that can be one only.
pub(crate) fn close(gazetteer: &Gazetteer, read: &Read, around: &Around) -> Vec<(String, LatLon)> {
    let Some(middle) = around.middle else { return Vec::new() };
    read.mentions.iter().filter_map(|mention| firm(gazetteer, mention, middle)).collect()
}

/// The ends of the stretch that a sentence names, if it names one.
pub(crate) fn stretch(read: &Read, close: &[(String, LatLon)]) -> Option<(LatLon, LatLon)> {
    let at = |mention: &Mention| close.iter().find(|(key, _)| *key == mention.key).map(|(_, at)| *at);
    let mut ends = read.mentions.iter().filter(|mention| mention.pair.is_some() && mention.contrast.is_none());
    let (a, b) = (ends.next()?, ends.next()?);
    (a.pair == b.pair).then_some((at(a)?, at(b)?))
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
    let described = described(gazetteer, mention, around);
    let best = found.first().filter(|best| is_taken(gazetteer, mention, around, **best));
    let entry = best.and_then(|best| gazetteer.entry(best.id)).filter(|entry| {
        // The text says where it is: a place of that name elsewhere is another.
        described.zip(entry.at).is_none_or(|(about, at)| distance_km(about.at, at) <= 2.0 * about.within_km + ASTRAY_KM)
    });
    let own = entry.and_then(|entry| Some(About { at: entry.at?, within_km: entry.about.within_km.unwrap_or(0.0) }));
    // Not the place that is named, but one that lies so and so to it.
    let shifted = mention.offset.zip(own).map(|(offset, own)| {
        let way = mention.toward.as_deref().and_then(|other| taken(gazetteer, other, around));
        let bearing = offset.bearing.or_else(|| way.and_then(|way| way.at).map(|way| bearing_deg(own.at, way)));
        let about = Offset { bearing, ..offset }.of(own.at);
        About { within_km: about.within_km + own.within_km, ..about }
    });
    let worked_out = shifted.or(described.filter(|_| entry.is_none()));
    let exact = mention.at.map(|at| About { at, within_km: 0.0 });
    let about = exact.or(worked_out).or(own).filter(|about| about.within_km <= TAKEN_KM);
    let entry = entry.filter(|_| shifted.is_none() || about.is_some());
    let at = about.map(|about| about.at);
    let within_km = about.map(|about| about.within_km).filter(|km| *km > 0.0);
    let told: Vec<DraftCandidate> = worked_out
        .filter(|_| mention.at.is_none())
        .map(|about| approximate(&surface, about))
        .into_iter()
        .chain(told)
        .collect();
    let role = match mention.role {
        Role::At | Role::Plain => "at",
        Role::From => "from",
        Role::To => "to",
        Role::Between => "between",
    };
    let precision = match at {
        None => "unknown",
        Some(_) if mention.area => "area",
        Some(_) if within_km.is_some() => "near",
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
        km: None,
        radius_km: within_km.map(|km| (km * 10.0).round() / 10.0),
        candidates: others.filter_map(|ranked| gazetteer.entry(ranked.id)?.canonical()).collect(),
        ranked: told,
    }
}

/// The place of a route of the register that is named without a place on it: all of it. Of several that the name or number
/// is of none is taken.
pub(crate) fn road(text: &str, gazetteer: &Gazetteer, mention: &Mention) -> DraftPlace {
    let routes: Vec<&crate::gazetteer::Entry> = mention.ids.iter().filter_map(|id| gazetteer.entry(*id)).collect();
    let only = if let [only] = routes[..] { only.canonical() } else { None };
    DraftPlace {
        surface: text.get(mention.bytes.0..mention.bytes.1).unwrap_or_default().to_owned(),
        precision: if only.is_some() { "route" } else { "unknown" }.to_owned(),
        canonical_en: only,
        role: "at".to_owned(),
        candidates: if routes.len() > 1 {
            routes.iter().filter_map(|route| route.canonical()).collect()
        } else {
            Vec::new()
        },
        ranked: routes.iter().map(|route| candidate(route, 1.0, true)).collect(),
        ..DraftPlace::default()
    }
}

/// A name that lies this much farther off than the text says is another place, km.
const ASTRAY_KM: f64 = 5.0;

/// Where the text itself says that a place is.
fn described(gazetteer: &Gazetteer, mention: &Mention, around: &Around) -> Option<About> {
    let (other, offset) = mention.beside.as_deref()?;
    let entry = taken(gazetteer, other, around)?;
    let about = offset.of(entry.at?);
    Some(About { within_km: about.within_km + entry.about.within_km.unwrap_or(0.0), ..about })
}

/// The entry that a mention means, where it is taken without a person.
fn taken<'g>(gazetteer: &'g Gazetteer, mention: &Mention, around: &Around) -> Option<&'g crate::gazetteer::Entry> {
    let best = ranked(gazetteer, mention, around, false).into_iter().next()?;
    gazetteer.entry(best.id).filter(|_| is_taken(gazetteer, mention, around, best))
}

/// What the text says of where it is, as a candidate.
fn approximate(surface: &str, about: About) -> DraftCandidate {
    DraftCandidate {
        name: surface.to_owned(),
        name_other: None,
        lat: Some(about.at.lat()),
        lon: Some(about.at.lon()),
        score: 0.5,
        exact: false,
        kind: "approximate".to_owned(),
        population: None,
        country: None,
        admin1: None,
        code: None,
        list: None,
        radius_km: Some((about.within_km * 10.0).round() / 10.0),
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
        code: entry.about.code.clone(),
        list: match &entry.about.origin {
            Origin::List(name) => Some(name.clone()),
            Origin::Register | Origin::BuiltIn => None,
        },
        radius_km: entry.about.within_km,
    }
}
