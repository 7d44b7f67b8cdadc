//! When there is no way: closures that are enough to block, found as a least cut (Ford, Fulkerson 1956) in which only closed
//! stretches can be cut, the smallest set of them ([`least`]), and what opening each would give.

use std::collections::{HashMap, VecDeque};

use chrono::Duration;

use super::least::{self, Lying};
use crate::{
    Closure, Router, Snap, Way,
    cch::NEVER,
    search::{End, Rules},
    states::State,
};

/// What opening one closure would give.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The closure.
    pub id: u32,
    /// The way that there would be; `None`: still none.
    pub way: Option<Way>,
}

/// Why there is no way.
#[derive(Debug, Clone, PartialEq)]
pub enum Blocked {
    /// Closures.
    Closures {
        /// The smallest set of closures that blocks, by number, each with what opening it alone would give: with any of
        /// them left out the others do not block.
        set: Vec<Opened>,
        /// What else stands in the way once all of the set are open.
        further: Vec<u32>,
        /// Where none gives a way alone: some of all these that give one together, none of which could be left out.
        together: Option<(Vec<u32>, Way)>,
        /// The way with all of them open.
        all_open: Option<Way>,
        /// Where the movement has a highest level: the way as things are closed without that rule, metres and hundredths
        /// of a second.
        unruled: Option<(f64, u32)>,
    },
    /// The rule never to go through a level: without it there is a way, of so many metres and hundredths of a second.
    Level {
        /// That way.
        way: (f64, u32),
    },
    /// Closures and that rule together.
    Both,
    /// No road for this vehicle joins the two places, whatever is open.
    NoRoad,
}

/// Most closed stretches of a set; beyond, the search for it would take too long to be of use.
const MOST: usize = 64;

/// A way takes at most so many times as long as with nothing closed: what begins later blocks nobody.
const LONGER: i32 = 6;

/// What begins so soon after departure may always be met.
const SOON: Duration = Duration::hours(3);

/// While there is no way with all that was cut open, what else is in the way is cut too: so often.
const ROUNDS: usize = 4;

/// Which of so many closures are enough together to give a way is tried one by one.
const MOST_TOGETHER: usize = 16;

/// What blocks, where there is a way with nothing closed, which takes so long.
pub(super) fn find(router: &mut Router<'_>, from: Snap, to: Snap, open_cs: u32) -> Blocked {
    let closures = router.closures().to_vec();
    let depart = router.rules.question.depart;
    let last = (Duration::milliseconds(i64::from(open_cs) * 10) * LONGER).max(SOON);
    let may_be_met = |closure: &Closure| {
        closure.from.is_none_or(|from| from < depart + last) && closure.until.is_none_or(|until| until > depart)
    };
    let mut cuttable: Vec<Closure> = closures.iter().filter(|closure| may_be_met(closure)).cloned().collect();
    let mut ids: Vec<u32> = Vec::new();
    for _ in 0..ROUNDS {
        router.set_closures(cuttable.clone());
        let ends = (router.all_starts(from), router.all_ends(to), router.direct(from, to));
        let more = Cut::of(&router.rules, &ends.0, &ends.1, &ends.2).ids();
        cuttable.retain(|closure| !more.contains(&closure.id));
        ids.extend(&more);
        router.set_closures(closures.iter().filter(|closure| !ids.contains(&closure.id)).cloned().collect());
        // Not everything that lies in the way is shut when one gets there: what was cut may have been open.
        if more.is_empty() || router.best(from, to).is_some() {
            break;
        }
    }
    let all = Closures { all: &closures, router, ends: (from, to) };
    all.told(&ids)
}

/// What is closed, and the search that asks what would be if it were not.
struct Closures<'c, 'r, 'n> {
    all: &'c [Closure],
    router: &'r mut Router<'n>,
    ends: (Snap, Snap),
}

