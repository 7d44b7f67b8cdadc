//! Tokens to sentences: where one ends, what is a label, which language it is in.

use passage_model::Lang;

use crate::token::{Token, TokenKind, tokens};

/// A word of a sentence with what stands before it.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The token.
    pub(crate) token: Token,
    /// What separates it from the word before: 0 white space, 1 a hyphen or quote, 2 a comma, 3 more.
    pub(crate) gap: u8,
    /// The last mark before it, if any.
    pub(crate) mark: Option<char>,
}

impl Word {
    /// The folded forms.
    pub(crate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.token.stems.iter().map(|stem| stem.0.as_str())
    }

    /// The folded forms of what happens: as they are, and without a pronoun at their end.
    pub(crate) fn deeds(&self) -> impl Iterator<Item = &str> {
        self.stems().chain(self.token.bare.iter().map(String::as_str))
    }

    /// The plain folded form.
    pub(crate) fn norm(&self) -> &str {
        self.token.norm()
    }

    /// Whether one of the forms is `word`.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.token.is(word)
    }

    /// Whether one of the forms is among `words`.
    pub(crate) fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether a comma or more stands before it.
    pub(crate) fn after_break(&self) -> bool {
        self.gap >= 2
    }

    /// Its value if it is a whole number in digits or one word.
    pub(crate) fn number(&self) -> Option<u32> {
        self.norm().parse().ok().or_else(|| self.stems().find_map(crate::number::value))
    }
}

/// One sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Words.
    pub(crate) words: Vec<Word>,
    /// Ends with a question mark.
    pub(crate) question: bool,
    /// Line of the text, from 0.
    pub(crate) line: usize,
    /// Words before the colon at the beginning, else 0.
    pub(crate) label: usize,
    /// Is alone on its line and does not end like a sentence.
    pub(crate) bare: bool,
    /// Language.
    pub(crate) lang: Lang,
}

impl Sentence {
    /// Bytes of words `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let first = self.words.get(start)?;
        let last = self.words.get(end.checked_sub(1)?)?;
        Some((first.token.start, last.token.end))
    }
}

/// Longest label before a colon, words.
const LABEL: usize = 9;

/// After these a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "no", "n", "st", "ste", "dr", "mr", "mrs", "vic", "approx", "km", "art", "cf", "fig", "vs", "env", "ca", "mt",
    "gov", "gen", "col", "lt", "capt", "sgt", "maj", "eng", "jr", "sr", "rd", "ave", "dept", "etc", "incl", "feb",
    "jan", "sept", "oct", "nov", "dec", "aug",
];

/// Cuts a text into sentences.
pub(crate) fn sentences(text: &str) -> (Vec<Sentence>, Lang) {
    let tokens = tokens(text);
    let whole = language(tokens.iter(), Lang::En);
    let latin = language(tokens.iter().filter(|token| !token.arabic), Lang::En);
    let mut out: Vec<Sentence> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let (mut gap, mut mark, mut line, mut label) = (0_u8, None, 0_usize, 0_usize);
    let mut first_of_line = true;
    // Behind the bracket that is open, where it holds a zone: it parts nothing.
    let mut zone_until = 0;
    for (i, token) in tokens.iter().enumerate() {
        let mut item = false;
        let end = match token.kind {
            TokenKind::Word | TokenKind::Number => {
                words.push(Word { token: token.clone(), gap, mark });
                (gap, mark) = (0, None);
                continue;
            }
            TokenKind::Newline => {
                if wrapped(&tokens, i, &words) {
                    line += 1;
                    continue;
                }
                Some(false)
            }
            TokenKind::Mark(c) => {
                if c == '(' {
                    zone_until = crate::zone::bracket(&tokens[i + 1..]).map_or(0, |length| i + length + 2);
                }
                item = is_item(text, &tokens, i, &words);
                let strength = match c {
                    _ if i < zone_until => 1,
                    _ if item => 9,
                    '.' if full_stop(text, &tokens, i, &words) => 9,
                    '!' | '…' => 9,
                    '?' | '؟' => 8,
                    ',' | '،' | '\t' => 2,
                    ':' if token.start == words.last().map_or(0, |word| word.token.end)
                        || text[..token.start].ends_with(' ') =>
                    {
                        3
                    }
                    '-' | '–' | '—' | '/' | '\'' | '"' | '’' | '«' | '»' | '“' | '”' | '*' | '_' | '.' | '°' | '&'
                    | '#' => 1,
                    _ => 3,
                };
                if c == ':' && label == 0 && words.len() <= LABEL && first_of_line {
                    label = words.len();
                }
                // A dash between blanks parts; one between letters joins.
                let dash = matches!(c, '–' | '—' | '-') && words.is_empty();
                if strength < 8 {
                    gap = gap.max(if dash { 3 } else { strength });
                    mark = Some(c);
                    continue;
                }
                Some(strength == 8)
            }
        };
        if let Some(question) = end {
            let newline = token.kind == TokenKind::Newline;
            if !words.is_empty() {
                let lang =
                    language(words.iter().map(|word| &word.token), if latin == Lang::Fr { Lang::Fr } else { Lang::En });
                let bare = first_of_line && newline;
                out.push(Sentence { words: std::mem::take(&mut words), question, line, label, bare, lang });
            } else if question && let Some(last) = out.last_mut().filter(|last| last.line == line) {
                last.question = true;
            }
            label = 0;
            gap = 3;
            mark = None;
            first_of_line = newline || item;
            line += usize::from(newline);
        }
    }
    if !words.is_empty() {
        let lang = language(words.iter().map(|word| &word.token), latin);
        out.push(Sentence { words, question: false, line, label, bare: first_of_line, lang });
    }
    (out, whole)
}

