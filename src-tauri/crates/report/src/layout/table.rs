//! Tables: everything on a page that is not a drawing is one, a heading and a paragraph too. A table knows how high its
//! rows are, so that it can be continued on a further page.

use super::text::{Run, Type, line_count, split};

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Width {
    /// Fixed, px, with the gap after it.
    Px(f64),
    /// A part of what is left.
    Part(f64),
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// Its label. `None` below a label that spans it, or in a table without labels.
    pub label: Option<String>,
    /// How many columns the label spans.
    pub span: usize,
    /// Its width.
    pub width: Width,
    /// How its text is set.
    pub kind: Type,
    /// Bold throughout.
    pub strong: bool,
    /// Aligned to the end.
    pub end: bool,
}

impl Column {
    pub(crate) fn new(width: Width, kind: Type) -> Self {
        Self { label: None, span: 1, width, kind, strong: false, end: false }
    }

    /// A column of a table, labelled.
    pub(crate) fn cell(label: impl Into<String>, width: Width) -> Self {
        Self { label: Some(label.into()), ..Self::new(width, Type::Cell) }
    }

    /// A column of marks whose label also spans the column of words after it.
    pub(crate) fn mark(label: impl Into<String>, px: f64) -> Self {
        Self { span: 2, ..Self::cell(label, Width::Px(px)) }
    }

    /// A column without a label, below the label of the one before.
    pub(crate) fn rest(width: Width) -> Self {
        Self::new(width, Type::Cell)
    }

    pub(crate) fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    pub(crate) fn end(self) -> Self {
        Self { end: true, ..self }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Text.
    Text(Vec<Run>),
    /// A drawing of this height, px.
    Svg {
        /// Inline SVG.
        svg: String,
        /// Height, px.
        height: f64,
    },
    /// Short texts of different kinds of type below each other. Never continued on a further page.
    Stack(Vec<(Type, Vec<Run>)>),
}

impl Cell {
    pub(crate) fn empty() -> Self {
        Self::Text(Vec::new())
    }

    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::Text(vec![Run::plain(text)])
    }
}

/// How a table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Rules between rows.
    Ruled,
    /// No rules: paragraphs, lists.
    Bare,
    /// A frame around it.
    Framed,
    /// A rule above and below.
    Banded,
    /// A rule above each cell, to sign below.
    Signed,
}

impl Look {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Ruled => "ruled",
            Self::Bare => "bare",
            Self::Framed => "framed",
            Self::Banded => "banded",
            Self::Signed => "signed",
        }
    }

    /// Padding of a row above and below, with its rule, px; a pixel of it is for fonts that sit low. Matches the style
    /// sheet.
    fn row_extra(self) -> f64 {
        match self {
            Self::Ruled => 5.4,
            Self::Bare => 3.6,
            Self::Framed => 4.6,
            Self::Banded => 8.0,
            Self::Signed => 7.0,
        }
    }

    /// Padding around all rows, px.
    fn frame(self) -> f64 {
        match self {
            Self::Framed => 11.0,
            Self::Banded => 2.0,
            _ => 0.0,
        }
    }

    /// Padding to the left and right of all columns, px.
    pub(crate) fn sides(self) -> f64 {
        if self == Self::Framed { 22.0 } else { 0.0 }
    }
}

/// Heading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The heading.
    pub text: String,
    /// A remark at the end of the line.
    pub note: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// Its heading, repeated where it is continued.
    pub heading: Option<Heading>,
    /// Its look.
    pub look: Look,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Gap above it, px.
    pub above: f64,
}

/// Gap after the text of a cell, inside the width of its column, px. Matches the style sheet.
pub(crate) const CELL_GAP: f64 = 6.0;

/// No row is higher: a higher one is continued in further rows, px.
const MAX_ROW: f64 = 260.0;

impl Table {
    pub(crate) fn new(look: Look, columns: Vec<Column>) -> Self {
        Self { heading: None, look, columns, rows: Vec::new(), above: 0.0 }
    }

    /// Paragraphs of one kind of type.
    pub(crate) fn paragraphs(kind: Type, paragraphs: Vec<Vec<Run>>) -> Self {
        let mut table = Self::new(Look::Bare, vec![Column::new(Width::Part(1.0), kind)]);
        table.rows = paragraphs.into_iter().map(|runs| vec![Cell::Text(runs)]).collect();
        table
    }

    pub(crate) fn heading(mut self, text: impl Into<String>) -> Self {
        self.heading = Some(Heading { text: text.into(), note: None });
        self
    }

    pub(crate) fn above(mut self, px: f64) -> Self {
        self.above = px;
        self
    }

    /// Widths of the columns in px when the table is `width` px wide.
    fn widths(&self, width: f64) -> Vec<f64> {
        let fixed: f64 = self.columns.iter().map(|c| if let Width::Px(px) = c.width { px } else { 0.0 }).sum();
        let parts: f64 = self.columns.iter().map(|c| if let Width::Part(part) = c.width { part } else { 0.0 }).sum();
        let left = (width - self.look.sides() - fixed).max(0.0);
        let px = |column: &Column| match column.width {
            Width::Px(px) => px,
            Width::Part(part) => left * part / parts.max(f64::MIN_POSITIVE),
        };
        self.columns.iter().map(px).collect()
    }

