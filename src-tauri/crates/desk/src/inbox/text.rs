//! The text of a report as it is shown: paragraphs, each in the direction of its script, with the words marked that drafts
//! rest on. Put together again it is the text, to the byte.

use crate::dto::{ParagraphDto, PieceDto};

/// Cuts a text into paragraphs and marked pieces. `spans`: number of a draft, and the bytes it rests on.
pub(super) fn paragraphs(text: &str, spans: &[(u32, (usize, usize))]) -> Vec<ParagraphDto> {
    let mut out: Vec<ParagraphDto> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches(['\n', '\r']);
        let gap = &line[body.len()..];
        if body.is_empty()
            && let Some(last) = out.last_mut()
        {
            last.gap.push_str(gap);
        } else {
            out.push(ParagraphDto {
                rtl: is_rtl(body),
                gap: gap.to_owned(),
                pieces: pieces(text, at, at + body.len(), spans),
            });
        }
        at += line.len();
    }
    out
}

fn pieces(text: &str, from: usize, until: usize, spans: &[(u32, (usize, usize))]) -> Vec<PieceDto> {
    let mut cuts: Vec<usize> = vec![from, until];
    for (_, span) in spans {
        cuts.extend(
            [span.0, span.1].into_iter().filter(|cut| (from..until).contains(cut) && text.is_char_boundary(*cut)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = Vec::new();
    for pair in cuts.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let over: Vec<&(u32, (usize, usize))> = spans.iter().filter(|(_, span)| span.0 < b && a < span.1).collect();
        // Words that go on from the line before begin again in this one.
        let begins = over.iter().filter(|(_, span)| span.0 == a || span.0 < from && a == from);
        let mut begins: Vec<u32> = begins.map(|(number, _)| *number).collect();
        let mut drafts: Vec<u32> = over.iter().map(|(number, _)| *number).collect();
        for numbers in [&mut begins, &mut drafts] {
            numbers.sort_unstable();
            numbers.dedup();
        }
        out.push(PieceDto { text: text.get(a..b).unwrap_or_default().to_owned(), drafts, begins });
    }
    out
}

/// The direction of the first letter that has one, as the Unicode algorithm has it (UAX #9, P2).
fn is_rtl(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(paragraphs: &[ParagraphDto]) -> String {
        paragraphs
            .iter()
            .flat_map(|one| one.pieces.iter().map(|piece| piece.text.as_str()).chain([one.gap.as_str()]))
            .collect()
    }

    #[test]
    fn put_together_it_is_the_text() {
        for text in [
            "",
            "\n\n",
            "one",
            "one\r\n\r\ntwo\n",
            "\n\nقالت فصائل (km 4) إنها\nTwo <b>lines</b>\u{202e}\u{0}",
            "a\n\n\n\nb",
        ] {
            let spans = [(1, (0, 3)), (2, (1, 9)), (3, (2, text.len()))];
            assert_eq!(together(&paragraphs(text, &spans)), text, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_run_as_their_script_does() {
        let all = paragraphs("12 km north\n(قالت) Aleppo\n1 — 2", &[]);
        assert_eq!(all.iter().map(|one| one.rtl).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn words_of_two_drafts_carry_both_numbers() {
        let all = paragraphs("abcdef", &[(1, (0, 4)), (2, (2, 6)), (2, (2, 6))]);
        let told: Vec<(&str, &[u32], &[u32])> =
            all[0].pieces.iter().map(|piece| (piece.text.as_str(), &piece.drafts[..], &piece.begins[..])).collect();
        assert_eq!(told, [("ab", &[1][..], &[1][..]), ("cd", &[1, 2], &[2]), ("ef", &[2], &[])]);
    }
}
