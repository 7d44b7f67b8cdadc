//! Events in the order in which they may be used, without looking ahead.

use std::collections::BTreeMap;

use chrono::Duration;
use passage_model::{Geometry, Time};

use crate::past::Past;

/// Walks through the events as time goes on: each is handed out once, at the first moment at which it had begun and was known.
#[derive(Debug)]
pub(crate) struct Arrivals {
    /// From when each may be used, earliest first.
    order: Vec<(Time, usize)>,
    next: usize,
}

impl Arrivals {
    pub(crate) fn new(past: &Past<'_>) -> Self {
        let mut order: Vec<(Time, usize)> = Vec::with_capacity(past.events.len());
        for (number, event) in past.events.iter().enumerate() {
            let head = past.head(number);
            // Strictly before the moment: an event of the day itself is not known yet.
            let after = |at: Time| at.checked_add_signed(Duration::milliseconds(1));
            let usable = match head.known_at {
                Some(known) => after(event.time.from).map(|begun| known.max(begun)),
                None => after(event.time.last()),
            };
            if let Some(usable) = usable.filter(|_| head.q > 0.0) {
                order.push((usable, number));
            }
        }
        order.sort_unstable();
        Self { order, next: 0 }
    }

    /// Events that have become usable since the last call, those at one place together.
    pub(crate) fn until(&mut self, at: Time, past: &Past<'_>) -> Vec<Vec<usize>> {
        let mut places: BTreeMap<(u64, u64, usize), Vec<usize>> = BTreeMap::new();
        while let Some((_, event)) = self.order.get(self.next).filter(|(from, _)| *from <= at) {
            let key = match &past.events[*event].geometry {
                Some(Geometry::Point { at }) => (at.lat().to_bits(), at.lon().to_bits(), 0),
                _ => (0, 0, *event + 1),
            };
            places.entry(key).or_default().push(*event);
            self.next += 1;
        }
        places.into_values().collect()
    }
}
