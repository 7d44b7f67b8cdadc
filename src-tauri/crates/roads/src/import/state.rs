//! What state a road is in: gone, or fit for some only. Facts: the wiki of OpenStreetMap, "Lifecycle prefix" and its pages
//! on the keys `smoothness`, `4wd_only`, `seasonal`, `winter_road`, `ice_road`, `ford` and `hazard`.

use super::limits::note;
use crate::{mode, osm::Tags};

/// What is no longer there, not there yet, no longer used or shut: as a key with `yes`, or as what is said of a part or of
/// the state.
const GONE: [&str; 15] = [
    "abandoned",
    "blocked",
    "closed",
    "collapsed",
    "demolished",
    "destroyed",
    "dismantled",
    "disused",
    "impassable",
    "planned",
    "proposed",
    "razed",
    "removed",
    "ruined",
    "ruins",
];

/// Parts without which a road does not lead through: `destroyed:bridge=yes` says it too.
const PARTS: [&str; 3] = ["bridge", "tunnel", "ford"];

/// Keys under which that is said.
const SAID_OF: [&str; 8] =
    ["bridge", "tunnel", "status", "operational_status", "condition", "damage", "surface", "obstacle"];

/// Keys of which anything but these values is told: what is said there may bar the road.
const STATE: [(&str, &[&str]); 5] = [
    ("passable", &["yes"]),
    ("operational_status", &["yes", "ok", "open", "operational", "active", "in_use", "working"]),
    ("damage", &["no", "none"]),
    ("obstacle", &["no", "none"]),
    ("opening_hours", &["24/7"]),
];

/// Dangers of which nobody learns from the map alone whether the road can be driven.
const HAZARDS: [&str; 11] = [
    "minefield",
    "mines",
    "landmines",
    "uxo",
    "unexploded_ordnance",
    "shooting_range",
    "flooding",
    "landslide",
    "rock_slide",
    "erosion",
    "collapse",
];

/// Whether nobody drives there any more.
pub(super) fn is_gone(tags: Tags<'_>) -> bool {
    let lost = |key: &str| {
        let part = key.split_once(':').filter(|(state, _)| GONE.contains(state));
        part.is_some_and(|(_, part)| PARTS.contains(&part))
    };
    GONE.iter().any(|key| tags.is(key, "yes"))
        || SAID_OF.iter().any(|key| GONE.iter().any(|gone| tags.is(key, gone)))
        || tags.is("bridge", "construction")
        || tags.is("passable", "no")
        || tags.0.iter().any(|(key, value)| *value != "no" && lost(key))
}

/// Whether nobody drives past a place on a road. What stood there and is gone bars nobody.
pub(super) fn is_blocked(tags: Tags<'_>) -> bool {
    ["impassable", "blocked", "closed"].iter().any(|state| {
        tags.is(state, "yes") || ["status", "operational_status", "condition"].iter().any(|key| tags.is(key, state))
    }) || tags.is("passable", "no")
}

/// Whether a ford is for people on foot: stones to step on, or a boat.
pub(super) fn is_ford_on_foot(tags: Tags<'_>) -> bool {
    tags.is("ford", "stepping_stones") || tags.is("ford", "boat")
}

/// Modes that can drive there at all. What bars some vehicles or some months, and does not say whom or when by the measures
/// that are kept here, is added to `unread`.
pub(super) fn able(tags: Tags<'_>, unread: &mut Vec<String>) -> u8 {
    let mut able = mode::ALL;
    match tags.get("smoothness") {
        Some("impassable") => able = mode::FOOT,
        Some(rough @ ("horrible" | "very_horrible")) => note(unread, "smoothness", rough),
        _ => {}
    }
    match tags.get("4wd_only") {
        None | Some("no") => {}
        Some("yes") => able &= !mode::GOODS,
        Some(other) => note(unread, "4wd_only", other),
    }
    if is_ford_on_foot(tags) {
        able = mode::FOOT;
    }
    for key in ["seasonal", "winter_road", "ice_road", "construction", "tidal", "intermittent", "barrier"] {
        if let Some(value) = tags.get(key).filter(|value| !matches!(*value, "no" | "minor")) {
            note(unread, key, value);
        }
    }
    for (key, fine) in STATE {
        if let Some(value) = tags.get(key).filter(|value| !fine.contains(value)) {
            note(unread, key, value);
        }
    }
    if let Some(hazard) = tags.get("hazard").filter(|hazard| HAZARDS.contains(hazard)) {
        note(unread, "hazard", hazard);
    }
    if let Some(bridge) = tags.get("bridge").filter(|bridge| *bridge == "damaged") {
        note(unread, "bridge", bridge);
    }
    able
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_no_road_and_what_is_rough_is_told() {
        for tag in [
            ("disused", "yes"),
            ("abandoned", "yes"),
            ("bridge", "collapsed"),
            ("status", "destroyed"),
            ("status", "closed"),
            ("operational_status", "closed"),
            ("passable", "no"),
            ("removed", "yes"),
            ("proposed", "yes"),
            ("ruins", "yes"),
            ("bridge", "ruins"),
            ("bridge", "removed"),
            ("bridge", "proposed"),
            ("bridge", "construction"),
            ("destroyed:bridge", "yes"),
            ("damage", "destroyed"),
            ("surface", "impassable"),
            ("condition", "impassable"),
            ("obstacle", "impassable"),
            ("closed", "yes"),
            ("blocked", "yes"),
        ] {
            assert!(is_gone(Tags(&[tag])), "{tag:?}");
        }
        assert!(!is_gone(Tags(&[("bridge", "yes"), ("disused", "no"), ("status", "active")])));
        // It was another road once; what is left of it is driven.
        assert!(!is_gone(Tags(&[
            ("disused:highway", "primary"),
            ("destroyed:bridge", "no"),
            ("removed:barrier", "gate")
        ])));
        let of = |tag: (&'static str, &'static str)| {
            let mut unread = Vec::new();
            (able(Tags(&[tag]), &mut unread), unread.len())
        };
        for tag in [
            ("smoothness", "horrible"),
            ("seasonal", "summer"),
            ("ice_road", "yes"),
            ("winter_road", "yes"),
            ("hazard", "minefield"),
            ("tidal", "yes"),
            ("intermittent", "yes"),
            ("barrier", "debris"),
            ("damage", "major"),
            ("bridge", "damaged"),
            ("opening_hours", "Mo-Fr 08:00-16:00"),
            ("obstacle", "fallen_tree"),
            ("passable", "4wd"),
        ] {
            assert_eq!(of(tag), (mode::ALL, 1), "{tag:?}");
        }
        assert_eq!(of(("4wd_only", "yes")), (mode::ALL & !mode::GOODS, 0));
        assert_eq!(of(("4wd_only", "recommended")), (mode::ALL, 1));
        for tag in [("smoothness", "impassable"), ("ford", "boat"), ("ford", "stepping_stones")] {
            assert_eq!(of(tag), (mode::FOOT, 0), "{tag:?}");
        }
        for tag in [
            ("seasonal", "no"),
            ("smoothness", "bad"),
            ("construction", "minor"),
            ("hazard", "curve"),
            ("damage", "no"),
            ("opening_hours", "24/7"),
            ("bridge", "viaduct"),
            ("barrier", "no"),
        ] {
            assert_eq!(of(tag), (mode::ALL, 0), "{tag:?}");
        }
    }
}
