//! Limits of weight, height and width. The smallest that is signed counts; one that is there and cannot be read is told,
//! and never taken for none.

use crate::{
    Kind,
    condition::MOST_TONNES,
    measure::{self, Limit},
    osm::Tags,
};

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Weight,
    Axle,
    Height,
    Width,
    Length,
    /// Something that is not known of vehicles here.
    Other,
}

/// What the key of a limit is about; `None`: it is no limit.
fn about(base: &str) -> Option<About> {
    Some(match base {
        "maxweight" | "maxweightrating" | "maxgcweight" | "maxgcweightrating" => About::Weight,
        "maxaxleload" => About::Axle,
        "maxheight" => About::Height,
        "maxwidth" => About::Width,
        "maxlength" => About::Length,
        "maxbogieweight" | "maxunladenweight" | "maxemptyweight" | "maxaxles" => About::Other,
        _ => return None,
    })
}

/// Words after the key with which it is about lorries too, or about everybody.
const OURS: [&str; 8] = ["hgv", "goods", "motor_vehicle", "vehicle", "physical", "legal", "forward", "backward"];

/// Words after the key with which it is about somebody else, or is a remark.
const OTHERS: [&str; 16] = [
    "bus",
    "psv",
    "coach",
    "tourist_bus",
    "bicycle",
    "foot",
    "horse",
    "boat",
    "ship",
    "train",
    "caravan",
    "agricultural",
    "source",
    "note",
    "signed",
    "date",
];

/// The longest vehicle there is in any class here, decimetres. Lengths are not known; this one fits every vehicle.
const LONGEST_DM: u16 = 190;

/// Axles bear at most so many tonnes where no unit is said.
const MOST_AXLE: f64 = 50.0;

/// Most characters of a tag that are told.
const TOLD: usize = 200;

/// Most tags of one element that are told: a file made for it could have millions.
const MOST_TOLD: usize = 32;

/// Notes a tag that is not understood.
pub(super) fn note(unread: &mut Vec<String>, key: &str, value: &str) {
    if unread.len() < MOST_TOLD {
        unread.push(key.chars().chain(std::iter::once('=')).chain(value.chars()).take(TOLD).collect());
    }
}

/// Puts the limits of a road, or of what stands at a place, into its kind, and adds those that are not understood to
/// `unread`.
pub(super) fn read(tags: Tags<'_>, kind: &mut Kind, unread: &mut Vec<String>) {
    for (key, value) in tags.0 {
        if !key.starts_with("max") {
            continue;
        }
        let mut words = key.split(':');
        let Some(about) = words.next().and_then(about) else { continue };
        if words.clone().any(|word| OTHERS.contains(&word)) {
            continue;
        }
        let known = words.all(|word| OURS.contains(&word));
        let limit = if known { Limit::least_of(value, |text| one(about, text)) } else { Limit::Unread };
        let slot = match about {
            About::Weight => &mut kind.weight,
            About::Axle => &mut kind.axle,
            About::Height => &mut kind.height_dm,
            About::Width => &mut kind.width_dm,
            About::Length | About::Other => {
                let all_fit = about == About::Length && matches!(limit, Limit::At(limit) if limit >= LONGEST_DM);
                if !all_fit && limit != Limit::None {
                    note(unread, key, value);
                }
                continue;
            }
        };
        match limit {
            Limit::At(limit) => *slot = smaller(*slot, limit),
            Limit::None => {}
            Limit::Unread => note(unread, key, value),
        }
    }
}

/// The smaller of two limits, of which `0` is none.
pub(super) fn smaller(one: u16, other: u16) -> u16 {
    if one == 0 || other == 0 { one.max(other) } else { one.min(other) }
}

fn one(about: About, text: &str) -> Option<u16> {
    match about {
        About::Weight => measure::weight(text, MOST_TONNES),
        About::Axle => measure::weight(text, MOST_AXLE),
        About::Height | About::Width | About::Length => measure::metres(text),
        About::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoadClass;

    fn of(tags: &[(&str, &str)]) -> (Kind, Vec<String>) {
        let (mut kind, mut unread) = (Kind::of(RoadClass::Primary), Vec::new());
        read(Tags(tags), &mut kind, &mut unread);
        (kind, unread)
    }

    #[test]
    fn every_limit_counts_and_the_smallest_of_them() {
        let weight = |tags: &[(&str, &str)]| {
            let (kind, unread) = of(tags);
            assert!(unread.is_empty(), "{unread:?}");
            kind.weight
        };
        assert_eq!(weight(&[("maxweight", "40"), ("maxweightrating", "7.5")]), 75);
        assert_eq!(weight(&[("maxweightrating", "40"), ("maxweight", "7.5")]), 75);
        assert_eq!(weight(&[("maxweight:hgv", "5")]), 50);
        assert_eq!(weight(&[("maxweightrating:hgv", "7.5")]), 75);
        assert_eq!(weight(&[("maxweight:forward", "12"), ("maxweight:backward", "9")]), 90);
        assert_eq!(weight(&[("maxweight", "none"), ("maxweight:bus", "3")]), 0);
        let (kind, unread) = of(&[
            ("maxheight", "default"),
            ("maxheight:physical", "2,5"),
            ("maxwidth", "2.6"),
            ("maxwidth:physical", "2.4"),
            ("maxaxleload", "4"),
            ("maxlength", "20"),
        ]);
        assert_eq!((kind.height_dm, kind.width_dm, kind.axle, unread.len()), (25, 24, 40, 0));
    }

    #[test]
    fn a_limit_that_is_not_understood_is_told() {
        for tag in [
            ("maxweight", "light lorries"),
            ("maxweight", "7500"),
            ("maxweight:conditional", "5 @ (Jan 1-Dec 31)"),
            ("maxheight:lanes", "3|4"),
            ("maxlength", "6"),
            ("maxbogieweight", "12"),
            ("maxweight:hgv_articulated", "20"),
        ] {
            let (kind, unread) = of(&[tag]);
            assert_eq!((kind, unread), (Kind::of(RoadClass::Primary), vec![format!("{}={}", tag.0, tag.1)]));
        }
        assert_eq!(of(&[("maxweight", &"x".repeat(5000))]).1[0].len(), 200);
    }
}
