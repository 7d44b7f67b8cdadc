//! From content to pages, without a browser.
//!
//! Print engines differ in what they can paginate, so pages are made here: content is a flow of tables and drawings of
//! known height, and a page is filled until the next piece does not fit. Heights come from a model of text width that
//! errs on the wide side, so that a page is rather a little too empty than ever too full.

pub(crate) mod flow;
pub(crate) mod metrics;
pub(crate) mod table;
pub(crate) mod text;

/// Size of the paper and of what may be printed on it, px at 96 to the inch.
pub(crate) mod paper {
    /// Height of a page: A4 less a hair, so that no engine adds an empty page, 296.8 mm.
    pub(crate) const HEIGHT: f64 = 1121.7;
    /// Width between the margins of 12 mm.
    pub(crate) const WIDTH: f64 = 703.0;
    /// From the top of the page to the content.
    pub(crate) const TOP: f64 = 72.0;
    /// From the content to the bottom of the page, without the disclaimers.
    pub(crate) const BOTTOM: f64 = 55.0;
    /// Part of the height that is left empty, for what the model does not foresee.
    pub(crate) const RESERVE: f64 = 0.012;
}
