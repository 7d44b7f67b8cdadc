//! Stretches of a line as closed ranges of km; a single place is a range of length 0.

/// From and to, km.
pub(crate) type Range = (f64, f64);

/// What is left over at the end of a cut and is shorter than this, km, is noise of the geometry.
pub(crate) const SLIVER_KM: f64 = 0.05;

/// What remains of `ranges` without `taken`.
pub(crate) fn without(ranges: &[Range], taken: &[Range]) -> Vec<Range> {
    let mut left = ranges.to_vec();
    for (a, b) in taken {
        let mut next = Vec::with_capacity(left.len() + 1);
        for (from, to) in left {
            if *b < from || *a > to {
                next.push((from, to));
                continue;
            }
            if *a - from > SLIVER_KM {
                next.push((from, *a));
            }
            if to - *b > SLIVER_KM {
                next.push((*b, to));
            }
        }
        left = next;
    }
    left
}

/// What `ranges` and `others` have in common.
pub(crate) fn common(ranges: &[Range], others: &[Range]) -> Vec<Range> {
    let mut out = Vec::new();
    for (from, to) in ranges {
        for (a, b) in others {
            let (f, t) = (from.max(*a), to.min(*b));
            if f <= t {
                out.push((f, t));
            }
        }
    }
    out
}

/// Sorted, overlapping ones joined.
pub(crate) fn joined(mut ranges: Vec<Range>) -> Vec<Range> {
    ranges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut out: Vec<Range> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// Whether a place lies in one of the ranges.
pub(crate) fn holds(ranges: &[Range], km: f64) -> bool {
    ranges.iter().any(|(from, to)| (*from..=*to).contains(&km))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts() {
        assert_eq!(without(&[(0.0, 10.0)], &[(2.0, 3.0), (9.96, 20.0)]), [(0.0, 2.0), (3.0, 9.96)]);
        assert_eq!(without(&[(0.0, 10.0)], &[(0.04, 9.97)]), []);
        assert_eq!(without(&[(5.0, 5.0)], &[(5.0, 5.0)]), []);
        assert_eq!(without(&[(5.0, 5.0)], &[(6.0, 7.0)]), [(5.0, 5.0)]);
        assert_eq!(common(&[(0.0, 10.0)], &[(5.0, 5.0), (9.0, 12.0), (20.0, 21.0)]), [(5.0, 5.0), (9.0, 10.0)]);
        assert_eq!(joined(vec![(3.0, 4.0), (0.0, 1.0), (1.0, 2.0)]), [(0.0, 2.0), (3.0, 4.0)]);
        assert!(holds(&[(0.0, 1.0)], 1.0) && !holds(&[(0.0, 1.0)], 1.1));
    }
}
