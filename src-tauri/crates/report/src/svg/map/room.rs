//! Room on a map: what is taken, what is free.

/// A rectangle on the map, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    /// Left edge.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Place {
    /// A square around a position.
    pub(crate) fn around((x, y): (f64, f64), size: f64) -> Self {
        Self { x: x - size / 2.0, y: y - size / 2.0, width: size, height: size }
    }

    fn overlap(&self, other: &Self) -> f64 {
        let w = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let h = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        w.max(0.0) * h.max(0.0)
    }
}

/// What is taken on a map.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    width: f64,
    height: f64,
    taken: Vec<Place>,
    /// Better left free: lines of routes.
    soft: Vec<Place>,
}

impl Room {
    /// An empty map.
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { width, height, taken: Vec::new(), soft: Vec::new() }
    }

    /// Takes a place.
    pub(crate) fn take(&mut self, place: Place) {
        self.taken.push(place);
    }

    /// Names a place that is better left free.
    pub(crate) fn avoid(&mut self, place: Place) {
        self.soft.push(place);
    }

    /// Whether a place lies inside the map and nothing has taken it.
    pub(crate) fn is_free(&self, place: &Place) -> bool {
        place.x >= 1.0
            && place.y >= 1.0
            && place.x + place.width <= self.width - 1.0
            && place.y + place.height <= self.height - 1.0
            && self.taken.iter().all(|taken| taken.overlap(place) <= 0.5)
    }

    /// The first of the free places that covers least of what is better left free.
    pub(crate) fn best(&self, places: impl IntoIterator<Item = Place>) -> Option<Place> {
        let cost = |place: &Place| self.soft.iter().map(|soft| soft.overlap(place)).sum::<f64>();
        let mut best: Option<(f64, Place)> = None;
        for place in places.into_iter().filter(|place| self.is_free(place)) {
            let cost = cost(&place);
            if best.is_none_or(|(least, _)| cost < least - 1.0) {
                best = Some((cost, place));
            }
        }
        best.map(|(_, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taken_places_are_not_given_again() {
        let mut room = Room::new(100.0, 100.0);
        let place = Place::around((50.0, 50.0), 20.0);
        assert!(room.is_free(&place));
        room.take(place);
        assert!(!room.is_free(&Place::around((55.0, 55.0), 20.0)));
        assert!(!room.is_free(&Place::around((5.0, 50.0), 20.0)), "outside");
        assert_eq!(room.best([place]), None);
    }

    #[test]
    fn lines_are_left_free_where_possible() {
        let mut room = Room::new(100.0, 100.0);
        room.avoid(Place::around((30.0, 30.0), 10.0));
        let (covering, beside) = (Place::around((30.0, 30.0), 10.0), Place::around((60.0, 60.0), 10.0));
        assert_eq!(room.best([covering, beside]), Some(beside));
        assert_eq!(room.best([covering]), Some(covering));
    }
}
