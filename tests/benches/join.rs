//! The join alone: what the peers are asked to do too.

use passage_model::Time;
use passage_risk::{Dossier, Exposure, Network, Params, belief};

/// For every segment, in the order of the network, the sum s over all events within reach, background included.
///
/// The one place to change when the crate has a faster way in. [`Exposure`] measures as far as a tail reaches whatever
/// the age, so events too old for a tail are measured apart, up to the core only.
pub(crate) fn join(network: &Network, known: &Dossier<'_>, params: &Params, as_of: Time) -> Vec<f64> {
    let fresh = |event: &&passage_model::Event| {
        (as_of - event.time.representative()).num_milliseconds() as f64 <= *params.hazard.tail_age_days * 86_400_000.0
    };
    let (young, old): (Vec<_>, Vec<_>) = known.events.iter().partition(fresh);
    let mut core_only = params.clone();
    core_only.hazard.tail_reach_km.value = *core_only.hazard.radius_km;
    let background = *params.hazard.background_b;
    let mut sums = vec![background; network.segment_count()];
    for (events, params) in [(young, params), (old, &core_only)] {
        // In pieces, for memory.
        for piece in events.chunks(1_000) {
            let piece: Vec<_> = piece.iter().copied().cloned().collect();
            let exposure = Exposure::new(network, &piece, params);
            let q = |_, event: &passage_model::Event| belief(event, known, params).q;
            for (sum, more) in sums.iter_mut().zip(exposure.sums(&piece, params, as_of, q)) {
                *sum += more - background;
            }
        }
    }
    sums
}
