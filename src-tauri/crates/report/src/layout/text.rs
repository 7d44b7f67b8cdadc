//! Pieces of text in one cell, and the lines they take.

use std::fmt::Write as _;

use super::metrics::{Face, advances};

/// The kinds of type of a briefing. Sizes in px at 96 to the inch; line heights in px, larger for Arabic, whose marks
/// need room above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    /// The message at the top.
    Title,
    /// The line below it.
    Sub,
    /// The word of the level.
    Level,
    /// The sentence with *because*; headings of findings.
    Lead,
    /// Recommendation.
    Box,
    /// Headings of parts.
    Heading,
    /// Running text and lists.
    Body,
    /// Tables.
    Cell,
    /// Facts below the title.
    Fact,
    /// Labels of columns, legend.
    Label,
    /// Disclaimers.
    Foot,
}

impl Type {
    pub(crate) const ALL: [Self; 11] = [
        Self::Title,
        Self::Sub,
        Self::Level,
        Self::Lead,
        Self::Box,
        Self::Heading,
        Self::Body,
        Self::Cell,
        Self::Fact,
        Self::Label,
        Self::Foot,
    ];

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Title => "t-title",
            Self::Sub => "t-sub",
            Self::Level => "t-level",
            Self::Lead => "t-lead",
            Self::Box => "t-box",
            Self::Heading => "t-head",
            Self::Body => "t-body",
            Self::Cell => "t-cell",
            Self::Fact => "t-fact",
            Self::Label => "t-label",
            Self::Foot => "t-foot",
        }
    }

    /// Font size, line height left to right, line height right to left, bold.
    fn measures(self) -> (f64, f64, f64, bool) {
        match self {
            Self::Title => (21.0, 25.0, 31.0, true),
            Self::Sub => (11.5, 15.0, 17.5, false),
            Self::Level => (19.0, 22.0, 28.0, true),
            Self::Lead => (11.0, 14.5, 17.0, true),
            Self::Box => (11.0, 15.0, 17.0, false),
            Self::Heading => (11.5, 15.0, 17.5, true),
            Self::Body => (10.2, 14.0, 16.0, false),
            Self::Cell => (9.4, 13.0, 14.5, false),
            Self::Fact => (10.4, 13.5, 16.0, true),
            Self::Label => (8.8, 12.0, 13.5, false),
            Self::Foot => (8.2, 11.3, 12.5, false),
        }
    }

    pub(crate) fn line(self, rtl: bool) -> f64 {
        let (_, ltr_line, rtl_line, _) = self.measures();
        if rtl { rtl_line } else { ltr_line }
    }

    pub(crate) fn face(self) -> Face {
        let (size, _, _, bold) = self.measures();
        Face { size, bold, mono: false }
    }

    /// The style sheet of all kinds, so that what is measured is what is set.
    pub(crate) fn css(rtl: bool) -> String {
        let mut css = String::new();
        for kind in Self::ALL {
            let (size, _, _, bold) = kind.measures();
            let weight = if bold { 700 } else { 400 };
            let (class, line) = (kind.class(), kind.line(rtl));
            let _ = writeln!(css, ".{class}{{font-size:{size}px;line-height:{line}px;font-weight:{weight}}}");
        }
        css
    }
}

/// A piece of text in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Run {
    /// Text.
    Text {
        /// The text.
        text: String,
        /// How it stands out.
        tone: Tone,
    },
    /// A drawing as high as a line. It never breaks.
    Atom {
        /// Inline SVG.
        svg: String,
        /// Width with the gap after it, px.
        width: f64,
    },
    /// A grade in its frame.
    Grade(String),
}

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Not at all.
    Plain,
    /// Bold.
    Strong,
    /// Fixed width: codes.
    Code,
    /// A name in whatever language, which keeps its own direction as a whole.
    Name,
}

/// Width of a framed grade with its margin, px.
const GRADE_WIDTH: f64 = 22.0;

impl Run {
    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::Text { text: clean(text.as_ref()), tone: Tone::Plain }
    }

    pub(crate) fn strong(text: impl AsRef<str>) -> Self {
        Self::Text { text: clean(text.as_ref()), tone: Tone::Strong }
    }

    pub(crate) fn name(text: impl AsRef<str>) -> Self {
        Self::Text { text: clean(text.as_ref()), tone: Tone::Name }
    }

    pub(crate) fn code(text: impl AsRef<str>) -> Self {
        Self::Text { text: clean(text.as_ref()), tone: Tone::Code }
    }
}