impl Closures<'_, '_, '_> {
    fn told(mut self, ids: &[u32]) -> Blocked {
        let blocking = self.blocking(ids);
        let lying = Lying::new(self.router.network(), self.all);
        let fewer = least::fewer(blocking.len(), &lying, |closed| self.way(closed));
        let blocking = fewer.unwrap_or(blocking);
        let ids = &united(ids, &blocking)[..];
        let further: Vec<u32> = ids.iter().copied().filter(|id| !blocking.contains(id)).collect();
        let set: Vec<Opened> =
            blocking.iter().map(|id| Opened { id: *id, way: self.way(|closed| closed != *id) }).collect();
        let all_open = self.way(|id| !ids.contains(&id));
        let alone = set.iter().any(|opened| opened.way.is_some());
        let together =
            all_open.as_ref().filter(|_| !alone && ids.len() <= MOST_TOGETHER).map(|way| self.together(ids, way));
        self.router.set_closures(self.all.to_vec());
        Blocked::Closures { set, further, together, all_open, unruled: None }
    }

    /// The way with only those closed that are asked for.
    fn way(&mut self, closed: impl Fn(u32) -> bool) -> Option<Way> {
        self.router.set_closures(self.all.iter().filter(|closure| closed(closure.id)).cloned().collect());
        self.router.best(self.ends.0, self.ends.1)
    }

    /// The first of these that are enough to block, without those that are not needed for it. All, where even they do not
    /// block by themselves.
    fn blocking(&mut self, ids: &[u32]) -> Vec<u32> {
        let Some(enough) = (1..=ids.len()).find(|count| self.way(|id| ids[..*count].contains(&id)).is_none()) else {
            return ids.to_vec();
        };
        let mut set = ids[..enough].to_vec();
        for id in &ids[..enough] {
            if self.way(|closed| closed != *id && set.contains(&closed)).is_none() {
                set.retain(|own| own != id);
            }
        }
        set
    }

    /// Of closures that give a way when they open, those that are needed for one. What was found last is closed first.
    fn together(&mut self, ids: &[u32], way: &Way) -> (Vec<u32>, Way) {
        let (mut open, mut way) = (ids.to_vec(), way.clone());
        for id in ids.iter().rev() {
            if let Some(other) = self.way(|closed| closed == *id || !open.contains(&closed)) {
                open.retain(|own| own != id);
                way = other;
            }
        }
        (open, way)
    }
}

/// All of the first and what the second has besides.
fn united(one: &[u32], other: &[u32]) -> Vec<u32> {
    let more = other.iter().filter(|id| !one.contains(id));
    one.iter().chain(more).copied().collect()
}

/// A step, or a part of an arc at an end, that can be driven when open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Link {
    Start(usize),
    Step(usize),
    End(usize),
    Direct(usize),
}

struct Cut<'r> {
    rules: &'r Rules<'r>,
    starts: &'r [End],
    ends: &'r [End],
    direct: &'r [(u32, (f64, f64))],
    /// How often each link is used.
    flow: HashMap<Link, u32>,
    /// Links in use, by the state they lead to.
    into: HashMap<State, Vec<Link>>,
    /// Where the search came from, by state.
    by: Vec<Option<(Link, bool)>>,
}

impl<'r> Cut<'r> {
    fn of(rules: &'r Rules<'r>, starts: &'r [End], ends: &'r [End], direct: &'r [(u32, (f64, f64))]) -> Self {
        let by = vec![None; rules.network.states.count()];
        let mut cut = Self { rules, starts, ends, direct, flow: HashMap::new(), into: HashMap::new(), by };
        let mut sent = 0;
        while sent < MOST
            && let Some(last) = cut.reach()
        {
            cut.send(last);
            sent += 1;
        }
        cut
    }

    /// What is driven on a link; `None`: nothing, at a junction where they start or end.
    fn part(&self, link: Link) -> Option<(u32, (f64, f64))> {
        let end = |end: &End| end.driven.map(|(arc, _, part)| (arc, part));
        match link {
            Link::Start(at) => end(&self.starts[at]),
            Link::End(at) => end(&self.ends[at]),
            Link::Direct(at) => Some(self.direct[at]),
            Link::Step(at) => {
                let arc = self.rules.network.states.steps[at].arc;
                Some((arc, (0.0, self.rules.network.length_m(arc / 2))))
            }
        }
    }

