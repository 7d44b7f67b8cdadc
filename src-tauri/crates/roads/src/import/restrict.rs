//! Turn restrictions: relations of type `restriction` with their roads, by one node or by ways between.

use std::collections::HashMap;

use super::{
    Imported, RefusalReason,
    collect::{Gathered, Places},
    edges::Landed,
    fold::{Leg, Pieces},
};
use crate::{
    Condition, Kind, RoadClass, condition, mode,
    network::{Arc, Columns, Turn},
    osm::{Member, Sort, Tags},
};

/// A restriction as read.
#[derive(Debug, Clone)]
pub(super) struct Restriction {
    pub(super) id: i64,
    from: Vec<i64>,
    to: Vec<i64>,
    via_node: Option<i64>,
    via_ways: Vec<i64>,
    rules: Vec<Rule>,
    unread: Option<(RefusalReason, String)>,
}

#[derive(Debug, Clone)]
struct Rule {
    only: bool,
    modes: u8,
    condition: Option<Condition>,
}

/// `no_left_turn` and the like: whether it says what is the only way on.
fn only(value: &str) -> Option<bool> {
    match value.split_once('_')?.0 {
        "no" => Some(false),
        "only" => Some(true),
        _ => None,
    }
}

impl Restriction {
    /// `None`: not a restriction.
    pub(super) fn read(id: i64, tags: Tags<'_>, members: &[Member<'_>]) -> Option<Self> {
        if !tags.get("type").is_some_and(|value| value == "restriction" || value.starts_with("restriction:")) {
            return None;
        }
        let mut found = Self {
            id,
            from: Vec::new(),
            to: Vec::new(),
            via_node: None,
            via_ways: Vec::new(),
            rules: Vec::new(),
            unread: None,
        };
        for member in members {
            match (member.role, member.sort) {
                ("from", Sort::Way) => found.from.push(member.id),
                ("to", Sort::Way) => found.to.push(member.id),
                ("via", Sort::Node) => found.via_node = Some(member.id),
                ("via", Sort::Way) => found.via_ways.push(member.id),
                _ => {}
            }
        }
        let mut excepted = 0;
        for word in tags.get("except").unwrap_or_default().split(';') {
            excepted |= modes_of(word.trim());
        }
        for (key, value) in tags.0 {
            let Some(rest) = key.strip_prefix("restriction") else { continue };
            let (rest, conditional) = rest.strip_suffix(":conditional").map_or((rest, false), |rest| (rest, true));
            let modes = match rest.strip_prefix(':') {
                None if rest.is_empty() => mode::MOTOR,
                Some(word) => modes_of(word),
                None => continue,
            } & !excepted;
            if modes == 0 {
                continue;
            }
            if let Err(unread) = found.rule(value.trim(), modes, conditional) {
                found.unread = Some(unread);
            }
        }
        (!found.rules.is_empty() || found.unread.is_some()).then_some(found)
    }

    /// The node at which it holds; `None`: it holds over whole roads.
    pub(super) fn via_node(&self) -> Option<i64> {
        self.via_node
    }

    fn rule(&mut self, value: &str, modes: u8, conditional: bool) -> Result<(), (RefusalReason, String)> {
        let told = || value.chars().take(200).collect::<String>();
        let unknown = || (RefusalReason::TurnUnknown, told());
        if !conditional {
            self.rules.push(Rule { only: only(value).ok_or_else(unknown)?, modes, condition: None });
            return Ok(());
        }
        // What is understood bars, whatever stands beside it.
        let mut all = Ok(());
        for rule in condition::parse(value, modes) {
            match rule.map(|(value, condition)| (only(&value), condition)) {
                Ok((Some(only), condition)) => self.rules.push(Rule { only, modes, condition: Some(condition) }),
                Ok((None, _)) => all = Err(unknown()),
                Err(_) => all = Err((RefusalReason::UnreadRule, told())),
            }
        }
        all
    }
}

fn modes_of(word: &str) -> u8 {
    match word {
        "hgv" | "goods" => mode::GOODS,
        "motorcar" => mode::CAR,
        "motorcycle" => mode::MOTORBIKE,
        "motor_vehicle" | "vehicle" => mode::MOTOR,
        _ => 0,
    }
}

/// What a restriction is made of: which of the ways' pieces can be meant.
struct Context<'c> {
    gathered: &'c Gathered,
    places: &'c Places,
    pieces: &'c Pieces,
    landed: &'c [Landed],
    gates: &'c HashMap<u32, Arc>,
}

