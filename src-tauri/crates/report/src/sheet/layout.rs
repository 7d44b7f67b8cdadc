//! How high everything on the sheet is, and which stops stand on which page. As with briefings, pages are made here.

use super::{
    doc::SheetDoc,
    signs::LINE_WIDTH,
    words::{SheetText, Tongue, sheet_texts},
};
use crate::layout::{
    metrics::Face,
    paper,
    text::{clean, lines_of},
};

/// A kind of type: class in the style sheet, size, line height left to right and right to left, bold. All in px.
#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    pub(super) class: &'static str,
    size: f64,
    ltr: f64,
    rtl: f64,
    bold: bool,
}

pub(super) const TITLE: Set = Set { class: "title", size: 25.0, ltr: 29.0, rtl: 34.0, bold: true };
pub(super) const SMALL_TITLE: Set = Set { class: "title2", size: 17.0, ltr: 21.0, rtl: 25.0, bold: true };
pub(super) const SUB: Set = Set { class: "sub", size: 11.5, ltr: 16.0, rtl: 18.0, bold: false };
pub(super) const LABEL: Set = Set { class: "label", size: 10.5, ltr: 14.0, rtl: 16.0, bold: false };
pub(super) const VALUE: Set = Set { class: "value", size: 14.0, ltr: 19.0, rtl: 22.0, bold: true };
pub(super) const NAME: Set = Set { class: "name", size: 15.0, ltr: 20.0, rtl: 23.0, bold: true };
pub(super) const TODO: Set = Set { class: "todo", size: 12.0, ltr: 16.0, rtl: 19.0, bold: false };
pub(super) const HEAD: Set = Set { class: "head", size: 14.0, ltr: 19.0, rtl: 22.0, bold: true };
pub(super) const RULE: Set = Set { class: "rule", size: 14.0, ltr: 19.0, rtl: 22.0, bold: false };
pub(super) const FOOT: Set = Set { class: "small", size: 9.5, ltr: 13.0, rtl: 15.0, bold: false };

impl Set {
    pub(super) const ALL: [Self; 10] = [TITLE, SMALL_TITLE, SUB, LABEL, VALUE, NAME, TODO, HEAD, RULE, FOOT];

    fn line(self, rtl: bool) -> f64 {
        if rtl { self.rtl } else { self.ltr }
    }

    /// Height of `text` in `width` px.
    fn height(self, text: &str, width: f64, rtl: bool) -> f64 {
        let face = Face { size: self.size, bold: self.bold, mono: false };
        lines_of(&clean(text), face, width) as f64 * self.line(rtl)
    }

    /// Its rules for both writing directions.
    pub(super) fn css(self) -> String {
        let (class, size, ltr, rtl) = (self.class, self.size, self.ltr, self.rtl);
        let weight = if self.bold { 700 } else { 400 };
        format!(
            ".{class}{{font-size:{size}px;line-height:{ltr}px;font-weight:{weight}}}\n[lang=ar].{class},[lang=ar] .{class}{{line-height:{rtl}px}}\n[lang=en].{class},[lang=fr].{class}{{line-height:{ltr}px}}\n"
        )
    }
}

/// Widths of the columns of stops, px: km, line, first language, second language, plan, actual. Match the style sheet.
pub(super) const COLUMNS: [f64; 6] = [44.0, LINE_WIDTH, 243.0, 244.0, 64.0, 82.0];

/// Widths of the facts below the title, px: the date is the longest. Match the style sheet.
pub(super) const FACT_COLUMNS: [f64; 4] = [238.0, 155.0, 155.0, 155.0];
/// Text in a column of a language, without its padding, px.
const COLUMN_TEXT: f64 = 227.0;
/// Width of a half of the page, px.
pub(super) const HALF: f64 = 341.0;
/// Height of two hours, one below the other, px.
const TWO_HOURS: f64 = 38.0;
/// Height of a box to write in, with its padding, px.
const BOX: f64 = 28.0;
/// Room above the lines to fill in by hand, px.
pub(super) const HAND: f64 = 46.0;
/// Rows are closer where that spares a page: padding above and below, px.
const PADDING: [(f64, f64); 2] = [(12.0, 13.0), (6.0, 6.0)];

/// A stop as it stands on the page.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) index: usize,
    pub(super) texts: (SheetText, SheetText),
    /// With padding and rule, px.
    pub(super) height: f64,
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) rows: Vec<Row>,
    /// The reasons to call and the lines to fill in stand here.
    pub(super) tail: bool,
    /// Height used, px.
    pub(super) used: f64,
}

/// All pages.
#[derive(Debug)]
pub(super) struct Pages {
    /// In order.
    pub(super) list: Vec<Page>,
    /// Padding above the text of a row, px.
    pub(super) padding: (f64, f64),
    /// The title in its smaller kind of type.
    pub(super) small_title: bool,
    /// Height there is for stops and what follows them, px.
    #[cfg(test)]
    pub(super) room: f64,
}

