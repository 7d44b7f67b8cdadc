//! Text to tokens: words of both scripts, numbers, clock times, punctuation.

use passage_words::fold;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, digits among them allowed.
    Word,
    /// Digits, with inner `: . / -`.
    Number,
    /// Anything else but white space.
    Mark(char),
    /// A line ends.
    Newline,
}

/// One token.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "how a word is written")]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Folded forms, the plain one first; Arabic words also without the particles glued to them, each with the bytes
    /// that were taken off.
    pub(crate) stems: Vec<(String, usize)>,
    /// The forms of an Arabic word without the pronoun at its end: "closed it" is "closed". Only for words of what happens;
    /// the names of places end like that too.
    pub(crate) bare: Vec<String>,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// Has two letters or more, all capitals.
    pub(crate) shouted: bool,
    /// Is written in Arabic letters.
    pub(crate) arabic: bool,
    /// Has the Arabic article: "Sunday" has, "anyone" has not.
    pub(crate) definite: bool,
}

impl Token {
    /// The plain folded form.
    pub(crate) fn norm(&self) -> &str {
        self.stems.first().map_or("", |stem| stem.0.as_str())
    }

    /// Whether one of the forms is `word`.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.stems.iter().any(|stem| stem.0 == word)
    }
}

/// French words that lose their vowel before another word.
const ELIDED: &[&str] = &["l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu"];

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`' | '´')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Letters, digits and the marks that are written over letters.
fn in_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{0300}'..='\u{036F}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{200C}'..='\u{200F}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// Cuts a text into tokens. Every token is a span of the text; nothing but white space lies between them.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    cut(text, true)
}

/// The tokens of a name of a list, with their plain forms alone.
pub(crate) fn name_tokens(name: &str) -> Vec<Token> {
    cut(name, false)
}

/// `running`: of a text, where particles are glued to words.
fn cut(text: &str, running: bool) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|c| c.1);
    let offset = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        let begin = i;
        if c == '\n' {
            i += 1;
            out.push(mark(offset(begin), offset(i), TokenKind::Newline));
        } else if c == '\t' {
            // Between the cells of a table.
            i += 1;
            out.push(mark(offset(begin), offset(i), TokenKind::Mark(c)));
        } else if c.is_whitespace()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        {
            i += 1;
        } else if is_digit(c) {
            i = number_end(&chars, i);
            let letters = at(i).is_some_and(char::is_alphabetic);
            if letters {
                while at(i).is_some_and(in_word) {
                    i += 1;
                }
            }
            let kind = if letters { TokenKind::Word } else { TokenKind::Number };
            out.push(number(text, offset(begin), offset(i), kind));
        } else if c.is_alphabetic() {
            while let Some(c) = at(i) {
                let joins = is_apostrophe(c) && at(i + 1).is_some_and(char::is_alphabetic);
                // N'Djamena is one word, l'armée two.
                let one = at(begin).is_some_and(char::is_uppercase)
                    && matches!(at(begin), Some('N' | 'M'))
                    && at(i + 1).is_some_and(char::is_uppercase);
                if joins && !one && ELIDED.contains(&fold(&text[offset(begin)..offset(i)]).as_str()) {
                    break;
                }
                if !in_word(c) && !joins {
                    break;
                }
                i += 1;
            }
            out.push(word(text, offset(begin), offset(i), running));
            if at(i).is_some_and(is_apostrophe) {
                i += 1;
            }
        } else {
            i += 1;
            out.push(mark(offset(begin), offset(i), TokenKind::Mark(c)));
        }
    }
    out
}

/// Digits go on over one of `: . / -` and the Arabic decimal mark when digits follow.
fn number_end(chars: &[(usize, char)], mut i: usize) -> usize {
    let at = |i: usize| chars.get(i).map(|c| c.1);
    loop {
        while at(i).is_some_and(is_digit) {
            i += 1;
        }
        let joins = matches!(at(i), Some(':' | '.' | '/' | '-' | '–' | '٫')) && at(i + 1).is_some_and(is_digit);
        if !joins {
            return i;
        }
        i += 1;
    }
}

fn mark(start: usize, end: usize, kind: TokenKind) -> Token {
    Token {
        start,
        end,
        kind,
        stems: Vec::new(),
        bare: Vec::new(),
        capital: false,
        shouted: false,
        arabic: false,
        definite: false,
    }
}

/// A number keeps its inner marks: its form is `16-22`, `13:10`, `29/11/2024`.
fn number(text: &str, start: usize, end: usize, kind: TokenKind) -> Token {
    let norm: String = text[start..end]
        .chars()
        .map(|c| match c {
            '\u{0660}'..='\u{0669}' => char::from_digit(c as u32 - 0x0660, 10).unwrap_or('0'),
            '\u{06F0}'..='\u{06F9}' => char::from_digit(c as u32 - 0x06F0, 10).unwrap_or('0'),
            '–' => '-',
            '٫' => '.',
            c => c.to_ascii_lowercase(),
        })
        .collect();
    Token {
        start,
        end,
        kind,
        stems: vec![(norm, 0)],
        bare: Vec::new(),
        capital: false,
        shouted: false,
        arabic: false,
        definite: false,
    }
}

fn word(text: &str, start: usize, end: usize, running: bool) -> Token {
    let raw = &text[start..end];
    let arabic = raw.chars().any(is_arabic);
    let mut stems = vec![(fold(raw).replace(' ', ""), 0)];
    let mut bare = Vec::new();
    let mut definite = false;
    if arabic && running {
        definite = has_article(raw);
        clitics(raw, &mut stems);
        // Iraqi speech writes ق as گ.
        if raw.contains('گ') {
            clitics(&raw.replace('گ', "ق"), &mut stems);
        }
        bare = without_pronoun(raw, &stems);
    }
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 2 && !raw.chars().any(char::is_lowercase) && capital;
    Token { start, end, kind: TokenKind::Word, stems, bare, capital, shouted, arabic, definite }
}

/// Whether an Arabic word has the article, perhaps behind particles glued to it.
fn has_article(raw: &str) -> bool {
    let rest = raw.strip_prefix(['و', 'ف']).unwrap_or(raw);
    [raw, rest].iter().any(|word| {
        word.starts_with("ال")
            || word.starts_with("لل")
            || word.strip_prefix(['ب', 'ك', 'ع']).is_some_and(|left| left.starts_with("ال"))
    })
}

/// Adds the forms without و ف, then without ب ل ك, where three letters remain.
fn clitics(raw: &str, stems: &mut Vec<(String, usize)>) {
    let mut heads = vec![0_usize];
    if let Some(c) = raw.chars().next().filter(|c| matches!(c, 'و' | 'ف')) {
        heads.push(c.len_utf8());
    }
    for head in heads {
        let rest = &raw[head..];
        let mut cuts = vec![0];
        if let Some(c) = rest.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك' | 'ع' | 'ه')) {
            cuts.push(c.len_utf8());
            if rest.starts_with("لل") {
                cuts.push(c.len_utf8() * 2);
            }
            // The short forms of "on" and "this", written together in speech: عالطريق, هالطريق, عطريق.
        }
        for cut in cuts {
            let left = &rest[cut..];
            if left.chars().count() < if cut == 0 { 2 } else { 3 }
                || cut > 0 && rest.starts_with('ه') && !left.starts_with("ال")
                || cut > 0 && rest.starts_with('ع') && !left.starts_with("ال") && !ON.contains(&left)
            {
                continue;
            }
            let form = fold(left).replace(' ', "");
            if !form.is_empty() && stems.iter().all(|stem| stem.0 != form) {
                stems.push((form, head + cut));
            }
        }
    }
}

/// Words before which "on" is one letter even without the article.
const ON: [&str; 7] = ["طريق", "حاجز", "جسر", "معبر", "شارع", "مفرق", "مدخل"];

/// Pronouns that are written at the end of a verb or noun: him, her, them.
const PRONOUNS: [&str; 5] = ["هما", "ها", "هم", "هن", "ه"];

/// Each of the forms without such a pronoun, where three letters remain. What it is written to has changed its own end: the
/// plural of a verb has lost an alef, a feminine noun has a t.
fn without_pronoun(raw: &str, stems: &[(String, usize)]) -> Vec<String> {
    // A feminine end is folded to the same letter as "him".
    if raw.ends_with('ة') {
        return Vec::new();
    }
    let mut out: Vec<String> = Vec::new();
    for (stem, _) in stems {
        let Some(left) = PRONOUNS.iter().find_map(|pronoun| stem.strip_suffix(pronoun)) else { continue };
        if left.chars().count() < 3 {
            continue;
        }
        out.push(left.to_owned());
        out.extend(left.ends_with('و').then(|| format!("{left}ا")));
        out.extend(left.strip_suffix('ت').map(|noun| format!("{noun}ه")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norms(text: &str) -> Vec<String> {
        tokens(text).iter().map(|token| token.norm().to_owned()).collect()
    }

    #[test]
    fn scripts_and_numbers() {
        assert_eq!(norms("l'armée à 13:10"), ["l", "armee", "a", "13:10"]);
        assert_eq!(norms("16-22 Sept. 0558Z"), ["16-22", "sept", "", "0558z"]);
        assert_eq!(norms("Al-Ra'ee ٩:٠٠"), ["al", "", "raee", "9:00"]);
    }

    #[test]
    fn particles_come_off() {
        let token = &tokens("وبالرقة")[0];
        assert!(token.is("رقه"), "{:?}", token.stems);
        assert!(tokens("للمسافرين")[0].is("مسافرين"));
    }

    #[test]
    fn pronouns_come_off_what_happens() {
        let bare = |text: &str| tokens(text)[0].bare.clone();
        assert!(bare("وأغلقته").contains(&"اغلقت".to_owned()));
        assert!(bare("أغلقوها").contains(&"اغلقوا".to_owned()));
        assert!(bare("سيطرتهم").contains(&"سيطره".to_owned()));
        assert!(bare("مغلقة").is_empty() && bare("بها").is_empty() && bare("طرابلس").is_empty());
    }
}
