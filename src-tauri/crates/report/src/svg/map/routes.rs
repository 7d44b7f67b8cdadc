//! Routes: colour and width for risk, a thread inside for access, marks with the number of the level.

use std::fmt::Write as _;

use passage_model::{Access, RiskLevel};

use crate::doc::MapRoute;
use crate::svg::{num, palette, path};

use super::{
    clip::{self, Frame},
    project::Projection,
};

/// A stretch of a route with one level and one access, in px.
#[derive(Debug, Clone)]
pub(crate) struct Stretch {
    /// Level.
    pub level: RiskLevel,
    /// Access.
    pub access: Access,
    /// Its visible parts.
    pub parts: Vec<Vec<(f64, f64)>>,
}

/// A route in px.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    /// Its code.
    pub code: String,
    /// In focus.
    pub focus: bool,
    /// Its worst level by rank.
    pub worst: RiskLevel,
    /// Its stretches from start to end.
    pub stretches: Vec<Stretch>,
    /// Kilometres to be marked: where, and how many.
    pub km: Vec<((f64, f64), f64)>,
}

/// Routes in drawing order: those in focus last, worse ones above others, so that a mark of danger is never covered.
pub(crate) fn prepare(routes: &[MapRoute], projection: &Projection) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = routes.iter().map(|route| drawn(route, projection)).collect();
    drawn.sort_by_key(|route| (route.focus, route.worst.rank()));
    drawn
}

fn drawn(route: &MapRoute, projection: &Projection) -> Drawn {
    let frame = Frame::around(projection.width, projection.height, 10.0);
    let joined = route.segments.chunk_by(|a, b| a.level == b.level && a.access == b.access);
    let stretches = joined.filter_map(|segments| {
        let first = segments.first()?;
        let mut points: Vec<(f64, f64)> = Vec::new();
        for at in segments.iter().flat_map(|segment| &segment.points) {
            let px = projection.px(*at);
            if points.last() != Some(&px) {
                points.push(px);
            }
        }
        let parts = clip::line(&clip::thinned(&points, 0.7), frame);
        Some(Stretch { level: first.level, access: first.access, parts })
    });
    let worst = route.segments.iter().map(|s| s.level).max_by_key(|level| level.rank()).unwrap_or(RiskLevel::Unknown);
    let km = if route.focus { kilometres(route, projection) } else { Vec::new() };
    Drawn { code: route.code.clone(), focus: route.focus, worst, stretches: stretches.collect(), km }
}

/// Round kilometres along a route, at most eight.
fn kilometres(route: &MapRoute, projection: &Projection) -> Vec<((f64, f64), f64)> {
    let end = route.segments.last().map_or(0.0, |segment| segment.to_km);
    let Some(step) = [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0].into_iter().find(|step| end / step <= 8.5) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut km = step;
    while km < end - step * 0.2 {
        let segment = route.segments.iter().find(|segment| km >= segment.from_km && km < segment.to_km);
        if let Some(segment) = segment {
            let points: Vec<_> = segment.points.iter().map(|at| projection.px(*at)).collect();
            if let Some(at) = along(&points, (km - segment.from_km) / (segment.to_km - segment.from_km)) {
                out.push((at, km));
            }
        }
        km += step;
    }
    out
}

/// Length of a line, px.
pub(crate) fn length(points: &[(f64, f64)]) -> f64 {
    points.iter().zip(points.iter().skip(1)).map(|(a, b)| (b.0 - a.0).hypot(b.1 - a.1)).sum()
}

/// The position at a fraction (0 to 1) of a line's length; `None` for a line without points.
pub(crate) fn along(points: &[(f64, f64)], fraction: f64) -> Option<(f64, f64)> {
    let mut left = length(points) * fraction.clamp(0.0, 1.0);
    for (a, b) in points.iter().zip(points.iter().skip(1)) {
        let step = (b.0 - a.0).hypot(b.1 - a.1);
        if step >= left && step > 0.0 {
            let t = left / step;
            return Some((a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1)));
        }
        left -= step;
    }
    points.last().copied()
}

