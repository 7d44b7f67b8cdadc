//! The join: what the peers are asked to do too.

use passage_risk::{Dossier, Network, Params, Prepared, Question};

/// For every segment, in the order of the network, the sum s over all events within reach, background included. We do
/// more than the peers for it: beliefs, twins, coverage, floors, levels and access are worked out on the way.
pub(crate) fn join(network: &Network, known: &Dossier<'_>, params: &Params, question: &Question) -> Vec<f64> {
    Prepared::new(network, known, params, question).fresh_incidents()
}
