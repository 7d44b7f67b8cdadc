//! One way from the forms in which several extracts hold it: each may have cut off what lies outside.

use std::collections::HashMap;

use super::collect::Way;

/// The number of a node that no file holds: where two forms do not meet, the road has a hole.
const NOWHERE: i64 = i64::MIN;

/// Forms of one way that are looked at: as many as there may be extracts, few enough for a file that was made for it.
const MOST: usize = 16;

/// Puts the forms of each way together. The ways come sorted by id, the longest form first, and leave with each id once.
/// `apart` is told the ways of which a part had to be left out.
pub(super) fn forms(ways: &mut Vec<Way>, nodes: &mut Vec<i64>, mut apart: impl FnMut(i64)) {
    let mut kept: usize = 0;
    let mut at = 0;
    while at < ways.len() {
        let mut way = ways[at];
        let count = ways[at..].iter().take_while(|other| other.id == way.id).count();
        let list = |way: &Way| &nodes[way.first..way.first + way.count];
        // Nearly always they are alike.
        if ways[at + 1..at + count].iter().any(|other| list(other) != list(&way)) {
            let (joined, whole) = joined(ways[at..at + count].iter().take(MOST).map(list));
            if !(whole && count <= MOST) {
                apart(way.id);
            }
            (way.first, way.count) = (nodes.len(), joined.len());
            nodes.extend(joined);
        }
        ways[kept] = way;
        kept += 1;
        at += count;
    }
    ways.truncate(kept);
}

/// One list from all forms, and whether nothing is left out.
fn joined<'n>(forms: impl Iterator<Item = &'n [i64]>) -> (Vec<i64>, bool) {
    let mut parts: Vec<Vec<i64>> = Vec::new();
    let mut whole = true;
    'forms: for form in forms {
        let mut form = form.to_vec();
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            match merged(part, &form) {
                // It may reach others now.
                Merged::One(list) => {
                    form = list;
                    parts.remove(at);
                    at = 0;
                }
                Merged::Apart => at += 1,
                Merged::Never => {
                    whole = false;
                    continue 'forms;
                }
            }
        }
        parts.push(form);
    }
    // What lies between parts that do not meet is not known.
    (parts.join(&NOWHERE), whole)
}

enum Merged {
    One(Vec<i64>),
    /// They have no node in common.
    Apart,
    /// They name different nodes between the same ones, as two versions of a road do.
    Never,
}

/// Walks along both from one node that they share to the next; in between only one of them may have nodes.
fn merged(one: &[i64], other: &[i64]) -> Merged {
    let mut places: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, node) in other.iter().enumerate() {
        places.entry(*node).or_default().push(at);
    }
    let mut list = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        let next = one[i..].iter().enumerate().find_map(|(ahead, node)| {
            let places = places.get(node)?;
            places.get(places.partition_point(|at| *at < j)).map(|at| (i + ahead, *at))
        });
        if next.is_none() && i == 0 {
            return Merged::Apart;
        }
        let (to_i, to_j) = next.unwrap_or((one.len(), other.len()));
        let (own, others) = (&one[i..to_i], &other[j..to_j]);
        if !own.is_empty() && !others.is_empty() {
            return Merged::Never;
        }
        list.extend_from_slice(own);
        list.extend_from_slice(others);
        if next.is_none() {
            return Merged::One(list);
        }
        list.push(one[to_i]);
        (i, j) = (to_i + 1, to_j + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &[i64], other: &[i64]) -> Option<Vec<i64>> {
        let (list, whole) = joined([one, other].into_iter());
        whole.then_some(list)
    }

    #[test]
    fn halves_meet_and_parts_are_found_again() {
        assert_eq!(of(&[1, 2, 3], &[3, 4, 5]), Some(vec![1, 2, 3, 4, 5]));
        assert_eq!(of(&[3, 4, 5], &[1, 2, 3]), Some(vec![1, 2, 3, 4, 5]));
        assert_eq!(of(&[1, 2, 3, 4], &[2, 3, 4, 5]), Some(vec![1, 2, 3, 4, 5]));
        assert_eq!(of(&[1, 2, 3, 4], &[2, 3]), Some(vec![1, 2, 3, 4]));
        assert_eq!(of(&[2, 3], &[1, 2, 3, 4]), Some(vec![1, 2, 3, 4]));
        // One has left out what the other holds, as extracts do that a road leaves and comes back to.
        assert_eq!(of(&[1, 2, 5, 6], &[2, 3, 4, 5]), Some(vec![1, 2, 3, 4, 5, 6]));
        // A ring, cut in two.
        assert_eq!(of(&[1, 2, 3], &[3, 4, 1]), Some(vec![3, 4, 1, 2, 3]));
    }

    #[test]
    fn what_does_not_meet_has_a_hole_and_two_versions_are_not_mixed() {
        assert_eq!(of(&[1, 2], &[5, 6]), Some(vec![1, 2, NOWHERE, 5, 6]));
        let three = joined([&[1, 2][..], &[5, 6], &[2, 3, 4, 5]].into_iter());
        assert_eq!(three, (vec![1, 2, 3, 4, 5, 6], true));
        assert_eq!(of(&[1, 2, 3, 9], &[1, 2, 4, 9]), None);
        assert_eq!(of(&[1, 2, 3], &[8, 2, 9]), None);
    }

    proptest::proptest! {
        #[test]
        fn two_runs_of_one_way_give_it_back(cut in proptest::collection::vec(0..12usize, 4)) {
            let way: Vec<i64> = (0..12).collect();
            let (a, b, c, d) = (cut[0].min(cut[1]), cut[0].max(cut[1]), cut[2].min(cut[3]), cut[2].max(cut[3]));
            let (one, other) = (&way[a..=b], &way[c..=d]);
            let found = of(one, other).unwrap();
            let hole = b < c || d < a;
            proptest::prop_assert_eq!(found.contains(&NOWHERE), hole);
            if !hole {
                proptest::prop_assert_eq!(found, &way[a.min(c)..=b.max(d)]);
            }
        }

        #[test]
        fn any_two_lists_end(one in proptest::collection::vec(0..5i64, 2..9), other in proptest::collection::vec(0..5i64, 2..9)) {
            if let Some(found) = of(&one, &other) {
                proptest::prop_assert!(found.len() <= one.len() + other.len() + 1);
            }
        }
    }
}
