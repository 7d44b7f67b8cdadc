//! Where a text itself says that a place is: "12 km south of Y", "near Y".
//!
//! An event 40 km south of a town is not in that town; and a village that no list has is at least near the place that the
//! text names beside it. How far off such a position may be goes with it.

use passage_model::LatLon;
use passage_spatial::destination;

use crate::{
    gazetteer::is_article,
    mention::{Mention, Role},
    sentence::{Sentence, Word},
};

/// How a place lies to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Offset {
    /// Distance, km. `None`: "near".
    pub(crate) km: Option<f64>,
    /// Degrees clockwise from north. `None`: not said.
    pub(crate) bearing: Option<f64>,
}

/// A position worked out of a text's words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct About {
    pub(crate) at: LatLon,
    /// How far off it may be, km.
    pub(crate) within_km: f64,
}

/// A position that may be farther off than this is shown to a person, not taken.
pub(crate) const TAKEN_KM: f64 = 10.0;

/// "Near" a place, km.
const NEAR_KM: f64 = 8.0;

/// Farther offsets are not believed, km: nobody says "south of" for more.
const FAR_KM: f64 = 300.0;

impl Offset {
    /// The position that lies so to `from`.
    pub(crate) fn of(self, from: LatLon) -> About {
        match (self.km, self.bearing) {
            // Eight points of the compass, and kilometres that are those of a road as often as not: a third of the way.
            (Some(km), Some(bearing)) => {
                About { at: destination(from, bearing, km * 0.9), within_km: (km * 0.35).max(1.5) }
            }
            (Some(km), None) => About { at: from, within_km: km.max(1.5) },
            (None, Some(bearing)) => About { at: destination(from, bearing, NEAR_KM / 2.0), within_km: NEAR_KM },
            (None, None) => About { at: from, within_km: NEAR_KM },
        }
    }
}

/// Marks mentions that lie to another as the text says: the other is then not a place of the event.
pub(crate) fn assign(sentence: &Sentence, mentions: &mut [Mention]) {
    let words = &sentence.words;
    for j in 0..mentions.len() {
        if mentions[j].at.is_some() || mentions[j].area {
            continue;
        }
        let Some((offset, begins)) = before(words, mentions[j].start) else { continue };
        let (left, right) = mentions.split_at_mut(j);
        let Some(other) = right.first_mut() else { return };
        let owner = left.last_mut().filter(|owner| {
            owner.at.is_none()
                && !owner.aside
                && matches!(owner.role, Role::At | Role::Plain | Role::To)
                && owner.pair.is_none()
        });
        match owner.filter(|owner| parted_by_little(words, owner.end, begins)) {
            // "In Idlib, near Saraqib" speaks of Saraqib.
            Some(owner) if !owner.area && (!owner.exact || offset.km.is_some() || offset.bearing.is_some()) => {
                owner.beside = Some(Box::new((other.clone(), offset)));
                other.aside = true;
            }
            _ if offset.km.is_some() && other.role != Role::Between => {
                other.offset = Some(offset);
                if offset.bearing.is_none() {
                    road(words, right);
                }
                let Some(other) = right.first() else { return };
                if other.toward.is_some() {
                    continue;
                }
                // "40 km south of Y, near the village of X"
                if let Some(next) = right.get(1).filter(|next| follows(words, right[0].end, next.start)) {
                    let beside = Some(Box::new((Mention { offset: None, ..right[0].clone() }, offset)));
                    if next.at.is_none() && !next.area {
                        right[0].aside = true;
                        right[1].beside = beside;
                    }
                }
            }
            _ => {}
        }
    }
}

/// "12 km from A on the road to B": the other end says which way, and is no place of the event.
fn road(words: &[Word], right: &mut [Mention]) {
    let Some((own, others)) = right.split_first_mut() else { return };
    let noun = |from: usize, to: usize| {
        to > from
            && to - from <= 5
            && words[from..to].iter().any(|word| word.any(&["road", "rd", "route", "highway", "axe", "axis", "طريق"]))
            && !words[from..=to].iter().any(Word::after_break)
    };
    let Some(other) = others.iter_mut().take(2).find(|other| {
        other.at.is_none() && other.key != own.key && (other.pair.is_some() || noun(own.end, other.start))
    }) else {
        return;
    };
    own.toward = Some(Box::new(other.clone()));
    other.aside |= other.pair.is_none();
}

