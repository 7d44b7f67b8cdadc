//! Which of several entries a mention means: spelling, sort of thing, size, and what else the text speaks of.

use passage_model::{Feature, LatLon, PlaceKind};

use crate::{
    gazetteer::{Entry, EntryKind, Gazetteer, Origin},
    layer::Filed,
    mention::Mention,
};

/// What a text speaks of, as far as it helps to choose.
#[derive(Debug, Clone, Default)]
pub(crate) struct Around {
    /// The middle of it.
    pub(crate) middle: Option<LatLon>,
    /// Places of which it names no other than one, by key.
    pub(crate) firm: Vec<(String, LatLon)>,
    /// Two-letter codes of the countries in which those lie, as far as that is known, by key.
    pub(crate) homes: Vec<(String, String)>,
    /// Keys of the areas it names: governorates, provinces.
    pub(crate) areas: Vec<String>,
    /// Two-letter codes of the countries it names.
    pub(crate) countries: Vec<String>,
    /// The middles of these countries.
    pub(crate) lands: Vec<LatLon>,
    /// Those of `firm` that stand in the sentence that is read.
    pub(crate) close: Vec<(String, LatLon)>,
    /// Ends of a stretch in that sentence.
    pub(crate) stretch: Option<(LatLon, LatLon)>,
}

impl Around {
    /// Whether the text names this country, or a place in it that can be one only and is not called `key`.
    fn is_home(&self, code: &str, key: &str) -> bool {
        self.countries.iter().any(|named| named == code)
            || self.homes.iter().any(|(other, home)| home == code && other != key)
    }
}

/// An entry a mention may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranked {
    pub(crate) id: u32,
    /// How alike the name is, 0 to 1.
    pub(crate) alike: f64,
    /// 0 to 1; see [`DraftCandidate`](crate::DraftCandidate).
    pub(crate) score: f64,
}

/// Rough distance that orders candidates, degrees.
pub(crate) fn apart(a: LatLon, b: LatLon) -> f64 {
    let lon = (a.lon() - b.lon()).abs();
    let lon = lon.min(360.0 - lon) * f64::midpoint(a.lat(), b.lat()).to_radians().cos();
    (a.lat() - b.lat()).hypot(lon)
}

/// Beyond this a name that is written as in the gazetteer is still another place, degrees.
pub(crate) const FAR_EXACT: f64 = 9.0;
/// The same for a name that is only alike.
pub(crate) const FAR_ALIKE: f64 = 4.0;

/// Farther than this from the rest of the text a person has to say that a place of a list is meant, degrees.
const ASTRAY: f64 = 4.0;

/// How far from its middle a country may reach, degrees.
const LAND: f64 = 8.0;

/// The entries a mention may be, best first. `crossing`: the event is one of crossings.
pub(crate) fn ranked(gazetteer: &Gazetteer, mention: &Mention, around: &Around, crossing: bool) -> Vec<Ranked> {
    let mut found: Vec<(u32, f64)> = mention.ids.iter().copied().zip(mention.alike.iter().copied()).collect();
    let limit = if mention.exact { FAR_EXACT } else { FAR_ALIKE };
    // A bulletin of several countries: a place may be in any of those that it names.
    let named = |at: LatLon| mention.exact && around.lands.iter().any(|land| apart(*land, at) <= LAND);
    found.retain(|(id, _)| match (gazetteer.entry(*id).and_then(|entry| entry.at), around.middle) {
        (Some(at), Some(middle)) => apart(at, middle) <= limit || named(at),
        (Some(_), None) => mention.exact || mention.ids.len() == 1,
        (None, _) => true,
    });
    let is_crossing = |id: u32| gazetteer.entry(id).is_some_and(|entry| entry.kind == EntryKind::Crossing);
    if mention.crossing && found.iter().any(|(id, _)| is_crossing(*id)) {
        found.retain(|(id, _)| is_crossing(*id));
    }
    let mut out: Vec<(f64, Ranked)> = found
        .iter()
        .filter_map(|(id, alike)| {
            let filed = gazetteer.filed(*id)?;
            let cost = cost(gazetteer, filed, mention, around, crossing) + 4.0 * (1.0 - alike);
            Some((cost, Ranked { id: *id, alike: *alike, score: alike / (1.0 + cost.max(0.0) / 8.0) }))
        })
        .collect();
    out.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut kept: Vec<Ranked> = Vec::new();
    for (_, one) in out {
        if !kept.iter().any(|better| same(gazetteer, better.id, one.id)) {
            kept.push(one);
        }
    }
    kept
}

/// Whether two entries are one thing in two lists: of one sort and within some 5 km.
fn same(gazetteer: &Gazetteer, a: u32, b: u32) -> bool {
    let (Some(a), Some(b)) = (gazetteer.entry(a), gazetteer.entry(b)) else { return false };
    let near = a.at.zip(b.at).is_some_and(|(a, b)| apart(a, b) <= 0.05);
    near && a.kind == b.kind && (a.is_listed() || b.is_listed())
}