/// Words and hyphens that a label in the middle of a line has at most.
const ITEM: usize = 7;

/// "A: open - B: closed": a mark between two that are told of on one line, each behind its label.
fn is_item(text: &str, tokens: &[Token], i: usize, words: &[Word]) -> bool {
    let TokenKind::Mark(c) = tokens[i].kind else { return false };
    let spaced = text[..tokens[i].start].ends_with(' ') && text[tokens[i].end..].starts_with(' ');
    let parts = matches!(c, '•' | '·' | '▪' | '|' | ',' | '،') || spaced && matches!(c, '-' | '–' | '—' | '/' | '*');
    let name =
        |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mark('-' | '\'' | '’'));
    let label = tokens[i + 1..].iter().take_while(name).count();
    let colon = |token: &Token| token.kind == TokenKind::Mark(':');
    parts
        && words.iter().any(|word| word.mark == Some(':'))
        && (1..=ITEM).contains(&label)
        && tokens.get(i + 1 + label).is_some_and(colon)
}

/// A line goes on in the next one: it is long, does not end like a sentence, and the next begins with a small letter.
fn wrapped(tokens: &[Token], i: usize, words: &[Word]) -> bool {
    let next = tokens.get(i + 1);
    words.len() >= 8
        && next.is_some_and(|next| {
            // A line that begins with a time is a new one.
            next.kind == TokenKind::Word
                && !next.capital
                && !next.arabic
                && next.norm().starts_with(char::is_alphabetic)
        })
        && i.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| {
            token.end - words[0].token.start >= 60
                && matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mark(','))
        })
}

fn full_stop(text: &str, tokens: &[Token], i: usize, words: &[Word]) -> bool {
    let token = &tokens[i];
    if text[token.end..]
        .chars()
        .next()
        .is_some_and(|c| !c.is_whitespace() && !matches!(c, '"' | '”' | '»' | ')' | '\'' | '.'))
    {
        return false;
    }
    let Some(last) = words.last() else { return false };
    if last.token.end != token.start {
        return true;
    }
    let single = last.token.capital && last.norm().len() == 1;
    let next_small =
        tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.capital && !next.arabic);
    let next_number = tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Number);
    !(single || (ABBREVIATIONS.contains(&last.norm()) && (next_small || next_number)))
}

const FRENCH: &[&str] = &[
    "le",
    "la",
    "les",
    "des",
    "du",
    "de",
    "et",
    "est",
    "une",
    "un",
    "dans",
    "sur",
    "pour",
    "par",
    "au",
    "aux",
    "depuis",
    "que",
    "qui",
    "a",
    "ete",
    "sont",
    "en",
    "pas",
    "avec",
    "vers",
    "l",
    "d",
    "hier",
    "selon",
    "entre",
    "route",
    "ont",
    "rouvert",
    "rouverte",
    "ferme",
    "fermee",
    "fermes",
    "nous",
    "notre",
    "nos",
    "il",
    "elle",
    "ne",
    "ce",
    "cette",
    "camions",
    "vehicules",
    "frontiere",
    "jusqu",
    "tous",
    "toutes",
    "aujourd",
    "apres",
    "sans",
    "personne",
];
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "is",
    "was",
    "were",
    "to",
    "at",
    "by",
    "for",
    "on",
    "from",
    "are",
    "has",
    "have",
    "with",
    "near",
    "that",
    "been",
    "not",
    "no",
    "an",
    "between",
    "as",
    "it",
    "after",
    "said",
    "road",
    "reopened",
    "reopens",
    "open",
    "opened",
    "closed",
    "shut",
    "blocked",
    "convoys",
    "convoy",
    "trucks",
    "truck",
    "need",
    "needs",
    "crossing",
    "gate",
    "bridge",
    "passed",
    "today",
    "yesterday",
    "our",
    "we",
    "they",
    "there",
    "must",
    "will",
    "can",
    "still",
    "only",
    "through",
    "until",
    "since",
    "this",
    "vehicles",
    "shelling",
    "found",
    "new",
];

/// Whether no small word says which of the two languages in Latin letters it is in.
pub(crate) fn is_undecided(sentence: &Sentence) -> bool {
    let small = |word: &Word| FRENCH.contains(&word.norm()) || ENGLISH.contains(&word.norm());
    matches!(sentence.lang, Lang::En | Lang::Fr) && !sentence.words.iter().any(small)
}

fn language<'t>(tokens: impl Iterator<Item = &'t Token>, otherwise: Lang) -> Lang {
    let (mut arabic, mut latin, mut french, mut english) = (0_usize, 0_usize, 0_usize, 0_usize);
    for token in tokens.filter(|token| token.kind == TokenKind::Word) {
        if token.arabic {
            arabic += 1;
            continue;
        }
        latin += 1;
        french += usize::from(FRENCH.contains(&token.norm()));
        english += usize::from(ENGLISH.contains(&token.norm()));
    }
    if arabic > latin {
        Lang::Ar
    } else if french > english {
        Lang::Fr
    } else if english > french {
        Lang::En
    } else {
        otherwise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_end_them() {
        let (all, lang) = sentences("No. 4 of 9 Feb. It was shut. Is it open?\nAleppo: calm.");
        assert_eq!(lang, Lang::En);
        assert_eq!(all.len(), 4);
        assert!(all[2].question);
        assert_eq!(all[3].label, 1);
        assert_eq!(all[3].line, 1);
    }
}
