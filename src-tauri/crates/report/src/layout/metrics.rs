//! How wide a text is: a model, since nothing here can ask a font.
//!
//! Widths are the advances of Noto Sans and Noto Sans Arabic in thousandths of the font size, with an allowance on top
//! for the other sans-serif fonts that a machine may put in their place. A text is never narrower than the model says
//! by much, and is usually a few per cent narrower: lines are rather counted too many than too few.

/// Allowance for fonts that are wider than the ones measured.
const ALLOWANCE: f64 = 1.045;

/// Advance of a character of a fixed-width font.
const MONO: f64 = 615.0;

/// Printable ASCII from the space on, regular.
const REGULAR: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572,
    572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907,
    760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615,
    564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380,
    551, 380, 572,
];

/// Printable ASCII from the space on, bold.
const BOLD: [u16; 95] = [
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572, 572, 572, 572,
    572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 389, 331, 664, 565, 943,
    813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633,
    591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394,
    551, 394, 572,
];

/// Arabic letters: advance where a letter follows, and at the end of a word or before a gap. Letters that do not join
/// forward have the same advance in both places.
fn arabic(c: char) -> (f64, f64) {
    let (joined, end) = match c {
        'ا' | 'أ' | 'إ' | 'آ' => (291, 291),
        'ب' => (343, 1093),
        'ت' | 'ث' => (373, 1093),
        'ج' | 'ح' | 'خ' => (637, 649),
        'د' | 'ذ' => (532, 532),
        'ر' | 'ز' => (396, 396),
        'س' | 'ش' => (850, 1269),
        'ص' | 'ض' => (949, 1352),
        'ط' | 'ظ' => (710, 831),
        'ع' | 'غ' => (521, 531),
        'ف' => (495, 1098),
        'ق' => (495, 808),
        'ك' => (508, 922),
        'ل' => (300, 730),
        'م' => (578, 562),
        'ن' => (343, 730),
        'ه' => (574, 486),
        'و' | 'ؤ' => (472, 472),
        'ي' | 'ئ' => (373, 760),
        'ى' => (760, 760),
        'ة' => (486, 486),
        'ء' => (411, 411),
        '،' | '؛' => (344, 344),
        '؟' => (434, 434),
        _ => (600, 1100),
    };
    (f64::from(joined), f64::from(end))
}

/// Whether a character belongs to a script that is written from right to left.
pub(crate) fn is_rtl(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}

/// Signs that stand above or below another character, and joiners.
fn is_zero_width(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED | 0x200B..=0x200F)
}

fn thousandths(c: char, next: Option<char>, bold: bool) -> f64 {
    if let Some(index) = u32::from(c).checked_sub(32).and_then(|index| usize::try_from(index).ok())
        && let Some(width) = if bold { BOLD.get(index) } else { REGULAR.get(index) }
    {
        return f64::from(*width);
    }
    if is_zero_width(c) {
        return 0.0;
    }
    if is_rtl(c) {
        let (joined, end) = arabic(c);
        let joins = next.is_some_and(|n| is_rtl(n) && n.is_alphabetic() || is_zero_width(n));
        return if joins { joined.max(if is_zero_width(next.unwrap_or(' ')) { end } else { 0.0 }) } else { end }
            * if bold { 1.09 } else { 1.0 };
    }
    let base = match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => 260.0,
        '‘' | '’' | '·' | '•' => 376.0,
        '“' | '”' | '«' | '»' | '–' => 520.0,
        '—' | '…' | '→' | '←' | 'œ' | 'Œ' | 'æ' | 'Æ' => 1000.0,
        c if c.is_lowercase() => 640.0,
        c if c.is_uppercase() => 800.0,
        _ => 1100.0,
    };
    if bold { base * 1.08 } else { base }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Face {
    /// Font size, px.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Fixed width.
    pub mono: bool,
}

/// Advance of each character of `text` in px, in logical order.
pub(crate) fn advances(text: &str, face: Face) -> impl Iterator<Item = (usize, char, f64)> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let next = chars.peek().map(|(_, c)| *c);
        let em = if face.mono && !is_rtl(c) { MONO } else { thousandths(c, next, face.bold) };
        Some((at, c, em / 1000.0 * face.size * ALLOWANCE))
    })
}

/// Width of `text` on one line, px.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    advances(text, face).map(|(_, _, width)| width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size: 10.0, bold: false, mono: false };

    #[test]
    fn widths_follow_the_letters() {
        assert!(width("WWW", FACE) > width("iii", FACE));
        assert!(width("bold", Face { bold: true, ..FACE }) > width("bold", FACE));
        assert_eq!(width("", FACE), 0.0);
    }

    #[test]
    fn joined_letters_are_narrower_than_lone_ones() {
        assert!(width("بب", FACE) < 2.0 * width("ب", FACE));
        // Vowel signs take no room of their own and never make a word narrower.
        assert!(width("مُتَوَسِّط", FACE) >= width("متوسط", FACE));
    }
}
