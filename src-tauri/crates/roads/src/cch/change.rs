//! Some weights of steps change, and all that follows from them: rank after rank from the lowest up, only where something
//! has changed below.
//!
//! An edge is only weighed anew when the way over the changed one below it was what gave it its weight, or now is less:
//! most changes end after a few edges.

use std::{hint::black_box, ops::Range};

use super::{
    NEVER, NO_EDGE,
    customize::Work,
    metric::{Due, Link, Lists, plus},
    number,
    tree::Part,
};

/// An edge is looked for among so many one after another, before it is looked for by halves.
const ROW: usize = 8;

pub(super) struct Change<'c> {
    pub(super) work: Work<'c>,
    pub(super) due: &'c Due,
    /// Whole ranks are weighed anew, on all cores.
    pub(super) many: bool,
}

/// Weights upward and downward.
type Pair = (u32, u32);

/// The weights of an edge before and after.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    was: Pair,
    now: Pair,
}

impl Weighed {
    fn changed(&self) -> bool {
        self.was != self.now
    }

    /// Whether it now costs less, some way.
    fn eases(&self) -> bool {
        self.now.0 < self.was.0 || self.now.1 < self.was.1
    }
}

impl Change<'_> {
    /// Follows up all that is due.
    pub(super) fn run(&self, lists: &Lists) {
        let ranks = self.work.hierarchy.rank.len();
        let work = |part: Part| {
            lists.with(ranks, |place| {
                let mut row = Vec::new();
                match part {
                    Part::Run(run) => {
                        let mut from = run.start;
                        while let Some(rank) = self.due.ranks.next(from, run.end) {
                            self.rank(rank, place, &mut row);
                            from = rank + 1;
                        }
                    }
                    Part::Line(line) => {
                        let due = line.into_iter().filter(|rank| self.due.ranks.has(*rank));
                        due.for_each(|rank| self.rank(rank, place, &mut row));
                    }
                }
            });
        };
        if self.many {
            self.work.hierarchy.tree.climb(&work);
        } else {
            work(Part::Run(0..number(ranks)));
        }
    }

    /// Weighs the edges upward of a rank that are due, and marks what this changes further up.
    fn rank(&self, rank: u32, place: &mut [u32], row: &mut Vec<Weighed>) {
        self.due.ranks.take(rank);
        let own = self.work.hierarchy.ups(rank);
        let links = &self.work.links[own.clone()];
        row.clear();
        row.extend(links.iter().map(|link| Weighed { was: link.both(), now: link.both() }));
        if self.many {
            self.work.complete(rank, place);
        } else {
            self.weigh_due(rank, place);
        }
        for (weighed, link) in row.iter_mut().zip(links) {
            weighed.now = link.both();
        }
        if row.iter().any(Weighed::changed) {
            self.mark_above(own, row);
        }
    }

    /// Weighs only those of its edges that are due.
    fn weigh_due(&self, rank: u32, place: &mut [u32]) {
        let h = self.work.hierarchy;
        let below = h.down_run(rank);
        for at in below.clone() {
            place[h.down_low[at] as usize] = h.down[at];
        }
        for edge in h.ups(rank).filter(|edge| self.due.edges.take(number(*edge))) {
            self.work.links[edge].set(self.weigh(rank, edge, place));
        }
        for at in below {
            place[h.down_low[at] as usize] = NO_EDGE;
        }
    }

    /// The weights of one edge from its steps and the edges below it. `place`: edges from ranks below to its lower end.
    fn weigh(&self, low: u32, edge: usize, place: &[u32]) -> Pair {
        let h = self.work.hierarchy;
        let high = h.up[edge];
        let (mut up, mut down) = self.work.direct(edge);
        let Some(lowest) = h.down_low.get(h.down_run(low)).and_then(|lows| lows.first()) else { return (up, down) };
        let run = h.down_run(high);
        let start = run.start + h.down_low[run.clone()].partition_point(|rank| rank < lowest);
        for (lower, b) in h.down_low[start..run.end].iter().zip(&h.down[start..run.end]) {
            if *lower >= low {
                break;
            }
            let a = place[*lower as usize];
            if a != NO_EDGE {
                let (from, on) = (self.work.links[a as usize].both(), self.work.links[*b as usize].both());
                // Weights are at most NEVER, which is less than half of all numbers: sums do not run over.
                let over = (from.1.wrapping_add(on.0), on.1.wrapping_add(from.0));
                if (over.0 <= up || over.1 <= down) && over.0.min(over.1) < NEVER {
                    self.work.links[a as usize].mark_giving();
                    (up, down) = (up.min(over.0), down.min(over.1));
                }
            }
        }
        (up, down)
    }

    /// Marks the edges between upper ends whose weight came, or now comes, by their common lower rank. Where whole ranks
    /// are weighed, the first found is enough, and a rank that is due already is not looked at.
    fn mark_above(&self, own: Range<usize>, row: &[Weighed]) {
        let (h, links) = (self.work.hierarchy, self.work.links);
        let uppers = &h.up[own.clone()];
        let eases = row.iter().any(Weighed::eases);
        let changed = |at: usize| row[at].changed();
        let Some(last) = (0..row.len()).rev().find(|at| changed(*at)) else { return };
        // What got dearer counts only where it gave the weight.
        let counts = |at: &usize| {
            (*at < last || changed(*at))
                && (eases || links[own.start + at].gives())
                && !(self.many && self.due.ranks.has(uppers[*at]))
        };
        let counting: Vec<(usize, Range<usize>)> =
            (0..row.len() - 1).filter(counts).map(|at| (at, h.ups(uppers[at]))).collect();
        // They lie far apart in memory: asked for together they come together.
        black_box(counting.iter().fold(0, |all, (_, run)| all | links.get(run.start).map_or(0, Link::to)));
        for (at, mut left) in counting {
            let a = row[at];
            // All further up are among the upper ends of this one: those below it know each other.
            for (to, b) in uppers.iter().zip(row).skip(at + 1) {
                if !a.changed() && !b.changed() {
                    continue;
                }
                let over = |a: Pair, b: Pair| (plus(a.1, b.0), plus(a.0, b.1));
                let (was, now) = (over(a.was, b.was), over(a.now, b.now));
                if was == now {
                    continue;
                }
                let next = links[left.clone()].iter().take(ROW).position(|link| link.to() >= *to);
                left.start += next.unwrap_or_else(|| links[left.clone()].partition_point(|link| link.to() < *to));
                let Some(above) = links[left.clone()].first().filter(|link| link.to() == *to) else { continue };
                let weight = above.both();
                let touched = |was: u32, now: u32, weight: u32| was != now && (was == weight || now < weight);
                if touched(was.0, now.0, weight.0) || touched(was.1, now.1, weight.1) {
                    self.due.ranks.set(uppers[at]);
                    if self.many {
                        break;
                    }
                    self.due.edges.set(number(left.start));
                }
            }
        }
    }
}
