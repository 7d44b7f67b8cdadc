//! Reading MGRS, UTM and UPS.

use std::ops::Range;

use super::{
    Notation, Note, Parsed,
    angle::span,
    lex::{Axis, Char, Kind, Token},
    problem::{ParseError, Problem},
    project::{Grid, band_range, polar_band, square, unproject},
};

/// How far outside its band, degrees, a UTM position may lie: people carry a letter over from the next sheet.
const BAND_SLACK: f64 = 1.0;

type Read = Result<Parsed, ParseError>;

/// Reads an MGRS reference; `None` when the text has not the form of one.
pub(crate) fn mgrs(chars: &[Char]) -> Option<Read> {
    let mut all: Vec<Char> = chars.iter().filter(|c| c.ch != ' ').copied().collect();
    for c in &mut all {
        c.ch.make_ascii_uppercase();
    }
    let label = ['M', 'G', 'R', 'S'];
    if all.len() > 4 && all.iter().zip(label).all(|(c, l)| c.ch == l) {
        let colon = usize::from(all[4].ch == ':');
        all.drain(..4 + colon);
    }
    let digits = |from: usize| all[from..].iter().take_while(|c| c.ch.is_ascii_digit()).count();
    let zone = digits(0);
    let letters: Vec<char> = all[zone..].iter().map(|c| c.ch).take_while(char::is_ascii_uppercase).take(4).collect();
    let count = digits(zone + letters.len().min(3));
    let [band, column, row] = letters[..] else { return None };
    let polar = zone == 0;
    let whole = zone + 3 + count == all.len();
    if !whole || zone > 2 || (polar && (count == 0 || !matches!(band, 'A' | 'B' | 'Y' | 'Z'))) {
        return None;
    }
    let range = |from: usize, to: usize| all[from].from..all[to - 1].to;
    let fail = |range: Range<usize>, problem| Some(Err(ParseError::new(range, problem)));
    if !polar {
        let number = all[..zone].iter().filter_map(|c| c.ch.to_digit(10)).fold(0, |n, d| n * 10 + d);
        if !(1..=60).contains(&number) {
            return fail(range(0, zone), Problem::GridZone { zone: number });
        }
        if band_range(band).is_none() {
            return fail(range(zone, zone + 1), Problem::GridBand { letter: band });
        }
    }
    let start = zone + 3;
    // One group of digits, or two of the same length.
    let gaps: Vec<usize> =
        (start + 1..all.len()).filter(|i| all[*i].from != all[*i - 1].to && gap(chars, &all[*i])).collect();
    let even = matches!(count, 2 | 4 | 6 | 8 | 10);
    if !even || gaps.len() > 1 || gaps.first().is_some_and(|g| *g != start + count / 2) {
        let at = if count == 0 { range(0, all.len()) } else { range(start, all.len()) };
        return fail(at, Problem::GridDigits { digits: count });
    }
    let reference: String = all.iter().map(|c| c.ch).collect();
    let Some(at) = square(&reference) else {
        debug_assert!(column.is_ascii_uppercase() && row.is_ascii_uppercase());
        return fail(range(zone + 1, zone + 3), Problem::GridSquare);
    };
    let resolution_m = 100_000.0 / 10_f64.powi(i32::try_from(count / 2).unwrap_or(0));
    Some(Ok(Parsed { at, notation: Notation::Mgrs, resolution_m, note: None }))
}

/// Whether a blank (not only an invisible mark) stands before this character.
fn gap(chars: &[Char], c: &Char) -> bool {
    let at = chars.partition_point(|other| other.from < c.from);
    at > 0 && chars[at - 1].ch == ' '
}

/// What stands before the numbers.
enum Prefix {
    /// Hemisphere in words, or the letter N, which gives the same whichever way it is meant.
    Hemisphere { north: bool },
    /// A letter, upper case.
    Letter(char),
}

