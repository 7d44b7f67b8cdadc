//! One angle from its tokens.

use std::ops::Range;

use super::{
    lex::{Kind, Token},
    problem::{ParseError, Problem},
};

/// An angle as written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Angle {
    /// Degrees, sign included.
    pub(crate) degrees: f64,
    /// 1 degrees, 2 with minutes, 3 with seconds.
    pub(crate) parts: usize,
    /// Degrees in one unit of the last digit.
    pub(crate) unit: f64,
    /// A plus or minus was written.
    pub(crate) signed: bool,
}

/// What the tokens cover; `whole` when there are none.
pub(crate) fn span(tokens: &[Token], whole: &Range<usize>) -> Range<usize> {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => whole.clone(),
    }
}

/// Reads one angle: an optional sign, one to three numbers with or without their marks, separators between them and at
/// both ends. Direction letters and labels are already taken out.
pub(crate) fn angle(tokens: &[Token], whole: &Range<usize>) -> Result<Angle, ParseError> {
    let fail = |token: &Token, problem| Err(ParseError::new(token.range.clone(), problem));
    let mut values: Vec<(f64, usize)> = Vec::new();
    let mut sign: Option<f64> = None;
    let mut marked = 0;
    for token in tokens {
        match &token.kind {
            Kind::Number(text) => {
                let Ok(value) = text.parse::<f64>() else { return fail(token, Problem::Unexpected) };
                if values.last().is_some_and(|(_, decimals)| *decimals > 0) {
                    return fail(token, Problem::EarlyFraction);
                }
                let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                values.push((value, decimals));
            }
            Kind::Degree | Kind::Minute | Kind::Second => {
                let place = match token.kind {
                    Kind::Degree => 1,
                    Kind::Minute => 2,
                    _ => 3,
                };
                // Each mark follows its own number, and no mark is given twice.
                if place != values.len() || place <= marked {
                    return fail(token, Problem::MarkOrder);
                }
                marked = place;
            }
            Kind::Plus | Kind::Dash { .. } if values.is_empty() && sign.is_none() => {
                sign = Some(if token.kind == Kind::Plus { 1.0 } else { -1.0 });
            }
            // A dash separates only between two numbers and close to both: 36-12-08.
            Kind::Dash { before: false, after: false } if !values.is_empty() => {}
            Kind::Dash { .. } => return fail(token, Problem::UnclearDash),
            Kind::Comma { .. } | Kind::Break | Kind::Colon => {}
            _ => return fail(token, Problem::Unexpected),
        }
    }
    let range = span(tokens, whole);
    if values.is_empty() || values.len() > 3 {
        return Err(ParseError::new(range, Problem::NotTwoAngles { numbers: values.len() }));
    }
    let mut degrees = 0.0;
    let mut scale = 1.0;
    for (i, (value, _)) in values.iter().enumerate() {
        match i {
            1 if *value >= 60.0 => return Err(ParseError::new(range, Problem::Minutes { value: *value })),
            2 if *value >= 60.0 => return Err(ParseError::new(range, Problem::Seconds { value: *value })),
            _ => {}
        }
        // Divide, not multiply by 1/60: 36 degrees 30 minutes is 36.5 exactly.
        degrees += value / scale;
        scale *= 60.0;
    }
    let decimals = values.last().map_or(0, |(_, decimals)| *decimals);
    let unit = 60.0 / scale / 10_f64.powi(i32::try_from(decimals).unwrap_or(20));
    Ok(Angle { degrees: degrees * sign.unwrap_or(1.0), parts: values.len(), unit, signed: sign.is_some() })
}
