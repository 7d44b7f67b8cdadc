//! What one event adds to the sum s of a segment, by distance (rules H1 and H2).

use passage_model::{Detail, Device, Event, EventKind, LocationPrecision, TimePrecision};
use passage_spatial::STRETCH;
use pulp::{Simd, WithSimd};

use crate::{
    Params,
    params::Precision,
    series::{decay, decays},
};

/// The kernel of one event at one moment, for q = 1: k, m and the decay with age are in it, distance is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kernel {
    core: f64,
    core_km: f64,
    tail: f64,
    /// The tail at age 0.
    unaged: f64,
    tail_km: f64,
    radius_km: f64,
    decay_km: f64,
}

impl Kernel {
    /// The kernel of a violent event of this age (real days, 0 or more). `None`: it acts on no segment (not violent, too
    /// old, place or time too coarse).
    pub fn new(event: &Event, age_days: f64, params: &Params) -> Option<Self> {
        Ageless::of(event, params)?.aged(age_days, params)
    }

    /// Beyond this distance, km, the event adds nothing.
    pub fn reach_km(&self) -> f64 {
        if self.tail > 0.0 { self.tail_km.max(self.core_km) } else { self.core_km }
    }

    /// The distance up to which it counts in full, km.
    pub(crate) fn core_km(&self) -> f64 {
        self.core_km
    }

    /// Whether it acts beyond the core.
    pub(crate) fn has_tail(&self) -> bool {
        self.tail > 0.0
    }

    /// Fresh incidents in the core, and in the tail before distance, for q = 1.
    pub(crate) fn parts(&self) -> (f64, f64) {
        (self.core, self.tail)
    }

    /// Fresh incidents in the tail before distance and at age 0, for q = 1.
    pub(crate) fn unaged_tail(&self) -> f64 {
        self.unaged
    }

    /// What distance leaves of the tail, 0 to 1. `None`: not in the tail.
    #[inline]
    pub(crate) fn fading(&self, distance_km: f64) -> Option<f64> {
        self.in_tail(distance_km).then(|| self.left(distance_km))
    }

    /// The same for the segments of a stretch; 0 for those that are not in the tail.
    pub(crate) fn fadings(&self, km: &[f64; STRETCH as usize]) -> [f64; STRETCH as usize] {
        struct Fadings<'k>(&'k Kernel, &'k [f64; STRETCH as usize]);
        impl WithSimd for Fadings<'_> {
            type Output = [f64; STRETCH as usize];
            #[inline(always)]
            fn with_simd<S: Simd>(self, _: S) -> Self::Output {
                self.0.fadings_here(self.1)
            }
        }
        pulp::Arch::new().dispatch(Fadings(self, km))
    }

    /// [`Kernel::fadings`] in the instructions of whoever calls it.
    #[inline(always)]
    pub(crate) fn fadings_here(&self, km: &[f64; STRETCH as usize]) -> [f64; STRETCH as usize] {
        let mut left = [0.0; STRETCH as usize];
        for (left, km) in left.iter_mut().zip(km) {
            *left = (km - self.radius_km) / self.decay_km;
        }
        let mut left = decay(left);
        for (left, km) in left.iter_mut().zip(km) {
            *left = if self.in_tail(*km) { *left } else { 0.0 };
        }
        left
    }

    #[inline(always)]
    fn in_tail(&self, distance_km: f64) -> bool {
        self.tail > 0.0 && !self.in_core(distance_km) && distance_km <= self.tail_km
    }

    #[inline]
    fn left(&self, distance_km: f64) -> f64 {
        let [left] = decays([(distance_km - self.radius_km) / self.decay_km]);
        left
    }

    /// Whether this distance lies in the core.
    #[inline(always)]
    pub fn in_core(&self, distance_km: f64) -> bool {
        distance_km <= self.core_km
    }

    /// Fresh incidents added to a segment at this distance, km, for q = 1.
    pub fn at(&self, distance_km: f64) -> f64 {
        if self.in_core(distance_km) {
            self.core
        } else {
            self.fading(distance_km).map_or(0.0, |left| self.tail * left)
        }
    }
}

