//! A latitude and a longitude from the tokens of a text: which token belongs to which.

use std::ops::Range;

use passage_model::LatLon;

use super::{
    Notation, Note, Parsed,
    angle::{Angle, angle, span},
    lex::{Axis, Kind, Token},
    problem::{ParseError, Problem},
};

/// Metres of one degree of latitude, for the resolution.
const METRES_PER_DEGREE: f64 = 111_320.0;

/// An angle and the axis that its letter or label gives.
type Found = (Angle, Option<Axis>);

/// Reads a position in degrees.
pub(crate) fn position(tokens: &[Token], whole: Range<usize>) -> Result<Parsed, ParseError> {
    // Only here is D for degrees: in UTM it is a band.
    let mut tokens = tokens.to_vec();
    for token in &mut tokens {
        if token.kind == Kind::Word("D".into()) {
            token.kind = Kind::Degree;
        }
    }
    let tokens = &tokens[..];
    if let Some(word) = tokens.iter().find(|t| matches!(t.kind, Kind::Word(_))) {
        return Err(ParseError::new(word.range.clone(), Problem::Unexpected));
    }
    let tight = |t: &Token| matches!(t.kind, Kind::Comma { tight: true });
    if !tokens.iter().any(tight) {
        return finish(pair(tokens, &whole)?, &whole);
    }
    // A comma between two digits: a decimal comma when that gives two angles, else a separator.
    match decimal_commas(tokens).and_then(|t| finish(pair(&t, &whole)?, &whole)) {
        Err(first) if structural(&first.problem) || first.problem == Problem::UnclearComma => {
            match pair(tokens, &whole).and_then(|p| finish(p, &whole)) {
                Err(second) if structural(&second.problem) => Err(first),
                other => other,
            }
        }
        other => other,
    }
}

/// Whether the numbers did not even fall into two angles.
fn structural(problem: &Problem) -> bool {
    matches!(problem, Problem::NotTwoAngles { .. } | Problem::EarlyFraction | Problem::MarkOrder | Problem::Unexpected)
}

/// Joins numbers across their decimal commas: `36,2` and, as pairs, `36,2,37,1`.
fn decimal_commas(tokens: &[Token]) -> Result<Vec<Token>, ParseError> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let mut end = i + 1;
        while tokens[i].is_number()
            && end + 1 < tokens.len()
            && matches!(tokens[end].kind, Kind::Comma { tight: true })
            && tokens[end + 1].is_number()
        {
            end += 2;
        }
        let run = &tokens[i..end];
        let numbers: Vec<(&str, &Range<usize>)> = run
            .iter()
            .filter_map(|t| if let Kind::Number(n) = &t.kind { Some((n.as_str(), &t.range)) } else { None })
            .collect();
        if numbers.len() < 2 || numbers.iter().any(|(n, _)| n.contains('.')) {
            out.extend_from_slice(run);
        } else if numbers.len() % 2 == 1 {
            return Err(ParseError::new(span(run, &(0..0)), Problem::UnclearComma));
        } else {
            for (k, two) in numbers.chunks_exact(2).enumerate() {
                if k > 0 {
                    out.push(Token { kind: Kind::Comma { tight: false }, range: two[0].1.clone() });
                }
                let range = two[0].1.start..two[1].1.end;
                out.push(Token { kind: Kind::Number(format!("{}.{}", two[0].0, two[1].0)), range });
            }
        }
        i = end;
    }
    Ok(out)
}

/// Splits the tokens into two angles.
fn pair(tokens: &[Token], whole: &Range<usize>) -> Result<[Found; 2], ParseError> {
    let places = |wanted: fn(&Kind) -> bool| -> Vec<usize> {
        tokens.iter().enumerate().filter(|(_, t)| wanted(&t.kind)).map(|(i, _)| i).collect()
    };
    let labels = places(|k| matches!(k, Kind::Label(_)));
    let letters = places(|k| matches!(k, Kind::Direction(..)));
    let has_number = |t: &[Token]| t.iter().any(Token::is_number);
    let count = Problem::NotTwoAngles { numbers: tokens.iter().filter(|t| t.is_number()).count() };
    match (&labels[..], &letters[..]) {
        ([], []) => {
            let at = boundary(tokens, whole)?;
            let two = [angle(&tokens[..at], whole)?, angle(&tokens[at..], whole)?];
            if two[0].parts != two[1].parts && !tokens.iter().any(|t| matches!(t.kind, Kind::Degree)) {
                return Err(ParseError::new(span(tokens, whole), count));
            }
            Ok(two.map(|a| (a, None)))
        }
        ([a, b], _) if !has_number(&tokens[..*a]) => {
            Ok([lettered(&tokens[*a..*b], whole)?, lettered(&tokens[*b..], whole)?])
        }
        ([], [a, b]) => {
            let prefix = !has_number(&tokens[..*a]);
            let (first, second) = if prefix {
                (&tokens[*a..*b], &tokens[*b..])
            } else if has_number(&tokens[*b..]) {
                return Err(ParseError::new(span(tokens, whole), count));
            } else {
                (&tokens[..=*a], &tokens[*a + 1..])
            };
            Ok([lettered(first, whole)?, lettered(second, whole)?])
        }
        ([_], _) | ([], [_]) => Err(ParseError::new(span(tokens, whole), Problem::OneDirection)),
        _ => Err(ParseError::new(span(tokens, whole), count)),
    }
}

