//! The join: what the peers are asked to do too.

use passage_risk::{Dossier, Network, Params, Question, fresh_incidents};

/// For every segment, in the order of the network, the sum s over all events within reach, background included, as the
/// assessment makes it. Beliefs are worked out and twins found on the way, which the peers are spared.
pub(crate) fn join(network: &Network, known: &Dossier<'_>, params: &Params, question: &Question) -> Vec<f64> {
    fresh_incidents(network, known, params, question)
}