    /// Closures that may hold on a link.
    fn closures(&self, link: Link) -> impl Iterator<Item = &Closure> + '_ {
        self.part(link).into_iter().flat_map(|(arc, part)| self.rules.hard_on(arc, part.0, part.1))
    }

    /// Whether a link can be cut: a closure may hold on it.
    fn is_closed(&self, link: Link) -> bool {
        self.closures(link).next().is_some()
    }

    fn has_room(&self, link: Link) -> bool {
        !self.is_closed(link) || !self.flow.contains_key(&link)
    }

    /// Looks for a way with room from the start; the link that reaches the destination.
    fn reach(&mut self) -> Option<Link> {
        self.by.fill(None);
        let states = &self.rules.network.states;
        let mut queue: VecDeque<State> = VecDeque::new();
        if let Some(at) = (0..self.direct.len()).find(|at| self.has_room(Link::Direct(*at))) {
            return Some(Link::Direct(at));
        }
        for (at, start) in self.starts.iter().enumerate() {
            if self.has_room(Link::Start(at)) && self.by[start.state as usize].is_none() {
                self.by[start.state as usize] = Some((Link::Start(at), true));
                queue.push_back(start.state);
            }
        }
        while let Some(state) = queue.pop_front() {
            let end =
                self.ends.iter().enumerate().find(|(at, end)| end.state == state && self.has_room(Link::End(*at)));
            if let Some((at, _)) = end {
                return Some(Link::End(at));
            }
            for step in states.steps_of(state) {
                let to = states.steps[step].to;
                if self.by[to as usize].is_none() && self.rules.is_drivable(step) && self.has_room(Link::Step(step)) {
                    self.by[to as usize] = Some((Link::Step(step), true));
                    queue.push_back(to);
                }
            }
            // Back along what is in use.
            for link in self.into.get(&state).into_iter().flatten() {
                let Link::Step(step) = *link else { continue };
                let from = self.tail(step);
                if self.by[from as usize].is_none() {
                    self.by[from as usize] = Some((*link, false));
                    queue.push_back(from);
                }
            }
        }
        None
    }

    /// The state that a step leaves.
    fn tail(&self, step: usize) -> State {
        let first = &self.rules.network.states.first;
        let at = first.partition_point(|first| *first as usize <= step);
        u32::try_from(at.saturating_sub(1)).unwrap_or(0)
    }

    fn send(&mut self, last: Link) {
        self.change(last, true);
        let mut state = match last {
            Link::End(at) => self.ends[at].state,
            _ => return,
        };
        while let Some((link, ahead)) = self.by[state as usize] {
            self.change(link, ahead);
            state = match (link, ahead) {
                (Link::Step(step), true) => self.tail(step),
                (Link::Step(step), false) => self.rules.network.states.steps[step].to,
                _ => return,
            };
        }
    }

    fn change(&mut self, link: Link, more: bool) {
        let used = self.flow.entry(link).or_default();
        let was = *used;
        *used = if more { was + 1 } else { was.saturating_sub(1) };
        let now = *used;
        if now == 0 {
            self.flow.remove(&link);
        }
        if let Link::Step(step) = link {
            let list = self.into.entry(self.rules.network.states.steps[step].to).or_default();
            if was == 0 && now > 0 {
                list.push(link);
            } else if now == 0 {
                list.retain(|known| *known != link);
            }
        }
    }

    /// The closures that are cut: on links from what is reached to what is not.
    fn ids(&self) -> Vec<u32> {
        let reached = |state: State| self.by[state as usize].is_some();
        let mut ids: Vec<u32> = Vec::new();
        let used = self.flow.keys().copied().filter(|link| match *link {
            Link::Start(at) => !reached(self.starts[at].state),
            Link::End(at) => reached(self.ends[at].state),
            Link::Direct(_) => true,
            Link::Step(step) => reached(self.tail(step)) && !reached(self.rules.network.states.steps[step].to),
        });
        for link in used {
            ids.extend(self.closures(link).map(|closure| closure.id));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Rules<'_> {
    /// Whether a step could be driven if nothing were closed.
    fn is_drivable(&self, step: usize) -> bool {
        let step = self.network.states.steps[step];
        !self.is_banned(step.ban) && self.open_cost(step.arc) < NEVER
    }
}
