//! Colours on paper: warm for risk and nothing else, ink and cool tints for the rest. Every meaning also has a shape,
//! a number, a width or a dash, since many printers know no colour.

use passage_model::{RiskLevel, Tlp};

/// Ink.
pub(crate) const INK: &str = "#14191F";
/// White around marks.
pub(crate) const HALO: &str = "#FBFAF8";
/// Lines of the unknown hatch.
pub(crate) const HATCH: &str = "#9AA3AD";

/// Fill, edge and number colour of a level.
pub(crate) fn risk(level: RiskLevel) -> (&'static str, &'static str, &'static str) {
    match level {
        RiskLevel::VeryLow => ("#FBF1C6", "#8A7B36", "#14191F"),
        RiskLevel::Low => ("#F6D25E", "#8A6A0C", "#14191F"),
        RiskLevel::Medium => ("#F0A13C", "#97570A", "#14191F"),
        RiskLevel::High => ("#D95F1E", "#A83F0B", "#14191F"),
        RiskLevel::VeryHigh => ("#A81B2B", "#7E0F1D", "#FFFFFF"),
        RiskLevel::Unacceptable => ("#43091E", "#23030F", "#FFFFFF"),
        RiskLevel::Unknown => ("#EDEFF1", "#66707C", "#14191F"),
    }
}

/// Tint and line of an area of control; tints repeat after four.
pub(crate) fn control(tint: u8) -> (&'static str, &'static str) {
    match tint % 4 {
        0 => ("#E9ECF3", "#4A5A86"),
        1 => ("#DFEDE8", "#1F6B57"),
        2 => ("#DDEBF2", "#1C6684"),
        _ => ("#ECE6F2", "#6A4B90"),
    }
}

/// Colour of the letters of a marking, on black (traffic light protocol 2.0).
pub(crate) fn tlp(tlp: Tlp) -> &'static str {
    match tlp {
        Tlp::Clear => "#FFFFFF",
        Tlp::Green => "#33FF00",
        Tlp::Amber | Tlp::AmberStrict => "#FFC000",
        Tlp::Red => "#FF2B2B",
    }
}
