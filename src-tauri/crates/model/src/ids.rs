//! Identifiers: UUIDv7, one type per thing, so that a route id can never be passed where an event id is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier")]
pub struct IdError(pub String);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id from a wall-clock reading (milliseconds since 1970 UTC) and ten random bytes.
            /// Ids made later sort later (UUIDv7, RFC 9562).
            pub fn from_parts(unix_ms: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
            }

            /// The sixteen bytes, as stored.
            pub fn bytes(self) -> [u8; 16] {
                *self.0.as_bytes()
            }

            /// An id from its sixteen stored bytes.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(s: &str) -> Result<Self, IdError> {
                Uuid::parse_str(s.trim()).map(Self).map_err(|_| IdError(s.chars().take(80).collect()))
            }
        }
    };
}

id!(/// A named settlement.
    PlaceId);
id!(/// A border crossing, internal line crossing, checkpoint, bridge or ferry.
    CrossingId);
id!(/// A route.
    RouteId);
id!(/// Who told us.
    SourceId);
id!(/// What a source said.
    ReportId);
id!(/// What is said to have happened or to hold.
    EventId);
id!(/// An officer's level in place of the computed one.
    OverrideId);
id!(/// A country scale fitted on past events.
    CalibrationId);
id!(/// What a person did with a draft of a text.
    ReviewId);
id!(/// A number of the method that an organisation has set for itself.
    OwnValueId);
id!(/// An officer's word that reports from an area have stopped coming.
    SilenceId);
id!(/// An issued briefing.
    BriefingId);
id!(/// One recorded change (for the audit trail and undo).
    ChangeId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_round_trip() {
        let a = EventId::from_parts(1_000, [0xff; 10]);
        let b = EventId::from_parts(1_001, [0; 10]);
        assert!(a < b);
        assert_eq!(a.to_string().parse(), Ok(a));
        assert_eq!(EventId::from_bytes(a.bytes()), a);
        assert!("not-an-id".parse::<EventId>().is_err());
    }
}
