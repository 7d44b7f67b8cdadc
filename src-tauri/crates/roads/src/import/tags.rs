//! From tags to the kind of a road. Facts on keys and values: the wiki of OpenStreetMap, "Key:highway", "Key:access",
//! "Key:barrier", "Key:surface", "Map features/Units".

use super::holds::Stop;
use crate::{
    GateKind, Kind, RoadClass, Surface,
    condition::{self, Condition, hundreds},
    mode,
    osm::Tags,
};

/// A way that is a road, in one direction or both.
pub(super) struct Road {
    pub(super) kind: Kind,
    pub(super) conditions: Vec<Condition>,
    /// Parts of rules that were not understood.
    pub(super) unread: Vec<String>,
}

/// The road that a way is; `None` for all other ways.
pub(super) fn road(tags: Tags<'_>) -> Option<Road> {
    let (class, link) = class(tags)?;
    if tags.is("area", "yes") || tags.is("impassable", "yes") {
        return None;
    }
    let mut kind = Kind::of(class);
    kind.link = link;
    kind.surface = surface(tags);
    let set = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    kind.bridge = set("bridge");
    kind.tunnel = set("tunnel");
    kind.ford = set("ford") || tags.is("flood_prone", "yes");
    kind.toll = tags.is("toll", "yes");
    kind.roundabout = tags.is("junction", "roundabout") || tags.is("junction", "circular");
    let allowed = access(tags, if class == RoadClass::Path { path_modes(tags) } else { mode::ALL }, &mut kind);
    if class == RoadClass::Service && tags.get("service").is_some_and(|of| GROUNDS.contains(&of)) {
        kind.private |= allowed & mode::MOTOR;
    }
    let (forward, backward) = one_way(tags, class, kind.roundabout);
    // Signs of one-way roads are not for those on foot.
    kind.forward = allowed & (if forward { mode::ALL } else { mode::FOOT });
    kind.backward = allowed & (if backward { mode::ALL } else { mode::FOOT });
    kind.max_speed = tags.get("maxspeed").and_then(speed).unwrap_or(0);
    kind.width_dm = tags.get("width").or_else(|| tags.get("est_width")).and_then(metres).unwrap_or(0);
    kind.height_dm = tags.get("maxheight").and_then(metres).unwrap_or(0);
    kind.weight = tags.get("maxweight").or_else(|| tags.get("maxweightrating")).and_then(tonnes).unwrap_or(0);
    kind.axle = tags.get("maxaxleload").and_then(tonnes).unwrap_or(0);
    if class == RoadClass::Ferry {
        kind.minutes = tags.get("duration").and_then(minutes).unwrap_or(0);
    }
    let mut road = Road { kind, conditions: Vec::new(), unread: Vec::new() };
    conditional(tags, &mut road);
    let kind = &road.kind;
    let allows = road.conditions.iter().any(|condition| condition.allows);
    (kind.forward | kind.backward != 0 || allows).then_some(road)
}

/// Service roads that belong to the ground on which they lie: who has no business there does not drive through.
const GROUNDS: [&str; 4] = ["driveway", "parking_aisle", "drive-through", "emergency_access"];

fn class(tags: Tags<'_>) -> Option<(RoadClass, bool)> {
    if tags.is("route", "ferry") {
        return Some((RoadClass::Ferry, false));
    }
    let highway = tags.get("highway")?;
    let (name, link) = highway.strip_suffix("_link").map_or((highway, false), |name| (name, true));
    let class = match name {
        "motorway" => RoadClass::Motorway,
        "trunk" => RoadClass::Trunk,
        "primary" => RoadClass::Primary,
        "secondary" => RoadClass::Secondary,
        "tertiary" => RoadClass::Tertiary,
        "unclassified" | "minor" => RoadClass::Unclassified,
        "residential" => RoadClass::Residential,
        "living_street" => RoadClass::LivingStreet,
        "service" => RoadClass::Service,
        "track" => RoadClass::Track,
        "road" => RoadClass::Road,
        "path" | "footway" | "bridleway" | "steps" | "pedestrian" | "cycleway" => RoadClass::Path,
        _ => return None,
    };
    Some((class, link))
}

