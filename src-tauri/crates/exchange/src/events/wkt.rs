//! Well-known text, as far as tables carry it: points, lines and areas without holes, longitude first.

use passage_model::{Geometry, LatLon};

use crate::{Issue, IssueCode, lines, values};

/// A point or a line; parts of a line that meet are joined. Heights are passed over.
pub(crate) fn read(text: &str) -> Result<Geometry, Issue> {
    let malformed = || Issue::rejected(IssueCode::GeometryMalformed).value(text).expected("POINT, LINESTRING");
    let plain = text.trim().rsplit_once(';').map_or(text.trim(), |(_, rest)| rest.trim());
    let upper = plain.get(..plain.find('(').ok_or_else(malformed)?).unwrap_or_default().trim().to_ascii_uppercase();
    let body = plain.get(upper.len()..).unwrap_or_default();
    let body = body.get(body.find('(').ok_or_else(malformed)?..).unwrap_or_default().trim();
    let body = body.strip_prefix('(').and_then(|body| body.strip_suffix(')')).ok_or_else(malformed)?;
    let points = |text: &str| -> Result<Vec<LatLon>, Issue> {
        text.split(',')
            .map(|pair| {
                let mut numbers = pair.split_whitespace();
                let mut next = || numbers.next().and_then(values::number).ok_or_else(malformed);
                let (lon, lat) = (next()?, next()?);
                values::position(lat, lon)
            })
            .collect()
    };
    let parts = match upper.split_whitespace().next().unwrap_or_default() {
        "POINT" => {
            let [at] = points(body)?[..] else { return Err(malformed()) };
            return Ok(Geometry::Point { at });
        }
        "LINESTRING" => vec![points(body)?],
        "POLYGON" => {
            let ring = body.strip_prefix('(').and_then(|body| body.strip_suffix(')')).ok_or_else(malformed)?;
            // A second ring is a hole: the area is not all of it.
            if ring.contains(['(', ')']) {
                return Err(malformed());
            }
            let mut ring = lines::clean(points(ring)?).map_err(|_| malformed())?;
            if ring.first() == ring.last() {
                ring.pop();
            }
            return if ring.len() > 2 { Ok(Geometry::Area { ring }) } else { Err(malformed()) };
        }
        "MULTILINESTRING" => body
            .split(')')
            .map(|part| part.trim().trim_start_matches(',').trim())
            .filter(|part| !part.is_empty())
            .map(|part| points(part.strip_prefix('(').ok_or_else(malformed)?))
            .collect::<Result<_, _>>()?,
        other => {
            let issue = Issue::rejected(IssueCode::GeometryMalformed).value(other);
            return Err(issue.expected("POINT, LINESTRING"));
        }
    };
    let few = |count: usize| Issue::rejected(IssueCode::TooFewPoints).value(&count.to_string()).expected(">= 2");
    let parts = parts.into_iter().map(lines::clean).collect::<Result<Vec<_>, _>>().map_err(few)?;
    let mut joined = lines::join(parts);
    match (joined.pop(), joined.len()) {
        (Some(points), 0) => Ok(Geometry::Line { points }),
        // One event has one line: which part is meant, nobody said.
        (_, rest) => Err(malformed().value(&(rest + 1).to_string()).expected("LINESTRING")),
    }
}

/// A line or an area as such a text; a position has columns of its own.
pub fn write(geometry: &Geometry) -> Option<String> {
    let points = |points: &mut dyn Iterator<Item = &LatLon>| {
        points.map(|at| format!("{} {}", at.lon(), at.lat())).collect::<Vec<_>>().join(", ")
    };
    match geometry {
        Geometry::Point { .. } => None,
        Geometry::Line { points: line } => Some(format!("LINESTRING ({})", points(&mut line.iter()))),
        Geometry::Area { ring } => {
            let closed = points(&mut ring.iter().chain(ring.first()));
            Some(format!("POLYGON (({closed}))"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_lines() {
        assert!(matches!(read("SRID=4326;POINT Z (37.1 36.2 400)"), Ok(Geometry::Point { at }) if at.lat() == 36.2));
        assert!(matches!(read("LINESTRING(37 36, 37.1 36)"), Ok(Geometry::Line { points }) if points.len() == 2));
        let joined = read("MULTILINESTRING ((37 36, 37.1 36), (37.1 36, 37.2 36))");
        assert!(matches!(joined, Ok(Geometry::Line { points }) if points.len() == 3));
        for text in ["LINESTRING (37 36, 37.1 36)", "POLYGON ((37 36, 38 36, 38 37, 37 36))"] {
            assert_eq!(write(&read(text).unwrap()).as_deref(), Some(text));
        }
        for bad in [
            "",
            "(",
            "POINT",
            "POINT()",
            "POINT(1)",
            "LINESTRING(1 1)",
            "POLYGON((1 1))",
            "POLYGON((1 1,2 2,1 1))",
            "POLYGON((1 1,2 1,2 2,1 1),(1.5 1.2,1.6 1.2,1.6 1.3,1.5 1.2))",
            ")(",
            "POINT(37 95)",
            "MULTILINESTRING((1 1,2 2),(5 5,6 6))",
            "é(1 1)",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
