//! Text in XML.

use std::borrow::Cow;

/// Whether XML 1.0 can hold the character.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// The text with the five characters of XML escaped and characters that XML 1.0 cannot hold left out. A carriage return
/// goes by its number: readers make a line feed of one that stands there as it is.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    escape(text, |c| c == '\r')
}

/// The same for the value of an attribute, where readers make blanks of line feeds and tabs too.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    escape(text, |c| matches!(c, '\r' | '\n' | '\t'))
}

fn escape(text: &str, by_number: fn(char) -> bool) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'');
    if !text.chars().any(|c| special(c) || by_number(c) || !is_plain(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_plain(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\r' if by_number(c) => out.push_str("&#13;"),
            '\n' if by_number(c) => out.push_str("&#10;"),
            '\t' if by_number(c) => out.push_str("&#9;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a<b&\"c\"\u{0}\u{ffff}\n"), "a&lt;b&amp;&quot;c&quot;\n");
        assert!(matches!(escaped("حلب"), Cow::Borrowed(_)));
    }

    #[test]
    fn line_ends_come_back_as_they_were() {
        assert_eq!(escaped("a\r\n\tb"), "a&#13;\n\tb");
        assert_eq!(attribute("a\r\n\tb"), "a&#13;&#10;&#9;b");
    }
}
