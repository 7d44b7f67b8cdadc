//! The figure of the earth.

/// What near distances are measured on.
///
/// Everything that a level rests on is measured on WGS 84. The sphere is there for comparison with tools that know no
/// other: between the two, distances differ by up to 0.3 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Earth {
    /// The ellipsoid of WGS 84.
    #[default]
    Wgs84,
    /// A sphere with the mean radius of WGS 84, 6371.0088 km (IUGG).
    Sphere,
}
