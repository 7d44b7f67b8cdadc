//! What the first reading of a file finds (roads, restrictions), and what the second one finds (positions).

use std::collections::HashMap;

use rayon::prelude::*;

use super::{
    Imported, RefusalReason,
    gates::{self, Standing},
    holds::Stop,
    merge,
    restrict::Restriction,
    tags,
};
use passage_osm::Nano;

use crate::{
    Condition, Kind, RoadsError,
    network::{NameText, Units},
    osm::{Member, Tags, Take, position},
};

/// Roads and restrictions of one block.
#[derive(Default)]
pub(super) struct Roads {
    ways: Vec<Found>,
    nodes: Vec<i64>,
    restrictions: Vec<Restriction>,
    all: u64,
}

struct Found {
    id: i64,
    road: tags::Road,
    names: Vec<NameText>,
    nodes: usize,
}

impl Take for Roads {
    const NODES: bool = false;

    fn node(&mut self, _: i64, _: Option<Nano>, _: Tags<'_>) {}

    fn way(&mut self, id: i64, tags: Tags<'_>, nodes: &[i64]) {
        self.all += 1;
        if nodes.len() < 2 {
            return;
        }
        if let Some(road) = tags::road(tags) {
            self.ways.push(Found { id, road, names: tags::names(tags), nodes: nodes.len() });
            self.nodes.extend_from_slice(nodes);
        }
    }

    fn relation(&mut self, id: i64, tags: Tags<'_>, members: &[Member<'_>]) {
        self.restrictions.extend(Restriction::read(id, tags, members));
    }
}

/// A road: its nodes are a run of [`Gathered::nodes`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) id: i64,
    pub(super) kind: u16,
    pub(super) name: u32,
    pub(super) first: usize,
    pub(super) count: usize,
}

/// Values of which each is kept once, by number in the order of their coming.
pub(super) struct Once<T> {
    pub(super) values: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T: Clone + Eq + std::hash::Hash> Once<T> {
    fn starting_with(values: Vec<T>) -> Self {
        let numbers = values.iter().cloned().zip(0..).collect();
        Self { values, numbers }
    }

    pub(super) fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        number
    }
}

/// Everything that the first reading found.
pub(super) struct Gathered {
    pub(super) ways: Vec<Way>,
    pub(super) nodes: Vec<i64>,
    pub(super) kinds: Once<Kind>,
    pub(super) names: Once<Vec<NameText>>,
    pub(super) conditions: Vec<Vec<Condition>>,
    pub(super) restrictions: Vec<Restriction>,
}

impl Default for Gathered {
    fn default() -> Self {
        Self {
            ways: Vec::new(),
            nodes: Vec::new(),
            kinds: Once::starting_with(Vec::new()),
            names: Once::starting_with(vec![Vec::new()]),
            conditions: vec![Vec::new()],
            restrictions: Vec::new(),
        }
    }
}

impl Gathered {
    /// Number of a list of conditions. Past 65,535 lists the road is marked instead of being wrong.
    pub(super) fn condition(&mut self, list: Vec<Condition>) -> Option<u16> {
        if let Some(at) = self.conditions.iter().rev().take(64).position(|known| *known == list) {
            return u16::try_from(self.conditions.len() - 1 - at).ok();
        }
        let number = u16::try_from(self.conditions.len()).ok()?;
        self.conditions.push(list);
        Some(number)
    }

    /// Number of a kind. There are some thousands of them; the last number stands for what does not fit.
    pub(super) fn kind(&mut self, kind: Kind) -> u16 {
        u16::try_from(self.kinds.number(kind)).unwrap_or(u16::MAX)
    }

    /// Takes what the next block held.
    pub(super) fn add(&mut self, block: Roads, imported: &mut Imported) {
        imported.ways += block.all;
        let mut first = self.nodes.len();
        self.nodes.extend_from_slice(&block.nodes);
        for found in block.ways {
            for detail in &found.road.unread {
                imported.refuse(format!("way/{}", found.id), RefusalReason::UnreadRule, detail);
            }
            let mut kind = found.road.kind;
            match self.condition(found.road.conditions) {
                Some(number) => kind.conditions = number,
                None => kind.unread_rule = true,
            }
            let (kind, name) = (self.kind(kind), self.names.number(found.names));
            self.ways.push(Way { id: found.id, kind, name, first, count: found.nodes });
            first += found.nodes;
        }
        self.restrictions.extend(block.restrictions);
    }

    /// Sorts by id and joins the forms of each way: an extract may have cut it.
    pub(super) fn sort(&mut self, imported: &mut Imported) {
        let nodes = &self.nodes;
        // The order of the files does not matter: forms of one length come by their nodes.
        let list = |way: &Way| &nodes[way.first..way.first + way.count];
        self.ways.par_sort_by(|a, b| (a.id, b.count).cmp(&(b.id, a.count)).then_with(|| list(a).cmp(list(b))));
        let before = self.ways.len();
        merge::forms(&mut self.ways, &mut self.nodes, |way| {
            imported.refuse(format!("way/{way}"), RefusalReason::NodesMissing, "");
        });
        imported.joined = (before - self.ways.len()) as u64;
        imported.roads = self.ways.len() as u64;
        self.restrictions.sort_by_key(|restriction| restriction.id);
        self.restrictions.dedup_by_key(|restriction| restriction.id);
    }
}

