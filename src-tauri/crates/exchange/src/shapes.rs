//! Geometries of every format, and what each is good for here.

use passage_model::LatLon;

/// What a geometry is good for here.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// One position.
    Point(LatLon),
    /// Lines.
    Lines(Vec<Vec<LatLon>>),
    /// One area without holes: its outer ring, the first point not repeated.
    Area(Vec<LatLon>),
    /// An area with holes, or of several parts: it cannot be held as one outline, and filling its holes would claim ground
    /// that nobody named.
    Pierced(&'static str),
    /// Several sorts at once: the one that a road can be made of, and the names of the others.
    Mixed(Box<Shape>, String),
    /// Something that is not used, by its name in the file.
    Other(String),
}

/// Parts of a geometry as a reader comes upon them.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    points: Vec<LatLon>,
    lines: Vec<Vec<LatLon>>,
    /// Outer rings and holes: `true` for a hole.
    rings: Vec<(bool, Vec<LatLon>)>,
    other: Option<String>,
}

impl Parts {
    /// A position.
    pub(crate) fn point(&mut self, at: LatLon) {
        self.points.push(at);
    }

    /// A line; an empty one is a line too, so that it is refused as one.
    pub(crate) fn line(&mut self, line: Vec<LatLon>) {
        self.lines.push(line);
    }

    /// A ring of an area.
    pub(crate) fn ring(&mut self, ring: Vec<LatLon>, hole: bool) {
        self.rings.push((hole, ring));
    }

    /// Something of no use, by name; the first name counts.
    pub(crate) fn other(&mut self, name: &str) {
        self.other.get_or_insert_with(|| name.to_owned());
    }

    /// What it all comes to: lines win over areas, areas over points. `name`: what the file calls the whole.
    pub(crate) fn shape(mut self, name: &str) -> Shape {
        let mut rest = Vec::new();
        if !self.lines.is_empty() && !self.rings.is_empty() {
            rest.push("Polygon".to_owned());
        }
        if !self.lines.is_empty() || !self.rings.is_empty() {
            rest.extend(match self.points.len() {
                0 => None,
                1 => Some("Point".to_owned()),
                _ => Some("MultiPoint".to_owned()),
            });
            rest.extend(self.other.take());
        }
        let main = self.main(name);
        if rest.is_empty() { main } else { Shape::Mixed(Box::new(main), rest.join(", ")) }
    }

    fn main(mut self, name: &str) -> Shape {
        if !self.lines.is_empty() {
            return Shape::Lines(self.lines);
        }
        if !self.rings.is_empty() {
            // An area with a hole would claim the hole, and several areas are not one event.
            if let [(false, ring)] = self.rings.as_mut_slice() {
                ring.dedup();
                if ring.len() > 1 && ring.first() == ring.last() {
                    ring.pop();
                }
                if ring.len() > 2 {
                    return Shape::Area(std::mem::take(ring));
                }
            }
            let (holes, outer): (Vec<_>, Vec<_>) = self.rings.iter().partition(|(hole, _)| *hole);
            return match (outer.len(), holes.len()) {
                (2.., _) => Shape::Pierced("MultiPolygon"),
                (_, 1..) => Shape::Pierced("Polygon"),
                _ => Shape::Other("Polygon".to_owned()),
            };
        }
        match (self.points.as_slice(), self.other) {
            ([at], None) => Shape::Point(*at),
            ([] | [_], Some(other)) => Shape::Other(other),
            ([], None) => Shape::Other(name.to_owned()),
            (_, _) => Shape::Other("MultiPoint".to_owned()),
        }
    }
}
