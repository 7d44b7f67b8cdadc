//! Briefings as self-contained, pre-paginated HTML.
//!
//! [`doc::BriefingDoc`] is what a briefing says, as data.

pub mod doc;

pub use doc::BriefingDoc;

use passage_model::Time;

/// The document id of a briefing: producer, region, subject, paper size, day and minute of the data (UTC), e.g.
/// `PSG_SYR_routerisk_A4_20241130_1800`. Only letters and digits of `region` are kept.
pub fn document_id(region: &str, as_of: Time) -> String {
    let region: String = region.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("PSG_{region}_routerisk_A4_{}", as_of.format("%Y%m%d_%H%M"))
}
