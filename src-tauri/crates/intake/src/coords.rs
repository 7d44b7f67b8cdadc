//! Positions in running text: grids, degrees, decimals. What looks like one is handed to `passage-spatial`.

use passage_model::LatLon;
use passage_spatial::parse_position;

use crate::sentence::Word;

/// Longest position, words.
const MAX_WORDS: usize = 9;

/// The position that begins at word `i`, with the word after it.
pub(crate) fn position(text: &str, words: &[Word], i: usize) -> Option<(LatLon, usize)> {
    let word = words.get(i)?;
    if let Some(found) = turned(words, i) {
        return Some(found);
    }
    if !starts(words, i) {
        return None;
    }
    let mut best = None;
    for end in i + 1..=(i + MAX_WORDS).min(words.len()) {
        let last = &words[end - 1];
        if end > i + 1
            && last.gap >= 3
            && !matches!(last.mark, Some('\'' | '"' | '′' | '″' | '°' | '´' | ',' | ':' | '+'))
        {
            break;
        }
        if !(last.norm().chars().any(|c| c.is_ascii_digit()) || last.norm().len() <= 2 || direction(last)) {
            break;
        }
        let mut to = last.token.end;
        // Marks of minutes and seconds stand behind the last number.
        let rest = text.get(to..).unwrap_or_default();
        to += rest
            .chars()
            .take_while(|c| matches!(c, '\'' | '"' | '′' | '″' | '°' | '’' | '”'))
            .map(char::len_utf8)
            .sum::<usize>();
        let Some(span) = text.get(word.token.start..to) else { break };
        if !plausible(span, end - i) {
            continue;
        }
        if let Ok(parsed) = parse_position(span) {
            best = Some((parsed.at, end));
        }
    }
    best.and_then(|(at, end)| {
        let said = |k: usize| words.get(k).is_some_and(is_lon) && words.get(k + 1).is_some_and(is_lat);
        let before = (1..=3).filter_map(|back| i.checked_sub(back)).any(said);
        Some(if before || said(end) { (LatLon::new(at.lon(), at.lat()).ok()?, end) } else { (at, end) })
    })
}

fn is_lon(word: &Word) -> bool {
    word.any(&["lon", "long", "longitude", "lng"])
}

fn is_lat(word: &Word) -> bool {
    word.any(&["lat", "latitude"])
}

/// "lon 37.13 lat 36.20": the longitude first, and said so.
fn turned(words: &[Word], i: usize) -> Option<(LatLon, usize)> {
    let degrees = |k: usize| words.get(k)?.norm().parse::<f64>().ok();
    let (lon, lat) = (degrees(i + 1)?, degrees(i + 3)?);
    (is_lon(words.get(i)?) && is_lat(words.get(i + 2)?)).then_some(())?;
    Some((LatLon::new(lat, lon).ok()?, i + 4))
}

fn direction(word: &Word) -> bool {
    word.any(&[
        "north",
        "south",
        "east",
        "west",
        "nord",
        "sud",
        "est",
        "ouest",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالا",
        "شرقا",
        "lat",
        "lon",
        "long",
    ])
}

/// A grid zone (`37S`, `37SFA`, `37SFA36114972`), a number with a fraction, or degrees.
fn starts(words: &[Word], i: usize) -> bool {
    let norm = words[i].norm();
    let digits = norm.chars().take_while(char::is_ascii_digit).count();
    let rest = &norm[digits..];
    let zone = (1..=2).contains(&digits)
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && !matches!(rest, "am" | "pm" | "h" | "km" | "m" | "st" | "nd" | "rd" | "th" | "er");
    let decimal = norm.contains('.') && digits <= 3;
    let degrees = norm.len() <= 3
        && digits == norm.len()
        && words.get(i + 1).is_some_and(|next| next.norm().chars().next().is_some_and(|c| c.is_ascii_digit()));
    let lettered = matches!(norm, "n" | "s" | "e" | "w" | "lat" | "latitude")
        && words.get(i + 1).is_some_and(|next| next.norm().starts_with(|c: char| c.is_ascii_digit()));
    // N13 37.73 E025 20.96
    let glued = norm.strip_prefix(['n', 's']).is_some_and(|rest| {
        !rest.is_empty()
            && rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    }) && words.get(i + 1).is_some_and(|next| next.norm().chars().any(|c| c.is_ascii_digit()));
    digits > 0 && (zone || decimal || degrees) || lettered || glued
}

/// Bare whole numbers are not a position: there must be a fraction, a direction letter or a grid letter.
fn plausible(span: &str, words: usize) -> bool {
    let letters = span.chars().any(char::is_alphabetic) || span.contains('°');
    let fractions = span.matches(['.', '٫']).count();
    words >= 1 && span.chars().filter(|c| c.is_numeric()).count() >= 4 && (letters || fractions >= 2)
}
