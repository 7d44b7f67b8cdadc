//! Drawings, as inline SVG without references: some engines draw no symbol from elsewhere in the document, reverse
//! Arabic letters in SVG text, and know no colour variables there. Text in drawings is therefore digits only, colours
//! are written out, and words are laid over as HTML.

pub(crate) mod hatch;
pub(crate) mod icons;
pub(crate) mod map;
pub(crate) mod marks;
pub(crate) mod palette;
pub(crate) mod picture;
pub(crate) mod profile;
pub(crate) mod strip;

use std::fmt::Write as _;

/// A number with one decimal at most, as short as possible.
pub(crate) fn num(value: f64) -> String {
    let value = if value.is_finite() { (value * 10.0).round() / 10.0 } else { 0.0 };
    // Rounding -0.04 gives -0.
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

/// A path through points, px; closed if asked.
pub(crate) fn path(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        let _ = write!(d, "{}{} {}", if index == 0 { 'M' } else { 'L' }, num(*x), num(*y));
    }
    if closed {
        d.push('Z');
    }
    d
}

/// Text as an attribute value.
pub(crate) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The type of digits in drawings, as attributes: some engines do not apply the page's style sheet to drawings.
pub(crate) const TYPE: &str = r#"font-family="Noto Sans,Segoe UI,Arial,Liberation Sans,sans-serif" font-weight="700""#;

/// An SVG element that a reader of the page skips, since words beside it say the same.
pub(crate) fn hidden(width: f64, height: f64, view: (f64, f64), body: &str) -> String {
    format!(
        r#"<svg width="{}" height="{}" viewBox="0 0 {} {}" {TYPE} aria-hidden="true">{body}</svg>"#,
        num(width),
        num(height),
        num(view.0),
        num(view.1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        assert_eq!(num(1.0), "1");
        assert_eq!(num(-0.04), "0");
        assert_eq!(num(2.345), "2.3");
        assert_eq!(num(f64::NAN), "0");
        assert_eq!(path(&[(0.0, 1.0), (2.55, 3.0)], true), "M0 1L2.6 3Z");
    }

    #[test]
    fn attributes_are_escaped() {
        assert_eq!(attribute(r#"a"<b>&"#), "a&quot;&lt;b&gt;&amp;");
    }
}