/// Reads UTM or UPS; `None` when the text has not the form of either.
pub(crate) fn utm(tokens: &[Token]) -> Option<Read> {
    let word = |t: &Token, words: &[&str]| matches!(&t.kind, Kind::Word(w) if words.contains(&w.as_str()));
    let named = tokens.iter().any(|t| word(t, &["UTM", "UPS"]));
    let rest: Vec<Token> =
        tokens.iter().filter(|t| !word(t, &["UTM", "UPS", "ZONE"]) && t.kind != Kind::Colon).cloned().collect();
    let zone = match rest.first().map(|t| &t.kind) {
        Some(Kind::Number(n)) if n.len() <= 2 => Some(n.parse::<u32>().ok()?),
        _ => None,
    };
    let at = usize::from(zone.is_some());
    let prefix = prefix(rest.get(at)?)?;
    let numbers = &rest[at + 1..];
    let size = numbers.iter().map(|t| if let Kind::Number(n) = &t.kind { whole_digits(n) } else { 0 });
    if !named && size.clone().sum::<usize>() < 9 && size.max().unwrap_or(0) < 5 {
        return None;
    }
    // Without a zone N 4007000 E 333000 is half a UTM reference, not UPS.
    if zone.is_none() && !named && numbers.iter().any(|t| matches!(t.kind, Kind::Direction(..))) {
        return None;
    }
    let whole = span(tokens, &(0..0));
    let Some([easting, northing]) = metres(numbers) else {
        return Some(Err(ParseError::new(span(numbers, &whole), Problem::GridNumbers)));
    };
    let place = Place { zone: zone.unwrap_or(0), easting, northing, numbers: span(numbers, &whole) };
    let zone_range = rest[0].range.clone();
    Some(if zone.is_some_and(|z| !(1..=60).contains(&z)) {
        Err(ParseError::new(zone_range, Problem::GridZone { zone: place.zone }))
    } else if zone.is_some() {
        place.utm(&prefix, &rest[at].range)
    } else {
        place.ups(&prefix, &rest[at].range)
    })
}

fn prefix(token: &Token) -> Option<Prefix> {
    match &token.kind {
        Kind::Direction(_, _, word) | Kind::Word(word) if word.len() == 1 && word != "N" => {
            word.chars().next().map(Prefix::Letter)
        }
        Kind::Direction(Axis::Lat, south, _) => Some(Prefix::Hemisphere { north: !south }),
        _ => None,
    }
}

fn whole_digits(number: &str) -> usize {
    number.split('.').next().map_or(0, str::len)
}

/// A length in metres and the metres of one unit of its last digit.
#[derive(Debug, Clone, Copy)]
struct Metres {
    value: f64,
    unit: f64,
}

/// Joins the groups of one number: `333 000`, `4 007 000.5`. Every group after the first has three whole digits.
fn joined(groups: &[&str]) -> Option<Metres> {
    let last = groups.len().checked_sub(1)?;
    let fits = groups.iter().enumerate().all(|(i, g)| {
        (i == last || !g.contains('.'))
            && (i == 0 || whole_digits(g) == 3)
            && (last == 0 || whole_digits(groups[0]) <= 3)
    });
    let text = groups.concat();
    let value = text.parse::<f64>().ok().filter(|_| fits)?;
    let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some(Metres { value, unit: 10_f64.powi(-i32::try_from(decimals).unwrap_or(20)) })
}

/// Easting and northing, by their marks (`mE`, `mN`, before or after) or else in this order.
fn metres(tokens: &[Token]) -> Option<[Metres; 2]> {
    let mut groups: Vec<&str> = Vec::new();
    // Marks and how many groups stand before each.
    let mut marks: Vec<(Axis, usize)> = Vec::new();
    for token in tokens {
        match &token.kind {
            Kind::Number(n) => groups.push(n),
            Kind::Comma { .. } | Kind::Break | Kind::Colon => {}
            Kind::Direction(axis, false, _) => marks.push((*axis, groups.len())),
            Kind::Word(w) => match w.as_str() {
                "ME" | "EASTING" => marks.push((Axis::Lon, groups.len())),
                "MN" | "NORTHING" => marks.push((Axis::Lat, groups.len())),
                "M" | "METRES" | "METERS" | "MÈTRES" => {}
                _ => return None,
            },
            _ => return None,
        }
    }
    match marks[..] {
        [(a, before), (b, between)] if a != b => {
            let split = if before == 0 { between } else { before };
            let (first, second) = groups.split_at_checked(split)?;
            let two = [joined(first)?, joined(second)?];
            Some(if a == Axis::Lon { two } else { [two[1], two[0]] })
        }
        [] if groups.len() == 2 => Some([joined(&groups[..1])?, joined(&groups[1..])?]),
        // An easting has six digits, in UPS seven.
        [] if groups.len() > 3 => {
            let split = if groups[0].len() == 3 { 2 } else { 3 };
            let (first, second) = groups.split_at_checked(split)?;
            Some([joined(first)?, joined(second)?])
        }
        _ => None,
    }
}

