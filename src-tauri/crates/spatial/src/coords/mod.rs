//! Positions as people write them: decimal degrees, degrees with minutes and seconds, UTM, UPS, MGRS.

mod angle;
mod grid;
mod lex;
mod list;
mod print;
mod problem;
mod project;
mod split;

use passage_model::LatLon;
use serde::Serialize;

pub use list::parse_positions;
pub use print::{print_decimal, print_dms, print_mgrs, print_utm};
pub use problem::{ParseError, Problem};

/// Longest text taken as one position, bytes.
pub const MAX_POSITION_BYTES: usize = 4096;

/// How a position was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Notation {
    /// Degrees with a decimal fraction.
    Decimal,
    /// Degrees and minutes.
    DegreesMinutes,
    /// Degrees, minutes and seconds.
    DegreesMinutesSeconds,
    /// Universal Transverse Mercator: zone, easting, northing.
    Utm,
    /// Universal Polar Stereographic: hemisphere, easting, northing.
    Ups,
    /// Military Grid Reference System.
    Mgrs,
}

/// What was assumed where the text allowed two readings; to be shown to the person who pasted it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Note {
    /// Neither letters nor labels say which number is which: latitude was taken first.
    LatitudeFirst {
        /// The position if longitude was meant first, where that is one.
        other: Option<LatLon>,
    },
    /// A UTM zone letter S means band S (32 to 40 north) to the military and the southern hemisphere to most programs.
    /// The northing fits both; band S was taken.
    BandS {
        /// The position in the southern hemisphere.
        other: LatLon,
    },
    /// As [`Note::BandS`], but the northing fits only the southern hemisphere, which was taken.
    SouthernHemisphere,
}

/// A position that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parsed {
    /// The position; for MGRS the middle of the square.
    pub at: LatLon,
    /// How it was written.
    pub notation: Notation,
    /// How much one unit of the last digit is, metres on the ground from south to north: 11 km for `36.2`, 100 m for a
    /// six-digit MGRS reference.
    pub resolution_m: f64,
    /// What was assumed.
    pub note: Option<Note>,
}

/// Reads one position.
///
/// Taken: decimal degrees (point, comma or Arabic decimal mark; Western, Arabic-Indic or Persian digits), degrees with
/// minutes and seconds in any usual form, signs, letters or words for the four directions before or after (English,
/// Arabic, French), `lat`/`lon` labels, brackets, invisible direction marks; UTM with a band letter or a hemisphere;
/// UPS; MGRS with or without spaces, two to ten digits. Without letters and labels the first number is the latitude and
/// [`Note::LatitudeFirst`] says so. What can be read in two ways that matter is refused, not guessed.
///
/// ```
/// use passage_spatial::{Notation, Problem, parse_position};
/// let at = parse_position("36°12'8.1\"N 37 09 30 E").unwrap();
/// assert_eq!(at.notation, Notation::DegreesMinutesSeconds);
/// assert!((at.at.lat() - 36.202_25).abs() < 1e-9);
/// assert_eq!(parse_position("٣٦٫٢٠٢١، ٣٧٫١٣٤٣").unwrap().at.lon(), 37.1343);
/// assert_eq!(parse_position("37S CA 1888 0071").unwrap().resolution_m, 10.0);
/// assert!(matches!(parse_position("137.1, 36.2").unwrap_err().problem, Problem::Swapped { .. }));
/// ```
pub fn parse_position(text: &str) -> Result<Parsed, ParseError> {
    if text.len() > MAX_POSITION_BYTES {
        let problem = Problem::TooLong { bytes: text.len(), limit: MAX_POSITION_BYTES };
        return Err(ParseError::new(0..text.len(), problem));
    }
    let chars = lex::normalise(text);
    if chars.iter().all(|c| c.ch.is_whitespace()) {
        return Err(ParseError::new(0..text.len(), Problem::Empty));
    }
    if let Some(result) = grid::mgrs(&chars) {
        return result;
    }
    let tokens = lex::tokens(&chars)?;
    match grid::utm(&tokens) {
        Some(result) => result,
        None => split::position(&tokens, 0..text.len()),
    }
}

#[cfg(test)]
mod grid_tests;
#[cfg(test)]
mod tests;