/// Who may use paths of each sort when nothing else is said.
fn path_modes(tags: Tags<'_>) -> u8 {
    let motor = ["motor_vehicle", "motorcar", "vehicle"].iter().any(|key| {
        tags.get(key).is_some_and(|value| matches!(value, "yes" | "designated" | "permissive" | "destination"))
    });
    if motor { mode::ALL } else { mode::FOOT }
}

fn surface(tags: Tags<'_>) -> Surface {
    let named = match tags.get("surface") {
        Some("asphalt" | "paved" | "concrete" | "concrete:plates" | "concrete:lanes" | "chipseal" | "metal") => {
            Surface::Paved
        }
        Some(
            "cobblestone"
            | "sett"
            | "unhewn_cobblestone"
            | "paving_stones"
            | "cobblestone:flattened"
            | "bricks"
            | "grass_paver"
            | "stone"
            | "rock",
        ) => Surface::Stones,
        Some("compacted" | "fine_gravel") => Surface::Compacted,
        Some("gravel" | "unpaved" | "pebblestone") => Surface::Gravel,
        Some("ground" | "dirt" | "earth" | "grass" | "mud" | "clay" | "soil" | "wood") => Surface::Earth,
        Some("sand") => Surface::Sand,
        _ => Surface::Unknown,
    };
    match (named, tags.get("tracktype")) {
        (Surface::Unknown, Some("grade1")) => Surface::Paved,
        (Surface::Unknown, Some("grade2")) => Surface::Compacted,
        (Surface::Unknown, Some("grade3")) => Surface::Gravel,
        (Surface::Unknown, Some("grade4" | "grade5")) => Surface::Earth,
        (named, _) => named,
    }
}

/// Keys of access from the general to the particular, with the modes each is about.
const ACCESS: [(&str, u8); 9] = [
    ("access", mode::ALL),
    ("vehicle", mode::MOTOR),
    ("motor_vehicle", mode::MOTOR),
    ("motorcar", mode::CAR),
    ("motorcycle", mode::MOTORBIKE),
    ("goods", mode::GOODS),
    ("hgv", mode::GOODS),
    ("foot", mode::FOOT),
    ("barrier:access", 0),
];

fn access(tags: Tags<'_>, default: u8, kind: &mut Kind) -> u8 {
    let (mut allowed, mut private) = (default, 0);
    for (key, modes) in ACCESS {
        match tags.get(key) {
            Some("no" | "agricultural" | "forestry" | "emergency" | "psv" | "bus" | "military" | "use_sidepath") => {
                allowed &= !modes;
                private &= !modes;
            }
            Some("private" | "customers" | "delivery" | "destination" | "permit" | "residents") => {
                private |= modes & (allowed | default);
                allowed |= modes & default;
            }
            Some("yes" | "designated" | "permissive" | "official" | "public" | "unknown") => {
                allowed |= modes;
                private &= !modes;
            }
            _ => {}
        }
    }
    kind.private = private & allowed;
    allowed
}

fn one_way(tags: Tags<'_>, class: RoadClass, roundabout: bool) -> (bool, bool) {
    match tags.get("oneway:motor_vehicle").or_else(|| tags.get("oneway")) {
        Some("yes" | "true" | "1") => (true, false),
        Some("-1" | "reverse") => (false, true),
        Some("no" | "false" | "0") => (true, true),
        // Whose direction changes and is not known when: neither can be relied on.
        Some("reversible" | "alternating") => (false, false),
        _ if roundabout || class == RoadClass::Motorway => (true, false),
        _ => (true, true),
    }
}

fn conditional(tags: Tags<'_>, road: &mut Road) {
    for (key, modes) in ACCESS {
        let Some(text) = tags.0.iter().find(|(k, _)| k.strip_suffix(":conditional") == Some(key)).map(|(_, v)| *v)
        else {
            continue;
        };
        match condition::parse(text, modes) {
            Ok(rules) => {
                for (value, mut rule) in rules {
                    match value.as_str() {
                        "no" | "private" => road.conditions.push(rule),
                        "yes" | "designated" | "permissive" => {
                            rule.allows = true;
                            road.conditions.push(rule);
                        }
                        _ => road.unread.push(format!("{key}:conditional={text}")),
                    }
                }
            }
            Err(_) => road.unread.push(format!("{key}:conditional={text}")),
        }
    }
    road.kind.unread_rule = !road.unread.is_empty();
}

