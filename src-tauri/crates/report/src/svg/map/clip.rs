//! Cutting lines and rings to the frame, and leaving out points that no eye can tell apart.

/// A rectangle: left, top, right, bottom, px.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Frame {
    /// The frame of a picture with `margin` px around it, so that the ends of thick lines stay outside.
    pub(crate) fn around(width: f64, height: f64, margin: f64) -> Self {
        Self { left: -margin, top: -margin, right: width + margin, bottom: height + margin }
    }
}

/// Points without those closer than `least` px to the one kept before; the last one stays.
pub(crate) fn thinned(points: &[(f64, f64)], least: f64) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let far = out.last().is_none_or(|last| (point.0 - last.0).hypot(point.1 - last.1) >= least);
        if far || index + 1 == points.len() {
            out.push(*point);
        }
    }
    out
}

/// The parts of a line inside the frame (Liang and Barsky, segment by segment).
pub(crate) fn line(points: &[(f64, f64)], frame: Frame) -> Vec<Vec<(f64, f64)>> {
    let mut out: Vec<Vec<(f64, f64)>> = Vec::new();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let Some((a, b)) = segment(*from, *to, frame) else { continue };
        match out.last_mut() {
            Some(part) if part.last() == Some(&a) => part.push(b),
            _ => out.push(vec![a, b]),
        }
    }
    out
}

fn segment(a: (f64, f64), b: (f64, f64), frame: Frame) -> Option<((f64, f64), (f64, f64))> {
    if ![a.0, a.1, b.0, b.1].iter().all(|value| value.is_finite()) {
        return None;
    }
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [(-dx, a.0 - frame.left), (dx, frame.right - a.0), (-dy, a.1 - frame.top), (dy, frame.bottom - a.1)];
    for (p, q) in edges {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |t: f64| {
        if t == 0.0 {
            a
        } else if t == 1.0 {
            b
        } else {
            (a.0 + t * dx, a.1 + t * dy)
        }
    };
    Some((at(enter), at(leave)))
}

/// The part of a ring inside the frame (Sutherland and Hodgman). A ring that leaves and returns keeps an edge along
/// the frame, outside what is seen.
pub(crate) fn ring(points: &[(f64, f64)], frame: Frame) -> Vec<(f64, f64)> {
    type Side = fn((f64, f64), Frame) -> f64;
    let sides: [Side; 4] = [|p, f| p.0 - f.left, |p, f| f.right - p.0, |p, f| p.1 - f.top, |p, f| f.bottom - p.1];
    let mut ring: Vec<(f64, f64)> = points.iter().copied().filter(|p| p.0.is_finite() && p.1.is_finite()).collect();
    for side in sides {
        let mut next = Vec::with_capacity(ring.len() + 4);
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (a, b) = (side(*from, frame), side(*to, frame));
            if a >= 0.0 {
                next.push(*from);
            }
            if (a >= 0.0) != (b >= 0.0) {
                let t = a / (a - b);
                next.push((from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1)));
            }
        }
        ring = next;
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_that_leaves_and_returns_is_two() {
        let parts = line(&[(5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 5.0)], FRAME);
        assert_eq!(parts, vec![vec![(5.0, 5.0), (5.0, 10.0)], vec![(8.0, 10.0), (8.0, 5.0)]]);
        assert!(line(&[(20.0, 0.0), (20.0, 10.0)], FRAME).is_empty());
        assert!(line(&[(f64::NAN, 0.0), (5.0, 5.0)], FRAME).is_empty());
    }

    #[test]
    fn a_ring_around_the_frame_becomes_the_frame() {
        let big = [(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)];
        let cut = ring(&big, FRAME);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|(x, y)| (0.0..=10.0).contains(x) && (0.0..=10.0).contains(y)));
        assert!(ring(&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], FRAME).is_empty());
        assert!(ring(&[], FRAME).is_empty());
    }

    #[test]
    fn thinning_keeps_both_ends() {
        let points: Vec<_> = (0..100).map(|i| (f64::from(i) * 0.1, 0.0)).collect();
        let thin = thinned(&points, 1.0);
        assert!(thin.len() < 15);
        assert_eq!((thin.first(), thin.last()), (points.first(), points.last()));
    }
}