/// Text fit for print: line ends become spaces; control characters and marks that set the writing direction are left
/// out, since a mark in a pasted report could turn round what follows it. A number stays with its unit, and French
/// punctuation with its word. Spaces at the ends stay: they part runs.
pub(crate) fn clean(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(
            |c| !matches!(u32::from(*c), 0x200E | 0x200F | 0x061C | 0x202A..=0x202E | 0x2066..=0x2069 | 0xFEFF | 0xAD),
        )
        .map(|c| if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    bound(&plain)
}

/// Units that stay with the number before them; `km` also with the one after it.
const UNITS: [&str; 11] = ["%", "km", "h", "d", "j", "t", "min", "UTC", "كم", "س", "د"];

/// `text` with spaces that do not break before units and before punctuation that French sets apart.
fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (index, word) in text.split(' ').enumerate() {
        let core = word.trim_end_matches(['.', ',', ';', ':', ')', '،', '؛']);
        let after_number = before.ends_with(|c: char| c.is_ascii_digit());
        let before_number = word.starts_with(|c: char| c.is_ascii_digit());
        let unit = after_number && UNITS.contains(&core);
        let kilometre = before_number && matches!(before, "km" | "كم");
        let punctuation = matches!(word, ":" | ";" | "?" | "!" | "»");
        if index > 0 {
            out.push(if !before.is_empty() && (unit || kilometre || punctuation) { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// Part of a run that stays on one line.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    run: usize,
    from: usize,
    to: usize,
    width: f64,
    space: bool,
}

fn units(runs: &[Run], base: Face) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (run, piece) in runs.iter().enumerate() {
        match piece {
            Run::Atom { width, .. } => units.push(Unit { run, from: 0, to: 0, width: *width, space: false }),
            Run::Grade(_) => units.push(Unit { run, from: 0, to: 0, width: GRADE_WIDTH, space: false }),
            Run::Text { text, tone } => {
                let face =
                    Face { bold: base.bold || *tone == Tone::Strong, mono: *tone == Tone::Code, size: base.size };
                for (from, c, width) in advances(text, face) {
                    let (to, space) = (from + c.len_utf8(), c == ' ');
                    match units.last_mut() {
                        Some(last) if last.run == run && last.space == space && last.to == from => {
                            last.to = to;
                            last.width += width;
                        }
                        _ => units.push(Unit { run, from, to, width, space }),
                    }
                }
            }
        }
    }
    units
}

/// Breaks a word that is wider than a line, between any two characters.
fn broken(unit: &Unit, runs: &[Run], base: Face, width: f64) -> Vec<Unit> {
    let Some(Run::Text { text, tone }) = runs.get(unit.run) else { return vec![unit.clone()] };
    let face = Face { bold: base.bold || *tone == Tone::Strong, mono: *tone == Tone::Code, size: base.size };
    let mut parts: Vec<Unit> = Vec::new();
    for (from, c, advance) in advances(text, face).filter(|(at, _, _)| (unit.from..unit.to).contains(at)) {
        let to = from + c.len_utf8();
        match parts.last_mut() {
            Some(part) if part.width + advance <= width => {
                part.to = to;
                part.width += advance;
            }
            _ => parts.push(Unit { run: unit.run, from, to, width: advance, space: false }),
        }
    }
    parts
}

/// The lines that `runs` take in `width` px, greedily, as browsers break them. Two pieces without a space between them
/// may be parted here although a browser keeps them together; the line count is the same or one more.
fn lines(runs: &[Run], base: Face, width: f64) -> Vec<Vec<Unit>> {
    let mut lines: Vec<Vec<Unit>> = vec![Vec::new()];
    let mut used = 0.0;
    let mut words = Vec::new();
    for unit in units(runs, base) {
        if !unit.space && unit.width > width {
            words.extend(broken(&unit, runs, base, width));
        } else {
            words.push(unit);
        }
    }
    for unit in words {
        if !unit.space && used > 0.0 && used + unit.width > width {
            lines.push(Vec::new());
            used = 0.0;
        }
        used += unit.width;
        if let Some(line) = lines.last_mut() {
            line.push(unit);
        }
    }
    lines
}

/// How many lines `runs` take in `width` px; no runs take none.
pub(crate) fn line_count(runs: &[Run], kind: Type, width: f64) -> usize {
    if runs.is_empty() { 0 } else { lines(runs, kind.face(), width).len() }
}

/// How many lines `text`, set in `face`, takes in `width` px; no text takes none.
pub(crate) fn lines_of(text: &str, face: Face, width: f64) -> usize {
    if text.is_empty() { 0 } else { lines(&[Run::plain(text)], face, width).len() }
}

/// `runs` in parts of at most `max` lines each, at least one part. Nothing is lost but the spaces at the breaks.
pub(crate) fn split(runs: &[Run], kind: Type, width: f64, max: usize) -> Vec<Vec<Run>> {
    let lines = lines(runs, kind.face(), width);
    lines.chunks(max.max(1)).map(|chunk| rebuilt(runs, chunk.iter().flatten())).collect()
}

/// `text` on one line of `width` px, with an ellipsis where it is longer. Only for what is printed in full elsewhere.
pub(crate) fn shortened(text: &str, kind: Type, width: f64) -> String {
    let runs = [Run::plain(text)];
    let fits = split(&runs, kind, width - 16.0, 1);
    match fits.first().map(Vec::as_slice) {
        Some([Run::Text { text, .. }]) if fits.len() > 1 => format!("{}…", text.trim_end()),
        _ => text.to_owned(),
    }
}

fn rebuilt<'a>(runs: &[Run], units: impl Iterator<Item = &'a Unit>) -> Vec<Run> {
    let mut out: Vec<(usize, Run)> = Vec::new();
    for unit in units {
        match (runs.get(unit.run), out.last_mut()) {
            (Some(Run::Text { text, .. }), Some((run, Run::Text { text: sofar, .. }))) if *run == unit.run => {
                sofar.push_str(text.get(unit.from..unit.to).unwrap_or_default());
            }
            (Some(Run::Text { text, tone }), _) => {
                let text = text.get(unit.from..unit.to).unwrap_or_default().to_owned();
                out.push((unit.run, Run::Text { text, tone: *tone }));
            }
            (Some(other), _) => out.push((unit.run, other.clone())),
            (None, _) => {}
        }
    }
    out.into_iter().map(|(_, run)| run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(parts: &[Vec<Run>]) -> String {
        let text = parts.iter().flatten().map(|run| match run {
            Run::Text { text, .. } => text.clone(),
            Run::Grade(grade) => grade.clone(),
            Run::Atom { .. } => String::new(),
        });
        text.collect()
    }

    #[test]
    fn splitting_loses_nothing() {
        let long = "One two three, four five six seven. ".repeat(40);
        let runs = [Run::strong("Head: "), Run::plain(&long), Run::Grade("B2".into())];
        let parts = split(&runs, Type::Cell, 150.0, 4);
        assert!(parts.len() > 5);
        assert!(parts.iter().all(|part| line_count(part, Type::Cell, 150.0) <= 4));
        assert_eq!(text_of(&parts), format!("Head: {long}B2"));
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken() {
        let runs = [Run::plain("x".repeat(200))];
        assert!(line_count(&runs, Type::Cell, 50.0) > 15);
        assert_eq!(text_of(&split(&runs, Type::Cell, 50.0, 3)).len(), 200);
        // Even a column without any width terminates.
        assert!(line_count(&runs, Type::Cell, 0.0) >= 200);
    }

    #[test]
    fn numbers_stay_with_their_units() {
        assert_eq!(clean("62 %. In 6 h, km 44"), "62\u{a0}%. In 6\u{a0}h, km\u{a0}44");
        assert_eq!(clean("Accès : fermé"), "Accès\u{a0}: fermé");
        assert_eq!(clean(" a  b "), " a  b ");
    }

    #[test]
    fn direction_marks_and_controls_are_left_out() {
        assert_eq!(clean("a\u{202e}b\u{2068}c\u{2069}\u{0}d\ne\u{200f}"), "abcd e");
    }
}
