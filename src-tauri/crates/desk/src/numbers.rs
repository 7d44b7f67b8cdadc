//! From measured values to counts, once and in one place.

/// The nearest whole number, 0 for what is negative or no number, and no more than a `u32` holds.
pub(crate) fn whole(value: f64) -> u32 {
    // Within the bounds of the type after clamping.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = value.round().clamp(0.0, f64::from(u32::MAX)) as u32;
    number
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn odd_values_have_a_count() {
        assert_eq!([whole(2.5), whole(-1.0), whole(f64::NAN), whole(1e30)], [3, 0, 0, u32::MAX]);
    }
}
