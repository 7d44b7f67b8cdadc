//! The course of risk and access along a route, as bars over kilometres.

use std::fmt::Write as _;

use passage_model::{Access, RiskLevel};

use crate::doc::{PointRow, Profile, ProfileSegment};

use super::{
    hatch, num, palette,
    picture::{Align, Label, LabelKind, Picture},
};

const HEIGHT: f64 = 92.0;
/// Where bars may begin and where they stand.
const BARS: (f64, f64) = (16.0, 66.0);
/// The line of access, and the labels of points.
const ACCESS_Y: f64 = 72.0;
const LABELS_Y: f64 = 78.0;

/// Kilometres to px; from the right where the page reads from right to left.
struct Scale {
    start: f64,
    px_per_km: f64,
    width: f64,
    rtl: bool,
}

impl Scale {
    fn x(&self, km: f64) -> f64 {
        let x = (km - self.start) * self.px_per_km;
        if self.rtl { self.width - x } else { x }
    }

    /// Left edge and width of a stretch.
    fn span(&self, from: f64, to: f64) -> (f64, f64) {
        let (a, b) = (self.x(from), self.x(to));
        (a.min(b), (b - a).abs())
    }
}

/// Draws a profile `width` px wide. `worst_label` is laid over the worst stretch; `point_label` names a point. `None`
/// when there is no segment with a length.
pub(crate) fn draw(
    profile: &Profile,
    points: &[PointRow],
    width: f64,
    rtl: bool,
    worst_label: Option<String>,
    point_label: impl Fn(&PointRow) -> String,
) -> Option<Picture> {
    let segments: Vec<ProfileSegment> = profile.segments.iter().copied().filter(|s| s.to_km > s.from_km).collect();
    let start = segments.iter().map(|s| s.from_km).fold(f64::INFINITY, f64::min);
    let end = segments.iter().map(|s| s.to_km).fold(f64::NEG_INFINITY, f64::max);
    if !(end - start).is_finite() || end <= start {
        return None;
    }
    let scale = Scale { start, px_per_km: width / (end - start), width, rtl };
    let mut body = bars(&segments, &scale);
    body.push_str(&numbers(&segments, &scale));
    let _ =
        write!(body, r#"<path d="M0 {y}H{}" stroke="{}" stroke-width="1.5"/>"#, num(width), palette::INK, y = BARS.1);
    body.push_str(&access_line(&segments, &scale));
    let mut labels = Vec::new();
    if let (Some((from, to)), Some(text)) = (profile.worst, worst_label) {
        let (x, w) = scale.span(from.max(start), to.min(end));
        let _ = write!(
            body,
            r#"<path d="M{} 14V9.5H{}V14" fill="none" stroke="{}" stroke-width="1"/>"#,
            num(x + 0.5),
            num(x + w - 0.5),
            palette::INK
        );
        let label = Label::over(text, LabelKind::Worst, (x + w / 2.0, 3.0), width);
        let _ = write!(
            body,
            r##"<rect x="{}" y="4" width="{}" height="11" fill="#fff"/>"##,
            num(label.x - 2.0),
            num(label.width + 4.0)
        );
        labels.push(label);
    }
    point_labels(points, &scale, end, &point_label, &mut labels, &mut body);
    Some(Picture { body, width, height: HEIGHT, labels, title: String::new() })
}

fn bars(segments: &[ProfileSegment], scale: &Scale) -> String {
    let mut out = String::new();
    let full = BARS.1 - BARS.0;
    for segment in segments {
        let (x, width) = scale.span(segment.from_km, segment.to_km);
        let (fill, edge, _) = palette::risk(segment.level);
        let known = segment.score.filter(|score| score.is_finite() && segment.level != RiskLevel::Unknown);
        // A bar without a score still shows that there is a stretch.
        let height = known.map_or(11.0, |score| (score.clamp(0.0, 1.0) * full).max(11.0));
        let (y, stroke) = (BARS.1 - height, if width >= 5.0 { 0.9 } else { 0.0 });
        let _ = write!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="{edge}" stroke-width="{stroke}"/>"#,
            num(x),
            num(y),
            num(width),
            num(height)
        );
        if segment.level == RiskLevel::Unknown {
            let lines = hatch::rectangle(x, y, width, height, 3.6, hatch::Lean::Rising);
            let _ = write!(out, r#"<path d="{lines}" stroke="{}" stroke-width="1"/>"#, palette::HATCH);
        }
    }
    out
}

/// One number for each stretch of one level that is wide enough.
fn numbers(segments: &[ProfileSegment], scale: &Scale) -> String {
    let mut out = String::new();
    for stretch in segments.chunk_by(|a, b| a.level == b.level) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let (x, width) = scale.span(first.from_km, last.to_km);
        if width < 9.0 {
            continue;
        }
        let (fill, _, ink) = palette::risk(first.level);
        let (cx, y) = (num(x + width / 2.0), num(BARS.1 - 2.8));
        let sign = first.level.number().map_or("?".to_owned(), |number| number.to_string());
        let _ = write!(
            out,
            r#"<rect x="{}" y="{}" width="8" height="9" fill="{fill}"/><text font-size="8.4" x="{cx}" y="{y}" text-anchor="middle" fill="{ink}">{sign}</text>"#,
            num(x + width / 2.0 - 4.0),
            num(BARS.1 - 10.2)
        );
    }
    out
}