/// Between a place that only serves to describe and the one that is meant stand such words.
fn follows(words: &[Word], end: usize, start: usize) -> bool {
    let little = [
        "near", "in", "at", "the", "village", "town", "of", "pres", "de", "a", "au", "dans", "localite", "قرب", "في",
        "قريه", "بلده", "عند",
    ];
    start > end && start - end <= 4 && words[end..start].iter().all(|word| word.any(&little))
}

/// Between a name and what says where it is, only such words stand.
fn parted_by_little(words: &[Word], end: usize, begins: usize) -> bool {
    let little = [
        "located",
        "situated",
        "village",
        "town",
        "locality",
        "about",
        "some",
        "around",
        "roughly",
        "nearly",
        "situe",
        "situee",
        "environ",
        "localite",
        "distant",
        "soit",
        "الواقعه",
        "تقع",
        "الواقع",
        "نحو",
        "حوالي",
        "علي",
        "قريه",
    ];
    begins >= end
        && begins - end <= 3
        && words[end..begins].iter().all(|word| word.any(&little) || is_article(word.norm()))
}

/// What the words before a place at `start` say of how something lies to it, and the word they begin with.
fn before(words: &[Word], start: usize) -> Option<(Offset, usize)> {
    let (mut north, mut east, mut compass) = (0_i32, 0_i32, false);
    let mut k = start;
    for _ in 0..8 {
        if k == 0 || words.get(k).is_some_and(Word::after_break) {
            return None;
        }
        k -= 1;
        let word = &words[k];
        if let Some((up, right)) = direction(word, k + 1 == start) {
            (north, east, compass) = (north + up, east + right, true);
        } else if let Some((km, begins)) = distance(words, k) {
            let bearing = compass.then(|| bearing(north, east));
            // "12 km Goma" says nothing.
            let linked = compass || k + 1 < start;
            return linked.then_some((Offset { km: Some(km), bearing }, begins));
        } else if !compass && near(words, k) {
            let begins = if k > 0 && words[k - 1].any(&["a", "close", "in", "علي"]) { k - 1 } else { k };
            return Some((Offset { km: None, bearing: None }, begins));
        } else if !(is_article(word.norm()) || word.any(&LINKS)) {
            // "X, west of Y"
            return compass.then(|| (Offset { km: None, bearing: Some(bearing(north, east)) }, k + 1));
        }
        if compass && words[k].after_break() && k < start {
            return Some((Offset { km: None, bearing: Some(bearing(north, east)) }, k));
        }
    }
    None
}

/// Degrees clockwise from north of so many steps.
fn bearing(north: i32, east: i32) -> f64 {
    f64::from(east).atan2(f64::from(north)).to_degrees().rem_euclid(360.0)
}

/// Words between distance, direction and name.
const LINKS: [&str; 18] = [
    "from",
    "to",
    "a",
    "au",
    "aux",
    "vers",
    "en",
    "outside",
    "away",
    "before",
    "avant",
    "عن",
    "من",
    "الي",
    "قبل",
    "مدينه",
    "due",
    "بلده",
];

fn near(words: &[Word], k: usize) -> bool {
    words[k].any(&["near", "nr", "pres", "proche", "proximite", "قرب", "vicinity", "vic", "قريبه"])
        || words[k].any(&["to"]) && k > 0 && words[k - 1].is("close")
}

/// Kilometres in a unit of length.
fn unit_km(word: &Word) -> Option<f64> {
    let units: [(&[&str], f64); 4] = [
        (
            &[
                "km",
                "kms",
                "kilometres",
                "kilometre",
                "kilometers",
                "kilometer",
                "كم",
                "كيلومتر",
                "كيلومترا",
                "كيلو",
                "كيلومترات",
            ],
            1.0,
        ),
        (&["m", "metre", "metres", "meter", "meters", "متر", "مترا", "امتار"], 0.001),
        (&["mile", "miles", "mi", "ميل", "ميلا", "اميال"], 1.609_344),
        (&["yard", "yards", "yds"], 0.000_914_4),
    ];
    units.iter().find(|(names, _)| word.any(names)).map(|unit| unit.1)
}

