//! Filling pages.

use super::{
    paper,
    table::{Measured, Table},
    text::{Run, Type, shortened},
};

/// A drawing with its size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// Markup.
    pub html: String,
    /// Width, px.
    pub width: f64,
    /// Height with the gap above, px.
    pub height: f64,
}

/// A part of the content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Flow {
    /// A drawing, never broken.
    Figure(Figure),
    /// A table, broken between rows.
    Table(Table),
    /// Tables side by side; below each other over the whole width where they are too high for that.
    Columns {
        /// The tables with their widths, px.
        tables: Vec<(f64, Table)>,
        /// Gap above, px.
        above: f64,
    },
    /// A drawing with tables beside it; tables that do not fit beside it follow below over the whole width.
    Beside {
        /// The drawing. `None`: all tables take the whole width.
        figure: Option<Figure>,
        /// The tables.
        tables: Vec<Table>,
    },
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Placed {
    /// A drawing.
    Figure(Figure),
    /// A table.
    Table(Measured),
    /// Tables side by side.
    Columns {
        /// The tables.
        tables: Vec<Measured>,
        /// Gap above, px.
        above: f64,
    },
    /// A drawing with tables beside it.
    Beside {
        /// The drawing.
        figure: Figure,
        /// The tables.
        tables: Vec<Measured>,
    },
}

impl Placed {
    fn height(&self) -> f64 {
        let sum = |tables: &[Measured]| tables.iter().map(Measured::height).sum::<f64>();
        match self {
            Self::Figure(figure) => figure.height,
            Self::Table(table) => table.height(),
            Self::Columns { tables, above } => above + tables.iter().map(Measured::height).fold(0.0, f64::max),
            Self::Beside { figure, tables } => figure.height.max(sum(tables)),
        }
    }
}

/// What starts on a page of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    /// What stands at the top of its second and further pages.
    pub running: String,
    /// Its content.
    pub flows: Vec<Flow>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    /// What is on it, from the top.
    pub placed: Vec<Placed>,
    /// Height used, px.
    pub used: f64,
    /// Height there is, px.
    pub capacity: f64,
}

/// Gap between a drawing and what stands beside it, px. Matches the style sheet.
pub(crate) const BESIDE_GAP: f64 = 18.0;

/// Rows that must follow a heading on the same page.
const ROWS_WITH_HEAD: usize = 2;

/// Fills pages. `footers` are the heights of the disclaimers on the first and on the other pages.
pub(crate) fn pages(sections: Vec<Section>, footers: (f64, f64), rtl: bool) -> Vec<Page> {
    let mut filler = Filler { pages: Vec::new(), footers, rtl, running: String::new(), opening: 0 };
    for section in sections {
        filler.running.clear();
        filler.new_page();
        filler.running = section.running;
        for flow in section.flows {
            filler.add(flow);
        }
    }
    filler.pages
}

/// Height of the content of a page whose disclaimers are `footer` px high.
pub(crate) fn capacity(footer: f64) -> f64 {
    (paper::HEIGHT - paper::TOP - paper::BOTTOM - footer) * (1.0 - paper::RESERVE)
}

struct Filler {
    pages: Vec<Page>,
    footers: (f64, f64),
    rtl: bool,
    running: String,
    /// Pieces that stand on the page before its content: the running line or nothing.
    opening: usize,
}

impl Filler {
    fn new_page(&mut self) {
        let footer = if self.pages.is_empty() { self.footers.0 } else { self.footers.1 };
        self.pages.push(Page { placed: Vec::new(), used: 0.0, capacity: capacity(footer) });
        self.opening = usize::from(!self.running.is_empty());
        if !self.running.is_empty() {
            let running = shortened(&self.running, Type::Sub, paper::WIDTH);
            let line = Table::paragraphs(Type::Sub, vec![vec![Run::plain(running)]]);
            self.place(Placed::Table(line.measured(paper::WIDTH, self.rtl)));
        }
    }

    fn room(&self) -> f64 {
        self.pages.last().map_or(0.0, |page| page.capacity - page.used)
    }

