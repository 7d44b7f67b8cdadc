//! Coordinates, chainage, geodesy and spatial indexes.
//!
//! Lengths along a line are geodesic (Karney 2013, on WGS 84). Near-distance work is done in earth-centred earth-fixed
//! coordinates (ECEF), as straight lines in space: no special case at 180 degrees or at the poles, and no trigonometry
//! per pair. Lines are cut into edges of at most [`MAX_EDGE_KM`] first, so that a straight edge stays within 2 cm of
//! the ground it stands for.
//!
//! Units: degrees for angles, kilometres for distances; chainage is kilometres from the start of a line. Edges between
//! vertices are geodesics. No function panics, whatever the input.

mod area;
mod chain;
mod coords;
mod earth;
mod ecef;
mod geodesic;
mod index;
mod lay;
mod line;
mod region;
mod shape;

pub use chain::MAX_EDGE_KM;
pub use coords::{
    MAX_POSITION_BYTES, Notation, Note, ParseError, Parsed, Problem, parse_position, parse_positions, print_decimal,
    print_dms, print_mgrs, print_utm,
};
pub use earth::Earth;
pub use geodesic::{bearing_deg, destination, distance_km, midpoint};
pub use index::{Around, STRETCH, SegmentIndex, Spot, SpotIndex, Surround};
pub use lay::Laid;
pub use line::{LineError, MAX_LENGTH_KM, Nearest, RouteLine, Segment};
pub use region::Region;
pub use shape::Shape;
