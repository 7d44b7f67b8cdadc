//! From the sum s to a probability and a level; from segments to a route; the country scale.

use passage_model::{RiskLevel, ThreatCategory};

use crate::{CountryScale, Params, series::powers};

/// Sums, times the scale, between which the rate is worked out.
const LEAST: f64 = 1e-200;
const MOST: f64 = 1e200;

/// The link of rule L1: lambda = (A s)^g, p = 1 - exp(-lambda), and the bands of p.
///
/// Powers and exponentials are worked out by ourselves or by `libm`: the same bits on every machine.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    scale_a: f64,
    power_g: f64,
    radius_km: f64,
    bounds_p: [f64; 4],
}

impl Link {
    /// The link of these parameters.
    pub fn new(params: &Params) -> Self {
        Self {
            scale_a: params.scale_a(),
            power_g: *params.hazard.power_g,
            radius_km: *params.hazard.radius_km,
            bounds_p: *params.levels.bounds_p,
        }
    }

    /// Rate over the horizon for a sum of `s` fresh incidents.
    pub fn lambda(&self, s: f64) -> f64 {
        let [lambda] = self.lambdas([s]);
        lambda
    }

    /// The same for several sums.
    #[inline]
    pub(crate) fn lambdas<const N: usize>(&self, sums: [f64; N]) -> [f64; N] {
        // Nothing stays nothing, a number beyond all sums does not become less.
        let scaled = sums.map(|s| (self.scale_a * s).clamp(LEAST, MOST));
        let lambdas = powers(scaled, self.power_g);
        std::array::from_fn(|i| if scaled[i] > LEAST { lambdas[i] } else { 0.0 })
    }

    /// Probability, 0 to 1, of a rate.
    pub fn probability(&self, lambda: f64) -> f64 {
        -libm::expm1(-lambda)
    }

    /// Probability, 0 to 1, for a sum of `s` fresh incidents.
    pub fn of_sum(&self, s: f64) -> f64 {
        self.probability(self.lambda(s))
    }

    /// The sum s at which a probability (below 1) is reached: the inverse of [`Link::of_sum`].
    pub fn sum_at(&self, p: f64) -> f64 {
        libm::pow(-libm::log1p(-p), 1.0 / self.power_g) / self.scale_a
    }

    /// Lowest sum of a likelihood row, 1 to 5; 0 for the first.
    pub(crate) fn row_starts(&self, row: u8) -> f64 {
        let bound = usize::from(row).checked_sub(2).and_then(|i| self.bounds_p.get(i));
        bound.map_or(0.0, |p| self.sum_at(*p))
    }

    /// Row of the likelihood scale, 1 to 5; a probability on a bound belongs to the upper row.
    pub fn row(&self, p: f64) -> u8 {
        self.bounds_p.iter().fold(1, |row, bound| row + u8::from(p >= *bound))
    }

    /// Rate of a whole route from `(length in km, rate)` of its segments in order (rule L2); 0 without segments.
    ///
    /// Two end caps and the overlap of discs along a line are taken into account: neither the sum nor the product
    /// over segments gives what is observed.
    ///
    /// ```
    /// let link = passage_risk::Link::new(passage_risk::Params::builtin());
    /// // A route of one short segment has the rate of the segment.
    /// assert!((link.route_lambda([(1e-9, 0.3)]) - 0.3).abs() < 1e-6);
    /// ```
    pub fn route_lambda(&self, segments: impl IntoIterator<Item = (f64, f64)>) -> f64 {
        let cap = std::f64::consts::PI * self.radius_km / 4.0;
        let (mut sum, mut length, mut count, mut first, mut last) = (0.0, 0.0, 0.0, None, 0.0);
        for (km, lambda) in segments {
            sum += km * lambda;
            length += km;
            count += 1.0;
            first.get_or_insert(lambda);
            last = lambda;
        }
        let Some(first) = first else { return 0.0 };
        (sum + cap * (first + last)) / (2.0 * cap + length / count)
    }
}

/// Level of a likelihood row with the impact of a category, from the 25-cell matrix (rule L5).
pub(crate) fn matrix_level(params: &Params, row: u8, category: ThreatCategory) -> u8 {
    let column = params.matrix.impacts.get(&category).copied().unwrap_or(5);
    let cells: &[[u8; 5]; 5] = &params.matrix.cells;
    let at = |i: u8| usize::from(i.clamp(1, 5) - 1);
    cells[at(row)][at(column)]
}

/// The level with this number; 0 and numbers beyond the scale are clamped to it.
pub(crate) fn level(number: u8) -> RiskLevel {
    RiskLevel::from_number(number.clamp(1, 6)).unwrap_or(RiskLevel::Unacceptable)
}

