//! Why a text is not a position: codes and values, no wording.

use std::ops::Range;

use passage_model::LatLon;
use serde::Serialize;

/// A text is not a position: where in it, and what was expected.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[error("bytes {}..{}: {problem}", range.start, range.end)]
pub struct ParseError {
    /// The bytes of the text that are meant.
    pub range: Range<usize>,
    /// What is wrong with them.
    pub problem: Problem,
}

impl ParseError {
    pub(crate) fn new(range: Range<usize>, problem: Problem) -> Self {
        Self { range, problem }
    }

    /// The same error in a longer text that starts `by` bytes earlier.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

/// What is wrong. The values explain it; the wording for people belongs to the user interface, by [`Problem::code`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// Longer than any position.
    #[error("{bytes} bytes, at most {limit} are a position")]
    TooLong {
        /// Length given.
        bytes: usize,
        /// Longest allowed.
        limit: usize,
    },
    /// A word or sign that has no place in a position.
    #[error("not part of a position")]
    Unexpected,
    /// A number of more than 20 digits.
    #[error("a number with too many digits")]
    LongNumber,
    /// Not two numbers, two times two or two times three.
    #[error("{numbers} numbers do not make a latitude and a longitude")]
    NotTwoAngles {
        /// How many numbers there are.
        numbers: usize,
    },
    /// A comma that may separate or be a decimal comma.
    #[error("a comma that can be read in two ways")]
    UnclearComma,
    /// A dash that may be a minus or only separate.
    #[error("a dash that can be read in two ways")]
    UnclearDash,
    /// A letter that means different directions in different languages (O, ش).
    #[error("a letter that can be read in two ways")]
    UnclearLetter,
    /// Only the last number of an angle may have a fraction.
    #[error("only the last part of an angle may have a fraction")]
    EarlyFraction,
    /// Degrees, minutes and seconds signs in another order, or without their number.
    #[error("degrees, minutes and seconds are out of order")]
    MarkOrder,
    /// Minutes must be below 60.
    #[error("{value} minutes, below 60 expected")]
    Minutes {
        /// Minutes given.
        value: f64,
    },
    /// Seconds must be below 60.
    #[error("{value} seconds, below 60 expected")]
    Seconds {
        /// Seconds given.
        value: f64,
    },
    /// A minus and a direction letter on the same angle.
    #[error("a sign and a direction letter together")]
    SignAndLetter,
    /// A direction or label is given for one angle only.
    #[error("a direction or label for only one of the two angles")]
    OneDirection,
    /// Two latitudes or two longitudes, or a label that contradicts its letter.
    #[error("two directions of the same kind")]
    SameDirection,
    /// Latitude outside -90 to 90.
    #[error("latitude {value} is outside -90 to 90")]
    Latitude {
        /// Latitude given, degrees.
        value: f64,
    },
    /// Longitude outside -180 to 180.
    #[error("longitude {value} is outside -180 to 180")]
    Longitude {
        /// Longitude given, degrees.
        value: f64,
    },
    /// The latitude is out of range, but the two numbers the other way round are a position.
    #[error("latitude and longitude seem to be swapped")]
    Swapped {
        /// The position when they are swapped back.
        suggestion: LatLon,
    },
    /// A grid zone outside 1 to 60.
    #[error("zone {zone}, 1 to 60 expected")]
    GridZone {
        /// Zone given.
        zone: u32,
    },
    /// A letter that is no band (C to X without I and O), or no polar band (A, B, Y, Z).
    #[error("`{letter}` is not a latitude band")]
    GridBand {
        /// Letter given, upper case.
        letter: char,
    },
    /// Two letters that name no square in their zone and band.
    #[error("no such square in this zone and band")]
    GridSquare,
    /// The digits of an MGRS reference: two to ten, as many for the easting as for the northing.
    #[error("{digits} digits, an even number from 2 to 10 expected, in one or two equal groups")]
    GridDigits {
        /// Digits given.
        digits: usize,
    },
    /// After the zone one easting and one northing are expected.
    #[error("one easting and one northing expected")]
    GridNumbers,
    /// Easting out of range.
    #[error("easting {value} m, {min} to {max} expected")]
    Easting {
        /// Easting given, m.
        value: f64,
        /// Smallest, m.
        min: f64,
        /// Largest, m.
        max: f64,
    },
    /// Northing out of range.
    #[error("northing {value} m, {min} to {max} expected")]
    Northing {
        /// Northing given, m.
        value: f64,
        /// Smallest, m.
        min: f64,
        /// Largest, m.
        max: f64,
    },
    /// Easting and northing lie more than a degree outside the band of the zone letter.
    #[error("latitude {lat} is not in band {letter}")]
    NotInBand {
        /// The letter, upper case.
        letter: char,
        /// Where easting and northing lead, degrees.
        lat: f64,
    },
}

impl Problem {
    /// Stable code, as in `swapped`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::Unexpected => "unexpected",
            Self::LongNumber => "long_number",
            Self::NotTwoAngles { .. } => "not_two_angles",
            Self::UnclearComma => "unclear_comma",
            Self::UnclearDash => "unclear_dash",
            Self::UnclearLetter => "unclear_letter",
            Self::EarlyFraction => "early_fraction",
            Self::MarkOrder => "mark_order",
            Self::Minutes { .. } => "minutes",
            Self::Seconds { .. } => "seconds",
            Self::SignAndLetter => "sign_and_letter",
            Self::OneDirection => "one_direction",
            Self::SameDirection => "same_direction",
            Self::Latitude { .. } => "latitude",
            Self::Longitude { .. } => "longitude",
            Self::Swapped { .. } => "swapped",
            Self::GridZone { .. } => "grid_zone",
            Self::GridBand { .. } => "grid_band",
            Self::GridSquare => "grid_square",
            Self::GridDigits { .. } => "grid_digits",
            Self::GridNumbers => "grid_numbers",
            Self::Easting { .. } => "easting",
            Self::Northing { .. } => "northing",
            Self::NotInBand { .. } => "not_in_band",
        }
    }
}
