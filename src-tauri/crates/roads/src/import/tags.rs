//! From tags to the kind of a road. Facts on keys and values: the wiki of OpenStreetMap, "Key:highway", "Key:access",
//! "Key:surface".

use super::{
    access::{self, Allowed},
    limits, state,
};
use crate::{
    Condition, Kind, RoadClass, Surface,
    measure::{self, Limit},
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
    if tags.is("area", "yes") || state::is_gone(tags) {
        return None;
    }
    let mut kind = Kind::of(class);
    let mut unread = Vec::new();
    kind.link = link;
    kind.surface = surface(tags);
    let set = |key: &str| tags.get(key).is_some_and(|value| value != "no");
    kind.bridge = set("bridge");
    kind.tunnel = set("tunnel");
    kind.ford = set("ford") || tags.is("flood_prone", "yes");
    kind.toll = tags.is("toll", "yes");
    kind.roundabout = tags.is("junction", "roundabout") || tags.is("junction", "circular");
    let default = match class {
        RoadClass::Path => path_modes(tags),
        RoadClass::Ferry if access::is_on_foot_only(tags) => mode::FOOT,
        _ => mode::ALL,
    };
    let mut allowed = access::of(tags, default, true, &mut unread);
    let mut conditions = access::conditional(tags, &mut unread);
    let able = state::able(tags, &mut unread);
    (allowed.forward, allowed.backward) = (allowed.forward & able, allowed.backward & able);
    for rule in conditions.iter_mut().filter(|rule| rule.allows) {
        rule.modes &= able;
    }
    conditions.retain(|rule| rule.modes != 0);
    if class == RoadClass::Service && tags.get("service").is_some_and(|of| GROUNDS.contains(&of)) {
        allowed.private |= mode::MOTOR;
    }
    kind.private = allowed.private & (allowed.forward | allowed.backward);
    let open = access::one_way(tags, class, kind.roundabout, &mut unread);
    lift_one_way(open, &mut allowed, &mut conditions);
    // Signs of one-way roads are not for those on foot.
    kind.forward = allowed.forward & (open.0 | mode::FOOT);
    kind.backward = allowed.backward & (open.1 | mode::FOOT);
    kind.max_speed = tags.get("maxspeed").and_then(measure::speed).unwrap_or(0);
    limits::read(tags, &mut kind, &mut unread);
    // A width is measured, not signed: one that is not understood says nothing.
    if let Some(text) = tags.get("width").or_else(|| tags.get("est_width"))
        && let Limit::At(width) = Limit::least_of(text, measure::metres)
    {
        kind.width_dm = limits::smaller(kind.width_dm, width);
    }
    if let Some(text) = tags.get("duration").filter(|_| class == RoadClass::Ferry) {
        match measure::minutes(text) {
            Some(minutes) => kind.minutes = minutes,
            None => limits::note(&mut unread, "duration", text),
        }
    }
    kind.unread_rule = !unread.is_empty();
    // A road that is closed to all is left out, unless what may open it was not understood.
    let used = kind.forward | kind.backward != 0 || kind.unread_rule || conditions.iter().any(|rule| rule.allows);
    used.then_some(Road { kind, conditions, unread })
}

/// A rule that lets through at times opens a one-way road in its own direction only: that direction counts as open, and a
/// rule before all others bars it.
fn lift_one_way(open: (u8, u8), allowed: &mut Allowed, conditions: &mut Vec<Condition>) {
    let lifted = conditions.iter().filter(|rule| rule.allows).fold(0, |all, rule| all | rule.modes) & mode::MOTOR;
    let closed = mode::MOTOR & !(open.0 | open.1);
    let ahead = lifted & open.0 & !open.1 & !allowed.forward;
    let back = lifted & open.1 & !open.0 & !allowed.backward;
    for rule in conditions.iter_mut().filter(|rule| rule.allows) {
        rule.modes &= !closed;
    }
    conditions.retain(|rule| rule.modes != 0);
    allowed.forward |= ahead;
    allowed.backward |= back;
    if ahead | back != 0 {
        conditions.insert(0, Condition { allows: false, modes: ahead | back, heavier_than: None, windows: Vec::new() });
    }
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
    fn a_ferry_for_people_on_foot_takes_no_lorry() {
        let ferry = |tags: &[(&'static str, &'static str)]| {
            let tags: Vec<_> = [("route", "ferry")].iter().chain(tags).copied().collect();
            of(&tags).unwrap().kind.forward
        };
        assert_eq!(ferry(&[("foot", "yes"), ("bicycle", "yes")]), mode::FOOT);
        assert_eq!(ferry(&[]), mode::ALL);
        assert_eq!(ferry(&[("foot", "yes"), ("motor_vehicle", "yes")]), mode::ALL);
        assert_eq!(ferry(&[("foot", "yes"), ("hgv", "no")]), mode::FOOT | mode::MOTORBIKE | mode::CAR);
    }

    #[test]
    fn conditional_access_is_read_or_said_to_be_unread() {
        let season = of(&[("highway", "track"), ("access:conditional", "no@ (Jan15-Aug15)")]).unwrap();
        assert_eq!(season.conditions.len(), 1);
        let odd = of(&[("highway", "track"), ("access:conditional", "no @ (wet)")]).unwrap();
        assert!(odd.kind.unread_rule && odd.unread.len() == 1);
        // A sign against lorries one way is not lifted by what lets all through at times.
        let one_way = of(&[
            ("highway", "track"),
            ("access", "no"),
            ("access:conditional", "yes @ (08:00-18:00)"),
            ("hgv:forward", "no"),
        ]);
        let rules = one_way.unwrap().conditions;
        assert!(rules.iter().all(|rule| !rule.allows || rule.modes & mode::GOODS == 0), "{rules:?}");
    }
}