/// Nodes that roads name: ascending ids, and what is known of each.
pub(super) struct Places {
    pub(super) ids: Vec<i64>,
    pub(super) at: Vec<Units>,
    /// What stands there.
    pub(super) gates: HashMap<u32, Kind>,
    /// Rules there that hold at times or for some, and what was not understood.
    rules: HashMap<u32, (Vec<Condition>, Vec<String>)>,
    /// What holds everybody up there.
    pub(super) stops: HashMap<u32, Stop>,
}

/// A position that has not been found.
pub(super) const NOWHERE: Units = (i32::MIN, i32::MIN);

impl Places {
    pub(super) fn new(gathered: &Gathered) -> Result<Self, RoadsError> {
        let mut ids = gathered.nodes.clone();
        ids.par_sort_unstable();
        ids.dedup();
        if ids.len() >= u32::MAX as usize {
            return Err(RoadsError::TooMany { what: "nodes", limit: u64::from(u32::MAX) });
        }
        ids.shrink_to_fit();
        let at = vec![NOWHERE; ids.len()];
        Ok(Self { ids, at, gates: HashMap::new(), rules: HashMap::new(), stops: HashMap::new() })
    }

    /// Number of a node.
    pub(super) fn number(&self, id: i64) -> Option<u32> {
        self.ids.binary_search(&id).ok().and_then(|at| u32::try_from(at).ok())
    }

    pub(super) fn finder(&self) -> Finder<'_> {
        Finder { ids: &self.ids, cursor: 0, found: Vec::new() }
    }

    pub(super) fn add(&mut self, found: Vec<Placed>) {
        for Placed { number, at, gate, stop } in found {
            if let Some(place) = self.at.get_mut(number as usize) {
                *place = at;
            }
            if let Some(stop) = stop {
                self.stops.insert(number, stop);
            }
            let Some(Standing { kind, conditions, unread }) = gate.map(|gate| *gate) else { continue };
            self.gates.insert(number, kind);
            if !conditions.is_empty() || !unread.is_empty() {
                self.rules.insert(number, (conditions, unread));
            }
        }
    }

    /// Gives the rules at gates their numbers, tells what was not understood, and forgets what stops nobody.
    pub(super) fn rule(&mut self, gathered: &mut Gathered, imported: &mut Imported) {
        let mut rules: Vec<_> = self.rules.drain().collect();
        rules.sort_unstable_by_key(|(number, _)| *number);
        for (number, (conditions, unread)) in rules {
            for detail in &unread {
                let element = format!("node/{}", self.ids[number as usize]);
                imported.refuse(element, RefusalReason::UnreadRule, detail);
            }
            if let Some(kind) = self.gates.get_mut(&number) {
                match gathered.condition(conditions) {
                    Some(list) => kind.conditions = list,
                    None => kind.unread_rule = true,
                }
            }
        }
        self.gates.retain(|_, gate| gates::matters(gate));
    }
}

/// A node that a road names.
pub(super) struct Placed {
    number: u32,
    at: Units,
    gate: Option<Box<Standing>>,
    stop: Option<Stop>,
}

/// Looks for named nodes in a block. Nodes mostly come in ascending order.
pub(super) struct Finder<'p> {
    ids: &'p [i64],
    cursor: usize,
    found: Vec<Placed>,
}

impl Finder<'_> {
    pub(super) fn found(self) -> Vec<Placed> {
        self.found
    }

    fn find(&mut self, id: i64) -> Option<u32> {
        let near = self.ids.get(self.cursor..self.cursor + 32).unwrap_or_default();
        let here = near.first().is_some_and(|first| *first <= id) && near.last().is_some_and(|last| *last >= id);
        self.cursor = if here {
            self.cursor + near.iter().take_while(|known| **known < id).count()
        } else {
            self.ids.partition_point(|known| *known < id)
        };
        self.ids.get(self.cursor).filter(|known| **known == id)?;
        u32::try_from(self.cursor).ok()
    }
}

impl Take for Finder<'_> {
    const WAYS: bool = false;

    fn node(&mut self, id: i64, at: Option<Nano>, tags: Tags<'_>) {
        if let Some((number, at)) = self.find(id).zip(at.and_then(position)) {
            let (gate, stop) =
                if tags.0.is_empty() { (None, None) } else { (gates::gate(tags).map(Box::new), gates::stop(tags)) };
            self.found.push(Placed { number, at, gate, stop });
        }
    }

    fn way(&mut self, _: i64, _: Tags<'_>, _: &[i64]) {}

    fn relation(&mut self, _: i64, _: Tags<'_>, _: &[Member<'_>]) {}
}