    /// Measures the table at `width` px; rows that are too high for any page become several.
    pub(crate) fn measured(self, width: f64, rtl: bool) -> Measured {
        let widths = self.widths(width);
        let head = self.head_height(&widths, width, rtl);
        let extra = self.look.row_extra();
        let rows = self.rows.iter().flat_map(|row| self.continued(row, &widths, rtl));
        let rows = rows.map(|row| (self.content_height(&row, &widths, rtl) + extra, row));
        let rows = rows.map(|(height, cells)| MeasuredRow { cells, height }).collect();
        Measured { table: Self { rows: Vec::new(), ..self }, width, widths, head, rows }
    }

    fn head_height(&self, widths: &[f64], width: f64, rtl: bool) -> f64 {
        let heading = self.heading.as_ref().map_or(0.0, |heading| {
            let text = heading.note.as_deref().unwrap_or_default();
            let runs = [Run::strong(&heading.text), Run::plain("  "), Run::plain(text)];
            line_count(&runs, Type::Heading, width) as f64 * Type::Heading.line(rtl) + 7.0
        });
        let mut labels = 0_usize;
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(label) = &column.label {
                let room: f64 = widths.iter().skip(index).take(column.span).sum();
                labels = labels.max(line_count(&[Run::strong(label)], Type::Label, room - CELL_GAP));
            }
        }
        heading + if labels == 0 { 0.0 } else { labels as f64 * Type::Label.line(rtl) + 5.0 }
    }

    fn content_height(&self, row: &[Cell], widths: &[f64], rtl: bool) -> f64 {
        let cells = row.iter().zip(&self.columns).zip(widths);
        let heights = cells.map(|((cell, column), width)| match cell {
            Cell::Text(runs) => {
                let lines = line_count(&emphasised(runs, column), column.kind, width - CELL_GAP);
                lines as f64 * column.kind.line(rtl)
            }
            Cell::Svg { height, .. } => *height,
            Cell::Stack(texts) => {
                texts.iter().map(|(kind, runs)| line_count(runs, *kind, width - CELL_GAP) as f64 * kind.line(rtl)).sum()
            }
        });
        heights.fold(0.0, f64::max)
    }

    /// The row, or the rows it takes when it is higher than any row may be.
    fn continued(&self, row: &[Cell], widths: &[f64], rtl: bool) -> Vec<Vec<Cell>> {
        if self.content_height(row, widths, rtl) <= MAX_ROW {
            return vec![row.to_vec()];
        }
        let parts: Vec<Vec<Cell>> = row
            .iter()
            .zip(&self.columns)
            .zip(widths)
            .map(|((cell, column), width)| match cell {
                Cell::Text(runs) => {
                    let lines = whole(MAX_ROW / column.kind.line(rtl));
                    let room = width - CELL_GAP;
                    split(&emphasised(runs, column), column.kind, room, lines).into_iter().map(Cell::Text).collect()
                }
                other => vec![other.clone()],
            })
            .collect();
        let count = parts.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |part: &Vec<Cell>, index: usize| part.get(index).cloned().unwrap_or_else(Cell::empty);
        (0..count).map(|index| parts.iter().map(|part| cell(part, index)).collect()).collect()
    }
}

/// A count of lines from a quotient; at least one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn whole(value: f64) -> usize {
    value.clamp(1.0, 1000.0) as usize
}

/// The runs as they are set in a column that is bold throughout.
fn emphasised(runs: &[Run], column: &Column) -> Vec<Run> {
    let strong = |run: &Run| match run {
        Run::Text { text, tone: super::text::Tone::Plain } if column.strong => Run::strong(text),
        other => other.clone(),
    };
    runs.iter().map(strong).collect()
}

/// A row with its height.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MeasuredRow {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Its height with padding and rule, px.
    pub height: f64,
}

/// A table with all heights.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measured {
    /// The table without its rows.
    pub table: Table,
    /// Its width, px.
    pub width: f64,
    /// Widths of its columns, px.
    pub widths: Vec<f64>,
    /// Height of heading and labels, px.
    pub head: f64,
    /// Its rows.
    pub rows: Vec<MeasuredRow>,
}

impl Measured {
    /// Height with the gap above, px.
    pub(crate) fn height(&self) -> f64 {
        self.fixed() + self.rows.iter().map(|row| row.height).sum::<f64>()
    }

    /// Height without rows, px.
    pub(crate) fn fixed(&self) -> f64 {
        self.table.above + self.head + self.table.look.frame()
    }

    /// The table with its first `count` rows, and the table with the others.
    pub(crate) fn split_at(mut self, count: usize) -> (Self, Self) {
        let rows = self.rows.split_off(count.min(self.rows.len()));
        let tail = Self { table: self.table.clone(), widths: self.widths.clone(), rows, ..self };
        (self, tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        let columns = vec![Column::mark("Risk", 20.0), Column::rest(Width::Part(1.0)), Column::rest(Width::Part(3.0))];
        let mut table = Table::new(Look::Ruled, columns).heading("Routes");
        let mark = Cell::Svg { svg: String::new(), height: 17.0 };
        table.rows = vec![vec![mark, Cell::plain("Low"), Cell::plain(text)]];
        table
    }

    #[test]
    fn columns_fill_the_width() {
        let measured = table("short").measured(703.0, false);
        assert!((measured.widths.iter().sum::<f64>() - 703.0).abs() < 1e-6);
        assert_eq!(measured.rows[0].height, 17.0 + 5.4);
    }

    #[test]
    fn a_row_higher_than_a_page_is_continued() {
        let measured = table(&"word ".repeat(8000)).measured(703.0, true);
        assert!(measured.rows.len() > 3);
        assert!(measured.rows.iter().all(|row| row.height <= MAX_ROW + 6.0));
        assert!(matches!(&measured.rows[1].cells[1], Cell::Text(runs) if runs.is_empty()));
    }
}