/// Heights of what stands on every page.
struct Fixed {
    head: f64,
    foot: f64,
    tail: f64,
    small_title: bool,
}

fn fixed(doc: &SheetDoc, facts: &[[String; 3]], signs: &[String], foot: &[(String, bool)]) -> Fixed {
    let tongues = [Tongue::new(doc, false), Tongue::new(doc, true)];
    let highest = |set: Set, width: f64, text: &dyn Fn(Tongue) -> String| {
        tongues.iter().map(|tongue| set.height(&text(*tongue), width, tongue.rtl())).fold(0.0, f64::max)
    };
    let small_title = tongues.iter().any(|tongue| TITLE.height(&tongue.title(doc), HALF, false) > 60.0);
    let title = if small_title { SMALL_TITLE } else { TITLE };
    let titles = highest(title, HALF, &|tongue| tongue.title(doc)) + highest(SUB, HALF, &|tongue| tongue.subtitle(doc));
    let any_rtl = tongues.iter().any(|tongue| tongue.rtl());
    let highest_fact = |set: Set, part: usize| {
        let heights = facts.iter().zip(FACT_COLUMNS).map(|(fact, px)| set.height(&fact[part], px - 12.0, any_rtl));
        heights.fold(set.line(any_rtl), f64::max)
    };
    let facts = 10.0 + 15.0 + highest_fact(LABEL, 0) + highest_fact(VALUE, 1) + highest_fact(LABEL, 2);
    let columns = 12.0 + 6.0 + 2.0 * LABEL.line(any_rtl);
    let rules: f64 =
        (0..4).map(|index| 12.0 + highest(RULE, HALF - 24.0, &|tongue| tongue.rules(doc)[index].clone())).sum();
    let heading = 20.0 + 5.0 + highest(HEAD, HALF, &|tongue| tongue.words.text("sheet-rules"));
    let sign = signs.iter().map(|text| LABEL.height(text, 215.0, any_rtl)).fold(0.0, f64::max);
    let foot: f64 = foot.iter().map(|(text, rtl)| FOOT.height(text, paper::WIDTH, *rtl)).sum();
    Fixed { head: titles + facts + columns, foot: foot + 12.0, tail: rules + heading + HAND + sign + 8.0, small_title }
}

/// Lays the stops out. `facts` (label, value, value in the second language), `signs` and `foot` are the other texts whose
/// height counts.
pub(super) fn pages(doc: &SheetDoc, facts: &[[String; 3]], signs: &[String], foot: &[(String, bool)]) -> Pages {
    let fixed = fixed(doc, facts, signs, foot);
    let room = (paper::HEIGHT - paper::TOP - 8.0 * 96.0 / 25.4 - fixed.foot) * (1.0 - paper::RESERVE) - fixed.head;
    let [roomy, close] = PADDING.map(|padding| filled(doc, padding, room, fixed.tail));
    let (pages, padding) = if close.len() < roomy.len() { (close, PADDING[1]) } else { (roomy, PADDING[0]) };
    Pages {
        list: pages,
        padding,
        small_title: fixed.small_title,
        #[cfg(test)]
        room,
    }
}

fn filled(doc: &SheetDoc, padding: (f64, f64), room: f64, tail: f64) -> Vec<Page> {
    let rtl = [Tongue::new(doc, false).rtl(), Tongue::new(doc, true).rtl()];
    let height = |text: &SheetText, rtl: bool| {
        NAME.height(&text.name, COLUMN_TEXT, rtl) + TODO.height(&text.todo, COLUMN_TEXT, rtl)
    };
    let new = || Page { rows: Vec::new(), tail: false, used: 0.0 };
    let mut pages = vec![new()];
    for (index, texts) in sheet_texts(doc).into_iter().enumerate() {
        let text = height(&texts.0, rtl[0]).max(height(&texts.1, rtl[1])).max(BOX);
        let waits = doc.stops.get(index).is_some_and(|stop| stop.wait_minutes > 0);
        let text = if waits { text.max(TWO_HOURS) } else { text };
        let row = Row { index, texts, height: (text + padding.0 + padding.1 + 0.75).ceil() };
        // A row higher than a page cannot be: names and notes have a length.
        if pages.last().is_some_and(|page| page.used + row.height > room && !page.rows.is_empty()) {
            pages.push(new());
        }
        if let Some(page) = pages.last_mut() {
            page.used += row.height;
            page.rows.push(row);
        }
    }
    if pages.last().is_some_and(|page| page.used + tail > room) {
        pages.push(new());
    }
    if let Some(page) = pages.last_mut() {
        page.tail = true;
        page.used += tail;
    }
    pages
}
