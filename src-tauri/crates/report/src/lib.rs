//! Briefings and the sheets that drivers carry, as self-contained, pre-paginated HTML.
//!
//! [`doc::BriefingDoc`] is what a briefing says, as data; [`render`] draws it; [`sheet::SheetDoc`] and
//! [`sheet::render_sheet`] are the same for a driver. Three ideas carry the crate:
//!
//! - **Pages are made here.** Print engines disagree on what they can paginate, so content is a flow of tables and
//!   drawings whose height is known (`layout`), and the pages come out the same in every browser. What does not fit
//!   goes to a further page; nothing is cut.
//! - **Drawings carry no words.** Marks, strips, profiles and maps are SVG with digits at most (`svg`); words are laid
//!   over them as HTML, since some engines reverse Arabic in SVG.
//! - **Nothing needs colour.** Shape, number, line width, thread and dash repeat what a colour says.

pub mod doc;
pub mod sheet;

mod bidi;
mod html;
mod layout;
mod pages;
mod render;
mod svg;
mod wording;

pub use doc::BriefingDoc;
pub use render::{RenderError, render};

use passage_model::Time;

/// The document id of a briefing: producer, region, subject, paper size, day and minute of the data (UTC), e.g.
/// `PSG_SYR_routerisk_A4_20241130_1800`. Only the first twelve letters and digits of `region` are kept.
pub fn document_id(region: &str, as_of: Time) -> String {
    let region: String = region.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    format!("PSG_{region}_routerisk_A4_{}", as_of.format("%Y%m%d_%H%M"))
}

#[cfg(test)]
mod tests;