/// Access below the bars, as the thread on maps: solid open, dashes restricted, dots unknown, ticks closed.
fn access_line(segments: &[ProfileSegment], scale: &Scale) -> String {
    let mut out = String::new();
    for stretch in segments.chunk_by(|a, b| a.access == b.access) {
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let (x, width) = scale.span(first.from_km, last.to_km);
        let line = format!(r#"d="M{} {ACCESS_Y}h{}" fill="none" stroke="{}""#, num(x), num(width), palette::INK);
        let _ = match first.access {
            Access::Open => write!(out, r#"<path {line} stroke-width="1.8"/>"#),
            Access::Restricted => write!(out, r#"<path {line} stroke-width="1.8" stroke-dasharray="8 4"/>"#),
            Access::Unknown => {
                write!(out, r#"<path {line} stroke-width="2.2" stroke-linecap="round" stroke-dasharray="0.1 5"/>"#)
            }
            Access::Closed => {
                let mut ticks = String::new();
                let mut at = x + 4.0;
                while at < x + width {
                    let _ = write!(ticks, "M{} {}v7", num(at), num(ACCESS_Y - 3.5));
                    at += 8.0;
                }
                let ink = palette::INK;
                write!(out, r#"<path {line} stroke-width="1.8"/><path d="{ticks}" stroke="{ink}" stroke-width="1.6"/>"#)
            }
        };
    }
    out
}

/// Names of points below the axis: the first and the last one first, then those between that find room.
fn point_labels(
    points: &[PointRow],
    scale: &Scale,
    end: f64,
    text: impl Fn(&PointRow) -> String,
    labels: &mut Vec<Label>,
    body: &mut String,
) {
    let named: Vec<&PointRow> = points
        .iter()
        .filter(|point| point.on_profile && point.km >= scale.start - 0.5 && point.km <= end + 0.5)
        .collect();
    let ends = named.len().saturating_sub(1);
    let order = named.iter().enumerate().filter(|(index, _)| *index == 0 || *index == ends);
    let order = order.chain(named.iter().enumerate().filter(|(index, _)| *index != 0 && *index != ends));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (_, point) in order {
        let x = scale.x(point.km).clamp(0.0, scale.width);
        let label = Label::over(text(point), LabelKind::Axis, (x, LABELS_Y), scale.width);
        let (left, right) = (label.x, label.x + label.width);
        if label.width > scale.width * 0.6 || taken.iter().any(|(from, to)| left < to + 6.0 && right > from - 6.0) {
            continue;
        }
        taken.push((left, right));
        let tick = x.clamp(0.5, scale.width - 0.5);
        let _ = write!(body, r#"<path d="M{} 75.500v4" stroke="{}" stroke-width="1"/>"#, num(tick), palette::INK);
        labels.push(label);
    }
}

impl Label {
    /// A label centred at a position, moved so that it stays between 0 and `limit`.
    fn over(text: String, kind: LabelKind, (x, y): (f64, f64), limit: f64) -> Self {
        let mut label = Self::new(text, kind, Align::Centre);
        let half = label.width / 2.0;
        let left = (x - half).clamp(0.0, (limit - label.width).max(0.0));
        label.align = if left < x - half - 0.5 {
            Align::Right
        } else if left > x - half + 0.5 {
            Align::Left
        } else {
            Align::Centre
        };
        label.x = left;
        label.y = y;
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(from_km: f64, to_km: f64, level: RiskLevel) -> ProfileSegment {
        ProfileSegment { from_km, to_km, level, access: Access::Open, score: Some(0.5) }
    }

    fn profile() -> Profile {
        let segments = vec![segment(0.0, 10.0, RiskLevel::Low), segment(10.0, 40.0, RiskLevel::High)];
        Profile { segments, worst: Some((10.0, 40.0)) }
    }

    #[test]
    fn mirrored_from_right_to_left_with_upright_digits() {
        let at = |rtl| draw(&profile(), &[], 400.0, rtl, None, |_| String::new()).unwrap().body;
        assert!(at(false).contains(r#"<rect x="0" y="41" width="100""#), "{}", at(false));
        assert!(at(true).contains(r#"<rect x="300" y="41" width="100""#));
        assert!(!at(true).contains("scale("));
    }

    #[test]
    fn nothing_to_draw_is_nothing() {
        let empty = Profile { segments: vec![segment(1.0, 1.0, RiskLevel::Low)], worst: None };
        assert_eq!(draw(&empty, &[], 400.0, false, None, |_| String::new()), None);
    }

    #[test]
    fn labels_stay_inside_and_apart() {
        let point = |km: f64| PointRow {
            km,
            name: "A rather long name".into(),
            access: Access::Open,
            note: String::new(),
            on_profile: true,
        };
        let points: Vec<_> = [0.0, 1.0, 2.0, 20.0, 39.0, 40.0].into_iter().map(point).collect();
        let picture = draw(&profile(), &points, 400.0, false, Some("worst".into()), |p| p.name.clone()).unwrap();
        assert!(picture.labels.iter().all(|label| label.x >= 0.0 && label.x + label.width <= 400.01));
        assert_eq!(picture.labels.len(), 1 + 3);
    }
}
