//! Shared helpers of the tests that cross crate borders.
