//! The pages: what stands where, in the order answer, then evidence.

pub(crate) mod annex;
pub(crate) mod legend;
pub(crate) mod overview;
pub(crate) mod parts;
pub(crate) mod route;
pub(crate) mod tables;
