//! Text in XML.

use std::borrow::Cow;

/// The text with the five characters of XML escaped and characters that XML 1.0 cannot hold left out.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |c: char| match c {
        '&' | '<' | '>' | '"' | '\'' => false,
        '\t' | '\n' | '\r' => true,
        c => c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'),
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if plain(c) => out.push(c),
            _ => {}
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
}