/// Turns restrictions into runs of arcs.
pub(super) fn resolve(
    gathered: &mut Gathered,
    places: &Places,
    pieces: &Pieces,
    landed: &[Landed],
    columns: &mut Columns,
    imported: &mut Imported,
) {
    let gates = gates(gathered, columns);
    for restriction in std::mem::take(&mut gathered.restrictions) {
        let element = || format!("relation/{}", restriction.id);
        if let Some((reason, detail)) = &restriction.unread {
            imported.refuse(element(), *reason, detail);
        }
        let context = Context { gathered, places, pieces, landed, gates: &gates };
        match context.runs(&restriction, columns) {
            Ok(runs) => {
                for arcs in runs {
                    if restriction.unread.is_some() {
                        mark(arcs[0], gathered, columns);
                    }
                    for rule in &restriction.rules {
                        let conditions = match &rule.condition {
                            None => Some(0),
                            Some(condition) => gathered.condition(vec![condition.clone()]),
                        };
                        let Some(conditions) = conditions else {
                            imported.refuse(element(), RefusalReason::UnreadRule, "");
                            mark(arcs[0], gathered, columns);
                            continue;
                        };
                        imported.turns += 1;
                        let turn = Turn { arcs: arcs.clone(), only: rule.only, modes: rule.modes, conditions };
                        columns.turns.extend(at_gate(&turn, &gates, columns).unwrap_or_else(|| vec![turn]));
                    }
                }
            }
            Err(reason) => {
                if !restriction.rules.is_empty() {
                    imported.refuse(element(), reason, "");
                }
                // Whoever comes along the road has a sign before them of which nothing is kept.
                for arc in context.approaches(&restriction) {
                    mark(arc, gathered, columns);
                }
            }
        }
    }
}

/// The arcs that lead into gates, by the junction from which they do.
fn gates(gathered: &Gathered, columns: &Columns) -> HashMap<u32, Arc> {
    let mut gates = HashMap::new();
    for ((ends, kind), edge) in columns.ends.iter().zip(&columns.kind).zip(0..) {
        if gathered.kinds.values.get(usize::from(*kind)).is_some_and(|kind| kind.class == RoadClass::Gate) {
            gates.insert(ends.0, 2 * edge);
            gates.insert(ends.1, 2 * edge + 1);
        }
    }
    gates
}

/// Gates where more roads meet are left as they are: a file made for it could have a great many.
const MOST_ARMS: usize = 16;

/// The only way on behind a gate where several roads meet: all others from its middle are forbidden. `None`: it is no such
/// turn.
fn at_gate(turn: &Turn, gates: &HashMap<u32, Arc>, columns: &Columns) -> Option<Vec<Turn>> {
    let [before @ .., into, out, _] = &turn.arcs[..] else { return None };
    let is_arm = |arc: Arc| gates.get(&tail(columns, arc)) == Some(&arc);
    if !turn.only || !is_arm(*into) || !is_arm(out ^ 1) {
        return None;
    }
    // The arms of one gate are numbered one after another.
    let middle = head(columns, *into);
    let edges = u32::try_from(columns.ends.len()).unwrap_or(u32::MAX);
    let ahead = (into / 2..edges).map(|edge| 2 * edge + 1);
    let back = (0..into / 2).rev().map(|edge| 2 * edge + 1);
    let own = |arc: &Arc| tail(columns, *arc) == middle;
    let arms = ahead.take_while(own).chain(back.take_while(own)).take(MOST_ARMS + 1);
    let others: Vec<Arc> = arms.filter(|arc| *arc != *out && *arc != into ^ 1).collect();
    let to = |arc: &Arc| before.iter().chain([into, arc]).copied().collect();
    (others.len() < MOST_ARMS).then(|| others.iter().map(|arc| Turn { arcs: to(arc), only: false, ..*turn }).collect())
}

/// Marks the road on which a driver meets a sign that was not understood.
fn mark(arc: Arc, gathered: &mut Gathered, columns: &mut Columns) {
    let slot = &mut columns.kind[(arc / 2) as usize];
    if let Some(kind) = gathered.kinds.values.get(usize::from(*slot)).copied() {
        *slot = gathered.kind(Kind { unread_rule: true, ..kind });
    }
}

