//! Pieces that several pages use.

use passage_model::{Access, RiskLevel, SideStatusKind};

use crate::{
    doc::MapDoc,
    html::Html,
    layout::{
        table::{Cell, Column, Look, Table, Width},
        text::{Run, Type, line_count},
    },
    render::RenderError,
    svg::{map, marks, marks::Bullet, picture::Picture},
    wording::Wording,
};

/// Size of marks in tables, px.
pub(crate) const MARK: f64 = 17.0;

/// Width of a column of risk marks, and of access discs, px.
pub(crate) const MARK_COLUMN: f64 = 22.0;
/// Width of a column of access discs, px.
pub(crate) const DISC_COLUMN: f64 = 18.0;

/// A page title with the line below it.
pub(crate) fn titles(title: &str, sub: Vec<Run>) -> [Table; 2] {
    [Table::paragraphs(Type::Title, vec![vec![Run::plain(title)]]), Table::paragraphs(Type::Sub, vec![sub])]
}

/// The mark of a level in a cell.
pub(crate) fn level_mark(level: RiskLevel) -> Cell {
    Cell::Svg { svg: marks::risk(level, MARK), height: MARK }
}

/// The disc of an access in a cell.
pub(crate) fn access_disc(access: Access) -> Cell {
    Cell::Svg { svg: marks::access(access, 12.0), height: 12.0 }
}

/// The status of a side as the access it means.
pub(crate) fn side_access(status: SideStatusKind) -> Access {
    match status {
        SideStatusKind::Open => Access::Open,
        SideStatusKind::Restricted => Access::Restricted,
        SideStatusKind::Closed => Access::Closed,
        SideStatusKind::Unknown => Access::Unknown,
    }
}

/// A small drawing inside a line.
pub(crate) fn atom(svg: String, px: f64) -> Run {
    Run::Atom { svg, width: px + 4.0 }
}

/// The name of a level behind its small mark.
pub(crate) fn level_in_line(level: RiskLevel, wording: Wording) -> [Run; 2] {
    [atom(marks::risk(level, 11.0), 11.0), Run::plain(wording.level(level))]
}

/// A list with a sign in front of each line.
pub(crate) fn list(heading: String, bullet: Bullet, lines: &[String]) -> Table {
    let columns = vec![Column::new(Width::Px(17.0), Type::Body), Column::new(Width::Part(1.0), Type::Body)];
    let mut table = Table::new(Look::Bare, columns).heading(heading);
    table.rows = lines
        .iter()
        .map(|line| vec![Cell::Svg { svg: marks::bullet(bullet), height: 12.0 }, Cell::plain(line)])
        .collect();
    table
}

/// A map with its caption.
pub(crate) struct Captioned {
    /// Markup.
    pub html: String,
    /// Height of map and caption, px.
    pub height: f64,
    /// A caption that is too long to stand above the map alone: to be printed before it.
    pub before: Option<Table>,
}

/// Captions up to this height stand above the map, px.
const CAPTION: f64 = 48.0;

/// A framed map. `caption`: with its title and note above it.
pub(crate) fn map_figure(
    doc: &MapDoc,
    (width, height): (f64, f64),
    wording: Wording,
    html: &Html,
    caption: bool,
) -> Result<Captioned, RenderError> {
    let picture: Picture = map::draw(doc, width, height, |km| wording.words.km(km));
    let above = caption_height(doc, width, wording);
    let (title, note) = (doc.title.as_str(), doc.note.as_deref().unwrap_or_default());
    if caption && above > 0.0 {
        let html = html.picture(&picture, title, note, false, 0.0)?;
        return Ok(Captioned { html, height: height + above, before: None });
    }
    let before = caption
        .then(|| Table::paragraphs(Type::Body, vec![vec![Run::strong(title)], vec![Run::plain(note)]]).above(6.0));
    Ok(Captioned { html: html.picture(&picture, "", "", false, 0.0)?, height, before })
}

/// Height of the caption of a map, px; 0 where it is too long to stand above the map. Its title is a little larger
/// than the rest.
pub(crate) fn caption_height(doc: &MapDoc, width: f64, wording: Wording) -> f64 {
    let runs = [Run::strong(&doc.title), Run::plain(" "), Run::plain(doc.note.as_deref().unwrap_or_default())];
    let height = line_count(&runs, Type::Box, width) as f64 * Type::Cell.line(wording.rtl()).max(14.0) + 3.0;
    if height > CAPTION { 0.0 } else { height }
}
