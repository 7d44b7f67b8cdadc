//! The signs of the sheet, black on white: the line with its places, and the same places in the legend.

use super::doc::{SheetDoc, SheetStop, StopKind};
use crate::svg::{hidden, num};

/// Width of the line's column, px.
pub(super) const LINE_WIDTH: f64 = 26.0;

/// What is drawn at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The start: a full circle.
    Start,
    /// A place that is passed: a small ring.
    Pass,
    /// A planned stop: a large ring.
    Stop,
    /// A checkpoint: a square with a bar.
    Checkpoint,
    /// A crossing: a square with the line between its sides.
    Crossing,
    /// A bridge: two banks.
    Bridge,
    /// A ferry: a wave.
    Ferry,
    /// The end: a full square.
    End,
}

impl Sign {
    pub(super) const ALL: [Self; 8] =
        [Self::Start, Self::Pass, Self::Stop, Self::Checkpoint, Self::Crossing, Self::Bridge, Self::Ferry, Self::End];

    pub(super) fn of(doc: &SheetDoc, index: usize, stop: &SheetStop) -> Self {
        match stop.kind {
            _ if index == 0 => Self::Start,
            _ if index + 1 == doc.stops.len() => Self::End,
            StopKind::Place if stop.stop_minutes > 0 || stop.halt => Self::Stop,
            StopKind::Place => Self::Pass,
            StopKind::Checkpoint => Self::Checkpoint,
            StopKind::Crossing => Self::Crossing,
            StopKind::Bridge => Self::Bridge,
            StopKind::Ferry => Self::Ferry,
        }
    }

    /// Message id of its name in the legend.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Start => "sheet-sign-start",
            Self::Pass => "sheet-sign-pass",
            Self::Stop => "sheet-sign-stop",
            Self::Checkpoint => "sheet-sign-checkpoint",
            Self::Crossing => "sheet-sign-crossing",
            Self::Bridge => "sheet-sign-bridge",
            Self::Ferry => "sheet-sign-ferry",
            Self::End => "sheet-sign-end",
        }
    }

    /// Centred at the origin, within 8 px to each side.
    fn body(self) -> &'static str {
        match self {
            Self::Start => r##"<circle r="7" fill="#000"/>"##,
            Self::Pass => r##"<circle r="4.5" fill="#fff" stroke="#000" stroke-width="2.5"/>"##,
            Self::Stop => r##"<circle r="7" fill="#fff" stroke="#000" stroke-width="3"/>"##,
            Self::Checkpoint => {
                r##"<path d="M-8-8H8V8H-8Z" fill="#fff" stroke="#000" stroke-width="2"/><path d="M-4 0H4" stroke="#000" stroke-width="3"/>"##
            }
            Self::Crossing => {
                r##"<path d="M-8-8H8V8H-8Z" fill="#fff" stroke="#000" stroke-width="2"/><path d="M-2.5-5V5M2.5-5V5" stroke="#000" stroke-width="2"/>"##
            }
            Self::Bridge => {
                r##"<path d="M-8-8H8V8H-8Z" fill="#fff"/><path d="M-7-8Q-4 0-7 8M7-8Q4 0 7 8" fill="none" stroke="#000" stroke-width="2.5"/><path d="M0-8V8" stroke="#000" stroke-width="3"/>"##
            }
            Self::Ferry => {
                r##"<circle r="7.5" fill="#fff" stroke="#000" stroke-width="1.5"/><path d="M-5-2q2.5-3 5 0t5 0M-5 3q2.5-3 5 0t5 0" fill="none" stroke="#000" stroke-width="1.8"/>"##
            }
            Self::End => r##"<path d="M-7-7H7V7H-7Z" fill="#000"/>"##,
        }
    }

    /// For the legend, 11 px.
    pub(super) fn small(self) -> String {
        hidden(11.0, 11.0, (18.0, 18.0), &format!(r#"<g transform="translate(9 9)">{}</g>"#, self.body()))
    }
}

/// The line in a row of `height` px, with the sign at `middle` px from its top. `before`, `after`: the line comes from
/// above, goes on below.
pub(super) fn line(sign: Sign, height: f64, middle: f64, before: bool, after: bool) -> String {
    let from = if before { 0.0 } else { middle };
    let to = if after { height } else { middle };
    let x = num(LINE_WIDTH / 2.0);
    let body = format!(
        r##"<path d="M{x} {}V{}" stroke="#000" stroke-width="3"/><g transform="translate({x} {})">{}</g>"##,
        num(from),
        num(to),
        num(middle),
        sign.body()
    );
    hidden(LINE_WIDTH, height, (LINE_WIDTH, height), &body)
}
