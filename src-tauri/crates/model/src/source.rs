//! Who told us.

use serde::{Deserialize, Serialize};

use crate::{Names, Reliability, SourceId};

/// What sort of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A government body with competence over what it states.
    Authority,
    /// A ministry or army that is a party to the conflict.
    Ministry,
    /// A non-state armed party.
    ArmedParty,
    /// News agency or outlet.
    NewsAgency,
    /// Monitoring or research group, dataset.
    MonitoringGroup,
    /// Our own staff.
    OwnStaff,
    /// A partner organisation.
    Partner,
    /// Channel, social media, unnamed person.
    SocialMedia,
    /// Another.
    Other,
}

impl SourceKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 9] = [
        Self::Authority,
        Self::Ministry,
        Self::ArmedParty,
        Self::NewsAgency,
        Self::MonitoringGroup,
        Self::OwnStaff,
        Self::Partner,
        Self::SocialMedia,
        Self::Other,
    ];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Ministry => "ministry",
            Self::ArmedParty => "armed_party",
            Self::NewsAgency => "news_agency",
            Self::MonitoringGroup => "monitoring_group",
            Self::OwnStaff => "own_staff",
            Self::Partner => "partner",
            Self::SocialMedia => "social_media",
            Self::Other => "other",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Who told us, and how reliable they are as a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Source {
    /// Id.
    pub id: SourceId,
    /// Names.
    pub names: Names,
    /// What sort.
    pub kind: SourceKind,
    /// Reliability, A to F.
    pub reliability: Reliability,
    /// The party it speaks for, as named: a party that denies its own act carries no weight.
    pub party: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}
