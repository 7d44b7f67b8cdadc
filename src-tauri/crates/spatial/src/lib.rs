//! Coordinates, chainage, geodesy and spatial indexes