/// What stands on a road at a node, and who may pass it.
pub(super) fn gate(tags: Tags<'_>) -> Option<Kind> {
    let (gate, default) = match tags.get("barrier") {
        Some("border_control") => (GateKind::BorderControl, mode::ALL),
        Some("checkpoint") => (GateKind::Checkpoint, mode::ALL),
        Some("toll_booth") => (GateKind::Toll, mode::ALL),
        Some("gate" | "lift_gate" | "swing_gate" | "sliding_gate" | "chain" | "spikes") => {
            // Open unless something says that it is not.
            (GateKind::Gate, mode::ALL)
        }
        Some("bollard" | "cycle_barrier" | "motorcycle_barrier" | "stile" | "turnstile" | "kissing_gate" | "log") => {
            (GateKind::Block, mode::FOOT | mode::MOTORBIKE)
        }
        Some("block" | "jersey_barrier" | "debris" | "tank_trap" | "berm" | "hedge" | "wall" | "fence" | "planter") => {
            (GateKind::Block, mode::FOOT)
        }
        _ if tags.is("military", "checkpoint") || tags.is("police", "checkpoint") => (GateKind::Checkpoint, mode::ALL),
        _ if tags.get("ford").is_some_and(|value| value != "no") => (GateKind::Ford, mode::ALL),
        _ => return None,
    };
    let mut kind = Kind::of(RoadClass::Gate);
    kind.gate = Some(gate);
    kind.ford = gate == GateKind::Ford;
    // An access tag on a control says who is served, with fines or without: only a barrier's own counts.
    let allowed =
        if matches!(gate, GateKind::Gate | GateKind::Block) { access_of_barrier(tags, default) } else { default };
    let private =
        if matches!(gate, GateKind::Gate) && tags.is("access", "private") { mode::MOTOR & allowed } else { 0 };
    kind.private = private;
    kind.forward = allowed;
    kind.backward = allowed;
    kind.height_dm = tags.get("maxheight").and_then(metres).unwrap_or(0);
    kind.width_dm = tags.get("maxwidth").or_else(|| tags.get("maxwidth:physical")).and_then(metres).unwrap_or(0);
    Some(kind)
}

/// What holds everybody up at a node.
pub(super) fn stop(tags: Tags<'_>) -> Option<Stop> {
    if tags.is("barrier", "toll_booth") {
        Some(Stop::Toll)
    } else if tags.is("highway", "traffic_signals") {
        Some(Stop::Lights)
    } else {
        None
    }
}

fn access_of_barrier(tags: Tags<'_>, default: u8) -> u8 {
    let mut scratch = Kind::of(RoadClass::Gate);
    if tags.is("locked", "yes") {
        return default & mode::FOOT;
    }
    access(tags, default, &mut scratch)
}

/// Keys of names that are kept, each with its language.
pub(super) fn names(tags: Tags<'_>) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for (key, value) in tags.0 {
        let key = match *key {
            "name" => "",
            "ref" => "ref",
            "int_name" => "int",
            key => match key.strip_prefix("name:") {
                Some(lang) if (2..=8).contains(&lang.len()) => lang,
                _ => continue,
            },
        };
        let value = value.trim();
        if !value.is_empty() && value.len() <= 255 {
            names.push((key.to_owned(), value.to_owned()));
        }
    }
    names.sort();
    names
}

fn number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    Some((number.parse().ok()?, unit.trim()))
}

/// Kilometres per hour.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn speed(text: &str) -> Option<u8> {
    let (number, unit) = number(text)?;
    let number = match unit {
        "" | "km/h" | "kmh" | "kph" => number,
        "mph" => number * 1.609_344,
        _ => return None,
    };
    (1.0..=250.0).contains(&number).then(|| number.round() as u8)
}

