//! How far a report is believed: Admiralty grades and the status of an event.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Reliability of a source, Admiralty scale A to F. F is *no basis to judge*, not the worst grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

impl Reliability {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Credibility of a piece of information, Admiralty scale 1 to 6. 6 is *no basis to judge*, not the worst grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Credibility {
    /// Confirmed by other independent sources.
    #[serde(rename = "1")]
    One,
    /// Probably true.
    #[serde(rename = "2")]
    Two,
    /// Possibly true.
    #[serde(rename = "3")]
    Three,
    /// Doubtful.
    #[serde(rename = "4")]
    Four,
    /// Improbable.
    #[serde(rename = "5")]
    Five,
    /// Cannot be judged.
    #[serde(rename = "6")]
    Six,
}

impl Credibility {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 6] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Six];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
            Self::Six => "6",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Source and information graded together, as in `B3`. The two are judged apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Grade {
    /// The source.
    pub reliability: Reliability,
    /// The information.
    pub credibility: Credibility,
}

/// A text is not a grade.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a grade: a letter A to F and a digit 1 to 6 are expected, as in B3")]
pub struct GradeError(pub String);

impl Grade {
    /// No basis to judge either: F6.
    pub const UNJUDGED: Self = Self { reliability: Reliability::F, credibility: Credibility::Six };

    /// Whether the two halves contradict each other (a reliable source said the improbable, or the reverse); such a
    /// pair is shown for review. A5 and E1 are the examples of the field guide; B5 and D1 are the same by degree.
    pub fn is_contradictory(self) -> bool {
        use Credibility::{Five, One};
        use Reliability::{A, B, D, E};
        matches!((self.reliability, self.credibility), (A | B, Five) | (D | E, One))
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.reliability.code(), self.credibility.code())
    }
}

impl From<Grade> for String {
    fn from(grade: Grade) -> Self {
        grade.to_string()
    }
}

impl TryFrom<String> for Grade {
    type Error = GradeError;
    fn try_from(text: String) -> Result<Self, GradeError> {
        text.parse()
    }
}

impl FromStr for Grade {
    type Err = GradeError;
    fn from_str(text: &str) -> Result<Self, GradeError> {
        let error = || GradeError(text.chars().take(20).collect());
        let trimmed = text.trim();
        let mut chars = trimmed.chars();
        let (Some(letter), Some(digit), None) = (chars.next(), chars.next(), chars.next()) else {
            return Err(error());
        };
        Ok(Self {
            reliability: Reliability::from_code(&letter.to_ascii_uppercase().to_string()).ok_or_else(error)?,
            credibility: Credibility::from_code(&digit.to_string()).ok_or_else(error)?,
        })
    }
}

/// What standing an event has, from the wording of its reports and the work of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// Hearsay without a named origin.
    Rumour,
    /// Said by a party about itself or its enemy.
    Claimed,
    /// Said by someone who is not a party.
    Reported,
    /// Two or more independent sources.
    Corroborated,
    /// Confirmed by the competent authority, own staff, or independent proof.
    Confirmed,
    /// Another side denies it.
    Contradicted,
    /// Taken back by who said it: counts for nothing, stays visible.
    Retracted,
}

impl EventStatus {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 7] = [
        Self::Rumour,
        Self::Claimed,
        Self::Reported,
        Self::Corroborated,
        Self::Confirmed,
        Self::Contradicted,
        Self::Retracted,
    ];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rumour => "rumour",
            Self::Claimed => "claimed",
            Self::Reported => "reported",
            Self::Corroborated => "corroborated",
            Self::Confirmed => "confirmed",
            Self::Contradicted => "contradicted",
            Self::Retracted => "retracted",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_parse_and_print() {
        let grade: Grade = " b3 ".parse().unwrap();
        assert_eq!(grade.to_string(), "B3");
        assert_eq!(serde_json::to_string(&grade).unwrap(), "\"B3\"");
        for bad in ["", "B", "B33", "G1", "A7", "3B"] {
            assert!(bad.parse::<Grade>().is_err(), "{bad}");
        }
        assert!("A5".parse::<Grade>().unwrap().is_contradictory());
        assert!("E1".parse::<Grade>().unwrap().is_contradictory());
        assert!(!"F6".parse::<Grade>().unwrap().is_contradictory());
        assert_eq!(serde_json::to_string(&Credibility::Six).unwrap(), "\"6\"");
    }
}