/// Whether an entry may be taken without a person: the name as written, or one so like it, and so near to the rest of what the
/// text speaks of, that it can hardly be another.
pub(crate) fn is_taken(gazetteer: &Gazetteer, mention: &Mention, around: &Around, best: Ranked) -> bool {
    let Some(entry) = gazetteer.entry(best.id) else { return false };
    // A list of the world has a place of nearly every name somewhere: in another country and far from all others of the
    // text it is another.
    let alone = around.firm.iter().all(|(key, _)| *key == mention.key);
    if entry.is_listed()
        && !alone
        && !entry.about.country.is_some_and(|country| around.is_home(country.code(), &mention.key))
        && entry.at.is_some_and(|at| far(at, mention, around) > ASTRAY)
    {
        return false;
    }
    let least = if entry.is_listed() { 0.86 } else { 0.78 };
    let far = entry.at.map_or(0.0, |at| far(at, mention, around)).min(2.0);
    // Of a short name too little is left to tell it from another.
    let short = crate::spelling::skeleton(&mention.key).is_none_or(|skeleton| crate::spelling::is_short(&skeleton));
    // Except across scripts, where no name is written as in the list.
    let arabic = |text: &str| text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064A}'));
    let cross = arabic(&mention.key) && !entry.names.0.iter().any(|name| arabic(&name.text));
    let short = short && !(cross && far <= 0.5);
    mention.exact && best.alike >= 1.0 || !short && best.alike >= least + 0.05 * far
}

/// How far a place is from what the text speaks of, degrees: another place of the text nearby says more than the middle of a
/// country.
fn far(at: LatLon, mention: &Mention, around: &Around) -> f64 {
    let Some(middle) = around.middle else { return 1.0 };
    let far = apart(at, middle);
    // Its neighbours in the sentence say more than a region, which is only one point of a wide area.
    let close = around.close.iter().filter(|(key, _)| *key != mention.key).map(|(_, other)| apart(at, *other));
    if let Some(near) = close.min_by(f64::total_cmp) {
        // "On the road from A to B, near C": how much of a way round C would be.
        let detour =
            around.stretch.filter(|_| mention.pair.is_none()).map(|(a, b)| apart(a, at) + apart(at, b) - apart(a, b));
        return near + far * 0.1 + detour.unwrap_or(0.0).min(2.0);
    }
    let mut least = far;
    for (key, other) in &around.firm {
        // The difference in latitude alone is often too much already, and costs nothing.
        if (at.lat() - other.lat()).abs() + far * 0.2 < least && *key != mention.key {
            least = least.min(far * 0.2 + apart(at, *other));
        }
    }
    least
}

/// What speaks against an entry, in degrees of distance.
fn cost(gazetteer: &Gazetteer, filed: &Filed, mention: &Mention, around: &Around, crossing: bool) -> f64 {
    let entry = &filed.entry;
    if entry.kind == EntryKind::Route {
        return 90.0;
    }
    let mut cost = entry.at.map_or(1.0, |at| far(at, mention, around));
    // Within some 30 km the kind of thing decides, beyond that the distance.
    if (entry.kind == EntryKind::Crossing) != (crossing || mention.crossing) {
        cost += 0.3;
    }
    cost += match entry.about.origin {
        Origin::Register => 0.0,
        Origin::BuiltIn => 0.05,
        Origin::List(_) => 0.1,
    };
    cost += match entry.about.feature {
        Some(Feature::Area) if mention.area => 0.1,
        Some(Feature::Area) => 0.5,
        Some(Feature::Nature) => 0.9,
        Some(Feature::Site | Feature::Transport) => 0.6,
        Some(Feature::Settlement | Feature::Crossing | Feature::Bridge) | None => 0.0,
    };
    if entry.is_listed() {
        // A village of which nobody says how many live there, against a city of a million: as far apart as 60 km.
        let people = people(entry) as f64;
        cost += 0.6 - 0.1 * people.log10().min(6.0);
    }
    // Of two things that bear the name the one whose first name it is.
    if !mention.key.is_empty() && !filed.is_mainly(&mention.key) {
        cost += 0.5;
    }
    let country = entry.about.country.as_ref().map(passage_model::Country::code);
    if country.is_some_and(|code| !around.countries.is_empty() && !around.countries.iter().any(|named| named == code)) {
        cost += 0.8;
    }
    if !around.areas.is_empty() && !entry.about.admin1.is_empty() && !filed.is_in(&around.areas) {
        cost += 0.4;
    }
    if entry.at.and_then(|at| gazetteer.by_road(at)) == Some(false) {
        cost += 0.1;
    }
    cost
}

/// People of an entry; where they are not counted, as many as its size stands for. Only for the order.
pub(crate) fn people(entry: &Entry) -> u64 {
    entry.about.population.unwrap_or(match entry.about.size {
        Some(PlaceKind::City) => 100_000,
        Some(PlaceKind::Town) => 10_000,
        _ => 1,
    })
}
