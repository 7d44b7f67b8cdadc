//! Weighted outcomes by probability, in memory that does not grow with the number of rows.

/// Cells per doubling of the probability: neighbouring cells differ by 1 part in 4,096.
const STEPS: u32 = 1 << 12;
/// Doublings told apart: from 2^-32 (and below) to 1.
const DOUBLINGS: u32 = 32;
/// Bits of a single's fraction that are dropped.
const DROPPED: u32 = 23 - STEPS.trailing_zeros();
/// The cell of 2^-32.
const LOWEST: u32 = (127 - DOUBLINGS) << STEPS.trailing_zeros();

/// Road length by value said and by what followed.
///
/// Values are probabilities or other measures from 0 up (counts, densities). They fall into cells as fine as a few
/// ten-thousandths of the value; 0 has a cell of its own. Rows of one cell count as ties. What is computed from the cells differs from
/// what a sort of all rows would give in the fifth digit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    cells: Vec<Cell>,
}

/// What fell together.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cell {
    /// Length that was followed by an event.
    pub(crate) hit: f64,
    /// Length that was not.
    pub(crate) miss: f64,
    /// Length times value.
    pub(crate) moment: f64,
}

impl Cell {
    pub(crate) fn weight(self) -> f64 {
        self.hit + self.miss
    }

    /// Mean value.
    pub(crate) fn value(self) -> f64 {
        self.moment / self.weight()
    }
}

impl Tally {
    #[expect(clippy::cast_possible_truncation, reason = "a single is enough to find the cell")]
    fn cell(value: f64) -> usize {
        let bits = (value.max(0.0) as f32).to_bits() >> DROPPED;
        // 0 and what is next to it share the first cell.
        bits.saturating_sub(LOWEST) as usize
    }

    /// Adds a row. What is not a number is left out.
    pub(crate) fn add(&mut self, value: f64, followed: bool, weight: f64) {
        if !value.is_finite() || weight <= 0.0 {
            return;
        }
        let at = Self::cell(value);
        if at >= self.cells.len() {
            self.cells.resize(at + 1, Cell::default());
        }
        let cell = &mut self.cells[at];
        if followed {
            cell.hit += weight;
        } else {
            cell.miss += weight;
        }
        cell.moment += weight * value;
    }