/// One angle with its label, its letter or both.
fn lettered(tokens: &[Token], whole: &Range<usize>) -> Result<Found, ParseError> {
    let (mut axis, mut negative) = (None, None);
    let mut rest: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let named = match &token.kind {
            Kind::Label(a) => *a,
            Kind::Direction(a, south_or_west, _) => {
                if negative.replace(*south_or_west).is_some() {
                    return Err(ParseError::new(token.range.clone(), Problem::SameDirection));
                }
                *a
            }
            // A dash that only separates this angle from the one before it: `36.2N-37.1E`, `36.2N - 37.1E`.
            Kind::Dash { before, after } if rest.is_empty() && axis.is_none() && (*after || !*before) => continue,
            _ => {
                rest.push(token.clone());
                continue;
            }
        };
        if axis.replace(named).is_some_and(|other| other != named) {
            return Err(ParseError::new(token.range.clone(), Problem::SameDirection));
        }
    }
    // Separators after the angle belong to nothing.
    while rest.last().is_some_and(|t| matches!(t.kind, Kind::Dash { .. } | Kind::Comma { .. } | Kind::Break)) {
        rest.pop();
    }
    let mut found = angle(&rest, whole)?;
    if let Some(negative) = negative {
        if found.signed {
            return Err(ParseError::new(span(tokens, whole), Problem::SignAndLetter));
        }
        if negative {
            found.degrees = -found.degrees;
        }
    }
    Ok((found, axis))
}

/// Where the second angle begins when nothing names the two.
///
/// A dash before the second angle may be a minus or only separate, which is the difference between two continents: it is
/// a minus after a comma, after a blank and close to its number, and when the first angle has a sign as well (ISO 6709
/// writes +36.2-037.1); else the text is refused.
fn boundary(tokens: &[Token], whole: &Range<usize>) -> Result<usize, ParseError> {
    let numbers: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].is_number()).collect();
    let wrong = || ParseError::new(span(tokens, whole), Problem::NotTwoAngles { numbers: numbers.len() });
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return Err(wrong()) };
    let inner = |wanted: fn(&Kind) -> bool| -> Vec<usize> {
        (*first + 1..*last).filter(|i| wanted(&tokens[*i].kind)).collect()
    };
    if let [one] = inner(|k| matches!(k, Kind::Comma { .. } | Kind::Break))[..] {
        return Ok(one + 1);
    }
    if let [dash, ..] = inner(|k| matches!(k, Kind::Dash { before: true, after: true }))[..] {
        return Err(ParseError::new(tokens[dash].range.clone(), Problem::UnclearDash));
    }
    if let [one] = inner(|k| matches!(k, Kind::Plus | Kind::Dash { before: true, after: false }))[..] {
        return Ok(one);
    }
    let degrees: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].kind == Kind::Degree).collect();
    let at = match (&degrees[..], numbers.len()) {
        ([_, second], _) => numbers.iter().rev().find(|n| **n < *second).copied().ok_or_else(wrong)?,
        (_, n @ (2 | 4 | 6)) => numbers[n / 2],
        _ => return Err(wrong()),
    };
    let is_sign = |t: &Token| matches!(t.kind, Kind::Plus | Kind::Dash { .. });
    match at.checked_sub(1).map(|i| &tokens[i]) {
        Some(dash) if is_sign(dash) && tokens[..*first].iter().any(is_sign) => Ok(at - 1),
        Some(dash) if is_sign(dash) => Err(ParseError::new(dash.range.clone(), Problem::UnclearDash)),
        _ => Ok(at),
    }
}

/// Puts the angles in their places and checks the ranges.
fn finish(found: [Found; 2], whole: &Range<usize>) -> Result<Parsed, ParseError> {
    let [(a, a_axis), (b, b_axis)] = found;
    let fail = |problem| Err(ParseError::new(whole.clone(), problem));
    let (lat, lon) = match (a_axis, b_axis) {
        (None, None) | (Some(Axis::Lat), Some(Axis::Lon)) => (a.degrees, b.degrees),
        (Some(Axis::Lon), Some(Axis::Lat)) => (b.degrees, a.degrees),
        (Some(_), Some(_)) => return fail(Problem::SameDirection),
        _ => return fail(Problem::OneDirection),
    };
    let Ok(at) = LatLon::new(lat, lon) else {
        return match LatLon::new(lon, lat) {
            Ok(suggestion) => fail(Problem::Swapped { suggestion }),
            Err(_) if lat.abs() > 90.0 => fail(Problem::Latitude { value: lat }),
            Err(_) => fail(Problem::Longitude { value: lon }),
        };
    };
    let notation = match a.parts.max(b.parts) {
        1 => Notation::Decimal,
        2 => Notation::DegreesMinutes,
        _ => Notation::DegreesMinutesSeconds,
    };
    let note = a_axis.is_none().then(|| Note::LatitudeFirst { other: LatLon::new(lon, lat).ok() });
    Ok(Parsed { at, notation, resolution_m: a.unit.max(b.unit) * METRES_PER_DEGREE, note })
}
