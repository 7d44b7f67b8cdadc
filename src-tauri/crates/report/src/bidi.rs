//! Words of the other writing direction inside a text: set apart, so that a code, a grade or an hour does not change
//! places with its neighbours.

use std::fmt::Write as _;

use crate::{layout::metrics::is_rtl, svg::attribute};

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Ltr,
    Rtl,
    /// Digits with a colon: an hour, which belongs to the zone named after it.
    Clock,
    Neutral,
}

fn script(word: &str) -> Script {
    if word.chars().any(|c| is_rtl(c) && c.is_alphabetic()) {
        Script::Rtl
    } else if word.chars().any(char::is_alphabetic) {
        Script::Ltr
    } else if word.contains(':') && word.chars().any(|c| c.is_ascii_digit()) {
        Script::Clock
    } else {
        Script::Neutral
    }
}

/// A word without the punctuation around it: what stands before, the core, what stands after.
fn trimmed(word: &str) -> (&str, &str, &str) {
    let inner = |c: char| c.is_alphanumeric() || c == '+' || c == '%';
    let start = word.find(inner).unwrap_or(word.len());
    let end = word.rfind(inner).map_or(start, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    (&word[..start], &word[start..end], &word[end..])
}

/// Signs that end a part of a sentence: no run goes on beyond them.
const SENTENCE: [char; 6] = ['.', ',', ';', ':', '!', '?'];

/// Whether a run may go on after a word that is followed by these signs: an Arabic comma belongs to an Arabic run; in
/// an Arabic page it parts two codes.
fn joins(after: &str, rtl: bool) -> bool {
    after.is_empty() || (!rtl && matches!(after, "،" | "؛"))
}

/// `text` as HTML, escaped; runs of the other direction in `<bdi>`. `rtl`: the text stands in a right-to-left page.
pub(crate) fn html(text: &str, rtl: bool) -> String {
    let foreign = |word: &str| match script(word) {
        Script::Ltr | Script::Clock => rtl,
        Script::Rtl => !rtl,
        Script::Neutral => false,
    };
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if index > 0 {
            out.push(' ');
        }
        index += 1;
        if !foreign(word) {
            out.push_str(&attribute(word));
            continue;
        }
        let (before, first, mut after) = trimmed(word);
        let mut run = first.to_owned();
        // More words of the same direction, and what stands between them: the arrow of a route must not end up
        // between two runs, where it would point the other way.
        let mut between = String::new();
        let mut ahead = index;
        while let Some(next) = words.get(ahead).filter(|_| joins(after, rtl)) {
            ahead += 1;
            let (lead, core, tail) = trimmed(next);
            if foreign(next) && lead.is_empty() {
                let _ = write!(run, "{after}{between} {core}");
                (after, index) = (tail, ahead);
                between.clear();
            } else if script(next) == Script::Neutral && !next.ends_with(SENTENCE) {
                between.push(' ');
                between.push_str(next);
            } else {
                break;
            }
        }
        // An arrow means *to* in reading order; written for the page, it would point back inside a run that turns round.
        let run = if rtl { run.replace('←', "→") } else { run.replace('→', "←") };
        let direction = if rtl { "ltr" } else { "rtl" };
        let (before, run, after) = (attribute(before), attribute(&run), attribute(after));
        let _ = write!(out, r#"{before}<bdi dir="{direction}">{run}</bdi>{after}"#);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_tokens_are_set_apart_in_arabic() {
        assert_eq!(
            html("الطريق R-02، M5 (B2).", true),
            "الطريق <bdi dir=\"ltr\">R-02</bdi>، <bdi dir=\"ltr\">M5</bdi> (<bdi dir=\"ltr\">B2</bdi>)."
        );
        assert_eq!(html("حتى 18:00 UTC", true), "حتى <bdi dir=\"ltr\">18:00 UTC</bdi>");
        assert_eq!(html("سنة 2024", true), "سنة 2024");
    }

    #[test]
    fn arabic_names_are_set_apart_elsewhere() {
        assert_eq!(html("At باب الهوى, open", false), "At <bdi dir=\"rtl\">باب الهوى</bdi>, open");
        assert_eq!(html("R-02 & <b>", false), "R-02 &amp; &lt;b&gt;");
    }

    #[test]
    fn the_arrow_of_a_route_stays_inside_its_run() {
        assert_eq!(
            html("R-01 سن ← كش، حي 2 / باب: hold", false),
            "R-01 <bdi dir=\"rtl\">سن ← كش، حي 2 / باب</bdi>: hold"
        );
        assert_eq!(html("الطريق Senn → Kesh مغلق", true), "الطريق <bdi dir=\"ltr\">Senn → Kesh</bdi> مغلق");
        assert_eq!(html("سن → كش", false), "<bdi dir=\"rtl\">سن ← كش</bdi>");
        assert_eq!(html("Senn ← Kesh", true), "<bdi dir=\"ltr\">Senn → Kesh</bdi>");
        assert_eq!(html("Senn → كش", false), "Senn → <bdi dir=\"rtl\">كش</bdi>");
        // What follows the last word of the run stays outside.
        assert_eq!(html("سن ← open", false), "<bdi dir=\"rtl\">سن</bdi> ← open");
        assert_eq!(html("سن, كش", false), "<bdi dir=\"rtl\">سن</bdi>, <bdi dir=\"rtl\">كش</bdi>");
    }

    #[test]
    fn odd_words_do_not_panic() {
        for text in ["", " ", "...", "é", "«é»", "a…", "،،، ab", "ab ،"] {
            let _ = (html(text, true), html(text, false));
        }
    }
}
