//! Exponentials and logarithms as series, in a form that compilers work out for several numbers at once; the same to the
//! bit on every machine, and for one number as for several.

use pulp::{Simd, WithSimd};

/// Added, it rounds to a whole number that can be read from the last bits.
const WHOLE: f64 = 6_755_399_441_055_744.0;

/// ln 2 in two parts: the first is exact in its product with any whole number in question.
const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];

/// [`decay`] in the widest instructions that the machine has.
pub(crate) fn decays<const N: usize>(x: [f64; N]) -> [f64; N] {
    struct Decays<const N: usize>([f64; N]);
    impl<const N: usize> WithSimd for Decays<N> {
        type Output = [f64; N];
        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) -> [f64; N] {
            decay(self.0)
        }
    }
    if N == 1 { decay(x) } else { pulp::Arch::new().dispatch(Decays(x)) }
}

/// Numbers above 0 to the power of `exponent`, in the widest instructions that the machine has: by their logarithms, of
/// which nothing below -700 is made.
pub(crate) fn powers<const N: usize>(x: [f64; N], exponent: f64) -> [f64; N] {
    struct Powers<const N: usize>([f64; N], f64);
    impl<const N: usize> WithSimd for Powers<N> {
        type Output = [f64; N];
        #[inline(always)]
        fn with_simd<S: Simd>(self, _: S) -> [f64; N] {
            power(self.0, self.1)
        }
    }
    if N == 1 { power(x, exponent) } else { pulp::Arch::new().dispatch(Powers(x, exponent)) }
}

/// [`powers`] in the instructions of whoever calls it.
#[inline(always)]
fn power<const N: usize>(x: [f64; N], exponent: f64) -> [f64; N] {
    decay(ln(x).map(|ln| (-exponent * ln).max(-700.0)))
}

/// The sum of a power series, its terms from the highest power down, in groups that do not wait for each other: step by step
/// each would wait for the one before.
#[inline(always)]
fn series<const N: usize, const T: usize>(terms: &[[f64; 4]; T], x: [f64; N]) -> [f64; N] {
    let (mut square, mut fourth, mut sum) = ([0.0; N], [0.0; N], [0.0; N]);
    for i in 0..N {
        square[i] = x[i] * x[i];
        fourth[i] = square[i] * square[i];
    }
    for [a, b, c, d] in terms {
        for i in 0..N {
            sum[i] = sum[i] * fourth[i] + ((a * x[i] + b) * square[i] + (c * x[i] + d));
        }
    }
    sum
}

/// e to the power of -x, for x from -700 on, to the last digit or two of that of `libm`.
#[inline(always)]
pub(crate) fn decay<const N: usize>(x: [f64; N]) -> [f64; N] {
    /// The series up to the thirteenth power, from there down: the rest is at most ln 2 / 2.
    const SERIES: [[f64; 4]; 4] = [
        [0.0, 0.0, 1.0 / 6_227_020_800.0, 1.0 / 479_001_600.0],
        [1.0 / 39_916_800.0, 1.0 / 3_628_800.0, 1.0 / 362_880.0, 1.0 / 40_320.0],
        [1.0 / 5_040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0],
        [1.0 / 6.0, 1.0 / 2.0, 1.0, 1.0],
    ];
    let (mut halvings, mut rest) = ([0.0; N], [0.0; N]);
    for i in 0..N {
        let x = -x[i].min(700.0);
        halvings[i] = x * std::f64::consts::LOG2_E + WHOLE;
        let n = halvings[i] - WHOLE;
        rest[i] = (x - n * LN_2[0]) - n * LN_2[1];
    }
    let mut sum = series(&SERIES, rest);
    for i in 0..N {
        sum[i] *= f64::from_bits((halvings[i].to_bits() << 52).wrapping_add(1_023 << 52));
    }
    sum
}

/// Natural logarithms of numbers above 0 that are neither tiny (below 1e-300) nor infinite, to the last digit or two of
/// that of `libm`.
#[inline(always)]
fn ln<const N: usize>(x: [f64; N]) -> [f64; N] {
    /// What is added to the bits so that the exponent turns over at the square root of one half.
    const TURN: u64 = 0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd;
    /// The series of the hyperbolic arc tangent in its square, from the twenty-third power down.
    const SERIES: [[f64; 4]; 3] = [
        [2.0 / 23.0, 2.0 / 21.0, 2.0 / 19.0, 2.0 / 17.0],
        [2.0 / 15.0, 2.0 / 13.0, 2.0 / 11.0, 2.0 / 9.0],
        [2.0 / 7.0, 2.0 / 5.0, 2.0 / 3.0, 2.0],
    ];
    let (mut powers, mut part, mut square) = ([0.0; N], [0.0; N], [0.0; N]);
    for i in 0..N {
        let turned = x[i].to_bits().wrapping_add(TURN);
        powers[i] = f64::from_bits((turned >> 52).wrapping_add(WHOLE.to_bits())) - (WHOLE + 1_023.0);
        let fraction = (turned & 0x000f_ffff_ffff_ffff).wrapping_add(0x3ff0_0000_0000_0000 - TURN);
        let fraction = f64::from_bits(fraction);
        part[i] = (fraction - 1.0) / (fraction + 1.0);
        square[i] = part[i] * part[i];
    }
    let mut sum = series(&SERIES, square);
    for i in 0..N {
        sum[i] = powers[i] * LN_2[0] + (powers[i] * LN_2[1] + sum[i] * part[i]);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decay_is_the_exponential() {
        for i in 0..200_000 {
            let x = f64::from(i) * 1e-4;
            let ([ours], theirs) = (decay([x]), libm::exp(-x));
            assert!((ours - theirs).abs() <= 4e-16 * theirs, "{x}: {ours} {theirs}");
        }
        let [zero, small, far] = decay([0.0, -0.001, f64::INFINITY]);
        assert!(zero == 1.0 && small > 1.0 && far < 1e-300);
    }

    #[test]
    fn wide_instructions_give_the_same_bits() {
        for i in 0..50_000 {
            let x: [f64; 8] = std::array::from_fn(|lane| f64::from(i) * 1e-3 + lane as f64 * 0.37);
            assert_eq!(decays(x).map(f64::to_bits), x.map(|x| decay([x])[0].to_bits()), "{x:?}");
            let sums = x.map(|x| x * x + 1e-9);
            assert_eq!(powers(sums, 0.77).map(f64::to_bits), sums.map(|s| power([s], 0.77)[0].to_bits()), "{sums:?}");
        }
    }

    #[test]
    fn logarithms_are_logarithms() {
        for i in 1..200_000 {
            for x in [f64::from(i) * 1e-4, 1.0 / f64::from(i), f64::from(i) * 1e9, 1.0 + f64::from(i - 100_000) * 1e-7]
            {
                let ([ours], theirs) = (ln([x]), libm::log(x));
                assert!((ours - theirs).abs() <= 8e-16 * theirs.abs().max(0.02), "{x}: {ours} {theirs}");
            }
        }
        assert!(ln([1.0]) == [0.0]);
    }
}
