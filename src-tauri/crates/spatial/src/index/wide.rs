//! Comparisons of several numbers at once, as bits: one instruction where the machine has it, which compilers do not find
//! by themselves.

use pulp::Simd;

use super::stretch::LANES;

/// Work for the widest instructions that the machine has: they give the same bits as the narrowest.
pub(super) trait Work {
    fn with<S: Simd>(self, simd: S, compare: impl Compare);
}

/// A bit for each number that is at most the one beside it.
pub(super) trait Compare: Copy {
    fn at_most(self, numbers: &[f32; LANES], others: &[f32; LANES]) -> u8;
    /// The same with one for all.
    fn all_at_most(self, numbers: &[f64; LANES], other: f64) -> u8;
}

/// For any machine.
#[derive(Clone, Copy)]
struct OneByOne;

impl Compare for OneByOne {
    #[inline(always)]
    fn at_most(self, numbers: &[f32; LANES], others: &[f32; LANES]) -> u8 {
        numbers.iter().zip(others).enumerate().fold(0, |mask, (i, (a, b))| mask | u8::from(a <= b) << i)
    }

    #[inline(always)]
    fn all_at_most(self, numbers: &[f64; LANES], other: f64) -> u8 {
        numbers.iter().enumerate().fold(0, |mask, (i, a)| mask | u8::from(*a <= other) << i)
    }
}

/// Starts the work.
#[inline(always)]
pub(super) fn start(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        return x86::start(simd, work);
    }
    pulp::Arch::new().dispatch(Any(work));
}

struct Any<W>(W);

impl<W: Work> pulp::WithSimd for Any<W> {
    type Output = ();
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.0.with(simd, OneByOne);
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{__m256, __m256d, _CMP_LE_OQ};

    use pulp::{NullaryFnOnce, cast, x86::V3};

    use super::{Compare, LANES, Work};

    struct Started<W>(V3, W);

    impl<W: Work> NullaryFnOnce for Started<W> {
        type Output = ();
        #[inline(always)]
        fn call(self) {
            self.1.with(self.0, self.0);
        }
    }

    pub(super) fn start(simd: V3, work: impl Work) {
        simd.vectorize(Started(simd, work));
    }

    impl Compare for V3 {
        #[inline(always)]
        fn at_most(self, numbers: &[f32; LANES], others: &[f32; LANES]) -> u8 {
            let (numbers, others): (__m256, __m256) = (cast(*numbers), cast(*others));
            bits(self.avx._mm256_movemask_ps(self.avx._mm256_cmp_ps::<_CMP_LE_OQ>(numbers, others)))
        }

        #[inline(always)]
        fn all_at_most(self, numbers: &[f64; LANES], other: f64) -> u8 {
            let [low, high]: [__m256d; 2] = cast(*numbers);
            let other = self.avx._mm256_set1_pd(other);
            let of = |four| bits(self.avx._mm256_movemask_pd(self.avx._mm256_cmp_pd::<_CMP_LE_OQ>(four, other)));
            of(low) | of(high) << 4
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "eight bits at most")]
    fn bits(mask: i32) -> u8 {
        mask as u8
    }
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::*;

    #[test]
    fn one_instruction_says_what_one_by_one_says() {
        let Some(simd) = pulp::x86::V3::try_new() else { return };
        let odd = [0.0, -0.0, 1.0, -1.0, f64::MIN_POSITIVE, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e9, 25.0];
        for first in 0..odd.len() {
            for other in odd {
                let numbers: [f64; LANES] = std::array::from_fn(|i| odd[(first + i) % odd.len()]);
                assert_eq!(simd.all_at_most(&numbers, other), OneByOne.all_at_most(&numbers, other));
                let others: [f64; LANES] = std::array::from_fn(|i| if i % 2 == 0 { other } else { numbers[i] });
                #[expect(clippy::cast_possible_truncation, reason = "odd numbers stay odd")]
                let small = |numbers: [f64; LANES]| numbers.map(|number| number as f32);
                let (numbers, others) = (small(numbers), small(others));
                assert_eq!(simd.at_most(&numbers, &others), OneByOne.at_most(&numbers, &others));
            }
        }
    }
}