/// Easting and northing, not yet placed on the earth.
struct Place {
    zone: u32,
    easting: Metres,
    northing: Metres,
    numbers: Range<usize>,
}

impl Place {
    fn check(&self, east: (f64, f64), north: (f64, f64)) -> Result<(), ParseError> {
        let (e, n) = (self.easting.value, self.northing.value);
        let problem = if !(east.0..=east.1).contains(&e) {
            Problem::Easting { value: e, min: east.0, max: east.1 }
        } else if !(north.0..=north.1).contains(&n) {
            Problem::Northing { value: n, min: north.0, max: north.1 }
        } else {
            return Ok(());
        };
        Err(ParseError::new(self.numbers.clone(), problem))
    }

    fn parsed(&self, zone: u8, north: bool, note: Option<Note>) -> Read {
        let grid = Grid { zone, north, easting: self.easting.value, northing: self.northing.value };
        let Some(at) = unproject(grid) else {
            return Err(ParseError::new(self.numbers.clone(), Problem::GridNumbers));
        };
        let notation = if zone == 0 { Notation::Ups } else { Notation::Utm };
        Ok(Parsed { at, notation, resolution_m: self.easting.unit.max(self.northing.unit), note })
    }

    fn hemisphere(&self, north: bool, note: Option<Note>) -> Read {
        // UTM reaches from 80 south (northing 1 118 414) to 84 north (9 328 094).
        let northing = if north { (0.0, 9_400_000.0) } else { (1_000_000.0, 10_000_000.0) };
        self.check((100_000.0, 900_000.0), northing)?;
        self.parsed(u8::try_from(self.zone).unwrap_or(0), north, note)
    }

    fn utm(&self, prefix: &Prefix, letter_range: &Range<usize>) -> Read {
        let letter = match prefix {
            Prefix::Hemisphere { north } => return self.hemisphere(*north, None),
            Prefix::Letter(letter) => *letter,
        };
        let Some((south, north)) = band_range(letter) else {
            return Err(ParseError::new(letter_range.clone(), Problem::GridBand { letter }));
        };
        let band = south - BAND_SLACK..=north + BAND_SLACK;
        let outside = |lat| ParseError::new(letter_range.clone(), Problem::NotInBand { letter, lat });
        if letter != 'S' {
            let parsed = self.hemisphere(letter >= 'N', None)?;
            let lat = parsed.at.lat();
            return if band.contains(&lat) { Ok(parsed) } else { Err(outside(lat)) };
        }
        // S is band S, 32 to 40 north, or the southern hemisphere.
        let in_band = self.hemisphere(true, None);
        let southern = self.hemisphere(false, Some(Note::SouthernHemisphere));
        match (in_band, southern) {
            (Ok(p), Ok(other)) if band.contains(&p.at.lat()) => {
                Ok(Parsed { note: Some(Note::BandS { other: other.at }), ..p })
            }
            (_, Ok(southern)) => Ok(southern),
            (Ok(p), Err(_)) => Err(outside(p.at.lat())),
            (Err(_), Err(error)) => Err(error),
        }
    }

    fn ups(&self, prefix: &Prefix, letter_range: &Range<usize>) -> Read {
        let north = match prefix {
            Prefix::Hemisphere { north } => *north,
            Prefix::Letter('S' | 'A' | 'B') => false,
            Prefix::Letter('Y' | 'Z') => true,
            Prefix::Letter(letter) => {
                return Err(ParseError::new(letter_range.clone(), Problem::GridBand { letter: *letter }));
            }
        };
        let range = if north { (1_300_000.0, 2_700_000.0) } else { (800_000.0, 3_200_000.0) };
        self.check(range, range)?;
        let parsed = self.parsed(0, north, None)?;
        let grid = Grid { zone: 0, north, easting: self.easting.value, northing: self.northing.value };
        match prefix {
            Prefix::Letter(letter) if *letter != 'S' && *letter != polar_band(&grid) => {
                let problem = Problem::NotInBand { letter: *letter, lat: parsed.at.lat() };
                Err(ParseError::new(letter_range.clone(), problem))
            }
            _ => Ok(parsed),
        }
    }
}
