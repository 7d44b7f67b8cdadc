//! A number of the method that an organisation has set for itself.

use serde::{Deserialize, Serialize};

use crate::{OwnValueId, Time};

/// Longest name of a parameter and longest value, bytes: far above what the data file holds.
const MAX_NAME: usize = 120;
const MAX_VALUE: usize = 65_536;

/// What an organisation puts in the place of one shipped parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnValue {
    /// Id.
    pub id: OwnValueId,
    /// Name of the parameter in the data file: `floors.front_advance_km_per_day`. Required.
    pub parameter: String,
    /// Its value as JSON, in the form of the data file. Required.
    pub value: String,
    /// Why; printed. Required.
    pub reason: String,
    /// Who set it. Required.
    pub by: String,
    /// When.
    pub at: Time,
}

/// Why an own value is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OwnValueError {
    /// No parameter or value, or one too long to be one.
    #[error("an own value needs the name of a parameter and a value")]
    NoValue,
    /// No reason.
    #[error("an own value needs a reason")]
    NoReason,
    /// No author.
    #[error("an own value needs an author")]
    NoAuthor,
}

impl OwnValue {
    /// Checks what must hold of every own value. Whether the method has such a parameter is the method's to say.
    pub fn check(&self) -> Result<(), OwnValueError> {
        let missing = self.parameter.trim().is_empty() || self.value.trim().is_empty();
        if missing || self.parameter.len() > MAX_NAME || self.value.len() > MAX_VALUE {
            Err(OwnValueError::NoValue)
        } else if self.reason.trim().is_empty() {
            Err(OwnValueError::NoReason)
        } else if self.by.trim().is_empty() {
            Err(OwnValueError::NoAuthor)
        } else {
            Ok(())
        }
    }
}
