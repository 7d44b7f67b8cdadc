//! The scales of the answer: risk level, access, confidence, advice, trend.

use serde::{Deserialize, Serialize};

/// Risk level of a segment or route. `Unknown` is a level of its own: no report is not low risk. The order of the
/// variants is the order of the numbered scale with `Unknown` first; to rank for display use [`RiskLevel::rank`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RiskLevel {
    /// No basis to classify.
    Unknown,
    /// 1.
    VeryLow,
    /// 2.
    Low,
    /// 3.
    Medium,
    /// 4.
    High,
    /// 5.
    VeryHigh,
    /// 6: a stop trigger holds.
    Unacceptable,
}

impl RiskLevel {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 7] =
        [Self::Unknown, Self::VeryLow, Self::Low, Self::Medium, Self::High, Self::VeryHigh, Self::Unacceptable];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::VeryLow => "very_low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very_high",
            Self::Unacceptable => "unacceptable",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

impl RiskLevel {
    /// The number on the scale, 1 to 6, or `None` for Unknown.
    pub fn number(self) -> Option<u8> {
        match self {
            Self::Unknown => None,
            Self::VeryLow => Some(1),
            Self::Low => Some(2),
            Self::Medium => Some(3),
            Self::High => Some(4),
            Self::VeryHigh => Some(5),
            Self::Unacceptable => Some(6),
        }
    }

    /// The level with this number (1 to 6).
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == Some(number))
    }

    /// Rank for sorting worst last: Unknown stands just above Medium.
    pub fn rank(self) -> u8 {
        match self {
            Self::VeryLow => 1,
            Self::Low => 2,
            Self::Medium => 3,
            Self::Unknown => 4,
            Self::High => 5,
            Self::VeryHigh => 6,
            Self::Unacceptable => 7,
        }
    }
}

/// Whether a route can be travelled, best first. Kept apart from risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Open, with evidence.
    Open,
    /// Passable under conditions.
    Restricted,
    /// Not known.
    Unknown,
    /// Closed.
    Closed,
}

impl Access {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 4] = [Self::Open, Self::Restricted, Self::Unknown, Self::Closed];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Restricted => "restricted",
            Self::Unknown => "unknown",
            Self::Closed => "closed",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// How well founded an assessment is. Shown beside the level, never mixed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Confidence {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Low, Self::Moderate, Self::High];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What the table of advice says; the decision rests with people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Go.
    Go,
    /// Go with conditions.
    Conditions,
    /// Hold.
    Hold,
    /// No-go.
    NoGo,
}

impl Advice {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 4] = [Self::Go, Self::Conditions, Self::Hold, Self::NoGo];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::Conditions => "conditions",
            Self::Hold => "hold",
            Self::NoGo => "no_go",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Change against the last issued briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trend {
    /// No briefing has been issued with this route.
    None,
    /// The level is what it was.
    Same {
        /// The level then and now.
        level: RiskLevel,
    },
    /// The level is worse than it was.
    Up {
        /// The level then.
        from: RiskLevel,
    },
    /// The level is better than it was.
    Down {
        /// The level then.
        from: RiskLevel,
    },
}

impl Trend {
    /// The trend from the level in the last briefing to the level now.
    pub fn between(last: Option<RiskLevel>, now: RiskLevel) -> Self {
        match last {
            None => Self::None,
            Some(last) if last == now => Self::Same { level: now },
            Some(last) if last.rank() < now.rank() => Self::Up { from: last },
            Some(last) => Self::Down { from: last },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_ranks_between_medium_and_high() {
        assert!(RiskLevel::Medium.rank() < RiskLevel::Unknown.rank());
        assert!(RiskLevel::Unknown.rank() < RiskLevel::High.rank());
        assert_eq!(RiskLevel::Unknown.number(), None);
    }

    #[test]
    fn trend_compares_ranks() {
        use RiskLevel::{High, Low};
        assert_eq!(Trend::between(Some(Low), High), Trend::Up { from: Low });
        assert_eq!(Trend::between(Some(High), Low), Trend::Down { from: High });
        assert_eq!(Trend::between(Some(Low), Low), Trend::Same { level: Low });
        assert_eq!(Trend::between(None, Low), Trend::None);
    }
}
