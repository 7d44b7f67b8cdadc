//! A route as a strip: where along it which level holds.

use std::fmt::Write as _;

use passage_model::RiskLevel;

use crate::doc::StripPart;

use super::{TYPE, hatch, num, palette};

/// Width of a strip, px.
pub(crate) const WIDTH: f64 = 80.0;

/// Height of a strip, px.
pub(crate) const HEIGHT: f64 = 13.0;

/// Neighbours of one level as one part; parts without length and gaps at the ends left out.
fn joined(parts: &[StripPart]) -> Vec<StripPart> {
    let mut out: Vec<StripPart> = Vec::new();
    for part in parts.iter().filter(|part| part.to_km > part.from_km) {
        match out.last_mut() {
            Some(last) if last.level == part.level => last.to_km = part.to_km,
            _ => out.push(*part),
        }
    }
    out
}

/// The strip; from right to left where the page reads so (drawn anew, since digits must not be mirrored). No parts:
/// one unknown part.
pub(crate) fn strip(parts: &[StripPart], rtl: bool) -> String {
    let mut parts = joined(parts);
    if parts.is_empty() {
        parts.push(StripPart { from_km: 0.0, to_km: 1.0, level: RiskLevel::Unknown });
    }
    let start = parts.iter().map(|part| part.from_km).fold(f64::INFINITY, f64::min);
    let end = parts.iter().map(|part| part.to_km).fold(f64::NEG_INFINITY, f64::max);
    let scale = (WIDTH - 1.0) / (end - start);
    let mut body = String::new();
    for part in &parts {
        let (from, to) = ((part.from_km - start) * scale, (part.to_km - start) * scale);
        let (x, width) = (if rtl { WIDTH - 0.5 - to } else { 0.5 + from }, to - from);
        body.push_str(&segment(part.level, x, width));
    }
    let signs: Vec<String> = parts.iter().map(|part| sign(part.level)).collect();
    let (width, height, signs) = (num(WIDTH), num(HEIGHT), signs.join(" "));
    format!(
        r#"<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" {TYPE} role="img" aria-label="{signs}">{body}</svg>"#
    )
}

/// The number of a level or a question mark.
fn sign(level: RiskLevel) -> String {
    level.number().map_or("?".to_owned(), |number| number.to_string())
}

fn segment(level: RiskLevel, x: f64, width: f64) -> String {
    let (fill, _, ink) = palette::risk(level);
    let (top, height) = (0.5, HEIGHT - 1.0);
    let mut out = format!(
        r#"<rect x="{}" y="{top}" width="{}" height="{height}" fill="{fill}" stroke="{}" stroke-width="1"/>"#,
        num(x),
        num(width),
        palette::INK
    );
    if level == RiskLevel::Unknown {
        let lines = hatch::rectangle(x + 0.5, top + 0.5, width - 1.0, height - 1.0, 4.0, hatch::Lean::Rising);
        let _ = write!(out, r#"<path d="{lines}" stroke="{}" stroke-width="1.2"/>"#, palette::HATCH);
        if width >= 16.0 {
            let (cx, cy) = (num(x + width / 2.0), num(HEIGHT / 2.0));
            let _ = write!(out, r#"<circle cx="{cx}" cy="{cy}" r="4.8" fill="{fill}"/>"#);
        }
    }
    if width >= 9.0 {
        let sign = sign(level);
        let _ = write!(
            out,
            r#"<text font-size="8.4" x="{}" y="9.6" text-anchor="middle" fill="{ink}">{sign}</text>"#,
            num(x + width / 2.0)
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(from_km: f64, to_km: f64, level: RiskLevel) -> StripPart {
        StripPart { from_km, to_km, level }
    }

    #[test]
    fn neighbours_of_one_level_are_one() {
        let svg = strip(
            &[part(0.0, 1.0, RiskLevel::Low), part(1.0, 2.0, RiskLevel::Low), part(2.0, 4.0, RiskLevel::High)],
            false,
        );
        assert_eq!(svg.matches("<rect").count(), 2);
        assert!(svg.find(">2<") < svg.find(">4<"));
    }

    #[test]
    fn right_to_left_starts_at_the_right() {
        let svg = strip(&[part(0.0, 1.0, RiskLevel::Low), part(1.0, 4.0, RiskLevel::High)], true);
        assert!(svg.contains(r#"<rect x="59.8" y="0.5" width="19.8""#), "{svg}");
    }

    #[test]
    fn nothing_known_is_drawn_as_unknown() {
        assert!(strip(&[], false).contains(">?</text>"));
        assert!(strip(&[part(3.0, 3.0, RiskLevel::Low), part(f64::NAN, 1.0, RiskLevel::Low)], false).contains(">?<"));
    }
}