/// Half of one, or one: "half a kilometre", "demi-kilomètre", "a mile", `نصف كيلومتر`. With the word it begins with.
fn part(words: &[Word], k: usize) -> Option<(f64, usize)> {
    let before = |back: usize| k.checked_sub(back).filter(|i| !words[i + 1].after_break());
    let half = |i: usize| words[i].any(&["half", "demi", "نصف"]);
    let one = |i: usize| words[i].any(&["a", "an", "one", "un", "une"]);
    match (before(1), before(2)) {
        (Some(a), _) if half(a) => Some((0.5, before(2).filter(|i| one(*i)).unwrap_or(a))),
        (Some(a), Some(b)) if one(a) && half(b) => Some((0.5, b)),
        (Some(a), _) if one(a) => Some((1.0, a)),
        _ => None,
    }
}

/// The distance that ends with word `k`: "12 km", "12km", "3.5 kilomètres", "500 m", "5 miles", `١٢ كم`.
fn distance(words: &[Word], k: usize) -> Option<(f64, usize)> {
    let (km, begins) = if let Some(unit) = unit_km(&words[k]) {
        if let Some(tens) = dozens(words, k).filter(|_| unit >= 1.0) {
            return Some(tens);
        }
        if let Some((share, begins)) = part(words, k) {
            return Some((share * unit, begins));
        }
        let number = words.get(k.checked_sub(1)?).filter(|_| !words[k].after_break())?;
        let whole = k.checked_sub(2).and_then(|i| words.get(i)).filter(|_| number.mark == Some(',') && number.gap == 2);
        // "17,5 km"
        let split = whole.and_then(|whole| format!("{}.{}", whole.norm(), number.norm()).parse::<f64>().ok());
        let length = split.or_else(|| number.norm().parse().ok()).or_else(|| number.number().map(f64::from))?;
        (length * unit, k - if split.is_some() { 2 } else { 1 })
    } else {
        let norm = words[k].norm();
        let glued = |unit: &str, km: f64| norm.strip_suffix(unit)?.parse::<f64>().ok().map(|length| length * km);
        (glued("km", 1.0).or_else(|| glued("m", 0.001))?, k)
    };
    if !(km > 0.0 && km <= FAR_KM) {
        return None;
    }
    // "à 12 km", "about 12 km", "على بعد نحو ١٢ كم"
    let mut begins = begins;
    while begins > 0
        && !words[begins].after_break()
        && words[begins - 1].any(&[
            "a",
            "about",
            "some",
            "environ",
            "around",
            "approx",
            "نحو",
            "حوالي",
            "بعد",
            "علي",
            "مسافه",
            "at",
        ])
    {
        begins -= 1;
    }
    Some((km, begins))
}

/// "une dizaine de kilomètres", "a dozen km"; the unit is word `k`.
fn dozens(words: &[Word], k: usize) -> Option<(f64, usize)> {
    let before = k.checked_sub(1)?;
    let at = if words[before].is("de") { before.checked_sub(1)? } else { before };
    let km = match words.get(at)?.norm() {
        "dizaine" => 10.0,
        "douzaine" | "dozen" => 12.0,
        "quinzaine" => 15.0,
        "vingtaine" => 20.0,
        "trentaine" => 30.0,
        "quarantaine" => 40.0,
        "cinquantaine" => 50.0,
        "centaine" => 100.0,
        _ => return None,
    };
    let mut begins = at;
    while begins > 0 && !words[begins].after_break() && words[begins - 1].any(&["a", "une", "about", "environ"]) {
        begins -= 1;
    }
    Some((km, begins))
}

/// Steps to north and to east of a point of the compass. `last`: it stands right before the name, where a single letter may
/// be something else.
fn direction(word: &Word, last: bool) -> Option<(i32, i32)> {
    Some(match word.norm() {
        "north" | "nord" | "northern" => (1, 0),
        "south" | "sud" | "southern" => (-1, 0),
        "east" | "est" | "eastern" => (0, 1),
        "west" | "ouest" | "western" => (0, -1),
        "northeast" | "ne" => (1, 1),
        "northwest" | "nw" | "no" => (1, -1),
        "southeast" | "se" => (-1, 1),
        "southwest" | "sw" | "so" => (-1, -1),
        "n" if !last => (1, 0),
        "s" if !last => (-1, 0),
        "e" if !last => (0, 1),
        "w" if !last => (0, -1),
        _ if word.any(&["شمال", "شمالي"]) => (1, 0),
        _ if word.any(&["جنوب", "جنوبي"]) => (-1, 0),
        _ if word.any(&["شرق", "شرقي"]) => (0, 1),
        _ if word.any(&["غرب", "غربي"]) => (0, -1),
        _ => return None,
    })
}