/// What distance leaves of the tail of an event, for distances, km, that are in it; [`Kernel::fading`] to the bit. Only
/// events without a spread have tails, and those fade alike.
#[inline]
pub(crate) fn faded<const N: usize>(km: [f64; N], params: &Params) -> [f64; N] {
    let h = &params.hazard;
    decays(km.map(|km| (km - *h.radius_km) / *h.tail_decay_km))
}

/// What of a kernel does not change with age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ageless {
    /// k and m.
    weight: f64,
    core_km: f64,
    /// An improvised device under its own rule.
    ied: bool,
    /// It may act beyond the core.
    tails: bool,
    /// Its place has no spread.
    placed: bool,
}

impl Ageless {
    /// `None`: the event acts on no segment at any age.
    pub(crate) fn of(event: &Event, params: &Params) -> Option<Self> {
        let precision = placed(event.precision, params)?;
        if !event.is_violent() || !timed(event.time.precision) {
            return None;
        }
        let o = &params.options;
        let ied = *o.ied_kernel && matches!(event.detail, Detail::ExplosiveHazard { device: Device::Ied, .. });
        let k = if ied { *o.ied_weight } else { kind_weight(event.kind(), params) };
        Some(Self {
            weight: k * *precision.weight,
            core_km: *params.hazard.radius_km + *precision.spread_km,
            ied,
            tails: *o.tail && *precision.spread_km == 0.0,
            placed: *precision.spread_km == 0.0,
        })
    }

    /// Whether the place is known well enough for the event to be counted as something that happened there.
    pub(crate) fn is_placed(self) -> bool {
        self.placed
    }

    /// The same that counts less (rule H4).
    pub(crate) fn scaled(self, factor: f64) -> Self {
        Self { weight: self.weight * factor, ..self }
    }

    /// The kernel at an age, real days; `None`: too old, or not yet happened.
    pub(crate) fn aged(self, age_days: f64, params: &Params) -> Option<Kernel> {
        let h = &params.hazard;
        if !(0.0..=*h.max_age_days).contains(&age_days) {
            return None;
        }
        let omori_days = if self.ied { *params.options.ied_memory_days } else { *h.omori_days };
        let weight = self.weight;
        let tail = self.tails && age_days <= *h.tail_age_days;
        Some(Kernel {
            core: weight * aged(1.0 + age_days / omori_days, *h.omori_power),
            core_km: self.core_km,
            unaged: if tail { weight * *h.tail_rho } else { 0.0 },
            tail: if tail { weight * *h.tail_rho * libm::exp(-age_days / *h.tail_decay_days) } else { 0.0 },
            tail_km: *h.tail_reach_km,
            radius_km: *h.radius_km,
            decay_km: *h.tail_decay_km,
        })
    }
}

/// What age leaves: one through a power of how much older an event looks.
fn aged(older: f64, power: f64) -> f64 {
    #[expect(clippy::float_cmp, reason = "the shipped power is two, for which nothing has to be worked out")]
    if power == 2.0 { 1.0 / (older * older) } else { libm::pow(older, -power) }
}

/// The weight k of a kind.
pub(crate) fn kind_weight(kind: EventKind, params: &Params) -> f64 {
    params.hazard.kind_weights.get(&kind).copied().unwrap_or(1.0)
}

/// The weight and spread of a location precision that acts on segments; `None` for those that do not.
pub(crate) fn placed(precision: LocationPrecision, params: &Params) -> Option<&Precision> {
    let p = &params.hazard.precision;
    match precision {
        LocationPrecision::Exact => Some(&p.exact),
        LocationPrecision::Near => Some(&p.near),
        LocationPrecision::District => Some(&p.district),
        LocationPrecision::Coarse | LocationPrecision::Linear => None,
    }
}

/// Whether a time is known well enough for the sum.
pub(crate) fn timed(precision: TimePrecision) -> bool {
    matches!(precision, TimePrecision::Hour | TimePrecision::Day | TimePrecision::Week)
}
