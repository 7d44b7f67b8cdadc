//! Marks: level by shape and number, access by fullness of a disc, trend, confidence, marking.

use std::fmt::Write as _;

use passage_model::{Access, Confidence, RiskLevel, Tlp, Trend};

use super::{hatch, hidden, num, palette};

/// The shape of a level with its number, in a square of 24.
fn risk_body(level: RiskLevel) -> String {
    let (fill, edge, ink) = palette::risk(level);
    let paint = format!(r#"fill="{fill}" stroke="{edge}" stroke-width="1.5" stroke-linejoin="round""#);
    let (shape, baseline) = match level {
        RiskLevel::VeryLow => (format!(r#"<circle cx="12" cy="12" r="9.6" {paint}/>"#), 16.3),
        RiskLevel::Low => {
            let d = "M1.3 12C4.6 4.4 8.6 3 12 3s7.4 1.4 10.7 9C19.4 19.6 15.4 21 12 21S4.6 19.6 1.3 12Z";
            (format!(r#"<path d="{d}" {paint}/>"#), 16.3)
        }
        RiskLevel::Medium => (format!(r#"<path d="M12 2.2 22.8 21H1.2Z" {paint}/>"#), 19.2),
        RiskLevel::High => (format!(r#"<path d="M12 1 23 12 12 23 1 12Z" {paint}/>"#), 16.3),
        RiskLevel::VeryHigh => {
            let d = "M12 1.7 22.65 9.44 18.58 21.96H5.42L1.35 9.44Z";
            (format!(r#"<path d="{d}" {paint}/>"#), 17.2)
        }
        RiskLevel::Unacceptable => {
            let d = "M23.2 12 17.6 21.7H6.4L.8 12 6.4 2.3h11.2Z";
            (format!(r#"<path d="{d}" {paint}/>"#), 16.3)
        }
        RiskLevel::Unknown => {
            let lines = hatch::rectangle(2.2, 2.2, 19.6, 19.6, 3.6, hatch::Lean::Rising);
            let square = r#"x="2.2" y="2.2" width="19.6" height="19.6" rx="2.5""#;
            let hatch = palette::HATCH;
            let body = format!(
                r#"<rect {square} fill="{fill}"/><path d="{lines}" stroke="{hatch}" stroke-width="1"/><rect {square} fill="none" stroke="{edge}" stroke-width="1.5" stroke-dasharray="3.2 2.4"/><circle cx="12" cy="12" r="6.4" fill="{fill}"/>"#
            );
            (body, 16.4)
        }
    };
    let sign = level.number().map_or("?".to_owned(), |number| number.to_string());
    format!(r#"{shape}<text font-size="12" x="12" y="{baseline}" text-anchor="middle" fill="{ink}">{sign}</text>"#)
}

/// The mark of a level, `size` px square.
pub(crate) fn risk(level: RiskLevel, size: f64) -> String {
    hidden(size, size, (24.0, 24.0), &risk_body(level))
}

/// The mark of a level inside another drawing, centred.
pub(crate) fn risk_at(level: RiskLevel, (x, y): (f64, f64), size: f64) -> String {
    let (scale, half) = (size / 24.0, size / 2.0);
    let at = format!("translate({} {}) scale({:.3})", num(x - half), num(y - half), scale);
    format!(r#"<g transform="{at}">{}</g>"#, risk_body(level))
}

/// From one level to another, in reading direction. 14 px high.
pub(crate) fn change(from: RiskLevel, to: RiskLevel, rtl: bool) -> String {
    let (first, second, arrow) = if rtl { (to, from, "M24 4 20 8l4 4") } else { (from, to, "M20 4l4 4-4 4") };
    let body = format!(
        r#"{}<path d="{arrow}" fill="none" stroke="{}" stroke-width="1.3"/>{}"#,
        risk_at(first, (8.0, 8.0), 15.0),
        palette::INK,
        risk_at(second, (36.0, 8.0), 15.0)
    );
    hidden(44.0, 16.0, (44.0, 16.0), &body)
}

/// Access as a disc: a ring with a tick, half full, full with a bar, dashed with a question mark.
pub(crate) fn access(access: Access, size: f64) -> String {
    let ink = palette::INK;
    let ring = format!(r#"<circle cx="8" cy="8" r="6.2" fill="none" stroke="{ink}" stroke-width="1.5"/>"#);
    let round = r#"stroke-linecap="round" stroke-linejoin="round""#;
    let body = match access {
        Access::Open => {
            format!(r#"{ring}<path d="m5.2 8.2 2 2 3.7-4" fill="none" stroke="{ink}" stroke-width="1.6" {round}/>"#)
        }
        Access::Restricted => format!(r#"{ring}<path d="M8 1.8a6.2 6.2 0 0 0 0 12.4Z" fill="{ink}"/>"#),
        Access::Closed => format!(
            r##"<circle cx="8" cy="8" r="6.9" fill="{ink}"/><rect x="3.8" y="6.7" width="8.4" height="2.6" rx=".6" fill="#fff"/>"##
        ),
        Access::Unknown => format!(
            r#"<circle cx="8" cy="8" r="6.2" fill="none" stroke="{ink}" stroke-width="1.4" stroke-dasharray="2.2 1.7"/><path d="M6.2 6.5a1.85 1.85 0 1 1 2.7 1.65c-.6.33-.9.6-.9 1.25" fill="none" stroke="{ink}" stroke-width="1.4" {round}/><circle cx="8" cy="11.5" r=".9" fill="{ink}"/>"#
        ),
    };
    hidden(size, size, (16.0, 16.0), &body)
}

/// Trend: up, down, two bars for the same; nothing where there is nothing to compare with.
pub(crate) fn trend(trend: Trend) -> String {
    let body = match trend {
        Trend::Up { .. } => r#"<path d="M8 3 13.5 12.5H2.5Z"/>"#,
        Trend::Down { .. } => r#"<path d="M8 13 2.5 3.5h11Z"/>"#,
        Trend::Same { .. } => r#"<path d="M2.5 5h11v2h-11ZM2.5 9.2h11v2h-11Z"/>"#,
        Trend::None => r#"<path d="M4 7.3h8v1.4H4Z"/>"#,
    };
    hidden(11.0, 11.0, (16.0, 16.0), &format!(r#"<g fill="{}">{body}</g>"#, palette::INK))
}

/// Confidence as bars: one of three, two, three.
pub(crate) fn confidence(confidence: Confidence) -> String {
    let full = match confidence {
        Confidence::Low => 1,
        Confidence::Moderate => 2,
        Confidence::High => 3,
    };
    let bars = [(1.5, 9.2, 4.8), (6.2, 6.0, 8.0), (10.9, 2.8, 11.2)];
    let (ink, mut body) = (palette::INK, String::new());
    for (index, (x, y, height)) in bars.iter().enumerate() {
        let fill = if index < full { ink } else { "none" };
        let _ = write!(
            body,
            r#"<rect x="{x}" y="{y}" width="3.4" height="{height}" fill="{fill}" stroke="{ink}" stroke-width=".9"/>"#
        );
    }
    hidden(12.0, 12.0, (16.0, 16.0), &body)
}

/// Share of a score as a bar, 0 to 1, growing in reading direction.
pub(crate) fn share(share: f64, rtl: bool) -> String {
    let part = 54.0 * share.clamp(0.0, 1.0);
    let x = if rtl { 54.5 - part } else { 0.5 };
    let ink = palette::INK;
    let body = format!(
        r##"<rect x=".5" y=".5" width="54" height="7" fill="#fff" stroke="{ink}" stroke-width=".6"/><rect x="{}" y=".5" width="{}" height="7" fill="{ink}"/>"##,
        num(x),
        num(part)
    );
    hidden(55.0, 8.0, (55.0, 8.0), &body)
}

/// The marking: coloured letters on black, drawn so that it is printed without background graphics too.
pub(crate) fn tlp(tlp: Tlp) -> String {
    let (marking, colour) = (tlp.marking(), palette::tlp(tlp));
    let width = 14.0 + 6.9 * marking.len() as f64;
    format!(
        r##"<svg class="tlp" width="{w}" height="17" viewBox="0 0 {w} 17" role="img" aria-label="{marking}" font-family="Noto Sans,Segoe UI,Arial,sans-serif"><rect width="{w}" height="17" fill="#000"/><text x="{middle}" y="12.3" text-anchor="middle" font-size="10.5" font-weight="700" fill="{colour}">{marking}</text></svg>"##,
        w = num(width),
        middle = num(width / 2.0)
    )
}

/// Signs in front of lines of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bullet {
    /// A box to tick.
    Box,
    /// A warning triangle.
    Stop,
    /// Not known.
    Gap,
}

/// The sign in front of a line of a list.
pub(crate) fn bullet(bullet: Bullet) -> String {
    let line = format!(
        r#"fill="none" stroke="{}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round""#,
        palette::INK
    );
    let body = match bullet {
        Bullet::Box => format!(r#"<path d="M2 2h12v12H2Z" {line}/>"#),
        Bullet::Stop => format!(r#"<path d="M8 2.2 14.3 13.3H1.7ZM8 6.3v3.3M8 11.5v.1" {line}/>"#),
        Bullet::Gap => format!(
            r#"<circle cx="8" cy="8" r="6" {line} stroke-dasharray="2.4 2"/><path d="M8 5.2v3.3M8 11v.1" {line}/>"#
        ),
    };
    hidden(11.0, 11.0, (16.0, 16.0), &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_carries_its_number() {
        for level in RiskLevel::ALL {
            let sign = level.number().map_or("?".to_owned(), |n| n.to_string());
            assert!(risk(level, 17.0).contains(&format!(">{sign}</text>")));
        }
        assert!(risk(RiskLevel::Unknown, 17.0).contains("stroke-dasharray"));
    }

    #[test]
    fn a_change_reads_in_reading_direction() {
        let (ltr, rtl) =
            (change(RiskLevel::Low, RiskLevel::High, false), change(RiskLevel::Low, RiskLevel::High, true));
        assert!(ltr.find(">2<") < ltr.find(">4<"));
        assert!(rtl.find(">2<") > rtl.find(">4<"));
    }
}
