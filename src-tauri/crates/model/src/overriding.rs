//! An officer's level in place of the computed one.

use serde::{Deserialize, Serialize};

use crate::{OverrideId, RiskLevel, RouteId, Time};

/// An officer's level for a route, with reason, author and expiry. The computed level stays visible beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Override {
    /// Id.
    pub id: OverrideId,
    /// For which route.
    pub route: RouteId,
    /// The level.
    pub level: RiskLevel,
    /// Why. Required.
    pub reason: String,
    /// Who. Required.
    pub author: String,
    /// From when.
    pub from: Time,
    /// Until when. Required: an override without an end outlives its reason.
    pub expires: Time,
}

/// Why an override is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OverrideError {
    /// No reason given.
    #[error("an override needs a reason")]
    NoReason,
    /// No author given.
    #[error("an override needs an author")]
    NoAuthor,
    /// It ends before it starts.
    #[error("an override must expire after it starts")]
    Expired,
}

impl Override {
    /// Checks what must hold of every override.
    pub fn check(&self) -> Result<(), OverrideError> {
        if self.reason.trim().is_empty() {
            Err(OverrideError::NoReason)
        } else if self.author.trim().is_empty() {
            Err(OverrideError::NoAuthor)
        } else if self.expires <= self.from {
            Err(OverrideError::Expired)
        } else {
            Ok(())
        }
    }

    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: Time) -> bool {
        self.from <= at && at < self.expires
    }
}
