//! Browser host on loopback over the same use-cases, for UI tests
