//! Sparse facts of (event, segment), readable from either side without an allocation per pair.

use std::ops::Range;

/// Values for pairs of event and segment. Filled event by event, segments ascending.
#[derive(Debug)]
pub(crate) struct Pairs<T> {
    events: Vec<u32>,
    segment: Vec<u32>,
    value: Vec<T>,
    starts: Vec<u32>,
    event_of: Vec<u32>,
    place: Vec<u32>,
}

impl<T: Copy> Pairs<T> {
    pub(crate) fn new() -> Self {
        Self {
            events: vec![0],
            segment: Vec::new(),
            value: Vec::new(),
            starts: Vec::new(),
            event_of: Vec::new(),
            place: Vec::new(),
        }
    }

    /// Adds a value for the event being filled.
    pub(crate) fn push(&mut self, segment: u32, value: T) {
        self.segment.push(segment);
        self.value.push(value);
    }

    /// Ends the event being filled; the next one follows.
    pub(crate) fn next_event(&mut self) {
        self.events.push(count(self.segment.len()));
    }

    /// Builds the view from the segments. Values of a segment stand in the order of the events.
    pub(crate) fn finish(&mut self, segments: usize) {
        let mut starts = vec![0_u32; segments + 1];
        for segment in &self.segment {
            starts[*segment as usize + 1] += 1;
        }
        for i in 0..segments {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        self.event_of = vec![0; self.segment.len()];
        self.place = vec![0; self.segment.len()];
        for event in 0..self.events.len() - 1 {
            for at in self.events[event]..self.events[event + 1] {
                let slot = &mut next[self.segment[at as usize] as usize];
                self.event_of[*slot as usize] = count(event);
                self.place[*slot as usize] = at;
                *slot += 1;
            }
        }
        self.starts = starts;
    }

    /// Segments of an event within a range of segments, ascending, with their values.
    pub(crate) fn of_event(&self, event: u32, range: Range<u32>) -> impl Iterator<Item = (u32, T)> + '_ {
        let all = self.rows(event);
        let segments = &self.segment[all.clone()];
        let from = all.start + segments.partition_point(|s| *s < range.start);
        let to = all.start + segments.partition_point(|s| *s < range.end);
        (from..to.max(from)).map(|at| (self.segment[at], self.value[at]))
    }

    fn rows(&self, event: u32) -> Range<usize> {
        match (self.events.get(event as usize), self.events.get(event as usize + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    /// Events of a segment, ascending, with their values.
    pub(crate) fn of_segment(&self, segment: u32) -> impl Iterator<Item = (u32, T)> + '_ {
        let rows = match (self.starts.get(segment as usize), self.starts.get(segment as usize + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        };
        rows.map(|at| (self.event_of[at], self.value[self.place[at] as usize]))
    }
}

/// A count as it is stored. Four thousand million pairs do not fit into memory.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_agree() {
        let mut pairs = Pairs::new();
        for (segment, value) in [(1, 'a'), (4, 'b')] {
            pairs.push(segment, value);
        }
        pairs.next_event();
        pairs.next_event();
        pairs.push(1, 'c');
        pairs.next_event();
        pairs.finish(5);
        assert_eq!(pairs.of_segment(1).collect::<Vec<_>>(), [(0, 'a'), (2, 'c')]);
        assert_eq!(pairs.of_segment(0).count() + pairs.of_segment(9).count(), 0);
        assert_eq!(pairs.of_event(0, 2..5).collect::<Vec<_>>(), [(4, 'b')]);
        assert_eq!(pairs.of_event(0, 5..9).count(), 0);
        assert_eq!(pairs.of_event(1, 0..9).count() + pairs.of_event(7, 0..9).count(), 0);
    }
}
