//! How well probabilities fitted what followed.

use passage_model::Scores;

use crate::tally::Tally;

/// Bins of equal length for the calibration error.
const ECE_BINS: u32 = 20;

/// Upper edges of the bins of the reliability table; the last bin is open.
const EDGES: [f64; 10] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];

/// Shares of the road length for the predictive accuracy index.
const WORST: [f64; 3] = [0.05, 0.1, 0.2];

/// One bin of a reliability table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReliabilityBin {
    /// Mean probability said in the bin, 0 to 1.
    pub mean_probability: f64,
    /// Share of the bin that was followed by an event, 0 to 1.
    pub observed: f64,
    /// Share of the whole length that lies in the bin, 0 to 1.
    pub share: f64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weight: f64,
    followed: f64,
    said: f64,
}

impl Sums {
    fn add(&mut self, p: f64, y: f64, weight: f64) {
        self.weight += weight;
        self.followed += weight * y;
        self.said += weight * p;
    }
}

/// Collects predictions origin by origin; its size does not depend on how many.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scorer {
    all: Sums,
    squares: f64,
    bins: [Sums; EDGES.len() + 1],
    tally: Tally,
    found: [f64; WORST.len()],
    order: Vec<u32>,
}

impl Scorer {
    /// Adds the predictions of one origin: probabilities, what followed, lengths.
    pub(crate) fn add(&mut self, p: &[f64], followed: &[bool], weights: &[f64]) {
        for ((p, followed), weight) in p.iter().zip(followed).zip(weights) {
            let y = f64::from(u8::from(*followed));
            self.all.add(*p, y, *weight);
            self.squares += weight * (p - y) * (p - y);
            let bin = EDGES.partition_point(|edge| edge <= p);
            self.bins[bin].add(*p, y, *weight);
            self.tally.add(*p, *followed, *weight);
        }
        self.worst_first(p, followed, weights);
    }

    /// What of the followed length lies in the worst shares of this origin; a tie on a bound counts by its part inside.
    fn worst_first(&mut self, p: &[f64], followed: &[bool], weights: &[f64]) {
        let total: f64 = weights.iter().sum();
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend((0..).zip(p).map(|(i, _)| i));
        order.sort_unstable_by(|a, b| p[*b as usize].total_cmp(&p[*a as usize]));
        let mut before = 0.0;
        for tied in order.chunk_by(|a, b| p[*a as usize] == p[*b as usize]) {
            let length: f64 = tied.iter().map(|i| weights[*i as usize]).sum();
            let hit: f64 = tied.iter().filter(|i| followed[**i as usize]).map(|i| weights[*i as usize]).sum();
            for (found, share) in self.found.iter_mut().zip(WORST) {
                if length > 0.0 {
                    *found += hit * ((share * total - before) / length).clamp(0.0, 1.0);
                }
            }
            before += length;
        }
        self.order = order;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.weight <= 0.0
    }

    /// The scores, with the skill against always saying `climatology`. `None`: nothing was added.
    pub(crate) fn scores(&self, climatology: f64) -> Option<Scores> {
        if self.is_empty() {
            return None;
        }
        let n = self.all.weight;
        let base = self.all.followed / n;
        let brier = self.squares / n;
        // The mean of (c − y)² for a constant c.
        let reference = climatology * climatology - 2.0 * climatology * base + base;
        let followed = self.all.followed;
        Some(Scores {
            base_rate: base,
            mean_probability: self.all.said / n,
            brier,
            skill: (reference > 0.0).then(|| 1.0 - brier / reference),
            aupr: self.tally.average_precision(),
            auc: self.tally.auc(),
            ece: self.tally.calibration_error(ECE_BINS),
            pai: (followed > 0.0).then(|| {
                let mut pai = self.found;
                pai.iter_mut().zip(WORST).for_each(|(found, share)| *found /= followed * share);
                pai
            }),
        })
    }

    /// The reliability table, lowest probability first, without empty bins.
    pub(crate) fn reliability(&self) -> Vec<ReliabilityBin> {
        let filled = self.bins.iter().filter(|bin| bin.weight > 0.0);
        filled
            .map(|bin| ReliabilityBin {
                mean_probability: bin.said / bin.weight,
                observed: bin.followed / bin.weight,
                share: bin.weight / self.all.weight,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_worked_out_by_hand() {
        let mut scorer = Scorer::default();
        scorer.add(&[0.8, 0.2, 0.2, 0.0], &[true, false, true, false], &[1.0, 1.0, 1.0, 7.0]);
        let scores = scorer.scores(0.2).unwrap();
        assert!((scores.base_rate - 0.2).abs() < 1e-12);
        assert!((scores.mean_probability - 0.12).abs() < 1e-12);
        assert!((scores.brier - (0.04 + 0.04 + 0.64) / 10.0).abs() < 1e-12);
        assert!((scores.skill.unwrap() - (1.0 - 0.072 / 0.16)).abs() < 1e-12);
        // Worst 5 % is half of the first km: half of one of two hits, 0.25 / 0.05. Worst 20 %: the first, and half of a tie
        // that holds one hit.
        let pai = scores.pai.unwrap();
        assert!(
            (pai[0] - 5.0).abs() < 1e-9 && (pai[1] - 5.0).abs() < 1e-9 && (pai[2] - 0.75 / 0.2).abs() < 1e-9,
            "{pai:?}"
        );
        let table = scorer.reliability();
        assert_eq!(table.len(), 3);
        assert!((table[1].observed - 0.5).abs() < 1e-12 && (table[1].share - 0.2).abs() < 1e-12);
    }

    #[test]
    fn origins_add_up() {
        let (mut one, mut two) = (Scorer::default(), Scorer::default());
        let rows = ([0.3, 0.1, 0.6], [false, false, true], [1.0, 2.0, 0.5]);
        one.add(&rows.0, &rows.1, &rows.2);
        two.add(&rows.0, &rows.1, &rows.2);
        two.add(&rows.0, &rows.1, &rows.2);
        assert_eq!(one.reliability(), two.reliability());
        assert!((one.scores(0.1).unwrap().brier - two.scores(0.1).unwrap().brier).abs() < 1e-15);
        assert!(Scorer::default().scores(0.1).is_none());
    }
}