/// One segment at one past weekly origin, for the country scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastSegment {
    /// The weekly origin, 0 for the oldest.
    pub week: u32,
    /// The sum s (with b) at the origin.
    pub fresh_incidents: f64,
    /// Length, km.
    pub length_km: f64,
    /// Whether a violent event followed within D and H.
    pub followed: bool,
}

/// Why a country scale cannot be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScaleError {
    /// Too few weeks.
    #[error("{weeks} fully observed weeks given, at least {needed} are needed")]
    TooFewWeeks {
        /// Distinct weeks given.
        weeks: u32,
        /// Weeks needed.
        needed: u32,
    },
}

/// Fits the country scale (rule K1): the most likely u = g ln A under a normal prior round the shipped value, g fixed,
/// rows weighted by length over the width of the corridor. Only the newest weeks are used, up to the limit.
pub fn fit_country(past: &[PastSegment], label: &str, params: &Params) -> Result<CountryScale, ScaleError> {
    let mut weeks: Vec<u32> = past.iter().map(|row| row.week).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let needed = *params.calibration.min_weeks;
    let found = u32::try_from(weeks.len()).unwrap_or(u32::MAX);
    if found < needed.max(1) {
        return Err(ScaleError::TooFewWeeks { weeks: found, needed });
    }
    let used = found.min(*params.calibration.max_weeks);
    let oldest = weeks[weeks.len() - used as usize];
    let power = *params.hazard.power_g;
    let shipped = power * libm::log(*params.hazard.scale_a);
    let prior = 1.0 / (*params.calibration.prior_sd * *params.calibration.prior_sd);
    let corridor = std::f64::consts::PI * *params.hazard.radius_km / 2.0;
    let mut u = shipped;
    for _ in 0..100 {
        let (mut gradient, mut information) = (-(u - shipped) * prior, prior);
        for row in past.iter().filter(|row| row.week >= oldest && row.fresh_incidents > 0.0) {
            let lambda = libm::exp((u + power * libm::log(row.fresh_incidents)).clamp(-30.0, 6.0));
            let p = (-libm::expm1(-lambda)).max(1e-12);
            let (weight, none) = (row.length_km / corridor, libm::exp(-lambda));
            gradient += weight * lambda * (if row.followed { none / p } else { -1.0 });
            information += weight * lambda * lambda * none / p;
        }
        let step = (gradient / information).clamp(-0.7, 0.7);
        u += step;
        if step.abs() < 1e-9 {
            break;
        }
    }
    Ok(CountryScale {
        label: label.to_owned(),
        scale_a: libm::exp(u / power),
        weeks: used,
        period: None,
        areas: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_read_out_of_the_method() {
        let link = Link::new(Params::builtin());
        let b = *Params::builtin().hazard.background_b;
        let fresh = |age: f64| libm::pow(1.0 + age / 14.0, -2.0);
        // Published in per cent with two digits (one below 1).
        let ages = [(1.0, 30.0), (7.0, 19.0), (14.0, 13.0), (30.0, 6.6), (60.0, 3.0), (180.0, 0.8)];
        for (age, percent) in ages {
            let p = 100.0 * link.of_sum(b + fresh(age));
            assert!((p - percent).abs() < 0.5_f64.min(percent * 0.07), "{age} days: {p}");
        }
        assert!((100.0 * link.of_sum(b) - 0.1).abs() < 0.05);
        for (count, percent) in [(2.0, 45.0), (3.0, 56.0), (5.0, 71.0), (10.0, 88.0)] {
            let p = 100.0 * link.of_sum(b + count * fresh(1.0));
            assert!((p - percent).abs() < 1.0, "{count} fresh events: {p}");
        }
    }

    #[test]
    fn rows_include_their_lower_bound() {
        let link = Link::new(Params::builtin());
        let rows: Vec<u8> = [0.0, 0.0199, 0.02, 0.08, 0.25, 0.4999, 0.5, 1.0].map(|p| link.row(p)).to_vec();
        assert_eq!(rows, [1, 1, 2, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn the_scale_follows_what_was_observed() {
        let params = Params::builtin();
        let past = |share: u32| -> Vec<PastSegment> {
            (0..26)
                .flat_map(|week| {
                    (0..400).map(move |i| PastSegment {
                        week,
                        fresh_incidents: 0.25,
                        length_km: 1.0,
                        followed: i % 100 < share,
                    })
                })
                .collect()
        };
        for share in [3, 13, 30] {
            let scale = fit_country(&past(share), "X", params).unwrap();
            let p = Link::new(&params.with_country(Some(scale.clone())).unwrap()).of_sum(0.25);
            assert!((p - f64::from(share) / 100.0).abs() < 0.01, "{share} %: {p}");
            assert_eq!(scale.weeks, 26);
        }
        let few: Vec<PastSegment> = past(3).into_iter().filter(|row| row.week < 7).collect();
        assert_eq!(fit_country(&few, "X", params), Err(ScaleError::TooFewWeeks { weeks: 7, needed: 8 }));
    }
}
