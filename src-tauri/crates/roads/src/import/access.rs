//! Who may use a road or pass a place, and when. Facts: the wiki of OpenStreetMap, "Key:access",
//! "Conditional restrictions", "Key:oneway".

use super::limits::note;
use crate::{Condition, RoadClass, condition, mode, osm::Tags};

/// Keys of access from the general to the particular, with the modes each is about.
const ACCESS: [(&str, u8); 8] = [
    ("access", mode::ALL),
    ("vehicle", mode::MOTOR),
    ("motor_vehicle", mode::MOTOR),
    ("motorcar", mode::CAR),
    ("motorcycle", mode::MOTORBIKE),
    ("goods", mode::GOODS),
    ("hgv", mode::GOODS),
    ("foot", mode::FOOT),
];

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Yes,
    /// Only those who have business there.
    Private,
    No,
}

/// Longest value that is looked at, bytes: OSM keeps 255 characters.
const LONGEST: usize = 1_024;

/// `None`: not understood.
fn says(value: &str) -> Option<Says> {
    if value.len() > LONGEST {
        return None;
    }
    let mut all: Option<Says> = None;
    for word in value.split(';') {
        let one = match word.trim() {
            "no" | "agricultural" | "forestry" | "emergency" | "psv" | "bus" | "military" | "use_sidepath" => Says::No,
            "private" | "customers" | "delivery" | "destination" | "permit" | "residents" => Says::Private,
            "yes" | "designated" | "permissive" | "official" | "public" | "unknown" => Says::Yes,
            _ => return None,
        };
        all = Some(match (all, one) {
            (None, one) => one,
            (Some(all), one) if all == one => all,
            (Some(Says::Yes), _) | (_, Says::Yes) => return None,
            _ => Says::Private,
        });
    }
    all
}

/// Who may go which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowed {
    pub(super) forward: u8,
    pub(super) backward: u8,
    /// Who may only if they have business there.
    pub(super) private: u8,
}

/// Reads all keys of access; `default`: who may where nothing is said; `general`: whether plain `access` counts too. What is
/// not understood is added to `unread`.
pub(super) fn of(tags: Tags<'_>, default: u8, general: bool, unread: &mut Vec<String>) -> Allowed {
    let (mut ahead, mut back) = (Direction::of(default), Direction::of(default));
    let directed = tags.0.iter().any(|(key, _)| key.ends_with(":forward") || key.ends_with(":backward"));
    for (key, modes) in &ACCESS[usize::from(!general)..] {
        if let Some(value) = tags.get(key) {
            match says(value) {
                Some(says) => {
                    ahead.apply(says, *modes, default);
                    back.apply(says, *modes, default);
                }
                // Those on foot find out; whether they may is of no weight here.
                None if *modes != mode::FOOT => note(unread, key, value),
                None => {}
            }
        }
        for (own, value) in tags.0.iter().filter(|_| directed) {
            let side = match own.strip_prefix(key) {
                Some(":forward") => &mut ahead,
                Some(":backward") => &mut back,
                _ => continue,
            };
            match says(value.trim()) {
                Some(says) => side.apply(says, *modes, default),
                None => note(unread, own, value),
            }
        }
    }
    for key in ["trailer", "hgv_articulated"] {
        // What hangs behind is not told apart.
        if let Some(value) = tags.get(key).filter(|value| says(value) != Some(Says::Yes)) {
            note(unread, key, value);
        }
    }
    let private = (ahead.private & ahead.allowed) | (back.private & back.allowed);
    Allowed { forward: ahead.allowed, backward: back.allowed, private }
}

/// Whether something is said of those on foot or on bicycles, and nothing of anybody with an engine.
pub(super) fn is_on_foot_only(tags: Tags<'_>) -> bool {
    let said = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    let slow = ["foot", "bicycle"].iter().any(|key| said(key));
    slow && !ACCESS.iter().any(|(key, modes)| *modes != mode::FOOT && tags.get(key).is_some())
}

#[derive(Debug, Clone, Copy)]
struct Direction {
    allowed: u8,
    private: u8,
}

impl Direction {
    fn of(default: u8) -> Self {
        Self { allowed: default, private: 0 }
    }

    fn apply(&mut self, says: Says, modes: u8, default: u8) {
        match says {
            Says::No => {
                self.allowed &= !modes;
                self.private &= !modes;
            }
            Says::Private => {
                self.private |= modes & (self.allowed | default);
                self.allowed |= modes & default;
            }
            Says::Yes => {
                self.allowed |= modes;
                self.private &= !modes;
            }
        }
    }
}

