//! An officer's word that reports from an area have stopped coming.

use serde::{Deserialize, Serialize};

use crate::{Geometry, LatLon, SilenceId, Time};

/// Smallest and largest radius, km: a town; a province.
const RADIUS_KM: (f64, f64) = (1.0, 200.0);

/// An area from which reports have stopped coming, whatever the reason: lines cut, sources fled, a party that forbids
/// telephones. No count of reports can see it. It takes from confidence, never from a level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Silence {
    /// Id.
    pub id: SilenceId,
    /// Middle of the area.
    pub at: LatLon,
    /// How far it reaches round its middle, km: 1 to 200.
    pub radius_km: f64,
    /// What the area is called, as typed. Empty: the place has no name here.
    pub area: String,
    /// How that is known. Required.
    pub reason: String,
    /// Who says so. Required.
    pub author: String,
    /// Since when.
    pub from: Time,
    /// Until when. `None`: until somebody takes it back. It has no end by itself: a silence that was forgotten makes nobody
    /// drive.
    pub until: Option<Time>,
}

/// Why a silence is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SilenceError {
    /// A radius that is no number or out of range.
    #[error("an area from which nothing is heard reaches 1 to 200 km round its middle")]
    Radius,
    /// No reason given.
    #[error("a word that reporting has stopped needs a reason")]
    NoReason,
    /// No author given.
    #[error("a word that reporting has stopped needs an author")]
    NoAuthor,
    /// It ends before it starts.
    #[error("a silence must end after it starts")]
    Ended,
}

impl Silence {
    /// Checks what must hold of every silence.
    pub fn check(&self) -> Result<(), SilenceError> {
        if !(RADIUS_KM.0..=RADIUS_KM.1).contains(&self.radius_km) {
            Err(SilenceError::Radius)
        } else if self.reason.trim().is_empty() {
            Err(SilenceError::NoReason)
        } else if self.author.trim().is_empty() {
            Err(SilenceError::NoAuthor)
        } else if self.until.is_some_and(|until| until <= self.from) {
            Err(SilenceError::Ended)
        } else {
            Ok(())
        }
    }

    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: Time) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    /// Its middle as a geometry.
    pub fn middle(&self) -> Geometry {
        Geometry::Point { at: self.at }
    }
}
