//! The grids themselves: zones, bands, squares. Projections by `geoconvert` (a translation of `GeographicLib`), called
//! only with values inside its range. The letters of a square are made here, since its own printer (1.0.2) panics at the
//! equator.

use geoconvert::{LatLon as Geographic, Mgrs, UtmUps};
use passage_model::LatLon;

use crate::geodesic::position;

/// Latitude bands from 80 south, 8 degrees each; X has 12.
const BANDS: &[u8; 20] = b"CDEFGHJKLMNPQRSTUVWX";
/// Row letters of UTM squares.
const ROWS: &[u8; 20] = b"ABCDEFGHJKLMNPQRSTUV";
/// Column letters of UTM squares, by zone modulo 3.
const COLUMNS: [&[u8; 8]; 3] = [b"STUVWXYZ", b"ABCDEFGH", b"JKLMNPQR"];
/// Column and row letters of UPS squares: south west, south east, north west, north east.
const POLAR_COLUMNS: [&[u8]; 4] = [b"JKLPQRSTUXYZ", b"ABCFGHJKLPQR", b"RSTUXYZ", b"ABCFGHJ"];
const POLAR_ROWS: [&[u8]; 2] = [b"ABCDEFGHJKLMNPQRSTUVWXYZ", b"ABCDEFGHJKLMNP"];
/// First 100 km column and row of the UPS squares, south and north.
const POLAR_FIRST: [usize; 2] = [8, 13];
/// Column of the pole.
const POLE: usize = 20;

/// A place on the UTM or UPS grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Grid {
    /// 1 to 60, or 0 for UPS.
    pub(crate) zone: u8,
    /// Northern hemisphere.
    pub(crate) north: bool,
    /// Metres.
    pub(crate) easting: f64,
    /// Metres.
    pub(crate) northing: f64,
}

/// The standard grid place of a position: UTM from 80 south to below 84 north with the exceptions of Norway and
/// Svalbard, UPS beyond. `None` never happens for a valid position.
pub(crate) fn project(at: LatLon) -> Option<Grid> {
    // Within 0.1 mm of the equator: the equator, from the north.
    let lat = if at.lat().abs() < 1e-9 { 0.0 } else { at.lat() };
    let lon = if at.lon() >= 180.0 { -180.0 } else { at.lon() };
    let utm = Geographic::create(lat, lon).ok()?.to_utmups();
    let zone = u8::try_from(utm.zone()).ok()?;
    Some(Grid { zone, north: utm.is_north(), easting: utm.easting(), northing: utm.northing() })
}

/// The position of a grid place; `None` outside the grid.
pub(crate) fn unproject(grid: Grid) -> Option<LatLon> {
    if !(grid.easting.is_finite() && grid.northing.is_finite()) {
        return None;
    }
    let utm = UtmUps::create(i32::from(grid.zone), grid.north, grid.easting, grid.northing).ok()?;
    geographic(&utm.to_latlon())
}

fn geographic(at: &Geographic) -> Option<LatLon> {
    let origin = LatLon::new(0.0, 0.0).ok()?;
    let valid = at.latitude().is_finite() && at.longitude().is_finite();
    valid.then(|| position(at.latitude(), at.longitude(), origin))
}

/// The middle of a square named by an MGRS reference: upper case ASCII, no blanks, two to ten digits. `None` when the
/// letters name no square there.
pub(crate) fn square(reference: &str) -> Option<LatLon> {
    geographic(&Mgrs::parse_str(reference).ok()?.to_latlon())
}

/// The letter of the latitude band, of a latitude from 80 south to 84 north.
pub(crate) fn band(lat: f64) -> char {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 19")]
    let index = ((lat + 80.0) / 8.0).floor().clamp(0.0, 19.0) as usize;
    char::from(BANDS[index])
}

/// Southern and northern end of a band; `None` for a letter that is no band.
pub(crate) fn band_range(letter: char) -> Option<(f64, f64)> {
    let index = BANDS.iter().position(|b| char::from(*b) == letter)?;
    let south = -80.0 + 8.0 * index as f64;
    Some((south, if letter == 'X' { 84.0 } else { south + 8.0 }))
}

/// The letter of a polar half: A and B south, Y and Z north, west and east of the pole.
pub(crate) fn polar_band(grid: &Grid) -> char {
    match (grid.north, grid.easting >= 2_000_000.0) {
        (false, false) => 'A',
        (false, true) => 'B',
        (true, false) => 'Y',
        (true, true) => 'Z',
    }
}

/// Zone, band and square of a grid place, and the metres within the square: `37S`, `CA`, 18880.6, 712.3.
pub(crate) fn letters(grid: &Grid, lat: f64) -> Option<(String, String, f64, f64)> {
    const SQUARE: f64 = 100_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates; get() checks")]
    let tile = |metres: f64| (metres / SQUARE).floor() as usize;
    let (column, row) = (tile(grid.easting), tile(grid.northing));
    let (zone, east, north) = if grid.zone == 0 {
        let letter = polar_band(grid);
        let first = POLAR_FIRST[usize::from(grid.north)];
        let half = usize::from(grid.north) * 2 + usize::from(column >= POLE);
        let from = if column >= POLE { POLE } else { first };
        let east = POLAR_COLUMNS[half].get(column.checked_sub(from)?)?;
        let north = POLAR_ROWS[usize::from(grid.north)].get(row.checked_sub(first)?)?;
        (letter.to_string(), *east, *north)
    } else {
        let zone = usize::from(grid.zone);
        let east = COLUMNS[zone % 3].get(column.checked_sub(1)?)?;
        // Rows start at A in odd zones, at F in even ones, and repeat after 20.
        let north = ROWS[(row + if zone.is_multiple_of(2) { 5 } else { 0 }) % 20];
        (format!("{zone:02}{}", band(lat)), *east, north)
    };
    let square = String::from_utf8(vec![east, north]).ok()?;
    Some((zone, square, grid.easting - column as f64 * SQUARE, grid.northing - row as f64 * SQUARE))
}