/// Keys of one-way roads from the general to the particular.
const ONE_WAY: [(&str, u8); 7] = [
    ("oneway", mode::MOTOR),
    ("oneway:vehicle", mode::MOTOR),
    ("oneway:motor_vehicle", mode::MOTOR),
    ("oneway:motorcar", mode::CAR),
    ("oneway:motorcycle", mode::MOTORBIKE),
    ("oneway:goods", mode::GOODS),
    ("oneway:hgv", mode::GOODS),
];

/// Modes with an engine that may go on, and those that may go back.
pub(super) fn one_way(tags: Tags<'_>, class: RoadClass, roundabout: bool, unread: &mut Vec<String>) -> (u8, u8) {
    let back = if roundabout || class == RoadClass::Motorway { 0 } else { mode::MOTOR };
    let mut open = (mode::MOTOR, back);
    let particular = tags.0.iter().any(|(key, _)| key.starts_with("oneway:"));
    for (key, modes) in &ONE_WAY[..if particular { ONE_WAY.len() } else { 1 }] {
        let Some(value) = tags.get(key) else { continue };
        let (ahead, back) = match value {
            "yes" | "true" | "1" => (*modes, 0),
            "-1" | "reverse" => (0, *modes),
            // Alternating: one after the other, now from here and now from there.
            "no" | "false" | "0" | "alternating" => (*modes, *modes),
            // Whose direction changes and is not known when: neither can be relied on.
            "reversible" => (0, 0),
            _ => {
                note(unread, key, value);
                continue;
            }
        };
        open = ((open.0 & !modes) | ahead, (open.1 & !modes) | back);
    }
    open
}

/// Most rules of one road: as many as the file of a network holds.
const MOST: usize = 255;

/// Whether a key bars, one way at least: of rules that hold at times it is not known which way they are about.
fn bars(tags: Tags<'_>, key: &str) -> bool {
    let is_no = |value: &str| says(value.trim()) == Some(Says::No);
    tags.get(key).is_some_and(is_no)
        || tags
            .0
            .iter()
            .any(|(own, value)| matches!(own.strip_prefix(key), Some(":forward" | ":backward")) && is_no(value))
}

/// Rules of access that hold at times or for some, from the general key to the particular one. What is not understood is
/// added to `unread`: what bars beside it is kept, what lets through is not.
pub(super) fn conditional(tags: Tags<'_>, unread: &mut Vec<String>) -> Vec<Condition> {
    let mut found = Vec::new();
    if !tags.0.iter().any(|(key, _)| key.ends_with(":conditional")) {
        return found;
    }
    let rules = || tags.0.iter().filter_map(|(key, text)| Some((key.strip_suffix(":conditional")?, *text)));
    for (at, (key, modes)) in ACCESS.iter().enumerate() {
        // A more particular sign that bars is not lifted by a general rule.
        let barred = ACCESS[at + 1..].iter().filter(|(key, _)| bars(tags, key)).fold(0, |all, (_, modes)| all | modes);
        if let Some((_, text)) = rules().find(|(own, _)| own == key) {
            let (mut own, mut whole) = (Vec::new(), true);
            for rule in condition::parse(text, *modes) {
                match rule.map(|(value, rule)| (says(&value), value, rule)) {
                    Ok((Some(Says::No), _, rule)) => own.push(rule),
                    Ok((_, value, rule)) if value == "private" => own.push(rule),
                    Ok((Some(Says::Yes), _, rule)) => {
                        own.push(Condition { allows: true, modes: rule.modes & !barred, ..rule });
                    }
                    _ => whole = false,
                }
            }
            if !whole {
                note(unread, &format!("{key}:conditional"), text);
            }
            found.extend(own.into_iter().filter(|rule| rule.modes != 0 && (whole || !rule.allows)));
        }
    }
    for (key, text) in rules() {
        let base = key.split(':').next().unwrap_or_default();
        // What is about single lanes does not shut a road.
        if key.split(':').any(|word| word == "lanes") {
            continue;
        }
        let directed = base != key && ACCESS.iter().any(|(known, _)| *known == base);
        if directed || matches!(base, "oneway" | "trailer" | "hgv_articulated") {
            note(unread, &format!("{key}:conditional"), text);
        }
    }
    if found.len() > MOST {
        note(unread, "conditional", "too many rules");
        found.clear();
    }
    found
}
