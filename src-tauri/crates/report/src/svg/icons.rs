//! Icons of events by kind, and squares of crossings by access.

use passage_model::{Access, EventKind};

use super::palette::{HALO, INK};

/// Strokes (`true`) or fills (`false`) of the icon of a kind, in a square of 16.
fn event_path(kind: EventKind) -> (bool, &'static str) {
    match kind {
        EventKind::Closure => (true, "M1.8 5.5h12.4v3.7H1.8ZM4 9.2v4.3M12 9.2v4.3M4.6 9.2 7 5.5M8.8 9.2l2.4-3.7"),
        EventKind::Reopening => (true, "M3 14V3M13 14V3M3 6h3M10 6h3M8 13V5.5M5.7 7.6 8 5.2l2.3 2.4"),
        EventKind::ControlChange => (true, "M2 8h7.5M6.7 4.6 10 8l-3.3 3.4M13.3 2.5v2M13.3 7v2M13.3 11.5v2"),
        EventKind::FrontLine => (true, "M1.5 10.5C4 5.5 6 12 8.5 7.5S12.5 6 14.5 4M3.5 4.5l1.5 1.5M11 11.5l1.5 1.5"),
        EventKind::Strike => (
            false,
            "M8 .9c.7 0 1 .9 1 2v2.6l5.2 3.4v1.6L9 9v3l1.7 1.4v1.2L8 13.9l-2.7.7v-1.2L7 12V9l-5.2 1.5V8.9L7 5.5V2.9c0-1.1.3-2 1-2Z",
        ),
        EventKind::ArmedClash => (
            true,
            "M2.5 2.5 10.6 10.6M13.5 2.5 5.4 10.6M9 12.2l3.2-3.2M7 12.2 3.8 9M11.4 11.4l2.1 2.1M4.6 11.4l-2.1 2.1",
        ),
        EventKind::AttackOnSite => {
            (true, "M2.5 13.5V6L6 3.5 9.5 6v1.5M2.5 13.5h4.2M5 8h2M5 10.5h1.5M12.2 7.2l-2.4 3.6h3.2l-2.3 3.4")
        }
        EventKind::Ambush => (true, "M8 2v6.5M8 12.5v.1M3.2 4.5a6.5 6.5 0 1 0 9.6 0"),
        EventKind::ExplosiveHazard => (
            true,
            "M4.4 9a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0M8 5.4V2.6M3.9 6.3 2.3 4.7M12.1 6.3l1.6-1.6M1.8 13.4h12.4",
        ),
        EventKind::Checkpoint => (true, "M3 14V3M13 14V3M3 6h10M6 6v4M10 6v4"),
        EventKind::Ceasefire => (true, "M4 14V2.2M4 3c3-1.3 5.5 1.6 9 .2v5.6c-3.5 1.4-6-1.5-9-.2"),
        EventKind::Obstruction => (true, "M5 2 2.5 14M11 2l2.5 12M5.5 8l5 4M10.5 8l-5 4"),
        EventKind::DetentionOrDenial => (true, "M3.5 7h9v6.8h-9ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2"),
        EventKind::Passage => (true, "M2.5 8.5 6.3 12.3 13.5 4"),
    }
}

/// The icon of an event in its circle, centred at `at`. Claims and rumours have a dashed circle.
pub(crate) fn event(kind: EventKind, at: (f64, f64), radius: f64, claimed: bool, opacity: f64) -> String {
    let (stroked, d) = event_path(kind);
    let (x, y) = (super::num(at.0), super::num(at.1));
    let dash = if claimed { r#" stroke-dasharray="2.4 1.9""# } else { "" };
    let paint = if stroked {
        format!(r#"fill="none" stroke="{INK}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round""#)
    } else {
        format!(r#"fill="{INK}""#)
    };
    let scale = radius * 1.45 / 16.0;
    let (left, top) = (super::num(at.0 - 8.0 * scale), super::num(at.1 - 8.0 * scale));
    format!(
        r#"<g opacity="{opacity}"><circle cx="{x}" cy="{y}" r="{radius}" fill="{HALO}" stroke="{INK}" stroke-width="1.2"{dash}/><path d="{d}" transform="translate({left} {top}) scale({scale:.3})" {paint}/></g>"#
    )
}

/// Opacity of an event by its age in days: 1, .86, .62, .42 for today, 1-2, 3-6 and 7 or more days.
pub(crate) fn age_opacity(days: u32) -> f64 {
    match days {
        0 => 1.0,
        1..=2 => 0.86,
        3..=6 => 0.62,
        _ => 0.42,
    }
}

/// The square of a crossing, centred at `at`. A status by order without a report from the gate has a dashed frame.
pub(crate) fn crossing(access: Access, by_order: bool, at: (f64, f64), size: f64) -> String {
    let dash = if by_order || access == Access::Unknown { r#" stroke-dasharray="2.6 2""# } else { "" };
    let inner = match access {
        Access::Open => format!(
            r#"<path d="m7 11.2 2.8 2.8 5.2-5.8" fill="none" stroke="{INK}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>"#
        ),
        Access::Restricted => format!(r#"<path d="M4.8 4.8H11v12.4H4.8Z" fill="{INK}"/>"#),
        Access::Closed => format!(
            r#"<path d="M5.2 5.2h11.6v11.6H5.2Z" fill="{INK}"/><path d="M6.9 9.7h8.2v2.6H6.9Z" fill="{HALO}"/>"#
        ),
        Access::Unknown => {
            format!(r#"<text font-size="12" x="11" y="15.4" text-anchor="middle" fill="{INK}">?</text>"#)
        }
    };
    let half = size / 2.0;
    let (left, top, scale) = (super::num(at.0 - half), super::num(at.1 - half), size / 22.0);
    format!(
        r#"<g transform="translate({left} {top}) scale({scale:.3})"><rect x="1" y="1" width="20" height="20" rx="5" fill="{HALO}"/><rect x="3" y="3" width="16" height="16" rx="3" fill="{HALO}" stroke="{INK}" stroke-width="1.6"{dash}/>{inner}</g>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_icons_of_their_own() {
        let mut paths: Vec<_> = EventKind::ALL.iter().map(|kind| event_path(*kind).1).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), EventKind::ALL.len());
    }

    #[test]
    fn claims_are_dashed() {
        assert!(event(EventKind::Strike, (1.0, 1.0), 7.0, true, 1.0).contains("dasharray"));
        assert!(!event(EventKind::Strike, (1.0, 1.0), 7.0, false, 1.0).contains("dasharray"));
        assert!(crossing(Access::Closed, true, (1.0, 1.0), 15.0).contains("dasharray"));
    }
}