/// Line width of a level, px: the wider the worse, for printers without colour.
fn width(level: RiskLevel) -> f64 {
    match level.number() {
        Some(number) => 3.4 + 0.8 * (f64::from(number) - 1.0),
        None => 4.6,
    }
}

/// The line of a route with its thread. `strength` scales all widths.
pub(crate) fn line(route: &Drawn, strength: f64) -> String {
    let mut out = String::new();
    let stroke = |out: &mut String, d: &str, colour: &str, width: f64, more: &str| {
        let width = num(width * strength);
        let _ = write!(
            out,
            r#"<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{more}/>"#
        );
    };
    let shapes: Vec<(&Stretch, String)> = route
        .stretches
        .iter()
        .map(|stretch| (stretch, stretch.parts.iter().map(|part| path(part, false)).collect::<String>()))
        .filter(|(_, d)| !d.is_empty())
        .collect();
    for (stretch, d) in &shapes {
        stroke(&mut out, d, "#FFFFFF", width(stretch.level) + 3.0, r#" stroke-linecap="round""#);
    }
    for (stretch, d) in &shapes {
        let (fill, edge, _) = palette::risk(stretch.level);
        stroke(&mut out, d, edge, width(stretch.level) + 1.4, "");
        stroke(&mut out, d, fill, width(stretch.level), "");
        if stretch.level == RiskLevel::Unknown {
            stroke(&mut out, d, palette::HATCH, width(stretch.level), r#" stroke-dasharray="1.6 2.6""#);
        }
    }
    for (stretch, d) in &shapes {
        let (_, _, ink) = palette::risk(stretch.level);
        match stretch.access {
            Access::Open => {}
            Access::Restricted => stroke(&mut out, d, ink, 1.4, r#" stroke-dasharray="8 5""#),
            Access::Unknown => {
                stroke(&mut out, d, ink, 1.9, r#" stroke-linecap="round" stroke-dasharray="0.1 5.6""#);
            }
            Access::Closed => {
                let ticks: String =
                    stretch.parts.iter().map(|part| ticks(part, (width(stretch.level) + 6.0) * strength)).collect();
                let _ = write!(
                    out,
                    r#"<path d="{ticks}" stroke="{}" stroke-width="3.6"/><path d="{ticks}" stroke="{}" stroke-width="1.7"/>"#,
                    palette::HALO,
                    palette::INK
                );
            }
        }
    }
    out
}

/// Ticks across a line, one every 13 px, at least one.
fn ticks(points: &[(f64, f64)], length_px: f64) -> String {
    let total = length(points);
    let mut out = String::new();
    let mut at = if total < 13.0 { total / 2.0 } else { 6.5 };
    while at <= total && total > 0.0 {
        if let (Some(a), Some(b)) = (along(points, (at - 0.5) / total), along(points, (at + 0.5) / total)) {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let norm = dx.hypot(dy).max(f64::MIN_POSITIVE);
            let (nx, ny) = (-dy / norm * length_px / 2.0, dx / norm * length_px / 2.0);
            let (x, y) = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
            out.push_str(&path(&[(x - nx, y - ny), (x + nx, y + ny)], false));
        }
        at += 13.0;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_along_a_line() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
        assert_eq!(along(&line, 0.75), Some((10.0, 5.0)));
        assert_eq!(along(&line, 0.0), Some((0.0, 0.0)));
        assert_eq!(along(&[], 0.5), None);
        assert_eq!(along(&[(3.0, 4.0)], 0.5), Some((3.0, 4.0)));
    }

    #[test]
    fn ticks_cross_the_line_and_end() {
        assert_eq!(ticks(&[(0.0, 0.0), (26.0, 0.0)], 8.0), "M6.5 -4L6.5 4M19.5 -4L19.5 4");
        assert_eq!(ticks(&[(1.0, 1.0), (1.0, 1.0)], 8.0), "");
    }

    #[test]
    fn worse_is_wider() {
        let known = RiskLevel::ALL.into_iter().filter_map(|level| Some((level.number()?, width(level))));
        let mut known: Vec<_> = known.collect();
        known.sort_by_key(|(number, _)| *number);
        assert!(known.windows(2).all(|pair| pair[0].1 < pair[1].1));
    }
}