    /// Cells that hold something, lowest value first.
    pub(crate) fn ascending(&self) -> impl DoubleEndedIterator<Item = Cell> + '_ {
        self.cells.iter().copied().filter(|cell| cell.weight() > 0.0)
    }

    fn totals(&self) -> (f64, f64) {
        self.ascending().fold((0.0, 0.0), |(hit, miss), cell| (hit + cell.hit, miss + cell.miss))
    }

    /// Area under the ROC curve: the chance that a followed stretch had a higher value than one that was not, ties half.
    /// `None`: nothing followed, or everything.
    pub(crate) fn auc(&self) -> Option<f64> {
        let (hits, misses) = self.totals();
        let (mut below, mut area) = (0.0, 0.0);
        for cell in self.ascending() {
            area += cell.hit * (below + cell.miss / 2.0);
            below += cell.miss;
        }
        (hits > 0.0 && misses > 0.0).then(|| area / (hits * misses))
    }

    /// Area under the precision-recall curve as average precision: the sum over thresholds of the gain in recall times the
    /// precision there, ties taken together. `None` as for [`Tally::auc`].
    pub(crate) fn average_precision(&self) -> Option<f64> {
        let (hits, misses) = self.totals();
        let (mut found, mut said, mut area) = (0.0, 0.0, 0.0);
        for cell in self.ascending().rev() {
            found += cell.hit;
            said += cell.weight();
            area += cell.hit * found / said;
        }
        (hits > 0.0 && misses > 0.0).then(|| area / hits)
    }

    /// The expected calibration error over `bins` bins of equal length, ties kept together: the mean over the length of
    /// |mean value − share followed|.
    pub(crate) fn calibration_error(&self, bins: u32) -> f64 {
        let (hits, misses) = self.totals();
        let total = hits + misses;
        let (mut before, mut bin, mut current, mut error) = (0.0, 0.0, Cell::default(), 0.0);
        let gap = |cell: Cell| if cell.weight() > 0.0 { (cell.moment - cell.hit).abs() } else { 0.0 };
        for cell in self.ascending() {
            let at = (before / total * f64::from(bins)).floor();
            if at > bin {
                error += gap(std::mem::take(&mut current));
                bin = at;
            }
            current.hit += cell.hit;
            current.miss += cell.miss;
            current.moment += cell.moment;
            before += cell.weight();
        }
        error += gap(current);
        if total > 0.0 { error / total } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tally(rows: &[(f64, bool, f64)]) -> Tally {
        let mut tally = Tally::default();
        for (p, y, w) in rows {
            tally.add(*p, *y, *w);
        }
        tally
    }

    #[test]
    fn figures_worked_out_by_hand() {
        // Thresholds from above: 0.9 (hit 1), 0.5 (miss 2), 0.1 (hit 1, miss 1).
        let t = tally(&[(0.9, true, 1.0), (0.5, false, 2.0), (0.1, true, 1.0), (0.1, false, 1.0)]);
        // Precision 1/1 at recall 1/2, then 2/5 at recall 1.
        assert!((t.average_precision().unwrap() - (0.5 + 0.5 * 0.4)).abs() < 1e-12);
        // Of 2 x 3 pairs: the first hit is above all 3, the second ties with 1.
        assert!((t.auc().unwrap() - 3.5 / 6.0).abs() < 1e-12);
        // One bin: mean said (0.9 + 1.0 + 0.2) / 5, seen 2 / 5.
        assert!((t.calibration_error(1) - (2.1 / 5.0 - 0.4_f64).abs()).abs() < 1e-12);
        assert_eq!(tally(&[(0.5, true, 1.0)]).auc(), None);
        assert_eq!(tally(&[]).average_precision(), None);
        assert_eq!(tally(&[]).calibration_error(20), 0.0);
    }

    #[test]
    fn zero_one_and_nonsense_have_a_place() {
        let t = tally(&[(0.0, false, 1.0), (1.0, true, 1.0), (f64::NAN, true, 1.0), (-1.0, false, 1.0)]);
        assert_eq!(t.auc(), Some(1.0));
        assert_eq!(t.ascending().count(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        /// Against a sort of all rows, of which no two are so alike that they share a cell.
        #[test]
        fn cells_agree_with_a_sort(
            rows in prop::collection::btree_map(0..4_000_u32, (any::<bool>(), 0.1..2.0_f64), 2..300)
        ) {
            let rows: Vec<(f64, bool, f64)> =
                rows.into_iter().map(|(n, (followed, km))| (f64::from(n) / 4_000.0, followed, km)).collect();
            let t = tally(&rows);
            let mut sorted = rows.clone();
            sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
            let hits: f64 = rows.iter().filter(|r| r.1).map(|r| r.2).sum();
            let misses: f64 = rows.iter().filter(|r| !r.1).map(|r| r.2).sum();
            prop_assume!(hits > 0.0 && misses > 0.0);
            let (mut found, mut said, mut area) = (0.0, 0.0, 0.0);
            for (_, y, w) in &sorted {
                said += w;
                if *y {
                    found += w;
                    area += w * found / said;
                }
            }
            prop_assert!((t.average_precision().unwrap() - area / hits).abs() < 1e-9);
            let pairs: f64 = rows.iter().filter(|r| r.1).flat_map(|a| rows.iter().filter(|r| !r.1).map(move |b|
                a.2 * b.2 * if a.0 > b.0 { 1.0 } else if a.0 == b.0 { 0.5 } else { 0.0 })).sum();
            prop_assert!((t.auc().unwrap() - pairs / (hits * misses)).abs() < 1e-9);
        }
    }
}
