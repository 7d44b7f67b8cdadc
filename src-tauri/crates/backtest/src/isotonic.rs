//! From a score to a probability: the rising curve that fits what was seen best.

use crate::tally::Tally;

/// A rising curve through what followed at each score, by isotonic regression: the least-squares fit among all that never
/// fall, found by pooling neighbours that do (Ayer and others, 1955). Between scores that were seen it is linear, outside
/// it is level.
#[derive(Debug, Clone)]
pub(crate) struct Isotonic {
    /// Score and probability, both rising.
    knots: Vec<(f64, f64)>,
}

impl Isotonic {
    /// The curve for the rows of a tally. Without rows it says nothing: `fallback` everywhere.
    pub(crate) fn fit(tally: &Tally, fallback: f64) -> Self {
        /// Neighbouring scores with one probability.
        struct Block {
            mean: f64,
            weight: f64,
            scores: usize,
        }
        let mut scores = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        for cell in tally.ascending() {
            scores.push(cell.value());
            let mut block = Block { mean: cell.hit / cell.weight(), weight: cell.weight(), scores: 1 };
            while let Some(last) = blocks.pop_if(|last| last.mean >= block.mean) {
                let weight = last.weight + block.weight;
                block.mean = (last.mean * last.weight + block.mean * block.weight) / weight;
                block.weight = weight;
                block.scores += last.scores;
            }
            blocks.push(block);
        }
        let means = blocks.iter().flat_map(|block| std::iter::repeat_n(block.mean, block.scores));
        let mut knots: Vec<(f64, f64)> = scores.into_iter().zip(means).collect();
        if knots.is_empty() {
            knots.push((0.0, fallback));
        }
        Self { knots }
    }

    /// The probability for a score.
    pub(crate) fn at(&self, score: f64) -> f64 {
        let after = self.knots.partition_point(|(x, _)| *x <= score);
        match (after.checked_sub(1).map(|i| self.knots[i]), self.knots.get(after)) {
            (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (score - x0) / (x1 - x0),
            (Some((_, y)), None) => y,
            (None, Some((_, y))) => *y,
            (None, None) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_fall_are_pooled() {
        let mut tally = Tally::default();
        for (score, followed, weight) in
            [(1.0, false, 1.0), (2.0, true, 1.0), (3.0, false, 1.0), (4.0, true, 2.0), (0.0, false, 5.0)]
        {
            tally.add(score, followed, weight);
        }
        let curve = Isotonic::fit(&tally, 0.5);
        let seen: Vec<f64> = [0.0, 1.0, 2.0, 3.0, 4.0, 9.0, 3.5].map(|x| curve.at(x)).to_vec();
        assert_eq!(seen, [0.0, 0.0, 0.5, 0.5, 1.0, 1.0, 0.75]);
    }

    #[test]
    fn without_anything_seen_the_fallback_holds() {
        assert_eq!(Isotonic::fit(&Tally::default(), 0.25).at(3.0), 0.25);
    }
}
