//! Distances from places to segments, measured once per place: many events lie at the same one.

use std::{collections::HashMap, ops::Range};

use passage_model::{Event, Geometry, LatLon};
use passage_spatial::Shape;

use super::fill::shape_of;
use crate::Network;

/// Segments near places.
pub(super) struct Spots<'n> {
    net: &'n Network,
    /// By the bits of a position: how far was looked, km, and the rows found.
    known: HashMap<(u64, u64), (f64, Range<usize>)>,
    rows: Vec<(u32, f64)>,
}

impl<'n> Spots<'n> {
    pub(super) fn new(net: &'n Network) -> Self {
        Self { net, known: HashMap::new(), rows: Vec::new() }
    }

    /// Segments at most `km` from an event, ascending, with their distances; farther ones may be among them. None for
    /// an event without a place.
    pub(super) fn near(&mut self, event: &Event, km: f64) -> &[(u32, f64)] {
        if let Some(Geometry::Point { at }) = &event.geometry {
            return self.near_point(*at, km);
        }
        let range = match shape_of(event, self.net) {
            Some(shape) => self.measure(&shape, km),
            None => 0..0,
        };
        &self.rows[range]
    }

    fn near_point(&mut self, at: LatLon, km: f64) -> &[(u32, f64)] {
        let key = (at.lat().to_bits(), at.lon().to_bits());
        if let Some((looked, range)) = self.known.get(&key)
            && *looked >= km
        {
            return &self.rows[range.clone()];
        }
        let range = self.measure(&Shape::point(at), km);
        self.known.insert(key, (km, range.clone()));
        &self.rows[range]
    }

    fn measure(&mut self, shape: &Shape, km: f64) -> Range<usize> {
        let start = self.rows.len();
        let rows = &mut self.rows;
        self.net.within(shape, km, |segment, d| rows.push((segment, d)));
        start..self.rows.len()
    }
}
