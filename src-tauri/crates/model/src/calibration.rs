//! A country scale fitted on past events, with the test beside it.

use serde::{Deserialize, Serialize};

use crate::{CalibrationId, Extent, Time};

/// A country scale: what a person had fitted on the user's own past events. It is in use only while it is chosen, and only
/// with the parameters that it was fitted with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Id.
    pub id: CalibrationId,
    /// Country or region, as printed. Required.
    pub label: String,
    /// When it was made.
    pub made_at: Time,
    /// Who had it made. Required.
    pub made_by: String,
    /// The method and parameters it was fitted with, as outputs cite them.
    pub method: String,
    /// Scale A fitted; above 0.
    pub scale_a: f64,
    /// Scale A that it takes the place of.
    pub shipped_scale_a: f64,
    /// Weekly origins it was fitted on; 1 or more.
    pub weeks: u32,
    /// First of them.
    pub first_origin: Time,
    /// Last of them.
    pub last_origin: Time,
    /// Routes it was fitted on.
    pub routes: u32,
    /// Their length, km.
    pub km: f64,
    /// Events within reach of them.
    pub events: u32,
    /// Where those routes lie, with a margin. Empty: not on record, as in databases of earlier builds.
    #[serde(default)]
    pub areas: Vec<Extent>,
    /// How it did. `None`: too few weeks to test it.
    pub test: Option<CalibrationTest>,
    /// Who chose it and when. `None`: not in use.
    pub chosen: Option<Choice>,
}

/// A person's choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// When.
    pub at: Time,
    /// Who.
    pub by: String,
}

/// How a scale did on weeks that it was not fitted on: each tested week with a scale fitted on the weeks before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalibrationTest {
    /// Weeks tested.
    pub weeks: u32,
    /// With the shipped scale.
    pub before: TestedScale,
    /// With the fitted ones.
    pub after: TestedScale,
}

/// Scores of one sequence of predictions. Everything is weighted by length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Share of length and origins that was followed by an event, 0 to 1.
    pub base_rate: f64,
    /// Mean probability said, 0 to 1.
    pub mean_probability: f64,
    /// Brier score: mean of (p − y)², 0 to 1; 0 is perfect.
    pub brier: f64,
    /// Skill: 1 − Brier / Brier of climatology. `None`: the climatology was never wrong.
    pub skill: Option<f64>,
    /// Area under the precision-recall curve (average precision), 0 to 1. `None`: nothing followed, or everything.
    pub aupr: Option<f64>,
    /// Area under the ROC curve, 0 to 1; 0.5 is chance. `None` as for `aupr`.
    pub auc: Option<f64>,
    /// Expected calibration error over 20 bins of equal length, 0 to 1.
    pub ece: f64,
    /// Predictive accuracy index on the worst 5, 10 and 20 % of the length of each origin. `None`: nothing followed.
    pub pai: Option<[f64; 3]>,
}

/// Scores and reliability table of one scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestedScale {
    /// Scores.
    #[serde(flatten)]
    pub scores: Scores,
    /// Mean probability said, share followed, share of the length, 0 to 1: one row per bin, lowest first.
    pub reliability: Vec<[f64; 3]>,
}

/// Why a calibration is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalibrationError {
    /// No country or region named.
    #[error("a calibration needs the name of a country or region")]
    NoLabel,
    /// No author.
    #[error("a calibration needs an author")]
    NoAuthor,
    /// A scale or a number of weeks that no fit gives.
    #[error("a scale above 0 and at least one week are needed")]
    NoFit,
}

impl Calibration {
    /// Checks what must hold of every calibration.
    pub fn check(&self) -> Result<(), CalibrationError> {
        if self.label.trim().is_empty() {
            Err(CalibrationError::NoLabel)
        } else if self.made_by.trim().is_empty() {
            Err(CalibrationError::NoAuthor)
        } else if !(self.scale_a > 0.0 && self.scale_a.is_finite()) || self.weeks == 0 {
            Err(CalibrationError::NoFit)
        } else {
            Ok(())
        }
    }
}
