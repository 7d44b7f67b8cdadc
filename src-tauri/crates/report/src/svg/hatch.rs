//! Hatching drawn line by line, clipped to a ring: engines differ in how they draw and print patterns.

use std::fmt::Write as _;

use super::num;

/// Which way a hatch leans. Unknown and claimed lean apart, so that one over the other stays readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lean {
    /// Unknown: rising to the right.
    Rising,
    /// Claimed: falling to the right.
    Falling,
}

/// Lines at 45 degrees inside a ring, `step` px apart, as path data. Crossings of the ring are paired by the even-odd
/// rule. Less than three points give nothing.
pub(crate) fn lines(ring: &[(f64, f64)], step: f64, lean: Lean) -> String {
    // Turned so that the hatch lies along u: u + v and u - v are the picture's axes.
    let turn = |(x, y): (f64, f64)| if lean == Lean::Rising { (x - y, x + y) } else { (x + y, x - y) };
    let back = |u: f64, v: f64| {
        let (a, b) = (f64::midpoint(u, v), (v - u) / 2.0);
        if lean == Lean::Rising { (a, b) } else { (a, -b) }
    };
    let turned: Vec<(f64, f64)> =
        ring.iter().copied().map(turn).filter(|(u, v)| u.is_finite() && v.is_finite()).collect();
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, v) in &turned {
        low = low.min(*v);
        high = high.max(*v);
    }
    let spacing = step.max(1.0) * std::f64::consts::SQRT_2;
    let mut d = String::new();
    if turned.len() < 3 {
        return d;
    }
    // Anchored to the picture, so that hatches of neighbours meet.
    let mut v = (low / spacing).floor() * spacing + spacing / 2.0;
    while v < high {
        let mut cuts: Vec<f64> = turned
            .iter()
            .zip(turned.iter().cycle().skip(1))
            .filter(|((_, v0), (_, v1))| (*v0 <= v) != (*v1 <= v))
            .map(|((u0, v0), (u1, v1))| u0 + (v - v0) / (v1 - v0) * (u1 - u0))
            .collect();
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.chunks_exact(2) {
            let ((x0, y0), (x1, y1)) = (back(pair[0], v), back(pair[1], v));
            let _ = write!(d, "M{} {}L{} {}", num(x0), num(y0), num(x1), num(y1));
        }
        v += spacing;
    }
    d
}

/// The hatch of a rectangle.
pub(crate) fn rectangle(x: f64, y: f64, width: f64, height: f64, step: f64, lean: Lean) -> String {
    lines(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)], step, lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(d: &str) -> Vec<f64> {
        d.split(['M', 'L', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
    }

    #[test]
    fn lines_stay_inside() {
        for lean in [Lean::Rising, Lean::Falling] {
            let d = rectangle(10.0, 20.0, 30.0, 8.0, 3.0, lean);
            let numbers = numbers(&d);
            assert!(numbers.len() > 20);
            for point in numbers.chunks_exact(2) {
                assert!((9.9..=40.1).contains(&point[0]) && (19.9..=28.1).contains(&point[1]), "{point:?}");
            }
            let rises = (numbers[2] - numbers[0]) * (numbers[3] - numbers[1]) < 0.0;
            assert_eq!(rises, lean == Lean::Rising);
        }
    }

    #[test]
    fn degenerate_rings_give_nothing() {
        assert_eq!(lines(&[(0.0, 0.0), (5.0, 5.0)], 2.0, Lean::Rising), "");
        assert_eq!(lines(&[(f64::NAN, 0.0); 4], 2.0, Lean::Rising), "");
    }
}
