//! Positions as text. Every form is read back by [`crate::parse_position`] to within its last digit.

use passage_model::LatLon;

use super::project::{band, letters, polar_band, project};

/// Degrees with five decimals (about 1 m), latitude first: `36.20210, 37.13430`.
pub fn print_decimal(at: LatLon) -> String {
    // Adding 0 turns a rounded -0 into 0.
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5 + 0.0;
    format!("{:.5}, {:.5}", rounded(at.lat()), rounded(at.lon()))
}

/// Degrees, minutes and seconds with two decimals (about 0.3 m): `36°12'07.56"N 037°08'03.48"E`.
pub fn print_dms(at: LatLon) -> String {
    let one = |degrees: f64, width: usize, positive: char, negative: char| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 180 * 360 000")]
        let hundredths = (degrees.abs() * 360_000.0).round() as u32;
        let letter = if degrees < 0.0 && hundredths > 0 { negative } else { positive };
        let (seconds, hundredths) = (hundredths / 100, hundredths % 100);
        let (d, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!("{d:0width$}°{m:02}'{s:02}.{hundredths:02}\"{letter}")
    };
    format!("{} {}", one(at.lat(), 2, 'N', 'S'), one(at.lon(), 3, 'E', 'W'))
}

/// UTM to the metre with the band letter, `37S 332241mE 4007878mN`; UPS beyond 80 south and 84 north,
/// `Z 2000000mE 2000000mN`.
pub fn print_utm(at: LatLon) -> String {
    let Some(grid) = project(at) else { return print_decimal(at) };
    let zone = if grid.zone == 0 {
        polar_band(&grid).to_string()
    } else {
        format!("{}{}", grid.zone, band(if grid.north { at.lat().max(0.0) } else { at.lat() }))
    };
    // Metres are rounded to nearest, except that a place is never moved into the other polar half, which its letter
    // would contradict.
    let easting =
        if grid.zone == 0 && grid.easting < 2_000_000.0 { grid.easting.floor() } else { grid.easting.round() };
    format!("{zone} {easting:.0}mE {:.0}mN", grid.northing.round())
}

/// MGRS to the metre, in groups: `37S CA 32241 07878`; polar squares without a zone, `Z AH 00000 00000`. As is the rule
/// for grid references, metres are cut, not rounded: the square that holds the position is named.
pub fn print_mgrs(at: LatLon) -> String {
    let Some(grid) = project(at) else { return print_decimal(at) };
    let lat = if grid.north { at.lat().max(0.0) } else { at.lat() };
    match letters(&grid, lat) {
        Some((zone, square, east, north)) => {
            let cut = |metres: f64| metres.floor().clamp(0.0, 99_999.0);
            format!("{zone} {square} {:05.0} {:05.0}", cut(east), cut(north))
        }
        None => print_decimal(at),
    }
}
