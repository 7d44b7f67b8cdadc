//! What the commands work on. A stand-in until `passage_desk::Session` exists.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Value, json};

/// A refusal, as the pages receive it.
#[derive(Debug, Clone, PartialEq, Serialize, thiserror::Error)]
#[error("{code}: {message}")]
pub(crate) struct ApiError {
    /// Stable code.
    pub(crate) code: String,
    /// A finished sentence.
    pub(crate) message: String,
    /// What it refers to.
    pub(crate) details: Value,
}

/// The open database and everything asked of it.
pub(crate) struct Session {
    path: PathBuf,
}

impl Session {
    /// A session on the database at this path, whether it exists or not.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Answers a command.
    pub(crate) fn call(&self, cmd: &str, _args: Value) -> Result<Value, ApiError> {
        match cmd {
            "status" => Ok(json!({ "state": "none", "path": self.path, "version": env!("CARGO_PKG_VERSION") })),
            _ => Err(ApiError { code: "unknown-command".into(), message: String::new(), details: json!(cmd) }),
        }
    }
}
