//! The shapes themselves.

use std::io::Read;

use passage_model::LatLon;

use crate::{
    Issue, IssueCode, ReadError,
    crs::Crs,
    shapes::{Parts, Shape},
};

/// Largest record taken, bytes: four million points.
const RECORD: u64 = 64 << 20;

/// Shapes one after another.
pub(super) struct Shapes<R> {
    source: R,
    at: u64,
    bounds: [f64; 4],
}

type Found = Result<Option<Shape>, Issue>;

impl<R: Read> Shapes<R> {
    /// Reads the header.
    pub(super) fn new(source: R) -> Result<Self, ReadError> {
        let mut shapes = Self { source, at: 0, bounds: [f64::NAN; 4] };
        let header = shapes.bytes(100)?;
        let view = View(&header);
        if header.len() < 100 || view.be(0) != Some(9994) {
            return Err(shapes.damaged("not the header of a shapefile"));
        }
        for (at, bound) in shapes.bounds.iter_mut().enumerate() {
            *bound = view.number(36 + 8 * at).unwrap_or(f64::NAN);
        }
        Ok(shapes)
    }

    /// Whether the box that the header states can be degrees.
    pub(super) fn fits_degrees(&self) -> bool {
        let [west, south, east, north] = self.bounds;
        [west, east].iter().all(|x| x.abs() <= 180.0) && [south, north].iter().all(|y| y.abs() <= 90.0)
    }

    /// The next shape; `None` at the end. What is wrong with one shape leaves the others alone.
    pub(super) fn next(&mut self, crs: &Crs) -> Result<Option<Found>, ReadError> {
        let head = self.bytes(8)?;
        if head.is_empty() {
            return Ok(None);
        }
        let words = View(&head).be(4).filter(|_| head.len() == 8);
        let Some(length) = words.and_then(|words| u64::try_from(words).ok()).map(|words| words * 2) else {
            return Err(self.damaged("the head of a record is cut or negative"));
        };
        if length > RECORD {
            return Err(ReadError::TooLong { limit: RECORD });
        }
        let content = self.bytes(length)?;
        if content.len() as u64 != length {
            return Err(self.damaged("a record is cut"));
        }
        Ok(Some(shape(View(&content), crs)))
    }

    /// Up to so many bytes; fewer at the end.
    fn bytes(&mut self, count: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let read = self.source.by_ref().take(count).read_to_end(&mut bytes)?;
        self.at += read as u64;
        Ok(bytes)
    }

    fn damaged(&self, detail: &str) -> ReadError {
        ReadError::Damaged { byte: self.at, detail: detail.to_owned() }
    }
}

/// Numbers in bytes; `None` beyond their end.
#[derive(Clone, Copy)]
struct View<'b>(&'b [u8]);

impl View<'_> {
    fn array<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    fn be(self, at: usize) -> Option<i32> {
        self.array(at).map(i32::from_be_bytes)
    }

    fn le(self, at: usize) -> Option<i32> {
        self.array(at).map(i32::from_le_bytes)
    }

    fn count(self, at: usize) -> Option<usize> {
        self.le(at).and_then(|count| usize::try_from(count).ok())
    }

    fn number(self, at: usize) -> Option<f64> {
        self.array(at).map(f64::from_le_bytes)
    }

    fn pair(self, at: usize) -> Option<[f64; 2]> {
        Some([self.number(at)?, self.number(at.checked_add(8)?)?])
    }
}

/// The shape of a record.
fn shape(view: View<'_>, crs: &Crs) -> Found {
    let malformed = |what: &str| Issue::rejected(IssueCode::GeometryMalformed).value(what).expected("shapefile");
    let cut = || malformed("too short");
    let kind = view.le(0).ok_or_else(cut)?;
    let mut parts = Parts::default();
    let name = match kind {
        0 => return Ok(None),
        1 | 11 | 21 => {
            let [x, y] = view.pair(4).ok_or_else(cut)?;
            parts.point(crs.position(x, y)?);
            "Point"
        }
        8 | 18 | 28 => {
            let count = view.count(36).ok_or_else(cut)?;
            for [x, y] in points(view, 40, count).ok_or_else(cut)? {
                parts.point(crs.position(x, y)?);
            }
            "MultiPoint"
        }
        3 | 13 | 23 => {
            for line in rings(view).ok_or_else(cut)? {
                parts.line(positions(&line, crs)?);
            }
            "PolyLine"
        }
        5 | 15 | 25 => {
            for ring in rings(view).ok_or_else(cut)? {
                // Outer rings run clockwise, holes against the clock.
                let hole = area(&ring) > 0.0;
                parts.ring(positions(&ring, crs)?, hole);
            }
            "Polygon"
        }
        31 => {
            parts.other("MultiPatch");
            "MultiPatch"
        }
        other => return Err(malformed(&other.to_string())),
    };
    Ok(Some(parts.shape(name)))
}

fn positions(points: &[[f64; 2]], crs: &Crs) -> Result<Vec<LatLon>, Issue> {
    points.iter().map(|[x, y]| crs.position(*x, *y)).collect()
}

/// So many pairs from `at`; `None` when the record does not hold them.
fn points(view: View<'_>, at: usize, count: usize) -> Option<Vec<[f64; 2]>> {
    let end = at.checked_add(count.checked_mul(16)?)?;
    let bytes = view.0.get(at..end)?;
    bytes.chunks_exact(16).map(|pair| View(pair).pair(0)).collect()
}

/// The parts of a line or area.
fn rings(view: View<'_>) -> Option<Vec<Vec<[f64; 2]>>> {
    let (parts, count) = (view.count(36)?, view.count(40)?);
    let start = 44usize.checked_add(parts.checked_mul(4)?)?;
    let all = points(view, start, count)?;
    view.0.get(44..start)?;
    let mut rings = Vec::new();
    for part in 0..parts {
        let from = view.count(44 + 4 * part)?;
        let to = if part + 1 < parts { view.count(48 + 4 * part)? } else { count };
        rings.push(all.get(from..to)?.to_vec());
    }
    Some(rings)
}

/// Twice the area, positive against the clock.
fn area(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}