/// Metres to decimetres, rounded down: a limit must not grow.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn metres(text: &str) -> Option<u16> {
    let (value, unit) = number(text)?;
    let value = match unit {
        "" | "m" => value,
        "cm" => value / 100.0,
        "ft" | "'" => value * 0.3048,
        feet if feet.starts_with('\'') => {
            let (inches, _) = number(feet.trim_start_matches('\''))?;
            value * 0.3048 + inches * 0.0254
        }
        _ => return None,
    };
    (0.5..1000.0).contains(&value).then_some((value * 10.0 + 1e-6) as u16)
}

fn tonnes(text: &str) -> Option<u16> {
    let (value, unit) = number(text)?;
    match unit {
        "" | "t" => hundreds(value),
        "kg" => hundreds(value / 1000.0),
        "st" => hundreds(value * 0.907_184_74),
        "lbs" => hundreds(value * 0.000_453_592_37),
        _ => None,
    }
}

/// `HH:MM`, or minutes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn minutes(text: &str) -> Option<u16> {
    let total = match text.split(':').collect::<Vec<_>>()[..] {
        [hours, minutes] | [hours, minutes, _] => {
            hours.trim().parse::<f64>().ok()? * 60.0 + minutes.trim().parse::<f64>().ok()?
        }
        [minutes] => minutes.trim().parse::<f64>().ok()?,
        _ => return None,
    };
    (0.0..20_000.0).contains(&total).then(|| total.round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tags: &[(&str, &str)]) -> Option<Road> {
        road(Tags(tags))
    }

    #[test]
    fn limits_and_access() {
        let road = of(&[
            ("highway", "primary_link"),
            ("maxweight", "7.5 t"),
            ("maxheight", "12'6\""),
            ("maxspeed", "30 mph"),
            ("surface", "sett"),
            ("hgv", "no"),
        ])
        .unwrap();
        let kind = road.kind;
        assert_eq!(
            (kind.class, kind.link, kind.weight, kind.height_dm, kind.max_speed),
            (RoadClass::Primary, true, 75, 38, 48)
        );
        assert_eq!((kind.surface, kind.forward), (Surface::Stones, mode::FOOT | mode::MOTORBIKE | mode::CAR));
        let way = of(&[("highway", "motorway")]).unwrap().kind;
        assert_eq!((way.forward, way.backward), (mode::ALL, mode::FOOT));
        let private = of(&[("highway", "service"), ("access", "private")]).unwrap().kind;
        assert_eq!((private.private, private.forward), (mode::ALL, mode::ALL));
        let yard = of(&[("highway", "service"), ("service", "parking_aisle")]).unwrap().kind;
        assert_eq!((yard.private, yard.forward), (mode::MOTOR, mode::ALL));
        assert_eq!(of(&[("highway", "service"), ("service", "alley")]).unwrap().kind.private, 0);
        assert!(of(&[("highway", "construction")]).is_none());
        assert!(of(&[("building", "yes")]).is_none());
        assert!(of(&[("highway", "primary"), ("access", "no")]).is_none());
        assert_eq!(of(&[("highway", "primary"), ("oneway", "-1")]).unwrap().kind.forward, mode::FOOT);
    }

    #[test]
    fn conditional_access_is_read_or_said_to_be_unread() {
        let season = of(&[("highway", "track"), ("access:conditional", "no@ (Jan15-Aug15)")]).unwrap();
        assert_eq!(season.conditions.len(), 1);
        let odd = of(&[("highway", "track"), ("access:conditional", "no @ (wet)")]).unwrap();
        assert!(odd.kind.unread_rule && odd.unread.len() == 1);
    }

    #[test]
    fn gates() {
        assert_eq!(gate(Tags(&[("barrier", "bollard")])).unwrap().forward, mode::FOOT | mode::MOTORBIKE);
        assert_eq!(gate(Tags(&[("barrier", "border_control"), ("access", "no")])).unwrap().forward, mode::ALL);
        assert_eq!(gate(Tags(&[("barrier", "gate"), ("locked", "yes")])).unwrap().forward, mode::FOOT);
        assert!(gate(Tags(&[("highway", "traffic_signals")])).is_none());
    }
}
