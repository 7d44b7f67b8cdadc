//! Signs of a written position, freed of scripts, typography and invisible marks.

use std::ops::Range;

use super::problem::{ParseError, Problem};

/// A character as it counts, and the bytes of the text it stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Char {
    pub(crate) ch: char,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Which angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    Lat,
    Lon,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// ASCII digits, at most one point.
    Number(String),
    Degree,
    Minute,
    Second,
    /// North, south, east, west: axis and whether negative; the letter or word, upper case.
    Direction(Axis, bool, String),
    /// `lat`, `lon`.
    Label(Axis),
    /// A comma; `tight` between two digits.
    Comma {
        tight: bool,
    },
    /// Semicolon, slash, bar or line break.
    Break,
    Colon,
    Plus,
    /// Any dash, and whether a blank comes before and after.
    Dash {
        before: bool,
        after: bool,
    },
    /// Another word, upper case.
    Word(String),
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
}

impl Token {
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }
}

/// Most digits of one number.
const MAX_DIGITS: usize = 20;

/// One sign for each meaning; invisible marks, Arabic vowel signs and thousands separators are dropped.
pub(crate) fn normalise(text: &str) -> Vec<Char> {
    let mut out = Vec::with_capacity(text.len());
    for (from, ch) in text.char_indices() {
        let to = from + ch.len_utf8();
        if let Some(ch) = sign(ch) {
            out.push(Char { ch, from, to });
        }
    }
    out
}

fn shifted(ch: char, from: char, to: char) -> Option<char> {
    char::from_u32(u32::from(ch) - u32::from(from) + u32::from(to))
}