    /// Whether the page has nothing on it but the running line.
    fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(|page| page.placed.len() <= self.opening)
    }

    fn place(&mut self, placed: Placed) {
        if let Some(page) = self.pages.last_mut() {
            page.used += placed.height();
            page.placed.push(placed);
        }
    }

    /// Places a piece that is never broken: on this page, or on the next.
    fn place_whole(&mut self, placed: Placed) {
        if placed.height() > self.room() && !self.is_fresh() {
            self.new_page();
        }
        self.place(placed);
    }

    fn add(&mut self, flow: Flow) {
        match flow {
            Flow::Figure(figure) => self.place_whole(Placed::Figure(figure)),
            Flow::Table(table) => self.add_table(table.measured(paper::WIDTH, self.rtl)),
            Flow::Columns { tables, above } => self.add_columns(tables, above),
            Flow::Beside { figure, tables } => self.add_beside(figure, tables),
        }
    }

    fn add_table(&mut self, table: Measured) {
        let mut rest = table;
        while !rest.rows.is_empty() {
            let fits = fitting(&rest, self.room());
            let least = ROWS_WITH_HEAD.min(rest.rows.len());
            if fits < least && !self.is_fresh() {
                self.new_page();
                continue;
            }
            let (now, later) = rest.split_at(fits.max(1));
            self.place(Placed::Table(now));
            rest = later;
            if !rest.rows.is_empty() {
                self.new_page();
            }
        }
    }

    fn add_columns(&mut self, tables: Vec<(f64, Table)>, above: f64) {
        let measured: Vec<Measured> =
            tables.iter().map(|(width, table)| table.clone().measured(*width, self.rtl)).collect();
        let columns = Placed::Columns { tables: measured, above };
        let (height, full) = (columns.height(), self.pages.last().map_or(0.0, |page| page.capacity));
        if height <= self.room() || height <= full * 0.45 {
            self.place_whole(columns);
            return;
        }
        for (_, table) in tables {
            let above = table.above.max(above);
            self.add(Flow::Table(Table { above, ..table }));
        }
    }

    fn add_beside(&mut self, figure: Option<Figure>, tables: Vec<Table>) {
        let Some(figure) = figure else {
            for table in tables {
                self.add(Flow::Table(table));
            }
            return;
        };
        let width = paper::WIDTH - figure.width - BESIDE_GAP;
        let limit = figure.height.max(self.room().min(figure.height * 1.15));
        let (mut beside, mut used) = (Vec::new(), 0.0);
        let mut tables = tables.into_iter();
        let mut below = Vec::new();
        for table in tables.by_ref() {
            let measured = table.clone().measured(width, self.rtl);
            if used + measured.height() > limit {
                below.push(table);
                break;
            }
            used += measured.height();
            beside.push(measured);
        }
        below.extend(tables);
        self.place_whole(Placed::Beside { figure, tables: beside });
        for table in below {
            self.add(Flow::Table(table));
        }
    }
}

/// How many rows of `table` fit in `room` px below its heading.
fn fitting(table: &Measured, room: f64) -> usize {
    let mut left = room - table.fixed();
    table
        .rows
        .iter()
        .take_while(|row| {
            left -= row.height;
            left >= 0.0
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: usize, words: usize) -> Table {
        let text = "word ".repeat(words);
        Table::paragraphs(Type::Body, (0..rows).map(|_| vec![Run::plain(&text)]).collect()).heading("List")
    }

    fn rows_on(page: &Page) -> usize {
        let rows = page.placed.iter().map(|placed| match placed {
            Placed::Table(table) => table.rows.len(),
            Placed::Columns { tables, .. } | Placed::Beside { tables, .. } => tables.iter().map(|t| t.rows.len()).sum(),
            Placed::Figure(_) => 0,
        });
        rows.sum()
    }

    #[test]
    fn long_tables_go_on_and_lose_no_row() {
        let section = Section { running: "continued".into(), flows: vec![Flow::Table(list(300, 30))] };
        let pages = pages(vec![section], (40.0, 20.0), false);
        assert!(pages.len() > 5);
        assert!(pages.iter().all(|page| page.used <= page.capacity));
        let running = pages.len() - 1;
        assert_eq!(pages.iter().map(rows_on).sum::<usize>(), 300 + running);
    }

    #[test]
    fn columns_that_are_too_high_are_stacked() {
        let tables = vec![(220.0, list(80, 20)), (220.0, list(1, 20))];
        let section = Section { running: String::new(), flows: vec![Flow::Columns { tables, above: 10.0 }] };
        let pages = pages(vec![section], (40.0, 20.0), true);
        assert!(pages.len() > 1 && pages.iter().all(|page| page.used <= page.capacity));
        assert_eq!(pages.iter().map(rows_on).sum::<usize>(), 81);
    }

    #[test]
    fn what_does_not_fit_beside_a_drawing_follows_below() {
        let figure = Figure { html: String::new(), width: 400.0, height: 300.0 };
        let flows = vec![Flow::Beside { figure: Some(figure), tables: vec![list(2, 10), list(60, 30)] }];
        let pages = pages(vec![Section { running: "x".into(), flows }], (40.0, 20.0), false);
        assert!(matches!(&pages[0].placed[0], Placed::Beside { tables, .. } if tables.len() == 1));
        assert!(pages.iter().all(|page| page.used <= page.capacity));
    }
}