impl Context<'_> {
    fn legs(&self, way: i64) -> Vec<Leg> {
        let Ok(number) = self.gathered.ways.binary_search_by_key(&way, |way| way.id) else { return Vec::new() };
        (self.pieces.of_way[number]..self.pieces.of_way[number + 1])
            .map(|piece| Leg { piece, backward: false })
            .collect()
    }

    /// Legs of a way that leave (or reach) a node.
    fn at(&self, way: i64, node: u32, leave: bool) -> Vec<Leg> {
        let both = |leg: Leg| [leg, Leg { backward: true, ..leg }];
        let touches = |leg: &Leg| {
            let (from, to) = self.pieces.ends(*leg);
            node == if leave { from } else { to }
        };
        self.legs(way).into_iter().flat_map(both).filter(touches).collect()
    }

    /// The arcs that a leg lies in, in the order of driving.
    fn arcs(&self, leg: Leg) -> Vec<Arc> {
        let (first, last, turned) = self.landed[leg.piece as usize];
        let edges = first..=last;
        if turned == leg.backward {
            edges.map(|edge| 2 * edge).collect()
        } else {
            edges.rev().map(|edge| 2 * edge + 1).collect()
        }
    }

    /// The roads from which one comes to a restriction that was not kept. Where it only forbids a road that is not there,
    /// nobody can break it.
    fn approaches(&self, restriction: &Restriction) -> Vec<Arc> {
        let is_known = |way: &i64| !self.legs(*way).is_empty();
        let forbids = restriction.unread.is_none() && restriction.rules.iter().all(|rule| !rule.only);
        if forbids && !restriction.to.iter().any(is_known) {
            return Vec::new();
        }
        let via = restriction.via_node.and_then(|node| self.places.number(node));
        let own = |way: &i64| match via.map(|node| self.at(*way, node, false)) {
            Some(at) if !at.is_empty() => at,
            _ => self.legs(*way),
        };
        let legs = restriction.from.iter().flat_map(own);
        legs.filter_map(|leg| self.arcs(leg).last().copied()).collect()
    }

    fn runs(&self, restriction: &Restriction, columns: &Columns) -> Result<Vec<Vec<Arc>>, RefusalReason> {
        use RefusalReason::{TurnAmbiguous, TurnNotFound};
        if restriction.via_node.is_some() && !restriction.via_ways.is_empty() {
            return Err(TurnAmbiguous);
        }
        let mut runs = Vec::new();
        for from in &restriction.from {
            for to in &restriction.to {
                let legs = match restriction.via_node {
                    Some(node) => {
                        let node = self.places.number(node).ok_or(TurnNotFound)?;
                        let (arriving, leaving) = (self.at(*from, node, false), self.at(*to, node, true));
                        match (&arriving[..], &leaving[..]) {
                            ([arriving], [leaving]) => vec![*arriving, *leaving],
                            ([], _) | (_, []) => return Err(TurnNotFound),
                            _ => return Err(TurnAmbiguous),
                        }
                    }
                    None => self.through(*from, &restriction.via_ways, *to).ok_or(TurnNotFound)?,
                };
                // Of the first road the end counts, of the last one the start.
                let mut arcs: Vec<Arc> = Vec::new();
                for (at, leg) in legs.iter().enumerate() {
                    let own = self.arcs(*leg);
                    let own = match at {
                        0 => own.last().map_or(&own[..], std::slice::from_ref),
                        at if at + 1 == legs.len() => own.first().map_or(&own[..], std::slice::from_ref),
                        _ => &own[..],
                    };
                    arcs.extend_from_slice(own);
                }
                arcs.dedup();
                let arcs = self.by_gates(&arcs, columns);
                let joined = arcs.windows(2).all(|pair| head(columns, pair[0]) == tail(columns, pair[1]));
                if arcs.len() < 2 || !joined {
                    return Err(TurnNotFound);
                }
                runs.push(arcs);
            }
        }
        if runs.is_empty() { Err(TurnNotFound) } else { Ok(runs) }
    }

    /// The same arcs, with those of gates between them.
    fn by_gates(&self, arcs: &[Arc], columns: &Columns) -> Vec<Arc> {
        let mut all: Vec<Arc> = Vec::with_capacity(arcs.len());
        for arc in arcs {
            if let Some((from, to)) = all.last().map(|last| (head(columns, *last), tail(columns, *arc)))
                && from != to
                && let (Some(there), Some(back)) = (self.gates.get(&from), self.gates.get(&to))
            {
                all.push(*there);
                // Of two roads the gate is one arc; where more meet, each has one to the middle.
                if there ^ 1 != *back && head(columns, *there) == head(columns, *back) {
                    all.push(back ^ 1);
                }
            }
            all.push(*arc);
        }
        all
    }

    /// From one way by whole ways to another, each joined to the next by its end.
    fn through(&self, from: i64, via: &[i64], to: i64) -> Option<Vec<Leg>> {
        let forward: Vec<Leg> = self.legs(*via.first()?);
        let backward: Vec<Leg> = forward.iter().rev().map(|leg| Leg { backward: true, ..*leg }).collect();
        for start in [forward, backward] {
            let Some(first) = start.first() else { continue };
            let [arriving] = self.at(from, self.pieces.ends(*first).0, false)[..] else { continue };
            let mut run = vec![arriving];
            run.extend(start);
            let joined = via[1..].iter().try_for_each(|way| {
                let end = self.pieces.ends(*run.last()?).1;
                let mut legs = self.legs(*way);
                if self.pieces.ends(*legs.first()?).0 != end {
                    legs = legs.into_iter().rev().map(|leg| Leg { backward: true, ..leg }).collect();
                }
                (self.pieces.ends(*legs.first()?).0 == end).then(|| run.extend(legs))
            });
            let end = self.pieces.ends(*run.last()?).1;
            if let (Some(()), [leaving]) = (joined, &self.at(to, end, true)[..]) {
                run.push(*leaving);
                return Some(run);
            }
        }
        None
    }
}

pub(crate) fn tail(columns: &Columns, arc: Arc) -> u32 {
    let (a, b) = columns.ends[(arc / 2) as usize];
    if arc.is_multiple_of(2) { a } else { b }
}

pub(crate) fn head(columns: &Columns, arc: Arc) -> u32 {
    tail(columns, arc ^ 1)
}