fn sign(ch: char) -> Option<char> {
    match ch {
        '٠'..='٩' => shifted(ch, '٠', '0'),
        '۰'..='۹' => shifted(ch, '۰', '0'),
        // Full-width forms of ASCII.
        '！'..='～' => sign(shifted(ch, '！', '!')?),
        '٫' => Some('.'),
        '،' | '﹐' | '、' => Some(','),
        '؛' => Some(';'),
        '−' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '﹣' | '⁻' => Some('-'),
        'º' | '˚' | '⁰' | 'ᵒ' | '◦' | '∘' => Some('°'),
        '’' | '‘' | '‛' | '′' | '`' | '´' | 'ʹ' | 'ʼ' | '‵' | 'ˈ' => Some('\''),
        '”' | '“' | '„' | '‟' | '″' | 'ʺ' | '˝' | '‶' => Some('"'),
        // Direction marks, joiners, soft hyphen, byte order mark; Arabic vowel signs, lengthening, thousands separator.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{feff}'
        | '\u{64b}'..='\u{652}'
        | '\u{640}'
        | '٬' => None,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

/// Cuts a normalised text into tokens.
pub(crate) fn tokens(chars: &[Char]) -> Result<Vec<Token>, ParseError> {
    let mut out: Vec<Token> = Vec::new();
    let digit = |i: usize| chars.get(i).is_some_and(|c| c.ch.is_ascii_digit());
    let blank = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_none_or(|c| c.ch.is_whitespace());
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        let start = i;
        i += 1;
        let kind = match c.ch {
            ' ' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '=' => continue,
            // A full stop after a word or at the very end.
            '.' if !digit(i) => {
                let after_number = out.last().is_some_and(Token::is_number);
                let last = chars[i..].iter().all(|c| !c.ch.is_alphanumeric());
                if after_number && !last {
                    return Err(ParseError::new(c.from..c.to, Problem::Unexpected));
                }
                continue;
            }
            '0'..='9' | '.' => {
                let mut text = String::new();
                i = start;
                let mut points = 0;
                while let Some(c) = chars.get(i) {
                    if c.ch == '.' && digit(i + 1) {
                        points += 1;
                    } else if !c.ch.is_ascii_digit() {
                        break;
                    }
                    text.push(c.ch);
                    i += 1;
                }
                let range = chars[start].from..chars[i - 1].to;
                if text.len() > MAX_DIGITS {
                    return Err(ParseError::new(range, Problem::LongNumber));
                }
                if points > 1 {
                    return Err(ParseError::new(range, Problem::Unexpected));
                }
                Kind::Number(text)
            }
            '°' => Kind::Degree,
            '\'' if chars.get(i).is_some_and(|c| c.ch == '\'') => {
                i += 1;
                Kind::Second
            }
            '\'' => Kind::Minute,
            '"' => Kind::Second,
            ',' => Kind::Comma { tight: start > 0 && digit(start - 1) && digit(i) },
            ';' | '/' | '|' | '\n' => Kind::Break,
            ':' => Kind::Colon,
            '+' => Kind::Plus,
            '-' => Kind::Dash { before: blank(start.checked_sub(1)), after: blank(Some(i)) },
            ch if ch.is_alphabetic() => {
                while chars.get(i).is_some_and(|c| c.ch.is_alphabetic()) {
                    i += 1;
                }
                let word: String = chars[start..i].iter().flat_map(|c| c.ch.to_uppercase()).collect();
                let range = chars[start].from..chars[i - 1].to;
                match word_kind(word, &range)? {
                    Some(kind) => kind,
                    None => continue,
                }
            }
            _ => return Err(ParseError::new(c.from..c.to, Problem::Unexpected)),
        };
        out.push(Token { kind, range: chars[start].from..chars[i - 1].to });
    }
    Ok(without_datum(out))
}

/// The meaning of a word; `None` when it says nothing.
fn word_kind(word: String, range: &Range<usize>) -> Result<Option<Kind>, ParseError> {
    use Axis::{Lat, Lon};
    Ok(Some(match word.as_str() {
        "N" | "NORTH" | "NORD" | "شمال" | "شمالا" | "الشمال" | "شمالي" => {
            Kind::Direction(Lat, false, word)
        }
        "S" | "SOUTH" | "SUD" | "جنوب" | "جنوبا" | "الجنوب" | "جنوبي" | "ج" => {
            Kind::Direction(Lat, true, word)
        }
        "E" | "EAST" | "EST" | "شرق" | "شرقا" | "الشرق" | "شرقي" => Kind::Direction(Lon, false, word),
        "W" | "WEST" | "OUEST" | "غرب" | "غربا" | "الغرب" | "غربي" | "غ" => {
            Kind::Direction(Lon, true, word)
        }
        // O is west in French and Spanish, east in German; ش begins both north and east.
        "O" | "ش" => return Err(ParseError::new(range.clone(), Problem::UnclearLetter)),
        "LAT" | "LATITUDE" | "عرض" | "العرض" => Kind::Label(Lat),
        "LON" | "LONG" | "LNG" | "LONGITUDE" | "طول" | "الطول" => Kind::Label(Lon),
        "DEG" | "DEGREE" | "DEGREES" | "DEGRÉ" | "DEGRÉS" | "درجة" | "درجات" => Kind::Degree,
        "MIN" | "MINUTE" | "MINUTES" | "دقيقة" | "دقائق" => Kind::Minute,
        "SEC" | "SECOND" | "SECONDS" | "SECONDE" | "SECONDES" | "ثانية" | "ثوان" | "ثواني" => {
            Kind::Second
        }
        "GPS"
        | "GEO"
        | "COORDINATES"
        | "COORDINATE"
        | "COORDS"
        | "COORD"
        | "COORDONNÉES"
        | "POSITION"
        | "POS"
        | "AND"
        | "ET"
        | "و"
        | "خط"
        | "دائرة"
        | "إحداثيات"
        | "الإحداثيات"
        | "احداثيات"
        | "الاحداثيات" => return Ok(None),
        _ => Kind::Word(word),
    }))
}

/// `WGS 84` says nothing new.
fn without_datum(tokens: Vec<Token>) -> Vec<Token> {
    let is = |t: Option<&Token>, kind: &Kind| t.is_some_and(|t| t.kind == *kind);
    let (wgs, year) = (Kind::Word("WGS".into()), Kind::Number("84".into()));
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.kind == year && is(out.last(), &wgs) {
            out.pop();
        } else {
            out.push(token);
        }
    }
    out
}
