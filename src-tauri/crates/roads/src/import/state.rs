//! What state a road is in: gone, or fit for some only. Facts: the wiki of OpenStreetMap, "Lifecycle prefix" and its pages
//! on the keys `smoothness`, `4wd_only`, `seasonal`, `winter_road` and `ice_road`.

use super::limits::note;
use crate::{mode, osm::Tags};

/// What is no longer there or no longer used: as a key with `yes`, or as what is said of a bridge, a tunnel or the state.
const GONE: [&str; 8] =
    ["abandoned", "collapsed", "demolished", "destroyed", "disused", "impassable", "razed", "ruined"];

/// Keys under which that is said.
const SAID_OF: [&str; 3] = ["bridge", "tunnel", "status"];

/// Whether nobody drives there any more.
pub(super) fn is_gone(tags: Tags<'_>) -> bool {
    GONE.iter().any(|key| tags.is(key, "yes")) || SAID_OF.iter().any(|key| GONE.iter().any(|gone| tags.is(key, gone)))
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
    for key in ["seasonal", "winter_road", "ice_road", "construction"] {
        if let Some(value) = tags.get(key).filter(|value| !matches!(*value, "no" | "minor")) {
            note(unread, key, value);
        }
    }
    able
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_no_road_and_what_is_rough_is_told() {
        for tag in [("disused", "yes"), ("abandoned", "yes"), ("bridge", "collapsed"), ("status", "destroyed")] {
            assert!(is_gone(Tags(&[tag])), "{tag:?}");
        }
        assert!(!is_gone(Tags(&[("bridge", "yes"), ("disused", "no"), ("status", "active")])));
        let of = |tag: (&'static str, &'static str)| {
            let mut unread = Vec::new();
            (able(Tags(&[tag]), &mut unread), unread.len())
        };
        for tag in [("smoothness", "horrible"), ("seasonal", "summer"), ("ice_road", "yes"), ("winter_road", "yes")] {
            assert_eq!(of(tag), (mode::ALL, 1), "{tag:?}");
        }
        assert_eq!(of(("4wd_only", "yes")), (mode::ALL & !mode::GOODS, 0));
        assert_eq!(of(("4wd_only", "recommended")), (mode::ALL, 1));
        assert_eq!(of(("smoothness", "impassable")), (mode::FOOT, 0));
        for tag in [("seasonal", "no"), ("smoothness", "bad"), ("construction", "minor")] {
            assert_eq!(of(tag), (mode::ALL, 0), "{tag:?}");
        }
    }
}
